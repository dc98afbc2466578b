"""The list of children: found by any name, filtered, its authorities in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dsl_desk.model.place import AuthorityPart, AuthorityPeriod
from dsl_desk.model.record import RecordId
from tests.practice.rowan import FixedClock, a_child, a_concern, a_judgement, add_child
from tests.ui.shown import Ears, settle, shown
from ui.places import Place, Where
from ui.screens.children import ChildrenScreen, level_tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dsl_desk.practice.desk import Desk
    from ui.room import Room

    Worked = Callable[[Callable[[Desk], object]], object]


def three_children(desk: Desk) -> RecordId:
    """Zofia with a judged concern and two authorities, one nearly eighteen, one who left."""
    zofia = add_child(desk, "Northmoor", "northmoor")
    holder = AuthorityPeriod(part=AuthorityPart.CASE_HOLDING, name="Eastvale", profile_id="eastvale")
    desk.children.set_authority(zofia, 2, holder, "The case is held there.")
    edition = next(one for one in desk.profiles.held() if one.profile.profile_id == "eastvale")
    level = edition.profile.levels[-1].id
    desk.concerns.log(a_concern(zofia))
    desk.judgements.judge(a_judgement(zofia, edition, level))
    desk.children.add(a_child("Kwame", "Òkòró", date(2008, 12, 1)))
    left = desk.children.add(a_child("Ada", "Bell", date(2012, 1, 1)))
    record = desk.children.sheet(left.record_id).record
    desk.children.correct(left.record_id, 1, replace(record, left_on=date(2026, 7, 22)), "Left in July.")
    return zofia


def test_a_child_is_found_by_any_name_however_it_is_typed(
    qtbot: QtBot, desk_room: Room, worked: Worked
) -> None:
    zofia = worked(three_children)
    ears = Ears(desk_room)
    screen = shown(qtbot, desk_room, ChildrenScreen, Where.CHILDREN)
    assert screen.first_focus() is screen.search
    assert screen.table.count_words() == "2 of 3 children. Sorted by child."
    QTest.keyClicks(screen.search, "zolk")
    assert [row.name for row in screen.table.model.shown()] == ["Zofia Żółkiewska"]
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    assert ears.gone == [Place(screen=Where.CHILD, child=RecordId(str(zofia)))]
    assert screen.retreat()
    assert screen.table.model.rowCount() == 2
    qtbot.waitUntil(lambda: bool(ears.announced))
    assert ears.announced[-1].startswith("2 of 3 children")


def test_chips_count_and_narrow(qtbot: QtBot, desk_room: Room, worked: Worked) -> None:
    worked(three_children)
    screen = shown(qtbot, desk_room, ChildrenScreen, Where.CHILDREN)
    assert screen.chips["on roll"].isChecked()
    counts = {key: chip.accessibleName() for key, chip in screen.chips.items()}
    assert counts["near 18"] == "Near 18, 1"
    assert counts["la Eastvale"] == "Eastvale, 1"
    assert counts["left"] == "Left, 1"
    screen.chips["near 18"].click()
    (row,) = screen.table.model.shown()
    assert row.name == "Kwame Òkòró"
    assert "18 in 14 days" in screen.table.model.index(0, 2).data()
    screen.chips["near 18"].click()
    screen.chips["left"].click()
    assert not screen.chips["on roll"].isChecked()
    assert [row.name for row in screen.table.model.shown()] == ["Ada Bell"]
    screen.clear_filters()
    assert screen.table.model.rowCount() == 3


def test_a_row_says_authority_level_and_status_in_words(
    qtbot: QtBot, desk_room: Room, worked: Worked
) -> None:
    worked(three_children)
    screen = shown(qtbot, desk_room, ChildrenScreen, Where.CHILDREN)
    screen.search.setText("zofia")
    said = screen.table.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Authority Northmoor, case held by Eastvale" in said
    assert "Status" in said
    (row,) = screen.table.model.shown()
    assert row.level_words.endswith(", Eastvale")
    assert f"Level {row.level_words.removesuffix(', Eastvale')}" in said


def test_families_are_sorted_as_they_are_folded(qtbot: QtBot, desk_room: Room, worked: Worked) -> None:
    worked(three_children)
    screen = shown(qtbot, desk_room, ChildrenScreen, Where.CHILDREN)
    screen.clear_filters()
    assert [row.name for row in screen.table.model.shown()] == ["Ada Bell", "Kwame Òkòró", "Zofia Żółkiewska"]


def test_without_children_the_list_is_asked_for(qtbot: QtBot, desk_room: Room) -> None:
    ears = Ears(desk_room)
    screen = shown(qtbot, desk_room, ChildrenScreen, Where.CHILDREN)
    assert screen.empty.isVisible()
    screen.empty.button.click()
    for act in screen.acts():
        act.do()
    assert [one.screen for one in ears.gone] == [Where.IMPORT, Where.IMPORT, Where.NEW_CHILD]


def test_filters_stay_as_they_are_when_it_is_read_again(
    qtbot: QtBot, desk_room: Room, worked: Worked, clock: FixedClock
) -> None:
    worked(three_children)
    screen = shown(qtbot, desk_room, ChildrenScreen, Where.CHILDREN, part="near 18")
    assert screen.table.model.rowCount() == 1
    assert not screen.chips["on roll"].isChecked()
    clock.move_to(2026, 12, 2)
    screen.refresh()
    settle(qtbot, desk_room)
    assert screen.chips["near 18"].isChecked()
    assert screen.table.model.rowCount() == 0


def test_a_level_is_coloured_by_its_place_and_never_alone() -> None:
    assert [level_tone(place, "a level") for place in range(6)] == ["neutral", "l1", "l2", "l3", "l4", "l4"]
    assert level_tone(3, "") == ""
