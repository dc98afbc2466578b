"""One bit of a ledger changed, in each page in turn: that page is named, and what really lies on it."""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pytest

from dsl_desk.casebook.casebook import Casebook
from dsl_desk.casebook.connection import PAGE, Error, open_unguarded
from dsl_desk.casebook.unlock import read_one, unlock
from dsl_desk.casebook.verify import Fault, Finding, verify_ledger
from dsl_desk.errors import CasebookDamaged, DeskError
from dsl_desk.model.access import PROTECTION
from tests.casebook.samples import PASSPHRASE, concern, put, reopen
from tests.casebook.tampering import CONCERNS, findings, flip, ledger, rows

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.casebook.roster import Anchor
    from dsl_desk.casebook.salvage import Row
    from dsl_desk.casebook.unlock import Unlocked
    from tests.casebook.computer import Computer

ENTRIES = CONCERNS + 2
ALL = set(range(1, ENTRIES + 1))
_ONE = """
SELECT id, device, seq, record, revision, kind, version, author, at, body, salt, body_digest, digest,
signature FROM entry WHERE id = ?
"""
_FIRST_PAGE_ONLY = 1


@pytest.fixture(scope="module")
def unlocked(full_template: Path) -> Unlocked:
    """The template's keys, so that Argon2id need not run for every page."""
    return unlock(full_template, PASSPHRASE)


def check(path: Path, unlocked: Unlocked, anchors: tuple[Anchor, ...] = ()) -> list[Finding]:
    file = unlocked.file
    keys = {bytes.fromhex(one.id): one.signing_public for one in file.roster.members}
    key, book = unlocked.ledger_keys[PROTECTION], file.roster.book
    events = verify_ledger(path, key, book, PROTECTION, anchors or file.anchors.heads, keys)
    return [event for event in events if isinstance(event, Finding)]


def opens(path: Path, key: bytearray) -> bool:
    try:
        open_unguarded(path, key).close()
    except CasebookDamaged:
        return False
    return True


def unreadable(path: Path, key: bytearray, as_written: list[Row]) -> set[int]:
    """Ask for each entry through a connection of its own: those that do not come as they were written."""
    lost = set()
    for row in as_written:
        try:
            with closing(open_unguarded(path, key)) as connection:
                if connection.execute(_ONE, (row.id,)).fetchone() != row:
                    lost.add(row.id)
        except (Error, CasebookDamaged):
            lost.add(row.id)
    return lost


def test_each_page_is_named_and_the_entries_on_it_and_no_other(
    full_template: Path, tmp_path: Path, unlocked: Unlocked
) -> None:
    data = ledger(full_template).read_bytes()
    key, path = unlocked.ledger_keys[PROTECTION], tmp_path / "protection.ledger"
    pages = len(data) // PAGE
    as_written = entries_in(ledger(full_template), key)
    assert pages > 20
    ever_lost: set[int] = set()
    for page in range(1, pages + 1):
        path.write_bytes(data)
        flip(path, page)
        altered = path.read_bytes()
        found = check(path, unlocked)
        assert path.read_bytes() == altered, f"page {page}: the check changed the file"
        assert [one.page for one in found if one.fault is Fault.PAGE] == [page]
        lost = unreadable(path, key, as_written)
        listed = {one.entry for one in found if one.fault is Fault.UNREADABLE}
        if opens(path, key):
            assert listed == lost, f"page {page}"
            ever_lost |= lost
        else:
            assert listed == {None}, f"page {page}: nothing can be read, said once"
            assert lost == ALL
        others = [one for one in found if one.fault in {Fault.ALTERED, Fault.MISSING, Fault.SIGNATURE}]
        assert others == [], f"page {page}: whole entries were named"
        assert not any(one.fault is Fault.ANCHOR for one in found), f"page {page}"
    assert ever_lost == ALL  # every entry lies somewhere


