"""Making a new casebook: a folder, a ledger for each compartment, and one founder who may sign the roster."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from dsl_desk.casebook.anchors import heads_of, signed
from dsl_desk.casebook.casebook import ID_LENGTH, LOCK, Casebook, write_file
from dsl_desk.casebook.codec import kinds_by_name
from dsl_desk.casebook.connection import KEY_LENGTH, create_ledger
from dsl_desk.casebook.keys import NONCE_LENGTH, SALT_LENGTH, Stretch, make_keys, seal_keys, seal_to
from dsl_desk.casebook.ledger import Ledger, Pen
from dsl_desk.casebook.roster import (
    RECOVERY,
    RECOVERY_SCHEME,
    VERSION,
    Anchors,
    CasebookFile,
    Compartment,
    Enrolled,
    Grant,
    Roster,
    Slot,
    grant_info,
    slot_binding,
)
from dsl_desk.casebook.unlock import Unlocked
from dsl_desk.errors import CasebookRefused
from dsl_desk.model.access import GRANTED, SIGNS_ROSTER, LedgerOpened, Member, Role
from dsl_desk.model.record import MemberId, RecordId

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.casebook.keys import Keys
    from dsl_desk.casebook.roster import Anchor
    from dsl_desk.casebook.surroundings import Surroundings
    from dsl_desk.model.record import Record

MEMBER_LENGTH = 8
_PRIVATE_FOLDER = 0o700
_README = """\
This folder is a DSL Desk casebook: a school's safeguarding records, encrypted.
Do not open, rename, sync or copy single files from it. Copy the whole folder, and only as a backup.
It can be opened with DSL Desk and the passphrase of somebody enrolled in it, and in no other way.
If you found this on a lost computer, tell the school's Designated Safeguarding Lead at once.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Founder:
    """Who makes the casebook: a short label, their role, their passphrase."""

    label: str
    role: Role
    passphrase: str


def found_casebook(
    folder: Path,
    founder: Founder,
    surroundings: Surroundings,
    kinds: tuple[type[Record], ...],
    *,
    purpose: str,
    recovery_public: bytes,
    stretch: Stretch | None = None,
) -> Casebook:
    """Make a casebook in a folder that is new or empty, and leave it open. On any failure nothing is left.

    `recovery_public` is the X25519 key that every ledger key is also sealed to (`keys.recovery_key`).
    """
    _refuse_other_roles(founder.role)
    _take_folder(folder)
    held = surroundings.hold(folder / LOCK)
    try:
        unlocked, deposits = _found(folder, founder, surroundings, purpose, recovery_public, stretch)
        heads = tuple(
            head
            for compartment in unlocked.file.roster.compartments
            for head in _open_first(unlocked, compartment, deposits[compartment.name], surroundings, kinds)
        )
        unlocked = _with_anchors(unlocked, heads)
        surroundings.write_file(folder / "README.txt", _README.encode())
        write_file(folder, unlocked.file, surroundings)
        surroundings.remember_anchors(unlocked.file.roster.book.hex(), heads)
        return Casebook(unlocked, held, surroundings, kinds)
    except BaseException:
        held.let_go()
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _refuse_other_roles(role: Role) -> None:
    if role not in SIGNS_ROSTER:
        raise CasebookRefused(
            f"A casebook is made by the DSL or the head, who answer for who is enrolled in it; not by "
            f"somebody enrolled as {role.value}."
        )


def _take_folder(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CasebookRefused(
            f"There is something at {folder.name} already, so no casebook was made there. Choose a new "
            f"folder."
        )
    folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)


