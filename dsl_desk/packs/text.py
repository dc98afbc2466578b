"""What becomes of a value on its way to paper: people's words made safe to print, dates put into words.

Text from people is never read as mark-up: nothing here or below parses it. `clean` is the one gate, and
`prose.py` sends every string through it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time
from typing import TypeAlias

from dsl_desk.model.child import age_on, turns_18_on
from dsl_desk.model.record import Moment

When: TypeAlias = Moment | datetime | date | str
"""A time as exactly as it is known; a string is words already decided ("in the first week of term")."""

_DayWriter: TypeAlias = Callable[[date], str]

LONGEST_RUN = 200
"""Characters without a space before one is put in: longer runs stop a line from being broken in good time."""

MOST_MARKS = 4
"""Accents on one letter before a space is put in: no language stacks more, and a tower hides other lines."""

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_OPENING_QUOTES = ("\u201c", "\u2018", '"', "'", "\u00ab")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
_MARK = "[\u0300-\u036f\u0483-\u0489\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u1dc0-\u1dff\u20d0-\u20ff]"
_DRESSED = re.compile("[\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]")
_TOWER = re.compile(f"{_MARK}{{{MOST_MARKS}}}(?={_MARK})")
_RUN = re.compile(rf"\S{{{LONGEST_RUN}}}(?=\S)")


def clean(text: str) -> str:
    """Make text from people printable: composed (NFC), no control or direction-override characters.

    Line ends become newlines and odd spaces plain ones. Invisible format characters go, save the joiners that
    Arabic, Persian and emoji are spelt with. Ligatures and letters in fancy dress (full width,
    "mathematical") become the letters they stand for. Nothing visible is dropped; a run of more than 200
    characters, and a letter with more than four accents, gain a space.
    """
    text = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text))
    if text.isascii() and text.isprintable():
        return _RUN.sub(r"\g<0> ", text)
    text = _DRESSED.sub(lambda found: unicodedata.normalize("NFKC", found.group()), _UNSEEN.sub("", text))
    text = unicodedata.normalize("NFC", text)
    return _RUN.sub(r"\g<0> ", _TOWER.sub(r"\g<0> ", text))


def day_words(day: date) -> str:
    """Write a day in full: "Friday 20 November 2026"."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """Write a day for a table: "Fri 20 Nov 2026"."""
    return f"{_DAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1][:3]} {day.year}"


def month_words(day: date) -> str:
    """Write the month a day falls in: "November 2026"."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def plain_day(day: date) -> str:
    """Write a day without its weekday: "14 March 2013"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def clock_words(at: time) -> str:
    """Write a time of day on the 24-hour clock: "14:10"."""
    return f"{at.hour:02}:{at.minute:02}"


def when_words(when: When) -> str:
    """Write a time in full, no more exactly than it is known: "Friday 20 November 2026, about 14:10"."""
    return _join_when(when, day_words)


def short_when(when: When) -> str:
    """Write a time for a table: "Fri 20 Nov 2026, 14:10"."""
    return _join_when(when, short_day)


def age_words(born_on: date, day: date) -> str:
    """Write an age in years and days, and within a year of 18 the days left as a child.

    Until the eighteenth birthday the person is a child in law. Source: Children Act 1989, s105(1).
    """
    if day < born_on:
        return "not yet born"
    years = age_on(born_on, day)
    age = f"{counted(years, 'year')} and {counted((day - _birthday(born_on, years)).days, 'day')}"
    left = (turns_18_on(born_on) - day).days
    if 0 < left <= (turns_18_on(born_on) - _birthday(born_on, 17)).days:
        return f"{age}; {counted(left, 'day')} until 18"
    return age


def counted(number: int, thing: str, many: str = "") -> str:
    """Write a number with its noun: "1 day", "3 working days", "1,204 pages"."""
    return f"{number:,} {thing if number == 1 else many or thing + 's'}"


def in_quotes(words: str) -> str:
    """Set spoken or copied words in quotation marks, unless they came with their own."""
    words = words.strip()
    return words if words[:1] in _OPENING_QUOTES else f"\u201c{words}\u201d"


def ended(sentence: str) -> str:
    """End a sentence with a full stop, unless it ends itself."""
    sentence = sentence.strip()
    return sentence if not sentence or sentence[-1] in ".!?\u2026\u201d" else f"{sentence}."


def shortened(text: str, most: int) -> str:
    """Cut a label short for running heads and contents, where it also stands in full elsewhere."""
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}\u2026"


def hash_words(digest: str) -> str:
    """Break a SHA-256 in hexadecimal into eight groups of eight, so that a person can compare it."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def _join_when(when: When, write_day: _DayWriter) -> str:
    if isinstance(when, str):
        return when
    if isinstance(when, datetime):
        return f"{write_day(when.date())}, {clock_words(when.time())}"
    if isinstance(when, date):
        return write_day(when)
    said = write_day(when.on)
    if when.at is not None:
        said = f"{said}, {'about ' if when.about else ''}{clock_words(when.at)}"
    elif when.about:
        said = f"about {said}"
    return f"{said} ({when.words})" if when.words else said


def _birthday(born_on: date, years: int) -> date:
    try:
        return born_on.replace(year=born_on.year + years)
    except ValueError:
        return date(born_on.year + years, 3, 1)
