"""What the window remembers between starts: sizes, looks, choices. Never a word that somebody wrote."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

from ui.theme import LARGEST, SMALLEST, USUAL, Look

if TYPE_CHECKING:
    from pathlib import Path

FILE = "window.ini"
LONGEST_IDLE = 5
"""Minutes without a key or a click after which the casebook locks; it may be less, never more."""


class Kept(StrEnum):
    """Everything that is remembered. Nothing else can be."""

    LOOK = "look"
    TEXT = "text"
    IDLE = "idle"
    GEOMETRY = "geometry"
    COLUMNS = "columns"
    SPLIT = "split"
    DENSITY = "density"
    NEWEST_FIRST = "newest first"


class Memory:
    """The window's own settings on this computer, in the state folder."""

    def __init__(self, state: Path) -> None:
        """Read them from a file of their own."""
        self._settings = QSettings(str(state / FILE), QSettings.Format.IniFormat)

    def number(self, what: Kept, usual: int, part: str = "") -> int:
        """Recall a number; what cannot be read is as usual."""
        try:
            return int(str(self._settings.value(_key(what, part), usual)))
        except ValueError:
            return usual

    def keep_number(self, what: Kept, value: int, part: str = "") -> None:
        """Remember a number. `part` is the name of a screen or table in the program, never of a record."""
        self._settings.setValue(_key(what, part), value)

    def state(self, what: Kept, part: str = "") -> QByteArray:
        """Recall the state of a window, splitter or header; empty where there is none."""
        found = self._settings.value(_key(what, part))
        return found if isinstance(found, QByteArray) else QByteArray()

    def keep_state(self, what: Kept, state: QByteArray, part: str = "") -> None:
        """Remember the state of a window, splitter or header."""
        self._settings.setValue(_key(what, part), state)

    @property
    def look(self) -> Look:
        """The look chosen."""
        looks = list(Look)
        place = self.number(Kept.LOOK, 0)
        return looks[place] if 0 <= place < len(looks) else Look.SYSTEM

    @look.setter
    def look(self, look: Look) -> None:
        self.keep_number(Kept.LOOK, list(Look).index(look))

    @property
    def text(self) -> int:
        """The text size in per cent."""
        return max(SMALLEST, min(LARGEST, self.number(Kept.TEXT, USUAL)))

    @text.setter
    def text(self, text: int) -> None:
        self.keep_number(Kept.TEXT, text)

    @property
    def idle_minutes(self) -> int:
        """Minutes without a key or a click after which the casebook locks: 1 to 5."""
        return max(1, min(LONGEST_IDLE, self.number(Kept.IDLE, LONGEST_IDLE)))

    @idle_minutes.setter
    def idle_minutes(self, minutes: int) -> None:
        self.keep_number(Kept.IDLE, minutes)

    def write(self) -> None:
        """Write to the disk what is remembered."""
        self._settings.sync()


def _key(what: Kept, part: str) -> str:
    return f"{what.value}/{part}" if part else what.value
