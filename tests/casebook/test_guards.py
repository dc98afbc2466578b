"""The triggers of a ledger, tried through a connection that nothing else guards."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import sqlcipher3.dbapi2 as sqlite

from dsl_desk.casebook.connection import KEY_LENGTH, create_ledger, open_unguarded
from dsl_desk.casebook.guards import allowed_attempts, altered_parts
from tests.casebook.tampering import with_the_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEY = bytearray(KEY_LENGTH)
ENTRY = """
INSERT INTO entry (id, device, seq, record, revision, kind, version, author, at, body, salt, body_digest,
                   digest, signature)
VALUES ({id}, x'{device}', {seq}, zeroblob(16), 1, 'note', 1, zeroblob(8), 0, x'aa', x'bb', zeroblob(32),
        zeroblob(32), zeroblob(64))
"""
SEEN = """
INSERT INTO seen (id, device, seq, at, member, act, what, words, digest)
VALUES ({id}, x'{device}', {seq}, 0, zeroblob(8), 'opened', x'', '', zeroblob(32))
"""
A, B = "61" * 8, "62" * 8
DIGEST = "11" * 32


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite.Connection]:
    """A ledger with three entries of two devices, two blobs, two reads and nothing disposed of."""
    path = tmp_path / "a.ledger"
    create_ledger(path, KEY).close()
    with closing(open_unguarded(path, KEY)) as connection:
        for row, device, seq in ((1, A, 1), (2, A, 2), (3, B, 1)):
            connection.execute(ENTRY.format(id=row, device=device, seq=seq))
        for row, device, seq in ((1, A, 1), (2, A, 2)):
            connection.execute(SEEN.format(id=row, device=device, seq=seq))
        connection.execute(f"INSERT INTO blob VALUES (1, x'{DIGEST}', x'cc'), (2, zeroblob(32), x'dd')")
        yield connection


def contents(connection: sqlite.Connection) -> list[list[tuple[object, ...]]]:
    tables = ("entry", "blob", "seen", "disposed")
    return [connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in tables]


REFUSED = [
    *(
        f"UPDATE entry SET {column} = {value} WHERE id = 2"
        for column, value in {
            "id": "9",
            "device": "x'6363636363636363'",
            "seq": "9",
            "record": "randomblob(16)",
            "revision": "2",
            "kind": "'other'",
            "version": "2",
            "author": "randomblob(8)",
            "at": "1",
            "body": "x'00'",
            "salt": "x'00'",
            "body_digest": "randomblob(32)",
            "digest": "randomblob(32)",
            "signature": "randomblob(64)",
        }.items()
    ),
    "UPDATE entry SET body = body WHERE id = 2",
    "UPDATE entry SET body = x'', salt = x'' WHERE id = 2",  # nothing has been disposed of
    "UPDATE OR REPLACE entry SET id = 1 WHERE id = 2",
    "UPDATE OR IGNORE entry SET body = x'00'",
    "DELETE FROM entry WHERE id = 3",
    "DELETE FROM entry",
    "REPLACE" + ENTRY.format(id=2, device=A, seq=2).strip().removeprefix("INSERT"),
    "REPLACE" + ENTRY.format(id=2, device=A, seq=3).strip().removeprefix("INSERT"),
    "INSERT OR REPLACE" + ENTRY.format(id="NULL", device=A, seq=2).strip().removeprefix("INSERT"),
    ENTRY.format(id="NULL", device=A, seq=2),
    ENTRY.format(id="NULL", device=A, seq=4),
    ENTRY.format(id="NULL", device=A, seq=0),
    ENTRY.format(id="NULL", device="63" * 8, seq=2),
    ENTRY.format(id="NULL", device="63", seq=1),
    "UPDATE blob SET bytes = x'00' WHERE id = 1",
    "UPDATE blob SET bytes = x'' WHERE id = 1",
    "UPDATE blob SET digest = randomblob(32) WHERE id = 1",
    "UPDATE blob SET id = 9 WHERE id = 1",
    "DELETE FROM blob WHERE id = 1",
    f"REPLACE INTO blob VALUES (1, x'{DIGEST}', x'00')",
    f"REPLACE INTO blob VALUES (NULL, x'{DIGEST}', x'00')",
    "REPLACE INTO blob VALUES (1, randomblob(32), x'00')",
    f"INSERT OR REPLACE INTO blob VALUES (NULL, x'{DIGEST}', x'00')",
    f"INSERT INTO blob VALUES (NULL, x'{DIGEST}', x'00')",
    f"INSERT INTO blob VALUES (1, x'{DIGEST}', x'00') ON CONFLICT (id) DO UPDATE SET bytes = x'00'",
    "UPDATE seen SET words = 'other' WHERE id = 1",
    "UPDATE seen SET words = words WHERE id = 1",
    "DELETE FROM seen WHERE id = 2",
    "REPLACE" + SEEN.format(id=2, device=A, seq=2).strip().removeprefix("INSERT"),
    "REPLACE" + SEEN.format(id=2, device=A, seq=3).strip().removeprefix("INSERT"),
    "INSERT OR REPLACE" + SEEN.format(id="NULL", device=A, seq=2).strip().removeprefix("INSERT"),
    SEEN.format(id="NULL", device=A, seq=2),
    SEEN.format(id="NULL", device=A, seq=4),
    SEEN.format(id="NULL", device=B, seq=2),
]


@pytest.mark.parametrize("statement", REFUSED)
def test_no_change_of_what_was_kept_is_let_through(connection: sqlite.Connection, statement: str) -> None:
    before = contents(connection)
    with pytest.raises(sqlite.IntegrityError):
        connection.execute(statement)
    assert contents(connection) == before


@pytest.mark.parametrize(
    "statement",
    [
        ENTRY.format(id="NULL", device=A, seq=3),
        ENTRY.format(id="NULL", device="63" * 8, seq=1),
        SEEN.format(id="NULL", device=A, seq=3),
        SEEN.format(id="NULL", device=B, seq=1),
        "INSERT INTO blob VALUES (NULL, randomblob(32), x'ee')",
        f"INSERT INTO disposed VALUES (NULL, x'{A}', 1, NULL)",
    ],
)
def test_what_follows_is_appended(connection: sqlite.Connection, statement: str) -> None:
    before = contents(connection)
    connection.execute(statement)
    after = contents(connection)
    assert sum(map(len, after)) == sum(map(len, before)) + 1
    assert all(old == new[: len(old)] for old, new in zip(before, after, strict=True))


def test_a_disposed_entry_is_emptied_and_it_alone(connection: sqlite.Connection) -> None:
    connection.execute(f"INSERT INTO disposed VALUES (NULL, x'{A}', 2, NULL)")
    for refused in (
        "UPDATE entry SET body = x'00', salt = x'' WHERE id = 2",
        "UPDATE entry SET body = x'' WHERE id = 2",
        "UPDATE entry SET body = x'', salt = x'', at = 1 WHERE id = 2",
        "UPDATE entry SET body = x'', salt = x'', kind = 'x' WHERE id = 2",
        "UPDATE entry SET body = x'', salt = x'' WHERE id = 1",
        "UPDATE entry SET body = x'', salt = x'' WHERE id = 3",
        "UPDATE entry SET body = x'', salt = x''",
        "DELETE FROM entry WHERE id = 2",
    ):
        with pytest.raises(sqlite.IntegrityError):
            connection.execute(refused)
    connection.execute("UPDATE entry SET body = x'', salt = x'' WHERE id = 2")
    words = connection.execute("SELECT id, hex(body), hex(salt) FROM entry ORDER BY id").fetchall()
    assert words == [(1, "AA", "BB"), (2, "", ""), (3, "AA", "BB")]
    with pytest.raises(sqlite.IntegrityError):
        connection.execute("UPDATE entry SET body = x'aa', salt = x'bb' WHERE id = 2")


def test_a_disposed_blob_is_emptied_and_it_alone(connection: sqlite.Connection) -> None:
    connection.execute(f"INSERT INTO disposed VALUES (NULL, NULL, NULL, x'{DIGEST}')")
    for refused in (
        "UPDATE blob SET bytes = x'00' WHERE id = 1",
        "UPDATE blob SET bytes = x'', digest = randomblob(32) WHERE id = 1",
        "UPDATE blob SET bytes = x'' WHERE id = 2",
        "DELETE FROM blob WHERE id = 1",
    ):
        with pytest.raises(sqlite.IntegrityError):
            connection.execute(refused)
    connection.execute("UPDATE blob SET bytes = x'' WHERE id = 1")
    assert connection.execute("SELECT hex(bytes) FROM blob ORDER BY id").fetchall() == [("",), ("DD",)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE disposed SET seq = 2",
        "UPDATE disposed SET seq = seq",
        "DELETE FROM disposed",
        f"REPLACE INTO disposed VALUES (1, x'{A}', 2, NULL)",
        f"INSERT OR REPLACE INTO disposed VALUES (1, x'{B}', 1, NULL)",
        f"INSERT INTO disposed VALUES (NULL, x'{A}', NULL, NULL)",
        f"INSERT INTO disposed VALUES (NULL, x'{A}', 1, x'{DIGEST}')",
        "INSERT INTO disposed VALUES (NULL, NULL, NULL, NULL)",
    ],
)
def test_a_disposal_stays_as_it_was_written(connection: sqlite.Connection, statement: str) -> None:
    connection.execute(f"INSERT INTO disposed VALUES (1, x'{A}', 1, NULL)")
    with pytest.raises(sqlite.IntegrityError):
        connection.execute(statement)
    assert contents(connection)[3] == [(1, bytes.fromhex(A), 1, None)]


def test_a_ledger_as_it_was_made_has_all_its_parts_and_refuses(filled: Path) -> None:
    with with_the_key(filled) as connection:
        before = contents(connection)
        assert list(altered_parts(connection)) == []
        assert list(allowed_attempts(connection)) == []
        assert contents(connection) == before


TRIGGERS = [
    *(f"{table}_{what}" for table in ("entry", "seen") for what in ("follows", "stays", "kept")),
    *(f"{table}_{what}" for table in ("blob", "disposed") for what in ("once", "stays", "kept")),
]


@pytest.mark.parametrize("name", TRIGGERS)
def test_a_dropped_trigger_is_named(filled: Path, name: str) -> None:
    with with_the_key(filled) as connection:
        connection.execute(f"DROP TRIGGER {name}")
        assert list(altered_parts(connection)) == [name]


def test_these_are_all_the_triggers(connection: sqlite.Connection) -> None:
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    assert sorted(name for (name,) in found) == sorted(TRIGGERS)


def test_a_trigger_weakened_under_its_own_name_is_named(filled: Path) -> None:
    with with_the_key(filled) as connection:
        connection.execute("DROP TRIGGER entry_kept")
        connection.execute("CREATE TRIGGER entry_kept BEFORE DELETE ON entry WHEN 0 BEGIN SELECT 1; END")
        assert list(altered_parts(connection)) == ["entry_kept"]
        assert list(allowed_attempts(connection)) == ["DELETE of an entry"]


def test_what_is_let_through_is_named_and_undone(filled: Path) -> None:
    with with_the_key(filled) as connection:
        for name in ("entry_stays", "entry_kept", "entry_follows"):
            connection.execute(f"DROP TRIGGER {name}")
        before = contents(connection)
        assert list(allowed_attempts(connection)) == [
            "UPDATE of an entry",
            "DELETE of an entry",
            "REPLACE of an entry",
            "an entry out of order",
        ]
        assert contents(connection) == before
