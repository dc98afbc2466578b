"""Escalating a decision, stage by stage, on the ladder of the edition that was referred under."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from dsl_desk.model.access import PROTECTION
from dsl_desk.model.child import Child
from dsl_desk.model.deadline import counted_at, say_day
from dsl_desk.model.escalation import Dispute, Escalation, Ground
from dsl_desk.model.judgement import Judgement
from dsl_desk.model.record import Moment, RecordId
from dsl_desk.model.referral import Outcome, Referral, Reply
from dsl_desk.practice.criteria import fact_faults
from dsl_desk.practice.grounds import answers_to
from dsl_desk.practice.ladder import (
    Climb,
    NextStage,
    Rung,
    in_turn,
    next_stage_of,
    own_deadlines,
    rung_above,
    rung_of,
    stage_deadlines,
    stage_faults,
    urgent_branch,
)
from dsl_desk.practice.refusal import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.model.deadline import Deadline
    from dsl_desk.practice.profiles import Profiles
    from dsl_desk.practice.records import Records
    from dsl_desk.practice.school import OwnSchool
    from dsl_desk.practice.written import Sheet, Written

_NOT_KEPT = "This escalation was not kept."

TYPED_STAGE = (
    "The edition does not give this {word}: its label, posts and time were entered by the school, "
    "as the authority or its policy told them."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationDraft:
    """A stage as it is opened, before it is kept.

    `stage` is the one after the last unless given; going past one needs `why_out_of_turn`. `own` is the stage
    in the school's words where the edition does not give it. What is challenged, by whom it was decided and
    why is taken from the latest reply unless given. `outcome_wanted_by` is the day the stage's clock ends.
    `grounds` are the standing facts against the reason given, those that hold for every child of this age,
    unless others are chosen (`Replies.challenges`).
    """

    referral: RecordId
    why_it_matters_now: str
    outcome_wanted: str
    disputes: tuple[Dispute, ...]
    stage: int | None = None
    why_out_of_turn: str = ""
    own: Rung | None = None
    to_name: str = ""
    opened: Moment | None = None
    opened_by: str = ""
    reply: RecordId | None = None
    decision_challenged: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    their_reason: str = ""
    agreed_points: tuple[str, ...] = ()
    outcome_wanted_by: date | None = None
    interim_plan: str = ""
    grounds: tuple[Ground, ...] | None = None


class Escalations:
    """Stages, kept in protection, each with the one before it and the edition it is taken under."""

    def __init__(self, records: Records, profiles: Profiles, school: OwnSchool) -> None:
        """Work on these records, the editions held and the school's calendar."""
        self._records = records
        self._profiles = profiles
        self._school = school

    def next_stage(self, referral_id: RecordId) -> NextStage:
        """Say which stage comes next, whom it goes to and by when, in the authority's words.

        Where the ladder is not known, or ends, `stage` is None and `note` says what to do.
        """
        climb = self._climb(self._records.sheet(referral_id, Referral))
        return next_stage_of(climb, self._records.this_minute(), self._school.calendar())

    def disputes_of(self, judgement_id: RecordId) -> tuple[Dispute, ...]:
        """Give a judgement's criteria, with their facts, as points to dispute without any views yet."""
        judgement = self._records.sheet(judgement_id, Judgement).record
        return tuple(Dispute(criterion=one) for one in judgement.criteria)

    def open_stage(self, draft: EscalationDraft) -> Written:
        """Keep a stage and fix its clock. Raises `Faults` with everything that is wrong.

        Why a stage was taken out of turn, or that it is in the school's own words, stands on the entry.
        """
        refuse(_NOT_KEPT, (self._records.fault_of(draft.referral, Referral),))
        referral = self._records.sheet(draft.referral, Referral)
        climb = self._climb(referral)
        refuse(_NOT_KEPT, self._faults(draft, climb, referral))
        opened = draft.opened or self._records.this_minute()
        rung, deadlines = self._rung(draft, climb, opened)
        above = rung_above(climb, rung.ordinal)
        record = Escalation(
            child=referral.record.child,
            referral=draft.referral,
            before=climb.last.record_id if climb.last else None,
            edition=referral.record.edition,
            policy=climb.profile.escalation.policy_name,
            stage=rung.ordinal,
            stage_word=climb.word,
            stage_label=rung.label,
            informal=rung.is_informal,
            from_post=rung.from_post,
            to_post=rung.to_post,
            to_name=draft.to_name,
            opened=opened,
            opened_by=draft.opened_by or self._records.signer,
            decision_challenged=draft.decision_challenged or _unanswered(referral.record),
            decided_by=draft.decided_by,
            decided_on=draft.decided_on,
            their_reason=draft.their_reason,
            agreed_points=draft.agreed_points,
            disputes=draft.disputes,
            why_it_matters_now=draft.why_it_matters_now,
            outcome_wanted=draft.outcome_wanted,
            outcome_wanted_by=draft.outcome_wanted_by or _first_day(deadlines),
            interim_plan=draft.interim_plan,
            copies_to=rung.copies_to,
            clock_as_written=rung.time_words,
            next_label=above.label if above else "",
            next_post=above.to_post if above else "",
            set_deadlines=deadlines,
        )
        whole = self._with_reply(record, draft, self._latest_reply(draft, climb))
        typed = TYPED_STAGE.format(word=climb.word) if draft.own else ""
        why = " ".join(filter(None, (draft.why_out_of_turn.strip(), typed)))
        return self._records.keep(whole, PROTECTION, why=why, warnings=(typed,) if typed else ())

    def sheet(self, escalation_id: RecordId) -> Sheet[Escalation]:
        """Give a stage. Raises `NoSuchRecord`."""
        return self._records.sheet(escalation_id, Escalation)

    def of_referral(self, referral_id: RecordId) -> tuple[Sheet[Escalation], ...]:
        """Give the stages taken over a referral, in order."""
        child_id = self._records.sheet(referral_id, Referral).record.child
        return in_turn(one for one in self.of_child(child_id) if one.record.referral == referral_id)

    def of_child(self, child_id: RecordId) -> tuple[Sheet[Escalation], ...]:
        """Give the stages taken for a child, in order."""
        return self._records.about(child_id, Escalation)

    def _climb(self, referral: Sheet[Referral]) -> Climb:
        taken = self.of_referral(referral.record_id)
        decided = self._replies(referral.record.child, referral.record_id)
        closed = self._replies(referral.record.child, taken[-1].record_id) if taken else ()
        return Climb(
            profile=self._profiles.kept_as(referral.record.edition).profile,
            taken=taken,
            answered_at=counted_at(decided[-1].record.received) if decided else None,
            closed_at=counted_at(closed[-1].record.received) if closed else None,
        )

    def _replies(self, child_id: RecordId, answers: RecordId) -> tuple[Sheet[Reply], ...]:
        return tuple(one for one in self._records.about(child_id, Reply) if one.record.answers == answers)

    def _rung(
        self, draft: EscalationDraft, climb: Climb, opened: Moment
    ) -> tuple[Rung, tuple[Deadline, ...]]:
        calendar = self._school.calendar()
        if draft.own is not None:
            return draft.own, own_deadlines(climb, draft.own, opened, calendar)
        following = climb.profile.stage_after(climb.reached)
        ordinal = draft.stage if draft.stage is not None or following is None else following.ordinal
        rung = rung_of(climb, ordinal or 0)
        branch = urgent_branch(climb, rung.ordinal, draft.why_out_of_turn)
        if branch is not None:
            rung = replace(rung, time_words=branch.clock.as_written)
        return rung, stage_deadlines(
            climb, rung.ordinal, opened, calendar, why_out_of_turn=draft.why_out_of_turn
        )

    def _latest_reply(self, draft: EscalationDraft, climb: Climb) -> Sheet[Reply] | None:
        """Give the reply named, else the last one to the last stage, else the last one to the referral."""
        if draft.reply is not None:
            return self._records.sheet(draft.reply, Reply)
        child_id = self._records.sheet(draft.referral, Referral).record.child
        to_stage = self._replies(child_id, climb.last.record_id) if climb.last else ()
        found = to_stage or self._replies(child_id, draft.referral)
        return found[-1] if found else None

    def _with_reply(
        self, record: Escalation, draft: EscalationDraft, reply: Sheet[Reply] | None
    ) -> Escalation:
        """Take from a reply what the draft leaves open: the decision, its maker, day, reason and answer."""
        if reply is None:
            return replace(record, grounds=draft.grounds or ())
        said = reply.record
        decider = ", ".join(filter(None, (said.decider_name, said.decider_post, said.decider_organisation)))
        return replace(
            record,
            reply=reply.record_id,
            decision_challenged=draft.decision_challenged or _decision(said),
            decided_by=draft.decided_by or decider,
            decided_on=draft.decided_on or said.decided_on,
            their_reason=draft.their_reason or said.reason_words,
            grounds=self._grounds(said) if draft.grounds is None else draft.grounds,
        )

    def _grounds(self, reply: Reply) -> tuple[Ground, ...]:
        """Give the standing facts that hold for every child of this age; the others a person must choose."""
        child = self._records.sheet(reply.child, Child).record
        facts = answers_to(reply.reason_code, child, self._records.today())
        return tuple(one.ground for one in facts if not one.applies)

    def _faults(self, draft: EscalationDraft, climb: Climb, referral: Sheet[Referral]) -> Iterator[str]:
        yield from stage_faults(climb, draft.stage, draft.own, draft.why_out_of_turn)
        fault = self._records.fault_of(draft.reply, Reply)
        yield fault
        if draft.reply is not None and not fault:
            known = {referral.record_id, *(one.record_id for one in climb.taken)}
            if self._records.sheet(draft.reply, Reply).record.answers not in known:
                yield "The reply answers something else. Choose one to this referral or to one of its stages."
        for place, dispute in enumerate(draft.disputes, 1):
            if not dispute.criterion.quoted.strip():
                yield f"Disputed point {place} has no words. Copy the criterion, or choose it."
            yield from fact_faults(dispute.criterion.facts, self._records)


def _decision(reply: Reply) -> str:
    if reply.outcome is Outcome.NO_REPLY:
        return f"No answer had come by {say_day(reply.received.on)}."
    return reply.outcome.value[0].upper() + reply.outcome.value[1:]


def _unanswered(referral: Referral) -> str:
    return f"No decision: nobody has answered the referral sent on {say_day(referral.sent.on)}."


def _first_day(deadlines: tuple[Deadline, ...]) -> date | None:
    return next((one.due_at.date() for one in deadlines if one.due_at), None)
