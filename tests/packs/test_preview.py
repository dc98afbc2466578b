"""Pages of a PDF as pictures, from bytes in memory."""

from __future__ import annotations

import pytest

from dsl_desk.packs.preview import WIDEST, page_image, page_sizes
from dsl_desk.packs.slip import concern_slip
from dsl_desk.practice.body_shapes import read_figures
from tests.packs.school import LETTERHEAD


@pytest.fixture(scope="module")
def slip() -> bytes:
    return concern_slip(LETTERHEAD, tuple(one.drawing for one in read_figures()))


def test_each_page_has_its_size(slip: bytes) -> None:
    sizes = page_sizes(slip)
    assert [(round(one.width), round(one.height)) for one in sizes] == [(595, 842), (595, 842)]


@pytest.mark.parametrize("width", [1, 333, 595, 1240])
def test_a_page_is_as_wide_as_asked(slip: bytes, width: int) -> None:
    drawn = page_image(slip, 0, width)
    assert drawn.width == width
    assert drawn.stride >= 4 * width
    assert len(drawn.data) == drawn.stride * drawn.height


def test_a_width_out_of_bounds_is_brought_within_them(slip: bytes) -> None:
    assert page_image(slip, 0, 0).width == 1
    assert page_image(slip, 0, 10 * WIDEST).width == WIDEST


def test_pages_differ_and_paper_is_white_with_blue_first(slip: bytes) -> None:
    first, second = page_image(slip, 0, 400), page_image(slip, 1, 400)
    assert first.data != second.data
    assert first.data[:3] == b"\xff\xff\xff"
    pixels = {first.data[at : at + 3] for at in range(0, len(first.data), 4)}
    assert bytes((0xEA, 0xEB, 0xFB)) in pixels  # the ground of the alarm, #FBEBEA, from blue to red
