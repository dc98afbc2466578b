"""A box that finds a child: part of a name, down the list, Enter. Nothing is chosen by itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.theme import dress
from ui.widgets.child_search import find_children
from ui.widgets.text import label
from ui.widgets.text_boxes import LineBox
from ui.words import counted

if TYPE_CHECKING:
    from ui.room import Room
    from ui.widgets.child_search import FoundChild

ROW = 36.0
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChildFinder(QWidget):
    """The box and its list. `chosen` gives a `FoundChild`; `edited` says that what is typed changed."""

    chosen = Signal(object)
    edited = Signal()

    def __init__(self, room: Room, parent: QWidget) -> None:
        """Stand empty, the list away."""
        super().__init__(parent)
        self._room = room
        self._found: tuple[FoundChild, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(room.theme.space("xs"))
        self.box = LineBox(self)
        self.box.setPlaceholderText("Part of a name, or the UPN")
        self.list = QListWidget(self)
        dress(self.list, "finder")
        self.list.setAccessibleName("Children found")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nobody = label("", "small", self)
        column.addWidget(self.box)
        column.addWidget(self.list)
        column.addWidget(self.nobody)
        self.close_list()
        self.box.textEdited.connect(self._ask)
        self.box.pasted.connect(self._ask)
        self.box.textChanged.connect(self.edited)
        self.list.itemClicked.connect(self._choose)
        self.box.installEventFilter(self)
        self.list.installEventFilter(self)

    def typed(self) -> str:
        """Give what stands in the box."""
        return self.box.words()

    def put(self, words: str) -> None:
        """Show words in the box without looking for them."""
        self.box.put(words)
        self.close_list()

    def close_list(self) -> None:
        """Put the list away."""
        self._found = ()
        self.list.clear()
        self.list.hide()
        self.nobody.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go between box and list by the arrows, choose by Enter, put the list away by Esc."""
        if isinstance(event, QKeyEvent) and self.list.isVisible() and self._takes(watched, event):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _takes(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return self._escape(event)
        if event.type() != QEvent.Type.KeyPress:
            return False
        if watched is self.box:
            return self._key_in_box(event)
        return self._key_in_list(event)

    def _escape(self, event: QKeyEvent) -> bool:
        """Take Esc before the window's own key does, and close the list with it."""
        if event.type() == QEvent.Type.KeyPress:
            self.box.setFocus()
            self.close_list()
        return event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)

    def _key_in_box(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Down and self._found:
            self.list.setFocus()
            self.list.setCurrentRow(0)
            return True
        return event.key() in _ENTER and not event.modifiers()

    def _key_in_list(self, event: QKeyEvent) -> bool:
        if event.key() in _ENTER and not event.modifiers():
            self._choose(self.list.currentItem())
            return True
        if event.key() == Qt.Key.Key_Up and self.list.currentRow() == 0:
            self.box.setFocus()
            self.list.setCurrentRow(-1)
            return True
        return False

    def _ask(self, _: object = None) -> None:
        words = self.box.words().strip()
        if words:
            self._room.tasks.ask(partial(find_children, words), self._show, instead_of="find a child")
        else:
            self.close_list()

    def _show(self, found: tuple[FoundChild, ...]) -> None:
        if not self.box.words().strip():
            return
        self._found = found
        self.list.clear()
        for one in found:
            item = QListWidgetItem(one.words, self.list)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, one.words)
        self.list.setVisible(bool(found))
        self.list.setCurrentRow(-1)
        height = self._room.theme.px(ROW)
        self.list.setFixedHeight(height * len(found) + self._room.theme.px(10))
        self.nobody.setText("No child of this name is on the register. Check the spelling, or add the child.")
        self.nobody.setVisible(not found)
        said = f"{counted(len(found), 'child', 'children')} found. Press Down to choose."
        self._room.announce(said if found else self.nobody.text())

    def _choose(self, item: QListWidgetItem | None) -> None:
        place = self.list.row(item) if item is not None else -1
        if 0 <= place < len(self._found):
            found = self._found[place]
            self.box.setFocus()
            self.close_list()
            self.chosen.emit(found)
