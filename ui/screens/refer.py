"""Referring: the authority's own route, consent rule and form, filled from the casebook."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from dsl_desk.model.record import Moment, RecordId
from dsl_desk.model.referral import Consent, Purpose, Referral
from dsl_desk.practice.consent import NOT_ASKED
from dsl_desk.practice.referrals import NO_DANGER, ReferralDraft
from dsl_desk.profiles.choices import Channel
from dsl_desk.profiles.choices import Field as Asks
from ui.places import Place, Where
from ui.screens.act_screen import KeptAct
from ui.screens.refer_fields import OTHER_WAY, OWN, refer_steps
from ui.screens.refer_reading import ReferAsked, ReferSight, look_for_referring
from ui.widgets.deadlines_card import DeadlinesCard
from ui.widgets.edition_card import EditionCard, edition_options
from ui.widgets.fields_children import OthersField
from ui.widgets.fields_choice import ChoiceField, Option, PickField, TicksField
from ui.widgets.fields_days import MomentField, plain_moment
from ui.widgets.fields_files import FilesField
from ui.widgets.fields_text import LineField, PassageField
from ui.widgets.kept_page import Next
from ui.widgets.route import OTHER, RouteCard, route_options
from ui.widgets.sections import SectionsField
from ui.widgets.told_choice import ToldChoice
from ui.words import moment_words, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from dsl_desk.model.deadline import Deadline
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import NewFile, Written
    from ui.widgets.field import Field
    from ui.widgets.form import Step

NO_JUDGEMENT = "none"
LONGEST = 120
NOT_STATED = "The edition does not say what this level asks about agreement."


class ReferScreen(KeptAct[Referral, ReferSight]):
    """Asks for a referral of one child."""

    draft_kind: ClassVar[str] = Where.REFER.value
    heading: ClassVar[str] = "Refer"
    submit_words: ClassVar[str] = "Keep this referral as sent"
    kept_words: ClassVar[str] = "Referral kept"
    seen_by: ClassVar[str] = (
        "Designated safeguarding leads of this school. DSL Desk sends nothing: you send the form by the "
        "route chosen, and the pack gives you the paper."
    )

    def steps(self) -> tuple[Step, ...]:
        """Ask what it rests on and by which route, then consent and sending, then the form."""
        self.edition_card = EditionCard(self.room, self)
        self.route_cards = (RouteCard(self.room, self), RouteCard(self.room, self))
        self._known_before: Mapping[Asks, str] = {}
        return refer_steps(self.room, self.edition_card, self.route_cards, self)

    # Reading.

    def question(self) -> ReferAsked:
        """The judgement, the edition, the route and the concerns decide what the form says."""
        judgement = self.of("judgement", ChoiceField).value()
        if not self.autosave.has_begun and not judgement:
            judgement = self.place.record or ""
        return ReferAsked(
            child=self.child(),
            judgement=judgement,
            edition=self.of("edition", PickField).value(),
            route=self.of("route", ChoiceField).value(),
            concerns=tuple(str(one) for one in self.of("concerns", TicksField).value()),
        )

    def look(self) -> Callable[[Desk], ReferSight]:
        """Read the edition's routes and rules, and the form."""
        return partial(look_for_referring, self.question())

    def see(self, sight: ReferSight) -> None:
        """Offer what there is to choose from, and show the form."""
        self.danger.say(sight.danger)
        self.say_no_profile(sight.editions.no_profile)
        self.edition_card.show_edition(sight.editions.chosen, sight.editions.fault)
        self.of("others", OthersField).leave_out(sight.child)
        self._offer_records(sight)
        self.of("edition", PickField).offer(edition_options(sight.editions.held))
        chosen = sight.editions.chosen
        for card in self.route_cards:
            card.show_route(chosen.profile if chosen else None, sight.route)
        if chosen is not None:
            self.of("route", ChoiceField).offer(route_options(chosen.profile, sight.level_id))
        self.of("consent", ToldChoice).tell(consent_words(sight))
        self._offer_form()

    def _offer_records(self, sight: ReferSight) -> None:
        listed = tuple(
            Option(
                value=one.record_id,
                words=one_line(one.record.line().headline, LONGEST),
                hint=f"{moment_words(one.record.judged)}. Decided to {one.record.decision.value}",
            )
            for one in sight.judgements
        )
        none = Option(value=NO_JUDGEMENT, words="No judgement", hint="The level is then left to the form.")
        self.of("judgement", ChoiceField).offer((*listed, none))
        self.of("concerns", TicksField).offer(
            tuple(
                Option(
                    value=one.record_id,
                    words=one_line(one.record.headline, LONGEST) or "No heading",
                    hint=moment_words(one.record.happened),
                )
                for one in sight.concerns
            )
        )

    def _offer_form(self) -> None:
        if self.has_seen:
            self.of("form", SectionsField).offer(self.sight.form, self._known())

    def _known(self) -> Mapping[Asks, str]:
        """Give what was answered before the form and belongs in it."""
        agreed = (self.of("consent", ToldChoice).chosen(), self.of("consent_words", PassageField).words())
        return {
            Asks.IMMEDIATE_DANGER: self.of("danger", PassageField).words() or NO_DANGER,
            Asks.CONSENT: ". ".join(filter(None, agreed)),
        }

    def _changed(self) -> None:
        super()._changed()
        if self.autosave.has_begun and self.has_seen and self._known() != self._known_before:
            self._known_before = self._known()
            self._offer_form()

    def child(self) -> RecordId | None:
        """The place's child; else, once read, whom the judgement is about."""
        return self.place.child or (self.sight.child if self.has_seen else None)

    def child_name(self) -> str:
        """Name the child, once read."""
        return self.sight.child_name if self.has_seen else ""

    # Filling and keeping.

    def begin(self) -> None:
        """Begin with the judgement, its edition and concerns, the front door, now, and who is signed in."""
        judgement, chosen = self.sight.judgement, self.sight.editions.chosen
        if judgement is not None:
            self.of("judgement", ChoiceField).fill(judgement.record_id)
            self.of("concerns", TicksField).fill(list(judgement.record.concerns))
        if chosen is not None:
            self.of("edition", PickField).fill(chosen.record_id)
        self.of("sent", MomentField).fill(plain_moment(Moment.of(self.room.now())))
        self.of("sent_to", LineField).fill(self.sight.sent_to())
        self.of("sent_by", LineField).fill(self.sight.signer)

    def skips(self, field: Field) -> bool:
        """Ask how it went only for a way of one's own; ask nothing twice that the form asks."""
        if field.name in OTHER_WAY:
            return self.of("route", ChoiceField).chosen() != OTHER
        asked = OWN.get(field.name)
        form = self.of("form", SectionsField)
        return asked is not None and (form.form is None or form.asks(asked))

    def lacking(self) -> tuple[str, ...]:
        """Say what the front door would send it back for."""
        consent = self.of("consent", ToldChoice).chosen()
        words = self.of("consent_words", PassageField).words()
        dispensed = consent in {one.value for one in NOT_ASKED}
        why = (
            "Write down why the family was not asked, and who decided that."
            if dispensed and not words
            else ""
        )
        return (*filter(None, (why,)), *self.of("form", SectionsField).lacking())

    def job(self) -> Callable[[Desk], Written]:
        """Keep it as it was sent."""
        return partial(keep_referral, self._draft(), self.of("files", FilesField).files())

    def afterwards(self, written: Written) -> Callable[[Desk], object]:
        """Read the deadlines that were set."""
        return partial(read_deadlines, written.record_id)

    def cards(self, written: Written, read: object, parent: QWidget) -> tuple[QWidget, ...]:
        """Show each deadline with why it falls there."""
        del written
        deadlines = read if isinstance(read, tuple) else ()
        return (DeadlinesCard(self.room, deadlines, parent),)

    def nexts(self, written: Written) -> tuple[Next, ...]:
        """The pack; their answer, once it comes; the child."""
        child, record = self.child(), written.record_id
        return (
            Next(
                words="Make the pack",
                place=Place(screen=Where.PACK, child=child, record=record),
                icon="file-text",
            ),
            Next(
                words="Record their reply",
                place=Place(screen=Where.REPLY, child=child, record=record),
                icon="corner-down-right",
            ),
            Next(words="Back to the child", place=Place(screen=Where.CHILD, child=child)),
        )

    def _said(self, name: str) -> str:
        """Give an answer that the form asks under its own label, else the one asked apart."""
        form, asked = self.of("form", SectionsField), OWN[name]
        return form.words_for(asked) if form.asks(asked) else self.of(name, PassageField).words()

    def _draft(self) -> ReferralDraft:
        route, judgement = self.of("route", ChoiceField).chosen(), self.of("judgement", ChoiceField).chosen()
        is_other, channel = route == OTHER, self.of("channel", ChoiceField).chosen()
        purpose, consent = self.of("purpose", ChoiceField).chosen(), self.of("consent", ToldChoice).chosen()
        return ReferralDraft(
            child=self.sight.child,
            edition=RecordId(self.of("edition", PickField).chosen()),
            purpose=Purpose(purpose),
            route=self.of("own_route", LineField).words() if is_other else route,
            channel=Channel(channel) if is_other and channel else None,
            consent=Consent(consent),
            consent_words=self.of("consent_words", PassageField).words(),
            judgement=RecordId(judgement) if judgement not in ("", NO_JUDGEMENT) else None,
            concerns=tuple(RecordId(one) for one in self.of("concerns", TicksField).chosen()),
            also=self.of("others", OthersField).involved(),
            sent=self.of("sent", MomentField).moment(),
            sent_to=self.of("sent_to", LineField).words(),
            sent_by=self.of("sent_by", LineField).words(),
            reference=self.of("reference", LineField).words(),
            spoken_to=self.of("spoken_to", LineField).words(),
            reason=self._said("reason"),
            why_now=self._said("why_now"),
            child_words=self._said("child_words"),
            outcome_wanted=self._said("outcome_wanted"),
            immediate_danger=self.of("danger", PassageField).words(),
            answers=self.of("form", SectionsField).answers(),
        )


def consent_words(sight: ReferSight) -> str:
    """Say what the authority asks about the family's agreement: of the level judged, else in general."""
    chosen, own = sight.editions.chosen, sight.consent()
    if chosen is None:
        return ""
    profile = chosen.profile
    if own is not None:
        level = profile.label_of(profile.level(own.level))
        return f"{profile.authority} says of {level}: {own.words}"
    general = profile.referral.consent_rule
    return f"{profile.authority} says: {general}" if general else NOT_STATED


def keep_referral(draft: ReferralDraft, files: tuple[NewFile, ...], desk: Desk) -> Written:
    """Keep a referral."""
    return desk.referrals.refer(draft, files=files)


def read_deadlines(referral: RecordId, desk: Desk) -> tuple[Deadline, ...]:
    """Read the deadlines that a referral set."""
    return desk.referrals.sheet(referral).record.set_deadlines
