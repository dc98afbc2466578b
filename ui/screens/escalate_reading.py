"""What stands beside an escalation: the referral, the reply, the ladder, the points, the standing facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.model.escalation import Dispute, Escalation
from dsl_desk.model.record import RecordId
from dsl_desk.model.referral import Referral, Reply
from dsl_desk.practice.grounds import Answer
from dsl_desk.practice.ladder import NextStage
from dsl_desk.practice.refusal import NoSuchRecord
from dsl_desk.practice.written import Sheet
from dsl_desk.profiles.profile import Profile
from ui.screens.edition_reading import fact_sources
from ui.widgets.fields_facts import FactSource

if TYPE_CHECKING:
    from dsl_desk.practice.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalateSight:
    """What is read for an escalation. `reply` is the latest to the last stage, else to the referral.

    `waited` is in working days, from sending to the first answer or to today.
    """

    child: RecordId
    child_name: str
    danger: str
    signer: str
    referral: Sheet[Referral]
    profile: Profile
    following: NextStage
    taken: tuple[Sheet[Escalation], ...]
    reply: Sheet[Reply] | None
    challenges: tuple[Answer, ...]
    disputes: tuple[Dispute, ...]
    waited: int
    sources: tuple[FactSource, ...]

    def own_ordinal(self) -> int:
        """Number a stage of the school's own: in the place of the next one, or after the last taken."""
        if self.following.stage is not None:
            return self.following.stage.ordinal
        return self.taken[-1].record.stage + 1 if self.taken else 1


def look_for_escalating(referral: RecordId | None, desk: Desk) -> EscalateSight:
    """Read everything a stage is opened beside. Raises `NoSuchRecord` where there is no such referral."""
    if referral is None:
        raise NoSuchRecord("referral")
    sheet = desk.referrals.sheet(referral)
    child = sheet.record.child
    taken = desk.escalations.of_referral(referral)
    reply = _latest(referral, taken, desk)
    judgement = sheet.record.judgement
    return EscalateSight(
        child=child,
        child_name=desk.children.sheet(child).record.name,
        danger=desk.referrals.danger_words(),
        signer=desk.who,
        referral=sheet,
        profile=desk.profiles.kept_as(sheet.record.edition).profile,
        following=desk.escalations.next_stage(referral),
        taken=taken,
        reply=reply,
        challenges=desk.replies.challenges(reply.record_id) if reply else (),
        disputes=desk.escalations.disputes_of(judgement) if judgement else (),
        waited=desk.replies.waited(referral),
        sources=fact_sources(child, desk),
    )


def _latest(referral: RecordId, taken: tuple[Sheet[Escalation], ...], desk: Desk) -> Sheet[Reply] | None:
    to_stage = desk.replies.to(taken[-1].record_id) if taken else ()
    found = to_stage or desk.replies.to(referral)
    return found[-1] if found else None
