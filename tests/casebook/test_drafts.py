"""Unfinished writing: its author's alone, no part of the record, gone when let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dsl_desk.casebook import drafts
from dsl_desk.casebook.keys import make_keys
from dsl_desk.casebook.ledger import Pen
from dsl_desk.errors import CasebookDamaged, CasebookRefused
from dsl_desk.model.access import PROTECTION, STAFF, SUPPORT
from tests.casebook.samples import reopen
from tests.casebook.tampering import findings, with_the_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dsl_desk.casebook.casebook import Casebook
    from tests.casebook.computer import Computer

ONE, TWO = "11" * 16, "22" * 16


@pytest.fixture
def book(filled: Path, computer: Computer) -> Iterator[Casebook]:
    """The template, open: there is no draft in it."""
    book = reopen(filled, computer)
    yield book
    book.close()


def kept(book: Casebook, compartment: str = PROTECTION) -> list[tuple[str, bytes]]:
    return [(one.draft_id, one.body) for one in book.drafts(compartment)]


def test_a_draft_is_kept_over_itself_and_the_newest_comes_first(book: Casebook, computer: Computer) -> None:
    assert kept(book) == []
    book.keep_draft(PROTECTION, ONE, b"He sa")
    computer.pass_time(seconds=2)
    book.keep_draft(PROTECTION, TWO, b"other")
    computer.pass_time(seconds=2)
    book.keep_draft(PROTECTION, ONE, b"He said that")
    assert kept(book) == [(ONE, b"He said that"), (TWO, b"other")]
    assert book.drafts(PROTECTION)[0].at == computer.now()
    assert kept(book, SUPPORT) == []


def test_a_draft_is_there_at_the_next_opening_until_it_is_let_go(filled: Path, computer: Computer) -> None:
    book = reopen(filled, computer)
    book.keep_draft(PROTECTION, ONE, b"words")
    book.keep_draft(PROTECTION, TWO, b"others")
    book.close()
    book = reopen(filled, computer)
    book.drop_draft(PROTECTION, ONE)
    book.drop_draft(PROTECTION, ONE)
    assert kept(book) == [(TWO, b"others")]
    book.close()


def test_a_draft_is_no_entry_and_changes_no_chain(filled: Path, computer: Computer) -> None:
    book = reopen(filled, computer)
    heads = book.heads()
    book.keep_draft(PROTECTION, ONE, b"words")
    assert book.heads() == heads
    assert book.search("words") == ()
    book.close()
    assert findings(filled, computer) == []


def test_even_with_the_ledger_s_key_a_draft_is_its_author_s_alone(filled: Path, computer: Computer) -> None:
    book = reopen(filled, computer)
    book.keep_draft(PROTECTION, ONE, b"Quixoticzebra")
    book.close()
    with with_the_key(filled) as connection:
        ((sealed,),) = connection.execute("SELECT sealed FROM draft").fetchall()
    assert b"Quixoticzebra" not in sealed


def test_another_member_s_draft_is_neither_listed_nor_written_over_nor_dropped(
    book: Casebook, computer: Computer
) -> None:
    book.keep_draft(PROTECTION, ONE, b"mine")
    theirs = Pen(b"deputy-1", make_keys(), computer)
    with book.writing(PROTECTION) as writing:
        ledger = writing.ledger
    assert drafts.my_drafts(ledger, theirs) == ()
    drafts.keep_draft(ledger, theirs, ONE, b"theirs")
    drafts.drop_draft(ledger, theirs, ONE)
    assert kept(book) == [(ONE, b"mine")]


def test_a_draft_moved_to_another_author_does_not_open(filled: Path, computer: Computer) -> None:
    book = reopen(filled, computer)
    book.keep_draft(PROTECTION, ONE, b"mine")
    keys, member = book.pen.keys, book.pen.member
    with book.writing(PROTECTION) as writing:
        ledger = writing.ledger
    ledger.connection.execute("UPDATE draft SET author = x'6465707574792d31'")
    assert member != b"deputy-1"
    with pytest.raises((CasebookRefused, CasebookDamaged)):
        drafts.my_drafts(ledger, Pen(b"deputy-1", keys, computer))
    book.close()


def test_a_draft_for_a_ledger_that_is_not_held_is_refused(book: Casebook) -> None:
    with pytest.raises(CasebookRefused, match="does not open the staff ledger"):
        book.keep_draft(STAFF, ONE, b"words")


@pytest.mark.parametrize("body", [b"", b"\0" * 10, "Łucja \U0001f600".encode(), b"x" * 1_000_000])
def test_any_bytes_come_back(book: Casebook, body: bytes) -> None:
    book.keep_draft(PROTECTION, ONE, body)
    assert kept(book) == [(ONE, body)]
