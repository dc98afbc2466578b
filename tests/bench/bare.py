"""What the floors are taken on: SQLCipher files opened by the house's own recipe, with one table each."""

from __future__ import annotations

import re
import secrets
from importlib import resources
from typing import TYPE_CHECKING

from dsl_desk.casebook.connection import KEY_LENGTH, SETTINGS, connect

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import sqlcipher3.dbapi2 as sqlite

NEWEST = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 50"

_INDEX = (resources.files("dsl_desk.casebook") / "schema" / "index.sql").read_text("utf-8")
_SEARCH = re.findall(r"^(?:CREATE VIRTUAL TABLE|INSERT INTO) search\b.*?;$", _INDEX, re.MULTILINE | re.DOTALL)
_TOGETHER = 2_000


def bare_file(path: Path) -> sqlite.Connection:
    """Make an encrypted file with every setting that a ledger has."""
    path.touch(exist_ok=False)
    connection = connect(path, bytearray(secrets.token_bytes(KEY_LENGTH)))
    for setting in SETTINGS:
        connection.execute(setting).fetchall()
    return connection


def bare_table(path: Path) -> sqlite.Connection:
    """Make a file with one table of one blob."""
    connection = bare_file(path)
    connection.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")
    return connection


def insert_bare(connection: sqlite.Connection, data: bytes) -> None:
    """Insert one row, durably."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO bare (bytes) VALUES (?)", (data,))
    connection.execute("COMMIT")


def search_table(connection: sqlite.Connection) -> None:
    """Make the one FTS5 table, defined as the ledgers' is."""
    for statement in _SEARCH:
        connection.execute(statement)


def bare_search(path: Path, rows: Iterable[tuple[int, str]]) -> sqlite.Connection:
    """Make a file with one FTS5 table and put these words in, batch by batch."""
    connection = bare_file(path)
    search_table(connection)
    left = list(rows)
    while left:
        batch, left = left[:_TOGETHER], left[_TOGETHER:]
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO search (rowid, words) VALUES (?, ?)", sorted(batch))
        connection.execute("COMMIT")
    return connection
