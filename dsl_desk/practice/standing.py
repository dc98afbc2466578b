"""Where every child stands, read in one pass over each kind: levels, cases, what is new, what is due.

Nothing here holds a passage of a record: ids, days, labels and counts only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING

from dsl_desk.casebook.entries import Tie
from dsl_desk.model.concern import Concern
from dsl_desk.model.escalation import Escalation
from dsl_desk.model.judgement import Decision, Judgement
from dsl_desk.model.record import Part, RecordId
from dsl_desk.model.referral import Outcome, Referral, Reply
from dsl_desk.practice.ladder import in_turn
from dsl_desk.practice.written import R, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dsl_desk.model.record import Record
    from dsl_desk.practice.profiles import Profiles
    from dsl_desk.practice.records import Records
    from dsl_desk.practice.written import Kept
    from dsl_desk.profiles.profile import Profile

DECIDED_TO = {
    Decision.REFER: "To be referred",
    Decision.NOT_REFER: "Not referred",
    Decision.EARLY_HELP: "Early help offered",
    Decision.CONSULT: "Front door to be consulted",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """The level of a child's latest judgement, in the authority's own label.

    `words` name it with the authority, `place` counts from 1 at the lowest; both are empty where no level
    was chosen, or the edition is no longer held.
    """

    words: str
    place: int
    judged_on: date
    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One referral with what came of it: the last answer to it and, if it was challenged, the last stage.

    `outcome` is the latest answer that says something, to the referral or to a stage over it.
    """

    referral: RecordId
    child_id: RecordId
    authority: str
    sent_to: str
    sent_on: date
    is_answered: bool
    stage: RecordId | None
    stage_label: str
    stage_post: str
    opened_on: date | None
    is_stage_answered: bool
    outcome: Outcome | None
    outcome_on: date | None

    @property
    def stage_waits(self) -> bool:
        """Say whether the last stage has no answer yet."""
        return self.stage is not None and not self.is_stage_answered

    @property
    def is_open(self) -> bool:
        """Say whether an answer is awaited, or the last one asked for more."""
        return not self.is_answered or self.stage_waits or self.outcome is Outcome.MORE_INFORMATION

    @property
    def last_on(self) -> date:
        """The day of the latest thing that happened in it."""
        return max(filter(None, (self.sent_on, self.opened_on, self.outcome_on)))

    @property
    def words(self) -> str:
        """Say in a few words how it stands."""
        if self.stage_waits:
            return f"{self.stage_label}: no answer yet"
        if self.outcome is not None:
            return f"Referral: {self.outcome.value}"
        return "Referred: no answer yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whose deadlines a record set: the child, and the referral they belong to."""

    child_id: RecordId | None
    referral: RecordId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where every child stands now.

    `fresh` pairs each concern with each subject child for whom no judgement or referral names it yet.
    `passed` are stages after which another was opened.
    """

    levels: Mapping[RecordId, Level] = field(default_factory=dict)
    cases: tuple[Case, ...] = ()
    concerns: Mapping[RecordId, int] = field(default_factory=dict)
    fresh: tuple[tuple[RecordId, RecordId], ...] = ()
    owners: Mapping[RecordId, Owner] = field(default_factory=dict)
    passed: frozenset[RecordId] = frozenset()

    def words(self) -> Mapping[RecordId, str]:
        """Say of each child in a few words what came last: a case, a decision, or a new concern."""
        said: dict[RecordId, str] = {child: "New concern" for _, child in self.fresh}
        since: dict[RecordId, date] = {}
        for child, level in self.levels.items():
            said[child], since[child] = DECIDED_TO[level.decision], level.judged_on
        for case in sorted(self.cases, key=lambda one: one.last_on):
            if case.last_on >= since.get(case.child_id, date.min):
                said[case.child_id], since[case.child_id] = case.words, case.last_on
        return said


class Standings:
    """Reads where every child stands, and keeps it until something is written."""

    def __init__(self, records: Records, profiles: Profiles) -> None:
        """Work on these records and editions."""
        self._records = records
        self._profiles = profiles
        self._held = Standing()
        self._held_at: tuple[int, ...] = ()

    def now(self) -> Standing:
        """Give where every child stands."""
        written = tuple(self._records.times_written(name) for name in self._records.book.compartments)
        if self._held_at != written:
            self._held, self._held_at = self._read(), written
        return self._held

    def dues(self) -> Iterator[tuple[RecordId, datetime | None]]:
        """Give each open deadline as the child it is about and when it is due, soonest first."""
        standing = self.now()
        for due in self._records.book.due():
            if due.record_id in standing.passed:
                continue
            owner = standing.owners.get(due.record_id) or owner_of(self._records.kept(due.record_id).record)
            if owner.child_id is not None:
                yield owner.child_id, due.due_at

    def forget(self) -> None:
        """Let go of what was read, as when the desk is closed."""
        self._held, self._held_at = Standing(), ()

    def of_story(self, story: Iterable[Kept], child_id: RecordId) -> Standing:
        """Say where one child stood by the records of a story, which may be an earlier day's."""
        held = tuple(story)
        ties = (
            Tie(record_id=kept.record_id, who=one.who, part=one.part)
            for kept in held
            if isinstance(kept.record, Concern)
            for one in kept.record.involves()
            if one.who == child_id
        )
        return self._standing(
            sheets_of(held, Judgement),
            sheets_of(held, Referral),
            sheets_of(held, Escalation),
            sheets_of(held, Reply),
            ties,
        )

    def _read(self) -> Standing:
        return self._standing(
            self._records.all_of(Judgement),
            self._records.all_of(Referral),
            self._records.all_of(Escalation),
            self._records.all_of(Reply),
            self._records.book.involved(Concern.kind),
        )

    def _standing(
        self,
        judgements: tuple[Sheet[Judgement], ...],
        referrals: tuple[Sheet[Referral], ...],
        stages: tuple[Sheet[Escalation], ...],
        replies: tuple[Sheet[Reply], ...],
        ties: Iterable[Tie],
    ) -> Standing:
        subjects = [tie for tie in ties if tie.part is Part.SUBJECT]
        named = _named(judgements, referrals)
        owners = {
            one.record_id: Owner(child_id=one.record.child, referral=one.record_id) for one in referrals
        }
        owners |= {one.record_id: owner_of(one.record) for one in stages}
        owners |= {
            one.record_id: Owner(
                child_id=one.record.child,
                referral=owners[one.record.answers].referral if one.record.answers in owners else None,
            )
            for one in replies
        }
        return Standing(
            levels=self._levels(judgements),
            cases=tuple(_cases(referrals, stages, replies)),
            concerns=Counter(tie.who for tie in subjects),
            fresh=tuple(
                (tie.record_id, tie.who) for tie in subjects if (tie.record_id, tie.who) not in named
            ),
            owners=owners,
            passed=frozenset(one.record.before for one in stages if one.record.before),
        )

    def _levels(self, judgements: Iterable[Sheet[Judgement]]) -> dict[RecordId, Level]:
        """Give each child's latest: the judgements come in order of when they were made."""
        profiles = {one.profile.digest: one.profile for one in self._profiles.held()}
        return {one.record.child: _level(one.record, profiles) for one in judgements}


