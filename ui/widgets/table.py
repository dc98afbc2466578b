"""A table as every list shows it: sorted by its header, narrowed from outside, its count always said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.memory import Kept
from ui.tables.rows import Column, RowsModel
from ui.theme import dress
from ui.widgets.button import Button
from ui.widgets.notice import EmptyState
from ui.widgets.table_cells import ROW, TALL_ROW, Cells, fitting
from ui.widgets.text import label
from ui.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from ui.room import Room

R = TypeVar("R")

HEADER = 40.0
FEWEST_ROWS, MOST_SURE_ROWS = 3, 5
"""Rows there is always room for, few or many, however small the window."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TableView(QTableView):
    """A view that opens the current row on Enter and shares its width out when it changes."""

    entered_row = Signal(int)
    resized = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter; Home and End go to the first and last row."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.model().rowCount() - 1}
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex().row())
        elif event.key() in ends:
            self.setCurrentIndex(self.model().index(ends[Qt.Key(event.key())], 0))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say so."""
        super().resizeEvent(event)
        self.resized.emit()


class Table(QWidget, Generic[R]):
    """A table of rows of one kind. `part` is its name in the program, `things` one and many of them."""

    opened = Signal(object)
    """A row, by Enter or a double click."""

    chosen = Signal(object)
    """The row that is current now, or None."""

    cleared = Signal()
    """Clear filters was chosen."""

    recounted = Signal(str)
    """How many rows are shown, in words."""

    def __init__(
        self,
        room: Room,
        part: str,
        columns: tuple[Column[R], ...],
        things: tuple[str, str],
        key: Callable[[R], Hashable],
        parent: QWidget | None = None,
    ) -> None:
        """Make it, empty."""
        super().__init__(parent)
        self._room = room
        self._part = part
        self._things = things
        self._is_own = False
        self._is_filling = False
        self.model: RowsModel[R] = RowsModel(columns, key, self)
        self.view = TableView(self)
        self.columns_button = Button(room.theme, "Columns", "quiet", parent=self)
        self.none = EmptyState(room.theme, "No results.", "Clear filters", "list-filter", self)
        self._actions: list[QAction] = []
        self._build()
        self._connect()
        self._recall()

    def show_rows(self, rows: tuple[R, ...]) -> None:
        """Show other rows; the current one stays current if it is still there."""
        self._rearrange(partial(self.model.show_rows, rows))

    def narrow(self, holds: Callable[[R], bool] | None) -> None:
        """Show only the rows for which this holds."""
        self._rearrange(partial(self.model.narrow, holds))

    def sort(self, column: int, direction: Qt.SortOrder) -> None:
        """Sort by a column."""
        self._rearrange(partial(self.model.sort, column, direction))
        self.view.horizontalHeader().setSortIndicator(column, direction)

    def current(self) -> R | None:
        """Give the current row."""
        return self.model.row_at(self.view.currentIndex().row())

    def count_words(self) -> str:
        """Say how many rows there are, how many of them are shown, and by what they are sorted."""
        shown, held = self.model.rowCount(), len(self.model.rows)
        many = counted(held, *self._things)
        said = many if shown == held else f"{shown:,} of {many}"
        by = self.model.sorted_by
        if by < 0 or not shown:
            return f"{said}."
        down = self.model.direction == Qt.SortOrder.DescendingOrder
        return f"{said}. Sorted by {self.model.columns[by].title.lower()}{', last first' if down else ''}."

    def copy_row(self) -> None:
        """Copy the current row as words between tabs, without the titles."""
        place = self.view.currentIndex().row()
        if place >= 0:
            words = self.model.words_of(place)
            seen = [one for column, one in enumerate(words) if not self.view.isColumnHidden(column)]
            QGuiApplication.clipboard().setText("\t".join(seen))
            self._room.announce("Row copied")

    def _build(self) -> None:
        theme, view = self._room.theme, self.view
        view.setModel(self.model)
        view.setItemDelegate(Cells(theme, view))
        view.setAccessibleName(self._things[1].capitalize())
        dress(view, "table")
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().hide()
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setMinimumSectionSize(theme.px(40))
        self.columns_button.setMenu(self._columns_menu())
        self.stack = QStackedLayout()
        self.stack.addWidget(view)
        self.stack.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.stack)
        self._space()

    def _connect(self) -> None:
        header = self.view.horizontalHeader()
        header.sectionClicked.connect(self._sort_by)
        header.sectionResized.connect(self._resized)
        self.view.entered_row.connect(self._open)
        self.view.doubleClicked.connect(self._open_index)
        self.view.resized.connect(self._fit)
        self.view.selectionModel().currentRowChanged.connect(self._choose)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.none.chosen.connect(self.cleared)
        self._room.theme.changed.connect(self._space)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy_row)

    def _columns_menu(self) -> QMenu:
        menu = QMenu(self.columns_button)
        for place, column in enumerate(self.model.columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not column.spare)
            action.setEnabled(place > 0)
            action.toggled.connect(partial(self._show_column, place))
            self._actions.append(action)
            self.view.setColumnHidden(place, column.spare)
        return menu

    def _show_column(self, place: int, is_wanted: bool) -> None:
        self.view.setColumnHidden(place, not is_wanted)
        self._fit()
        self._remember()

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Open").triggered.connect(self._open_current)
        menu.addAction("Copy row").triggered.connect(self.copy_row)
        by = menu.addMenu("Sort by")
        for place, column in enumerate(self.model.columns):
            if not self.view.isColumnHidden(place):
                by.addAction(column.title).triggered.connect(partial(self._sort_by, place))
        menu.popup(self.view.viewport().mapToGlobal(point))

    def _sort_by(self, column: int, _: object = None) -> None:
        again = column == self.model.sorted_by and self.model.direction == Qt.SortOrder.AscendingOrder
        self.sort(column, Qt.SortOrder.DescendingOrder if again else Qt.SortOrder.AscendingOrder)
        self._remember()
        self._room.announce(self.count_words())

    def _rearrange(self, change: Callable[[], None]) -> None:
        key = self.model.key_at(self.view.currentIndex().row())
        change()
        if key is not None:
            place = self.model.place_of(key)
            self.view.setCurrentIndex(self.model.index(place, 0) if place >= 0 else QModelIndex())
        self.stack.setCurrentWidget(self.view if self.model.rowCount() else self.none)
        self._bound()
        self.columns_button.setEnabled(bool(self.model.rows))
        self.recounted.emit(self.count_words())
        self._choose()

    def _choose(self, *_: object) -> None:
        self.chosen.emit(self.current())

    def _open(self, place: int) -> None:
        row = self.model.row_at(place)
        if row is not None:
            self.opened.emit(row)

    def _open_index(self, index: QModelIndex) -> None:
        self._open(index.row())

    def _open_current(self) -> None:
        self._open(self.view.currentIndex().row())

    def _space(self) -> None:
        theme = self._room.theme
        tall = any(column.under for column in self.model.columns)
        height = theme.px(TALL_ROW if tall else ROW)
        self.view.verticalHeader().setDefaultSectionSize(height)
        self.view.horizontalHeader().setFixedHeight(theme.px(HEADER))
        self._is_own = False
        self._bound()
        self._fit()

    def _bound(self) -> None:
        """Be no higher than the rows are, and never lower than a few of them."""
        row = self.view.verticalHeader().defaultSectionSize()
        header = self._room.theme.px(HEADER) + self._room.theme.px(8)
        rows = max(FEWEST_ROWS, self.model.rowCount())
        self.view.setMinimumHeight(header + min(rows, MOST_SURE_ROWS) * row)
        self.setMaximumHeight(header + rows * row)

    def _fit(self) -> None:
        """Share the width out, unless somebody set the widths."""
        if self._is_own:
            return
        theme = self._room.theme
        seen = [place for place in range(len(self.model.columns)) if not self.view.isColumnHidden(place)]
        columns = [self.model.columns[place] for place in seen]
        widths = fitting(
            [theme.px(one.width) for one in columns],
            [theme.px(one.least) for one in columns],
            [one.grows for one in columns],
            self.view.viewport().width(),
        )
        self._is_filling = True
        for place, width in zip(seen, widths, strict=True):
            self.view.setColumnWidth(place, width)
        self._is_filling = False

    def _resized(self, *_: object) -> None:
        if not self._is_filling and self.view.isVisible():
            self._is_own = True
            self._remember()

    def _remember(self) -> None:
        self._room.memory.keep_state(Kept.COLUMNS, self.view.horizontalHeader().saveState(), self._name())

    def _recall(self) -> None:
        """Take the widths, the columns and the order chosen before, at this size of text."""
        state = self._room.memory.state(Kept.COLUMNS, self._name())
        header = self.view.horizontalHeader()
        self._is_filling = True
        if not state.isEmpty() and header.restoreState(state):
            self._is_own = True
            self.model.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
            for place, action in enumerate(self._actions):
                action.blockSignals(True)
                action.setChecked(not self.view.isColumnHidden(place))
                action.blockSignals(False)
        self._is_filling = False
        header.setSortIndicatorShown(True)
        header.setFixedHeight(self._room.theme.px(HEADER))

    def _name(self) -> str:
        return f"{self._part} {self._room.theme.text}"


def count_line(table: Table[R], parent: QWidget | None = None) -> QWidget:
    """Make the line that says how many rows a table shows, kept up to date."""
    made = label(table.count_words(), "muted", parent)
    table.recounted.connect(made.setText)
    return made
