"""Marks say where they are in the child's own left and right, what they look like, and who explained them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dsl_desk.casebook.codec import decode, encode
from dsl_desk.model.body_map import Known, Mark, MarkKind, mark_words, missing_of, seen_words
from dsl_desk.model.body_region import BodySide, Region, View, regions_of
from dsl_desk.model.concern import Concern
from dsl_desk.model.record import Moment
from tests.casebook.samples import concern

BRUISE = Mark(
    region=Region.BACK_LEFT_FOREARM,
    x=145,
    y=445,
    what=MarkKind.BRUISE,
    colour_words="purple and yellow",
    size_words="about 3 cm, oval",
    skin_broken=Known.NO,
    said="My uncle grabbed me.",
    said_by="the child",
)
GRAZE = Mark(region=Region.FRONT_RIGHT_KNEE, x=395, y=713, what=MarkKind.GRAZE)
KEPT_BY_VERSION_1 = (
    '{"values":{"children":[{"who":"0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a","part":"subject"}],'
    '"happened":{"on":"2026-11-20","at":"08:40:00"},"told":{"on":"2026-11-20"},'
    '"reported_by":{"name":"Jo Finch","post":"class teacher"},"how_told":"seen by the reporter",'
    '"headline":"No coat","account":"Came without a coat. Łucja was cold.","child_words":"I’m used to it.",'
    '"categories":["neglect"],"files":[{"digest":"ab","name":"slip.txt","media_type":"text/plain","size":3}]},'
    '"why":"The day was wrong."}'
).encode()


@pytest.mark.parametrize(
    ("region", "words"),
    [
        (Region.FRONT_LEFT_FOREARM, "Left forearm, front"),
        (Region.BACK_LEFT_FOREARM, "Left forearm, back"),
        (Region.FRONT_CHIN, "Chin"),
        (Region.FRONT_RIGHT_KNEE, "Right knee"),
        (Region.BACK_RIGHT_KNEE, "Back of the right knee"),
        (Region.BACK_LEFT_SHOULDER_BLADE, "Left shoulder blade"),
        (Region.FRONT_LEFT_HAND, "Left palm or fingers"),
        (Region.FRONT_NECK, "Neck, front"),
        (Region.BACK_HEAD, "Back of the head"),
    ],
)
def test_a_region_is_named_in_plain_words(region: Region, words: str) -> None:
    assert region.words == words


def test_no_two_regions_have_the_same_words() -> None:
    assert len({region.words for region in Region}) == len(Region)


@pytest.mark.parametrize("region", Region)
def test_left_and_right_come_from_the_region_and_have_a_partner(region: Region) -> None:
    if region.side is None:
        assert "left" not in region.words.lower()
        assert "right" not in region.words.lower()
        return
    other = {BodySide.LEFT: "right", BodySide.RIGHT: "left"}[region.side]
    partner = Region(region.value.replace(region.side.value, other, 1))
    assert region.side.value in region.words.lower()
    assert partner.words.lower() == region.words.lower().replace(region.side.value, other)
    assert (partner.view, partner.part) == (region.view, region.part)


def test_regions_stand_head_to_foot_front_then_back() -> None:
    assert (*regions_of(View.FRONT), *regions_of(View.BACK)) == tuple(Region)
    assert Region.FRONT_TOP_OF_HEAD.words == "Top of the head"
    assert next(iter(Region)) is Region.FRONT_TOP_OF_HEAD
    assert tuple(Region)[-1].part == "foot"


def test_a_mark_is_said_in_one_passage() -> None:
    assert mark_words(BRUISE) == (
        "Left forearm, back: bruise, purple and yellow, about 3 cm, oval. Skin not broken. "
        "“My uncle grabbed me.” (the child)"
    )
    assert mark_words(replace(GRAZE, seen_by="Mrs Pennifold", swelling=Known.YES)) == (
        "Right knee: graze. Swollen. Seen by Mrs Pennifold."
    )
    assert mark_words(replace(GRAZE, said="“I fell”")) == "Right knee: graze. “I fell”"


def test_another_mark_is_said_in_the_words_it_was_given() -> None:
    other = replace(GRAZE, what=MarkKind.OTHER, what_words="a crescent.", colour_words="red")
    assert seen_words(other) == "a crescent, red."
    assert seen_words(replace(other, what_words="")) == "other mark, red."
    assert seen_words(replace(GRAZE, what=None)) == "not described yet."


def test_a_mark_without_a_description_asks_for_one_and_by_its_number() -> None:
    bare = replace(GRAZE, what=None)
    assert missing_of((BRUISE, GRAZE)) == ()
    assert missing_of((BRUISE, bare)) == ("Say what mark 2 looks like (Right knee).",)
    assert missing_of((replace(bare, what_words="a scrape"),)) == ()
    assert replace(concern(), marks=(bare,)).missing()[-1] == "Say what mark 1 looks like (Right knee)."


def test_a_point_never_lies_outside_the_drawing() -> None:
    assert BRUISE.point() == (145, 445)
    assert replace(BRUISE, x=-5, y=10**400).point() == (0, 1000)


def test_marks_are_found_by_search_and_kept_as_they_were() -> None:
    kept = replace(concern(), marks=(BRUISE, GRAZE))
    assert mark_words(BRUISE) in kept.text()
    assert decode(encode(kept, ""), Concern, 2) == (kept, "")
    assert b'"marks"' not in encode(concern(), "")


def test_a_concern_kept_by_version_1_is_read_with_no_marks() -> None:
    read, why = decode(KEPT_BY_VERSION_1, Concern, 1)
    assert isinstance(read, Concern)
    assert read.marks == ()
    assert (read.account, why) == ("Came without a coat. Łucja was cold.", "The day was wrong.")
    assert read.told == Moment(on=date(2026, 11, 20))
    assert encode(read, why) == KEPT_BY_VERSION_1
