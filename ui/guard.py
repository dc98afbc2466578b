"""Watches over an unattended window: how long nobody typed, Shift three times, and this computer asleep."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QApplication

TICK = 1_000
SHIFTS, WITHIN = 3, 5.0
"""Presses of Shift alone, and the seconds they may take. Source: GOV.UK Design System, exit this page."""

ASLEEP = 30.0
"""Seconds by which the day's clock may run ahead of the computer's own before it must have slept."""

_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}


class Guard(QObject):
    """Says when nobody has been there for a while. It does nothing else: the window decides."""

    idle = Signal()
    slept = Signal()
    cover_wanted = Signal()

    def __init__(self, application: QApplication, now: Callable[[], datetime]) -> None:
        """Watch what reaches the windows of the application, and what is typed without a key (dictation).

        `now` is the clock of the day, which runs on in a sleep. Not every event is looked at: a filter in
        Python on the whole application took a third of the time of opening a form.
        """
        super().__init__(application)
        self._now = now
        self.minutes = 0
        """Minutes after which nobody is there; 0 while nothing is open."""

        self._alive_at = time.monotonic()
        self._shifts: list[float] = []
        self._clocks = (self._now(), time.monotonic())
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self._tick)
        application.focusWindowChanged.connect(self._look_after)
        application.focusObjectChanged.connect(self._look_after)
        self._look_after(application.focusWindow())
        self._look_after(application.focusObject())

    def watch(self, minutes: int) -> None:
        """Begin to watch. With 0 only for a sleep: nothing is open, but what was read is still in memory."""
        self.minutes = minutes
        self.touch()
        self._clocks = (self._now(), time.monotonic())
        self._timer.start()

    def rest(self) -> None:
        """Watch no more."""
        self.minutes = 0
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is there now."""
        self._alive_at = time.monotonic()

    @property
    def idle_seconds(self) -> float:
        """Seconds since anybody typed, clicked or moved the pointer."""
        return time.monotonic() - self._alive_at

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note signs of life, and Shift pressed three times alone."""
        kind = event.type()
        if kind in _SIGNS_OF_LIFE:
            self.touch()
            if isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress and watched.isWindowType():
                self._count_shift(event)
        return False

    def _look_after(self, focused: QObject | None) -> None:
        """See what reaches the window or the line that has the focus now; Qt forgets those that are gone."""
        if focused is not None:
            focused.installEventFilter(self)

    def _count_shift(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Shift or event.isAutoRepeat():
            self._shifts = []
            return
        now = time.monotonic()
        self._shifts = [*(at for at in self._shifts if now - at < WITHIN), now]
        if len(self._shifts) >= SHIFTS:
            self._shifts = []
            self.cover_wanted.emit()

    def _tick(self) -> None:
        day, own = self._now(), time.monotonic()
        before_day, before_own = self._clocks
        self._clocks = (day, own)
        if (day - before_day).total_seconds() - (own - before_own) > ASLEEP:
            self.slept.emit()
        elif self.minutes and self.idle_seconds >= self.minutes * 60:
            self.idle.emit()
