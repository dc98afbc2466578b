"""Blocks that are tables: people, dated facts, support, contact attempts, deadlines, enclosures, stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.packs.answers import answered, from_to, joined, noted, nothing, on, titled
from dsl_desk.packs.prose import Prose
from dsl_desk.packs.styles import KEY_POINT
from dsl_desk.packs.tables import grid
from dsl_desk.packs.text import counted, short_when

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from dsl_desk.packs.case import (
        Attempt,
        Attempts,
        Deadlines,
        Earlier,
        Enclosures,
        Happened,
        Household,
        Tried,
    )
    from dsl_desk.packs.press import Press


def household_rows(household: Household, press: Press, _key: str) -> list[Flowable]:
    """Set out who is in the household and involved, with parental responsibility."""
    if not household.people:
        return nothing(press)
    rows = [
        [
            titled(press, person.name, person.born and f"born {person.born}"),
            answered(press, person.relation),
            answered(press, person.responsibility),
            answered(press, person.lives_with),
            noted(press, person.contact, person.note),
        ]
        for person in household.people
    ]
    heads = ("Name", "To the child", "Parental responsibility", "Lives with the child", "Contact")
    return [grid(press, heads, rows, (0.25, 0.17, 0.16, 0.15, 0.27))]


def fact_rows(happened: Happened, press: Press, _key: str) -> list[Flowable]:
    """Set out what happened, dated, with the record each stands in."""
    if not happened.facts:
        return nothing(press)
    rows = [
        [on(press, fact.when), answered(press, fact.text), answered(press, fact.recorded)]
        for fact in happened.facts
    ]
    return [grid(press, ("When", "What happened", "Where recorded"), rows, (0.2, 0.61, 0.19))]


def support_rows(tried: Tried, press: Press, _key: str) -> list[Flowable]:
    """Set out what has been tried, and what it did."""
    if not tried.supports:
        return nothing(press)
    rows = [
        [
            titled(press, support.what, support.how_often),
            answered(press, support.agency),
            answered(press, support.level),
            answered(press, from_to(support.began, support.ended)),
            answered(press, support.effect),
        ]
        for support in tried.supports
    ]
    heads = ("What was tried", "By whom", "Level", "When", "What it did")
    return [grid(press, heads, rows, (0.25, 0.17, 0.15, 0.18, 0.25))]


def attempt_rows(attempts: Attempts, press: Press, _key: str) -> list[Flowable]:
    """Set out every try at reaching somebody, under a sentence that counts them and the longest wait."""
    if not attempts.attempts:
        return nothing(press)
    rows = [_attempt_row(press, attempt) for attempt in attempts.attempts]
    heads = ("When", "Agency and person", "How, and what was asked", "What came of it", "Waited")
    return [
        Prose(press, _attempts_in_words(attempts.attempts), KEY_POINT),
        grid(press, heads, rows, (0.17, 0.2, 0.27, 0.23, 0.13)),
    ]


def deadline_rows(deadlines: Deadlines, press: Press, _key: str) -> list[Flowable]:
    """Set out each date in force with its rule, its source and why it is this date."""
    if not deadlines.rows:
        return nothing(press)
    rows = [
        [titled(press, due.what, due.why), on(press, due.by), noted(press, due.rule, due.source)]
        for due in deadlines.rows
    ]
    heads = ("What is due, and why this date", "By", "Rule and source")
    return [grid(press, heads, rows, (0.54, 0.18, 0.28))]


def enclosure_rows(enclosures: Enclosures, press: Press, _key: str) -> list[Flowable]:
    """List what is enclosed."""
    if not enclosures.rows:
        return nothing(press)
    rows = [
        [
            answered(press, str(number)),
            noted(press, enclosure.title, enclosure.note),
            answered(press, "" if enclosure.pages is None else counted(enclosure.pages, "page")),
        ]
        for number, enclosure in enumerate(enclosures.rows, 1)
    ]
    return [grid(press, ("No.", "Enclosed", "Length"), rows, (0.08, 0.74, 0.18))]


def earlier_rows(earlier: Earlier, press: Press, _key: str) -> list[Flowable]:
    """Set out earlier stages and attempts and what came of them."""
    if not earlier.stages:
        return nothing(press)
    rows = [
        [
            titled(press, stage.label),
            answered(press, stage.to_post),
            answered(press, from_to(stage.opened, stage.closed)),
            answered(press, stage.result),
        ]
        for stage in earlier.stages
    ]
    return [grid(press, ("Stage or attempt", "To", "When", "What came of it"), rows, (0.24, 0.24, 0.2, 0.32))]


def _attempt_row(press: Press, attempt: Attempt) -> list[list[Flowable]]:
    waited = attempt.working_days_waited
    return [
        on(press, attempt.when),
        titled(press, attempt.agency, attempt.person),
        noted(press, joined((attempt.how, attempt.asked), ": "), attempt.by and f"by {attempt.by}"),
        answered(press, attempt.result),
        answered(press, "\u2013" if waited is None else counted(waited, "working day")),
    ]


def _attempts_in_words(attempts: tuple[Attempt, ...]) -> str:
    said = f"{counted(len(attempts), 'contact attempt')}, from {short_when(attempts[0].when)}"
    if len(attempts) > 1:
        said += f" to {short_when(attempts[-1].when)}"
    longest = max((attempt.working_days_waited or 0 for attempt in attempts), default=0)
    return f"{said}. Longest wait: {counted(longest, 'working day')}." if longest else f"{said}."
