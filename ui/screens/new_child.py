"""Entering a child on the register, and correcting what is known of one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from dsl_desk.model.child import Child
from dsl_desk.model.place import AuthorityPart, AuthorityPeriod
from ui.places import Place, Where
from ui.screens.held_authorities import HeldAuthority, code_of, names_of, read_held_authorities
from ui.screens.record_form import RecordForm
from ui.widgets.beside_cards import Beside, tips_card
from ui.widgets.fields_days import DayField, plain_day
from ui.widgets.fields_text import LineField, LinesField
from ui.widgets.form import Step
from ui.widgets.kept_page import Next
from ui.widgets.problems import Problem
from ui.widgets.suggested_field import SuggestedField
from ui.widgets.upn_field import UpnField

if TYPE_CHECKING:
    from collections.abc import Callable

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import Sheet, Written
    from ui.widgets.field import Field

NO_NAME = "Enter at least one name of the child"
TIPS = (
    "A child who is not on the school's list yet may be entered at once: only one name is needed.",
    "Where a child is known by other names, enter each: a search then finds them by any.",
    "An address, the authorities and the adults are added from the child's page.",
)
SHORT = 160
_LINES = (
    "given_name",
    "family_name",
    "preferred_name",
    "year_group",
    "form",
    "upn",
    "first_language",
    "interpreter_for",
)


class NewChildScreen(RecordForm[Child]):
    """Asks who the child is. One name is enough to begin with."""

    draft_kind: ClassVar[str] = Where.NEW_CHILD.value
    heading: ClassVar[str] = "Add a child"
    submit_words: ClassVar[str] = "Enter this child"
    kept_words: ClassVar[str] = "Child entered"
    checks_answers: ClassVar[bool] = False
    kind = Child

    def steps(self) -> tuple[Step, ...]:
        """Ask names first, then school, then where the child lives."""
        self._held: tuple[HeldAuthority, ...] = ()
        return (
            Step(
                title="The child",
                lead="The register is kept in support: the SENCO reads it too.",
                fields=(*self._ask_names(), *self._ask_school(), *self._ask_home()),
                beside=Beside(
                    self.room, tips_card(self.room, "Good to know", "info", TIPS, self), parent=self
                ),
            ),
        )

    def skips(self, field: Field) -> bool:
        """A new child has not left; where a child lives is corrected in a form of its own."""
        if field.name in {"home", "home_code"}:
            return self.corrects
        return super().skips(field)

    def problems(self) -> tuple[Problem, ...]:
        """A child needs at least one name."""
        if self.line("given_name") or self.line("family_name"):
            return ()
        return (Problem(sentence=NO_NAME, field="given_name"),)

    def child(self) -> Child:
        """Make the record of the answers. What is not asked stays as it was."""
        before = self.standing() or Child(
            given_name="", family_name="", on_register_on=self.room.today(), authorities=self._home()
        )
        return replace(
            before,
            given_name=self.line("given_name"),
            family_name=self.line("family_name"),
            preferred_name=self.line("preferred_name"),
            year_group=self.line("year_group"),
            form=self.line("form"),
            upn=self.line("upn"),
            first_language=self.line("first_language"),
            interpreter_for=self.line("interpreter_for"),
            other_names=self.of("other_names", LinesField).lines(),
            born_on=self.day("born_on"),
            joined_on=self.day("joined_on"),
            left_on=self.day("left_on"),
        )

    def job(self) -> Callable[[Desk], Written]:
        """Enter the child."""
        return partial(add_child, self.child())

    def correction(self, why: str) -> Callable[[Desk], Written]:
        """Keep it as the next revision."""
        return partial(correct_child, self.record_id(), self.after, self.child(), why)

    def fill_from(self, sheet: Sheet[Child]) -> None:
        """Show what stands."""
        child = sheet.record
        self.fill_with(
            {
                **{name: getattr(child, name) for name in _LINES},
                "other_names": "\n".join(child.other_names),
                "born_on": plain_day(child.born_on),
                "joined_on": plain_day(child.joined_on),
                "left_on": plain_day(child.left_on),
            }
        )

    def next_steps(self, written: Written) -> tuple[Next, ...]:
        """Open the child, add where they live, record a concern, or enter another."""
        child = written.record_id
        here = Next(words="Open the child", icon="user", place=Place(screen=Where.CHILD, child=child))
        if self.corrects:
            return (here,)
        return (
            here,
            Next(words="Add an address", icon="house", place=Place(screen=Where.ADDRESS, child=child)),
            Next(words="Add an adult", icon="user-plus", place=Place(screen=Where.PERSON, child=child)),
            Next(words="Record a concern", icon="flag", place=Place(screen=Where.CONCERN, child=child)),
            *self.again("Add another child"),
        )

    def subject(self) -> RecordId | None:
        """Nobody, until the child is entered."""
        return self.place.record if self.corrects else None

    def _connect(self) -> None:
        super()._connect()
        self.field("home").changed.connect(self._put_code)
        self.room.tasks.ask(read_held_authorities, self._offer_authorities)

    def _offer_authorities(self, held: tuple[HeldAuthority, ...]) -> None:
        self._held = held
        self.of("home", SuggestedField).suggest(names_of(held))

    def _put_code(self) -> None:
        code = code_of(self._held, self.line("home"))
        if code and not self.line("home_code"):
            self.field("home_code").fill(code)

    def _home(self) -> tuple[AuthorityPeriod, ...]:
        name = self.line("home")
        if not name:
            return ()
        return (AuthorityPeriod(part=AuthorityPart.HOME, name=name, code=self.line("home_code")),)

    def _ask_names(self) -> tuple[Field, ...]:
        room = self.room
        return (
            LineField(room, "given_name", "Given name", hint="As on the birth certificate.", parent=self),
            LineField(room, "family_name", "Family name", parent=self),
            LineField(
                room,
                "preferred_name",
                "What is the child called?",
                hint="If that is not the given name.",
                parent=self,
            ),
            LinesField(
                room,
                "other_names",
                "Other names",
                hint="One a line: earlier names, other spellings.",
                rows=2,
                parent=self,
            ),
            DayField(room, "born_on", "Date of birth", noun="The date of birth", parent=self),
        )

    def _ask_school(self) -> tuple[Field, ...]:
        room = self.room
        return (
            LineField(room, "year_group", "Year group", width=SHORT, parent=self),
            LineField(room, "form", "Form", width=SHORT, parent=self),
            UpnField(
                room, "upn", "Unique pupil number (UPN)", hint="13 characters, if it is known.", parent=self
            ),
            DayField(
                room,
                "joined_on",
                "When did the child join the school?",
                noun="The day of joining",
                parent=self,
            ),
            DayField(
                room,
                "left_on",
                "When did the child leave the school?",
                noun="The day of leaving",
                hint="Leave it empty while the child is on roll.",
                parent=self,
            ),
            LineField(room, "first_language", "First language", parent=self),
            LineField(
                room,
                "interpreter_for",
                "Who needs an interpreter?",
                hint="The mother, for Polish …",
                parent=self,
            ),
        )

    def _ask_home(self) -> tuple[Field, ...]:
        room = self.room
        return (
            SuggestedField(
                room,
                "home",
                "In which local authority does the child live?",
                hint="Its thresholds and clocks apply, unless another authority holds the case.",
                parent=self,
            ),
            LineField(
                room,
                "home_code",
                "Its three-figure DfE code",
                hint="If it is known.",
                width=SHORT,
                parent=self,
            ),
        )


def add_child(child: Child, desk: Desk) -> Written:
    """Enter a child."""
    return desk.children.add(child)


def correct_child(child_id: RecordId, after: int, child: Child, why: str, desk: Desk) -> Written:
    """Correct what is known of a child."""
    return desk.children.correct(child_id, after, child, why)
