"""The open casebook: making one, opening one, and what practice may ask of it."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING

from dsl_desk.casebook import anchors, drafts, reading, search
from dsl_desk.casebook.chain import moment
from dsl_desk.casebook.codec import kinds_by_name
from dsl_desk.casebook.damage import PartUnreadable, said_plainly
from dsl_desk.casebook.entries import Listed, Seen
from dsl_desk.casebook.ledger import Ledger, Pen
from dsl_desk.casebook.roster import CasebookFile, write_casebook_file
from dsl_desk.casebook.unlock import FILE, PREVIOUS, Unlocked, read_file, read_one, unlock
from dsl_desk.errors import CasebookDamaged, CasebookMissing, CasebookRefused, NotKept
from dsl_desk.model.record import RecordId

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime, time
    from pathlib import Path

    from dsl_desk.casebook.drafts import Draft
    from dsl_desk.casebook.entries import Due, Kept, Tie
    from dsl_desk.casebook.roster import Anchor, Enrolled
    from dsl_desk.casebook.seen import Read
    from dsl_desk.casebook.surroundings import Held, Surroundings
    from dsl_desk.model.record import Record

LOCK = "lock"
ID_LENGTH = 16
LARGEST_FILE = 25 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """One transaction on one ledger: what is put here happens together or not at all."""

    ledger: Ledger

    def put(self, record: Record, record_id: RecordId, *, after: int = 0, why: str = "") -> Kept:
        """Append a new record, or the revision after `after`. Raises `NotKept` or `AmendedMeanwhile`."""
        if self.ledger.compartment not in record.compartments:
            raise NotKept(f"A {record.kind} is not kept in the {self.ledger.compartment} ledger.")
        return self.ledger.append(record_id, record, why, after)

    def add_file(self, digest: str, data: bytes) -> None:
        """Keep an attachment's bytes under their SHA-256. At most 25 MB."""
        if len(data) > LARGEST_FILE:
            raise NotKept(
                "This file is larger than 25 MB. Keep the recording where it is; note where, and who holds "
                "it."
            )
        self.ledger.add_blob(bytes.fromhex(digest), data)


