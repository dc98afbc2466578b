"""Whole lists of one kind of record: every concern, every referral, and records found with their passage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from dsl_desk.model.child import guiding_authority
from dsl_desk.model.concern import Concern
from dsl_desk.model.judgement import Judgement
from dsl_desk.model.record import Part, RecordId
from dsl_desk.model.referral import Outcome, Referral
from dsl_desk.model.working_days import YearNotKnown, working_days_between
from dsl_desk.practice.clocks import TAKEN_ON
from dsl_desk.practice.drafts import OpenDraft
from dsl_desk.practice.names import plain_name, words_of
from dsl_desk.practice.search import Result
from dsl_desk.practice.standing import DECIDED_TO, level_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dsl_desk.model.child import Child
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.drafts import Plain
    from dsl_desk.practice.standing import Case
    from dsl_desk.practice.today import DueItem

MOST_CONCERNS = 100_000
NOT_JUDGED, REFERRED, JUDGED = "Not judged", "Referred", "Judged"

PASSAGE_BEFORE, PASSAGE_AFTER = 40, 120
"""Characters shown round a word that was found."""

_WORD = re.compile(r"\w+")
_KEPT = frozenset({Outcome.NO_FURTHER_ACTION, Outcome.NOT_UPHELD})


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernRow:
    """One concern as a list shows it. `child_id` is its first subject, `others` how many more there are.

    `level_place` counts from 1 at the lowest of the edition judged under, 0 is none. `status` is in words.
    """

    record_id: RecordId
    child_id: RecordId | None
    child_name: str
    others: int
    year_group: str
    authority: str
    happened_on: date
    happened_at: time | None
    headline: str
    is_judged: bool
    level_label: str
    level_place: int
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernList:
    """Every concern, newest first, and the first day of the term it is now, if the terms are known."""

    rows: tuple[ConcernRow, ...]
    term_from: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralRow:
    """One referral with what came of it. `waited` counts working days from sending to the answer or today.

    `last_id` is the record an answer would be to: the referral, or the last stage of a challenge over it.
    """

    record_id: RecordId
    last_id: RecordId
    child_id: RecordId
    child_name: str
    year_group: str
    authority: str
    sent_to: str
    sent_on: date
    reference: str
    purpose: str
    status: str
    stage_label: str
    outcome: Outcome | None
    answered_on: date | None
    waited: int
    is_awaiting: bool
    is_overdue: bool
    next_due_on: date | None

    @property
    def is_returned(self) -> bool:
        """Say whether it came back for the school to lead."""
        return self.outcome is Outcome.SCHOOL_TO_LEAD

    @property
    def is_taken_on(self) -> bool:
        """Say whether the authority took it on."""
        return self.outcome in TAKEN_ON

    @property
    def is_turned_down(self) -> bool:
        """Say whether nothing further is to be done by the authority."""
        return self.outcome in _KEPT

    @property
    def is_escalated(self) -> bool:
        """Say whether it was challenged."""
        return bool(self.stage_label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A record found, and the passage that holds what was looked for, on one line."""

    result: Result
    passage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """One draft, and the children named in it."""

    draft: OpenDraft
    child_names: tuple[str, ...]


def list_concerns(desk: Desk) -> ConcernList:
    """Give every concern, newest first, from the index: none of them is opened."""
    standing = desk.standings.now()
    fresh = {concern for concern, _ in standing.fresh}
    subjects: dict[RecordId, list[RecordId]] = {}
    for tie in desk.casebook.involved(Concern.kind):
        if tie.part is Part.SUBJECT:
            subjects.setdefault(tie.record_id, []).append(tie.who)
    judged = _latest_judgements(desk)
    referred = {key for sheet in desk.records.all_of(Referral) for key in sheet.record.concerns}
    profiles = {one.profile.digest: one.profile for one in desk.profiles.held()}
    children = _children(desk)
    rows: list[ConcernRow] = []
    for one in desk.casebook.listed(Concern.kind, MOST_CONCERNS):
        about = subjects.get(one.record_id, [])
        child = children.get(about[0]) if about else None
        judgement = judged.get(one.record_id)
        key = one.record_id
        rows.append(
            ConcernRow(
                record_id=key,
                child_id=about[0] if about else None,
                child_name=child.name if child else "",
                others=max(0, len(about) - 1),
                year_group=child.year_group if child else "",
                authority=_authority(child, desk.records.today()),
                happened_on=one.happened_on,
                happened_at=one.happened_at,
                headline=one.headline,
                is_judged=key not in fresh,
                level_label=judgement.level_label if judgement else "",
                level_place=level_place(judgement, profiles) if judgement else 0,
                status=_status(judgement, is_fresh=key in fresh, is_referred=key in referred),
            )
        )
    return ConcernList(rows=tuple(rows), term_from=_term_from(desk))


