"""How a row of a chronology is painted, once it is laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from ui.widgets.chronology_style import Density

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.widgets.chronology_row import Label, Laid
    from ui.widgets.chronology_style import Style

_COMFORTABLE_ICON, _COMPACT_ICON = 16, 13


def paint(laid: Laid, painter: QPainter, style: Style) -> None:
    """Paint a row with its top left corner at the painter's origin."""
    if laid.voice is not None:
        _paint_voice(laid.voice, painter, style)
    for passage in laid.passages:
        painter.setPen(style.colour(passage.colour))
        passage.layout.draw(painter, QPointF(passage.x, passage.y))
    for said in laid.said:
        painter.setFont(style.font(said.role))
        painter.setPen(style.colour(said.colour))
        painter.drawText(QPointF(said.x, said.y), said.text)
    for one in laid.labels:
        _paint_label(one, painter, style)
    for mark in laid.marks:
        painter.drawPixmap(QPointF(mark.x, mark.y), style.icon(mark.name, mark.colour, mark.size))


def paint_disc(laid: Laid, painter: QPainter, style: Style, above: float, below: float) -> None:
    """Paint the icon on its disc, and the spine up to the row above and down to the one below."""
    icon, tone = laid.disc
    size, middle = style.disc, style.inset + style.disc / 2
    top, gap = float(style.edge), style.theme.px(3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.colour("border"))
    width = style.theme.px(2)
    painter.drawRect(QRectF(middle - width / 2, 0, width, max(0.0, (top - gap) * above)))
    from_y = top + size + gap
    painter.drawRect(QRectF(middle - width / 2, from_y, width, max(0.0, (laid.height - from_y) * below)))
    painter.setBrush(style.colour(f"{tone}_soft"))
    if style.is_outlined:
        painter.setPen(style.colour(tone))
    painter.drawEllipse(QRectF(style.inset, top, size, size).adjusted(0.5, 0.5, -0.5, -0.5))
    picture = _COMFORTABLE_ICON if style.density is Density.COMFORTABLE else _COMPACT_ICON
    edge = (size - style.theme.px(picture)) / 2
    painter.drawPixmap(QPointF(style.inset + edge, top + edge), style.icon(icon, tone, picture))


def _paint_voice(place: QRectF, painter: QPainter, style: Style) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.colour("voice_soft"))
    corner = style.theme.px(4)
    painter.drawRoundedRect(place, corner, corner)
    painter.setBrush(style.colour("voice"))
    painter.drawRoundedRect(QRectF(place.x(), place.y(), style.theme.px(3), place.height()), 1.5, 1.5)


def _paint_label(one: Label, painter: QPainter, style: Style) -> None:
    painter.setPen(style.colour(one.tone) if style.is_outlined else Qt.PenStyle.NoPen)
    painter.setBrush(style.colour(f"{one.tone}_soft"))
    corner = style.theme.radius("chip")
    painter.drawRoundedRect(one.place, corner, corner)
    metrics, px = style.metrics("caption"), style.theme.px
    x = one.place.x() + px(8)
    if one.icon:
        picture = style.icon(one.icon, one.tone, 13)
        painter.drawPixmap(QPointF(x, one.place.center().y() - px(13) / 2), picture)
        x += px(17)
    painter.setFont(style.font("caption"))
    painter.setPen(style.colour(one.tone))
    painter.drawText(QPointF(x, one.place.y() + px(3) + metrics.ascent()), one.text)
