"""From a folder and a passphrase to the keys that the passphrase's owner may hold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dsl_desk.casebook.connection import wipe
from dsl_desk.casebook.keys import Keys, open_keys, open_sealed
from dsl_desk.casebook.roster import (
    CasebookFile,
    Enrolled,
    Slot,
    grant_info,
    read_casebook_file,
    slot_binding,
)
from dsl_desk.errors import CasebookDamaged, CasebookMissing, CasebookRefused, CasebookTooNew

FILE = "casebook.json"
PREVIOUS = "casebook.prev.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlocked:
    """A casebook whose roster was read and one of whose slots opened. The ledgers are not open yet."""

    folder: Path
    file: CasebookFile
    member: Enrolled
    keys: Keys
    ledger_keys: dict[str, bytearray]
    notices: tuple[str, ...]

    def wipe(self) -> None:
        """Overwrite the ledger keys."""
        for key in self.ledger_keys.values():
            wipe(key)

    def path_of(self, compartment: str) -> Path:
        """Give a compartment's file."""
        return next(
            self.folder / one.file for one in self.file.roster.compartments if one.name == compartment
        )


def read_file(folder: Path) -> tuple[CasebookFile, tuple[str, ...]]:
    """Read `casebook.json`, or the one before it when that is torn or gone, saying so."""
    if not folder.is_dir():
        raise CasebookMissing(f"There is no folder at {folder}. Check the place, or look in a backup.")
    try:
        return read_one(folder / FILE), ()
    except (CasebookMissing, CasebookDamaged) as fault:
        try:
            return read_one(folder / PREVIOUS), (f"{FILE} could not be used, so {PREVIOUS} was. ({fault})",)
        except (CasebookMissing, CasebookDamaged, CasebookTooNew):
            raise fault from None


def unlock(folder: Path, passphrase: str, who: str = "", device_secret: bytes = b"") -> Unlocked:
    """Open one member's slot and unseal every ledger key granted to them.

    `who` is a label or an id, needed only where several are enrolled. Raises `WrongPassphrase`,
    `CasebookMissing`, `CasebookDamaged`, `CasebookTooNew` or `CasebookRefused`.
    """
    file, notices = read_file(folder)
    if not file.is_signed():
        raise CasebookDamaged(
            "The file casebook.json was altered: a signature in it does not fit. Nothing has been changed. "
            "Put back casebook.json from a backup of this casebook."
        )
    member, slot = _slot_of(file, who)
    bound_to = slot_binding(member, slot.stretch, device_secret=slot.device_secret)
    keys = open_keys(slot.sealed, passphrase, slot.stretch, bound_to, device_secret)
    ledger_keys = {}
    for compartment in file.roster.compartments:
        grant = file.roster.grant(compartment, member.id)
        if grant:
            info = grant_info(file.roster.book, compartment.name, compartment.epoch, member.id)
            ledger_keys[compartment.name] = open_sealed(keys.sealing, grant.ciphertext, info)
    return Unlocked(
        folder=folder, file=file, member=member, keys=keys, ledger_keys=ledger_keys, notices=notices
    )


def read_one(path: Path) -> CasebookFile:
    """Read one of the two files, whole or not at all. Raises the casebook family of `errors`."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise CasebookMissing(
            f"There is no {path.name} in the folder {path.parent.name}, so it is not a whole casebook. "
            "Nothing has been created. Look for the whole folder in a backup."
        ) from None
    except OSError as fault:
        raise CasebookDamaged(
            f"The file {path.name} cannot be read ({fault.strerror or 'unknown reason'}). Nothing has been "
            "changed. Check the disk and the folder, or put back the file from a backup of this casebook."
        ) from fault
    return read_casebook_file(data)


def _slot_of(file: CasebookFile, who: str) -> tuple[Enrolled, Slot]:
    members = [one for one in file.roster.members if who in ("", one.id, one.label)]
    slots = {slot.id: slot for slot in file.slots}
    if len(members) != 1 or members[0].id not in slots:
        names = ", ".join(one.label for one in file.roster.members)
        raise CasebookRefused(f"Say who is signing in. Enrolled here: {names}.")
    return members[0], slots[members[0].id]
