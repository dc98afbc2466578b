"""What needs somebody today, in groups: overdue, today, this week, and what has no date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.model.escalation import Escalation
from dsl_desk.model.referral import Referral
from dsl_desk.model.working_days import LONDON
from ui.places import Place, Where
from ui.screens.drafts import draft_words
from ui.screens.form_screen import draft_place
from ui.screens.next_act import due_chip, next_act
from ui.words import clock_words, sentence, short_day, written_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from dsl_desk.practice.drafts import OpenDraft
    from dsl_desk.practice.today import DueItem, NewConcern, TodayPage

_ICONS = {"referral": "send", "escalation": "trending-up", "reply": "corner-up-left"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One row: `what` to do, whom it is `about`, by when, and where its button leads."""

    what: str
    about: str
    icon: str
    tone: str
    chip: str
    chip_tone: str
    chip_icon: str = ""
    act: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Needs under one heading. `part` is the filter of the deadlines that shows them all."""

    heading: str
    tone: str
    part: str
    needs: tuple[Need, ...]


def groups_of(page: TodayPage, now: datetime, names: Mapping[str, str]) -> tuple[Group, ...]:
    """Give the groups that have anything in them. `names` says whom each draft is about."""
    today = (
        *(_due(one, now, page.day) for one in page.due_today),
        *(_new(one, page.day) for one in page.new),
        *(need for one in page.drafts if (need := _draft(one, names))),
    )
    week = tuple(_due(one, now, page.day) for one in page.coming)
    undated = tuple(_due(one, now, page.day) for one in page.undated)
    overdue = tuple(_due(one, now, page.day) for one in page.overdue)
    found = (
        Group(heading="Overdue", tone="danger", part="overdue", needs=overdue),
        Group(heading="Today", tone="", part="today", needs=today),
        Group(heading="This week", tone="", part="week", needs=week),
        Group(heading="Without a date", tone="", part="undated", needs=undated),
    )
    return tuple(one for one in found if one.needs)


def _due(item: DueItem, now: datetime, today: date) -> Need:
    chip, tone = due_chip(item, now, today)
    act = next_act(item)
    return Need(
        what=item.deadline.what,
        about=" · ".join(filter(None, (item.child_name, _set_by(item, today)))),
        icon="triangle-alert" if item.is_overdue else _ICONS.get(item.open.kept.record.kind, "clock"),
        tone=tone,
        chip=chip,
        chip_tone=tone,
        act=act.words,
        place=act.place,
    )


def _set_by(item: DueItem, today: date) -> str:
    """Name the record that set it: "Referral M-2231, sent Tue 17 Nov"."""
    record = item.open.kept.record
    line = record.line()
    day = short_day(line.when.on, today)
    if isinstance(record, Referral):
        return f"{' '.join(filter(None, ('Referral', record.reference)))}, sent {day}"
    if isinstance(record, Escalation):
        return f"{record.stage_label}, opened {day}"
    return f"{line.headline or line.title}, {day}"


def _new(one: NewConcern, today: date) -> Need:
    logged = one.logged_at.astimezone(LONDON)
    when = "logged at" if logged.date() == today else f"logged {short_day(logged.date(), today)}"
    is_fresh = logged.date() == today
    said = f"{when} {clock_words(logged.time())}" if is_fresh else when
    by = f" from {one.by}" if one.by else ""
    screen = Where.RECORD if is_fresh else Where.JUDGE
    return Need(
        what=f"{'Read' if is_fresh else 'Judge'} a new concern{by}",
        about=" · ".join(filter(None, (one.child_name, one.headline, said))),
        icon="flag",
        tone="warn",
        chip="New" if is_fresh else "Not judged",
        chip_tone="info",
        act="Read" if is_fresh else "Judge",
        place=Place(screen=screen, child=one.child_id, record=one.record_id),
    )


def _draft(one: OpenDraft, names: Mapping[str, str]) -> Need | None:
    place = draft_place(one)
    if place is None:
        return None
    name = names.get(one.draft_id, "")
    return Need(
        what=f"Finish a draft: {draft_words(one.kind).lower()}",
        about=" · ".join(filter(None, (name, f"kept {written_words(one.kept_at)}"))),
        icon="file-text",
        tone="warn",
        chip="Draft",
        chip_tone="neutral",
        chip_icon="save",
        act="Continue",
        place=place,
    )


def this_week(page: TodayPage) -> Iterator[tuple[str, str, str]]:
    """Give what is due today and in the next seven days: the day, the time if there is one, and what."""
    for item in (*page.due_today, *page.coming):
        due_at = item.deadline.due_at
        if due_at is not None:
            local = due_at.astimezone(LONDON)
            at = "" if (local.hour, local.minute) == (23, 59) else clock_words(local.time())
            yield short_day(local.date(), page.day), at, f"{sentence(item.deadline.what)}, {item.child_name}"
