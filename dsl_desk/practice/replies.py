"""What an authority answered to a referral or a challenge, who decided, and the deadlines met and set."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from dsl_desk.errors import DeskError
from dsl_desk.model.access import PROTECTION
from dsl_desk.model.child import Child
from dsl_desk.model.deadline import say_day
from dsl_desk.model.escalation import Escalation
from dsl_desk.model.record import Moment, RecordId
from dsl_desk.model.referral import Outcome, ReasonCode, Referral, Reply
from dsl_desk.model.working_days import working_days_between
from dsl_desk.practice.clocks import met_by_reply, met_by_stage_reply, set_by_reply
from dsl_desk.practice.grounds import answers_to
from dsl_desk.practice.records import reason_faults
from dsl_desk.practice.refusal import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.model.deadline import Deadline
    from dsl_desk.model.record import Met
    from dsl_desk.practice.grounds import Answer
    from dsl_desk.practice.profiles import Profiles
    from dsl_desk.practice.records import Records
    from dsl_desk.practice.school import OwnSchool
    from dsl_desk.practice.written import Sheet, Written


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyDraft:
    """An answer as it came. `answers` is the referral or the escalation; `received` is now unless given."""

    answers: RecordId
    outcome: Outcome
    received: Moment | None = None
    channel: str = ""
    reason_words: str = ""
    reason_code: ReasonCode = ReasonCode.NONE_GIVEN
    decider_name: str = ""
    decider_post: str = ""
    decider_organisation: str = ""
    decided_on: date | None = None
    level_offered: str = ""
    asks_of_school: str = ""


class Replies:
    """Replies, kept in protection."""

    def __init__(self, records: Records, profiles: Profiles, school: OwnSchool) -> None:
        """Work on these records, the editions held and the school's calendar."""
        self._records = records
        self._profiles = profiles
        self._school = school

    def record(self, draft: ReplyDraft) -> Written:
        """Keep a reply: it meets the deadlines it answers and starts the clocks that wait for it.

        The child is that of the referral or escalation answered. "No reply" meets nothing.
        """
        refuse("This reply was not kept.", (self._fault(draft.answers),))
        answered = self._answered(draft.answers)
        received = draft.received or self._records.this_minute()
        reply = Reply(
            child=answered.child,
            answers=draft.answers,
            received=received,
            channel=draft.channel,
            outcome=draft.outcome,
            reason_words=draft.reason_words,
            reason_code=draft.reason_code,
            decider_name=draft.decider_name,
            decider_post=draft.decider_post,
            decider_organisation=draft.decider_organisation,
            decided_on=draft.decided_on,
            level_offered=draft.level_offered,
            asks_of_school=draft.asks_of_school,
            settles=_met(draft.answers, draft.outcome, answered),
            set_deadlines=self._set(draft.outcome, answered, received),
        )
        warnings = tuple(_warnings(answered, received))
        return self._records.keep(reply, PROTECTION, warnings=warnings)

    def correct(self, reply_id: RecordId, after: int, reply: Reply, why: str) -> Written:
        """Correct a reply; the first words stay.

        Where the outcome or its day was wrong, what it meets and sets is worked out again.
        """
        before = self._records.sheet(reply_id, Reply).record
        if reply.answers != before.answers:
            raise DeskError("A reply goes on answering what it answered. Record another one for the other.")
        answered = self._answered(before.answers)
        if (reply.outcome, reply.received) != (before.outcome, before.received):
            reply = replace(
                reply,
                settles=_met(before.answers, reply.outcome, answered),
                set_deadlines=self._set(reply.outcome, answered, reply.received),
            )
            refuse("This reply was not kept.", reason_faults(why))
            return self._records.revise(reply_id, after, reply, why)
        return self._records.amend(reply_id, after, reply, why)

    def to(self, answers: RecordId) -> tuple[Sheet[Reply], ...]:
        """Give the replies to a referral or an escalation, in the order they came."""
        child_id = self._answered(answers).child
        return tuple(one for one in self.of_child(child_id) if one.record.answers == answers)

    def of_child(self, child_id: RecordId) -> tuple[Sheet[Reply], ...]:
        """Give the replies about a child, in the order they came."""
        return self._records.about(child_id, Reply)

    def waited(self, answers: RecordId) -> int:
        """Count the working days from sending or opening to the first answer, or to today."""
        answered = self._answered(answers)
        came = [one for one in self.to(answers) if one.record.outcome is not Outcome.NO_REPLY]
        until = came[0].record.received.on if came else self._records.today()
        return working_days_between(_begun(answered).on, until, self._school.calendar())

    def challenges(self, reply_id: RecordId) -> tuple[Answer, ...]:
        """Give the standard facts against the reason a reply gives, each with its source.

        There are none for most reasons. For age: until when the young person is a child in law, the days
        left, and which duties hold.
        """
        reply = self._records.sheet(reply_id, Reply).record
        child = self._records.sheet(reply.child, Child).record
        return answers_to(reply.reason_code, child, self._records.today())

    def _fault(self, answers: RecordId) -> str:
        if self._records.fault_of(answers, Referral) and self._records.fault_of(answers, Escalation):
            return "Say which referral or escalation this answers."
        return ""

    def _answered(self, answers: RecordId) -> Referral | Escalation:
        """Read what is answered. Raises `NoSuchRecord`."""
        if not self._records.fault_of(answers, Escalation):
            return self._records.sheet(answers, Escalation).record
        return self._records.sheet(answers, Referral).record

    def _set(
        self, outcome: Outcome, answered: Referral | Escalation, received: Moment
    ) -> tuple[Deadline, ...]:
        """Count what the answer starts, under the edition that was referred under."""
        profile = self._profiles.kept_as(answered.edition).profile
        return set_by_reply(profile, outcome, received, self._school.calendar())


def _met(answers: RecordId, outcome: Outcome, answered: Referral | Escalation) -> tuple[Met, ...]:
    met = met_by_stage_reply if isinstance(answered, Escalation) else met_by_reply
    return met(answers, answered.set_deadlines, outcome)


def _begun(answered: Referral | Escalation) -> Moment:
    return answered.opened if isinstance(answered, Escalation) else answered.sent


def _warnings(answered: Referral | Escalation, received: Moment) -> Iterator[str]:
    begun = _begun(answered)
    if received.on < begun.on:
        yield f"The reply is dated before what it answers was sent, on {say_day(begun.on)}. Check the date."
