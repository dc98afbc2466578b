"""Clocks that could never be kept and dates that never were."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from dsl_desk.profiles.atoms import PARTIAL_DATE
from dsl_desk.profiles.branches import branch, entries, every_branch, text, whole
from dsl_desk.profiles.choices import DurationKind, DurationUnit
from dsl_desk.profiles.fault import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.profiles.branches import Found
    from dsl_desk.profiles.fault import Path
    from dsl_desk.profiles.strict_yaml import Branch

CLOCKS = frozenset(("clock", "duration", "overall_clock", "follow_up_clock"))
TIMED = (DurationKind.FIXED, DurationKind.LEAST_OF)
MOST = {
    DurationUnit.HOURS: 2_160,
    DurationUnit.CLOCK_DAYS: 366,
    DurationUnit.WORKING_DAYS: 260,
    DurationUnit.SCHOOL_DAYS: 195,
    DurationUnit.WEEKS: 52,
    DurationUnit.WORKING_WEEKS: 52,
    DurationUnit.MONTHS: 24,
}
"""Beyond these a number is a slip, not a policy: none seen runs to a year."""

DATED = re.compile(PARTIAL_DATE)
"""Any other text where a date should be is a fault of shape."""

EARLIEST_YEAR = 1900
LATEST_YEAR = 2100


def find_time_faults(tree: Branch) -> Iterator[Found]:
    """Give every impossible clock and date."""
    for path, entry in every_branch(tree):
        if path and path[-1] in CLOCKS:
            yield from _clock(path, entry)
    yield from _office(tree)
    for path, day in _dates(tree):
        if DATED.fullmatch(day) and _first_day(day) is None:
            yield path, f"{shown(day)} is no day there ever was or will be"
    for path, begin, end in _periods(tree):
        first, last = _first_day(begin), _last_day(end)
        if first is not None and last is not None and first > last:
            yield path, f"the end, {shown(end)}, is before the beginning, {shown(begin)}"


def _clock(path: Path, clock: Branch) -> Iterator[Found]:
    """Check that a clock has a time where its kind needs one, none where it cannot, and a believable one."""
    kind = text(clock, "kind")
    given = [key for key in ("value", "unit", "also") if key in clock]
    if kind in TIMED:
        for key in ("value", "unit"):
            if key not in clock:
                yield path, f'a clock of kind "{kind}" needs a {key}'
    elif kind in tuple(DurationKind) and given:
        yield (
            (*path, given[0]),
            f'a clock of kind "{kind}" has no {given[0]}; choose another kind or take it out',
        )
    for place, reading in ((path, clock), *((path + at, one) for at, one in entries(clock, "also"))):
        yield from _amount(place, reading)


def _amount(path: Path, reading: Branch) -> Iterator[Found]:
    """Check that a number of hours or days is one somebody can have meant."""
    value, unit = whole(reading, "value"), text(reading, "unit")
    if value is not None and unit in tuple(DurationUnit) and value > MOST[DurationUnit(unit)]:
        yield (*path, "value"), f"{value} {unit.replace('_', ' ')} cannot be meant"


def _office(tree: Branch) -> Iterator[Found]:
    """The front door closes after it opens, and is known wherever a clock waits for it."""
    times = branch(branch(tree, "referral"), "office_times")
    opens, closes = text(times, "opens"), text(times, "closes")
    if opens and closes and opens >= closes:
        yield (
            ("referral", "office_times"),
            f"the front door would close at {closes}, before it opens at {opens}",
        )
    for path, entry in every_branch(tree):
        if text(entry, "office_hours_only").casefold() == "true" and not times:
            yield (*path, "office_hours_only"), "this needs the front door's times: referral.office_times"


def _dates(tree: Branch) -> Iterator[tuple[Path, str]]:
    """Give every date with its path."""
    for key in ("published", "effective_from", "effective_to", "review_due"):
        yield ("document", key), text(branch(tree, "document"), key)
    yield ("escalation", "policy_date"), text(branch(tree, "escalation"), "policy_date")
    for path, entry in entries(tree, "document", "editions_known"):
        yield (*path, "date"), text(entry, "date")
    for path, code in _gss_codes(tree):
        yield from (((*path, key), text(code, key)) for key in ("from", "to"))


def _periods(tree: Branch) -> Iterator[tuple[Path, str, str]]:
    """Give every period, with the path of its end."""
    document = branch(tree, "document")
    yield ("document", "effective_to"), text(document, "effective_from"), text(document, "effective_to")
    yield ("document", "review_due"), text(document, "published"), text(document, "review_due")
    for path, code in _gss_codes(tree):
        yield (*path, "to"), text(code, "from"), text(code, "to")


def _gss_codes(tree: Branch) -> Iterator[tuple[Path, Branch]]:
    """Give every statistics code with its path."""
    for path, authority in entries(tree, "area", "authorities"):
        yield from ((path + at, code) for at, code in entries(authority, "gss_codes"))


def _first_day(day: str) -> date | None:
    """Give the first day a partial date can mean, or None where there is no such day."""
    if not DATED.fullmatch(day):
        return None
    year, month, number = [*day.split("-"), "01", "01"][:3]
    try:
        first = date(int(year), int(month), int(number))
    except ValueError:
        return None
    return first if EARLIEST_YEAR <= first.year <= LATEST_YEAR else None


def _last_day(day: str) -> date | None:
    """Give the last day a partial date can mean: of its year, of its month, or itself."""
    first = _first_day(day)
    if first is None:
        return None
    match day.count("-"):
        case 0:
            return date(first.year, 12, 31)
        case 1:
            return date(first.year, first.month, monthrange(first.year, first.month)[1])
        case _:
            return first
