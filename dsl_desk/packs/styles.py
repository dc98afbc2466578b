"""How a pack looks: the colours of the house and the sizes of type, space and rule. Nothing else sets any."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from dsl_desk.packs.fonts import PLAIN_FONT, Weight
from dsl_desk.packs.press import Figures

Colour = tuple[float, float, float]

MM = 72 / 25.4
PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
MARGIN_SIDE = 20 * MM
MARGIN_TOP = 26 * MM
MARGIN_FOOT = 27 * MM
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN_SIDE
TEXT_HEIGHT = PAGE_HEIGHT - MARGIN_TOP - MARGIN_FOOT


def _ink(code: str) -> Colour:
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


INK = _ink("#13262C")
QUIET = _ink("#3F525A")
FAINT = _ink("#57696F")
PETROL = _ink("#0F5661")
PETROL_SOFT = _ink("#E1EEEE")
RULE = _ink("#C9D2D1")
SUNKEN = _ink("#F5F7F6")
PAPER = _ink("#FFFFFF")
VOICE = _ink("#66386F")
VOICE_SOFT = _ink("#F4ECF5")
DANGER = _ink("#A32430")
DANGER_SOFT = _ink("#FBEBEA")
WARN = _ink("#7A4A00")
WARN_SOFT = _ink("#FDF1DA")
HATCH = _ink("#F6DDAF")


class Align(Enum):
    """Where lines begin: at the side their writing starts from, in the middle, or hard right."""

    START = "start"
    MIDDLE = "middle"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A tinted block behind text, with a bar at its left edge that stays visible in grey print."""

    fill: Colour
    edge: Colour
    pad: float = 7.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How a passage is set; sizes and spaces in points. A `mark` such as a bullet stands in the `hang`."""

    size: float
    leading: float
    weight: Weight = Weight.REGULAR
    colour: Colour = INK
    figures: Figures = Figures.OWN_WIDTH
    align: Align = Align.START
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    mark: str = ""
    hang: float = 0.0
    panel: Panel | None = None


SAID = Panel(fill=VOICE_SOFT, edge=VOICE)
ALARM = Panel(fill=DANGER_SOFT, edge=DANGER)
CALM = Panel(fill=PETROL_SOFT, edge=PETROL)

TITLE = TextStyle(size=21, leading=26, weight=Weight.STRONG, colour=PETROL, before=2, after=3)
PURPOSE = TextStyle(size=10.5, leading=15.5, colour=QUIET, after=10)
HEADING = TextStyle(size=13.5, leading=18, weight=Weight.STRONG, colour=PETROL, before=20, after=8)
SUBHEADING = TextStyle(size=10, leading=14, weight=Weight.STRONG, before=6, after=3)
BODY = TextStyle(size=9.5, leading=14.2, after=6)
LETTER = TextStyle(size=10, leading=15.2, after=7.5)
LETTER_END = TextStyle(size=10, leading=15.2, before=8, after=7.5)
POINT = TextStyle(size=9.5, leading=14.2, mark="\u2022", hang=11, after=2.5)
NOTE = TextStyle(size=8.2, leading=12, colour=FAINT, after=5)
HINT = TextStyle(size=8.2, leading=12, colour=FAINT, weight=Weight.SLANTED, after=5)
EMPTY = TextStyle(size=9.5, leading=14.2, colour=FAINT, weight=Weight.SLANTED, after=6)
CHILD_WORDS = TextStyle(size=10, leading=15, before=4, after=3, panel=SAID)
SAID_TO = TextStyle(size=8.2, leading=12, colour=FAINT, after=9)
DANGER_NOW = TextStyle(size=10, leading=15, before=2, after=8, panel=ALARM)
KEY_POINT = TextStyle(size=9.5, leading=14.2, before=7, after=8, panel=CALM)

CELL = TextStyle(size=8.8, leading=12.6, figures=Figures.ONE_WIDTH)
CELL_STRONG = TextStyle(size=8.8, leading=12.6, weight=Weight.STRONG, figures=Figures.ONE_WIDTH)
CELL_HEAD = TextStyle(size=8, leading=11.4, weight=Weight.STRONG, colour=PETROL)
CELL_NOTE = TextStyle(size=7.8, leading=11.2, colour=FAINT, figures=Figures.ONE_WIDTH)
CELL_EMPTY = TextStyle(size=8.8, leading=12.6, colour=FAINT, weight=Weight.SLANTED)
CELL_QUOTE = TextStyle(size=8.8, leading=12.6, before=1)
CELL_FACT = TextStyle(size=8.8, leading=12.6, figures=Figures.ONE_WIDTH, after=3)
LABEL = TextStyle(size=8.4, leading=12.6, colour=QUIET)

ENTRY_TITLE = TextStyle(size=9.5, leading=13.4, weight=Weight.STRONG)
ENTRY_TEXT = TextStyle(size=9.2, leading=13.4, before=1)
ENTRY_WORDS = TextStyle(size=9.5, leading=14, before=4, after=4, panel=SAID)
ENTRY_DATE = TextStyle(size=8.4, leading=12.4, weight=Weight.STRONG, figures=Figures.ONE_WIDTH)
MONTH = TextStyle(size=10, leading=14, weight=Weight.STRONG, colour=PETROL, before=8, after=4)

MARK = TextStyle(size=9.2, leading=13.4, hang=16, after=3)
FIGURE_LABEL = TextStyle(size=7.4, leading=10, colour=QUIET, align=Align.MIDDLE)
FIGURE_NOTE = TextStyle(size=7.8, leading=11.2, colour=FAINT, after=4)
FIGURE_NUMBER = TextStyle(size=6.6, leading=8, weight=Weight.STRONG, colour=PAPER, align=Align.MIDDLE)

SCHOOL = TextStyle(size=15, leading=19, weight=Weight.STRONG, colour=INK)
SCHOOL_LINES = TextStyle(size=8.2, leading=12, colour=QUIET, align=Align.RIGHT)
MARKING = TextStyle(size=7.6, leading=10, weight=Weight.STRONG, align=Align.MIDDLE)
RUNNING = TextStyle(size=7.4, leading=10, colour=FAINT)
RUNNING_RIGHT = TextStyle(size=7.4, leading=10, colour=FAINT, align=Align.RIGHT)
FOLIO = TextStyle(size=7.4, leading=10, weight=Weight.STRONG, colour=QUIET)
ANCHOR = TextStyle(size=5.9, leading=8, colour=FAINT, figures=Figures.ONE_WIDTH)
STRIPE = TextStyle(size=7.2, leading=9, weight=Weight.STRONG, colour=WARN, align=Align.MIDDLE)
CONTENTS_LINE = TextStyle(size=9.5, leading=17, figures=Figures.ONE_WIDTH)
CONTENTS_PAGE = TextStyle(size=9.5, leading=17, figures=Figures.ONE_WIDTH, colour=QUIET, align=Align.RIGHT)

CHILD_NAME = TextStyle(size=15, leading=20, weight=Weight.STRONG, before=2)
CHILD_LINES = TextStyle(size=9.5, leading=14.6, colour=QUIET, figures=Figures.ONE_WIDTH, after=9)
LETTER_SUBJECT = TextStyle(size=10.5, leading=15.5, weight=Weight.STRONG, colour=PETROL, after=8)
LETTER_POINT = TextStyle(size=10, leading=15.2, mark="\u2022", indent=10, hang=12, after=3)

NO_OTHER_FONT = ("FONTNAME", (0, 0), (-1, -1), PLAIN_FONT)
"""For every table: ReportLab names a font before it draws a cell, and no font goes unembedded."""

SIDE_BY_SIDE = (
    NO_OTHER_FONT,
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 6),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 10),
)
