"""Questions answered with a child, or with children and the part each has."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dsl_desk.model.record import Involved, Part, RecordId
from ui.theme import dress
from ui.widgets.button import IconButton
from ui.widgets.child_finder import ChildFinder
from ui.widgets.child_search import FoundChild, name_children
from ui.widgets.field import Field
from ui.widgets.fields_choice import Picker
from ui.widgets.row_list import RowList
from ui.widgets.text import label
from ui.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dsl_desk.practice.drafts import Plain
    from ui.room import Room

UNCHOSEN = "Choose the child from the list, or clear the box"
PARTS = (Part.SUBJECT, Part.ALLEGED_HARMER, Part.WITNESS, Part.SIBLING, Part.MENTIONED)
OTHER_PARTS = (Part.SIBLING, Part.ALLEGED_HARMER, Part.WITNESS, Part.MENTIONED)
ABOUT_ALREADY = "It is about this child already"
BEING_READ = "The child's name is being read"


def plain_involved(involved: Iterable[Involved]) -> Plain:
    """Give children with their parts as an `InvolvedField` fills in."""
    return [{"who": one.who, "part": one.part.value} for one in involved]


class ChildField(Field):
    """A question answered with one child of the register."""

    def __init__(
        self,
        room: Room,
        name: str,
        label: str,
        *,
        hint: str = "",
        required: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Ask for a child."""
        super().__init__(room, name, label, hint=hint, required=required, parent=parent)
        self._child: FoundChild | None = None
        self.finder = ChildFinder(room, self)
        self.body.addWidget(self.finder)
        self.look_after(self.finder.box)
        self.look_after(self.finder.list, "Children found")
        self.finder.chosen.connect(self._choose)
        self.finder.edited.connect(self._look_again)

    def child(self) -> RecordId | None:
        """Give the child chosen."""
        return self._child.child if self._child else None

    def value(self) -> Plain:
        """Give the child's id, and what is typed while none is chosen."""
        typed = self.finder.typed()
        if self._child:
            return {"child": self._child.child}
        return {"typed": typed} if typed else {}

    def fill(self, value: Plain) -> None:
        """Show a child by what `value` gave, or by an id; the name is read from the register."""
        held = {"child": value} if isinstance(value, str) and value else value
        if not isinstance(held, dict):
            return
        child, typed = held.get("child"), held.get("typed", "")
        if isinstance(child, str) and child:
            if child == self.child():
                return
            self._child = FoundChild(child=RecordId(child), words="")
            self.finder.put("")
            self._child = FoundChild(child=RecordId(child), words="")
            self.room.tasks.ask(partial(name_children, (RecordId(child),)), self._name)
        else:
            self._child = None
            self.finder.put(typed if isinstance(typed, str) else "")
        self.changed.emit()

    def said(self) -> str:
        """Give the child's name, or what is typed."""
        return (self._child.words or BEING_READ) if self._child else self.finder.typed().strip()

    def impossible(self) -> tuple[str, ...]:
        """Words are typed, but no child of the register is chosen."""
        return () if self._child else (UNCHOSEN,)

    def parts_at_fault(self) -> tuple[QWidget, ...]:
        """The box."""
        return (self.finder.box,)

    def _choose(self, found: FoundChild) -> None:
        self._child = None
        self.finder.put(found.words)
        self._child = found
        self.show_fault("")
        self.changed.emit()

    def _name(self, found: tuple[FoundChild, ...]) -> None:
        if found and found[0].child == self.child():
            words = found[0]
            self._child = None
            self.finder.put(words.words)
            self._child = words
            self.resaid.emit()

    def _look_again(self) -> None:
        """Let go of the child where other words are typed over the name."""
        if self._child and self.finder.typed() == self._child.words:
            return
        self._child = None
        self.changed.emit()


class InvolvedRow(QFrame):
    """One child and their part."""

    changed = Signal()
    removed = Signal()

    def __init__(
        self, room: Room, found: FoundChild, part: Part, parts: tuple[Part, ...], parent: QWidget
    ) -> None:
        """Show a child; a name not read yet comes by `name`."""
        super().__init__(parent)
        self.found = found
        dress(self, "field_row")
        row = QHBoxLayout(self)
        space = room.theme.space("s")
        row.setContentsMargins(room.theme.space("m"), space, space, space)
        row.setSpacing(space)
        words = QVBoxLayout()
        words.setSpacing(space)
        self._name = label("", "body", self)
        words.addWidget(self._name)
        self.part = Picker(self)
        for one in parts:
            self.part.addItem(sentence(one.value), one.value)
        self.part.setCurrentIndex(max(0, self.part.findData(part.value)))
        words.addWidget(self.part)
        row.addLayout(words, 1)
        self.remove = IconButton(room.theme, "x", "Remove", self)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.part.activated.connect(self.changed)
        self.remove.clicked.connect(self.removed)
        self.name(found)

    def name(self, found: FoundChild) -> None:
        """Show the name."""
        self.found = found
        words = found.words or BEING_READ
        self._name.setText(words)
        self.part.setAccessibleName(f"Part of {words}")
        self.remove.rename(f"Remove {words}")

    def involved(self) -> Involved:
        """Give the child with the part chosen."""
        return Involved(who=self.found.child, part=Part(self.part.currentData()))

    def said(self) -> str:
        """Give the name and the part."""
        return f"{self.found.words or BEING_READ}: {self.part.currentText().lower()}"


