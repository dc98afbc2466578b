"""The list of what is due: the longest overdue first, with the reason for each date and what to do next."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsl_desk.model.deadline import say_due
from dsl_desk.practice.names import plain_name
from dsl_desk.practice.today import DueItem
from ui.places import Place, Where
from ui.screens.list_screen import Filter, ListScreen
from ui.screens.next_act import due_chip, next_act, record_place
from ui.tables.rows import Column
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.text import label
from ui.words import one_line, sentence, standing_words

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from datetime import date, datetime

    from dsl_desk.practice.desk import Desk

WEEK = timedelta(days=7)


class DeadlinesScreen(ListScreen[DueItem]):
    """Everything that is due and not met."""

    title: ClassVar[str] = "Deadlines"
    part: ClassVar[str] = "deadlines"
    things: ClassVar[tuple[str, str]] = ("deadline", "deadlines")
    searched: ClassVar[str] = "Search by child or words"
    sorted_by: ClassVar[tuple[str, Qt.SortOrder]] = ("due", Qt.SortOrder.AscendingOrder)
    nothing: ClassVar[tuple[str, str]] = (
        "Nothing is due. Referrals and replies set deadlines.",
        "See referrals",
    )
    reading: ClassVar[str] = "Reading what is due"
    kinds: ClassVar[frozenset[str]] = frozenset(
        {"referral", "reply", "escalation", "contact attempt", "child"}
    )

    def job(self) -> Callable[[Desk], tuple[DueItem, ...]]:
        """Read what is due."""
        return _due

    def begin(self) -> None:
        """Referrals set deadlines."""
        self.room.go(Place(screen=Where.REFERRALS))

    def key(self, row: DueItem) -> Hashable:
        """The record that set it, and the rule."""
        return row.record_id, row.deadline.rule

    def place_of(self, row: DueItem) -> Place:
        """Open the record that set it."""
        return record_place(row)

    def search_words(self, row: DueItem) -> str:
        """The child, what is due and who does it."""
        return plain_name(f"{row.child_name} {row.deadline.what} {row.deadline.who}")

    def show_detail(self, row: DueItem | None) -> None:
        """Show why the current one is due when it is."""
        self.detail.setVisible(row is not None)
        if row is None:
            return
        act = next_act(row)
        self.detail.title.setText(one_line(row.deadline.what))
        self._due_words.setText(f"{sentence(say_due(row.deadline))}. {sentence(row.deadline.who)}.")
        self._why.setText(row.deadline.why)
        standing = standing_words(row.deadline.standing)
        self._source.setText(f"{standing}. {row.deadline.source}")
        self.act.say(act.words)
        self.act.setAccessibleDescription(f"{row.deadline.what}, {row.child_name}")

    def do_next(self) -> None:
        """Do what comes next about the current one."""
        row = self.table.current()
        if row is not None:
            self.room.go(next_act(row).place)

    def open_record(self) -> None:
        """Open the record that set the current one."""
        row = self.table.current()
        if row is not None:
            self.room.go(record_place(row))

    def columns(self) -> tuple[Column[DueItem], ...]:
        """When, what, for whom, by whom, and which record set it."""
        now, today = self.room.now(), self.room.today()
        return (
            Column(
                key="due",
                title="Due",
                text=partial(_when, now, today),
                order=_order,
                tone=partial(_tone, now, today),
                width=180,
                least=150,
            ),
            Column(
                key="what", title="What", text=attrgetter("deadline.what"), width=300, least=150, grows=True
            ),
            Column(key="child", title="Child", text=attrgetter("child_name"), width=190, least=110),
            Column(key="who", title="Who", text=_who, width=180, least=90),
            Column(key="from", title="Set by", text=_record, width=110, least=80),
            Column(key="next", title="Next", text=_next, width=100, spare=True),
        )

    def filters(self, rows: tuple[DueItem, ...]) -> tuple[Filter[DueItem], ...]:
        """By when."""
        today = self.room.today()
        return (
            Filter(key="overdue", words="Overdue", holds=attrgetter("is_overdue"), group="when"),
            Filter(key="today", words="Due today", holds=partial(_is_on, today), group="when"),
            Filter(key="week", words="Next seven days", holds=partial(_is_soon, today), group="when"),
            Filter(key="undated", words="No date", holds=_is_undated, group="when"),
        )

    def show_rows(self, rows: tuple[DueItem, ...]) -> None:
        """Show what was read, the first row current."""
        super().show_rows(rows)
        if rows and self.table.current() is None:
            self.table.view.setCurrentIndex(self.table.model.index(0, 0))
        if not rows:
            self.detail.hide()

    def _add_below(self, body: QVBoxLayout) -> None:
        theme = self.room.theme
        self.detail = Card(theme, "What is due", "clock", self)
        self._due_words = label("", "body_strong", self.detail)
        self._why = label("", "body", self.detail)
        self._source = label("", "small", self.detail)
        self.act = Button(theme, "Open", parent=self.detail)
        self.show_record = Button(theme, "Open the record", "quiet", parent=self.detail)
        buttons = QWidget(self.detail)
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.act)
        row.addWidget(self.show_record)
        row.addStretch(1)
        for widget in (self._due_words, self._why, self._source, buttons):
            self.detail.body.addWidget(widget)
        self.detail.hide()
        body.addWidget(self.detail)

    def _connect(self) -> None:
        super()._connect()
        self.table.chosen.connect(self.show_detail)
        self.act.clicked.connect(self.do_next)
        self.show_record.clicked.connect(self.open_record)


def _due(desk: Desk) -> tuple[DueItem, ...]:
    return desk.today.due()


def _when(now: datetime, today: date, row: DueItem) -> str:
    return due_chip(row, now, today)[0]


def _tone(now: datetime, today: date, row: DueItem) -> str:
    return due_chip(row, now, today)[1]


def _order(row: DueItem) -> int | None:
    return int(row.deadline.due_at.timestamp()) if row.deadline.due_at else None


def _who(row: DueItem) -> str:
    return sentence(row.deadline.who)


def _record(row: DueItem) -> str:
    return row.open.kept.record.line().title


def _next(row: DueItem) -> str:
    return next_act(row).words


def _is_on(today: date, row: DueItem) -> bool:
    return row.due_on == today and not row.is_overdue


def _is_soon(today: date, row: DueItem) -> bool:
    return row.due_on is not None and today < row.due_on <= today + WEEK


def _is_undated(row: DueItem) -> bool:
    return row.due_on is None
