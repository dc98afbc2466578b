"""What one record said at each revision, and the files kept with it; looking is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.errors import CasebookDamaged
from dsl_desk.model.access import Member
from dsl_desk.practice.refusal import NoSuchRecord

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.records import Records
    from dsl_desk.practice.written import Kept

OPEN_RECORD, OPEN_FILE = "open record", "open file"


class History:
    """Every revision of a record, and its files."""

    def __init__(self, records: Records) -> None:
        """Work on these records."""
        self._records = records

    def of(self, record_id: RecordId) -> tuple[Kept, ...]:
        """Give every revision of a record, oldest first. Raises `NoSuchRecord`."""
        latest = self._records.kept(record_id)
        self._records.book.note_read(latest.compartment, OPEN_RECORD, record_id)
        return self._records.book.revisions(record_id)

    def file(self, record_id: RecordId, digest: str) -> bytes:
        """Give the bytes of a file that a revision of this record names, as they were kept.

        Raises `NoSuchRecord` where none names it, and `CasebookDamaged` where its bytes are not here.
        """
        latest = self._records.kept(record_id)
        revisions = self._records.book.revisions(record_id)
        if not any(file.digest == digest for one in revisions for file in one.record.attachments()):
            raise NoSuchRecord("file")
        data = self._records.book.blob(digest)
        if data is None:
            raise CasebookDamaged(
                "This file is not here as it was kept. Restore the casebook from a backup to read it."
            )
        self._records.book.note_read(latest.compartment, OPEN_FILE, record_id)
        return data

    def labels(self) -> Mapping[str, str]:
        """Give the label of everybody ever enrolled, by the id that `Kept.author` carries."""
        return labels_of(self._records)


def labels_of(records: Records) -> dict[str, str]:
    """Give the label of everybody ever enrolled, by their id: today's where it changed."""
    known = {one.record.member.lower(): one.record.label for one in records.all_of(Member)}
    return known | {one.id: one.label for one in records.book.members}
