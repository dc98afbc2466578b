"""Tying criteria to dated facts: each fact a record of the child, or a day and what happened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dsl_desk.cli.command import Setting
from dsl_desk.cli.pick import CHILD, records_of
from dsl_desk.cli.problems import Misused
from dsl_desk.cli.questions import Choice, Given, Question, Style
from dsl_desk.cli.readers import BETWEEN, Lines, find_choice, quoted
from dsl_desk.errors import Wrong
from dsl_desk.model.concern import Concern
from dsl_desk.model.days import Side, read_day
from dsl_desk.model.deadline import say_day
from dsl_desk.model.escalation import Escalation
from dsl_desk.model.judgement import Fact
from dsl_desk.model.note import Note
from dsl_desk.model.referral import Referral, Reply
from dsl_desk.model.support import ContactAttempt, SupportGiven

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dsl_desk.cli.ask import Said
    from dsl_desk.cli.questions import Scene

FACT = "fact"
TYPED = "typed"
EQUALS = "="
BAR = "|"
FACTS = Setting(
    name=FACT,
    help="A fact that meets a criterion. The criterion is the indicator's id, or “typed 1”; the fact a "
    "record's reference, perhaps with words after a colon, or a day, a colon and what happened.",
    shown="CRITERION=FACT",
)
HINT = (
    "A number or reference alone, or with your words after a colon; or a day and what happened (3/11/26: …)."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A criterion copied from the authority's own document, with its page and perhaps its level."""

    quoted: str
    page: str
    level_id: str = ""


def fact_question(key: str, quoted: str, *, lists: bool) -> Question[tuple[Fact, ...]]:
    """Ask which facts meet one criterion; `key` names it on the command line."""
    return Question(
        name=fact_name(key),
        prompt=f"Which dated facts meet “{quoted}”?",
        noun=f"Facts for “{quoted}”",
        hint=HINT,
        style=Style.MANY,
        read=replace(FACTS_READ, lists=lists),
    )


def fact_name(key: str) -> str:
    """Name the question about one criterion's facts."""
    return f"fact {key}"


def spread_facts(given: Iterable[str], keys: Iterable[str], said: Said) -> None:
    """Give each `CRITERION=FACT` of the command line to its criterion's question. Raises `Misused`."""
    known = tuple(keys)
    strange = []
    for one in given:
        key, _, fact = one.partition(EQUALS)
        if key.strip() not in known:
            strange.append(f"A fact is given for “{key.strip()}”, which is not among the criteria relied on.")
        elif fact.strip() not in said.get(fact_name(key.strip()), ()):
            said[fact_name(key.strip())] = (*said.get(fact_name(key.strip()), ()), fact.strip())
    if strange:
        raise Misused(*strange)


def typed_criteria(levels: Callable[[Scene], tuple[Choice[str], ...]]) -> Question[tuple[Copied, ...]]:
    """Ask for criteria copied from the document: `WORDS | PAGE`, perhaps `| LEVEL`, one of those offered."""

    def read(raw: tuple[str, ...], scene: Scene) -> Given[tuple[Copied, ...]]:
        found = tuple(_copied(line, levels, scene) for one in raw for line in one.split("\n") if line.strip())
        words = "; ".join(f"“{one.quoted}” (page {one.page})" for one in found)
        return Given(value=found, words=words or "none")

    return Question(
        name="criterion",
        prompt="Which criteria do you copy from the authority's own document?",
        noun="A copied criterion",
        hint=f"Word for word, as WORDS {BAR} PAGE, or WORDS {BAR} PAGE {BAR} LEVEL.",
        style=Style.MANY,
        read=read,
    )


def _copied(line: str, levels: Callable[[Scene], tuple[Choice[str], ...]], scene: Scene) -> Copied:
    quoted, page, level, *more = (*(part.strip() for part in line.split(BAR)), "", "")
    if not (quoted and page) or any(more):
        raise Wrong(f"must be written WORDS {BAR} PAGE, or WORDS {BAR} PAGE {BAR} LEVEL")
    level_id = find_choice(level, levels(scene)).value if level else ""
    return Copied(quoted=quoted, page=page, level_id=level_id)


def _read_fact(line: str, scene: Scene) -> Given[Fact]:
    where, _, words = line.partition(BETWEEN)
    kept = scene.desk.children.chronology(scene[CHILD])
    record = next((one for one in kept if one.reference == where.strip()), None)
    if record is not None:
        shown = record.record.line()
        fact = Fact(on=shown.when.on, text=words.strip() or shown.headline, record=record.record_id)
        return Given(value=fact, words=f"{say_day(fact.on)}: {fact.text}")
    try:
        on = read_day(where, scene.now.date(), Side.PAST)
    except Wrong:
        raise Wrong(f"must begin with a reference or a day; {quoted(where.strip())} is neither") from None
    if not words.strip():
        raise Wrong("must say after the day what happened")
    return Given(value=Fact(on=on, text=words.strip()), words=f"{say_day(on)}: {words.strip()}")


FACTS_READ = Lines(
    offer=records_of(CHILD, Concern, Note, ContactAttempt, SupportGiven, Referral, Reply, Escalation),
    each=_read_fact,
)
"""Reads facts beside the list of the child's records."""
