"""A dated note: worth keeping, and no concern of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from dsl_desk.model.note import Note
from ui.places import Where
from ui.screens.record_form import RecordForm
from ui.widgets.fields_children import InvolvedField, plain_involved
from ui.widgets.fields_days import MomentField, plain_moment
from ui.widgets.fields_text import LineField, PassageField
from ui.widgets.form import Step
from ui.widgets.framed_fields import VoiceField
from ui.widgets.suggested_field import SuggestedField

if TYPE_CHECKING:
    from collections.abc import Callable

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import Sheet, Written

SOURCES = ("Staff meeting", "Telephone call", "E-mail", "Corridor talk", "Home visit", "Attendance record")


class NoteScreen(RecordForm[Note]):
    """Asks for a note on one page."""

    draft_kind: ClassVar[str] = Where.NOTE.value
    heading: ClassVar[str] = "Add a note"
    submit_words: ClassVar[str] = "Keep this note"
    kept_words: ClassVar[str] = "Note kept"
    checks_answers: ClassVar[bool] = False
    kind = Note

    def steps(self) -> tuple[Step, ...]:
        """Ask everything at once: a note is short."""
        room = self.room
        return (
            Step(
                title="The note",
                lead="For what is worth keeping and is no concern of its own. Nothing is sent.",
                fields=(
                    InvolvedField(
                        room,
                        "children",
                        "Which child is this about?",
                        hint="Type part of a name. Add each other child it names.",
                        required="Choose the child the note is about",
                        parent=self,
                    ),
                    MomentField(
                        room,
                        "happened",
                        "When was it?",
                        noun="The day",
                        required="Enter when it was",
                        parent=self,
                    ),
                    LineField(room, "headline", "A short heading", hint="What lists show.", parent=self),
                    PassageField(
                        room,
                        "account",
                        "What happened?",
                        hint="Facts, with names in full.",
                        required="Write what happened",
                        rows=5,
                        parent=self,
                    ),
                    VoiceField(
                        room,
                        "child_words",
                        "The child's own words",
                        hint="As spoken. Leave the grammar as it was.",
                        rows=2,
                        parent=self,
                    ),
                    SuggestedField(room, "source", "Where does this come from?", SOURCES, parent=self),
                    self.ask_ledger(),
                ),
            ),
        )

    def begin(self) -> None:
        """Begin with the child of the place."""
        if self.place.child is not None:
            self.of("children", InvolvedField).start_with(self.place.child)
        super().begin()

    def subject(self) -> RecordId | None:
        """Give the first child in it."""
        return next((one.who for one in self.of("children", InvolvedField).involved()), None)

    def note(self) -> Note:
        """Make the record of the answers."""
        return Note(
            children=self.of("children", InvolvedField).involved(),
            happened=self.moment("happened"),
            headline=self.line("headline"),
            account=self.passage("account"),
            child_words=self.passage("child_words"),
            source=self.line("source"),
        )

    def job(self) -> Callable[[Desk], Written]:
        """Keep it in the ledger chosen."""
        return partial(keep_note, self.note(), self.ledger())

    def correction(self, why: str) -> Callable[[Desk], Written]:
        """Keep it as the next revision."""
        return partial(correct_note, self.record_id(), self.after, self.note(), why)

    def fill_from(self, sheet: Sheet[Note]) -> None:
        """Show what stands."""
        note = sheet.record
        self.fill_with(
            {
                "children": plain_involved(note.children),
                "happened": plain_moment(note.happened),
                "headline": note.headline,
                "account": note.account,
                "child_words": note.child_words,
                "source": note.source,
            }
        )


def keep_note(note: Note, compartment: str, desk: Desk) -> Written:
    """Keep a note."""
    return desk.notes.keep(note, compartment=compartment)


def correct_note(record_id: RecordId, after: int, note: Note, why: str, desk: Desk) -> Written:
    """Correct a note."""
    return desk.notes.correct(record_id, after, note, why)
