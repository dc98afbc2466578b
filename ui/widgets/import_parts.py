"""The parts of an import: a place to drop a file, what each column holds, who left, and what is doubtful."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from dsl_desk.model.record import RecordId
from dsl_desk.practice.imports import Column, Decided, Twin
from ui.theme import dress
from ui.widgets.button import Button
from ui.widgets.fields_choice import ChoiceField, Option
from ui.widgets.fields_days import DayField
from ui.widgets.stack import Stack
from ui.widgets.text import label
from ui.words import counted, one_line, plain_day, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from dsl_desk.practice.imports import ImportPreview
    from dsl_desk.practice.pupil_columns import Heading
    from ui.room import Room

NOT_USED = "Not used"
SAME = "same "
MOST_LEAVERS = 7
"""Rows of the list of leavers before it scrolls."""


class DropZone(QFrame):
    """Takes one file, dropped or chosen."""

    taken = Signal(object)
    """Its `Path`."""

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        """Make it."""
        super().__init__(parent)
        theme = room.theme
        self._room = room
        self.setAcceptDrops(True)
        self.setProperty("over", "no")
        dress(self, "drop")
        self.words = label("Drop the CSV file here, or choose it.", "body", self)
        self.button = Button(theme, "Choose a file", icon="folder-open", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.space("l"),) * 4)
        row.setSpacing(theme.space("l"))
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self.choose)

    def choose(self) -> None:
        """Ask for a file."""
        found = self._room.prompts.open_files("Choose the list of children", "Lists (*.csv *.txt *.tsv)")
        if found:
            self.taken.emit(found[0])

    def show_name(self, name: str) -> None:
        """Say which file was read."""
        self.words.setText(one_line(name, 80))
        self.button.say("Choose another file")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._light("yes")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go back to how it was."""
        self._light("no")
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first file."""
        self._light("no")
        found = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if found:
            event.acceptProposedAction()
            self.taken.emit(found[0])

    def _light(self, over: str) -> None:
        self.setProperty("over", over)
        dress(self, "drop")


class ColumnsChosen(QWidget):
    """What each column of the file holds, each changeable."""

    changed = Signal()

    def __init__(self, room: Room, headings: tuple[Heading, ...], parent: QWidget | None = None) -> None:
        """Show the columns as they are taken."""
        super().__init__(parent)
        theme = room.theme
        self._boxes: dict[str, QComboBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space("l"))
        grid.setVerticalSpacing(theme.space("s"))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        half = -(-len(headings) // 2)
        for place, heading in enumerate(headings):
            box = self._box(heading)
            words = label(one_line(heading.words, 60), "body", self)
            words.setBuddy(box)
            column, row = divmod(place, half)
            grid.addWidget(words, row, 2 * column)
            grid.addWidget(box, row, 2 * column + 1)
            self._boxes[heading.words] = box

    def chosen(self) -> Mapping[str, Column | None]:
        """Give what each heading holds, as it stands now."""
        return {words: _column(box.currentText()) for words, box in self._boxes.items()}

    def box_of(self, heading: str) -> QComboBox:
        """Give the box of a heading."""
        return self._boxes[heading]

    def _box(self, heading: Heading) -> QComboBox:
        box = QComboBox(self)
        box.addItems([NOT_USED, *(sentence(one.value) for one in Column)])
        box.setCurrentText(sentence(heading.holds.value) if heading.holds else NOT_USED)
        box.setAccessibleName(f"What “{one_line(heading.words, 60)}” holds")
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.activated.connect(self._say_changed)
        return box

    def _say_changed(self, _: int) -> None:
        self.changed.emit()


class Leavers(Stack):
    """Children on roll who are not in the file: somebody may say on which day they left."""

    changed = Signal()

    def __init__(self, room: Room, names: Mapping[RecordId, str], parent: QWidget | None = None) -> None:
        """List them, none ticked."""
        super().__init__(room.theme, "m", parent)
        self._room = room
        self._names = names
        self._days: dict[RecordId, date] = {}
        many = f"{counted(len(names), 'child', 'children')} on roll {'is' if len(names) == 1 else 'are'}"
        self._lead = label(
            f"{many} not in the file. Nobody is deleted. Nothing happens to them unless you say so: "
            "tick them, enter their last day, and choose the button.",
            "body",
            self,
        )
        self.list = QListWidget(self)
        self.list.setAccessibleName("Children who are not in the file")
        dress(self.list, "ticks")
        for child_id, name in names.items():
            item = QListWidgetItem(one_line(name), self.list)
            item.setData(Qt.ItemDataRole.UserRole, child_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.day = DayField(room, "left", "Last day at this school", noun="The last day", parent=self)
        self.button = Button(room.theme, "They left on this day", parent=self)
        self.button.clicked.connect(self.put_day)
        self.add(self._lead, self.list, self.day)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._size()
        room.theme.changed.connect(self._size)

    def left(self) -> Mapping[RecordId, date]:
        """Give the day of leaving of each child said to have left."""
        return dict(self._days)

    def put_day(self) -> None:
        """Note the day for those ticked; say what is lacking."""
        faults = self.day.impossible()
        day = self.day.day()
        ticked = [item for item in self._items() if item.checkState() == Qt.CheckState.Checked]
        if faults or day is None:
            self.day.show_fault(faults[0] if faults else "Enter their last day at this school")
            return
        if not ticked:
            self.day.show_fault("Tick the children who left on this day")
            return
        self.day.show_fault("")
        for item in ticked:
            child_id = item.data(Qt.ItemDataRole.UserRole)
            self._days[child_id] = day
            item.setText(f"{one_line(self._names[child_id])}, left {plain_day(day)}")
            item.setCheckState(Qt.CheckState.Unchecked)
        self._room.announce(f"{counted(len(ticked), 'child', 'children')} noted as left")
        self.changed.emit()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())]

    def _size(self) -> None:
        rows = max(2, min(MOST_LEAVERS, self.list.count()))
        self.list.setFixedHeight(self._room.theme.px(rows * 32 + 8))


class Doubts(Stack):
    """Rows of which nobody but a person can say who they are."""

    changed = Signal()

    def __init__(
        self, room: Room, preview: ImportPreview, about: Mapping[RecordId, str], parent: QWidget | None = None
    ) -> None:
        """Ask about each."""
        super().__init__(room.theme, "l", parent)
        self._fields: dict[int, ChoiceField] = {}
        names = {row.row: f"{row.given_name} {row.family_name}".strip() for row in preview.rows}
        for doubt in preview.doubtful:
            options = (
                *(
                    Option(value=f"{SAME}{key}", words=f"The same child as {about[key]}")
                    for key in doubt.candidates
                ),
                Option(value=Twin.DIFFERENT, words="A different child, to be added"),
                Option(value=Twin.SKIP, words="Skip this row"),
            )
            field = ChoiceField(
                room,
                f"row {doubt.row}",
                f"Row {doubt.row}: {one_line(names[doubt.row])}",
                options,
                hint=doubt.why,
                required=f"Row {doubt.row}: say who this is, or skip it",
                parent=self,
            )
            field.changed.connect(self.changed)
            field.changed.connect(partial(field.show_fault, ""))
            self._fields[doubt.row] = field
            self.add(field)

    def decisions(self) -> Mapping[int, Decided]:
        """Give what was said about each row that was answered."""
        return {row: _decided(field.chosen()) for row, field in self._fields.items() if field.chosen()}

    def show_faults(self) -> bool:
        """Mark each row that is not answered, and go to the first; says whether there is one."""
        open_ones = [field for field in self._fields.values() if field.faults()]
        for field in open_ones:
            field.show_fault(field.faults()[0])
        if open_ones:
            open_ones[0].focus_here()
        return bool(open_ones)

    def field_of(self, row: int) -> ChoiceField:
        """Give the question about a row."""
        return self._fields[row]


def _decided(chosen: str) -> Decided:
    if chosen.startswith(SAME):
        return Decided(what=Twin.SAME, child=RecordId(chosen.removeprefix(SAME)))
    return Decided(what=Twin(chosen))


def _column(words: str) -> Column | None:
    return next((one for one in Column if sentence(one.value) == words), None)
