"""Finding a child by part of a name: what the worker reads, and the words a child is shown by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.model.record import RecordId
from dsl_desk.practice.refusal import NoSuchRecord
from ui.words import one_line, plain_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dsl_desk.model.child import Child
    from dsl_desk.practice.desk import Desk

MOST = 8
"""Children listed under what was typed; more letters make the list shorter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundChild:
    """A child as the list shows them: "Zofia Żółkiewska, Year 8, born 14 March 2013"."""

    child: RecordId
    words: str


def find_children(words: str, desk: Desk) -> tuple[FoundChild, ...]:
    """Find children by part of a name or by the UPN."""
    found = desk.children.find(words, MOST)
    return tuple(FoundChild(child=one.record_id, words=child_words(one.record)) for one in found)


def name_children(children: Iterable[RecordId], desk: Desk) -> tuple[FoundChild, ...]:
    """Give the words of children by their ids; one that is not on the register is left out."""
    return tuple(_named(desk, children))


def _named(desk: Desk, children: Iterable[RecordId]) -> Iterable[FoundChild]:
    for child in children:
        try:
            sheet = desk.children.sheet(child)
        except NoSuchRecord:
            continue
        yield FoundChild(child=child, words=child_words(sheet.record))


def child_words(child: Child) -> str:
    """Name a child with what tells them from another of the same name."""
    year = child.year_group.strip()
    parts = (
        child.name,
        f"Year {year}" if year.isdigit() else year,
        f"born {plain_day(child.born_on)}" if child.born_on else "",
        "left" if child.left_on else "",
    )
    return one_line(", ".join(filter(None, parts)))
