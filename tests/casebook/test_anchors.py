"""Heads written down outside the ledgers: what was cut off or put back is said, and goes on being said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dsl_desk.casebook.unlock import read_one
from dsl_desk.casebook.verify import Fault
from dsl_desk.model.access import PROTECTION, SUPPORT
from tests.casebook.computer import Computer
from tests.casebook.samples import child, concern, put, reopen
from tests.casebook.tampering import CONCERNS, behind_the_guards, copied, findings, ledger, put_back

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.casebook.verify import Finding

ENTRIES = CONCERNS + 2
SAID = "ledger does not hold"


def notices(folder: Path, computer: Computer) -> tuple[str, ...]:
    book = reopen(folder, computer)
    said = book.notices
    book.close()
    return said


def cut_off(folder: Path, last: int) -> None:
    """Take the last entries off, as somebody with the key and the triggers gone could."""
    with behind_the_guards(folder) as connection:
        connection.execute("DELETE FROM entry WHERE id > (SELECT max(id) FROM entry) - ?", (last,))
        connection.execute("UPDATE index_version SET version = 0")  # the index is made again without them


def the_one(found: list[Finding]) -> Finding:
    (one,) = found
    return one


def test_at_close_the_head_of_every_chain_is_written_down(filled: Path, computer: Computer) -> None:
    book = reopen(filled, computer)
    put(book, child(), SUPPORT)
    book.note_read(SUPPORT, "opened")
    book.write_seen()
    heads = book.heads()
    book.close()
    assert {(one.compartment, one.chain, one.seq) for one in heads} == {
        (SUPPORT, "entry", 3),
        (SUPPORT, "seen", 1),
        (PROTECTION, "entry", ENTRIES),
        (PROTECTION, "seen", 2),
    }
    file = read_one(filled / "casebook.json")
    assert set(file.anchors.heads) == set(heads)
    assert set(computer.keyring[file.roster.book.hex()]) == set(heads)


def test_anchors_are_written_from_the_first_day(full_template: Path) -> None:
    before_the_first_close = read_one(full_template / "casebook.prev.json")
    assert {(one.compartment, one.seq) for one in before_the_first_close.anchors.heads} == {
        (SUPPORT, 2),
        (PROTECTION, 2),
    }


def test_with_nothing_wrong_nothing_is_said(filled: Path, computer: Computer) -> None:
    for _ in range(3):
        assert notices(filled, computer) == ()
        computer.pass_time(days=1)


def test_the_last_ten_entries_cut_off_are_counted(filled: Path, computer: Computer) -> None:
    cut_off(filled, 10)
    one = the_one(findings(filled, computer))
    assert (one.fault, one.entry) == (Fault.ANCHOR, ENTRIES)
    assert (
        f"protection ledger: the ledger ends at entry {ENTRIES - 10} of this device, but entry {ENTRIES} was "
        "written down at a close: the last 10 are gone" in one.sentence
    )
    (said,) = notices(filled, computer)
    assert f"The protection {SAID} entry {ENTRIES}" in said


def test_a_whole_older_ledger_put_back_is_said(filled: Path, tmp_path: Path, computer: Computer) -> None:
    older = copied(filled, tmp_path / "older")
    book = reopen(filled, computer)
    for _ in range(3):
        put(book, concern())
    book.close()
    put_back(older, filled, "protection.ledger")
    one = the_one(findings(filled, computer))
    assert one.fault is Fault.ANCHOR
    assert "the last 3 are gone, or an older copy was put back" in one.sentence
    (said,) = notices(filled, computer)
    assert f"The protection {SAID} entry {ENTRIES + 3}" in said


def test_reads_cut_off_are_said(filled: Path, computer: Computer) -> None:
    with behind_the_guards(filled) as connection:
        connection.execute("DELETE FROM seen WHERE seq = 2")
    one = the_one(findings(filled, computer))
    assert one.fault is Fault.ANCHOR
    assert "ends at read 1 of this device, but read 2 was written down at a close" in one.sentence
    (said,) = notices(filled, computer)
    assert f"The protection {SAID} seen 2" in said


def test_an_older_copy_that_went_on_another_way_is_said(
    filled: Path, tmp_path: Path, computer: Computer
) -> None:
    older = copied(filled, tmp_path / "older")
    book = reopen(filled, computer)
    put(book, concern(headline="the first history"))
    book.close()
    put_back(older, filled, "protection.ledger", "casebook.json")
    book = reopen(filled, Computer())  # a computer whose keyring knows nothing
    assert book.notices == ()
    put(book, concern(headline="the second history"))
    book.close()
    one = the_one(findings(filled, computer))
    assert f"entry {ENTRIES + 1} is not the one that was written down at a close" in one.sentence
    assert len(notices(filled, computer)) == 1


def test_with_both_files_put_back_only_the_keyring_knows(
    filled: Path, tmp_path: Path, computer: Computer
) -> None:
    older = copied(filled, tmp_path / "older")
    book = reopen(filled, computer)
    put(book, concern())
    book.close()
    put_back(older, filled, *(path.name for path in older.iterdir()))
    assert findings(filled, Computer()) == []
    assert the_one(findings(filled, computer)).fault is Fault.ANCHOR
    (said,) = notices(filled, computer)
    assert f"The protection {SAID} entry {ENTRIES + 1}" in said


def test_what_casebook_json_remembers_an_empty_keyring_cannot_hide(filled: Path) -> None:
    cut_off(filled, 1)
    assert len(notices(filled, Computer())) == 1


@pytest.mark.parametrize("keyring_kept", [True, False])
def test_an_anchor_that_is_not_held_is_never_replaced(filled: Path, keyring_kept: bool) -> None:
    cut_off(filled, 4)
    computer = Computer()
    for more in range(8):  # past the number that was written down
        if not keyring_kept:
            computer.keyring.clear()
        book = reopen(filled, computer)
        assert any(f"The protection {SAID} entry {ENTRIES} " in one for one in book.notices), more
        put(book, concern())
        book.close()
    found = findings(filled, computer)
    assert [(one.fault, one.entry) for one in found] == [(Fault.ANCHOR, ENTRIES)]


def test_a_ledger_that_is_not_open_keeps_its_anchor(filled: Path, computer: Computer) -> None:
    heads = read_one(filled / "casebook.json").anchors.heads
    book = reopen(filled, computer)
    assert {one for one in book.heads() if one.compartment == SUPPORT} <= set(heads)
    book.close()
    ledger(filled, SUPPORT).unlink()
    found = findings(filled, computer)
    assert [one.fault for one in found] == [Fault.UNREADABLE]
    assert set(heads) == set(read_one(filled / "casebook.json").anchors.heads)


def test_a_second_computer_begins_a_chain_of_its_own_and_spoils_none(filled: Path) -> None:
    second = Computer(b"device-2")
    book = reopen(filled, second)
    kept = put(book, concern())
    assert (kept.seq, kept.device) == (1, b"device-2".hex())
    book.note_read(PROTECTION, "opened")
    book.close()
    first = Computer()
    book = reopen(filled, first)
    assert book.notices == ()
    assert put(book, concern()).seq == ENTRIES + 1
    book.close()
    assert findings(filled, first) == []
    assert len(read_one(filled / "casebook.json").anchors.heads) == 5
