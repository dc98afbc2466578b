"""The school itself: its letterhead and terms, and the calendar every deadline is counted by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.model.access import SUPPORT
from dsl_desk.model.school import School
from dsl_desk.practice.refusal import refuse
from dsl_desk.profiles.guidance import england_calendar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.model.working_days import Calendar
    from dsl_desk.practice.records import Records
    from dsl_desk.practice.written import NewFile, Sheet, Written


class OwnSchool:
    """The one record of the school, stated once and corrected as it changes."""

    def __init__(self, records: Records) -> None:
        """Work on these records."""
        self._records = records

    def state(self, school: School, why: str = "", *, files: tuple[NewFile, ...] = ()) -> Written:
        """Keep the school's details, or the next revision of them, with a reason. `files` hold a new logo."""
        refuse("The school's details were not kept.", _faults(school))
        before = self.sheet()
        if before is None:
            return self._records.keep(school, SUPPORT, files=files)
        return self._records.amend(before.record_id, before.revision, school, why, files=files)

    def sheet(self) -> Sheet[School] | None:
        """Give the record of the school, if it was stated."""
        return next(iter(self._records.all_of(School)), None)

    def calendar(self) -> Calendar:
        """Give England's bank holidays and this school's terms. School holidays pause no other clock."""
        sheet = self.sheet()
        return england_calendar(sheet.record.terms if sheet else ())


def _faults(school: School) -> Iterator[str]:
    if not school.name.strip():
        yield "Enter the school's name."
    for place, term in enumerate(school.terms, 1):
        if term.to_on < term.from_on:
            yield f"Term {place} ends before it begins. Check both dates."
        if any(not term.from_on <= day <= term.to_on for day in term.closed):
            yield f"A closed day of term {place} lies outside the term. Check the dates."
