"""Somebody who works the window by its keys alone: they see where the focus is, and press what leads on."""

from __future__ import annotations

import string
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.window import Window

LONG = 30_000
"""Milliseconds after which a wait has failed."""

FURTHEST = 500
"""Presses of Tab after which something cannot be reached."""

TYPED = frozenset(string.ascii_letters + string.digits + string.punctuation + " ")


class Hands:
    """Presses keys. Nothing here calls a screen, clicks with a mouse or puts text into a widget."""

    def __init__(self, bot: QtBot, window: Window) -> None:
        """Sit before a window that is shown."""
        self._bot = bot
        self._window = window
        self.titles: set[str] = set()
        """Every title that any window of the program had."""

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key as the keyboard gives it: to the window in front, which finds out whom it is for."""
        for _ in range(times):
            QTest.keySequence(self._front(), QKeySequence(keys))
        self._read_titles()

    def type(self, words: str) -> None:
        """Type words where the focus is."""
        for letter in words:
            assert letter in TYPED, f"no key of a British keyboard writes {letter!r}"
            QTest.keyClick(self._front(), ord(letter))

    def at(self) -> QWidget:
        """See where the focus is."""
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the focus"
        return focus

    def to(self, name: str) -> QWidget:
        """Press Tab until what has the focus has this in its name."""
        for _ in range(FURTHEST):
            if name in spoken(self.at()):
                return self.at()
            self.press("Tab")
        raise AssertionError(f"Tab leads nowhere to {name!r}; the focus is on {spoken(self.at())!r}")

    def write(self, name: str, words: str) -> None:
        """Go to a question and type the answer over what stands there."""
        box = self.to(name)
        assert isinstance(box, QLineEdit | QPlainTextEdit), name
        self.press("Ctrl+A")
        self.type(words)

    def choose(self, question: str, words: str) -> None:
        """Go to a question's radio buttons, and with the arrows to the one that says this."""
        self.to(question)
        for _ in range(FURTHEST):
            here = self.at()
            assert isinstance(here, QRadioButton), spoken(here)
            if spoken(here).startswith(words):
                break
            self.press("Down")
        button = self.at()
        assert isinstance(button, QRadioButton)
        if not button.isChecked():
            self.press("Space")
        assert button.isChecked(), words

    def tick(self, words: str) -> None:
        """Go to a box that says this and tick it."""
        box = self.to(words)
        self.press("Space")
        assert isinstance(box, QAbstractButton)
        assert box.isChecked(), words

    def pick(self, name: str, words: str) -> None:
        """Go to a list and down it to what says this."""
        box = self.to(name)
        assert isinstance(box, QComboBox), name
        for _ in range(box.count()):
            if box.currentText().startswith(words):
                return
            self.press("Down")
        assert box.currentText().startswith(words), box.currentText()

    def push(self, name: str) -> None:
        """Go to a button and press it."""
        self.to(name)
        self.press("Space")

    def go_on(self) -> None:
        """Press the key that continues, or keeps, and wait for what comes of it."""
        self.press("Ctrl+Return")
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is being done and nothing is left to be done."""
        self._bot.waitUntil(self._is_calm, timeout=LONG)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._read_titles()

    def see(self, words: str) -> None:
        """Wait until these words stand in the window."""
        try:
            self._bot.waitUntil(lambda: words in in_view(self._window), timeout=LONG // 10)
        except self._bot.TimeoutError:
            raise AssertionError(f"{words!r} is not to be seen in:\n{in_view(self._window)}") from None

    def until(self, is_so: Callable[[], object]) -> None:
        """Wait until something is so."""
        self._bot.waitUntil(lambda: bool(is_so()), timeout=LONG)
        self.settle()

    @contextmanager
    def answering(self, *answers: Path | None) -> Iterator[None]:
        """Answer the boxes that open meanwhile: a file dialog with a path, a question with Enter."""
        clerk = _Clerk(self, list(answers))
        yield
        clerk.leave()
        self._window.activateWindow()  # as the desktop does; without one nothing does

    def _is_calm(self) -> bool:
        return self._window.room.tasks.is_idle

    def _front(self) -> QWindow:
        in_front = QApplication.activeModalWidget() or self._window
        handle = in_front.windowHandle()
        assert handle is not None
        return handle

    def _read_titles(self) -> None:
        self.titles |= {one.windowTitle() for one in QApplication.topLevelWidgets()}


class _Clerk(QObject):
    """Stands by while a box waits for its answer, and presses the keys that give it: first the folder."""

    def __init__(self, hands: Hands, answers: list[Path | None]) -> None:
        super().__init__()
        self._hands, self._answers = hands, answers
        self._timer = QTimer(self, interval=10)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def leave(self) -> None:
        """Go, once every answer was given."""
        self._timer.stop()
        self.deleteLater()
        assert not self._answers, f"nobody asked for {self._answers}"

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QDialog) or not box.isVisible() or not self._answers:
            return
        answer = self._answers.pop(0)
        for typed in (answer.parent, answer.name) if answer is not None else ():
            assert isinstance(box, QFileDialog)
            self._hands.press("Ctrl+A")
            self._hands.type(str(typed))
            self._hands.press("Return")
        if answer is None:
            self._hands.press("Return")


def spoken(widget: QWidget) -> str:
    """Give what a screen reader says of a widget: its name, or the words on it."""
    named = widget.accessibleName()
    if not named and isinstance(widget, QAbstractButton):
        named = widget.text().replace("&", "")
    return named


def in_view(window: QWidget) -> str:
    """Give every word on the labels of a window that are in view."""
    return "\n".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())
