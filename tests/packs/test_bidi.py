"""Right-to-left writing comes out in the order it is read, worked through by hand from the annex's rules."""

from __future__ import annotations

import pytest

from dsl_desk.packs import bidi

# Capitals stand for Arabic letters, as in the annex's examples; the visual order is read from left to right.
ARABIC = {chr(ord("A") + number): chr(0x0627 + number) for number in range(26)}
ARABIC |= {
    "T": "\u062f",
    "U": "\u0630",
    "V": "\u0631",
    "W": "\u0632",
    "X": "\u0633",
    "Y": "\u0634",
    "Z": "\u0635",
}


def drawn(pattern: str, base: int) -> str:
    text = "".join(ARABIC.get(letter, letter) for letter in pattern)
    found = bidi.levels(text, base)
    return "".join(pattern[at] for at in bidi.in_order(range(len(text)), lambda at: found[at]))


@pytest.mark.parametrize(
    ("typed", "base", "seen"),
    [
        ("car is ABC today", 0, "car is CBA today"),
        ("car is ABC DEF today", 0, "car is FED CBA today"),
        ("ABC car DEF", 1, "FED car CBA"),
        ("ABC 123 DEF", 0, "FED 123 CBA"),
        ("ABC, said DEF", 0, "CBA, said FED"),
        ("said (ABC) then", 0, "said (CBA) then"),
        ("ABC (abc) DEF", 1, "FED )abc( CBA"),
        ("a (B) C", 0, "a (B) C"),
        ("A 25% B", 1, "B %25 A"),
        ("rang 07700 900123 A", 0, "rang 07700 900123 A"),
        ("a [B c] D", 0, "a [B c] D"),
    ],
)
def test_lines_are_drawn_in_the_order_they_are_read(typed: str, base: int, seen: str) -> None:
    assert drawn(typed, base) == seen


def test_text_with_no_right_to_left_letter_needs_no_working_out() -> None:
    assert not bidi.has_right_to_left(
        "\u017b\u00f3\u0142kiewska, Nguy\u1ec5n, \u0421\u0435\u0440\u0433\u0456\u0439 12"
    )
    assert bidi.has_right_to_left("Mariam (\u0645\u0631\u064a\u0645)")


def test_an_english_line_that_begins_with_an_arabic_name_stays_english() -> None:
    assert bidi.base_level("\u0645\u0631\u064a\u0645 rang the school at once") == 0
    assert bidi.base_level("\u0642\u0627\u0644\u062a \u0645\u0631\u064a\u0645 (Mrs A)") == 1
    assert bidi.base_level("14:10") == 0
