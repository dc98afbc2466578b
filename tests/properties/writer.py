"""A second process that writes into a casebook and says, after each commit, what is kept, until it is killed.

What it is about to keep is announced before the commit and acknowledged after it: whatever is killed between
the two must be there whole, or not at all.
"""

from __future__ import annotations

import json
import random
import threading
import traceback
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dsl_desk.casebook.plain import from_plain, to_plain
from dsl_desk.casebook.roster import Anchors, json_bytes
from dsl_desk.model.access import PROTECTION, SUPPORT
from dsl_desk.model.record import RecordId
from tests.casebook.computer import Computer
from tests.casebook.samples import reopen
from tests.properties.passages import HOMES, Form, compose, digest_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from dsl_desk.casebook.casebook import Casebook, Writing
    from dsl_desk.casebook.entries import Kept
    from dsl_desk.casebook.roster import Anchor
    from dsl_desk.model.record import Record

SINGLES = 40
BULK = 200
ROUNDS = 8
NUMBERS = 1_000
"""Numbers that one writer may use for its records."""

_LONG = "The same words again and again. " * 128
_LARGE = 700_000
"""Bytes of a file: five of them are more than SQLite holds back before a commit, so pages reach the disk."""


class Act(StrEnum):
    """What the writer says of itself."""

    BEGUN = "begun"
    PUT = "put"
    DRAFT = "draft"
    READ = "read"
    COMMITTING = "committing"
    COMMITTED = "committed"
    REBUILDING = "rebuilding"
    BATCH = "batch of a rebuild"
    CLOSING = "closing"
    WRITING_FILE = "writing a file"
    FILE_WRITTEN = "file written"
    REMEMBERING = "writing to the keyring"
    CLOSED = "closed"
    DONE = "done"
    FAILED = "failed"


class Way(StrEnum):
    """What the writer does."""

    SINGLES = "one transaction for each"
    BULK = "many in one transaction"
    REBUILD = "rebuilding"
    CLOSE = "opening and closing"


class Manner(StrEnum):
    """In which state it is killed at its point."""

    STANDING = "standing still"
    RUNNING = "going on"
    AT_A_WRITE = "as soon as a file but a journal has changed"


POINTS: dict[Way, tuple[Act, ...]] = {
    Way.SINGLES: (Act.COMMITTED, Act.COMMITTING, Act.BEGUN),
    Way.BULK: (Act.PUT, Act.COMMITTING, Act.COMMITTED),
    Way.REBUILD: (Act.REBUILDING, Act.BATCH),
    Way.CLOSE: (Act.CLOSING, Act.WRITING_FILE, Act.FILE_WRITTEN, Act.REMEMBERING, Act.CLOSED),
}
"""Where each may be killed."""


class Said(NamedTuple):
    """One message. For what is kept: where, under which name, which revision, and a digest of the words."""

    act: Act
    place: str = ""
    name: str = ""
    revision: int = 0
    words: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a writer is to do, and where and how it is to be killed."""

    folder: Path
    keyring: Path
    device: bytes
    at: datetime
    way: Way
    about: tuple[RecordId, ...]
    first: int
    point: Act
    count: int
    manner: Manner


class LastingComputer(Computer):
    """A computer whose keyring is a file, so that what one process remembers the next one knows."""

    def __init__(self, keyring: Path, device: bytes) -> None:
        super().__init__(device)
        self._keyring = keyring

    def remembered_anchors(self, book: str) -> tuple[Anchor, ...]:
        del book
        if not self._keyring.exists():
            return ()
        return from_plain(Anchors, json.loads(self._keyring.read_bytes())).heads

    def remember_anchors(self, book: str, anchors: tuple[Anchor, ...]) -> None:
        del book
        super().write_file(self._keyring, json_bytes(to_plain(Anchors(heads=anchors))))


class _Telling:
    """The writer's end of the pipe."""

    def __init__(self, pipe: Connection, plan: Plan) -> None:
        self._pipe = pipe
        self._plan = plan
        self._left = plan.count

    def say(self, act: Act, place: str = "", name: str = "", revision: int = 0, words: bytes = b"") -> None:
        self._pipe.send(Said(act, place, name, revision, words))
        self._left -= act is self._plan.point
        if self._plan.manner is Manner.STANDING and self._left == 0:
            stand_still()


class _TellingComputer(LastingComputer):
    """Says when a file of the folder or the keyring is written."""

    def __init__(self, plan: Plan, telling: _Telling) -> None:
        super().__init__(plan.keyring, plan.device)
        self.at = plan.at
        self._telling = telling

    def write_file(self, path: Path, data: bytes) -> None:
        self._telling.say(Act.WRITING_FILE)
        super().write_file(path, data)
        self._telling.say(Act.FILE_WRITTEN)

    def remember_anchors(self, book: str, anchors: tuple[Anchor, ...]) -> None:
        self._telling.say(Act.REMEMBERING)
        super().remember_anchors(book, anchors)


