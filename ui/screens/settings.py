"""Settings of the window on this computer: look, text size, when it locks. None is in the casebook."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ui.memory import LONGEST_IDLE
from ui.places import Place, Where
from ui.screen import Crumb, Screen
from ui.theme import LARGEST, SMALLEST, Look
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.page import Page
from ui.widgets.text import label

WIDE = 760
STEP = 10
LOOKS = {
    Look.SYSTEM: "As this computer is set",
    Look.LIGHT: "Light",
    Look.DARK: "Dark",
    Look.CONTRAST: "High contrast",
}
IDLE = (
    "After this time without a key or a click the casebook locks: its keys are wiped and what is shown is "
    "forgotten. What you were writing is kept. It may be shorter than five minutes, never longer."
)
LINKS = (
    ("The school’s letterhead and terms", "school", Where.SCHOOL),
    ("Threshold profiles", "building-2", Where.PROFILES),
    ("Set up this casebook", "clipboard-check", Where.WIZARD),
    ("The blank slip for staff without a login", "printer", Where.SLIP),
    ("What was done in this casebook", "activity", Where.ACTIVITY),
)


class SettingsScreen(Screen):
    """What can be set."""

    def crumbs(self) -> tuple[Crumb, ...]:
        """It stands by itself."""
        return (Crumb("Settings"),)

    def first_focus(self) -> QWidget | None:
        """Begin with the look."""
        return self._looks.checkedButton()

    def _build(self) -> None:
        page = Page(self.room.theme, self, widest=WIDE)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page)
        page.body.addWidget(label("Settings", "display", self))
        page.body.addWidget(label("They hold for this window on this computer.", "muted", self))
        page.body.addWidget(self._look_card())
        page.body.addWidget(self._lock_card())
        page.body.addWidget(self._casebook_card())

    def _connect(self) -> None:
        self.room.theme.changed.connect(self._show_size)

    def _show_size(self) -> None:
        """Show the size of now: keys change it too."""
        self._sizes.setCurrentIndex(max(0, self._sizes.findData(self.room.theme.text)))

    def _look_card(self) -> Card:
        theme = self.room.theme
        card = Card(theme, "How it looks", "contrast", self)
        self._looks = QButtonGroup(self)
        for look, words in LOOKS.items():
            choice = QRadioButton(words, card)
            choice.setChecked(look is theme.choice)
            choice.toggled.connect(partial(self._choose_look, look))
            self._looks.addButton(choice)
            card.body.addWidget(choice)
        sizes = QComboBox(card)
        for size in range(SMALLEST, LARGEST + STEP, STEP):
            sizes.addItem(f"{size} %", size)
        sizes.activated.connect(self._choose_size)
        self._sizes = sizes
        self._show_size()
        card.body.addLayout(_asked(card, "Text size", sizes))
        return card

    def _lock_card(self) -> Card:
        card = Card(self.room.theme, "When it locks", "lock", self)
        card.body.addWidget(label(IDLE, "muted", card))
        minutes = QComboBox(card)
        for count in range(1, LONGEST_IDLE + 1):
            minutes.addItem(f"{count} minutes" if count > 1 else "1 minute", count)
        minutes.setCurrentIndex(max(0, minutes.findData(self.room.memory.idle_minutes)))
        minutes.activated.connect(self._choose_idle)
        self._minutes = minutes
        card.body.addLayout(_asked(card, "Lock after", minutes))
        return card

    def _casebook_card(self) -> Card:
        card = Card(self.room.theme, "This casebook", "book-lock", self)
        for words, icon, where in LINKS:
            button = Button(self.room.theme, words, "link", icon, card)
            button.clicked.connect(partial(self.room.go, Place(screen=where)))
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            card.body.addLayout(row)
        return card

    def _choose_look(self, look: Look, is_chosen: bool) -> None:
        if is_chosen:
            self.room.memory.look = look
            self.room.theme.choose(look, self.room.theme.text)

    def _choose_size(self, place: int) -> None:
        size = int(self._sizes.itemData(place))
        self.room.memory.text = size
        self.room.theme.choose(self.room.theme.choice, size)

    def _choose_idle(self, place: int) -> None:
        self.room.memory.idle_minutes = int(self._minutes.itemData(place))
        self.room.watch_again()


def _asked(card: Card, words: str, box: QComboBox) -> QVBoxLayout:
    column = QVBoxLayout()
    asked = label(words, "body_strong", card)
    asked.setBuddy(box)
    box.setAccessibleName(words)
    row = QHBoxLayout()
    row.addWidget(box)
    row.addStretch(1)
    column.addWidget(asked)
    column.addLayout(row)
    return column
