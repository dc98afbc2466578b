"""The list of drafts: unfinished writing, to go on with or to drop."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsl_desk.practice.lists import DraftRow, list_drafts
from dsl_desk.practice.names import plain_name
from ui.places import Place, Where
from ui.screens.form_screen import draft_place
from ui.screens.list_screen import Filter, ListScreen
from ui.tables.rows import Column
from ui.widgets.button import Button
from ui.words import listed, written_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.drafts import OpenDraft
    from ui.room import Room

DRAFT = "draft"
"""What changed, for whoever lists drafts."""

FORMS = {
    Where.CONCERN: "Concern",
    Where.NOTE: "Note",
    Where.CONTACT: "Contact or chase",
    Where.SUPPORT: "Support given",
    Where.JUDGE: "Judgement",
    Where.REFER: "Referral",
    Where.REPLY: "Reply",
    Where.ESCALATE: "Escalation",
    Where.NEW_CHILD: "New child",
    Where.CORRECT: "Correction",
    Where.ADDRESS: "Address",
    Where.AUTHORITY: "Authority",
    Where.PERSON: "Person",
    Where.SCHOOL: "School's details",
}


def draft_words(kind: str) -> str:
    """Say what a draft is going to be."""
    return FORMS.get(Where(kind), "Something unfinished") if kind in set(Where) else "Something unfinished"


class DraftsScreen(ListScreen[DraftRow]):
    """The signed-in member's drafts, newest first."""

    title: ClassVar[str] = "Drafts"
    part: ClassVar[str] = "drafts"
    things: ClassVar[tuple[str, str]] = ("draft", "drafts")
    searched: ClassVar[str] = "Search by child or kind"
    sorted_by: ClassVar[tuple[str, Qt.SortOrder]] = ("kept", Qt.SortOrder.DescendingOrder)
    nothing: ClassVar[tuple[str, str]] = (
        "There are no drafts. What you write is kept as you write it.",
        "Record a concern",
    )
    reading: ClassVar[str] = "Reading the drafts"
    kinds: ClassVar[frozenset[str]] = frozenset({DRAFT, "child"})

    def job(self) -> Callable[[Desk], tuple[DraftRow, ...]]:
        """Read the drafts."""
        return list_drafts

    def begin(self) -> None:
        """Begin with a concern."""
        self.room.go(Place(screen=Where.CONCERN))

    def key(self, row: DraftRow) -> str:
        """The draft's id."""
        return row.draft.draft_id

    def place_of(self, row: DraftRow) -> Place:
        """Go on with it; stay where this version knows no such form."""
        return draft_place(row.draft) or self.place

    def search_words(self, row: DraftRow) -> str:
        """What it is and whom it names."""
        return plain_name(" ".join((draft_words(row.draft.kind), *row.child_names)))

    def columns(self) -> tuple[Column[DraftRow], ...]:
        """What, about whom, since when."""
        return (
            Column(key="kind", title="What", text=_kind, width=200, least=120, grows=True),
            Column(key="child", title="Child", text=_children, width=260, least=120, grows=True),
            Column(
                key="kept", title="Kept", text=_kept, order=attrgetter("draft.kept_at"), width=230, least=160
            ),
        )

    def filters(self, rows: tuple[DraftRow, ...]) -> tuple[Filter[DraftRow], ...]:
        """By what they are going to be."""
        kinds = sorted({row.draft.kind for row in rows}, key=draft_words)
        return tuple(
            Filter(key=kind, words=draft_words(kind), holds=partial(_is_a, kind), group="kind")
            for kind in kinds
        )

    def show_rows(self, rows: tuple[DraftRow, ...]) -> None:
        """Show what was read, the first current."""
        super().show_rows(rows)
        self.deeds.setVisible(bool(rows))
        if rows and self.table.current() is None:
            self.table.view.setCurrentIndex(self.table.model.index(0, 0))

    def open_current(self) -> None:
        """Go on with the current one."""
        row = self.table.current()
        if row is not None:
            self.room.go(self.place_of(row))

    def drop_current(self) -> None:
        """Drop the current one; it can be brought back for ten seconds."""
        row = self.table.current()
        if row is not None:
            job = partial(_drop, row.draft.draft_id)
            self.room.tasks.ask(job, partial(_dropped, self.room, row.draft))

    def _add_below(self, body: QVBoxLayout) -> None:
        theme = self.room.theme
        self.deeds = QWidget(self)
        self.go_on = Button(theme, "Continue", parent=self.deeds)
        self.drop = Button(theme, "Drop", "quiet", "trash-2", self.deeds)
        row = QHBoxLayout(self.deeds)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.go_on)
        row.addWidget(self.drop)
        row.addStretch(1)
        self.deeds.hide()
        body.addWidget(self.deeds)

    def _connect(self) -> None:
        super()._connect()
        self.go_on.clicked.connect(self.open_current)
        self.drop.clicked.connect(self.drop_current)
        self.table.chosen.connect(self._offer_deeds)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table.view)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.drop_current)

    def _offer_deeds(self, row: DraftRow | None) -> None:
        self.go_on.setEnabled(row is not None and draft_place(row.draft) is not None)
        self.drop.setEnabled(row is not None)


def _drop(draft_id: str, desk: Desk) -> frozenset[str]:
    desk.drafts.drop(draft_id)
    return frozenset({DRAFT})


def _dropped(room: Room, draft: OpenDraft, changed: frozenset[str]) -> None:
    room.tell(changed)
    room.say("Draft dropped", partial(_bring_back, room, draft))


def _bring_back(room: Room, draft: OpenDraft) -> None:
    room.tasks.ask(partial(_keep_again, draft), room.tell)


def _keep_again(draft: OpenDraft, desk: Desk) -> frozenset[str]:
    desk.drafts.keep(draft.kind, draft.values, draft.draft_id)
    return frozenset({DRAFT})


def _kind(row: DraftRow) -> str:
    return draft_words(row.draft.kind)


def _children(row: DraftRow) -> str:
    return listed(row.child_names)


def _kept(row: DraftRow) -> str:
    return written_words(row.draft.kept_at)


def _is_a(kind: str, row: DraftRow) -> bool:
    return row.draft.kind == kind
