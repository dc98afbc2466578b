"""Checking a ledger from its file: every page's seal, every entry's chain and signature, files, anchors.

The findings are finished sentences. They name entries by ledger, number, kind and day, never by their words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from dsl_desk.casebook.chain import Head, digest_body, digest_entry, digest_seen, moment, start_of
from dsl_desk.casebook.codec import decode
from dsl_desk.casebook.connection import Error, check_file
from dsl_desk.casebook.guards import added_parts, allowed_attempts, altered_parts
from dsl_desk.casebook.salvage import Lost, Row, Salvage, bad_pages
from dsl_desk.errors import CasebookDamaged, CasebookMissing
from dsl_desk.model.access import Member

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    import sqlcipher3.dbapi2 as sqlite

    from dsl_desk.casebook.roster import Anchor

SLICE = 512
"""Entries checked between two steps, so that a caller may do something else in between."""

_UNKNOWN = (None, None)
_TYPES = (int, bytes, int, bytes, int, str, int, bytes, int, bytes, bytes, bytes, bytes, bytes)
"""What each column of a row read from `entry` holds; SQLite itself would store anything."""

_PAGE = re.compile(r"page (\d+)")
_DISPOSED = "SELECT device, seq FROM disposed WHERE device IS NOT NULL"
_EMPTIED = "SELECT blob FROM disposed WHERE blob IS NOT NULL"
_SEEN = "SELECT device, seq, at, member, act, what, words, digest, signature FROM seen ORDER BY id"


class Fault(StrEnum):
    """What kind of thing a finding says."""

    PAGE = "damaged page"
    UNREADABLE = "unreadable entry"
    ALTERED = "altered entry"
    MISSING = "missing entry"
    SIGNATURE = "signature"
    READS = "reads"
    FILE = "attached file"
    GUARD = "guard"
    ANCHOR = "anchor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is not as it should be, in a sentence, and the entry or page it is about."""

    fault: Fault
    sentence: str
    entry: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far the check has come: entries and reads checked so far."""

    entries: int
    reads: int = 0


def verify_ledger(
    path: Path,
    key: bytearray,
    book: bytes,
    compartment: str,
    anchors: tuple[Anchor, ...],
    roster_keys: Mapping[bytes, bytes],
) -> Iterator[Finding | Step]:
    """Check a whole ledger, yielding each finding as it is met and a step every so often.

    `roster_keys` are the signing keys of those enrolled now, by member id: used only where the ledger's own
    entry about a member cannot be read. Nothing may hold the file open meanwhile. The file is not changed.
    """
    try:
        check_file(path)
    except (CasebookMissing, CasebookDamaged) as fault:
        yield Finding(fault=Fault.UNREADABLE, sentence=str(fault))
        return
    broken = tuple(_bad_pages(path, key, compartment))
    yield from broken
    try:
        salvage = Salvage(path, key)
    except CasebookDamaged:
        yield from _nothing_readable(compartment, anchors)
        return
    try:
        yield from _guards(salvage.connection, compartment)
        start, disposed = start_of(book, compartment), _disposed(salvage.connection)
        check = _Check(compartment, start, disposed, roster_keys, is_damaged=bool(broken))
        yield from check.entries(salvage.rows())
        yield from check.reads(salvage.connection)
        yield from _blobs(salvage, compartment)
        yield from check.anchored(anchors)
    finally:
        salvage.close()


def _nothing_readable(compartment: str, anchors: tuple[Anchor, ...]) -> Iterator[Finding]:
    of_entries = (one.seq for one in anchors if (one.compartment, one.chain) == (compartment, "entry"))
    last = max(of_entries, default=0)
    known = f" {last} entries were written down at the last close." if last else ""
    yield Finding(
        fault=Fault.UNREADABLE,
        sentence=f"{compartment} ledger: the part that says where everything lies is damaged, so no entry "
        f"can be read.{known} The file has been left as it is: restore it from a backup.",
    )


def _bad_pages(path: Path, key: bytearray, compartment: str) -> Iterator[Finding]:
    for said in bad_pages(path, key):
        match = _PAGE.search(said)
        page = int(match.group(1)) if match else None
        where = f"page {page}" if page else "its end"
        yield Finding(
            fault=Fault.PAGE,
            page=page,
            sentence=f"{compartment} ledger, {where}: the seal is broken, so this part of the file was "
            "damaged or altered.",
        )


def _guards(connection: sqlite.Connection, compartment: str) -> Iterator[Finding]:
    try:
        for name in altered_parts(connection):
            yield Finding(
                fault=Fault.GUARD,
                sentence=f"{compartment} ledger: its part “{name}” is gone or was altered, so changes may "
                "have gone unrefused.",
            )
        for name in added_parts(connection):
            yield Finding(
                fault=Fault.GUARD,
                sentence=f"{compartment} ledger: it has a part “{name}” that DSL Desk did not make, which "
                "may change what lists show.",
            )
        for name in allowed_attempts(connection):
            yield Finding(
                fault=Fault.GUARD,
                sentence=f"{compartment} ledger: {name} was not refused, as it should be.",
            )
    except Error:
        return  # a damaged page stands in the way; the pages have been named already


def _disposed(connection: sqlite.Connection) -> frozenset[tuple[bytes, int]]:
    try:
        return frozenset(connection.execute(_DISPOSED).fetchall())
    except Error:
        return frozenset()


def _blobs(salvage: Salvage, compartment: str) -> Iterator[Finding]:
    emptied = _emptied(salvage.connection)
    for one in salvage.blobs():
        where = f"{compartment} ledger, attached file {one.id}"
        if one.bytes is None:
            what = "cannot be read, because a page it lies on is damaged"
        elif one.digest in emptied:
            what = "it is marked as disposed of, yet still holds something" if one.bytes else ""
        else:
            what = "" if sha256(one.bytes).digest() == one.digest else "it is not the file that was kept"
        if what:
            yield Finding(fault=Fault.FILE, sentence=f"{where}: {what}.")


def _emptied(connection: sqlite.Connection) -> frozenset[bytes]:
    try:
        return frozenset(digest for (digest,) in connection.execute(_EMPTIED).fetchall())
    except Error:
        return frozenset()


class _Check:
    """What is known so far while a ledger's entries go by."""

    def __init__(
        self,
        compartment: str,
        start: Head,
        disposed: frozenset[tuple[bytes, int]],
        roster_keys: Mapping[bytes, bytes],
        *,
        is_damaged: bool,
    ) -> None:
        self._compartment = compartment
        self._is_damaged = is_damaged
        self._roster_keys = roster_keys
        self._start = start
        self._disposed = disposed
        self._chains: dict[bytes, Head] = {}
        self._at: dict[tuple[bytes, int], bytes] = {}
        self._lost: set[tuple[bytes | None, int | None]] = set()
        self._keys: dict[bytes, Ed25519PublicKey] = {}
        self._before_founder: list[Row] = []
        self._reads_lost = False
        self._seen: dict[tuple[bytes, int], bytes] = {}
        self._count = 0

    def entries(self, rows: Iterator[Row | Lost]) -> Iterator[Finding | Step]:
        """Check each entry against its own digest, the one before it, and its author's signature."""
        for row in rows:
            self._count += 1
            if isinstance(row, Lost):
                yield self._cannot_be_read(row)
            else:
                fault = self._fault_of(row)
                if fault:
                    yield self._perhaps_damaged(row, fault)
            if not self._count % SLICE:
                yield Step(entries=self._count)
        # The ledger's opening entry comes before the one that enrols its founder.
        for row in self._before_founder:
            fault = (
                self._unsigned(row)
                if self._keys
                else self._say(row, Fault.SIGNATURE, "no founder is enrolled")
            )
            if fault:
                yield fault
        yield Step(entries=self._count)

    def _cannot_be_read(self, lost: Lost) -> Finding:
        self._lost.add((lost.device, lost.seq))
        if lost.device is not None and lost.seq is not None:
            self._chains[lost.device] = Head(seq=lost.seq, digest=b"")
        return Finding(
            fault=Fault.UNREADABLE,
            entry=lost.id,
            sentence=f"{self._compartment} ledger, entry {lost.id}: cannot be read, because a page it lies "
            "on is damaged.",
        )

    def _perhaps_damaged(self, row: Row, fault: Finding) -> Finding:
        """Doubt the entry where pages are damaged: the end of a long one then reads as noughts, unsaid."""
        if not self._is_damaged or fault.fault is Fault.MISSING:
            return fault
        self._lost.add((row.device, row.seq))
        self._chains[row.device] = Head(seq=row.seq, digest=b"")
        return self._say(
            row,
            Fault.UNREADABLE,
            "it cannot be read as it was signed: a page it lies on is damaged, or it was altered",
        )

    def _fault_of(self, row: Row) -> Finding | None:
        if tuple(map(type, row)) != _TYPES:
            return self._misshapen(row)
        before = self._chains.get(row.device, self._start)
        self._chains[row.device] = Head(seq=row.seq, digest=row.digest)
        self._at[row.device, row.seq] = row.digest
        if row.seq != before.seq + 1:
            return self._gap(row, before)
        if (row.device, row.seq) not in self._disposed:
            if digest_body(row.salt, row.body) != row.body_digest:
                return self._say(row, Fault.ALTERED, "its words are not those that were signed")
        elif row.body or row.salt:
            return self._say(row, Fault.ALTERED, "it is marked as disposed of, yet still holds words")
        if before.digest and digest_entry(before.digest, *row[1:9], row.body_digest) != row.digest:
            return self._say(row, Fault.ALTERED, "it, or the entry before it, is not as it was signed")
        return self._unsigned(row)

    def _misshapen(self, row: Row) -> Finding:
        if type(row.seq) is int:
            self._chains[row.device] = Head(seq=row.seq, digest=b"")
        return Finding(
            fault=Fault.ALTERED,
            entry=row.id,
            sentence=f"{self._compartment} ledger, entry {row.id}: it is not stored as entries are stored.",
        )

    def _gap(self, row: Row, before: Head) -> Finding | None:
        missing = range(before.seq + 1, row.seq)
        if missing and (_UNKNOWN in self._lost or all((row.device, seq) in self._lost for seq in missing)):
            return self._unsigned(row)
        named = f"{missing[0]} to {missing[-1]} are" if len(missing) > 1 else f"{row.seq - 1} is"
        return self._say(row, Fault.MISSING, f"in this device's chain, number {named} missing before it")

    def _unsigned(self, row: Row) -> Finding | None:
        if row.kind == Member.kind and row.body:
            self._enrol(row)
        key = self._key_of(row.author)
        if key is None and not self._keys:
            self._before_founder.append(row)
            return None
        if key is None:
            return self._say(row, Fault.SIGNATURE, "its author was never enrolled in this ledger")
        try:
            key.verify(row.signature, row.digest)
        except InvalidSignature:
            return self._say(row, Fault.SIGNATURE, "its signature is not its author's")
        return None

    def _key_of(self, member: bytes) -> Ed25519PublicKey | None:
        known = self._keys.get(member)
        if known is None and self._lost and member in self._roster_keys:
            known = self._keys[member] = Ed25519PublicKey.from_public_bytes(self._roster_keys[member])
        return known

    def _enrol(self, row: Row) -> None:
        if self._keys and row.author not in self._keys:
            return
        member = decode(row.body, Member, row.version)[0]
        if isinstance(member, Member):
            key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(member.signing_key))
            self._keys.setdefault(bytes.fromhex(member.member), key)

    def _say(self, row: Row, fault: Fault, what: str) -> Finding:
        day = moment(row.at).date()
        return Finding(
            fault=fault,
            entry=row.id,
            sentence=f"{self._compartment} ledger, entry {row.id} ({row.kind}, kept {day.day} {day:%B %Y}): "
            f"{what}.",
        )

    def reads(self, connection: sqlite.Connection) -> Iterator[Finding | Step]:
        """Check the chain of reads and the signature at the end of each batch."""
        chains: dict[bytes, Head] = {}
        count = 0
        try:
            for device, seq, at, member, act, what, words, digest, signature in connection.execute(_SEEN):
                before = chains.get(device, self._start)
                chains[device] = Head(seq=seq, digest=digest)
                self._seen[device, seq] = digest
                count += 1
                expected = digest_seen(before.digest, device, seq, at, member, act, what, words)
                signed = signature is None or self._is_signed(member, signature, digest)
                if seq != before.seq + 1 or expected != digest or not signed:
                    yield Finding(
                        fault=Fault.READS,
                        sentence=f"{self._compartment} ledger: the record of who read what was altered at "
                        f"number {seq}.",
                    )
        except Error:
            self._reads_lost = True
            yield Finding(
                fault=Fault.READS,
                sentence=f"{self._compartment} ledger: the record of who read what cannot be read to its "
                "end, because a page it lies on is damaged.",
            )
        yield Step(entries=self._count, reads=count)

    def _is_signed(self, member: bytes, signature: bytes, digest: bytes) -> bool:
        key = self._key_of(member)
        if key is None:
            return False
        try:
            key.verify(signature, digest)
        except InvalidSignature:
            return False
        return True

    def anchored(self, anchors: Iterable[Anchor]) -> Iterator[Finding]:
        """Compare with every head that was written down outside the ledger."""
        for one in anchors:
            if one.compartment != self._compartment:
                continue
            held = (self._at if one.chain == "entry" else self._seen).get((one.device, one.seq))
            unreadable = (one.device, one.seq) in self._lost if one.chain == "entry" else self._reads_lost
            if held == one.digest or unreadable:
                continue
            yield self._not_anchored(one, held)

    def _not_anchored(self, one: Anchor, held: bytes | None) -> Finding:
        chain = self._at if one.chain == "entry" else self._seen
        last = max((seq for device, seq in chain if device == one.device), default=0)
        name = "entry" if one.chain == "entry" else "read"
        if held is None:
            what = (
                f"the ledger ends at {name} {last} of this device, but {name} {one.seq} was written down "
                f"at a close: "
                f"the last {one.seq - last} are gone, or an older copy was put back"
            )
        else:
            what = (
                f"{name} {one.seq} is not the one that was written down at a close: the chain was rewritten"
            )
        return Finding(fault=Fault.ANCHOR, entry=one.seq, sentence=f"{self._compartment} ledger: {what}.")
