"""What practice asks of an open casebook: a record, a child's records, a day's knowledge, what is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest

from dsl_desk.errors import AmendedMeanwhile, CasebookRefused, NotKept
from dsl_desk.model.access import PROTECTION, STAFF, SUPPORT, Role
from dsl_desk.model.deadline import Deadline
from dsl_desk.model.judgement import EditionShown
from dsl_desk.model.record import Involved, Met, Moment, Part, RecordId
from dsl_desk.model.referral import Consent, Purpose, Referral
from dsl_desk.model.rule import Standing
from dsl_desk.model.support import ContactAttempt, ContactResult
from dsl_desk.model.working_days import LONDON
from tests.casebook.samples import SCHOOL_DAY, amend, child, concern, found, note, put, reopen

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.casebook.casebook import Casebook
    from tests.casebook.computer import Computer

ROBIN = RecordId("0a" * 16)
SASHA = RecordId("0b" * 16)
EDITION = EditionShown(
    profile_id="northmoor",
    edition_id="2026",
    title="Northmoor thresholds",
    authority="Northmoor",
    digest="00" * 32,
    status="in force",
)


def deadline(rule: str, due_at: datetime | None) -> Deadline:
    return Deadline(
        rule=rule,
        what="A decision",
        who="the authority",
        due_at=due_at,
        counted_from=datetime(2026, 11, 20, 12, 0, tzinfo=LONDON),
        edition="2026",
        source="the guidance",
        standing=Standing.STATUTORY,
        why="One working day.",
    )


def referral(*deadlines: Deadline, of: RecordId = ROBIN) -> Referral:
    return Referral(
        child=of,
        edition=EDITION,
        purpose=Purpose.PROTECTION,
        route="front door",
        channel="form",
        sent=Moment(on=SCHOOL_DAY),
        sent_to="the front door",
        sent_by="Jo Finch",
        consent=Consent.TOLD,
        reason="What happened and when.",
        outcome_wanted="An assessment.",
        set_deadlines=deadlines,
    )


def chase(*met: Met) -> ContactAttempt:
    return ContactAttempt(
        child=ROBIN,
        tried=Moment(on=SCHOOL_DAY),
        agency="the front door",
        how="telephone",
        asked="What was decided?",
        result=ContactResult.REACHED,
        made_by="Jo Finch",
        chases=met,
    )


def day(number: int) -> datetime:
    return datetime(2027, 3, number, 12, tzinfo=UTC)


def accounts(book: Casebook, who: RecordId, as_known_on: date | None = None) -> list[str]:
    return [kept.record.line().body for kept in book.of_child(who, as_known_on)]


def test_a_record_is_read_back_as_it_was_kept(book: Casebook) -> None:
    kept = put(book, concern(ROBIN))
    assert book.latest(kept.record_id) == kept
    assert book.revisions(kept.record_id) == (kept,)
    assert kept.reference == f"P-{kept.device[:4]}-{kept.seq}"
    assert book.latest(book.new_id()) is None
    assert book.revisions(book.new_id()) == ()


def test_a_correction_is_the_next_revision_and_keeps_the_words_before(book: Casebook) -> None:
    first = put(book, concern(ROBIN, account="sandals"))
    second = amend(book, concern(ROBIN, account="trainers"), first, why="I misread my note.")
    assert (second.revision, second.why) == (2, "I misread my note.")
    assert book.latest(first.record_id) == second
    assert book.revisions(first.record_id) == (first, second)


@pytest.mark.parametrize("after", [0, 2, 7])
def test_a_correction_of_anything_but_the_latest_is_refused(book: Casebook, after: int) -> None:
    kept = put(book, concern())
    with pytest.raises(AmendedMeanwhile), book.writing(PROTECTION) as writing:
        writing.put(concern(), kept.record_id, after=after)
    assert book.revisions(kept.record_id) == (kept,)


def test_a_correction_of_what_was_never_kept_is_refused(book: Casebook) -> None:
    with pytest.raises(AmendedMeanwhile), book.writing(PROTECTION) as writing:
        writing.put(concern(), book.new_id(), after=1)


def test_a_record_is_kept_only_where_its_kind_may_live(book: Casebook) -> None:
    with pytest.raises(NotKept, match="child is not kept in the protection ledger"):
        put(book, child(), PROTECTION)


def test_a_ledger_without_a_key_is_refused_in_words(book: Casebook) -> None:
    with pytest.raises(CasebookRefused, match="does not open the staff ledger"):
        put(book, concern(), STAFF)


def test_several_records_are_kept_together_or_not_at_all(book: Casebook) -> None:
    kept = put(book, concern())

    def keep_both() -> None:
        with book.writing(PROTECTION) as writing:
            writing.put(concern(headline="with it"), book.new_id())
            writing.put(concern(), kept.record_id, after=9)

    with pytest.raises(AmendedMeanwhile):
        keep_both()
    assert [one.headline for one in book.listed("concern")] == ["No coat"]
    assert put(book, concern()).seq == kept.seq + 1


def test_two_revisions_in_one_transaction(book: Casebook) -> None:
    record_id = book.new_id()
    with book.writing(PROTECTION) as writing:
        writing.put(concern(ROBIN, account="sandals"), record_id)
        writing.put(concern(SASHA, account="trainers"), record_id, after=1)
    assert [one.revision for one in book.search("trainers")] == [2]
    assert book.search("sandals") == ()
    assert accounts(book, ROBIN) == []


def test_a_child_s_records_come_from_every_ledger_in_order_of_when_they_happened(book: Casebook) -> None:
    put(book, child(), SUPPORT, ROBIN)
    put(book, concern(ROBIN, account="third", on=date(2026, 3, 3), at=time(14, 0)))
    put(book, note(ROBIN, account="first", on=date(2025, 1, 1)), SUPPORT)
    put(book, concern(ROBIN, SASHA, account="second", on=date(2026, 3, 3), at=time(9, 0)))
    put(book, concern(SASHA, account="another child's"))
    assert accounts(book, ROBIN) == ["first", "second", "third", "Robin Alder"]
    assert accounts(book, SASHA) == ["second", "another child's"]
    assert book.of_child(book.new_id()) == ()


def test_a_child_taken_out_by_a_correction_is_out(book: Casebook) -> None:
    kept = put(book, concern(ROBIN, account="the wrong child"))
    assert accounts(book, ROBIN) == ["the wrong child"]
    amend(book, concern(SASHA, account="the right child"), kept)
    assert accounts(book, ROBIN) == []
    assert accounts(book, SASHA) == ["the right child"]


def test_a_child_in_a_record_twice_is_shown_it_once(book: Casebook) -> None:
    harmer = Involved(who=ROBIN, part=Part.ALLEGED_HARMER)
    once = concern(ROBIN)
    kept = put(book, replace(once, children=(*once.children, harmer)))
    assert book.of_child(ROBIN) == (kept,)


def test_as_known_on_a_day_each_record_stands_as_it_did(book: Casebook, computer: Computer) -> None:
    computer.at = day(1)
    first = put(book, concern(ROBIN, account="sandals"))
    computer.at = day(3)
    second = amend(book, concern(ROBIN, account="trainers"), first)
    put(book, concern(ROBIN, account="a later concern about an earlier day", on=date(2020, 1, 1)))
    computer.at = day(5)
    amend(book, concern(SASHA, account="another child"), second)
    assert accounts(book, ROBIN, date(2027, 2, 28)) == []
    assert accounts(book, ROBIN, date(2027, 3, 1)) == accounts(book, ROBIN, date(2027, 3, 2)) == ["sandals"]
    third = ["a later concern about an earlier day", "trainers"]
    assert accounts(book, ROBIN, date(2027, 3, 3)) == accounts(book, ROBIN, date(2027, 3, 4)) == third
    assert accounts(book, ROBIN, date(2027, 3, 5)) == third[:1]
    assert accounts(book, SASHA, date(2027, 3, 4)) == []
    assert accounts(book, SASHA, date(2027, 3, 5)) == ["another child"]


def test_a_day_ends_at_midnight_in_london(book: Casebook, computer: Computer) -> None:
    computer.at = datetime(2027, 6, 30, 22, 59, tzinfo=UTC)  # 23:59 in summer
    put(book, concern(ROBIN, account="before midnight"))
    computer.at = datetime(2027, 6, 30, 23, 0, tzinfo=UTC)
    put(book, concern(ROBIN, account="after midnight"))
    assert accounts(book, ROBIN, date(2027, 6, 30)) == ["before midnight"]
    assert len(accounts(book, ROBIN, date(2027, 7, 1))) == 2


def test_a_clock_set_back_makes_nothing_known_sooner(folder: Path, computer: Computer) -> None:
    book = reopen(folder, computer)
    computer.at = day(10)
    put(book, concern(ROBIN, account="on the tenth"))
    computer.at = day(2)
    later = put(book, concern(ROBIN, account="after it, by a clock set back"))
    assert later.at == day(2)  # what the computer said is kept as it said it
    computer.at = day(12)
    put(book, concern(ROBIN, account="on the twelfth"))
    for _ in range(2):  # as appended, and as rebuilt
        assert accounts(book, ROBIN, date(2027, 3, 9)) == []
        assert len(accounts(book, ROBIN, date(2027, 3, 10))) == 2
        assert len(accounts(book, ROBIN, date(2027, 3, 12))) == 3
        assert [*book.rebuild()]
    book.close()


def test_records_of_a_kind_come_in_order_of_when_they_happened(book: Casebook) -> None:
    for number, on in ((1, date(2026, 5, 1)), (2, date(2024, 5, 1)), (3, date(2025, 5, 1))):
        put(book, concern(headline=f"number {number}", on=on), SUPPORT if number == 3 else PROTECTION)
    put(book, note(ROBIN, account="not a concern"))
    in_order = ["number 2", "number 3", "number 1"]
    assert [kept.record.line().headline for kept in book.of_kind("concern")] == in_order
    assert [one.headline for one in book.listed("concern")] == in_order[::-1]
    assert [one.headline for one in book.listed("concern", limit=2)] == in_order[:0:-1]
    assert book.of_kind("no such kind") == ()


def test_what_is_due_comes_soonest_first_and_what_has_no_day_last(book: Casebook) -> None:
    tomorrow, later = datetime(2026, 11, 23, 23, 59, tzinfo=LONDON), datetime(2027, 1, 5, 9, 0, tzinfo=LONDON)
    put(book, referral(deadline("R09", None), deadline("R04", later)))
    put(book, referral(deadline("R01", tomorrow)))
    assert [(one.place, one.due_at) for one in book.due()] == [(0, tomorrow), (1, later), (0, None)]
    assert {one.compartment for one in book.due()} == {PROTECTION}


def test_what_another_record_met_is_no_longer_due(book: Casebook) -> None:
    sent = put(book, referral(deadline("R04", day(4)), deadline("R05", day(5))))
    other = put(book, referral(deadline("R04", day(6))))
    chased = put(book, chase(Met(record=sent.record_id, rule="R04")))
    assert [(one.record_id, one.place) for one in book.due()] == [(sent.record_id, 1), (other.record_id, 0)]
    amend(book, chase(), chased, why="It was about something else.")
    assert len(book.due()) == 3


def test_a_correction_takes_its_own_deadlines_with_it(book: Casebook) -> None:
    sent = put(book, referral(deadline("R04", day(4)), deadline("R05", day(5))))
    amend(book, referral(deadline("R26", day(9))), sent)
    assert [one.due_at for one in book.due()] == [day(9)]


def test_a_head_reads_all_three_ledgers(tmp_path: Path, computer: Computer) -> None:
    book = found(tmp_path / "Oak.casebook", computer, Role.HEAD)
    assert {kept.compartment for kept in book.of_kind("ledger")} == {SUPPORT, PROTECTION, STAFF}
    book.close()
