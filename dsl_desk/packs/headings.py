"""Headings that readers can jump to: each is a bookmark, and the contents know its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from reportlab.platypus import CondPageBreak, Flowable

from dsl_desk.packs.prose import Prose
from dsl_desk.packs.styles import RULE, TEXT_HEIGHT, TEXT_WIDTH, TextStyle
from dsl_desk.packs.text import clean, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dsl_desk.packs.press import Press

_LONGEST_BOOKMARK = 120
_MOST_ROOM = TEXT_HEIGHT / 2
"""Points; a heading never asks for more than half a page to begin on."""

_SMALL = 70.0
"""Points; a passage no taller than this is an introduction: what follows must begin on its page too."""


class Heading(Prose):
    """A heading with a bookmark; `key` names it to the contents."""

    def __init__(self, press: Press, said: str, style: TextStyle, *, key: str, depth: int) -> None:
        """Take the words and the depth of the bookmark, 0 for a section."""
        super().__init__(press, said, style)
        self.key = key
        self.depth = depth
        self.said = said

    def draw(self) -> None:
        """Draw the words, over a fine rule where a section begins, and leave the bookmark."""
        super().draw()
        canvas = self.canv
        if self.depth == 0:
            canvas.saveState()
            canvas.setStrokeColor(RULE)
            canvas.setLineWidth(0.7)
            canvas.line(0, -3, self.width, -3)
            canvas.restoreState()
        canvas.bookmarkHorizontal(self.key, 0, self.height + self.style.leading / 2)
        canvas.addOutlineEntry(shortened(clean(self.said), _LONGEST_BOOKMARK), self.key, self.depth)


def headed(heading: Heading, body: Sequence[Flowable]) -> list[Flowable]:
    """Put a heading over its body, on a page where the body can begin."""
    return on_one_page([heading, *body])


def on_one_page(body: Sequence[Flowable]) -> list[Flowable]:
    """Begin a run of flowables only where it can begin in one piece."""
    return [CondPageBreak(min(room_to_begin(body), _MOST_ROOM)), *body]


def room_to_begin(body: Sequence[Flowable]) -> float:
    """Give the height a run of flowables needs before it can begin on a page."""
    total = 0.0
    for flowable in body:
        if isinstance(flowable, CondPageBreak):
            continue
        whole = flowable.wrap(TEXT_WIDTH, 0)[1] if isinstance(flowable, Prose) else _SMALL + 1
        total += flowable.getSpaceBefore()
        if whole > _SMALL:
            return total + _first_height(flowable)
        total += whole + flowable.getSpaceAfter()
    return total


@runtime_checkable
class _Begins(Protocol):
    """Something that can begin on one page and go on overleaf."""

    def first_height(self, width: float) -> float:
        """Give the height it needs to begin."""


def _first_height(flowable: Flowable) -> float:
    if isinstance(flowable, _Begins):
        return flowable.first_height(TEXT_WIDTH)
    return flowable.wrap(TEXT_WIDTH, TEXT_HEIGHT)[1]
