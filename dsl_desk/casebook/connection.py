"""Opening one ledger file through SQLCipher, and proving that it is what it should be.

The order of the settings matters: see the comments. Nothing here ever creates a file where one should
already be.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from importlib import resources
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlite

from dsl_desk.errors import CasebookDamaged, CasebookInUse, CasebookMissing, CasebookTooNew, NotKept

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMAT = 1
KEY_LENGTH = 32
PAGE = 4096
CIPHER_AT_LEAST = (4, 12)

_PLAIN = b"SQLite format 3\0"
_CREATED_0600 = 0o600
_LEDGER = resources.files("dsl_desk.casebook") / "schema" / "ledger.sql"

SETTINGS = (
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA mmap_size = 0",
    "PRAGMA cache_size = -16000",
    "PRAGMA busy_timeout = 5000",
)

_DERIVED = ("record", "known_later", "involves", "due", "met", "uses", "search", "index_version", "draft")
_CHANGING = {sqlite.SQLITE_UPDATE, sqlite.SQLITE_DELETE}
_ALLOWED = {
    sqlite.SQLITE_SELECT,
    sqlite.SQLITE_READ,
    sqlite.SQLITE_INSERT,
    sqlite.SQLITE_TRANSACTION,
    sqlite.SQLITE_SAVEPOINT,
    sqlite.SQLITE_RECURSIVE,
}
_OK: int = sqlite.SQLITE_OK
_DENY: int = sqlite.SQLITE_DENY
_HARMFUL_FUNCTIONS = {"load_extension", "sqlcipher_export", "readfile", "writefile", "edit"}

Error = sqlite.Error
DatabaseError = sqlite.DatabaseError


class LedgerUnreadable(CasebookDamaged):
    """The key is right by its own seal, yet the file does not open with it."""

    def __init__(self, name: str) -> None:
        """Name the file, never its words."""
        super().__init__(
            f"Your passphrase is right, but the file {name} is damaged and cannot be opened. It has been "
            f"left as it "
            "is. Copy the whole folder somewhere safe before anything else, then restore from a backup."
        )


def create_ledger(path: Path, key: bytearray) -> sqlite.Connection:
    """Make a new, empty ledger. Raises `FileExistsError` rather than touch a file that is there."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _CREATED_0600))
    connection = connect(path, key)
    connection.executescript(_LEDGER.read_text("utf-8"))
    _prove(connection, path)
    return _guarded(connection)


def open_ledger(path: Path, key: bytearray) -> sqlite.Connection:
    """Open an existing ledger for reading and writing, guarded by the authorizer.

    Raises `CasebookMissing`, `CasebookDamaged`, `CasebookTooNew` or `CasebookInUse`.
    """
    return _guarded(open_unguarded(path, key))


def open_unguarded(path: Path, key: bytearray) -> sqlite.Connection:
    """Open an existing ledger without the authorizer: for checking its pages and rebuilding its index."""
    check_file(path)
    connection = connect(path, key)
    try:
        _prove(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite.Connection) -> Iterator[None]:
    """Run one all-or-nothing write. What goes wrong inside undoes all of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        roll_back(connection)
        raise
    connection.execute("COMMIT")


def roll_back(connection: sqlite.Connection) -> None:
    """Undo the open transaction. SQLite may already have done so (a full disk does)."""
    if connection.in_transaction:
        with suppress(sqlite.Error):
            connection.execute("ROLLBACK")


def check_file(path: Path) -> None:
    """Refuse a file that is missing, cut short or in clear, before SQLite can make an empty one of it."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(len(_PLAIN))
    except FileNotFoundError:
        raise CasebookMissing(
            f"The file {path.name} is missing from the casebook. Nothing has been created in its place. "
            "Look for the whole folder in a backup; do not copy single files."
        ) from None
    if size < PAGE:
        raise CasebookDamaged(
            f"The file {path.name} is empty or cut short ({size:,} bytes). It has been left as it is. "
            "Restore the casebook from a backup."
        )
    if start == _PLAIN:
        raise CasebookDamaged(
            f"The file {path.name} is not encrypted, so it is not one that DSL Desk wrote. It was not opened."
        )


