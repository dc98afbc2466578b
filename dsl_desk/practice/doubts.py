"""What about a record looks mistaken: said beside it, never a reason to stop it being kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dsl_desk.model.deadline import say_day
from dsl_desk.model.judgement import Judgement
from dsl_desk.model.record import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dsl_desk.model.record import Record

_PAST = {
    "happened": "when it happened",
    "told": "when school was told",
    "judged": "when it was judged",
    "tried": "when it was tried",
    "sent": "when it was sent",
    "received": "when it was received",
    "opened": "when it was opened",
    "decided_on": "the day they decided",
    "answered_on": "the day it was answered",
    "told_on": "the day it was told",
    "born_on": "the date of birth",
}
"""Fields that cannot lie ahead, and what each is called."""

_IN_ORDER = (
    ("happened", "told"),
    ("tried", "answered_on"),
    ("decided_on", "received"),
    ("from_on", "to_on"),
    ("joined_on", "left_on"),
)
_NAMES = _PAST | {
    "from_on": "the first day",
    "to_on": "the last day",
    "joined_on": "the day of joining",
    "left_on": "the day of leaving",
}


def doubts_of(record: Record, born: Iterable[date], today: date) -> tuple[str, ...]:
    """Give a finished sentence for each date that lies ahead, before a birth, or out of order.

    `born` are the birth dates of the children it is about.
    """
    days = {name: day for name in _NAMES if (day := _day(getattr(record, name, None))) is not None}
    past = {name: day for name, day in days.items() if name in _PAST}
    earliest = min(born, default=None)
    return (
        *(_ahead(name, day) for name, day in past.items() if day > today),
        *(_unborn(name, day) for name, day in past.items() if earliest and day < earliest),
        *(
            _disordered(first, then)
            for first, then in _IN_ORDER
            if first in days and then in days and days[then] < days[first]
        ),
        *_doubts_of_facts(record, today),
    )


def _day(value: object) -> date | None:
    if isinstance(value, Moment):
        return value.on
    return value if isinstance(value, date) else None


def _ahead(name: str, day: date) -> str:
    return f"{_said(name)}, {say_day(day)}, is after today. Check the date."


def _unborn(name: str, day: date) -> str:
    return f"{_said(name)}, {say_day(day)}, is before the child was born. Check the date."


def _disordered(first: str, then: str) -> str:
    return f"{_said(then)} is before {_NAMES[first]}. Check both dates."


def _said(name: str) -> str:
    words = _NAMES[name]
    return words[0].upper() + words[1:]


def _doubts_of_facts(record: Record, today: date) -> Iterator[str]:
    """Facts under a criterion lie in the past too."""
    if not isinstance(record, Judgement):
        return
    for place, criterion in enumerate(record.criteria, 1):
        for fact in criterion.facts:
            if fact.on > today:
                yield f"A fact under criterion {place} is dated {say_day(fact.on)}, after today. Check it."
