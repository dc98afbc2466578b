"""The start: open a casebook, make one for training, or look round one that has a story in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.button import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.notice import Notice
from ui.widgets.page import Page
from ui.widgets.text import label

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.practice.casebooks import CasebookCard
    from ui.prompts import Prompts
    from ui.theme import Theme

WIDE = 620
NO_REAL = (
    "A casebook for real records comes with printed recovery sheets, so that a forgotten passphrase never "
    "loses a child's file. This version cannot print them yet, so it makes training casebooks only."
)
ABOUT_TRAINING = (
    "Everything works, every page is striped, and only invented names belong in it. The passphrase is "
    "published and protects nothing, unless you choose your own."
)


class StartScreen(Page):
    """What is there before any casebook is open."""

    open_wanted = Signal(object)
    """The folder of a casebook."""

    create_wanted = Signal(str, str, object)
    """A label, a passphrase (empty for the published one), and the folder to make it in."""

    story_wanted = Signal(object)
    """The folder to make a casebook with a story in."""

    forget_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        prompts: Prompts,
        recent: tuple[CasebookCard, ...],
        suggested: Path,
        parent: QWidget | None = None,
    ) -> None:
        """Make it with the casebooks opened lately."""
        super().__init__(theme, parent, widest=WIDE)
        self._theme = theme
        self._prompts = prompts
        self._suggested = suggested
        self._add_head()
        self._fault = Notice(theme, "", "danger", parent=self)
        self._fault.hide()
        self.body.addWidget(self._fault)
        self._add_recent(recent)
        self._add_training()
        self.body.addWidget(label(NO_REAL, "faint", self))

    def refuse(self, sentence: str) -> None:
        """Say what went wrong."""
        self.set_busy("")
        self._fault.say(sentence)
        self._fault.show()
        self.show_part(self._fault)

    def set_busy(self, words: str) -> None:
        """Say what is being done; nothing else can be begun meanwhile."""
        self._busy.setText(words)
        self._busy.setVisible(bool(words))
        for button in (self.makes, self.story, self.open, *self._forgets):
            button.setEnabled(not words)
        for button, one in zip(self._rows, self._recents, strict=True):
            button.setEnabled(not words and not one.problem)

    def begin(self) -> None:
        """Put the focus where most begin."""
        (self._rows[0] if self._rows else self.label).setFocus()

    def _add_head(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space("m"))
        mark = QLabel(self)
        mark.setPixmap(self._theme.pixmap("shield-check", "primary", 40))
        row.addWidget(mark)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label("DSL Desk", "display", self))
        words.addWidget(label("Everything stays on this computer, encrypted.", "muted", self))
        row.addLayout(words, 1)
        self.body.addLayout(row)

    def _add_recent(self, recent: tuple[CasebookCard, ...]) -> None:
        card = Card(self._theme, "Open a casebook", "folder-open", self)
        self._recents = recent
        self._rows: list[Button] = []
        self._forgets: list[IconButton] = []
        for one in recent:
            card.body.addLayout(self._recent(one))
        if not recent:
            card.body.addWidget(label("None has been opened on this computer yet.", "muted", card))
        self.open = Button(self._theme, "Choose its folder…", icon="folder", parent=card)
        self.open.clicked.connect(self._choose)
        card.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(card)

    def _recent(self, one: CasebookCard) -> QHBoxLayout:
        row = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        opens = Button(self._theme, one.name, "link", "book-lock", self)
        opens.setEnabled(not one.problem)
        opens.clicked.connect(partial(self.open_wanted.emit, one.folder))
        said = one.problem or ("Training casebook" if one.is_training else "Casebook")
        words.addWidget(opens, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(label(f"{said} · {one.folder.parent}", "faint", self))
        row.addLayout(words, 1)
        forget = IconButton(self._theme, "x", f"Take {one.name} off this list; its folder stays", self)
        forget.clicked.connect(partial(self.forget_wanted.emit, one.folder))
        row.addWidget(forget)
        self._forgets.append(forget)
        self._rows.append(opens)
        return row

    def _add_training(self) -> None:
        card = Card(self._theme, "Make a training casebook", "circle-plus", self)
        card.body.addWidget(label(ABOUT_TRAINING, "muted", card))
        self.label = self._ask(card, "Who are you?", "A short label and no more: a post or initials.")
        self.passphrase = self._ask(
            card, "A passphrase of your own, if you like", "Several words that only you know."
        )
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        row = QHBoxLayout()
        self.makes = Button(self._theme, "Make it", "primary", parent=card)
        self.makes.clicked.connect(self._create)
        self.story = Button(self._theme, "Look round one with a story in it", parent=card)
        self.story.clicked.connect(self._tell)
        row.addWidget(self.makes)
        row.addWidget(self.story)
        row.addStretch(1)
        card.body.addLayout(row)
        self._busy = label("", "small", card)
        self._busy.hide()
        card.body.addWidget(self._busy)
        self.body.addWidget(card)

    def _ask(self, card: Card, words: str, hint: str) -> QLineEdit:
        title = label(words, "body_strong", card)
        line = QLineEdit(card)
        line.setAccessibleName(words)
        line.setAccessibleDescription(hint)
        title.setBuddy(line)
        card.body.addWidget(title)
        card.body.addWidget(label(hint, "small", card))
        card.body.addWidget(line)
        return line

    def _choose(self) -> None:
        folder = self._prompts.folder("The folder of a casebook")
        if folder is not None:
            self.open_wanted.emit(folder)

    def _create(self) -> None:
        if not self.label.text().strip():
            self.refuse("Enter a short label for yourself, such as a post or initials.")
            self.label.setFocus()
            return
        folder = self._prompts.save_as("Where to make the casebook", str(self._suggested))
        if folder is not None:
            self.create_wanted.emit(self.label.text().strip(), self.passphrase.text(), folder)

    def _tell(self) -> None:
        folder = self._prompts.save_as("Where to make it", str(self._suggested.with_name("Rowan High")))
        if folder is not None:
            self.story_wanted.emit(folder)
