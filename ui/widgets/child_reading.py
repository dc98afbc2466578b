"""What a child's page reads from the casebook, in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.model.escalation import Escalation
from dsl_desk.model.judgement import Judgement
from dsl_desk.model.referral import Referral, Reply
from dsl_desk.practice.page import ChildPage
from dsl_desk.practice.written import Sheet

if TYPE_CHECKING:
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One referral and what came of it: replies and stages, in order of when they happened."""

    referral: Sheet[Referral]
    after: tuple[Sheet[Reply] | Sheet[Escalation], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildReading:
    """The page, the latest judgement, and each referral with its story, newest first."""

    page: ChildPage
    judgement: Sheet[Judgement] | None
    exchanges: tuple[Exchange, ...]


def read_child(child_id: RecordId, desk: Desk) -> ChildReading:
    """Read a child's page; the reading is noted. Raises `NoSuchRecord`."""
    page = desk.page.of(child_id)
    judgements = desk.judgements.of_child(child_id)
    replies, stages = desk.replies.of_child(child_id), desk.escalations.of_child(child_id)
    exchanges = tuple(_exchange(one, replies, stages) for one in reversed(desk.referrals.of_child(child_id)))
    return ChildReading(page=page, judgement=judgements[-1] if judgements else None, exchanges=exchanges)


def _exchange(
    referral: Sheet[Referral],
    replies: tuple[Sheet[Reply], ...],
    stages: tuple[Sheet[Escalation], ...],
) -> Exchange:
    own = [one for one in stages if one.record.referral == referral.record_id]
    asked = {referral.record_id, *(one.record_id for one in own)}
    answers = [one for one in replies if one.record.answers in asked]
    after: list[Sheet[Reply] | Sheet[Escalation]] = [*own, *answers]
    return Exchange(referral=referral, after=tuple(sorted(after, key=_when)))


def _when(sheet: Sheet[Reply] | Sheet[Escalation]) -> tuple[object, ...]:
    return (*sheet.record.line().when.order(), sheet.kept.at, sheet.kept.seq)
