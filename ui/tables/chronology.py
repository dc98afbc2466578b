"""A child's chronology as rows: months, and under each the records of that month.

Rows are made once for what is shown; asking for one afterwards is a look-up in a tuple.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from dsl_desk.model.record import LONGEST_TEXT
from dsl_desk.practice.story_line import StoryLine
from ui import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from PySide6.QtCore import QObject

Row: TypeAlias = "str | StoryLine"
"""A month's name, or a line under it."""

Index: TypeAlias = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole + 1
"""Asks for the row itself."""

LONGEST_READ = 400
"""Characters of a body that are read out with its row; the rest is in the record."""

MOST_NAMED = 80
"""Characters of a name or post that a row shows."""


class Group(StrEnum):
    """What a chronology can be narrowed to, in the words of its chips."""

    EVERYTHING = "Everything"
    CONCERNS = "Concerns"
    CONTACTS = "Contacts"
    DECISIONS = "Decisions"
    REFERRALS = "Referrals"
    SUPPORT = "Support"
    NOTES = "Notes"
    PACKS = "Packs"


KINDS: dict[Group, frozenset[str]] = {
    Group.CONCERNS: frozenset({"concern"}),
    Group.CONTACTS: frozenset({"contact attempt"}),
    Group.DECISIONS: frozenset({"judgement", "reply"}),
    Group.REFERRALS: frozenset({"referral", "reply", "escalation"}),
    Group.SUPPORT: frozenset({"support given"}),
    Group.NOTES: frozenset({"note", "confidential address"}),
    Group.PACKS: frozenset({"disclosure"}),
}
"""The kinds of record in each group; a reply is both a decision and a part of a referral's story."""

_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u200b-\u200f\u20d0-\u20ff]"
)
_STROKED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "œ": "oe", "æ": "ae"}
)

_BY = {
    "concern": "Reported by",
    "contact attempt": "Made by",
    "judgement": "Judged by",
    "referral": "Sent by",
    "reply": "Decided by",
    "escalation": "Opened by",
}


class Order(StrEnum):
    """Which end of a story stands first."""

    NEWEST = "Newest first"
    OLDEST = "Oldest first"


