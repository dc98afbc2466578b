"""One record in full: each field in words, its files and deadlines, each revision and what it changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsl_desk.model.concern import Concern
from dsl_desk.model.escalation import Escalation
from dsl_desk.model.judgement import Judgement
from dsl_desk.model.kinds import KINDS
from dsl_desk.model.record import Part, RecordId
from dsl_desk.model.referral import Referral, Reply
from dsl_desk.practice.refusal import NoSuchRecord
from dsl_desk.practice.written import Kept
from ui import words
from ui.passages import named_in, passages
from ui.places import SENT, Place, Where
from ui.screen import Act, Crumb, Screen
from ui.screens.child import ORIGINAL
from ui.shortcuts import Shortcut
from ui.widgets.body_map import BodyMapShown
from ui.widgets.chip import Chip
from ui.widgets.chronology_look import disc_of, tone_of
from ui.widgets.entry import Disc
from ui.widgets.notice import Notice
from ui.widgets.page import Columns, Page
from ui.widgets.record_cards import DeadlinesCard, FilesCard, PassagesCard, RevisionsCard
from ui.widgets.stack import Stack
from ui.widgets.text import label

if TYPE_CHECKING:
    from dsl_desk.errors import DeskError
    from dsl_desk.model.record import Record
    from dsl_desk.practice.desk import Desk

NOT_CORRECTED = frozenset({"disclosure", "member", "ledger", "profile edition"})
"""Kinds whose revisions the program writes itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReading:
    """Every revision, oldest first; what is called what; who wrote it; whose record it is.

    `referral` is the one that a reply or a stage belongs to, which is what is escalated.
    """

    revisions: tuple[Kept, ...]
    names: Mapping[RecordId, str]
    labels: Mapping[str, str]
    child: RecordId | None
    referral: RecordId | None = None

    @property
    def latest(self) -> Kept:
        """The record as it stands."""
        return self.revisions[-1]


MARKS = "marks"
"""The field of a concern that is drawn, not told."""


def read_record(record_id: RecordId, desk: Desk) -> RecordReading:
    """Read a record with everything it names; the reading is noted. Raises `NoSuchRecord`."""
    revisions = desk.history.of(record_id)
    wanted = {one for kept in revisions for one in named_in(kept.record)}
    names = dict(desk.page.names(wanted))
    for one in wanted - names.keys():
        try:
            names[one] = words.one_line(desk.records.kept(one).record.line().headline, 120)
        except NoSuchRecord:
            continue
    return RecordReading(
        revisions=revisions,
        names=names,
        labels=desk.history.labels(),
        child=_child_of(revisions[-1].record),
        referral=_referral_of(revisions[-1].record, desk),
    )


