"""A box to search in: a magnifying glass before the words, a cross to clear them after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme


class SearchBox(QLineEdit):
    """One line that narrows a list or searches; its name is also shown while it is empty."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Make it, empty."""
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self._glass, self._cross = QAction(self), QAction("Clear", self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        self._glass.setEnabled(False)
        self._cross.setVisible(False)
        self._cross.triggered.connect(self.clear)
        self.textChanged.connect(self._offer_cross)
        self._draw()
        theme.changed.connect(self._draw)

    def _offer_cross(self, words: str) -> None:
        self._cross.setVisible(bool(words))

    def _draw(self) -> None:
        self._glass.setIcon(self._theme.icon("search", "text2"))
        self._cross.setIcon(self._theme.icon("x", "text2"))
