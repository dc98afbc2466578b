"""The start: casebooks made, opened and taken off the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from dsl_desk.practice import casebooks
from tests.ui.seat import LONG, words_in_view
from ui.places import Where
from ui.screens.start import StartScreen
from ui.widgets.button import Button, IconButton

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.seat import Seat

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def starting(seat: Seat) -> StartScreen:
    seat.window.show()
    seat.window.begin(None)
    return seat.window.findChildren(StartScreen)[-1]


class Chooser(QTimer):
    """Answers the next question for a folder, as somebody would who waits for it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(interval=1)
        self.folder = folder
        self.timeout.connect(self.choose)
        self.start()

    def choose(self) -> None:
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QFileDialog) and dialog.isVisible():
                self.stop()
                dialog.selectFile(str(self.folder))
                dialog.accept()
                if dialog.isVisible():  # it was not taken: the test fails, and does not wait for ever
                    dialog.reject()


def test_there_is_no_casebook_yet(seat: Seat) -> None:
    starting(seat)
    assert any("None has been opened" in words for words in words_in_view())


def test_a_label_is_asked_for_before_anything_is_made(seat: Seat) -> None:
    start = starting(seat)
    start.makes.click()
    assert "Enter a short label for yourself, such as a post or initials." in set(words_in_view())
    assert seat.window.focusWidget() is start.label


def test_a_training_casebook_is_made_and_its_setting_up_begins(
    qtbot: QtBot, seat: Seat, tmp_path: Path
) -> None:
    start = starting(seat)
    QTest.keyClicks(start.label, "DSL")
    chooser = Chooser(tmp_path / "Mine")
    start.makes.click()
    assert not start.makes.isEnabled()
    qtbot.waitUntil(lambda: seat.window.shell is not None, timeout=LONG)
    seat.settle()
    chooser.deleteLater()
    assert (tmp_path / "Mine.casebook" / "casebook.json").is_file()
    assert seat.screen.place.screen is Where.WIZARD
    assert [one.name for one in casebooks.recent(seat.state)] == ["Mine"]


def test_what_could_not_be_made_is_said_and_can_be_tried_again(seat: Seat, tmp_path: Path) -> None:
    (tmp_path / "full.casebook").mkdir()
    (tmp_path / "full.casebook" / "other.txt").write_text("mine", encoding="utf-8")
    start = starting(seat)
    start.create_wanted.emit("DSL", "", tmp_path / "full.casebook")
    assert not start.makes.isEnabled()
    seat.settle()
    assert seat.window.shell is None
    assert start.makes.isEnabled()
    assert any("full" in words for words in words_in_view())
    assert (tmp_path / "full.casebook" / "other.txt").read_text(encoding="utf-8") == "mine"


def test_the_last_casebook_is_offered_first_and_opened(seat: Seat) -> None:
    casebooks.remember(seat.state, seat.folder)
    start = starting(seat)
    row = next(one for one in start.findChildren(Button) if one.accessibleName() == "Rowan High")
    assert seat.window.focusWidget() is row
    row.click()
    typed = seat.lock_screen().typed
    assert seat.window.focusWidget() is typed


def test_one_that_went_away_says_why_and_can_be_taken_off_the_list(seat: Seat, tmp_path: Path) -> None:
    casebooks.remember(seat.state, tmp_path / "Gone.casebook")
    start = starting(seat)
    row = next(one for one in start.findChildren(Button) if one.accessibleName() == "Gone")
    assert not row.isEnabled()
    forget = start.findChildren(IconButton)[0]
    assert forget.accessibleName() == "Take Gone off this list; its folder stays"
    forget.click()
    seat.settle()
    assert not casebooks.recent(seat.state)
    assert seat.folder.exists()


def test_nothing_else_can_be_begun_while_one_is_made(seat: Seat) -> None:
    casebooks.remember(seat.state, seat.folder)
    start = starting(seat)
    start.set_busy("Making the casebook")
    assert not [one for one in start.findChildren(Button) if one.isVisible() and one.isEnabled()]
    assert "Making the casebook" in set(words_in_view())
    start.refuse("It could not be made.")
    assert start.makes.isEnabled()