class Casebook:
    """An open casebook and the ledgers its member may read. One thread uses it."""

    @said_plainly()
    def __init__(
        self, unlocked: Unlocked, held: Held, surroundings: Surroundings, kinds: tuple[type[Record], ...]
    ) -> None:
        """Open each granted ledger; believe the roster only if its signer is pinned there."""
        self._unlocked = unlocked
        self._held = held
        self._surroundings = surroundings
        self._searching = search.Searching()
        self.pen = Pen(bytes.fromhex(unlocked.member.id), unlocked.keys, surroundings)
        self._ledgers: dict[str, Ledger] = {}
        try:
            self._open_ledgers(kinds)
            self._anchors = anchors.remembered(unlocked.file, surroundings)
            self.notices = (*unlocked.notices, *anchors.rollbacks(self._ledgers, self._anchors))
        except BaseException:
            self._let_go()
            raise

    def _open_ledgers(self, kinds: tuple[type[Record], ...]) -> None:
        for compartment, key in self._unlocked.ledger_keys.items():
            path = self._unlocked.path_of(compartment)
            by_name = kinds_by_name(kinds)
            self._ledgers[compartment] = Ledger(path, key, self.book, compartment, by_name, self.pen)
        for ledger in self._ledgers.values():
            self._believe_roster(ledger)

    def _believe_roster(self, ledger: Ledger) -> None:
        roster = self._unlocked.file.roster
        signer = roster.member(roster.signer)
        if signer is None or signer.signing_public not in reading.pinned_keys(ledger):
            raise CasebookDamaged(
                "The list of members in casebook.json was signed by somebody this casebook does not know. "
                "It was not opened. Put back casebook.json from a backup."
            )

    @property
    def book(self) -> bytes:
        """The casebook's id, 16 bytes."""
        return self._unlocked.file.roster.book

    @property
    def purpose(self) -> str:
        """What it was made for: "training" or "real"."""
        return self._unlocked.file.roster.purpose

    @property
    def member(self) -> Enrolled:
        """Who is signed in."""
        return self._unlocked.member

    @property
    def members(self) -> tuple[Enrolled, ...]:
        """Everybody enrolled now."""
        return self._unlocked.file.roster.members

    @property
    def compartments(self) -> tuple[str, ...]:
        """The ledgers that the signed-in member may read."""
        return tuple(self._ledgers)

    def new_id(self) -> RecordId:
        """Make a random, unguessable record id."""
        return RecordId(self._surroundings.random(ID_LENGTH).hex())

    def close(self) -> None:
        """Write the waiting reads, write the anchors down, wipe the keys, let go of the folder."""
        try:
            for ledger in self._ledgers.values():
                ledger.write_seen()
            self._write_anchors()
        finally:
            self._let_go()

    def _let_go(self) -> None:
        for ledger in self._ledgers.values():
            ledger.connection.close()
        self._ledgers = {}
        self._unlocked.wipe()
        self._held.let_go()

    def _write_anchors(self) -> None:
        heads = anchors.moved_forward(self._ledgers, self._anchors)
        file = self._unlocked.file
        signed = anchors.signed(heads, self.book, self.member.id, self._unlocked.keys)
        write_file(self._unlocked.folder, replace(file, anchors=signed), self._surroundings)
        self._surroundings.remember_anchors(self.book.hex(), heads)

    @contextmanager
    def writing(self, compartment: str) -> Iterator[Writing]:
        """Begin one transaction on one ledger. Raises `CasebookRefused` where the member holds no key."""
        ledger = self._ledger(compartment)
        with ledger.writing():
            yield Writing(ledger=ledger)

    def _ledger(self, compartment: str) -> Ledger:
        try:
            return self._ledgers[compartment]
        except KeyError:
            raise CasebookRefused(
                f"Your sign-in does not open the {compartment} ledger. Ask the DSL, or hand in a concern "
                f"instead."
            ) from None

    @said_plainly()
    def latest(self, record_id: RecordId) -> Kept | None:
        """Read the latest revision of a record, wherever it lives."""
        for ledger in self._ledgers.values():
            entry = reading.latest_entry(ledger, record_id)
            if entry is not None:
                return ledger.kept(entry)
        return None

    @said_plainly()
    def revisions(self, record_id: RecordId) -> tuple[Kept, ...]:
        """Read every revision of a record, oldest first."""
        return next((found for one in self._ledgers.values() if (found := one.revisions(record_id))), ())

    @said_plainly()
    def of_kind(self, kind: str) -> tuple[Kept, ...]:
        """Read the latest revision of every record of a kind, in order of when it happened."""
        read = [kept for one in self._ledgers.values() for kept in reading.of_kind(one, kind)]
        return tuple(sorted(read, key=_when))

    @said_plainly()
    def of_child(self, who: RecordId, as_known_on: date | None = None) -> tuple[Kept, ...]:
        """Read every record about a child or adult, in order of when it happened.

        With a day: each record as it stood at that day's end, by when it became known here.
        """
        read = [kept for one in self._ledgers.values() for kept in reading.of_child(one, who, as_known_on)]
        return tuple(sorted(read, key=_when))

    @said_plainly()
    def search(self, words: str, limit: int = 50) -> tuple[Listed, ...]:
        """Find records by words of three letters and more, newest first, over every ledger that is open."""
        asked = search.question(words)
        if not asked:
            return ()
        ledgers = {name: one.connection for name, one in self._ledgers.items()}
        with self._searching.over(tuple(ledgers.values())):
            return search.find(ledgers, asked, limit)

    def interrupt(self) -> None:
        """End the search that runs, from any thread: it raises `SearchInterrupted`; nothing else ends."""
        self._searching.end()

    @said_plainly()
    def listed(self, kind: str, limit: int = 1_000) -> tuple[Listed, ...]:
        """List the latest revision of records of a kind, newest first, without opening them."""
        found = (row for one in self._ledgers.values() for row in reading.listed(one, kind, limit))
        return tuple(sorted(found, key=Listed.order, reverse=True)[:limit])

    @said_plainly()
    def count(self, kind: str) -> int:
        """Count the records of a kind."""
        return sum(reading.count(one, kind) for one in self._ledgers.values())

    @said_plainly()
    def involved(self, kind: str) -> tuple[Tie, ...]:
        """Give who is in each record of a kind, and in which part, without opening any."""
        return tuple(chain.from_iterable(reading.involved(one, kind) for one in self._ledgers.values()))

    @said_plainly()
    def last_entries(self, before: datetime, limit: int) -> tuple[Kept, ...]:
        """Read what was written last before a time, newest first: first words and corrections."""
        read = [kept for one in self._ledgers.values() for kept in reading.last_entries(one, before, limit)]
        return tuple(sorted(read, key=lambda kept: kept.at, reverse=True)[:limit])

    @said_plainly()
    def last_reads(self, before: datetime, limit: int) -> tuple[Seen, ...]:
        """Give what was read last before a time, newest first, by anybody, in every ledger open."""
        found = (read for one in self._ledgers.values() for read in reading.last_reads(one, before, limit))
        return tuple(sorted(map(_seen, found), key=lambda one: one.at, reverse=True)[:limit])

    @said_plainly()
    def my_reads(self, act: str, among: int = 5_000) -> tuple[Seen, ...]:
        """Give what the signed-in member did in one way among the last reads, newest first."""
        by = self.pen.member
        found = (read for one in self._ledgers.values() for read in reading.member_reads(one, by, act, among))
        return tuple(sorted(map(_seen, found), key=lambda one: one.at, reverse=True))

    @said_plainly()
    def due(self) -> tuple[Due, ...]:
        """Give every deadline that nothing has met, soonest first, those without a date last."""
        return reading.due(tuple(self._ledgers.values()))

    @said_plainly()
    def blob(self, digest: str) -> bytes | None:
        """Give an attachment's bytes; none of one that was disposed of."""
        raw = bytes.fromhex(digest)
        data = next((data for one in self._ledgers.values() if (data := one.blob(raw)) is not None), None)
        # Where its last page is damaged, SQLCipher gives noughts for that page and says nothing.
        if data and sha256(data).digest() != raw:
            raise PartUnreadable
        return data

    def note_read(self, compartment: str, act: str, what: RecordId | None = None, words: str = "") -> None:
        """Note that something was opened or looked for; written within a minute."""
        self._ledger(compartment).note_read(act, bytes.fromhex(what) if what else b"", words)

    def write_seen(self) -> None:
        """Write the waiting reads now: before anything leaves the casebook."""
        for ledger in self._ledgers.values():
            ledger.write_seen()

    @said_plainly()
    def reads(self, compartment: str, limit: int = 200) -> list[Read]:
        """Give the latest reads of a ledger, newest first."""
        return reading.latest_reads(self._ledger(compartment).connection, limit)

    def keep_draft(self, compartment: str, draft_id: str, body: bytes) -> None:
        """Keep unfinished writing, sealed to the signed-in member."""
        drafts.keep_draft(self._ledger(compartment), self.pen, draft_id, body)

    @said_plainly()
    def drafts(self, compartment: str) -> tuple[Draft, ...]:
        """Give the signed-in member's drafts in a ledger, newest first."""
        return drafts.my_drafts(self._ledger(compartment), self.pen)

    def drop_draft(self, compartment: str, draft_id: str) -> None:
        """Let a draft go."""
        drafts.drop_draft(self._ledger(compartment), self.pen, draft_id)

    @said_plainly()
    def heads(self) -> tuple[Anchor, ...]:
        """Give the head of every chain, for the foot of a pack."""
        return anchors.heads_of(self._ledgers)

    def rebuild(self) -> Iterator[int]:
        """Make every index again, yielding the entries done."""
        with said_plainly():
            for ledger in self._ledgers.values():
                yield from ledger.rebuild()


