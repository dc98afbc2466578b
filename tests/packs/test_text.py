"""Words for paper: dates, ages and hashes put plainly; people's text made printable and nothing more."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from dsl_desk.model.record import Moment
from dsl_desk.packs import text


def test_days_and_times_are_written_in_english_without_a_locale() -> None:
    day = date(2026, 11, 20)
    assert text.day_words(day) == "Friday 20 November 2026"
    assert text.short_day(day) == "Fri 20 Nov 2026"
    assert text.month_words(day) == "November 2026"
    assert text.when_words(datetime(2026, 11, 20, 14, 10, tzinfo=UTC)) == "Friday 20 November 2026, 14:10"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (Moment(on=date(2026, 3, 1)), "Sunday 1 March 2026"),
        (Moment(on=date(2026, 3, 1), at=time(9, 5)), "Sunday 1 March 2026, 09:05"),
        (Moment(on=date(2026, 3, 1), at=time(9, 5), about=True), "Sunday 1 March 2026, about 09:05"),
        (Moment(on=date(2026, 3, 1), about=True), "about Sunday 1 March 2026"),
        (Moment(on=date(2026, 3, 1), words="after lunch"), "Sunday 1 March 2026 (after lunch)"),
    ],
)
def test_a_moment_is_written_no_more_exactly_than_it_is_known(moment: Moment, said: str) -> None:
    assert text.when_words(moment) == said


def test_words_already_decided_stand_as_they_are() -> None:
    assert text.when_words("in the first week of term") == "in the first week of term"


@pytest.mark.parametrize(
    ("born_on", "day", "said"),
    [
        (date(2013, 3, 14), date(2026, 11, 24), "13 years and 255 days"),
        (date(2025, 11, 24), date(2026, 11, 24), "1 year and 0 days"),
        (date(2009, 1, 12), date(2026, 11, 24), "17 years and 316 days; 49 days until 18"),
        (date(2009, 1, 12), date(2027, 1, 11), "17 years and 364 days; 1 day until 18"),
        (date(2009, 1, 12), date(2026, 1, 12), "17 years and 0 days; 365 days until 18"),
        (date(2009, 1, 12), date(2026, 1, 11), "16 years and 364 days"),
        (date(2009, 1, 12), date(2027, 1, 12), "18 years and 0 days"),
        (date(2008, 2, 29), date(2026, 2, 28), "17 years and 364 days; 1 day until 18"),
        (date(2008, 2, 29), date(2026, 3, 1), "18 years and 0 days"),
        (date(2027, 2, 1), date(2026, 11, 24), "not yet born"),
    ],
)
def test_an_age_is_counted_to_the_day_and_so_is_what_is_left_of_childhood(
    born_on: date, day: date, said: str
) -> None:
    assert text.age_words(born_on, day) == said


def test_a_hash_stands_in_eight_groups_of_eight() -> None:
    groups = text.hash_words("0123456789abcdef" * 4).split()
    assert [len(group) for group in groups] == [8] * 8


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("<b>unclosed & <img src='x'>", "<b>unclosed & <img src='x'>"),
        ("safe\u202egpj.exe", "safegpj.exe"),
        ("\u2066a\u2069\u061cb\u200fc", "abc"),
        ("nul\x00, bell\x07, escape\x1b[31m", "nul, bell, escape[31m"),
        ("one\r\ntwo\rthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("Ame\u0301lie", "Am\u00e9lie"),
        ("so\u00adft Ng\u2003Thi", "soft Ng Thi"),
        (
            "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u062f",
            "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u062f",
        ),
        ("\ufb01nd \uff21nna \U0001d4d0", "find Anna A"),
    ],
)
def test_text_from_people_is_made_printable_and_is_otherwise_as_typed(typed: str, printed: str) -> None:
    assert text.clean(typed) == printed


def test_a_run_without_spaces_and_a_tower_of_accents_are_opened_and_lose_nothing() -> None:
    run = text.clean("x" * 1_000)
    assert max(map(len, run.split())) == text.LONGEST_RUN
    assert run.replace(" ", "") == "x" * 1_000
    tower = text.clean("a" + "\u0323" * 50)
    assert tower.replace(" ", "").count("\u0323") == 49  # the first has become part of its letter
    assert max(map(len, tower.split())) <= text.MOST_MARKS + 1


def test_quotation_marks_are_not_doubled() -> None:
    assert text.in_quotes("I stayed at Auntie\u2019s.") == "\u201cI stayed at Auntie\u2019s.\u201d"
    assert text.in_quotes("\u2018No,\u2019 she said") == "\u2018No,\u2019 she said"
