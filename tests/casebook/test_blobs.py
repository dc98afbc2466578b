"""Attachments: kept once under their digest, never replaced, no larger than 25 MB."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from dsl_desk.casebook.casebook import LARGEST_FILE
from dsl_desk.casebook.connection import PAGE
from dsl_desk.casebook.verify import Fault
from dsl_desk.errors import CasebookDamaged, NotKept
from dsl_desk.model.access import PROTECTION, SUPPORT
from dsl_desk.model.record import Attachment
from tests.casebook.samples import child, concern, reopen
from tests.casebook.tampering import behind_the_guards, findings, flip, ledger, with_the_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dsl_desk.casebook.casebook import Casebook
    from dsl_desk.model.record import Record
    from tests.casebook.computer import Computer

PHOTO = bytes(range(256)) * 40
DIGEST = sha256(PHOTO).hexdigest()


@pytest.fixture
def book(filled: Path, computer: Computer) -> Iterator[Casebook]:
    """The template, open: there is no attachment in it."""
    book = reopen(filled, computer)
    yield book
    book.close()


def add(book: Casebook, data: bytes, compartment: str = PROTECTION) -> str:
    digest = sha256(data).hexdigest()
    with book.writing(compartment) as writing:
        writing.add_file(digest, data)
    return digest


def test_a_file_comes_back_byte_for_byte(filled: Path, computer: Computer) -> None:
    book = reopen(filled, computer)
    attached = Attachment(digest=DIGEST, name="photo.jpg", media_type="image/jpeg", size=len(PHOTO))
    with book.writing(PROTECTION) as writing:
        writing.add_file(DIGEST, PHOTO)
        kept = writing.put(concern(files=(attached,)), book.new_id())
    book.close()
    book = reopen(filled, computer)
    found = book.latest(kept.record_id)
    assert found is not None
    assert found.record.attachments() == (attached,)
    assert book.blob(DIGEST) == PHOTO
    book.close()


def test_the_same_file_twice_is_kept_once(filled: Path, computer: Computer) -> None:
    book = reopen(filled, computer)
    assert add(book, PHOTO) == add(book, PHOTO) == DIGEST
    with book.writing(PROTECTION) as writing:
        writing.add_file(DIGEST, b"something else under its name")
    assert book.blob(DIGEST) == PHOTO
    book.close()
    with with_the_key(filled) as connection:
        assert connection.execute("SELECT count(*) FROM blob").fetchone() == (1,)


def test_a_file_lies_in_its_record_s_ledger(filled: Path, computer: Computer) -> None:
    book = reopen(filled, computer)
    add(book, PHOTO, SUPPORT)
    assert book.blob(DIGEST) == PHOTO
    book.close()
    with with_the_key(filled, PROTECTION) as connection:
        assert connection.execute("SELECT count(*) FROM blob").fetchone() == (0,)


def test_a_digest_nobody_kept_gives_nothing(book: Casebook) -> None:
    assert book.blob("00" * 32) is None


def test_an_empty_file_is_a_file(book: Casebook) -> None:
    assert book.blob(add(book, b"")) == b""


def test_25_mb_is_kept_and_a_byte_more_is_refused_in_words(book: Casebook) -> None:
    assert LARGEST_FILE == 25 * 1024 * 1024
    largest = bytes(LARGEST_FILE)
    words = r"larger than 25 MB\. Keep the recording where it is; note where"
    with pytest.raises(NotKept, match=words):
        add(book, largest + b"\0")
    assert book.blob(sha256(largest + b"\0").hexdigest()) is None
    digest = add(book, largest)
    assert book.blob(digest) == largest


def add_both(book: Casebook, data: bytes, record: Record) -> None:
    with book.writing(PROTECTION) as writing:
        writing.add_file(sha256(data).hexdigest(), data)
        writing.put(record, book.new_id())


def test_a_file_whose_record_failed_is_not_kept(book: Casebook) -> None:
    with pytest.raises(NotKept, match="not kept in the protection ledger"):
        add_both(book, PHOTO, child())
    assert book.blob(DIGEST) is None


def kept_a_file(folder: Path, computer: Computer) -> None:
    book = reopen(folder, computer)
    add(book, PHOTO)
    add(book, b"another")
    book.close()


def test_a_file_changed_behind_the_program_s_back_is_named(filled: Path, computer: Computer) -> None:
    kept_a_file(filled, computer)
    assert findings(filled, computer) == []
    with behind_the_guards(filled) as connection:
        connection.execute("UPDATE blob SET bytes = ? WHERE id = 1", (PHOTO[:-1] + b"x",))
    (found,) = findings(filled, computer)
    assert found.fault is Fault.FILE
    assert found.sentence == "protection ledger, attached file 1: it is not the file that was kept."


def test_a_file_on_a_damaged_page_is_named_and_the_other_is_not(filled: Path, computer: Computer) -> None:
    kept_a_file(filled, computer)
    named, refused = [], 0
    pages = ledger(filled).stat().st_size // PAGE
    for page in range(pages - 4, pages + 1):  # the newest pages are the files'
        flip(ledger(filled), page)
        said = {one.sentence for one in findings(filled, computer) if one.fault is Fault.FILE}
        if said and "file 2" not in "".join(said):
            named.append(said)
            refused += is_refused(filled, computer)
        flip(ledger(filled), page)
    assert len(named) == 2  # the photograph's own pages, besides the one that both files' rows lie on
    assert refused == 2
    assert all("protection ledger, attached file 1: " in one for said in named for one in said)
    assert findings(filled, computer) == []


def is_refused(folder: Path, computer: Computer) -> bool:
    """Whether a damaged file is refused in words, not given as if it were whole."""
    book = reopen(folder, computer)
    try:
        with pytest.raises(CasebookDamaged, match="run the check to see what is lost"):
            book.blob(DIGEST)
    finally:
        book.close()
    return True


def test_a_file_disposed_of_is_no_finding_unless_it_still_holds_something(
    filled: Path, computer: Computer
) -> None:
    kept_a_file(filled, computer)
    with with_the_key(filled) as connection:
        connection.execute("INSERT INTO disposed (blob) SELECT digest FROM blob WHERE id = 1")
    (found,) = findings(filled, computer)
    assert "yet still holds something" in found.sentence
    with with_the_key(filled) as connection:
        connection.execute("UPDATE blob SET bytes = x'' WHERE id = 1")
    assert findings(filled, computer) == []
