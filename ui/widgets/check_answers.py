"""Check your answers: everything a form will keep, what it still lacks, and who will see it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.card import Card, line
from ui.widgets.notice import Notice
from ui.widgets.text import label
from ui.words import shown

if TYPE_CHECKING:
    from ui.room import Room
    from ui.widgets.field import Field
    from ui.widgets.form import Step

UNANSWERED = "Not answered"
LACKING = "You may keep it as it is, and complete it later. Still missing:"
LONGEST_SHOWN = 4_000
"""Characters of an answer shown here; the whole of it is kept."""


class CheckAnswers(QWidget):
    """The last page of a form. `chosen` gives the name of the question somebody wants to change."""

    chosen = Signal(str)

    def __init__(self, room: Room, seen_by: str, parent: QWidget) -> None:
        """Stand empty until `show_answers`."""
        super().__init__(parent)
        self._room = room
        self._seen_by = seen_by
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(room.theme.space("l"))
        self._parts: list[QWidget] = []
        self._changes: dict[str, Button] = {}

    @property
    def first(self) -> QWidget | None:
        """Give what changes the first answer, where there is one."""
        return next(iter(self._changes.values()), None)

    def show_answers(
        self, steps: tuple[Step, ...], asked: tuple[Field, ...], lacking: tuple[str, ...]
    ) -> None:
        """Show the answers to what was asked, step by step, and what is still missing. The focus stays."""
        held = next((name for name, one in self._changes.items() if one.hasFocus()), "")
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self._changes = [], {}
        if lacking:
            said = "\n".join((LACKING, *(f"• {one}" for one in lacking)))
            self._put(Notice(self._room.theme, said, "warn", parent=self))
        for step in steps:
            fields = tuple(field for field in step.fields if field in asked)
            if fields:
                self._put(self._card(step.title, fields))
        if self._seen_by:
            card = Card(self._room.theme, "Who will see it", "eye", self)
            card.body.addWidget(label(self._seen_by, "body", card))
            self._put(card)
        if held in self._changes:
            for part in self._parts:
                part.show()  # the layout would show it, but later
            self._changes[held].setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, part: QWidget) -> None:
        self._column.addWidget(part)
        self._parts.append(part)

    def _card(self, title: str, fields: tuple[Field, ...]) -> Card:
        theme = self._room.theme
        card = Card(theme, title, parent=self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space("l"))
        grid.setVerticalSpacing(theme.space("s"))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        card.body.addLayout(grid)
        for place, field in enumerate(fields):
            self._row(grid, place, field, card)
        return card

    def _row(self, grid: QGridLayout, place: int, field: Field, card: Card) -> None:
        if place:
            grid.addWidget(line(card), place * 2 - 1, 0, 1, 3)
        said = shown(field.said(), LONGEST_SHOWN)
        words = label(field.label_words, "body_strong", card)
        answer = label(said or UNANSWERED, "body" if said else "muted", card)
        change = Button(self._room.theme, "Change", "link", parent=card)
        change.setAccessibleName(f"Change: {field.label_words}")
        change.clicked.connect(partial(self._choose, field.name))
        self._changes[field.name] = change
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(words, place * 2, 0, top)
        grid.addWidget(answer, place * 2, 1, top)
        grid.addWidget(change, place * 2, 2, top | Qt.AlignmentFlag.AlignRight)

    def _choose(self, name: str, _: object = None) -> None:
        self.chosen.emit(name)
