"""Day-counting against an independent library, and what holds for every day."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsl_desk.model.school import Term
from dsl_desk.model.working_days import (
    FIRST_YEAR,
    LAST_YEAR,
    Calendar,
    add_months,
    add_school_days,
    add_working_days,
    bank_holidays,
    is_school_day,
    is_working_day,
    previous_working_day,
    working_days_between,
)
from dsl_desk.profiles.guidance import england_calendar

ENGLAND = england_calendar()
DAYS = st.dates(min_value=date(FIRST_YEAR, 1, 1), max_value=date(LAST_YEAR - 2, 12, 31))
UNHURRIED = settings(deadline=None)
COUNTS = st.integers(min_value=0, max_value=120)


@pytest.mark.parametrize("year", range(FIRST_YEAR, LAST_YEAR + 1))
def test_the_bank_holidays_of_every_year_are_the_librarys(year: int) -> None:
    oracle = holidays.country_holidays("GB", subdiv="ENG", years=year)
    assert {one.on for one in bank_holidays(year, ENGLAND.changes)} == set(oracle)


@UNHURRIED
@given(start=DAYS, days=COUNTS)
def test_counting_working_days_agrees_with_the_library(start: date, days: int) -> None:
    oracle = holidays.country_holidays("GB", subdiv="ENG")
    reached, left = start, days
    while left:
        reached += timedelta(days=1)
        left -= reached.weekday() < 5 and reached not in oracle
    assert add_working_days(start, days, ENGLAND) == reached


@UNHURRIED
@given(start=DAYS, days=COUNTS)
def test_days_added_are_days_between(start: date, days: int) -> None:
    end = add_working_days(start, days, ENGLAND)
    assert working_days_between(start, end, ENGLAND) == days
    assert not days or is_working_day(end, ENGLAND)


@UNHURRIED
@given(start=DAYS, fewer=COUNTS, more=COUNTS)
def test_more_days_are_never_earlier_and_counts_add_up(start: date, fewer: int, more: int) -> None:
    first = add_working_days(start, fewer, ENGLAND)
    assert add_working_days(first, more, ENGLAND) == add_working_days(start, fewer + more, ENGLAND)


@UNHURRIED
@given(day=DAYS)
def test_the_working_day_before_is_the_nearest(day: date) -> None:
    before = previous_working_day(day, ENGLAND)
    assert before < day
    assert is_working_day(before, ENGLAND)
    assert working_days_between(before, day - timedelta(days=1), ENGLAND) == 0


@UNHURRIED
@given(
    start=DAYS, days=st.integers(min_value=1, max_value=60), length=st.integers(min_value=0, max_value=120)
)
def test_a_school_day_found_is_one_and_never_before_as_many_working_days(
    start: date, days: int, length: int
) -> None:
    term = Term(from_on=start - timedelta(days=10), to_on=start + timedelta(days=length))
    calendar = Calendar(changes=ENGLAND.changes, terms=(term,))
    found = add_school_days(start, days, calendar)
    if found is None:
        assert working_days_between(start, term.to_on, calendar) < days
    else:
        assert is_school_day(found, calendar)
        assert found >= add_working_days(start, days, calendar)


@UNHURRIED
@given(start=DAYS, months=st.integers(min_value=0, max_value=24))
def test_months_keep_the_day_or_fall_on_a_months_last(start: date, months: int) -> None:
    end = add_months(start, months)
    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day == start.day or (end + timedelta(days=1)).day == 1
