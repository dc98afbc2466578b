"""What is due, soonest first: every deadline fixed on a record that no other record has met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.casebook.entries import Kept
from dsl_desk.model.child import Child
from dsl_desk.model.deadline import Deadline
from dsl_desk.model.escalation import Escalation
from dsl_desk.model.record import Part, RecordId

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from dsl_desk.casebook.entries import Due
    from dsl_desk.practice.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDeadline:
    """One deadline not met: the record that set it, the child it is about, and whether it is past."""

    kept: Kept
    child_id: RecordId | None
    child_name: str
    deadline: Deadline
    is_overdue: bool

    @property
    def record_id(self) -> RecordId:
        """The record that set it: with `deadline.rule`, what a chase or a reply names to meet it."""
        return self.kept.record_id


class Deadlines:
    """The deadlines of every ledger that is open."""

    def __init__(self, records: Records) -> None:
        """Work on these records."""
        self._records = records

    def open(self, at: datetime | None = None) -> tuple[OpenDeadline, ...]:
        """Give what is due: the longest overdue first, then by date, then those without a date.

        `at` is an aware time, now unless given. A stage's clock is no longer listed once the next was opened.
        """
        return tuple(self._each(self._records.book.due(), {}, at or self._records.now()))

    def of_child(self, child_id: RecordId, at: datetime | None = None) -> tuple[OpenDeadline, ...]:
        """Give what is due for one child, in the same order."""
        return tuple(one for one in self.open(at) if one.child_id == child_id)

    def of_story(self, story: Iterable[Kept], child_id: RecordId) -> tuple[OpenDeadline, ...]:
        """Give what is due now for one child, whose records were read already, in the same order."""
        held = {one.record_id: one for one in story}
        dues = [due for due in self._records.book.due() if due.record_id in held]
        found = self._each(dues, held, self._records.now())
        return tuple(one for one in found if one.child_id == child_id)

    def _each(self, dues: Iterable[Due], held: dict[RecordId, Kept], now: datetime) -> Iterator[OpenDeadline]:
        """Give each deadline with its record and child. `held` keeps each record, read once."""
        passed = {one.record.before for one in self._records.all_of(Escalation)}
        names: dict[RecordId | None, str] = {}
        for due in dues:
            if due.record_id in passed:
                continue
            if due.record_id not in held:
                held[due.record_id] = self._records.kept(due.record_id)
            kept = held[due.record_id]
            deadline = kept.record.deadlines()[due.place]
            child_id = _child_of(kept)
            if child_id not in names:
                names[child_id] = self._name(child_id)
            yield OpenDeadline(
                kept=kept,
                child_id=child_id,
                child_name=names[child_id],
                deadline=deadline,
                is_overdue=deadline.is_past(now),
            )

    def _name(self, child_id: RecordId | None) -> str:
        found = self._records.book.latest(child_id) if child_id else None
        return found.record.name if found is not None and isinstance(found.record, Child) else ""


def _child_of(kept: Kept) -> RecordId | None:
    return next((one.who for one in kept.record.involves() if one.part is Part.SUBJECT), None)
