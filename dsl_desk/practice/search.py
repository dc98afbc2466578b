"""Looking for words in every record that is open to whoever looks; that somebody looked is noted."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from dsl_desk.casebook.entries import Listed
from dsl_desk.casebook.search import SearchInterrupted, question
from dsl_desk.errors import DeskError
from dsl_desk.model.child import Child
from dsl_desk.model.record import Part, RecordId
from dsl_desk.practice.history import labels_of
from dsl_desk.practice.refusal import DeskClosed
from dsl_desk.practice.story_line import reporter_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dsl_desk.practice.records import Records

__all__ = ["Result", "Search", "SearchInterrupted"]

LONGEST = 500
SAME_SEARCH = timedelta(minutes=1)
"""The same words looked for again within this time are one search: a screen that shows them afresh."""

_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One record found, the child it is about, and who saw, judged, sent or else wrote it."""

    listed: Listed
    child_id: RecordId | None
    child_name: str
    by: str


class Search:
    """Search over the ledgers that are open."""

    def __init__(self, records: Records) -> None:
        """Work on these records."""
        self._records = records
        self._noted = ""
        self._noted_at = _LONG_AGO

    def find(self, words: str, limit: int = 50) -> tuple[Listed, ...]:
        """Find records holding every word of three letters and more, newest first.

        The last word may be unfinished.

        The words looked for are noted in the strictest ledger open, so that nobody reads them more widely.
        """
        found = self._found(words, limit)
        self.note(words)
        return found

    def results(self, words: str, limit: int = 50) -> tuple[Result, ...]:
        """Find as `find` does, with each record's child; noted once for the same words within a minute.

        Each call with other words is noted: ask when typing has settled, not at each key.
        """
        found = self._found(words, limit)
        if words != self._noted or self._records.now() - self._noted_at >= SAME_SEARCH:
            self.note(words)
        labels = labels_of(self._records)
        return tuple(self._result(one, labels) for one in found)

    def note(self, words: str) -> None:
        """Note that somebody looked for these words, in the strictest ledger open."""
        readable = words.encode("utf-8", "backslashreplace").decode()
        self._records.book.note_read(self._records.strictest(), "search", None, readable)
        self._noted, self._noted_at = words, self._records.now()

    def interrupt(self) -> None:
        """End the search that runs, if one does: it raises `SearchInterrupted`. Any thread may call this.

        Only searching is ended, never a record being written. On a closed desk it does nothing.
        """
        with suppress(DeskClosed):
            self._records.book.interrupt()

    def _found(self, words: str, limit: int) -> tuple[Listed, ...]:
        if len(words) > LONGEST:
            raise DeskError(f"A search has at most {LONGEST} characters. Look for a few of the words.")
        if not question(words):
            raise DeskError("Type at least one word of three letters or more.")
        return self._records.book.search(words, limit)

    def _result(self, listed: Listed, labels: Mapping[str, str]) -> Result:
        kept = self._records.kept(listed.record_id)
        child_id, name = child_of(self._records, listed.record_id)
        return Result(
            listed=listed,
            child_id=child_id,
            child_name=name,
            by=reporter_of(kept.record) or labels.get(kept.author, ""),
        )


def child_of(records: Records, record_id: RecordId) -> tuple[RecordId | None, str]:
    """Give the child a record is about, and their name: itself if it is a child's, else its first subject."""
    record = records.kept(record_id).record
    if isinstance(record, Child):
        return record_id, record.name
    first = sorted(record.involves(), key=lambda one: one.part is not Part.SUBJECT)
    for one in first:
        kept = records.book.latest(one.who)
        if kept is not None and isinstance(kept.record, Child):
            return one.who, kept.record.name
    return None, ""
