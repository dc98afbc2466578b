"""The drawings that ship: every region once, the child's left where it belongs, both sides alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dsl_desk.model.body_figure import Figure, middle_of, region_at, stand_of
from dsl_desk.model.body_map import Mark, MarkKind
from dsl_desk.model.body_region import BodySide, Region, View
from dsl_desk.practice.body_shapes import body_map_of, read_figures
from dsl_desk.practice.gathering import chronology_of, read_story
from dsl_desk.profiles.guidance import england_calendar
from tests.practice.rowan import a_concern

if TYPE_CHECKING:
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk

FRONT, BACK = read_figures()
BOTH = pytest.mark.parametrize("figure", [FRONT, BACK], ids=["front", "back"])


def mirrored(points: tuple[tuple[int, int], ...], width: int) -> set[tuple[int, int]]:
    return {(width - x, y) for x, y in points}


def of(region: Region) -> Figure:
    return FRONT if region.view is View.FRONT else BACK


@BOTH
def test_every_region_is_drawn_once_in_reading_order(figure: Figure) -> None:
    drawn = [patch.region for patch in figure.patches]
    assert drawn == [region for region in Region if region.view is figure.drawing.view]


@BOTH
def test_the_drawing_is_the_same_on_both_sides(figure: Figure) -> None:
    width = figure.drawing.width
    assert mirrored(figure.drawing.outline, width) == set(figure.drawing.outline)
    for patch in figure.patches:
        side = patch.region.side
        if side is None:
            assert mirrored(patch.points, width) == set(patch.points)
            continue
        other = {BodySide.LEFT: "right", BodySide.RIGHT: "left"}[side]
        partner = figure.patch(Region(patch.region.value.replace(side.value, other, 1)))
        assert mirrored(patch.points, width) == set(partner.points)


@BOTH
def test_everything_stands_on_the_grid(figure: Figure) -> None:
    drawing = figure.drawing
    paths = [drawing.outline, *drawing.lines, *(patch.points for patch in figure.patches)]
    assert all(0 < x < drawing.width and 0 < y < drawing.height for path in paths for x, y in path)
    assert len(drawing.outline) > 200


@pytest.mark.parametrize("region", Region)
def test_a_mark_in_the_middle_of_a_region_lies_in_it(region: Region) -> None:
    assert region_at(of(region), middle_of(of(region), region)) is region


@pytest.mark.parametrize("region", [one for one in Region if one.side is not None])
def test_the_childs_left_is_at_the_right_of_the_front_and_at_the_left_of_the_back(region: Region) -> None:
    x, _ = middle_of(of(region), region)
    is_at_the_right = x > 500
    assert is_at_the_right is ((region.side is BodySide.LEFT) is (region.view is View.FRONT))


def test_a_point_beside_the_body_counts_to_the_nearest_region_and_a_far_one_to_none() -> None:
    nose = middle_of(FRONT, Region.FRONT_NOSE)
    assert region_at(FRONT, nose) is Region.FRONT_NOSE
    assert region_at(FRONT, (500, 8)) is Region.FRONT_TOP_OF_HEAD
    assert region_at(FRONT, (500, 600)) in (Region.FRONT_LEFT_THIGH, Region.FRONT_RIGHT_THIGH)
    assert region_at(FRONT, (5, 5)) is None
    assert region_at(FRONT, (995, 990)) is None


@BOTH
def test_every_point_of_the_outline_counts_to_a_region(figure: Figure) -> None:
    for x, y in figure.drawing.outline:
        assert region_at(figure, (round(x), round(y * 1000 / figure.drawing.height))) is not None


def test_a_region_of_the_other_view_is_no_part_of_a_figure() -> None:
    with pytest.raises(KeyError):
        FRONT.patch(Region.BACK_LOWER_BACK)


def test_a_concerns_marks_reach_its_line_of_the_chronology_and_a_correction_keeps_them(
    desk: Desk, zofia: RecordId
) -> None:
    mark = Mark(region=Region.BACK_LEFT_FOREARM, x=145, y=445, what=MarkKind.BRUISE)
    logged = desk.concerns.log(replace(a_concern(zofia), marks=(mark,)))
    held = desk.concerns.sheet(logged.record_id).record
    assert held.marks == (mark,)
    desk.concerns.correct(logged.record_id, 1, replace(held, headline="Hungry, and a bruise"), "Said more.")
    story = read_story(desk.records, zofia, england_calendar(()))
    (event,) = [one for one in chronology_of(story).events if one.kind == "Concern"]
    assert event.title == "Hungry, and a bruise"
    assert event.body_map is not None
    assert event.body_map.marks == (mark,)
    assert [one.view for one in event.body_map.drawings] == [View.FRONT, View.BACK]


def test_a_mark_whose_region_was_corrected_is_drawn_where_its_words_say(zofia: RecordId) -> None:
    drawn = Mark(region=Region.BACK_LEFT_FOREARM, x=145, y=445, what=MarkKind.BRUISE)
    for region in (Region.BACK_RIGHT_FOREARM, Region.FRONT_LEFT_CHEEK):
        body_map = body_map_of(replace(a_concern(zofia), marks=(replace(drawn, region=region),)))
        assert body_map is not None
        (placed,) = body_map.marks
        assert region_at(of(region), placed.point()) is region
    beside = replace(drawn, region=Region.BACK_LEFT_WRIST)
    assert stand_of(BACK, replace(beside, y=485)) == (145, 485)


def test_a_record_without_marks_has_no_body_map(zofia: RecordId) -> None:
    assert body_map_of(a_concern(zofia)) is None
