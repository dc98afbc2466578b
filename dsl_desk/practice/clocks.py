"""The deadlines that a referral and its reply set and meet: national rules as the authority's own fill them.

The numbers are data. Here only stands which rule belongs to which act.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.model.deadline import count, counted_at
from dsl_desk.model.record import Met
from dsl_desk.model.referral import Outcome
from dsl_desk.model.rule import Trigger
from dsl_desk.practice.records import first_deadline
from dsl_desk.profiles.clocks import clock_rule, national_deadline, referral_deadlines
from dsl_desk.profiles.guidance import rules_in_force

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dsl_desk.model.deadline import Deadline
    from dsl_desk.model.record import Moment, RecordId
    from dsl_desk.model.rule import Rule
    from dsl_desk.model.working_days import Calendar
    from dsl_desk.profiles.guidance import GuidanceEdition
    from dsl_desk.profiles.profile import Profile
    from dsl_desk.profiles.referring import Route

DECISION = "R01"
CHASE = "R02"
DANGER = "R05"
ASSESSMENT = "R06"
CONSENT = "R57"

TAKEN_ON = frozenset({Outcome.ACCEPTED, Outcome.UPHELD})
"""Outcomes after which the authority works on: its assessment is still due."""


def danger_rule(on: date) -> Rule:
    """Give the rule for immediate danger, in the words of the guidance in force."""
    return rules_in_force(on).rule(DANGER)


def set_by_referral(
    profile: Profile, route: Route, sent: Moment, calendar: Calendar, *, danger: str
) -> tuple[Deadline, ...]:
    """Fix what a referral sets on the day it is sent: danger first, then in order of rule.

    `danger` is what the immediate danger is, or nothing.
    """
    guidance = rules_in_force(sent.on)
    return tuple(_set_by_referral(profile, guidance, route, sent, calendar, danger))


def _set_by_referral(
    profile: Profile,
    guidance: GuidanceEdition,
    route: Route,
    sent: Moment,
    calendar: Calendar,
    danger: str,
) -> Iterator[Deadline]:
    sent_at = counted_at(sent)
    if danger:
        yield count(guidance.rule(DANGER), sent_at, calendar)
    fixed = referral_deadlines(profile, guidance, route, sent_at, calendar)
    yield from fixed
    decision = first_deadline(fixed, DECISION)
    if decision is not None and decision.due_at is not None:
        yield national_deadline(profile, guidance, CHASE, decision.due_at, calendar)
    if first_deadline(fixed, ASSESSMENT) is None:
        yield national_deadline(profile, guidance, ASSESSMENT, sent_at, calendar)


def set_by_reply(
    profile: Profile, outcome: Outcome, received: Moment, calendar: Calendar
) -> tuple[Deadline, ...]:
    """Fix the authority's own clocks that its answer starts: counted from acceptance or notice."""
    if outcome is Outcome.NO_REPLY:
        return ()
    started = {Trigger.DECISION_NOTIFIED, *((Trigger.ACCEPTED,) if outcome in TAKEN_ON else ())}
    received_at, guidance = counted_at(received), rules_in_force(received.on)
    clocks = ((clock, clock_rule(profile, clock)) for clock in profile.referral.clocks)
    return tuple(
        national_deadline(profile, guidance, clock.rule, received_at, calendar)
        if clock.rule
        else count(rule, received_at, calendar)
        for clock, rule in clocks
        if rule.trigger in started
    )


def met_by_reply(answers: RecordId, set_before: tuple[Deadline, ...], outcome: Outcome) -> tuple[Met, ...]:
    """Name the deadlines that an answer meets.

    "No reply" meets none. Any answer meets the duty to decide and to ask after it. An assessment stays due
    only while the authority has taken the case on or asks for more. What the referrer owes in writing is met
    by writing, not by an answer.
    """
    if outcome is Outcome.NO_REPLY:
        return ()
    goes_on = outcome in TAKEN_ON or outcome is Outcome.MORE_INFORMATION
    return tuple(
        Met(record=answers, rule=one.rule)
        for one in set_before
        if one.rule in {DECISION, CHASE} or (one.rule == ASSESSMENT and not goes_on)
    )


def met_by_stage_reply(
    answers: RecordId, set_before: tuple[Deadline, ...], outcome: Outcome
) -> tuple[Met, ...]:
    """Name the deadlines of a stage that an answer meets: all of them, unless it is that none came."""
    if outcome is Outcome.NO_REPLY:
        return ()
    return tuple(Met(record=answers, rule=one.rule) for one in set_before)
