"""What is read back from a ledger: an entry with its record, and a record made by a newer program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import ClassVar, NamedTuple

from dsl_desk.model.record import ChronologyLine, Moment, Part, Record, RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One revision of a record as it stands in a ledger. `at` is UTC, as this computer's clock said."""

    record_id: RecordId
    revision: int
    compartment: str
    at: datetime
    author: str
    device: str
    seq: int
    digest: str
    record: Record
    why: str = ""

    @property
    def reference(self) -> str:
        """A short name for paper: the compartment's initial, the chain's device and number."""
        return f"{self.compartment[0].upper()}-{self.device[:4]}-{self.seq}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A record's latest revision as a list shows it."""

    record_id: RecordId
    compartment: str
    kind: str
    revision: int
    happened_on: date
    happened_at: time | None
    title: str
    headline: str
    status: str

    def order(self) -> tuple[date, time]:
        """Sort key: by when it happened."""
        return self.happened_on, self.happened_at or time.min


class Tie(NamedTuple):
    """That somebody is in a record, and in which part, by its latest revision. There are very many."""

    record_id: RecordId
    who: RecordId
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One read, as a list shows it: `what` is a record's or a child's id, if it was of one."""

    at: datetime
    member: str
    act: str
    what: RecordId | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A deadline that nothing has met yet: the record that set it and its place there."""

    record_id: RecordId
    compartment: str
    place: int
    due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeByNewer(Record):
    """Stands for an entry whose kind or version this program does not know. It is kept and verified."""

    kind: ClassVar[str] = "made by a newer DSL Desk"
    compartments: ClassVar[tuple[str, ...]] = ()

    its_kind: str
    on: date

    def line(self) -> ChronologyLine:
        """Say what it is and what to do."""
        return ChronologyLine(
            when=Moment(on=self.on),
            title="Made by a newer DSL Desk",
            headline=f"A record of kind “{self.its_kind}”: install the newer version to read it",
        )

    def text(self) -> tuple[str, ...]:
        """Nothing of it can be searched here."""
        return ()
