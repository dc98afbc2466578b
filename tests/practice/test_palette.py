"""Going to a child or a record by a few letters, and searching."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dsl_desk.errors import DeskError
from tests.practice.rowan import a_child, a_concern, a_judgement

if TYPE_CHECKING:
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.profiles import Edition
    from tests.practice.rowan import FixedClock


def test_a_few_letters_find_a_name_with_strokes_and_say_who_it_is(
    desk: Desk, northmoor: Edition, zofia: RecordId
) -> None:
    desk.children.add(replace(a_child("Zofia", "Bell"), year_group="7"))
    desk.judgements.judge(a_judgement(zofia, northmoor, "l3"))
    (found,) = desk.palette.look("zolk").children
    assert (found.child_id, found.name) == (zofia, "Zofia Żółkiewska")
    assert found.said == "Level 3: Intensive, Northmoor"
    assert [one.said for one in desk.palette.look("bell").children] == ["Year 7"]


def test_records_are_found_with_their_child(desk: Desk, zofia: RecordId) -> None:
    concern = desk.concerns.log(a_concern(zofia)).record_id
    found = desk.palette.look("hung")
    assert [(one.record_id, one.child_id, one.kind) for one in found.records] == [(concern, zofia, "concern")]
    assert (found.records[0].headline, found.records[0].said) == (
        "No coat, hungry",
        "Concern, Monday 16 November 2026, Zofia Żółkiewska",
    )


def test_a_child_is_not_shown_twice(desk: Desk, zofia: RecordId) -> None:
    found = desk.palette.look("zofia")
    assert ([one.child_id for one in found.children], found.records) == ([zofia], ())


def test_two_letters_find_children_only(desk: Desk, zofia: RecordId) -> None:
    desk.concerns.log(a_concern(zofia))
    assert ([one.child_id for one in desk.palette.look("zo").children], desk.palette.look("hu").records) == (
        [zofia],
        (),
    )


def test_without_words_it_shows_what_was_used_lately(desk: Desk, zofia: RecordId) -> None:
    concern = desk.concerns.log(a_concern(zofia)).record_id
    desk.concerns.correct(concern, 1, a_concern(zofia, account="Less."), "He was unsure.")
    desk.children.open(zofia)
    found = desk.palette.look(" ")
    assert [one.child_id for one in found.children] == [zofia]
    assert [one.record_id for one in found.records] == [concern]


def test_typing_notes_nothing_and_opening_what_was_found_does(desk: Desk, zofia: RecordId) -> None:
    for words in ("z", "zo", "zof", "zofi"):
        desk.palette.look(words)
    assert desk.casebook.my_reads("search") == ()
    desk.palette.opened("zofi")
    desk.palette.opened("")
    assert [one.words for one in desk.casebook.my_reads("search")] == ["zofi"]


def test_results_say_whose_record_it_is_and_who_saw(desk: Desk, zofia: RecordId) -> None:
    concern = desk.concerns.log(a_concern(zofia)).record_id
    (found,) = desk.search.results("hungry")
    assert (found.listed.record_id, found.child_id, found.child_name) == (concern, zofia, "Zofia Żółkiewska")
    assert found.by == "Imogen Prewett, form tutor"
    (child,) = desk.search.results("zolkiewska")
    assert (child.child_id, child.by) == (zofia, "DSL")


def test_the_same_search_shown_afresh_is_noted_once(desk: Desk, clock: FixedClock) -> None:
    for words in ("hungry", "hungry", "coat", "hungry"):
        desk.search.results(words)
    clock.move_to(2026, 11, 17, 10, 30)
    desk.search.results("hungry")
    noted = [one.words for one in reversed(desk.casebook.my_reads("search"))]
    assert noted == ["hungry", "coat", "hungry", "hungry"]


def test_too_short_and_too_long_a_search_is_refused_and_not_noted(desk: Desk) -> None:
    for words in ("ab", "a" * 501):
        with pytest.raises(DeskError):
            desk.search.results(words)
    assert desk.casebook.my_reads("search") == ()


def test_ending_a_search_when_none_runs_harms_nothing(desk: Desk, zofia: RecordId) -> None:
    desk.search.interrupt()
    desk.concerns.log(a_concern(zofia))
    desk.search.interrupt()
    assert len(desk.search.results("hungry")) == 1
