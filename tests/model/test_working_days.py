"""Days counted by hand from a calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from dsl_desk.model.school import Term
from dsl_desk.model.working_days import (
    LONDON,
    Calendar,
    Change,
    HolidayChange,
    YearNotKnown,
    add_hours,
    add_months,
    add_school_days,
    add_working_days,
    bank_holidays,
    easter_on,
    is_school_day,
    is_working_day,
    next_working_day,
    previous_working_day,
    weekday_holidays_between,
    working_days_between,
)

PLAIN = Calendar()
TERMS = Calendar(
    terms=(
        Term(from_on=date(2026, 11, 2), to_on=date(2026, 12, 18), closed=(date(2026, 11, 27),)),
        Term(from_on=date(2027, 1, 5), to_on=date(2027, 2, 12)),
    )
)


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28"),
        (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28"),
        (2028, "01-01 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
        (2022, "01-01 01-03 04-15 04-18 05-02 05-30 08-29 12-25 12-26 12-27"),
    ],
)
def test_a_years_bank_holidays_with_their_substitutes(year: int, days: str) -> None:
    assert [f"{one.on:%m-%d}" for one in bank_holidays(year)] == days.split()


def test_substitute_days_say_so() -> None:
    named = {one.on: one.name for one in bank_holidays(2027)}
    assert named[date(2027, 12, 27)] == "Christmas Day (substitute day)"
    assert named[date(2027, 12, 28)] == "Boxing Day (substitute day)"


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2026, 4, 5), (2038, 4, 25), (2100, 3, 28)],
)
def test_easter(year: int, month: int, day: int) -> None:
    assert easter_on(year) == date(year, month, day)


def test_a_day_can_be_added_removed_and_moved_for_one_year() -> None:
    moved = (
        HolidayChange(on=date(2030, 5, 6), name="Early May bank holiday", change=Change.REMOVED),
        HolidayChange(on=date(2030, 5, 10), name="Early May bank holiday (moved)", change=Change.ADDED),
    )
    calendar = Calendar(changes=moved)
    assert is_working_day(date(2030, 5, 6), calendar)
    assert not is_working_day(date(2030, 5, 10), calendar)
    assert not is_working_day(date(2031, 5, 5), calendar)


def test_removing_a_day_that_is_none_changes_nothing() -> None:
    odd = (HolidayChange(on=date(2030, 5, 7), name="No holiday", change=Change.REMOVED),)
    assert bank_holidays(2030, odd) == bank_holidays(2030)


@pytest.mark.parametrize("year", [1994, 2101, 206, 9999])
def test_a_mistyped_year_is_a_sentence(year: int) -> None:
    with pytest.raises(YearNotKnown, match=rf"not for {year}\. Check the date"):
        bank_holidays(year)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 12, 18), 1, date(2026, 12, 21)),  # Friday to Monday
        (date(2026, 12, 24), 1, date(2026, 12, 29)),  # over Christmas, Boxing Day's substitute on the 28th
        (date(2026, 12, 24), 3, date(2026, 12, 31)),
        (date(2026, 12, 31), 1, date(2027, 1, 4)),  # New Year's Day on a Friday
        (date(2027, 3, 25), 1, date(2027, 3, 30)),  # over Easter
        (date(2026, 12, 19), 1, date(2026, 12, 21)),  # from a Saturday
        (date(2026, 12, 25), 1, date(2026, 12, 29)),  # from a bank holiday
        (date(2028, 2, 28), 1, date(2028, 2, 29)),
        (date(2027, 2, 26), 1, date(2027, 3, 1)),
        (date(2026, 12, 19), 0, date(2026, 12, 19)),  # none after a Saturday is the Saturday
        (date(2026, 12, 18), 45, date(2027, 2, 24)),
    ],
)
def test_working_days_are_counted_from_day_nought(start: date, days: int, end: date) -> None:
    assert add_working_days(start, days, PLAIN) == end
    if days:
        assert working_days_between(start, end, PLAIN) == days


def test_nothing_passes_backwards() -> None:
    assert working_days_between(date(2026, 12, 18), date(2026, 12, 18), PLAIN) == 0
    assert working_days_between(date(2026, 12, 18), date(2026, 12, 1), PLAIN) == 0


def test_the_working_days_beside_a_holiday() -> None:
    assert next_working_day(date(2026, 12, 24), PLAIN) == date(2026, 12, 29)
    assert previous_working_day(date(2026, 12, 29), PLAIN) == date(2026, 12, 24)


def test_the_bank_holidays_a_count_passed_over_are_named() -> None:
    passed = weekday_holidays_between(date(2026, 12, 18), date(2027, 1, 5), PLAIN)
    assert [one.name for one in passed] == ["Christmas Day", "Boxing Day (substitute day)", "New Year's Day"]


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 11, 26), 1, date(2026, 11, 30)),  # a closed Friday (INSET)
        (date(2026, 12, 17), 1, date(2026, 12, 18)),
        (date(2026, 12, 18), 1, date(2027, 1, 5)),  # over the holiday
        (date(2026, 12, 18), 5, date(2027, 1, 11)),
        (date(2026, 12, 28), 1, date(2027, 1, 5)),  # from inside the holiday
        (date(2026, 12, 18), 0, date(2026, 12, 18)),
        (date(2027, 2, 11), 1, date(2027, 2, 12)),
        (date(2027, 2, 11), 2, None),  # beyond the terms entered
        (date(2027, 7, 1), 1, None),
        (date(2027, 2, 12), 1, None),
    ],
)
def test_school_days_are_counted_by_the_schools_terms(start: date, days: int, end: date | None) -> None:
    assert add_school_days(start, days, TERMS) == end


def test_no_terms_mean_no_school_days() -> None:
    assert add_school_days(date(2026, 11, 26), 1, PLAIN) is None
    assert not is_school_day(date(2026, 11, 26), PLAIN)


def test_a_school_day_is_a_working_day_in_a_term_and_not_a_closed_one() -> None:
    assert is_school_day(date(2026, 11, 26), TERMS)
    assert not is_school_day(date(2026, 11, 27), TERMS)
    assert not is_school_day(date(2026, 11, 28), TERMS)
    assert not is_school_day(date(2026, 12, 21), TERMS)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 12, 18), 3, date(2027, 3, 18)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
    ],
)
def test_months_keep_the_day_number_or_the_months_last(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2027-03-27 20:00", 24, "2027-03-28 21:00"),  # clocks forward: the day has 23 hours
        ("2026-10-24 20:00", 24, "2026-10-25 19:00"),  # clocks back: the day has 25 hours
        ("2026-12-18 16:55", 48, "2026-12-20 16:55"),
    ],
)
def test_hours_are_hours_really_passed(start: str, hours: int, end: str) -> None:
    began = datetime.fromisoformat(start).replace(tzinfo=LONDON)
    ended = add_hours(began, hours)
    assert ended.replace(tzinfo=None) == datetime.fromisoformat(end)
    assert ended.timestamp() - began.timestamp() == timedelta(hours=hours).total_seconds()


def test_the_hour_that_comes_twice_is_counted_twice() -> None:
    first = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON)
    second = add_hours(first, 1)
    assert (second.hour, second.minute, second.fold) == (1, 30, 1)
