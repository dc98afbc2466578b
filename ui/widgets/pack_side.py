"""What stands beside a pack: who will see it, what is hidden, what leaves readable, what was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.theme import dress
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.pack_choices import HiddenList
from ui.widgets.text import label
from ui.words import counted, one_line, shown

if TYPE_CHECKING:
    from dsl_desk.model.sharing import Unhidden
    from dsl_desk.practice.packs import Drawn, PackChoices
    from ui.room import Room

NOT_ENCRYPTED = "It is not encrypted. Send it by a secure way only, and delete it here once it has gone."
NOTHING_READABLE = "Every other child\u2019s name and every confidential address is hidden."
WIDTH = 372


class PackSide(QWidget):
    """Four cards, the last while something was given."""

    def __init__(self, room: Room, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        theme = self._theme = room.theme
        self._recipient = ""
        dress(self, "page")
        self._column = QVBoxLayout(self)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._given = Card(theme, "Given", "circle-check", self)
        self._check = Card(theme, "Check before it leaves", "shield-check", self)
        self._hides = Card(theme, "What is hidden", "eye-off", self)
        self._who = Card(theme, "What it is for", "file-text", self)
        for card in (self._given, self._check, self._hides, self._who):
            self._column.addWidget(card)
            card.hide()
        self.hidden = HiddenList(room, self._hides)
        self._hides.body.addWidget(self.hidden)
        self._changed = label("The pack shown does not have these choices yet.", "warn", self._hides)
        self._hides.body.addWidget(self._changed)
        self.again = Button(theme, "Draw it again", "primary", "rotate-ccw", self._hides)
        self._hides.body.addWidget(self.again)
        self.offer_again(differs=False)
        theme.changed.connect(self._space)
        self._space()

    def show_choices(self, choices: PackChoices, kept: tuple[Unhidden, ...]) -> None:
        """Show who it is for and what it would hide."""
        self._recipient = shown(", ".join(filter(None, (choices.recipient, choices.organisation))))
        _empty(self._who)
        for name, said in (
            ("For", choices.recipient),
            ("At", choices.organisation),
            ("Sent by", choices.sent_by),
            ("Asked for", choices.purpose),
            ("Lawful basis", choices.lawful_basis),
            ("Marked", choices.marking),
        ):
            if said:
                _say(self._who, name, shown(said))
        self._who.show()
        self.hidden.show_hidden(choices.hidden, kept)
        self._hides.setVisible(not choices.missing)
        self._check.hide()

    def show_drawn(self, drawn: Drawn, readable: tuple[str, ...]) -> None:
        """Show what is about to leave."""
        _empty(self._check)
        _say(self._check, "Will be seen by", self._recipient)
        _say(self._check, "Pack", f"{drawn.number}, {counted(drawn.pages, 'page')}")
        if readable:
            _say(self._check, "Left readable", "\n".join(one_line(one) for one in readable), "warn_body")
        else:
            self._check.body.addWidget(label(NOTHING_READABLE, "body", self._check))
        self._check.body.addWidget(label(NOT_ENCRYPTED, "small", self._check))
        self._check.show()
        self._given.hide()

    def show_given(self, how: str, digest: str) -> None:
        """Show where it went, and the digest that proves which file it was."""
        _empty(self._given)
        self._add_line("How", how)
        self._add_line("Digest (SHA-256)", digest)
        self._given.body.addWidget(label("The digest is on record with the child.", "small", self._given))
        self._given.show()

    def offer_again(self, *, differs: bool) -> None:
        """Offer to draw it again."""
        self.again.setVisible(differs)
        self._changed.setVisible(differs)

    def _add_line(self, name: str, words: str) -> None:
        said = label(name, "small", self._given)
        line = QLineEdit(words, self._given)
        line.setReadOnly(True)
        line.setCursorPosition(0)
        line.setAccessibleName(name)
        dress(line, "page_box")
        said.setBuddy(line)
        self._given.body.addWidget(said)
        self._given.body.addWidget(line)

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, self._theme.space("s"), 0)
        self._column.setSpacing(self._theme.space("l"))


def _say(card: Card, name: str, words: str, look: str = "body") -> None:
    card.body.addWidget(label(name, "small", card))
    card.body.addWidget(label(words, look, card))


def _empty(card: Card) -> None:
    while (item := card.body.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
