"""Attempts to reach an agency or a family, and how long each was left waiting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dsl_desk.errors import DeskError
from dsl_desk.model.access import PROTECTION
from dsl_desk.model.child import Child
from dsl_desk.model.support import ContactAttempt
from dsl_desk.model.working_days import working_days_between
from dsl_desk.practice.refusal import NoSuchRecord, refuse
from dsl_desk.practice.written import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dsl_desk.model.record import Record, RecordId
    from dsl_desk.practice.records import Records
    from dsl_desk.practice.school import OwnSchool
    from dsl_desk.practice.written import Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """One attempt and the working days from it to the answer, or to today where there is none yet."""

    sheet: Sheet[ContactAttempt]
    working_days: int

    @property
    def is_over(self) -> bool:
        """Say whether an answer came."""
        return self.sheet.record.answered_on is not None


class Contacts:
    """Contact attempts, kept in protection unless the DSL chooses support for one."""

    def __init__(self, records: Records, school: OwnSchool) -> None:
        """Work on these records; the school gives the calendar that waiting is counted by."""
        self._records = records
        self._school = school

    def note(self, attempt: ContactAttempt, *, compartment: str = PROTECTION) -> Written:
        """Keep an attempt. Each deadline that it chases counts as met by it."""
        refuse("This attempt was not kept.", self._faults(attempt))
        return self._records.keep(attempt, compartment)

    def correct(self, attempt_id: RecordId, after: int, attempt: ContactAttempt, why: str) -> Written:
        """Correct an attempt; the first words stay."""
        refuse("This attempt was not kept.", self._faults(attempt))
        return self._records.amend(attempt_id, after, attempt, why)

    def answered(self, attempt_id: RecordId, after: int, on: date, said: str) -> Written:
        """Note when an attempt was answered and what was said."""
        attempt = self._records.sheet(attempt_id, ContactAttempt).record
        if attempt.answered_on is not None:
            raise DeskError("This attempt is answered already. Note the new answer as an attempt of its own.")
        words = "\n".join(filter(None, (attempt.said, said)))
        answered = replace(attempt, answered_on=on, said=words)
        return self._records.amend(attempt_id, after, answered, "They answered.")

    def of_child(self, child_id: RecordId) -> tuple[Sheet[ContactAttempt], ...]:
        """Give the attempts made for a child, in order."""
        return self._records.about(child_id, ContactAttempt)

    def waits(self, child_id: RecordId) -> tuple[Wait, ...]:
        """Give each attempt for a child with the working days waited: the day of asking is day 0."""
        calendar, today = self._school.calendar(), self._records.today()
        return tuple(
            Wait(
                sheet=one,
                working_days=working_days_between(
                    one.record.tried.on, one.record.answered_on or today, calendar
                ),
            )
            for one in self.of_child(child_id)
        )

    def _faults(self, attempt: ContactAttempt) -> Iterator[str]:
        yield self._records.fault_of(attempt.child, Child)
        for met in attempt.chases:
            record = self._record(met.record)
            if record is None or all(one.rule != met.rule for one in record.deadlines()):
                yield "The deadline this attempt chases is not there. Choose it from the list of deadlines."
        if attempt.about is not None and self._record(attempt.about) is None:
            yield "What this attempt is about is not in this casebook. Choose it from the child's records."

    def _record(self, record_id: RecordId) -> Record | None:
        try:
            return self._records.kept(record_id).record
        except NoSuchRecord:
            return None
