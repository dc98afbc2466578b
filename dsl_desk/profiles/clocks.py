"""An authority's own clocks as rules that can be counted, beside the national ones they fill or tighten.

A policy's wording is kept and shown. Where it gives two readings ("48 hours (2 working days)") the earlier
counts. School holidays never pause a clock that a policy does not say they pause.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from dsl_desk.model.deadline import count, settle
from dsl_desk.model.rule import Confidence, OfficeHours, Rule, Span, Standing, Status, Trigger, Unit
from dsl_desk.profiles.choices import Channel, DurationKind, DurationUnit, Override

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from dsl_desk.model.deadline import Deadline
    from dsl_desk.model.working_days import Calendar
    from dsl_desk.profiles.duration import Clock, Duration
    from dsl_desk.profiles.guidance import GuidanceEdition
    from dsl_desk.profiles.ladder import Stage
    from dsl_desk.profiles.profile import Profile
    from dsl_desk.profiles.referring import Route

DECISION = "R01"
WRITTEN_CONFIRMATION = "R04"

NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
WRITTEN = re.compile(
    rf"\b([0-9]{{1,3}}|{'|'.join(NUMBER_WORDS)})[ -]"
    r"(?:(working|school|calendar|clock)[ -])?(hour|day|week|month)s?\b"
)
WRITTEN_UNITS = {
    ("", "hour"): Unit.HOURS,
    ("clock", "hour"): Unit.HOURS,
    ("", "day"): Unit.CALENDAR_DAYS,
    ("clock", "day"): Unit.CALENDAR_DAYS,
    ("calendar", "day"): Unit.CALENDAR_DAYS,
    ("working", "day"): Unit.WORKING_DAYS,
    ("school", "day"): Unit.SCHOOL_DAYS,
    ("", "week"): Unit.WEEKS,
    ("calendar", "week"): Unit.WEEKS,
    ("working", "week"): Unit.WORKING_WEEKS,
    ("", "month"): Unit.MONTHS,
    ("calendar", "month"): Unit.MONTHS,
}
"""How policies write units. A day not said to be a working day is a calendar day, which comes no later."""

NO_TIME = {
    DurationKind.AGREED_BY_PARTIES: "to be agreed by the parties; write down the time agreed",
    DurationKind.CHILDS_TIMESCALE_ONLY: "the child's needs decide; the policy fixes no time",
    DurationKind.NOT_SEEN: "the policy's time is not known here; ask for it, and set your own meanwhile",
}


def stage_rule(profile: Profile, stage: Stage) -> Rule:
    """Give the clock of a stage; where the stage's own is not known, that of the whole ladder, and say so."""
    word = profile.word("stage")
    overall = profile.escalation.overall_clock
    unknown = stage.clock is None or stage.clock.kind is DurationKind.NOT_SEEN
    rule = _ladder_rule(
        profile,
        rule_id=f"{profile.profile_id}:{word.replace(' ', '-')}-{stage.ordinal}",
        title=f"An answer or an agreed plan: {stage.label}",
        who=stage.raised_with,
        duration=overall if unknown and overall else stage.clock,
    )
    if not (unknown and overall):
        return rule
    borrowed = f"The time of this {word} is not known; that of the whole policy is counted instead."
    return replace(rule, caveat=" ".join(filter(None, (borrowed, rule.caveat))))


def urgent_rule(profile: Profile) -> Rule | None:
    """Give the clock of the urgent branch, or None where the ladder has none."""
    urgent = profile.escalation.urgent
    if urgent is None:
        return None
    return _ladder_rule(
        profile,
        rule_id=f"{profile.profile_id}:urgent",
        title="An answer to an urgent challenge",
        who=profile.stage(urgent.stage).raised_with,
        duration=urgent.clock,
    )


def follow_up_rule(profile: Profile, route: Route) -> Rule | None:
    """Give the clock by which writing must follow a route, or None where the profile has none."""
    if route.follow_up_clock is None:
        return None
    return _local_rule(
        profile,
        rule_id=f"{profile.profile_id}:{route.id}",
        title=route.written_follow_up or "The referral is confirmed in writing",
        who="the referrer",
        duration=route.follow_up_clock,
        trigger=Trigger.PHONE_REFERRAL,
    )


