"""Somebody at the real window, over a copy of one casebook: the keys they press, what they see."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from tests.practice.packing import ROWAN
from tests.practice.rowan import PASSPHRASE, FixedClock, NoKeyring, hold, make_desk, on_the_clock
from tests.ui.acts import Case, refused
from ui.guard import Guard
from ui.memory import Memory
from ui.screens.lock import LockScreen
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from dsl_desk.practice.desk import Desk
    from ui.places import Place
    from ui.screen import Screen
    from ui.shell import Shell
    from ui.theme import Theme

W = TypeVar("W", bound=QWidget)

LONG = 30_000
"""Milliseconds after which a wait has failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A casebook that is closed, this computer's settings beside it, and what stands in it."""

    folder: Path
    state: Path
    case: Case | None = None
    passphrase: str = PASSPHRASE


def make_sample(place: Path) -> Sample:
    """Make Rowan High's: Zofia's concern was judged, referred and refused; nothing else is in it."""
    folder, state = place / "Rowan High.casebook", place / "state"
    computer = on_the_clock(state, FixedClock(), NoKeyring())
    with make_desk(folder, computer) as desk:
        case = furnished(desk)
    return Sample(folder=folder, state=state, case=case)


def furnished(desk: Desk) -> Case:
    """Fill a casebook."""
    for name in ("northmoor", "eastvale"):
        hold(desk, name)
    desk.school.state(ROWAN)
    return refused("northmoor", desk)


class Seat:
    """One window and whoever sits before it."""

    def __init__(self, qtbot: QtBot, theme: Theme, sample: Sample, place: Path) -> None:
        """Take a copy of the sample; nothing is shown yet."""
        self.bot, self._case, self.passphrase = qtbot, sample.case, sample.passphrase
        self.clock = FixedClock()
        self.folder = shutil.copytree(sample.folder, place / sample.folder.name)
        self.state = shutil.copytree(sample.state, place / "state")
        self.computer = on_the_clock(self.state, self.clock, NoKeyring())
        self.memory = Memory(self.state)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.guard = Guard(application, self.clock.now)
        self.window = Window(theme, self.memory, self.computer, self.state, self.guard)
        self.window.resize(1_440, 900)

    @property
    def case(self) -> Case:
        """What stands in Rowan High's casebook."""
        assert self._case is not None
        return self._case

    @property
    def shell(self) -> Shell:
        """What is inside the window while a casebook is open."""
        assert self.window.shell is not None
        return self.window.shell

    @property
    def screen(self) -> Screen:
        """The screen shown."""
        assert self.shell.shown is not None
        return self.shell.shown

    def sit_down(self) -> LockScreen:
        """See the lock screen."""
        self.window.show()
        self.window.begin(self.folder)
        return self.lock_screen()

    def lock_screen(self) -> LockScreen:
        """Wait for the lock screen and for all that is done on the worker."""
        self.bot.waitUntil(lambda: bool(self.window.findChildren(LockScreen)), timeout=LONG)
        self.settle()
        return self.window.findChildren(LockScreen)[-1]

    def unlock(self) -> None:
        """Type the passphrase and press Enter."""
        typed = self.lock_screen().typed
        typed.clear()
        QTest.keyClicks(typed, self.passphrase)
        QTest.keyClick(typed, Qt.Key.Key_Return)
        self.bot.waitUntil(lambda: self.window.shell is not None, timeout=LONG)
        self.settle()

    def go(self, place: Place) -> Screen:
        """Go somewhere and wait until everything there has come."""
        self.window.room.go(place)
        self.settle()
        return self.screen

    def press(self, keys: str) -> None:
        """Press a key as the keyboard gives it: to the window, which finds out whom it is for."""
        handle = self.window.windowHandle()
        assert handle is not None
        QTest.keySequence(handle, QKeySequence(keys))

    def settle(self) -> None:
        """Wait until nothing is being done and nothing is left to be done."""
        self.bot.waitUntil(lambda: self.window.room.tasks.is_idle, timeout=LONG)
        QCoreApplication.sendPostedEvents()  # what a layout took in is shown by then
        let_go()

    def leave(self) -> None:
        """Close the window, and see that nothing of it stays."""
        self.window.close()
        self.window.deleteLater()
        self.guard.deleteLater()
        let_go()

    def one(self, kind: type[W], name: str) -> W:
        """Give the visible widget of a kind with this accessible name or these words."""
        found = [one for one in self.window.findChildren(kind) if one.isVisible() and name in said(one)]
        assert found, f"no {kind.__name__} says {name}"
        return found[0]


def let_go() -> None:
    """Delete what is to be deleted, now."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def said(widget: QWidget) -> tuple[str, ...]:
    """Give every word that a widget shows or has spoken."""
    return (
        widget.accessibleName(),
        widget.accessibleDescription(),
        widget.toolTip(),
        widget.windowTitle() if widget.isWindow() else "",
        *_shown(widget),
    )


def _shown(widget: QWidget) -> tuple[str, ...]:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return (widget.text(),)
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return (widget.toPlainText(),)
    if isinstance(widget, QComboBox):
        return tuple(widget.itemText(place) for place in range(widget.count()))
    return ()


def words_in_view() -> Iterator[str]:
    """Give every word that any visible widget of the program shows or has spoken."""
    for widget in QApplication.allWidgets():
        if widget.isVisible():
            yield from (one for one in said(widget) if one)
