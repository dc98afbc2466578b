"""Dated notes: what is worth keeping and is no concern of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.model.access import PROTECTION
from dsl_desk.model.note import Note

if TYPE_CHECKING:
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.records import Records
    from dsl_desk.practice.written import Sheet, Written


class Notes:
    """Notes, kept in protection unless the DSL chooses support for one."""

    def __init__(self, records: Records) -> None:
        """Work on these records."""
        self._records = records

    def keep(self, note: Note, *, compartment: str = PROTECTION) -> Written:
        """Keep a note."""
        return self._records.keep(note, compartment)

    def correct(self, note_id: RecordId, after: int, note: Note, why: str) -> Written:
        """Correct a note; the first words stay."""
        return self._records.amend(note_id, after, note, why)

    def of_child(self, child_id: RecordId) -> tuple[Sheet[Note], ...]:
        """Give the notes a child is in, in order of when they happened."""
        return self._records.about(child_id, Note)
