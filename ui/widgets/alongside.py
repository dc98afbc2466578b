"""What stays in view beside a long column while the page scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.page import Columns

if TYPE_CHECKING:
    from PySide6.QtGui import QMoveEvent

    from ui.theme import Theme
    from ui.widgets.page import Page


class Alongside(QWidget):
    """The narrow column of `Columns`, holding one widget.

    It stays at its place where the columns are folded, or where it is taller than what is in view.
    """

    def __init__(self, theme: Theme, held: QWidget, parent: QWidget) -> None:
        """Hold a widget."""
        super().__init__(parent)
        self._theme = theme
        self._page: Page | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(held)

    def follow(self, page: Page) -> None:
        """Stay in view of a page."""
        self._page = page
        page.verticalScrollBar().valueChanged.connect(self._follow)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Come back into view where the layout put it at the top again."""
        super().moveEvent(event)
        self._follow()

    def _follow(self, _: object = None) -> None:
        columns = self.parentWidget()
        if self._page is None or not isinstance(columns, Columns) or columns.is_folded:
            return
        viewport = self._page.viewport()
        if self.height() > viewport.height():
            return
        seen = columns.mapFromGlobal(viewport.mapToGlobal(QPoint(0, 0))).y() + self._theme.space("l")
        wanted = max(0, min(seen, columns.height() - self.height()))
        if wanted != self.y():
            self.move(self.x(), wanted)