def clock_rule(profile: Profile, clock: Clock, trigger: Trigger = Trigger.NOT_STATED) -> Rule:
    """Give one of the authority's own clocks; `trigger` is what it counts from where it does not say."""
    return _local_rule(
        profile,
        rule_id=f"{profile.profile_id}:{clock.id}",
        title=clock.name[0].upper() + clock.name[1:],
        who=clock.who_acts or "the authority",
        duration=clock.duration,
        trigger=trigger,
    )


def national_deadline(
    profile: Profile, guidance: GuidanceEdition, rule_id: str, from_at: datetime, calendar: Calendar
) -> Deadline:
    """Count a national rule as this authority's own clock fills or tightens it. Raises NoSuchRule."""
    national = guidance.rule(rule_id)
    own = next((one for one in profile.referral.clocks if one.rule == rule_id), None)
    local = clock_rule(profile, own, national.trigger) if own else None
    return settle(national, local, from_at, calendar)


def referral_deadlines(
    profile: Profile, guidance: GuidanceEdition, route: Route, sent_at: datetime, calendar: Calendar
) -> tuple[Deadline, ...]:
    """Count what a referral by this route sets: the decision, the written follow-up, the area's own clocks.

    What waits for the referral to be accepted, such as the assessment (R06), is counted then.
    """
    return tuple(_referral_deadlines(profile, guidance, route, sent_at, calendar))


def stage_deadline(
    profile: Profile, stage: Stage, starts: Mapping[Trigger, datetime], calendar: Calendar
) -> Deadline:
    """Count a stage's clock from the moment it names; `starts` has at least when this stage was opened.

    Where the moment it names is not among them, it counts from the opening of this stage.
    """
    return _count_from(stage_rule(profile, stage), starts, calendar)


def ladder_deadline(profile: Profile, first_opened_at: datetime, calendar: Calendar) -> Deadline | None:
    """Count the time the policy gives the ladder from first to last, or give None where it gives none."""
    overall = profile.escalation.overall_clock
    if overall is None:
        return None
    rule = _ladder_rule(
        profile,
        rule_id=f"{profile.profile_id}:ladder",
        title="The disagreement is settled",
        who="both agencies",
        duration=overall,
    )
    return count(replace(rule, trigger=Trigger.STAGE_OPENED), first_opened_at, calendar)


def urgent_deadline(profile: Profile, opened_at: datetime, calendar: Calendar) -> Deadline | None:
    """Count the urgent branch's clock, or give None where the ladder has none."""
    rule = urgent_rule(profile)
    return _count_from(rule, {Trigger.STAGE_OPENED: opened_at}, calendar) if rule else None


def spans_of(duration: Duration) -> tuple[Span, ...]:
    """Give every reading of a policy's time, or none where it fixes no time."""
    match duration.kind:
        case DurationKind.IMMEDIATE:
            return (Span(unit=Unit.AT_ONCE),)
        case DurationKind.SAME_DAY:
            return (Span(amount=0, unit=Unit.CALENDAR_DAYS),)
        case DurationKind.FIXED | DurationKind.LEAST_OF:
            return tuple(dict.fromkeys(_readings(duration)))
        case _:
            return ()


def _readings(duration: Duration) -> Iterator[Span]:
    """Give the time as filed, then its other readings: those filed, or else those the wording holds."""
    if duration.value and duration.unit:
        yield Span(amount=duration.value, unit=_unit(duration.unit), until=duration.until)
    yield from (Span(amount=one.value, unit=_unit(one.unit)) for one in duration.also)
    if not duration.also:
        yield from _written(duration.as_written)


def _written(words: str) -> Iterator[Span]:
    """Find the lengths of time in a policy's wording."""
    for number, kind, unit in WRITTEN.findall(words.lower()):
        counted = WRITTEN_UNITS.get((kind, unit))
        amount = int(number) if number.isdigit() else NUMBER_WORDS.index(number) + 1
        if counted and amount:
            yield Span(amount=amount, unit=counted)


