"""Contact attempts, support given, deadlines, search, drafts and the school's own record."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest

from dsl_desk.casebook.search import question
from dsl_desk.errors import DeskError, Faults
from dsl_desk.model.access import PROTECTION, SUPPORT
from dsl_desk.model.record import Met, Moment
from dsl_desk.model.school import School, Term
from dsl_desk.model.support import ContactAttempt, ContactResult, Effect, SupportGiven
from dsl_desk.practice.desk import open_desk
from dsl_desk.practice.refusal import NoSuchRecord
from dsl_desk.practice.written import NewFile, attachments_of
from tests.hostile import HOSTILE
from tests.practice.rowan import NOBODY, PASSPHRASE, a_concern, a_referral, add_child, make_desk

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.computer import ThisComputer
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.profiles import Edition
    from tests.practice.rowan import FixedClock


def an_attempt(child: RecordId, on: date = date(2026, 11, 17)) -> ContactAttempt:
    return ContactAttempt(
        child=child,
        tried=Moment(on=on, at=time(9, 30)),
        agency="MASH",
        how="telephone",
        asked="What was decided?",
        result=ContactResult.MESSAGE_LEFT,
        made_by="DSL",
    )


def test_a_chase_meets_the_duty_to_chase(desk: Desk, zofia: RecordId, northmoor: Edition) -> None:
    sent = desk.referrals.refer(a_referral(zofia, northmoor, "mash-phone")).record_id
    chases = (Met(record=sent, rule="R02"), Met(record=sent, rule="R04"))
    written = desk.contacts.note(replace(an_attempt(zofia), about=sent, chases=chases))
    assert written.kept.compartment == PROTECTION
    assert [one.deadline.rule for one in desk.deadlines.open()] == ["R01", "R06"]
    wrong = (Met(record=sent, rule="R99"), Met(record=NOBODY, rule="R02"))
    with pytest.raises(Faults) as refused:
        desk.contacts.note(replace(an_attempt(NOBODY), about=NOBODY, chases=wrong))
    assert len(refused.value.faults) == 3


def test_waiting_is_counted_until_the_answer_or_today(desk: Desk, zofia: RecordId, clock: FixedClock) -> None:
    friday = desk.contacts.note(an_attempt(zofia, date(2026, 11, 13)))
    desk.contacts.note(an_attempt(zofia))
    clock.move_to(2026, 12, 29)
    desk.contacts.answered(friday.record_id, 1, date(2026, 11, 16), "They had no record of it.")
    first, second = desk.contacts.waits(zofia)
    assert (first.working_days, first.is_over) == (1, True)
    assert (second.working_days, second.is_over) == (28, False)
    assert first.sheet.record.said == "They had no record of it."
    with pytest.raises(DeskError, match="answered already"):
        desk.contacts.answered(friday.record_id, 2, date(2026, 11, 17), "Again.")
    mended = replace(second.sheet.record, person="Kit")
    desk.contacts.correct(second.sheet.record_id, 1, mended, "Name found.")
    assert [one.record.person for one in desk.contacts.of_child(zofia)] == ["", "Kit"]


def help_given(child: RecordId, what: str, level: str, from_on: date) -> SupportGiven:
    return SupportGiven(child=child, what=what, agency="school", level_label=level, from_on=from_on)


def test_what_was_tried_is_listed_by_level_then_day(desk: Desk, eastvale: Edition) -> None:
    child = add_child(desk, "Eastvale", "eastvale")
    bands = sorted(eastvale.profile.levels, key=lambda one: one.ordinal)
    low, high = bands[1].label, bands[3].label
    for what, level, day in (
        ("c", high, date(2025, 1, 1)),
        ("d", "another scale", date(2024, 1, 1)),
        ("b", low, date(2026, 3, 1)),
        ("a", low.upper(), date(2026, 1, 1)),
    ):
        written = desk.support.note(help_given(child, what, level, day))
        assert written.kept.compartment == SUPPORT
    assert [one.record.what for one in desk.support.tried(child)] == ["a", "b", "c", "d"]
    sheet = desk.support.tried(child)[0]
    ended = replace(sheet.record, to_on=date(2025, 12, 1), effect=Effect.NOT_KNOWN)
    changed = desk.support.correct(sheet.record_id, 1, ended, "It ended.")
    assert changed.missing == ("Say what the support did now that it has ended.",)
    assert changed.warnings == ("The last day is before the first day. Check both dates.",)
    with pytest.raises(Faults, match="no such child"):
        desk.support.note(help_given(NOBODY, "x", "", date(2026, 1, 1)))


def test_support_is_listed_without_any_profile(desk: Desk, zofia: RecordId) -> None:
    for what, level in (("b", "Level 3"), ("a", "Level 2")):
        desk.support.note(help_given(zofia, what, level, date(2026, 1, 1)))
    assert [one.record.what for one in desk.support.tried(zofia)] == ["a", "b"]


def test_deadlines_are_listed_overdue_first_with_their_child(
    desk: Desk, zofia: RecordId, northmoor: Edition, clock: FixedClock
) -> None:
    assert desk.deadlines.open() == ()
    sent = desk.referrals.refer(a_referral(zofia, northmoor, "mash-phone")).record_id
    clock.move_to(2026, 11, 19, 9, 0)
    listed = desk.deadlines.open()
    assert [(one.deadline.rule, one.is_overdue) for one in listed] == [
        ("R04", True),
        ("R01", True),
        ("R02", False),
        ("R06", False),
    ]
    assert {(one.child_id, one.child_name, one.record_id) for one in listed} == {
        (zofia, "Zofia Żółkiewska", sent)
    }
    earlier = desk.deadlines.open(datetime(2026, 11, 17, 12, 0, tzinfo=UTC))
    assert not any(one.is_overdue for one in earlier)
    other = desk.children.add(desk.children.sheet(zofia).record).record_id
    assert desk.deadlines.of_child(other) == ()
    assert desk.deadlines.of_child(zofia) == listed


def test_search_finds_and_is_noted_where_nobody_reads_it_more_widely(desk: Desk, zofia: RecordId) -> None:
    kept = desk.concerns.log(a_concern(zofia)).record_id
    assert [one.record_id for one in desk.search.find("hungr")] == [kept]
    assert [one.kind for one in desk.search.find("żolk")] == ["child"]
    desk.search.find("half \ud83d pair")
    desk.casebook.write_seen()
    said = [(one.act, one.words) for one in desk.casebook.reads(PROTECTION)]
    assert said == [("search", "half \\ud83d pair"), ("search", "żolk"), ("search", "hungr")]
    assert desk.casebook.reads(SUPPORT) == []


def test_a_search_for_nothing_or_for_too_much_is_a_sentence(desk: Desk) -> None:
    for words in ("", "ab", "!!", "x" * 501):
        with pytest.raises(DeskError) as refused:
            desk.search.find(words)
        assert str(refused.value).endswith(".")


@pytest.mark.parametrize("typed", [one for one in HOSTILE if question(one.text)], ids=lambda one: one.name)
def test_hostile_words_are_looked_for_as_words(
    hostile_desk: tuple[Desk, RecordId], typed: tuple[str, str]
) -> None:
    desk, _ = hostile_desk
    words = typed[1][:500]
    desk.search.find(words)
    desk.casebook.write_seen()
    assert (
        desk.casebook.reads(PROTECTION, limit=1)[0].words
        == words.encode("utf-8", "backslashreplace").decode()
    )


def test_drafts_are_kept_listed_and_dropped(tmp_path: Path, computer: ThisComputer) -> None:
    folder = tmp_path / "Rowan High.casebook"
    with make_desk(folder, computer) as desk:
        first = desk.drafts.keep("concern", {"account": "Half a sen", "children": ["x", None, 1]})
        second = desk.drafts.keep("note", {"text": "half \ud83d pair"})
        assert desk.drafts.keep("concern", {"account": "Half a sentence"}, first) == first
    with open_desk(folder, PASSPHRASE, computer) as desk:
        held = {one.draft_id: one for one in desk.drafts.list()}
        assert held[first].values == {"account": "Half a sentence"}
        assert held[second].values == {"text": "half \ud83d pair"}
        assert held[first].kind == "concern"
        desk.drafts.drop(second)
        assert [one.draft_id for one in desk.drafts.list()] == [first]
        for act in (desk.drafts.drop, lambda wrong: desk.drafts.keep("note", {}, wrong)):
            with pytest.raises(NoSuchRecord, match="no such draft"):
                act("not an id")
        with pytest.raises(DeskError, match="too large"):
            desk.drafts.keep("note", {"text": "x" * 4_000_001})
        assert desk.search.find("sentence") == ()


def test_the_school_is_stated_once_and_corrected(desk: Desk) -> None:
    assert desk.school.sheet() is None
    logo = NewFile(name="logo.png", data=b"\x89PNG")
    school = School(
        name="Rowan High",
        urn="123456",
        logo=attachments_of((logo,))[0],
        terms=(Term(from_on=date(2026, 9, 1), to_on=date(2026, 12, 18), closed=(date(2026, 10, 26),)),),
        stated_on=date(2026, 11, 17),
    )
    assert desk.school.calendar().terms == ()
    written = desk.school.state(school, files=(logo,))
    assert written.missing == ("Enter the school's address.", "Enter who signs.")
    assert desk.school.calendar().terms == school.terms
    with pytest.raises(Faults, match="Say why this is corrected"):
        desk.school.state(replace(school, head="Ruth Amadi"))
    desk.school.state(replace(school, head="Ruth Amadi"), "A new head.")
    sheet = desk.school.sheet()
    assert sheet is not None
    assert (sheet.revision, sheet.record.head) == (2, "Ruth Amadi")


def test_terms_that_cannot_be_are_said_at_once(desk: Desk) -> None:
    terms = (
        Term(from_on=date(2026, 9, 1), to_on=date(2026, 8, 1)),
        Term(from_on=date(2026, 9, 1), to_on=date(2026, 12, 1), closed=(date(2027, 1, 1),)),
    )
    with pytest.raises(Faults) as refused:
        desk.school.state(School(name=" ", terms=terms, stated_on=date(2026, 11, 17)))
    assert len(refused.value.faults) == 3
