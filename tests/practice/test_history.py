"""What a record said at each revision, and its files."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from dsl_desk.model.concern import Concern
from dsl_desk.practice.refusal import NoSuchRecord
from dsl_desk.practice.written import NewFile
from tests.practice.rowan import HUNGRY, NOBODY, a_concern

if TYPE_CHECKING:
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk

SLIP = NewFile(name="slip.txt", data=b"a slip of paper")


def test_every_revision_is_there_the_first_words_too(desk: Desk, zofia: RecordId) -> None:
    kept = desk.concerns.log(a_concern(zofia))
    desk.concerns.correct(kept.record_id, 1, a_concern(zofia, account="It was a jacket."), "He was unsure.")
    first, second = desk.history.of(kept.record_id)
    assert isinstance(first.record, Concern)
    assert isinstance(second.record, Concern)
    assert (first.record.account, second.record.account) == (HUNGRY, "It was a jacket.")
    assert (first.why, second.why) == ("", "He was unsure.")
    assert desk.history.labels()[first.author] == "DSL"


def test_reading_the_history_is_noted(desk: Desk, zofia: RecordId) -> None:
    kept = desk.concerns.log(a_concern(zofia))
    desk.history.of(kept.record_id)
    assert [one.what for one in desk.casebook.my_reads("open record")] == [kept.record_id]


def test_a_file_comes_back_as_kept_and_opening_it_is_noted(desk: Desk, zofia: RecordId) -> None:
    kept = desk.concerns.log(a_concern(zofia), files=(SLIP,))
    assert desk.history.file(kept.record_id, SLIP.digest) == SLIP.data
    assert [one.what for one in desk.casebook.my_reads("open file")] == [kept.record_id]


def test_a_file_taken_off_by_a_correction_is_still_there(desk: Desk, zofia: RecordId) -> None:
    kept = desk.concerns.log(a_concern(zofia), files=(SLIP,))
    record = desk.concerns.sheet(kept.record_id).record
    desk.concerns.correct(kept.record_id, 1, replace(record, files=()), "Not hers.")
    assert desk.history.file(kept.record_id, SLIP.digest) == SLIP.data


def test_a_file_of_another_record_is_not_given_for_this_one(desk: Desk, zofia: RecordId) -> None:
    desk.concerns.log(a_concern(zofia), files=(SLIP,))
    bare = desk.concerns.log(a_concern(zofia)).record_id
    for record_id, digest in ((bare, SLIP.digest), (bare, sha256(b"").hexdigest()), (NOBODY, SLIP.digest)):
        with pytest.raises(NoSuchRecord):
            desk.history.file(record_id, digest)
    assert desk.casebook.my_reads("open file") == ()


def test_nothing_has_no_history(desk: Desk) -> None:
    with pytest.raises(NoSuchRecord):
        desk.history.of(NOBODY)
