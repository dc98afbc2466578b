"""A line with the usual answers as buttons beneath it: one press writes it, anything else may be typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.widgets.button import Button
from ui.widgets.fields_text import LineField
from ui.widgets.flow import Flow
from ui.words import one_line

if TYPE_CHECKING:
    from ui.room import Room

LONGEST = 60
"""Characters of a suggestion that its button shows."""


class SuggestedField(LineField):
    """A question answered on one line. The suggestions are buttons; none is chosen beforehand."""

    def __init__(
        self,
        room: Room,
        name: str,
        label: str,
        suggestions: tuple[str, ...] = (),
        *,
        hint: str = "",
        required: str = "",
        width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """Ask for a line, with these answers at hand."""
        super().__init__(room, name, label, hint=hint, required=required, width=width, parent=parent)
        self._suggestions: tuple[str, ...] = ()
        self._buttons: list[Button] = []
        self._held = QWidget(self)
        self._row = Flow(self._held, room.theme.space("xs"))
        self.body.addWidget(self._held)
        self.suggest(suggestions)

    def suggest(self, suggestions: tuple[str, ...]) -> None:
        """Put other answers at hand; what is written stays."""
        if suggestions == self._suggestions:
            return
        self._suggestions = suggestions
        for button in self._buttons:
            self._row.removeWidget(button)
            self.let_go(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._make(words) for words in suggestions]
        self._held.setVisible(bool(suggestions))

    def suggestions(self) -> tuple[str, ...]:
        """Give the answers at hand."""
        return self._suggestions

    def write(self, words: str) -> None:
        """Answer with a suggestion."""
        self.fill(words)
        self.show_fault("")
        self.room.announce(words)

    def _make(self, words: str) -> Button:
        button = Button(self.room.theme, one_line(words, LONGEST), "suggestion", parent=self._held)
        button.setAutoDefault(False)
        self._row.addWidget(button)
        self.look_after(button, one_line(words, LONGEST))
        button.clicked.connect(partial(self._press, words))
        return button

    def _press(self, words: str, _: object = None) -> None:
        self.write(words)

    def parts_at_fault(self) -> tuple[QWidget, ...]:
        """Only the line can be wrong."""
        return (self.box,)
