"""What the palette lists: children, things to do and records, each under its head."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from dsl_desk.model.record import RecordId
from ui.places import Place, Where
from ui.shortcuts import Shortcut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dsl_desk.practice.palette import Palette

Index = QModelIndex | QPersistentModelIndex

_ICONS = {
    "concern": "flag",
    "note": "notebook-pen",
    "judgement": "scale",
    "referral": "send",
    "reply": "corner-up-left",
    "escalation": "megaphone",
    "contact attempt": "phone",
    "support given": "hand-helping",
    "disclosure": "file-check",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: a head, or something to choose. `do` is done when there is no place to go to."""

    words: str
    said: str = ""
    icon: str = ""
    key: str = ""
    place: Place | None = None
    do: Callable[[], object] | None = None
    child: RecordId | None = None

    @property
    def is_head(self) -> bool:
        """Say whether it only names what follows."""
        return self.place is None and self.do is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something that can be done from anywhere."""

    words: str
    icon: str
    shortcut: Shortcut | None = None
    place: Place | None = None
    do: Callable[[], object] | None = None

    def line(self) -> Line:
        """Give its line."""
        key = self.shortcut.shown() if self.shortcut else ""
        return Line(words=self.words, icon=self.icon, key=key, place=self.place, do=self.do)


def lines_of(found: Palette, deeds: Iterable[Deed], asked: str) -> tuple[Line, ...]:
    """Put what was found in order: children, things to do, records."""
    children = tuple(
        Line(
            words=one.name,
            said=one.said,
            icon="user",
            place=Place(screen=Where.CHILD, child=one.child_id),
            child=one.child_id,
        )
        for one in found.children
    )
    about = tuple(
        Line(
            words=f"Record a concern about {one.name}",
            icon="plus",
            place=Place(screen=Where.CONCERN, child=one.child_id),
            child=one.child_id,
        )
        for one in (found.children[:1] if asked else ())
    )
    doing = tuple(deed.line() for deed in deeds if _fits(deed.words, asked))
    records = tuple(
        Line(
            words=one.headline,
            said=one.said,
            icon=_ICONS.get(one.kind, "file-text"),
            place=Place(screen=Where.RECORD, record=one.record_id, child=one.child_id),
            child=one.child_id,
        )
        for one in found.records
    )
    search = (
        (
            Line(
                words=f"Search every record for “{asked}”",
                icon="search",
                place=Place(screen=Where.SEARCH, words=asked),
            ),
        )
        if asked
        else ()
    )
    return (
        *_under("Children" if asked else "Opened lately", children),
        *_under("Do", (*about, *doing)),
        *_under("Records", (*records, *search)),
    )


def _under(head: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return (Line(words=head), *lines) if lines else ()


def _fits(words: str, asked: str) -> bool:
    """Say whether every word asked begins a word of what can be done."""
    begun = words.lower().split()
    return all(any(one.startswith(part) for one in begun) for part in asked.lower().split())


class PaletteModel(QAbstractListModel):
    """The lines, for a list."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: tuple[Line, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the lines."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A head cannot be chosen."""
        if not index.isValid() or self.lines[index.row()].is_head:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the words, or the line read as a sentence."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (line.words, line.said, line.key)))
        return None

    def step(self, row: int, by: int) -> int:
        """Give the next row that can be chosen from one, up or down; the same where there is none."""
        at = row + by
        while 0 <= at < len(self.lines):
            if not self.lines[at].is_head:
                return at
            at += by
        return row