def _unit(unit: DurationUnit) -> Unit:
    """Name a local unit as the counting does."""
    return Unit.CALENDAR_DAYS if unit is DurationUnit.CLOCK_DAYS else Unit(unit.value)


def _referral_deadlines(
    profile: Profile, guidance: GuidanceEdition, route: Route, sent_at: datetime, calendar: Calendar
) -> Iterator[Deadline]:
    """Give each deadline a referral sets, the authority's decision first."""
    yield national_deadline(profile, guidance, DECISION, sent_at, calendar)
    follow_up = follow_up_rule(profile, route)
    if follow_up:
        yield settle(guidance.rule(WRITTEN_CONFIRMATION), follow_up, sent_at, calendar)
    elif route.channel is Channel.PHONE_FIRST:
        yield national_deadline(profile, guidance, WRITTEN_CONFIRMATION, sent_at, calendar)
    for clock in profile.referral.clocks:
        rule = clock_rule(profile, clock)
        if clock.rule is None and rule.trigger is Trigger.REFERRAL_RECEIVED:
            yield count(rule, sent_at, calendar)


def _count_from(rule: Rule, starts: Mapping[Trigger, datetime], calendar: Calendar) -> Deadline:
    """Count from the moment the rule names, or from the opening of the stage."""
    if rule.trigger not in starts:
        rule = replace(rule, trigger=Trigger.STAGE_OPENED)
    return count(rule, starts[rule.trigger], calendar)


def _ladder_rule(profile: Profile, *, rule_id: str, title: str, who: str, duration: Duration | None) -> Rule:
    """Make a rule of a clock in the escalation policy, which may be another document than the thresholds."""
    rule = _local_rule(
        profile, rule_id=rule_id, title=title, who=who, duration=duration, trigger=Trigger.STAGE_OPENED
    )
    policy = profile.escalation
    if not policy.policy_name:
        return rule
    dated = f"{policy.policy_name} ({policy.policy_date})" if policy.policy_date else policy.policy_name
    return replace(rule, edition=f"{profile.authority}: {dated}", source=dated)


def _local_rule(
    profile: Profile, *, rule_id: str, title: str, who: str, duration: Duration | None, trigger: Trigger
) -> Rule:
    """Make a rule of a local clock; one that is not known becomes words, never a guess."""
    kind = duration.kind if duration else DurationKind.NOT_SEEN
    return Rule(
        id=rule_id,
        title=title,
        who=who,
        trigger=(duration.counts_from if duration else None) or trigger,
        spans=spans_of(duration) if duration else (),
        words=NO_TIME.get(kind, ""),
        caveat=_caveat(duration),
        source=profile.document.title,
        edition=f"{profile.authority}: {profile.title}",
        status=Status.UNKNOWN if profile.is_draft else Status.IN_FORCE,
        confidence=Confidence.LOW if profile.is_draft else Confidence.HIGH,
        standing=Standing.LOCAL,
        office_hours=_office_hours(profile, duration),
    )


def _caveat(duration: Duration | None) -> str:
    """Say what the number alone would hide: the wording, that it is indicative, that risk shortens it."""
    if duration is None:
        return ""
    said = (
        (duration.as_written, f'The policy\'s wording: "{duration.as_written}".'),
        (duration.indicative, "The policy calls this time indicative: the child's needs decide."),
        (duration.override is Override.SOONER_IF_CHILD_AT_RISK, "Sooner if the child is at risk."),
    )
    return " ".join(words for applies, words in said if applies)


def _office_hours(profile: Profile, duration: Duration | None) -> OfficeHours | None:
    """Give the front door's hours where the clock waits for them."""
    times = profile.referral.office_times
    if times is None or duration is None or not duration.office_hours_only:
        return None
    return OfficeHours(opens=time.fromisoformat(times.opens), closes=time.fromisoformat(times.closes))
