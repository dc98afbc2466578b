"""The derived tables of a closed ledger, to compare with the same tables made again from its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.casebook import index
from dsl_desk.casebook.codec import decode, kinds_by_name
from dsl_desk.casebook.connection import open_unguarded
from dsl_desk.model.kinds import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    import sqlcipher3.dbapi2 as sqlite

    from dsl_desk.model.record import Record

_VOCABULARY = "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, search, instance)"
_TABLES = (
    "SELECT * FROM record",
    "SELECT * FROM known_later",
    "SELECT * FROM involves",
    "SELECT * FROM due",
    "SELECT * FROM met",
    "SELECT * FROM uses",
    "SELECT * FROM index_version",
    "SELECT term, doc FROM temp.vocabulary",
    "SELECT rowid FROM search",
)
_SOUND = "PRAGMA integrity_check"
_SEARCH_SOUND = "INSERT INTO search (search) VALUES ('integrity-check')"

Derived = tuple[list[tuple[object, ...]], ...]


def check_index(path: Path, key: bytes) -> None:
    """Compare every derived table with itself after a rebuild from the entries alone."""
    connection = open_unguarded(path, bytearray(key))
    try:
        assert connection.execute(_SOUND).fetchall() == [("ok",)]
        connection.execute(_SEARCH_SOUND)
        kept = _read(connection)
        for _ in index.rebuild(connection, _record_of, index.version_of(KINDS)):
            pass
        for statement, before, after in zip(_TABLES, kept, _read(connection), strict=True):
            assert before == after, statement
    finally:
        connection.close()


def _read(connection: sqlite.Connection) -> Derived:
    connection.execute(_VOCABULARY)
    found = tuple(sorted(connection.execute(one).fetchall(), key=repr) for one in _TABLES)
    connection.execute("DROP TABLE temp.vocabulary")
    return found


def _record_of(entry: index.Entry) -> Record:
    return decode(entry.body, kinds_by_name(KINDS)[entry.kind], entry.version)[0]
