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
    from collections.abc import Iterator
    from datetime import datetime

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
        now = at or self._records.now()
        return tuple(self._each(now))

    def of_child(self, child_id: RecordId, at: datetime | None = None) -> tuple[OpenDeadline, ...]:
        """Give what is due for one child, in the same order."""
        return tuple(one for one in self.open(at) if one.child_id == child_id)

    def _each(self, now: datetime) -> Iterator[OpenDeadline]:
        passed = {one.record.before for one in self._records.all_of(Escalation)}
        for due in self._records.book.due():
            if due.record_id in passed:
                continue
            kept = self._records.kept(due.record_id)
            deadline = kept.record.deadlines()[due.place]
            child_id = _child_of(kept)
            yield OpenDeadline(
                kept=kept,
                child_id=child_id,
                child_name=self._name(child_id),
                deadline=deadline,
                is_overdue=deadline.is_past(now),
            )

    def _name(self, child_id: RecordId | None) -> str:
        found = self._records.book.latest(child_id) if child_id else None
        return found.record.name if found is not None and isinstance(found.record, Child) else ""


def _child_of(kept: Kept) -> RecordId | None:
    return next((one.who for one in kept.record.involves() if one.part is Part.SUBJECT), None)
