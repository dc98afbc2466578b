"""A form of every kind of question, which keeps a concern: what the tests of forms are tried on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from dsl_desk.model.concern import Concern, HowTold, Reporter
from dsl_desk.model.days import Side
from dsl_desk.model.record import Moment
from ui.places import Place, Where
from ui.screens.form_screen import FormScreen
from ui.widgets.card import Card
from ui.widgets.fields_children import ChildField, InvolvedField, plain_involved
from ui.widgets.fields_choice import ChoiceField, Option, PickField, TicksField
from ui.widgets.fields_days import DayField, MomentField, plain_moment
from ui.widgets.fields_facts import FactsField
from ui.widgets.fields_files import FilesField
from ui.widgets.fields_text import LineField, LinesField, PassageField
from ui.widgets.form import Step
from ui.widgets.text import label
from ui.words import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import NewFile, Sheet, Written
    from ui.widgets.field import Field


def show(qtbot: QtBot, widget: QWidget) -> None:
    """Show a widget in a window of a usual size."""
    window = QScrollArea()
    window.resize(1150, 840)
    window.setWidgetResizable(True)
    window.setWidget(widget)
    qtbot.addWidget(window, before_close_func=partial(close, window))
    with qtbot.waitExposed(window):
        window.show()


def close(window: QWidget, closing: QWidget) -> None:
    """Hold the window until its test is over: qtbot alone would let it go."""
    assert window is closing


HOW = tuple(Option(value=one.value, words=sentence(one.value)) for one in HowTold)


class TrialForm(FormScreen[Concern]):
    """Records a concern in two steps."""

    draft_kind: ClassVar[str] = Where.CONCERN.value
    heading: ClassVar[str] = "Record a concern"
    submit_words: ClassVar[str] = "Log this concern"
    kept_words: ClassVar[str] = "Concern logged"
    seen_by: ClassVar[str] = "The DSL, the deputies and the head."
    can_correct: ClassVar[bool] = True

    def steps(self) -> tuple[Step, ...]:
        room = self.room
        beside = QWidget(self)
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(room.theme, "If a child is in danger now", "phone", beside)
        card.body.addWidget(label("Ring 999, then children's services.", "body", card))
        column.addWidget(card)
        first = (
            InvolvedField(
                room,
                "children",
                "Which children is this about?",
                hint="Type part of a name. Another child can be linked later.",
                required="Say which child this is about",
                parent=self,
            ),
            MomentField(
                room,
                "happened",
                "When did it happen?",
                noun="The day it happened",
                hint="For example, 20 11 2026",
                required="Enter the day it happened",
                parent=self,
            ),
            PassageField(
                room,
                "account",
                "What did you see or hear?",
                hint="Facts, in order. Write names in full, not initials.",
                required="Write what was seen or heard",
                parent=self,
            ),
            LineField(room, "headline", "A short heading", required="Give it a short heading", parent=self),
        )
        second = (
            ChoiceField(room, "how", "How did school come to know?", HOW, required="Choose how", parent=self),
            PickField(room, "where", "Where was it?", (Option(value="hall", words="The hall"),), parent=self),
            TicksField(room, "kinds", "What kind of concern?", HOW[:3], parent=self),
            LinesField(room, "categories", "Categories", parent=self),
            LineField(room, "reporter", "Who saw it?", required="Say who saw it", width=320, parent=self),
            ChildField(room, "sibling", "A brother or sister", parent=self),
            DayField(room, "told", "When was school told?", noun="The day school was told", parent=self),
            DayField(room, "next", "When do you look again?", side=Side.COMING, parent=self),
            FilesField(room, "files", "Files", parent=self),
            FactsField(room, "facts", "Dated facts", parent=self),
        )
        return (
            Step(
                title="What happened", fields=first, lead="Nothing is sent until you choose to", beside=beside
            ),
            Step(title="What was done", fields=second),
        )

    def begin(self) -> None:
        if self.place.child:
            self.of("children", InvolvedField).start_with(self.place.child)

    def skips(self, field: Field) -> bool:
        return field.name == "where" and self.of("how", ChoiceField).chosen() == HowTold.ONLINE

    def lacking(self) -> tuple[str, ...]:
        return () if self.of("told", DayField).day() else ("Enter when school was told.",)

    def job(self) -> Callable[[Desk], Written]:
        return partial(log, self.concern(), self.of("files", FilesField).files())

    def kept(self, written: Written) -> Place:
        return Place(screen=Where.RECORD, record=written.record_id)

    def concern(self) -> Concern:
        told = self.of("told", DayField).day()
        happened = self.of("happened", MomentField).moment()
        assert happened
        return Concern(
            children=self.of("children", InvolvedField).involved(),
            happened=happened,
            told=Moment(on=told) if told else None,
            reported_by=Reporter(name=self.of("reporter", LineField).words()),
            how_told=HowTold(self.of("how", ChoiceField).chosen()),
            headline=self.of("headline", LineField).words(),
            account=self.of("account", PassageField).words(),
        )

    def reading(self) -> Callable[[Desk], Sheet[Concern]]:
        assert self.place.record
        return partial(read, self.place.record)

    def fill_from(self, sheet: Sheet[Concern]) -> None:
        concern = sheet.record
        self.field("children").fill(plain_involved(concern.children))
        self.field("happened").fill(plain_moment(concern.happened))
        self.field("account").fill(concern.account)
        self.field("headline").fill(concern.headline)
        self.field("how").fill(concern.how_told.value)
        self.field("reporter").fill(concern.reported_by.name)

    def correction(self, why: str) -> Callable[[Desk], Written]:
        assert self.sheet
        return partial(correct, self.sheet.record_id, self.after, self.concern(), why)


def log(concern: Concern, files: tuple[NewFile, ...], desk: Desk) -> Written:
    return desk.concerns.log(concern, files=files)


def read(record: RecordId, desk: Desk) -> Sheet[Concern]:
    return desk.concerns.sheet(record)


def correct(record: RecordId, after: int, concern: Concern, why: str, desk: Desk) -> Written:
    return desk.concerns.correct(record, after, concern, why)
