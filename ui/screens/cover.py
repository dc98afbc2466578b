"""The cover: an opaque page against a glance. It is not a lock, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme import dress
from ui.widgets.button import Button
from ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.theme import Theme

LOCKS_AFTER = 120_000
"""Milliseconds a cover lies before the casebook is locked."""

_MARK = 40
_LOCKS = "Press Space to go on. This is not a lock: after two minutes the casebook locks."
_HOLDS = "Press Space to go on. This is not a lock, and while you are on the call it does not become one."


class Cover(QWidget):
    """Nothing of the casebook shows: no name, no title, no list."""

    lifted = Signal()
    lock_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it."""
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, "cover")
        column = QVBoxLayout(self)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.setSpacing(theme.space("m"))
        self._mark = QLabel(self)
        column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        title, self._words = label("Covered", "title", self), label(_LOCKS, "cover_words", self)
        self._words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for said in (title, self._words):
            said.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(said)
        lock = Button(theme, "Lock now", parent=self)
        lock.clicked.connect(self.lock_wanted)
        column.addWidget(lock, 0, Qt.AlignmentFlag.AlignHCenter)
        self._timer = QTimer(self, singleShot=True, interval=LOCKS_AFTER)
        self._timer.timeout.connect(self.lock_wanted)
        self._draw()
        theme.changed.connect(self._draw)

    def lay(self) -> None:
        """Begin to count towards the lock."""
        self._words.setText(_LOCKS)
        self._timer.start()
        self._words.setFocus()

    def hold(self) -> None:
        """Lie without counting: somebody is on a call."""
        self._words.setText(_HOLDS)
        self._timer.stop()
        self._words.setFocus()

    def lift(self) -> None:
        """Stop counting."""
        self._timer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space lifts it; nothing else does anything."""
        if event.key() == Qt.Key.Key_Space:
            self.lifted.emit()

    def _draw(self) -> None:
        self._mark.setPixmap(self._theme.pixmap("eye-off", "text3", _MARK))
