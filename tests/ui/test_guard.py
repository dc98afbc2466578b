"""The guard: who is there, who presses Shift three times, and whether this computer slept."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.seat import let_go
from ui.guard import Guard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.practice.rowan import FixedClock


pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def guard(qapp: QApplication, clock: FixedClock) -> Iterator[Guard]:
    """A guard that watches."""
    made = Guard(qapp, clock.now)
    made.watch(5)
    yield made
    made.rest()
    made.deleteLater()
    let_go()


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    """Somewhere to type."""
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def heard(guard: Guard) -> list[str]:
    found: list[str] = []
    guard.idle.connect(lambda: found.append("idle"))
    guard.slept.connect(lambda: found.append("slept"))
    guard.cover_wanted.connect(lambda: found.append("cover"))
    return found


def tick(guard: Guard) -> None:
    guard.findChildren(QTimer)[0].timeout.emit()


def later(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    now = time.monotonic() + seconds
    monkeypatch.setattr(time, "monotonic", lambda: now)


def press(line: QLineEdit, key: Qt.Key) -> None:
    handle = line.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key)


def test_nobody_there_is_said_after_the_time_and_not_before(
    guard: Guard, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = heard(guard)
    tick(guard)
    with monkeypatch.context() as four:
        later(four, 4.9 * 60)
        clock.at += timedelta(minutes=4.9)
        tick(guard)
    assert not found
    later(monkeypatch, 5.1 * 60)
    tick(guard)
    assert found == ["idle"]


def test_a_key_is_a_sign_of_life(guard: Guard, line: QLineEdit, monkeypatch: pytest.MonkeyPatch) -> None:
    later(monkeypatch, 4 * 60)
    assert guard.idle_seconds > 200
    press(line, Qt.Key.Key_A)
    assert guard.idle_seconds == 0


def test_shift_three_times_wants_the_cover(guard: Guard, line: QLineEdit) -> None:
    found = heard(guard)
    for _ in range(2):
        press(line, Qt.Key.Key_Shift)
    assert not found
    press(line, Qt.Key.Key_Shift)
    assert found == ["cover"]
    press(line, Qt.Key.Key_Shift)
    assert found == ["cover"]


def test_shift_between_letters_is_typing(guard: Guard, line: QLineEdit) -> None:
    found = heard(guard)
    for _ in range(4):
        press(line, Qt.Key.Key_Shift)
        press(line, Qt.Key.Key_A)
    assert not found


def test_shift_three_times_too_slowly_is_nothing(
    guard: Guard, line: QLineEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = heard(guard)
    for _ in range(6):
        press(line, Qt.Key.Key_Shift)
        later(monkeypatch, 2.6)
    assert not found


def test_a_clock_that_ran_on_was_a_sleep_even_while_locked(guard: Guard, clock: FixedClock) -> None:
    found = heard(guard)
    clock.at += timedelta(seconds=20)
    tick(guard)
    assert not found
    clock.at += timedelta(minutes=10)
    tick(guard)
    assert found == ["slept"]
    guard.watch(0)
    clock.at += timedelta(minutes=10)
    tick(guard)
    assert found == ["slept", "slept"]


def test_while_nothing_is_open_nobody_need_be_there(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    found = heard(guard)
    guard.watch(0)
    later(monkeypatch, 3_600)
    tick(guard)
    assert not found
    guard.rest()
    assert not guard.findChildren(QTimer)[0].isActive()
