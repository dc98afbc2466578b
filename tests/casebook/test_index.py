"""What lists, searches and counts use can always be made again from the entries, and is when it must be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from dsl_desk.casebook import index
from dsl_desk.casebook.connection import open_unguarded
from dsl_desk.model.access import PROTECTION, SUPPORT
from dsl_desk.model.concern import Concern
from dsl_desk.model.kinds import KINDS
from dsl_desk.model.record import ChronologyLine, Moment, RecordId
from tests.casebook.computer import Computer
from tests.casebook.samples import amend, child, concern, ledger_key, note, put, reopen
from tests.casebook.tampering import ledger, with_the_key
from tests.properties.derived import check_index

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.casebook.casebook import Casebook
    from dsl_desk.casebook.entries import Kept

ROBIN = RecordId("0a" * 16)
_COPY_LAST = """
INSERT INTO entry (device, seq, record, revision, kind, version, author, at, body, salt, body_digest, digest,
                   signature)
SELECT ?1, 1 + coalesce((SELECT max(seq) FROM entry WHERE device = ?1), 0), record, revision, kind, version,
       author, at, body, salt, body_digest, digest, signature
FROM entry WHERE id = (SELECT max(id) FROM entry)
"""
WITHOUT_NOTES = tuple(kind for kind in KINDS if kind.kind != "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernByToldDay(Concern):
    """A concern as a later program may show it: under another day, with the same number of its version."""

    def line(self) -> ChronologyLine:
        return replace(Concern.line(self), when=Moment(on=date(2020, 2, 2)))


def lists(book: Casebook) -> tuple[object, ...]:
    return (
        book.search("coat"),
        book.search("sandals"),
        book.listed("concern"),
        book.listed("child"),
        book.of_child(ROBIN),
        book.of_child(ROBIN, date(2026, 11, 23)),
        book.due(),
    )


def fill(book: Casebook, computer: Computer) -> None:
    """Keep, correct and correct again, over days, with a clock set back in between."""
    put(book, child(), SUPPORT, ROBIN)
    kept: list[Kept] = []
    for number in range(30):
        computer.pass_time(hours=5 if number % 7 else -40)
        kept.append(put(book, concern(ROBIN, headline=f"number {number}", on=date(2026, 1, 1 + number))))
        if number % 3 == 0:
            before = kept[number // 2]
            now = concern(ROBIN, account="sandals", on=date(2025, 1, 1 + number))
            kept[number // 2] = amend(book, now, before)


def test_an_index_equals_its_rebuild(folder: Path, computer: Computer) -> None:
    book = reopen(folder, computer)
    fill(book, computer)
    book.close()
    for compartment in (SUPPORT, PROTECTION):
        check_index(ledger(folder, compartment), bytes(ledger_key(folder, compartment)))


def test_rebuilding_changes_nothing_that_can_be_asked(book: Casebook, computer: Computer) -> None:
    fill(book, computer)
    before = lists(book)
    done = list(book.rebuild())
    assert done == [3, 42]  # entries done, in one step for each ledger
    assert lists(book) == before
    put(book, concern(headline="goes on"))


def test_batches_of_any_size_make_the_same_index(
    folder: Path, computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = reopen(folder, computer)
    fill(book, computer)
    before = lists(book)
    for size in (1, 2, 7, 1_000):
        monkeypatch.setattr(index, "BATCH", size)
        assert len(list(book.rebuild())) == -(-42 // size) + -(-3 // size)
        assert lists(book) == before
    book.close()
    check_index(ledger(folder), bytes(ledger_key(folder)))


@pytest.mark.parametrize("after_steps", [0, 1, 5])
def test_a_rebuild_that_was_broken_off_is_done_at_the_next_opening(
    folder: Path, computer: Computer, monkeypatch: pytest.MonkeyPatch, after_steps: int
) -> None:
    book = reopen(folder, computer)
    fill(book, computer)
    before = lists(book)
    book.close()
    monkeypatch.setattr(index, "BATCH", 5)
    connection = open_unguarded(ledger(folder), ledger_key(folder))
    steps = index.rebuild(connection, lambda entry: concern(headline=entry.kind), 1)
    assert len(list(islice(steps, after_steps))) == after_steps
    del steps
    connection.close()
    book = reopen(folder, computer)
    assert lists(book) == before
    book.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE index_version SET version = version + 1",
        "UPDATE index_version SET version = 0",
        "DROP TABLE index_version",
    ],
)
def test_an_index_of_another_version_is_made_again(folder: Path, computer: Computer, statement: str) -> None:
    book = reopen(folder, computer)
    put(book, concern(ROBIN))
    before = lists(book)
    book.close()
    with with_the_key(folder) as connection:
        connection.execute("DELETE FROM record")
        connection.execute(statement)
    book = reopen(folder, computer)
    assert lists(book) == before
    book.close()


def test_a_kind_that_was_not_known_is_found_once_it_is(folder: Path, computer: Computer) -> None:
    book = reopen(folder, computer)
    kept = put(book, note(ROBIN, account="umbrella"), SUPPORT)
    book.close()
    older = reopen(folder, computer, WITHOUT_NOTES)
    assert older.search("umbrella") == ()
    (stood_for,) = older.listed("note")
    assert stood_for.title == "Made by a newer DSL Desk"
    assert older.of_child(ROBIN) == ()
    older.close()
    book = reopen(folder, computer)
    assert [one.record_id for one in book.search("umbrella")] == [kept.record_id]
    assert book.of_child(ROBIN) == (kept,)
    book.close()


def test_a_record_that_shows_itself_under_another_day_than_it_was_indexed_leaves_nothing_behind(
    folder: Path, computer: Computer
) -> None:
    book = reopen(folder, computer)
    kept = put(book, concern(account="sandals"))
    book.close()
    later = reopen(folder, computer, tuple(ConcernByToldDay if one is Concern else one for one in KINDS))
    amend(later, concern(account="trainers"), kept)
    assert later.search("sandals") == ()
    assert [one.revision for one in later.listed("concern")] == [2]
    later.close()


def test_the_number_of_an_index_tells_kinds_and_versions_apart() -> None:
    assert index.version_of(KINDS) == index.version_of(KINDS[::-1])
    assert index.version_of(KINDS) != index.version_of(WITHOUT_NOTES)


@pytest.mark.parametrize("first", [b"device-1", b"device-2"])
def test_of_two_revisions_with_one_number_every_device_takes_the_same(folder: Path, first: bytes) -> None:
    """Two devices corrected one record apart from each other; their chains came together in either order."""
    kept = _kept_by(folder, Computer())
    second = b"device-2" if first == b"device-1" else b"device-1"
    book = reopen(folder, Computer(first))
    amend(book, concern(account=f"by {first.decode()}"), kept)
    book.close()
    with with_the_key(folder) as connection:
        connection.execute(_COPY_LAST, (second,))
        connection.execute("UPDATE index_version SET version = 0")
    book = reopen(folder, Computer())
    latest = book.latest(kept.record_id)
    assert latest is not None
    assert latest.device == b"device-2".hex()
    assert len(book.search("device")) == 1
    book.close()


def _kept_by(folder: Path, computer: Computer) -> Kept:
    book = reopen(folder, computer)
    kept = put(book, concern())
    book.close()
    return kept