class InvolvedField(Field):
    """A question answered with children, each with the part they have in it."""

    parts: ClassVar[tuple[Part, ...]] = PARTS

    def __init__(
        self,
        room: Room,
        name: str,
        label: str,
        *,
        hint: str = "",
        required: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Ask for children."""
        super().__init__(room, name, label, hint=hint, required=required, parent=parent)
        self._rows: RowList[InvolvedRow] = RowList(self, "Child")
        self.body.addLayout(self._rows.layout)
        self.finder = ChildFinder(room, self)
        self.body.addWidget(self.finder)
        self.look_after(self.finder.box, "Find a child")
        self.look_after(self.finder.list, "Children found")
        self.finder.chosen.connect(self._add_found)
        self.finder.edited.connect(self.changed)
        self.measure()

    def involved(self) -> tuple[Involved, ...]:
        """Give each child with their part."""
        return tuple(row.involved() for row in self._rows)

    def start_with(self, child: RecordId) -> None:
        """Put in a child whom it is about, as when the form was opened from their page."""
        if all(row.found.child != child for row in self._rows):
            self._add(FoundChild(child=child, words=""), Part.SUBJECT)
            self._read_names()
            self.changed.emit()

    def value(self) -> Plain:
        """Give the children's ids with their parts, and what is typed while none is chosen."""
        rows = plain_involved(self.involved())
        typed = self.finder.typed()
        return {"children": rows, "typed": typed} if typed else rows

    def fill(self, value: Plain) -> None:
        """Show children by what `value` gave."""
        held = value.get("children") if isinstance(value, dict) else value
        typed = value.get("typed") if isinstance(value, dict) else ""
        if not isinstance(held, list):
            return
        for row in self._rows:
            self._rows.drop(row)
        for one in held:
            if isinstance(one, dict) and isinstance(one.get("who"), str):
                who = RecordId(str(one["who"]))
                self._add(FoundChild(child=who, words=""), _part(one.get("part")))
        self.finder.put(typed if isinstance(typed, str) else "")
        self._read_names()
        self.changed.emit()

    def said(self) -> str:
        """Give each child and part, a line each."""
        return "\n".join(filter(None, (*(row.said() for row in self._rows), self.finder.typed().strip())))

    def impossible(self) -> tuple[str, ...]:
        """Words are typed, but no child of the register is chosen."""
        return (UNCHOSEN,) if self.finder.typed().strip() else ()

    def parts_at_fault(self) -> tuple[QWidget, ...]:
        """The box."""
        return (self.finder.box,)

    def focus_here(self) -> None:
        """Go to the box, where a child is added."""
        self.finder.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def measure(self) -> None:
        """Space the rows."""
        super().measure()
        self._rows.layout.setSpacing(self.room.theme.space("s"))

    def _add_found(self, found: FoundChild) -> None:
        self.finder.put("")
        if any(row.found.child == found.child for row in self._rows):
            self.room.announce("This child is in it already")
            return
        row = self._add(found, self._usual_part())
        self.show_fault("")
        self.room.announce(f"Added. {row.said()}")
        self.changed.emit()

    def _usual_part(self) -> Part:
        """Take the first child added for the one it is about."""
        first = not any(row.involved().part is Part.SUBJECT for row in self._rows)
        return Part.SUBJECT if first else Part.MENTIONED

    def _add(self, found: FoundChild, part: Part, place: int = -1) -> InvolvedRow:
        row = InvolvedRow(self.room, found, part, self.parts, self)
        self._rows.insert(row, place)
        row.changed.connect(self.changed)
        row.removed.connect(partial(self._remove, row))
        self._put_in_order()
        return row

    def _put_in_order(self) -> None:
        """Let the Tab key go through the rows, and then to the box below them."""
        before: QWidget = self.finder.box
        for row in self._rows:
            QWidget.setTabOrder(before, row.part)
            QWidget.setTabOrder(row.part, row.remove)
            before = row.remove
        QWidget.setTabOrder(before, self.finder.box)

    def _remove(self, row: InvolvedRow) -> None:
        put_back = partial(self._put_back, row.found, row.involved().part)
        self._rows.take_out(row, self.finder.box, self._rows.drop, put_back)

    def _put_back(self, found: FoundChild, part: Part, place: int) -> None:
        if all(row.found.child != found.child for row in self._rows):
            self._add(found, part, place)

    def _read_names(self) -> None:
        unread = tuple(row.found.child for row in self._rows if not row.found.words)
        if unread:
            self.room.tasks.ask(partial(name_children, unread), self._name)

    def _name(self, found: tuple[FoundChild, ...]) -> None:
        known = {one.child: one for one in found}
        for row in self._rows:
            if row.found.child in known:
                row.name(known[row.found.child])
        self.resaid.emit()


class OthersField(InvolvedField):
    """A question answered with children besides the one it is about, each with the part they have in it."""

    parts: ClassVar[tuple[Part, ...]] = OTHER_PARTS
    _about: RecordId | None = None

    def leave_out(self, child: RecordId) -> None:
        """Take no notice of this child: it is about them."""
        self._about = child

    def _usual_part(self) -> Part:
        return Part.MENTIONED

    def _add_found(self, found: FoundChild) -> None:
        if found.child == self._about:
            self.finder.put("")
            self.room.say(ABOUT_ALREADY)
        else:
            super()._add_found(found)


def _part(value: Plain) -> Part:
    return next((part for part in PARTS if part.value == value), Part.MENTIONED)
