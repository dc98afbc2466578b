"""The school itself: its letterhead, the people who sign, and the threshold editions it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from dsl_desk.model.access import SUPPORT
from dsl_desk.model.record import Attachment, ChronologyLine, Moment, Record, ask_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Days school is open between two dates, less the closed days (half-term, INSET)."""

    from_on: date
    to_on: date
    closed: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class School(Record):
    """What every letter carries, and the term dates that school-day clocks count by."""

    kind: ClassVar[str] = "school"
    version: ClassVar[int] = 2
    compartments: ClassVar[tuple[str, ...]] = (SUPPORT,)

    name: str
    urn: str = ""
    address: tuple[str, ...] = ()
    telephone: str = ""
    email: str = ""
    head: str = ""
    signatory: str = ""
    signatory_role: str = "Designated Safeguarding Lead"
    logo: Attachment | None = None
    marking: str = "OFFICIAL-SENSITIVE"
    terms: tuple[Term, ...] = ()
    front_doors: tuple[str, ...] = ()
    """Numbers to ring for a child in danger, a line each as the lock screen shows it."""

    stated_on: date

    def line(self) -> ChronologyLine:
        """Show the school's name."""
        return ChronologyLine(when=Moment(on=self.stated_on), title="School", headline=self.name)

    @classmethod
    def upgrade(cls, version: int, values: dict[str, Any]) -> dict[str, Any]:
        """Read version 1, which had no numbers for the lock screen."""
        return {"front_doors": [], **values} if version == 1 else values

    def attachments(self) -> tuple[Attachment, ...]:
        """The logo, if there is one."""
        return (self.logo,) if self.logo else ()

    def missing(self) -> tuple[str, ...]:
        """Say what a letter would lack."""
        return ask_for(
            (self.name, "Enter the school's name."),
            (self.urn, "Enter the school's URN."),
            (self.address, "Enter the school's address."),
            (self.signatory, "Enter who signs."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileEdition(Record):
    """One edition of an authority's threshold profile, held whole so that old judgements keep their words."""

    kind: ClassVar[str] = "profile edition"
    compartments: ClassVar[tuple[str, ...]] = (SUPPORT,)

    profile_id: str
    edition_id: str
    title: str
    status: str
    source: Attachment
    held_on: date

    def line(self) -> ChronologyLine:
        """Show the edition held."""
        return ChronologyLine(
            when=Moment(on=self.held_on),
            title="Threshold profile",
            headline=self.title,
            body=self.edition_id,
            status=self.status,
        )

    def attachments(self) -> tuple[Attachment, ...]:
        """The profile file itself."""
        return (self.source,)
