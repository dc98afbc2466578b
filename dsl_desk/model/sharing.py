"""What was given to whom, why, and under which basis: kept before a byte is written, and again after."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from dsl_desk.model.access import PROTECTION
from dsl_desk.model.record import ChronologyLine, Involved, Moment, Part, Record, RecordId


class DisclosureState(StrEnum):
    """How far a disclosure has come."""

    INTENDED = "intended"
    GIVEN = "given"
    ABANDONED = "abandoned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unhidden:
    """One name or address left readable for this recipient, and the writer's reason."""

    what: RecordId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure(Record):
    """A pack meant for, then given to, one recipient. Its first revision is the intention."""

    kind: ClassVar[str] = "disclosure"
    compartments: ClassVar[tuple[str, ...]] = (PROTECTION,)

    child: RecordId
    pack_number: str
    pack: str
    about: RecordId
    recipient: str
    purpose: str
    lawful_basis: str
    unhidden: tuple[Unhidden, ...] = ()
    state: DisclosureState
    intended: Moment
    given: Moment | None = None
    pages: int = 0
    sha256: str = ""
    heads: tuple[str, ...] = ()

    def involves(self) -> tuple[Involved, ...]:
        """It is about one child."""
        return (Involved(who=self.child, part=Part.SUBJECT),)

    def line(self) -> ChronologyLine:
        """Show what went to whom."""
        return ChronologyLine(
            when=self.given or self.intended,
            title="Disclosure",
            headline=f"{self.pack} {self.pack_number} for {self.recipient}",
            body=self.purpose,
            status=self.state.value,
        )
