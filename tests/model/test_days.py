"""Days, times and moments as people write them, read on Monday 23 November 2026 at nine."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from dsl_desk.errors import Wrong
from dsl_desk.model.days import Side, read_day, read_moment, read_time
from dsl_desk.model.record import Moment
from dsl_desk.model.working_days import LONDON

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=LONDON)
FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "said",
    [
        "20/11/26",
        "20/11/2026",
        "20-11-26",
        "20.11.2026",
        "20 11 26",
        "20/11",
        "20 Nov",
        "20 NOV",
        "20th November",
        "20 Nov 2026",
        "20 november 26",
        "Nov 20",
        "November 20, 2026",
        "2026-11-20",
        "Friday",
        "last Friday",
        "fri",
        "Fri 20 Nov",
        "  Friday,  20 Nov. ",
    ],
)
def test_one_friday_in_many_writings(said: str) -> None:
    assert read_day(said, TODAY) == FRIDAY


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", TODAY),
        ("Yesterday", date(2026, 11, 22)),
        ("Monday", date(2026, 11, 16)),
        ("Tuesday", date(2026, 11, 17)),
        ("3 Dec", date(2025, 12, 3)),
        ("29 Feb", date(2024, 2, 29)),
        ("1/1/99", date(1999, 1, 1)),
        ("7/8/09", date(2009, 8, 7)),
        ("12 Sept", date(2026, 9, 12)),
        ("Thurs", date(2026, 11, 19)),
    ],
)
def test_without_a_year_it_is_the_latest_such_day(said: str, day: date) -> None:
    assert read_day(said, TODAY) == day


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("tomorrow", date(2026, 11, 24)),
        ("Monday", date(2026, 11, 30)),
        ("next Tue", date(2026, 11, 24)),
        ("3 Dec", date(2026, 12, 3)),
        ("20 Nov", date(2027, 11, 20)),
        ("29 Feb", date(2028, 2, 29)),
        ("1/2/30", date(2030, 2, 1)),
        ("today", TODAY),
    ],
)
def test_a_day_to_come_is_the_next_such_day(said: str, day: date) -> None:
    assert read_day(said, TODAY, Side.COMING) == day


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("20", "must include a month"),
        ("Nov", "must include a day"),
        ("Nov 2026", "must include a day"),
        ("", "must be a real date"),
        ("soon", "must be a real date"),
        ("20 Foo", "must be a real date"),
        ("31/4/26", "must be a real date, the day before the month"),
        ("11/20/26", "must be a real date, the day before the month"),
        ("29 Feb 2025", "must be a real date, the day before the month"),
        ("0/1/26", "must be a real date"),
        ("Thursday 20 Nov", "does not fit: 20 November 2026 is a Friday"),
        ("tomorrow", "must be today or in the past"),
        ("24/11/26", "must be today or in the past"),
        ("next Friday", "must be today or in the past"),
        ("9" * 5_000, "must be a real date"),
    ],
)
def test_what_is_no_day_is_said(said: str, words: str) -> None:
    with pytest.raises(Wrong, match=words):
        read_day(said, TODAY)


@pytest.mark.parametrize("said", ["yesterday", "last Friday", "20/11/26"])
def test_a_day_to_come_cannot_be_past(said: str) -> None:
    with pytest.raises(Wrong, match="must be today or in the future"):
        read_day(said, TODAY, Side.COMING)


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("14:30", time(14, 30)),
        ("2.30pm", time(14, 30)),
        ("9am", time(9)),
        ("12am", time()),
        ("12 pm", time(12)),
        ("noon", time(12)),
        ("0:05", time(0, 5)),
    ],
)
def test_times(said: str, at: time) -> None:
    assert read_time(said) == at


@pytest.mark.parametrize("said", ["25:00", "14:60", "9", "13pm", "0am", "late", ""])
def test_what_is_no_time_is_said(said: str) -> None:
    with pytest.raises(Wrong, match="must be a time of day"):
        read_time(said)


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("20/11/26 14:30", Moment(on=FRIDAY, at=time(14, 30))),
        ("20.11.26 14.30", Moment(on=FRIDAY, at=time(14, 30))),
        ("Friday, 2:15 pm", Moment(on=FRIDAY, at=time(14, 15))),
        ("20 Nov at 9am", Moment(on=FRIDAY, at=time(9))),
        ("20.11", Moment(on=FRIDAY)),
        ("now", Moment(on=TODAY, at=time(9))),
        ("today 8:59", Moment(on=TODAY, at=time(8, 59))),
        ("yesterday morning", Moment(on=date(2026, 11, 22), words="morning")),
        ("this morning", Moment(on=TODAY, words="morning")),
        ("last night", Moment(on=date(2026, 11, 22), words="night")),
        ("about 3 Nov", Moment(on=date(2026, 11, 3), about=True)),
        ("~3 Nov", Moment(on=date(2026, 11, 3), about=True)),
        ("around 3 Nov, after school", Moment(on=date(2026, 11, 3), about=True, words="after school")),
    ],
)
def test_moments(said: str, moment: Moment) -> None:
    assert read_moment(said, NOW) == moment


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("14:30", "must include a day as well as a time"),
        ("today 10:00", "that time has not come yet"),
        ("20 Nov 25:00", "must be a time of day"),
        ("about", "must be a real date"),
        ("tomorrow morning", "must be today or in the past"),
    ],
)
def test_what_is_no_moment_is_said(said: str, words: str) -> None:
    with pytest.raises(Wrong, match=words):
        read_moment(said, NOW)
