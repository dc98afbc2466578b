"""Reads that matter, in a chain of their own: kept in a batch of a minute at most, the last row signed.

Prints and exports are written at once. The words looked for are kept as typed; a row names no child in clear
outside the encrypted file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dsl_desk.casebook.chain import Head, digest_seen

if TYPE_CHECKING:
    import sqlcipher3.dbapi2 as sqlite
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

LONGEST_BATCH = 60_000_000
"""Microseconds that a read may wait to be written."""

_ADD = """
INSERT INTO seen (device, seq, at, member, act, what, words, digest, signature)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_HEAD = "SELECT seq, digest FROM seen WHERE device = ? ORDER BY seq DESC LIMIT 1"
_LATEST = "SELECT at, member, act, what, words FROM seen ORDER BY id DESC LIMIT ?"
_BEFORE = "SELECT at, member, act, what, words FROM seen WHERE at < ? ORDER BY id DESC LIMIT ?"
# Only the newest rows: there is no index by member, and a long history of reads is not gone through for it.
_BY = """
SELECT at, member, act, what, words FROM seen
WHERE id > (SELECT max(id) FROM seen) - ?3 AND member = ?1 AND act = ?2 ORDER BY id DESC
"""


class Read(NamedTuple):
    """One read: when (µs UTC), by whom, what was done, to which record or child, in which words."""

    at: int
    member: bytes
    act: str
    what: bytes
    words: str


def seen_head(connection: sqlite.Connection, device: bytes, start: Head) -> Head:
    """Give the last row of this device's chain of reads."""
    row = connection.execute(_HEAD, (device,)).fetchone()
    return Head(seq=row[0], digest=row[1]) if row else start


def is_overdue(reads: list[Read], now: int) -> bool:
    """Say whether the oldest unwritten read has waited long enough."""
    return bool(reads) and now - reads[0].at >= LONGEST_BATCH


def write_reads(
    connection: sqlite.Connection, device: bytes, head: Head, reads: list[Read], signing: Ed25519PrivateKey
) -> Head:
    """Append a batch and sign its last row, inside an open transaction; gives the new head."""
    for place, read in enumerate(reads, 1):
        digest = digest_seen(head.digest, device, head.seq + 1, *read)
        signature = signing.sign(digest) if place == len(reads) else None
        connection.execute(_ADD, (device, head.seq + 1, *read, digest, signature))
        head = Head(seq=head.seq + 1, digest=digest)
    return head


def latest_reads(connection: sqlite.Connection, limit: int) -> list[Read]:
    """Give the last reads of every device, newest first."""
    return [Read(*row) for row in connection.execute(_LATEST, (limit,))]


def reads_before(connection: sqlite.Connection, at: int, limit: int) -> list[Read]:
    """Give the last reads before a time (µs UTC), of every device, newest first."""
    return [Read(*row) for row in connection.execute(_BEFORE, (at, limit))]


def reads_by(connection: sqlite.Connection, member: bytes, act: str, among: int) -> list[Read]:
    """Give what one member did in one way among this many last reads, newest first."""
    return [Read(*row) for row in connection.execute(_BY, (member, act, among))]
