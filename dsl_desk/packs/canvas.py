"""The canvas of a pack: it knows which page each bookmark fell on, and fills in some drawings at the end.

Page numbers in the contents and the total in "page x of y" are known only at the end. They are drawn then,
into forms the pages already refer to, so that no pack is laid out twice.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, TypeAlias, cast

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from dsl_desk.packs.fonts import PLAIN_FONT

if TYPE_CHECKING:
    from collections.abc import Callable

    from dsl_desk.packs.prose import Prose

    _Drawing: TypeAlias = Callable[["PackCanvas"], None]


class PackCanvas(Canvas):
    """A canvas that remembers which page each bookmark fell on, and can fill in drawings at the end."""

    def __init__(self, file: str | IO[bytes]) -> None:
        """Open a canvas on a file in memory, with a font of ours to begin with: none may go unembedded."""
        first_font = cast("None", PLAIN_FONT)  # a name, whatever ReportLab's stub says
        super().__init__(file, pagesize=A4, invariant=1, initialFontName=first_font, lang="en-GB")
        self._page_of: dict[str, int] = {}
        self._later: dict[str, _Drawing] = {}

    def bookmarkHorizontal(self, key: str, relativeX: float, relativeY: float, **kw: object) -> None:
        """Note the page as well."""
        self._page_of[key] = self.getPageNumber()
        super().bookmarkHorizontal(key, relativeX, relativeY, **kw)

    def page_of(self, key: str) -> int:
        """Give the page a bookmark fell on."""
        return self._page_of[key]

    def draw_later(self, name: str, draw: _Drawing) -> None:
        """Leave a place here for a drawing made once, when the last page is known; one name, one drawing."""
        self._later[name] = draw
        self.doForm(name)

    def save(self) -> None:
        """Make the drawings left for later, then the file."""
        for name, draw in self._later.items():
            self.beginForm(name)
            draw(self)
            self.endForm()
        super().save()


def draw_at(canvas: Canvas, prose: Prose, x: float, y: float, width: float) -> None:
    """Draw a passage with its foot at a point of the page."""
    prose.wrap(width, 0)
    prose.drawOn(canvas, x, y)
