"""The school's terms: each from a day to a day, less the days the school is closed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dsl_desk.errors import Wrong
from dsl_desk.model.days import Side, read_day
from dsl_desk.model.school import Term
from ui.theme import dress
from ui.widgets.button import Button, IconButton
from ui.widgets.day_boxes import DayBoxes, spread
from ui.widgets.field import Field
from ui.widgets.text import label
from ui.widgets.text_boxes import LineBox
from ui.words import counted, listed, plain_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dsl_desk.practice.drafts import Plain
    from ui.room import Room
    from ui.theme import Theme

_BETWEEN = re.compile(r"\s*[,;\n]\s*")
_TO = re.compile(r"\s+to\s+", re.IGNORECASE)
LONGEST_CLOSED = 60
"""Days one closed stretch may have: a longer one is two terms."""

CLOSED_HINT = "Half-term and INSET days, such as 26/10/26 to 30/10/26, 4/1/27"
_DAY = timedelta(days=1)


def plain_terms(terms: Iterable[Term]) -> Plain:
    """Give terms as a `TermsField` fills in."""
    return [
        {"from": dict(spread(one.from_on)), "to": dict(spread(one.to_on)), "closed": closed_words(one.closed)}
        for one in terms
    ]


def closed_words(days: tuple[date, ...]) -> str:
    """Write closed days as they may be typed again: days in a row as a stretch."""
    return ", ".join(
        _written(first) if first == last else f"{_written(first)} to {_written(last)}"
        for first, last in _stretches(sorted(days))
    )


def read_closed(typed: str, today: date) -> tuple[date, ...]:
    """Read closed days and stretches of them. Raises `Wrong`, whose words follow "The closed days"."""
    found: list[date] = []
    for piece in filter(None, _BETWEEN.split(typed.strip())):
        first, *last = (read_day(one, today, Side.EITHER) for one in _TO.split(piece, maxsplit=1))
        until = last[0] if last else first
        if not first <= until < first + LONGEST_CLOSED * _DAY:
            raise Wrong("must begin before they end, and be shorter than a term")
        found += [first + place * _DAY for place in range((until - first).days + 1)]
    return tuple(dict.fromkeys(found))


class TermsField(Field):
    """A question answered with terms, each in a row of its own that can be taken away."""

    def __init__(
        self, room: Room, name: str, label_words: str, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        """Begin with no term."""
        super().__init__(room, name, label_words, hint=hint, parent=parent)
        self.rows: list[TermRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(room.theme.space("m"))
        self.body.addLayout(self._column)
        self.add = Button(room.theme, "Add a term", "secondary", "plus", self)
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self.add_term)
        line = QHBoxLayout()
        line.addWidget(self.add)
        line.addStretch(1)
        self.body.addLayout(line)
        self.look_after(self.add, "Add a term")

    def terms(self) -> tuple[Term, ...]:
        """Give the terms that can be read, in the order of their first days."""
        read = [term for row in self.rows if (term := row.term()) is not None]
        return tuple(sorted(read, key=lambda one: one.from_on))

    def value(self) -> Plain:
        """Give what stands in each row."""
        return [row.value() for row in self.rows]

    def fill(self, value: Plain) -> None:
        """Show these rows and no others."""
        if not isinstance(value, list) or value == self.value():
            return
        for row in tuple(self.rows):
            self._take(row)
        for one in value:
            if isinstance(one, dict):
                self._put().fill(one)
        self.changed.emit()

    def said(self) -> str:
        """Give each term in words; a row that cannot be read as it was typed."""
        return "\n".join(row.said() for row in self.rows)

    def is_empty(self) -> bool:
        """No row, or none with anything in it."""
        return all(row.is_empty() for row in self.rows)

    def impossible(self) -> tuple[str, ...]:
        """Say what is wrong with each term."""
        return tuple(
            f"Term {place}: {fault}" for place, row in enumerate(self.rows, 1) for fault in row.faults()
        )

    def parts_at_fault(self) -> tuple[QWidget, ...]:
        """The boxes of the rows that cannot be read."""
        return tuple(box for row in self.rows if row.faults() for box in row.boxes())

    def add_term(self) -> None:
        """Begin one more term, the focus in it."""
        row = self._put()
        row.starts.boxes["day"].setFocus()
        self.changed.emit()
        self.room.announce(f"Term {len(self.rows)} added")

    def _put(self) -> TermRow:
        row = TermRow(self.room, len(self.rows) + 1, self)
        self.rows.append(row)
        self._column.addWidget(row)
        self._look_after(row)
        row.changed.connect(self.changed)
        row.taken.connect(partial(self._take_away, row))
        return row

    def _look_after(self, row: TermRow) -> None:
        for words, part in row.named():
            self.look_after(part, words)

    def _take_away(self, row: TermRow) -> None:
        self._take(row)
        for place, one in enumerate(self.rows, 1):
            one.number(place)
            for words, part in one.named():
                part.setAccessibleName(f"{words}, {self.label_words}")
        self.add.setFocus()
        self.room.announce("The term was taken away")
        self.changed.emit()

    def _take(self, row: TermRow) -> None:
        for _, part in row.named():
            self.let_go(part)
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()


class TermRow(QFrame):
    """One term."""

    changed = Signal()
    taken = Signal()

    def __init__(self, room: Room, place: int, parent: QWidget) -> None:
        """Stand empty."""
        super().__init__(parent)
        self._room = room
        self._place = place
        dress(self, "term_row")
        theme = room.theme
        self._title = label("", "body_strong", self)
        self.away = IconButton(theme, "trash-2", "", self)
        self.starts, self.ends = DayBoxes(theme, self), DayBoxes(theme, self)
        self.closed = LineBox(self)
        self._lay_out(theme)
        self.number(place)
        for one in (self.starts, self.ends):
            one.changed.connect(self.changed)
            one.odd.connect(partial(self._spread, one))
        self.closed.textChanged.connect(self.changed)
        self.away.clicked.connect(self.taken)

    def number(self, place: int) -> None:
        """Say which term it is."""
        self._place = place
        self._title.setText(f"Term {place}")
        self.away.rename(f"Take away term {place}")

    def named(self) -> Iterator[tuple[str, QWidget]]:
        """Give each part with what it is called."""
        for boxes, words in ((self.starts, "first day"), (self.ends, "last day")):
            for part, box in boxes.boxes.items():
                yield f"{part.capitalize()} of the {words} of term {self._place}", box
        yield f"Closed days of term {self._place}", self.closed
        yield f"Take away term {self._place}", self.away

    def boxes(self) -> tuple[QWidget, ...]:
        """Give the boxes to type in."""
        return (*self.starts.boxes.values(), *self.ends.boxes.values(), self.closed)

    def term(self) -> Term | None:
        """Give the term, None where it cannot be read."""
        try:
            first, last = self._day(self.starts), self._day(self.ends)
            closed = read_closed(self.closed.words(), self._room.today())
        except Wrong:
            return None
        return Term(from_on=first, to_on=last, closed=closed)

    def faults(self) -> tuple[str, ...]:
        """Say what cannot be read, or not be."""
        if self.is_empty():
            return ()
        found = [fault for boxes, noun in self._days() if (fault := self._day_fault(boxes, noun))]
        try:
            read_closed(self.closed.words(), self._room.today())
        except Wrong as wrong:
            found.append(f"The closed days {wrong}")
        term = self.term()
        if term is not None and term.to_on < term.from_on:
            found.append("The last day must be after the first day")
        elif term is not None and any(not term.from_on <= day <= term.to_on for day in term.closed):
            found.append("The closed days must be days of the term")
        return tuple(found)

    def value(self) -> Plain:
        """Give what stands in the boxes."""
        return {
            "from": dict(self.starts.written()),
            "to": dict(self.ends.written()),
            "closed": self.closed.words(),
        }

    def fill(self, value: dict[str, Plain]) -> None:
        """Fill the boxes."""
        for boxes, key in ((self.starts, "from"), (self.ends, "to")):
            held = value.get(key)
            if isinstance(held, dict):
                boxes.put({part: typed for part, typed in held.items() if isinstance(typed, str)})
        closed = value.get("closed")
        self.closed.put(closed if isinstance(closed, str) else "")

    def said(self) -> str:
        """Give the term in words."""
        term = self.term()
        if term is None:
            return " ".join(filter(None, (self.starts.said(), self.ends.said(), self.closed.words())))
        shut = f", less {counted(len(term.closed), 'closed day')}" if term.closed else ""
        return f"{plain_day(term.from_on)} to {plain_day(term.to_on)}{shut}"

    def is_empty(self) -> bool:
        """Nothing stands in any box."""
        return not (self.starts.said() or self.ends.said() or self.closed.words().strip())

    def _days(self) -> tuple[tuple[DayBoxes, str], ...]:
        return (self.starts, "The first day"), (self.ends, "The last day")

    def _day(self, boxes: DayBoxes) -> date:
        lacking = boxes.lacking()
        if lacking:
            raise Wrong(f"must include a {listed(lacking)}")
        return read_day(boxes.said(), self._room.today(), Side.EITHER)

    def _day_fault(self, boxes: DayBoxes, noun: str) -> str:
        try:
            self._day(boxes)
        except Wrong as wrong:
            return f"{noun} {wrong}"
        return ""

    def _spread(self, boxes: DayBoxes, typed: str) -> None:
        try:
            boxes.put_day(read_day(typed, self._room.today(), Side.EITHER))
        except Wrong:
            return

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("m"),) * 4)
        column.setSpacing(theme.space("s"))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.away)
        column.addLayout(head)
        for words, part in (("First day", self.starts), ("Last day", self.ends)):
            column.addWidget(label(words, "body", self))
            column.addWidget(part)
        column.addWidget(label("Closed days", "body", self))
        column.addWidget(label(CLOSED_HINT, "faint", self))
        column.addWidget(self.closed)


def _written(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _stretches(days: list[date]) -> Iterator[tuple[date, date]]:
    """Join days that follow each other."""
    first = last = None
    for day in days:
        if last is not None and day - last == _DAY:
            last = day
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = day
    if first is not None and last is not None:
        yield first, last
