"""What stands beside a form: whom to ring in danger, what was seen before, how to write it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dsl_desk.model.record import RecordId
from ui.widgets.card import Card
from ui.widgets.text import label
from ui.words import one_line, sentence, short_day

if TYPE_CHECKING:
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.front_doors import FrontDoor
    from ui.room import Room

MOST_SEEN = 6
"""Earlier concerns that are listed; how many more there are is said."""

LONGEST = 70
DANGER = "If a child is in danger now"
RING = "Ring 999, then the front door. You can write this up afterwards."
NOBODY_CHOSEN = "Choose the child to see what was recorded before."
NOTHING_BEFORE = "No earlier concern is recorded."


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenLine:
    """One earlier concern: its day and heading."""

    on: date
    headline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenFor:
    """What was recorded of one child, newest first."""

    child: RecordId
    lines: tuple[SeenLine, ...]


def read_front_doors(desk: Desk) -> tuple[FrontDoor, ...]:
    """Read whom to ring."""
    return desk.front_doors()


def read_seen(child: RecordId, without: RecordId | None, desk: Desk) -> SeenFor:
    """Read the earlier concerns of a child, newest first, but for one that is being corrected."""
    found = [one for one in desk.concerns.of_child(child) if one.record_id != without]
    lines = tuple(
        SeenLine(on=one.record.happened.on, headline=one.record.headline) for one in reversed(found)
    )
    return SeenFor(child=child, lines=lines)


class Beside(QWidget):
    """The narrow column: cards under each other."""

    def __init__(self, room: Room, *cards: Card, parent: QWidget) -> None:
        """Put these cards in it."""
        super().__init__(parent)
        self._room = room
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for card in cards:
            self._column.addWidget(card)
        self._column.addStretch(1)
        self._space()
        room.theme.changed.connect(self._space)

    def _space(self) -> None:
        self._column.setSpacing(self._room.theme.space("l"))


class DangerCard(Card):
    """999, then the front doors with where their numbers stand."""

    def __init__(self, room: Room, parent: QWidget) -> None:
        """Say 999 at once; the front doors come when they are read."""
        super().__init__(room.theme, DANGER, "phone", parent)
        self._said = [RING]
        self.body.addWidget(label(RING, "body", self))
        room.tasks.ask(read_front_doors, self.show_doors, failed=self._stay)

    def show_doors(self, doors: tuple[FrontDoor, ...]) -> None:
        """List the places to ring."""
        for door in doors:
            self._said += [door.name, door.where]
            if door.name:
                self.body.addWidget(label(door.name, "body_strong", self))
            if door.where:
                self.body.addWidget(label(f"{sentence(door.where)}.", "small", self))

    def said(self) -> str:
        """Give what stands in it."""
        return "\n".join(self._said)

    def _stay(self, error: object) -> None:
        """999 stands there whatever cannot be read."""


class SeenCard(Card):
    """Earlier concerns of the child that was chosen."""

    def __init__(self, room: Room, parent: QWidget) -> None:
        """Wait for a child."""
        super().__init__(room.theme, "Seen before", "history", parent)
        self._room = room
        self._said = label(NOBODY_CHOSEN, "muted", self)
        self.body.addWidget(self._said)
        self._grid: QWidget | None = None
        self._lines: tuple[SeenLine, ...] = ()
        self.child: RecordId | None = None

    def about(self, child: RecordId | None, without: RecordId | None = None) -> None:
        """Read what was recorded of a child."""
        if child == self.child:
            return
        self.child = child
        if child is None:
            self._clear(NOBODY_CHOSEN)
            return
        self._room.tasks.ask(
            partial(read_seen, child, without), self.show_seen, failed=self._say_fault, instead_of="seen"
        )

    def show_seen(self, seen: SeenFor) -> None:
        """List the days and headings."""
        if seen.child != self.child:
            return
        more = len(seen.lines) - MOST_SEEN
        self._clear("" if seen.lines else NOTHING_BEFORE)
        self._lines = seen.lines
        if not seen.lines:
            return
        self._grid = QWidget(self)
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(self._room.theme.space("m"))
        today = self._room.today()
        for row, one in enumerate(seen.lines[:MOST_SEEN]):
            grid.addWidget(label(short_day(one.on, today), "muted", self._grid, wraps=False), row, 0)
            grid.addWidget(label(one_line(one.headline, LONGEST) or "No heading", "body", self._grid), row, 1)
        self.body.insertWidget(0, self._grid)
        self._said.setText(f"{more:,} more before these" if more > 0 else "")
        self._said.setVisible(more > 0)

    def said(self) -> str:
        """Give the sentence that stands where nothing is listed."""
        return self._said.text()

    def lines(self) -> tuple[str, ...]:
        """Give the headings listed."""
        return tuple(one.headline for one in self._lines[:MOST_SEEN])

    def _clear(self, words: str) -> None:
        self._lines = ()
        if self._grid is not None:
            self._grid.hide()
            self._grid.deleteLater()
            self._grid = None
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _say_fault(self, error: object) -> None:
        self._clear(str(error))


def tips_card(room: Room, title: str, icon: str, tips: tuple[str, ...], parent: QWidget) -> Card:
    """Make a card of short sentences."""
    card = Card(room.theme, title, icon, parent)
    for tip in tips:
        card.body.addWidget(label(tip, "muted", card))
    return card
