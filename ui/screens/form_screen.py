"""A form: steps of questions, a draft that keeps itself, problems said all at once, answers checked, kept."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.errors import Faults
from dsl_desk.model.record import Record, RecordId
from ui.places import Place, Where
from ui.screen import Act, Crumb, Screen
from ui.screens.autosave import Autosave, Slot, drop_draft, log_and_drop, read_draft
from ui.widgets.check_answers import CheckAnswers
from ui.widgets.field import Field
from ui.widgets.fields_text import PassageField
from ui.widgets.problems import HEADING, Problem
from ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dsl_desk.errors import DeskError
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.drafts import OpenDraft, Plain
    from dsl_desk.practice.written import Sheet, Written
    from ui.widgets.form import Step

R = TypeVar("R", bound=Record)
F = TypeVar("F", bound=Field)

WHY = "why"


class FormScreen(Screen, Generic[R]):
    """One form, new, from a draft or as a correction. `R` is the kind of record it keeps.

    A subclass says what is asked (`steps`), what is kept (`job`) and where one goes then (`kept`).
    Drafts are never stopped by a fault; a fault stops only going on and keeping.
    """

    offers_concern: ClassVar[bool] = False
    draft_kind: ClassVar[str]
    heading: ClassVar[str]
    submit_words: ClassVar[str]
    kept_words: ClassVar[str] = "Kept"
    seen_by: ClassVar[str] = ""
    checks_answers: ClassVar[bool] = True
    can_correct: ClassVar[bool] = False

    sheet: Sheet[R] | None
    """The record as it stood when its correction began."""

    after: int
    """The revision a correction is based on."""

    stepper: Stepper
    autosave: Autosave
    _is_keeping: bool
    _returns: bool

    def steps(self) -> tuple[Step, ...]:
        """Make the questions, page by page."""
        raise NotImplementedError

    def job(self) -> Callable[[Desk], Written]:
        """Give the job that keeps the record, made of values, for the worker."""
        raise NotImplementedError

    def kept(self, written: Written) -> Place:
        """Say where to go once it is kept."""
        raise NotImplementedError

    def begin(self) -> None:
        """Fill in what is known when the form is new."""

    def problems(self) -> tuple[Problem, ...]:
        """Say what does not fit between answers."""
        return ()

    def lacking(self) -> tuple[str, ...]:
        """Say what a reader would miss, a sentence each; it may be kept all the same."""
        return ()

    def skips(self, field: Field) -> bool:
        """Say whether a question is not asked, as other answers stand."""
        del field
        return False

    @property
    def corrects(self) -> bool:
        """Say whether a record that stands is being corrected."""
        return self.can_correct and self.place.record is not None

    def reading(self) -> Callable[[Desk], Sheet[R]]:
        """Give the job that reads the record to correct."""
        raise NotImplementedError

    def fill_from(self, sheet: Sheet[R]) -> None:
        """Fill the questions from the record as it stands."""
        raise NotImplementedError

    def correction(self, why: str) -> Callable[[Desk], Written]:
        """Give the job that keeps the correction, based on `after`."""
        raise NotImplementedError

    def field(self, name: str) -> Field:
        """Give a question by its name."""
        return self.stepper.fields[name]

    def of(self, name: str, kind: type[F]) -> F:
        """Give a question by its name and type."""
        found = self.stepper.fields[name]
        if not isinstance(found, kind):
            raise TypeError(name)
        return found

    def asked(self) -> tuple[Field, ...]:
        """Give the questions asked as the answers stand, in order."""
        return tuple(field for field in self.stepper.fields.values() if not self.skips(field))

    def values(self) -> dict[str, Plain]:
        """Give everything a draft of this form keeps."""
        place: dict[str, Plain] = {
            "child": self.place.child or "",
            "record": self.place.record or "",
            "part": self.place.part,
        }
        answers: dict[str, Plain] = {name: field.value() for name, field in self.stepper.fields.items()}
        return {"step": self.stepper.at, "after": self.after, "place": place, "answers": answers}

    # What the window asks of a screen.

    def crumbs(self) -> tuple[Crumb, ...]:
        """Name the form."""
        return (Crumb(self.heading),)

    def acts(self) -> tuple[Act, ...]:
        """Offer to give it up."""
        return (Act("Discard", self.discard, look="quiet"),)

    def first_focus(self) -> QWidget | None:
        """Begin at the first question."""
        return next((field.control() for field in self._here()), None)

    def keep(self) -> None:
        """Keep the draft now."""
        if self.autosave.is_changed():
            self.autosave.keep()

    def leave(self) -> None:
        """Keep the draft: the form is about to go."""
        self.keep()

    def place_again(self) -> Place | None:
        """Come back to what was written; to nothing where it became a record, or was given up."""
        slot = self.autosave.slot
        return None if slot.is_over else replace(self.place, draft=slot.draft_id)

    def retreat(self) -> bool:
        """Go back one step; false at the first."""
        if self.stepper.at == 0 or self._is_keeping:
            return False
        self._returns = False
        self.show_step(self.stepper.at - 1)
        return True

    def proceed(self) -> None:
        """Continue, or keep the record at the last step."""
        if self._is_keeping or not self.autosave.has_begun:
            return
        if self.stepper.is_last:
            self._submit()
        elif self._check(self._here(), within_step=True):
            self.show_step(self.stepper.last if self._returns else self.stepper.at + 1)

    def discard(self) -> None:
        """Give the form and its draft up, once that is confirmed."""
        words = "What you have written here is deleted. It was never part of a record."
        began = self.autosave.is_changed() or self.autosave.slot.draft_id
        if began and not self.room.prompts.confirm("Discard this form?", words, "Discard"):
            return
        self.autosave.stop()
        self.room.tasks.ask(partial(drop_draft, self.autosave.slot), self._discarded)

    def show_step(self, place: int) -> None:
        """Show a step, the last being the check of all answers, and begin at its top."""
        self.stepper.show_step(place)
        self._show_answers()
        self.stepper.focus_first(next(iter(self._here()), None))
        self.autosave.touch()
        if self.stepper.last:
            self.room.announce(self.stepper.head.lead_words())

    def go_to(self, name: str) -> None:
        """Go to a question; from the check of answers, Continue leads back there."""
        step = self.stepper.step_of(name)
        if step != self.stepper.at:
            self._returns = self._returns or self.stepper.checks
            self.show_step(step)
        self.stepper.go_to(name)

    # Building.

    def _build(self) -> None:
        self.sheet, self.after = None, 0
        self._is_keeping = self._returns = False
        check = CheckAnswers(self.room, self.seen_by, self) if self.checks_answers else None
        steps = self._with_why(self.steps())
        self.stepper = Stepper(self.room, self.heading, steps, self.submit_words, check)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stepper)
        self.autosave = Autosave(self.room, self.draft_kind, self.values, self)

    def _connect(self) -> None:
        for field in self.stepper.fields.values():
            field.changed.connect(self._changed)
            field.resaid.connect(self._show_answers)
        self.autosave.stated.connect(self.stepper.head.state)
        self.stepper.head.problems.chosen.connect(self.go_to)
        if self.stepper.check is not None:
            self.stepper.check.chosen.connect(self.go_to)
        self.stepper.on.clicked.connect(self._press_on)
        self.stepper.back.clicked.connect(self._press_back)

    def refresh(self) -> None:
        """Fill the form, once: what somebody is writing is never read over."""
        if self.autosave.has_begun:
            return
        self.stepper.show_step(0)
        if self.corrects:
            self.stepper.setEnabled(False)
            self.room.tasks.ask(self.reading(), self._read, failed=self._not_read)
        elif self.place.draft:
            self._read_draft()
        else:
            self.begin()
            self._begun()

    def _with_why(self, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """Add the reason for a correction to the last step."""
        if not self.corrects:
            return steps
        why = PassageField(
            self.room,
            WHY,
            "Why is this corrected?",
            hint="The words as they stood before are kept, with this reason beside them.",
            required="Say why it is corrected",
            rows=2,
            parent=self,
        )
        return (*steps[:-1], replace(steps[-1], fields=(*steps[-1].fields, why)))

    # Filling.

    def _begun(self, slot: Slot | None = None) -> None:
        self.stepper.setEnabled(True)
        self._hide_skipped()
        self.autosave.begin(slot)
        self.stepper.focus_first(next(iter(self._here()), None))

    def _read(self, sheet: Sheet[R]) -> None:
        self.sheet, self.after = sheet, sheet.revision
        self.fill_from(sheet)
        if self.place.draft:
            self._read_draft()
        else:
            self._begun()

    def _read_draft(self) -> None:
        self.stepper.setEnabled(False)
        self.room.tasks.ask(partial(read_draft, self.place.draft), self._restore, failed=self._not_read)

    def _restore(self, draft: OpenDraft | None) -> None:
        if draft is None:
            self.room.say("That draft is not there any more. It was kept as a record, or discarded.")
            self.room.back()
            return
        answers, step, after = (draft.values.get(name) for name in ("answers", "step", "after"))
        if isinstance(answers, dict):
            for name in self.stepper.fields.keys() & answers.keys():
                self.stepper.fields[name].fill(answers[name])
        if isinstance(after, int) and after:
            self.after = after
        self.show_step(step if isinstance(step, int) else 0)
        self._begun(Slot(draft.draft_id))

    def _not_read(self, error: DeskError) -> None:
        self.room.say(str(error))
        self.room.back()

    # While it is being filled.

    def _changed(self) -> None:
        if self.autosave.has_begun:
            self._hide_skipped()
            self.autosave.touch()

    def _hide_skipped(self) -> None:
        for field in self.stepper.fields.values():
            field.setVisible(not self.skips(field))

    def _show_answers(self) -> None:
        if self.stepper.check is not None and self.stepper.checks:
            self.stepper.check.show_answers(self.stepper.steps, self.asked(), self.lacking())

    def _press_on(self, _: object = None) -> None:
        self.proceed()

    def _press_back(self, _: object = None) -> None:
        self.retreat()

    def _here(self) -> tuple[Field, ...]:
        return tuple(field for field in self.stepper.here() if not self.skips(field))

    # Keeping.

    def _check(self, fields: tuple[Field, ...], *, within_step: bool) -> bool:
        """Look at every answer; says whether all is well, and otherwise shows what is not."""
        names = {field.name for field in fields}
        found = [*self._faults(fields)]
        found += [one for one in self.problems() if one.field in names or not within_step]
        said = {one.field for one in found}
        for one in reversed(found):
            if one.field in self.stepper.fields:
                self.stepper.fields[one.field].show_fault(one.sentence)
        for field in fields:
            if field.name not in said:
                field.show_fault("")
        if found:
            self._show_problems(tuple(found))
        else:
            self.stepper.head.clear_problems()
        return not found

    def _faults(self, fields: tuple[Field, ...]) -> Iterator[Problem]:
        for field in fields:
            for sentence in field.faults():
                yield Problem(sentence=sentence, field=field.name)

    def _show_problems(self, problems: tuple[Problem, ...], heading: str = HEADING) -> None:
        self.stepper.verticalScrollBar().setValue(0)
        self.stepper.head.problems.show_problems(problems, heading)

    def _submit(self) -> None:
        if self._is_keeping or not self._check(self.asked(), within_step=False):
            return
        why = str(self.stepper.fields[WHY].value()) if self.corrects else ""
        job = self.correction(why) if self.corrects else self.job()
        self._hold(is_keeping=True)
        self.room.tasks.ask(
            partial(log_and_drop, job, self.autosave.slot), self._logged, failed=self._refused
        )

    def _hold(self, *, is_keeping: bool) -> None:
        self._is_keeping = is_keeping
        self.stepper.hold(is_keeping=is_keeping)

    def _logged(self, written: Written) -> None:
        self.autosave.stop()
        missing = f"Still missing: {' '.join(written.missing)}" if written.missing else ""
        self.room.tell(written.changed)
        self.room.say(" ".join(filter(None, (f"{self.kept_words}.", *written.warnings, missing))))
        self.room.go(self.kept(written))

    def _refused(self, error: DeskError) -> None:
        """Show what practice refused; nothing that was written is lost."""
        self._hold(is_keeping=False)
        faults = error.faults if isinstance(error, Faults) else (str(error),)
        heading = error.heading if isinstance(error, Faults) else HEADING
        self._show_problems(tuple(Problem(sentence=one) for one in faults), heading)

    def _discarded(self, _: None) -> None:
        self.room.say("Discarded")
        self.room.back()


def draft_place(draft: OpenDraft) -> Place | None:
    """Say where a draft goes on; None where this version knows no such form."""
    if draft.kind not in set(Where):
        return None
    held = draft.values.get("place")
    parts = held if isinstance(held, dict) else {}
    child, record, part = (str(parts.get(name) or "") for name in ("child", "record", "part"))
    return Place(
        screen=Where(draft.kind),
        child=RecordId(child) if child else None,
        record=RecordId(record) if record else None,
        part=part,
        draft=draft.draft_id,
    )
