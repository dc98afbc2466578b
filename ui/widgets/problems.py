"""What stops a form, all at once and above it: each sentence leads to its question."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.theme import dress
from ui.widgets.text import label
from ui.widgets.wrapped_button import WrappedButton
from ui.words import counted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.room import Room

HEADING = "There is a problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One sentence, and the name of the question it is about; "" where it is about none of them."""

    sentence: str
    field: str = ""


class Problems(QFrame):
    """The summary. `chosen` gives the name of the question somebody wants to go to."""

    chosen = Signal(str)

    def __init__(self, room: Room, parent: QWidget) -> None:
        """Stand by, hidden."""
        super().__init__(parent)
        self._room = room
        dress(self, "problems_ring")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inner = QFrame(self)
        dress(inner, "problems")
        outer.addWidget(inner)
        self._column = QVBoxLayout(inner)
        self._heading = label(HEADING, "subtitle", inner)
        self._column.addWidget(self._heading)
        self._lines: list[QWidget] = []
        room.theme.changed.connect(self._measure)
        self._measure()
        self.hide()

    def show_problems(self, problems: tuple[Problem, ...], heading: str = HEADING) -> None:
        """Show them, move the focus here and say them aloud."""
        self.clear()
        self._heading.setText(heading)
        for problem in problems:
            self._add(problem)
        said = f"{heading}. {counted(len(problems), 'problem')}."
        self.setAccessibleName(said)
        self.setAccessibleDescription(" ".join(f"{one.sentence}." for one in problems))
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._room.announce(f"{heading}. {self.accessibleDescription()}")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        """Take them away."""
        for one in self._lines:
            self._column.removeWidget(one)
            one.hide()
            one.deleteLater()
        self._lines = []
        self.hide()

    def sentences(self) -> tuple[str, ...]:
        """Give the sentences shown."""
        return tuple(one.accessibleName() for one in self._lines)

    def _add(self, problem: Problem) -> None:
        made = self._link(problem) if problem.field else label(problem.sentence, "danger", self)
        made.setAccessibleName(problem.sentence)
        self._column.addWidget(made)
        self._lines.append(made)

    def _link(self, problem: Problem) -> QWidget:
        made = WrappedButton(self._room.theme, problem.sentence, self)
        made.clicked.connect(partial(self._choose, problem.field))
        return made

    def _choose(self, field: str, _: object = None) -> None:
        self.chosen.emit(field)

    def _measure(self) -> None:
        theme = self._room.theme
        edge = theme.space("l")
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(theme.space("s"))
