"""Correcting a record: the form of its kind, filled with what stands, and the reason asked."""

from __future__ import annotations

from dataclasses import is_dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, get_type_hints

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.model.child import Child
from dsl_desk.model.concern import Concern
from dsl_desk.model.escalation import Escalation
from dsl_desk.model.judgement import Judgement
from dsl_desk.model.note import Note
from dsl_desk.model.people import Person
from dsl_desk.model.place import ConfidentialAddress
from dsl_desk.model.record import Part, Record, RecordId
from dsl_desk.model.referral import Referral, Reply
from dsl_desk.model.support import ContactAttempt, SupportGiven
from ui.labels import BY_KIND, VOICES
from ui.places import ADDRESS, AUTHORITY, SENT, Place, Where
from ui.screen import Act, Crumb, Screen
from ui.screens.concern import ConcernScreen
from ui.screens.contact import ContactScreen
from ui.screens.correct_days import CorrectAddressDays, CorrectAuthorityDays, CorrectSent
from ui.screens.new_child import NewChildScreen
from ui.screens.note import NoteScreen
from ui.screens.person import PersonScreen
from ui.screens.record_form import R, RecordForm
from ui.screens.support_given import SupportScreen
from ui.widgets.fields_text import PassageField
from ui.widgets.form import Step
from ui.widgets.framed_fields import VoiceField
from ui.widgets.notice import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable

    from dsl_desk.errors import DeskError
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import Kept, Sheet, Written
    from ui.room import Room
    from ui.widgets.field import Field

NO_FORM = "This kind of record is not corrected by hand: it was fixed when it was made."
OWN = "own "
"""Begins the name of a question for a field of the record: a judgement has a `why` of its own."""

FIXED = frozenset(
    (
        "edition",
        "level_id",
        "level_label",
        "level_summary",
        "stage_word",
        "stage_label",
        "policy",
        "clock_as_written",
        "next_label",
        "next_post",
        "route",
    )
)
"""Words in the authority's own voice, fixed when the record was kept."""


class Correcting:
    """What every correction says, whichever form it is made in."""

    draft_kind: ClassVar[str] = Where.CORRECT.value
    submit_words: ClassVar[str] = "Keep this correction"
    kept_words: ClassVar[str] = "Correction kept"
    can_correct: ClassVar[bool] = True


class CorrectConcern(Correcting, ConcernScreen):
    """A concern that is corrected or completed."""

    heading: ClassVar[str] = "Correct this concern"


class CorrectNote(Correcting, NoteScreen):
    """A note that is corrected."""

    heading: ClassVar[str] = "Correct this note"


class CorrectContact(Correcting, ContactScreen):
    """An attempt that is corrected, or of which the answer is noted."""

    heading: ClassVar[str] = "Correct this attempt"


class CorrectSupport(Correcting, SupportScreen):
    """Support of which is now known what it did."""

    heading: ClassVar[str] = "Correct this support"


class CorrectChild(Correcting, NewChildScreen):
    """What is known of a child."""

    heading: ClassVar[str] = "Correct the child's details"


class CorrectPerson(Correcting, PersonScreen):
    """What is known of an adult."""

    heading: ClassVar[str] = "Correct this adult's details"


class CorrectWords(Correcting, RecordForm[R]):
    """The passages a person wrote in a record that an authority's words and clocks are fixed in."""

    heading: ClassVar[str] = "Correct the words"
    checks_answers: ClassVar[bool] = False

    def steps(self) -> tuple[Step, ...]:
        """Ask for each passage."""
        lead = "The authority's words, the deadlines and the edition were fixed when this was kept."
        asked = tuple(self._ask(name) for name in passages_of(self.kind))
        return (Step(title="The words", lead=lead, fields=asked),)

    def correction(self, why: str) -> Callable[[Desk], Written]:
        """Keep it as the next revision."""
        record = self.standing()
        words = {name: self.passage(f"{OWN}{name}") for name in passages_of(self.kind)}
        return partial(amend_record, self.record_id(), self.after, with_words(record, words), why)

    def fill_from(self, sheet: Sheet[R]) -> None:
        """Show what stands."""
        own = passages_of(self.kind)
        self.fill_with({f"{OWN}{name}": getattr(sheet.record, name) for name in own})

    def subject(self) -> RecordId | None:
        """Give the child it is about."""
        record = self.standing()
        involved = record.involves() if record else ()
        return next((one.who for one in involved if one.part is Part.SUBJECT), self.place.child)

    def _ask(self, name: str) -> Field:
        words = BY_KIND[self.kind.kind][name]
        asks = VoiceField if name in VOICES else PassageField
        return asks(self.room, f"{OWN}{name}", words, rows=2, parent=self)


class CorrectJudgement(CorrectWords[Judgement]):
    """The words of a judgement."""

    kind = Judgement


