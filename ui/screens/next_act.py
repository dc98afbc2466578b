"""What a DSL does next about something that is due: where the button beside it leads, and its word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.model.escalation import Escalation
from dsl_desk.model.referral import Referral, Reply
from dsl_desk.practice.clocks import CHASE
from ui.places import Place, Where
from ui.words import counted, due_words, short_day

if TYPE_CHECKING:
    from datetime import date, datetime

    from dsl_desk.practice.today import DueItem

PRESSES = "R03"
"""The rule by which a school presses for a decision to be looked at again. Source: KCSIE Part one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextAct:
    """A word for a button, and where it leads."""

    words: str
    place: Place


def next_act(item: DueItem) -> NextAct:
    """Say what is done about a deadline: note the answer while there is time, then chase, then escalate."""
    record, referral = item.open.kept.record, item.referral
    if isinstance(record, Referral | Escalation):
        if item.deadline.rule == CHASE:
            return _to(item, "Chase", Where.CONTACT)
        if referral is not None and (item.is_overdue or item.deadline.rule == PRESSES):
            return NextAct(
                words="Escalate", place=Place(screen=Where.ESCALATE, child=item.child_id, record=referral)
            )
        return _to(item, "Reply", Where.REPLY)
    if isinstance(record, Reply) and item.is_overdue:
        return _to(item, "Chase", Where.CONTACT)
    return _to(item, "Open", Where.RECORD)


def record_place(item: DueItem) -> Place:
    """Give the record that set a deadline."""
    return Place(screen=Where.RECORD, child=item.child_id, record=item.record_id)


def due_chip(item: DueItem, now: datetime, today: date) -> tuple[str, str]:
    """Say when something is due ("2 working days late", "Today", "Tomorrow"), and in which tone."""
    if item.is_overdue:
        late = item.days_late
        return (f"{counted(late, 'working day')} late" if late else "Late today"), "danger"
    due_on = item.due_on
    if due_on is None:
        return due_words(item.deadline, now), "neutral"
    days = (due_on - today).days
    if days <= 1:
        return ("Tomorrow" if days else "Today"), "warn"
    return short_day(due_on, today), "neutral"


def _to(item: DueItem, words: str, screen: Where) -> NextAct:
    return NextAct(words=words, place=Place(screen=screen, child=item.child_id, record=item.record_id))
