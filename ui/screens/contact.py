"""An attempt to reach an agency or a family: whom, how, what came of it, which deadline it chases."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from dsl_desk.model.days import Side
from dsl_desk.model.escalation import Escalation
from dsl_desk.model.record import Met, Moment, RecordId
from dsl_desk.model.referral import Referral
from dsl_desk.model.support import ContactAttempt, ContactResult
from dsl_desk.practice.refusal import NoSuchRecord
from ui.places import Where
from ui.screens.record_form import RecordForm, options_of
from ui.widgets.beside_cards import Beside, DangerCard, tips_card
from ui.widgets.fields_children import ChildField
from ui.widgets.fields_choice import ChoiceField, Option, PickField, TicksField
from ui.widgets.fields_days import DayField, MomentField, plain_day, plain_moment
from ui.widgets.fields_text import LineField, PassageField
from ui.widgets.form import Step
from ui.widgets.suggested_field import SuggestedField
from ui.words import due_words, one_line, short_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from dsl_desk.model.deadline import Deadline
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import Kept, Sheet, Written
    from ui.widgets.field import Field

WAYS = ("Telephone", "E-mail", "Letter", "Home visit", "Text message", "In person at school")
TIPS = (
    "Write each try down, the unanswered ones too: they show what school did.",
    "Note the name and post of whoever you spoke to, and what they said.",
    "If nobody answers and the risk grows, do not wait: ring the front door or 999.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutChild:
    """What an attempt for a child may be about, and which deadlines it may chase."""

    child: RecordId
    who: str
    records: tuple[Option, ...]
    deadlines: tuple[Option, ...]


class ContactScreen(RecordForm[ContactAttempt]):
    """Asks for one attempt on one page. The place's record is the referral or escalation that is chased."""

    draft_kind: ClassVar[str] = Where.CONTACT.value
    heading: ClassVar[str] = "Note an attempt to reach someone"
    submit_words: ClassVar[str] = "Keep this attempt"
    kept_words: ClassVar[str] = "Attempt kept"
    checks_answers: ClassVar[bool] = False
    kind = ContactAttempt

    def steps(self) -> tuple[Step, ...]:
        """Ask whom, how, what for and what came of it."""
        self._read_for: RecordId | None = None
        return (
            Step(
                title="The attempt",
                lead="Every try counts, the unanswered ones too.",
                fields=(*self._ask_whom(), *self._ask_outcome(), self.ask_ledger()),
                beside=Beside(
                    self.room,
                    DangerCard(self.room, self),
                    tips_card(self.room, "What to put", "phone", TIPS, self),
                    parent=self,
                ),
            ),
        )

    def begin(self) -> None:
        """Begin with the child of the place, now, and what is chased."""
        super().begin()
        if self.place.child is not None:
            self.field("child").fill(self.place.child)
        self.field("tried").fill(plain_moment(Moment.of(self.room.now())))
        if self.place.record is not None:
            self.field("about").fill(self.place.record)

    def subject(self) -> RecordId | None:
        """Give the child it is made for."""
        return self.of("child", ChildField).child()

    def skips(self, field: Field) -> bool:
        """Ask what is chased only where something is due."""
        if field.name in {"about", "chases"}:
            return not self._offers.get(field.name)
        return super().skips(field)

    def attempt(self) -> ContactAttempt:
        """Make the record of the answers."""
        child = self.subject()
        if child is None:
            raise ValueError("child")
        return ContactAttempt(
            child=child,
            tried=self.moment("tried"),
            agency=self.line("agency"),
            person=self.line("person"),
            how=self.line("how"),
            asked=self.passage("asked"),
            result=ContactResult(self.choice("result")),
            said=self.passage("said"),
            made_by=self.line("made_by"),
            answered_on=self.day("answered_on"),
            next_try_on=self.day("next_try_on"),
            about=RecordId(self.of("about", PickField).chosen()) or None,
            chases=tuple(map(_met, self.of("chases", TicksField).chosen())),
        )

    def job(self) -> Callable[[Desk], Written]:
        """Keep it in the ledger chosen."""
        return partial(keep_attempt, self.attempt(), self.ledger())

    def correction(self, why: str) -> Callable[[Desk], Written]:
        """Keep it as the next revision."""
        return partial(correct_attempt, self.record_id(), self.after, self.attempt(), why)

    def fill_from(self, sheet: Sheet[ContactAttempt]) -> None:
        """Show what stands."""
        attempt = sheet.record
        self.fill_with(
            {
                "child": attempt.child,
                "tried": plain_moment(attempt.tried),
                "agency": attempt.agency,
                "person": attempt.person,
                "how": attempt.how,
                "asked": attempt.asked,
                "result": attempt.result.value,
                "said": attempt.said,
                "made_by": attempt.made_by,
                "answered_on": plain_day(attempt.answered_on),
                "next_try_on": plain_day(attempt.next_try_on),
                "about": attempt.about or "",
                "chases": [_code(one.record, one.rule) for one in attempt.chases],
            }
        )

    def _build(self) -> None:
        self._offers: dict[str, tuple[Option, ...]] = {}
        super()._build()

    def _connect(self) -> None:
        super()._connect()
        self.field("child").changed.connect(self._look_up)

    def _look_up(self) -> None:
        """Read what the attempt may be about, once for each child."""
        child = self.subject()
        if child is None or child == self._read_for:
            return
        self._read_for = child
        standing = self.standing()
        own = (standing.about, standing.chases) if standing else (None, ())
        self.room.tasks.ask(
            partial(read_about, child, *own), self._offer, failed=self._offer_nothing, instead_of="about"
        )

    def _offer(self, about: AboutChild) -> None:
        if about.child != self._read_for:
            return
        untouched = not self.autosave.is_changed()
        self._offers = {"about": about.records, "chases": about.deadlines}
        self.of("about", PickField).offer(about.records)
        self.of("chases", TicksField).offer(about.deadlines)
        if not self.line("made_by"):
            self.field("made_by").fill(about.who)
        if not self.corrects and not self.place.draft:
            self._tick_chased(about.deadlines)
        self._hide_skipped()
        if untouched:
            self.autosave.begin()  # what the casebook filled in is nobody's draft

    def _offer_nothing(self, error: object) -> None:
        """The attempt may be kept without."""

    def _tick_chased(self, offered: tuple[Option, ...]) -> None:
        """Tick the deadline of the place: by its rule, or where the record has only one."""
        if self.place.record is None:
            return
        named = [one.value for one in offered if one.value == _code(self.place.record, self.place.part)]
        own = [one.value for one in offered if one.value.startswith(f"{self.place.record}:")]
        chosen = named or (own if len(own) == 1 else [])
        if chosen:
            self.field("chases").fill([*chosen])

    def _ask_whom(self) -> tuple[Field, ...]:
        room = self.room
        return (
            ChildField(
                room,
                "child",
                "Which child is this about?",
                required="Choose the child the attempt is about",
                parent=self,
            ),
            MomentField(
                room,
                "tried",
                "When did you try?",
                noun="The day you tried",
                required="Enter when you tried",
                parent=self,
            ),
            LineField(
                room,
                "agency",
                "Whom did you try to reach?",
                hint="The agency or team, or the family member.",
                required="Enter whom you tried to reach",
                parent=self,
            ),
            LineField(room, "person", "Which person there?", hint="Name and post, if known.", parent=self),
            SuggestedField(room, "how", "How?", WAYS, required="Enter how you tried", parent=self),
            PassageField(
                room,
                "asked",
                "What did you ask for?",
                required="Write what you asked for",
                rows=2,
                parent=self,
            ),
        )

    def _ask_outcome(self) -> tuple[Field, ...]:
        room = self.room
        return (
            TicksField(
                room,
                "chases",
                "Which deadlines does this meet?",
                hint="Tick only those that this attempt fulfils: they are no longer listed as due.",
                parent=self,
            ),
            PickField(room, "about", "Which referral or escalation is it about?", parent=self),
            *self._ask_result(),
            LineField(room, "made_by", "Who tried?", required="Enter who tried", parent=self),
        )

    def _ask_result(self) -> tuple[Field, ...]:
        room = self.room
        return (
            ChoiceField(
                room,
                "result",
                "What came of it?",
                options_of(ContactResult),
                required="Choose what came of it",
                parent=self,
            ),
            PassageField(room, "said", "What was said?", rows=3, parent=self),
            DayField(
                room,
                "answered_on",
                "On which day was it answered?",
                noun="The day of the answer",
                hint="Leave it empty while you wait.",
                parent=self,
            ),
            DayField(
                room,
                "next_try_on",
                "On which day will you try next?",
                noun="The day of the next try",
                side=Side.EITHER if self.corrects else Side.COMING,
                parent=self,
            ),
        )


