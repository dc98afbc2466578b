"""The rows of a chronology painted, and their heights: guessed until a row is seen, then measured."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from ui.widgets.chronology_paint import paint, paint_disc
from ui.widgets.chronology_row import lay_out
from ui.widgets.chronology_style import Style

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QObject, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.tables.chronology import Row
    from ui.theme import Theme
    from ui.widgets.chronology_row import Laid
    from ui.widgets.chronology_style import Density

MOST_LAID = 240
"""Rows kept laid out; beyond that all are let go of, and those seen are laid out again."""


class ChronologyDelegate(QStyledItemDelegate):
    """Paints the rows of one chronology and knows how high each is."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        """Know no rows yet."""
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[Row, ...] = ()
        self._heights: list[int] = []
        self._laid: dict[int, Laid] = {}
        self._measured = bytearray()
        self.tops: list[int] = [0]
        self.style: Style | None = None

    def begin(self, rows: tuple[Row, ...], width: int, density: Density, today: date) -> None:
        """Guess the height of each row at a width; nothing is laid out yet."""
        self.style = Style(self._theme, width, density, today)
        self._rows = rows
        self._laid.clear()
        self._measured = bytearray(len(rows))
        self._heights = [self.style.estimate(row) for row in rows]
        self._add_up()

    def forget(self) -> None:
        """Let go of every word."""
        self._rows = ()
        self._laid.clear()

    @property
    def measured(self) -> int:
        """How many rows have been laid out so far."""
        return sum(self._measured)

    def is_measured(self, row: int) -> bool:
        """Say whether a row's height is known and not guessed."""
        return bool(self._measured[row])

    def measure(self, first: int, room: int) -> bool:
        """Measure rows from one on until they fill so many pixels; says whether any height changed."""
        changed, row = False, first
        while row < len(self._rows) and room > 0:
            changed = self._measure(row) or changed
            room -= self._heights[row]
            row += 1
        if changed:
            self._add_up()
        return changed

    def laid(self, row: int) -> Laid:
        """Give a row laid out."""
        found = self._laid.get(row)
        if found is None:
            if len(self._laid) >= MOST_LAID:
                self._laid.clear()
            assert self.style is not None
            found = self._laid[row] = lay_out(self._rows[row], self.style)
        return found

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give a row's size from memory."""
        row = index.row()
        return QSize(0, self._heights[row] if row < len(self._heights) else 0)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a row: what it says, the spine it hangs on, and that it is pointed at or current."""
        row, style = index.row(), self.style
        if style is None or row >= len(self._rows):
            return
        laid = self.laid(row)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(option.rect)
        painter.translate(option.rect.topLeft())
        if isinstance(self._rows[row], str):
            paint(laid, painter, style)
        else:
            place = QRectF(0, 0, option.rect.width(), option.rect.height())
            self._paint_state(painter, option.state, place)
            paint_disc(laid, painter, style, above=self._has_line(row - 1), below=self._has_line(row + 1))
            paint(laid, painter, style)
        painter.restore()

    def _paint_state(self, painter: QPainter, state: QStyle.StateFlag, place: QRectF) -> None:
        assert self.style is not None
        corner = self._theme.radius("control")
        if state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.style.colour("sunken"))
            painter.drawRoundedRect(place, corner, corner)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.style.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), corner, corner)

    def _has_line(self, row: int) -> bool:
        return 0 <= row < len(self._rows) and not isinstance(self._rows[row], str)

    def _measure(self, row: int) -> bool:
        if self._measured[row]:
            return False
        self._measured[row] = 1
        height = self.laid(row).height
        changed = height != self._heights[row]
        self._heights[row] = height
        return changed

    def _add_up(self) -> None:
        self.tops = list(accumulate(self._heights, initial=0))
