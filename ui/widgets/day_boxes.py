"""Three boxes for a day. Each takes a whole day too, typed or pasted, such as 20/11/26 or "yesterday"."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.model.days import MONTHS, SHORTEST_NAME
from ui.widgets.flow import Flow
from ui.widgets.text import label
from ui.widgets.text_boxes import LineBox

if TYPE_CHECKING:
    from datetime import date

    from ui.theme import Theme

PARTS = ("day", "month", "year")
_WIDTHS = {"day": 64.0, "month": 72.0, "year": 90.0}
_PLAIN = {"day": re.compile(r"\d{1,2}"), "month": re.compile(r"\d{1,2}"), "year": re.compile(r"\d{2}|\d{4}")}


class Labelled(QWidget):
    """A small control with its word above it; without a word it stands level with those that have one."""

    def __init__(self, theme: Theme, words: str, control: QWidget, parent: QWidget, width: float = 0) -> None:
        """Put them together, the control `width` design pixels wide, 0 for as wide as it likes."""
        super().__init__(parent)
        self._theme = theme
        self._width = width
        self._control = control
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._words = label(words or " ", "small", self, wraps=False)
        if words:
            self._words.setBuddy(control)
        self._column.addWidget(self._words)
        self._column.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.space("xxs"))
        if self._width:
            self._control.setFixedWidth(self._theme.px(self._width))


class DayBoxes(QWidget):
    """Day, month and year. `odd` gives the text of a box that holds more than its own part, once it is left.

    The focus never jumps by itself from one box to the next: who types "2" may still mean "20".
    """

    changed = Signal()
    odd = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Stand empty."""
        super().__init__(parent)
        self._theme = theme
        self.row = Flow(self)
        self.boxes = {part: LineBox(self) for part in PARTS}
        for part, box in self.boxes.items():
            self.row.addWidget(Labelled(theme, part.capitalize(), box, self, _WIDTHS[part]))
            box.textChanged.connect(self.changed)
            box.editingFinished.connect(partial(self._look_at, part))
            box.pasted.connect(partial(self._look_at, part))
        theme.changed.connect(self._measure)
        self._measure()

    def written(self) -> dict[str, str]:
        """Give what stands in each box, as typed."""
        return {part: box.words() for part, box in self.boxes.items()}

    def put(self, written: dict[str, str]) -> None:
        """Fill the boxes with what `written` gave."""
        for part, box in self.boxes.items():
            box.put(written.get(part, ""))

    def put_day(self, day: date) -> None:
        """Fill the boxes with a day."""
        self.put(spread(day))

    def said(self) -> str:
        """Give what stands in the boxes on one line; a whole day in one of them is that alone."""
        whole = self.whole()
        return whole or " ".join(filter(None, (box.words().strip() for box in self.boxes.values())))

    def whole(self) -> str:
        """Give the text of a box that holds more than its own part, "" where none does."""
        return next((box.words().strip() for part, box in self.boxes.items() if self._is_odd(part)), "")

    def lacking(self) -> tuple[str, ...]:
        """Name the boxes that stand empty, unless one of them holds a whole day."""
        if self.whole():
            return ()
        return tuple(part for part, box in self.boxes.items() if not box.words().strip())

    def _measure(self) -> None:
        self.row.setSpacing(self._theme.space("m"))

    def _is_odd(self, part: str) -> bool:
        typed = self.boxes[part].words().strip()
        if not typed or _PLAIN[part].fullmatch(typed):
            return False
        return not (part == "month" and is_month(typed))

    def _look_at(self, part: str) -> None:
        if self._is_odd(part):
            self.odd.emit(self.boxes[part].words().strip())


def is_month(typed: str) -> bool:
    """Say whether a text names a month: "nov", "Sept.", "november"."""
    said = typed.strip().lower().rstrip(".")
    return len(said) >= SHORTEST_NAME and any(name.startswith(said) for name in MONTHS)


def spread(day: date) -> dict[str, str]:
    """Write a day into three parts."""
    return {"day": str(day.day), "month": str(day.month), "year": str(day.year)}
