"""Questions answered in words: one line, a passage, one answer a line. Every character is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from ui.widgets.field import Field
from ui.widgets.text_boxes import LineBox, PassageBox, too_long

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dsl_desk.practice.drafts import Plain
    from ui.room import Room


class _Worded(Field):
    """A question whose box holds words and refuses what is too long, aloud."""

    box: LineBox | PassageBox

    def value(self) -> str:
        """Give exactly what was typed or pasted."""
        return self.box.words()

    def fill(self, value: Plain) -> None:
        """Show words; more than a field may hold is refused and said, and what stood there stays."""
        if isinstance(value, str):
            self.box.put(value)

    def said(self) -> str:
        """Give the words, without the spaces round them."""
        return self.box.words().strip()

    def _take_in(self, box: LineBox | PassageBox) -> None:
        self.box = box
        self.look_after(box)
        box.textChanged.connect(self.changed)
        box.refused.connect(self._refuse)

    def _refuse(self, length: int) -> None:
        sentence = too_long(length)
        self.show_fault(sentence)
        self.room.announce(sentence)


class LineField(_Worded):
    """A question answered on one line. `width` is in design pixels, 0 for the whole column."""

    box: LineBox

    def __init__(
        self,
        room: Room,
        name: str,
        label: str,
        *,
        hint: str = "",
        required: str = "",
        width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """Ask for one line."""
        super().__init__(room, name, label, hint=hint, required=required, parent=parent)
        self._width = width
        box = LineBox(self)
        row = QHBoxLayout()  # a short box by itself would make the whole question as short
        row.addWidget(box, 1)
        row.addStretch(0)
        self.body.addLayout(row)
        self._take_in(box)
        self.measure()

    def words(self) -> str:
        """Give the words, without the spaces round them."""
        return self.said()

    def measure(self) -> None:
        """Keep a short box short."""
        super().measure()
        if self._width:
            self.box.setMaximumWidth(self.room.theme.px(self._width))
            self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class PassageField(_Worded):
    """A question answered in a passage; its box grows with the words. `rows` is its least height."""

    box: PassageBox

    def __init__(
        self,
        room: Room,
        name: str,
        label: str,
        *,
        hint: str = "",
        required: str = "",
        rows: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        """Ask for a passage."""
        super().__init__(room, name, label, hint=hint, required=required, parent=parent)
        box = PassageBox(room.theme, rows, self)
        self.body.addWidget(box)
        self._take_in(box)

    def words(self) -> str:
        """Give exactly what was typed, or "" where that is only spaces."""
        typed = self.box.words()
        return typed if typed.strip() else ""


class LinesField(PassageField):
    """A question with several answers, one a line."""

    def __init__(
        self,
        room: Room,
        name: str,
        label: str,
        *,
        hint: str = "",
        required: str = "",
        rows: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        """Ask for one answer a line."""
        super().__init__(room, name, label, hint=hint, required=required, rows=rows, parent=parent)

    def lines(self) -> tuple[str, ...]:
        """Give each answer, without the empty lines."""
        return tuple(line.strip() for line in self.value().split("\n") if line.strip())
