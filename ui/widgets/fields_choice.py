"""Questions answered by choosing: one of a few, one of many, or any of some. Nothing is chosen beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.field import Field
from ui.widgets.text import label
from ui.words import one_line

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QWheelEvent

    from dsl_desk.practice.drafts import Plain
    from ui.room import Room
    from ui.theme import Theme

UNCHOSEN = "Choose one"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer that may be chosen: what is kept, what is shown, and perhaps a line beneath."""

    value: str
    words: str
    hint: str = ""


class OptionRow(QWidget):
    """A radio button or tick box with words that wrap; a click on the words chooses it too."""

    def __init__(self, theme: Theme, button: QAbstractButton, option: Option, parent: QWidget) -> None:
        """Lay out one option."""
        super().__init__(parent)
        self.button = button
        button.setParent(self)
        button.setAccessibleName(". ".join(filter(None, (option.words, option.hint))))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("xs"))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setContentsMargins(0, theme.px(5), 0, theme.space("xs"))
        words.setSpacing(0)
        words.addWidget(label(option.words, "body", self))
        if option.hint:
            words.addWidget(label(option.hint, "faint", self))
        row.addLayout(words, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose by a click on the words."""
        if self.button.isEnabled() and self.rect().contains(event.position().toPoint()):
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()
        event.accept()


class _Rows(Field):
    """A question whose options stand beneath each other."""

    def __init__(
        self,
        room: Room,
        name: str,
        label: str,
        options: tuple[Option, ...] = (),
        *,
        hint: str = "",
        required: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Offer these options."""
        super().__init__(room, name, label, hint=hint, required=required, parent=parent)
        self._options: tuple[Option, ...] = ()
        self._rows: dict[str, OptionRow] = {}
        self._wanted: tuple[str, ...] = ()
        self.measure()
        self._group = QButtonGroup(self)
        self._group.setExclusive(self.is_single())
        self.offer(options)

    def measure(self) -> None:
        """Stand close under each other."""
        super().measure()
        self.body.setSpacing(self.room.theme.space("xxs"))

    def is_single(self) -> bool:
        """Say whether only one may be chosen."""
        raise NotImplementedError

    def offer(self, options: tuple[Option, ...]) -> None:
        """Offer other options; what was chosen stays chosen where it is still offered."""
        if options == self._options:
            return
        wanted = self._wanted
        for row in self._rows.values():
            self._group.removeButton(row.button)
            self.let_go(row.button)
            row.hide()
            row.deleteLater()
        self._options, self._rows = options, {}
        for option in options:
            self._add(option)
        self._choose(wanted)
        self.resaid.emit()

    def said(self) -> str:
        """Give the words of what was chosen."""
        return "\n".join(one.words for one in self._options if one.value in self._chosen())

    def focus_here(self) -> None:
        """Put the focus on what is chosen, or on the first option."""
        chosen = [row.button for value, row in self._rows.items() if value in self._chosen()]
        if chosen:
            chosen[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_here()

    def _add(self, option: Option) -> None:
        button = QRadioButton() if self.is_single() else QCheckBox()
        row = OptionRow(self.room.theme, button, option, self)
        self._rows[option.value] = row
        if self.is_single():  # in a group Tab stops at one button only
            self._group.addButton(button)
        self.body.addWidget(row)
        named = button.accessibleName()
        self.look_after(button)
        button.setAccessibleName(f"{named}, {self.label_words}" if self._parts[0] is button else named)
        button.toggled.connect(partial(self._toggle, option.value))

    def _chosen(self) -> tuple[str, ...]:
        return self._wanted

    def _choose(self, wanted: tuple[str, ...]) -> None:
        """Tick what is wanted; a value not offered yet waits for its option."""
        self._wanted = wanted
        self._group.setExclusive(False)
        for value, row in self._rows.items():
            row.button.blockSignals(True)
            row.button.setChecked(value in wanted)
            row.button.blockSignals(False)
        self._group.setExclusive(self.is_single())

    def _toggle(self, value: str, on: object) -> None:
        if self.is_single():
            self._wanted = (value,) if on else self._wanted
            if not on:
                return
        else:
            now = {*self._wanted, value} if on else {*self._wanted} - {value}
            offered = tuple(one.value for one in self._options if one.value in now)
            self._wanted = (*offered, *(one for one in self._wanted if one in now and one not in offered))
        self.changed.emit()


class ChoiceField(_Rows):
    """A question with a few answers of which one holds."""

    def is_single(self) -> bool:
        """One only."""
        return True

    def chosen(self) -> str:
        """Give the value chosen, "" where none is."""
        return next((one.value for one in self._options if one.value in self._wanted), "")

    def value(self) -> str:
        """Give the value chosen, even one whose option is not offered yet."""
        return next(iter(self._wanted), "")

    def fill(self, value: Plain) -> None:
        """Choose a value; "" chooses none."""
        if isinstance(value, str) and value != self.value():
            self._choose((value,) if value else ())
            self.changed.emit()


class TicksField(_Rows):
    """A question of whose answers any may hold."""

    def is_single(self) -> bool:
        """Any number."""
        return False

    def chosen(self) -> tuple[str, ...]:
        """Give the values ticked, in the order offered."""
        return tuple(one.value for one in self._options if one.value in self._wanted)

    def value(self) -> list[Plain]:
        """Give the values ticked, even those whose option is not offered yet."""
        return list(self._wanted)

    def fill(self, value: Plain) -> None:
        """Tick these values and no others."""
        if isinstance(value, list) and value != self.value():
            self._choose(tuple(one for one in value if isinstance(one, str)))
            self.changed.emit()


class Picker(QComboBox):
    """A list to pick from that the wheel does not change in passing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Stand empty, and as narrow as the column asks."""
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class PickField(Field):
    """A question with many answers of which one holds."""

    def __init__(
        self,
        room: Room,
        name: str,
        label: str,
        options: tuple[Option, ...] = (),
        *,
        hint: str = "",
        required: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Offer these options, none of them chosen."""
        super().__init__(room, name, label, hint=hint, required=required, parent=parent)
        self._options: tuple[Option, ...] = ()
        self._wanted = ""
        self._picker = Picker(self)
        self.body.addWidget(self._picker)
        self.look_after(self._picker)
        self._picker.activated.connect(self._pick)
        self._list()
        self.offer(options)

    def offer(self, options: tuple[Option, ...]) -> None:
        """Offer other options; what was chosen stays chosen where it is still offered."""
        if options != self._options:
            self._options = options
            self._list()
            self.resaid.emit()

    def chosen(self) -> str:
        """Give the value chosen, "" where none is."""
        return next((one.value for one in self._options if one.value == self._wanted), "")

    def value(self) -> str:
        """Give the value chosen, even one whose option is not offered yet."""
        return self._wanted

    def fill(self, value: Plain) -> None:
        """Choose a value; "" chooses none."""
        if isinstance(value, str) and value != self._wanted:
            self._wanted = value
            self._show_chosen()
            self.changed.emit()

    def said(self) -> str:
        """Give the words of what was chosen."""
        return next((one.words for one in self._options if one.value == self._wanted), "")

    def _list(self) -> None:
        self._picker.clear()
        self._picker.addItem(UNCHOSEN)
        for option in self._options:
            self._picker.addItem(one_line(". ".join(filter(None, (option.words, option.hint)))))
        self._show_chosen()

    def _show_chosen(self) -> None:
        places = [place for place, one in enumerate(self._options, 1) if one.value == self._wanted]
        self._picker.setCurrentIndex(places[0] if places else 0)

    def _pick(self, place: int) -> None:
        value = self._options[place - 1].value if place else ""
        if value != self._wanted:
            self._wanted = value
            self.changed.emit()
