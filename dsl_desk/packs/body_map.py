"""The body map on paper: the two figures with numbered marks, drawn as vectors, and the marks in words.

A region's words come from its id, after names and addresses have been hidden: no child called "Palm" or
"Chin" can take a part of the body out of the page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportlab.platypus import Flowable

from dsl_desk.model.body_map import said_words, seen_by_words, seen_words
from dsl_desk.model.body_region import BodySide, View
from dsl_desk.packs.canvas import draw_at
from dsl_desk.packs.fonts import Weight
from dsl_desk.packs.headings import on_one_page
from dsl_desk.packs.prose import Part, Prose
from dsl_desk.packs.styles import (
    DANGER,
    FAINT,
    FIGURE_LABEL,
    FIGURE_NOTE,
    FIGURE_NUMBER,
    MARK,
    PAPER,
    QUIET,
    SUNKEN,
    VOICE,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.pathobject import PDFPathObject

    from dsl_desk.model.body_figure import Drawing, Path
    from dsl_desk.model.body_map import Mark
    from dsl_desk.packs.case import BodyMap
    from dsl_desk.packs.press import Press

_TALL = 190.0
"""Points from the crown to the foot of a figure."""

_BETWEEN = 30.0
_SIDE = 34.0
"""Points for "Left" and "Right" beside a figure."""

_DISC = 5.4
_BELOW = 20.0
_SHOULDERS = 0.2
"""How far down a figure, as a share of it, its sides are named."""

_BESIDE = {View.FRONT: (BodySide.RIGHT, BodySide.LEFT), View.BACK: (BodySide.LEFT, BodySide.RIGHT)}
"""Whose side stands at the left of each drawing, and at its right."""


_WHOSE = "Body map of what was seen. Left and right are the child\u2019s own."


class Figures(Flowable):
    """Front and back side by side, each mark a numbered disc where it was seen."""

    def __init__(self, press: Press, body_map: BodyMap, indent: float) -> None:
        """Take the marks, and how far from the left edge to begin."""
        super().__init__()
        self._press = press
        self._map = body_map
        self._indent = indent
        self.spaceAfter = 4

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Stand as tall as a figure and its name."""
        del aH
        self.width = aW
        self.height = _TALL + _BELOW
        return aW, self.height

    def draw(self) -> None:
        """Draw one figure after another, then the marks on each."""
        left = self._indent
        for drawing in self._map.drawings:
            width = _TALL * drawing.width / drawing.height
            self._draw_figure(drawing, left + _SIDE)
            self._draw_names(drawing, left + _SIDE, width)
            for number, mark in enumerate(self._map.marks, 1):
                if mark.region.view is drawing.view:
                    self._draw_mark(drawing, left + _SIDE, number, mark)
            left += width + 2 * _SIDE + _BETWEEN

    def _draw_figure(self, drawing: Drawing, left: float) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.translate(left, _BELOW + _TALL)
        scale = _TALL / drawing.height
        canvas.setLineJoin(1)
        canvas.setLineWidth(0.8)
        canvas.setStrokeColor(QUIET)
        canvas.setFillColor(SUNKEN)
        outline = _traced(canvas, drawing.outline, scale)
        outline.close()
        canvas.drawPath(outline, stroke=1, fill=1)
        canvas.setLineWidth(0.5)
        canvas.setStrokeColor(FAINT)
        for line in drawing.lines:
            canvas.drawPath(_traced(canvas, line, scale), stroke=1, fill=0)
        canvas.restoreState()

    def _draw_names(self, drawing: Drawing, left: float, width: float) -> None:
        height = _BELOW + _TALL * (1 - _SHOULDERS)
        for side, x in zip(_BESIDE[drawing.view], (left - _SIDE, left + width), strict=True):
            draw_at(self.canv, Prose(self._press, side.value.capitalize(), FIGURE_LABEL), x, height, _SIDE)
        below = Prose(self._press, drawing.view.value.capitalize(), FIGURE_LABEL)
        draw_at(self.canv, below, left, 4, width)

    def _draw_mark(self, drawing: Drawing, left: float, number: int, mark: Mark) -> None:
        scale = _TALL / drawing.height
        x, y = drawing.on_grid(mark.point())
        across, up = left + x * scale, _BELOW + _TALL - y * scale
        canvas = self.canv
        canvas.saveState()
        canvas.setFillColor(DANGER)
        canvas.setStrokeColor(PAPER)
        canvas.setLineWidth(0.6)
        canvas.circle(across, up, _DISC, stroke=1, fill=1)
        canvas.restoreState()
        said = Prose(self._press, str(number), FIGURE_NUMBER)
        draw_at(canvas, said, across - 2 * _DISC, up - FIGURE_NUMBER.leading / 2, 4 * _DISC)


def body_map_drawn(press: Press, body_map: BodyMap, indent: float = 0.0) -> list[Flowable]:
    """Lay out the figures, then each mark in words under its number."""
    note = Prose(press, _WHOSE, replace(FIGURE_NOTE, indent=indent))
    return on_one_page([Figures(press, body_map, indent), note, *_listed(press, body_map.marks, indent)])


def _listed(press: Press, marks: Sequence[Mark], indent: float) -> list[Flowable]:
    return [
        Prose(press, _parts(mark), replace(MARK, indent=indent, mark=f"{number}."))
        for number, mark in enumerate(marks, 1)
    ]


def _parts(mark: Mark) -> list[Part]:
    said, seen_by = said_words(mark), seen_by_words(mark)
    return [
        Part(f"{mark.region.words}: ", weight=Weight.STRONG),
        Part(seen_words(mark)),
        *([Part(f" {said}", colour=VOICE)] if said else []),
        *([Part(f" {seen_by}")] if seen_by else []),
    ]


def _traced(canvas: Canvas, points: Path, scale: float) -> PDFPathObject:
    path = canvas.beginPath()
    path.moveTo(points[0][0] * scale, -points[0][1] * scale)
    for x, y in points[1:]:
        path.lineTo(x * scale, -y * scale)
    return path
