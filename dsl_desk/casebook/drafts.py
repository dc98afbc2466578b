"""Unfinished writing: sealed to its author, no part of the record, never printed as one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from dsl_desk.casebook.chain import moment
from dsl_desk.casebook.keys import open_sealed, seal_to

if TYPE_CHECKING:
    from dsl_desk.casebook.ledger import Ledger, Pen

_INFO = b"dsldesk/draft/v1"
_KEEP = """
INSERT INTO draft (id, author, at, sealed) VALUES (?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET at = excluded.at, sealed = excluded.sealed WHERE author = excluded.author
"""
_MINE = "SELECT id, at, sealed FROM draft WHERE author = ? ORDER BY at DESC"
_DROP = "DELETE FROM draft WHERE id = ? AND author = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One draft: its id (32 hex digits), when it was last kept, and what its screen wrote into it."""

    draft_id: str
    at: datetime
    body: bytes


def keep_draft(ledger: Ledger, pen: Pen, draft_id: str, body: bytes) -> None:
    """Keep, or keep again, a draft of the signed-in member."""
    sealed = seal_to(pen.keys.sealing_public, body, _INFO + pen.member)
    with ledger.writing():
        ledger.connection.execute(_KEEP, (bytes.fromhex(draft_id), pen.member, pen.now(), sealed))


def my_drafts(ledger: Ledger, pen: Pen) -> tuple[Draft, ...]:
    """Give the signed-in member's drafts, newest first."""
    rows = ledger.connection.execute(_MINE, (pen.member,)).fetchall()
    return tuple(
        Draft(
            draft_id=draft_id.hex(),
            at=moment(at),
            body=bytes(open_sealed(pen.keys.sealing, sealed, _INFO + pen.member)),
        )
        for draft_id, at, sealed in rows
    )


def drop_draft(ledger: Ledger, pen: Pen, draft_id: str) -> None:
    """Let a draft go, once it is kept as a record or given up."""
    with ledger.writing():
        ledger.connection.execute(_DROP, (bytes.fromhex(draft_id), pen.member))
