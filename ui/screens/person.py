"""An adult round a child: family or professional, and what they are to the child."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from dsl_desk.model.people import Person, Relationship, Responsibility
from ui.places import Where
from ui.screens.record_form import RecordForm, options_of
from ui.widgets.fields_children import ChildField
from ui.widgets.fields_choice import ChoiceField, Option
from ui.widgets.fields_text import LineField
from ui.widgets.form import Step
from ui.widgets.suggested_field import SuggestedField

if TYPE_CHECKING:
    from collections.abc import Callable

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import Sheet, Written
    from ui.widgets.field import Field
    from ui.widgets.kept_page import Next

RELATIONS = ("Mother", "Father", "Step-parent", "Grandparent", "Foster carer", "Social worker")
YES, NO, UNKNOWN = "yes", "no", "not known"
LIVES_WITH = {YES: True, NO: False, UNKNOWN: None}
HOUSEHOLD = (
    Option(value=YES, words="Yes"),
    Option(value=NO, words="No"),
    Option(value=UNKNOWN, words="Not known"),
)
LAW = "In law, not in everyday life: Children Act 1989, section 3. If you have not seen proof, say not known."
_LINES = ("name", "post", "organisation", "telephone", "email", "first_language")


class PersonScreen(RecordForm[Person]):
    """Asks for one adult and what they are to one child."""

    draft_kind: ClassVar[str] = Where.PERSON.value
    heading: ClassVar[str] = "Add an adult"
    submit_words: ClassVar[str] = "Keep this adult"
    kept_words: ClassVar[str] = "Adult kept"
    checks_answers: ClassVar[bool] = False
    kind = Person

    def steps(self) -> tuple[Step, ...]:
        """Ask what they are to the child, then how to reach them."""
        return (
            Step(
                title="The adult",
                lead="Family and professionals alike. Kept in support: the SENCO reads it too.",
                fields=(*self._ask_tie(), *self._ask_reach()),
            ),
        )

    def begin(self) -> None:
        """Begin with the child of the place."""
        super().begin()
        if self.place.child is not None:
            self.field("child").fill(self.place.child)

    def subject(self) -> RecordId | None:
        """Give the child they have to do with."""
        return self.of("child", ChildField).child()

    def person(self) -> Person:
        """Make the record of the answers. What they are to other children stays as it was."""
        child = self.subject()
        if child is None:
            raise ValueError("child")
        tie = Relationship(
            child=child,
            relation=self.line("relation"),
            parental_responsibility=Responsibility(self.choice("responsibility")),
            lives_with=LIVES_WITH[self.choice("lives_with")],
        )
        before = self.standing() or Person(name="", noted_on=self.room.today())
        return replace(
            before,
            relationships=with_tie(before.relationships, self._tie(before), tie),
            name=self.line("name"),
            post=self.line("post"),
            organisation=self.line("organisation"),
            telephone=self.line("telephone"),
            email=self.line("email"),
            first_language=self.line("first_language"),
        )

    def job(self) -> Callable[[Desk], Written]:
        """Enter the adult."""
        return partial(add_person, self.person())

    def correction(self, why: str) -> Callable[[Desk], Written]:
        """Keep it as the next revision."""
        return partial(correct_person, self.record_id(), self.after, self.person(), why)

    def fill_from(self, sheet: Sheet[Person]) -> None:
        """Show what stands, with the tie to the child of the place, or the first."""
        person = sheet.record
        tie = self._tie(person)
        self.fill_with({name: getattr(person, name) for name in _LINES})
        if tie is not None:
            household = next(words for words, lives in LIVES_WITH.items() if lives is tie.lives_with)
            self.fill_with(
                {
                    "child": tie.child,
                    "relation": tie.relation,
                    "responsibility": tie.parental_responsibility.value,
                    "lives_with": household,
                }
            )

    def next_steps(self, written: Written) -> tuple[Next, ...]:
        """Open the child, or add another adult."""
        return (*self.open_child(), *self.again("Add another adult"))

    def _tie(self, person: Person) -> Relationship | None:
        """Give the tie this form shows."""
        ties = person.relationships
        return next((one for one in ties if one.child == self.place.child), next(iter(ties), None))

    def _ask_tie(self) -> tuple[Field, ...]:
        room = self.room
        return (
            ChildField(
                room,
                "child",
                "Which child have they to do with?",
                required="Choose the child they have to do with",
                parent=self,
            ),
            LineField(room, "name", "Name", required="Enter the adult's name", parent=self),
            SuggestedField(
                room,
                "relation",
                "What are they to the child?",
                RELATIONS,
                required="Enter what this adult is to the child",
                parent=self,
            ),
            ChoiceField(
                room,
                "responsibility",
                "Do they have parental responsibility?",
                options_of(Responsibility),
                hint=LAW,
                required="Choose whether they have parental responsibility",
                parent=self,
            ),
            ChoiceField(
                room,
                "lives_with",
                "Do they live with the child?",
                HOUSEHOLD,
                required="Choose whether they live with the child",
                parent=self,
            ),
        )

    def _ask_reach(self) -> tuple[Field, ...]:
        room = self.room
        return (
            LineField(room, "post", "Post", hint="For a professional.", parent=self),
            LineField(room, "organisation", "Organisation", hint="For a professional.", parent=self),
            LineField(room, "telephone", "Telephone", width=320, parent=self),
            LineField(room, "email", "E-mail", parent=self),
            LineField(
                room,
                "first_language",
                "First language",
                hint="If an interpreter may be needed.",
                width=320,
                parent=self,
            ),
        )


def with_tie(
    ties: tuple[Relationship, ...], before: Relationship | None, tie: Relationship
) -> tuple[Relationship, ...]:
    """Put a tie where the one before it stood, or after the others."""
    if before is None:
        return (*ties, tie)
    return tuple(tie if one is before else one for one in ties)


def add_person(person: Person, desk: Desk) -> Written:
    """Enter an adult."""
    return desk.people.add(person)


def correct_person(record_id: RecordId, after: int, person: Person, why: str, desk: Desk) -> Written:
    """Correct what is known of an adult."""
    return desk.people.correct(record_id, after, person, why)
