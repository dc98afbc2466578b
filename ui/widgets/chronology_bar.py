"""What narrows a chronology: chips by kind, words typed, a day to go to, the order, the room of a row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dsl_desk.errors import Wrong
from dsl_desk.model.days import EXAMPLE, Side, read_day
from ui import words
from ui.tables.chronology import Group, Order
from ui.theme import ICON
from ui.widgets.button import Button
from ui.widgets.chip import FilterChip
from ui.widgets.chronology_style import Density
from ui.widgets.flow import Flow
from ui.widgets.text import label

if TYPE_CHECKING:
    from ui.room import Room
    from ui.tables.chronology import ChronologyModel
    from ui.widgets.chronology_view import ChronologyView

FIND = "Find in this chronology"
GO_TO = "Go to a day"
_FIND_WIDTH, _DAY_WIDTH = 190, 120


class ChronologyBar(QWidget):
    """Chips, and behind "Filter" the rest."""

    ordered = Signal(object)
    thickened = Signal(object)

    def __init__(self, room: Room, model: ChronologyModel, view: ChronologyView, parent: QWidget) -> None:
        """Narrow this model and move this list."""
        super().__init__(parent)
        self._room = room
        self._model = model
        self._view = view
        self._column = QVBoxLayout(self)
        self._chips = Flow()
        self._column.addLayout(self._chips)
        self._by_group: dict[Group, FilterChip] = {}
        for group in Group:
            chip = FilterChip(room.theme, group.value, parent=self)
            chip.clicked.connect(partial(self._narrow, group))
            self._by_group[group] = chip
            self._chips.addWidget(chip)
        self._by_group[Group.EVERYTHING].setChecked(True)
        self.more = FilterChip(room.theme, "Filter", parent=self)
        self.more.setText(" Filter")
        self.more.setAccessibleDescription("Shows words to find, a day to go to, order and room")
        self.more.toggled.connect(self._show_more)
        self._chips.addWidget(self.more)
        self._build_more()
        self._space()
        room.theme.changed.connect(self._space)

    def count(self) -> None:
        """Show on each chip how many there are; a chip with none is not shown."""
        for group, chip in self._by_group.items():
            number = self._model.count(group)
            chip.set_count(number)
            chip.setVisible(number > 0 or group in (Group.EVERYTHING, self._model.group))

    def ask_for_words(self) -> None:
        """Let somebody type what to find."""
        self.more.setChecked(True)
        self.words.setFocus()
        self.words.selectAll()

    def close_more(self) -> bool:
        """Show everything again; says whether anything was narrowed or open."""
        if not self.more.isChecked() and self._model.group is Group.EVERYTHING:
            return False
        self.words.clear()
        self.more.setChecked(False)
        self._narrow(Group.EVERYTHING)
        return True

    def show_settings(self, order: Order, density: Density) -> None:
        """Say on the buttons what is shown now."""
        self._order.say(order.value)
        self._density.say(density.label)

    def _build_more(self) -> None:
        self._more = QWidget(self)
        row = Flow(self._more)
        self.words = QLineEdit(self._more)
        self.words.setAccessibleName(FIND)
        self.words.setPlaceholderText(FIND)
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._find)
        self.day = QLineEdit(self._more)
        self.day.setAccessibleName(GO_TO)
        self.day.setPlaceholderText(GO_TO)
        self.day.setAccessibleDescription(f"Write a day, {EXAMPLE}, and press Enter")
        self.day.returnPressed.connect(self._go_to_day)
        self._order = Button(self._room.theme, Order.NEWEST.value, "quiet", "arrow-up-down", self._more)
        self._order.setAccessibleDescription("Changes the order")
        self._order.clicked.connect(self._turn_round)
        density = Density.COMFORTABLE.label
        self._density = Button(self._room.theme, density, "quiet", "layout-list", self._more)
        self._density.setAccessibleDescription("Changes how much room a row takes")
        self._density.clicked.connect(self._change_density)
        for widget in (self.words, self.day, self._order, self._density):
            row.addWidget(widget)
        self._column.addWidget(self._more)
        self._fault = label("", "danger", self)
        self._column.addWidget(self._fault)
        self._fault.hide()
        self._more.hide()

    def _show_more(self, is_shown: bool) -> None:
        self._more.setVisible(is_shown)
        if not is_shown:
            self._say_fault("")

    def _narrow(self, group: Group) -> None:
        for one, chip in self._by_group.items():
            chip.setChecked(one is group)
        self._model.narrow(group)
        self._say_count()

    def _find(self, asked: str) -> None:
        self._model.find(asked)
        self._say_count()

    def _go_to_day(self) -> None:
        try:
            day = read_day(self.day.text(), self._room.today(), Side.EITHER)
        except Wrong as fault:
            self._say_fault(f"The day {fault}")
            return
        self._say_fault("")
        row = self._model.row_of_day(day)
        if row >= 0:
            self._view.setFocus()
            self._view.jump_to(row)

    def _turn_round(self) -> None:
        order = Order.OLDEST if self._model.order is Order.NEWEST else Order.NEWEST
        self._model.put_in_order(order)
        self._order.say(order.value)
        self.ordered.emit(order)

    def _change_density(self) -> None:
        is_wide = self._view.density is Density.COMFORTABLE
        density = Density.COMPACT if is_wide else Density.COMFORTABLE
        self._view.thicken(density)
        self._density.say(density.label)
        self.thickened.emit(density)

    def _say_fault(self, fault: str) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        if fault:
            self._room.announce(fault)

    def _say_count(self) -> None:
        self._room.announce(f"{words.counted(self._model.shown, 'record')} shown")

    def _space(self) -> None:
        theme = self._room.theme
        self._column.setContentsMargins(theme.px(6), 0, theme.px(6), 0)
        self._column.setSpacing(theme.space("s"))
        self.words.setFixedWidth(theme.px(_FIND_WIDTH))
        self.day.setFixedWidth(theme.px(_DAY_WIDTH))
        self.more.setIcon(theme.icon("list-filter"))
        self.more.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))
