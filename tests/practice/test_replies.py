"""What an authority answers: who decided, what it meets, what it starts, and what to say to "nearly 18"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from dsl_desk.errors import DeskError, Faults
from dsl_desk.model.record import Moment
from dsl_desk.model.referral import Outcome, ReasonCode
from dsl_desk.practice.replies import ReplyDraft
from tests.practice.rowan import NOBODY, a_referral, add_child, hold

if TYPE_CHECKING:
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.profiles import Edition
    from tests.practice.rowan import FixedClock


@pytest.fixture
def sent(desk: Desk, zofia: RecordId, northmoor: Edition) -> RecordId:
    """A referral by telephone on Tuesday 17 November."""
    return desk.referrals.refer(a_referral(zofia, northmoor, "mash-phone")).record_id


def still_due(desk: Desk) -> list[str]:
    return sorted(one.deadline.rule for one in desk.deadlines.open())


@pytest.mark.parametrize(
    ("outcome", "left"),
    [
        (Outcome.NO_REPLY, ["R01", "R02", "R04", "R06"]),
        (Outcome.MORE_INFORMATION, ["R04", "R06"]),
        (Outcome.ACCEPTED, ["R04", "R06", "R17"]),
        (Outcome.NO_FURTHER_ACTION, ["R04"]),
        (Outcome.SCHOOL_TO_LEAD, ["R04"]),
        (Outcome.STEPPED_DOWN, ["R04"]),
    ],
)
def test_an_answer_meets_what_it_answers(
    desk: Desk, sent: RecordId, outcome: Outcome, left: list[str]
) -> None:
    desk.replies.record(ReplyDraft(answers=sent, outcome=outcome))
    assert still_due(desk) == left


def test_acceptance_starts_the_authoritys_own_clocks(desk: Desk) -> None:
    bradford = hold(desk, "bradford")
    child = add_child(desk, "Bradford", "bradford")
    route = bradford.profile.referral.routes[0]
    sent = desk.referrals.refer(a_referral(child, bradford, route.id)).record_id
    reply = desk.replies.record(ReplyDraft(answers=sent, outcome=Outcome.ACCEPTED))
    started = reply.kept.record.deadlines()
    assert [one.counted_from.date() for one in started] == [date(2026, 11, 17)] * len(started)
    assert started[0].due_at is not None
    assert started[0].due_at.date() == date(2026, 11, 19)
    assert desk.replies.to(sent)[0].record_id == reply.record_id


def test_a_reply_is_kept_with_what_it_lacks(desk: Desk, sent: RecordId, zofia: RecordId) -> None:
    bare = desk.replies.record(ReplyDraft(answers=sent, outcome=Outcome.SCHOOL_TO_LEAD))
    assert len(bare.missing) == 3
    reply = desk.replies.of_child(zofia)[0].record
    assert reply.child == zofia
    whole = replace(
        reply, decider_post="MASH team manager", reason_words="Not met.", decided_on=date(2026, 11, 17)
    )
    assert desk.replies.correct(bare.record_id, 1, whole, "They rang back.").missing == ()


def test_a_wrong_outcome_is_corrected_with_what_follows_from_it(
    desk: Desk, sent: RecordId, zofia: RecordId
) -> None:
    wrong = desk.replies.record(ReplyDraft(answers=sent, outcome=Outcome.NO_FURTHER_ACTION))
    reply = desk.replies.of_child(zofia)[0].record
    with pytest.raises(Faults, match="Say why this is corrected"):
        desk.replies.correct(wrong.record_id, 1, replace(reply, outcome=Outcome.ACCEPTED), " ")
    desk.replies.correct(wrong.record_id, 1, replace(reply, outcome=Outcome.ACCEPTED), "They had accepted.")
    assert still_due(desk) == ["R04", "R06", "R17"]
    held = desk.replies.of_child(zofia)[0].record
    desk.replies.correct(wrong.record_id, 2, replace(held, outcome=Outcome.NO_REPLY), "Another child's.")
    assert still_due(desk) == ["R01", "R02", "R04", "R06"]
    with pytest.raises(DeskError, match="goes on answering"):
        desk.replies.correct(wrong.record_id, 3, replace(held, answers=zofia), "Another referral's.")


def test_a_reply_needs_something_it_answers(desk: Desk, sent: RecordId, zofia: RecordId) -> None:
    for wrong in (NOBODY, zofia):
        with pytest.raises(Faults, match="which referral or escalation"):
            desk.replies.record(ReplyDraft(answers=wrong, outcome=Outcome.ACCEPTED))
    early = desk.replies.record(
        ReplyDraft(answers=sent, outcome=Outcome.NO_REPLY, received=Moment(on=date(2026, 11, 2)))
    )
    assert early.warnings[0].startswith("The reply is dated before")


def test_waiting_is_counted_in_working_days(desk: Desk, sent: RecordId, clock: FixedClock) -> None:
    assert desk.replies.waited(sent) == 0
    clock.move_to(2026, 11, 26)
    assert desk.replies.waited(sent) == 7
    desk.replies.record(ReplyDraft(answers=sent, outcome=Outcome.NO_REPLY))
    clock.move_to(2026, 12, 1)
    assert desk.replies.waited(sent) == 10
    answered = Moment(on=date(2026, 11, 30), at=time(9, 0))
    desk.replies.record(ReplyDraft(answers=sent, outcome=Outcome.NO_FURTHER_ACTION, received=answered))
    clock.move_to(2027, 1, 5)
    assert desk.replies.waited(sent) == 9


@pytest.mark.parametrize(
    ("born_on", "sources", "days"),
    [
        (date(2008, 11, 18), 6, "is 1 day away"),
        (date(2009, 1, 31), 6, "is 75 days away"),
        (date(2010, 11, 18), 3, "is 732 days away"),
        (date(2008, 11, 17), 1, "no child in law"),
    ],
)
def test_nearly_eighteen_is_answered_with_the_law(
    desk: Desk, northmoor: Edition, born_on: date, sources: int, days: str
) -> None:
    child = add_child(desk, "Northmoor", "northmoor", born_on)
    sent = desk.referrals.refer(a_referral(child, northmoor, "mash-phone")).record_id
    reply = desk.replies.record(
        ReplyDraft(answers=sent, outcome=Outcome.NO_FURTHER_ACTION, reason_code=ReasonCode.AGE)
    )
    answers = desk.replies.challenges(reply.record_id)
    assert len(answers) == sources
    assert days in answers[0].text
    assert all(one.source and "{" not in one.text for one in answers)
    southwark = [one for one in answers if "[2009] UKHL 26" in one.source]
    assert [one.applies for one in southwark] == ["where the young person is homeless"] * (sources == 6)


def test_other_reasons_have_no_standing_answer(desk: Desk, sent: RecordId) -> None:
    reply = desk.replies.record(ReplyDraft(answers=sent, outcome=Outcome.NO_FURTHER_ACTION))
    assert desk.replies.challenges(reply.record_id) == ()
