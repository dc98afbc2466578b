"""A list of records of one kind: a title, a search box, chips that filter, and a table below."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dsl_desk.practice.names import words_of
from ui.screen import Crumb, Screen
from ui.widgets.chip import FilterChip
from ui.widgets.flow import Flow
from ui.widgets.notice import EmptyState
from ui.widgets.page import Page
from ui.widgets.search_box import SearchBox
from ui.widgets.table import Table, count_line
from ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Hashable

    from dsl_desk.practice.desk import Desk
    from ui.places import Place
    from ui.tables.rows import Column

R = TypeVar("R")

SEARCH_WIDTH = 300.0
FILLS = 1_000
"""How much more of the height that is over a list takes than the space below it."""

EVERYTHING = "everything"
"""The part of a list without a filter, where it begins with one."""

SETTLES = 700
"""Milliseconds after the last key before the count is said to a screen reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter(Generic[R]):
    """One chip: its name in the program, its words, and which rows it lets through.

    Of the chips of one group at most one is on; chips of different groups, and those of none, hold together.
    """

    key: str
    words: str
    holds: Callable[[R], bool]
    group: str = ""


class ListScreen(Screen, Generic[R]):
    """What every list does; a list says its columns, its filters and where its rows come from."""

    title: ClassVar[str]
    part: ClassVar[str]
    things: ClassVar[tuple[str, str]]
    searched: ClassVar[str] = "Search these records"
    begins_with: ClassVar[str] = ""
    """The filter that is on when nobody asked for another."""

    sorted_by: ClassVar[tuple[str, Qt.SortOrder]]
    nothing: ClassVar[tuple[str, str]]
    """What is said where there is nothing yet, and the words of the button."""

    reading: ClassVar[str]
    """What is waited for, in words."""

    def crumbs(self) -> tuple[Crumb, ...]:
        """A list stands at the top."""
        return (Crumb(self.title),)

    def refresh(self) -> None:
        """Read the rows again."""
        self.room.tasks.ask(self.job(), self.show_rows, words=self.reading, instead_of="rows")

    def first_focus(self) -> QWidget | None:
        """Typing narrows the list; where there is nothing to narrow, the button comes first."""
        return self.empty.button if self.tools.isHidden() else self.search

    def find_here(self) -> None:
        """Go to the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def retreat(self) -> bool:
        """Clear what was typed, then the filters."""
        if self.search.text():
            self.search.clear()
            return True
        return False

    def place_again(self) -> Place | None:
        """Come back to the rows that were shown."""
        part = self.place.part
        if self.chips:
            part = "\n".join(key for key, chip in self.chips.items() if chip.isChecked())
            part = "" if part == self.begins_with else part or EVERYTHING
        return replace(self.place, part=part, words=self.search.text())

    def show_rows(self, rows: tuple[R, ...]) -> None:
        """Show what was read."""
        self._offer(self.filters(rows))
        self.table.show_rows(rows)
        self._narrow()
        is_empty, typed_there = not rows, self.search.hasFocus()
        self.empty.setVisible(is_empty)
        for widget in (self.tools, self.table, self.count):
            widget.setVisible(not is_empty)
        if is_empty:
            self.room.announce(self.nothing[0])
            if typed_there:
                self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_filters(self) -> None:
        """Show every row."""
        self.search.clear()
        for chip in self.chips.values():
            chip.setChecked(False)
        self._narrow()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @abstractmethod
    def job(self) -> Callable[[Desk], tuple[R, ...]]:
        """Say what reads the rows: a function of a module, or a partial of one."""

    @abstractmethod
    def columns(self) -> tuple[Column[R], ...]:
        """Give the columns."""

    @abstractmethod
    def filters(self, rows: tuple[R, ...]) -> tuple[Filter[R], ...]:
        """Give the chips for these rows."""

    @abstractmethod
    def key(self, row: R) -> Hashable:
        """Tell a row from the others."""

    @abstractmethod
    def place_of(self, row: R) -> Place:
        """Say where a row leads."""

    @abstractmethod
    def search_words(self, row: R) -> str:
        """Give what a row is found by, folded as `practice.names` does."""

    @abstractmethod
    def begin(self) -> None:
        """Do what the button does where there is nothing yet."""

    def _build(self) -> None:
        theme = self.room.theme
        self.page = Page(theme, self)
        fill_page(self.page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)
        self.table: Table[R] = Table(self.room, self.part, self.columns(), self.things, self.key, self)
        self.count = count_line(self.table, self)
        self.tools = self._tools()
        self.empty = EmptyState(theme, *self.nothing, parent=self)
        self.empty.hide()
        heading = QVBoxLayout()
        heading.setSpacing(theme.space("xs"))
        heading.addWidget(label(self.title, "display", self))
        heading.addWidget(self.count)
        body = self.page.body
        body.addLayout(heading)
        self._add_above(body)
        body.addWidget(self.tools)
        body.addWidget(self.table, FILLS)
        self._add_below(body)
        body.addWidget(self.empty, FILLS)
        body.addStretch(1)
        self._sort()

    def _tools(self) -> QWidget:
        theme = self.room.theme
        made = QWidget(self)
        self.search = SearchBox(theme, self.searched, made)
        self.search.setText(self.place.words)
        self._settled = QTimer(self, singleShot=True, interval=SETTLES)
        self._dress_search()
        self.chips: dict[str, FilterChip] = {}
        self._filters: dict[str, Filter[R]] = {}
        self.row = QWidget(made)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.row.setSizePolicy(policy)
        self.flow = Flow(self.row, theme.space("s"))
        self.flow.addWidget(self.search)
        tools = QHBoxLayout(made)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(theme.space("s"))
        tools.addWidget(self.row, 1)
        tools.addWidget(self.table.columns_button, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _add_above(self, body: QVBoxLayout) -> None:
        """Put something between the heading and the tools."""

    def _add_below(self, body: QVBoxLayout) -> None:
        """Put something below the table."""

    def _connect(self) -> None:
        self.search.textChanged.connect(self._type)
        self._settled.timeout.connect(self._say_count)
        self.room.theme.changed.connect(self._dress_search)
        self.search.returnPressed.connect(self._enter)
        self.table.opened.connect(self._open)
        self.table.cleared.connect(self.clear_filters)
        self.empty.chosen.connect(self.begin)

    def _offer(self, filters: tuple[Filter[R], ...]) -> None:
        """Make the chips, or count anew; those that are on stay on."""
        rows_by = {one.key: one for one in filters}
        first_time = not self._filters
        for key in [one for one in self.chips if one not in rows_by]:
            chip = self.chips.pop(key)
            self.flow.removeWidget(chip)
            chip.deleteLater()
        self._filters = rows_by
        for one in filters:
            if one.key not in self.chips:
                chip = FilterChip(self.room.theme, one.words, parent=self.row)
                chip.clicked.connect(partial(self._switch, one.key))
                self.chips[one.key] = chip
                self.flow.addWidget(chip)
                chip.show()
        if first_time and self.place.part != EVERYTHING:
            asked = self.chips.keys() & self.place.part.split("\n")
            for key in asked or self.chips.keys() & {self.begins_with}:
                self.chips[key].setChecked(True)

    def _switch(self, key: str, _: object = None) -> None:
        group = self._filters[key].group
        if self.chips[key].isChecked() and group:
            for other, chip in self.chips.items():
                if other != key and self._filters[other].group == group:
                    chip.setChecked(False)
        self._narrow()
        self._say_count()

    def _type(self, _: str) -> None:
        self._narrow()
        self._settled.start()

    def _say_count(self) -> None:
        self.room.announce(self.table.count_words())

    def _dress_search(self) -> None:
        self.search.setFixedWidth(self.room.theme.px(SEARCH_WIDTH))

    def _narrow(self) -> None:
        asked = words_of(self.search.text())
        chosen = [self._filters[key] for key, chip in self.chips.items() if chip.isChecked()]
        holds = partial(self._holds, asked, chosen) if asked or chosen else None
        self.table.narrow(holds)
        for key, chip in self.chips.items():
            chip.set_count(sum(map(self._filters[key].holds, self.table.model.rows)))

    def _holds(self, asked: tuple[str, ...], chosen: list[Filter[R]], row: R) -> bool:
        if not all(one.holds(row) for one in chosen):
            return False
        if not asked:
            return True
        known = self.search_words(row)
        return all(word in known for word in asked)

    def _enter(self) -> None:
        """From the search box: open the only row left, else go into the table."""
        shown = self.table.model.shown()
        if len(shown) == 1:
            self._open(shown[0])
        elif shown:
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.table.view.currentIndex().isValid():
                self.table.view.setCurrentIndex(self.table.model.index(0, 0))

    def _open(self, row: R) -> None:
        self.room.go(self.place_of(row))

    def _sort(self) -> None:
        if self.table.model.sorted_by < 0:
            key, direction = self.sorted_by
            place = next(place for place, one in enumerate(self.columns()) if one.key == key)
            self.table.sort(place, direction)


def fill_page(page: Page) -> None:
    """Let what stands in a page take the height there is."""
    column = page.content.layout()
    if isinstance(column, QBoxLayout):
        column.setStretchFactor(page.body, FILLS)
