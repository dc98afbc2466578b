"""Standard facts, each with its source, against reasons that authorities give for turning a child away.

The words are data (`resources/guidance/challenges.yaml`); the dates are the child's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

from pydantic import BaseModel

from dsl_desk.model.child import age_on, turns_18_on
from dsl_desk.model.deadline import say_day
from dsl_desk.model.escalation import Ground
from dsl_desk.profiles.strict_yaml import read_strictly

if TYPE_CHECKING:
    from dsl_desk.model.child import Child
    from dsl_desk.model.referral import ReasonCode

_NAME = "challenges.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One fact to put against a reason: what it says of this child, when it applies, and where it stands."""

    text: str
    source: str
    applies: str = ""

    @property
    def ground(self) -> Ground:
        """Give it as a challenge keeps it."""
        return Ground(title=self.source, text=self.text)


class Fact(BaseModel, frozen=True, extra="forbid"):
    """One fact as filed. `{until}`, `{days}` and `{age}` stand for the child's own."""

    text: str
    source: str
    applies: str = ""
    from_age: int = 0
    before_age: int = 200


class Challenge(BaseModel, frozen=True, extra="forbid"):
    """The facts that answer one reason."""

    reason: str
    facts: tuple[Fact, ...]


class ChallengeFile(BaseModel, frozen=True, extra="forbid"):
    """The file of facts."""

    schema_version: str
    title: str
    checked_on: date
    challenges: tuple[Challenge, ...]


def answers_to(reason: ReasonCode, child: Child, today: date) -> tuple[Answer, ...]:
    """Give the facts against a reason for a child of this age; none where the age is not known."""
    if child.born_on is None:
        return ()
    age = age_on(child.born_on, today)
    until = turns_18_on(child.born_on)
    days = (until - today).days
    own = {
        "until": say_day(until),
        "days": "1 day" if days == 1 else f"{days:,} days",
        "age": str(age),
    }
    return tuple(
        Answer(text=_with(fact.text, own), source=fact.source, applies=fact.applies)
        for challenge in _read().challenges
        if challenge.reason == reason.name.lower()
        for fact in challenge.facts
        if fact.from_age <= age < fact.before_age
    )


def _with(text: str, own: dict[str, str]) -> str:
    for name, words in own.items():
        text = text.replace(f"{{{name}}}", words)
    return text


def _read() -> ChallengeFile:
    data = files("resources").joinpath("guidance", _NAME).read_bytes()
    return ChallengeFile.model_validate(read_strictly(data).tree)
