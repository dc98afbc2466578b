"""Challenging a decision stage by stage, on ladders of every shape."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest

from dsl_desk.errors import Faults
from dsl_desk.model.deadline import END_OF_DAY
from dsl_desk.model.escalation import Dispute, Escalation, Ground
from dsl_desk.model.judgement import Criterion, Wording
from dsl_desk.model.record import Moment
from dsl_desk.model.referral import Outcome, ReasonCode
from dsl_desk.model.working_days import LONDON
from dsl_desk.practice.criteria import Chosen, Typed
from dsl_desk.practice.escalations import EscalationDraft
from dsl_desk.practice.ladder import Rung
from dsl_desk.practice.replies import ReplyDraft
from dsl_desk.profiles.choices import Channel
from tests.practice.rowan import NOBODY, a_concern, a_fact, a_judgement, a_referral, add_child, hold, shipped

if TYPE_CHECKING:
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.profiles import Edition
    from tests.practice.rowan import FixedClock

TYPED = Typed(quoted="Basic care is not given reliably.", page="14", facts=(a_fact(),))


def referred(
    desk: Desk, edition: Edition, route: str, level_id: str | None = None
) -> tuple[RecordId, RecordId]:
    """Log, judge and refer; gives the judgement and the referral."""
    child = add_child(desk, edition.profile.authority, edition.profile.profile_id)
    concern = desk.concerns.log(a_concern(child)).record_id
    judged = replace(a_judgement(child, edition, level_id), concerns=(concern,), typed=(TYPED,))
    judgement = desk.judgements.judge(judged).record_id
    draft = replace(
        a_referral(child, edition, route, judgement), channel=Channel.ONLINE_FORM, concerns=(concern,)
    )
    return judgement, desk.referrals.refer(draft).record_id


def returned(desk: Desk, answers: RecordId, outcome: Outcome = Outcome.SCHOOL_TO_LEAD) -> RecordId:
    """An answer that sends it back to the school."""
    reply = ReplyDraft(
        answers=answers,
        outcome=outcome,
        reason_words="School is best placed to lead.",
        reason_code=ReasonCode.EARLY_HELP_FIRST,
        decider_name="Kit Sandford",
        decider_post="team manager",
        decided_on=date(2026, 11, 18),
    )
    return desk.replies.record(reply).record_id


def a_challenge(referral: RecordId, *disputes: Dispute) -> EscalationDraft:
    return EscalationDraft(
        referral=referral,
        disputes=disputes,
        why_it_matters_now="Winter, and the third month.",
        outcome_wanted="An assessment by a social worker.",
        interim_plan="Breakfast and a daily check by the form tutor.",
    )


def opened(desk: Desk, draft: EscalationDraft) -> Escalation:
    return desk.escalations.sheet(desk.escalations.open_stage(draft).record_id).record


def at(day: date, hour: time = END_OF_DAY) -> datetime:
    return datetime.combine(day, hour, tzinfo=LONDON)


def test_northmoors_ladder_is_climbed_in_its_own_words(
    desk: Desk, northmoor: Edition, clock: FixedClock
) -> None:
    judgement, referral = referred(desk, northmoor, "mash-form", "l3")
    clock.move_to(2026, 11, 18, 15, 0)
    reply = returned(desk, referral)
    clock.move_to(2026, 11, 19)
    coming = desk.escalations.next_stage(referral)
    assert coming.stage is not None
    assert (coming.word, coming.stage.ordinal, coming.stage.to_post) == (
        "stage",
        1,
        "MASH duty social worker",
    )
    assert coming.urgent.endswith("Stage 3")
    disputes = desk.escalations.disputes_of(judgement)
    first = opened(desk, a_challenge(referral, *disputes))
    assert first.informal
    assert (first.reply, first.before, first.stage_label) == (reply, None, "Stage 1")
    assert first.decision_challenged == "Returned: school to lead"
    assert (first.decided_by, first.their_reason) == (
        "Kit Sandford, team manager",
        "School is best placed to lead.",
    )
    assert first.set_deadlines == (coming.deadline,)
    assert first.set_deadlines[0].due_at == at(date(2026, 11, 19))
    assert first.outcome_wanted_by == date(2026, 11, 19)
    assert first.clock_as_written.startswith("by the end of the next working day")
    assert (first.next_label, first.next_post) == ("Stage 2", "MASH team manager")
    clock.move_to(2026, 11, 20)
    second = opened(desk, a_challenge(referral, *disputes))
    assert second.before == desk.escalations.of_referral(referral)[0].record_id
    assert second.set_deadlines[0].due_at == at(date(2026, 11, 22), time(10, 0))
    assert "Earlier" in second.set_deadlines[0].why or "earlier" in second.set_deadlines[0].why
    stages = [one.deadline.rule for one in desk.deadlines.open() if "stage" in one.deadline.rule]
    assert stages == ["northmoor:stage-2"]
    returned(desk, desk.escalations.of_referral(referral)[1].record_id, Outcome.NOT_UPHELD)
    assert not any("stage" in one.deadline.rule for one in desk.deadlines.open())
    third = opened(desk, a_challenge(referral, *disputes))
    assert third.decision_challenged == "Decision kept after our challenge"
    assert (third.informal, third.copies_to) == (False, ("Designated Safeguarding Lead", "MASH team manager"))


def test_eastvales_steps_have_no_numbers_and_one_time_is_agreed(desk: Desk, eastvale: Edition) -> None:
    judgement, referral = referred(desk, eastvale, "doorway-call", "intensive_family_help")
    returned(desk, referral)
    disputes = desk.escalations.disputes_of(judgement)
    first = opened(desk, a_challenge(referral, *disputes))
    assert (first.stage_word, first.stage_label) == ("step", "Step one: think again")
    second = opened(desk, a_challenge(referral, *disputes))
    (agreed,) = second.set_deadlines
    assert (agreed.due_at, second.outcome_wanted_by) == (None, None)
    assert "agreed by the parties" in agreed.words
    assert desk.deadlines.open()[-1].deadline == agreed
    third = opened(desk, replace(a_challenge(referral, *disputes), outcome_wanted_by=date(2026, 11, 20)))
    assert third.outcome_wanted_by == date(2026, 11, 20)
    assert third.set_deadlines[0].due_at == at(date(2026, 11, 24))
    assert third.next_label == ""
    assert desk.escalations.next_stage(referral).stage is None
    with pytest.raises(Faults, match="gives no step after the last"):
        desk.escalations.open_stage(a_challenge(referral))


def test_an_agreed_time_can_be_entered_as_it_was_agreed(desk: Desk, eastvale: Edition) -> None:
    _, referral = referred(desk, eastvale, "doorway-call", "intensive_family_help")
    desk.escalations.open_stage(a_challenge(referral))
    agreed = Rung(
        ordinal=2,
        label="Step two: think together",
        from_post="DSL",
        to_post="Family Help service lead",
        due_on=date(2026, 11, 27),
    )
    written = desk.escalations.open_stage(replace(a_challenge(referral), own=agreed))
    (deadline,) = written.kept.record.deadlines()
    assert deadline.due_at == at(date(2026, 11, 27))
    assert "The school entered it" in deadline.why
    assert "entered by the school" in written.kept.why


def test_lincolnshire_has_no_levels_and_four_steps(desk: Desk, clock: FixedClock) -> None:
    lincolnshire = hold(desk, "lincolnshire")
    judgement, referral = referred(desk, lincolnshire, "Form on the council's page")
    returned(desk, referral)
    disputes = desk.escalations.disputes_of(judgement)
    assert [one.criterion.wording for one in disputes] == [Wording.TYPED]
    first = opened(desk, a_challenge(referral, *disputes))
    assert (first.stage_label, first.set_deadlines[0].due_at) == (
        "Step 1",
        at(date(2026, 11, 19), time(10, 15)),
    )
    clock.move_to(2026, 11, 20)
    second = opened(desk, a_challenge(referral, *disputes))
    assert second.set_deadlines[0].due_at == at(date(2026, 11, 24))
    assert "after the one before was opened on Tuesday 17 November" in second.set_deadlines[0].why
    third = opened(desk, a_challenge(referral, *disputes))
    assert third.stage == 3
    fourth = opened(desk, a_challenge(referral, *disputes))
    assert (fourth.set_deadlines[0].due_at, fourth.set_deadlines[0].words != "") == (None, True)


def test_leeds_agrees_its_times_and_later_steps_are_entered_by_the_school(desk: Desk) -> None:
    leeds = hold(desk, "leeds")
    _, referral = referred(desk, leeds, leeds.profile.referral.routes[0].name)
    first = opened(desk, a_challenge(referral))
    assert (first.stage_label, first.set_deadlines[0].due_at) == ("Step one", None)
    own = Rung(
        ordinal=2,
        label="Later steps",
        from_post="DSL",
        to_post="Their team manager",
        due_on=date(2026, 11, 24),
    )
    second = opened(desk, replace(a_challenge(referral), own=own))
    assert second.set_deadlines[0].due_at == at(date(2026, 11, 24))
    beyond = replace(own, ordinal=3, label="Head of service", due_on=None, time_words="by half-term")
    third = opened(desk, replace(a_challenge(referral), own=beyond))
    assert (third.set_deadlines[0].due_at, third.set_deadlines[0].words) == (None, "by half-term")


def test_where_only_the_whole_ladder_has_a_clock_that_one_counts(desk: Desk) -> None:
    birmingham = hold(desk, "birmingham")
    _, referral = referred(desk, birmingham, "Form on the council's page")
    assert "gives no ladder" in desk.escalations.next_stage(referral).note
    with pytest.raises(Faults, match="Ask the authority for its policy"):
        desk.escalations.open_stage(a_challenge(referral))
    own = Rung(ordinal=1, label="First challenge", from_post="DSL", to_post="Team manager")
    first = opened(desk, replace(a_challenge(referral), own=own))
    assert first.set_deadlines[0].due_at == at(date(2026, 11, 24))
    bare = replace(own, ordinal=0, label="", to_post="")
    with pytest.raises(Faults) as refused:
        desk.escalations.open_stage(replace(a_challenge(referral), own=bare))
    assert len(refused.value.faults) == 4


def test_no_stage_is_skipped_without_its_reason(desk: Desk, northmoor: Edition) -> None:
    _, referral = referred(desk, northmoor, "mash-form", "l3")
    straight = replace(a_challenge(referral), stage=3)
    with pytest.raises(Faults, match="“Stage 1” comes before this stage"):
        desk.escalations.open_stage(straight)
    urgent = replace(straight, why_out_of_turn="Father comes home on Thursday.")
    written = desk.escalations.open_stage(urgent)
    stage = desk.escalations.sheet(written.record_id).record
    assert written.kept.why == "Father comes home on Thursday."
    assert stage.set_deadlines[0].rule == "northmoor:urgent"
    assert stage.set_deadlines[0].due_at == at(date(2026, 11, 18), time(10, 15))
    assert stage.clock_as_written.startswith("within 24 hours")
    with pytest.raises(Faults, match="was taken already"):
        desk.escalations.open_stage(replace(a_challenge(referral), stage=2))
    with pytest.raises(Faults, match="has no stage 9"):
        desk.escalations.open_stage(replace(a_challenge(referral), stage=9, why_out_of_turn="Urgent."))


def test_silence_can_be_challenged_too(desk: Desk, northmoor: Edition) -> None:
    _, referral = referred(desk, northmoor, "mash-form", "l3")
    silent = opened(desk, a_challenge(referral))
    assert silent.decision_challenged == (
        "No decision: nobody has answered the referral sent on Tuesday 17 November 2026."
    )
    returned(desk, referral, Outcome.NO_REPLY)
    said = opened(desk, a_challenge(referral))
    assert said.decision_challenged == "No answer had come by Tuesday 17 November 2026."


def test_the_law_on_age_stands_in_the_challenge(desk: Desk, northmoor: Edition) -> None:
    child = add_child(desk, "Northmoor", "northmoor", date(2009, 1, 31))
    referral = desk.referrals.refer(a_referral(child, northmoor, "mash-form")).record_id
    reply = desk.replies.record(
        ReplyDraft(answers=referral, outcome=Outcome.NO_FURTHER_ACTION, reason_code=ReasonCode.AGE)
    )
    standing = opened(desk, a_challenge(referral))
    assert [one.title.split(",")[0] for one in standing.grounds] == ["Children Act 1989"] * 4
    homeless = desk.replies.challenges(reply.record_id)[-1].ground
    chosen = opened(desk, replace(a_challenge(referral), grounds=(homeless,)))
    assert chosen.grounds == (homeless,)
    assert isinstance(homeless, Ground)


def test_a_running_challenge_keeps_its_edition(desk: Desk, northmoor: Edition) -> None:
    _, referral = referred(desk, northmoor, "mash-form", "l3")
    newer = (
        shipped("northmoor")
        .replace(b"right-help-together.3", b"right-help-together.4")
        .replace(b"effective_from: '2026-04-13'", b"effective_from: '2026-11-01'")
        .replace(b"value: 48\n      unit: hours", b"value: 12\n      unit: hours")
    )
    desk.profiles.hold(newer)
    desk.escalations.open_stage(a_challenge(referral))
    second = opened(desk, a_challenge(referral))
    assert second.edition == northmoor.shown()
    assert second.set_deadlines[0].due_at == at(date(2026, 11, 19), time(10, 15))


def test_everything_that_does_not_fit_is_said_at_once(desk: Desk, northmoor: Edition) -> None:
    _, referral = referred(desk, northmoor, "mash-form", "l3")
    _, other = referred(desk, northmoor, "mash-form", "l3")
    elsewhere = returned(desk, other)
    empty = Dispute(criterion=Criterion(quoted=" ", wording=Wording.OURS, facts=(a_fact(NOBODY),)))
    with pytest.raises(Faults) as refused:
        desk.escalations.open_stage(replace(a_challenge(referral, empty), stage=2, reply=elsewhere))
    assert len(refused.value.faults) == 4
    with pytest.raises(Faults, match="no such referral"):
        desk.escalations.open_stage(a_challenge(NOBODY))
    assert desk.escalations.of_referral(referral) == ()


def test_what_a_challenge_lacks_is_said(desk: Desk, northmoor: Edition) -> None:
    _, referral = referred(desk, northmoor, "mash-form", "l3")
    bare = replace(a_challenge(referral), interim_plan="", opened=Moment(on=date(2026, 11, 18)))
    written = desk.escalations.open_stage(bare)
    assert written.missing == (
        "Name at least one point you disagree on.",
        "Say how the child is kept safe meanwhile.",
    )
    assert written.warnings == (
        "When it was opened, Wednesday 18 November 2026, is after today. Check the date.",
    )


def test_chosen_criteria_become_disputes_with_their_facts(desk: Desk, northmoor: Edition) -> None:
    child = add_child(desk, "Northmoor", "northmoor")
    chosen = Chosen(indicator_id="n3-neglect", facts=(a_fact(),))
    judgement = desk.judgements.judge(replace(a_judgement(child, northmoor, "l3"), chosen=(chosen,)))
    (dispute,) = desk.escalations.disputes_of(judgement.record_id)
    assert (dispute.criterion.page, dispute.criterion.facts, dispute.their_view) == ("25", (a_fact(),), "")
