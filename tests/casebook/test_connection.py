"""One ledger file: what is refused before it is opened, how it is opened, what may then be asked of it."""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import sqlcipher3.dbapi2 as sqlite

from dsl_desk.casebook.connection import (
    CIPHER_AT_LEAST,
    FORMAT,
    KEY_LENGTH,
    PAGE,
    LedgerUnreadable,
    create_ledger,
    open_ledger,
    open_unguarded,
    transaction,
)
from dsl_desk.errors import CasebookDamaged, CasebookInUse, CasebookMissing, CasebookTooNew
from dsl_desk.model.access import PROTECTION, SUPPORT
from tests.casebook.samples import child, concern, found, ledger_key, put, reopen
from tests.casebook.tampering import behind_the_guards, ledger, with_the_key

if TYPE_CHECKING:
    from pathlib import Path

    from tests.casebook.computer import Computer

KEY = bytearray(range(KEY_LENGTH))
MARK = "Quixoticzebra"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A new ledger with nothing in it."""
    path = tmp_path / "a.ledger"
    create_ledger(path, KEY).close()
    return path


def test_a_missing_file_is_said_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(CasebookMissing, match="Nothing has been created in its place"):
        open_ledger(tmp_path / "a.ledger", KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_ledger_of_a_casebook_is_said_and_not_made(filled: Path, computer: Computer) -> None:
    ledger(filled).unlink()
    with pytest.raises(CasebookMissing, match=r"protection\.ledger is missing"):
        reopen(filled, computer)
    assert not ledger(filled).exists()


def plain_sqlite() -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY)")
        return connection.serialize()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty or cut short"),
        (b"x", "empty or cut short"),
        (bytes(PAGE - 1), "empty or cut short"),
        (plain_sqlite() + bytes(PAGE), "not encrypted"),
        (b"Minutes of the governors' meeting. " * 200, "damaged and cannot be opened"),
        (bytes(PAGE), "damaged and cannot be opened"),
        (bytes(3 * PAGE), "damaged and cannot be opened"),
    ],
)
def test_a_file_that_is_no_ledger_is_refused_and_left_as_it_is(path: Path, data: bytes, said: str) -> None:
    path.write_bytes(data)
    with pytest.raises(CasebookDamaged, match=said):
        open_ledger(path, KEY)
    assert path.read_bytes() == data


@pytest.mark.parametrize("kept", [PAGE, PAGE + 1, 2 * PAGE, 10 * PAGE])
def test_a_ledger_cut_short_is_damaged(filled: Path, computer: Computer, kept: int) -> None:
    data = ledger(filled).read_bytes()[:kept]
    ledger(filled).write_bytes(data)
    with pytest.raises(CasebookDamaged):
        reopen(filled, computer)
    assert ledger(filled).read_bytes() == data


def test_another_key_is_not_taken_for_a_wrong_passphrase(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(
        LedgerUnreadable, match=r"Your passphrase is right, but the file a\.ledger is damaged"
    ):
        open_ledger(path, bytearray(KEY_LENGTH))
    assert path.read_bytes() == before


def test_a_file_that_is_there_is_never_made_over(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        create_ledger(path, KEY)
    assert path.read_bytes() == before


def test_a_newer_format_says_so(filled: Path, computer: Computer) -> None:
    with with_the_key(filled) as connection:
        connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
    before = ledger(filled).read_bytes()
    with pytest.raises(CasebookTooNew, match=r"protection\.ledger was written by a newer DSL Desk"):
        reopen(filled, computer)
    assert ledger(filled).read_bytes() == before


def test_a_ledger_open_in_another_program_says_so(path: Path) -> None:
    with closing(open_ledger(path, KEY)), pytest.raises(CasebookInUse, match="open in another program"):
        open_ledger(path, KEY)


SETTINGS = {
    "journal_mode": "truncate",
    "synchronous": 2,
    "fullfsync": 1,
    "locking_mode": "exclusive",
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": 2,
    "mmap_size": 0,
    "busy_timeout": 5_000,
    "user_version": FORMAT,
    "page_size": str(PAGE),
    "writable_schema": 0,
    "cipher_status": "1",
    "cipher_page_size": str(PAGE),
    "cipher_use_hmac": "1",
    "cipher_hmac_algorithm": "HMAC_SHA512",
}


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_really_in_force(path: Path, name: str) -> None:
    with closing(open_unguarded(path, KEY)) as connection:
        row = connection.execute(f"PRAGMA {name}").fetchone()
        found = row[0] if row else 0  # a mapping of nothing answers nothing
    assert found == SETTINGS[name]


def test_the_cipher_is_on_and_is_one_we_know(path: Path) -> None:
    with closing(open_unguarded(path, KEY)) as connection:
        version = connection.execute("PRAGMA cipher_version").fetchone()[0]
    numbers = tuple(int(part) for part in version.split()[0].split(".")[:2])
    assert numbers >= CIPHER_AT_LEAST


REFUSED = "not authorized|authorization denied|may not be modified|no such function"
HOSTILE = [
    "DROP TRIGGER entry_stays",
    "DROP TABLE entry",
    "DROP INDEX entry_of_record",
    "ATTACH 'other.ledger' AS other KEY ''",
    "ATTACH ':memory:' AS other",
    "DETACH main",
    "VACUUM",
    "VACUUM INTO 'copy.ledger'",
    "REINDEX",
    "ANALYZE",
    "PRAGMA writable_schema = ON",
    "PRAGMA journal_mode = OFF",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = OFF",
    "PRAGMA recursive_triggers = OFF",
    "PRAGMA secure_delete = OFF",
    "PRAGMA user_version = 7",
    "PRAGMA key = 'x'",
    "PRAGMA rekey = 'x'",
    "PRAGMA cipher_plaintext_header_size = 32",
    "PRAGMA trusted_schema = ON",
    "SELECT load_extension('x')",
    "SELECT sqlcipher_export('main')",
    "SELECT writefile('x', 'y')",
    "UPDATE entry SET body = x''",
    "UPDATE blob SET bytes = x''",
    "UPDATE seen SET words = ''",
    "UPDATE disposed SET seq = 1",
    "DELETE FROM entry",
    "DELETE FROM blob",
    "DELETE FROM seen",
    "DELETE FROM disposed",
    "UPDATE sqlite_master SET sql = ''",
    "DELETE FROM sqlite_master",
    "CREATE TABLE spare (x)",
    "CREATE TEMP TABLE spare (x)",
    "CREATE TRIGGER spare AFTER INSERT ON entry BEGIN DELETE FROM draft; END",
    "CREATE TEMP TRIGGER spare BEFORE INSERT ON main.entry BEGIN SELECT RAISE(IGNORE); END",
    "CREATE VIEW spare AS SELECT 1",
    "CREATE VIRTUAL TABLE spare USING fts5 (x)",
    "ALTER TABLE entry RENAME TO old",
    "ALTER TABLE entry ADD COLUMN spare",
]


@pytest.mark.parametrize("statement", HOSTILE)
def test_what_is_not_reading_or_appending_is_refused(path: Path, statement: str) -> None:
    before = path.read_bytes()
    with (
        closing(open_ledger(path, KEY)) as connection,
        pytest.raises(sqlite.DatabaseError, match=REFUSED),
    ):
        connection.execute(statement).fetchall()
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir() if not one.name.endswith("-journal")] == ["a.ledger"]


def test_what_fails_in_a_transaction_is_undone_whole(path: Path) -> None:
    with closing(open_ledger(path, KEY)) as connection:
        with pytest.raises(sqlite.IntegrityError), transaction(connection):
            connection.executemany("INSERT INTO draft VALUES (?, x'02', 3, x'04')", [(b"1",), (b"1",)])
        assert connection.execute("SELECT count(*) FROM draft").fetchone() == (0,)
        with transaction(connection):
            connection.execute("INSERT INTO draft VALUES (x'01', x'02', 3, x'04')")
        assert connection.execute("SELECT count(*) FROM draft").fetchone() == (1,)


def places_of(mark: str, folder: Path) -> list[str]:
    forms = [mark.encode(one) for one in ("utf-8", "utf-16-le", "utf-16-be")]
    forms += [mark.lower().encode(), mark.upper().encode(), mark[3:].encode()]
    return [path.name for path in folder.iterdir() if any(form in path.read_bytes() for form in forms)]


def test_no_file_of_the_folder_ever_holds_a_word_of_a_record(tmp_path: Path, computer: Computer) -> None:
    folder = tmp_path / "Oak.casebook"
    book = found(folder, computer)
    put(book, child(given=MARK), SUPPORT)
    with book.writing(PROTECTION) as writing:
        writing.put(concern(account=f"{MARK} " * 200, headline=MARK), book.new_id())
        writing.add_file("ab" * 32, f"{MARK} ".encode() * 100_000)  # more than the cache: journals are used
        assert any(path.name.endswith("-journal") for path in folder.iterdir())
        assert places_of(MARK, folder) == []
    book.note_read(PROTECTION, "searched", words=MARK)
    book.keep_draft(PROTECTION, book.new_id(), MARK.encode())
    assert {one.headline for one in book.search(MARK)} == {MARK, f"{MARK} Alder"}
    assert places_of(MARK, folder) == []
    book.close()
    assert places_of(MARK, folder) == []


def entropy(data: bytes) -> float:
    """Bits in a byte, by how often each value stands."""
    return -sum(n / len(data) * math.log2(n / len(data)) for n in Counter(data).values())


def test_a_ledger_looks_like_chance_and_never_like_sqlite(filled: Path) -> None:
    for path in filled.glob("*.ledger"):
        data = path.read_bytes()
        assert not data.startswith(b"SQLite format 3")
        assert entropy(data) >= 7.9
        assert b"CREATE TABLE" not in data


def test_a_ledger_without_its_key_is_a_wall(filled: Path) -> None:
    with closing(sqlite3.connect(ledger(filled))) as connection, pytest.raises(sqlite3.DatabaseError):
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def test_a_trigger_gone_behind_the_program_s_back_comes_back_by_its_name(filled: Path) -> None:
    with with_the_key(filled) as connection:
        before = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    with behind_the_guards(filled):
        pass
    with with_the_key(filled) as connection:
        assert connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall() == before
    assert len(ledger_key(filled)) == KEY_LENGTH
