"""The lock screen: what it says, how long one waits after a wrong passphrase, and that nobody is shut out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit

from dsl_desk.practice.casebooks import CasebookCard
from dsl_desk.practice.front_doors import FrontDoor
from tests.ui.seat import words_in_view
from ui.screens.lock import DANGER, FREE_TRIES, LONGEST_WAIT, LockScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.seat import Seat
    from ui.theme import Theme

CARD = CasebookCard(folder=Path("Rowan High.casebook"), name="Rowan High", is_training=True, labels=("DSL",))
DOOR = FrontDoor(authority="Northmoor", what="MASH", telephone="01632 960 101", hours="always")


@pytest.fixture
def lock(qtbot: QtBot, theme: Theme) -> Iterator[LockScreen]:
    """A lock screen by itself."""
    screen = LockScreen(theme, CARD, (DOOR,), "training casebook only")
    qtbot.addWidget(screen)
    screen.show()
    yield screen
    screen.hide()


def words_of(lock: LockScreen) -> str:
    return "\n".join(one.text() for one in lock.findChildren(QLabel) if one.isVisible())


def tried(lock: LockScreen) -> list[tuple[str, str]]:
    asked: list[tuple[str, str]] = []
    lock.unlock_wanted.connect(lambda who, passphrase: asked.append((who, passphrase)))
    return asked


def ticking(lock: LockScreen) -> QTimer:
    return next(one for one in lock.findChildren(QTimer) if one.interval() == 1_000)


def test_danger_and_the_front_doors_stand_there_while_all_is_locked(lock: LockScreen) -> None:
    said = words_of(lock)
    assert DANGER in said
    assert "Northmoor: MASH. 01632 960 101, always" in said
    assert "Rowan High casebook is locked" in said
    assert "training casebook only" in said


def test_what_is_pressed_in_a_hurry_is_large(lock: LockScreen) -> None:
    assert lock.unlock.height() >= 44
    assert lock.typed.height() >= 44


def test_the_passphrase_does_not_show_and_enter_unlocks(lock: LockScreen) -> None:
    asked = tried(lock)
    QTest.keyClicks(lock.typed, "six herons")
    assert lock.typed.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClick(lock.typed, Qt.Key.Key_Return)
    assert asked == [("DSL", "six herons")]
    assert lock.unlock.text() == "Unlocking"
    QTest.keyClick(lock.typed, Qt.Key.Key_Return)
    assert len(asked) == 1


def test_nothing_typed_is_said_and_not_tried(lock: LockScreen) -> None:
    asked = tried(lock)
    lock.unlock.click()
    assert "Enter the passphrase." in words_of(lock)
    assert not asked


def test_the_wait_grows_after_two_free_tries_and_nobody_is_shut_out(lock: LockScreen) -> None:
    waits: list[int] = []
    for _ in range(12):
        lock.refuse("That passphrase does not open this casebook.")
        assert "That passphrase does not open this casebook." in words_of(lock)
        waited = 0
        while not lock.unlock.isEnabled():
            assert lock.unlock.text().startswith("Try again in")
            ticking(lock).timeout.emit()
            waited += 1
        waits.append(waited)
        assert lock.unlock.text() == "Unlock"
    assert waits[:FREE_TRIES] == [0, 0]
    assert waits[FREE_TRIES:] == [2, 4, 8, 16, *[LONGEST_WAIT] * 6]
    assert not ticking(lock).isActive()


def test_enter_does_nothing_during_the_wait(lock: LockScreen) -> None:
    asked = tried(lock)
    for _ in range(FREE_TRIES + 1):
        lock.refuse("That passphrase does not open this casebook.")
    QTest.keyClicks(lock.typed, "six herons")
    QTest.keyClick(lock.typed, Qt.Key.Key_Return)
    assert not asked
    while not lock.unlock.isEnabled():
        ticking(lock).timeout.emit()
    QTest.keyClick(lock.typed, Qt.Key.Key_Return)
    assert len(asked) == 1


def test_caps_lock_is_noticed_while_typing(lock: LockScreen) -> None:
    QTest.keyClick(lock.typed, Qt.Key.Key_S)
    assert "Caps Lock" not in words_of(lock)
    QTest.keyClicks(lock.typed, "S")
    assert "Caps Lock is on" in words_of(lock)
    QTest.keyClicks(lock.typed, "s")
    assert "Caps Lock" not in words_of(lock)


def test_who_one_is_is_asked_where_there_are_several(qtbot: QtBot, theme: Theme, lock: LockScreen) -> None:
    assert not lock.findChildren(QComboBox)[0].isVisible()
    several = LockScreen(theme, replace(CARD, labels=("DSL", "deputy DSL")), ())
    qtbot.addWidget(several)
    several.show()
    asked = tried(several)
    several.findChildren(QComboBox)[0].setCurrentText("deputy DSL")
    QTest.keyClicks(several.typed, "words")
    several.unlock.click()
    assert asked == [("deputy DSL", "words")]


def test_a_wrong_passphrase_is_a_sentence_and_the_right_one_opens_after_it(seat: Seat) -> None:
    screen = seat.sit_down()
    QTest.keyClicks(screen.typed, "quite wrong")
    QTest.keyClick(screen.typed, Qt.Key.Key_Return)
    seat.settle()
    said = [words for words in words_in_view() if "passphrase" in words]
    assert any(words.endswith(".") and "not recognised" in words for words in said), said
    assert seat.window.focusWidget() is screen.typed
    seat.unlock()
    assert seat.window.room.tasks.has_desk
