"""A commit that reports failure is looked up before it is believed: it may be on the disk all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
import sqlcipher3.dbapi2 as sqlite

from dsl_desk.errors import NotKept
from dsl_desk.model.access import PROTECTION
from tests.casebook.samples import amend, concern, put, reopen
from tests.casebook.tampering import findings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dsl_desk.casebook.casebook import Casebook
    from tests.casebook.computer import Computer

Value = str | bytes | int | None


class DoubtfulDisk:
    """Stands before a real connection; the next commit reports failure, on the disk or not."""

    def __init__(self, real: sqlite.Connection, named: str, *, reaches_the_disk: bool) -> None:
        self._real = real
        self._named = named
        self._reaches_the_disk = reaches_the_disk

    @property
    def in_transaction(self) -> bool:
        return bool(self._real.in_transaction)

    def execute(self, sql: str, values: tuple[Value, ...] = ()) -> sqlite.Cursor:
        if sql != "COMMIT":
            return self._real.execute(sql, values)
        if self._reaches_the_disk:
            self._real.execute(sql)
        fault = sqlite.OperationalError("the disk said something else")
        fault.sqlite_errorname = self._named
        raise fault

    def executemany(self, sql: str, values: Iterable[tuple[Value, ...]]) -> sqlite.Cursor:
        return self._real.executemany(sql, values)

    def close(self) -> None:
        self._real.close()


def doubt(book: Casebook, *, reaches_the_disk: bool, named: str = "SQLITE_IOERR_FSYNC") -> None:
    """Let the next commit of `protection` report failure."""
    ledger = book._ledgers[PROTECTION]
    disk = DoubtfulDisk(ledger.connection, named, reaches_the_disk=reaches_the_disk)
    ledger.connection = cast("sqlite.Connection", disk)


def test_what_reached_the_disk_counts_as_kept(folder: Path, computer: Computer) -> None:
    book = reopen(folder, computer)
    doubt(book, reaches_the_disk=True)
    kept = put(book, concern(headline="kept after all"))
    assert book.latest(kept.record_id) == kept
    assert put(book, concern()).seq == kept.seq + 1
    book.close()
    assert findings(folder, computer) == []


def test_what_did_not_reach_the_disk_is_said_and_can_be_tried_again(folder: Path, computer: Computer) -> None:
    book = reopen(folder, computer)
    before = put(book, concern())
    record_id = book.new_id()
    doubt(book, reaches_the_disk=False)
    with pytest.raises(NotKept, match=r"protection\.ledger could not be written"):
        put(book, concern(headline="lost"), record_id=record_id)
    assert book.latest(record_id) is None
    again = put(book, concern(headline="lost"), record_id=record_id)
    assert (again.seq, again.revision) == (before.seq + 1, 1)
    book.close()
    assert findings(folder, computer) == []


def test_a_correction_that_failed_leaves_the_words_before_it(book: Casebook) -> None:
    kept = put(book, concern(account="sandals"))
    doubt(book, reaches_the_disk=False)
    with pytest.raises(NotKept):
        amend(book, concern(account="trainers"), kept)
    assert book.latest(kept.record_id) == kept
    assert len(book.search("sandals")) == 1
    assert book.search("trainers") == ()
    assert amend(book, concern(account="trainers"), kept).revision == 2


def test_a_full_disk_is_named(book: Casebook) -> None:
    doubt(book, reaches_the_disk=False, named="SQLITE_FULL")
    with pytest.raises(NotKept, match="The disk is full"):
        put(book, concern())


@pytest.mark.parametrize("reaches_the_disk", [True, False])
def test_a_draft_in_doubt_is_never_taken_for_kept(book: Casebook, reaches_the_disk: bool) -> None:
    draft = book.new_id()
    doubt(book, reaches_the_disk=reaches_the_disk)
    with pytest.raises(NotKept):
        book.keep_draft(PROTECTION, draft, b"half a sentence")
    book.keep_draft(PROTECTION, draft, b"half a sentence")
    assert [one.body for one in book.drafts(PROTECTION)] == [b"half a sentence"]


@pytest.mark.parametrize("reaches_the_disk", [True, False])
def test_reads_are_written_once_whatever_the_disk_said(
    folder: Path, computer: Computer, reaches_the_disk: bool
) -> None:
    book = reopen(folder, computer)
    book.note_read(PROTECTION, "opened", words="one")
    doubt(book, reaches_the_disk=reaches_the_disk)
    if reaches_the_disk:
        book.write_seen()
    else:
        with pytest.raises(NotKept):
            book.write_seen()
    book.note_read(PROTECTION, "opened", words="two")
    book.write_seen()
    assert [one.words for one in book.reads(PROTECTION)] == ["two", "one"]
    book.close()
    assert findings(folder, computer) == []


def test_reads_noted_inside_what_failed_are_written_later(book: Casebook) -> None:
    class ChangedMindError(Exception):
        """Raised half-way through."""

    def begin_and_leave() -> None:
        with book.writing(PROTECTION) as writing:
            book.note_read(PROTECTION, "opened", words="inside")
            writing.put(concern(), book.new_id())
            raise ChangedMindError

    book.note_read(PROTECTION, "opened", words="before")
    with pytest.raises(ChangedMindError):
        begin_and_leave()
    assert book.of_kind("concern") == ()
    book.write_seen()
    assert [one.words for one in book.reads(PROTECTION)] == ["inside", "before"]
