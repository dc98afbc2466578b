"""How the cells of a table are painted: words cut with an ellipsis, chips with their words, a line below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.tables.rows import LONGEST, Role
from ui.words import one_line

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QColor

    from ui.theme import Theme

ROW, TALL_ROW = 44.0, 64.0
_CHIP_HEIGHT = 21.0
_INKS = {"neutral": "l1"}
"""Tones whose colours have another name."""


class Cells(QStyledItemDelegate):
    """Paints cells from the tokens."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        """Paint in this theme."""
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, index)
        gap = self._theme.space("m")
        place = option.rect.adjusted(gap, 0, -gap, 0)
        words = index.data(Qt.ItemDataRole.DisplayRole)
        tone = index.data(Role.TONE)
        if words and tone:
            self._chip(painter, place, words, tone)
        else:
            self._words(painter, place, words, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give what the words need, for fitting a column to them."""
        font = self._theme.font("body")
        width = QFontMetrics(font).horizontalAdvance(index.data(Qt.ItemDataRole.DisplayRole))
        return QSize(width + self._theme.px(44), self._theme.px(ROW))

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, self._theme.colour("selection"))
            if index.column() == 0:
                bar = QRect(place.left(), place.top(), self._theme.px(3), place.height())
                painter.fillRect(bar, self._theme.colour("primary"))
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), self._theme.colour("grid"))

    def _words(
        self, painter: QPainter, place: QRect, words: str, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        strong = bool(index.data(Role.STRONG))
        under = one_line(index.data(Role.UNDER) or "", LONGEST)
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
        upper = place
        if under:
            half = place.height() // 2
            edge = self._theme.px(7)
            upper = QRect(place.left(), place.top() + edge, place.width(), half - edge)
            lower = QRect(place.left(), place.top() + half, place.width(), half - edge)
            self._line(painter, lower, under, "small", self._theme.colour("text2"), alignment)
        ink = self._theme.colour("text")
        self._line(painter, upper, words, "body_strong" if strong else "body", ink, alignment)

    def _line(
        self, painter: QPainter, place: QRect, words: str, role: str, ink: QColor, alignment: Qt.AlignmentFlag
    ) -> None:
        font = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(ink)
        cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, alignment | Qt.TextFlag.TextSingleLine, cut)

    def _chip(self, painter: QPainter, place: QRect, words: str, tone: str) -> None:
        theme = self._theme
        font = theme.font("caption")
        gap = theme.space("s")
        ink = _INKS.get(tone, tone)
        metrics = QFontMetrics(font)
        width = min(place.width(), metrics.horizontalAdvance(words) + 2 * gap + theme.px(2))
        height = theme.px(_CHIP_HEIGHT)
        chip = QRect(place.left(), place.center().y() - height // 2, width, height)
        painter.setBrush(theme.colour(f"{ink}_soft"))
        outlined = theme.look == "contrast"  # soft grounds are white there
        painter.setPen(QPen(theme.colour(ink), 1) if outlined else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(chip, theme.radius("chip"), theme.radius("chip"))
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width - 2 * gap + 1)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, cut)


def fitting(widths: list[float], leasts: list[float], grows: list[bool], room: int) -> list[int]:
    """Share a width among columns: those that grow take what is over; where it lacks, each gives a part."""
    spare = room - sum(widths)
    if spare >= 0:
        takers = max(1, sum(grows))
        given = [spare / takers if one else 0.0 for one in grows]
        return [int(width + more) for width, more in zip(widths, given, strict=True)]
    slack = [max(0.0, width - least) for width, least in zip(widths, leasts, strict=True)]
    part = min(1.0, -spare / (sum(slack) or 1.0))
    return [int(width - one * part) for width, one in zip(widths, slack, strict=True)]