def _seen(read: Read) -> Seen:
    return Seen(
        at=moment(read.at),
        member=read.member.hex(),
        act=read.act,
        what=RecordId(read.what.hex()) if read.what else None,
        words=read.words,
    )


def _when(kept: Kept) -> tuple[tuple[date, time], datetime]:
    return kept.record.line().when.order(), kept.at


def open_casebook(
    folder: Path,
    passphrase: str,
    surroundings: Surroundings,
    kinds: tuple[type[Record], ...],
    who: str = "",
) -> Casebook:
    """Take the folder's lock, unlock, open every ledger granted. Raises the casebook family of `errors`."""
    read_file(folder)  # a folder that is no casebook gets no lock put into it
    held = surroundings.hold(folder / LOCK)
    try:
        # Read again under the lock: whoever let go of it a moment ago may have written the file.
        unlocked = unlock(folder, passphrase, who)
    except BaseException:
        held.let_go()
        raise
    return Casebook(unlocked, held, surroundings, kinds)


def write_file(folder: Path, file: CasebookFile, surroundings: Surroundings) -> None:
    """Replace `casebook.json`, keeping the one before it, unless that one is the damaged one."""
    path = folder / FILE
    with suppress(CasebookMissing, CasebookDamaged):
        surroundings.write_file(folder / PREVIOUS, write_casebook_file(read_one(path)))
    surroundings.write_file(path, write_casebook_file(file))
