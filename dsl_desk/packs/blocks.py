"""How each block of a case looks on paper. A block that holds nothing says so; none is ever left blank."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from dsl_desk.packs import criteria, rows
from dsl_desk.packs.answers import answered, joined, label, lead, nothing, withheld_words
from dsl_desk.packs.body_map import body_map_drawn
from dsl_desk.packs.case import (
    Attempts,
    BodyMap,
    Child,
    ChildWords,
    Chronology,
    Consent,
    Criteria,
    Danger,
    Deadlines,
    Decision,
    Earlier,
    Enclosures,
    Fact,
    Facts,
    Happened,
    Home,
    Household,
    Outcome,
    Passage,
    Points,
    Tried,
    Withheld,
)
from dsl_desk.packs.chronology import chronology_entries
from dsl_desk.packs.headings import on_one_page
from dsl_desk.packs.prose import Prose
from dsl_desk.packs.styles import BODY, CHILD_WORDS, DANGER_NOW, EMPTY, KEY_POINT, POINT, SAID_TO, SUBHEADING
from dsl_desk.packs.tables import pairs
from dsl_desk.packs.text import age_words, in_quotes, plain_day, when_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlab.platypus import Flowable

    from dsl_desk.packs.case import Block
    from dsl_desk.packs.press import Press

NO_REASON = "No reason was given to us."

_CALLED: Mapping[type, str] = {
    Household: "Household and people involved",
    Consent: "Consent and knowledge",
    Happened: "What happened",
    Danger: "Immediate danger",
    Criteria: "Criterion by criterion",
    Tried: "What has been tried",
    Attempts: "Contact attempts and delays",
    BodyMap: "Body map",
    Chronology: "Chronology",
    ChildWords: "The child\u2019s own words",
    Outcome: "What we ask for",
    Deadlines: "Deadlines in force",
    Enclosures: "Enclosed",
    Earlier: "Earlier stages and attempts",
}
"""What tells blocks apart where one section holds several."""

_LABELS = 0.3
"""Share of the text width for labels."""


def draw_blocks(press: Press, blocks: Sequence[Block], key: str) -> list[Flowable]:
    """Lay out a section's blocks one under another, told apart where there are several.

    `key` names the section to the bookmarks a block may add.
    """
    if len(blocks) == 1:
        return draw_block(blocks[0], press, key)
    laid: list[Flowable] = []
    for block in blocks:
        called = _CALLED.get(type(block), "")
        laid += on_one_page([*_own_heading(press, called), *draw_block(block, press, key)])
    return laid


@singledispatch
def draw_block(block: Block, press: Press, key: str) -> list[Flowable]:
    """Lay out one block; `key` names its section to the bookmarks it may add."""
    raise TypeError(f"No way to print a {type(block).__name__} ({key}, {press}).")


@draw_block.register(Withheld)
def _(withheld: Withheld, press: Press, _key: str) -> list[Flowable]:
    return [Prose(press, withheld_words(withheld), EMPTY)]


@draw_block.register(Facts)
def _(facts: Facts, press: Press, _key: str) -> list[Flowable]:
    return fact_list(press, facts.rows)


@draw_block.register(Child)
def _(child: Child, press: Press, _key: str) -> list[Flowable]:
    return fact_list(press, child_facts(child))


@draw_block.register(Consent)
def _(consent: Consent, press: Press, _key: str) -> list[Flowable]:
    asked = joined((when_words(consent.asked), consent.asked_by and f"by {consent.asked_by}"))
    return fact_list(
        press,
        [
            Fact(label="Were the parents or carers told?", answer=consent.told),
            Fact(label="Did they agree?", answer=consent.agreed),
            *([Fact(label="Why not", answer=consent.why_not)] if consent.why_not else []),
            Fact(label="Asked", answer=asked),
            *([Fact(label="What it covers", answer=consent.covers)] if consent.covers else []),
            Fact(label="What the child thinks", answer=consent.child_view),
        ],
    )


@draw_block.register(Danger)
def _(danger: Danger, press: Press, _key: str) -> list[Flowable]:
    return [Prose(press, danger.words, DANGER_NOW)] if danger.words.strip() else nothing(press)


@draw_block.register(Passage)
def _(passage: Passage, press: Press, _key: str) -> list[Flowable]:
    said = [Prose(press, passage.text, BODY)] if passage.text.strip() else nothing(press)
    return [*_own_heading(press, passage.heading), *said]


@draw_block.register(Points)
def _(points: Points, press: Press, _key: str) -> list[Flowable]:
    return [*_own_heading(press, points.heading), *point_list(press, points.items)]


@draw_block.register(ChildWords)
def _(words: ChildWords, press: Press, _key: str) -> list[Flowable]:
    laid: list[Flowable] = []
    for spoken in words.said:
        told = joined((spoken.told and f"To {spoken.told}", when_words(spoken.when), spoken.recorded))
        laid.append(Prose(press, in_quotes(spoken.words), CHILD_WORDS))
        laid.append(Prose(press, told, SAID_TO))
    return laid or nothing(press)


@draw_block.register(Outcome)
def _(outcome: Outcome, press: Press, _key: str) -> list[Flowable]:
    laid = point_list(press, outcome.sought)
    by = when_words(outcome.by)
    if by:
        laid.append(Prose(press, lead("By", by), KEY_POINT))
    if outcome.otherwise:
        laid.append(Prose(press, lead("If nothing changes:", outcome.otherwise), BODY))
    return laid


@draw_block.register(Decision)
def _(decision: Decision, press: Press, _key: str) -> list[Flowable]:
    reason = in_quotes(decision.their_reason) if decision.their_reason.strip() else NO_REASON
    return fact_list(
        press,
        [
            Fact(label="Decision challenged", answer=decision.what),
            Fact(label="Decided", answer=when_words(decision.decided)),
            Fact(label="By", answer=decision.by),
            Fact(label="Their reason, in their words", answer=reason),
        ],
    )


@draw_block.register(BodyMap)
def _(body_map: BodyMap, press: Press, _key: str) -> list[Flowable]:
    return body_map_drawn(press, body_map) if body_map.marks else nothing(press)


@draw_block.register(Chronology)
def _(chronology: Chronology, press: Press, key: str) -> list[Flowable]:
    return chronology_entries(press, chronology, key) or nothing(press)


draw_block.register(Household, rows.household_rows)
draw_block.register(Happened, rows.fact_rows)
draw_block.register(Tried, rows.support_rows)
draw_block.register(Attempts, rows.attempt_rows)
draw_block.register(Deadlines, rows.deadline_rows)
draw_block.register(Enclosures, rows.enclosure_rows)
draw_block.register(Earlier, rows.earlier_rows)
draw_block.register(Criteria, criteria.criteria_rows)


def fact_list(press: Press, facts: Sequence[Fact]) -> list[Flowable]:
    """Set labels and answers one under another."""
    if not facts:
        return nothing(press)
    return [pairs([(label(press, fact.label), answered(press, fact.answer)) for fact in facts], _LABELS)]


def point_list(press: Press, items: Sequence[str]) -> list[Flowable]:
    """Set a short list with bullets."""
    return [Prose(press, item, POINT) for item in items if item.strip()] or nothing(press)


def child_facts(child: Child) -> list[Fact]:
    """Put who the child is into labelled facts."""
    born = ""
    if child.born_on is not None:
        age = age_words(child.born_on, child.counted_on)
        born = f"{plain_day(child.born_on)} (on {plain_day(child.counted_on)}: {age})"
    return [
        Fact(label="Name", answer=child.name),
        *([Fact(label="Known as", answer=child.known_as)] if child.known_as else []),
        *([Fact(label="Other names", answer=joined(child.other_names))] if child.other_names else []),
        Fact(label="Date of birth", answer=born),
        Fact(label="Unique pupil number", answer=child.upn),
        Fact(label="Year group", answer=child.year_group),
        *(_home_fact(home) for home in child.homes),
        *(Fact(label=part, answer=name) for part, name in child.authorities),
        *child.more,
    ]


def _own_heading(press: Press, heading: str) -> list[Flowable]:
    return [Prose(press, heading, SUBHEADING)] if heading.strip() else []


def _home_fact(home: Home) -> Fact:
    if isinstance(home.lines, Withheld):
        return Fact(label=home.label, answer=home.lines)
    return Fact(label=home.label, answer=joined((joined(home.lines), home.dates), "\n"))
