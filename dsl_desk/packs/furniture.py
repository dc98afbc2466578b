"""What stands round the text of every page: running head, marking, training stripe, page number, anchor.

All but the page number is the same on each page, so it is drawn once and every page refers to it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dsl_desk.packs.canvas import PackCanvas, draw_at
from dsl_desk.packs.prose import Prose
from dsl_desk.packs.styles import (
    ANCHOR,
    FOLIO,
    HATCH,
    MARGIN_SIDE,
    MARKING,
    MM,
    PAGE_HEIGHT,
    RULE,
    RUNNING,
    RUNNING_RIGHT,
    STRIPE,
    TEXT_WIDTH,
    WARN_SOFT,
)
from dsl_desk.packs.text import hash_words, shortened, when_words

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import BaseDocTemplate

    from dsl_desk.packs.contents import Anchor, Letterhead, PackHeader
    from dsl_desk.packs.press import Press
    from dsl_desk.packs.styles import TextStyle

_LONGEST_RUNNING = 200
_UNBOUNDED = 1e6
_DEVICE_SHOWN = 8
"""Characters of a device's random name: enough to tell a school's few apart."""

_LONGEST_STRIPE = 40
_STRIPE_HEIGHT = 5 * MM
_HATCH_STEP = 9.0
_FOOT = 17 * MM
_HEAD = PAGE_HEIGHT - 20 * MM


class Furniture:
    """The fixed lines of one pack, each set once."""

    def __init__(self, press: Press, letterhead: Letterhead, header: PackHeader) -> None:
        """Set every line."""
        self._press = press
        self._stripe = Prose(press, _stripe_words(header.stripe), STRIPE) if header.stripe else None
        self._marking = _one_line(press, header.marking, MARKING, TEXT_WIDTH)
        self._school = _one_line(press, letterhead.school, RUNNING, TEXT_WIDTH / 2)
        self._title = _one_line(press, header.title, RUNNING_RIGHT, TEXT_WIDTH / 2)
        made = f"Pack {header.pack_number}  \u00b7  made {when_words(header.made_at)}"
        self._pack = _one_line(press, made, RUNNING_RIGHT, TEXT_WIDTH * 0.8)
        anchor = f"Anchor: {anchor_words(header.anchors[0])}" if header.anchors else ""
        self._anchor = _one_line(press, anchor, ANCHOR, TEXT_WIDTH)

    def draw_first(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        """Furnish the first page: it carries the letterhead, so no running head."""
        if isinstance(canvas, PackCanvas):
            canvas.draw_later("edges", self._draw_edges)
            self._draw_number(canvas)

    def draw_later(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        """Furnish any other page."""
        if isinstance(canvas, PackCanvas):
            canvas.draw_later("edges", self._draw_edges)
            canvas.draw_later("running-head", self._draw_head)
            self._draw_number(canvas)

    def _draw_head(self, canvas: PackCanvas) -> None:
        draw_at(canvas, self._school, MARGIN_SIDE, _HEAD, TEXT_WIDTH / 2)
        draw_at(canvas, self._title, MARGIN_SIDE + TEXT_WIDTH / 2, _HEAD, TEXT_WIDTH / 2)
        _rule(canvas, _HEAD - 2)

    def _draw_edges(self, canvas: PackCanvas) -> None:
        if self._stripe is not None:
            for y in (PAGE_HEIGHT - 10.5 * MM, 4.5 * MM):
                _draw_stripe(canvas, self._stripe, y)
        draw_at(canvas, self._marking, MARGIN_SIDE, PAGE_HEIGHT - 15 * MM, TEXT_WIDTH)
        draw_at(canvas, self._marking, MARGIN_SIDE, 9.5 * MM, TEXT_WIDTH)
        _rule(canvas, _FOOT + 11)
        draw_at(canvas, self._pack, MARGIN_SIDE, _FOOT, TEXT_WIDTH)
        draw_at(canvas, self._anchor, MARGIN_SIDE, _FOOT - 9, TEXT_WIDTH)

    def _draw_number(self, canvas: PackCanvas) -> None:
        page = Prose(self._press, f"Page {canvas.getPageNumber()} of", FOLIO)
        draw_at(canvas, page, MARGIN_SIDE, _FOOT, TEXT_WIDTH)
        canvas.saveState()
        canvas.translate(MARGIN_SIDE + page.line_width() + FOLIO.size / 3, _FOOT)
        canvas.draw_later("pages-in-all", self._draw_total)
        canvas.restoreState()

    def _draw_total(self, canvas: PackCanvas) -> None:
        draw_at(canvas, Prose(self._press, str(canvas.getPageNumber() - 1), FOLIO), 0, 0, TEXT_WIDTH)


def anchor_words(anchor: Anchor) -> str:
    """Write an anchor in one line."""
    return (
        f"{anchor.compartment} {anchor.seq:,}  \u00b7  {hash_words(anchor.head)}  \u00b7  "
        f"device {anchor.device[:_DEVICE_SHOWN]}  \u00b7  time stated by this computer"
    )


def _one_line(press: Press, text: str, style: TextStyle, width: float) -> Prose:
    """Set a running line, smaller if it is long: it never takes a second line."""
    said = shortened(text, _LONGEST_RUNNING)
    line = Prose(press, said, style)
    line.wrap(_UNBOUNDED, 0)
    if line.line_width() <= width:
        return line
    fitting = style.size * width / (line.line_width() + 1)
    return Prose(press, said, replace(style, size=fitting))


def _stripe_words(stripe: str) -> str:
    return "     ·     ".join([shortened(stripe, _LONGEST_STRIPE)] * 3)


def _rule(canvas: Canvas, y: float) -> None:
    canvas.saveState()
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(MARGIN_SIDE, y, MARGIN_SIDE + TEXT_WIDTH, y)
    canvas.restoreState()


def _draw_stripe(canvas: Canvas, words: Prose, y: float) -> None:
    """Draw a hatched band with the word in clear spaces, seen in colour and in grey."""
    canvas.saveState()
    canvas.translate(MARGIN_SIDE, y)
    outline = canvas.beginPath()
    outline.rect(0, 0, TEXT_WIDTH, _STRIPE_HEIGHT)
    canvas.clipPath(outline, stroke=0, fill=0)
    canvas.setFillColor(WARN_SOFT)
    canvas.rect(0, 0, TEXT_WIDTH, _STRIPE_HEIGHT, stroke=0, fill=1)
    canvas.setStrokeColor(HATCH)
    canvas.setLineWidth(2.2)
    hatch = canvas.beginPath()
    for step in range(-2, int(TEXT_WIDTH / _HATCH_STEP) + 2):
        hatch.moveTo(step * _HATCH_STEP, -1)
        hatch.lineTo(step * _HATCH_STEP + _STRIPE_HEIGHT, _STRIPE_HEIGHT + 1)
    canvas.drawPath(hatch)
    canvas.restoreState()
    draw_at(canvas, words, MARGIN_SIDE, y + (_STRIPE_HEIGHT - STRIPE.leading) / 2, TEXT_WIDTH)
