"""The first run: five steps that can be left and taken up again, because each shows what is already done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.places import TODAY, Place, Where
from ui.screen import Act, Crumb, Screen
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.page import Page
from ui.widgets.text import label

if TYPE_CHECKING:
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.setup import Setup

WIDE = 760
LEAD = "Five steps. Leave when you like: what is done is kept, and this page shows what is left."


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step: what it is for, whether it is done, and where it is done."""

    title: str
    words: str
    done: str = ""
    act: str = ""
    place: Place | None = None


def _look(desk: Desk) -> tuple[Setup, bool]:
    return desk.setup(), desk.is_training


class WizardScreen(Screen):
    """What a new casebook needs before it is of use."""

    kinds: ClassVar[frozenset[str]] = frozenset({"school", "profile edition", "child"})
    offers_concern: ClassVar[bool] = False

    def crumbs(self) -> tuple[Crumb, ...]:
        """It stands by itself."""
        return (Crumb("Set up"),)

    def acts(self) -> tuple[Act, ...]:
        """It can be left at any time."""
        return (Act("Go to Today", partial(self.room.go, TODAY), "inbox"),)

    def refresh(self) -> None:
        """See what is done."""
        self.room.tasks.ask(_look, self._show, words="Looking at what is set up")

    def first_focus(self) -> QWidget | None:
        """Begin with the first thing left to do."""
        return next((one for one in self._cards.findChildren(Button) if one.isVisibleTo(self)), None)

    def _connect(self) -> None:
        self.room.theme.changed.connect(self.refresh)

    def _build(self) -> None:
        page = Page(self.room.theme, self, widest=WIDE)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page)
        page.body.addWidget(label("Set up this casebook", "display", self))
        page.body.addWidget(label(LEAD, "muted", self))
        self._cards = QWidget(self)
        self._column = QVBoxLayout(self._cards)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self.room.theme.space("m"))
        page.body.addWidget(self._cards)

    def _show(self, found: tuple[Setup, bool]) -> None:
        was_here = self.has_focus()
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        steps = stages(*found)
        following = next((one for one in steps if not one.done), None)
        for number, stage in enumerate(steps, 1):
            card = self._card(number, stage, is_next=stage is following)
            self._column.addWidget(card)
            card.show()  # the layout would show it, but later
        focus = self.first_focus()
        if focus is not None and was_here:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, number: int, stage: Stage, *, is_next: bool) -> Card:
        theme = self.room.theme
        card = Card(theme, parent=self._cards)
        row = QHBoxLayout()
        row.setSpacing(theme.space("l"))
        mark = QLabel(card)
        mark.setPixmap(
            theme.pixmap("circle-check" if stage.done else "circle-dot", "ok" if stage.done else "text3", 24)
        )
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.space("xs"))
        words.addWidget(label(f"{number}. {stage.title}", "subtitle", card))
        words.addWidget(label(stage.words, "muted", card))
        row.addLayout(words, 1)
        if stage.done:
            row.addWidget(Chip(theme, stage.done, "ok", parent=card), 0, Qt.AlignmentFlag.AlignVCenter)
        if stage.place is not None:
            button = Button(theme, stage.act, "primary" if is_next else "secondary", parent=card)
            button.clicked.connect(partial(self.room.go, stage.place))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(row)
        return card


def stages(setup: Setup, is_training: bool) -> tuple[Stage, ...]:
    """Give the five steps as they stand."""
    return (
        Stage(
            title="What the casebook is for",
            words="Training: invented names only. Every page is striped.",
            done="Training" if is_training else "Real records",
        ),
        Stage(title="A passphrase", words="It opens the casebook on this computer.", done="Chosen"),
        Stage(
            title="The school",
            words="The letterhead, who signs, and the terms that school days are counted by.",
            done="Entered" if setup.school else "",
            act="Change" if setup.school else "Enter the school",
            place=Place(screen=Where.SCHOOL),
        ),
        Stage(
            title="Threshold profiles",
            words="One for each authority your children live in: levels, routes, forms, times, ladder.",
            done=_count(setup.profiles, "profile"),
            act="Look" if setup.profiles else "Choose profiles",
            place=Place(screen=Where.PROFILES),
        ),
        Stage(
            title="The children",
            words="A list from your information system. You see everything before anything is written.",
            done=_count(setup.children, "child", "children"),
            act="Import again" if setup.children else "Import a list",
            place=Place(screen=Where.IMPORT),
        ),
    )


def _count(number: int, one: str, several: str = "") -> str:
    if not number:
        return ""
    return f"1 {one}" if number == 1 else f"{number:,} {several or one + 's'}"
