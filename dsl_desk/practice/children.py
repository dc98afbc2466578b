"""The register of children: entering, correcting, where they live, what is known in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dsl_desk.model.access import PROTECTION, SUPPORT
from dsl_desk.model.child import Child, age_on, upn_fault
from dsl_desk.model.people import Person
from dsl_desk.model.place import Address, ConfidentialAddress
from dsl_desk.practice.imports import Import
from dsl_desk.practice.names import likeness, names_of, plain_name, words_of
from dsl_desk.practice.places import (
    address_faults,
    authority_faults,
    is_same_address,
    moved,
    with_authority,
)
from dsl_desk.practice.records import amendment_faults
from dsl_desk.practice.refusal import refuse
from dsl_desk.practice.written import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from dsl_desk.casebook.entries import Kept
    from dsl_desk.exchange.headings import Column
    from dsl_desk.model.place import AuthorityPeriod
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.imports import Decided, Imported, ImportPreview
    from dsl_desk.practice.records import Records
    from dsl_desk.practice.written import Written

OLDEST = 25
"""Years: past this a date of birth on a school's register is nearly always mistyped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """A child of the register and what they answer to."""

    sheet: Sheet[Child]
    names: str


_NOT_KEPT = "The child's record was not kept."


class Children:
    """The register, kept in the support ledger; confidential addresses, kept in protection."""

    def __init__(self, records: Records) -> None:
        """Work on these records."""
        self._records = records
        self._import = Import(records)
        self._known: tuple[_Known, ...] = ()
        self._known_at = -1

    def add(self, child: Child) -> Written:
        """Enter a child. Somebody like them on the register already is said, not stopped."""
        refuse(_NOT_KEPT, _name_faults(child))
        alike = tuple(self._doubts(child, None))
        return self._records.keep(child, SUPPORT, warnings=alike)

    def correct(self, child_id: RecordId, after: int, child: Child, why: str) -> Written:
        """Correct what is known of a child. `after` is the revision that was read."""
        before = self._records.sheet(child_id, Child).record
        refuse(_NOT_KEPT, (*_name_faults(child), *amendment_faults(before, child, why)))
        written = self._records.revise(child_id, after, child, why)
        return replace(written, warnings=(*written.warnings, *self._doubts(child, child_id)))

    def add_address(self, child_id: RecordId, after: int, address: Address, why: str) -> Written:
        """Add an address beside those that stand: a second home, or one lived at before."""
        before = self._records.sheet(child_id, Child).record
        child = replace(before, addresses=(*before.addresses, address))
        return self._placed(child_id, after, child, why, address_faults(address))

    def move(
        self,
        child_id: RecordId,
        after: int,
        address: Address,
        why: str,
        *,
        home: AuthorityPeriod | None = None,
    ) -> Written:
        """Open a new address and close the ones before it; with `home`, the new home authority too."""
        child = moved(self._records.sheet(child_id, Child).record, address)
        faults = [*address_faults(address)]
        if address.from_on is None:
            faults.append("Enter from which day the child lives there.")
        if home is not None:
            faults += authority_faults(child, home)
            child = with_authority(child, home)
        return self._placed(child_id, after, child, why, faults)

    def set_authority(self, child_id: RecordId, after: int, period: AuthorityPeriod, why: str) -> Written:
        """Enter which authority has a part for the child; the one before ends the day before."""
        before = self._records.sheet(child_id, Child).record
        return self._placed(
            child_id, after, with_authority(before, period), why, authority_faults(before, period)
        )

    def _placed(
        self, child_id: RecordId, after: int, child: Child, why: str, faults: Iterable[str]
    ) -> Written:
        before = self._records.sheet(child_id, Child).record
        refuse(_NOT_KEPT, (*faults, *amendment_faults(before, child, why)))
        return self._records.revise(child_id, after, child, why)

    def keep_confidential_address(self, address: ConfidentialAddress) -> Written:
        """Keep an address that only those who may read protection will know."""
        refuse(
            "The confidential address was not kept.",
            (*address_faults(address.address), self._records.fault_of(address.child, Child)),
        )
        own = replace(address, address=replace(address.address, confidential=True))
        return self._records.keep(own, PROTECTION, warnings=tuple(self._told_already(own)))

    def confidential_addresses(self, child_id: RecordId) -> tuple[Sheet[ConfidentialAddress], ...]:
        """Give the confidential addresses held for a child."""
        return self._records.about(child_id, ConfidentialAddress)

    def open(self, child_id: RecordId) -> Sheet[Child]:
        """Open a child's file: noted in every ledger open, as what is shown is read from each."""
        sheet = self._records.sheet(child_id, Child)
        for compartment in self._records.book.compartments:
            self._records.book.note_read(compartment, "open", child_id)
        return sheet

    def sheet(self, child_id: RecordId) -> Sheet[Child]:
        """Give a child's record without noting it: for lists and for work in hand. Raises `NoSuchRecord`."""
        return self._records.sheet(child_id, Child)

    def register(self) -> tuple[Sheet[Child], ...]:
        """Give every child, those who left too, by family name."""
        return tuple(one.sheet for one in self._register())

    def find(self, words: str, limit: int = 20) -> tuple[Sheet[Child], ...]:
        """Find children by any of their names or the UPN: those on roll first, then the likest, then by name.

        Accents and strokes are let be: "zolk" finds Żółkiewska.
        """
        asked = words_of(words)
        if not asked:
            return ()
        ranked = [
            (one.sheet.record.left_on is not None, rank, place, one.sheet)
            for place, one in enumerate(self._register())
            if (rank := likeness(one.names, asked)) is not None
        ]
        return tuple(one[3] for one in sorted(ranked, key=lambda one: one[:3])[:limit])

    def chronology(self, child_id: RecordId, as_known_on: date | None = None) -> tuple[Kept, ...]:
        """Give everything about a child in order of when it happened, as known now or at a day's end.

        The child's own record and the people round them are no events and are left out.
        """
        self._records.sheet(child_id, Child)
        found = self._records.story(child_id, as_known_on)
        return tuple(one for one in found if not isinstance(one.record, (Child, Person)))

    def as_known_on(self, child_id: RecordId, day: date) -> Sheet[Child] | None:
        """Give the child's record as it stood at a day's end, or None where there was none."""
        return next(iter(self._records.about(child_id, Child, day)), None)

    def preview_import(self, data: bytes, chosen: Mapping[str, Column | None] | None = None) -> ImportPreview:
        """Read a list of children and say what importing it would do. Nothing is written."""
        return self._import.preview(data, chosen)

    def import_pupils(
        self,
        preview: ImportPreview,
        decisions: Mapping[int, Decided] | None = None,
        left: Mapping[RecordId, date] | None = None,
    ) -> Imported:
        """Import what was previewed, whole or not at all. Nobody is ever deleted.

        `decisions` answers each doubtful row; `left` gives the day of leaving of those said to have left.
        """
        return self._import.run(preview, decisions or {}, left or {})

    def forget(self) -> None:
        """Let go of the names held for finding children, as when the desk is closed."""
        self._known, self._known_at = (), -1

    def _register(self) -> tuple[_Known, ...]:
        """Give every child by family name, read again only after something was written."""
        written = self._records.times_written(SUPPORT)
        if self._known_at != written:
            sheets = sorted(self._records.all_of(Child), key=_by_name)
            self._known = tuple(_Known(sheet=one, names=names_of(one.record)) for one in sheets)
            self._known_at = written
        return self._known

    def _doubts(self, child: Child, own_id: RecordId | None) -> Iterator[str]:
        """Say what looks mistaken about a child's details."""
        fault = upn_fault(child.upn) if child.upn else None
        if fault:
            yield fault
        if child.born_on and age_on(child.born_on, self._records.today()) > OLDEST:
            yield f"The date of birth makes the child older than {OLDEST}. Check the date."
        others = [one.sheet.record for one in self._register() if one.sheet.record_id != own_id]
        if child.upn and any(one.upn == child.upn for one in others):
            yield "Another child on the register has this UPN. Check that it is not the same child."
        if any(_is_alike(one, child) for one in others):
            yield "A child of this name and birthday is on the register. Check that it is not the same child."

    def _told_already(self, own: ConfidentialAddress) -> Iterator[str]:
        child = self._records.sheet(own.child, Child).record
        if any(is_same_address(one, own.address) for one in child.addresses):
            yield (
                "This address stands in the register too, where more people read it. Take it out there; "
                "earlier revisions still show it."
            )


def _name_faults(child: Child) -> Iterator[str]:
    if not (child.given_name.strip() or child.family_name.strip()):
        yield "Enter at least one name of the child."
    for place, address in enumerate(child.addresses, 1):
        yield from (f"Address {place}: {fault}" for fault in address_faults(address))


def _is_alike(one: Child, other: Child) -> bool:
    return one.born_on == other.born_on and _full(one) == _full(other)


def _full(child: Child) -> str:
    return plain_name(f"{child.given_name} {child.family_name}")


def _by_name(sheet: Sheet[Child]) -> tuple[str, str]:
    return plain_name(sheet.record.family_name), plain_name(sheet.record.given_name)
