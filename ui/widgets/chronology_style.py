"""What every row of a chronology needs to be laid out and painted: lengths, fonts, colours, read once."""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QColor, QFont, QPixmap

    from ui.tables.chronology import Row
    from ui.theme import Theme

MOST_READ = 2_000
"""Characters of a passage that a row lays out at the most."""

_LINE_HEIGHT = 1.4


class Density(Enum):
    """How much room a row takes: lines shown of a passage, disc, gap, and the room above and below."""

    COMFORTABLE = ("Comfortable", 6, 30, 7, 10)
    COMPACT = ("Compact", 2, 24, 3, 5)

    def __init__(self, label: str, lines: int, disc: int, gap: int, edge: int) -> None:
        """Lengths are design pixels."""
        self.label = label
        self.lines = lines
        self.disc = disc
        self.gap = gap
        self.edge = edge


class Style:
    """Lengths, fonts, colours and icons for one width of list, read from the theme once."""

    def __init__(self, theme: Theme, width: int, density: Density, today: date) -> None:
        """Take what every row needs."""
        self.theme = theme
        self.width = width
        self.density = density
        self.today = today
        self.is_outlined = theme.look == "contrast"
        self.inset = theme.px(6)
        self.edge = theme.px(density.edge)
        self.gap = theme.px(density.gap)
        self.disc = theme.px(density.disc)
        self.left = self.inset + self.disc + theme.px(16)
        self.room = max(theme.px(80), width - self.left - self.inset)
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetricsF] = {}
        self._colours: dict[str, QColor] = {}
        self._icons: dict[tuple[str, str, float], QPixmap] = {}

    def font(self, role: str) -> QFont:
        """Give a font."""
        if role not in self._fonts:
            self._fonts[role] = self.theme.font(role)
        return self._fonts[role]

    def metrics(self, role: str) -> QFontMetricsF:
        """Give a font's measures."""
        if role not in self._metrics:
            self._metrics[role] = QFontMetricsF(self.font(role))
        return self._metrics[role]

    def colour(self, token: str) -> QColor:
        """Give a colour."""
        if token not in self._colours:
            self._colours[token] = self.theme.colour(token)
        return self._colours[token]

    def icon(self, name: str, colour: str, size: float) -> QPixmap:
        """Give an icon."""
        key = (name, colour, size)
        if key not in self._icons:
            self._icons[key] = self.theme.pixmap(name, colour, size)
        return self._icons[key]

    @cached_property
    def head_height(self) -> int:
        """How high a month's name stands."""
        return round(self.metrics("caption").height()) + self.theme.px(14)

    @cached_property
    def line_height(self) -> float:
        """From line to line of a passage."""
        return self.metrics("body").height() * _LINE_HEIGHT

    @cached_property
    def _per_line(self) -> float:
        return max(1.0, self.room / self.metrics("body").averageCharWidth())

    def estimate(self, row: Row) -> int:
        """Guess a row's height from how much it says, quickly: it is measured when it comes into view."""
        if isinstance(row, str):
            return self.head_height
        lines = self._guess(row.body) + (self._guess(row.child_words) + 1 if row.child_words else 0)
        fixed = self.edge * 2 + self.gap * 2 + self.metrics("body_strong").height() * 2.4
        return round(fixed + lines * self.line_height)

    def _guess(self, text: str) -> int:
        if not text:
            return 0
        return min(self.density.lines, 1 + int(len(text) / self._per_line) + text.count("\n", 0, MOST_READ))
