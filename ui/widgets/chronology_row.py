"""One row of a chronology, laid out for a width: where each of its parts goes.

Only rows that are seen are laid out, and what people wrote is read no further than a row can show.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextLayout, QTextOption

from ui import words
from ui.tables.chronology import is_corrected, recorded_by, status_of
from ui.widgets.chronology_look import disc_of, tone_of
from ui.widgets.chronology_style import MOST_READ, Density

if TYPE_CHECKING:
    from dsl_desk.practice.story_line import StoryLine
    from ui.tables.chronology import Row
    from ui.widgets.chronology_style import Style

MORE = "more"
CORRECTED = "Corrected: see the original"
_HEADING_HEIGHT = 1.2
_HEADING_LINES = 3
_NARROWEST_HEADING = 190
"""Design pixels a heading needs beside the date; with less, the date stands under it."""

_BREAK = "\u2028"


class Box(NamedTuple):
    """Where words are wrapped into, and as what; `most` is how many lines."""

    x: float
    y: float
    width: float
    role: str
    colour: str
    most: int


class Said(NamedTuple):
    """One line of words at a place: `y` is its base line."""

    x: float
    y: float
    text: str
    role: str
    colour: str


class Passage(NamedTuple):
    """Wrapped words at a place."""

    layout: QTextLayout
    x: float
    y: float
    colour: str


class Label(NamedTuple):
    """A chip at a place."""

    place: QRectF
    text: str
    tone: str
    icon: str


class Mark(NamedTuple):
    """An icon at a place."""

    x: float
    y: float
    name: str
    colour: str
    size: float


@dataclass(slots=True)
class Laid:
    """A row laid out: its height, its parts, and the place that leads to the original words."""

    height: int = 0
    disc: tuple[str, str] = ("", "")
    said: list[Said] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    voice: QRectF | None = None
    original: QRectF | None = None


def lay_out(row: Row, style: Style) -> Laid:
    """Lay out a month's name or a record."""
    if isinstance(row, str):
        metrics = style.metrics("caption")
        base = style.head_height - style.theme.px(5) - metrics.descent()
        return Laid(height=style.head_height, said=[Said(float(style.inset), base, row, "caption", "text2")])
    return _Layout(row, style).done()


