"""What was done in this casebook: who, when, what and why, read and written alike."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.model.working_days import LONDON
from ui.places import Place, Where
from ui.screen import Act, Crumb, Screen
from ui.tables.rows import Column
from ui.widgets.chip import FilterChip
from ui.widgets.flow import Flow
from ui.widgets.table import Table, count_line
from ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Hashable

    from dsl_desk.practice.activity import Activity
    from dsl_desk.practice.desk import Desk

AT_ONCE = 500
EVERYTHING, WRITTEN, READ = "Everything", "Written", "Read"


def _recent(desk: Desk) -> tuple[Activity, ...]:
    return desk.activity.recent(AT_ONCE)


def when_words(one: Activity) -> str:
    """Say when something was done, in local time."""
    return f"{one.at.astimezone(LONDON):%d %b %Y, %H:%M}"


def what_words(one: Activity) -> str:
    """Say what was done, and to what."""
    return " ".join(filter(None, (one.act, one.words)))


COLUMNS: tuple[Column[Activity], ...] = (
    Column(key="when", title="When", text=when_words, order=lambda one: one.at, width=160),
    Column(key="who", title="Who", text=lambda one: one.who, width=160),
    Column(key="what", title="What", text=what_words, width=260, grows=True),
    Column(key="child", title="Child", text=lambda one: one.child_name, width=170),
    Column(key="why", title="Why", text=lambda one: one.why, width=200),
)


def _key(one: Activity) -> Hashable:
    return one.at, one.who, one.act, one.record_id, one.words


class ActivityScreen(Screen):
    """The list, newest first."""

    kinds: ClassVar[frozenset[str]] = frozenset({"concern", "judgement", "referral", "reply", "child"})

    def crumbs(self) -> tuple[Crumb, ...]:
        """It stands by itself."""
        return (Crumb("Activity"),)

    def acts(self) -> tuple[Act, ...]:
        """It can be read again."""
        return (Act("Read again", self.refresh, "rotate-ccw"),)

    def refresh(self) -> None:
        """Read what was done last."""
        self.room.tasks.ask(_recent, self._show, words="Reading what was done", instead_of="activity")

    def first_focus(self) -> QWidget | None:
        """Begin in the list."""
        return self._table.view

    def _build(self) -> None:
        theme = self.room.theme
        column = QVBoxLayout(self)
        side = theme.px(30)
        column.setContentsMargins(side, theme.space("xl"), side, theme.space("xl"))
        column.setSpacing(theme.space("m"))
        column.addWidget(label("Activity", "display", self))
        words = f"The latest {AT_ONCE:,} things done here. Nothing in this list can be changed or taken out."
        column.addWidget(label(words, "muted", self))
        chips = Flow(gap=theme.space("s"))
        self._chips: dict[str, FilterChip] = {}
        for name in (EVERYTHING, WRITTEN, READ):
            chip = FilterChip(theme, name, parent=self)
            chip.setAutoExclusive(True)
            chip.setChecked(name == EVERYTHING)
            chip.toggled.connect(partial(self._narrow, name))
            self._chips[name] = chip
            chips.addWidget(chip)
        column.addLayout(chips)
        self._table = Table(self.room, "activity", COLUMNS, ("thing done", "things done"), _key, self)
        self._table.sort(0, Qt.SortOrder.DescendingOrder)
        column.addWidget(count_line(self._table, self))
        column.addWidget(self._table, 1)

    def _connect(self) -> None:
        self._table.opened.connect(self._open)

    def _show(self, found: tuple[Activity, ...]) -> None:
        self._table.show_rows(found)
        read = sum(one.is_read for one in found)
        for name, count in ((EVERYTHING, len(found)), (WRITTEN, len(found) - read), (READ, read)):
            self._chips[name].set_count(count)

    def _narrow(self, name: str, is_on: bool) -> None:
        if is_on:
            self._table.narrow(None if name == EVERYTHING else _was_read if name == READ else _was_written)

    def _open(self, one: Activity) -> None:
        if one.child_id is not None and one.record_id in (None, one.child_id):
            self.room.go(Place(screen=Where.CHILD, child=one.child_id))
        elif one.record_id is not None:
            self.room.go(Place(screen=Where.RECORD, record=one.record_id, child=one.child_id))


def _was_read(one: Activity) -> bool:
    return one.is_read


def _was_written(one: Activity) -> bool:
    return not one.is_read
