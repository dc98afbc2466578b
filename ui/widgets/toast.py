"""Toasts: a short sentence at the foot of the window, with an undo for ten seconds where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.theme import dress
from ui.widgets.button import Button
from ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme

STAYS = 10_000
"""Milliseconds a toast stays."""

_WIDEST = 560


class Toast(QFrame):
    """The one toast of a window: a newer sentence takes the older one's place."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Make it, hidden."""
        super().__init__(parent)
        self._theme = theme
        self._around = parent
        dress(self, "toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.space("m"),) * 4)
        row.setSpacing(theme.space("m"))
        self._words = label("", "body", self)
        self._undo = Button(theme, "Undo", parent=self)
        self._undo.clicked.connect(self._take_back)
        self._dismiss = Button(theme, "Dismiss", parent=self)
        self._dismiss.clicked.connect(self.fade)
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        row.addWidget(self._dismiss)
        self._reverse: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=STAYS)
        self._timer.timeout.connect(self.fade)
        self.hide()

    def say(self, words: str, undo: Callable[[], None] | None) -> None:
        """Say something for ten seconds."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self._reverse = undo
        self._undo.setVisible(undo is not None)
        self.place()
        self.show()
        self.raise_()
        self._timer.start()

    def place(self) -> None:
        """Stand at the foot of the window, in the middle."""
        around = self._around
        width = min(self._theme.px(_WIDEST), around.width() - self._theme.px(48))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((around.width() - width) // 2, around.height() - self.height() - self._theme.space("xl"))

    def fade(self) -> None:
        """Go away, and forget the words."""
        self._timer.stop()
        self._reverse = None
        self.hide()
        self._words.setText("")
        self.setAccessibleName("")

    def _take_back(self) -> None:
        reverse = self._reverse
        self.fade()
        if reverse is not None:
            reverse()
