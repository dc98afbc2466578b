"""The deadlines a record set when it was kept: what, by whom, when, and why then."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from dsl_desk.model.deadline import say_due
from ui.widgets.card import Card, line
from ui.widgets.text import label
from ui.words import sentence, shown, standing_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dsl_desk.model.deadline import Deadline
    from ui.room import Room

NONE = "No deadline was set."


class DeadlinesCard(Card):
    """Deadlines, fixed for good on the record that set them."""

    def __init__(self, room: Room, deadlines: tuple[Deadline, ...], parent: QWidget) -> None:
        """Show them in order of when they are due, undated ones last."""
        super().__init__(room.theme, "Deadlines this set", "clock", parent)
        if not deadlines:
            self.body.addWidget(label(NONE, "muted", self))
        ordered = sorted(deadlines, key=_due)
        for place, one in enumerate(ordered):
            if place:
                self.body.addWidget(line(self))
            self._add(one)

    def _add(self, one: Deadline) -> None:
        self.body.addWidget(label(shown(sentence(one.what)), "body_strong", self))
        self.body.addWidget(label(shown(f"{sentence(say_due(one))}. By {one.who}."), "body", self))
        self.body.addWidget(label(shown(f"{one.why} {standing_words(one.standing)}."), "small", self))


def _due(one: Deadline) -> float:
    return one.due_at.timestamp() if one.due_at else inf
