"""Local clocks counted: readings, ladders, routes, and how they meet the national rules."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from dsl_desk.model.rule import Confidence, Span, Status, Trigger, Unit
from dsl_desk.model.working_days import LONDON
from dsl_desk.profiles.choices import DurationKind, DurationUnit
from dsl_desk.profiles.clocks import (
    clock_rule,
    follow_up_rule,
    ladder_deadline,
    national_deadline,
    referral_deadlines,
    spans_of,
    stage_deadline,
    stage_rule,
    urgent_deadline,
)
from dsl_desk.profiles.duration import Duration, Reading
from dsl_desk.profiles.guidance import england_calendar, rules_in_force
from dsl_desk.profiles.library import shipped_profiles
from tests.profiles.samples import SMALL, accepted, broken, shipped

CALENDAR = england_calendar()
GUIDANCE = rules_in_force(date(2026, 11, 22))
OPENED = datetime(2026, 12, 18, 16, 55, tzinfo=LONDON)
STARTS = {Trigger.STAGE_OPENED: OPENED}


def at(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=LONDON)


def fixed(value: int, unit: DurationUnit, as_written: str = "") -> Duration:
    if not as_written:
        return Duration(kind=DurationKind.FIXED, value=value, unit=unit)
    return Duration(kind=DurationKind.FIXED, value=value, unit=unit, as_written=as_written)


@pytest.mark.parametrize(
    ("as_written", "also"),
    [
        ("48 hours (2 working days)", [Span(amount=2, unit=Unit.WORKING_DAYS)]),
        ("contacted at once; 48 hours (2 working days)", [Span(amount=2, unit=Unit.WORKING_DAYS)]),
        (
            "two weeks / 10 working days",
            [Span(amount=2, unit=Unit.WEEKS), Span(amount=10, unit=Unit.WORKING_DAYS)],
        ),
        (
            "Five school days or one calendar month",
            [Span(amount=5, unit=Unit.SCHOOL_DAYS), Span(amount=1, unit=Unit.MONTHS)],
        ),
        ("a 3-day limit", [Span(amount=3, unit=Unit.CALENDAR_DAYS)]),
        ("one working week", [Span(amount=1, unit=Unit.WORKING_WEEKS)]),
        ("48 hours", []),
        ("as soon as possible", []),
        ("within 0 days", []),
        ("3 school weeks", []),
    ],
)
def test_a_second_reading_is_found_in_the_wording(as_written: str, also: list[Span]) -> None:
    spans = spans_of(fixed(48, DurationUnit.HOURS, as_written))
    assert spans == (Span(amount=48, unit=Unit.HOURS), *also)


def test_a_second_reading_that_is_filed_is_the_only_one() -> None:
    duration = Duration(
        kind=DurationKind.LEAST_OF,
        value=5,
        unit=DurationUnit.WORKING_DAYS,
        also=(Reading(value=7, unit=DurationUnit.CLOCK_DAYS),),
        as_written="five working days, no more than a fortnight or 3 weeks",
    )
    assert spans_of(duration) == (
        Span(amount=5, unit=Unit.WORKING_DAYS),
        Span(amount=7, unit=Unit.CALENDAR_DAYS),
    )


@pytest.mark.parametrize(
    ("kind", "spans"),
    [
        (DurationKind.IMMEDIATE, (Span(unit=Unit.AT_ONCE),)),
        (DurationKind.SAME_DAY, (Span(amount=0, unit=Unit.CALENDAR_DAYS),)),
        (DurationKind.AGREED_BY_PARTIES, ()),
        (DurationKind.CHILDS_TIMESCALE_ONLY, ()),
        (DurationKind.NOT_SEEN, ()),
    ],
)
def test_kinds_without_a_number(kind: DurationKind, spans: tuple[Span, ...]) -> None:
    assert spans_of(Duration(kind=kind)) == spans


@pytest.mark.parametrize("unit", DurationUnit)
def test_every_local_unit_can_be_counted(unit: DurationUnit) -> None:
    assert len(spans_of(fixed(3, unit))) == 1


def test_two_readings_count_by_the_earlier_and_keep_the_wording() -> None:
    profile = accepted(shipped("lincolnshire.yaml"))
    deadline = stage_deadline(profile, profile.stage(1), STARTS, CALENDAR)
    assert deadline.due_at == at("2026-12-20 16:55")
    assert 'The policy\'s wording: "48 hours (2 working days)".' in deadline.why
    fortnight = stage_deadline(
        profile, profile.stage(2), {**STARTS, Trigger.PREVIOUS_STAGE_OPENED: at("2026-12-16 09:00")}, CALENDAR
    )
    assert fortnight.due_at == at("2026-12-23 23:59:59")
    assert "after the one before was opened on Wednesday 16 December 2026" in fortnight.why


def test_a_stage_whose_start_is_not_known_counts_from_its_own_opening() -> None:
    profile = accepted(shipped("lincolnshire.yaml"))
    deadline = stage_deadline(profile, profile.stage(2), STARTS, CALENDAR)
    assert deadline.due_at == at("2026-12-29 23:59:59")
    assert "after it was opened on Friday 18 December 2026" in deadline.why


def test_agreed_by_the_parties_is_words_and_no_date() -> None:
    for name, ordinal in (("leeds", 1), ("eastvale", 2)):
        profile = accepted(shipped(f"{name}.yaml"))
        deadline = stage_deadline(profile, profile.stage(ordinal), STARTS, CALENDAR)
        assert deadline.due_at is None
        assert deadline.words == "to be agreed by the parties; write down the time agreed"


def test_a_time_that_was_not_seen_is_never_guessed() -> None:
    profile = accepted(shipped("leeds.yaml"))
    deadline = stage_deadline(profile, profile.stage(2), STARTS, CALENDAR)
    assert deadline.due_at is None
    assert "not known here" in deadline.words


def test_a_stage_without_a_time_of_its_own_takes_the_whole_policys_and_says_so() -> None:
    profile = accepted(shipped("london-pan.yaml"))
    deadline = stage_deadline(profile, profile.stage(3), STARTS, CALENDAR)
    assert deadline.due_at == at("2026-12-29 23:59:59")
    assert "that of the whole policy is counted instead" in deadline.why
    assert "Sooner if the child is at risk." in deadline.why


def test_by_the_end_of_the_next_working_day() -> None:
    profile = accepted(shipped("eastvale.yaml"))
    deadline = stage_deadline(profile, profile.stage(1), STARTS, CALENDAR)
    assert deadline.due_at == at("2026-12-21 23:59:59")


def test_whichever_is_less() -> None:
    profile = accepted(shipped("eastvale.yaml"))
    third = profile.stage(3)
    over_christmas = stage_deadline(profile, third, STARTS, CALENDAR)
    assert over_christmas.due_at == at("2026-12-25 23:59:59")
    ordinary = stage_deadline(profile, third, {Trigger.STAGE_OPENED: at("2026-11-02 09:00")}, CALENDAR)
    assert ordinary.due_at == at("2026-11-09 23:59:59")


def test_the_ladder_as_a_whole_and_its_urgent_branch() -> None:
    northmoor, eastvale, birmingham = (
        accepted(shipped(f"{name}.yaml")) for name in ("northmoor", "eastvale", "birmingham")
    )
    urgent = urgent_deadline(northmoor, OPENED, CALENDAR)
    assert urgent is not None
    assert urgent.due_at == at("2026-12-19 16:55")
    assert urgent.who == "service manager"
    assert urgent_deadline(eastvale, OPENED, CALENDAR) is None
    assert ladder_deadline(northmoor, OPENED, CALENDAR) is None
    whole = ladder_deadline(eastvale, OPENED, CALENDAR)
    assert whole is not None
    assert whole.due_at == at("2027-01-06 23:59:59")
    assert not birmingham.escalation.stages
    week = ladder_deadline(birmingham, OPENED, CALENDAR)
    assert week is not None
    assert week.due_at == at("2026-12-29 23:59:59")


def test_a_referral_sets_the_decision_the_writing_and_the_areas_own_clocks() -> None:
    profile = accepted(shipped("eastvale.yaml"))
    route = profile.referral.routes[0]
    decision, writing, welcome = referral_deadlines(profile, GUIDANCE, route, OPENED, CALENDAR)
    assert (decision.rule, decision.due_at) == ("R01", at("2026-12-21 23:59:59"))
    assert "Tuesday 22 December 2026, which is later: a local time cannot loosen" in decision.why
    assert (writing.rule, writing.due_at) == ("R04", at("2026-12-19 16:55"))
    assert (welcome.rule, welcome.due_at) == ("eastvale:welcome-call", at("2026-12-23 23:59:59"))


def test_what_comes_after_hours_counts_from_the_next_opening_only_where_the_policy_says_so() -> None:
    profile = accepted(shipped("eastvale.yaml"))
    late = at("2026-12-18 18:05")
    decision, _, welcome = referral_deadlines(profile, GUIDANCE, profile.referral.routes[0], late, CALENDAR)
    assert decision.due_at == at("2026-12-21 23:59:59")
    assert welcome.counted_from == at("2026-12-21 08:00")
    assert welcome.due_at == at("2026-12-24 23:59:59")


def test_a_phone_route_whose_follow_up_is_unknown_still_asks_for_writing() -> None:
    profile = accepted(shipped("norfolk.yaml"))
    decision, writing = referral_deadlines(profile, GUIDANCE, profile.referral.routes[0], OPENED, CALENDAR)
    assert decision.due_at == at("2026-12-21 23:59:59")
    assert writing.due_at is None
    assert "write within 24 hours if unsure" in writing.words


def test_a_form_route_needs_no_second_writing() -> None:
    profile = accepted(shipped("essex.yaml"))
    deadlines = referral_deadlines(profile, GUIDANCE, profile.referral.routes[0], OPENED, CALENDAR)
    assert [one.rule for one in deadlines] == ["R01"]


def test_a_national_rule_is_filled_or_tightened_by_the_profile() -> None:
    profile = accepted(shipped("northmoor.yaml"))
    assessment = national_deadline(profile, GUIDANCE, "R06", OPENED, CALENDAR)
    assert assessment.due_at == at("2027-02-10 23:59:59")
    assert "The national limit, R06, is Wednesday 24 February 2027." in assessment.why
    plain = national_deadline(accepted(SMALL), GUIDANCE, "R06", OPENED, CALENDAR)
    assert plain.due_at == at("2027-02-24 23:59:59")


def test_a_profile_clock_counts_from_where_the_rule_does_when_it_does_not_say() -> None:
    clock = "{name: reply, rule: R01, duration: {kind: fixed, value: 4, unit: hours}, ev: [e1]}"
    text = broken("escalation:", f"  clocks: [{clock}]\nescalation:")
    deadline = national_deadline(accepted(text), GUIDANCE, "R01", OPENED, CALENDAR)
    assert deadline.due_at == at("2026-12-18 20:55")
    assert "after it was received on" in deadline.why


@pytest.mark.parametrize("profile", shipped_profiles(), ids=lambda one: str(one.profile_id))
def test_every_shipped_clock_can_be_counted_and_said(profile: object) -> None:
    known = next(one for one in shipped_profiles() if one == profile)
    rules = [stage_rule(known, stage) for stage in known.escalation.stages]
    rules += [clock_rule(known, clock) for clock in known.referral.clocks]
    rules += [rule for route in known.referral.routes if (rule := follow_up_rule(known, route))]
    for rule in rules:
        assert rule.id.startswith(known.profile_id)
        assert bool(rule.spans) != bool(rule.words)
        assert rule.status is (Status.UNKNOWN if known.is_draft else Status.IN_FORCE)
        assert rule.confidence is (Confidence.LOW if known.is_draft else Confidence.HIGH)
    for route in known.referral.routes:
        assert referral_deadlines(known, GUIDANCE, route, OPENED, CALENDAR)
