"""Keeping a form's draft: two seconds after a change, and at once when the form is left."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from dsl_desk.errors import DeskError
from ui.words import clock_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.drafts import OpenDraft, Plain
    from dsl_desk.practice.written import Written
    from ui.room import Room

ID_LENGTH = 16
AFTER = 2_000
"""Milliseconds from a change to its draft being kept."""


class Slot:
    """Which draft a form writes to: named before it is first kept, so that one form never makes two."""

    def __init__(self, draft_id: str = "") -> None:
        """Begin with a draft that is there, or none."""
        self.draft_id = draft_id
        self.is_over = False

    def name_draft(self, chance: bytes) -> None:
        """Name the draft that is about to be kept by sixteen bytes of chance, where it has no name yet."""
        self.draft_id = self.draft_id or chance.hex()


def keep_draft(slot: Slot, kind: str, values: dict[str, Plain], desk: Desk) -> None:
    """Keep the draft, unless it has become a record or was given up meanwhile."""
    if not slot.is_over:
        desk.drafts.keep(kind, values, slot.draft_id)


def drop_draft(slot: Slot, desk: Desk) -> None:
    """Give the draft up."""
    slot.is_over = True
    if slot.draft_id:
        desk.drafts.drop(slot.draft_id)


def log_and_drop(job: Callable[[Desk], Written], slot: Slot, desk: Desk) -> Written:
    """Keep the record, then let its draft go."""
    written = job(desk)
    with suppress(DeskError):  # the record is kept; that a draft is left over must not look like a failure
        drop_draft(slot, desk)
    slot.is_over = True
    return written


def read_draft(draft_id: str, desk: Desk) -> OpenDraft | None:
    """Give a draft by its id, None where it is gone."""
    return next((one for one in desk.drafts.list() if one.draft_id == draft_id), None)


class Autosave(QObject):
    """Keeps what `values` gives. `stated` says how it stands with the draft, in words, and whether well."""

    stated = Signal(str, bool)

    def __init__(
        self, room: Room, kind: str, values: Callable[[], dict[str, Plain]], parent: QObject
    ) -> None:
        """Keep nothing until the form has begun."""
        super().__init__(parent)
        self._room = room
        self._kind = kind
        self._values = values
        self._last: dict[str, Plain] | None = None
        self._announced = ""
        self.slot = Slot()
        self._timer = QTimer(self, singleShot=True, interval=AFTER)
        self._timer.timeout.connect(self.keep)

    @property
    def has_begun(self) -> bool:
        """Say whether the form is filled as it is first shown."""
        return self._last is not None

    def begin(self, slot: Slot | None = None) -> None:
        """Take what the form says now as kept; what changes from here on is a change."""
        self.slot = slot or self.slot
        self._last = self._values()

    def is_changed(self) -> bool:
        """Say whether something is not kept yet."""
        return self._last is not None and self._values() != self._last

    def touch(self, _: object = None) -> None:
        """Something changed: keep it soon. Typing on does not put it off."""
        if self.has_begun and not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep it now, where something changed."""
        self._timer.stop()
        if not self.is_changed():
            return
        self._last = self._values()
        self.slot.name_draft(self._room.computer.random(ID_LENGTH))
        job = partial(keep_draft, self.slot, self._kind, self._last)
        self._room.tasks.ask(job, self._kept, failed=self._not_kept)

    def stop(self) -> None:
        """Keep nothing any more: the form has become a record, or was given up."""
        self._timer.stop()
        self._last = None

    def _kept(self, _: None) -> None:
        self._state("Draft kept", f"Draft kept {clock_words(self._room.now().time())}", well=True)

    def _not_kept(self, error: DeskError) -> None:
        if self._last is not None:
            self._last = {}
        words = f"The draft is not kept. {error}"
        self._state(words, words, well=False)

    def _state(self, announced: str, words: str, *, well: bool) -> None:
        self.stated.emit(words, well)
        if announced != self._announced:
            self._announced = announced
            self._room.announce(announced)
