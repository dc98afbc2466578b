"""What lists, searches and counts use: tables made from the entries, which can always be made again."""

from __future__ import annotations

import unicodedata
from datetime import date
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    import sqlcipher3.dbapi2 as sqlite

    from dsl_desk.model.record import ChronologyLine, Record

INDEX_VERSION = "1"
BATCH = 2_000

_TABLES = resources.files("dsl_desk.casebook") / "schema" / "index.sql"
_DAY_NOUGHT = date(1900, 1, 1).toordinal()
_ENTRY_BITS = 24
_FOLDED = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE"}
    | {"œ": "oe", "Œ": "OE", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th"}
    | {"ı": "i", "’": "'"}
    | {chr(code): " " for code in (*range(0x20), *range(0x7F, 0xA0))}
    # Marks over and under letters; Hebrew points; Arabic vowel marks; what joins or turns, unseen.
    | {chr(code): None for code in range(0x300, 0x370)}
    | {chr(code): None for code in (*range(0x591, 0x5BE), 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7)}
    | {chr(code): None for code in (*range(0x64B, 0x660), 0x670)}
    | {chr(code): None for code in (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F))}
    | {chr(code): None for code in range(0x2060, 0x206A)}
)


class Entry(NamedTuple):
    """One stored entry, as the table holds it."""

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

    def order(self) -> tuple[int, int, bytes]:
        """Sort key among the revisions of one record: the last is the latest, on every device the same."""
        return self.revision, self.at, self.device


class Head(NamedTuple):
    """The latest revision of a record, and where it stands in the index.

    Ascending rows are ascending days on which it happened, then ascending entries. FTS5 keeps the steps
    between rows: a minute's precision would make them, and so its index and every search, longer.
    """

    row: int
    entry: Entry
    record: Record
    line: ChronologyLine


_BATCH = """
SELECT id, device, seq, record, revision, kind, version, author, at, body, NOT EXISTS (
  SELECT 1 FROM entry l WHERE l.record = e.record AND l.revision >= e.revision AND l.id <> e.id
  AND (l.revision, l.at, l.device) > (e.revision, e.at, e.device)
) FROM entry e WHERE id > ? ORDER BY id LIMIT ?
"""
_LATEST_OTHER = """
SELECT id, device, seq, record, revision, kind, version, author, at, body FROM entry
WHERE record = ? AND id <> ? ORDER BY revision DESC, at DESC, device DESC LIMIT 1
"""
_KNOWN_BEFORE = """
SELECT coalesce(k.known_at, e.at) FROM entry e LEFT JOIN known_later k ON k.entry = e.id
WHERE e.device = ? AND e.seq = ?
"""
_IS_ROW_OF = "SELECT row FROM record WHERE row = ? AND entry = ?"
_ROW_OF = "SELECT row FROM record WHERE entry = ?"
_DROP_RECORD = "DELETE FROM record WHERE row = ?"
_DROP_SEARCH = "DELETE FROM search WHERE rowid = ?"
_DROP_DUE = "DELETE FROM due WHERE record = ?"
_DROP_MET = "DELETE FROM met WHERE met_by = ?"
_ADD_KNOWN_LATER = "INSERT INTO known_later VALUES (?, ?)"
_ADD_INVOLVED = "INSERT OR IGNORE INTO involves VALUES (?, ?, ?, ?)"
_ADD_RECORD = "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ADD_DUE = "INSERT INTO due VALUES (?, ?, ?, ?)"
_ADD_MET = "INSERT OR IGNORE INTO met VALUES (?, ?, ?)"
_ADD_USE = "INSERT OR IGNORE INTO uses VALUES (?, ?)"
_ADD_SEARCH = "INSERT INTO search (rowid, words) VALUES (?, ?)"
_VERSION = "SELECT version FROM index_version"
_SET_VERSION = "UPDATE index_version SET version = ?"
_HAS_INDEX = "SELECT count(*) FROM sqlite_master WHERE name = 'index_version'"


def fold(text: str) -> str:
    """Make text findable: one form of each letter, without strokes, marks and what is not seen."""
    if text.isascii():
        return text.translate(_FOLDED)
    apart = unicodedata.normalize("NFKD", text).translate(_FOLDED)
    return unicodedata.normalize("NFC", apart).encode("utf-8", "ignore").decode()


def version_of(kinds: Iterable[type[Record]]) -> int:
    """Number an index by how this program makes it and which kinds it knows: other number, other index."""
    known = sorted(f"{kind.kind}:{kind.version}" for kind in kinds)
    return crc32("\n".join((INDEX_VERSION, *known)).encode())


def is_current(connection: sqlite.Connection, version: int) -> bool:
    """Say whether the index is whole and of this version."""
    if not connection.execute(_HAS_INDEX).fetchone()[0]:
        return False
    return bool(connection.execute(_VERSION).fetchone()[0] == version)


