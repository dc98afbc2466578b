"""The lock screen: a passphrase, and what must be at hand even while everything is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.theme import dress
from ui.widgets.button import Button
from ui.widgets.notice import Notice
from ui.widgets.page import Page
from ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from dsl_desk.practice.casebooks import CasebookCard
    from dsl_desk.practice.front_doors import FrontDoor
    from ui.theme import Theme

WIDE = 500
LONGEST_WAIT = 30
"""Seconds: the delay after a wrong passphrase doubles up to this. Nobody is ever locked out for good."""

FREE_TRIES = 2
DANGER = "Immediate danger: ring 999, then the front door. You can write it up afterwards."
TRAINING = (
    "Training casebook: invented names only. Its passphrase is published, unless you chose your own: {}"
)


class PassphraseLine(QLineEdit):
    """Takes a passphrase, and says that Caps Lock is on, as far as a key tells: Qt cannot ask."""

    caps_told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it; what is typed does not show."""
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key, and look at its case."""
        super().keyPressEvent(event)
        letter = event.text()
        if letter.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_told.emit("Caps Lock is on" if letter.isupper() is not shifted else "")


class LockScreen(Page):
    """Asks for the passphrase of one casebook."""

    unlock_wanted = Signal(str, str)
    """Who (a label, or nothing) and the passphrase."""

    other_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        card: CasebookCard,
        doors: tuple[FrontDoor, ...],
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make it for a casebook. `hint` is the published passphrase of a training casebook."""
        super().__init__(theme, parent, widest=WIDE)
        self._theme = theme
        self._tries = 0
        self._left = 0
        self._timer = QTimer(self, interval=1_000)
        self._timer.timeout.connect(self._count_down)
        self._rings = self._danger(doors)
        self._build(card, hint)

    def begin(self) -> None:
        """Let somebody type."""
        self.typed.setFocus()

    def show_doors(self, doors: tuple[FrontDoor, ...]) -> None:
        """Show whom to ring, where that was told after the screen was made."""
        before, self._rings = self._rings, self._danger(doors)
        self.body.replaceWidget(before, self._rings)
        before.hide()
        before.deleteLater()

    def refuse(self, sentence: str) -> None:
        """Say that it did not open, and make the next try wait a little longer."""
        self._working(is_working=False)
        self._tries += 1
        self._fault.say(sentence)
        self._fault.show()
        self.typed.selectAll()
        if self._tries > FREE_TRIES:
            self._left = min(LONGEST_WAIT, 2 ** (self._tries - FREE_TRIES))
            self._timer.start()
            self._show_delay()
        self.typed.setFocus()

    def _build(self, card: CasebookCard, hint: str) -> None:
        theme = self._theme
        frame = QFrame(self)
        dress(frame, "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(*(theme.space("xxl"),) * 4)
        column.setSpacing(theme.space("s"))
        column.addLayout(self._head(card))
        column.addSpacing(theme.space("m"))
        self._fault = Notice(theme, "", "danger", parent=frame)
        self._fault.hide()
        column.addWidget(self._fault)
        self._add_members(column, card, frame)
        title = label("Passphrase", "body_strong", frame)
        self.typed = PassphraseLine(frame)
        self.typed.setAccessibleName("Passphrase")
        title.setBuddy(self.typed)
        dress(self.typed, "large")
        self.typed.returnPressed.connect(self._unlock)
        column.addWidget(title)
        column.addWidget(self.typed)
        self.unlock = Button(theme, "Unlock", "large", parent=frame)
        self.unlock.clicked.connect(self._unlock)
        column.addWidget(self.unlock)
        foot = QHBoxLayout()
        self._caps = label("", "small", frame, wraps=False)
        self.typed.caps_told.connect(self._caps.setText)
        foot.addWidget(self._caps, 1)
        self.other = Button(theme, "Another casebook", "link", parent=frame)
        self.other.clicked.connect(self.other_wanted)
        foot.addWidget(self.other)
        column.addLayout(foot)
        if hint:
            said = label(TRAINING.format(hint), "small", frame)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(said)
        self.body.addSpacing(theme.px(56))
        self.body.addWidget(frame)
        self.body.addWidget(self._rings)

    def _add_members(self, column: QVBoxLayout, card: CasebookCard, frame: QFrame) -> None:
        """Ask who is there, where several are enrolled."""
        self._who = QComboBox(frame)
        self._who.addItems(list(card.labels))
        self._who.setAccessibleName("Who you are")
        asked = label("Who are you?", "body_strong", frame)
        asked.setBuddy(self._who)
        for part in (asked, self._who):
            part.setVisible(len(card.labels) > 1)
            column.addWidget(part)

    def _head(self, card: CasebookCard) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space("m"))
        mark = QLabel(self)
        mark.setPixmap(self._theme.pixmap("shield-check", "primary", 32))
        row.addWidget(mark)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label("DSL Desk", "title", self))
        words.addWidget(label(f"{card.name} casebook is locked", "muted", self))
        row.addLayout(words, 1)
        return row

    def _danger(self, doors: tuple[FrontDoor, ...]) -> QFrame:
        frame = QFrame(self)
        dress(frame, "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(*(self._theme.space("xl"),) * 4)
        column.setSpacing(self._theme.space("xs"))
        column.addWidget(label(DANGER, "danger", frame))
        for door in doors:
            column.addWidget(label(". ".join(filter(None, (door.name, door.where))), "small", frame))
        return frame

    def _unlock(self) -> None:
        if self._left or not self.unlock.isEnabled():
            return
        if not self.typed.text():
            self._fault.say("Enter the passphrase.")
            self._fault.show()
            self.typed.setFocus()
            return
        self._working(is_working=True)
        passphrase = self.typed.text()
        self.unlock_wanted.emit(self._who.currentText(), passphrase)

    def _working(self, *, is_working: bool) -> None:
        self.unlock.setEnabled(not is_working)
        self.unlock.say("Unlocking" if is_working else "Unlock")

    def _count_down(self) -> None:
        self._left -= 1
        self._show_delay()

    def _show_delay(self) -> None:
        if self._left <= 0:
            self._left = 0
            self._timer.stop()
            self._working(is_working=False)
            return
        self.unlock.setEnabled(False)
        self.unlock.say(f"Try again in {self._left} seconds" if self._left > 1 else "Try again in 1 second")
