"""A passage of text on the page: whoever wrote it, in whichever script, it prints as typed."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.platypus import Flowable

from dsl_desk.packs.fonts import Weight
from dsl_desk.packs.lines import Span, break_lines
from dsl_desk.packs.press import Look
from dsl_desk.packs.styles import Align, Colour
from dsl_desk.packs.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfbase.pdfdoc import PDFDocument
    from reportlab.pdfgen.canvas import Canvas

    from dsl_desk.packs.lines import Line
    from dsl_desk.packs.press import Press
    from dsl_desk.packs.styles import TextStyle

_EM = 1000
_CAPITALS = 0.364
"""Half the height of Inter's capitals, in type sizes: what centres a line of text on its leading."""

_FEWEST_LINES = 2
"""Lines kept together at the foot or the head of a page."""

_BAR = 2.4
"""Width of a panel's edge, in points."""


@dataclass(frozen=True, slots=True)
class Part:
    """Text from anywhere, with the weight or colour it is to have where that is not the passage's own."""

    text: str
    weight: Weight | None = None
    colour: Colour | None = None


class Prose(Flowable):
    """Text set in one style, broken across lines and pages. Nothing in the text is ever read as mark-up."""

    def __init__(self, press: Press, said: str | Sequence[Part], style: TextStyle) -> None:
        """Clean the text, and note whatever the fonts cannot print."""
        super().__init__()
        self.style = style
        self.spaceBefore = style.before
        self.spaceAfter = style.after
        self._press = press
        parts = (Part(said),) if isinstance(said, str) else said
        self._spans = [Span(clean(part.text), _look_of(part, style)) for part in parts]
        for span in self._spans:
            press.require(span.text)
        self._lines: list[Line] = []
        self._room = -1.0
        self._is_cut = False
        self._is_overleaf = False

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Break the lines for this width; a passage already cut in two keeps its lines."""
        del aH
        self.width = aW
        room = (aW - self._left() - self._pad()) * _EM / self.style.size
        if self._room != room and not self._is_cut:
            self._lines = break_lines(self._press, self._spans, max(room, _EM))
            self._room = room
        self.height = len(self._lines) * self.style.leading + 2 * self._pad()
        return aW, self.height

    def split(self, aW: float, aH: float, /) -> list[Flowable]:
        """Cut between lines, two at least on either side; empty where that cannot be."""
        cut = self.halves(aW, aH)
        return [] if cut is None else list(cut)

    def halves(self, width: float, height: float) -> tuple[Prose, Prose] | None:
        """Cut into what fits the height and the rest; None where fewer than two lines would stand alone."""
        self.wrap(width, height)
        count = len(self._lines)
        fit = min(int((height - 2 * self._pad()) / self.style.leading), count - _FEWEST_LINES)
        if fit < _FEWEST_LINES:
            return None
        return self._only(0, fit), self._only(fit, count)

    def in_slices(self, width: float, most: int) -> list[Prose]:
        """Cut into passages of at most so many lines, for table rows that no page could hold whole."""
        self.wrap(width, 0)
        if len(self._lines) <= most:
            return [self]
        return [self._only(at, at + most) for at in range(0, len(self._lines), most)]

    def first_height(self, width: float) -> float:
        """Give the height that must be free for the passage to begin on a page."""
        self.wrap(width, 0)
        lines = len(self._lines)
        at_once = lines if lines <= _FEWEST_LINES + 1 else _FEWEST_LINES
        return at_once * self.style.leading + 2 * self._pad()

    def line_width(self) -> float:
        """Give the width of the widest line in points, once laid out."""
        return max((line.width for line in self._lines), default=0.0) * self.style.size / _EM

    def draw(self) -> None:
        """Draw the panel, then the lines."""
        canvas = self.canv
        canvas.saveState()
        self._draw_panel(canvas)
        self._draw_lines(canvas)
        canvas.restoreState()

    def _only(self, start: int, end: int) -> Prose:
        part = copy(self)
        vars(part).pop("_postponed", None)  # ReportLab's note that the whole was once moved to a new page
        part._lines = self._lines[start:end]
        part._is_cut = True
        part._is_overleaf = self._is_overleaf or start > 0
        part.spaceBefore = self.style.before if start == 0 else 0.0
        part.spaceAfter = self.style.after if end >= len(self._lines) else 0.0
        part.wrap(self.width, 0)
        return part

    def _left(self) -> float:
        return self.style.indent + self.style.hang + self._pad()

    def _pad(self) -> float:
        return self.style.panel.pad if self.style.panel else 0.0

    def _draw_panel(self, canvas: Canvas) -> None:
        panel = self.style.panel
        if panel is None:
            return
        left = self.style.indent
        canvas.setFillColor(panel.fill)
        canvas.rect(left, 0, self.width - left, self.height, stroke=0, fill=1)
        canvas.setFillColor(panel.edge)
        canvas.rect(left, 0, _BAR, self.height, stroke=0, fill=1)

    def _draw_lines(self, canvas: Canvas) -> None:
        document: PDFDocument = vars(canvas)["_doc"]  # TTFont's own methods ask for it; Canvas has no getter
        style = self.style
        writer = _LineWriter(self._press, document, style.size)
        baseline = self.height - self._pad() - style.leading / 2 - _CAPITALS * style.size
        if style.mark and not self._is_overleaf:
            writer.write(self._mark_line(), style.indent + self._pad(), baseline)
        for line in self._lines:
            writer.write(line, self._start_of(line), baseline)
            baseline -= style.leading
        canvas.addLiteral(writer.operators())

    def _mark_line(self) -> Line:
        style = self.style
        mark = Span(style.mark, Look(style.weight, style.colour, style.figures))
        return break_lines(self._press, [mark], _EM * _EM)[0]

    def _start_of(self, line: Line) -> float:
        left = self._left()
        spare = self.width - self._pad() - left - line.width * self.style.size / _EM
        align = self.style.align
        if align is Align.MIDDLE:
            return left + spare / 2
        if align is Align.RIGHT or line.base:
            return left + spare
        return left


def _look_of(part: Part, style: TextStyle) -> Look:
    return Look(part.weight or style.weight, part.colour or style.colour, style.figures)


class _LineWriter:
    """Collects the PDF operators of a passage: one text object, then the accents drawn as outlines."""

    def __init__(self, press: Press, document: PDFDocument, size: float) -> None:
        self._press = press
        self._document = document
        self._size = size
        self._text: list[str] = []
        self._shapes: list[str] = []
        self._font = ""
        self._colour: Colour | None = None
        self._body: list[str] = []

    def write(self, line: Line, x: float, y: float) -> None:
        """Write one line with its first glyph at a point."""
        if not line.runs:
            return
        self._text.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        for run in line.runs:
            ink = self._press.ink(run, self._document)
            self._set_colour(run.look.colour)
            for font, body in ink.strings:
                self._set_font(font)
                self._body.append(body)
            for right, up, outline in ink.outlines:
                self._draw(outline, x + right * self._size / _EM, y + up * self._size / _EM, run.look.colour)
            x += run.width * self._size / _EM
        self._end_body()

    def operators(self) -> str:
        """Give everything, ready for the page."""
        return " ".join(("BT", *self._text, "ET", *self._shapes))

    def _set_colour(self, colour: Colour) -> None:
        if colour != self._colour:
            self._end_body()
            self._colour = colour
            self._text.append(_fill_operator(colour))

    def _set_font(self, font: str) -> None:
        if font != self._font:
            self._end_body()
            self._font = font
            self._text.append(f"{font} {self._size:g} Tf")

    def _end_body(self) -> None:
        if self._body:
            self._text.append(f"[{''.join(self._body)}] TJ")
            self._body = []

    def _draw(self, outline: str, x: float, y: float, colour: Colour) -> None:
        scale = self._size / _EM
        self._shapes.append(
            f"q {_fill_operator(colour)} {scale:.5f} 0 0 {scale:.5f} {x:.2f} {y:.2f} cm {outline} f Q"
        )


def _fill_operator(colour: Colour) -> str:
    red, green, blue = colour
    return f"{red:.3f} {green:.3f} {blue:.3f} rg"