def enter(
    connection: sqlite.Connection, entry: Entry, record: Record, record_of: Callable[[Entry], Record]
) -> None:
    """Index one entry, inside the transaction that appends it."""
    before = connection.execute(_KNOWN_BEFORE, (entry.device, entry.seq - 1)).fetchone()
    if before and before[0] > entry.at:
        connection.execute(_ADD_KNOWN_LATER, (entry.id, before[0]))
    _add_revisions(connection, [(entry, record)])
    other = connection.execute(_LATEST_OTHER, (entry.record, entry.id)).fetchone()
    if other:
        old = Entry(*other)
        if old.order() > entry.order():
            return
        _drop(connection, _head(old, record_of(old)))
    _add_heads(connection, [_head(entry, record)])


def rebuild(
    connection: sqlite.Connection, record_of: Callable[[Entry], Record], version: int
) -> Iterator[int]:
    """Make every derived table again from the entries, yielding how many are done, outside a transaction.

    Needs an unguarded connection. Stopped half-way, the index stays marked as not whole.
    """
    connection.executescript(_TABLES.read_text("utf-8"))
    done = 0
    known: dict[bytes, int] = {}
    while rows := connection.execute(_BATCH, (done, BATCH)).fetchall():
        batch = [Entry(*row[:-1]) for row in rows]
        records = [(entry, record_of(entry)) for entry in batch]
        # FTS5 is quick where rowids ascend, so each batch is indexed in that order.
        heads = sorted(_head(*pair) for pair, row in zip(records, rows, strict=True) if row[-1])
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(_ADD_KNOWN_LATER, _known_later(batch, known))
        _add_revisions(connection, records)
        _add_heads(connection, heads)
        connection.execute("COMMIT")
        done = batch[-1].id
        yield done
    connection.execute(_SET_VERSION, (version,))


def _known_later(batch: list[Entry], known: dict[bytes, int]) -> Iterator[tuple[int, int]]:
    for entry in batch:
        latest = known[entry.device] = max(entry.at, known.get(entry.device, entry.at))
        if latest > entry.at:
            yield entry.id, latest


def _drop(connection: sqlite.Connection, old: Head) -> None:
    # A kind that shows itself otherwise than when this was indexed gives another row: then look for it.
    found = connection.execute(_IS_ROW_OF, (old.row, old.entry.id)).fetchone()
    row = found or connection.execute(_ROW_OF, (old.entry.id,)).fetchone()
    connection.execute(_DROP_SEARCH, row)
    connection.execute(_DROP_RECORD, row)
    connection.execute(_DROP_DUE, (old.entry.record,))
    connection.execute(_DROP_MET, (old.entry.record,))


def _add_revisions(connection: sqlite.Connection, batch: list[tuple[Entry, Record]]) -> None:
    """Index what stays of every revision, the latest or not."""
    involved = (
        (bytes.fromhex(one.who), entry.record, entry.id, one.part.value)
        for entry, record in batch
        for one in record.involves()
    )
    connection.executemany(_ADD_INVOLVED, sorted(involved))
    connection.executemany(
        _ADD_USE,
        ((bytes.fromhex(file.digest), entry.id) for entry, record in batch for file in record.attachments()),
    )


def _add_heads(connection: sqlite.Connection, heads: list[Head]) -> None:
    connection.executemany(_ADD_RECORD, map(_shown, heads))
    connection.executemany(_ADD_SEARCH, _words(heads))
    connection.executemany(
        _ADD_DUE,
        (
            (head.entry.record, place, _storable(deadline.rule), _iso(deadline.due_at))
            for head in heads
            for place, deadline in enumerate(head.record.deadlines())
        ),
    )
    connection.executemany(
        _ADD_MET,
        (
            (bytes.fromhex(one.record), _storable(one.rule), head.entry.record)
            for head in heads
            for one in head.record.meets()
        ),
    )


def _shown(head: Head) -> tuple[int | bytes | str | None, ...]:
    row, entry, _, line = head
    when = line.when
    return (
        row,
        entry.record,
        entry.id,
        entry.revision,
        entry.kind,
        when.on.isoformat(),
        when.at.isoformat("minutes") if when.at else None,
        *map(_storable, (line.title, line.headline, line.status)),
    )


def _words(heads: list[Head]) -> Iterator[tuple[int, str]]:
    for head in heads:
        words = "\n".join(filter(None, head.record.text()))
        if words:
            yield head.row, fold(words)


def _head(entry: Entry, record: Record) -> Head:
    line = record.line()
    row = ((line.when.on.toordinal() - _DAY_NOUGHT) << _ENTRY_BITS) | entry.id
    return Head(row, entry, record, line)


def _storable(text: str) -> str:
    """Give text that a column can hold: half a surrogate pair, kept in the entry, shows as "?" in a list."""
    return text.encode("utf-8", "replace").decode()


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
