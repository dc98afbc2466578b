"""Dates as people and spreadsheets in England write them; what could be read two ways is never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)

_MIDNIGHT = re.compile(r"[T ]00:00(:00(\.0+)?)?$")
_FIGURES = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_MONTH_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/ ]([a-z]{3,9})[-/ ,]+(\d{4})", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"\d{1,2}[/.\- ](?:\d{1,2}|[a-z]{3,9})[/.\- ]\d{2}", re.IGNORECASE)
_SERIAL = re.compile(r"\d{5}(\.0+)?")
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """What was written cannot be taken as a date: why, and how to write it."""

    why: str


def read_day(text: str) -> date | Doubtful:
    """Read a day written day first, or year first. A time of midnight behind it is let be."""
    written = _MIDNIGHT.sub("", text.strip())
    if found := _YEAR_FIRST.fullmatch(written):
        return _day(*(int(one) for one in found.groups()))
    if found := _FIGURES.fullmatch(written):
        day, month, year = (int(one) for one in found.groups())
        if month > _LAST_MONTH >= day:
            return Doubtful(why="the month seems to come first; write the day first, as in 25/03/2012")
        return _day(year, month, day)
    if found := _MONTH_NAMED.fullmatch(written):
        name = found[2].lower()
        for month, full in enumerate(MONTHS, 1):
            if full.startswith(name):
                return _day(int(found[3]), month, int(found[1]))
    return Doubtful(why=_why(written))


def _day(year: int, month: int, day: int) -> date | Doubtful:
    try:
        return date(year, month, day)
    except ValueError:
        return Doubtful(why="there is no such day in the calendar")


def _why(written: str) -> str:
    if _SHORT_YEAR.fullmatch(written):
        return "the year has two figures; write all four, as in 25/03/2012"
    if _SERIAL.fullmatch(written):
        return "this is a spreadsheet's number for a day; format the column as a date, as in 25/03/2012"
    return "this is not a date; write it as in 25/03/2012"
