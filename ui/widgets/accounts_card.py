"""The accounts a judgement rests on, in full, beside the authority's words. The child's words stand apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.card import Card, line
from ui.widgets.text import label, narrative
from ui.words import moment_words, quoted, shown

if TYPE_CHECKING:
    from dsl_desk.model.concern import Concern
    from dsl_desk.practice.written import Sheet
    from ui.room import Room

NONE = "Tick the concerns it rests on to read them here."


class AccountsCard(Card):
    """What was seen or heard, concern by concern."""

    def __init__(self, room: Room, parent: QWidget) -> None:
        """Wait for concerns."""
        super().__init__(room.theme, "What was seen or heard", "quote", parent)
        self._room = room
        self._shown: tuple[Sheet[Concern], ...] | None = None
        self._held = QWidget(self)
        self.body.addWidget(self._held)
        self.show_concerns(())

    def show_concerns(self, concerns: tuple[Sheet[Concern], ...]) -> None:
        """Show these and no others."""
        if concerns == self._shown:
            return
        self._shown = concerns
        self.body.removeWidget(self._held)
        self._held.hide()
        self._held.deleteLater()
        self._held = QWidget(self)
        self.body.addWidget(self._held)
        column = QVBoxLayout(self._held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._room.theme.space("s"))
        if not concerns:
            column.addWidget(label(NONE, "muted", self._held))
        for place, one in enumerate(concerns):
            if place:
                column.addWidget(line(self._held))
            self._add(column, one.record)

    def _add(self, column: QVBoxLayout, concern: Concern) -> None:
        who = ", ".join(filter(None, (concern.reported_by.name, concern.reported_by.post)))
        column.addWidget(label(shown(concern.headline or "No heading"), "body_strong", self._held))
        column.addWidget(label(shown(f"{moment_words(concern.happened)}. {who}"), "small", self._held))
        column.addWidget(narrative(shown(concern.account), self._held))
        if concern.child_words:
            column.addWidget(label(shown(quoted(concern.child_words)), "child_said", self._held))
