"""An authority's criteria as they were shown that day, each tied to dated facts: chosen or typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.model.judgement import Criterion, Fact, Wording
from dsl_desk.practice.refusal import NoSuchRecord
from dsl_desk.profiles.profile import NotInProfile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.records import Records
    from dsl_desk.profiles.profile import Listed, Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """An indicator of the profile, ticked, and the facts it rests on."""

    indicator_id: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A criterion the DSL copied from the authority's document, with its page, and the facts it rests on."""

    quoted: str
    page: str
    level_id: str = ""
    domain: str = ""
    facts: tuple[Fact, ...] = ()


def criteria_of(profile: Profile, chosen: Iterable[Chosen], typed: Iterable[Typed]) -> tuple[Criterion, ...]:
    """Show each criterion in the words this edition has today. Call `criteria_faults` first."""
    return (
        *(_chosen(profile, one) for one in chosen),
        *(_typed(profile, one) for one in typed),
    )


def criteria_faults(
    profile: Profile, chosen: Iterable[Chosen], typed: Iterable[Typed], records: Records
) -> Iterator[str]:
    """Say which criteria are not the edition's, which lack words or a page, and which facts are not sound."""
    seen: set[str] = set()
    for one in chosen:
        try:
            profile.indicator(one.indicator_id)
        except NotInProfile as fault:
            yield str(fault)
        if one.indicator_id in seen:
            yield f'The indicator "{one.indicator_id}" is chosen twice. Put its facts together.'
        seen.add(one.indicator_id)
        yield from fact_faults(one.facts, records)
    for place, each in enumerate(typed, 1):
        if not each.quoted.strip():
            yield f"Typed criterion {place} has no words. Copy them from the authority's document."
        if not each.page.strip():
            yield f"Typed criterion {place} has no page. Say where in the document it stands."
        if each.level_id and not _has_level(profile, each.level_id):
            yield str(NotInProfile(profile.edition_id, f'level "{each.level_id}"'))
        yield from fact_faults(each.facts, records)


def _chosen(profile: Profile, one: Chosen) -> Criterion:
    listed = profile.indicator(one.indicator_id)
    theirs = listed.indicator.theirs
    return Criterion(
        indicator_id=one.indicator_id,
        level_label=_label(profile, listed),
        domain=listed.indicator.domain,
        quoted=theirs or listed.indicator.in_our_words,
        wording=Wording.THEIRS if theirs else Wording.OURS,
        page=listed.indicator.page,
        facts=one.facts,
    )


def _typed(profile: Profile, one: Typed) -> Criterion:
    return Criterion(
        level_label=profile.label_of(profile.level(one.level_id)) if one.level_id else "",
        domain=one.domain,
        quoted=one.quoted,
        wording=Wording.TYPED,
        page=one.page,
        facts=one.facts,
    )


def _label(profile: Profile, listed: Listed) -> str:
    return profile.label_of(listed.level)


def _has_level(profile: Profile, level_id: str) -> bool:
    return any(level.id == level_id for level in profile.levels)


def fact_faults(facts: Iterable[Fact], records: Records) -> Iterator[str]:
    """Say which facts have no words, or point at nothing."""
    for fact in facts:
        if not fact.text.strip():
            yield "A fact under a criterion has no words. Say what happened."
        if fact.record is not None and not _is_kept(fact.record, records):
            yield "A fact points at a record that is not here. Choose it from the child's records."


def _is_kept(record_id: RecordId, records: Records) -> bool:
    try:
        records.kept(record_id)
    except NoSuchRecord:
        return False
    return True
