"""Counting days as safeguarding clocks do: England's bank holidays, working days, school days, months, hours.

Four units are never treated as the same: clock hours, calendar days, working days and school days. The day
something starts is day 0. Bank holidays are computed from the Banking and Financial Dealings Act 1971 and
custom; days a proclamation added or moved are data, handed in. Local time is England's.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dsl_desk.errors import DeskError
from dsl_desk.model.school import Term

if TYPE_CHECKING:
    from collections.abc import Iterator

LONDON = ZoneInfo("Europe/London")
FIRST_YEAR = 1995
LAST_YEAR = 2100
SATURDAY = 5
MONTHS_IN_YEAR = 12


class YearNotKnown(DeskError):
    """A year outside those whose bank holidays can be computed: nearly always a mistyped date."""

    def __init__(self, year: int) -> None:
        """Name the year."""
        super().__init__(
            f"Bank holidays are known for {FIRST_YEAR} to {LAST_YEAR}, not for {year}. Check the date."
        )


class Change(StrEnum):
    """What a proclamation did to a day."""

    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayChange:
    """A bank holiday added for one year or taken from its usual day, as with a jubilee."""

    on: date
    name: str
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class BankHoliday:
    """One bank holiday in England. A day falling at a weekend is listed beside its substitute."""

    on: date
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What day-counting needs to be told: proclaimed changes, and the school's own terms.

    `day_starts` is when the school's day begins, for clocks that run to its start; local time.
    """

    changes: tuple[HolidayChange, ...] = ()
    terms: tuple[Term, ...] = ()
    day_starts: time = time(8, 30)


def bank_holidays(year: int, changes: tuple[HolidayChange, ...] = ()) -> tuple[BankHoliday, ...]:
    """List England's bank holidays of a year in date order, with substitutes and the changes handed in.

    Raises YearNotKnown outside 1995 to 2100.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise YearNotKnown(year)
    days = {holiday.on: holiday for holiday in (*_movable(year), *_new_year(year), *_christmas(year))}
    for change in changes:
        if change.on.year == year and change.change is Change.REMOVED:
            days.pop(change.on, None)
    for change in changes:
        if change.on.year == year and change.change is Change.ADDED:
            days[change.on] = BankHoliday(on=change.on, name=change.name)
    return tuple(days[day] for day in sorted(days))


def easter_on(year: int) -> date:
    """Give Easter Sunday of a year, by the anonymous Gregorian rule (Meeus, Jones, Butcher)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    correction = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Say whether offices work: not a Saturday, a Sunday or a bank holiday in England."""
    return day.weekday() < SATURDAY and all(
        holiday.on != day for holiday in bank_holidays(day.year, calendar.changes)
    )


def is_school_day(day: date, calendar: Calendar) -> bool:
    """Say whether the school is open to children: a working day inside a term and not a closed one."""
    return is_working_day(day, calendar) and any(
        term.from_on <= day <= term.to_on and day not in term.closed for term in calendar.terms
    )


def add_working_days(day: date, days: int, calendar: Calendar) -> date:
    """Give the nth working day after a day, which is day 0; none after it is the day itself."""
    ahead = _working_days_after(day, calendar)
    reached = day
    for _ in range(days):
        reached = next(ahead)
    return reached


def add_school_days(day: date, days: int, calendar: Calendar) -> date | None:
    """Give the nth school day after a day, or None where the terms entered do not reach that far."""
    last = max((term.to_on for term in calendar.terms), default=day)
    ahead = _working_days_after(day, calendar)
    reached, left = day, days
    while left and reached < last:
        reached = next(ahead)
        left -= is_school_day(reached, calendar)
    return reached if not left and reached <= last else None


def add_months(day: date, months: int) -> date:
    """Give the same day number some months on, or the last day of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, MONTHS_IN_YEAR)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_hours(at: datetime, hours: int) -> datetime:
    """Give the local time when so many hours have really passed, whatever the clocks did meanwhile."""
    return (at.astimezone(UTC) + timedelta(hours=hours)).astimezone(LONDON)


def next_working_day(day: date, calendar: Calendar) -> date:
    """Give the first working day after a day."""
    return next(_working_days_after(day, calendar))


def previous_working_day(day: date, calendar: Calendar) -> date:
    """Give the last working day before a day."""
    before = day - timedelta(days=1)
    while not is_working_day(before, calendar):
        before -= timedelta(days=1)
    return before


def working_days_between(start: date, end: date, calendar: Calendar) -> int:
    """Count the working days after `start` up to and including `end`; none if `end` is not later."""
    passed = 0
    for day in _working_days_after(start, calendar):
        if day > end:
            break
        passed += 1
    return passed


def weekday_holidays_between(start: date, end: date, calendar: Calendar) -> tuple[BankHoliday, ...]:
    """List the bank holidays after `start` and before `end` that took a Monday to Friday out of a count."""
    return tuple(
        holiday
        for year in range(start.year, end.year + 1)
        for holiday in bank_holidays(year, calendar.changes)
        if start < holiday.on < end and holiday.on.weekday() < SATURDAY
    )


def _working_days_after(day: date, calendar: Calendar) -> Iterator[date]:
    """Give each working day after a day, computing each year's bank holidays once."""
    closed: dict[int, frozenset[date]] = {}
    while True:
        day += timedelta(days=1)
        if day.weekday() >= SATURDAY:
            continue
        if day.year not in closed:
            closed[day.year] = frozenset(one.on for one in bank_holidays(day.year, calendar.changes))
        if day not in closed[day.year]:
            yield day


def _movable(year: int) -> tuple[BankHoliday, ...]:
    """Easter's two days and the three Mondays."""
    easter = easter_on(year)
    return (
        BankHoliday(on=easter - timedelta(days=2), name="Good Friday"),
        BankHoliday(on=easter + timedelta(days=1), name="Easter Monday"),
        BankHoliday(on=_monday_from(date(year, 5, 1)), name="Early May bank holiday"),
        BankHoliday(on=_monday_from(date(year, 5, 25)), name="Spring bank holiday"),
        BankHoliday(on=_monday_from(date(year, 8, 25)), name="Summer bank holiday"),
    )


def _new_year(year: int) -> tuple[BankHoliday, ...]:
    """New Year's Day, and the Monday after where it falls at a weekend."""
    return _with_substitute(date(year, 1, 1), "New Year's Day", taken=())


def _christmas(year: int) -> tuple[BankHoliday, ...]:
    """Christmas Day and Boxing Day; where they fall at a weekend, the next weekdays nobody else has."""
    christmas, boxing = date(year, 12, 25), date(year, 12, 26)
    first = _with_substitute(christmas, "Christmas Day", taken=(boxing,))
    return (*first, *_with_substitute(boxing, "Boxing Day", taken=tuple(one.on for one in first)))


def _with_substitute(day: date, name: str, taken: tuple[date, ...]) -> tuple[BankHoliday, ...]:
    """Give a fixed holiday, and its substitute day where it falls on a Saturday or Sunday."""
    itself = BankHoliday(on=day, name=name)
    if day.weekday() < SATURDAY:
        return (itself,)
    instead = day
    while instead.weekday() >= SATURDAY or instead in taken:
        instead += timedelta(days=1)
    return itself, BankHoliday(on=instead, name=f"{name} (substitute day)")


def _monday_from(day: date) -> date:
    """Give the first Monday on or after a day."""
    return day + timedelta(days=-day.weekday() % 7)
