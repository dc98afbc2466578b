"""The bar at the side: where one can go, how many wait there, and the two ways to hide everything."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.places import Place, Where
from ui.shortcuts import Shortcut
from ui.theme import ICON, dress
from ui.widgets.card import line
from ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.theme import Theme

WIDE, RAIL = 252, 74


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the side bar."""

    where: Where
    words: str
    icon: str
    shortcut: Shortcut | None = None


SECTIONS = (
    Entry(Where.TODAY, "Today", "inbox", Shortcut.TODAY),
    Entry(Where.CHILDREN, "Children", "users", Shortcut.CHILDREN),
    Entry(Where.CONCERNS, "Concerns", "flag", Shortcut.CONCERNS),
    Entry(Where.REFERRALS, "Referrals", "send", Shortcut.REFERRALS),
    Entry(Where.DEADLINES, "Deadlines", "clock", Shortcut.DEADLINES),
    Entry(Where.DRAFTS, "Drafts", "notebook-pen", Shortcut.DRAFTS),
    Entry(Where.ACTIVITY, "Activity", "activity", Shortcut.ACTIVITY),
)
REFERENCE = (
    Entry(Where.PROFILES, "Threshold profiles", "building-2"),
    Entry(Where.HELP, "Help", "circle-help", Shortcut.HELP),
)
_HOMES = {
    Where.CHILD: Where.CHILDREN,
    Where.NEW_CHILD: Where.CHILDREN,
    Where.IMPORT: Where.CHILDREN,
    Where.ADDRESS: Where.CHILDREN,
    Where.AUTHORITY: Where.CHILDREN,
    Where.PERSON: Where.CHILDREN,
    Where.SUPPORT: Where.CHILDREN,
    Where.NOTE: Where.CHILDREN,
    Where.CONTACT: Where.CHILDREN,
    Where.RECORD: Where.CHILDREN,
    Where.CORRECT: Where.CHILDREN,
    Where.CONCERN: Where.CONCERNS,
    Where.SLIP: Where.CONCERNS,
    Where.JUDGE: Where.CONCERNS,
    Where.REFER: Where.REFERRALS,
    Where.REPLY: Where.REFERRALS,
    Where.ESCALATE: Where.REFERRALS,
    Where.PACK: Where.REFERRALS,
    Where.SCHOOL: Where.SETTINGS,
    Where.WIZARD: Where.SETTINGS,
}


class SideButton(QPushButton):
    """One entry: an icon, words, and a count or a key at the right. In a rail only the icon."""

    def __init__(
        self, theme: Theme, words: str, icon: str, key: str = "", parent: QWidget | None = None
    ) -> None:
        """Make it."""
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self.words = words
        self._key = key
        self._is_rail = False
        self._count: int | None = None
        self._is_here = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.space("s"), 0)
        row.addStretch(1)
        self._right = label(key, "side_key", self, wraps=False)
        row.addWidget(self._right)
        dress(self, "side")
        self._show()
        theme.changed.connect(self._show)

    @property
    def is_here(self) -> bool:
        """Say whether one is at this entry."""
        return self._is_here

    def set_here(self, is_here: bool) -> None:
        """Mark it as where one is. It stays a button: nothing is switched on or off."""
        if is_here != self._is_here:
            self._is_here = is_here
            self._show()

    def set_count(self, count: int | None, tone: str = "side_key") -> None:
        """Show how many wait there."""
        self._count = count
        dress(self._right, tone)
        self._show()

    def set_rail(self, is_rail: bool) -> None:
        """Show only the icon, or the words too."""
        self._is_rail = is_rail
        self._show()

    def _show(self) -> None:
        said = f"{self._count:,}" if self._count else self._key
        self.setText("" if self._is_rail else f"  {self.words}")
        self._right.setText(said)
        self._right.setVisible(bool(said) and not self._is_rail)
        name = f"{self.words}, {self._count:,}" if self._count else self.words
        self.setAccessibleName(name)
        self.setToolTip(name if self._is_rail else "")
        self.setAccessibleDescription("You are here" if self._is_here else "")
        self.setProperty("rail", self._is_rail)
        self.setProperty("here", self._is_here)
        dress(self, "side")
        self.setIcon(self._theme.icon(self._icon, "primary_ink" if self._is_here else "text2"))
        self.setIconSize(QSize(self._theme.px(ICON), self._theme.px(ICON)))


