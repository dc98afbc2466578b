"""When something is due, where that comes from, and why it is that date.

A deadline is counted once, kept on the record that set it, and never counted again: a later edition of a rule
moves nothing. A rule may give no time ("agreed by the parties"); then the deadline has words and no date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from dsl_desk.model.rule import TRIGGER_WORDS, DayPart, Rule, Span, Standing, Unit
from dsl_desk.model.working_days import (
    FIRST_YEAR,
    LAST_YEAR,
    LONDON,
    Calendar,
    YearNotKnown,
    add_hours,
    add_months,
    add_school_days,
    add_working_days,
    is_working_day,
    next_working_day,
    previous_working_day,
    weekday_holidays_between,
)

if TYPE_CHECKING:
    from dsl_desk.model.record import Moment
    from dsl_desk.model.rule import OfficeHours

END_OF_DAY = time(23, 59, 59)
MONTHS_IN_YEAR = 12
DAYS_IN_WORKING_WEEK = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """What is due, by whom and when, fixed for good on the record that set it.

    `due_at` is England's local time with its offset, or None where the rule gives no time; then `words` say
    what it does give. `why` is a finished explanation a person can read out.
    """

    rule: str
    what: str
    who: str
    due_at: datetime | None
    words: str = ""
    counted_from: datetime
    edition: str
    source: str
    standing: Standing
    why: str

    def is_past(self, now: datetime) -> bool:
        """Say whether the time is over; a deadline without a date never is."""
        return self.due_at is not None and self.due_at.timestamp() < now.timestamp()


def count(rule: Rule, from_at: datetime, calendar: Calendar) -> Deadline:
    """Count a rule from a moment, which must know its time zone, by a calendar.

    The day itself is day 0 and the due time is the end of day N; hours are hours really passed. School days
    fall back to working days, which come sooner, where the terms entered do not reach. Raises YearNotKnown.
    """
    started = from_at.astimezone(LONDON)
    if not FIRST_YEAR <= started.year <= LAST_YEAR:
        raise YearNotKnown(started.year)
    counted, opening = _from_opening(started, rule.office_hours, calendar)
    reached = (_reach(span, counted, calendar) for span in rule.spans)
    first = min(reached, key=lambda one: one.at.timestamp(), default=None)
    said = (
        f"{_lead(rule, first)} {_trigger(rule, first)} {say_moment(started)}{opening}: {_due(rule, first)}",
        first.note if first else "",
        rule.caveat,
        _named(rule),
    )
    return Deadline(
        rule=rule.id,
        what=rule.title,
        who=rule.who,
        due_at=_as_kept(first.at) if first else None,
        words="" if first else rule.words,
        counted_from=_as_kept(counted),
        edition=rule.edition,
        source=rule.source,
        standing=rule.standing,
        why=" ".join(part for part in said if part),
    )


def settle(national: Rule, local: Rule | None, from_at: datetime, calendar: Calendar) -> Deadline:
    """Count a national rule as an authority's own clock fills or tightens it, and say which of them won.

    A statutory time may be filled or tightened by a local one, never loosened; beside good practice the local
    time counts, and both are shown. The deadline keeps the national rule's id either way.
    """
    floor = count(national, from_at, calendar)
    if local is None:
        return floor
    own = replace(count(local, from_at, calendar), rule=national.id)
    if floor.due_at is None:
        return replace(own, why=f"{own.why} It fills {national.id}, which leaves the time to the area.")
    if own.due_at is None:
        return replace(floor, why=f"{floor.why} The local policy gives no time ({local.words}).")
    if national.standing is not Standing.STATUTORY:
        return replace(own, why=f"{own.why} Good practice nationally would be {say_due(floor)}.")
    if own.due_at.timestamp() <= floor.due_at.timestamp():
        return replace(own, why=f"{own.why} The national limit, {national.id}, is {say_due(floor)}.")
    return replace(
        floor,
        why=f"{floor.why} {local.edition} gives {say_due(own)}, which is later: a local time cannot loosen "
        "a statutory one.",
    )


def counted_at(moment: Moment) -> datetime:
    """Turn a moment as kept into local time; a day whose time is not known counts from its beginning."""
    return datetime.combine(moment.on, moment.at or time.min, tzinfo=LONDON)


def say_due(deadline: Deadline) -> str:
    """Say when: "Monday 21 December 2026", with the time where it is not a day's end, or the rule's words."""
    return deadline.words if deadline.due_at is None else say_moment(deadline.due_at)


def say_moment(at: datetime) -> str:
    """Say a local time in full; a day's beginning or end is said as the day alone."""
    if at.time() in (time.min, END_OF_DAY):
        return say_day(at.date())
    return f"{say_day(at.date())} at {at:%H:%M}"


