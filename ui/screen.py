"""What every screen offers to the window round it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.places import Place
from ui.shortcuts import Shortcut
from ui.theme import dress

if TYPE_CHECKING:
    from ui.room import Room


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way to where one is: words, and where they lead."""

    words: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done on a screen: a button of the top bar. At most one is primary."""

    words: str
    do: Callable[[], object]
    icon: str = ""
    look: str = "secondary"
    shortcut: Shortcut | None = None


class Screen(QWidget):
    """One screen, made when somebody goes there and gone when they leave."""

    kinds: ClassVar[frozenset[str]] = frozenset()
    """Kinds of record whose change makes it read again."""

    offers_concern: ClassVar[bool] = True
    """Whether the top bar offers to record a concern, where the screen has no primary act of its own."""

    headed = Signal()
    """The way here or what can be done here has changed."""

    def __init__(self, room: Room, place: Place, parent: QWidget | None = None) -> None:
        """Build, connect and fill it."""
        super().__init__(parent)
        self.room = room
        self.place = place
        dress(self, "page")
        self._build()
        self._connect()
        self.refresh()

    def crumbs(self) -> tuple[Crumb, ...]:
        """Give the way here; the last one names this screen."""
        raise NotImplementedError

    def acts(self) -> tuple[Act, ...]:
        """Give what can be done here."""
        return ()

    def refresh(self) -> None:
        """Read what is shown, and show it."""

    def first_focus(self) -> QWidget | None:
        """Say where typing begins."""
        return None

    def has_focus(self) -> bool:
        """Say whether the focus is here: what was read late takes it from nobody, such as the palette."""
        held = self.window().focusWidget()
        return held is not None and (held is self or self.isAncestorOf(held))

    def find_here(self) -> None:
        """Let somebody find something here (Ctrl+F)."""

    def keep(self) -> None:
        """Keep what is unfinished now (Ctrl+S)."""

    def print_pack(self) -> None:
        """Print or save what this screen is about (Ctrl+P)."""

    def proceed(self) -> None:
        """Go on (Ctrl+Enter)."""

    def retreat(self) -> bool:
        """Close one layer (Esc); false where there is none."""
        return False

    def leave(self) -> None:
        """Keep what is unfinished: the screen is about to go."""

    def place_again(self) -> Place | None:
        """Say, once it was left, where one comes back to; None where there is nothing to come back to."""
        return self.place

    def _build(self) -> None:
        raise NotImplementedError

    def _connect(self) -> None:
        """Connect what was built."""
