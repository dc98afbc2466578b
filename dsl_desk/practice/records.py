"""Keeping, correcting and reading records of any kind: what everything else at the desk is built from."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dsl_desk.casebook.roster import TRAINING
from dsl_desk.model.access import PROTECTION, STAFF, SUPPORT
from dsl_desk.model.child import Child
from dsl_desk.model.people import Person
from dsl_desk.model.record import Moment, RecordId
from dsl_desk.model.working_days import LONDON
from dsl_desk.practice.doubts import doubts_of
from dsl_desk.practice.refusal import DeskClosed, NoSuchRecord, refuse
from dsl_desk.practice.written import R, Sheet, Written, file_faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from dsl_desk.casebook.casebook import Casebook, Writing
    from dsl_desk.casebook.entries import Kept
    from dsl_desk.model.deadline import Deadline
    from dsl_desk.model.record import Attachment, Record
    from dsl_desk.practice.computer import ThisComputer
    from dsl_desk.practice.written import NewFile

STRICTEST_FIRST = (STAFF, PROTECTION, SUPPORT)
FIXED = ("edition", "set_deadlines")
"""Fields that were fixed when the record was kept: no correction moves them."""

_ID = re.compile(r"[0-9a-f]{32}")


class Records:
    """The open casebook, this computer and the signed-in member, as the rest of the desk uses them."""

    def __init__(self, casebook: Casebook, computer: ThisComputer) -> None:
        """Hold them while the desk is open."""
        self._casebook: Casebook | None = casebook
        self.computer = computer
        self.signer = casebook.member.label
        self._written: Counter[str] = Counter()

    @property
    def book(self) -> Casebook:
        """The casebook. Raises `DeskClosed` after the desk was closed."""
        if self._casebook is None:
            raise DeskClosed
        return self._casebook

    @contextmanager
    def writing(self, compartment: str) -> Iterator[Writing]:
        """Run one transaction on one ledger."""
        try:
            with self.book.writing(compartment) as writer:
                yield writer
        finally:
            self._written[compartment] += 1

    def times_written(self, compartment: str) -> int:
        """Count the transactions run on a ledger: what was read before the last may be out of date."""
        return self._written[compartment]

    def let_go(self) -> None:
        """Close the casebook; once is enough."""
        casebook, self._casebook = self._casebook, None
        if casebook is not None:
            casebook.close()

    def is_training(self) -> bool:
        """Say whether the casebook was made for training: invented names, and drafts allowed."""
        return self.book.purpose == TRAINING

    def now(self) -> datetime:
        """Give the time in UTC."""
        return self.computer.now()

    def today(self) -> date:
        """Give the local day."""
        return self.computer.today()

    def this_minute(self) -> Moment:
        """Give the local time as records keep it."""
        return Moment.of(self.now().astimezone(LONDON))

    def keep(
        self,
        record: Record,
        compartment: str,
        *,
        files: tuple[NewFile, ...] = (),
        why: str = "",
        warnings: tuple[str, ...] = (),
    ) -> Written:
        """Keep a new record with its files, in one transaction, or raise `Faults` and write nothing."""
        refuse(f"This {record.kind} was not kept.", self._faults(record, files))
        return self._put(record, compartment, self.book.new_id(), files=files, why=why, warnings=warnings)

    def amend(
        self, record_id: RecordId, after: int, record: R, why: str, *, files: tuple[NewFile, ...] = ()
    ) -> Written:
        """Keep a correction of any record as its next revision; the original words stay.

        `after` is the revision that was read. Raises `AmendedMeanwhile` where there is a newer one, and
        `Faults` where no reason is given, nothing differs, or what was fixed that day would move.
        """
        before = self.sheet(record_id, type(record))
        refuse(
            f"The correction of this {record.kind} was not kept.",
            (*amendment_faults(before.record, record, why), *self._faults(record, files)),
        )
        return self.revise(record_id, after, record, why, files=files)

    def revise(
        self, record_id: RecordId, after: int, record: Record, why: str, *, files: tuple[NewFile, ...] = ()
    ) -> Written:
        """Write the next revision of a record whose faults were looked for already."""
        compartment = self.kept(record_id).compartment
        return self._put(record, compartment, record_id, after=after, files=files, why=why)

    def _put(
        self,
        record: Record,
        compartment: str,
        record_id: RecordId,
        *,
        after: int = 0,
        files: tuple[NewFile, ...] = (),
        why: str = "",
        warnings: tuple[str, ...] = (),
    ) -> Written:
        doubts = doubts_of(record, self._births(record), self.today())
        with self.writing(compartment) as writer:
            for file in files:
                writer.add_file(file.digest, file.data)
            kept = writer.put(record, record_id, after=after, why=why)
        return Written(kept=kept, warnings=tuple(dict.fromkeys((*warnings, *doubts))))

    def kept(self, record_id: RecordId) -> Kept:
        """Read the latest revision of a record. Raises `NoSuchRecord`."""
        found = self.book.latest(record_id) if _ID.fullmatch(record_id) else None
        if found is None:
            raise NoSuchRecord("record")
        return found

    def sheet(self, record_id: RecordId, kind: type[R]) -> Sheet[R]:
        """Read the latest revision of a record of this kind. Raises `NoSuchRecord`."""
        found = self.book.latest(record_id) if _ID.fullmatch(record_id) else None
        if found is None or not isinstance(found.record, kind):
            raise NoSuchRecord(kind.kind)
        return Sheet(kept=found, record=found.record)

    def all_of(self, kind: type[R]) -> tuple[Sheet[R], ...]:
        """Read the latest revision of every record of a kind, in order of when it happened."""
        return tuple(_typed(self.book.of_kind(kind.kind), kind))

    def about(self, who: RecordId, kind: type[R], as_known_on: date | None = None) -> tuple[Sheet[R], ...]:
        """Read the records of a kind about a child or adult, in order of when they happened."""
        return tuple(_typed(self.story(who, as_known_on), kind))

    def story(self, who: RecordId, as_known_on: date | None = None) -> tuple[Kept, ...]:
        """Read every record about a child or adult: by when it happened, then as they were written."""
        found = self.book.of_child(who, as_known_on)
        return tuple(sorted(found, key=lambda one: (one.record.line().when.order(), one.at, one.seq)))

    def fault_of(self, record_id: RecordId | None, kind: type[Record]) -> str:
        """Say that an id names nothing of this kind; nothing where it does, or where there is none."""
        if record_id is None:
            return ""
        try:
            self.sheet(record_id, kind)
        except NoSuchRecord as fault:
            return str(fault)
        return ""

    def strictest(self) -> str:
        """Give the strictest ledger that is open: what was looked for must not be readable more widely."""
        open_ledgers = self.book.compartments
        return next((name for name in STRICTEST_FIRST if name in open_ledgers), SUPPORT)

    def is_id(self, text: str) -> bool:
        """Say whether a text has the shape of an id."""
        return _ID.fullmatch(text) is not None

    def _faults(self, record: Record, files: tuple[NewFile, ...]) -> Iterator[str]:
        yield from file_faults(files)
        given = {file.digest for file in files}
        for attachment in record.attachments():
            if attachment.digest not in given and not self._holds(attachment):
                yield "A file named in the record is not held here. Attach it again."
        for who in dict.fromkeys(one.who for one in record.involves()):
            if self.fault_of(who, Child) and self.fault_of(who, Person):
                yield "Somebody named in it is not in this casebook. Add them first, then choose them."

    def _holds(self, attachment: Attachment) -> bool:
        try:
            return self.book.blob(attachment.digest) is not None
        except ValueError:
            return False

    def _births(self, record: Record) -> Iterable[date]:
        for one in record.involves():
            found = self.book.latest(one.who)
            if found is not None and isinstance(found.record, Child) and found.record.born_on:
                yield found.record.born_on


def amendment_faults(before: Record, record: Record, why: str) -> Iterator[str]:
    """Say what stops a correction: no reason, nothing changed, or something that no correction moves."""
    yield from reason_faults(why)
    if record == before:
        yield "Nothing in it has changed."
    if any(getattr(record, name, None) != getattr(before, name, None) for name in FIXED):
        yield (
            "The edition and the deadlines were fixed when this was kept and are not corrected. "
            "Make a new record, and say in it why the old one does not stand."
        )


def reason_faults(why: str) -> Iterator[str]:
    """Say that a correction needs its reason."""
    if not why.strip():
        yield "Say why this is corrected: the reason stays with the correction."


def first_deadline(deadlines: Iterable[Deadline], rule: str) -> Deadline | None:
    """Find a deadline by its rule's id."""
    return next((one for one in deadlines if one.rule == rule), None)


def _typed(found: Iterable[Kept], kind: type[R]) -> Iterator[Sheet[R]]:
    for kept in found:
        if isinstance(kept.record, kind):
            yield Sheet(kept=kept, record=kept.record)
