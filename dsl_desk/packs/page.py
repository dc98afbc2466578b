"""From a story to bytes: A4 pages, contents that find their own page numbers, one pass."""

from __future__ import annotations

from io import BytesIO
from typing import IO, TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from dsl_desk.packs.canvas import PackCanvas, draw_at
from dsl_desk.packs.furniture import Furniture
from dsl_desk.packs.prose import Prose
from dsl_desk.packs.styles import (
    CONTENTS_LINE,
    CONTENTS_PAGE,
    MARGIN_FOOT,
    MARGIN_SIDE,
    MM,
    RULE,
    TEXT_HEIGHT,
    TEXT_WIDTH,
)
from dsl_desk.packs.text import clean, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from dsl_desk.packs.contents import Letterhead, PackHeader
    from dsl_desk.packs.headings import Heading
    from dsl_desk.packs.press import Press

_LONGEST_CONTENTS = 110
_PAGE_COLUMN = 34.0


class ContentsLine(Flowable):
    """One line of the contents: the heading, a fine rule, the page it fell on; a click goes there."""

    def __init__(self, press: Press, heading: Heading) -> None:
        """Take the heading to point at."""
        super().__init__()
        self._press = press
        self._key = heading.key
        self._label = Prose(press, shortened(heading.said, _LONGEST_CONTENTS), CONTENTS_LINE)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Stand as tall as the label."""
        self.width = aW
        _, self.height = self._label.wrap(aW - _PAGE_COLUMN, aH)
        return aW, self.height

    def draw(self) -> None:
        """Draw label and rule now, the page number later."""
        canvas = self.canv
        self._label.drawOn(canvas, 0, 0)
        canvas.saveState()
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.5)
        canvas.line(0, -1, self.width, -1)
        canvas.restoreState()
        canvas.linkRect("", self._key, (0, 0, self.width, self.height), relative=1, thickness=0)
        if isinstance(canvas, PackCanvas):
            canvas.saveState()
            canvas.translate(self.width - _PAGE_COLUMN, self.height - CONTENTS_PAGE.leading)
            canvas.draw_later(f"page-of-{self._key}", self._draw_page)
            canvas.restoreState()

    def _draw_page(self, canvas: PackCanvas) -> None:
        number = Prose(self._press, str(canvas.page_of(self._key)), CONTENTS_PAGE)
        draw_at(canvas, number, 0, 0, _PAGE_COLUMN)


def build_pack(press: Press, letterhead: Letterhead, header: PackHeader, story: Sequence[Flowable]) -> bytes:
    """Lay the story out on A4 and give the PDF. The same value gives the same bytes.

    Raises `MissingGlyph` before anything is laid out if a character is in none of the fonts.
    """
    furniture = Furniture(press, letterhead, header)
    press.refuse_missing()
    file = BytesIO()
    document = BaseDocTemplate(
        file,
        pagesize=A4,
        title=f"{clean(header.title)} {clean(header.pack_number)}",
        author=clean(letterhead.school),
        subject=clean(header.marking),
        creator="DSL Desk",
        producer="DSL Desk",
        displayDocTitle=1,
        pageTemplates=[
            PageTemplate("first", _frame(8 * MM), onPage=furniture.draw_first, autoNextPageTemplate="later"),
            PageTemplate("later", _frame(0), onPage=furniture.draw_later),
        ],
    )
    made_at = _pdf_date(header.made_at)

    def open_canvas(target: str | IO[bytes], /, **_settings: object) -> PackCanvas:
        canvas = PackCanvas(target)
        canvas.setDateFormatter(lambda *_: made_at)
        canvas.showOutline()
        return canvas

    document.build(list(story), canvasmaker=open_canvas)
    return file.getvalue()


def _frame(higher: float) -> Frame:
    """Give the frame for text, `higher` points taller than usual; it keeps no room clear inside itself."""
    height = TEXT_HEIGHT + higher
    return Frame(MARGIN_SIDE, MARGIN_FOOT, TEXT_WIDTH, height, 0, 0, 0, 0)


def _pdf_date(moment: datetime) -> str:
    offset = moment.strftime("%z") or "+0000"
    return f"D:{moment:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
