"""Chips: a word on a soft ground, never colour alone; and chips that filter a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from ui.theme import dress
from ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme

_ICON = 13


class Chip(QFrame):
    """A word on a soft ground. Tones: neutral, info, ok, warn, danger, voice, l1 to l4."""

    def __init__(
        self, theme: Theme, words: str, tone: str = "neutral", icon: str = "", parent: QWidget | None = None
    ) -> None:
        """Make it."""
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._picture = QLabel(self)
        self._picture.setVisible(bool(icon))
        self._words = label("", "chip_words", self, wraps=False)
        self._row.addWidget(self._picture)
        self._row.addWidget(self._words)
        self.show_words(words, tone)
        theme.changed.connect(self._space)

    def text(self) -> str:
        """Give its words."""
        return self._words.text()

    def show_words(self, words: str, tone: str) -> None:
        """Show other words in another tone."""
        self._tone = tone
        self._words.setText(words)
        self.setAccessibleName(words)
        for part, look in ((self, "chip"), (self._words, "chip_words")):
            part.setProperty("tone", tone)
            dress(part, look)
        self._space()

    def _space(self) -> None:
        edge = self._theme.space("s")
        self._row.setContentsMargins(edge, self._theme.space("xxs"), edge, self._theme.space("xxs"))
        self._row.setSpacing(self._theme.space("xs"))
        if self._icon:
            ink = "l1" if self._tone == "neutral" else self._tone
            self._picture.setPixmap(self._theme.pixmap(self._icon, ink, _ICON))


class FilterChip(QPushButton):
    """A chip that filters a list while it is on; it carries how many there are."""

    def __init__(
        self, theme: Theme, words: str, count: int | None = None, parent: QWidget | None = None
    ) -> None:
        """Make it, off."""
        super().__init__(parent)
        self._theme = theme
        self.words = words
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        dress(self, "filter")
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """Show how many there are."""
        said = self.words if count is None else f"{self.words}  {count:,}"
        self.setText(said.replace("&", "&&"))
        self.setAccessibleName(said.replace("  ", ", "))
