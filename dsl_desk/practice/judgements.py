"""Judging: which level a person says the facts reach under an edition, or none, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.model.access import PROTECTION
from dsl_desk.model.child import Child
from dsl_desk.model.concern import Concern
from dsl_desk.model.judgement import Decision, Judgement
from dsl_desk.model.record import Moment, RecordId
from dsl_desk.practice.criteria import Chosen, Typed, criteria_faults, criteria_of
from dsl_desk.practice.refusal import refuse
from dsl_desk.profiles.profile import NotInProfile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.practice.profiles import Edition, Profiles
    from dsl_desk.practice.records import Records
    from dsl_desk.practice.written import Sheet, Written
    from dsl_desk.profiles.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementDraft:
    """What somebody judged, before it is kept. `edition` is the id of the edition's record.

    Without a level, and where the edition has some, `why` says why none was chosen. `judged` is now, and
    `judged_by` whoever is signed in, unless given.
    """

    child: RecordId
    edition: RecordId
    decision: Decision
    why: str
    level_id: str | None = None
    concerns: tuple[RecordId, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    typed: tuple[Typed, ...] = ()
    advice: str = ""
    judged: Moment | None = None
    judged_by: str = ""


class Judgements:
    """Judgements, kept in protection with the edition's words as they read that day."""

    def __init__(self, records: Records, profiles: Profiles) -> None:
        """Work on these records and the editions held."""
        self._records = records
        self._profiles = profiles

    def judge(self, draft: JudgementDraft) -> Written:
        """Keep a judgement. Raises `Faults` with everything that does not fit the edition or the casebook."""
        edition = self._profiles.edition(draft.edition)
        refuse("This judgement was not kept.", self._faults(draft, edition))
        profile = edition.profile
        level = profile.level(draft.level_id) if draft.level_id else None
        record = Judgement(
            child=draft.child,
            concerns=draft.concerns,
            edition=edition.shown(),
            level_id=level.id if level else "",
            level_label=profile.label_of(level) if level else "",
            level_summary=level.summary if level else "",
            criteria=criteria_of(profile, draft.chosen, draft.typed),
            decision=draft.decision,
            why=draft.why,
            advice=draft.advice,
            judged=draft.judged or self._records.this_minute(),
            judged_by=draft.judged_by or self._records.signer,
        )
        return self._records.keep(record, PROTECTION)

    def sheet(self, judgement_id: RecordId) -> Sheet[Judgement]:
        """Give a judgement. Raises `NoSuchRecord`."""
        return self._records.sheet(judgement_id, Judgement)

    def of_child(self, child_id: RecordId) -> tuple[Sheet[Judgement], ...]:
        """Give the judgements made for a child, in order."""
        return self._records.about(child_id, Judgement)

    def _faults(self, draft: JudgementDraft, edition: Edition) -> Iterator[str]:
        yield self._profiles.fault_of(edition)
        yield self._records.fault_of(draft.child, Child)
        for concern in draft.concerns:
            yield self._records.fault_of(concern, Concern)
        yield from _level_faults(draft, edition.profile)
        yield from criteria_faults(edition.profile, draft.chosen, draft.typed, self._records)


def _level_faults(draft: JudgementDraft, profile: Profile) -> Iterator[str]:
    if draft.level_id:
        try:
            profile.level(draft.level_id)
        except NotInProfile as fault:
            yield str(fault)
    elif profile.has_levels and not draft.why.strip():
        yield "No level is chosen, and this authority has levels. Choose one, or write why none is chosen."
