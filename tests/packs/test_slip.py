"""The blank slip: one sheet, two sides, the same each time, whatever the letterhead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dsl_desk.packs.slip import MARKING, concern_slip
from dsl_desk.practice.body_shapes import read_figures
from tests.packs.reading import page_texts
from tests.packs.school import LETTERHEAD

if TYPE_CHECKING:
    from dsl_desk.packs.contents import Letterhead

DRAWINGS = tuple(one.drawing for one in read_figures())
LARGEST = replace(
    LETTERHEAD,
    school="The Blessed Sacrament and Saint Thomas of Canterbury Church of England Academy " * 2,
    address=tuple(f"Line {number} of a long address" for number in range(10)),
)


@pytest.mark.parametrize("letterhead", [LETTERHEAD, LARGEST, None], ids=["usual", "largest", "none"])
def test_it_is_one_sheet_whatever_the_letterhead(letterhead: Letterhead | None) -> None:
    sides = page_texts(concern_slip(letterhead, DRAWINGS))
    assert len(sides) == 2
    assert all(MARKING in side for side in sides)
    assert [f"Side {number} of 2" in side for number, side in enumerate(sides, 1)] == [True, True]


def test_it_asks_what_a_concern_keeps_in_that_order() -> None:
    front, back = page_texts(concern_slip(LETTERHEAD, DRAWINGS))
    asked = (
        "Rowan High School",
        "ring 999 first",
        "full name",
        "Day it happened",
        "Day I saw it or was told",
        "My name",
        "What I saw or heard",
        "own words",
        "What I asked",
    )
    assert [front.index(words) for words in asked] == sorted(front.index(words) for words in asked)
    overleaf = ("Marks or injuries", "What I did straight away", "Signed", "in person, today", "For the DSL")
    assert [back.index(words) for words in overleaf] == sorted(back.index(words) for words in overleaf)


def test_left_and_right_are_the_childs_own_on_both_figures() -> None:
    _, back = page_texts(concern_slip(LETTERHEAD, DRAWINGS))
    sides = [word for word in back.split() if word in {"Front", "Back", "right", "left"}]
    assert sides == ["Front", "right", "left", "Back", "left", "right"]


def test_it_is_the_same_file_each_time() -> None:
    assert concern_slip(LETTERHEAD, DRAWINGS) == concern_slip(LETTERHEAD, DRAWINGS)
