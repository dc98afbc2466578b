"""What a pack hides, as a list to tick: each thing left readable needs its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from dsl_desk.model.sharing import Unhidden
from ui.theme import dress
from ui.widgets.text import label
from ui.words import counted, one_line, shown

if TYPE_CHECKING:
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.packs import Choices
    from ui.room import Room

REASON_NEEDED = "Write why this recipient needs it"
NOTHING_HIDDEN = "No other child and no confidential address stands in this pack."
NOT_IN_TEXTS = "Not in the texts. Ticked, it is added to the child\u2019s addresses."
LOOK_YOURSELF = "These words may be another child\u2019s name and stay readable. Look at them yourself: "


class Choice(QFrame):
    """One name or address: a tick, and the reason for it."""

    changed = Signal()

    def __init__(self, room: Room, what: RecordId, words: str, places: int, parent: QWidget) -> None:
        """Offer it, hidden."""
        super().__init__(parent)
        self._theme = room.theme
        self.what = what
        self.words = words
        dress(self, "choice")
        self.tick = QCheckBox(self)
        self.tick.setText("Leave readable")
        self.tick.setAccessibleName(f"Leave readable: {words}")
        dress(self.tick, "leave")
        hidden = f"Hidden in {counted(places, 'place')}" if places else NOT_IN_TEXTS
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText("Why this recipient needs it")
        self.reason.setAccessibleName(f"Why this recipient needs {words}")
        self._fault = label(REASON_NEEDED, "danger", self)
        self._column = QVBoxLayout(self)
        for widget in (
            label(words, "body_strong", self),
            label(hidden, "small", self),
            self.tick,
            self._fault,
            self.reason,
        ):
            self._column.addWidget(widget)
        self._fault.hide()
        self.reason.hide()
        self.tick.toggled.connect(self._toggle)
        self.reason.textChanged.connect(self._typed)
        self._theme.changed.connect(self._space)
        self._space()

    def unhidden(self) -> Unhidden | None:
        """Give the choice, or nothing where it stays hidden."""
        if not self.tick.isChecked():
            return None
        return Unhidden(what=self.what, reason=self.reason.text().strip())

    def show_fault(self) -> bool:
        """Say that the reason is missing; says whether it is."""
        missing = self.tick.isChecked() and not self.reason.text().strip()
        self._fault.setVisible(missing)
        self.reason.setAccessibleDescription(REASON_NEEDED if missing else "")
        return missing

    def _toggle(self, on: bool) -> None:
        self.reason.setVisible(on)
        self._fault.hide()
        self.setProperty("tone", "shown" if on else "")
        dress(self, "choice")
        if on:
            self.reason.setFocus()
        self.changed.emit()

    def _typed(self) -> None:
        self._fault.hide()
        self.changed.emit()

    def _space(self) -> None:
        edge = self._theme.space("m")
        self._column.setContentsMargins(edge, self._theme.space("xs"), 0, self._theme.space("xs"))
        self._column.setSpacing(self._theme.space("xs"))


class HiddenList(QWidget):
    """Everything a pack hides: what may be left readable, what may not, and what a person should look at."""

    changed = Signal()

    def __init__(self, room: Room, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._room = room
        self._choices: list[Choice] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        room.theme.changed.connect(self._space)
        self._space()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What is offered."""
        return tuple(self._choices)

    def show_hidden(self, hidden: Choices, kept: tuple[Unhidden, ...]) -> None:
        """Show it, with what was chosen before still chosen."""
        self._clear()
        reasons = {one.what: one.reason for one in kept}
        offered = [
            *((one.what, one.name, one.places) for one in hidden.children),
            *((one.what, one.words, one.places) for one in hidden.addresses),
        ]
        for what, words, places in offered:
            choice = Choice(self._room, what, one_line(words), places, self)
            if what in reasons:
                choice.tick.setChecked(True)
                choice.reason.setText(reasons[what])
            choice.changed.connect(self.changed)
            self._choices.append(choice)
            self._column.addWidget(choice)
        if not offered and not hidden.fixed:
            self._column.addWidget(label(NOTHING_HIDDEN, "muted", self))
        for sentence in hidden.fixed:
            self._column.addWidget(label(shown(sentence), "small", self))
        if hidden.doubtful:
            said = ", ".join(f"\u201c{one.words}\u201d ({one.places})" for one in hidden.doubtful)
            self._column.addWidget(label(f"{LOOK_YOURSELF}{one_line(said)}.", "warn", self))

    def unhidden(self) -> tuple[Unhidden, ...]:
        """Give what is left readable, each with its reason, perhaps an empty one."""
        return tuple(one for choice in self._choices if (one := choice.unhidden()) is not None)

    def words_of(self, unhidden: tuple[Unhidden, ...]) -> tuple[str, ...]:
        """Say of each choice what is left readable and why."""
        names = {one.what: one.words for one in self._choices}
        return tuple(f"{names.get(one.what, 'Something')}: {one.reason}" for one in unhidden)

    def show_faults(self) -> bool:
        """Say which reasons are missing, and go to the first; says whether there are any."""
        faulty = [one for one in self._choices if one.show_fault()]
        if faulty:
            faulty[0].reason.setFocus()
            self._room.announce(f"{REASON_NEEDED}: {counted(len(faulty), 'reason')} missing.")
        return bool(faulty)

    def _clear(self) -> None:
        self._choices = []
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _space(self) -> None:
        self._column.setSpacing(self._room.theme.space("m"))
