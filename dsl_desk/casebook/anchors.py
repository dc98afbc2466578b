"""Heads written down outside the ledgers, so that what was cut off or put back is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.casebook.roster import Anchor, Anchors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dsl_desk.casebook.keys import Keys
    from dsl_desk.casebook.ledger import Ledger
    from dsl_desk.casebook.roster import CasebookFile
    from dsl_desk.casebook.surroundings import Surroundings

_ENTRY = "SELECT digest FROM entry WHERE device = ? AND seq = ?"
_SEEN = "SELECT digest FROM seen WHERE device = ? AND seq = ?"


def remembered(file: CasebookFile, surroundings: Surroundings) -> tuple[Anchor, ...]:
    """Give every anchor known: the keyring's, and those of `casebook.json`, whose signature fits."""
    held = surroundings.remembered_anchors(file.roster.book.hex())
    return tuple(dict.fromkeys((*file.anchors.heads, *held)))


def signed(heads: tuple[Anchor, ...], book: bytes, by: str, keys: Keys) -> Anchors:
    """Sign the heads as they stand at close."""
    unsigned = Anchors(by=by, heads=heads)
    return Anchors(by=by, heads=heads, signature=keys.signing.sign(unsigned.signed_part(book)))


def heads_of(ledgers: Mapping[str, Ledger]) -> tuple[Anchor, ...]:
    """Give the head of every chain of these ledgers."""
    return tuple(
        Anchor(compartment=name, chain=chain, device=device, seq=head.seq, digest=head.digest)
        for name, ledger in ledgers.items()
        for chain, device, head in ledger.heads()
    )


def rollbacks(ledgers: Mapping[str, Ledger], known: Iterable[Anchor]) -> tuple[str, ...]:
    """Say, a sentence each, which chains do not hold the head that was written down for them."""
    return tuple(
        f"The {one.compartment} ledger does not hold {one.chain} {one.seq} as it was written down at an "
        f"earlier "
        "close: an older copy was put back, or entries were cut off. Say so to the head before relying on it."
        for one in known
        if one.compartment in ledgers and not _holds(ledgers[one.compartment], one)
    )


def moved_forward(ledgers: Mapping[str, Ledger], known: tuple[Anchor, ...]) -> tuple[Anchor, ...]:
    """Give the anchors to write down now: today's heads, and every earlier one that is not contained.

    An anchor that a ledger does not hold is never replaced, so a rollback goes on being said.
    """
    kept = [
        one for one in known if one.compartment not in ledgers or not _holds(ledgers[one.compartment], one)
    ]
    return tuple(dict.fromkeys((*kept, *heads_of(ledgers))))


def _holds(ledger: Ledger, anchor: Anchor) -> bool:
    found = ledger.connection.execute(
        _ENTRY if anchor.chain == "entry" else _SEEN, (anchor.device, anchor.seq)
    ).fetchone()
    return found is not None and found[0] == anchor.digest
