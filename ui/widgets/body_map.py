"""The body map: the figures, the list of marks beside them, and everything possible without a mouse."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from dsl_desk.model.body_figure import middle_of
from dsl_desk.model.body_map import Mark
from dsl_desk.model.body_region import Region
from dsl_desk.practice.body_shapes import figure_of
from ui.widgets.body_map_figures import BodyFigures, FiguresToMark
from ui.widgets.body_map_mark import MarkForm, MarkRow, MarkWords
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.fields_choice import UNCHOSEN, Picker
from ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.room import Room
    from ui.theme import Theme

RULE = "Only what you can see without moving clothing. Do not photograph."
HOW = "Point at a part of the body to read its name. Click to put a mark there."
NONE_YET = "No marks yet."
FOLDS_BELOW = 860.0
"""Design pixels of width below which the list stands under the figures."""


class Beside(QWidget):
    """Figures at the left and something at the right; one under the other where there is no room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make both sides, empty."""
        super().__init__(parent)
        self.theme = theme
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.left, self.right = QVBoxLayout(), QVBoxLayout()
        for side, share in ((self.left, 4), (self.right, 3)):
            side.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._row.addLayout(side, share)
        theme.changed.connect(self._fold)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        is_wide = self.width() >= self.theme.px(FOLDS_BELOW)
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)
        self._row.setSpacing(self.theme.space("xl" if is_wide else "l"))
        for side in (self.left, self.right):
            side.setSpacing(self.theme.space("s"))


class BodyMapShown(Beside):
    """A body map as it was kept: figures and words, nothing to change."""

    def __init__(self, theme: Theme, marks: tuple[Mark, ...], parent: QWidget | None = None) -> None:
        """Show these marks."""
        super().__init__(theme, parent)
        card = Card(theme, parent=self)
        self.left.addWidget(card)
        self.figures = BodyFigures(theme, card)
        self.figures.show_marks(marks)
        card.body.addWidget(self.figures)
        for number, mark in enumerate(marks, 1):
            self.right.addWidget(MarkWords(theme, number, mark, self))


class BodyMap(Beside):
    """A body map to fill in. `changed` says that the marks are others than before."""

    changed = Signal()

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        """Stand without marks."""
        super().__init__(room.theme, parent)
        self._room = room
        self._marks: tuple[Mark, ...] = ()
        self._past: list[tuple[Mark, ...]] = []
        self._rows: list[MarkRow] = []
        self._form: MarkForm | None = None
        self._open = -1
        self._is_touched = False
        self._build()
        self._connect()
        self._list()

    def marks(self) -> tuple[Mark, ...]:
        """Give the marks, in the order of their numbers."""
        return self._marks

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show other marks; there is nothing to undo then."""
        self._past.clear()
        self._put(marks, open_at=-1)

    def add_mark(self, region: Region, point: tuple[int, int] | None = None) -> None:
        """Put a mark on a region, at a point of its drawing or in its middle, and ask about it."""
        x, y = point or middle_of(figure_of(region.view), region)
        self._remember()
        self._put((*self._marks, Mark(region=region, x=x, y=y)), open_at=len(self._marks))
        self._room.announce(f"Mark {len(self._marks)} added: {region.words}.")
        if self._form is not None:
            self._form.focus_here()

    def remove_mark(self, place: int) -> None:
        """Take a mark away; "Undo" brings it back."""
        gone = self._marks[place]
        self._remember()
        self._put((*self._marks[:place], *self._marks[place + 1 :]), open_at=-1)
        self._room.announce(f"Mark removed: {gone.region.words}. Undo brings it back.")
        self.undo_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def undo(self) -> None:
        """Show the marks as they were before the last mark was added, removed or changed."""
        if self._past:
            self._put(self._past.pop(), open_at=-1)
            self._room.announce("Undone.")
            self.picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_mark(self, place: int) -> None:
        """Ask about a mark that is there."""
        self._put(self._marks, open_at=place)
        if self._form is not None:
            self._form.focus_here()

    def _build(self) -> None:
        card = Card(self.theme, parent=self)
        self.left.addWidget(card)
        card.body.addWidget(label(RULE, "muted", card))
        self.figures = FiguresToMark(self.theme, card)
        card.body.addWidget(self.figures)
        self._pointed = label(HOW, "muted", card)
        card.body.addWidget(self._pointed)
        head = QHBoxLayout()
        head.addWidget(label("Marks", "subtitle", self), 1)
        self.undo_button = Button(self.theme, "Undo", "link", parent=self)
        self.undo_button.setAccessibleName("Undo the last change to the marks")
        head.addWidget(self.undo_button)
        self.right.addLayout(head)
        words = label("Part of the body", "small", self)
        self.picker = Picker(self)
        words.setBuddy(self.picker)
        self.picker.setAccessibleName("Part of the body, to put a mark on")
        self.picker.addItem(UNCHOSEN)
        for region in Region:
            self.picker.addItem(region.words, region.value)
        self.add_button = Button(self.theme, "Add a mark", "secondary", parent=self)
        self.right.addWidget(words)
        line = QHBoxLayout()
        line.setSpacing(self.theme.space("s"))
        line.addWidget(self.picker, 1)
        line.addWidget(self.add_button)
        self.right.addLayout(line)
        self._none = label(NONE_YET, "faint", self)
        self.right.addWidget(self._none)
        self._rows_column = QVBoxLayout()
        self._rows_column.setContentsMargins(0, self.theme.space("s"), 0, 0)
        self._rows_column.setSpacing(self.theme.space("l"))
        self.right.addLayout(self._rows_column)

    def _connect(self) -> None:
        self.figures.marked.connect(self.add_mark)
        self.figures.picked.connect(self.open_mark)
        self.figures.pointed.connect(self._name_region)
        self.add_button.clicked.connect(self._add_picked)
        self.undo_button.clicked.connect(self.undo)
        self.picker.currentIndexChanged.connect(self._light_picked)

    def _name_region(self, region: Region | None) -> None:
        self._pointed.setText(HOW if region is None else region.words)
        if region is not None and self.figures.hasFocus():
            self._room.announce(region.words)

    def _light_picked(self, place: int) -> None:
        value = self.picker.itemData(place)
        self.figures.light(Region(value) if value else None)
        self.add_button.setEnabled(bool(value))

    def _add_picked(self) -> None:
        value = self.picker.currentData()
        self.picker.setCurrentIndex(0)
        if value:
            self.add_mark(Region(value))

    def _remember(self) -> None:
        self._past.append(self._marks)

    def _put(self, marks: tuple[Mark, ...], open_at: int) -> None:
        was = self._marks
        self._marks, self._open, self._is_touched = marks, open_at, False
        self._list()
        if marks != was:
            self.changed.emit()

    def _list(self) -> None:
        """Lay the list out again, the questions under the mark that is open."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows, self._form = [], None
        for place, mark in enumerate(self._marks):
            row = MarkRow(self.theme, place + 1, mark, self)
            row.change.clicked.connect(partial(self.open_mark, place))
            row.remove.clicked.connect(partial(self.remove_mark, place))
            if place == self._open:
                self._form = MarkForm(self._room, mark, row)
                self._form.changed.connect(self._answer)
                self._form.done.connect(self._fold_form)
                row.open_with(self._form)
            self._rows.append(row)
            self._rows_column.addWidget(row)
            row.show()  # at once, not after the layout's next turn: its first question is to get the focus
        self._none.setVisible(not self._marks)
        self.add_button.setEnabled(bool(self.picker.currentData()))
        self._show_undo()
        self.figures.show_marks(self._marks)

    def _answer(self) -> None:
        """Take what was just answered into the mark that is open."""
        if self._form is None:
            return
        place, mark = self._open, self._form.mark()
        if mark != self._marks[place]:
            if not self._is_touched:
                self._remember()
            self._is_touched = True
            self._marks = (*self._marks[:place], mark, *self._marks[place + 1 :])
            self._rows[place].show_mark(mark)
            self.figures.show_marks(self._marks)
            self._show_undo()
            self.changed.emit()

    def _fold_form(self) -> None:
        place = self._open
        self._put(self._marks, open_at=-1)
        self._rows[place].change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_undo(self) -> None:
        self.undo_button.setVisible(bool(self._past))
