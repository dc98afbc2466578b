"""The page after keeping: that it is kept, what looks mistaken, what is still missing, where to go next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.places import Place
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.notice import Notice
from ui.widgets.text import label

if TYPE_CHECKING:
    from dsl_desk.practice.written import Written
    from ui.room import Room

WIDEST = 760.0
"""Design pixels: longer lines are hard to read."""

DOUBTFUL = "It is kept. Something in it looks mistaken; correct it if it is:"
STILL_MISSING = "Still missing; add it when it is known:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """Somewhere to go from here: the first is the likeliest."""

    words: str
    place: Place
    icon: str = ""


class KeptPage(QWidget):
    """Says what became of a form."""

    def __init__(self, room: Room, parent: QWidget) -> None:
        """Stand by, empty."""
        super().__init__(parent)
        self._room = room
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.buttons: list[Button] = []
        self.notices: list[Notice] = []
        room.theme.changed.connect(self._measure)
        self._measure()

    def show_kept(self, words: str, where: str, written: Written, nexts: tuple[Next, ...]) -> None:
        """Show what was kept and where, and put the focus on the likeliest next thing."""
        theme = self._room.theme
        self._column.addWidget(label(words, "display", self))
        self._put(where, "ok")
        for heading, sentences in ((DOUBTFUL, written.warnings), (STILL_MISSING, written.missing)):
            if sentences:
                tone = "warn" if heading is DOUBTFUL else "info"
                self._put("\n".join((heading, *(f"• {one}" for one in sentences))), tone)
        held = QWidget(self)
        row = Flow(held, theme.space("s"))
        for place, one in enumerate(nexts):
            button = Button(theme, one.words, "secondary" if place else "primary", one.icon, held)
            button.clicked.connect(partial(self._go, one.place))
            row.addWidget(button)
            self.buttons.append(button)
        self._column.addWidget(held)

    def said(self) -> str:
        """Give what the notices say."""
        return "\n".join(one.words.text() for one in self.notices)

    def _measure(self) -> None:
        theme = self._room.theme
        self._column.setSpacing(theme.space("l"))
        self.setMaximumWidth(theme.px(WIDEST))

    def _put(self, words: str, tone: str) -> None:
        notice = Notice(self._room.theme, words, tone, parent=self)
        self._column.addWidget(notice)
        self.notices.append(notice)

    def _go(self, place: Place, _: object = None) -> None:
        self._room.go(place)
