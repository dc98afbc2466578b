"""Small casebooks and records for tests. Every name is invented."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from dsl_desk.casebook.casebook import open_casebook
from dsl_desk.casebook.founding import Founder, found_casebook
from dsl_desk.casebook.keys import Stretch, recovery_key
from dsl_desk.casebook.roster import TRAINING
from dsl_desk.casebook.unlock import unlock
from dsl_desk.model.access import PROTECTION, Role
from dsl_desk.model.child import Child
from dsl_desk.model.concern import Concern, HowTold, Reporter
from dsl_desk.model.kinds import KINDS
from dsl_desk.model.note import Note
from dsl_desk.model.record import Attachment, Involved, Moment, Part, RecordId

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.casebook.casebook import Casebook
    from dsl_desk.casebook.entries import Kept
    from dsl_desk.casebook.surroundings import Surroundings
    from dsl_desk.model.record import Record

LABEL = "Deputy Head"
PASSPHRASE = "kettle orbit walnut drizzle"
RECOVERY_SECRET = bytes(range(16))
QUICK = Stretch(memory=64 * 1024, passes=1, lanes=1, salt=b"salt for testing")
"""The least Argon2id that a casebook accepts."""

SCHOOL_DAY = date(2026, 11, 20)


def found(
    folder: Path, computer: Surroundings, role: Role = Role.DSL, kinds: tuple[type[Record], ...] = KINDS
) -> Casebook:
    """Make a training casebook and leave it open."""
    return found_casebook(
        folder,
        Founder(label=LABEL, role=role, passphrase=PASSPHRASE),
        computer,
        kinds,
        purpose=TRAINING,
        recovery_public=recovery_key(RECOVERY_SECRET).public_key().public_bytes_raw(),
        stretch=QUICK,
    )


def reopen(folder: Path, computer: Surroundings, kinds: tuple[type[Record], ...] = KINDS) -> Casebook:
    """Open it with the founder's passphrase."""
    return open_casebook(folder, PASSPHRASE, computer, kinds)


def ledger_key(folder: Path, compartment: str = PROTECTION) -> bytearray:
    """Give a ledger's own key, as somebody who may read it could find it out."""
    return unlock(folder, PASSPHRASE).ledger_keys[compartment]


def child(given: str = "Robin", family: str = "Alder") -> Child:
    return Child(given_name=given, family_name=family, on_register_on=SCHOOL_DAY)


def concern(
    *about: RecordId,
    account: str = "Came to school without a coat.",
    headline: str = "No coat",
    on: date = SCHOOL_DAY,
    at: time | None = None,
    files: tuple[Attachment, ...] = (),
) -> Concern:
    return Concern(
        children=tuple(Involved(who=who, part=Part.SUBJECT) for who in about),
        happened=Moment(on=on, at=at),
        reported_by=Reporter(name="Jo Finch", post="class teacher"),
        how_told=HowTold.SEEN,
        headline=headline,
        account=account,
        files=files,
    )


def note(*about: RecordId, account: str, headline: str = "A note", on: date = SCHOOL_DAY) -> Note:
    return Note(
        children=tuple(Involved(who=who, part=Part.SUBJECT) for who in about),
        happened=Moment(on=on),
        headline=headline,
        account=account,
    )


def put(
    book: Casebook, record: Record, compartment: str = PROTECTION, record_id: RecordId | None = None
) -> Kept:
    """Keep a new record in a transaction of its own."""
    with book.writing(compartment) as writing:
        return writing.put(record, record_id or book.new_id())


def amend(book: Casebook, record: Record, before: Kept, why: str = "corrected") -> Kept:
    """Keep the revision that follows `before`."""
    with book.writing(before.compartment) as writing:
        return writing.put(record, before.record_id, after=before.revision, why=why)
