"""Criteria that a person copies from the authority's own document: its words, its page, and our facts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dsl_desk.model.judgement import Fact
from ui.theme import dress
from ui.widgets.button import Button
from ui.widgets.composed import ComposedField
from ui.widgets.fields_choice import PickField
from ui.widgets.fields_facts import FactsField
from ui.widgets.fields_text import LineField, PassageField
from ui.widgets.row_list import RowList
from ui.words import quoted

if TYPE_CHECKING:
    from dsl_desk.practice.drafts import Plain
    from ui.room import Room
    from ui.widgets.field import Field
    from ui.widgets.fields_choice import Option
    from ui.widgets.fields_facts import FactSource


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A passage asked besides: the name its words are kept under, and what is asked."""

    name: str
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A criterion as it was copied, its facts, and what was said in each further passage, by name."""

    quoted: str
    page: str
    level_id: str
    facts: tuple[Fact, ...]
    views: dict[str, str]


class CopiedRow(QFrame):
    """One criterion, open to be changed."""

    changed = Signal()
    removed = Signal()

    def __init__(self, room: Room, views: tuple[View, ...], parent: QWidget) -> None:
        """Stand empty."""
        super().__init__(parent)
        self._theme = room.theme
        dress(self, "field_row")
        self.quoted = PassageField(
            room,
            "quoted",
            "The authority's words, word for word",
            required="Copy the words of the criterion",
            rows=2,
            parent=self,
        )
        self.page = LineField(
            room, "page", "Page", required="Enter the page the criterion stands on", parent=self
        )
        self.level = PickField(room, "level", "Level it stands under, if any", parent=self)
        self.facts = FactsField(room, "facts", "Dated facts that meet it", parent=self)
        self.views = {one.name: PassageField(room, one.name, one.asked, rows=2, parent=self) for one in views}
        self.remove = Button(room.theme, "Take this criterion out", "link", "x", self)
        self.level.hide()
        self._column = QVBoxLayout(self)
        for field in self.fields():
            self._column.addWidget(field)
            field.changed.connect(self.changed)
        self._column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.remove.clicked.connect(self.removed)
        self._space()
        room.theme.changed.connect(self._space)

    def fields(self) -> tuple[Field, ...]:
        """Give its questions in order."""
        return (self.quoted, self.page, self.level, self.facts, *self.views.values())

    def offer(self, levels: tuple[Option, ...], sources: tuple[FactSource, ...]) -> None:
        """Offer the edition's levels, and the records a fact may stand in."""
        self.level.offer(levels)
        self.level.setVisible(bool(levels))
        self.facts.offer(sources)

    def value(self) -> dict[str, Plain]:
        """Give what stands here."""
        return {one.name: one.value() for one in self.fields()}

    def put(self, value: dict[str, Plain]) -> None:
        """Show what `value` gave."""
        for one in self.fields():
            one.fill(value.get(one.name))

    def is_empty(self) -> bool:
        """Nothing was written or chosen."""
        return all(one.is_empty() for one in self.fields())

    def copied(self) -> Copied:
        """Give the criterion."""
        return Copied(
            quoted=self.quoted.words(),
            page=self.page.words(),
            level_id=self.level.chosen(),
            facts=self.facts.facts(),
            views={name: one.words() for name, one in self.views.items()},
        )

    def said(self) -> str:
        """Give its words, page, facts and views."""
        facts = tuple(f"• {one}" for one in self.facts.said().split("\n") if one)
        views = tuple(f"{one.label_words}: {one.said()}" for one in self.views.values() if one.said())
        page = f" (page {self.page.words()})" if self.page.words() else ""
        return "\n".join((f"{quoted(self.quoted.said())}{page}", *facts, *views))

    def _space(self) -> None:
        edge = self._theme.space("m")
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(self._theme.space("l"))


class CopiedField(ComposedField):
    """A question answered with criteria copied from the document. `views` are passages asked of each."""

    def __init__(
        self,
        room: Room,
        name: str,
        words: str,
        *,
        hint: str = "",
        views: tuple[View, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Ask for criteria; none stands ready."""
        super().__init__(room, name, words, hint=hint, parent=parent)
        self._views = views
        self._rows: RowList[CopiedRow] = RowList(self, "Criterion")
        self._levels: tuple[Option, ...] = ()
        self._sources: tuple[FactSource, ...] = ()
        self._rows.layout.setSpacing(room.theme.space("m"))
        self.body.addLayout(self._rows.layout)
        self.add_button = Button(room.theme, "Copy a criterion", "secondary", "plus", self)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.look_after(self.add_button, "Copy a criterion")
        self.add_button.clicked.connect(self.add_row)

    def offer(self, levels: tuple[Option, ...], sources: tuple[FactSource, ...]) -> None:
        """Offer the edition's levels, and the records a fact may stand in."""
        self._levels, self._sources = levels, sources
        for row in self._rows:
            row.offer(levels, sources)

    def copied(self) -> tuple[Copied, ...]:
        """Give each criterion."""
        return tuple(row.copied() for row in self._begun())

    def inner(self) -> tuple[Field, ...]:
        """The questions of each criterion that was begun."""
        return tuple(one for row in self._begun() for one in row.fields())

    def sentence(self, one: Field, fault: str) -> str:
        """Say which of the criteria it is, by its place."""
        place = next(place for place, row in enumerate(self._begun(), 1) if one in row.fields())
        return f"Criterion {place}: {fault[:1].lower()}{fault[1:]}"

    def value(self) -> Plain:
        """Give what stands in each."""
        return [row.value() for row in self._begun()]

    def fill(self, value: Plain) -> None:
        """Show what `value` gave."""
        if isinstance(value, list):
            for row in self._rows:
                self._rows.drop(row)
            for one in value:
                if isinstance(one, dict):
                    self._add().put(one)
            self.changed.emit()

    def said(self) -> str:
        """Give each criterion."""
        return "\n\n".join(row.said() for row in self._begun())

    def add_row(self, _: object = None) -> None:
        """Open one more and go to it."""
        self._add().quoted.focus_here()

    def _begun(self) -> tuple[CopiedRow, ...]:
        return tuple(row for row in self._rows if not row.is_empty())

    def _add(self, place: int = -1) -> CopiedRow:
        row = CopiedRow(self.room, self._views, self)
        row.offer(self._levels, self._sources)
        self._rows.insert(row, place)
        row.changed.connect(self.changed)
        row.removed.connect(partial(self._remove, row))
        QWidget.setTabOrder(row.remove, self.add_button)
        return row

    def _remove(self, row: CopiedRow) -> None:
        put_back = partial(self._put_back, row.value())
        self._rows.take_out(row, self.add_button, self._rows.drop, put_back)

    def _put_back(self, value: dict[str, Plain], place: int) -> None:
        self._add(place).put(value)
