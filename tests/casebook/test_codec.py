"""Records as stored bytes and back: nothing lost, nothing guessed, nothing older or newer misread."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsl_desk.casebook.codec import TooLong, decode, encode
from dsl_desk.casebook.entries import MadeByNewer
from dsl_desk.casebook.plain import field_defaults
from dsl_desk.errors import CasebookDamaged, NotKept
from dsl_desk.model.access import PROTECTION
from dsl_desk.model.concern import Concern
from dsl_desk.model.kinds import KINDS
from dsl_desk.model.note import Note
from dsl_desk.model.record import LONGEST_TEXT, ChronologyLine, Moment, Record
from tests.casebook.records import records
from tests.casebook.samples import SCHOOL_DAY, amend, concern, note, put, reopen
from tests.casebook.tampering import behind_the_guards, findings
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from tests.casebook.computer import Computer


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
@settings(max_examples=40, deadline=None)
@given(data=st.data(), why=st.text(max_size=50))
def test_every_kind_comes_back_as_it_was(kind: type[Record], data: st.DataObject, why: str) -> None:
    record = data.draw(records(kind))
    body = encode(record, why)
    assert decode(body, kind, kind.version) == (record, why)
    assert encode(record, why) == body
    assert defaulted(record).isdisjoint(json.loads(body)["values"])


def defaulted(record: Record) -> set[str]:
    """The fields of a record that say no more than their default."""
    return {name for name, default in field_defaults(record) if getattr(record, name) == default}


def test_a_body_holds_what_was_said_and_no_more() -> None:
    assert encode(note(account="Quiet.", headline="Art"), "") == (
        b'{"values":{"children":[],"happened":{"on":"2026-11-20"},"headline":"Art","account":"Quiet."}}'
    )
    assert encode(note(account="Łucja"), "why").endswith('"account":"Łucja"},"why":"why"}'.encode())


def test_a_default_said_outright_makes_no_other_bytes() -> None:
    said = Note(
        children=(), happened=Moment(on=SCHOOL_DAY, about=False), headline="x", account="y", source=""
    )
    assert encode(said, "") == encode(note(account="y", headline="x"), "")


def test_half_a_surrogate_pair_makes_that_body_ascii() -> None:
    record = note(account="half \ud83d of Łucja")
    body = encode(record, "")
    assert body.isascii()
    assert decode(body, Note, 1)[0] == record


GOOD = encode(concern(account="x"), "")
DAMAGED = {
    "empty": b"",
    "cut short": GOOD[:-5],
    "not JSON": b"Dear DSL",
    "a list": b"[]",
    "null": b"null",
    "no values": b"{}",
    "values that are text": b'{"values":"x"}',
    "half a character": GOOD.replace(b'"x"', b'"\xc5"'),
    "nested 100,000 deep": b"[" * 100_000,
    "a field nobody knows": GOOD.replace(b'"headline"', b'"spare":"","headline"'),
    "a field too few": GOOD.replace(b'"account":"x"', b'"opinion":"x"'),
    "a number for text": GOOD.replace(b'"x"', b"7"),
    "text for a moment": GOOD.replace(b'{"on":"2026-11-20"}', b'"2026-11-20"'),
    "a day that never was": GOOD.replace(b"2026-11-20", b"2026-02-30"),
    "another word for how": GOOD.replace(b"seen by the reporter", b"guessed"),
    "text for a list": GOOD.replace(b'"children":[]', b'"children":"x"'),
}


@pytest.mark.parametrize("body", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_body_that_was_not_written_here_is_damaged(body: bytes) -> None:
    assert body != GOOD
    with pytest.raises(CasebookDamaged, match="kind “concern”") as refused:
        decode(body, Concern, 1)
    assert "Dear" not in str(refused.value)


def test_a_damaged_body_is_said_where_it_is_read(filled: Path, computer: Computer) -> None:
    with behind_the_guards(filled) as connection:
        (raw,) = connection.execute("SELECT record FROM entry WHERE id = 12").fetchone()
        connection.execute("UPDATE entry SET body = x'7b7d' WHERE id = 12")
    book = reopen(filled, computer)
    with pytest.raises(CasebookDamaged, match="is not one that DSL Desk wrote"):
        book.revisions(raw.hex())
    put(book, concern())
    book.close()


def test_too_long_names_every_field_at_once(filled: Path, computer: Computer) -> None:
    long = "x" * (LONGEST_TEXT + 1)
    book = reopen(filled, computer)
    kept = put(book, concern())
    with pytest.raises(TooLong) as refused:
        amend(book, concern(account=long, headline=long), kept, why=long)
    assert isinstance(refused.value, NotKept)
    assert [fault.split(" holds ")[0] for fault in refused.value.faults] == [
        "Headline",
        "Account",
        "The reason",
    ]
    assert all("50,001 characters; a field holds at most 50,000" in one for one in refused.value.faults)
    assert book.revisions(kept.record_id) == (kept,)
    fits = amend(book, concern(account=long[1:]), kept)
    assert book.latest(kept.record_id) == fits
    book.close()


def test_too_long_inside_a_part_says_where() -> None:
    long = "y" * (LONGEST_TEXT + 1)
    with pytest.raises(TooLong, match="Categories, number 2 holds"):
        encode(replace(concern(), categories=("neglect", long)), "")


def test_hostile_text_is_kept_exactly_as_typed(filled: Path, computer: Computer) -> None:
    book = reopen(filled, computer)
    kept = {}
    with book.writing(PROTECTION) as writing:
        for one in HOSTILE:
            record = concern(account=one.text, headline=one.text[:500])
            if len(one.text) > LONGEST_TEXT:
                with pytest.raises(TooLong):
                    encode(record, "")
                continue
            kept[one.name] = writing.put(record, book.new_id(), why=one.text), record
    book.close()
    book = reopen(filled, computer)
    for name, (was, record) in kept.items():
        found = book.latest(was.record_id)
        assert found == was, name
        assert (found.record, found.why) == (record, was.why), name
    for _ in book.rebuild():
        pass
    assert all(book.latest(was.record_id) == was for was, _ in kept.values())
    book.close()
    assert len(kept) > 70
    assert findings(filled, computer) == []


@dataclass(frozen=True, slots=True, kw_only=True)
class Weather(Record):
    """A kind that only a newer program knows."""

    kind: ClassVar[str] = "weather"
    compartments: ClassVar[tuple[str, ...]] = (PROTECTION,)

    on: date
    sky: str

    def line(self) -> ChronologyLine:
        return ChronologyLine(when=Moment(on=self.on), title="Weather", headline=self.sky)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewerNote(Record):
    """Notes as a newer program keeps them: the headline and the account have become one list."""

    kind: ClassVar[str] = "note"
    version: ClassVar[int] = 2
    compartments: ClassVar[tuple[str, ...]] = (PROTECTION,)

    happened: Moment
    passages: tuple[str, ...]

    def line(self) -> ChronologyLine:
        return ChronologyLine(when=self.happened, title="Note", headline=self.passages[0])

    @classmethod
    def upgrade(cls, version: int, values: dict[str, Any]) -> dict[str, Any]:
        assert version == 1
        return {"happened": values["happened"], "passages": [values["headline"], values["account"]]}


NEWER: tuple[type[Record], ...] = (*(kind for kind in KINDS if kind is not Note), NewerNote, Weather)


def test_a_kept_sample_of_an_older_version_is_read_in_today_s_shape() -> None:
    sample = b'{"values":{"children":[],"happened":{"on":"2026-11-20"},"headline":"Art","account":"Quiet."}}'
    assert decode(sample, NewerNote, 1) == (
        NewerNote(happened=Moment(on=SCHOOL_DAY), passages=("Art", "Quiet.")),
        "",
    )
    with pytest.raises(CasebookDamaged):
        decode(b'{"values":{"happened":{"on":"2026-11-20"}}}', NewerNote, 1)


def test_what_a_newer_program_kept_is_stood_for_and_never_lost(filled: Path, computer: Computer) -> None:
    book = reopen(filled, computer)
    old = put(book, note(account="by the older program"))
    book.close()
    book = reopen(filled, computer, NEWER)
    upgraded = book.latest(old.record_id)
    assert upgraded is not None
    assert upgraded.record == NewerNote(
        happened=Moment(on=SCHOOL_DAY), passages=("A note", "by the older program")
    )
    weather = put(book, Weather(on=SCHOOL_DAY, sky="grey"))
    newer = amend(book, NewerNote(happened=Moment(on=SCHOOL_DAY), passages=("all",)), upgraded)
    book.close()

    book = reopen(filled, computer)
    assert book.revisions(old.record_id)[0] == old
    for kept, kind in ((weather, "weather"), (newer, "note")):
        found = book.latest(kept.record_id)
        assert found is not None
        assert found.record == MadeByNewer(its_kind=kind, on=computer.today())
        assert (found.digest, found.revision) == (kept.digest, kept.revision)
        with pytest.raises(NotKept, match="is not kept in the protection ledger"):
            amend(book, found.record, found)
    put(book, concern(account="in between"))
    for _ in book.rebuild():
        pass
    assert [one.headline for one in book.listed("weather")] == [
        "A record of kind “weather”: install the newer version to read it"
    ]
    book.close()
    assert findings(filled, computer) == []

    book = reopen(filled, computer, NEWER)
    assert book.latest(weather.record_id) == weather
    assert book.latest(newer.record_id) == newer
    book.close()
