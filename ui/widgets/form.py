"""A step of a form as it stands on the page, and what stands above every step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.field import Field
from ui.widgets.page import Columns
from ui.widgets.problems import Problems
from ui.widgets.text import label

if TYPE_CHECKING:
    from ui.room import Room

WIDEST = 760.0
"""Design pixels of a column of questions: longer lines are hard to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Questions asked on one page, what they are about, and what is worth seeing beside them."""

    title: str
    fields: tuple[Field, ...]
    lead: str = ""
    beside: QWidget | None = None


class StepPage(QWidget):
    """The questions of one step under each other, in the wide column where something stands beside them.

    `head` and `foot` take what is moved from step to step: the heading and the buttons.
    """

    def __init__(self, room: Room, step: Step, parent: QWidget, instead: QWidget | None = None) -> None:
        """Lay out a step; `instead` of questions, where it is none."""
        super().__init__(parent)
        self._room = room
        self.step = step
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._wide = QWidget(self)
        self._column = QVBoxLayout(self._wide)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.head = QVBoxLayout()
        self._column.addLayout(self.head)
        for part in (instead,) if instead else step.fields:
            self._column.addWidget(part)
        self.foot = QVBoxLayout()
        self._column.addLayout(self.foot)
        self._column.addStretch(1)
        if step.beside is not None:
            outer.addWidget(Columns(room.theme, self._wide, step.beside, self))
        else:
            outer.addWidget(self._wide, 100)
            outer.addStretch(1)
        room.theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._column.setSpacing(self._room.theme.px(20))
        if self.step.beside is None:
            self._wide.setMaximumWidth(self._room.theme.px(WIDEST))


class FormHead(QWidget):
    """The problems, the heading, how far one has come, and how it stands with the draft."""

    def __init__(self, room: Room, heading: str, parent: QWidget) -> None:
        """Show the heading."""
        super().__init__(parent)
        self._room = room
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self.problems = Problems(room, self)
        self._outer.addWidget(self.problems)
        self._column = QVBoxLayout()
        self._outer.addLayout(self._column)
        row = QHBoxLayout()
        row.addWidget(label(heading, "display", self), 1)
        self._sign = QLabel(self)
        row.addWidget(self._sign)
        self._state = label("", "kept", self, wraps=False)
        row.addWidget(self._state)
        self._column.addLayout(row)
        self._lead = label("", "muted", self)
        self._column.addWidget(self._lead)
        self._warning = label("", "danger", self)
        self._warning.hide()
        self._column.addWidget(self._warning)
        room.theme.changed.connect(self._measure)
        self._measure()

    def say_lead(self, words: str) -> None:
        """Say how far one has come."""
        self._lead.setText(words)

    def lead_words(self) -> str:
        """Give how far one has come."""
        return self._lead.text()

    def state(self, words: str, well: object) -> None:
        """Say how it stands with the draft; what is not well takes a line of its own."""
        self._state.setText(words if well else "")
        self._sign.setVisible(bool(well))
        self._warning.setText("" if well else words)
        self._warning.setVisible(not well)
        self._measure()

    def state_words(self) -> str:
        """Give how it stands with the draft."""
        return self._state.text() or self._warning.text()

    def clear_problems(self) -> None:
        """Take the summary away."""
        self.problems.clear()

    def _measure(self) -> None:
        theme = self._room.theme
        self._column.setSpacing(theme.space("xs"))
        self._outer.setSpacing(theme.space("l"))
        if self._state.text():
            self._sign.setPixmap(theme.pixmap("check", "ok", 16))
