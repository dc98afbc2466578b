"""Referring: the authority's own route and form, and the deadlines fixed on the day it is sent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dsl_desk.model.access import PROTECTION
from dsl_desk.model.child import Child
from dsl_desk.model.concern import Concern
from dsl_desk.model.judgement import Judgement
from dsl_desk.model.record import Involved, Moment, RecordId
from dsl_desk.model.referral import Consent, FormAnswer, Purpose, Referral
from dsl_desk.practice.clocks import danger_rule, set_by_referral
from dsl_desk.practice.consent import consent_fault, consent_warnings
from dsl_desk.practice.filling import Known, told_of
from dsl_desk.practice.forms import completed, drafted, form_faults, form_of, form_warnings
from dsl_desk.practice.records import reason_faults
from dsl_desk.practice.refusal import refuse
from dsl_desk.practice.routes import known_route, route_faults, route_of
from dsl_desk.practice.written import Written, attachments_of
from dsl_desk.profiles.choices import Channel, Field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from dsl_desk.practice.forms import DraftForm
    from dsl_desk.practice.profiles import Edition, Profiles
    from dsl_desk.practice.records import Records
    from dsl_desk.practice.school import OwnSchool
    from dsl_desk.practice.written import NewFile, Sheet

NO_DANGER = "No immediate danger is known to the referrer."
_NOT_KEPT = "This referral was not kept."


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralDraft:
    """A referral as it was made, before it is kept. `edition` is the id of the edition's record.

    `route` is the id or name of one of the edition's routes; where the edition knows none that fits, the way
    it was sent in the school's words, and `channel` says what kind of way that is. `sent` is now, `sent_by`
    who is signed in and `sent_to` the front door, unless given. `immediate_danger` says what it is, if any.
    """

    child: RecordId
    edition: RecordId
    purpose: Purpose
    route: str
    consent: Consent
    reason: str
    outcome_wanted: str
    channel: Channel | None = None
    judgement: RecordId | None = None
    concerns: tuple[RecordId, ...] = ()
    also: tuple[Involved, ...] = ()
    sent: Moment | None = None
    sent_to: str = ""
    sent_by: str = ""
    reference: str = ""
    spoken_to: str = ""
    consent_words: str = ""
    why_now: str = ""
    child_words: str = ""
    immediate_danger: str = ""
    answers: tuple[FormAnswer, ...] = ()


class Referrals:
    """Referrals, kept in protection as they were sent."""

    def __init__(self, records: Records, profiles: Profiles, school: OwnSchool) -> None:
        """Work on these records, the editions held and the school's calendar."""
        self._records = records
        self._profiles = profiles
        self._school = school

    def danger_words(self) -> str:
        """Say what stands above everything when a child is in immediate danger, in the guidance's words."""
        rule = danger_rule(self._records.today())
        return (
            f"Immediate danger: ring 999 now, then the front door. {rule.title} at once, by {rule.who} "
            f"({rule.source})."
        )

    def draft_form(
        self,
        child_id: RecordId,
        edition: RecordId,
        route: str = "",
        *,
        concerns: tuple[RecordId, ...] = (),
        judgement: RecordId | None = None,
    ) -> DraftForm:
        """Give the form of a route in the authority's own order, with what the casebook can say filled in.

        Where the authority's own form is not known, a plain one stands in. Nothing is kept.
        """
        profile = self._profiles.edition(edition).profile
        form, is_theirs = form_of(profile, known_route(profile, route))
        school = self._school.sheet()
        known = Known(
            child_id=child_id,
            child=self._records.sheet(child_id, Child).record,
            today=self._records.today(),
            signer=self._records.signer,
            school=school.record if school else None,
            kept=told_of(self._records.story(child_id), child_id),
            concerns=tuple(self._records.sheet(one, Concern).record for one in concerns),
            judgement=self._records.sheet(judgement, Judgement).record if judgement else None,
        )
        return drafted(form, known.answers(), is_theirs=is_theirs)

    def refer(self, draft: ReferralDraft, *, files: tuple[NewFile, ...] = ()) -> Written:
        """Keep a referral as it was sent and fix its deadlines. Raises `Faults` with all that is wrong.

        In immediate danger the first warning is to ring 999, and the duty stands first among the deadlines.
        """
        edition = self._profiles.edition(draft.edition)
        profile = edition.profile
        whole = self._whole(draft, edition)
        refuse(_NOT_KEPT, self._faults(whole, edition))
        route = route_of(profile, whole.route, whole.channel)
        form, _ = form_of(profile, known_route(profile, whole.route))
        sent = whole.sent or self._records.this_minute()
        record = Referral(
            child=whole.child,
            also=whole.also,
            judgement=whole.judgement,
            concerns=whole.concerns,
            edition=edition.shown(),
            purpose=whole.purpose,
            route=route.name,
            channel=route.channel.value.replace("_", " "),
            sent=sent,
            sent_to=whole.sent_to,
            sent_by=whole.sent_by,
            reference=whole.reference,
            spoken_to=whole.spoken_to,
            consent=whole.consent,
            consent_words=whole.consent_words,
            reason=whole.reason,
            why_now=whole.why_now,
            child_words=whole.child_words,
            outcome_wanted=whole.outcome_wanted,
            immediate_danger=whole.immediate_danger,
            form=completed(form, whole.answers, _said_besides(whole)),
            files=attachments_of(files),
            set_deadlines=set_by_referral(
                profile, route, sent, self._school.calendar(), danger=whole.immediate_danger
            ),
        )
        warnings = tuple(self._warnings(whole, edition, sent.on))
        return self._records.keep(record, PROTECTION, files=files, warnings=warnings)

    def correct_sent(self, referral_id: RecordId, after: int, sent: Moment, why: str) -> Written:
        """Correct when a referral was sent, and count its deadlines again under its own edition."""
        before = self._records.sheet(referral_id, Referral).record
        profile = self._profiles.kept_as(before.edition).profile
        channel = Channel(before.channel.replace(" ", "_"))
        counted = set_by_referral(
            profile,
            route_of(profile, before.route, channel),
            sent,
            self._school.calendar(),
            danger=before.immediate_danger,
        )
        record = replace(before, sent=sent, set_deadlines=counted)
        refuse(
            "The correction of this referral was not kept.",
            (
                *reason_faults(why),
                "Nothing in it has changed." if sent == before.sent else "",
            ),
        )
        return self._records.revise(referral_id, after, record, why)

    def sheet(self, referral_id: RecordId) -> Sheet[Referral]:
        """Give a referral. Raises `NoSuchRecord`."""
        return self._records.sheet(referral_id, Referral)

    def of_child(self, child_id: RecordId) -> tuple[Sheet[Referral], ...]:
        """Give the referrals of a child, in order of when they were sent."""
        return self._records.about(child_id, Referral)

    def _whole(self, draft: ReferralDraft, edition: Edition) -> ReferralDraft:
        """Fill in what was left to be taken as usual."""
        profile = edition.profile
        return replace(
            draft,
            sent_to=draft.sent_to or profile.referral.front_door_name or profile.authority,
            sent_by=draft.sent_by or self._records.signer,
        )

    def _faults(self, draft: ReferralDraft, edition: Edition) -> Iterator[str]:
        profile = edition.profile
        yield self._profiles.fault_of(edition)
        yield self._records.fault_of(draft.child, Child)
        yield from (self._records.fault_of(one, Concern) for one in draft.concerns)
        yield from self._judgement_faults(draft, edition)
        yield from route_faults(profile, draft.route, draft.channel)
        form, _ = form_of(profile, known_route(profile, draft.route))
        yield from form_faults(form, draft.answers)
        if not draft.immediate_danger:
            yield consent_fault(profile, self._level_of(draft), draft.purpose, draft.consent)

    def _judgement_faults(self, draft: ReferralDraft, edition: Edition) -> Iterator[str]:
        fault = self._records.fault_of(draft.judgement, Judgement)
        yield fault
        if draft.judgement is None or fault:
            return
        judgement = self._records.sheet(draft.judgement, Judgement).record
        if judgement.child != draft.child:
            yield "The judgement is about another child. Choose one made for this child."
        if judgement.edition.digest != edition.profile.digest:
            yield "The judgement was made under another edition. Refer under that one, or judge again."

    def _level_of(self, draft: ReferralDraft) -> str:
        if draft.judgement is None or self._records.fault_of(draft.judgement, Judgement):
            return ""
        return self._records.sheet(draft.judgement, Judgement).record.level_id

    def _warnings(self, draft: ReferralDraft, edition: Edition, on: date) -> Iterator[str]:
        profile, level = edition.profile, self._level_of(draft)
        if draft.immediate_danger:
            yield self.danger_words()
        yield from consent_warnings(profile, level, draft.purpose, draft.consent, draft.consent_words, on)
        route = known_route(profile, draft.route)
        if route is None:
            yield f"The edition {profile.edition_id} does not know this route: your words are kept."
        elif route.levels and level and level not in route.levels:
            yield "The authority does not name this route for the level judged. Check the route."
        elif route.channel is Channel.CONSULTATION_ONLY:
            yield "The authority gives this route for advice. Ask whether that counts as a referral."
        form, is_theirs = form_of(profile, route)
        if not is_theirs:
            yield "The authority's own form is not in the edition, so a plain one was used."
        yield from form_warnings(form, draft.answers)


def _said_besides(draft: ReferralDraft) -> Mapping[Field, str]:
    """Give what the referral says of itself, for sections of the form that ask it."""
    return {
        Field.IMMEDIATE_DANGER: draft.immediate_danger or NO_DANGER,
        Field.CONSENT: ". ".join(filter(None, (draft.consent.value, draft.consent_words))),
        Field.REASON: draft.reason,
        Field.WHY_NOW: draft.why_now,
        Field.CHILD_WORDS: draft.child_words,
        Field.OUTCOME_WANTED: draft.outcome_wanted,
    }
