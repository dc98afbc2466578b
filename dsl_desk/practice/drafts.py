"""Unfinished writing: sealed to whoever writes it, no part of the record."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from dsl_desk.errors import CasebookDamaged, DeskError
from dsl_desk.practice.refusal import NoSuchRecord

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dsl_desk.practice.records import Records

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"

LARGEST = 4_000_000
"""Bytes one draft may have as it is sealed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDraft:
    """One draft: what it is going to be, and the values its screen had when it was last kept."""

    draft_id: str
    kind: str
    values: dict[str, Plain]
    kept_at: datetime


class Drafts:
    """The signed-in member's drafts, in the strictest ledger that is open."""

    def __init__(self, records: Records) -> None:
        """Work on these records."""
        self._records = records

    def keep(self, kind: str, values: Mapping[str, Plain], draft_id: str = "") -> str:
        """Keep a draft, or keep it again under its id; gives the id."""
        body = json.dumps({"kind": kind, "values": dict(values)}).encode()
        if len(body) > LARGEST:
            raise DeskError(
                "This draft is too large to keep. Put the long passage in a file and attach it to the record."
            )
        if draft_id and not self._records.is_id(draft_id):
            raise NoSuchRecord("draft")
        own_id = draft_id or self._records.book.new_id()
        self._records.book.keep_draft(self._records.strictest(), own_id, body)
        return own_id

    def list(self) -> tuple[OpenDraft, ...]:
        """Give the drafts kept, newest first."""
        found = self._records.book.drafts(self._records.strictest())
        return tuple(_opened(one.draft_id, one.body, one.at) for one in found)

    def drop(self, draft_id: str) -> None:
        """Let a draft go, once it is kept as a record or given up. One that is not there is gone already."""
        if not self._records.is_id(draft_id):
            raise NoSuchRecord("draft")
        self._records.book.drop_draft(self._records.strictest(), draft_id)


def _opened(draft_id: str, body: bytes, at: datetime) -> OpenDraft:
    try:
        held = json.loads(body)
        return OpenDraft(draft_id=draft_id, kind=held["kind"], values=held["values"], kept_at=at)
    except (ValueError, KeyError, TypeError) as fault:
        raise CasebookDamaged("A draft in this casebook cannot be read. Drop it.") from fault
