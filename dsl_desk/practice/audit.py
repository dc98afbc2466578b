"""Checking a casebook, and saying in words what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.casebook import anchors
from dsl_desk.casebook.casebook import LOCK
from dsl_desk.casebook.unlock import unlock
from dsl_desk.casebook.verify import Fault, Finding, Step, verify_ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dsl_desk.casebook.surroundings import Surroundings
    from dsl_desk.casebook.unlock import Unlocked


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One ledger has been checked to its end."""

    compartment: str
    entries: int
    reads: int


def verify_casebook(
    folder: Path, passphrase: str, surroundings: Surroundings, who: str = ""
) -> Iterator[Finding | Step | Checked]:
    """Check every ledger that this member may read, with every anchor this computer knows.

    Yields findings as they are met and a step every so often; changes nothing. The casebook must be closed.
    """
    unlocked = unlock(folder, passphrase, who)
    held = surroundings.hold(folder / LOCK)
    try:
        for notice in unlocked.notices:
            yield Finding(fault=Fault.ALTERED, sentence=notice)
        yield from _ledgers(unlocked, surroundings)
    finally:
        unlocked.wipe()
        held.let_go()


def _ledgers(unlocked: Unlocked, surroundings: Surroundings) -> Iterator[Finding | Step | Checked]:
    known = anchors.remembered(unlocked.file, surroundings)
    roster_keys = {bytes.fromhex(one.id): one.signing_public for one in unlocked.file.roster.members}
    for compartment, key in unlocked.ledger_keys.items():
        step = Step(entries=0)
        path, book = unlocked.path_of(compartment), unlocked.file.roster.book
        for found in verify_ledger(path, key, book, compartment, known, roster_keys):
            if isinstance(found, Step):
                step = found
            yield found
        yield Checked(compartment=compartment, entries=step.entries, reads=step.reads)
