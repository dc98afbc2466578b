"""Tiles of one width, as many in a line as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem, QWidget


class Tiles(QLayout):
    """Shares each line out evenly; a tile is never narrower than `least` pixels."""

    def __init__(self, parent: QWidget, least: int, gap: int) -> None:
        """Make it, empty."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._least = least
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def set_least(self, least: int, gap: int) -> None:
        """Take another least width and gap."""
        self._least = least
        self.setSpacing(gap)
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._items.append(item)

    def count(self) -> int:
        """Count them."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give one."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes the width there is."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height for a width."""
        lines = -(-len(self._items) // self.in_a_line(width))
        return max(0, lines * (self._height() + self.spacing()) - self.spacing())

    def in_a_line(self, width: int) -> int:
        """Say how many stand in a line of this width; a lone tile is never left for the last line."""
        most = max(1, min(len(self._items), (width + self.spacing()) // (self._least + self.spacing())))
        lines = -(-len(self._items) // most) if self._items else 1
        return max(1, -(-len(self._items) // lines))

    def setGeometry(self, place: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(place)
        many, gap, height = self.in_a_line(place.width()), self.spacing(), self._height()
        step = (place.width() + gap) / many
        for number, item in enumerate(self._items):
            line, column = divmod(number, many)
            left, right = round(column * step), round((column + 1) * step) - gap
            top = place.y() + line * (height + gap)
            item.setGeometry(QRect(place.x() + left, top, right - left, height))

    def sizeHint(self) -> QSize:
        """All in one line."""
        many = max(1, len(self._items))
        return QSize(many * (self._least + self.spacing()) - self.spacing(), self._height())

    def minimumSize(self) -> QSize:
        """Each in a line of its own."""
        return QSize(self._least, self._height())

    def _height(self) -> int:
        return max((item.sizeHint().height() for item in self._items), default=0)
