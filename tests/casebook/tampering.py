"""What somebody who holds a ledger's key could do to its file behind the program's back."""

from __future__ import annotations

import shutil
from contextlib import closing, contextmanager
from functools import cache
from typing import TYPE_CHECKING

from dsl_desk.casebook.connection import PAGE, open_unguarded
from dsl_desk.casebook.keys import open_keys, open_sealed
from dsl_desk.casebook.roster import grant_info, slot_binding
from dsl_desk.casebook.salvage import Row
from dsl_desk.casebook.unlock import FILE, read_one
from dsl_desk.casebook.verify import Finding
from dsl_desk.model.access import PROTECTION
from dsl_desk.practice.audit import verify_casebook
from tests.casebook.samples import PASSPHRASE, concern, found, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import sqlcipher3.dbapi2 as sqlite

    from dsl_desk.casebook.keys import Keys
    from dsl_desk.casebook.roster import Enrolled, Slot
    from dsl_desk.casebook.surroundings import Surroundings

CONCERNS = 20
SHORT, LONG = 20, 700  # the long ones lie on several pages each

_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
_COLUMNS = (
    "device, seq, record, revision, kind, version, author, at, body, salt, body_digest, digest, signature"
)


def write_concerns(folder: Path, computer: Surroundings) -> None:
    """Make a casebook with twenty concerns and two reads in `protection`, and close it."""
    book = found(folder, computer)
    for number in range(1, CONCERNS + 1):
        length = LONG if number % 7 == 0 else SHORT
        put(book, concern(account=f"Account number {number}. " * length, headline=f"Heading {number}"))
    book.note_read(PROTECTION, "opened", book.new_id())
    book.note_read(PROTECTION, "searched", words="coat")
    book.close()


def ledger(folder: Path, compartment: str = PROTECTION) -> Path:
    """Give a ledger's file."""
    return folder / f"{compartment}.ledger"


@cache
def _opened(member: Enrolled, slot: Slot) -> Keys:
    # Copies of one casebook share their slot, and Argon2id takes most of a test's time.
    bound_to = slot_binding(member, slot.stretch, device_secret=slot.device_secret)
    return open_keys(slot.sealed, PASSPHRASE, slot.stretch, bound_to, b"")


def key_of(folder: Path, compartment: str = PROTECTION) -> bytearray:
    """Give a ledger's key, as somebody who may read it could find it out."""
    file = read_one(folder / FILE)
    member, roster = file.roster.members[0], file.roster
    (epoch,) = (one for one in roster.compartments if one.name == compartment)
    (grant,) = (one for one in roster.grants if (one.compartment, one.to) == (compartment, member.id))
    info = grant_info(roster.book, compartment, epoch.epoch, member.id)
    return open_sealed(_opened(member, file.slots[0]).sealing, grant.ciphertext, info)


@contextmanager
def with_the_key(folder: Path, compartment: str = PROTECTION) -> Iterator[sqlite.Connection]:
    """Connect with the ledger's key and no authorizer; the triggers stand."""
    with closing(open_unguarded(ledger(folder, compartment), key_of(folder, compartment))) as connection:
        yield connection


@contextmanager
def behind_the_guards(folder: Path, compartment: str = PROTECTION) -> Iterator[sqlite.Connection]:
    """Connect with the triggers gone, and put them back afterwards, so that nothing shows."""
    with with_the_key(folder, compartment) as connection:
        triggers = connection.execute(_TRIGGERS).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in triggers:
            connection.execute(sql)


def rows(connection: sqlite.Connection) -> list[Row]:
    """Give every entry in order."""
    return [Row(*row) for row in connection.execute(f"SELECT id, {_COLUMNS} FROM entry ORDER BY id")]


def write_row(connection: sqlite.Connection, row: Row) -> None:
    """Put an entry in the place of the one with the same id."""
    places = ", ".join("?" * len(row))
    connection.execute("DELETE FROM entry WHERE id = ?", row[:1])
    connection.execute(f"INSERT INTO entry (id, {_COLUMNS}) VALUES ({places})", row)


def findings(folder: Path, computer: Surroundings) -> list[Finding]:
    """Check a closed casebook and give what was found."""
    events = verify_casebook(folder, PASSPHRASE, computer)
    return [event for event in events if isinstance(event, Finding)]


def flip(path: Path, page: int, place: int = 100) -> None:
    """Change one bit in one page of a file."""
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE + place)
        byte = file.read(1)[0]
        file.seek(-1, 1)
        file.write(bytes([byte ^ 1]))


def copied(folder: Path, to: Path) -> Path:
    """Copy a whole casebook, as a backup would."""
    shutil.copytree(folder, to)
    return to


def put_back(older: Path, folder: Path, *names: str) -> None:
    """Put files of an older copy in the place of today's."""
    for name in names:
        shutil.copyfile(older / name, folder / name)
