"""What turns a value into words on screen: moments, days, ages, parts, outcomes, sizes, deadlines.

Paper has its own (`packs/text.py`), fuller; a screen is read at a glance and knows what day it is today.
"""

from __future__ import annotations

import re
from datetime import UTC
from typing import TYPE_CHECKING

from dsl_desk.model.child import age_on, turns_18_on
from dsl_desk.model.days import MONTHS, WEEKDAYS
from dsl_desk.model.deadline import END_OF_DAY
from dsl_desk.model.rule import Standing
from dsl_desk.model.working_days import LONDON

if TYPE_CHECKING:
    from datetime import date, datetime, time
    from enum import StrEnum

    from dsl_desk.model.deadline import Deadline
    from dsl_desk.model.place import Address, AuthorityPeriod
    from dsl_desk.model.record import Moment

COUNTED_FROM = 17
"""Age from which the days to the eighteenth birthday are said: many duties and refusals turn on it."""

SHORTEST_HIDDEN = 9
"""Characters a number needs before its middle is left out."""

LONGEST_RUN = 400
"""Characters without a space before one is put in: a longer run takes the layout seconds to break."""

MOST_MARKS = 4
"""Accents on one letter before a space is put in: no language stacks more, and a tower hides other lines."""

MOST_INITIALS = 3
"""Names from which only the first and the last give a letter."""

_KILO = 1024

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffc]")
_LONE = re.compile("[\ud800-\udfff]")
_MARK = "[\u0300-\u036f\u0483-\u0489\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u1dc0-\u1dff\u20d0-\u20ff]"
_TOWER = re.compile(f"{_MARK}{{{MOST_MARKS}}}(?={_MARK})")
_LONG_WORD = re.compile(r"\S{24}(?=\S)")
_RUN = re.compile(rf"\S{{{LONGEST_RUN}}}(?=\S)")

_STANDING = {
    Standing.STATUTORY: "Law or statutory guidance",
    Standing.GOOD_PRACTICE: "Good practice",
    Standing.LOCAL: "Local time",
}


def shown(text: str, most: int = 0) -> str:
    """Make text from people fit to lay out: what it says stays; what would hide or freeze a line does not.

    Line ends become newlines; controls and overrides of direction go; half of a pair becomes the
    replacement mark; an endless run, or a letter under a tower of accents, gains a space. `most` is how many
    characters are looked at, 0 for all.
    """
    text = _LINE_ENDS.sub("\n", text[:most] if most else text)
    if not text.isascii():
        text = _TOWER.sub(r"\g<0> ", _LONE.sub("\ufffd", text))
    return _RUN.sub(r"\g<0> ", _UNSEEN.sub("", text))


def breakable(text: str) -> str:
    """Let a label break a word no column has room for, by marks that show nothing between its letters."""
    return _LONG_WORD.sub("\\g<0>\u200b", text)


def one_line(text: str, most: int = 300) -> str:
    """Put text on one line, cut short with an ellipsis where it is longer than `most` characters."""
    said = " ".join(shown(text, most * 2).split())
    cut = len(said) > most or len(text) > most * 2
    return f"{said[: most - 1].rstrip()}…" if cut else said


def day_words(day: date) -> str:
    """Write a day in full: "Friday 20 November 2026"."""
    return f"{WEEKDAYS[day.weekday()].capitalize()} {plain_day(day)}"


def plain_day(day: date) -> str:
    """Write a day without its weekday: "14 March 2013"."""
    return f"{day.day} {_month(day)} {day.year}"


def short_day(day: date, today: date | None = None) -> str:
    """Write a day for a list: "Fri 20 Nov"; with its year where that is not `today`'s."""
    said = f"{WEEKDAYS[day.weekday()][:3].capitalize()} {day.day} {_month(day)[:3]}"
    return said if today is not None and day.year == today.year else f"{said} {day.year}"


def month_words(day: date) -> str:
    """Write the month a day falls in: "November 2026"."""
    return f"{_month(day)} {day.year}"


def clock_words(at: time) -> str:
    """Write a time of day on the 24-hour clock: "14:10"."""
    return f"{at.hour:02}:{at.minute:02}"


def moment_words(moment: Moment) -> str:
    """Write a moment in full, no more exactly than it is known: "Friday 20 November 2026, about 14:10"."""
    return _joined(moment, day_words(moment.on))


def short_moment(moment: Moment, today: date | None = None) -> str:
    """Write a moment for a list: "Fri 20 Nov, 14:10"."""
    return _joined(moment, short_day(moment.on, today))