class ChronologyModel(QAbstractListModel):
    """The rows of one child's chronology, narrowed and ordered as asked."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        """Begin empty. `today` decides which dates are said with their year."""
        super().__init__(parent)
        self.today = today
        self.rows: tuple[Row, ...] = ()
        self.order = Order.NEWEST
        self.group = Group.EVERYTHING
        self._lines: tuple[StoryLine, ...] = ()
        self._asked: tuple[str, ...] = ()
        self._folded: tuple[str, ...] = ()

    def show_lines(self, lines: tuple[StoryLine, ...]) -> None:
        """Show these, given newest first, narrowed and ordered as before."""
        self._lines, self._folded = lines, ()
        self._make_rows()

    def narrow(self, group: Group) -> None:
        """Show one group only."""
        self.group = group
        self._make_rows()

    def find(self, asked: str) -> None:
        """Show only what has each of these words somewhere in it, however they are spelt."""
        self._asked = tuple(_folded(asked).split())
        self._make_rows()

    def put_in_order(self, order: Order) -> None:
        """Show the newest or the oldest first."""
        self.order = order
        self._make_rows()

    def forget(self) -> None:
        """Let go of every word, as when the casebook is locked."""
        self.show_lines(())

    @property
    def shown(self) -> int:
        """How many records are shown."""
        return sum(isinstance(row, StoryLine) for row in self.rows)

    @property
    def held(self) -> int:
        """How many records there are, shown or not."""
        return len(self._lines)

    def count(self, group: Group) -> int:
        """Count the records of a group, whatever is narrowed to."""
        if group is Group.EVERYTHING:
            return len(self._lines)
        return sum(line.kind in KINDS[group] for line in self._lines)

    def row_of_day(self, day: date) -> int:
        """Find the first row on a day or, where that day has none, the next one in the order shown.

        -1 where nothing is shown.
        """
        days = [(place, row.when.on) for place, row in enumerate(self.rows) if isinstance(row, StoryLine)]
        newest = self.order is Order.NEWEST
        reached = (place for place, on in days if (on <= day if newest else on >= day))
        return next(reached, days[-1][0] if days else -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Count months and records."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the row itself, or the sentence that reads it out."""
        if role == ROW:
            return self.rows[index.row()]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return say_row(self.rows[index.row()])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A month is read and passed over; a record can be chosen."""
        leaf = Qt.ItemFlag.ItemNeverHasChildren
        if not index.isValid() or isinstance(self.rows[index.row()], str):
            return leaf
        return leaf | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _make_rows(self) -> None:
        self.beginResetModel()
        self.rows = tuple(_with_months(self._narrowed()))
        self.endResetModel()

    def _narrowed(self) -> Iterable[StoryLine]:
        found: Iterable[StoryLine] = self._lines
        if self._asked:
            if not self._folded:
                self._folded = tuple(_searched(line) for line in self._lines)
            pairs = zip(self._lines, self._folded, strict=True)
            found = [line for line, text in pairs if all(word in text for word in self._asked)]
        if self.group is not Group.EVERYTHING:
            kinds = KINDS[self.group]
            found = [line for line in found if line.kind in kinds]
        return reversed(tuple(found)) if self.order is Order.OLDEST else found


def status_of(line: StoryLine) -> str:
    """Give the status for a chip, unless the heading says it already."""
    return "" if line.status in line.headline else line.status


def recorded_by(line: StoryLine) -> str:
    """Say who saw, judged or sent it and, where that is somebody else, who recorded it."""
    reporter = words.one_line(line.reporter, MOST_NAMED)
    if not reporter or reporter == line.by:
        return f"Recorded by {line.by}"
    said = f"{_BY.get(line.kind, 'From')} {reporter}"
    is_one_person = reporter.split(",")[0] == line.by.split(",")[0]
    return said if is_one_person else f"{said}, recorded by {line.by}"


def is_corrected(line: StoryLine) -> bool:
    """Say whether there are earlier words. A pack's later revisions say only that it was given."""
    return line.revision > 1 and line.kind != "disclosure"


def say_row(row: Row) -> str:
    """Say a row as a sentence, for whoever hears the screen."""
    if isinstance(row, str):
        return row
    files = f"{words.counted(len(row.files), 'file')}." if row.files else ""
    told = (
        f"{words.moment_words(row.when)}.",
        f"{row.title}: {_ended(words.one_line(row.headline))}",
        _ended(words.sentence(status_of(row))),
        _ended(words.one_line(row.body, LONGEST_READ)),
        _ended(f"In the child's words: {words.one_line(row.child_words, LONGEST_READ)}")
        if row.child_words
        else "",
        _ended(words.one_line(recorded_by(row))),
        files,
        "Corrected." if is_corrected(row) else "",
    )
    return " ".join(filter(None, told))


def _with_months(lines: Iterable[StoryLine]) -> Iterator[Row]:
    month = None
    for line in lines:
        if _month_of(line) != month:
            month = _month_of(line)
            yield words.month_words(line.when.on)
        yield line


def _month_of(line: StoryLine) -> tuple[int, int]:
    return line.when.on.year, line.when.on.month


def _searched(line: StoryLine) -> str:
    said = (line.title, line.headline, line.body, line.child_words)
    return _folded("\n".join((*said, line.status, line.reporter, line.reference)))


def _folded(text: str) -> str:
    """Write words as they are compared: as a search does, but fast enough for thousands of lines a key."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text[:LONGEST_TEXT]).casefold()).translate(_STROKED)


def _ended(said: str) -> str:
    return said if not said or said[-1] in ".!?…”" else f"{said}."
