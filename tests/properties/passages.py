"""Records written by number: each revision carries one word that no other has, to judge search by."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from dsl_desk.model.access import PROTECTION, SUPPORT
from dsl_desk.model.child import Child
from dsl_desk.model.deadline import Deadline
from dsl_desk.model.record import Attachment, Met, Moment, RecordId
from dsl_desk.model.referral import Outcome, Reply
from dsl_desk.model.rule import Standing
from tests.casebook.samples import concern, note

if TYPE_CHECKING:
    from dsl_desk.model.record import Record

_MARK = re.compile(r"mark\d{7}z")


class Form(StrEnum):
    """What is written: between them they fill every derived table."""

    CHILD = "child"
    NOTE = "note"
    CONCERN = "concern"
    REPLY = "reply"


HOMES = {
    Form.CHILD: (SUPPORT,),
    Form.NOTE: (PROTECTION, SUPPORT),
    Form.CONCERN: (SUPPORT, PROTECTION),
    Form.REPLY: (PROTECTION,),
}


def mark(number: int) -> str:
    """Give the word of one revision; none begins another."""
    return f"mark{number:07d}z"


def mark_of(record: Record) -> str:
    """Find the word again."""
    (found, *_) = _MARK.finditer("\n".join(record.text()))
    return found.group()


def compose(
    form: Form, number: int, about: tuple[RecordId, ...], on: date, text: str = "", file: bytes = b""
) -> Record:
    """Write a record, or a record's next revision, about these children."""
    if form is Form.CHILD:
        return Child(given_name=mark(number), family_name="Alder", other_names=(text,), on_register_on=on)
    if form is Form.NOTE:
        return note(*about, headline=mark(number), account=text, on=on)
    if form is Form.CONCERN:
        return concern(*about, headline=mark(number), account=text, on=on, files=_files(file))
    return _reply(number, about, on, text)


def form_of(record: Record) -> Form:
    """Tell which form a record has."""
    return Form(record.kind)


def words_of(record: Record, why: str) -> bytes:
    """Digest everything a revision says, without the casebook's own codec."""
    return sha256(f"{record!r}{why!r}".encode()).digest()


def digest_of(data: bytes) -> str:
    """Name a file's bytes."""
    return sha256(data).hexdigest()


def _files(data: bytes) -> tuple[Attachment, ...]:
    if not data:
        return ()
    return (Attachment(digest=digest_of(data), name="x.bin", media_type="", size=len(data)),)


def _reply(number: int, about: tuple[RecordId, ...], on: date, text: str) -> Reply:
    rule = f"rule-{number % 3}"
    deadline = Deadline(
        rule=rule,
        what="The school answers.",
        who="the DSL",
        due_at=datetime.combine(on, time(17), UTC) if number % 2 else None,
        counted_from=datetime.combine(on, time(9), UTC),
        edition="invented",
        source="invented",
        standing=Standing.LOCAL,
        why="The day it came.",
    )
    return Reply(
        child=about[0],
        answers=about[-1],
        received=Moment(on=on, at=time(number % 24, 5)),
        outcome=Outcome.MORE_INFORMATION,
        reason_words=f"{mark(number)}\n{text}",
        settles=(Met(record=about[-1], rule=rule),),
        set_deadlines=(deadline,),
    )
