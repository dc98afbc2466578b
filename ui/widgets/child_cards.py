"""What stands beside a child's chronology: what is due next and why, the latest judgement, the counts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui import words
from ui.places import Place, Where
from ui.tables.chronology import KINDS
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.chronology_look import tone_of
from ui.widgets.entry import Entry
from ui.widgets.stack import Stack
from ui.widgets.text import label

if TYPE_CHECKING:
    from dsl_desk.model.judgement import Judgement
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.page import ChildPage
    from dsl_desk.practice.today import DueItem
    from dsl_desk.practice.written import Sheet
    from ui.room import Room
    from ui.widgets.child_reading import ChildReading

MOST_DUE = 5
SOON = 3
"""Days from which what is due is shown as near."""


class NextCard(Card):
    """The next deadlines of one child, each with why it is that day."""

    def __init__(self, room: Room, parent: QWidget) -> None:
        """Make it, empty."""
        super().__init__(room.theme, "Next", "clock", parent)
        self._room = room
        every = Button(room.theme, "All deadlines", "link", parent=self)
        every.clicked.connect(partial(room.go, Place(screen=Where.DEADLINES)))
        self.head.addWidget(every)
        self._due = Stack(room.theme, "s", self)
        self.body.addWidget(self._due)

    def show_page(self, page: ChildPage) -> None:
        """Show what is due next."""
        given = page.sheet.record.preferred_name or page.sheet.record.given_name
        self.title.setText(f"Next for {words.one_line(given, 30)}" if given else "Next")
        self._due.clear()
        for item in page.next[:MOST_DUE]:
            self._due.add(_Due(self._room, item, self._due))
        left = len(page.next) - MOST_DUE
        if left > 0:
            self._due.add(label(f"And {words.counted(left, 'more deadline')}.", "small", self._due))
        if not page.next:
            self._due.add(label("Nothing is due.", "muted", self._due))


class _Due(Stack):
    """One deadline; its reason is a click away."""

    def __init__(self, room: Room, item: DueItem, parent: QWidget) -> None:
        super().__init__(room.theme, "xxs", parent)
        deadline = item.deadline
        said = words.due_words(deadline, room.now())
        if item.days_late:
            said = f"{words.counted(item.days_late, 'working day')} late"
        tone, icon = _tone(item, room)
        entry = Entry(
            room.theme,
            words.one_line(deadline.what, 120),
            words.one_line(deadline.who, 120),
            disc=(icon, tone),
            chip=(said, tone),
            parent=self,
        )
        entry.clicked.connect(partial(room.go, _record(item.record_id, item.child_id)))
        self._why = label(words.shown(deadline.why), "small", self)
        self._why.hide()
        self._ask = Button(room.theme, "Why this date", "link", parent=self)
        self._ask.setAccessibleDescription(words.one_line(deadline.what, 120))
        self._ask.setCheckable(True)
        self._ask.toggled.connect(self._show_why)
        entry.setAccessibleDescription(deadline.why)
        self.add(entry)
        row, under = QHBoxLayout(), room.theme.px(42)
        row.addSpacing(under)
        row.addWidget(self._ask)
        row.addStretch(1)
        self.body.addLayout(row)
        self._why.setContentsMargins(under, 0, 0, 0)
        self.add(self._why)

    def _show_why(self, is_shown: bool) -> None:
        self._why.setVisible(is_shown)


class JudgementCard(Card):
    """The latest judgement with the edition it was made under."""

    def __init__(self, room: Room, parent: QWidget) -> None:
        """Make it, empty."""
        super().__init__(room.theme, "Latest judgement", "scale", parent)
        self._room = room
        self._said = Stack(room.theme, "s", self)
        self.body.addWidget(self._said)

    def show_judgement(self, page: ChildPage, sheet: Sheet[Judgement] | None) -> None:
        """Show it, or that there is none."""
        self._said.clear()
        if sheet is None:
            self._said.add(label("No level has been judged yet.", "muted", self._said))
            judge = Button(self._room.theme, "Judge", parent=self._said)
            judge.clicked.connect(partial(self._room.go, Place(screen=Where.JUDGE, child=page.child_id)))
            self._said.body.addWidget(judge, 0, Qt.AlignmentFlag.AlignLeft)
            return
        judged = sheet.record
        decision = words.choice_words(judged.decision)
        level = judged.level_label or "No level chosen"
        when = words.short_moment(judged.judged, self._room.today())
        entry = Entry(
            self._room.theme,
            words.one_line(level, 90),
            f"{words.one_line(judged.judged_by, 60)}, {when}",
            chip=(decision, tone_of(judged.kind, judged.decision.value)),
            parent=self._said,
        )
        entry.clicked.connect(partial(self._room.go, _record(sheet.record_id, page.child_id)))
        self._said.add(entry, _small(words.one_line(judged.level_summary, 200), self._said))
        shown = judged.edition
        under = f"Under {shown.title} ({shown.edition_id})"
        self._said.add(_small(words.one_line(under, 160), self._said))
        if page.edition and page.edition != shown.title:
            self._said.add(Chip(self._room.theme, "A newer edition is in force", "warn", parent=self._said))


class CountsCard(Card):
    """How many records there are of each group."""

    def __init__(self, room: Room, parent: QWidget) -> None:
        """Make it, empty."""
        super().__init__(room.theme, "In this file", "folder", parent)
        self._rows = Stack(room.theme, "xs", self)
        self.body.addWidget(self._rows)

    def show_page(self, page: ChildPage) -> None:
        """Count."""
        self._rows.clear()
        for group, kinds in KINDS.items():
            number = sum(page.counts.get(kind, 0) for kind in kinds)
            if number:
                self._rows.add(_Count(group.value, number, self._rows))
        if not page.counts:
            self._rows.add(label("Nothing yet.", "muted", self._rows))


class _Count(QWidget):
    """One group and how many there are of it."""

    def __init__(self, said: str, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(said, "muted", self), 1)
        row.addWidget(label(f"{number:,}", "body_strong", self, wraps=False))


class Beside(Stack):
    """The narrow column."""

    def __init__(self, room: Room, parent: QWidget) -> None:
        """Put the cards under each other."""
        super().__init__(room.theme, "l", parent)
        self.next = NextCard(room, self)
        self.judgement = JudgementCard(room, self)
        self.counts = CountsCard(room, self)
        self.add(self.next, self.judgement, self.counts)
        self.body.addStretch(1)

    def show_reading(self, reading: ChildReading) -> None:
        """Show what was read."""
        self.next.show_page(reading.page)
        self.judgement.show_judgement(reading.page, reading.judgement)
        self.counts.show_page(reading.page)


def _record(record: RecordId, child: RecordId | None) -> Place:
    return Place(screen=Where.RECORD, record=record, child=child)


def _small(said: str, parent: QWidget) -> QLabel:
    made = label(said, "small", parent)
    made.setVisible(bool(said))
    return made


def _tone(item: DueItem, room: Room) -> tuple[str, str]:
    if item.is_overdue:
        return "danger", "triangle-alert"
    due = item.deadline.due_at
    if due is not None and (due.date() - room.today()).days <= SOON:
        return "warn", "clock"
    return "info", "calendar-days"
