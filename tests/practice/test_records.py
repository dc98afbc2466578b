"""Keeping and correcting records of any kind: what was written stays, and what is wrong is said at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dsl_desk.casebook.codec import TooLong
from dsl_desk.errors import CasebookRefused, Faults
from dsl_desk.model.access import PROTECTION, STAFF, SUPPORT
from dsl_desk.model.note import Note
from dsl_desk.model.people import Person, Relationship, Responsibility
from dsl_desk.model.record import Attachment, Involved, Moment, Part
from dsl_desk.practice.refusal import NoSuchRecord
from dsl_desk.practice.written import NewFile
from tests.hostile import HOSTILE
from tests.practice.rowan import NOBODY, a_concern

if TYPE_CHECKING:
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk

LONGEST = 50_000


def a_note(child: RecordId, account: str = "Rang the school nurse.") -> Note:
    return Note(
        children=(Involved(who=child, part=Part.SUBJECT),),
        happened=Moment(on=date(2026, 11, 17)),
        headline="School nurse",
        account=account,
    )


def test_a_concern_is_kept_in_protection_with_what_it_lacks(desk: Desk, zofia: RecordId) -> None:
    written = desk.concerns.log(replace(a_concern(zofia), done_at_once=""))
    assert written.kept.compartment == PROTECTION
    assert written.changed == ("concern",)
    assert written.missing == ("Say what was done at once, even if nothing was.",)
    assert written.warnings == ()
    assert desk.concerns.sheet(written.record_id).record.child_words == "I'm not cold, I'm used to it."


def test_a_concern_may_be_kept_in_support_and_nowhere_else(desk: Desk, zofia: RecordId) -> None:
    assert desk.concerns.log(a_concern(zofia), compartment=SUPPORT).kept.compartment == SUPPORT
    with pytest.raises(CasebookRefused, match="does not open the staff ledger"):
        desk.concerns.log(a_concern(zofia), compartment=STAFF)


def test_somebody_unknown_is_refused_and_nothing_is_kept(desk: Desk, zofia: RecordId) -> None:
    for wrong in (NOBODY, type(NOBODY)("not an id")):
        with pytest.raises(Faults, match="not in this casebook"):
            desk.concerns.log(a_concern(zofia, wrong))
    assert desk.concerns.of_child(zofia) == ()


def test_an_adult_may_be_involved(desk: Desk, zofia: RecordId) -> None:
    tie = Relationship(child=zofia, relation="uncle", parental_responsibility=Responsibility.NO)
    uncle = desk.people.add(Person(name="Marek Lis", relationships=(tie,), noted_on=date(2026, 11, 17)))
    involved = (*a_concern(zofia).children, Involved(who=uncle.record_id, part=Part.ALLEGED_HARMER))
    written = desk.concerns.log(replace(a_concern(zofia), children=involved))
    assert [one.record_id for one in desk.concerns.of_child(uncle.record_id)] == [written.record_id]
    assert [one.record.name for one in desk.people.of_child(zofia)] == ["Marek Lis"]
    desk.people.correct(uncle.record_id, 1, replace(uncle_of(desk, zofia), post="coach"), "Told by mother.")
    assert uncle_of(desk, zofia).post == "coach"


def uncle_of(desk: Desk, child: RecordId) -> Person:
    return desk.people.of_child(child)[0].record


def test_an_adult_needs_a_name_and_a_child_that_is_here(desk: Desk) -> None:
    stranger = Person(
        name="", relationships=(Relationship(child=NOBODY, relation="x"),), noted_on=date(2026, 11, 17)
    )
    with pytest.raises(Faults) as refused:
        desk.people.add(stranger)
    assert len(refused.value.faults) == 2


def test_a_correction_keeps_the_original_and_its_reason(desk: Desk, zofia: RecordId) -> None:
    first = desk.notes.keep(a_note(zofia))
    desk.notes.correct(first.record_id, 1, a_note(zofia, "Rang the school nurse; no answer."), "Left out.")
    old, new = desk.casebook.revisions(first.record_id)
    assert old.record == a_note(zofia)
    assert (new.revision, new.why) == (2, "Left out.")
    assert [one.record.account for one in desk.notes.of_child(zofia)] == ["Rang the school nurse; no answer."]


def test_a_correction_cannot_turn_one_kind_into_another(desk: Desk, zofia: RecordId) -> None:
    first = desk.notes.keep(a_note(zofia))
    with pytest.raises(NoSuchRecord, match="no such concern"):
        desk.records.amend(first.record_id, 1, a_concern(zofia), "It was more than a note.")


def test_files_are_kept_with_their_digest_and_added_to_later(desk: Desk, zofia: RecordId) -> None:
    drawing = NewFile(name="drawing.png", data=b"\x89PNG a drawing")
    written = desk.concerns.log(a_concern(zofia), files=(drawing,))
    held = desk.concerns.sheet(written.record_id).record
    assert [(one.name, one.media_type, one.size) for one in held.files] == [("drawing.png", "image/png", 14)]
    assert desk.casebook.blob(held.files[0].digest) == drawing.data
    letter = NewFile(name="letter", data=b"Dear DSL", media_type="text/plain")
    desk.concerns.correct(written.record_id, 1, held, "A letter came.", files=(letter,))
    later = desk.concerns.sheet(written.record_id).record
    assert [one.name for one in later.files] == ["drawing.png", "letter"]


def test_every_file_that_cannot_be_kept_is_said_at_once(desk: Desk, zofia: RecordId) -> None:
    files = (
        NewFile(name=" ", data=b"x"),
        NewFile(name="empty.txt", data=b""),
        NewFile(name="film.mp4", data=bytes(25 * 1024 * 1024 + 1)),
    )
    with pytest.raises(Faults) as refused:
        desk.concerns.log(a_concern(zofia), files=files)
    assert [one.split()[1] for one in refused.value.faults] == ["1", "2", "3"]
    assert "film" not in str(refused.value)
    assert desk.concerns.of_child(zofia) == ()


def test_a_file_named_and_not_given_is_refused(desk: Desk, zofia: RecordId) -> None:
    for digest in ("ab" * 32, "not hex"):
        ghost = Attachment(digest=digest, name="ghost.pdf", media_type="application/pdf", size=1)
        with pytest.raises(Faults, match="Attach it again"):
            desk.concerns.log(replace(a_concern(zofia), files=(ghost,)))


@pytest.mark.parametrize(
    "kept", [text for text in HOSTILE if len(text.text) <= LONGEST], ids=lambda one: one.name
)
def test_hostile_texts_are_kept_as_typed(hostile_desk: tuple[Desk, RecordId], kept: tuple[str, str]) -> None:
    desk, child = hostile_desk
    text = kept[1]
    concern = replace(a_concern(child, account=text), headline=text, child_words=text, categories=(text,))
    file = NewFile(name=text or "x", data=b"x") if text.strip() else NewFile(name="x", data=b"x")
    written = desk.concerns.log(concern, files=(file,))
    held = desk.concerns.sheet(written.record_id).record
    assert (held.account, held.headline, held.child_words, held.categories) == (text, text, text, (text,))
    assert held.files[0].name == file.name


def test_a_megabyte_is_refused_loudly_and_by_field(desk: Desk, zofia: RecordId) -> None:
    for _, text in (one for one in HOSTILE if len(one.text) > LONGEST):
        with pytest.raises(TooLong) as refused:
            desk.concerns.log(replace(a_concern(zofia, account=text), opinion=text))
        assert [one.split(" holds")[0] for one in refused.value.faults] == ["Account", "Opinion"]
    assert desk.concerns.of_child(zofia) == ()


def test_dates_that_look_wrong_are_said_and_kept(desk: Desk, zofia: RecordId) -> None:
    odd = replace(a_concern(zofia), happened=Moment(on=date(2026, 12, 1)), told=Moment(on=date(2012, 1, 1)))
    written = desk.concerns.log(odd)
    assert [one.split(",")[0].split(" is before")[0] for one in written.warnings] == [
        "When it happened",
        "When school was told",
        "When school was told",
    ]
    assert desk.concerns.sheet(written.record_id).record == odd
