"""The adults round a child: entering them, correcting what is known, and who stands round whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.model.access import SUPPORT
from dsl_desk.model.child import Child
from dsl_desk.model.people import Person
from dsl_desk.practice.refusal import refuse

if TYPE_CHECKING:
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.records import Records
    from dsl_desk.practice.written import Sheet, Written


class People:
    """Family and professionals, kept in the support ledger."""

    def __init__(self, records: Records) -> None:
        """Work on these records."""
        self._records = records

    def add(self, person: Person) -> Written:
        """Enter an adult and what they are to one or more children."""
        self._refuse(person)
        return self._records.keep(person, SUPPORT)

    def correct(self, person_id: RecordId, after: int, person: Person, why: str) -> Written:
        """Correct what is known of an adult. `after` is the revision that was read."""
        self._refuse(person)
        return self._records.amend(person_id, after, person, why)

    def of_child(self, child_id: RecordId) -> tuple[Sheet[Person], ...]:
        """Give the adults entered for a child, in the order they were noted."""
        return self._records.about(child_id, Person)

    def _refuse(self, person: Person) -> None:
        refuse(
            "This person was not kept.",
            (
                "" if person.name.strip() else "Enter the person's name.",
                *(self._records.fault_of(one.child, Child) for one in person.relationships),
            ),
        )
