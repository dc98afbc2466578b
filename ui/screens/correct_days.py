"""Correcting days that others count from: of an address, of an authority's part, of a referral."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from dsl_desk.model.child import Child
from dsl_desk.model.days import Side
from dsl_desk.model.referral import Referral
from dsl_desk.practice.places import address_faults, authority_faults
from ui import words
from ui.places import Where
from ui.screens.record_form import RecordForm
from ui.widgets.beside_cards import Beside
from ui.widgets.card import Card
from ui.widgets.fields_days import DayField, MomentField, plain_day, plain_moment
from ui.widgets.form import Step
from ui.widgets.problems import Problem
from ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dsl_desk.model.record import Moment, RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import Sheet, Written

MOST = 400
GONE = "Somebody corrected the child meanwhile. Open the child and choose again."


class CorrectDays(RecordForm[Child]):
    """Asks from which day to which one line of a child's record holds."""

    draft_kind: ClassVar[str] = Where.CORRECT.value
    submit_words: ClassVar[str] = "Keep these days"
    kept_words: ClassVar[str] = "Correction kept"
    can_correct: ClassVar[bool] = True
    checks_answers: ClassVar[bool] = False
    kind = Child
    lead: ClassVar[str]
    card_words: ClassVar[str]

    def steps(self) -> tuple[Step, ...]:
        """Show what it is, and ask for both days."""
        self.card = Card(self.room.theme, self.card_words, parent=self)
        self.shown = label("", "body", self.card)
        self.card.body.addWidget(self.shown)
        first = DayField(
            self.room, "from_on", "From which day?", noun="The first day", side=Side.EITHER, parent=self
        )
        last = DayField(
            self.room,
            "to_on",
            "Until which day?",
            noun="The last day",
            side=Side.EITHER,
            hint="Leave it empty while it holds.",
            parent=self,
        )
        beside = Beside(self.room, self.card, parent=self)
        return (Step(title="The days", lead=self.lead, fields=(first, last), beside=beside),)

    def subject(self) -> RecordId | None:
        """Give the child."""
        return self.place.record

    @property
    def number(self) -> int:
        """Say which line it is, counted from 0."""
        number = self.place.part.rpartition(" ")[2]
        return int(number) if number.isdecimal() else -1

    def correction(self, why: str) -> Callable[[Desk], Written]:
        """Keep it as the next revision of the child."""
        return partial(correct_child, self.record_id(), self.after, self.corrected(), why)

    def corrected(self) -> Child:
        """Give the child with the days as they are answered."""
        raise NotImplementedError

    def problems(self) -> tuple[Problem, ...]:
        """The days must fit each other, and the lines that stand beside."""
        child = self.standing()
        if child is None or not self.stands(child):
            return (Problem(sentence=GONE, field="to_on"),)
        return tuple(Problem(sentence=one, field="to_on") for one in self.unfit(child))

    def stands(self, child: Child) -> bool:
        """Say whether the line is there."""
        raise NotImplementedError

    def unfit(self, child: Child) -> Iterable[str]:
        """Say what is wrong with the days."""
        raise NotImplementedError


class CorrectAddressDays(CorrectDays):
    """The days of an address in the register."""

    heading: ClassVar[str] = "End or correct this address"
    lead: ClassVar[str] = "An address that no longer holds is ended, and stays with its days."
    card_words: ClassVar[str] = "The address"

    def fill_from(self, sheet: Sheet[Child]) -> None:
        """Show what stands."""
        if self.stands(sheet.record):
            own = sheet.record.addresses[self.number]
            self.shown.setText(words.breakable(words.one_line(words.address_words(own), MOST)))
            self.fill_with({"from_on": plain_day(own.from_on), "to_on": plain_day(own.to_on)})

    def stands(self, child: Child) -> bool:
        """Say whether there is an address of this number."""
        return 0 <= self.number < len(child.addresses)

    def unfit(self, child: Child) -> Iterable[str]:
        """Say what is wrong with the address as it would be."""
        del child
        return address_faults(self.corrected().addresses[self.number])

    def corrected(self) -> Child:
        """Give the child with the days of this address."""
        child = self.standing()
        if child is None:
            raise ValueError("child")
        own = replace(child.addresses[self.number], from_on=self.day("from_on"), to_on=self.day("to_on"))
        before, after = child.addresses[: self.number], child.addresses[self.number + 1 :]
        return replace(child, addresses=(*before, own, *after))


