"""Text from people made safe for a terminal: nothing in a name can move the cursor, hide or reorder words.

What would do so is shown as what it is, `‹U+202E›`, never silently dropped: an odd name is worth noticing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MOST_MARKS = 8
"""Marks drawn over one letter: Vietnamese and Yoruba need two, pointed Arabic three."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ud800-\udfff\ue000-\uf8ff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U0010ffff]"
)
_MARKS = re.compile(
    f"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{{{MOST_MARKS}}})"
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+)"
)
_SPACES = re.compile("[ \t\n\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_SELECTORS = re.compile("[\u200c\u200d\ufe00-\ufe0f]")


def clean(text: str) -> str:
    """Make a passage safe to show, keeping its lines."""
    lines = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return _MARKS.sub(_fewer_marks, _UNSAFE.sub(_name, lines))


def one_line(text: str) -> str:
    """Make a name or heading safe to show, in one line with single spaces."""
    return _SPACES.sub(" ", clean(text)).strip()


def width(text: str) -> int:
    """Count the columns a safe text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(_width_of(one) for one in _SELECTORS.sub("", text))


def wrap(text: str, columns: int, first: str = "", rest: str = "") -> list[str]:
    """Break safe text into lines of at most so many columns; its own lines and blank ones stay.

    `first` begins the first line and `rest` each other one. A word longer than a line is broken.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        begin = rest if lines else first
        lines.extend(_wrap_one(paragraph, columns, begin, rest))
    return lines


def _wrap_one(paragraph: str, columns: int, first: str, rest: str) -> list[str]:
    lines = [first]
    empty = True
    for word in _pieces(paragraph, max(columns - max(width(first), width(rest)), 1)):
        if not empty and width(lines[-1]) + 1 + width(word) > columns:
            lines.append(rest)
            empty = True
        lines[-1] += word if empty else f" {word}"
        empty = False
    return [line.rstrip() for line in lines]


def _pieces(paragraph: str, room: int) -> list[str]:
    """Give the words, those longer than a line cut into pieces that fit."""
    pieces: list[str] = []
    for word in paragraph.split():
        pieces.extend([word] if width(word) <= room else _cut(word, room))
    return pieces


def _cut(word: str, room: int) -> list[str]:
    pieces = [""]
    used = 0
    for one in word:
        wide = _width_of(one)
        if used + wide > room and used:
            pieces.append("")
            used = 0
        pieces[-1] += one
        used += wide
    return pieces


@lru_cache(maxsize=4096)
def _width_of(one: str) -> int:
    if unicodedata.category(one) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(one) in "WF" else 1


def _name(found: re.Match[str]) -> str:
    return f"‹U+{ord(found.group()):04X}›"


def _fewer_marks(found: re.Match[str]) -> str:
    return f"{found.group(1)}‹{len(found.group(2)):,} more marks›"
