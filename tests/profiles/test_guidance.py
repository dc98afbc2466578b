"""The national rules as data: their editions, their times, and files that are wrong."""

from __future__ import annotations

from datetime import date, datetime
from importlib.resources import files

import pytest

from dsl_desk.model.deadline import count
from dsl_desk.model.rule import Confidence, Standing, Status, Trigger, Unit
from dsl_desk.model.working_days import LONDON
from dsl_desk.profiles.choices import Asked, Field
from dsl_desk.profiles.fault import GuidanceFaults
from dsl_desk.profiles.guidance import (
    NoSuchRule,
    england_calendar,
    plain_form,
    read_bank_holidays,
    read_guidance,
    rules_in_force,
)

TODAY = date(2026, 11, 22)
RULES = files("resources").joinpath("guidance", "rules.yaml").read_bytes()
NEEDED = ["R01", "R02", "R04", "R05", "R06", "R09", "R10", "R14", "R15", "R26", "R30", "R51", "R57"]


@pytest.mark.parametrize("rule_id", NEEDED)
def test_a_needed_rule_is_listed_with_its_source(rule_id: str) -> None:
    rule = rules_in_force(TODAY).rule(rule_id)
    assert rule.title
    assert rule.who
    assert rule.source
    assert rule.edition
    assert rule.status is Status.IN_FORCE
    assert rule.confidence in Confidence
    assert rule.spans or rule.words


@pytest.mark.parametrize(
    ("rule_id", "amount", "unit"),
    [
        ("R01", 1, Unit.WORKING_DAYS),
        ("R06", 45, Unit.WORKING_DAYS),
        ("R09", 15, Unit.WORKING_DAYS),
        ("R10", 10, Unit.WORKING_DAYS),
        ("R12", 3, Unit.MONTHS),
        ("R14", 15, Unit.WORKING_DAYS),
        ("R24", 1, Unit.WORKING_DAYS),
        ("R26", 5, Unit.SCHOOL_DAYS),
        ("R30", 1, Unit.SCHOOL_DAYS),
        ("R49", 72, Unit.HOURS),
        ("R05", 0, Unit.AT_ONCE),
    ],
)
def test_the_times_are_those_of_the_guidance(rule_id: str, amount: int, unit: Unit) -> None:
    spans = rules_in_force(TODAY).rule(rule_id).spans
    assert [(span.amount, span.unit) for span in spans] == [(amount, unit)]


@pytest.mark.parametrize("rule_id", ["R04", "R11", "R17", "R18", "R19", "R20", "R22", "R38"])
def test_what_differs_by_area_has_words_and_no_number(rule_id: str) -> None:
    rule = rules_in_force(TODAY).rule(rule_id)
    assert rule.standing is Standing.LOCAL
    assert rule.spans == ()
    assert rule.words


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (date(2019, 5, 1), "Working Together to Safeguard Children 2018"),
        (date(2024, 5, 1), "Working Together to Safeguard Children 2023"),
        (date(2026, 3, 18), "Working Together to Safeguard Children 2023"),
        (date(2026, 11, 22), "Working Together to Safeguard Children 2026"),
        (date(2012, 5, 1), "Working Together to Safeguard Children (time"),
    ],
)
def test_a_rule_names_the_edition_of_the_day_and_where_its_time_was_read(day: date, edition: str) -> None:
    named = rules_in_force(day).rule("R01").edition
    assert named.startswith(edition)
    assert named.endswith("(time from the 2018 edition, as area procedures quote it)")


def test_a_rule_that_changed_is_the_one_of_its_day() -> None:
    before, after = (rules_in_force(day).rule("R30") for day in (date(2025, 11, 6), date(2025, 11, 7)))
    assert (before.standing, before.spans[0].unit) == (Standing.GOOD_PRACTICE, Unit.HOURS)
    assert (after.standing, after.spans[0].unit) == (Standing.STATUTORY, Unit.SCHOOL_DAYS)


def test_every_rule_can_be_counted_and_said() -> None:
    calendar = england_calendar()
    friday = datetime(2026, 12, 18, 16, 55, tzinfo=LONDON)
    for rule in rules_in_force(TODAY).rules:
        deadline = count(rule, friday, calendar)
        assert deadline.why.endswith(f"Rule {rule.id}, {rule.edition}.")
        assert (deadline.due_at is None) == bool(deadline.words)


def test_every_rule_is_listed_once_a_day_and_in_order() -> None:
    ids = [rule.id for rule in rules_in_force(TODAY).rules]
    assert ids == sorted(set(ids))


def test_a_rule_that_is_not_listed_is_said_to_be_none() -> None:
    with pytest.raises(NoSuchRule, match="No national rule R99 is listed for 22/11/2026"):
        rules_in_force(TODAY).rule("R99")


def test_every_trigger_is_used_by_a_rule_or_by_profiles() -> None:
    used = {rule.trigger for rule in rules_in_force(TODAY).rules}
    local = {
        Trigger.STAGE_OPENED,
        Trigger.PREVIOUS_STAGE_OPENED,
        Trigger.PREVIOUS_STAGE_CLOSED,
        Trigger.DECISION_NOTIFIED,
        Trigger.REFERRAL_RECEIVED,
        Trigger.ACCEPTED,
        Trigger.ENQUIRY_MADE,
        Trigger.NOT_STATED,
    }
    assert used | local == set(Trigger)


def test_the_plain_form_asks_for_what_forms_have_in_common() -> None:
    form = plain_form()
    fields = [section.field for section in form.sections]
    assert len(set(fields)) == len(fields)
    assert fields[0] is Field.IMMEDIATE_DANGER
    assert {Field.CONSENT, Field.REASON, Field.WHY_NOW, Field.SUPPORT_TRIED, Field.SIGNATURES} <= set(fields)
    assert all(section.ask is not Asked.WITHHELD for section in form.sections)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"amount: 45", b"amount: many", '"many" should be a whole number'),
        (b"  trigger: no_decision", b"  trigger: sunrise", '"sunrise" is not one of stage_opened'),
        (b"checked_on: '2026-11-22'", b"checked_on: soon", '"soon" should be a date'),
        (b"- id: R03", b"- id: R01", "Rule R01 is given twice for the same days"),
        (b"- id: wt2018\n  family: working_together", b"- id: wt2018\n  family: &a x", "the anchor"),
        (b"  words: promptly\n", b"  words: promptly\n  wordz:\n", 'perhaps "words" is meant'),
        (b"  words: promptly\n", b"", "gives neither a limit nor words"),
        (b"families:\n- id: working_together", b"families:\n- id: working_apart", "which is not listed"),
    ],
)
def test_a_broken_file_of_rules_is_refused_in_words(old: bytes, new: bytes, said: str) -> None:
    assert old in RULES
    with pytest.raises(GuidanceFaults) as refused:
        read_guidance(RULES.replace(old, new, 1), "rules.yaml")
    assert any(said in fault for fault in refused.value.faults), refused.value.faults


def test_a_broken_file_of_bank_holidays_is_refused_in_words() -> None:
    with pytest.raises(GuidanceFaults) as refused:
        read_bank_holidays(
            b"schema_version: '1.0'\nchanges:\n- {on: '2022-13-01', name: x, change: added}", "b"
        )
    assert len(refused.value.faults) == 4