@pytest.mark.parametrize("place", [0, 15, 16, 2_000, PAGE - 81, PAGE - 80, PAGE - 1])
def test_wherever_in_a_page_the_bit_lies(
    full_template: Path, tmp_path: Path, unlocked: Unlocked, place: int
) -> None:
    path = tmp_path / "protection.ledger"
    data = ledger(full_template).read_bytes()
    for page in (1, 2, len(data) // PAGE):
        path.write_bytes(data)
        flip(path, page, place)
        found = check(path, unlocked)
        pages = {one.page for one in found if one.fault is Fault.PAGE}
        # The first 16 bytes of the file are its salt: without it no page's seal fits.
        assert page in pages if page == _FIRST_PAGE_ONLY and place < 16 else pages == {page}


def test_a_page_of_an_older_copy_never_loses_an_entry_in_silence(
    filled: Path, tmp_path: Path, unlocked: Unlocked, computer: Computer
) -> None:
    older = ledger(filled).read_bytes()
    book = reopen(filled, computer)
    for number in range(5):
        put(book, concern(account=f"later {number} " * 40))
    book.close()
    path, key = tmp_path / "replayed.ledger", unlocked.ledger_keys[PROTECTION]
    today, anchors = ledger(filled).read_bytes(), read_one(filled / "casebook.json").anchors.heads
    path.write_bytes(today)
    kept = entries_in(path, key)
    replayed = 0
    for number in range(len(older) // PAGE):
        if page_of(older, number) == page_of(today, number):
            continue
        path.write_bytes(today[: number * PAGE] + page_of(older, number) + today[(number + 1) * PAGE :])
        found = check(path, unlocked, anchors)
        assert not any(one.fault is Fault.PAGE for one in found)  # the seal of each page fits: it is genuine
        assert found or entries_in(path, key) == kept, f"page {number + 1}"
        replayed += bool(found)
    assert replayed >= 2


def entries_in(path: Path, key: bytearray) -> list[Row]:
    with closing(open_unguarded(path, key)) as connection:
        return rows(connection)


def page_of(data: bytes, number: int) -> bytes:
    return data[number * PAGE : (number + 1) * PAGE]


def test_a_file_cut_short_or_gone_is_said_and_the_other_ledger_is_checked(
    filled: Path, computer: Computer
) -> None:
    ledger(filled).write_bytes(ledger(filled).read_bytes()[:100])
    (found,) = findings(filled, computer)
    assert found.fault is Fault.UNREADABLE
    assert "cut short (100 bytes)" in found.sentence
    ledger(filled).unlink()
    (found,) = findings(filled, computer)
    assert "protection.ledger is missing" in found.sentence
    assert not ledger(filled).exists()


@pytest.mark.parametrize("left", [2, 5, 10, 20])
def test_a_file_whose_end_is_gone_loses_what_lay_there(
    full_template: Path, tmp_path: Path, unlocked: Unlocked, left: int
) -> None:
    path = tmp_path / "protection.ledger"
    path.write_bytes(ledger(full_template).read_bytes()[: left * PAGE])
    found = check(path, unlocked)
    assert found
    assert not any(one.fault in {Fault.ALTERED, Fault.SIGNATURE} for one in found)
    key = unlocked.ledger_keys[PROTECTION]
    lost = unreadable(path, key, entries_in(ledger(full_template), key))
    listed = {one.entry for one in found if one.fault is Fault.UNREADABLE}
    assert listed in ({None}, lost)


def all_concerns(book: Casebook) -> int:
    return len(book.of_kind("concern")) + len(book.search("account"))


def test_reading_a_damaged_ledger_is_said_plainly_and_closing_lets_go(
    filled: Path, computer: Computer
) -> None:
    data = ledger(filled).read_bytes()
    opened, said = 0, set()
    for page in range(2, len(data) // PAGE + 1, 2):
        ledger(filled).write_bytes(data)
        flip(ledger(filled), page)
        try:
            book = reopen(filled, computer)
        except CasebookDamaged as fault:
            said.add(str(fault))
            continue
        opened += 1
        for ask in (Casebook.heads, all_concerns, Casebook.due):
            with suppress(CasebookDamaged):
                ask(book)
        book.note_read(PROTECTION, "opened")
        with suppress(DeskError):
            book.close()
    assert opened > 5
    assert said
    assert all("Copy the whole folder somewhere safe" in one for one in said)
    ledger(filled).write_bytes(data)
    reopen(filled, computer).close()


def test_the_sentence_for_a_damaged_start_says_how_many_entries_there_were(
    full_template: Path, tmp_path: Path, unlocked: Unlocked
) -> None:
    path = tmp_path / "protection.ledger"
    path.write_bytes(ledger(full_template).read_bytes())
    flip(path, 1)
    (said,) = (one for one in check(path, unlocked) if one.fault is Fault.UNREADABLE)
    assert f"{ENTRIES} entries were written down at the last close" in said.sentence
    assert said.entry is None
