"""Who may open which compartment, and the two records that make a ledger account for itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from dsl_desk.model.record import ChronologyLine, MemberId, Moment, Record

SUPPORT = "support"
PROTECTION = "protection"
STAFF = "staff"


class Role(StrEnum):
    """What a member is in the school. Reading is held by keys; the rest is policy, and said to be so."""

    DSL = "DSL"
    DEPUTY = "deputy DSL"
    SENCO = "SENCO"
    HEAD = "head"
    READER = "reader"
    CHAIR = "chair of governors"


GRANTED: dict[Role, tuple[str, ...]] = {
    Role.DSL: (SUPPORT, PROTECTION),
    Role.DEPUTY: (SUPPORT, PROTECTION),
    Role.SENCO: (SUPPORT,),
    Role.HEAD: (SUPPORT, PROTECTION, STAFF),
    Role.READER: (),
    Role.CHAIR: (),
}
"""The compartments a role is given when enrolled; the head may grant a DSL `staff` besides."""

SIGNS_ROSTER = frozenset({Role.DSL, Role.HEAD})
"""Roles whose key is pinned in every ledger they hold, so that a roster they signed is believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerOpened(Record):
    """The first entry of a ledger: which casebook and compartment it belongs to, and its deposit keys.

    `deposit_private` is kept here, inside the encrypted file, so that whoever recovers the compartment
    also recovers what was deposited for it. Keys are hex.
    """

    kind: ClassVar[str] = "ledger"
    compartments: ClassVar[tuple[str, ...]] = (SUPPORT, PROTECTION, STAFF)

    book: str
    compartment: str
    opened_on: date
    deposit_public: str
    deposit_private: str

    def line(self) -> ChronologyLine:
        """Say that the ledger was opened."""
        return ChronologyLine(
            when=Moment(on=self.opened_on),
            title="Casebook",
            headline=f"The {self.compartment} ledger was opened",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Record):
    """Someone enrolled in this ledger: their public keys stand here so old signatures verify for ever."""

    kind: ClassVar[str] = "member"
    compartments: ClassVar[tuple[str, ...]] = (SUPPORT, PROTECTION, STAFF)

    member: MemberId
    label: str
    role: Role
    sealing_key: str
    signing_key: str
    enrolled_on: date
    ends_on: date | None = None

    def line(self) -> ChronologyLine:
        """Say who was enrolled and as what."""
        return ChronologyLine(
            when=Moment(on=self.enrolled_on), title="Member", headline=f"{self.label} enrolled as {self.role}"
        )
