"""One mark of the body map: a line in the list, and the questions about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dsl_desk.model.body_map import Known, Mark, MarkKind, said_words, seen_by_words, seen_words
from ui.theme import dress
from ui.widgets.button import Button
from ui.widgets.fields_choice import ChoiceField, Option, PickField
from ui.widgets.fields_text import LineField, PassageField
from ui.widgets.flow import Flow
from ui.widgets.text import label
from ui.words import shown

if TYPE_CHECKING:
    from ui.room import Room
    from ui.theme import Theme
    from ui.widgets.field import Field

DISC = 22.0
NOT_DESCRIBED = "Say what this mark looks like."

_KINDS = tuple(Option(value=one.value, words=one.value.capitalize()) for one in MarkKind)
_LINES = {
    "what_words": ("Anything more about how it looks?", "For example, finger-shaped."),
    "size_words": ("Size and shape", "About, by eye. For example, 3 cm, oval."),
    "colour_words": ("Colour", "As you see it. A colour does not tell how old a mark is."),
    "said_by": ("Whose words are these?", "For example, the child, or her mother."),
    "seen_by": ("Who saw it?", "Only if it was not whoever reports the concern."),
}
_SAID_HINT = "In the words that were used. Leave it empty if nothing was said, and ask no leading questions."
_KNOWN = tuple(Option(value=one.value, words=one.value.capitalize()) for one in Known)


class MarkWords(QWidget):
    """A mark in words beside its number; said to a screen reader as one sentence."""

    def __init__(self, theme: Theme, number: int, mark: Mark, parent: QWidget | None = None) -> None:
        """Show a mark."""
        super().__init__(parent)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("m"))
        self._disc = QLabel(str(number), self)
        self._disc.setAlignment(Qt.AlignmentFlag.AlignCenter)
        dress(self._disc, "mark_number")
        row.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.space("xxs"))
        row.addLayout(self.column, 1)
        self._where = label("", "body_strong", self)
        self._seen = label("", "body", self)
        self._said = label("", "mark_said", self)
        self._lacks = label(NOT_DESCRIBED, "warn", self)
        for part in (self._where, self._seen, self._said, self._lacks):
            self.column.addWidget(part)
        self.show_mark(mark)
        theme.changed.connect(self._measure)
        self._measure()

    def show_mark(self, mark: Mark) -> None:
        """Show what is known of it now."""
        self._where.setText(mark.region.words)
        seen = " ".join(filter(None, (seen_words(mark), seen_by_words(mark))))
        self._seen.setText(shown(seen[:1].upper() + seen[1:]))
        self._seen.setVisible(mark.is_described())
        self._said.setText(shown(said_words(mark)))
        self._said.setVisible(bool(said_words(mark)))
        self._lacks.setVisible(not mark.is_described())

    def _measure(self) -> None:
        self._disc.setFixedSize(self._theme.px(DISC), self._theme.px(DISC))


class MarkRow(MarkWords):
    """A mark in the list that can be changed or removed."""

    def __init__(self, theme: Theme, number: int, mark: Mark, parent: QWidget | None = None) -> None:
        """Show a mark with its two buttons."""
        super().__init__(theme, number, mark, parent)
        self._buttons = QWidget(self)
        line = Flow(self._buttons, theme.space("s"))
        self.change = Button(theme, "Change", "link", parent=self._buttons)
        self.remove = Button(theme, "Remove", "link", parent=self._buttons)
        for button in (self.change, self.remove):
            button.setAccessibleName(f"{button.text()} mark {number}, {mark.region.words}")
            line.addWidget(button)
        self.column.addWidget(self._buttons)

    def open_with(self, form: MarkForm) -> None:
        """Put the questions beneath the mark."""
        self.change.hide()
        self.column.addWidget(form)


class MarkForm(QWidget):
    """The questions about one mark. What is answered holds at once; "Done" only folds them away."""

    changed = Signal()
    done = Signal()

    def __init__(self, room: Room, mark: Mark, parent: QWidget | None = None) -> None:
        """Ask about a mark, showing what is known."""
        super().__init__(parent)
        self._mark = mark
        self._what = PickField(room, "what", "What does it look like?", _KINDS, parent=self)
        self._lines = {
            name: LineField(room, name, asked, hint=hint, parent=self)
            for name, (asked, hint) in _LINES.items()
        }
        self._said = PassageField(room, "said", "How was it explained?", hint=_SAID_HINT, rows=2, parent=self)
        self._skin = ChoiceField(room, "skin_broken", "Is the skin broken?", _KNOWN, parent=self)
        self._swelling = ChoiceField(room, "swelling", "Is it swollen?", _KNOWN, parent=self)
        self._lay_out(room)
        self._fill(mark)
        for field in self._in_order():
            field.changed.connect(self.changed)

    def mark(self) -> Mark:
        """Give the mark as it is answered now."""
        words, what = self._lines, self._what.chosen()
        return replace(
            self._mark,
            what=MarkKind(what) if what else None,
            what_words=words["what_words"].value(),
            size_words=words["size_words"].value(),
            colour_words=words["colour_words"].value(),
            said=self._said.value(),
            said_by=words["said_by"].value(),
            seen_by=words["seen_by"].value(),
            skin_broken=Known(self._skin.chosen() or Known.NOT_KNOWN),
            swelling=Known(self._swelling.chosen() or Known.NOT_KNOWN),
        )

    def focus_here(self) -> None:
        """Begin at the first question."""
        self._what.focus_here()

    def _in_order(self) -> tuple[Field, ...]:
        lines = self._lines
        return (
            self._what,
            lines["what_words"],
            lines["size_words"],
            lines["colour_words"],
            self._skin,
            self._swelling,
            self._said,
            lines["said_by"],
            lines["seen_by"],
        )

    def _lay_out(self, room: Room) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, room.theme.space("s"), 0, room.theme.space("m"))
        column.setSpacing(room.theme.space("m"))
        looked_for = QHBoxLayout()
        looked_for.setSpacing(room.theme.space("m"))
        for field in self._in_order():
            if field in (self._skin, self._swelling):
                looked_for.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            else:
                column.addWidget(field)
            if field is self._swelling:
                column.addLayout(looked_for)
        done = Button(room.theme, "Done with this mark", "secondary", parent=self)
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignLeft)
        done.clicked.connect(self.done)

    def _fill(self, mark: Mark) -> None:
        self._what.fill(mark.what.value if mark.what else "")
        for name, field in self._lines.items():
            field.fill(getattr(mark, name))
        self._said.fill(mark.said)
        self._skin.fill("" if mark.skin_broken is Known.NOT_KNOWN else mark.skin_broken.value)
        self._swelling.fill("" if mark.swelling is Known.NOT_KNOWN else mark.swelling.value)
