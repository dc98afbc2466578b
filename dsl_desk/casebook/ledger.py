"""One append-only ledger: appending a signed entry with its index, and reading entries back."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from dsl_desk.casebook import index
from dsl_desk.casebook.chain import (
    SALT_LENGTH,
    Head,
    digest_body,
    digest_entry,
    microseconds,
    moment,
    start_of,
)
from dsl_desk.casebook.codec import decode, encode
from dsl_desk.casebook.connection import (
    DatabaseError,
    LedgerUnreadable,
    open_ledger,
    open_unguarded,
    roll_back,
)
from dsl_desk.casebook.entries import Kept, MadeByNewer
from dsl_desk.casebook.seen import Read, is_overdue, seen_head, write_reads
from dsl_desk.errors import AmendedMeanwhile, NotKept
from dsl_desk.model.record import RecordId

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import sqlcipher3.dbapi2 as sqlite

    from dsl_desk.casebook.keys import Keys
    from dsl_desk.casebook.surroundings import Surroundings
    from dsl_desk.model.record import Record

_HEAD = "SELECT seq, digest FROM entry WHERE device = ? ORDER BY seq DESC LIMIT 1"
_ADD = """
INSERT INTO entry (device, seq, record, revision, kind, version, author, at, body, salt, body_digest, digest,
                   signature)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ADD_BLOB = (
    "INSERT INTO blob (digest, bytes) SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM blob WHERE digest = ?1)"
)
_BLOB = "SELECT bytes FROM blob WHERE digest = ?"
_LATEST_REVISION = "SELECT max(revision) FROM entry WHERE record = ?"
_HAS = "SELECT 1 FROM entry WHERE device = ? AND seq = ? AND digest = ?"
_ONE = """
SELECT id, device, seq, record, revision, kind, version, author, at, body, digest FROM entry WHERE id = ?
"""
_OF_RECORD = """
SELECT id, device, seq, record, revision, kind, version, author, at, body, digest FROM entry
WHERE record = ? ORDER BY revision, at, device
"""
# One step for each device, where grouping would read every entry.
_HEADS = """
WITH RECURSIVE known (device) AS (
  SELECT min(device) FROM entry
  UNION ALL SELECT (SELECT min(device) FROM entry WHERE device > known.device) FROM known WHERE device NOTNULL
)
SELECT e.device, e.seq, e.digest FROM known JOIN entry e ON e.device = known.device
WHERE e.seq = (SELECT max(seq) FROM entry WHERE device = known.device)
"""
_SEEN_HEADS = """
WITH RECURSIVE known (device) AS (
  SELECT min(device) FROM seen
  UNION ALL SELECT (SELECT min(device) FROM seen WHERE device > known.device) FROM known WHERE device NOTNULL
)
SELECT s.device, s.seq, s.digest FROM known JOIN seen s ON s.device = known.device
WHERE s.seq = (SELECT max(seq) FROM seen WHERE device = known.device)
"""


class Pen:
    """Who writes, and where: a member's id and keys, this device, its clock and randomness."""

    def __init__(self, member: bytes, keys: Keys, surroundings: Surroundings) -> None:
        """Hold them for as long as somebody is signed in."""
        self.member = member
        self.keys = keys
        self.surroundings = surroundings

    def now(self) -> int:
        """The time in microseconds since 1970 UTC."""
        return microseconds(self.surroundings.now())


