"""The two figures of the body map, drawn from the shapes that ship, and marks put on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from dsl_desk.model.body_figure import Figure, middle_of, region_at, stand_of
from dsl_desk.model.body_map import WHOLE, Mark, mark_words
from dsl_desk.model.body_region import BodySide, Region, View, regions_of
from dsl_desk.practice.body_shapes import figure_of, read_figures

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from dsl_desk.model.body_figure import Path
    from ui.theme import Theme

TALL = 400.0
"""Design pixels from crown to foot where there is room."""

SIDE = 40.0
NAME = 26.0
GAP = 16.0
DISC = 10.0
EDGE = 6.0

_SHOULDERS = 0.2
_BESIDE = {View.FRONT: (BodySide.RIGHT, BodySide.LEFT), View.BACK: (BodySide.LEFT, BodySide.RIGHT)}
"""Whose side stands at the left of each drawing, and at its right."""

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class BodyFigures(QWidget):
    """Front and back with numbered marks; one element to a screen reader, which says every mark."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Stand without marks."""
        super().__init__(parent)
        self.theme = theme
        self.figures = read_figures()
        self.shown: tuple[Mark, ...] = ()
        self.lit: Region | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Body map, front and back")
        self.show_marks(())
        theme.changed.connect(self._measure)
        self._measure()

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show these marks, numbered in this order."""
        self.shown = marks
        said = " ".join(f"Mark {number}. {mark_words(mark)}" for number, mark in enumerate(marks, 1))
        self.setAccessibleDescription(said or "No marks.")
        self.update()

    def light(self, region: Region | None) -> None:
        """Highlight a region, or none."""
        if region is not self.lit:
            self.lit = region
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for both figures at their full height."""
        width = 2 * (self._of_height(self.theme.px(TALL)) + 2 * self.theme.px(SIDE)) + self.theme.px(GAP)
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        """Stand smaller in a narrow column."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height both figures need."""
        return round(self._tall(width)) + self.theme.px(NAME) + 2 * self.theme.px(EDGE)

    def place(self, figure: Figure) -> QRectF:
        """Give where a figure's drawing stands within the widget."""
        tall = self._tall(self.width())
        wide = self._of_height(tall)
        gap, side = self.theme.px(GAP), self.theme.px(SIDE)
        whole = 2 * (wide + 2 * side) + gap
        left = (self.width() - whole) / 2 + side
        if figure.drawing.view is View.BACK:
            left += wide + 2 * side + gap
        return QRectF(left, self.theme.px(EDGE), wide, tall)

    def spot(self, mark: Mark) -> QPointF:
        """Give where a mark stands within the widget."""
        figure = figure_of(mark.region.view)
        place = self.place(figure)
        x, y = stand_of(figure, mark)
        return QPointF(place.left() + x * place.width() / WHOLE, place.top() + y * place.height() / WHOLE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the figures, then the marks over them."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for figure in self.figures:
            self._draw_figure(painter, figure)
            self._draw_names(painter, figure)
        for number, mark in enumerate(self.shown, 1):
            self._draw_mark(painter, number, self.spot(mark))
        if self.hasFocus():
            self._draw_ring(painter)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away, and the light."""
        super().focusOutEvent(event)
        self.light(None)
        self.update()

    def _measure(self) -> None:
        self.setMinimumWidth(self.theme.px(2 * (SIDE + TALL / 5) + GAP))
        self.updateGeometry()
        self.update()

    def _of_height(self, tall: float) -> int:
        drawing = self.figures[0].drawing
        return round(tall * drawing.width / drawing.height)

    def _tall(self, width: int) -> float:
        """Give the height of a figure in a widget of this width: the usual one, or what fits."""
        drawing = self.figures[0].drawing
        room = (width - self.theme.px(GAP)) / 2 - 2 * self.theme.px(SIDE)
        return min(float(self.theme.px(TALL)), max(room, 1.0) * drawing.height / drawing.width)

    def _draw_figure(self, painter: QPainter, figure: Figure) -> None:
        place = self.place(figure)
        body = _polygon(figure.drawing.outline, figure, place)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("sunken"))
        painter.drawPolygon(body)
        if self.lit is not None and self.lit.view is figure.drawing.view:
            painter.setBrush(self.theme.colour("selection"))
            painter.drawPolygon(_polygon(figure.patch(self.lit).points, figure, place))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.colour("border"), self.theme.scale * 1.2))
        for line in figure.drawing.lines:
            painter.drawPolyline(_polygon(line, figure, place))
        painter.setPen(QPen(self.theme.colour("border_strong"), self.theme.scale * 1.6))
        painter.drawPolygon(body)

    def _draw_names(self, painter: QPainter, figure: Figure) -> None:
        place, side = self.place(figure), self.theme.px(SIDE)
        line = QRectF(place.left() - side, place.top() + place.height() * _SHOULDERS, side, self.theme.px(20))
        left, right = _BESIDE[figure.drawing.view]
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.colour("text2"))
        middle = Qt.AlignmentFlag.AlignCenter
        painter.drawText(line, middle, left.value.capitalize())
        painter.drawText(line.translated(side + place.width(), 0), middle, right.value.capitalize())
        below = QRectF(place.left() - side, place.bottom(), place.width() + 2 * side, self.theme.px(NAME))
        painter.drawText(below, middle, figure.drawing.view.value.capitalize())

    def _draw_mark(self, painter: QPainter, number: int, spot: QPointF) -> None:
        disc = self.theme.px(DISC)
        painter.setPen(QPen(self.theme.colour("surface"), self.theme.scale * 1.6))
        painter.setBrush(self.theme.colour("danger"))
        painter.drawEllipse(spot, disc, disc)
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.colour("surface"))
        box = QRectF(spot.x() - disc, spot.y() - disc, 2 * disc, 2 * disc)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))

    def _draw_ring(self, painter: QPainter) -> None:
        ring = QPainterPath()
        radius = self.theme.radius("control")
        ring.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.colour("focus"), 2))
        painter.drawPath(ring)


class FiguresToMark(BodyFigures):
    """Figures that take marks: by a click, or by the arrow keys through the regions and Enter."""

    pointed = Signal(object)
    """The `Region` under the pointer or reached by the keys; None off the body."""

    marked = Signal(object, object)
    """A `Region` and the point within its drawing, in thousandths."""

    picked = Signal(int)
    """The place in the list of a mark that was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Follow the pointer."""
        super().__init__(theme, parent)
        self.setMouseTracking(True)
        self.setAccessibleName(
            "Body map, front and back. Arrow keys go from part to part, Enter puts a mark there"
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the region under the pointer."""
        found = self.under(event.position())
        self._point_at(found[0] if found else None)
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that its release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put a mark here, or open the one that stands here."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        standing = self._standing_at(event.position())
        found = self.under(event.position())
        if standing is not None:
            self.picked.emit(standing)
        elif found is not None:
            self.marked.emit(*found)

    def leaveEvent(self, event: QEvent) -> None:
        """Put out the light."""
        super().leaveEvent(event)
        self._point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the regions in reading order, and put a mark on the one reached."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in _PRESSES and self.lit is not None:
            self.marked.emit(self.lit, middle_of(figure_of(self.lit.view), self.lit))
        else:
            super().keyPressEvent(event)

    def under(self, at: QPointF) -> tuple[Region, tuple[int, int]] | None:
        """Give the region at a point of the widget, and the point in thousandths of its drawing."""
        for figure in self.figures:
            place = self.place(figure)
            x = round((at.x() - place.left()) * WHOLE / place.width())
            y = round((at.y() - place.top()) * WHOLE / place.height())
            region = region_at(figure, (x, y))
            if region is not None:
                return region, (x, y)
        return None

    def _standing_at(self, at: QPointF) -> int | None:
        for place in reversed(range(len(self.shown))):
            away = self.spot(self.shown[place]) - at
            if QPointF.dotProduct(away, away) <= self.theme.px(DISC) ** 2:
                return place
        return None

    def _step(self, step: int) -> None:
        order = (*regions_of(View.FRONT), *regions_of(View.BACK))
        at = order.index(self.lit) + step if self.lit is not None else min(step, 0)
        self._point_at(order[at % len(order)])

    def _point_at(self, region: Region | None) -> None:
        if region is not self.lit:
            self.light(region)
            self.pointed.emit(region)


def _polygon(points: Path, figure: Figure, place: QRectF) -> QPolygonF:
    across, down = place.width() / figure.drawing.width, place.height() / figure.drawing.height
    return QPolygonF([QPointF(place.left() + x * across, place.top() + y * down) for x, y in points])
