"""The tables of an import: children to be added, details that would change, and lists of names."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from ui.labels import BY_KIND
from ui.tables.rows import Column
from ui.widgets.stack import Stack
from ui.widgets.table import Table
from ui.widgets.text import label
from ui.words import plain_day, sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dsl_desk.practice.imports import ChangedChild, NewChild
    from ui.room import Room

HEIGHT = 420.0
"""Design pixels of a table before it scrolls within itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name, and the row it stands in."""

    row: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One detail of one child, as it is and as it would be."""

    row: int
    name: str
    field: str
    was: str
    becomes: str


def new_table(room: Room, added: tuple[NewChild, ...], parent: QWidget) -> QWidget:
    """Show who would be added."""
    columns: tuple[Column[NewChild], ...] = (
        Column(key="child", title="Child", text=attrgetter("child.name"), width=220, least=120, grows=True),
        Column(key="born", title="Born", text=_born, order=attrgetter("child.born_on"), width=150, least=110),
        Column(key="year", title="Year", text=attrgetter("child.year_group"), width=90, least=60),
        Column(key="authority", title="Authority", text=_home, width=160, least=90, grows=True),
        Column(key="upn", title="UPN", text=attrgetter("child.upn"), width=150, least=90),
        Column(key="row", title="Row", text=_row, order=attrgetter("row"), width=70, least=50, at_right=True),
    )
    table: Table[NewChild] = Table(
        room, "import new", columns, ("new child", "new children"), attrgetter("row"), parent
    )
    table.show_rows(added)
    return _bounded(room, table)


def changed_table(room: Room, changed: tuple[ChangedChild, ...], parent: QWidget) -> QWidget:
    """Show each detail that would change: what it is, what it becomes."""
    columns: tuple[Column[Change], ...] = (
        Column(key="child", title="Child", text=attrgetter("name"), width=190, least=110),
        Column(key="field", title="What", text=attrgetter("field"), width=150, least=90),
        Column(key="was", title="Is", text=_was, width=190, least=90, grows=True),
        Column(key="becomes", title="Becomes", text=attrgetter("becomes"), width=190, least=90, grows=True),
        Column(key="row", title="Row", text=_row, order=attrgetter("row"), width=70, least=50, at_right=True),
    )
    rows = tuple(
        Change(
            row=one.row,
            name=one.child.name,
            field=_field(difference.field),
            was=difference.was,
            becomes=difference.becomes,
        )
        for one in changed
        for difference in one.differences
    )
    table: Table[Change] = Table(
        room, "import changed", columns, ("change", "changes"), attrgetter("row", "field"), parent
    )
    table.show_rows(rows)
    return _bounded(room, table)


def names_table(room: Room, lead: str, names: tuple[Named, ...], parent: QWidget) -> QWidget:
    """Show names below a sentence that says what becomes of them."""
    made = Stack(room.theme, "m", parent)
    columns: tuple[Column[Named], ...] = (
        Column(key="child", title="Child", text=attrgetter("name"), width=300, least=120, grows=True),
        Column(key="row", title="Row", text=attrgetter("row"), width=70, least=50, at_right=True),
    )
    table: Table[Named] = Table(
        room, "import names", columns, ("child", "children"), attrgetter("row", "name"), made
    )
    table.show_rows(names)
    made.add(label(lead, "body", made), _bounded(room, table))
    return made


def _bounded(room: Room, table: QWidget) -> QWidget:
    table.setMaximumHeight(min(table.maximumHeight(), room.theme.px(HEIGHT)))
    table.setMinimumHeight(min(table.maximumHeight(), room.theme.px(HEIGHT)))
    return table


def _born(row: NewChild) -> str:
    return plain_day(row.child.born_on) if row.child.born_on else ""


def _home(row: NewChild) -> str:
    return ", ".join(one.name or one.code for one in row.child.authorities)


def _row(row: NewChild | Change) -> str:
    return str(row.row)


def _was(row: Change) -> str:
    return row.was or "Nothing"


def _field(name: str) -> str:
    return BY_KIND["child"].get(name) or sentence(name.replace("_", " "))
