"""The slip on which staff without a login write a concern by hand: one sheet, two sides, about nobody yet.

What it asks, and in which order, follows what a concern keeps: when it happened, when school was told and by
whom, what was seen apart from what was said, the questions asked, what was done. Source: KCSIE, part one and
record keeping; "What to do if you're worried a child is being abused" (HM Government).
"""

from __future__ import annotations

from io import BytesIO
from typing import IO, TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Spacer

from dsl_desk.packs.answers import lead
from dsl_desk.packs.canvas import PackCanvas, draw_at
from dsl_desk.packs.fonts import Weight
from dsl_desk.packs.front import letterhead_block
from dsl_desk.packs.press import Press
from dsl_desk.packs.prose import Part, Prose
from dsl_desk.packs.ruled import PITCH, Blank, Figures, Row, RuledLines
from dsl_desk.packs.styles import (
    DANGER_NOW,
    FAINT,
    INK,
    KEY_POINT,
    MARGIN_SIDE,
    MM,
    PAGE_HEIGHT,
    PETROL,
    QUIET,
    RULE,
    TEXT_WIDTH,
    VOICE,
    VOICE_SOFT,
    Align,
    TextStyle,
)
from dsl_desk.packs.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable

    from dsl_desk.model.body_figure import Drawing
    from dsl_desk.packs.contents import Letterhead

NAME = "Concern about a child: blank slip"
MARKING = "CONFIDENTIAL ONCE FILLED IN"

_TOP, _FOOT = 14 * MM, 17 * MM
_HEIGHT = PAGE_HEIGHT - _TOP - _FOOT
_FEWEST = 3
"""Lines for what was seen, under the largest letterhead."""

_TITLE = TextStyle(size=19, leading=24, weight=Weight.STRONG, colour=PETROL, after=4)
_ASKED = TextStyle(size=10.5, leading=14, weight=Weight.STRONG, colour=INK, before=11)
_HINT = TextStyle(size=8.4, leading=11.6, colour=QUIET)
_RUNNING = TextStyle(size=7.6, leading=10, weight=Weight.STRONG, colour=FAINT)
_RUNNING_RIGHT = TextStyle(size=7.6, leading=10, colour=FAINT, align=Align.RIGHT)

_DANGER = "If a child is in danger now, ring 999 first. Then find the DSL."
_FACTS = "Facts, in order: what happened, what you saw, who said what. Keep what you think apart from them."
_OPEN = "Write your questions as you put them. Ask only open ones: tell me, explain, describe."
_HAND_ON = (
    "Hand this to the Designated Safeguarding Lead (DSL) in person, today, before you go home. Do not leave "
    "it on a desk or in a pigeon-hole, do not photograph, scan or e-mail it. The DSL decides who speaks to "
    "the family, and when."
)


def concern_slip(letterhead: Letterhead | None, drawings: Sequence[Drawing]) -> bytes:
    """Print the blank slip with the body map's drawings: PDF bytes, the same for the same letterhead.

    Raises `MissingGlyph` and `LogoUnreadable` as every pack does.
    """
    press = Press()
    no_head: list[Flowable] = [Row(press, (Blank("School", 1.0),))]
    head = letterhead_block(press, letterhead) if letterhead else no_head
    story = [*_first_side(press, head), PageBreak(), *_second_side(press, drawings)]
    school = letterhead.school if letterhead else ""
    foot = _Foot(press, school)
    press.refuse_missing()
    file = BytesIO()
    frame = Frame(MARGIN_SIDE, _FOOT, TEXT_WIDTH, _HEIGHT, 0, 0, 0, 0)
    document = BaseDocTemplate(
        file,
        pagesize=A4,
        title=NAME,
        author=clean(school),
        subject=MARKING,
        creator="DSL Desk",
        producer="DSL Desk",
        displayDocTitle=1,
        pageTemplates=[PageTemplate("side", frame, onPage=foot.draw)],
    )
    document.build(story, canvasmaker=_open_canvas)
    return file.getvalue()


