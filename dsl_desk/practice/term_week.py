"""Which week of the school term a day is in, where the school's term dates allow it to be said."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dsl_desk.model.school import Term

_FIRST_OF_SUMMER, _FIRST_OF_AUTUMN = 4, 8
_SATURDAY = 5


def term_week(terms: tuple[Term, ...], day: date) -> str:
    """Say "week 12 of the autumn term", or nothing outside the terms entered.

    Weeks begin on Monday. One in which the school opens on no day, such as half-term, has no number and is
    not counted. Two halves of a term entered apart are counted through.
    """
    season = next((_season(one) for one in terms if one.from_on <= day <= one.to_on), None)
    if season is None:
        return ""
    open_weeks = sorted(
        {_monday(one) for term in terms if _season(term) == season for one in _open_days(term)}
    )
    if _monday(day) not in open_weeks:
        return ""
    return f"week {open_weeks.index(_monday(day)) + 1} of the {season[1]} term"


def _season(term: Term) -> tuple[int, str]:
    """Name a term by the month it begins in, with its year."""
    month = term.from_on.month
    if month >= _FIRST_OF_AUTUMN:
        return term.from_on.year, "autumn"
    return term.from_on.year, "summer" if month >= _FIRST_OF_SUMMER else "spring"


def _open_days(term: Term) -> Iterable[date]:
    for number in range((term.to_on - term.from_on).days + 1):
        day = term.from_on + timedelta(days=number)
        if day.weekday() < _SATURDAY and day not in term.closed:
            yield day


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