class Sidebar(QWidget):
    """The side bar. `chosen` gives a `Place`."""

    chosen = Signal(object)
    palette_wanted = Signal()
    cover_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, theme: Theme, casebook: str, parent: QWidget | None = None) -> None:
        """Make it for an open casebook."""
        super().__init__(parent)
        self._theme = theme
        self._is_rail = False
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, "sidebar")
        self._column = QVBoxLayout(self)
        self._mark = QLabel(self)
        self._names = QWidget(self)
        names = QVBoxLayout(self._names)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        names.addWidget(label("DSL Desk", "subtitle", self._names, wraps=False))
        self._casebook = label(casebook, "caption", self._names, wraps=False)
        names.addWidget(self._casebook)
        head = QHBoxLayout()
        head.setSpacing(theme.space("m"))
        head.addWidget(self._mark)
        head.addWidget(self._names, 1)
        self._column.addLayout(head)
        self.search = SideButton(theme, "Search or go to", "search", Shortcut.PALETTE.shown(), self)
        self.search.setProperty("box", True)
        self.search.clicked.connect(self.palette_wanted)
        self._column.addSpacing(theme.space("m"))
        self._column.addWidget(self.search)
        self._column.addSpacing(theme.space("m"))
        self.buttons: dict[Where, SideButton] = {}
        self._column.addWidget(self._middle(), 1)
        self._column.addWidget(line(self))
        self._add_foot()
        self._space()
        theme.changed.connect(self._space)

    def show_place(self, place: Place) -> None:
        """Mark the entry one is at."""
        home = _HOMES.get(place.screen, place.screen)
        for where, button in self.buttons.items():
            button.set_here(where is home)

    def show_counts(self, counts: Mapping[Where, int], late: int) -> None:
        """Show how many wait where; what is overdue is red and says so in Today."""
        for where, button in self.buttons.items():
            if where in counts:
                button.set_count(counts[where], "side_late" if where is Where.TODAY and late else "side_key")

    def set_rail(self, is_rail: bool) -> None:
        """Become a rail of icons, or a bar of words."""
        self._is_rail = is_rail
        for button in (*self.buttons.values(), self.search, self._cover, self._lock):
            button.set_rail(is_rail)
        self._names.setVisible(not is_rail)
        self._reference.setVisible(not is_rail)
        self._space()

    def _middle(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget(area)
        dress(inner, "side_inner")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("xxs"))
        for entry in SECTIONS:
            column.addWidget(self._entry(entry))
        self._reference = label("Reference", "caption", inner, wraps=False)
        self._reference.setContentsMargins(self._theme.space("m"), self._theme.space("m"), 0, 0)
        column.addWidget(self._reference)
        for entry in REFERENCE:
            column.addWidget(self._entry(entry))
        column.addStretch(1)
        area.setWidget(inner)
        return area

    def _add_foot(self) -> None:
        self._cover = SideButton(self._theme, "Cover screen", "eye-off", Shortcut.COVER.shown(), self)
        self._lock = SideButton(self._theme, "Lock casebook", "lock", Shortcut.LOCK.shown(), self)
        for button, wanted in ((self._cover, self.cover_wanted), (self._lock, self.lock_wanted)):
            button.clicked.connect(wanted)
            self._column.addWidget(button)
        self._column.addWidget(self._entry(Entry(Where.SETTINGS, "Settings", "settings")))

    def _entry(self, entry: Entry) -> SideButton:
        button = SideButton(self._theme, entry.words, entry.icon, parent=self)
        button.clicked.connect(partial(self._choose, entry.where))
        self.buttons[entry.where] = button
        return button

    def _choose(self, where: Where) -> None:
        self.chosen.emit(Place(screen=where))

    def _space(self) -> None:
        edge = self._theme.px(14)
        self._column.setContentsMargins(edge, self._theme.space("l"), edge, self._theme.space("m"))
        self._column.setSpacing(self._theme.space("xxs"))
        self.setFixedWidth(self._theme.px(RAIL if self._is_rail else WIDE))
        self._mark.setPixmap(self._theme.pixmap("shield-check", "primary", 28))
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._mark.setMinimumWidth(self.width() - 2 * edge if self._is_rail else 0)
