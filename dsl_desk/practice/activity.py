"""Who did what and when: what was written and what was read, from every ledger open, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from dsl_desk.casebook.entries import MadeByNewer
from dsl_desk.model.access import LedgerOpened, Member
from dsl_desk.model.child import Child
from dsl_desk.model.concern import Concern
from dsl_desk.model.escalation import Escalation
from dsl_desk.model.judgement import Judgement
from dsl_desk.model.note import Note
from dsl_desk.model.people import Person
from dsl_desk.model.place import ConfidentialAddress
from dsl_desk.model.record import Part, RecordId
from dsl_desk.model.referral import Referral, Reply
from dsl_desk.model.school import ProfileEdition, School
from dsl_desk.model.sharing import Disclosure, DisclosureState
from dsl_desk.model.support import ContactAttempt, SupportGiven
from dsl_desk.practice.history import OPEN_FILE, OPEN_RECORD, labels_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dsl_desk.casebook.entries import Seen
    from dsl_desk.model.record import Record
    from dsl_desk.practice.records import Records
    from dsl_desk.practice.written import Kept

END_OF_TIME = datetime(9999, 1, 1, tzinfo=UTC)
ONE_ACT = timedelta(minutes=1)
"""Reads of one thing by one member within this time are shown as one: each ledger notes its own."""

WROTE: dict[type[Record], str] = {
    Concern: "logged a concern",
    Note: "wrote a note",
    Judgement: "judged",
    Referral: "made a referral",
    Reply: "recorded a reply",
    Escalation: "opened a stage of a challenge",
    ContactAttempt: "noted a contact attempt",
    SupportGiven: "noted support given",
    Child: "entered a child",
    Person: "entered an adult",
    ConfidentialAddress: "kept a confidential address",
    School: "stated the school’s details",
    ProfileEdition: "held a threshold profile",
    Disclosure: "prepared a pack",
    Member: "enrolled a member",
    LedgerOpened: "opened a ledger",
    MadeByNewer: "kept something with a newer DSL Desk",
}
CORRECTED: dict[type[Record], str] = {
    Child: "corrected a child’s details",
    Person: "corrected an adult’s details",
    School: "corrected the school’s details",
}
DISCLOSED = {
    DisclosureState.INTENDED: "prepared a pack",
    DisclosureState.GIVEN: "gave a pack",
    DisclosureState.ABANDONED: "let a pack go",
}
OPEN = "open"
READ = {
    OPEN: "opened the file of",
    OPEN_RECORD: "read the history of a record",
    OPEN_FILE: "opened a file",
    "search": "searched",
    "print": "printed",
    "preview": "looked at a pack",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One thing somebody did. `words` are those searched for, or name a pack; `why` is the reason given."""

    who: str
    at: datetime
    act: str
    words: str
    child_name: str
    record_id: RecordId | None
    child_id: RecordId | None
    why: str
    is_read: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    child_id: RecordId | None = None
    child_name: str = ""


class Activities:
    """What was written and read."""

    def __init__(self, records: Records) -> None:
        """Work on these records."""
        self._records = records

    def recent(self, limit: int = 200, before: datetime | None = None) -> tuple[Activity, ...]:
        """Give the latest activities, newest first; `before` is the time of the last one already shown."""
        until = before or END_OF_TIME
        wrote = self._records.book.last_entries(until, limit)
        read = self._records.book.last_reads(until, limit)
        labels = labels_of(self._records)
        about = _Names(self._records)
        found = [
            *(_written(one, labels, about.of_record(one)) for one in wrote),
            *(_read(one, labels, about.of_id(one.what)) for one in _as_one(read)),
        ]
        return tuple(sorted(found, key=lambda one: one.at, reverse=True)[:limit])


class _Names:
    """Whom a record is about, each looked up once."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._known: dict[RecordId, _About] = {}

    def of_record(self, kept: Kept) -> _About:
        if isinstance(kept.record, Child):
            return _About(child_id=kept.record_id, child_name=kept.record.name)
        first = next((one.who for one in kept.record.involves() if one.part is Part.SUBJECT), None)
        first = first or next((one.who for one in kept.record.involves()), None)
        return self.of_id(first)

    def of_id(self, what: RecordId | None) -> _About:
        if what is None:
            return _About()
        if what not in self._known:
            kept = self._records.book.latest(what)
            self._known[what] = self.of_record(kept) if kept is not None else _About()
        return self._known[what]


def _written(kept: Kept, labels: dict[str, str], about: _About) -> Activity:
    return Activity(
        who=labels.get(kept.author, "somebody not enrolled"),
        at=kept.at,
        act=wrote_words(kept),
        words="",
        child_name=about.child_name,
        record_id=kept.record_id,
        child_id=about.child_id,
        why=kept.why,
        is_read=False,
    )


def wrote_words(kept: Kept) -> str:
    """Say what writing a revision was, in plain words."""
    record = kept.record
    if isinstance(record, Disclosure):
        return DISCLOSED[record.state]
    if kept.revision == 1:
        return WROTE.get(type(record), f"kept a {record.kind}")
    article = "an" if record.kind[0] in "aeiou" else "a"
    return CORRECTED.get(type(record), f"corrected {article} {record.kind}")


def _read(seen: Seen, labels: dict[str, str], about: _About) -> Activity:
    is_record_opened = seen.act == OPEN and seen.what != about.child_id
    return Activity(
        who=labels.get(seen.member, "somebody not enrolled"),
        at=seen.at,
        act="opened a record of" if is_record_opened else READ.get(seen.act, seen.act),
        words=seen.words,
        child_name=about.child_name,
        record_id=seen.what,
        child_id=about.child_id,
        why="",
        is_read=True,
    )


def _as_one(reads: Iterable[Seen]) -> Iterator[Seen]:
    """Show reads of one thing within a minute as one, the latest; they come newest first."""
    shown: dict[tuple[str, str, RecordId | None, str], datetime] = {}
    for one in reads:
        key = (one.member, one.act, one.what, one.words)
        if key not in shown or shown[key] - one.at > ONE_ACT:
            yield one
        shown[key] = one.at
