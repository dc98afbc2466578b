"""What stands beside a reply: what it answers; once kept, how long it took and what to say to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.model.deadline import Deadline
from dsl_desk.model.escalation import Escalation
from dsl_desk.model.record import RecordId
from dsl_desk.model.referral import Referral, Reply
from dsl_desk.practice.grounds import Answer
from dsl_desk.practice.refusal import NoSuchRecord

if TYPE_CHECKING:
    from dsl_desk.practice.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplySight:
    """What is answered: a referral, or a stage over one (`referral` is that one)."""

    child: RecordId
    child_name: str
    referral: RecordId
    answered: Referral | Escalation
    waited: int
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyAftermath:
    """What is worth saying once a reply is kept. `waited` is in working days."""

    waited: int
    challenges: tuple[Answer, ...]
    deadlines: tuple[Deadline, ...]


def look_for_replying(answers: RecordId | None, desk: Desk) -> ReplySight:
    """Read what a reply answers. Raises `NoSuchRecord` where it is neither a referral nor an escalation."""
    kept = desk.records.kept(answers) if answers else None
    record = kept.record if kept else None
    if kept is None or not isinstance(record, (Referral, Escalation)):
        raise NoSuchRecord("referral or escalation")
    profile = desk.profiles.kept_as(record.edition).profile
    return ReplySight(
        child=record.child,
        child_name=desk.children.sheet(record.child).record.name,
        referral=record.referral if isinstance(record, Escalation) else kept.record_id,
        answered=record,
        waited=desk.replies.waited(kept.record_id),
        levels=tuple(profile.label_of(one) for one in profile.levels),
    )


def read_aftermath(reply: RecordId, answers: RecordId, desk: Desk) -> ReplyAftermath:
    """Read how long the answer took, and what there is to say against its reason."""
    kept = desk.records.sheet(reply, Reply).record
    return ReplyAftermath(
        waited=desk.replies.waited(answers),
        challenges=desk.replies.challenges(reply),
        deadlines=kept.set_deadlines,
    )