def _open_canvas(target: str | IO[bytes], /, **_settings: object) -> PackCanvas:
    return PackCanvas(target)


def _first_side(press: Press, head: list[Flowable]) -> list[Flowable]:
    """Fill the side whatever the letterhead takes: what was seen gets the lines that are left."""
    above = [
        *head,
        Prose(press, "I am worried about a child", _TITLE),
        Prose(press, [Part(_DANGER, weight=Weight.STRONG)], DANGER_NOW),
        Row(press, (Blank("Child\u2019s full name", 0.62), Blank("Class or form", 0.38))),
        Row(
            press,
            (
                Blank("Day it happened", 0.28),
                Blank("Time, or about when", 0.22),
                Blank("Day I saw it or was told", 0.28),
                Blank("Time", 0.22),
            ),
        ),
        Row(press, (Blank("Where it happened", 0.5), Blank("Who else was there", 0.5))),
        Row(press, (Blank("My name", 0.5), Blank("My role in school", 0.5))),
        Prose(press, "What I saw or heard", _ASKED),
        Prose(press, _FACTS, _HINT),
    ]
    below = [
        Prose(press, "What the child said, in the child\u2019s own words", _ASKED),
        Prose(press, "Word for word, slang and swearing too. Do not tidy it up or explain it.", _HINT),
        RuledLines(5, fill=VOICE_SOFT, edge=VOICE),
        Prose(press, "What I asked", _ASKED),
        Prose(press, _OPEN, _HINT),
        RuledLines(2),
    ]
    left = _HEIGHT - sum(
        one.wrap(TEXT_WIDTH, _HEIGHT)[1] + one.getSpaceBefore() + one.getSpaceAfter()
        for one in (*above, *below)
    )
    return [*above, RuledLines(max(int(left / PITCH), _FEWEST)), *below]


def _second_side(press: Press, drawings: Sequence[Drawing]) -> list[Flowable]:
    return [
        Prose(press, "Marks or injuries I saw", _ASKED),
        Prose(
            press,
            "Draw each where you saw it and number it; beside it write its size, colour and shape. Note only "
            "what is in plain view: never ask a child to undress, and never take a photograph.",
            _HINT,
        ),
        Spacer(0, 6),
        Figures(press, drawings),
        Prose(press, "What I did straight away, and whom I told", _ASKED),
        Prose(press, "What you said to the child, first aid, who is with the child now.", _HINT),
        RuledLines(5),
        Spacer(0, 6),
        Row(press, (Blank("Signed", 0.5), Blank("Day", 0.28), Blank("Time", 0.22))),
        Prose(press, lead("Now:", _HAND_ON), KEY_POINT),
        Row(press, (Blank("Handed to (name)", 0.5), Blank("Day", 0.28), Blank("Time", 0.22))),
        Prose(press, "For the DSL", _ASKED),
        Row(press, (Blank("Received and read by (signature)", 0.5), Blank("Day", 0.28), Blank("Time", 0.22))),
        Row(
            press,
            (
                Blank("Kept in the casebook as (reference)", 0.5),
                Blank("Writer told what follows, on", 0.28),
                Blank("Sheet destroyed, on", 0.22),
            ),
        ),
    ]


class _Foot:
    """What stands at the foot of each side."""

    def __init__(self, press: Press, school: str) -> None:
        self._press = press
        self._marking = Prose(press, MARKING, _RUNNING)
        self._school = Prose(press, school or "School", _RUNNING_RIGHT)

    def draw(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN_SIDE, _FOOT - 12, MARGIN_SIDE + TEXT_WIDTH, _FOOT - 12)
        canvas.restoreState()
        draw_at(canvas, self._marking, MARGIN_SIDE, _FOOT - 24, TEXT_WIDTH)
        side = Prose(self._press, f"Side {canvas.getPageNumber()} of 2", _RUNNING_RIGHT)
        draw_at(canvas, side, MARGIN_SIDE, _FOOT - 24, TEXT_WIDTH)
