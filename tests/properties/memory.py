"""What a casebook ought to hold, kept beside it in plain lists, and the comparison of the two."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dsl_desk.model.kinds import KINDS
from dsl_desk.model.working_days import LONDON
from tests.properties.passages import digest_of, mark_of, words_of
from tests.properties.writer import Act, Said

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from dsl_desk.casebook.casebook import Casebook
    from dsl_desk.casebook.entries import Kept
    from dsl_desk.model.record import RecordId
    from tests.properties.killing import Toll

FOUNDING = {"ledger", "member"}
"""Kinds of the two entries every ledger begins with."""

_EVERY = 1_000_000


class Memory:
    """Every revision, draft and read that was kept, in the order in which it was kept."""

    def __init__(self, opened: Iterable[Kept]) -> None:
        """Begin with the two entries that opened each ledger: their times count for what comes after."""
        self.records: dict[RecordId, list[Kept]] = {}
        self.drafts: dict[tuple[str, str], bytes] = {}
        self.reads: list[tuple[str, str]] = []
        self._known: list[tuple[Kept, date]] = []
        self._latest: dict[tuple[str, str], datetime] = {}
        for one in opened:
            self._known_from(one)

    def keep(self, kept: Kept) -> None:
        """Remember one revision, and the day from which it was known: the clock may have been set back."""
        self.records.setdefault(kept.record_id, []).append(kept)
        self._known.append((kept, self._known_from(kept)))

    def _known_from(self, kept: Kept) -> date:
        chain = kept.compartment, kept.device
        known_at = self._latest[chain] = max(kept.at, self._latest.get(chain, kept.at))
        return known_at.astimezone(LONDON).date()

    def pick(self, number: int) -> Kept:
        """Give the latest revision of some record."""
        return list(self.records.values())[number % len(self.records)][-1]

    def about(self, who: RecordId, as_known_on: date | None = None) -> set[tuple[RecordId, int]]:
        """Say which revisions a child's record should show."""
        last = {kept.record_id: kept for kept, on in self._known if as_known_on is None or on <= as_known_on}
        return {(one.record_id, one.revision) for one in last.values() if _is_about(one, who)}

    def days(self) -> set[date]:
        """Every day on which something became known, and the day before the first."""
        days = {on for _, on in self._known}
        return days | {min(days) - timedelta(days=1)}


def read_all(book: Casebook) -> list[Kept]:
    """Read every revision of every record, in the order of the chains, but for how each ledger was opened."""
    ids = [kept.record_id for kind in KINDS if kind.kind not in FOUNDING for kept in book.of_kind(kind.kind)]
    kept = (one for record_id in ids for one in book.revisions(record_id))
    return sorted(kept, key=lambda one: (one.device, one.seq))


def opening(book: Casebook) -> tuple[Kept, ...]:
    """Read the entries with which each ledger was opened."""
    return tuple(one for kind in sorted(FOUNDING) for one in book.of_kind(kind))


def check(book: Casebook, memory: Memory) -> None:
    """Compare an open casebook with what it ought to hold."""
    ours = {(one.record_id, one.revision): one for held in memory.records.values() for one in held}
    theirs = read_all(book)
    assert {(one.record_id, one.revision): one for one in theirs} == ours
    assert len(theirs) == len(ours)
    assert _heights(book) == _counted(book, theirs)
    assert drafts_of(book) == memory.drafts
    for compartment in book.compartments:
        assert reads_of(book, compartment) == [words for place, words in memory.reads if place == compartment]
    _check_found(book, memory)
    _check_children(book, memory)


def _check_found(book: Casebook, memory: Memory) -> None:
    for record_id, revisions in memory.records.items():
        assert book.latest(record_id) == revisions[-1]
        *old, latest = (mark_of(one.record) for one in revisions)
        assert [one.record_id for one in book.search(latest)] == [record_id]
        assert not [word for word in old if book.search(word)]
        for kept in revisions:
            for file in kept.record.attachments():
                assert digest_of(book.blob(file.digest) or b"") == file.digest


def _check_children(book: Casebook, memory: Memory) -> None:
    children = [one for one, held in memory.records.items() if held[-1].record.kind == "child"]
    for who in children:
        for day in (None, *memory.days()):
            check_child(book, memory, who, day)


def check_child(book: Casebook, memory: Memory, who: RecordId, day: date | None) -> None:
    """Compare what is told about a child, today or as known on a day."""
    told = book.of_child(who, day)
    found = [(one.record_id, one.revision) for one in told]
    assert set(found) == memory.about(who, day)
    assert len(set(found)) == len(found)
    order = [one.record.line().when.order() for one in told]
    assert order == sorted(order)


def drafts_of(book: Casebook) -> dict[tuple[str, str], bytes]:
    """Give every draft."""
    return {(place, one.draft_id): one.body for place in book.compartments for one in book.drafts(place)}


def reads_of(book: Casebook, compartment: str) -> list[str]:
    """Give the words of every read that was written, oldest first."""
    return [one.words for one in reversed(book.reads(compartment, _EVERY))]


def adopt(book: Casebook, memory: Memory, toll: Toll) -> int:
    """Judge what a killed writer left, and remember it; gives how many unacknowledged things are there.

    Everything acknowledged is there with the same words; of the transaction that was under way there is all
    or nothing; and there is nothing else.
    """
    new = [one for one in read_all(book) if one.revision > len(memory.records.get(one.record_id, ()))]
    drafts = {key: body for key, body in drafts_of(book).items() if key not in memory.drafts}
    before = Counter(place for place, _ in memory.reads)
    reads = [(one, words) for one in book.compartments for words in reads_of(book, one)[before[one] :]]
    found = [
        *(Said(Act.PUT, one.compartment, one.record_id, one.revision, _words(one)) for one in new),
        *(Said(Act.DRAFT, place, draft_id, 0, body) for (place, draft_id), body in drafts.items()),
        *(Said(Act.READ, place, words) for place, words in reads),
    ]
    lost = set(toll.acknowledged) - set(found)
    assert not lost, f"{len(lost)} acknowledged were lost, killed at {toll.last}"
    survived = Counter(found) - Counter(toll.acknowledged)
    assert survived in (Counter(), Counter(toll.pending)), f"a transaction was kept in part: {toll.last}"
    for one in new:
        memory.keep(one)
    memory.drafts.update(drafts)
    memory.reads += reads
    return survived.total()


def _words(kept: Kept) -> bytes:
    return words_of(kept.record, kept.why)


def _is_about(kept: Kept, who: RecordId) -> bool:
    return kept.record_id == who or any(one.who == who for one in kept.record.involves())


def _heights(book: Casebook) -> Counter[tuple[str, str]]:
    heads = (one for one in book.heads() if one.chain == "entry")
    return Counter({(one.compartment, one.device.hex()): one.seq for one in heads})


def _counted(book: Casebook, kept: list[Kept]) -> Counter[tuple[str, str]]:
    return Counter((one.compartment, one.device) for one in (*kept, *opening(book)))