class CorrectAuthorityDays(CorrectDays):
    """The days of an authority's part."""

    heading: ClassVar[str] = "End or correct this authority's days"
    lead: ClassVar[str] = "Thresholds and clocks follow the authority of the day. Deadlines already set stay."
    card_words: ClassVar[str] = "The authority"

    def fill_from(self, sheet: Sheet[Child]) -> None:
        """Show what stands."""
        if self.stands(sheet.record):
            own = sheet.record.authorities[self.number]
            said = f"{words.one_line(own.name, MOST)}, {own.part.value} authority"
            self.shown.setText(words.breakable(said))
            self.fill_with({"from_on": plain_day(own.from_on), "to_on": plain_day(own.to_on)})

    def stands(self, child: Child) -> bool:
        """Say whether there is a period of this number."""
        return 0 <= self.number < len(child.authorities)

    def unfit(self, child: Child) -> Iterable[str]:
        """Say what is wrong with the period as it would be, beside the others."""
        before, after = child.authorities[: self.number], child.authorities[self.number + 1 :]
        others = replace(child, authorities=(*before, *after))
        return authority_faults(others, self.corrected().authorities[self.number])

    def corrected(self) -> Child:
        """Give the child with the days of this period."""
        child = self.standing()
        if child is None:
            raise ValueError("child")
        own = replace(child.authorities[self.number], from_on=self.day("from_on"), to_on=self.day("to_on"))
        before, after = child.authorities[: self.number], child.authorities[self.number + 1 :]
        return replace(child, authorities=(*before, own, *after))


class CorrectSent(RecordForm[Referral]):
    """When a referral was sent. Its deadlines are counted again from there."""

    draft_kind: ClassVar[str] = Where.CORRECT.value
    heading: ClassVar[str] = "Correct when it was sent"
    submit_words: ClassVar[str] = "Keep this correction"
    kept_words: ClassVar[str] = "Correction kept"
    can_correct: ClassVar[bool] = True
    checks_answers: ClassVar[bool] = False
    kind = Referral

    def steps(self) -> tuple[Step, ...]:
        """Ask when it was."""
        sent = MomentField(
            self.room,
            "sent",
            "When was it sent, or rung through?",
            noun="The day",
            hint="Its deadlines are counted again from this moment, under the edition it was sent under. "
            "What stood before stays on the record.",
            required="Enter when it was sent",
            parent=self,
        )
        return (Step(title="The day and the time", fields=(sent,)),)

    def subject(self) -> RecordId | None:
        """Give the child it is about."""
        referral = self.standing()
        return referral.child if referral else self.place.child

    def fill_from(self, sheet: Sheet[Referral]) -> None:
        """Show what stands."""
        self.field("sent").fill(plain_moment(sheet.record.sent))

    def correction(self, why: str) -> Callable[[Desk], Written]:
        """Keep it as the next revision, with its deadlines."""
        return partial(correct_sent, self.record_id(), self.after, self.moment("sent"), why)


def correct_child(child: RecordId, after: int, corrected: Child, why: str, desk: Desk) -> Written:
    """Correct what the register holds of a child."""
    return desk.children.correct(child, after, corrected, why)


def correct_sent(referral: RecordId, after: int, sent: Moment, why: str, desk: Desk) -> Written:
    """Correct when a referral was sent."""
    return desk.referrals.correct_sent(referral, after, sent, why)
