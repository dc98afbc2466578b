"""The rows of a question: put in, taken out, and put back by a toast when they were taken out by mistake."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.widgets.field import Field

W = TypeVar("W", bound=QWidget)


class RowList(Generic[W]):
    """Rows under each other in `layout`. `thing` names one of them in the toast."""

    def __init__(self, field: Field, thing: str) -> None:
        """Begin with none."""
        self._field = field
        self._thing = thing
        self._rows: list[W] = []
        self.layout = QVBoxLayout()

    def __iter__(self) -> Iterator[W]:
        """Give each row, from the top."""
        return iter(tuple(self._rows))

    def __len__(self) -> int:
        """Count them."""
        return len(self._rows)

    def __getitem__(self, place: int) -> W:
        """Give the row at a place."""
        return self._rows[place]

    def insert(self, row: W, place: int = -1) -> None:
        """Put a row in its place, else last."""
        place = len(self._rows) if place < 0 else min(place, len(self._rows))
        self._rows.insert(place, row)
        self.layout.insertWidget(place, row)

    def drop(self, row: W) -> None:
        """Let a row go."""
        self._rows.remove(row)
        self.layout.removeWidget(row)
        row.hide()
        row.deleteLater()

    def take_out(
        self, row: W, focus: QWidget, drop: Callable[[W], None], put_back: Callable[[int], None]
    ) -> None:
        """Take a row out with `drop`, and go to `focus`; `put_back` is given its place if that is undone."""
        place = self._rows.index(row)
        drop(row)
        focus.setFocus()
        self._field.changed.emit()
        self._field.room.say(f"{self._thing} taken out of this form", partial(self._undo, put_back, place))

    def _undo(self, put_back: Callable[[int], None], place: int) -> None:
        if isValid(self._field):
            put_back(place)
            self._field.changed.emit()
