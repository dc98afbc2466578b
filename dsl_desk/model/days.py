"""Reading days and times as people write them: 20/11/26, 20 Nov, Friday, "about 3 May, morning"."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from dsl_desk.errors import Wrong
from dsl_desk.model.record import Moment

DAYS_IN_WEEK = 7
NOON = 12
SHORTEST_NAME = 3
YEARS_IN_CENTURY = 100
EXAMPLE = "such as 20/11/26 or 20 Nov"

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PARTS_OF_DAY = (
    "before school",
    "after school",
    "morning",
    "lunchtime",
    "lunch",
    "break",
    "afternoon",
    "evening",
    "overnight",
    "night",
)
ABOUT = ("about", "around", "approximately", "roughly")

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_FIGURES = re.compile(r"(?P<day>\d{1,2})[/. -](?P<month>\d{1,2})(?:[/. -](?P<year>\d{4}|\d{2}))?")
_NAMED = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[ -]?(?:of )?(?P<month>[a-z]+)[.,]?(?:[ -](?P<year>\d{4}|\d{2}))?"
)
_MONTH_FIRST = re.compile(r"(?P<month>[a-z]+) (?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<year>\d{4}))?")
_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?: ?(?P<half>am|pm))?")
_AT_END = re.compile(
    r"^(?P<day>.*?)(?:,| at)? (?P<time>\d{1,2}(?:[:.]\d{2} ?(?:am|pm)?| ?(?:am|pm))|noon|midday|midnight)$"
)


class Side(StrEnum):
    """Where a day may lie: what has happened, what is still to come, or either."""

    PAST = "past"
    COMING = "coming"
    EITHER = "either"


def read_day(text: str, today: date, side: Side = Side.PAST) -> date:
    """Read a day. Without a year it is the latest such day, or the next one where it is still to come.

    Raises `Wrong`, its words to follow the name of what was asked ("must be a real date, …").
    """
    said = " ".join(text.lower().replace(",", ", ").split()).rstrip(".")
    found = _relative(said, today, side) or _written(said, today, side)
    if side is Side.PAST and found > today:
        raise Wrong("must be today or in the past")
    if side is Side.COMING and found < today:
        raise Wrong("must be today or in the future")
    return found


def read_time(text: str) -> time:
    """Read a time of day: 14:30, 2.30pm, 9am, noon. Raises `Wrong`."""
    said = text.strip().lower()
    named = {"noon": time(12), "midday": time(12), "midnight": time()}.get(said)
    if named is not None:
        return named
    found = _TIME.fullmatch(said)
    if not found or not (found["minute"] or found["half"]):
        raise Wrong("must be a time of day, such as 14:30 or 2.30pm")
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= NOON:
            raise Wrong("must be a time of day, such as 14:30 or 2.30pm")
        hour = hour % NOON + (NOON if found["half"] == "pm" else 0)
    try:
        return time(hour, int(found["minute"] or 0))
    except ValueError:
        raise Wrong("must be a time of day, such as 14:30 or 2.30pm") from None


def read_moment(text: str, now: datetime) -> Moment:
    """Read when something was: a day, perhaps a time or part of the day, perhaps "about". Never after now.

    `now` is local. Raises `Wrong`.
    """
    said = " ".join(text.lower().split())
    if said in ("now", "just now"):
        return Moment.of(now)
    about = said.startswith("~") or said.split(" ")[0] in ABOUT
    said = said.removeprefix("~") if said.startswith("~") else said.partition(" ")[2] if about else said
    day, at, words = _apart(said.strip(), now.date())
    on = read_day(day, now.date())
    if at is not None and datetime.combine(on, at, now.tzinfo) > now:
        raise Wrong("must be in the past: that time has not come yet")
    return Moment(on=on, at=at, about=about, words=words)


def _apart(said: str, today: date) -> tuple[str, time | None, str]:
    """Split what was said into the day, the time and the part of the day."""
    if said in ("this morning", "this afternoon", "this evening", "tonight"):
        return "today", None, said.removeprefix("this ").replace("tonight", "evening")
    if said == "last night":
        return "yesterday", None, "night"
    for part in PARTS_OF_DAY:
        if said.endswith(f" {part}") or said.endswith(f",{part}"):
            return said.removesuffix(part).rstrip(" ,"), None, part
    if _is_day(said, today):
        return said, None, ""
    found = _AT_END.match(said)
    if found:
        return found["day"].rstrip(","), read_time(found["time"]), ""
    if _TIME.fullmatch(said) and not said.isdigit():
        raise Wrong("must include a day as well as a time, such as 20 Nov 14:30")
    return said, None, ""


def _is_day(said: str, today: date) -> bool:
    try:
        read_day(said, today, Side.EITHER)
    except Wrong:
        return False
    return True


def _relative(said: str, today: date, side: Side) -> date | None:
    """Read today, yesterday, tomorrow or a weekday: the last one before today, or the next after it."""
    named = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(said)
    if named is not None:
        return today + timedelta(days=named)
    weekday = _place(said.removeprefix("last ").removeprefix("next ").removeprefix("on "), WEEKDAYS)
    if weekday is None:
        return None
    if said.startswith("next ") or (side is Side.COMING and not said.startswith("last ")):
        return today + timedelta(days=(weekday - today.weekday() - 1) % DAYS_IN_WEEK + 1)
    return today - timedelta(days=(today.weekday() - weekday - 1) % DAYS_IN_WEEK + 1)


def _written(said: str, today: date, side: Side) -> date:
    """Read a date in figures or words; a weekday before it must be the right one."""
    first, _, rest = said.partition(" ")
    weekday = _place(first.rstrip(","), WEEKDAYS)
    body = rest if weekday is not None else said
    found = next(
        (match for one in (_ISO, _FIGURES, _NAMED, _MONTH_FIRST) if (match := one.fullmatch(body))), None
    )
    if found is None:
        raise Wrong(_what_is_missing(body))
    month = found["month"]
    number = int(month) if month.isdigit() else (_place(month, MONTHS) or 0) + 1
    if not month.isdigit() and _place(month, MONTHS) is None:
        raise Wrong(f"must be a real date, {EXAMPLE}")
    day = _real(int(found["day"]), number, found["year"], today, side)
    if weekday is not None and day.weekday() != weekday:
        raise Wrong(f"does not fit: {day.day} {day:%B %Y} is a {day:%A}")
    return day


def _what_is_missing(said: str) -> str:
    if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", said):
        return f"must include a month, {EXAMPLE}"
    if _place(said, MONTHS) is not None or re.fullmatch(r"[a-z]+ \d{4}", said):
        return f"must include a day, {EXAMPLE}"
    return f"must be a real date, {EXAMPLE}"


def _real(day: int, month: int, year: str | None, today: date, side: Side) -> date:
    try:
        if year is None:
            return _nearest(day, month, today, side)
        return date(_full_year(year, today, side), month, day)
    except ValueError:
        raise Wrong(f"must be a real date, the day before the month, {EXAMPLE}") from None


def _nearest(day: int, month: int, today: date, side: Side) -> date:
    """Give the latest such day up to today, or the first from today on. 29 February may be years away."""
    years = (
        range(today.year, today.year - 9, -1)
        if side is not Side.COMING
        else range(today.year, today.year + 9)
    )
    for year in years:
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if (found >= today) if side is Side.COMING else (found <= today):
            return found
    raise ValueError(month)


def _full_year(year: str, today: date, side: Side) -> int:
    """Give the century to two figures: one that has come, unless the day may lie ahead."""
    if len(year) > len("26"):
        return int(year)
    full = today.year - today.year % YEARS_IN_CENTURY + int(year)
    furthest = today.year if side is Side.PAST else today.year + YEARS_IN_CENTURY // 2
    return full if full <= furthest else full - YEARS_IN_CENTURY


def _place(said: str, names: tuple[str, ...]) -> int | None:
    """Find a name by its first three letters or more; "sept" and "thurs" too."""
    if len(said) < SHORTEST_NAME:
        return None
    return next((place for place, name in enumerate(names) if name.startswith(said)), None)
