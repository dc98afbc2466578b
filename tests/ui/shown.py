"""A screen on its own under test: shown, its questions answered, its places gone to remembered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from ui.places import Place, Where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pytestqt.qtbot import QtBot

    from ui.room import Room
    from ui.screen import Screen

S = TypeVar("S", bound="Screen")


class Ears(QObject):
    """Hears what a screen says to the window."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.gone: list[Place] = []
        self.said: list[str] = []
        self.announced: list[str] = []
        self.told: list[frozenset[str]] = []
        self.undo: Callable[[], None] | None = None
        room.going.connect(self.go)
        room.said.connect(self.hear)
        room.announced.connect(self.announced.append)
        room.told.connect(self.tell)

    def go(self, place: Place) -> None:
        self.gone.append(place)

    def hear(self, words: str, undo: Callable[[], None] | None) -> None:
        self.said.append(words)
        self.undo = undo

    def tell(self, kinds: Iterable[str]) -> None:
        self.told.append(frozenset(kinds))


def settle(qtbot: QtBot, room: Room) -> None:
    """Wait until everything asked for is answered and laid out."""
    qtbot.waitUntil(lambda: room.tasks.is_idle, timeout=30_000)
    QCoreApplication.sendPostedEvents()


def shown(qtbot: QtBot, room: Room, kind: type[S], where: Where, *, part: str = "", words: str = "") -> S:
    """Make a screen, show it, wait until it is filled."""
    window = QWidget()
    qtbot.addWidget(window, before_close_func=partial(_hold, window))
    window.resize(1200, 800)
    screen = kind(room, Place(screen=where, part=part, words=words), window)
    screen.resize(1200, 800)
    with qtbot.waitExposed(window):
        window.show()
    settle(qtbot, room)
    return screen


def _hold(window: QWidget, _: QWidget) -> None:
    """Keep a window until the test is over: nothing else does."""
    window.hide()