def written_words(at: datetime) -> str:
    """Write when an entry was made, which is kept in universal time: "20 November 2026 at 15:12"."""
    local = at.replace(tzinfo=at.tzinfo or UTC).astimezone(LONDON)
    return f"{plain_day(local.date())} at {clock_words(local.time())}"


def due_words(deadline: Deadline, now: datetime) -> str:
    """Say when something is due, short: "2 days late", "Due today", "Wed 25 Nov"; its words if undated."""
    if deadline.due_at is None:
        return one_line(deadline.words, 40) or "No date"
    due = deadline.due_at.astimezone(LONDON)
    today = now.astimezone(LONDON).date()
    late = (today - due.date()).days
    if deadline.is_past(now):
        return f"{counted(late, 'day')} late" if late else "Late today"
    at = "" if due.timetz().replace(tzinfo=None) == END_OF_DAY else f", {clock_words(due.time())}"
    if late == 0:
        return f"Due today{at}"
    return f"{'Tomorrow' if late == -1 else short_day(due.date(), today)}{at}"


def standing_words(standing: Standing) -> str:
    """Say how firmly a rule binds."""
    return _STANDING[standing]


def age_words(born_on: date, today: date) -> str:
    """Write an age for brackets: "13"; from 17 on with the days left as a child in law.

    Until the eighteenth birthday the person is a child in law. Source: Children Act 1989, s105(1).
    """
    age = age_on(born_on, today)
    eighteen = turns_18_on(born_on)
    if age < 0:
        return "not yet born"
    if today >= eighteen:
        return f"{age}, an adult since {plain_day(eighteen)}"
    if age < COUNTED_FROM:
        return str(age)
    return f"{age}, 18 in {counted((eighteen - today).days, 'day')}"


def counted(number: int, thing: str, many: str = "") -> str:
    """Write a number with its noun: "1 day", "3 working days", "1,204 pages"."""
    return f"{number:,} {thing if number == 1 else many or thing + 's'}"


def size_words(size: int) -> str:
    """Write a file's size: "812 bytes", "14 kB", "2.3 MB"."""
    if size < _KILO:
        return counted(size, "byte")
    if size < _KILO * _KILO:
        return f"{round(size / _KILO):,} kB"
    return f"{size / _KILO / _KILO:,.1f} MB"


def choice_words(choice: StrEnum) -> str:
    """Write a choice kept in a record as the start of a line: its value is already plain words."""
    return sentence(choice.value.replace("_", " "))


def sentence(words: str) -> str:
    """Begin with a capital, whatever the rest has."""
    return words[:1].upper() + words[1:]


def listed(words: tuple[str, ...]) -> str:
    """Join words: "one", "one and two", "one, two and three"."""
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def quoted(words: str) -> str:
    """Set spoken words in quotation marks, unless they came with their own."""
    words = words.strip()
    return words if words[:1] in ("“", "‘", '"', "'", "«") else f"“{words}”"


def initials(name: str) -> str:
    """Give the first letters of a first and a last name, for the disc beside them."""
    letters = [word[0] for word in name.split() if word[0].isalpha()]
    return "".join(letters if len(letters) < MOST_INITIALS else (letters[0], letters[-1])).upper()


def short_number(number: str) -> str:
    """Leave out the middle of a pupil number, which a passer-by has no need to read: "A8230…417"."""
    return number if len(number) < SHORTEST_HIDDEN else f"{number[:5]}…{number[-3:]}"


def address_words(address: Address) -> str:
    """Write an address on one line."""
    return ", ".join(filter(None, (*address.lines, address.postcode)))


def dates_words(from_on: date | None, to_on: date | None) -> str:
    """Say from when to when something holds: "from 1 May 2026", "until 3 June 2026", or nothing."""
    since = f"from {plain_day(from_on)}" if from_on else ""
    until = f"until {plain_day(to_on)}" if to_on else ""
    return " ".join(filter(None, (since, until)))


def authority_words(period: AuthorityPeriod) -> str:
    """Name an authority with its part and dates: "Northmoor, home authority, from 1 May 2026"."""
    part = f"{period.part.value} authority"
    return ", ".join(filter(None, (period.name, part, dates_words(period.from_on, period.to_on))))


def _joined(moment: Moment, day: str) -> str:
    if moment.at is not None:
        day = f"{day}, {'about ' if moment.about else ''}{clock_words(moment.at)}"
    elif moment.about:
        day = f"about {day}"
    return f"{day} ({moment.words})" if moment.words else day


def _month(day: date) -> str:
    return MONTHS[day.month - 1].capitalize()