def sheets_of(story: Iterable[Kept], kind: type[R]) -> tuple[Sheet[R], ...]:
    """Give the records of a kind in a story, in its order."""
    return tuple(Sheet(kept=kept, record=kept.record) for kept in story if isinstance(kept.record, kind))


def owner_of(record: Record) -> Owner:
    """Say whose deadlines a record sets. A reply's referral is known only from what it answers."""
    child = next((one.who for one in record.involves() if one.part is Part.SUBJECT), None)
    return Owner(child_id=child, referral=record.referral if isinstance(record, Escalation) else None)


def level_place(judgement: Judgement, profiles: Mapping[str, Profile]) -> int:
    """Count a judgement's level from 1 at the lowest; 0 where none was chosen or the edition is not held.

    `profiles` are those held, by the digest of their file.
    """
    profile = profiles.get(judgement.edition.digest)
    ordinals = {one.id: one.ordinal for one in profile.levels} if profile else {}
    own = ordinals.get(judgement.level_id)
    return 0 if own is None else 1 + sum(one < own for one in ordinals.values())


def _level(judgement: Judgement, profiles: Mapping[str, Profile]) -> Level:
    edition = judgement.edition
    words = f"{judgement.level_label}, {edition.authority}" if judgement.level_label else ""
    place = level_place(judgement, profiles)
    return Level(words=words, place=place, judged_on=judgement.judged.on, decision=judgement.decision)


def _named(
    judgements: Iterable[Sheet[Judgement]], referrals: Iterable[Sheet[Referral]]
) -> frozenset[tuple[RecordId, RecordId]]:
    """Give each concern that a judgement or referral names, with the child it was about."""
    judged = ((concern, one.record.child) for one in judgements for concern in one.record.concerns)
    referred = ((concern, one.record.child) for one in referrals for concern in one.record.concerns)
    return frozenset(chain(judged, referred))


def _cases(
    referrals: Iterable[Sheet[Referral]], stages: Iterable[Sheet[Escalation]], replies: Iterable[Sheet[Reply]]
) -> Iterator[Case]:
    answers: defaultdict[RecordId, list[Reply]] = defaultdict(list)
    for reply in replies:
        if reply.record.outcome is not Outcome.NO_REPLY:
            answers[reply.record.answers].append(reply.record)
    over: defaultdict[RecordId, list[Sheet[Escalation]]] = defaultdict(list)
    for stage in stages:
        over[stage.record.referral].append(stage)
    for sheet in referrals:
        taken = in_turn(over[sheet.record_id])
        keys = (sheet.record_id, *(one.record_id for one in taken))
        came = [one for key in keys for one in answers[key]]
        latest = max(came, key=lambda one: one.received.order(), default=None)
        last = taken[-1] if taken else None
        yield Case(
            referral=sheet.record_id,
            child_id=sheet.record.child,
            authority=sheet.record.edition.authority,
            sent_to=sheet.record.sent_to,
            sent_on=sheet.record.sent.on,
            is_answered=bool(answers[sheet.record_id]),
            stage=last.record_id if last else None,
            stage_label=last.record.stage_label if last else "",
            stage_post=last.record.to_post if last else "",
            opened_on=last.record.opened.on if last else None,
            is_stage_answered=last is not None and bool(answers[last.record_id]),
            outcome=latest.outcome if latest else None,
            outcome_on=latest.received.on if latest else None,
        )
