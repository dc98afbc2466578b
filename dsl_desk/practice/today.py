"""The first screen of the day: what is due, who has not answered, what is new, and what was opened lately."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from dsl_desk.model.child import Child
from dsl_desk.model.concern import Concern
from dsl_desk.model.record import Moment, RecordId
from dsl_desk.model.referral import Outcome
from dsl_desk.model.working_days import LONDON, YearNotKnown, working_days_between
from dsl_desk.practice.clocks import TAKEN_ON
from dsl_desk.practice.deadlines import OpenDeadline
from dsl_desk.practice.drafts import OpenDraft
from dsl_desk.practice.term_week import term_week

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dsl_desk.model.deadline import Deadline
    from dsl_desk.model.working_days import Calendar
    from dsl_desk.practice.deadlines import Deadlines
    from dsl_desk.practice.drafts import Drafts
    from dsl_desk.practice.records import Records
    from dsl_desk.practice.roll import Roll
    from dsl_desk.practice.school import OwnSchool
    from dsl_desk.practice.standing import Standing, Standings

AHEAD = timedelta(days=7)
LATELY = 8
"""Children shown as opened lately."""
MOST_NEW = 300
"""Concerns looked at, by when they happened, for those that are new: each one shown is read in full."""

YEAR = timedelta(days=365)

REFERRAL, ESCALATION = "referral", "escalation"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueItem:
    """One open deadline, the referral it belongs to, and how many working days it is past."""

    open: OpenDeadline
    referral: RecordId | None
    days_late: int

    @property
    def record_id(self) -> RecordId:
        """The record that set it."""
        return self.open.record_id

    @property
    def child_id(self) -> RecordId | None:
        """The child it is about."""
        return self.open.child_id

    @property
    def child_name(self) -> str:
        """The child's everyday name."""
        return self.open.child_name

    @property
    def deadline(self) -> Deadline:
        """What is due, by whom, when and why."""
        return self.open.deadline

    @property
    def is_overdue(self) -> bool:
        """Say whether it is past."""
        return self.open.is_overdue

    @property
    def due_on(self) -> date | None:
        """The local day it is due."""
        due_at = self.open.deadline.due_at
        return due_at.astimezone(LONDON).date() if due_at else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaiting:
    """A referral, or the last stage of a challenge, that nobody has answered. `to` is who should."""

    record_id: RecordId
    child_id: RecordId
    child_name: str
    to: str
    authority: str
    sent_on: date
    working_days: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConcern:
    """A concern that no judgement or referral names yet for this child. `by` is who saw or heard it."""

    record_id: RecordId
    child_id: RecordId
    child_name: str
    headline: str
    happened: Moment
    logged_at: datetime
    by: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LatelyOpened:
    """A child whose file the signed-in member opened lately, and how things stand in a few words."""

    child_id: RecordId
    name: str
    year_group: str
    said: str
    opened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """How many referrals an authority decided in twelve months, and how many of them it took on."""

    authority: str
    accepted: int
    decided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPage:
    """Everything the first screen shows. `coming` is due in the next seven days; `undated` has only words.

    `new` holds the concerns among the latest few hundred that nobody has judged yet, `new_count` all of them.
    """

    day: date
    week: str
    overdue: tuple[DueItem, ...]
    due_today: tuple[DueItem, ...]
    coming: tuple[DueItem, ...]
    undated: tuple[DueItem, ...]
    awaiting: tuple[Awaiting, ...]
    drafts: tuple[OpenDraft, ...]
    new: tuple[NewConcern, ...]
    new_count: int
    lately: tuple[LatelyOpened, ...]
    acceptance: tuple[Acceptance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How many of each the first screen would show."""

    overdue: int
    due_today: int
    awaiting: int
    new: int
    drafts: int


class Today:
    """Reads the first screen."""

    def __init__(
        self,
        records: Records,
        *,
        deadlines: Deadlines,
        drafts: Drafts,
        school: OwnSchool,
        roll: Roll,
        standings: Standings,
    ) -> None:
        """Work on these parts of the desk."""
        self._records = records
        self._deadlines = deadlines
        self._drafts = drafts
        self._school = school
        self._roll = roll
        self._standings = standings

    def look(self) -> TodayPage:
        """Read everything the first screen shows. Nothing of it counts as opening a child's file."""
        today, standing = self._records.today(), self._standings.now()
        due, sheet = self.due(), self._school.sheet()
        return TodayPage(
            day=today,
            week=term_week(sheet.record.terms if sheet else (), today),
            overdue=tuple(one for one in due if one.is_overdue),
            due_today=tuple(one for one in due if not one.is_overdue and one.due_on == today),
            coming=tuple(one for one in due if one.due_on and today < one.due_on <= today + AHEAD),
            undated=tuple(one for one in due if one.due_on is None),
            awaiting=self._awaiting(standing),
            drafts=self._drafts.list(),
            new=self._new(standing),
            new_count=len(standing.fresh),
            lately=self.lately(),
            acceptance=acceptance_of(standing, today),
        )

    def waiting(self) -> Waiting:
        """Count what waits, without opening a concern."""
        today, standing, due = self._records.today(), self._standings.now(), self.due()
        return Waiting(
            overdue=sum(one.is_overdue for one in due),
            due_today=sum(not one.is_overdue and one.due_on == today for one in due),
            awaiting=sum((not case.is_answered) + case.stage_waits for case in standing.cases),
            new=len(standing.fresh),
            drafts=len(self._drafts.list()),
        )

    def due(self) -> tuple[DueItem, ...]:
        """Give every open deadline: the longest overdue first, then by date, then those without a date."""
        return self.items(self._deadlines.open())

    def items(self, found: Iterable[OpenDeadline]) -> tuple[DueItem, ...]:
        """Say to which referral each deadline belongs and how late it is."""
        owners, calendar, today = self._standings.now().owners, self._school.calendar(), self._records.today()
        return tuple(
            DueItem(
                open=one,
                referral=owners[one.record_id].referral if one.record_id in owners else None,
                days_late=_days_late(one, today, calendar),
            )
            for one in found
        )

    def lately(self) -> tuple[LatelyOpened, ...]:
        """Give the children whose files the signed-in member opened last, the latest first."""
        opened: dict[RecordId, datetime] = {}
        for read in self._records.book.my_reads("open"):
            if read.what is not None:
                opened.setdefault(read.what, read.at)
        return tuple(self._lately(opened))[:LATELY]

    def _lately(self, opened: dict[RecordId, datetime]) -> Iterator[LatelyOpened]:
        standing = self._standings.now()
        said = standing.words()
        for child_id, at in opened.items():
            kept = self._records.book.latest(child_id)
            if kept is None or not isinstance(kept.record, Child):
                continue
            level = standing.levels.get(child_id)
            yield LatelyOpened(
                child_id=child_id,
                name=kept.record.name,
                year_group=kept.record.year_group,
                said=said.get(child_id, "") or (level.words if level else ""),
                opened_at=at,
            )

    def _awaiting(self, standing: Standing) -> tuple[Awaiting, ...]:
        names = self._roll.names(case.child_id for case in standing.cases)
        today, calendar = self._records.today(), self._school.calendar()
        found: list[Awaiting] = []
        for case in standing.cases:
            name = names.get(case.child_id, "")
            if not case.is_answered:
                found.append(
                    Awaiting(
                        record_id=case.referral,
                        child_id=case.child_id,
                        child_name=name,
                        to=case.sent_to or case.authority,
                        authority=case.authority,
                        sent_on=case.sent_on,
                        working_days=_passed(case.sent_on, today, calendar),
                        kind=REFERRAL,
                    )
                )
            if case.stage_waits and case.stage is not None and case.opened_on is not None:
                found.append(
                    Awaiting(
                        record_id=case.stage,
                        child_id=case.child_id,
                        child_name=name,
                        to=case.stage_post or case.authority,
                        authority=case.authority,
                        sent_on=case.opened_on,
                        working_days=_passed(case.opened_on, today, calendar),
                        kind=ESCALATION,
                    )
                )
        return tuple(sorted(found, key=lambda one: one.sent_on))

    def _new(self, standing: Standing) -> tuple[NewConcern, ...]:
        latest = {one.record_id for one in self._records.book.listed(Concern.kind, MOST_NEW)}
        fresh = tuple((concern, child) for concern, child in standing.fresh if concern in latest)
        names = self._roll.names(child for _, child in fresh)
        found = (self._new_concern(concern, child, names.get(child, "")) for concern, child in fresh)
        return tuple(sorted(found, key=lambda one: one.logged_at, reverse=True))

    def _new_concern(self, concern_id: RecordId, child_id: RecordId, name: str) -> NewConcern:
        sheet = self._records.sheet(concern_id, Concern)
        first = sheet.kept if sheet.revision == 1 else self._records.book.revisions(concern_id)[0]
        return NewConcern(
            record_id=concern_id,
            child_id=child_id,
            child_name=name,
            headline=sheet.record.headline,
            happened=sheet.record.happened,
            logged_at=first.at,
            by=sheet.record.reported_by.name or sheet.record.reported_by.post,
            missing=sheet.record.missing(),
        )


def acceptance_of(standing: Standing, today: date) -> tuple[Acceptance, ...]:
    """Count the referrals decided in the last twelve months by authority, the latest answer of each counting.

    "More information" decides nothing. A decision changed after a challenge counts as taken on.
    """
    decided: defaultdict[str, int] = defaultdict(int)
    accepted: defaultdict[str, int] = defaultdict(int)
    for case in standing.cases:
        if case.outcome in (None, Outcome.MORE_INFORMATION) or case.outcome_on is None:
            continue
        if today - YEAR < case.outcome_on <= today:
            decided[case.authority] += 1
            accepted[case.authority] += case.outcome in TAKEN_ON
    return tuple(
        Acceptance(authority=name, accepted=accepted[name], decided=count)
        for name, count in sorted(decided.items(), key=lambda one: (-one[1], one[0]))
    )


def _days_late(one: OpenDeadline, today: date, calendar: Calendar) -> int:
    if not one.is_overdue or one.deadline.due_at is None:
        return 0
    return _passed(one.deadline.due_at.astimezone(LONDON).date(), today, calendar)


def _passed(start: date, today: date, calendar: Calendar) -> int:
    try:
        return working_days_between(start, today, calendar)
    except YearNotKnown:
        return 0
