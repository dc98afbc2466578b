"""A question answered with dated facts: each a day, what happened, and perhaps the record it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dsl_desk.errors import Wrong
from dsl_desk.model.days import read_day
from dsl_desk.model.judgement import Fact
from dsl_desk.model.record import RecordId
from ui.theme import dress
from ui.widgets.button import Button, IconButton
from ui.widgets.day_boxes import DayBoxes, spread
from ui.widgets.field import Field
from ui.widgets.fields_choice import Picker
from ui.widgets.row_list import RowList
from ui.widgets.text import label
from ui.widgets.text_boxes import PassageBox, too_long
from ui.words import listed, one_line, plain_day, short_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dsl_desk.practice.drafts import Plain
    from ui.room import Room

NO_RECORD = "No record: as I write it here"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSource:
    """A record that a fact may stand in: its day and heading come with it."""

    record: RecordId
    on: date
    words: str


def plain_facts(facts: Iterable[Fact]) -> Plain:
    """Give facts as a `FactsField` fills in."""
    return [
        {"day": dict(spread(one.on)), "words": one.text, "record": str(one.record or "")} for one in facts
    ]


class FactRow(QFrame):
    """One fact, open to be changed."""

    changed = Signal()
    removed = Signal()

    def __init__(self, room: Room, sources: tuple[FactSource, ...], parent: QWidget) -> None:
        """Stand empty."""
        super().__init__(parent)
        self._room = room
        self._sources: tuple[FactSource, ...] = ()
        self._record = ""
        dress(self, "field_row")
        space = room.theme.space("s")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(room.theme.space("m"), space, space, room.theme.space("m"))
        outer.setSpacing(space)
        column = QVBoxLayout()
        column.setSpacing(space)
        outer.addLayout(column, 1)
        self.remove = IconButton(room.theme, "x", "Remove this fact", self)
        self.day = DayBoxes(room.theme, self)
        self.words = PassageBox(room.theme, 2, self)
        self._record_words = label("Record it stands in", "small", self)
        self.record = Picker(self)
        self._record_words.setBuddy(self.record)
        column.addWidget(self._record_words)
        column.addWidget(self.record)
        column.addWidget(self.day)
        words = label("What happened", "small", self)
        words.setBuddy(self.words)
        column.addWidget(words)
        column.addWidget(self.words)
        outer.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.record.activated.connect(self._pick)
        self.day.changed.connect(self.changed)
        self.day.odd.connect(self._spread)
        self.words.textChanged.connect(self.changed)
        self.remove.clicked.connect(self.removed)
        self.offer(sources)

    def offer(self, sources: tuple[FactSource, ...]) -> None:
        """Offer records; the one chosen stays chosen."""
        self._sources = sources
        today = self._room.today()
        self.record.clear()
        self.record.addItem(NO_RECORD, "")
        for one in sources:
            self.record.addItem(f"{short_day(one.on, today)}: {one_line(one.words, 80)}", one.record)
        self._show_record()
        self._record_words.setVisible(bool(sources))
        self.record.setVisible(bool(sources))

    def put(self, value: dict[str, Plain]) -> None:
        """Show a fact as `value` gave it."""
        day, words, record = value.get("day"), value.get("words"), value.get("record")
        if isinstance(day, dict):
            self.day.put({part: typed for part, typed in day.items() if isinstance(typed, str)})
        self.words.put(words if isinstance(words, str) else "")
        self._record = record if isinstance(record, str) else ""
        self._show_record()

    def value(self) -> dict[str, Plain]:
        """Give what stands here."""
        day = {part: typed for part, typed in self.day.written().items() if typed}
        return {"day": dict(day), "words": self.words.words(), "record": self._record}

    def is_empty(self) -> bool:
        """Nothing was written or chosen."""
        return not (self.day.said() or self.words.words().strip() or self._record)

    def on(self) -> date | None:
        """Read the day, None where there is none. Raises `Wrong`."""
        lacking = self.day.lacking()
        if set(lacking) == set(self.day.boxes):
            return None
        if lacking:
            raise Wrong(f"must include a {listed(lacking)}")
        return read_day(self.day.said(), self._room.today())

    def fault(self) -> str:
        """Say what is missing or cannot be right, to follow "Fact 2: "."""
        try:
            if self.on() is None:
                return "enter the day it happened"
        except Wrong as wrong:
            return f"the day {wrong}"
        return "" if self.words.words().strip() else "write what happened"

    def fact(self) -> Fact | None:
        """Give the fact, None while it is not whole."""
        if self.fault():
            return None
        on = self.on()
        record = RecordId(self._record) if self._record else None
        return Fact(on=on, text=self.words.words().strip(), record=record) if on else None

    def said(self) -> str:
        """Give the day and the words."""
        fact = self.fact()
        day = plain_day(fact.on) if fact else self.day.said()
        return ": ".join(filter(None, (day, self.words.words().strip())))

    def _show_record(self) -> None:
        self.record.setCurrentIndex(max(0, self.record.findData(self._record)))

    def _pick(self, place: int) -> None:
        """Take day and words from a record where none are written yet."""
        self._record = self._sources[place - 1].record if place else ""
        if place:
            source = self._sources[place - 1]
            if not self.day.said():
                self.day.put_day(source.on)
            if not self.words.words().strip():
                self.words.put(source.words)
        self.changed.emit()

    def _spread(self, typed: str) -> None:
        try:
            self.day.put_day(read_day(typed, self._room.today()))
        except Wrong:
            return


class FactsField(Field):
    """A question answered with dated facts. Each is open on the page, to be changed or taken out."""

    def __init__(
        self,
        room: Room,
        name: str,
        label: str,
        *,
        hint: str = "",
        required: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Ask for facts; one row stands ready."""
        super().__init__(room, name, label, hint=hint, required=required, parent=parent)
        self._rows: RowList[FactRow] = RowList(self, "Fact")
        self._sources: tuple[FactSource, ...] = ()
        self.body.addLayout(self._rows.layout)
        self.add_button = Button(room.theme, "Add a fact", "secondary", "plus", self)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.look_after(self.add_button, "Add a fact")
        self.add_button.clicked.connect(self.add_row)
        self.measure()

    def offer(self, sources: tuple[FactSource, ...]) -> None:
        """Offer the records a fact may stand in."""
        self._sources = sources
        for row in self._rows:
            row.offer(sources)

    def facts(self) -> tuple[Fact, ...]:
        """Give the facts that are whole."""
        return tuple(fact for row in self._rows if (fact := row.fact()))

    def value(self) -> Plain:
        """Give what stands in each row."""
        return [row.value() for row in self._rows if not row.is_empty()]

    def fill(self, value: Plain) -> None:
        """Show facts that `value` gave."""
        if isinstance(value, list):
            for row in self._rows:
                self._take_away(row)
            for one in value:
                if isinstance(one, dict):
                    self._add().put(one)
            self.changed.emit()

    def said(self) -> str:
        """Give each fact, a line each."""
        return "\n".join(row.said() for row in self._rows if not row.is_empty())

    def is_empty(self) -> bool:
        """No row has anything in it."""
        return all(row.is_empty() for row in self._rows)

    def impossible(self) -> tuple[str, ...]:
        """Say what is missing in each fact."""
        begun = [row for row in self._rows if not row.is_empty()]
        return tuple(f"Fact {place}: {fault}" for place, row in enumerate(begun, 1) if (fault := row.fault()))

    def parts_at_fault(self) -> tuple[QWidget, ...]:
        """The first row that is not whole, by its day or its words; else the button."""
        for row in self._rows:
            if not row.is_empty() and (fault := row.fault()):
                return (row.words,) if fault.startswith("write") else tuple(row.day.boxes.values())
        return (self.add_button,)

    def add_row(self, _: object = None) -> None:
        """Open one more row and go to it."""
        row = self._add()
        (row.record if self._sources else row.day.boxes["day"]).setFocus()

    def measure(self) -> None:
        """Space the rows."""
        super().measure()
        self._rows.layout.setSpacing(self.room.theme.space("s"))

    def _add(self, place: int = -1) -> FactRow:
        row = FactRow(self.room, self._sources, self)
        self._rows.insert(row, place)
        for part, box in row.day.boxes.items():
            self.look_after(box, f"{part.capitalize()} of the fact")
        self.look_after(row.words, "What happened")
        self.look_after(row.record, "Record it stands in")
        self._order(row)
        row.changed.connect(self.changed)
        row.removed.connect(partial(self._remove, row))
        row.words.refused.connect(self._refuse)
        return row

    def _order(self, row: FactRow) -> None:
        parts = [row.record, *row.day.boxes.values(), row.words, row.remove, self.add_button]
        for one, following in pairwise(parts):
            QWidget.setTabOrder(one, following)

    def _refuse(self, length: int) -> None:
        sentence = too_long(length)
        self.show_fault(sentence)
        self.room.announce(sentence)

    def _remove(self, row: FactRow) -> None:
        put_back = partial(self._put_back, row.value())
        self._rows.take_out(row, self.add_button, self._take_away, put_back)

    def _put_back(self, value: dict[str, Plain], place: int) -> None:
        self._add(place).put(value)

    def _take_away(self, row: FactRow) -> None:
        for part in (*row.day.boxes.values(), row.words, row.record):
            self.let_go(part)
        self._rows.drop(row)
