"""What every kind of record offers, and the small values they share.

A record is one thing the school keeps. It never changes in place: a correction is its next revision.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, NewType

if TYPE_CHECKING:
    from dsl_desk.model.deadline import Deadline

RecordId = NewType("RecordId", str)
"""32 lower-case hex digits, random: says nothing about what it names."""

MemberId = NewType("MemberId", str)
"""16 lower-case hex digits: one person enrolled in the casebook."""

LONGEST_TEXT = 50_000
"""Characters one field may hold; a longer paste is refused in words, never cut."""


class Part(StrEnum):
    """How a child or an adult comes into a record. Kept per person, so nobody is marked by another's part."""

    SUBJECT = "subject"
    ALLEGED_HARMER = "alleged harmer"
    WITNESS = "witness"
    SIBLING = "sibling"
    MENTIONED = "mentioned"
    FAMILY = "family"
    PROFESSIONAL = "professional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Involved:
    """One child or adult in a record, and the part they have in it."""

    who: RecordId
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time as exactly as it is known: local day, perhaps local time, perhaps only "about"."""

    on: date
    at: time | None = None
    about: bool = False
    words: str = ""

    @classmethod
    def of(cls, when: datetime) -> Moment:
        """Take the day and minute of a local time."""
        return cls(on=when.date(), at=when.time().replace(second=0, microsecond=0, tzinfo=None))

    def order(self) -> tuple[date, time]:
        """Sort key: a day without a time stands at its start."""
        return self.on, self.at or time.min


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file kept with a record: its bytes lie in the same ledger under their SHA-256."""

    digest: str
    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyLine:
    """How a record shows itself in a list: when, what kind of thing in plain words, and what it says."""

    when: Moment
    title: str
    headline: str
    body: str = ""
    child_words: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A deadline that this record meets: the record that set it, and the rule's id there."""

    record: RecordId
    rule: str


class Record(ABC):
    """What a kind states about itself; nothing else in the house changes when a kind is added."""

    __slots__ = ()

    kind: ClassVar[str]
    version: ClassVar[int] = 1
    compartments: ClassVar[tuple[str, ...]]

    @abstractmethod
    def line(self) -> ChronologyLine:
        """Show the record as one line of a chronology."""

    def involves(self) -> tuple[Involved, ...]:
        """Name every child and adult the record is about."""
        return ()

    def text(self) -> tuple[str, ...]:
        """Give the passages a search should find it by."""
        line = self.line()
        return (line.headline, line.body, line.child_words)

    def deadlines(self) -> tuple[Deadline, ...]:
        """Give the dates this record set, fixed when it was kept."""
        return ()

    def meets(self) -> tuple[Met, ...]:
        """Name the deadlines of other records that this one meets."""
        return ()

    def attachments(self) -> tuple[Attachment, ...]:
        """List the files kept with it."""
        return ()

    def missing(self) -> tuple[str, ...]:
        """Say, a sentence each, what still stops it being complete. Incompleteness is no error."""
        return ()

    @classmethod
    def upgrade(cls, version: int, values: dict[str, Any]) -> dict[str, Any]:
        """Turn the stored values of an older version of this kind into today's shape."""
        del version
        return values


def ask_for(*asked: tuple[object, str]) -> tuple[str, ...]:
    """Give the sentence of each pair whose answer is empty, in order."""
    return tuple(sentence for answer, sentence in asked if not answer)
