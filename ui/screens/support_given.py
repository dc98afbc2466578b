"""Support given or offered: what, by whom, at which level, from when to when, what it did."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from dsl_desk.model.access import SUPPORT
from dsl_desk.model.days import Side
from dsl_desk.model.support import Effect, SupportGiven
from dsl_desk.practice.profiles import NoProfile
from ui.places import Where
from ui.screens.record_form import RecordForm, options_of
from ui.widgets.fields_children import ChildField
from ui.widgets.fields_choice import ChoiceField
from ui.widgets.fields_days import DayField, plain_day
from ui.widgets.fields_text import LineField, PassageField
from ui.widgets.form import Step
from ui.widgets.suggested_field import SuggestedField

if TYPE_CHECKING:
    from collections.abc import Callable

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import Sheet, Written

USUAL_GIVERS = ("School", "Early help", "School nurse", "CAMHS", "Family support worker")


class SupportScreen(RecordForm[SupportGiven]):
    """Asks for one piece of support on one page."""

    draft_kind: ClassVar[str] = Where.SUPPORT.value
    heading: ClassVar[str] = "Note support given"
    submit_words: ClassVar[str] = "Keep this support"
    kept_words: ClassVar[str] = "Support kept"
    checks_answers: ClassVar[bool] = False
    kind = SupportGiven

    def steps(self) -> tuple[Step, ...]:
        """Ask what was tried and what it did: what a referral has to show."""
        room = self.room
        self._read_for: RecordId | None = None
        return (
            Step(
                title="The support",
                lead="What was tried before, and what it did, is what an authority asks first.",
                fields=(
                    ChildField(
                        room,
                        "child",
                        "Which child was it for?",
                        required="Choose the child the support was for",
                        parent=self,
                    ),
                    LineField(
                        room,
                        "what",
                        "What support was given or offered?",
                        required="Write what support was given or offered",
                        parent=self,
                    ),
                    SuggestedField(
                        room,
                        "agency",
                        "Who gave it?",
                        USUAL_GIVERS,
                        hint="The agency or person, in full.",
                        required="Enter who gave it",
                        parent=self,
                    ),
                    SuggestedField(
                        room,
                        "level_label",
                        "At which level?",
                        hint="In the authority's own words. Leave it empty where it has none.",
                        parent=self,
                    ),
                    DayField(
                        room,
                        "from_on",
                        "From which day?",
                        noun="The first day",
                        side=Side.EITHER,
                        required="Enter from which day it was given",
                        parent=self,
                    ),
                    DayField(
                        room,
                        "to_on",
                        "Until which day?",
                        noun="The last day",
                        side=Side.EITHER,
                        hint="Leave it empty while it goes on.",
                        parent=self,
                    ),
                    LineField(
                        room, "how_often", "How often?", hint="Weekly, an hour each time …", parent=self
                    ),
                    ChoiceField(
                        room,
                        "effect",
                        "What did it do?",
                        options_of(Effect),
                        required="Choose what it did, even if that is not known yet",
                        parent=self,
                    ),
                    PassageField(room, "result", "What came of it, in words?", rows=3, parent=self),
                    LineField(
                        room,
                        "waited",
                        "How long was it waited for?",
                        hint="From asking to the first session.",
                        parent=self,
                    ),
                    self.ask_ledger(SUPPORT),
                ),
            ),
        )

    def begin(self) -> None:
        """Begin with the child of the place."""
        super().begin()
        if self.place.child is not None:
            self.field("child").fill(self.place.child)

    def subject(self) -> RecordId | None:
        """Give the child it was for."""
        return self.of("child", ChildField).child()

    def support(self) -> SupportGiven:
        """Make the record of the answers."""
        child = self.subject()
        if child is None:
            raise ValueError("child")
        return SupportGiven(
            child=child,
            what=self.line("what"),
            agency=self.line("agency"),
            level_label=self.line("level_label"),
            from_on=self.known_day("from_on"),
            to_on=self.day("to_on"),
            how_often=self.line("how_often"),
            effect=Effect(self.choice("effect")),
            result=self.passage("result"),
            waited=self.line("waited"),
        )

    def job(self) -> Callable[[Desk], Written]:
        """Keep it in the ledger chosen."""
        return partial(keep_support, self.support(), self.ledger())

    def correction(self, why: str) -> Callable[[Desk], Written]:
        """Keep it as the next revision."""
        return partial(correct_support, self.record_id(), self.after, self.support(), why)

    def fill_from(self, sheet: Sheet[SupportGiven]) -> None:
        """Show what stands."""
        support = sheet.record
        self.fill_with(
            {
                "child": support.child,
                "what": support.what,
                "agency": support.agency,
                "level_label": support.level_label,
                "from_on": plain_day(support.from_on),
                "to_on": plain_day(support.to_on),
                "how_often": support.how_often,
                "effect": support.effect.value,
                "result": support.result,
                "waited": support.waited,
            }
        )

    def _connect(self) -> None:
        super()._connect()
        self.field("child").changed.connect(self._look_up)

    def _look_up(self) -> None:
        child = self.subject()
        if child is not None and child != self._read_for:
            self._read_for = child
            self.room.tasks.ask(partial(read_levels, child), self._offer_levels, instead_of="levels")

    def _offer_levels(self, levels: tuple[str, ...]) -> None:
        self.of("level_label", SuggestedField).suggest(levels)


def keep_support(support: SupportGiven, compartment: str, desk: Desk) -> Written:
    """Keep what was given or offered."""
    return desk.support.note(support, compartment=compartment)


def correct_support(record_id: RecordId, after: int, support: SupportGiven, why: str, desk: Desk) -> Written:
    """Correct it, or say what it did once that is known."""
    return desk.support.correct(record_id, after, support, why)


def read_levels(child: RecordId, desk: Desk) -> tuple[str, ...]:
    """Read the labels of the levels of the authority that guides a child; none where nobody can say which."""
    try:
        profile = desk.profiles.for_child(child, desk.records.today()).profile
    except NoProfile:
        return ()
    ranked = sorted(profile.levels, key=lambda level: level.ordinal)
    return tuple(profile.label_of(level) for level in ranked)
