"""What the forms of records share: which ledger, the page after keeping, a correction met by another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from dsl_desk.errors import AmendedMeanwhile
from dsl_desk.model.access import PROTECTION, SUPPORT
from dsl_desk.model.record import Record
from ui.places import Place, Where
from ui.screen import Act, Crumb
from ui.screens.form_screen import WHY, FormScreen
from ui.widgets.fields_choice import ChoiceField, Option
from ui.widgets.fields_days import DayField, MomentField
from ui.widgets.fields_text import LineField, PassageField
from ui.widgets.kept_page import KeptPage, Next
from ui.widgets.notice import Notice
from ui.widgets.page import Page
from ui.words import choice_words, counted, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from enum import StrEnum

    from PySide6.QtWidgets import QWidget

    from dsl_desk.errors import DeskError
    from dsl_desk.model.record import Moment, RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.drafts import Plain
    from dsl_desk.practice.written import Sheet, Written
    from ui.widgets.field import Field

R = TypeVar("R", bound=Record)

LEDGER = "ledger"
LONGEST = 400
"""Characters of an answer shown beside one's own where somebody corrected the record meanwhile."""

AGAIN = "again"
IN_LEDGER = {
    PROTECTION: "Kept in protection. DSLs, deputies and the head can read it.",
    SUPPORT: "Kept in support. DSLs, deputies, the head and the SENCO can read it.",
}
MEANWHILE = (
    "Somebody corrected this record while you wrote. Where your words differ from what stands now, that is "
    "shown here. Change yours if need be, then keep it: it becomes the next correction."
)
SAME = "Nothing you wrote differs from what stands now."


