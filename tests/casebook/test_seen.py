"""Who read what: kept in batches, in a chain of its own, and on the disk before anything leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dsl_desk.casebook.chain import digest_seen, start_of
from dsl_desk.casebook.keys import is_signed
from dsl_desk.casebook.verify import Fault
from dsl_desk.errors import CasebookRefused
from dsl_desk.model.access import PROTECTION, STAFF, SUPPORT
from tests.casebook.samples import concern, put, reopen
from tests.casebook.tampering import behind_the_guards, findings, with_the_key
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dsl_desk.casebook.casebook import Casebook
    from tests.casebook.computer import Computer

_ALL = "SELECT device, seq, at, member, act, what, words, digest, signature FROM seen ORDER BY id"


@pytest.fixture
def book(filled: Path, computer: Computer) -> Iterator[Casebook]:
    """The template, open: two reads are in it already."""
    book = reopen(filled, computer)
    yield book
    book.close()


def words(book: Casebook) -> list[str]:
    """The words on the disk, oldest first, beyond the two of the template."""
    return [one.words for one in reversed(book.reads(PROTECTION))][2:]


def look(book: Casebook, what: str) -> None:
    book.note_read(PROTECTION, "searched", words=what)


def test_a_read_waits_for_the_next_entry_and_goes_with_it(book: Casebook) -> None:
    look(book, "one")
    look(book, "two")
    assert words(book) == []
    put(book, concern())
    assert words(book) == ["one", "two"]


def test_what_is_about_to_be_printed_waits_for_its_reads(book: Casebook) -> None:
    look(book, "printed")
    book.write_seen()
    assert words(book) == ["printed"]
    book.write_seen()  # with nothing waiting, nothing is written
    assert words(book) == ["printed"]


def test_a_read_that_waited_a_minute_is_written(book: Casebook, computer: Computer) -> None:
    look(book, "first")
    computer.pass_time(seconds=59)
    look(book, "second")
    assert words(book) == []
    computer.pass_time(seconds=1)
    look(book, "third")
    assert words(book) == ["first", "second", "third"]


def test_a_read_inside_a_transaction_waits_for_its_end(book: Casebook, computer: Computer) -> None:
    look(book, "before")
    computer.pass_time(minutes=5)
    with book.writing(PROTECTION) as writing:
        look(book, "inside")
        writing.put(concern(), book.new_id())
    assert words(book) == ["before", "inside"]


def test_reads_of_what_failed_are_not_lost(book: Casebook) -> None:
    look(book, "kept waiting")
    with pytest.raises(RuntimeError), book.writing(PROTECTION):
        raise RuntimeError
    assert words(book) == []
    put(book, concern())
    assert words(book) == ["kept waiting"]


def test_closing_writes_what_waits(filled: Path, computer: Computer) -> None:
    book = reopen(filled, computer)
    look(book, "at the end")
    book.close()
    book = reopen(filled, computer)
    assert words(book) == ["at the end"]
    book.close()
    assert findings(filled, computer) == []


def test_a_read_says_who_when_and_what(book: Casebook, computer: Computer) -> None:
    about = book.new_id()
    computer.pass_time(hours=3)
    book.note_read(PROTECTION, "opened", about)
    book.write_seen()
    latest = book.reads(PROTECTION, limit=1)[0]
    assert (latest.act, latest.what.hex(), latest.member.hex()) == ("opened", about, book.member.id)
    assert latest.at == book.pen.now()


def test_each_ledger_has_its_own_reads(book: Casebook) -> None:
    book.note_read(SUPPORT, "opened", words="support")
    look(book, "protection")
    book.write_seen()
    assert [one.words for one in book.reads(SUPPORT)] == ["support"]
    assert words(book) == ["protection"]
    with pytest.raises(CasebookRefused, match="does not open the staff ledger"):
        book.note_read(STAFF, "opened")


def test_the_chain_goes_on_over_batches_and_openings_and_ends_each_with_a_signature(
    filled: Path, computer: Computer
) -> None:
    for opening in range(3):
        book = reopen(filled, computer)
        for number in range(opening + 1):
            look(book, f"{opening}.{number}")
        signing, start = book.member.signing_public, start_of(book.book, PROTECTION)
        book.close()
    with with_the_key(filled) as connection:
        rows = connection.execute(_ALL).fetchall()
    assert [row[1] for row in rows] == list(range(1, 9))
    previous, signed = start.digest, []
    for *row, digest, signature in rows:
        assert digest == digest_seen(previous, *row)
        signed.append(signature is not None)
        assert signature is None or is_signed(signing, signature, digest)
        previous = digest
    assert signed == [False, True, True, False, True, False, False, True]


@pytest.mark.parametrize(
    ("column", "value"),
    [("words", "another"), ("act", "printed"), ("what", b"x"), ("at", 1), ("member", bytes(8))],
)
def test_an_altered_read_is_named(filled: Path, computer: Computer, column: str, value: object) -> None:
    with behind_the_guards(filled) as connection:
        connection.execute(f"UPDATE seen SET {column} = ? WHERE seq = 1", (value,))
    (found,) = findings(filled, computer)
    assert found.fault is Fault.READS
    assert found.sentence.endswith("who read what was altered at number 1.")


def test_a_read_taken_out_is_missed(filled: Path, computer: Computer) -> None:
    with behind_the_guards(filled) as connection:
        connection.execute("DELETE FROM seen WHERE seq = 1")
    assert [one.fault for one in findings(filled, computer)] == [Fault.READS]


def test_a_signature_taken_off_the_last_read_of_a_batch(filled: Path, computer: Computer) -> None:
    with behind_the_guards(filled) as connection:
        connection.execute("UPDATE seen SET signature = ? WHERE seq = 2", (bytes(64),))
    assert [one.fault for one in findings(filled, computer)] == [Fault.READS]


def test_whatever_was_typed_can_be_noted(filled: Path, computer: Computer) -> None:
    book = reopen(filled, computer)
    for one in HOSTILE:
        look(book, one.text)
    book.close()
    book = reopen(filled, computer)
    noted = [one.words for one in reversed(book.reads(PROTECTION, limit=1_000))][2:]
    book.close()
    assert noted == [one.text.encode("utf-8", "backslashreplace").decode() for one in HOSTILE]
    assert findings(filled, computer) == []
