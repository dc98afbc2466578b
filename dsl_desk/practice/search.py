"""Looking for words in every record that is open to whoever looks; that somebody looked is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.casebook.search import question
from dsl_desk.errors import DeskError

if TYPE_CHECKING:
    from dsl_desk.casebook.entries import Listed
    from dsl_desk.practice.records import Records

LONGEST = 500


class Search:
    """Search over the ledgers that are open."""

    def __init__(self, records: Records) -> None:
        """Work on these records."""
        self._records = records

    def find(self, words: str, limit: int = 50) -> tuple[Listed, ...]:
        """Find records holding every word of three letters and more, newest first.

        The last word may be unfinished.

        The words looked for are noted in the strictest ledger open, so that nobody reads them more widely.
        """
        if len(words) > LONGEST:
            raise DeskError(f"A search has at most {LONGEST} characters. Look for a few of the words.")
        if not question(words):
            raise DeskError("Type at least one word of three letters or more.")
        found = self._records.book.search(words, limit)
        readable = words.encode("utf-8", "backslashreplace").decode()
        self._records.book.note_read(self._records.strictest(), "search", None, readable)
        return found
