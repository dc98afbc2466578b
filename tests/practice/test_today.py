"""The first screen of the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dsl_desk.model.referral import Outcome
from dsl_desk.model.school import School, Term
from dsl_desk.practice.escalations import EscalationDraft
from dsl_desk.practice.replies import ReplyDraft
from dsl_desk.practice.term_week import term_week
from dsl_desk.practice.today import Acceptance
from tests.practice.rowan import a_child, a_concern, a_judgement, a_referral

if TYPE_CHECKING:
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.profiles import Edition
    from tests.practice.rowan import FixedClock

AUTUMN = (
    Term(from_on=date(2026, 9, 2), to_on=date(2026, 10, 23), closed=(date(2026, 9, 3),)),
    Term(from_on=date(2026, 11, 2), to_on=date(2026, 12, 18)),
)


def test_an_empty_casebook_has_an_empty_day(desk: Desk) -> None:
    page = desk.today.look()
    assert page.day == date(2026, 11, 17)
    assert (page.week, page.overdue, page.awaiting, page.new, page.lately, page.acceptance) == (
        "",
        (),
        (),
        (),
        (),
        (),
    )


def test_deadlines_fall_into_overdue_today_and_the_days_to_come(
    desk: Desk, northmoor: Edition, zofia: RecordId, clock: FixedClock
) -> None:
    referral = desk.referrals.refer(a_referral(zofia, northmoor, "mash-phone")).record_id
    fresh = desk.today.look()
    assert not fresh.overdue
    assert fresh.due_today or fresh.coming
    assert {one.referral for one in (*fresh.due_today, *fresh.coming, *fresh.undated)} == {referral}
    clock.move_to(2026, 11, 20)
    late = desk.today.look()
    assert late.overdue
    assert {one.child_name for one in late.overdue} == {"Zofia Żółkiewska"}
    for one in late.overdue:
        assert one.due_on is not None
        assert one.due_on < late.day
        assert one.days_late == (late.day - one.due_on).days, "Tuesday to Friday holds no weekend"
    assert all(one.due_on and late.day < one.due_on <= date(2026, 11, 27) for one in late.coming)


def test_a_stage_awaits_beside_the_referral_until_each_is_answered(
    desk: Desk, northmoor: Edition, zofia: RecordId, clock: FixedClock
) -> None:
    referral = desk.referrals.refer(a_referral(zofia, northmoor, "mash-phone")).record_id
    waiting = desk.today.look().awaiting
    assert [(one.record_id, one.kind, one.working_days) for one in waiting] == [(referral, "referral", 0)]
    assert waiting[0].authority == "Northmoor"
    clock.move_to(2026, 11, 19)
    stage = desk.escalations.open_stage(
        EscalationDraft(
            referral=referral, why_it_matters_now="It is cold.", outcome_wanted="Answer.", disputes=()
        )
    ).record_id
    both = desk.today.look().awaiting
    assert [(one.record_id, one.kind, one.working_days) for one in both] == [
        (referral, "referral", 2),
        (stage, "escalation", 0),
    ]
    assert both[1].to == desk.escalations.sheet(stage).record.to_post
    assert desk.roll.rows()[0].status_words == "Stage 1: no answer yet"
    desk.replies.record(ReplyDraft(answers=referral, outcome=Outcome.ACCEPTED, reason_words="Yes."))
    assert [one.record_id for one in desk.today.look().awaiting] == [stage]


def test_a_new_concern_keeps_the_time_it_was_first_logged(
    desk: Desk, zofia: RecordId, clock: FixedClock
) -> None:
    first = clock.at
    concern = a_concern(zofia)
    kept = desk.concerns.log(concern)
    clock.move_to(2026, 11, 18)
    desk.concerns.correct(kept.record_id, 1, replace(concern, headline="No coat"), "Shorter.")
    (new,) = desk.today.look().new
    assert (new.headline, new.logged_at, new.by) == ("No coat", first, "Imogen Prewett")
    assert (new.child_id, new.child_name, new.missing) == (zofia, "Zofia Żółkiewska", ())


def test_a_judged_concern_is_new_no_longer(desk: Desk, northmoor: Edition, zofia: RecordId) -> None:
    concern = desk.concerns.log(a_concern(zofia)).record_id
    desk.judgements.judge(replace(a_judgement(zofia, northmoor, "l3"), concerns=(concern,)))
    assert desk.today.look().new == ()


def test_a_referred_concern_is_new_no_longer(desk: Desk, northmoor: Edition, zofia: RecordId) -> None:
    concern = desk.concerns.log(a_concern(zofia)).record_id
    desk.referrals.refer(replace(a_referral(zofia, northmoor, "mash-phone"), concerns=(concern,)))
    assert desk.today.look().new == ()


def test_files_opened_are_shown_at_once_and_the_last_first(
    desk: Desk, northmoor: Edition, zofia: RecordId, clock: FixedClock
) -> None:
    other = desk.children.add(replace(a_child("Jan", "Nowak"), year_group="10")).record_id
    desk.judgements.judge(a_judgement(zofia, northmoor, "l3"))
    for minute, child in enumerate((zofia, other, zofia)):
        clock.move_to(2026, 11, 18, 9, 5 * minute)
        desk.children.open(child)
    lately = desk.today.look().lately
    assert [(one.name, one.said) for one in lately] == [
        ("Zofia Żółkiewska", "To be referred"),
        ("Jan Nowak", ""),
    ]
    assert (lately[1].year_group, lately[0].opened_at) == ("10", clock.at)


def test_looking_at_the_day_opens_nobodys_file(desk: Desk, zofia: RecordId) -> None:
    desk.concerns.log(a_concern(zofia))
    desk.today.look()
    assert desk.today.look().lately == ()


def test_acceptance_counts_the_last_decision_of_each_referral_in_a_year(
    desk: Desk, northmoor: Edition, zofia: RecordId, clock: FixedClock
) -> None:
    def refer(outcome: Outcome) -> RecordId:
        sent = desk.referrals.refer(a_referral(zofia, northmoor, "mash-phone")).record_id
        desk.replies.record(ReplyDraft(answers=sent, outcome=outcome, reason_words="Said."))
        return sent

    refer(Outcome.NO_FURTHER_ACTION)
    clock.move_to(2027, 11, 20)
    refer(Outcome.ACCEPTED)
    refer(Outcome.STEPPED_DOWN)
    refer(Outcome.MORE_INFORMATION)
    changed = refer(Outcome.NO_FURTHER_ACTION)
    stage = desk.escalations.open_stage(
        EscalationDraft(referral=changed, why_it_matters_now="Now.", outcome_wanted="A visit.", disputes=())
    ).record_id
    clock.move_to(2027, 11, 22)
    desk.replies.record(ReplyDraft(answers=stage, outcome=Outcome.UPHELD, reason_words="You were right."))
    assert desk.today.look().acceptance == (Acceptance(authority="Northmoor", accepted=2, decided=3),)


def test_drafts_are_there(desk: Desk) -> None:
    draft = desk.drafts.keep("concern", {"headline": "No coat"})
    assert [one.draft_id for one in desk.today.look().drafts] == [draft]


def test_the_week_is_the_schools_own(desk: Desk) -> None:
    desk.school.state(School(name="Rowan High", terms=AUTUMN, stated_on=date(2026, 9, 1)))
    assert desk.today.look().week == "week 11 of the autumn term"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 9, 2), "week 1 of the autumn term"),
        (date(2026, 9, 7), "week 2 of the autumn term"),
        (date(2026, 10, 23), "week 8 of the autumn term"),
        (date(2026, 10, 28), ""),
        (date(2026, 11, 2), "week 9 of the autumn term"),
        (date(2026, 12, 18), "week 15 of the autumn term"),
        (date(2026, 12, 19), ""),
    ],
)
def test_half_term_is_not_counted(day: date, words: str) -> None:
    assert term_week(AUTUMN, day) == words


def test_a_week_wholly_closed_has_no_number() -> None:
    closed = tuple(date(2027, 2, day) for day in range(15, 20))
    spring = (Term(from_on=date(2027, 1, 4), to_on=date(2027, 3, 25), closed=closed),)
    assert term_week(spring, date(2027, 2, 17)) == ""
    assert term_week(spring, date(2027, 2, 22)) == "week 7 of the spring term"
