"""What was given to whom, why, and under which basis: kept before a byte is written, and again after."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

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


class Means(StrEnum):
    """How a pack left the casebook."""

    FILE = "file"
    PAPER = "paper"


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving:
    """One time a pack left the casebook; on paper, by which printer."""

    means: Means
    at: Moment
    printer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure(Record):
    """A pack meant for, then given to, one recipient. Its first revision is the intention.

    Every giving under one pack number is of the same bytes: `sha256` is theirs. An abandoned one was looked
    at and not given. Version 1 had one time, `given`, in the place of `givings`.
    """

    kind: ClassVar[str] = "disclosure"
    version: ClassVar[int] = 2
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
    givings: tuple[Giving, ...] = ()
    pages: int = 0
    sha256: str = ""
    heads: tuple[str, ...] = ()

    @property
    def given(self) -> Moment | None:
        """When it first left, if it has."""
        return self.givings[0].at if self.givings else None

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

    @classmethod
    def upgrade(cls, version: int, values: dict[str, Any]) -> dict[str, Any]:
        """Turn the one time of version 1, which only ever wrote files, into a giving."""
        del version
        kept = {name: value for name, value in values.items() if name != "given"}
        if values.get("given"):
            kept["givings"] = [{"means": Means.FILE.value, "at": values["given"]}]
        return kept