def _found(
    folder: Path,
    founder: Founder,
    surroundings: Surroundings,
    purpose: str,
    recovery_public: bytes,
    stretch: Stretch | None,
) -> tuple[Unlocked, dict[str, X25519PrivateKey]]:
    keys = make_keys()
    member = Enrolled(
        id=surroundings.random(MEMBER_LENGTH).hex(),
        label=founder.label,
        role=founder.role.value,
        sealing_public=keys.sealing_public,
        signing_public=keys.signing_public,
    )
    book = surroundings.random(ID_LENGTH)
    names = GRANTED[founder.role]
    ledger_keys = {name: bytearray(surroundings.random(KEY_LENGTH)) for name in names}
    receivers = ((member.id, member.sealing_public), (RECOVERY, recovery_public))
    roster = Roster(
        version=VERSION,
        book=book,
        generation=1,
        purpose=purpose,
        compartments=tuple(
            Compartment(name=name, file=f"{name}.ledger", epoch=1, deposit_public=b"") for name in names
        ),
        members=(member,),
        grants=tuple(
            Grant(
                compartment=name,
                epoch=1,
                to=to,
                ciphertext=seal_to(public, bytes(key), grant_info(book, name, 1, to)),
            )
            for name, key in ledger_keys.items()
            for to, public in receivers
        ),
        recovery_scheme=RECOVERY_SCHEME,
        recovery_public=recovery_public,
        signer=member.id,
    )
    roster, deposits = _with_deposit_keys(roster)
    file = CasebookFile(
        roster=roster,
        signature=keys.signing.sign(roster.signed_part()),
        slots=(_slot(member, keys, founder.passphrase, surroundings, stretch),),
        anchors=Anchors(),
    )
    for name, key in ledger_keys.items():
        create_ledger(folder / f"{name}.ledger", key).close()
    unlocked = Unlocked(
        folder=folder,
        file=file,
        member=member,
        keys=keys,
        ledger_keys=ledger_keys,
        notices=(),
    )
    return unlocked, deposits


def _with_deposit_keys(roster: Roster) -> tuple[Roster, dict[str, X25519PrivateKey]]:
    private = {one.name: X25519PrivateKey.generate() for one in roster.compartments}
    compartments = tuple(
        replace(one, deposit_public=private[one.name].public_key().public_bytes_raw())
        for one in roster.compartments
    )
    return replace(roster, compartments=compartments), private


def _with_anchors(unlocked: Unlocked, heads: tuple[Anchor, ...]) -> Unlocked:
    # From the first day, so that a casebook.json without anchors is always one that was altered.
    anchors = signed(heads, unlocked.file.roster.book, unlocked.member.id, unlocked.keys)
    return replace(unlocked, file=replace(unlocked.file, anchors=anchors))


def _slot(
    member: Enrolled, keys: Keys, passphrase: str, surroundings: Surroundings, stretch: Stretch | None
) -> Slot:
    stretch = stretch or Stretch(salt=surroundings.random(SALT_LENGTH))
    bound_to = slot_binding(member, stretch, device_secret=False)
    nonce = surroundings.random(NONCE_LENGTH)
    sealed = seal_keys(keys, passphrase, stretch, bound_to, nonce, b"")
    slot = Slot(id=member.id, stretch=stretch, device_secret=False, sealed=sealed)
    return replace(slot, signature=keys.signing.sign(slot.signed_part()))


def _open_first(
    unlocked: Unlocked,
    compartment: Compartment,
    deposit_key: X25519PrivateKey,
    surroundings: Surroundings,
    kinds: tuple[type[Record], ...],
) -> tuple[Anchor, ...]:
    """Write a ledger's first two entries: what it is, and who may sign its roster. Gives its head."""
    pen = Pen(bytes.fromhex(unlocked.member.id), unlocked.keys, surroundings)
    name, roster = compartment.name, unlocked.file.roster
    ledger = Ledger(
        unlocked.path_of(name), unlocked.ledger_keys[name], roster.book, name, kinds_by_name(kinds), pen
    )
    opened = LedgerOpened(
        book=roster.book.hex(),
        compartment=name,
        opened_on=surroundings.today(),
        deposit_public=compartment.deposit_public.hex(),
        deposit_private=deposit_key.private_bytes_raw().hex(),
    )
    member = Member(
        member=MemberId(unlocked.member.id),
        label=unlocked.member.label,
        role=Role(unlocked.member.role),
        sealing_key=unlocked.keys.sealing_public.hex(),
        signing_key=unlocked.keys.signing_public.hex(),
        enrolled_on=surroundings.today(),
    )
    try:
        with ledger.writing():
            for record in (opened, member):
                ledger.append(RecordId(surroundings.random(ID_LENGTH).hex()), record, "", 0)
        return heads_of({name: ledger})
    finally:
        ledger.close()
