"""Recording a concern: who, what happened, marks and files, what was done. And correcting one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from dsl_desk.model.body_map import missing_of
from dsl_desk.model.concern import Concern, HowTold, Reporter
from dsl_desk.model.record import Part
from ui.places import Place, Where
from ui.screens.concern_words import (
    DONE,
    KINDS_OF_CONCERN,
    MARKS,
    NOTHING_SENT,
    READERS,
    SUBJECT_LACKING,
    WHEN,
    WRITING,
)
from ui.screens.record_form import RecordForm, options_of
from ui.widgets.beside_cards import Beside, DangerCard, SeenCard, tips_card
from ui.widgets.body_map_field import BodyMapField, plain_mark
from ui.widgets.fields_children import InvolvedField, plain_involved
from ui.widgets.fields_choice import ChoiceField, Option, TicksField
from ui.widgets.fields_days import MomentField, plain_moment
from ui.widgets.fields_files import FilesField
from ui.widgets.fields_text import LineField, PassageField
from ui.widgets.form import Step
from ui.widgets.framed_fields import ON, OneTick, VoiceField
from ui.widgets.kept_page import Next
from ui.widgets.problems import Problem
from ui.widgets.suggested_field import SuggestedField
from ui.words import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from dsl_desk.model.body_map import Mark
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import NewFile, Sheet, Written
    from ui.widgets.field import Field


class ConcernScreen(RecordForm[Concern]):
    """Asks for a concern in four steps."""

    draft_kind: ClassVar[str] = Where.CONCERN.value
    heading: ClassVar[str] = "Record a concern"
    submit_words: ClassVar[str] = "Log this concern"
    kept_words: ClassVar[str] = "Concern logged"
    seen_by: ClassVar[str] = "DSLs, deputies and the head, unless you chose support"
    kind = Concern

    def steps(self) -> tuple[Step, ...]:
        """Ask one thing after another; only who, when, how it was known and the account must be there."""
        self.seen_cards: list[SeenCard] = []
        return (self._ask_who(), self._ask_what(), self._ask_marks(), self._ask_done())

    def begin(self) -> None:
        """Begin with the child of the place, and with protection."""
        if self.place.child is not None:
            self.of("children", InvolvedField).start_with(self.place.child)
        super().begin()

    def skips(self, field: Field) -> bool:
        """Ask for the body map only where there is a mark."""
        if field.name == "marks":
            return not self.of("has_mark", OneTick).is_ticked
        return super().skips(field)

    def problems(self) -> tuple[Problem, ...]:
        """Somebody must be the child it is about."""
        involved = self.of("children", InvolvedField).involved()
        if involved and self.subject() is None:
            return (Problem(sentence=SUBJECT_LACKING, field="children"),)
        return ()

    def lacking(self) -> tuple[str, ...]:
        """Say what a reader would ask for first; it is kept all the same."""
        return self.concern().missing() if self.is_whole() else missing_of(self._marks())

    def is_whole(self) -> bool:
        """Say whether a concern can be made of the answers."""
        return self.of("happened", MomentField).moment() is not None and bool(self.choice("how_told"))

    def subject(self) -> RecordId | None:
        """Give the first child it is about."""
        involved = self.of("children", InvolvedField).involved()
        return next((one.who for one in involved if one.part is Part.SUBJECT), None)

    def concern(self) -> Concern:
        """Make the record of the answers. What a correction does not ask stays as it was."""
        asked = Concern(
            children=self.of("children", InvolvedField).involved(),
            happened=self.moment("happened"),
            told=self.of("told", MomentField).moment(),
            reported_by=Reporter(name=self.line("reporter"), post=self.line("post")),
            how_told=HowTold(self.choice("how_told")),
            headline=self.line("headline"),
            account=self.passage("account"),
            child_words=self.passage("child_words"),
            questions_asked=self.passage("questions_asked"),
            opinion=self.passage("opinion"),
            where=self.line("where"),
            harm_source=self.line("harm_source"),
            done_at_once=self.passage("done_at_once"),
            parents_told=self.passage("parents_told"),
            categories=self.of("categories", TicksField).chosen(),
            marks=self._marks(),
        )
        before = self.standing()
        return replace(asked, files=before.files) if before else asked

    def job(self) -> Callable[[Desk], Written]:
        """Log it, with its files, in the ledger chosen."""
        return partial(log_concern, self.concern(), self.ledger(), self.of("files", FilesField).files())

    def correction(self, why: str) -> Callable[[Desk], Written]:
        """Keep it as the next revision."""
        files = self.of("files", FilesField).files()
        return partial(correct_concern, self.record_id(), self.after, self.concern(), why, files)

    def fill_from(self, sheet: Sheet[Concern]) -> None:
        """Show what stands."""
        concern = sheet.record
        self.fill_with(
            {
                "children": plain_involved(concern.children),
                "reporter": concern.reported_by.name,
                "post": concern.reported_by.post,
                "how_told": concern.how_told.value,
                "happened": plain_moment(concern.happened),
                "told": plain_moment(concern.told),
                "has_mark": [ON] if concern.marks else [],
                "marks": [plain_mark(one) for one in concern.marks],
                **{name: getattr(concern, name) for name in _WORDS},
            }
        )
        categories = self.of("categories", TicksField)
        own = tuple(one for one in concern.categories if one not in KINDS_OF_CONCERN)
        categories.offer(_categories(own))
        categories.fill(list(concern.categories))

    def next_steps(self, written: Written) -> tuple[Next, ...]:
        """Judge it, record another, or open the child."""
        judge = Place(screen=Where.JUDGE, child=self.subject(), record=written.record_id)
        return (Next(words="Judge it", icon="scale", place=judge), *self.again(), *self.open_child())

    def _connect(self) -> None:
        super()._connect()
        self.field("children").changed.connect(self._look_before)
        self._look_before()

    def _look_before(self) -> None:
        child = self.subject()
        for card in self.seen_cards:
            card.about(child, self.place.record if self.corrects else None)

    def _marks(self) -> tuple[Mark, ...]:
        if not self.of("has_mark", OneTick).is_ticked:
            return ()
        return self.of("marks", BodyMapField).marks()

    def _beside(self, title: str, icon: str, tips: tuple[str, ...]) -> QWidget:
        seen = SeenCard(self.room, self)
        self.seen_cards.append(seen)
        return Beside(
            self.room,
            DangerCard(self.room, self),
            seen,
            tips_card(self.room, title, icon, tips, self),
            parent=self,
        )

    def _ask_who(self) -> Step:
        room = self.room
        return Step(
            title="Who",
            lead=NOTHING_SENT,
            fields=(
                InvolvedField(
                    room,
                    "children",
                    "Which child is this about?",
                    hint="Type part of a name. Add each other child it touches, and what part they had.",
                    required="Choose the child the concern is about",
                    parent=self,
                ),
                LineField(
                    room,
                    "reporter",
                    "Who saw or heard it?",
                    hint="Their name in full. Often that is not who types this.",
                    parent=self,
                ),
                LineField(
                    room, "post", "What is their post?", hint="Form tutor, midday supervisor …", parent=self
                ),
                ChoiceField(
                    room,
                    "how_told",
                    "How did school come to know?",
                    options_of(HowTold),
                    required="Choose how school came to know",
                    parent=self,
                ),
            ),
            beside=self._beside("Who reads this", "eye", READERS),
        )

    def _ask_what(self) -> Step:
        room = self.room
        return Step(
            title="What happened",
            fields=(
                MomentField(
                    room,
                    "happened",
                    "When did it happen?",
                    noun="The day it happened",
                    hint=WHEN,
                    required="Enter when it happened",
                    parent=self,
                ),
                MomentField(
                    room,
                    "told",
                    "When was school told?",
                    noun="The day school was told",
                    hint=WHEN,
                    parent=self,
                ),
                LineField(room, "where", "Where did it happen?", parent=self),
                LineField(
                    room,
                    "headline",
                    "A short heading",
                    hint="What lists show: “No coat, hungry”. No names.",
                    parent=self,
                ),
                PassageField(
                    room,
                    "account",
                    "What was seen or heard?",
                    hint="Facts, in order. Write names in full, not initials.",
                    required="Write what was seen or heard",
                    rows=6,
                    parent=self,
                ),
                VoiceField(
                    room,
                    "child_words",
                    "The child's own words",
                    hint="As spoken. Leave the grammar as it was.",
                    parent=self,
                ),
                PassageField(
                    room,
                    "questions_asked",
                    "What was the child asked, and by whom?",
                    hint="Word for word. Open questions only: tell me, explain, describe.",
                    rows=2,
                    parent=self,
                ),
                PassageField(
                    room,
                    "opinion",
                    "What does the reporter make of it?",
                    hint="Opinion, kept apart from the facts. It may stay empty.",
                    rows=2,
                    parent=self,
                ),
                SuggestedField(
                    room,
                    "harm_source",
                    "Where is the harm thought to come from?",
                    ("At home", "Another child", "A place", "Online", "An adult outside the family"),
                    parent=self,
                ),
                TicksField(
                    room,
                    "categories",
                    "Kinds of concern",
                    _categories(()),
                    hint="Words to find it by. They set no level.",
                    parent=self,
                ),
            ),
            beside=self._beside("How to write it", "pencil", WRITING),
        )

    def _ask_marks(self) -> Step:
        room = self.room
        return Step(
            title="Marks and files",
            lead="Skip this step where there is neither.",
            fields=(
                OneTick(
                    room,
                    "has_mark",
                    "Marks and injuries",
                    "There is a mark or injury",
                    hint="Medical help comes first.",
                    parent=self,
                ),
                BodyMapField(room, "marks", "Where are the marks?", parent=self),
                FilesField(room, "files", "Files", hint=self._files_hint(), parent=self),
            ),
            beside=self._beside("Marks", "person-standing", MARKS),
        )

    def _files_hint(self) -> str:
        if self.corrects:
            return "Files kept already stay. Add another by dropping, pasting or choosing it."
        return "Drop, paste or choose them. They are kept encrypted with the record."

    def _ask_done(self) -> Step:
        room = self.room
        return Step(
            title="What was done",
            fields=(
                PassageField(
                    room,
                    "done_at_once",
                    "What was done at once?",
                    hint="Even if nothing was. Who did it, and when.",
                    rows=3,
                    parent=self,
                ),
                PassageField(
                    room,
                    "parents_told",
                    "Were the parents told?",
                    hint="By whom, when, and what they said; or why they were not.",
                    rows=3,
                    parent=self,
                ),
                self.ask_ledger(),
            ),
            beside=self._beside("What to put", "clipboard-check", DONE),
        )


_WORDS = (
    "headline",
    "account",
    "child_words",
    "questions_asked",
    "opinion",
    "where",
    "harm_source",
    "done_at_once",
    "parents_told",
)


def log_concern(concern: Concern, compartment: str, files: tuple[NewFile, ...], desk: Desk) -> Written:
    """Log a concern."""
    return desk.concerns.log(concern, compartment=compartment, files=files)


def correct_concern(
    record_id: RecordId, after: int, concern: Concern, why: str, files: tuple[NewFile, ...], desk: Desk
) -> Written:
    """Correct a concern."""
    return desk.concerns.correct(record_id, after, concern, why, files=files)


def _categories(own: tuple[str, ...]) -> tuple[Option, ...]:
    """Offer the usual words, and those a record carries already."""
    return tuple(Option(value=one, words=sentence(one)) for one in (*KINDS_OF_CONCERN, *own))