class CorrectReferral(CorrectWords[Referral]):
    """The words of a referral."""

    kind = Referral


class CorrectReply(CorrectWords[Reply]):
    """The words of a reply."""

    kind = Reply


class CorrectEscalation(CorrectWords[Escalation]):
    """The words of an escalation."""

    kind = Escalation


class CorrectSecret(CorrectWords[ConfidentialAddress]):
    """Why an address is confidential."""

    kind = ConfidentialAddress


FORMS: dict[str, Callable[[Room, Place, QWidget], Screen]] = {
    Concern.kind: CorrectConcern,
    Note.kind: CorrectNote,
    ContactAttempt.kind: CorrectContact,
    SupportGiven.kind: CorrectSupport,
    Child.kind: CorrectChild,
    Person.kind: CorrectPerson,
    Judgement.kind: CorrectJudgement,
    Referral.kind: CorrectReferral,
    Reply.kind: CorrectReply,
    Escalation.kind: CorrectEscalation,
    ConfidentialAddress.kind: CorrectSecret,
}


PART_FORMS: dict[tuple[str, str], Callable[[Room, Place, QWidget], Screen]] = {
    (Child.kind, ADDRESS): CorrectAddressDays,
    (Child.kind, AUTHORITY): CorrectAuthorityDays,
    (Referral.kind, SENT): CorrectSent,
}
"""Forms for one part of a record, which the place names."""


class CorrectScreen(Screen):
    """Finds out what kind of record it is, then is its form."""

    offers_concern: ClassVar[bool] = False

    form: Screen | None

    def crumbs(self) -> tuple[Crumb, ...]:
        """Name the form, once it is known."""
        return self.form.crumbs() if self.form else (Crumb("Correct a record"),)

    def acts(self) -> tuple[Act, ...]:
        """Offer what the form offers."""
        return self.form.acts() if self.form else ()

    def first_focus(self) -> QWidget | None:
        """Begin where the form begins."""
        if self.form is None:
            return self.empty.button if self.empty.isVisibleTo(self) else None
        return self.form.first_focus()

    def keep(self) -> None:
        """Keep the draft now."""
        if self.form is not None:
            self.form.keep()

    def proceed(self) -> None:
        """Go on in the form."""
        if self.form is not None:
            self.form.proceed()

    def retreat(self) -> bool:
        """Go back one step of the form."""
        return self.form.retreat() if self.form else False

    def leave(self) -> None:
        """Keep the draft: the form is about to go."""
        if self.form is not None:
            self.form.leave()

    def place_again(self) -> Place | None:
        """Come back to where the form says."""
        return self.form.place_again() if self.form else self.place

    def refresh(self) -> None:
        """Find out what kind of record it is, once."""
        if self.form is not None:
            self.form.refresh()
        elif self.place.record is not None:
            self.room.tasks.ask(
                partial(read_kind, self.place.record),
                self._make_form,
                failed=self._not_read,
                instead_of="kind",
            )

    def _build(self) -> None:
        self.form = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.empty = EmptyState(self.room.theme, NO_FORM, "Open the record", "file-text", self)
        self.empty.hide()
        self._column.addWidget(self.empty)

    def _connect(self) -> None:
        self.empty.chosen.connect(self._open)

    def _make_form(self, kind: str) -> None:
        made = PART_FORMS.get((kind, self.place.part.partition(" ")[0])) or FORMS.get(kind)
        if made is None:
            self.empty.show()
            return
        self.form = made(self.room, self.place, self)
        self._column.addWidget(self.form)
        self.form.headed.connect(self.headed)
        self.form.show()
        self.headed.emit()

    def _not_read(self, error: DeskError) -> None:
        self.room.say(str(error))
        self.room.back()

    def _open(self) -> None:
        self.room.go(Place(screen=Where.RECORD, child=self.place.child, record=self.place.record))


def read_kind(record_id: RecordId, desk: Desk) -> str:
    """Read what kind of record it is."""
    kept: Kept = desk.records.kept(record_id)
    return kept.record.kind


def amend_record(record_id: RecordId, after: int, record: Record, why: str, desk: Desk) -> Written:
    """Correct a record of any kind."""
    return desk.records.amend(record_id, after, record, why)


def passages_of(kind: type[Record]) -> tuple[str, ...]:
    """Name the fields of a kind that hold words of a person, in the order they are read."""
    hints = get_type_hints(kind)
    return tuple(name for name in BY_KIND[kind.kind] if hints[name] is str and name not in FIXED)


def with_words(record: object, words: dict[str, str]) -> Record:
    """Give a record with some of its passages changed."""
    if not is_dataclass(record) or isinstance(record, type):
        raise TypeError(type(record).__name__)
    changed: object = replace(record, **words)
    if not isinstance(changed, Record):
        raise TypeError(type(changed).__name__)
    return changed
