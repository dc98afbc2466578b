"""A table over a tuple of frozen values: columns say how a value reads, sorts and stands."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import IntEnum
from operator import itemgetter
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dsl_desk.practice.names import plain_name
from ui.words import one_line

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from PySide6.QtCore import QObject

R = TypeVar("R")
Index: TypeAlias = QModelIndex | QPersistentModelIndex
Order: TypeAlias = "str | int | date | datetime | time | tuple[date, time] | None"

Cell: TypeAlias = "str | bool | Qt.AlignmentFlag | None"

_NOWHERE = QModelIndex()
USUAL_WIDTH, LEAST_WIDTH = 120.0, 64.0
LONGEST = 400
"""Characters of a cell that are shown, read out and sorted by."""


class Role(IntEnum):
    """What the delegate asks besides Qt's own roles."""

    TONE = Qt.ItemDataRole.UserRole + 1
    UNDER = Qt.ItemDataRole.UserRole + 2
    STRONG = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """One column. `key` is its name in the program; widths are design pixels.

    `tone` gives a chip's tone, "" for plain words; `under` a second, quieter line. `order` sorts, the folded
    words where it is not given; what has no order stands last whichever way. `spare` columns are hidden until
    somebody wants them.
    """

    key: str
    title: str
    text: Callable[[R], str]
    order: Callable[[R], Order] | None = None
    tone: Callable[[R], str] | None = None
    under: Callable[[R], str] | None = None
    width: float = USUAL_WIDTH
    least: float = LEAST_WIDTH
    grows: bool = False
    spare: bool = False
    strong: bool = False
    at_right: bool = False

    def alignment(self) -> Qt.AlignmentFlag:
        """Say where its words stand."""
        side = Qt.AlignmentFlag.AlignRight if self.at_right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows sorted and narrowed by a list of places; the values stay as they came."""

    def __init__(
        self, columns: tuple[Column[R], ...], key: Callable[[R], Hashable], parent: QObject | None = None
    ) -> None:
        """Make it, empty. `key` tells which row is which when the rows are read again."""
        super().__init__(parent)
        self.columns = columns
        self.sorted_by: int = -1
        self.direction = Qt.SortOrder.AscendingOrder
        self._key = key
        self._rows: tuple[R, ...] = ()
        self._places: list[int] = []
        self._words: dict[int, tuple[str, ...]] = {}
        self._orders: dict[str, list[Order]] = {}
        self._holds: Callable[[R], bool] | None = None

    @property
    def rows(self) -> tuple[R, ...]:
        """Every row, narrowed or not, as it came."""
        return self._rows

    def shown(self) -> tuple[R, ...]:
        """Give the rows that are shown, in order."""
        return tuple(self._rows[place] for place in self._places)

    def row_at(self, place: int) -> R | None:
        """Give the row shown at a place."""
        return self._rows[self._places[place]] if 0 <= place < len(self._places) else None

    def place_of(self, key: Hashable) -> int:
        """Say where the row with this key is shown; -1 where it is not."""
        found = (place for place, one in enumerate(self._places) if self._key(self._rows[one]) == key)
        return next(found, -1)

    def key_at(self, place: int) -> Hashable | None:
        """Give the key of the row shown at a place."""
        row = self.row_at(place)
        return None if row is None else self._key(row)

    def show_rows(self, rows: tuple[R, ...]) -> None:
        """Show other rows, sorted and narrowed as before."""
        self.beginResetModel()
        self._rows = rows
        self._words.clear()
        self._orders.clear()
        self._arrange()
        self.endResetModel()

    def narrow(self, holds: Callable[[R], bool] | None) -> None:
        """Show only the rows for which this holds; all of them with None."""
        self.beginResetModel()
        self._holds = holds
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by the order they came in with -1."""
        self.beginResetModel()
        self.sorted_by, self.direction = column, order
        self._arrange()
        self.endResetModel()

    def words_of(self, place: int) -> tuple[str, ...]:
        """Give the words of each cell of a row shown."""
        held = self._places[place]
        words = self._words.get(held)
        if words is None:
            row = self._rows[held]
            words = self._words[held] = tuple(one_line(column.text(row), LONGEST) for column in self.columns)
        return words

    def sentence_of(self, place: int) -> str:
        """Read a row out: its first words alone, then each other column with its title."""
        first, *rest = zip(self.columns, self.words_of(place), strict=True)
        said = [f"{column.title} {words}" for column, words in rest if words]
        return f"{', '.join(filter(None, (first[1], *said)))}."

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the rows shown."""
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Cell:
        """Give one cell; asked a thousand times a frame."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words_of(index.row())[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[index.column()].alignment()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        return self._besides(index, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Cell:
        """Give a column's title."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].alignment()
        return None

    def _besides(self, index: Index, role: int) -> str | bool | None:
        column = self.columns[index.column()]
        if role == Role.STRONG:
            return column.strong
        teller = {Role.TONE: column.tone, Role.UNDER: column.under}.get(Role(role)) if role in _OWN else None
        return teller(self._rows[self._places[index.row()]]) if teller else None

    def _spoken(self, index: Index) -> str:
        if index.column() == 0:
            return self.sentence_of(index.row())
        words = self.words_of(index.row())[index.column()]
        return f"{self.columns[index.column()].title}: {words or 'nothing'}"

    def _arrange(self) -> None:
        holds, rows = self._holds, self._rows
        places = [place for place in range(len(rows)) if holds is None or holds(rows[place])]
        if 0 <= self.sorted_by < len(self.columns):
            places = self._sorted(places, self.columns[self.sorted_by])
        self._places = places

    def _sorted(self, places: list[int], column: Column[R]) -> list[int]:
        orders = self._orders.get(column.key)
        if orders is None:
            orders = self._orders[column.key] = [self._order(column, row) for row in self._rows]
        keyed = [(orders[place], place) for place in places]
        last = [place for order, place in keyed if order is None]
        ordered = [one for one in keyed if one[0] is not None]
        ordered.sort(key=itemgetter(0), reverse=self.direction == Qt.SortOrder.DescendingOrder)
        return [place for _, place in ordered] + last

    def _order(self, column: Column[R], row: R) -> Order:
        return column.order(row) if column.order else plain_name(column.text(row)[:LONGEST]) or None


_OWN = frozenset(Role)