class Ledger:
    """An open ledger. Only one thread may use it; SQLite itself refuses another."""

    def __init__(
        self,
        path: Path,
        key: bytearray,
        book: bytes,
        compartment: str,
        kinds: Mapping[str, type[Record]],
        pen: Pen,
    ) -> None:
        """Open the file, make its index whole if it is not, and find the ends of this device's chains."""
        self.path = path
        self.compartment = compartment
        self.start = start_of(book, compartment)
        self._key = key
        self._kinds = kinds
        self._index_version = index.version_of(kinds.values())
        self._pen = pen
        self._reads: list[Read] = []
        self._take_connection()
        try:
            if not index.is_current(self.connection, self._index_version):
                for _ in self.rebuild():
                    pass
        except BaseException:
            self.connection.close()
            raise

    def _take_connection(self) -> None:
        self.connection = open_ledger(self.path, self._key)
        device = self._pen.surroundings.device
        try:
            row = self.connection.execute(_HEAD, (device,)).fetchone()
            self.head = Head(seq=row[0], digest=row[1]) if row else self.start
            self.seen_head = seen_head(self.connection, device, self.start)
        except DatabaseError:
            self.connection.close()
            raise LedgerUnreadable(self.path.name) from None

    def close(self) -> None:
        """Write what was read and let the file go."""
        self.write_seen()
        self.connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Run one transaction; reads waiting to be written go with it. What fails is undone whole.

        A commit that reports failure is looked up before it is believed: it may be on the disk.
        """
        before = self.head, self.seen_head
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield
            waiting = self._reads
            self._append_reads()
        except BaseException as fault:
            roll_back(self.connection)
            self.head, self.seen_head = before
            if isinstance(fault, DatabaseError):
                raise self._not_kept(fault) from fault
            raise
        try:
            self.connection.execute("COMMIT")
        except DatabaseError as fault:
            if not self._is_kept_after_all(before):
                self._reads = waiting
                raise self._not_kept(fault) from fault

    def _is_kept_after_all(self, before: tuple[Head, Head]) -> bool:
        """Look on the disk for what a failed commit was to keep. A draft, in no chain, counts as lost."""
        wanted = self.head, self.seen_head
        roll_back(self.connection)
        self.connection.close()
        self._take_connection()
        return before != wanted == (self.head, self.seen_head)

    def _not_kept(self, fault: sqlite.DatabaseError) -> NotKept:
        name = getattr(fault, "sqlite_errorname", "")
        if name.startswith("SQLITE_FULL"):
            return NotKept(
                "The disk is full, so nothing was kept. Make room on it, then try again; what you wrote is "
                "still here."
            )
        return NotKept(
            f"The file {self.path.name} could not be written to, so nothing was kept. "
            "Check the disk, then try again; what you wrote is still here."
        )

    def append(self, record_id: RecordId, record: Record, why: str, after: int) -> Kept:
        """Append the revision that follows `after` (0 for a new record), inside `writing`."""
        record_bytes = bytes.fromhex(record_id)
        latest = self.connection.execute(_LATEST_REVISION, (record_bytes,)).fetchone()[0] or 0
        if latest != after:
            raise AmendedMeanwhile
        body = encode(record, why)
        salt = self._pen.surroundings.random(SALT_LENGTH)
        body_digest = digest_body(salt, body)
        device, seq, at = self._pen.surroundings.device, self.head.seq + 1, self._pen.now()
        named = (device, seq, record_bytes, after + 1, record.kind, record.version, self._pen.member, at)
        digest = digest_entry(self.head.digest, *named, body_digest)
        signature = self._pen.keys.signing.sign(digest)
        cursor = self.connection.execute(_ADD, (*named, body, salt, body_digest, digest, signature))
        index.enter(self.connection, index.Entry(cursor.lastrowid, *named, body), record, self.record_of)
        self.head = Head(seq=seq, digest=digest)
        return Kept(
            record_id=record_id,
            revision=after + 1,
            compartment=self.compartment,
            at=moment(at),
            author=self._pen.member.hex(),
            device=device.hex(),
            seq=seq,
            digest=digest.hex(),
            record=record,
            why=why,
        )

    def add_blob(self, digest: bytes, data: bytes) -> None:
        """Keep a file's bytes, once, inside `writing`."""
        self.connection.execute(_ADD_BLOB, (digest, data))

    def blob(self, digest: bytes) -> bytes | None:
        """Give a kept file's bytes."""
        row = self.connection.execute(_BLOB, (digest,)).fetchone()
        return row[0] if row else None

    def note_read(self, act: str, what: bytes, words: str) -> None:
        """Note a read; it is written with the next entry, or once a minute."""
        # Half a surrogate pair cannot be stored as text; spelt out, what was typed can still be read.
        spelt = words.encode("utf-8", "backslashreplace").decode()
        self._reads.append(Read(self._pen.now(), self._pen.member, act, what, spelt))
        if is_overdue(self._reads, self._pen.now()) and not self.connection.in_transaction:
            self.write_seen()

    @property
    def waiting_reads(self) -> tuple[Read, ...]:
        """The reads noted and not written yet, newest first."""
        return tuple(reversed(self._reads))

    def write_seen(self) -> None:
        """Write the reads that wait, now: before a print or an export, and at close."""
        if self._reads:
            with self.writing():
                pass

    def _append_reads(self) -> None:
        if self._reads:
            device = self._pen.surroundings.device
            self.seen_head = write_reads(
                self.connection, device, self.seen_head, self._reads, self._pen.keys.signing
            )
            self._reads = []

    def kept(self, entry: int) -> Kept:
        """Read one entry by its row."""
        return self._kept(self.connection.execute(_ONE, (entry,)).fetchone())

    def revisions(self, record_id: RecordId) -> tuple[Kept, ...]:
        """Read every revision of a record, oldest first."""
        rows = self.connection.execute(_OF_RECORD, (bytes.fromhex(record_id),)).fetchall()
        return tuple(self._kept(row) for row in rows)

    def record_of(self, entry: index.Entry) -> Record:
        """Read an entry's record; one of an unknown kind or newer version is stood for."""
        return self._decode(entry.kind, entry.version, entry.body, entry.at)[0]

    def heads(self) -> tuple[tuple[str, bytes, Head], ...]:
        """Give the head of every device's chain, of entries and of reads."""
        entries = [("entry", *row) for row in self.connection.execute(_HEADS)]
        reads = [("seen", *row) for row in self.connection.execute(_SEEN_HEADS)]
        return tuple(
            (chain, device, Head(seq=seq, digest=digest)) for chain, device, seq, digest in entries + reads
        )

    def rebuild(self) -> Iterator[int]:
        """Make the index again, yielding the entries done."""
        self.connection.close()
        connection = open_unguarded(self.path, self._key)
        try:
            yield from index.rebuild(connection, self.record_of, self._index_version)
        finally:
            connection.close()
            self._take_connection()

    def _kept(self, row: tuple[int, bytes, int, bytes, int, str, int, bytes, int, bytes, bytes]) -> Kept:
        _, device, seq, record_id, revision, kind, version, author, at, body, digest = row
        record, why = self._decode(kind, version, body, at)
        return Kept(
            record_id=RecordId(record_id.hex()),
            revision=revision,
            compartment=self.compartment,
            at=moment(at),
            author=author.hex(),
            device=device.hex(),
            seq=seq,
            digest=digest.hex(),
            record=record,
            why=why,
        )

    def _decode(self, kind: str, version: int, body: bytes, at: int) -> tuple[Record, str]:
        known = self._kinds.get(kind)
        if known is None or version > known.version:
            return MadeByNewer(its_kind=kind, on=moment(at).date()), ""
        return decode(body, known, version)