def list_referrals(desk: Desk) -> tuple[ReferralRow, ...]:
    """Give every referral, the latest sent first, with what came of it."""
    due: dict[RecordId, list[DueItem]] = {}
    for item in desk.today.due():
        if item.referral is not None:
            due.setdefault(item.referral, []).append(item)
    sheets = {one.record_id: one.record for one in desk.records.all_of(Referral)}
    children = _children(desk)
    rows = (
        _referral(desk, case, sheets[case.referral], children, due.get(case.referral, []))
        for case in desk.standings.now().cases
    )
    return tuple(sorted(rows, key=lambda one: one.sent_on, reverse=True))


def list_drafts(desk: Desk) -> tuple[DraftRow, ...]:
    """Give the drafts kept, newest first, each with the children whose ids stand in it."""
    drafts = desk.drafts.list()
    names = {key: child.name for key, child in _children(desk).items()} if drafts else {}
    return tuple(
        DraftRow(
            draft=one,
            child_names=tuple(dict.fromkeys(names[key] for key in _texts(one.values) if key in names)),
        )
        for one in drafts
    )


def find_passages(words: str, limit: int, desk: Desk) -> tuple[Found, ...]:
    """Look for words as `desk.search.results` does, and cut out the passage that holds them."""
    asked = words_of(words)
    return tuple(
        Found(result=one, passage=passage_of(desk.records.kept(one.listed.record_id).record.text(), asked))
        for one in desk.search.results(words, limit)
    )


def passage_of(texts: Iterable[str], asked: tuple[str, ...]) -> str:
    """Cut out a line round the first word that begins like one asked for; nothing where there is none."""
    for text in texts:
        for found in _WORD.finditer(text):
            if plain_name(found.group()).startswith(asked):
                return _cut(text, found.start(), found.end())
    return ""


def _cut(text: str, start: int, end: int) -> str:
    first = max(0, start - PASSAGE_BEFORE)
    last = min(len(text), end + PASSAGE_AFTER)
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        space = text.rfind(" ", end, last)
        last = space if space > end else last
    said = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{said}{'…' if last < len(text) else ''}"


def _texts(value: Plain) -> Iterator[RecordId]:
    """Give every text in a draft's values that could be an id."""
    if isinstance(value, str):
        yield RecordId(value)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _children(desk: Desk) -> Mapping[RecordId, Child]:
    return {one.record_id: one.record for one in desk.children.register()}


def _authority(child: Child | None, today: date) -> str:
    period = guiding_authority(child, today) if child else None
    return period.name if period else ""


def _latest_judgements(desk: Desk) -> Mapping[RecordId, Judgement]:
    """Give for each concern the judgement made last that names it."""
    made = desk.records.all_of(Judgement)
    return {concern: sheet.record for sheet in made for concern in sheet.record.concerns}


def _status(judgement: Judgement | None, *, is_fresh: bool, is_referred: bool) -> str:
    if is_fresh:
        return NOT_JUDGED
    if is_referred:
        return REFERRED
    return DECIDED_TO[judgement.decision] if judgement else JUDGED


def _term_from(desk: Desk) -> date | None:
    today, sheet = desk.records.today(), desk.school.sheet()
    terms = sheet.record.terms if sheet else ()
    return next((one.from_on for one in terms if one.from_on <= today <= one.to_on), None)


def _referral(
    desk: Desk, case: Case, sent: Referral, children: Mapping[RecordId, Child], due: list[DueItem]
) -> ReferralRow:
    child = children.get(case.child_id)
    answered_on = case.outcome_on if case.is_answered else None
    dates = [one.due_on for one in due if one.due_on is not None]
    return ReferralRow(
        record_id=case.referral,
        last_id=case.stage if case.stage_waits and case.stage else case.referral,
        child_id=case.child_id,
        child_name=child.name if child else "",
        year_group=child.year_group if child else "",
        authority=case.authority,
        sent_to=case.sent_to,
        sent_on=case.sent_on,
        reference=sent.reference,
        purpose=sent.purpose.value,
        status=_case_words(case),
        stage_label=case.stage_label,
        outcome=case.outcome,
        answered_on=answered_on,
        waited=_waited(desk, case.sent_on, answered_on or desk.records.today()),
        is_awaiting=not case.is_answered or case.stage_waits,
        is_overdue=any(one.is_overdue for one in due),
        next_due_on=min(dates, default=None),
    )


def _case_words(case: Case) -> str:
    if case.stage_waits:
        return f"{case.stage_label}: awaiting a reply"
    if case.outcome is None:
        return "Awaiting a reply"
    words = case.outcome.value
    return words[:1].upper() + words[1:]


def _waited(desk: Desk, sent_on: date, until: date) -> int:
    try:
        return working_days_between(sent_on, until, desk.school.calendar())
    except YearNotKnown:
        return 0
