"""A profile in plain lines, as `profile check` prints it: what it holds and what it lacks, or every fault."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.model.deadline import say_span
from dsl_desk.profiles.choices import Status
from dsl_desk.profiles.clocks import NO_TIME, spans_of
from dsl_desk.profiles.fault import ProfileFaults
from dsl_desk.profiles.read import read_profile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.profiles.duration import Duration
    from dsl_desk.profiles.need import Level
    from dsl_desk.profiles.profile import Profile

STANDING = {
    Status.RESEARCH_DRAFT: "a researched draft: it drives no live case until it is checked and adopted",
    Status.LOCAL_DRAFT: "a school's draft: it drives no live case until it is checked and adopted",
    Status.REVIEWED: "reviewed, not yet adopted",
    Status.ADOPTED: "adopted",
    Status.SUPERSEDED: "superseded by a later edition; old records keep it",
    Status.WITHDRAWN: "withdrawn; old records keep it",
    Status.TRAINING: "invented, for training casebooks only",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """Whether a file can be used, and the lines that say what it holds or everything that is wrong."""

    accepted: bool
    lines: tuple[str, ...]


def check(data: bytes, name: str) -> CheckResult:
    """Check a profile's file. Nothing is raised, whatever the bytes."""
    try:
        profile = read_profile(data, name)
    except ProfileFaults as faults:
        lines = (faults.heading, *(f"  {fault}" for fault in faults.faults))
        return CheckResult(accepted=False, lines=lines)
    return CheckResult(accepted=True, lines=(f"{name}: accepted.", *describe(profile)))


def describe(profile: Profile) -> tuple[str, ...]:
    """Give a profile in plain lines."""
    return tuple(_lines(profile))


def _lines(profile: Profile) -> Iterator[str]:
    """Give the lines in the order a reader asks: whose, which edition, levels, ways in, ladder, gaps."""
    yield f"  {profile.authority}: {profile.title}"
    yield f"  Edition {profile.edition_id}, {STANDING[profile.status]}"
    yield f"  SHA-256 {profile.digest}"
    if profile.inherits:
        yield f"  Inherits {', '.join(profile.inherits)} (named only; nothing is merged from it)"
    yield from _levels(profile)
    yield from _referral(profile)
    yield from _ladder(profile)
    yield f"  Gaps: {len(profile.gaps) or 'none listed'}"
    yield from (f"    - {gap}" for gap in profile.gaps)


def _levels(profile: Profile) -> Iterator[str]:
    """Say which levels there are, and how many indicators each has."""
    if not profile.has_levels:
        yield f"  Levels: none listed ({profile.model.kind.value.replace('_', ' ')})"
        return
    said = profile.model.level_count
    yield f"  Levels: {len(profile.levels)}" + (f" of {said}" if said and said != len(profile.levels) else "")
    yield from (f"    {profile.label_of(level)}: {_indicators(level)}" for level in profile.levels)


def _indicators(level: Level) -> str:
    """Count a level's indicators, and those quoted in the authority's own words."""
    count = len(level.indicators)
    quoted = sum(bool(one.theirs) for one in level.indicators)
    if not count:
        return "no indicators listed"
    return f"{count} indicator{'' if count == 1 else 's'}, {quoted or 'none'} in their own words"


def _referral(profile: Profile) -> Iterator[str]:
    """Say which ways in there are."""
    routes = profile.referral.routes
    yield f"  Front door: {profile.referral.front_door_name or 'not known'}"
    yield f"  Routes: {len(routes) or 'none listed'}"
    for route in routes:
        form = profile.form_of(route)
        shape = f", form of {len(form.sections)} sections" if form else ""
        yield f"    {route.name} ({route.channel.value.replace('_', ' ')}{shape})"


def _ladder(profile: Profile) -> Iterator[str]:
    """Say how many stages the ladder has, and what each gives."""
    stages = profile.escalation.stages
    yield f"  Escalation: {profile.escalation.policy_name or 'policy not known'}"
    yield f"  Stages: {len(stages) or 'none listed'}"
    for stage in stages:
        formal = "informal" if stage.informal else "formal"
        yield f"    {stage.ordinal}. {stage.label} ({formal}): {_time(stage.clock)}"


def _time(duration: Duration | None) -> str:
    """Say how long a clock gives, or that it fixes no time."""
    if duration is None:
        return "time not known"
    spans = ", or ".join(say_span(span) for span in spans_of(duration))
    return spans or NO_TIME[duration.kind]