class _Layout:
    """Puts a record's parts one under the other."""

    def __init__(self, line: StoryLine, style: Style) -> None:
        self.line = line
        self.style = style
        self.laid = Laid(disc=disc_of(line.kind))
        self.y = float(style.edge)

    def done(self) -> Laid:
        """Lay out everything, from the heading to who recorded it."""
        self._head()
        self._body()
        self._voice()
        self._foot()
        self.laid.height = round(max(self.y, self.style.edge + self.style.disc) + self.style.edge)
        return self.laid

    def _head(self) -> None:
        style = self.style
        when = words.short_moment(self.line.when, style.today)
        status = words.sentence(words.one_line(status_of(self.line), 48))
        date_width = style.metrics("small").horizontalAdvance(when)
        chip_width = self._chip_width(status) if status else 0.0
        beside = date_width + chip_width + style.theme.px(12 + (10 if status else 0))
        heading = words.one_line(self.line.headline) or self.line.title
        is_beside = style.room - beside >= style.theme.px(_NARROWEST_HEADING)
        width = style.room - beside if is_beside else style.room
        top = self.y + (style.disc - style.metrics("body_strong").height()) / 2
        top = min(top, self.y + style.theme.px(6))
        bottom = self._passage(heading, Box(style.left, top, width, "body_strong", "text", _HEADING_LINES))
        base = top + style.metrics("body_strong").ascent()
        if not is_beside:
            base = bottom + style.theme.px(4) + style.metrics("small").ascent()
            bottom = base + style.metrics("small").descent()
        x = style.left + style.room - date_width if is_beside else float(style.left)
        self.laid.said.append(Said(x, base, when, "small", "text2"))
        if status:
            gap = style.theme.px(10)
            chip_x = x - gap - chip_width if is_beside else x + date_width + gap
            self._chip(status, tone_of(self.line.kind, self.line.status), chip_x, base)
        self.y = bottom + style.gap

    def _body(self) -> None:
        body = words.shown(self.line.body, MOST_READ).strip()
        if body and words.one_line(body) != words.one_line(self.line.headline):
            style = self.style
            is_cut = len(self.line.body) > MOST_READ
            box = Box(style.left, self.y, style.room, "body", "text2", style.density.lines)
            self.y = self._passage(body, box, is_cut=is_cut) + style.gap

    def _voice(self) -> None:
        spoken = words.shown(self.line.child_words, MOST_READ).strip()
        if not spoken:
            return
        style, px = self.style, self.style.theme.px
        pad = px(8 if style.density is Density.COMFORTABLE else 4)
        top = self.y + px(1)
        is_cut = len(self.line.child_words) > MOST_READ
        room = style.room - px(52)
        box = Box(style.left + px(40), top + pad, room, "body", "text", style.density.lines)
        bottom = self._passage(words.quoted(spoken), box, is_cut=is_cut) + pad
        self.laid.voice = QRectF(style.left, top, style.room, bottom - top)
        middle = top + pad + (style.line_height - px(16)) / 2
        self.laid.marks.append(Mark(style.left + px(15), middle, "quote", "voice", 16))
        self.y = bottom + style.gap

    def _foot(self) -> None:
        style, px = self.style, self.style.theme.px
        metrics = style.metrics("small")
        files = words.counted(len(self.line.files), "file") if self.line.files else ""
        files_width = px(16 + 4 + 14) + metrics.horizontalAdvance(files) if files else 0.0
        corrected = is_corrected(self.line)
        chip_width = self._chip_width(CORRECTED, "history") + px(14) if corrected else 0.0
        room = style.room - files_width
        is_under = corrected and room - chip_width < px(120)
        by = recorded_by(self.line)
        by = metrics.elidedText(by, Qt.TextElideMode.ElideRight, room - (0 if is_under else chip_width))
        base = self.y + px(2) + metrics.ascent()
        self.laid.said.append(Said(float(style.left), base, by, "small", "text3"))
        x = style.left + metrics.horizontalAdvance(by)
        if files:
            x += px(14)
            self.laid.marks.append(Mark(x, base - metrics.ascent() + px(1), "paperclip", "text3", 14))
            x += px(16 + 2)
            self.laid.said.append(Said(x, base, files, "small", "text3"))
            x += metrics.horizontalAdvance(files)
        self.y = base + metrics.descent() + px(3)
        if corrected:
            if is_under:
                x, base = float(style.left - px(14)), base + metrics.height() + px(8)
                self.y = base + metrics.descent() + px(4)
            self.laid.original = self._chip(CORRECTED, "info", x + px(14), base, "history")

    def _passage(self, text: str, box: Box, *, is_cut: bool = False) -> float:
        """Wrap words into a box; what does not fit ends in dots. Gives where the next thing may stand."""
        step, metrics = self._step(box), self.style.metrics(box.role)
        layout = QTextLayout(text.replace("\n", _BREAK), self.style.font(box.role))
        layout.setTextOption(_option())
        layout.setCacheEnabled(True)
        starts: list[int] = []
        layout.beginLayout()
        while len(starts) <= box.most:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(box.width)
            base = len(starts) * step + (step - metrics.height()) / 2 + metrics.ascent()
            line.setPosition(QPointF(0, base - line.ascent()))
            starts.append(line.textStart())
        layout.endLayout()
        if len(starts) > box.most or is_cut:
            return self._shortened(text, starts[: box.most], box)
        self.laid.passages.append(Passage(layout, box.x, box.y, box.colour))
        return box.y + len(starts) * step

    def _shortened(self, text: str, starts: list[int], box: Box) -> float:
        """Show the lines that fit, the last of them shortened; in a passage "more" stands after it."""
        step, metrics = self._step(box), self.style.metrics(box.role)
        whole, rest = text[: starts[-1]].rstrip("\n"), " ".join(text[starts[-1] :].split())
        if whole:
            self._passage(whole, box)
        is_body = box.role == "body"
        more = self.style.metrics("body_strong").horizontalAdvance(f" {MORE}") if is_body else 0.0
        last = metrics.elidedText(f"{rest}…", Qt.TextElideMode.ElideRight, box.width - more)
        base = box.y + (len(starts) - 1) * step + (step - metrics.height()) / 2 + metrics.ascent()
        self.laid.said.append(Said(box.x, base, last, box.role, box.colour))
        if is_body:
            end = box.x + metrics.horizontalAdvance(f"{last} ")
            self.laid.said.append(Said(end, base, MORE, "body_strong", "primary_ink"))
        return box.y + len(starts) * step

    def _step(self, box: Box) -> float:
        is_body = box.role == "body"
        return self.style.line_height if is_body else self.style.metrics(box.role).height() * _HEADING_HEIGHT

    def _chip_width(self, text: str, icon: str = "") -> float:
        advance = self.style.metrics("caption").horizontalAdvance(text)
        return advance + self.style.theme.px(16 + (17 if icon else 0))

    def _chip(self, text: str, tone: str, x: float, base: float, icon: str = "") -> QRectF:
        """Put a chip on the base line of the words beside it."""
        metrics, px = self.style.metrics("caption"), self.style.theme.px
        height = metrics.height() + px(6)
        place = QRectF(x, base - metrics.ascent() - px(3), self._chip_width(text, icon), height)
        self.laid.labels.append(Label(place, text, tone, icon))
        return place


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return option
