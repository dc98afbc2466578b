"""The chronology on paper: month heads, a date beside each event, the child's words set apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Flowable

from dsl_desk.packs.body_map import body_map_drawn
from dsl_desk.packs.headings import Heading, headed
from dsl_desk.packs.prose import Prose
from dsl_desk.packs.styles import (
    CELL_NOTE,
    ENTRY_DATE,
    ENTRY_TEXT,
    ENTRY_TITLE,
    ENTRY_WORDS,
    MONTH,
)
from dsl_desk.packs.text import in_quotes, month_words, short_day, short_when

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from dsl_desk.packs.case import Chronology, Event
    from dsl_desk.packs.press import Press

_GUTTER = 92.0
"""Points from the left edge to the text; the date stands in between."""

_BESIDE = _GUTTER - 8
_SPACE = 7.0
_SHORT = 120.0
"""Points; an entry no taller is moved overleaf whole rather than leave its source behind."""

_OVERLEAF = "continued"
_LONGEST_NOTE = 60
"""Characters that stand beside an event; a longer time or kind is written in its text instead."""


class Entry(Flowable):
    """A narrow note with passages beside it; goes on overleaf when the page ends."""

    def __init__(self, beside: Sequence[Prose], passages: Sequence[Prose], overleaf: Prose) -> None:
        """Take the note's lines and the passages, each in order, and the note to carry overleaf."""
        super().__init__()
        self._overleaf = overleaf
        self._beside = list(beside)
        self._passages = list(passages)
        self.spaceAfter = _SPACE

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Stand as tall as the taller side."""
        del aH
        self.width = aW
        self.height = max(_stack_height(self._beside, _BESIDE), _stack_height(self._passages, aW - _GUTTER))
        return aW, self.height

    def split(self, aW: float, aH: float, /) -> list[Flowable]:
        """Keep what fits, and carry the rest to the next page without its date."""
        fitting: list[Prose] = []
        rest = list(self._passages)
        room, width = aH, aW - _GUTTER
        while rest and _stack_height(rest[:1], width) <= room:
            room -= _stack_height(rest[:1], width)
            fitting.append(rest.pop(0))
        if rest:
            halves = rest[0].halves(width, room - rest[0].spaceBefore)
            if halves is not None:
                fitting.append(halves[0])
                rest[0] = halves[1]
        fitting, rest = _with_company(fitting, rest, width)
        if not fitting or not rest or _stack_height(self._beside, _BESIDE) > aH:
            return []
        return [Entry(self._beside, fitting, self._overleaf), Entry([self._overleaf], rest, self._overleaf)]

    def first_height(self, width: float) -> float:
        """Give the height that must be free for the entry to begin on a page."""
        first = self._passages[:2]
        begun = sum(passage.first_height(width - _GUTTER) + passage.spaceBefore for passage in first)
        return max(begun, _stack_height(self._beside, _BESIDE))

    def draw(self) -> None:
        """Draw both sides from the top down."""
        _draw_stack(self, self._beside, 0, _BESIDE)
        _draw_stack(self, self._passages, _GUTTER, self.width - _GUTTER)


def chronology_entries(press: Press, chronology: Chronology, key: str) -> list[Flowable]:
    """Lay out events under their months, each month a bookmark under the section's."""
    laid: list[Flowable] = []
    for number, (month, events) in enumerate(_by_month(chronology.events)):
        entries = [laid for event in events for laid in _laid_event(press, event)]
        heading = Heading(press, month_words(month), MONTH, key=f"{key}-{number}", depth=1)
        laid += headed(heading, entries)
    return laid


def _by_month(events: Sequence[Event]) -> Iterator[tuple[date, list[Event]]]:
    run: list[Event] = []
    for event in events:
        if run and (event.on.year, event.on.month) != (run[0].on.year, run[0].on.month):
            yield run[0].on, run
            run = []
        run.append(event)
    if run:
        yield run[0].on, run


def _laid_event(press: Press, event: Event) -> list[Flowable]:
    entry = _entry(press, event)
    if event.body_map is None or not event.body_map.marks:
        return [entry]
    return [entry, *body_map_drawn(press, event.body_map, _GUTTER)]


def _entry(press: Press, event: Event) -> Entry:
    when = short_when(event.when) or short_day(event.on)
    beside = [Prose(press, when, ENTRY_DATE), Prose(press, event.kind, CELL_NOTE)]
    passages = [Prose(press, event.title, ENTRY_TITLE)]
    if len(when) > _LONGEST_NOTE or len(event.kind) > _LONGEST_NOTE:
        beside = [Prose(press, short_day(event.on), ENTRY_DATE)]
        passages.append(Prose(press, f"{event.kind}, {when}", CELL_NOTE))
    if event.text:
        passages.append(Prose(press, event.text, ENTRY_TEXT))
    if event.child_words:
        passages.append(Prose(press, in_quotes(event.child_words), ENTRY_WORDS))
    if event.source:
        passages.append(Prose(press, event.source, CELL_NOTE))
    return Entry(beside, passages, Prose(press, _OVERLEAF, CELL_NOTE))


def _with_company(fitting: list[Prose], rest: list[Prose], width: float) -> tuple[list[Prose], list[Prose]]:
    """Never send a source note overleaf alone: two lines go with it, or all of a short entry does."""
    if not fitting or len(rest) != 1 or rest[0].style is not CELL_NOTE:
        return fitting, rest
    last = fitting[-1]
    halves = last.halves(width, last.wrap(width, 0)[1] - 2 * last.style.leading)
    if halves is not None:
        return [*fitting[:-1], halves[0]], [halves[1], *rest]
    if _stack_height(fitting, width) < _SHORT:
        return [], [*fitting, *rest]
    return fitting, rest


def _stack_height(stack: Sequence[Prose], width: float) -> float:
    return sum(passage.wrap(width, 0)[1] + passage.spaceBefore + passage.spaceAfter for passage in stack)


def _draw_stack(entry: Entry, stack: Sequence[Prose], x: float, width: float) -> None:
    y = entry.height
    for passage in stack:
        y -= passage.wrap(width, 0)[1] + passage.spaceBefore
        passage.drawOn(entry.canv, x, y)
        y -= passage.spaceAfter
