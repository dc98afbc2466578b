"""What has been tried: support given, and every attempt to reach somebody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from dsl_desk.model.access import PROTECTION, SUPPORT
from dsl_desk.model.record import ChronologyLine, Involved, Met, Moment, Part, Record, RecordId, ask_for


class ContactResult(StrEnum):
    """What came of an attempt."""

    REACHED = "reached"
    NO_ANSWER = "no answer"
    MESSAGE_LEFT = "message left"
    CALL_BACK_PROMISED = "call back promised"
    REFUSED = "refused"
    NO_REPLY_YET = "no reply yet"
    DID_NOT_ATTEND = "did not attend"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactAttempt(Record):
    """One try at reaching an agency or a family: when, whom, how, what came of it, when it was answered."""

    kind: ClassVar[str] = "contact attempt"
    compartments: ClassVar[tuple[str, ...]] = (PROTECTION, SUPPORT)

    child: RecordId
    tried: Moment
    agency: str
    person: str = ""
    how: str
    asked: str
    result: ContactResult
    said: str = ""
    made_by: str
    answered_on: date | None = None
    next_try_on: date | None = None
    about: RecordId | None = None
    chases: tuple[Met, ...] = ()

    def involves(self) -> tuple[Involved, ...]:
        """It is about one child."""
        return (Involved(who=self.child, part=Part.SUBJECT),)

    def line(self) -> ChronologyLine:
        """Show whom we tried and what came of it."""
        whom = f"{self.agency}, {self.person}" if self.person else self.agency
        return ChronologyLine(
            when=self.tried,
            title="Contact attempt",
            headline=f"{whom}: {self.result.value}",
            body=" ".join(filter(None, (self.asked, self.said))),
            status=self.result.value,
        )

    def meets(self) -> tuple[Met, ...]:
        """A chase meets the duty to chase."""
        return self.chases

    def missing(self) -> tuple[str, ...]:
        """It needs the agency and the question."""
        return ask_for(
            (self.agency, "Say which agency or person was tried."),
            (self.asked, "Say what was asked for."),
        )


class Effect(StrEnum):
    """What the support did, as far as is known."""

    BETTER = "things got better"
    SOME = "some change"
    NONE = "no change"
    WORSE = "things got worse"
    NOT_KNOWN = "not known yet"
    NOT_TAKEN_UP = "not taken up"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportGiven(Record):
    """Help that was given or offered, by whom, at which level, from when to when, and what it did."""

    kind: ClassVar[str] = "support given"
    compartments: ClassVar[tuple[str, ...]] = (SUPPORT, PROTECTION)

    child: RecordId
    what: str
    agency: str
    level_label: str = ""
    from_on: date
    to_on: date | None = None
    how_often: str = ""
    effect: Effect = Effect.NOT_KNOWN
    result: str = ""
    waited: str = ""

    def involves(self) -> tuple[Involved, ...]:
        """It is about one child."""
        return (Involved(who=self.child, part=Part.SUBJECT),)

    def line(self) -> ChronologyLine:
        """Show what was tried and what it did."""
        return ChronologyLine(
            when=Moment(on=self.from_on),
            title="Support given",
            headline=f"{self.what} ({self.agency})",
            body=". ".join(filter(None, (self.how_often, self.result))),
            status=self.effect.value,
        )

    def missing(self) -> tuple[str, ...]:
        """It needs what, who, and once ended what came of it."""
        ended_unsaid = self.to_on is not None and self.effect is Effect.NOT_KNOWN
        return ask_for(
            (self.what, "Say what support was given."),
            (self.agency, "Say who gave it."),
            (not ended_unsaid, "Say what the support did now that it has ended."),
        )
