"""`casebook.json` written anew by somebody who has some keys and not others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dsl_desk.casebook.anchors import signed
from dsl_desk.casebook.keys import seal_keys, seal_to
from dsl_desk.casebook.roster import Slot, grant_info, slot_binding, write_casebook_file
from dsl_desk.casebook.unlock import read_one, unlock
from tests.casebook.samples import PASSPHRASE, QUICK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dsl_desk.casebook.keys import Keys
    from dsl_desk.casebook.roster import CasebookFile, Enrolled, Roster


def rewrite(folder: Path, change: Callable[[CasebookFile], CasebookFile]) -> None:
    """Change `casebook.json` without signing anything again."""
    path = folder / "casebook.json"
    path.write_bytes(write_casebook_file(change(read_one(path))))


def change_roster(folder: Path, change: Callable[[Roster], Roster]) -> None:
    """Change the roster and leave its signature as it was."""
    rewrite(folder, lambda file: replace(file, roster=change(file.roster)))


def enrol_otherwise(folder: Path, change: Callable[[Enrolled], Enrolled]) -> None:
    """Change the one member as their own signature allows, leaving the slot as it was."""
    keys = unlock(folder, PASSPHRASE).keys

    def again(file: CasebookFile) -> CasebookFile:
        roster = replace(file.roster, members=(change(file.roster.members[0]),))
        return replace(file, roster=roster, signature=keys.signing.sign(roster.signed_part()))

    rewrite(folder, again)


def forge(folder: Path, stranger: Keys) -> None:
    """Put a stranger in the place of the member: keys, slot, grants, anchors, and every signature theirs.

    It takes the ledgers' keys, which a member has; it does not take the member's own signing key.
    """
    unlocked = unlock(folder, PASSPHRASE)
    member = replace(
        unlocked.member, sealing_public=stranger.sealing_public, signing_public=stranger.signing_public
    )
    book = unlocked.file.roster.book
    grants = tuple(
        replace(
            one,
            ciphertext=seal_to(
                stranger.sealing_public,
                bytes(unlocked.ledger_keys[one.compartment]),
                grant_info(book, one.compartment, one.epoch, one.to),
            ),
        )
        for one in unlocked.file.roster.grants
        if one.to == member.id
    )
    roster = replace(unlocked.file.roster, members=(member,), grants=grants)
    bound_to = slot_binding(member, QUICK, device_secret=False)
    sealed = seal_keys(stranger, PASSPHRASE, QUICK, bound_to, bytes(12), b"")
    slot = Slot(id=member.id, stretch=QUICK, device_secret=False, sealed=sealed)
    rewrite(
        folder,
        lambda file: replace(
            file,
            roster=roster,
            signature=stranger.signing.sign(roster.signed_part()),
            slots=(replace(slot, signature=stranger.signing.sign(slot.signed_part())),),
            anchors=signed(file.anchors.heads, book, member.id, stranger),
        ),
    )
