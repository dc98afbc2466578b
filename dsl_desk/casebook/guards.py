"""Whether a ledger still has the tables and triggers it was made with, and whether they still refuse."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlite

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCHEMA = resources.files("dsl_desk.casebook") / "schema" / "ledger.sql"
_PARTS = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
_ACTING = "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')"

_ATTEMPTS = (
    ("UPDATE of an entry", "UPDATE entry SET body = x'00' WHERE id = (SELECT max(id) FROM entry)"),
    ("DELETE of an entry", "DELETE FROM entry WHERE id = (SELECT max(id) FROM entry)"),
    (
        "REPLACE of an entry",
        "REPLACE INTO entry SELECT id, device, seq, record, revision, kind, version, author, at, x'00', "
        "salt, "
        "body_digest, digest, signature FROM entry WHERE id = (SELECT max(id) FROM entry)",
    ),
    (
        "an entry out of order",
        "INSERT INTO entry SELECT NULL, device, seq + 2, record, revision, kind, version, author, at, "
        "body, salt, "
        "body_digest, digest, signature FROM entry WHERE id = (SELECT max(id) FROM entry)",
    ),
)


def altered_parts(connection: sqlite.Connection) -> Iterator[str]:
    """Name every table, index or trigger of the ledger that is gone or not as it was made."""
    found = dict(connection.execute(_PARTS).fetchall())
    for name, sql in _made().items():
        if found.get(name) != sql:
            yield name


def added_parts(connection: sqlite.Connection) -> Iterator[str]:
    """Name every trigger or view that the ledger was not made with: it could change what lists show."""
    made = _made()
    yield from (name for name, _ in connection.execute(_ACTING).fetchall() if name not in made)


def _made() -> dict[str, str]:
    fresh = sqlite.connect(":memory:", isolation_level=None)
    try:
        fresh.executescript(_SCHEMA.read_text("utf-8"))
        return dict(fresh.execute(_PARTS).fetchall())
    finally:
        fresh.close()


def allowed_attempts(connection: sqlite.Connection) -> Iterator[str]:
    """Try what must be refused, undoing it whatever happens, and name each thing that was let through."""
    for name, statement in _ATTEMPTS:
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute(statement)
        except sqlite.IntegrityError:
            continue
        else:
            yield name
        finally:
            connection.execute("ROLLBACK")
