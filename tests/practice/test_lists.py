"""Lists of concerns, referrals and drafts, and the passage a search found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dsl_desk.model.referral import Outcome
from dsl_desk.model.school import School, Term
from dsl_desk.practice.lists import (
    NOT_JUDGED,
    find_passages,
    list_concerns,
    list_drafts,
    list_referrals,
    passage_of,
)
from dsl_desk.practice.names import words_of
from dsl_desk.practice.replies import ReplyDraft
from tests.practice.rowan import a_child, a_concern, a_judgement, a_referral, add_child

if TYPE_CHECKING:
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.drafts import Plain
    from dsl_desk.practice.judgements import JudgementDraft
    from dsl_desk.practice.profiles import Edition
    from tests.practice.rowan import FixedClock


def test_a_concern_is_not_judged_until_a_judgement_names_it(
    desk: Desk, northmoor: Edition, zofia: RecordId
) -> None:
    concern = desk.concerns.log(a_concern(zofia)).record_id
    (row,) = list_concerns(desk).rows
    assert (row.record_id, row.child_id, row.child_name) == (concern, zofia, "Zofia Żółkiewska")
    assert (row.status, row.is_judged, row.level_label, row.authority) == (NOT_JUDGED, False, "", "Northmoor")
    judgement = a_judgement(zofia, northmoor, "l3")
    desk.judgements.judge(replace_concerns(judgement, concern))
    (row,) = list_concerns(desk).rows
    assert (row.status, row.is_judged, row.level_place) == ("To be referred", True, 3)
    assert row.level_label.startswith("Level 3")


def test_a_concern_about_several_children_says_how_many_more(desk: Desk, zofia: RecordId) -> None:
    brother = desk.children.add(a_child("Staś")).record_id
    desk.concerns.log(a_concern(zofia, brother))
    (row,) = list_concerns(desk).rows
    assert row.others == 1
    assert row.child_id in (zofia, brother)


def test_the_term_begins_when_the_school_says(desk: Desk) -> None:
    assert list_concerns(desk).term_from is None
    term = Term(from_on=date(2026, 9, 2), to_on=date(2026, 12, 18))
    desk.school.state(School(name="Rowan High", terms=(term,), stated_on=date(2026, 9, 1)))
    assert list_concerns(desk).term_from == date(2026, 9, 2)


def test_a_referral_is_awaited_until_it_is_answered(
    desk: Desk, northmoor: Edition, zofia: RecordId, clock: FixedClock
) -> None:
    sent = desk.referrals.refer(a_referral(zofia, northmoor, "mash-form")).record_id
    (row,) = list_referrals(desk)
    assert (row.record_id, row.last_id, row.child_name) == (sent, sent, "Zofia Żółkiewska")
    assert row.is_awaiting
    assert not row.is_overdue
    assert (row.status, row.waited) == ("Awaiting a reply", 0)
    clock.move_to(2026, 11, 24)
    (row,) = list_referrals(desk)
    assert row.is_overdue
    assert row.waited == 5
    desk.replies.record(
        ReplyDraft(
            answers=sent, outcome=Outcome.SCHOOL_TO_LEAD, reason_words="School to lead.", decider_post="MASH"
        )
    )
    (row,) = list_referrals(desk)
    assert row.is_returned
    assert not row.is_awaiting
    assert not row.is_taken_on
    assert row.status == "Returned: school to lead"


def test_a_draft_names_the_children_whose_ids_stand_in_it(desk: Desk, zofia: RecordId) -> None:
    other = add_child(desk, "Eastvale", "eastvale")
    answers: dict[str, Plain] = {"children": [{"who": other}], "account": "Quiet."}
    desk.drafts.keep("concern", {"place": {"child": zofia}, "answers": answers})
    (row,) = list_drafts(desk)
    assert row.child_names == ("Zofia Żółkiewska",)  # both have the same name: said once
    assert row.draft.kind == "concern"


def test_a_search_shows_the_passage_that_was_found(desk: Desk, zofia: RecordId) -> None:
    desk.concerns.log(a_concern(zofia))
    (found,) = find_passages("hungr", 50, desk)
    assert found.result.child_id == zofia
    assert "hungry" in found.passage


def test_a_passage_is_cut_at_words_and_found_whatever_its_accents() -> None:
    text = f"{'before ' * 20}Żółkiewska {'after ' * 40}"
    cut = passage_of(("nothing here", text), words_of("zolk"))
    assert cut.startswith("…before")
    assert cut.endswith("after…")
    assert "Żółkiewska" in cut
    assert len(cut) < 200
    assert not passage_of((text,), words_of("absent"))


def replace_concerns(judgement: JudgementDraft, *concerns: RecordId) -> JudgementDraft:
    return replace(judgement, concerns=concerns)