def connect(path: Path, key: bytearray) -> sqlite.Connection:
    """Connect to a file that is there, with its key set and nothing read or proved yet."""
    # mode=rw: a missing file must never become a new, empty casebook.
    connection = sqlite.connect(
        f"{path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=1
    )
    connection.execute("PRAGMA cipher_log_level = NONE")
    # cipher_memory_security stays off: locking each allocation made a prefix search at 100,000 entries take
    # seconds instead of milliseconds. What it would wipe is wiped by the hard lock, which ends the process.
    _set_key(connection, key)
    return connection


def _set_key(connection: sqlite.Connection, key: bytearray) -> None:
    if len(key) != KEY_LENGTH:
        raise ValueError("a ledger key is 32 bytes")  # any other length would silently become a passphrase
    quoted = bytearray(b"x'") + _hex(key) + b"'"
    try:
        connection.set_key(quoted)
    finally:
        wipe(quoted)


def _hex(key: bytearray) -> bytearray:
    digits = b"0123456789abcdef"
    written = bytearray(len(key) * 2)
    for place, value in enumerate(key):
        written[2 * place] = digits[value >> 4]
        written[2 * place + 1] = digits[value & 15]
    return written


def wipe(secret: bytearray) -> None:
    """Overwrite a secret in place: best effort, as far as Python can promise it."""
    for place in range(len(secret)):
        secret[place] = 0


def _prove(connection: sqlite.Connection, path: Path) -> None:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for setting in SETTINGS:
            connection.execute(setting).fetchall()
        connection.execute("BEGIN IMMEDIATE")  # takes the exclusive lock now, not at the first write
        connection.execute("COMMIT")
        found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite.OperationalError as fault:
        raise _busy_or_damaged(fault, path) from None
    except sqlite.DatabaseError:
        raise LedgerUnreadable(path.name) from None
    if found > FORMAT:
        raise CasebookTooNew(
            f"The file {path.name} was written by a newer DSL Desk. Install the newer version on this "
            f"computer too; "
            "nothing has been changed."
        )
    _prove_cipher(connection)


def _busy_or_damaged(fault: sqlite.OperationalError, path: Path) -> Exception:
    if getattr(fault, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return CasebookInUse(
            f"The file {path.name} is open in another program. Close it there, then try again."
        )
    if getattr(fault, "sqlite_errorname", "").startswith(
        ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")
    ):
        return NotKept(
            f"The file {path.name} cannot be written to. Check that the folder is on this computer's own "
            f"disk and "
            "is not marked read-only."
        )
    return LedgerUnreadable(path.name)


def _prove_cipher(connection: sqlite.Connection) -> None:
    """Signal Desktop once shipped a build that wrote in clear: never trust that the cipher is on, look."""
    row = connection.execute("PRAGMA cipher_version").fetchone()
    version = str(row[0]).split()[0] if row else ""
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if numbers < CIPHER_AT_LEAST:
        raise CasebookDamaged(
            "This copy of DSL Desk has no working encryption, so it will not open a casebook. Install it "
            "again."
        )


def _guarded(connection: sqlite.Connection) -> sqlite.Connection:
    connection.set_authorizer(_allow)
    return connection


def _allow(action: int, first: str | None, second: str | None, *_where: str | None) -> int:
    return _OK if _is_allowed(action, first or "", second or "") else _DENY


def _is_allowed(action: int, first: str, second: str) -> bool:
    """Let through reading, appending, and changes to what is derived; nothing else."""
    if action in _ALLOWED:
        return True
    if action in _CHANGING:
        return first.startswith(_DERIVED)
    if action == sqlite.SQLITE_FUNCTION:
        return second not in _HARMFUL_FUNCTIONS
    return action == sqlite.SQLITE_PRAGMA and first == "data_version"  # FTS5 asks this of itself
