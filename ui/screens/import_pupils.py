"""Importing the school's list of children: nothing is written before everything it would do is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dsl_desk.errors import DeskError, Faults
from dsl_desk.practice.imports import Twin
from ui.places import Place, Where
from ui.screen import Act, Crumb, Screen
from ui.screens.import_reading import done_words, import_list, look_again, read_list
from ui.screens.import_tables import Named, changed_table, names_table, new_table
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import FilterChip
from ui.widgets.flow import Flow
from ui.widgets.import_parts import ColumnsChosen, Doubts, DropZone, Leavers
from ui.widgets.notice import Notice
from ui.widgets.page import Page
from ui.widgets.problems import Problem, Problems
from ui.widgets.stack import Stack, clear
from ui.widgets.text import label
from ui.words import counted, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.imports import Decided, Imported
    from ui.screens.import_reading import Look

CHILDREN = Place(screen=Where.CHILDREN)
NOTHING = "Nothing to import"
BY_HAND = (
    "The list marks these addresses as confidential, so they were left out: more people read the register. "
    "Open each child and enter the address as a confidential one."
)
SAME = "Nothing changes for these children."


class ImportScreen(Screen):
    """Choose a file, look at what it would do, import it."""

    def crumbs(self) -> tuple[Crumb, ...]:
        """It belongs to the children."""
        return (Crumb("Children", CHILDREN), Crumb("Import"))

    def acts(self) -> tuple[Act, ...]:
        """Import what is shown, once there is something to import."""
        words = self.import_words()
        if words == NOTHING or self._is_done or self._is_importing:
            return ()
        return (Act(words, self.import_all, "check", "primary"),)

    def first_focus(self) -> QWidget | None:
        """Choosing the file comes first."""
        return self.zone.button

    def proceed(self) -> None:
        """Import what is shown."""
        self.import_all()

    def take(self, path: Path) -> None:
        """Read a file and show what importing it would do."""
        self._look_at(read_list(path))

    def show_look(self, look: Look) -> None:
        """Show what was read."""
        self._look = look
        self.zone.show_name(look.name)
        self.problems.clear()
        clear(self.told.body)
        clear(self.parts.body)
        preview = look.preview
        if preview.faults:
            self.problems.show_problems(tuple(Problem(sentence=one) for one in preview.faults))
        if preview.warnings:
            self.told.add(Notice(self.room.theme, "\n".join(preview.warnings), "warn", parent=self.told))
        self._show_columns(look)
        self._show_preview(look)
        self.headed.emit()

    def import_words(self) -> str:
        """Say on the button what importing would do."""
        if self._look is None or self._look.preview.faults:
            return NOTHING
        preview, decisions = self._look.preview, self._decisions()
        added = len(preview.added) + sum(one.what is Twin.DIFFERENT for one in decisions.values())
        changed = len(preview.changed) + sum(one.what is Twin.SAME for one in decisions.values())
        said = [
            f"Import {counted(added, 'child', 'children')}" if added else "",
            f"change {counted(changed, 'child', 'children')}" if changed else "",
            f"note {len(self._left()):,} as left" if self._left() else "",
        ]
        words = ", ".join(filter(None, said))
        if not words:
            return f"Import {counted(len(preview.doubtful), 'doubtful row')}" if preview.doubtful else NOTHING
        return words[:1].upper() + words[1:]

    def import_all(self) -> None:
        """Import it, whole or not at all."""
        if self._look is None or self._is_done or self._is_importing or self.import_words() == NOTHING:
            return
        if self.doubts is not None and self.doubts.show_faults():
            self._show_part("doubtful")
            self.doubts.show_faults()
            self.room.announce("Some rows are doubtful. Say who each is, or skip it.")
            return
        self._is_importing = True
        self.button.setEnabled(False)
        self.headed.emit()
        job = import_list(self._look, self._decisions(), self._left())
        self.room.tasks.ask(job, self.show_done, failed=self._refused, words="Importing the children")

    def show_done(self, done: Imported) -> None:
        """Say what was written, and what is left to do by hand."""
        if self._look is None:
            return
        self._is_done = True
        said = done_words(done)
        self.room.tell(done.changed)
        self.room.say(f"{said}.")
        for part in (self.zone, self.problems, self.foot, self.chip_row, self.lead):
            part.hide()
        clear(self.told.body)
        clear(self.parts.body)
        theme = self.room.theme
        self.told.add(Notice(theme, f"{said}.", "ok", parent=self.told))
        if done.by_hand:
            card = Card(theme, "Enter these addresses by hand", "lock", self.parts)
            card.body.addWidget(label(BY_HAND, "body", card))
            for row in done.by_hand:
                card.body.addWidget(
                    label(f"{one_line(self._look.name_of(row))}, row {row}", "body_strong", card)
                )
            self.parts.add(card)
        see = Button(theme, "See the children", parent=self.parts)
        see.clicked.connect(self._see_children)
        self.parts.body.addWidget(see, 0, Qt.AlignmentFlag.AlignLeft)
        see.setFocus(Qt.FocusReason.OtherFocusReason)
        self.headed.emit()

    _look: Look | None = None
    _is_done = False
    _is_importing = False
    doubts: Doubts | None = None
    leavers: Leavers | None = None
    columns: ColumnsChosen | None = None

    def _build(self) -> None:
        theme = self.room.theme
        self._parts: dict[str, QWidget] = {}
        self.chips: dict[str, FilterChip] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.page = Page(theme, self)
        outer.addWidget(self.page)
        self.lead = label(
            "Export the list from the school's management system as a CSV file. It is read here and compared "
            "with the children you have; you see everything it would do before anything is written.",
            "muted",
            self,
        )
        self.zone = DropZone(self.room, self)
        self.problems = Problems(self.room, self)
        self.told = Stack(theme, "m", self)
        self.chip_row = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.chip_row.setSizePolicy(policy)
        self.flow = Flow(self.chip_row, theme.space("s"))
        self.chip_row.hide()
        self.parts = Stack(theme, "l", self)
        self.foot = QWidget(self)
        foot = QHBoxLayout(self.foot)
        foot.setContentsMargins(0, 0, 0, 0)
        self.button = Button(theme, NOTHING, parent=self.foot)
        self.cancel = Button(theme, "Cancel", "quiet", parent=self.foot)
        foot.addWidget(self.button)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        self.foot.hide()
        body = self.page.body
        body.addWidget(label("Import children", "display", self))
        for widget in (self.lead, self.problems, self.zone, self.told, self.chip_row, self.parts, self.foot):
            body.addWidget(widget)

    def _connect(self) -> None:
        self.zone.taken.connect(self.take)
        self.button.clicked.connect(self.import_all)
        self.cancel.clicked.connect(self.room.back)

    def _show_columns(self, look: Look) -> None:
        if not look.headings:
            self.columns = None
            return
        used = sum(one.holds is not None for one in look.headings)
        card = Card(self.room.theme, "What the columns hold", "layout-list", self.told)
        self.columns = ColumnsChosen(self.room, look.headings, card)
        self.columns.changed.connect(self._choose_columns)
        words = f"{used} of {counted(len(look.headings), 'column')} used."
        card.body.addWidget(label(words, "muted", card))
        card.body.addWidget(self.columns)
        if not look.preview.faults:
            self.columns.hide()
            self._unfold = Button(self.room.theme, "Change", "link", parent=card)
            self._unfold.setAccessibleName("Change what the columns hold")
            self._unfold.clicked.connect(self.columns.show)
            self._unfold.clicked.connect(self._unfold.hide)
            card.head.addWidget(self._unfold)
        self.told.add(card)

    def _choose_columns(self) -> None:
        if self._look is None or self.columns is None:
            return
        self._look_at(look_again(self._look, self.columns.chosen()))

    def _look_at(self, job: Callable[[Desk], Look]) -> None:
        self.room.tasks.ask(
            job, self.show_look, failed=self._refused, words="Reading the list", instead_of="list"
        )

    def _show_preview(self, look: Look) -> None:
        preview, room = look.preview, self.room
        self.doubts = self.leavers = None
        self._parts.clear()
        for chip in self.chips.values():
            self.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips.clear()
        fine = not preview.faults and bool(preview.rows)
        for part in (self.chip_row, self.foot):
            part.setVisible(fine)
        if not fine:
            return
        self._add_doubts(look)
        if preview.added:
            self._add_part("new", "New", len(preview.added), new_table(room, preview.added, self.parts))
        if preview.changed:
            table = changed_table(room, preview.changed, self.parts)
            self._add_part("changed", "Changed", len(preview.changed), table)
        self._add_leavers(look)
        if preview.by_hand:
            rows = tuple(Named(row=str(row), name=look.name_of(row)) for row in preview.by_hand)
            self._add_part("by hand", "By hand", len(rows), names_table(room, BY_HAND, rows, self.parts))
        if preview.unchanged:
            rows = tuple(Named(row="", name=look.about[key]) for key in preview.unchanged)
            self._add_part("same", "Unchanged", len(rows), names_table(room, SAME, rows, self.parts))
        self._show_part(next(iter(self._parts)))
        self._say_words()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_doubts(self, look: Look) -> None:
        preview, room = look.preview, self.room
        if preview.doubtful:
            self.doubts = Doubts(room, preview, look.about, self.parts)
            self.doubts.changed.connect(self._say_words)
            self._add_part("doubtful", "Doubtful", len(preview.doubtful), self.doubts)

    def _add_leavers(self, look: Look) -> None:
        preview, room = look.preview, self.room
        if preview.left:
            missing = set(preview.left)
            names = {key: said for key, said in look.about.items() if key in missing}
            self.leavers = Leavers(room, names, self.parts)
            self.leavers.changed.connect(self._say_words)
            self._add_part("left", "Not in the file", len(preview.left), self.leavers)

    def _add_part(self, key: str, words: str, count: int, widget: QWidget) -> None:
        chip = FilterChip(self.room.theme, words, count, self.chip_row)
        chip.clicked.connect(partial(self._show_part, key))
        self.flow.addWidget(chip)
        chip.show()
        self.chips[key] = chip
        self._parts[key] = widget
        self.parts.add(widget)

    def _show_part(self, key: str, _: object = None) -> None:
        for other, chip in self.chips.items():
            chip.setChecked(other == key)
            self._parts[other].setVisible(other == key)

    def _say_words(self) -> None:
        words = self.import_words()
        self.button.say(words)
        self.button.setEnabled(words != NOTHING)
        self.headed.emit()

    def _decisions(self) -> Mapping[int, Decided]:
        return self.doubts.decisions() if self.doubts is not None else {}

    def _left(self) -> Mapping[RecordId, date]:
        return self.leavers.left() if self.leavers is not None else {}

    def _see_children(self) -> None:
        self.room.go(CHILDREN)

    def _refused(self, error: DeskError) -> None:
        self._is_importing = False
        self.button.setEnabled(True)
        self.headed.emit()
        faults = error.faults if isinstance(error, Faults) else (str(error),)
        self.problems.show_problems(tuple(Problem(sentence=one) for one in faults))