class RecordScreen(Screen):
    """Where.RECORD. `place.part` is "original" to show the first words, or the digest of a file to open."""

    kinds: ClassVar[frozenset[str]] = frozenset(kind.kind for kind in KINDS)
    _readings: tuple[RecordReading, ...] = ()

    def crumbs(self) -> tuple[Crumb, ...]:
        """Through the child whose record it is."""
        found: list[Crumb] = [Crumb("Children", Place(screen=Where.CHILDREN))]
        for one in self._readings:
            child = self._child()
            if child is not None:
                found.append(Crumb(one.names.get(child, "Child"), Place(screen=Where.CHILD, child=child)))
            found.append(Crumb(one.latest.record.line().title))
        return tuple(found) if self._readings else (*found, Crumb("Record"))

    def acts(self) -> tuple[Act, ...]:
        """Correct it, and what follows from its kind."""
        acts: list[Act] = []
        for one in self._readings:
            if one.latest.record.kind not in NOT_CORRECTED:
                acts.append(Act("Correct", partial(self._go, Where.CORRECT), "pencil"))
            acts += self._following(one.latest.record)
        return tuple(acts)

    def print_pack(self) -> None:
        """Go to the pack of a referral or an escalation."""
        for one in self._readings:
            if isinstance(one.latest.record, (Referral, Escalation)):
                self._go(Where.PACK)

    def retreat(self) -> bool:
        """Esc closes a file that is open."""
        return self._files.close_file()

    def leave(self) -> None:
        """Let go of what was read."""
        self._readings = ()

    def refresh(self) -> None:
        """Read it."""
        if self.place.record is not None:
            self.room.tasks.ask(
                partial(read_record, self.place.record),
                self.show_reading,
                failed=self._say_fault,
                words="Opening the record",
                instead_of="read",
            )

    def show_reading(self, reading: RecordReading) -> None:
        """Show what was read."""
        is_first = not self._readings
        self._readings = (reading,)
        kept, record = reading.latest, reading.latest.record
        self._show_head(reading)
        said = (one for one in passages(record, reading.names) if one.field != MARKS)
        self._passages.show_passages(tuple(said), self._child())
        self._show_marks(record)
        self._files.show_files(kept.record_id, record.attachments())
        self._deadlines.show_deadlines(record.deadlines())
        self._revisions.show_revisions(reading.revisions, reading.labels, reading.names)
        self._content.show()
        self.headed.emit()
        if is_first:
            self._show_part()

    def _show_marks(self, record: Record) -> None:
        """Draw the marks of a concern on the figures, with their words beside."""
        self._marks.clear()
        if isinstance(record, Concern) and record.marks:
            self._marks.add(
                label("Body map", "subtitle", self._marks),
                BodyMapShown(self.room.theme, record.marks, self._marks),
            )

    def _show_part(self) -> None:
        if self.place.part == ORIGINAL:
            self._revisions.open_first()
            self._page.show_part(self._revisions)
        elif self.place.part:
            self._files.open_file(self.place.part)

    def _show_head(self, reading: RecordReading) -> None:
        theme, kept = self.room.theme, reading.latest
        line = kept.record.line()
        self._head.clear()
        row = QWidget(self._head)
        flow = QHBoxLayout(row)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.setSpacing(theme.space("s"))
        flow.addWidget(Disc(theme, *disc_of(kept.record.kind), parent=row))
        flow.addWidget(label(line.title, "subtitle", row, wraps=False))
        if line.status:
            tone = tone_of(kept.record.kind, line.status)
            said = words.sentence(words.one_line(line.status, 60))
            flow.addWidget(Chip(theme, said, tone, parent=row))
        if kept.revision > 1 and kept.record.kind not in NOT_CORRECTED:
            flow.addWidget(Chip(theme, "Corrected", "info", "history", row))
        flow.addStretch(1)
        by = reading.labels.get(kept.author, "")
        written = f"{words.moment_words(line.when)} · Written {words.written_words(kept.at)}"
        told = (written, f"by {by}" if by else "", f"reference {kept.reference}")
        self._head.add(
            row,
            label(words.breakable(words.one_line(line.headline, 300)) or line.title, "display", self._head),
            label(" · ".join(filter(None, told)), "muted", self._head),
        )
        for sentence in kept.record.missing():
            self._head.add(Notice(theme, f"Still to complete: {sentence}", "warn", parent=self._head))

    def _build(self) -> None:
        theme = self.room.theme
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._page = Page(theme, self)
        whole.addWidget(self._page)
        self._fault = Notice(theme, "", "danger", parent=self._page.content)
        self._content = Stack(theme, "l", self._page.content)
        self._head = Stack(theme, "s", self._content)
        wide, narrow = Stack(theme, "l", self._content), Stack(theme, "l", self._content)
        self._passages = PassagesCard(self.room, wide)
        self._files = FilesCard(self.room, wide)
        self._deadlines = DeadlinesCard(self.room, narrow)
        self._revisions = RevisionsCard(self.room, narrow)
        self._marks = Stack(theme, "s", wide)
        wide.add(self._files, self._passages, self._marks)
        wide.body.addStretch(1)
        narrow.add(self._deadlines, self._revisions)
        narrow.body.addStretch(1)
        self._content.add(self._head, Columns(theme, wide, narrow, self._content))
        self._page.body.addWidget(self._fault)
        self._page.body.addWidget(self._content)
        self._fault.hide()
        self._content.hide()

    def _following(self, record: Record) -> list[Act]:
        """Give what comes after a record of this kind."""
        pack = Act("Pack", partial(self._go, Where.PACK), "printer", shortcut=Shortcut.PACK)
        if isinstance(record, Concern):
            return [Act("Judge", partial(self._go, Where.JUDGE), "scale", "primary")]
        if isinstance(record, Judgement):
            return [Act("Refer", partial(self._go, Where.REFER), "send", "primary")]
        if isinstance(record, Referral):
            sent = Act("Correct when sent", partial(self._go, Where.CORRECT, SENT), "calendar-days")
            reply = Act("Record a reply", partial(self._go, Where.REPLY), "message-square", "primary")
            return [sent, pack, reply]
        if isinstance(record, Reply):
            return [Act("Escalate", self._escalate, "trending-up", "primary")]
        if isinstance(record, Escalation):
            return [pack, Act("Record a reply", partial(self._go, Where.REPLY), "message-square", "primary")]
        return []

    def _child(self) -> RecordId | None:
        if self.place.child is not None:
            return self.place.child
        return self._readings[0].child if self._readings else None

    def _go(self, where: Where, part: str = "") -> None:
        self.room.go(Place(screen=where, child=self._child(), record=self.place.record, part=part))

    def _escalate(self) -> None:
        for one in self._readings:
            self.room.go(Place(screen=Where.ESCALATE, child=self._child(), record=one.referral))

    def _say_fault(self, fault: DeskError) -> None:
        self._content.hide()
        self._fault.say(str(fault))
        self._fault.show()


def _referral_of(record: Record, desk: Desk) -> RecordId | None:
    if isinstance(record, Reply):
        answered = desk.records.kept(record.answers)
        return (
            answered.record_id
            if isinstance(answered.record, Referral)
            else _referral_of(answered.record, desk)
        )
    return record.referral if isinstance(record, Escalation) else None


def _child_of(record: Record) -> RecordId | None:
    involved = record.involves()
    subjects = [one.who for one in involved if one.part is Part.SUBJECT]
    return next(iter((*subjects, *(one.who for one in involved))), None)
