"""Search over every record that is open: as one types, newest first, with the passage that was found."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from dsl_desk.practice.lists import Found, find_passages
from dsl_desk.practice.search import SearchInterrupted
from ui.places import Place, Where
from ui.screen import Crumb, Screen
from ui.screens.list_screen import FILLS, fill_page
from ui.tables.rows import Column
from ui.widgets.chip import FilterChip
from ui.widgets.flow import Flow
from ui.widgets.notice import EmptyState
from ui.widgets.page import Page
from ui.widgets.search_box import SearchBox
from ui.widgets.table import Table
from ui.widgets.text import label
from ui.words import clock_words, counted, short_day

if TYPE_CHECKING:
    from datetime import date, time

    from dsl_desk.errors import DeskError

MOST = 50
SETTLES = 250
"""Milliseconds after the last key before it is looked for: each search is noted in the casebook."""

SHORTEST = 3
TYPE_MORE = "Type at least one word of three letters or more."
NOTHING_YET = "Search every record by its words: concerns, judgements, referrals, replies, notes."


class SearchScreen(Screen):
    """What was found for some words."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {"concern", "note", "judgement", "referral", "reply", "escalation"}
    )

    def crumbs(self) -> tuple[Crumb, ...]:
        """Search stands at the top."""
        return (Crumb("Search"),)

    def refresh(self) -> None:
        """Look again for what is typed."""
        words = self.search.text().strip()
        if not words:
            self._say(NOTHING_YET)
        elif not any(len(word) >= SHORTEST for word in words.split()):
            self._say(TYPE_MORE)
        else:
            self.room.tasks.ask(
                partial(find_passages, words, MOST),
                partial(self.show_found, words),
                failed=self._refused,
                words="Searching",
                instead_of="search",
            )

    def show_found(self, words: str, found: tuple[Found, ...]) -> None:
        """Show what was found."""
        many = counted(len(found), "result") if found else "no results"
        many = f"the newest {MOST} results" if len(found) == MOST else many
        self._offer(found)
        self.table.show_rows(found)
        self._narrow()
        self.table.setVisible(bool(found))
        self.chip_row.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.empty.sentence.setText("No record holds all of these words. Try fewer, or the beginning of one.")
        said = f"{many[:1].upper()}{many[1:]}"
        self.count.setText(f"{said} for “{words}”, newest first." if found else f"{said}.")
        self.room.announce(said)

    def first_focus(self) -> QWidget | None:
        """Typing searches."""
        return self.search

    def find_here(self) -> None:
        """Go to the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def retreat(self) -> bool:
        """Clear what was typed."""
        has_words = bool(self.search.text())
        self.search.clear()
        return has_words

    def place_again(self) -> Place | None:
        """Come back to the words that are typed."""
        return replace(self.place, words=self.search.text())

    def clear_filters(self) -> None:
        """Show every kind."""
        for chip in self.chips.values():
            chip.setChecked(False)
        self._narrow()

    def _build(self) -> None:
        theme = self.room.theme
        self.page = Page(theme, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)
        self.search = SearchBox(theme, "Search every record", self)
        self.search.setText(self.place.words)
        self.count = label("", "muted", self)
        self.chips: dict[str, FilterChip] = {}
        self.chip_row = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.chip_row.setSizePolicy(policy)
        self.flow = Flow(self.chip_row, theme.space("s"))
        things = ("result", "results")
        self.table: Table[Found] = Table(self.room, "search", self._columns(), things, _key, self)
        self.empty = EmptyState(theme, NOTHING_YET, icon="search", parent=self)
        self._typing = QTimer(self, singleShot=True, interval=SETTLES)
        body = self.page.body
        fill_page(self.page)
        for widget in (label("Search", "display", self), self.search, self.count, self.chip_row):
            body.addWidget(widget)
        body.addWidget(self.table, FILLS)
        body.addWidget(self.empty, FILLS)
        body.addStretch(1)
        self._say(NOTHING_YET)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._type)
        self.search.returnPressed.connect(self._enter)
        self._typing.timeout.connect(self.refresh)
        self.table.opened.connect(self._open)
        self.table.cleared.connect(self.clear_filters)

    def _columns(self) -> tuple[Column[Found], ...]:
        today = self.room.today()
        return (
            Column(
                key="what",
                title="What was found",
                text=attrgetter("result.listed.headline"),
                under=attrgetter("passage"),
                width=420,
                least=200,
                grows=True,
                strong=True,
            ),
            Column(key="kind", title="Kind", text=_kind, tone=_neutral, width=150, least=90),
            Column(key="child", title="Child", text=attrgetter("result.child_name"), width=180, least=100),
            Column(key="when", title="When", text=partial(_when, today), order=_order, width=150, least=100),
            Column(key="by", title="By", text=attrgetter("result.by"), width=150, least=80),
        )

    def _type(self, _: str) -> None:
        self._typing.start()

    def _enter(self) -> None:
        self._typing.stop()
        if self.table.isVisible() and self.table.model.rowCount():
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.view.setCurrentIndex(self.table.model.index(0, 0))
        else:
            self.refresh()

    def _refused(self, error: DeskError) -> None:
        if not isinstance(error, SearchInterrupted):
            self._say(str(error))

    def _say(self, sentence: str) -> None:
        self.table.hide()
        self.chip_row.hide()
        self.count.setText("")
        self.empty.sentence.setText(sentence)
        self.empty.show()

    def _offer(self, found: tuple[Found, ...]) -> None:
        kinds = sorted({_kind(one) for one in found})
        for kind in [one for one in self.chips if one not in kinds]:
            chip = self.chips.pop(kind)
            self.flow.removeWidget(chip)
            chip.deleteLater()
        for kind in kinds:
            if kind not in self.chips:
                chip = FilterChip(self.room.theme, kind, parent=self.chip_row)
                chip.clicked.connect(self._narrow)
                self.chips[kind] = chip
                self.flow.addWidget(chip)
                chip.show()
            self.chips[kind].set_count(sum(_kind(one) == kind for one in found))

    def _narrow(self, *_: object) -> None:
        chosen = frozenset(kind for kind, chip in self.chips.items() if chip.isChecked())
        self.table.narrow(partial(_is_one_of, chosen) if chosen else None)

    def _open(self, row: Found) -> None:
        listed = row.result.listed
        if listed.record_id == row.result.child_id:
            self.room.go(Place(screen=Where.CHILD, child=listed.record_id))
        else:
            self.room.go(Place(screen=Where.RECORD, record=listed.record_id, child=row.result.child_id))


def _key(row: Found) -> str:
    return row.result.listed.record_id


def _kind(row: Found) -> str:
    return row.result.listed.title


def _neutral(_: Found) -> str:
    return "neutral"


def _when(today: date, row: Found) -> str:
    listed = row.result.listed
    day = short_day(listed.happened_on, today)
    return f"{day}, {clock_words(listed.happened_at)}" if listed.happened_at else day


def _order(row: Found) -> tuple[date, time]:
    return row.result.listed.order()


def _is_one_of(kinds: frozenset[str], row: Found) -> bool:
    return _kind(row) in kinds
