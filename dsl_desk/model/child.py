"""The child at the centre: names, dates, the UPN with its check letter, and who answers for what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dsl_desk.errors import DeskError
from dsl_desk.model.access import SUPPORT
from dsl_desk.model.place import Address, AuthorityPart, AuthorityPeriod
from dsl_desk.model.record import ChronologyLine, Involved, Moment, Part, Record, RecordId, ask_for

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The 23 check letters of a unique pupil number: no I, O or S. Source: DfE, UPN guide."""

UPN_LENGTH = 13
ADULT_AT = 18


class ConfidentialAddressInRegister(DeskError):
    """A confidential address was about to enter the register, which more people can read."""

    def __init__(self) -> None:
        """Say where it belongs."""
        super().__init__(
            "A confidential address is kept in the protection ledger, not in the register. "
            "Add it as a confidential address."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Child(Record):
    """One child on the register. A wrong or absent UPN never stops a concern being kept."""

    kind: ClassVar[str] = "child"
    compartments: ClassVar[tuple[str, ...]] = (SUPPORT,)

    given_name: str
    family_name: str
    preferred_name: str = ""
    other_names: tuple[str, ...] = ()
    born_on: date | None = None
    year_group: str = ""
    form: str = ""
    upn: str = ""
    first_language: str = ""
    interpreter_for: str = ""
    addresses: tuple[Address, ...] = ()
    authorities: tuple[AuthorityPeriod, ...] = ()
    joined_on: date | None = None
    left_on: date | None = None
    on_register_on: date

    def __post_init__(self) -> None:
        """Refuse a confidential address here, whoever builds the value."""
        if any(address.confidential for address in self.addresses):
            raise ConfidentialAddressInRegister

    @property
    def name(self) -> str:
        """The name used every day, with the family name."""
        return f"{self.preferred_name or self.given_name} {self.family_name}".strip()

    def involves(self) -> tuple[Involved, ...]:
        """A child's own record is found by its own id, not through others."""
        return ()

    def line(self) -> ChronologyLine:
        """Show the name, and how many answer to it."""
        return ChronologyLine(
            when=Moment(on=self.on_register_on),
            title="Child",
            headline=self.name,
            body=" ".join(filter(None, (self.given_name, self.family_name, *self.other_names))),
            status="left" if self.left_on else "on roll",
        )

    def text(self) -> tuple[str, ...]:
        """A child is found by any name, and by the UPN."""
        return (self.given_name, self.family_name, self.preferred_name, *self.other_names, self.upn)

    def missing(self) -> tuple[str, ...]:
        """Name what a referral would lack."""
        return ask_for(
            (self.given_name and self.family_name, "Enter the child's given and family names."),
            (self.born_on, "Enter the date of birth."),
            (not self.upn or upn_fault(self.upn) is None, upn_fault(self.upn) or ""),
            (self.authorities, "Say which authority the child lives in."),
        )


def authority_on(child: Child, part: AuthorityPart, day: date) -> AuthorityPeriod | None:
    """Give the authority that had this part for the child on a day: the latest begun, where two overlap."""
    held = [period for period in child.authorities if period.part is part and period.covers(day)]
    return max(held, key=lambda period: period.from_on or date.min, default=None)


def guiding_authority(child: Child, day: date) -> AuthorityPeriod | None:
    """Give the authority whose thresholds and clocks apply: the case holder, else where the child lives."""
    return authority_on(child, AuthorityPart.CASE_HOLDING, day) or authority_on(
        child, AuthorityPart.HOME, day
    )


def upn_fault(upn: str) -> str | None:
    """Say what is wrong with a unique pupil number, or None.

    Thirteen characters: a check letter, then digits weighted 2 to 13 and summed modulo 23; a temporary
    number ends in a letter that counts as its place among the check letters. Source: DfE, UPN guide.
    """
    if len(upn) != UPN_LENGTH or not upn.isascii() or not upn[1:12].isdigit():
        return (
            "A UPN is a capital letter, 11 digits and a last digit or letter, as in P207000016049; "
            f"this one has {len(upn)} characters."
        )
    last = upn[12]
    if not last.isdigit() and last not in UPN_LETTERS:
        return "The last character of a UPN is a digit, or for a temporary number a capital letter."
    values = [int(figure) for figure in upn[1:12]]
    values.append(int(last) if last.isdigit() else UPN_LETTERS.index(last))
    expected = UPN_LETTERS[sum(weight * value for weight, value in enumerate(values, 2)) % len(UPN_LETTERS)]
    if upn[0] != expected:
        return "The UPN's check letter does not fit its digits: one of the characters is mistyped."
    return None


def age_on(born_on: date, day: date) -> int:
    """Count whole years. Someone born on 29 February comes of age on 1 March in other years."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def turns_18_on(born_on: date) -> date:
    """Give the eighteenth birthday: until that day the person is a child in law (Children Act 1989, s105)."""
    try:
        return born_on.replace(year=born_on.year + ADULT_AT)
    except ValueError:
        return date(born_on.year + ADULT_AT, 3, 1)


def subject(child: RecordId) -> tuple[Involved, ...]:
    """Say that a record is about this child."""
    return (Involved(who=child, part=Part.SUBJECT),)
