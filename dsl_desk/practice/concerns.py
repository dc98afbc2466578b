"""Logging a concern: something seen, heard or said, in the reporter's words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dsl_desk.model.access import PROTECTION
from dsl_desk.model.concern import Concern
from dsl_desk.practice.written import attachments_of

if TYPE_CHECKING:
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.records import Records
    from dsl_desk.practice.written import NewFile, Sheet, Written


class Concerns:
    """Concerns, kept in protection unless the DSL chooses support for one."""

    def __init__(self, records: Records) -> None:
        """Work on these records."""
        self._records = records

    def log(
        self, concern: Concern, *, compartment: str = PROTECTION, files: tuple[NewFile, ...] = ()
    ) -> Written:
        """Keep a concern and its files. What it still lacks is in `missing`; it is kept all the same."""
        whole = replace(concern, files=(*concern.files, *attachments_of(files)))
        return self._records.keep(whole, compartment, files=files)

    def correct(
        self,
        concern_id: RecordId,
        after: int,
        concern: Concern,
        why: str,
        *,
        files: tuple[NewFile, ...] = (),
    ) -> Written:
        """Correct or complete a concern; the first words stay. `files` are added to those it names."""
        whole = replace(concern, files=(*concern.files, *attachments_of(files)))
        return self._records.amend(concern_id, after, whole, why, files=files)

    def sheet(self, concern_id: RecordId) -> Sheet[Concern]:
        """Give a concern. Raises `NoSuchRecord`."""
        return self._records.sheet(concern_id, Concern)

    def of_child(self, child_id: RecordId) -> tuple[Sheet[Concern], ...]:
        """Give the concerns a child is in, with any part, in order of when they happened."""
        return self._records.about(child_id, Concern)
