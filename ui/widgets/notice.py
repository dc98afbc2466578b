"""A notice across a page, and what is shown where there is nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import dress
from ui.widgets.button import Button
from ui.widgets.text import label

if TYPE_CHECKING:
    from ui.theme import Theme

_ICONS = {"info": "info", "ok": "circle-check", "warn": "triangle-alert", "danger": "circle-alert"}
_EMPTY_ICON = 36


class Notice(QFrame):
    """Something to know before going on. Tones: info, ok, warn, danger."""

    def __init__(
        self, theme: Theme, words: str, tone: str = "info", icon: str = "", parent: QWidget | None = None
    ) -> None:
        """Make it."""
        super().__init__(parent)
        self._theme = theme
        self._tone = tone
        self._icon = icon or _ICONS[tone]
        self.setProperty("tone", tone)
        dress(self, "notice")
        self._row = QHBoxLayout(self)
        self._picture = QLabel(self)
        self.words = label(words, "body", self)
        self._row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.words, 1)
        self.setAccessibleName(words)
        self._space()
        theme.changed.connect(self._space)

    def say(self, words: str) -> None:
        """Say something else."""
        self.words.setText(words)
        self.setAccessibleName(words)

    def add_button(self, button: Button) -> None:
        """Put a button at its right."""
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _space(self) -> None:
        edge = self._theme.space("m")
        self._row.setContentsMargins(edge, edge, edge, edge)
        self._row.setSpacing(edge)
        self._picture.setPixmap(self._theme.pixmap(self._icon, self._tone))


class EmptyState(QWidget):
    """One sentence and one button, where there is nothing yet."""

    chosen = Signal()

    def __init__(
        self,
        theme: Theme,
        sentence: str,
        button_words: str = "",
        icon: str = "inbox",
        parent: QWidget | None = None,
    ) -> None:
        """Make it."""
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("xl"),) * 4)
        column.setSpacing(theme.space("m"))
        self._picture = QLabel(self)
        self.sentence = label(sentence, "muted", self)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.sentence)
        self.button = Button(theme, button_words, parent=self)
        self.button.setVisible(bool(button_words))
        self.button.clicked.connect(self.chosen)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._draw()
        theme.changed.connect(self._draw)

    def _draw(self) -> None:
        self._picture.setPixmap(self._theme.pixmap(self._icon, "text3", _EMPTY_ICON))
