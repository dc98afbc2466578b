"""Search: as one types, newest first, by kind, quiet where it was interrupted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dsl_desk.model.record import RecordId
from dsl_desk.practice.search import SearchInterrupted
from tests.practice.rowan import a_concern, add_child
from tests.ui.shown import Ears, settle, shown
from ui.places import Place, Where
from ui.screens.search import MOST, TYPE_MORE, SearchScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dsl_desk.practice.desk import Desk
    from ui.room import Room

    Worked = Callable[[Callable[[Desk], object]], object]


def two_concerns(desk: Desk) -> RecordId:
    child = add_child(desk, "Northmoor", "northmoor")
    desk.concerns.log(a_concern(child))
    desk.concerns.log(a_concern(child, account="He had a torn coat."))
    return child


def searches(desk: Desk) -> list[str]:
    return [one.words for one in desk.casebook.my_reads("search")]


def test_words_are_found_with_their_passage_and_the_number_is_said(
    qtbot: QtBot, desk_room: Room, worked: Worked
) -> None:
    child = worked(two_concerns)
    ears = Ears(desk_room)
    screen = shown(qtbot, desk_room, SearchScreen, Where.SEARCH)
    assert screen.empty.isVisible()
    QTest.keyClicks(screen.search, "coat")
    qtbot.waitUntil(screen.table.isVisible)
    assert ears.announced[-1] == "2 results"
    assert screen.count.text() == "2 results for “coat”, newest first."
    assert all("coat" in row.passage for row in screen.table.model.shown())
    assert worked(searches) == ["coat"]
    screen.chips["Concern"].click()
    assert screen.table.model.rowCount() == 2
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    QTest.keyClick(screen.table.view, Qt.Key.Key_Return)
    first = screen.table.model.row_at(0)
    assert first is not None
    assert ears.gone == [
        Place(screen=Where.RECORD, record=first.result.listed.record_id, child=RecordId(str(child)))
    ]


def test_what_was_asked_elsewhere_is_looked_for_at_once(
    qtbot: QtBot, desk_room: Room, worked: Worked
) -> None:
    child = worked(two_concerns)
    ears = Ears(desk_room)
    screen = shown(qtbot, desk_room, SearchScreen, Where.SEARCH, words="zolk")
    assert screen.search.text() == "zolk"
    places = [
        place for place, one in enumerate(screen.table.model.shown()) if one.result.listed.kind == "child"
    ]
    assert len(places) == 1
    screen.table.view.entered_row.emit(places[0])
    assert ears.gone == [Place(screen=Where.CHILD, child=RecordId(str(child)))]


def test_short_words_and_nothing_found_are_said_in_a_sentence(
    qtbot: QtBot, desk_room: Room, worked: Worked
) -> None:
    worked(two_concerns)
    screen = shown(qtbot, desk_room, SearchScreen, Where.SEARCH, words="co")
    assert screen.empty.sentence.text() == TYPE_MORE
    screen.search.setText("elephant")
    screen.refresh()
    settle(qtbot, desk_room)
    assert screen.count.text() == "No results."
    assert screen.empty.sentence.text().startswith("No record holds")
    screen.search.setText("x" * 501)
    screen.refresh()
    settle(qtbot, desk_room)
    assert "at most 500" in screen.empty.sentence.text()
    assert screen.retreat()
    assert screen.search.text() == ""
    assert not screen.retreat()


def test_an_interrupted_search_says_nothing(qtbot: QtBot, desk_room: Room, worked: Worked) -> None:
    worked(two_concerns)
    screen = shown(qtbot, desk_room, SearchScreen, Where.SEARCH, words="coat")
    before = screen.count.text()
    screen._refused(SearchInterrupted())
    assert screen.count.text() == before
    assert screen.table.isVisible()


def test_no_more_than_the_newest_are_shown(qtbot: QtBot, desk_room: Room, worked: Worked) -> None:
    worked(many_concerns)
    screen = shown(qtbot, desk_room, SearchScreen, Where.SEARCH, words="coat")
    assert screen.count.text().startswith(f"The newest {MOST} results")


def many_concerns(desk: Desk) -> None:
    child = add_child(desk, "Northmoor", "northmoor")
    for number in range(MOST + 1):
        desk.concerns.log(a_concern(child, account=f"A coat, for the {number}th time."))
