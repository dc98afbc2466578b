"""Whatever is in a text, only words reach the terminal, in lines that fit."""

from __future__ import annotations

import unicodedata

import pytest

from dsl_desk.cli.safe_text import clean, one_line, width, wrap
from tests.hostile import HOSTILE

PLAYS = {"Cc", "Cf", "Cs", "Co"}
JOINERS = "\u200c\u200d"
"""Needed to write Persian and to join emoji; they move nothing."""


@pytest.mark.parametrize("one", HOSTILE, ids=lambda one: one.name)
def test_nothing_plays_with_the_terminal(one: tuple[str, str]) -> None:
    shown = clean(one[1])
    assert not {each for each in shown if unicodedata.category(each) in PLAYS and each not in JOINERS + "\n"}
    assert "\n" not in one_line(one[1])


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "‹U+001B›[31mred‹U+001B›[0m"),
        ("photo\u202egpj.exe", "photo‹U+202E›gpj.exe"),
        ("safe\b\brisk", "safe‹U+0008›‹U+0008›risk"),
        ("Da\u200bni\u00ad", "Da‹U+200B›ni‹U+00AD›"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("Nguyễn Thị Đặng", "Nguyễn Thị Đặng"),
        ("Ọtunọlá Ẹ\u0300kẹ\u0301", "Ọtunọlá Ẹ\u0300kẹ\u0301"),
        ("a" + "\u0301" * 20, "a" + "\u0301" * 8 + "‹12 more marks›"),
    ],
)
def test_what_cannot_be_shown_is_named(said: str, shown: str) -> None:
    assert clean(said) == shown


@pytest.mark.parametrize("one", HOSTILE, ids=lambda one: one.name)
def test_no_line_is_wider_than_the_terminal(one: tuple[str, str]) -> None:
    lines = wrap(clean(one[1]), 40, "  - ", "    ")
    assert lines
    assert max(map(width, lines)) <= 40
    kept = "".join("".join((lines[0].removeprefix("  -"), *lines[1:])).split())
    assert kept == "".join(clean(one[1]).split())


def test_lines_and_blank_lines_stay() -> None:
    assert wrap("one two\n\nthree", 10, "> ", "  ") == ["> one two", "", "  three"]


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("王小明", 6), ("e\u0301", 1), ("\U0001f469\u200d\U0001f467", 4), ("ﬁona", 4)],
)
def test_width_is_counted_in_columns(text: str, columns: int) -> None:
    assert width(text) == columns
