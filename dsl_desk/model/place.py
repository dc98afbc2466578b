"""Where a child lives and which authority answers for what, each with its dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from dsl_desk.model.access import PROTECTION
from dsl_desk.model.record import ChronologyLine, Involved, Moment, Part, Record, RecordId, ask_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A place lived at, from one day to another; `confidential` means nobody may be told by accident."""

    lines: tuple[str, ...]
    postcode: str = ""
    from_on: date | None = None
    to_on: date | None = None
    confidential: bool = False


class AuthorityPart(StrEnum):
    """The three authorities a child can have at once; forms, thresholds and clocks follow the case holder."""

    HOME = "home"
    CASE_HOLDING = "case-holding"
    SCHOOL = "school's"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityPeriod:
    """One authority's part for a child between two days.

    `code` is the DfE three-digit code as text; `profile_id` names the threshold profile chosen for it.
    """

    part: AuthorityPart
    name: str
    code: str = ""
    profile_id: str = ""
    from_on: date | None = None
    to_on: date | None = None

    def covers(self, day: date) -> bool:
        """Say whether the period holds on a day; an open end holds for ever."""
        return (self.from_on is None or self.from_on <= day) and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidentialAddress(Record):
    """An address that only those who may read `protection` know. The register never holds one."""

    kind: ClassVar[str] = "confidential address"
    compartments: ClassVar[tuple[str, ...]] = (PROTECTION,)

    child: RecordId
    address: Address
    why: str
    told_on: date

    def involves(self) -> tuple[Involved, ...]:
        """It is about one child."""
        return (Involved(who=self.child, part=Part.SUBJECT),)

    def line(self) -> ChronologyLine:
        """Say that there is one, without saying where."""
        return ChronologyLine(
            when=Moment(on=self.told_on),
            title="Confidential address",
            headline="A confidential address is held",
            body=self.why,
        )

    def missing(self) -> tuple[str, ...]:
        """It needs the place and the reason it is confidential."""
        return ask_for(
            (self.address.lines, "Enter the address."),
            (self.why, "Say why the address is confidential."),
        )
