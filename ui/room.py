"""What every screen is given: the worker, the look, who asks, where to go, what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dsl_desk.model.working_days import LONDON

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from dsl_desk.practice.computer import ThisComputer
    from ui.memory import Memory
    from ui.places import Place
    from ui.prompts import Prompts
    from ui.tasks import Tasks
    from ui.theme import Theme


class Room(QObject):
    """The surroundings of a screen. The window listens to its signals."""

    going = Signal(object)
    """A `Place` to go to; None means back."""

    said = Signal(str, object)
    """A short sentence for a toast, and what undoes it, or None."""

    announced = Signal(str)
    told = Signal(object)
    """The kinds of record that were just written, a frozenset of their names."""

    idle_changed = Signal()

    def __init__(
        self, theme: Theme, tasks: Tasks, prompts: Prompts, memory: Memory, computer: ThisComputer
    ) -> None:
        """Hold them while the window is open."""
        super().__init__()
        self.theme = theme
        self.tasks = tasks
        self.prompts = prompts
        self.memory = memory
        self.computer = computer

    def go(self, place: Place) -> None:
        """Go to a place."""
        self.going.emit(place)

    def back(self) -> None:
        """Go back to where one came from."""
        self.going.emit(None)

    def say(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Say something in a toast, which can be undone for ten seconds where `undo` is given."""
        self.said.emit(words, undo)

    def announce(self, words: str) -> None:
        """Say something to a screen reader only."""
        self.announced.emit(words)

    def tell(self, kinds: Iterable[str]) -> None:
        """Say what kinds of record were written: a visible screen that shows one of them reads again."""
        self.told.emit(frozenset(kinds))

    def watch_again(self) -> None:
        """Say that somebody chose another time after which the casebook locks."""
        self.idle_changed.emit()

    def now(self) -> datetime:
        """Give the local time."""
        return self.computer.now().astimezone(LONDON)

    def today(self) -> date:
        """Give the local day."""
        return self.now().date()
