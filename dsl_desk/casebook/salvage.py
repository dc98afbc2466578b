"""Reading a ledger whose pages may be damaged: everything that can still be read, and the rows that cannot.

After one bad page an SQLCipher connection stays in error, so it is opened again after each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dsl_desk.casebook.connection import Error, connect, open_unguarded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BATCH = 512


class Row(NamedTuple):
    """An entry as stored, for checking."""

    id: int
    device: bytes
    seq: int
    record: bytes
    revision: int
    kind: str
    version: int
    author: bytes
    at: int
    body: bytes
    salt: bytes
    body_digest: bytes
    digest: bytes
    signature: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A row that cannot be read; its device and number where an index still tells them."""

    id: int
    device: bytes | None
    seq: int | None


class Blob(NamedTuple):
    """An attachment as stored; `bytes` is nothing where a page it lies on is damaged."""

    id: int
    digest: bytes
    bytes: bytes | None


_ROWS = """
SELECT id, device, seq, record, revision, kind, version, author, at, body, salt, body_digest, digest,
signature FROM entry WHERE id BETWEEN ? AND ? ORDER BY id
"""
# A range of one would look at the next page too, and fail with it; this looks at the row's own pages alone.
_ROW = """
SELECT id, device, seq, record, revision, kind, version, author, at, body, salt, body_digest, digest,
signature FROM entry WHERE id = ?
"""
_LAST = (
    "SELECT max(id) FROM entry",
    "SELECT max(id) FROM entry INDEXED BY entry_of_record WHERE record >= x''",
    "SELECT max(id) FROM entry INDEXED BY sqlite_autoindex_entry_1 WHERE device >= x''",
    "SELECT max(entry) FROM record",
)
_NUMBERS = "SELECT id, device, seq FROM entry INDEXED BY sqlite_autoindex_entry_1 WHERE device >= x''"
_BLOBS = "SELECT id FROM blob ORDER BY id"
_BLOB = "SELECT id, digest, bytes FROM blob WHERE id = ?"
_BAD_PAGES = "PRAGMA cipher_integrity_check"


def bad_pages(path: Path, key: bytearray) -> tuple[str, ...]:
    """Give what the cipher's own check says of each page whose seal is broken. Needs no page to be whole."""
    connection = connect(path, key)
    try:
        return tuple(row[0] for row in connection.execute(_BAD_PAGES))
    finally:
        connection.close()


class Salvage:
    """A ledger opened for checking only; it is opened anew whenever a page has failed."""

    def __init__(self, path: Path, key: bytearray) -> None:
        """Open the file. Raises `CasebookDamaged` when not even its first page can be read."""
        self._path = path
        self._key = key
        self._numbers: dict[int, tuple[bytes, int]] | None = None
        self.connection = open_unguarded(path, key)

    def close(self) -> None:
        """Let the file go."""
        self.connection.close()

    def rows(self) -> Iterator[Row | Lost]:
        """Give every entry in order, or that it cannot be read."""
        last = self._last()
        for first in range(1, last + 1, BATCH):
            yield from self._between(first, min(first + BATCH - 1, last))

    def blobs(self) -> Iterator[Blob]:
        """Give every attachment, one at a time; none where not even their list can be read."""
        try:
            found = self.connection.execute(_BLOBS).fetchall()
        except Error:
            self._reopen()
            return
        for (row,) in found:
            try:
                blob = Blob(*self.connection.execute(_BLOB, (row,)).fetchone())
            except Error:
                self._reopen()
                blob = Blob(row, b"", None)
            yield blob

    def _between(self, first: int, last: int) -> Iterator[Row | Lost]:
        question, asked = (_ROW, (first,)) if first == last else (_ROWS, (first, last))
        try:
            rows = self.connection.execute(question, asked).fetchall()
        except Error:
            self._reopen()
            if first == last:
                yield self._lost(first)
                return
            middle = (first + last) // 2
            yield from self._between(first, middle)
            yield from self._between(middle + 1, last)
            return
        yield from map(Row._make, rows)

    def _reopen(self) -> None:
        self.connection.close()
        self.connection = open_unguarded(self._path, self._key)

    def _last(self) -> int:
        """Give the highest row there is or was, by whichever of the table and its indexes can be read."""
        found = [0]
        for question in _LAST:
            try:
                row: tuple[int | None] = self.connection.execute(question).fetchone()
                found.append(row[0] or 0)
            except Error:
                self._reopen()
        return max(found)

    def _lost(self, row: int) -> Lost:
        if self._numbers is None:
            self._numbers = {}
            try:
                found = self.connection.execute(_NUMBERS).fetchall()
                self._numbers = {row_id: (device, seq) for row_id, device, seq in found}
            except Error:
                self._reopen()
        device, seq = self._numbers.get(row, (None, None))
        return Lost(id=row, device=device, seq=seq)
