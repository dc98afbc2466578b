"""Which authority answers for what for a child, from when: home, case-holding, the school's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from dsl_desk.model.child import Child
from dsl_desk.model.days import Side
from dsl_desk.model.place import AuthorityPart, AuthorityPeriod
from ui.places import Where
from ui.screens.held_authorities import (
    HeldAuthority,
    code_of,
    names_of,
    profile_options,
    read_held_authorities,
)
from ui.screens.record_form import RecordForm
from ui.widgets.beside_cards import Beside, tips_card
from ui.widgets.fields_children import ChildField
from ui.widgets.fields_choice import ChoiceField, Option, PickField
from ui.widgets.fields_days import DayField
from ui.widgets.fields_text import LineField, PassageField
from ui.widgets.form import Step
from ui.widgets.suggested_field import SuggestedField

if TYPE_CHECKING:
    from collections.abc import Callable

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import Written
    from ui.widgets.field import Field
    from ui.widgets.kept_page import Next

PARTS = (
    Option(
        value=AuthorityPart.HOME.value,
        words="Home authority",
        hint="Where the child lives. Its thresholds and clocks apply unless another holds the case.",
    ),
    Option(
        value=AuthorityPart.CASE_HOLDING.value,
        words="Case-holding authority",
        hint="Whose social worker holds the case. Its forms, thresholds and clocks come first.",
    ),
    Option(
        value=AuthorityPart.SCHOOL.value,
        words="The school's authority",
        hint="Where the school stands: admissions, education welfare, the LADO.",
    ),
)
TIPS = (
    "A child can have three authorities at once. Enter each with its own dates.",
    "Where a new one begins, the one before of the same part ends the day before.",
)


class AuthorityScreen(RecordForm[Child]):
    """Asks for one authority's part."""

    draft_kind: ClassVar[str] = Where.AUTHORITY.value
    heading: ClassVar[str] = "Enter an authority"
    submit_words: ClassVar[str] = "Keep this authority"
    kept_words: ClassVar[str] = "Authority kept"
    checks_answers: ClassVar[bool] = False
    kind = Child

    def steps(self) -> tuple[Step, ...]:
        """Ask which part before asking which authority."""
        self._held: tuple[HeldAuthority, ...] = ()
        return (
            Step(
                title="The authority",
                lead="Thresholds and clocks follow the case-holding authority, else the home one.",
                fields=(*self._ask_part(), *self._ask_name(), *self._ask_since()),
                beside=Beside(
                    self.room, tips_card(self.room, "Good to know", "landmark", TIPS, self), parent=self
                ),
            ),
        )

    def begin(self) -> None:
        """Begin with the child of the place."""
        super().begin()
        if self.place.child is not None:
            self.field("child").fill(self.place.child)

    def subject(self) -> RecordId | None:
        """Give the child it is for."""
        return self.of("child", ChildField).child()

    def skips(self, field: Field) -> bool:
        """Ask for a profile only where one is held."""
        return field.name == "profile" and not self._held

    def period(self) -> AuthorityPeriod:
        """Make the period of the answers."""
        return AuthorityPeriod(
            part=AuthorityPart(self.choice("part")),
            name=self.line("name"),
            code=self.line("code"),
            profile_id=self.of("profile", PickField).chosen(),
            from_on=self.day("from_on"),
            to_on=self.day("to_on"),
        )

    def job(self) -> Callable[[Desk], Written]:
        """Enter it for the child."""
        child = self.subject()
        if child is None:
            raise ValueError("child")
        return partial(set_authority, child, self.period(), self.passage("authority_why"))

    def next_steps(self, written: Written) -> tuple[Next, ...]:
        """Open the child, or enter another."""
        return (*self.open_child(), *self.again("Enter another authority"))

    def _connect(self) -> None:
        super()._connect()
        self.field("name").changed.connect(self._put_code)
        self.field("profile").changed.connect(self._put_name)
        self.room.tasks.ask(read_held_authorities, self._offer_authorities)

    def _offer_authorities(self, held: tuple[HeldAuthority, ...]) -> None:
        self._held = held
        self.of("name", SuggestedField).suggest(names_of(held))
        self.of("profile", PickField).offer(profile_options(held))
        self._hide_skipped()

    def _put_code(self) -> None:
        code = code_of(self._held, self.line("name"))
        if code and not self.line("code"):
            self.field("code").fill(code)

    def _put_name(self) -> None:
        """Take the authority's name from the profile where it speaks for only one."""
        chosen = self.of("profile", PickField).chosen()
        named = [one.name for one in self._held if one.profile_id == chosen]
        if len(named) == 1 and not self.line("name"):
            self.field("name").fill(named[0])

    def _ask_part(self) -> tuple[Field, ...]:
        room = self.room
        return (
            ChildField(
                room, "child", "Which child is it for?", required="Choose the child it is for", parent=self
            ),
            ChoiceField(
                room,
                "part",
                "Which part does the authority have?",
                PARTS,
                required="Choose which part the authority has",
                parent=self,
            ),
        )

    def _ask_name(self) -> tuple[Field, ...]:
        room = self.room
        return (
            SuggestedField(
                room,
                "name",
                "Which local authority?",
                required="Enter the authority's name",
                parent=self,
            ),
            LineField(
                room,
                "code",
                "Its three-figure DfE code",
                hint="If it is known.",
                width=160,
                parent=self,
            ),
            PickField(
                room,
                "profile",
                "Which threshold profile is to be used for it?",
                hint="From the editions held here. Leave it unchosen to use that authority's own.",
                parent=self,
            ),
        )

    def _ask_since(self) -> tuple[Field, ...]:
        room = self.room
        return (
            DayField(room, "from_on", "From which day?", noun="The first day", side=Side.EITHER, parent=self),
            DayField(
                room,
                "to_on",
                "Until which day?",
                noun="The last day",
                side=Side.EITHER,
                hint="Leave it empty while it holds.",
                parent=self,
            ),
            PassageField(
                room,
                "authority_why",
                "How do you know?",
                hint="Who told you, and when.",
                required="Write how you know",
                rows=2,
                parent=self,
            ),
        )


def set_authority(child: RecordId, period: AuthorityPeriod, why: str, desk: Desk) -> Written:
    """Enter which authority has a part for a child."""
    return desk.children.set_authority(child, desk.children.sheet(child).revision, period, why)
