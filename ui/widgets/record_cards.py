"""The parts of a record's screen: what it says, its files, the deadlines it set, and its revisions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from dsl_desk.model.deadline import say_due
from ui import words
from ui.passages import passages
from ui.places import Place, Where
from ui.theme import dress
from ui.widgets.button import Button
from ui.widgets.card import Card, line
from ui.widgets.chip import Chip
from ui.widgets.differences import difference_label, differences
from ui.widgets.entry import Answer, Entry
from ui.widgets.file_view import FileView
from ui.widgets.stack import Stack
from ui.widgets.text import label, narrative

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dsl_desk.model.deadline import Deadline
    from dsl_desk.model.record import Attachment, RecordId
    from dsl_desk.practice.written import Kept
    from ui.passages import Names, Passage
    from ui.room import Room

IN_HEAD = frozenset({"headline", "files"})
"""Fields that the head of the screen or a card of their own shows."""


class PassagesCard(Card):
    """Everything a record says, field by field."""

    def __init__(self, room: Room, parent: QWidget) -> None:
        """Make it, empty."""
        super().__init__(room.theme, parent=parent)
        self._room = room
        self._said = Stack(room.theme, "l", self)
        self.body.addWidget(self._said)

    def show_passages(self, found: tuple[Passage, ...], child: RecordId | None) -> None:
        """Show them; a record that is named opens by its link."""
        self._said.clear()
        for one in found:
            if one.field not in IN_HEAD:
                shown = self._links(one, child) if one.opens else said_widget(self._room, one, self._said)
                self._said.add(shown)

    def _links(self, one: Passage, child: RecordId | None) -> QWidget:
        holder = Stack(self._room.theme, "xxs", self._said)
        holder.add(label(one.label, "caption", holder))
        for record, called in zip(one.opens, one.words.split("\n"), strict=True):
            place = Place(screen=Where.RECORD, record=record, child=child)
            if one.field == "child":
                place = Place(screen=Where.CHILD, child=record)
            icon = "user" if one.field == "child" else "link"
            entry = Entry(self._room.theme, words.one_line(called, 160), disc=(icon, "l1"), parent=holder)
            entry.clicked.connect(partial(self._room.go, place))
            holder.add(entry)
        return holder


def said_widget(room: Room, one: Passage, parent: QWidget) -> QWidget:
    """Show one passage under its label; what a child said stands in its own block."""
    if not one.is_voice:
        return Answer(room.theme, one.label, passage_label(one.words, parent), parent)
    frame = QFrame(parent)
    dress(frame, "spoken")
    column = QVBoxLayout(frame)
    edge = room.theme.space("m")
    column.setContentsMargins(edge, room.theme.space("s"), edge, room.theme.space("s"))
    quoted = passage_label(words.quoted(one.words), frame)
    column.addWidget(quoted)
    holder = Stack(room.theme, "xxs", parent)
    holder.add(label(one.label, "caption", holder), frame)
    return holder


def passage_label(said: str, parent: QWidget) -> QLabel:
    """Show a passage as it was written; it can be selected and read out."""
    made = narrative(words.breakable(words.shown(said)), parent)
    made.setAccessibleName(said)
    return made


class FilesCard(Card):
    """The files of a record; one of them may be open."""

    def __init__(self, room: Room, parent: QWidget) -> None:
        """Make it, empty."""
        super().__init__(room.theme, "Files", "paperclip", parent)
        self._room = room
        self._list = Stack(room.theme, "xs", self)
        self._open = Stack(room.theme, "s", self)
        self.body.addWidget(self._list)
        self.body.addWidget(self._open)
        self._files: tuple[Attachment, ...] = ()
        self._record: RecordId | None = None

    def show_files(self, record: RecordId, files: tuple[Attachment, ...]) -> None:
        """List them."""
        self._record, self._files = record, files
        self.setVisible(bool(files))
        self._list.clear()
        for file in files:
            icon = "image" if file.media_type.startswith("image/") else "file-text"
            entry = Entry(
                self._room.theme,
                words.one_line(file.name, 120),
                words.size_words(file.size),
                disc=(icon, "l1"),
                parent=self._list,
            )
            entry.clicked.connect(partial(self.open_file, file.digest))
            self._list.add(entry)

    def open_file(self, digest: str) -> None:
        """Show one of them in the window."""
        found = next((one for one in self._files if one.digest == digest), None)
        if found is not None and self._record is not None:
            self._open.clear()
            self._open.add(FileView(self._room, self._record, found, self._open))

    def close_file(self) -> bool:
        """Close the one that is open; false where none is."""
        is_open = self._open.body.count() > 0
        self._open.clear()
        return is_open


class DeadlinesCard(Card):
    """The dates a record set when it was kept, each with where it comes from and why it is that day."""

    def __init__(self, room: Room, parent: QWidget) -> None:
        """Make it, empty."""
        super().__init__(room.theme, "Deadlines it set", "clock", parent)
        self._room = room
        self._said = Stack(room.theme, "m", self)
        self.body.addWidget(self._said)

    def show_deadlines(self, deadlines: tuple[Deadline, ...]) -> None:
        """Show them; nothing where it set none."""
        self._said.clear()
        self.setVisible(bool(deadlines))
        for place, one in enumerate(deadlines):
            if place:
                self._said.add(line(self._said))
            source = f"Source: {one.source}. {words.standing_words(one.standing)}."
            self._said.add(
                label(words.one_line(one.what, 200), "body_strong", self._said),
                label(f"{words.sentence(say_due(one))} · {one.who}", "body", self._said),
                label(words.shown(one.why), "small", self._said),
                label(words.one_line(source, 300), "faint", self._said),
            )


class RevisionsCard(Card):
    """Every revision, newest first: who, when, why, and what it changed; the first words in full."""

    def __init__(self, room: Room, parent: QWidget) -> None:
        """Make it, empty."""
        super().__init__(room.theme, "History", "history", parent)
        self._room = room
        self._said = Stack(room.theme, "m", self)
        self.body.addWidget(self._said)
        self._first: Stack | None = None
        self._ask: Button | None = None

    def show_revisions(self, revisions: tuple[Kept, ...], labels: Mapping[str, str], names: Names) -> None:
        """Show them, given oldest first."""
        self._said.clear()
        self._first = self._ask = None
        said = [passages(one.record, names) for one in revisions]
        for place in range(len(revisions) - 1, -1, -1):
            kept = revisions[place]
            by = labels.get(kept.author, "")
            written = f"{words.written_words(kept.at)}{f', by {by}' if by else ''}"
            name = f"Revision {kept.revision}" if place else "First written"
            self._said.add(label(name, "body_strong", self._said), label(written, "small", self._said))
            if kept.why:
                self._said.add(label(words.breakable(words.shown(f"Why: {kept.why}")), "body", self._said))
            if place:
                self._show_changes(said[place - 1], said[place])
                self._said.add(line(self._said))
            elif len(revisions) > 1:
                self._offer_first(said[0])

    def open_first(self) -> None:
        """Show the first words in full."""
        if self._ask is not None:
            self._ask.setChecked(True)
            self._ask.setFocus()

    def _show_changes(self, before: tuple[Passage, ...], after: tuple[Passage, ...]) -> None:
        found = differences(before, after)
        for one in found:
            self._said.add(label(one.label, "caption", self._said), difference_label(one, self._said))
        if not found:
            self._said.add(Chip(self._room.theme, "No words changed", parent=self._said))

    def _offer_first(self, said: tuple[Passage, ...]) -> None:
        self._ask = Button(self._room.theme, "Show the original words", "secondary", "history", self._said)
        self._ask.setCheckable(True)
        self._first = Stack(self._room.theme, "m", self._said)
        for one in said:
            self._first.add(said_widget(self._room, one, self._first))
        self._first.hide()
        self._ask.toggled.connect(self._first.setVisible)
        holder = Stack(self._room.theme, "s", self._said)
        holder.body.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignLeft)
        self._said.add(holder, self._first)
