"""One section of an authority's form: its label, what the casebook drafted, its length, why it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from dsl_desk.profiles.choices import Asked, Field
from ui.theme import dress
from ui.widgets.button import Button
from ui.widgets.fields_text import LineField, PassageField
from ui.widgets.text import label
from ui.words import shown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dsl_desk.practice.forms import DraftSection
    from ui.room import Room

ASKED = {
    Asked.REQUIRED: "The authority's form requires it.",
    Asked.OPTIONAL: "The authority's form does not require it.",
    Asked.WITHHELD: "The authority fills this in. Leave it to them.",
}
MUST = {
    Field.REASON: "Write what has happened and when",
    Field.WHY_NOW: "Write why you refer now",
    Field.OUTCOME_WANTED: "Write what you ask for",
}
"""Sections without which nothing can be referred, wherever they stand on the form."""

DRAFTED = "Drafted from the casebook. Read it, and change what is not right."
TYPED = "Your own words."
EMPTY = "The casebook has nothing for this."
EMPTY_AND_REQUIRED = "Fill it in, or say below why it is empty."


class SectionRow(QFrame):
    """One section, open to be changed. `must` is said where it is empty and cannot stay so."""

    changed = Signal()

    def __init__(self, room: Room, section: DraftSection, must: str, parent: QWidget) -> None:
        """Stand with what the casebook drafted."""
        super().__init__(parent)
        self._theme = room.theme
        self.section = section
        self._must = must
        self.drafted = ""
        dress(self, "section")
        self._column = QVBoxLayout(self)
        hint = " ".join(filter(None, (ASKED[section.ask], _sentence(section.note))))
        self.passage = PassageField(
            room,
            f"section {section.label}",
            shown(section.label),
            hint=shown(hint),
            required=must,
            rows=2,
            parent=self,
        )
        self.state = label("", "small", self)
        self.length = label("", "small", self)
        self.again = Button(self._theme, "Put back what the casebook says", "link", "undo-2", self)
        self.left_out = LineField(room, f"left out {section.label}", "Why is it left empty?", parent=self)
        self._column.addWidget(self.passage)
        for part in (self.state, self.length, self.left_out):
            self._column.addWidget(part)
        self._column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        if not self.is_asked:
            self.passage.box.hide()
        self.passage.changed.connect(self._change)
        self.left_out.changed.connect(self.changed)
        self.again.clicked.connect(self._put_back)
        self._space()
        self._theme.changed.connect(self._space)
        self._say()

    @property
    def is_asked(self) -> bool:
        """Say whether it is the writer's to fill in."""
        return self.section.ask is not Asked.WITHHELD

    @property
    def is_typed(self) -> bool:
        """Say whether the words are the writer's own."""
        return self.passage.value() != self.drafted

    @property
    def lacks(self) -> bool:
        """Say whether the form requires it and it stands empty without a reason."""
        is_required = self.section.ask is Asked.REQUIRED
        return is_required and not self.passage.words() and not self.left_out.words()

    def draft(self, words: str) -> None:
        """Take what the casebook says now; what somebody typed stays."""
        was_typed = self.is_typed
        self.drafted = words
        if not was_typed:
            self.passage.fill(words)
        self._say()

    def _put_back(self, _: object = None) -> None:
        self.passage.fill(self.drafted)
        self.passage.focus_here()

    def _change(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        words = self.passage.words()
        is_empty = not words
        may_leave = self.section.ask is Asked.REQUIRED and not self._must
        said = TYPED if self.is_typed else DRAFTED
        if is_empty:
            said = " ".join(
                filter(None, ("" if self.drafted else EMPTY, EMPTY_AND_REQUIRED if may_leave else ""))
            )
        self.state.setText(said)
        self.state.setVisible(self.is_asked and bool(said))
        self.left_out.setVisible(is_empty and may_leave)
        self.again.setVisible(self.is_typed and bool(self.drafted))
        self._count(len(words))

    def _count(self, length: int) -> None:
        longest = self.section.longest
        self.length.setVisible(self.is_asked and longest is not None)
        if longest is None:
            return
        over = length - longest
        self.length.setText(
            f"{length:,} of {longest:,} characters"
            if over <= 0
            else f"{over:,} characters more than the authority's form takes. Shorten it, or attach the rest."
        )
        dress(self.length, "warn" if over > 0 else "small")

    def _space(self) -> None:
        edge = self._theme.space("m")
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(self._theme.space("xs"))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""
