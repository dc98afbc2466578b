"""Values put into words for the screen, and text from people made fit to lay out."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from dsl_desk.model.deadline import Deadline
from dsl_desk.model.record import Moment
from dsl_desk.model.rule import Standing
from tests.hostile import HOSTILE, Hostile
from ui import words

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 14, tzinfo=UTC)


def a_deadline(due_at: datetime | None, said: str = "") -> Deadline:
    """A deadline due then."""
    return Deadline(
        rule="R01",
        what="A decision",
        who="the authority",
        due_at=due_at,
        words=said,
        counted_from=NOW,
        edition="national",
        source="Working Together",
        standing=Standing.STATUTORY,
        why="Because.",
    )


@pytest.mark.parametrize(
    ("moment", "short", "full"),
    [
        (Moment(on=TODAY, at=time(14, 10)), "Fri 20 Nov, 14:10", "Friday 20 November 2026, 14:10"),
        (
            Moment(on=TODAY, at=time(9), about=True),
            "Fri 20 Nov, about 09:00",
            "Friday 20 November 2026, about 09:00",
        ),
        (Moment(on=TODAY, about=True), "about Fri 20 Nov", "about Friday 20 November 2026"),
        (
            Moment(on=date(2025, 1, 3), words="morning"),
            "Fri 3 Jan 2025 (morning)",
            "Friday 3 January 2025 (morning)",
        ),
    ],
)
def test_a_moment_is_said_no_more_exactly_than_it_is_known(moment: Moment, short: str, full: str) -> None:
    assert words.short_moment(moment, TODAY) == short
    assert words.moment_words(moment) == full


@pytest.mark.parametrize(
    ("due_at", "said"),
    [
        (datetime(2026, 11, 18, 23, 59, 59, tzinfo=UTC), "2 days late"),
        (datetime(2026, 11, 20, 9, tzinfo=UTC), "Late today"),
        (datetime(2026, 11, 20, 16, tzinfo=UTC), "Due today, 16:00"),
        (datetime(2026, 11, 20, 23, 59, 59, tzinfo=UTC), "Due today"),
        (datetime(2026, 11, 21, 23, 59, 59, tzinfo=UTC), "Tomorrow"),
        (datetime(2027, 1, 13, 12, tzinfo=UTC), "Wed 13 Jan 2027, 12:00"),
    ],
)
def test_a_deadline_is_said_from_today(due_at: datetime, said: str) -> None:
    assert words.due_words(a_deadline(due_at), NOW) == said


def test_a_deadline_without_a_date_has_its_words() -> None:
    assert words.due_words(a_deadline(None, "as agreed by the parties"), NOW) == "as agreed by the parties"


def test_what_was_written_in_summer_is_said_in_local_time() -> None:
    assert words.written_words(datetime(2026, 7, 1, 13, 5, tzinfo=UTC)) == "1 July 2026 at 14:05"


@pytest.mark.parametrize(
    ("born_on", "said"),
    [
        (date(2013, 3, 14), "13"),
        (date(2008, 12, 13), "17, 18 in 23 days"),
        (date(2008, 11, 21), "17, 18 in 1 day"),
        (date(2008, 11, 20), "18, an adult since 20 November 2026"),
        (date(2026, 12, 1), "not yet born"),
    ],
)
def test_an_age_is_said_to_the_day_near_eighteen(born_on: date, said: str) -> None:
    assert words.age_words(born_on, TODAY) == said


@pytest.mark.parametrize(
    ("size", "said"),
    [(0, "0 bytes"), (1, "1 byte"), (1_023, "1,023 bytes"), (14_336, "14 kB"), (2_411_725, "2.3 MB")],
)
def test_a_size_is_said(size: int, said: str) -> None:
    assert words.size_words(size) == said


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Zofia Żółkiewska", "ZŻ"), ("Ana Maria de Sá", "AS"), ("Bo", "B"), ("", ""), ("1 2", "")],
)
def test_initials(name: str, letters: str) -> None:
    assert words.initials(name) == letters


def test_a_number_loses_its_middle_only_where_it_has_one() -> None:
    assert words.short_number("A823000000417") == "A8230…417"
    assert words.short_number("A8230417") == "A8230417"


@pytest.mark.parametrize(
    ("parts", "said"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_words_are_joined(parts: tuple[str, ...], said: str) -> None:
    assert words.listed(parts) == said


@pytest.mark.parametrize("hostile", HOSTILE, ids=[one.name for one in HOSTILE])
def test_hostile_text_is_fit_to_lay_out(hostile: Hostile) -> None:
    said = words.shown(hostile.text, 2_000)
    assert max(map(len, said.split()), default=0) <= 401
    assert not set(said) & set("\x00\x07\x1b\u202e\u2066\r\u2028")
    said.encode()
    assert "\n" not in words.one_line(hostile.text)
    assert len(words.one_line(hostile.text)) <= 300
    assert max(map(len, words.breakable(said).replace("\u200b", " ").split()), default=0) <= 25


def test_ordinary_text_stays_as_it_was_typed() -> None:
    text = "“No,” she said.\n\nZoë – and O'Brien: 5 < 6 & <b>"
    assert words.shown(text) == text