def keep_attempt(attempt: ContactAttempt, compartment: str, desk: Desk) -> Written:
    """Keep an attempt."""
    return desk.contacts.note(attempt, compartment=compartment)


def correct_attempt(
    record_id: RecordId, after: int, attempt: ContactAttempt, why: str, desk: Desk
) -> Written:
    """Correct an attempt."""
    return desk.contacts.correct(record_id, after, attempt, why)


def read_about(child: RecordId, about: RecordId | None, chases: tuple[Met, ...], desk: Desk) -> AboutChild:
    """Read what an attempt for a child may be about, with what it is about already."""
    today, now = desk.records.today(), desk.records.now()
    kept = [one for one in desk.children.chronology(child) if isinstance(one.record, (Referral, Escalation))]
    known = {one.record_id for one in kept}
    if about is not None and about not in known:
        kept += _kept(desk, about)
    open_now = [(one.record_id, one.deadline) for one in desk.deadlines.of_child(child)]
    listed = {_code(*_named(one)) for one in open_now}
    met = [one for one in _met_already(desk, chases) if _code(*_named(one)) not in listed]
    return AboutChild(
        child=child,
        who=desk.who,
        records=tuple(_record_option(one, today) for one in reversed(kept)),
        deadlines=tuple(_deadline_option(record, deadline, now) for record, deadline in (*open_now, *met)),
    )


def _kept(desk: Desk, record_id: RecordId) -> list[Kept]:
    try:
        return [desk.records.kept(record_id)]
    except NoSuchRecord:
        return []


def _met_already(desk: Desk, chases: Iterable[Met]) -> list[tuple[RecordId, Deadline]]:
    return [
        (met.record, deadline)
        for met in chases
        for kept in _kept(desk, met.record)
        for deadline in kept.record.deadlines()
        if deadline.rule == met.rule
    ]


def _record_option(kept: Kept, today: date) -> Option:
    line = kept.record.line()
    words = f"{line.title}, {short_day(line.when.on, today)}: {line.headline}"
    return Option(value=kept.record_id, words=one_line(words))


def _deadline_option(record: RecordId, deadline: Deadline, now: datetime) -> Option:
    due = due_words(deadline, now)
    return Option(value=_code(record, deadline.rule), words=one_line(deadline.what), hint=due)


def _named(one: tuple[RecordId, Deadline]) -> tuple[RecordId, str]:
    return one[0], one[1].rule


def _code(record: RecordId, rule: str) -> str:
    return f"{record}:{rule}"


def _met(code: str) -> Met:
    record, _, rule = code.partition(":")
    return Met(record=RecordId(record), rule=rule)
