"""Going to a child or a record by a few letters, as somebody types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.casebook.search import question
from dsl_desk.model.child import Child
from dsl_desk.model.deadline import say_day
from dsl_desk.model.record import RecordId
from dsl_desk.practice.activity import END_OF_TIME
from dsl_desk.practice.age import year_words
from dsl_desk.practice.search import child_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.standing import Standing
    from dsl_desk.practice.written import Kept, Listed, Sheet

CHILDREN, RECORDS = 8, 8
"""Rows shown of each at most."""

AMONG = 40
"""Latest entries that recent records are taken from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildFound:
    """A child, and in a few words who that is."""

    child_id: RecordId
    name: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFound:
    """A record, the child it is about, and in a few words what it is."""

    record_id: RecordId
    child_id: RecordId | None
    headline: str
    said: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """What was found, best first."""

    children: tuple[ChildFound, ...]
    records: tuple[RecordFound, ...]


class Finder:
    """Finds as somebody types. Looking notes nothing, so that no half-typed name fills the list of reads."""

    def __init__(self, desk: Desk) -> None:
        """Work on this desk."""
        self._desk = desk

    def look(self, words: str) -> Palette:
        """Find children by name or UPN and records by their words; without words, what was used lately.

        Words of fewer than three letters find children only. Raises `SearchInterrupted` where the search was
        ended by `desk.search.interrupt`.
        """
        if not words.strip():
            return Palette(children=tuple(self._lately()), records=tuple(self._written_lately()))
        children = self._desk.children.find(words, CHILDREN)
        standing = self._desk.standings.now()
        found = self._desk.casebook.search(words, 2 * RECORDS) if question(words) else ()
        listed = [one for one in found if one.kind != Child.kind][:RECORDS]
        return Palette(
            children=tuple(_child(sheet, standing) for sheet in children),
            records=tuple(map(self._record, listed)),
        )

    def opened(self, words: str) -> None:
        """Note the search: somebody opened what these words found. Its page notes the opening itself."""
        if words.strip():
            self._desk.search.note(words)

    def _lately(self) -> Iterator[ChildFound]:
        standing = self._desk.standings.now()
        for one in self._desk.today.lately():
            yield _child(self._desk.children.sheet(one.child_id), standing)

    def _written_lately(self) -> Iterator[RecordFound]:
        """Give the records written last that are about a child, each once."""
        seen: set[RecordId] = set()
        for kept in self._desk.casebook.last_entries(END_OF_TIME, AMONG):
            if kept.record_id in seen or not kept.record.involves() or len(seen) == RECORDS:
                continue
            seen.add(kept.record_id)
            yield self._of_kept(kept)

    def _record(self, listed: Listed) -> RecordFound:
        return self._of_kept(self._desk.records.kept(listed.record_id))

    def _of_kept(self, kept: Kept) -> RecordFound:
        child_id, name = child_of(self._desk.records, kept.record_id)
        line = kept.record.line()
        said = ", ".join(filter(None, (line.title, say_day(line.when.on), name)))
        return RecordFound(
            record_id=kept.record_id,
            child_id=child_id,
            headline=line.headline,
            said=said,
            kind=kept.record.kind,
        )


def _child(sheet: Sheet[Child], standing: Standing) -> ChildFound:
    child, level = sheet.record, standing.levels.get(sheet.record_id)
    left = f"left {say_day(child.left_on)}" if child.left_on else ""
    said = ", ".join(filter(None, (year_words(child), left or (level.words if level else ""))))
    return ChildFound(child_id=sheet.record_id, name=child.name, said=said)
