"""Things under each other, with a gap that grows with the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from ui.theme import Theme


class Stack(QWidget):
    """A column that takes no more room than what is in it."""

    def __init__(self, theme: Theme, gap: str = "l", parent: QWidget | None = None) -> None:
        """Make it, empty; `gap` is one of the theme's spaces."""
        super().__init__(parent)
        self._theme = theme
        self._gap = gap
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._space()
        theme.changed.connect(self._space)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets at its end."""
        for widget in widgets:
            self.body.addWidget(widget)

    def clear(self) -> None:
        """Take everything out of it."""
        clear(self.body)

    def _space(self) -> None:
        self.body.setSpacing(self._theme.space(self._gap))


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; what it held is deleted."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
