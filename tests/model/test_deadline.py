"""When things are due, and the sentence that says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from dsl_desk.model.deadline import count, counted_at, say_due, say_moment, say_span, settle
from dsl_desk.model.record import Moment
from dsl_desk.model.rule import TRIGGER_WORDS, DayPart, OfficeHours, Rule, Span, Standing, Trigger, Unit
from dsl_desk.model.school import Term
from dsl_desk.model.working_days import LONDON, Calendar, YearNotKnown

PLAIN = Calendar()
TERMS = Calendar(terms=(Term(from_on=date(2026, 11, 2), to_on=date(2026, 12, 18)),))
FRIDAY = "2026-12-18 16:55"

DECISION = Rule(
    id="R01",
    title="The authority decides",
    who="the authority",
    trigger=Trigger.REFERRAL_RECEIVED,
    spans=(Span(amount=1, unit=Unit.WORKING_DAYS),),
    source="the guidance",
    edition="Working Together",
    standing=Standing.STATUTORY,
)


def at(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=LONDON)


def lasting(*spans: Span) -> Rule:
    return replace(DECISION, spans=spans)


def test_a_deadline_says_what_is_due_from_whom_when_and_why() -> None:
    deadline = count(DECISION, at(FRIDAY), PLAIN)
    assert deadline.rule == "R01"
    assert deadline.what == "The authority decides"
    assert deadline.who == "the authority"
    assert deadline.due_at == at("2026-12-21 23:59:59")
    assert deadline.counted_from == at(FRIDAY)
    assert (deadline.edition, deadline.source) == ("Working Together", "the guidance")
    assert deadline.why == (
        "1 working day after it was received on Friday 18 December 2026 at 16:55: Monday 21 December 2026. "
        "Rule R01, Working Together."
    )


@pytest.mark.parametrize(
    ("span", "start", "due"),
    [
        (Span(amount=1, unit=Unit.WORKING_DAYS), "2026-12-24 12:00", "2026-12-29 23:59:59"),
        (Span(amount=1, unit=Unit.WORKING_DAYS), "2027-03-25 09:00", "2027-03-30 23:59:59"),
        (Span(amount=1, unit=Unit.WORKING_WEEKS), FRIDAY, "2026-12-29 23:59:59"),
        (Span(amount=5, unit=Unit.CALENDAR_DAYS), FRIDAY, "2026-12-23 23:59:59"),
        (Span(amount=0, unit=Unit.CALENDAR_DAYS), FRIDAY, "2026-12-18 23:59:59"),
        (Span(amount=2, unit=Unit.WEEKS), FRIDAY, "2027-01-01 23:59:59"),
        (Span(amount=3, unit=Unit.MONTHS), "2026-11-30 10:00", "2027-02-28 23:59:59"),
        (Span(amount=3, unit=Unit.MONTHS), "2027-11-30 10:00", "2028-02-29 23:59:59"),
        (Span(amount=2, unit=Unit.YEARS), "2028-02-29 10:00", "2030-02-28 23:59:59"),
        (Span(amount=48, unit=Unit.HOURS), FRIDAY, "2026-12-20 16:55"),
        (Span(amount=24, unit=Unit.HOURS), "2027-03-27 20:00", "2027-03-28 21:00"),
        (Span(amount=24, unit=Unit.HOURS), "2026-10-24 20:00", "2026-10-25 19:00"),
        (Span(amount=1, unit=Unit.CALENDAR_DAYS), "2027-03-27 20:00", "2027-03-28 23:59:59"),
        (Span(unit=Unit.AT_ONCE), FRIDAY, FRIDAY),
    ],
)
def test_each_unit_is_counted_as_itself(span: Span, start: str, due: str) -> None:
    assert count(lasting(span), at(start), PLAIN).due_at == at(due)


def test_the_day_is_englands_whatever_zone_the_moment_came_in() -> None:
    late = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)  # half past midnight in England
    deadline = count(lasting(Span(amount=1, unit=Unit.CALENDAR_DAYS)), late, PLAIN)
    assert deadline.due_at == at("2026-07-03 23:59:59")


def test_of_two_readings_the_earlier_counts_and_both_are_said() -> None:
    both = lasting(Span(amount=48, unit=Unit.HOURS), Span(amount=2, unit=Unit.WORKING_DAYS))
    deadline = count(both, at(FRIDAY), PLAIN)
    assert deadline.due_at == at("2026-12-20 16:55")
    assert deadline.why.startswith(
        "Whichever is earlier of 48 hours and 2 working days after it was received"
    )


def test_bank_holidays_passed_over_are_named() -> None:
    why = count(DECISION, at("2026-12-24 12:00"), PLAIN).why
    assert (
        "Not counted: Christmas Day on Friday 25 December 2026, "
        "Boxing Day (substitute day) on Monday 28 December 2026." in why
    )


def test_months_ending_on_a_closed_day_show_the_working_day_before() -> None:
    deadline = count(lasting(Span(amount=3, unit=Unit.MONTHS)), at("2026-11-30 10:00"), PLAIN)
    assert "That is no working day; the working day before it is Friday 26 February 2027." in deadline.why


def test_school_days_count_by_the_terms_and_else_by_the_earlier_working_days() -> None:
    school = lasting(Span(amount=2, unit=Unit.SCHOOL_DAYS))
    known = count(school, at("2026-12-16 10:00"), TERMS)
    assert known.due_at == at("2026-12-18 23:59:59")
    assert "by the term dates entered" in known.why
    beyond = count(school, at("2026-12-17 10:00"), TERMS)
    assert beyond.due_at == at("2026-12-21 23:59:59")
    assert "Counted in working days, which come sooner" in beyond.why


def test_the_start_of_the_next_school_day_is_when_school_begins() -> None:
    rule = lasting(Span(amount=1, unit=Unit.SCHOOL_DAYS, until=DayPart.START))
    weekend = count(rule, at("2026-12-12 21:00"), TERMS)
    assert weekend.due_at == at("2026-12-14 08:30")
    early = replace(TERMS, day_starts=time(8, 0))
    assert count(rule, at("2026-12-12 21:00"), early).due_at == at("2026-12-14 08:00")


@pytest.mark.parametrize(
    ("came", "counted", "due"),
    [
        ("2026-12-18 16:55", "2026-12-18 16:55", "2026-12-21 23:59:59"),  # in time
        ("2026-12-18 17:00", "2026-12-18 17:00", "2026-12-21 23:59:59"),  # on the minute
        ("2026-12-18 17:01", "2026-12-21 09:00", "2026-12-22 23:59:59"),
        ("2026-12-18 07:00", "2026-12-18 09:00", "2026-12-21 23:59:59"),  # before opening, same day
        ("2026-12-19 12:00", "2026-12-21 09:00", "2026-12-22 23:59:59"),
        ("2026-12-25 12:00", "2026-12-29 09:00", "2026-12-30 23:59:59"),
    ],
)
def test_what_comes_out_of_hours_counts_from_the_next_opening(came: str, counted: str, due: str) -> None:
    office = replace(DECISION, office_hours=OfficeHours(opens=time(9), closes=time(17)))
    deadline = count(office, at(came), PLAIN)
    assert deadline.counted_from == at(counted)
    assert deadline.due_at == at(due)
    assert (came != counted) == ("out of hours, so counted from" in deadline.why)


def test_a_rule_without_a_time_gives_words_and_no_date() -> None:
    agreed = replace(lasting(), words="to be agreed by the parties", caveat="Sooner if the child is at risk.")
    deadline = count(agreed, at(FRIDAY), PLAIN)
    assert deadline.due_at is None
    assert deadline.words == "to be agreed by the parties"
    assert not deadline.is_past(at("2090-01-01 00:00"))
    assert deadline.why.startswith(
        "No fixed time after it was received on Friday 18 December 2026 at 16:55: to be"
    )
    assert "Sooner if the child is at risk." in deadline.why


def test_a_deadline_is_past_only_after_its_last_second() -> None:
    deadline = count(DECISION, at(FRIDAY), PLAIN)
    assert not deadline.is_past(at("2026-12-21 23:59:59"))
    assert deadline.is_past(at("2026-12-22 00:00"))


@pytest.mark.parametrize("fold", [0, 1])
def test_a_deadline_is_the_same_after_it_was_stored(fold: int) -> None:
    twice = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=fold)  # the hour that comes twice
    deadline = count(lasting(Span(amount=0, unit=Unit.HOURS)), twice, PLAIN)
    assert deadline.due_at is not None
    for kept in (deadline.due_at, deadline.counted_from):
        assert datetime.fromisoformat(kept.isoformat()) == kept
        assert kept.timestamp() == twice.timestamp()


def test_a_local_time_may_tighten_a_statutory_one() -> None:
    local = replace(
        lasting(Span(amount=4, unit=Unit.HOURS)), id="x:own", edition="Here", standing=Standing.LOCAL
    )
    deadline = settle(DECISION, local, at(FRIDAY), PLAIN)
    assert deadline.due_at == at("2026-12-18 20:55")
    assert deadline.rule == "R01"
    assert deadline.why.endswith("The national limit, R01, is Monday 21 December 2026.")


def test_a_local_time_may_not_loosen_a_statutory_one() -> None:
    local = replace(lasting(Span(amount=2, unit=Unit.WORKING_DAYS)), edition="Here", standing=Standing.LOCAL)
    deadline = settle(DECISION, local, at(FRIDAY), PLAIN)
    assert deadline.due_at == at("2026-12-21 23:59:59")
    assert "Here gives Tuesday 22 December 2026, which is later: a local time cannot loosen" in deadline.why


def test_beside_good_practice_the_local_time_counts_and_both_are_shown() -> None:
    national = replace(DECISION, standing=Standing.GOOD_PRACTICE)
    local = replace(lasting(Span(amount=2, unit=Unit.WORKING_DAYS)), standing=Standing.LOCAL)
    deadline = settle(national, local, at(FRIDAY), PLAIN)
    assert deadline.due_at == at("2026-12-22 23:59:59")
    assert deadline.why.endswith("Good practice nationally would be Monday 21 December 2026.")


def test_a_local_time_fills_a_rule_that_leaves_it_to_the_area() -> None:
    national = replace(lasting(), words="the area's own time", standing=Standing.LOCAL)
    local = replace(lasting(Span(amount=24, unit=Unit.HOURS)), standing=Standing.LOCAL)
    deadline = settle(national, local, at(FRIDAY), PLAIN)
    assert deadline.due_at == at("2026-12-19 16:55")
    assert deadline.why.endswith("It fills R01, which leaves the time to the area.")


def test_a_local_policy_without_a_time_leaves_the_national_one() -> None:
    local = replace(lasting(), words="as agreed", standing=Standing.LOCAL)
    deadline = settle(DECISION, local, at(FRIDAY), PLAIN)
    assert deadline.due_at == at("2026-12-21 23:59:59")
    assert "The local policy gives no time (as agreed)." in deadline.why
    assert settle(DECISION, None, at(FRIDAY), PLAIN) == count(DECISION, at(FRIDAY), PLAIN)


def test_a_moment_without_a_time_counts_from_the_beginning_of_its_day() -> None:
    known = counted_at(Moment(on=date(2026, 12, 18), at=time(16, 55)))
    assert known == at(FRIDAY)
    unknown = counted_at(Moment(on=date(2026, 12, 18)))
    assert unknown == at("2026-12-18 00:00")
    assert "received on Friday 18 December 2026: " in count(DECISION, unknown, PLAIN).why


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (Span(amount=1, unit=Unit.WORKING_DAYS), "1 working day"),
        (Span(amount=48, unit=Unit.HOURS), "48 hours"),
        (Span(amount=1, unit=Unit.WORKING_WEEKS), "1 working week"),
        (Span(amount=0, unit=Unit.CALENDAR_DAYS), "by the end of the day"),
        (Span(unit=Unit.AT_ONCE), "at once"),
        (Span(amount=1, unit=Unit.SCHOOL_DAYS, until=DayPart.START), "by the start of the next school day"),
        (Span(amount=3, unit=Unit.SCHOOL_DAYS, until=DayPart.START), "by the start of school day 3"),
    ],
)
def test_lengths_of_time_are_said_plainly(span: Span, said: str) -> None:
    assert say_span(span) == said


def test_what_is_due_at_once_is_said_to_be_when_it_happened() -> None:
    at_once = replace(lasting(Span(unit=Unit.AT_ONCE)), trigger=Trigger.CONCERN_KNOWN)
    assert count(at_once, at(FRIDAY), PLAIN).why.startswith("At once when it was known on Friday 18 December")


def test_days_are_said_in_full() -> None:
    assert say_moment(at("2026-12-01 00:00")) == "Tuesday 1 December 2026"
    assert say_moment(at("2026-12-01 09:05")) == "Tuesday 1 December 2026 at 09:05"
    assert say_due(count(replace(lasting(), words="as agreed"), at(FRIDAY), PLAIN)) == "as agreed"


def test_every_trigger_has_its_words() -> None:
    assert set(TRIGGER_WORDS) == set(Trigger)


@pytest.mark.parametrize("year", [1066, 1994, 2101])
def test_a_mistyped_year_is_a_sentence(year: int) -> None:
    with pytest.raises(YearNotKnown):
        count(lasting(Span(amount=1, unit=Unit.HOURS)), datetime(year, 5, 5, tzinfo=LONDON), PLAIN)


def test_a_count_that_runs_past_the_known_years_is_a_sentence() -> None:
    with pytest.raises(YearNotKnown):
        count(DECISION, at("2100-12-31 10:00"), PLAIN)
