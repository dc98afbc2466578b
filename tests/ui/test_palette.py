"""The palette: children, deeds and records from the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ui.places import Place, Where
from ui.shortcuts import Shortcut

if TYPE_CHECKING:
    from tests.ui.seat import Seat
    from ui.widgets.palette import Palette


def asking(seat: Seat, words: str = "") -> Palette:
    seat.press(Shortcut.PALETTE.keys)
    seat.settle()
    QTest.keyClicks(seat.shell.palette_box.asked, words)
    seat.settle()
    return seat.shell.palette_box


def listed(palette: Palette) -> list[str]:
    return [one.words for one in palette.model.lines]


def test_a_name_is_found_without_its_accents_and_enter_goes_there(open_seat: Seat) -> None:
    palette = asking(open_seat, "zolk")
    assert listed(palette)[:2] == ["Children", "Zofia Żółkiewska"]
    assert palette.list.currentIndex().row() == 1
    QTest.keyClick(palette.asked, Qt.Key.Key_Return)
    open_seat.settle()
    assert open_seat.screen.place == Place(screen=Where.CHILD, child=open_seat.case.child)
    assert not palette.isVisible()


def test_what_was_opened_lately_stands_there_before_anything_is_typed(open_seat: Seat) -> None:
    palette = asking(open_seat, "zolk")
    QTest.keyClick(palette.asked, Qt.Key.Key_Return)
    open_seat.settle()
    palette = asking(open_seat)
    assert listed(palette)[:2] == ["Opened lately", "Zofia Żółkiewska"]


def test_something_to_do_is_found_by_the_beginnings_of_its_words(open_seat: Seat) -> None:
    palette = asking(open_seat, "thr pro")
    assert "Threshold profiles" in listed(palette)
    while palette.model.lines[palette.list.currentIndex().row()].words != "Threshold profiles":
        QTest.keyClick(palette.asked, Qt.Key.Key_Down)
    QTest.keyClick(palette.asked, Qt.Key.Key_Return)
    open_seat.settle()
    assert open_seat.screen.place.screen is Where.PROFILES


def test_words_of_a_record_find_it(open_seat: Seat) -> None:
    palette = asking(open_seat, "bruises")
    assert "Bruises on the arm" in listed(palette)
    assert listed(palette)[-1] == "Search every record for “bruises”"


def test_heads_are_skipped_and_the_ends_hold(open_seat: Seat) -> None:
    palette = asking(open_seat, "zolk")
    for _ in range(40):
        QTest.keyClick(palette.asked, Qt.Key.Key_Down)
        assert not palette.model.lines[palette.list.currentIndex().row()].is_head
    assert palette.list.currentIndex().row() == len(palette.model.lines) - 1
    for _ in range(40):
        QTest.keyClick(palette.asked, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == 1


def test_nothing_found_is_said(open_seat: Seat) -> None:
    palette = asking(open_seat, "qqqzzz")
    assert listed(palette) == ["Records", "Search every record for “qqqzzz”"]


def test_results_are_announced(open_seat: Seat) -> None:
    said: list[str] = []
    open_seat.window.room.announced.connect(said.append)
    palette = asking(open_seat, "zolk")
    count = sum(not one.is_head for one in palette.model.lines)
    assert said[-1] == f"{count} results"


def test_each_line_reads_as_a_sentence(open_seat: Seat) -> None:
    palette = asking(open_seat, "record")
    for row in range(palette.model.rowCount()):
        spoken = palette.model.data(palette.model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole)
        assert isinstance(spoken, str)
        assert palette.model.lines[row].words in spoken


def test_it_lists_nothing_once_closed_covered_or_locked(open_seat: Seat) -> None:
    palette = asking(open_seat, "zolk")
    QTest.keyClick(palette.asked, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert (palette.model.rowCount(), palette.asked.text()) == (0, "")
    palette = asking(open_seat, "zolk")
    open_seat.press(Shortcut.COVER.keys)
    assert (palette.model.rowCount(), palette.asked.text()) == (0, "")
    open_seat.press(Shortcut.PALETTE.keys)
    open_seat.settle()
    assert not palette.isVisible()
    assert palette.model.rowCount() == 0


def test_an_answer_that_comes_after_it_closed_is_dropped(open_seat: Seat) -> None:
    open_seat.press(Shortcut.PALETTE.keys)
    palette = open_seat.shell.palette_box
    palette.asked.setText("zolk")
    palette.shut()
    open_seat.settle()
    assert palette.model.rowCount() == 0


def test_the_focus_goes_back_to_the_screen(open_seat: Seat) -> None:
    palette = asking(open_seat)
    assert open_seat.window.focusWidget() is palette.asked
    QTest.keyClick(palette.asked, Qt.Key.Key_Escape)
    focus = open_seat.window.focusWidget()
    assert focus is not None
    assert open_seat.screen is focus or open_seat.screen.isAncestorOf(focus)


def test_a_click_beside_it_closes_it(open_seat: Seat) -> None:
    palette = asking(open_seat)
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not palette.isVisible()