def stand_still() -> None:
    """Wait to be killed."""
    threading.Event().wait()


def write(plan: Plan, pipe: Connection) -> None:
    """Do what the plan says, and then wait to be killed."""
    telling = _Telling(pipe, plan)
    try:
        _WRITERS[plan.way](plan, telling)
    except BaseException:
        telling.say(Act.FAILED, name=traceback.format_exc())
    else:
        telling.say(Act.DONE)
        stand_still()


def _write_singly(plan: Plan, telling: _Telling) -> None:
    book = reopen(plan.folder, _TellingComputer(plan, telling))
    kept: list[Kept] = []
    for number in range(plan.first, plan.first + SINGLES):
        telling.say(Act.BEGUN)
        if number % 4 == 1:
            _keep_draft(book, telling, number)
        elif number % 4 == 2 and kept:
            place = number % len(kept)
            kept[place] = _put_one(book, telling, plan, number, kept[place])
        else:
            kept.append(_put_one(book, telling, plan, number))


def _put_one(book: Casebook, telling: _Telling, plan: Plan, number: int, before: Kept | None = None) -> Kept:
    form = Form(before.record.kind) if before else tuple(Form)[number % len(Form)]
    compartment = before.compartment if before else HOMES[form][number % len(HOMES[form])]
    data = random.Random(number).randbytes(2_000 + number % 5_000) if form is Form.CONCERN else b""
    _note_read(book, telling, compartment, number)
    with book.writing(compartment) as writing:
        if data:
            writing.add_file(digest_of(data), data)
        record = compose(form, number, plan.about, plan.at.date(), "Read at the gate.", data)
        kept = _put(writing, telling, record, before.record_id if before else book.new_id(), before)
        telling.say(Act.COMMITTING)
    telling.say(Act.COMMITTED)
    return kept


def _put(
    writing: Writing, telling: _Telling, record: Record, record_id: RecordId, before: Kept | None
) -> Kept:
    why = "corrected" if before else ""
    kept = writing.put(record, record_id, after=before.revision if before else 0, why=why)
    telling.say(Act.PUT, kept.compartment, record_id, kept.revision, words_of(record, why))
    return kept


def _keep_draft(book: Casebook, telling: _Telling, number: int) -> None:
    body = f"A draft, number {number}".encode()
    draft_id = book.new_id()
    telling.say(Act.DRAFT, SUPPORT, draft_id, 0, body)
    book.keep_draft(SUPPORT, draft_id, body)
    telling.say(Act.COMMITTED)


def _note_read(book: Casebook, telling: _Telling, compartment: str, number: int) -> None:
    words = f"looked for {number}"
    book.note_read(compartment, "search", words=words)
    telling.say(Act.READ, compartment, words)


def _write_in_bulk(plan: Plan, telling: _Telling) -> None:
    book = reopen(plan.folder, _TellingComputer(plan, telling))
    for start in (plan.first, plan.first + BULK):
        telling.say(Act.BEGUN)
        with book.writing(PROTECTION) as writing:
            before: Kept | None = None
            for number in range(start, start + BULK):
                data = random.Random(number).randbytes(_LARGE) if number % 40 == 0 else b""
                if data:
                    writing.add_file(digest_of(data), data)
                record = compose(Form.CONCERN, number, plan.about, plan.at.date(), _LONG, data)
                amends = before if number % 3 == 0 else None
                before = _put(writing, telling, record, amends.record_id if amends else book.new_id(), amends)
            telling.say(Act.COMMITTING)
        telling.say(Act.COMMITTED)


def _rebuild(plan: Plan, telling: _Telling) -> None:
    book = reopen(plan.folder, _TellingComputer(plan, telling))
    for _ in range(ROUNDS):
        telling.say(Act.REBUILDING)
        for _ in book.rebuild():
            telling.say(Act.BATCH)


def _close(plan: Plan, telling: _Telling) -> None:
    for number in range(plan.first, plan.first + ROUNDS):
        book = reopen(plan.folder, _TellingComputer(plan, telling))
        _put_one(book, telling, plan, number)
        _note_read(book, telling, SUPPORT, number + ROUNDS)
        telling.say(Act.CLOSING)
        book.close()
        telling.say(Act.CLOSED)


_WRITERS: dict[Way, Callable[[Plan, _Telling], None]] = {
    Way.SINGLES: _write_singly,
    Way.BULK: _write_in_bulk,
    Way.REBUILD: _rebuild,
    Way.CLOSE: _close,
}
