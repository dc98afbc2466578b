"""The adults round a child: family, professionals, and what each is to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from dsl_desk.model.access import SUPPORT
from dsl_desk.model.record import ChronologyLine, Involved, Moment, Part, Record, RecordId, ask_for


class Responsibility(StrEnum):
    """Whether an adult has parental responsibility in law (Children Act 1989, s3)."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """What an adult is to one child."""

    child: RecordId
    relation: str
    parental_responsibility: Responsibility = Responsibility.UNKNOWN
    lives_with: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """An adult involved with one or more children: a parent, a worker, an alleged harmer."""

    kind: ClassVar[str] = "person"
    compartments: ClassVar[tuple[str, ...]] = (SUPPORT,)

    name: str
    relationships: tuple[Relationship, ...] = ()
    post: str = ""
    organisation: str = ""
    telephone: str = ""
    email: str = ""
    first_language: str = ""
    noted_on: date

    def involves(self) -> tuple[Involved, ...]:
        """An adult is found through each child they have to do with."""
        part = Part.PROFESSIONAL if self.organisation else Part.FAMILY
        return tuple(Involved(who=relationship.child, part=part) for relationship in self.relationships)

    def line(self) -> ChronologyLine:
        """Show the name and what they are."""
        what = ", ".join(filter(None, (self.post, self.organisation)))
        relations = ", ".join(dict.fromkeys(one.relation for one in self.relationships))
        return ChronologyLine(
            when=Moment(on=self.noted_on), title="Person", headline=self.name, body=what or relations
        )

    def missing(self) -> tuple[str, ...]:
        """A person needs a name and a tie."""
        return ask_for(
            (self.name, "Enter the person's name."),
            (self.relationships, "Say which child the person has to do with, and how."),
        )