class RecordForm(FormScreen[R]):
    """A form that keeps one kind of record, and says on a page of its own what became of it."""

    kind: type[R]
    is_kept = False

    def ledger(self) -> str:
        """Give the ledger chosen."""
        return self.choice(LEDGER)

    def ask_ledger(self, usual: str = PROTECTION) -> ChoiceField:
        """Ask who may read it; `begin` chooses the usual ledger. It cannot be moved later."""
        self._usual_ledger = usual
        return ChoiceField(
            self.room,
            LEDGER,
            "Who may read it?",
            (
                Option(
                    value=PROTECTION,
                    words="Protection: DSLs, deputies and the head",
                    hint="Anything about harm, or that a parent must not come across.",
                ),
                Option(
                    value=SUPPORT,
                    words="Support: the SENCO too",
                    hint="Early help and everyday support. It cannot be moved later.",
                ),
            ),
            required="Choose who may read it",
            parent=self,
        )

    def begin(self) -> None:
        """Begin with the usual ledger."""
        if LEDGER in self.stepper.fields:
            self.of(LEDGER, ChoiceField).fill(self._usual_ledger)

    def skips(self, field: Field) -> bool:
        """Ask for no ledger where the record stands in one."""
        return field.name == LEDGER and self.corrects

    def subject(self) -> RecordId | None:
        """Give the child it is about."""
        return self.place.child

    def next_steps(self, written: Written) -> tuple[Next, ...]:
        """Say where one may go once it is kept; the likeliest first."""
        return (*self.open_child(), *self.again())

    def open_child(self) -> tuple[Next, ...]:
        """Offer the child's page."""
        child = self.subject()
        if child is None:
            return ()
        return (Next(words="Open the child", icon="user", place=Place(screen=Where.CHILD, child=child)),)

    def again(self, words: str = "Record another") -> tuple[Next, ...]:
        """Offer the same form, empty, for the same child; a correction is not made twice."""
        if self.corrects:
            return ()
        part = "" if self.place.part == AGAIN else AGAIN  # another place than this one: made anew
        place = Place(screen=self.place.screen, child=self.subject(), part=part)
        return (Next(words=words, icon="plus", place=place),)

    def kept(self, written: Written) -> Place:
        """Lead to the child, or to Today."""
        child = self.subject()
        return Place(screen=Where.CHILD, child=child) if child else Place(screen=Where.TODAY)

    def kept_where(self, written: Written) -> str:
        """Say where it is kept and who can read it."""
        place = IN_LEDGER.get(written.kept.compartment, "Kept.")
        return f"{place} {self.correction_words()}" if self.corrects else place

    def correction_words(self) -> str:
        """Say what became of the words before."""
        return "The words as they stood before stay on the record."

    # A record that stands.

    def record_id(self) -> RecordId:
        """Give the record that is corrected."""
        if self.place.record is None:
            raise ValueError("nothing is being corrected")
        return self.place.record

    def standing(self) -> R | None:
        """Give the record as it stands, where one is corrected."""
        return self.sheet.record if self.sheet else None

    def reading(self) -> Callable[[Desk], Sheet[R]]:
        """Read the record that is corrected."""
        return partial(read_sheet, self.record_id(), self.kind)

    def open_original(self) -> None:
        """Go to the record as it stands, with every revision; what is written here stays a draft."""
        self.room.go(Place(screen=Where.RECORD, child=self.place.child, record=self.record_id()))

    # Answers.

    def fill_with(self, values: Mapping[str, Plain]) -> None:
        """Show these answers."""
        for name, value in values.items():
            self.field(name).fill(value)

    def line(self, name: str) -> str:
        """Give the words of a line."""
        return self.of(name, LineField).words()

    def passage(self, name: str) -> str:
        """Give a passage exactly as typed."""
        return self.of(name, PassageField).words()

    def choice(self, name: str) -> str:
        """Give the value chosen."""
        return self.of(name, ChoiceField).chosen()

    def day(self, name: str) -> date | None:
        """Give a day, None where it is not asked or not known."""
        field = self.of(name, DayField)
        return None if self.skips(field) else field.day()

    def known_day(self, name: str) -> date:
        """Give a day that was required."""
        day = self.of(name, DayField).day()
        if day is None:
            raise ValueError(name)
        return day

    def moment(self, name: str) -> Moment:
        """Give a moment that was required."""
        moment = self.of(name, MomentField).moment()
        if moment is None:
            raise ValueError(name)
        return moment

    # What the window asks of a screen.

    def crumbs(self) -> tuple[Crumb, ...]:
        """Name the form, or that it corrects."""
        return (Crumb(self.kept_words if self.is_kept else self.heading),)

    def acts(self) -> tuple[Act, ...]:
        """Offer to give it up, and for a correction the record as it stands."""
        if self.is_kept:
            return ()
        if not self.corrects:
            return super().acts()
        return (Act("Open the original", self.open_original, "history"), *super().acts())

    def first_focus(self) -> QWidget | None:
        """Begin at the first question, or at what comes next."""
        if self.is_kept:
            return next(iter(self.kept_page.buttons), None)
        return super().first_focus()

    def refresh(self) -> None:
        """Fill the form once; what is kept stays said."""
        if not self.is_kept:
            super().refresh()

    def _build(self) -> None:
        super()._build()
        self._after = Page(self.room.theme, self)
        self._after.hide()
        self.kept_page = KeptPage(self.room, self._after.content)
        self._after.body.addWidget(self.kept_page)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._after)
        self._meanwhile: Notice | None = None

    def _logged(self, written: Written) -> None:
        """Say on a page what was kept, what looks mistaken and what is missing."""
        self.autosave.stop()
        self.is_kept = True
        self.room.tell(written.changed)
        words = self.kept_words
        self.kept_page.show_kept(words, self.kept_where(written), written, self.next_steps(written))
        self.stepper.hide()
        self._after.show()
        first = self.first_focus()
        if first is not None:
            first.setFocus()
        self.room.announce(f"{words}. {self.kept_page.said()}")
        self.headed.emit()

    def meanwhile_words(self) -> str:
        """Give what is said of a correction that somebody else made meanwhile, "" where none was."""
        return self._meanwhile.words.text() if self._meanwhile else ""

    def _refused(self, error: DeskError) -> None:
        super()._refused(error)
        if isinstance(error, AmendedMeanwhile):
            self.room.tasks.ask(self.reading(), self._show_meanwhile, failed=self._not_read)

    def _show_meanwhile(self, sheet: Sheet[R]) -> None:
        """Show what stands now where one's own words differ, and go on from there."""
        mine = {name: field.value() for name, field in self.stepper.fields.items()}
        self.sheet, self.after = sheet, sheet.revision
        self.fill_from(sheet)
        theirs = [
            f"• {field.label_words}: {one_line(field.said(), LONGEST) or 'not answered'}"
            for name, field in self.stepper.fields.items()
            if field.value() != mine[name] and not self.skips(field) and name != WHY
        ]
        self.fill_with(mine)
        if self._meanwhile is None:
            self._meanwhile = Notice(self.room.theme, MEANWHILE, "warn", parent=self.stepper.content)
            self.stepper.body.insertWidget(0, self._meanwhile)
        self._meanwhile.say("\n".join((MEANWHILE, *(theirs or (SAME,)))))
        self.room.announce(f"{MEANWHILE} {counted(len(theirs), 'answer differs', 'answers differ')}.")


def read_sheet(record_id: RecordId, kind: type[R], desk: Desk) -> Sheet[R]:
    """Read a record as it stands."""
    return desk.records.sheet(record_id, kind)


def options_of(choices: Iterable[StrEnum]) -> tuple[Option, ...]:
    """Offer the values of a choice that a record keeps."""
    return tuple(Option(value=one.value, words=choice_words(one)) for one in choices)
