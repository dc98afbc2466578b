"""Room to write by hand: ruled lines, blanks with their labels, the outlines of a child to draw on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlab.platypus import Flowable

from dsl_desk.model.body_region import View
from dsl_desk.packs.canvas import draw_at
from dsl_desk.packs.prose import Prose
from dsl_desk.packs.styles import FAINT, QUIET, RULE, SUNKEN, Align, Colour, TextStyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.pathobject import PDFPathObject

    from dsl_desk.model.body_figure import Drawing, Path
    from dsl_desk.packs.press import Press

PITCH = 22.0
"""Points from line to line: nearly eight millimetres, what a hand in a hurry needs."""

_GUTTER = 10.0
_BAR = 2.4
_INSIDE = 8.0
_UNDER = 9.0
_ROW = 38.0
_FIGURE = 268.0
"""Points; how tall a figure stands."""

_LABEL = TextStyle(size=8.2, leading=11, colour=QUIET)
_SIDE = TextStyle(size=7.4, leading=9.5, colour=FAINT, align=Align.MIDDLE)
_NUMBER = TextStyle(size=8.2, leading=11, colour=FAINT)
_MOST_MARKS = 8


class Blank(NamedTuple):
    """Something to fill in: its label, and its share of the width."""

    label: str
    share: float


class RuledLines(Flowable):
    """Lines to write on; on a tinted ground with an edge where `fill` and `edge` are given."""

    def __init__(self, count: int, *, fill: Colour | None = None, edge: Colour | None = None) -> None:
        """Take how many."""
        super().__init__()
        self.count = count
        self._fill, self._edge = fill, edge
        self.spaceBefore = 3.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Stand as tall as the lines."""
        del aH
        self.width, self.height = aW, self.count * PITCH + (_UNDER if self._fill else 0.0)
        return self.width, self.height

    def draw(self) -> None:
        """Draw them."""
        canvas = self.canv
        inset = 0.0
        if self._fill is not None and self._edge is not None:
            inset = _INSIDE
            canvas.setFillColor(self._fill)
            canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
            canvas.setFillColor(self._edge)
            canvas.rect(0, 0, _BAR, self.height, stroke=0, fill=1)
        for number in range(1, self.count + 1):
            _line(canvas, inset, self.height - number * PITCH, self.width - inset)


class Row(Flowable):
    """Blanks side by side, each with its label above and a line to write on."""

    def __init__(self, press: Press, blanks: Sequence[Blank]) -> None:
        """Set the labels."""
        super().__init__()
        self._blanks = [(Prose(press, one.label, _LABEL), one.share) for one in blanks]

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Stand as tall as a label and room to write."""
        del aH
        self.width, self.height = aW, _ROW
        return self.width, self.height

    def draw(self) -> None:
        """Draw them."""
        room = self.width + _GUTTER
        at = 0.0
        for said, share in self._blanks:
            wide = room * share - _GUTTER
            draw_at(self.canv, said, at, self.height - _LABEL.leading - 1, wide)
            _line(self.canv, at, 3, at + wide)
            at += wide + _GUTTER


class Figures(Flowable):
    """The outline of a child from the front and from behind, and numbered lines beside them."""

    def __init__(self, press: Press, drawings: Sequence[Drawing]) -> None:
        """Take the two drawings of the body map."""
        super().__init__()
        self._press = press
        self._drawings = drawings

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Stand as tall as a figure and its words."""
        del aH
        self.width, self.height = aW, _FIGURE + 2 * _SIDE.leading + 8
        return self.width, self.height

    def draw(self) -> None:
        """Draw both figures, which side is which, and the numbered lines."""
        at = 0.0
        for drawing in self._drawings:
            wide = _FIGURE * drawing.width / drawing.height
            self._draw_figure(drawing, at)
            ours, theirs = ("right", "left") if drawing.view is View.FRONT else ("left", "right")
            self._say(drawing.view.value.capitalize(), at, wide, 2)
            self._say(f"child\u2019s {ours}", at, wide / 2, 1)
            self._say(f"child\u2019s {theirs}", at + wide / 2, wide / 2, 1)
            at += wide + _GUTTER
        self._draw_lines(at + _GUTTER)

    def _draw_figure(self, drawing: Drawing, at: float) -> None:
        canvas = self.canv
        scale = _FIGURE / drawing.height
        canvas.saveState()
        canvas.translate(at, self.height)
        canvas.setLineJoin(1)
        canvas.setFillColor(SUNKEN)
        canvas.setStrokeColor(FAINT)
        canvas.setLineWidth(0.9)
        outline = _traced(canvas, drawing.outline, scale)
        outline.close()
        canvas.drawPath(outline, stroke=1, fill=1)
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.7)
        for line in drawing.lines:
            canvas.drawPath(_traced(canvas, line, scale), stroke=1, fill=0)
        canvas.restoreState()

    def _say(self, words: str, at: float, wide: float, line: int) -> None:
        up = self.height - _FIGURE - 4 - (2 - line + 1) * _SIDE.leading
        draw_at(self.canv, Prose(self._press, words, _SIDE), at, up, wide)

    def _draw_lines(self, at: float) -> None:
        canvas = self.canv
        pitch = self.height / _MOST_MARKS
        for number in range(1, _MOST_MARKS + 1):
            up = self.height - number * pitch + 4
            draw_at(canvas, Prose(self._press, str(number), _NUMBER), at, up + 2, 12)
            _line(canvas, at + 12, up, self.width)


def _line(canvas: Canvas, left: float, up: float, right: float) -> None:
    canvas.saveState()
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.7)
    canvas.line(left, up, right, up)
    canvas.restoreState()


def _traced(canvas: Canvas, points: Path, scale: float) -> PDFPathObject:
    path = canvas.beginPath()
    for number, (x, y) in enumerate(points):
        (path.lineTo if number else path.moveTo)(x * scale, -y * scale)
    return path