def say_day(day: date) -> str:
    """Say a day in full: "Monday 21 December 2026"."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def say_span(span: Span) -> str:
    """Say a length of time: "1 working day", "48 hours", "by the end of the day", "at once"."""
    if span.unit is Unit.AT_ONCE:
        return "at once"
    if not span.amount:
        return "by the end of the day"
    unit = span.unit.value.replace("_", " ")
    one = unit.removesuffix("s")
    if span.until is DayPart.START:
        return (
            f"by the start of the next {one}" if span.amount == 1 else f"by the start of {one} {span.amount}"
        )
    return f"{span.amount} {one if span.amount == 1 else unit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reached:
    """Where one span ends, and what a reader should know about how it got there."""

    span: Span
    at: datetime
    note: str = ""


def _reach(span: Span, start: datetime, calendar: Calendar) -> _Reached:
    """Count one span from a local moment."""
    if span.unit is Unit.AT_ONCE:
        return _Reached(span=span, at=start)
    if span.unit is Unit.HOURS:
        return _Reached(span=span, at=add_hours(start, span.amount))
    day, note = _last_day(span, start.date(), calendar)
    ends = END_OF_DAY if span.until is DayPart.END else calendar.day_starts
    return _Reached(span=span, at=datetime.combine(day, ends, tzinfo=LONDON), note=note)


def _last_day(span: Span, day: date, calendar: Calendar) -> tuple[date, str]:
    """Give the day a span in days, weeks, months or years ends on, and a note on how it was counted."""
    match span.unit:
        case Unit.WORKING_DAYS | Unit.WORKING_WEEKS:
            days = span.amount * (DAYS_IN_WORKING_WEEK if span.unit is Unit.WORKING_WEEKS else 1)
            last = add_working_days(day, days, calendar)
            return last, _skipped(day, last, calendar)
        case Unit.SCHOOL_DAYS:
            return _school_day(day, span.amount, calendar)
        case Unit.MONTHS | Unit.YEARS:
            months = span.amount * (MONTHS_IN_YEAR if span.unit is Unit.YEARS else 1)
            last = add_months(day, months)
        case Unit.WEEKS:
            last = day + timedelta(weeks=span.amount)
        case _:
            return day + timedelta(days=span.amount), ""
    return last, _if_closed(last, calendar)


def _school_day(day: date, days: int, calendar: Calendar) -> tuple[date, str]:
    """Count school days; where the terms do not reach, working days, which are never later."""
    last = add_school_days(day, days, calendar)
    if last is not None:
        return last, "School days are counted by the term dates entered."
    return add_working_days(day, days, calendar), (
        "Counted in working days, which come sooner, because the term dates entered do not reach that far."
    )


def _skipped(day: date, last: date, calendar: Calendar) -> str:
    """Name the bank holidays a count of working days passed over."""
    passed = weekday_holidays_between(day, last, calendar)
    if not passed:
        return ""
    named = ", ".join(f"{one.name} on {say_day(one.on)}" for one in passed)
    return f"Not counted: {named}."


def _if_closed(last: date, calendar: Calendar) -> str:
    """Give the working day before, where the day found is not one. Years beyond the tables need no note."""
    if last.year > LAST_YEAR or is_working_day(last, calendar):
        return ""
    before = say_day(previous_working_day(last, calendar))
    return f"That is no working day; the working day before it is {before}."


def _as_kept(at: datetime) -> datetime:
    """Fix a local time's offset, so that it is the same value after it has been stored and read back."""
    return at.replace(tzinfo=timezone(at.utcoffset() or timedelta()), fold=0)


def _from_opening(started: datetime, hours: OfficeHours | None, calendar: Calendar) -> tuple[datetime, str]:
    """Give the moment a clock starts and, where something came in out of hours, the words that say so."""
    if hours is None:
        return started, ""
    day = started.date()
    if is_working_day(day, calendar) and started.time() <= hours.closes:
        if started.time() >= hours.opens:
            return started, ""
    else:
        day = next_working_day(day, calendar)
    opened = datetime.combine(day, hours.opens, tzinfo=LONDON)
    return opened, f", out of hours, so counted from {say_moment(opened)}"


def _lead(rule: Rule, first: _Reached | None) -> str:
    """Begin the explanation: how much time, and in two readings that the earlier counts."""
    if first is None:
        return "No fixed time"
    said = " and ".join(say_span(span) for span in rule.spans)
    if len(rule.spans) > 1:
        return f"Whichever is earlier of {said}"
    return said[0].upper() + said[1:]


def _trigger(rule: Rule, first: _Reached | None) -> str:
    """Say what it is counted from; with no time to pass, the moment itself."""
    words = TRIGGER_WORDS[rule.trigger]
    passes = first is None or first.span.amount > 0
    return words if passes else words.replace("after", "when", 1)


def _due(rule: Rule, first: _Reached | None) -> str:
    """End the explanation: the date, or the words that stand for one."""
    return f"{say_moment(first.at) if first else rule.words}."


def _named(rule: Rule) -> str:
    """Name the rule and the edition it is read from."""
    return f"Rule {rule.id}, {rule.edition}."
