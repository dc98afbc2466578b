"""The list of children."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dsl_desk.model.judgement import Decision
from dsl_desk.model.place import AuthorityPart, AuthorityPeriod
from dsl_desk.model.record import Involved, Part
from dsl_desk.model.referral import Outcome
from dsl_desk.practice.age import age_words
from dsl_desk.practice.replies import ReplyDraft
from tests.practice.rowan import NOBODY, a_child, a_concern, a_judgement, a_referral

if TYPE_CHECKING:
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.profiles import Edition
    from dsl_desk.practice.roll import ChildRow
    from tests.practice.rowan import FixedClock


def the_row(desk: Desk, child: RecordId) -> ChildRow:
    """The one row of a child."""
    return next(one for one in desk.roll.rows() if one.child_id == child)


def test_a_row_says_who_the_child_is_and_which_authorities_have_a_part(desk: Desk) -> None:
    periods = tuple(
        AuthorityPeriod(part=part, name=name)
        for part, name in zip(AuthorityPart, ("Northmoor", "Eastvale", "Harrowby"), strict=True)
    )
    child = replace(a_child(), preferred_name="Zosia", year_group="8", form="8K", authorities=periods)
    row = the_row(desk, desk.children.add(child).record_id)
    assert (row.name, row.sorted_name) == ("Zosia Żółkiewska", "Żółkiewska, Zosia")
    assert "zolkiewska" in row.search_words
    assert (row.home, row.case_holding, row.schools_authority) == ("Northmoor", "Eastvale", "Harrowby")
    assert (row.year_group, row.form, row.age, row.age_words) == ("8", "8K", 13, "13")
    assert row.on_roll


def test_near_eighteen_the_days_are_counted_out(desk: Desk) -> None:
    born = date(2008, 12, 10)
    row = the_row(desk, desk.children.add(a_child(born_on=born)).record_id)
    assert (row.age, row.age_words) == (17, "17, 18 in 23 days")


def test_rows_come_by_family_name_and_those_who_left_stay(desk: Desk) -> None:
    desk.children.add(a_child("Ann", "Young"))
    gone = replace(a_child("Bo", "Ashe"), left_on=date(2026, 7, 3))
    desk.children.add(gone)
    rows = desk.roll.rows()
    assert [one.sorted_name for one in rows] == ["Ashe, Bo", "Young, Ann"]
    assert (rows[0].on_roll, rows[0].status_words) == (False, "Left Friday 3 July 2026")


def test_a_concern_is_open_until_a_judgement_of_that_child_names_it(
    desk: Desk, northmoor: Edition, zofia: RecordId
) -> None:
    other = desk.children.add(a_child("Jan", "Nowak")).record_id
    concern = desk.concerns.log(a_concern(zofia, other)).record_id
    assert the_row(desk, zofia).open_concerns == the_row(desk, other).open_concerns == 1
    assert the_row(desk, zofia).status_words == "New concern"
    desk.judgements.judge(replace(a_judgement(zofia, northmoor, "l3"), concerns=(concern,)))
    judged, unjudged = the_row(desk, zofia), the_row(desk, other)
    assert (judged.open_concerns, unjudged.open_concerns) == (0, 1)
    assert (judged.concerns, unjudged.concerns) == (1, 1)


def test_the_latest_judgement_gives_the_level_in_the_authoritys_label(
    desk: Desk, northmoor: Edition, zofia: RecordId, clock: FixedClock
) -> None:
    desk.judgements.judge(a_judgement(zofia, northmoor, "l2"))
    clock.move_to(2026, 11, 18)
    desk.judgements.judge(replace(a_judgement(zofia, northmoor, "l3"), decision=Decision.EARLY_HELP))
    row = the_row(desk, zofia)
    assert (row.level_words, row.level_place) == ("Level 3: Intensive, Northmoor", 3)
    assert (row.judged_on, row.status_words) == (date(2026, 11, 18), "Early help offered")


def test_bands_without_numbers_have_a_place_all_the_same(desk: Desk, eastvale: Edition) -> None:
    child = desk.children.add(a_child()).record_id
    lowest = min(eastvale.profile.levels, key=lambda one: one.ordinal)
    desk.judgements.judge(a_judgement(child, eastvale, lowest.id))
    row = the_row(desk, child)
    assert (row.level_words, row.level_place) == (f"{lowest.label}, Eastvale", 1)


def test_a_referral_is_open_until_it_is_answered_and_its_deadlines_count(
    desk: Desk, northmoor: Edition, zofia: RecordId, clock: FixedClock
) -> None:
    referral = desk.referrals.refer(a_referral(zofia, northmoor, "mash-phone")).record_id
    waiting = the_row(desk, zofia)
    assert (waiting.open_referrals, waiting.overdue) == (1, 0)
    assert waiting.status_words == "Referred: no answer yet"
    open_days = [one.deadline.due_at for one in desk.deadlines.of_child(zofia) if one.deadline.due_at]
    assert waiting.next_due_on == min(open_days).date()
    clock.move_to(2026, 11, 25)
    assert the_row(desk, zofia).overdue == sum(one.is_overdue for one in desk.deadlines.of_child(zofia)) > 0
    desk.replies.record(ReplyDraft(answers=referral, outcome=Outcome.NO_FURTHER_ACTION, reason_words="No."))
    answered = the_row(desk, zofia)
    assert (answered.open_referrals, answered.status_words) == (0, "Referral: no further action")


def test_no_reply_and_more_information_leave_a_referral_open(
    desk: Desk, northmoor: Edition, zofia: RecordId
) -> None:
    referral = desk.referrals.refer(a_referral(zofia, northmoor, "mash-phone")).record_id
    desk.replies.record(ReplyDraft(answers=referral, outcome=Outcome.NO_REPLY))
    assert the_row(desk, zofia).status_words == "Referred: no answer yet"
    desk.replies.record(ReplyDraft(answers=referral, outcome=Outcome.MORE_INFORMATION, reason_words="When?"))
    assert the_row(desk, zofia).open_referrals == 1


def test_names_leave_out_what_is_no_childs(desk: Desk, zofia: RecordId) -> None:
    assert desk.roll.names((zofia, NOBODY)) == {zofia: "Zofia Żółkiewska"}


def test_a_child_taken_out_of_a_concern_has_it_no_more(desk: Desk, zofia: RecordId) -> None:
    other = desk.children.add(a_child("Jan", "Nowak")).record_id
    concern = desk.concerns.log(a_concern(zofia, other)).record_id
    desk.concerns.correct(concern, 1, a_concern(zofia), "He was not there.")
    assert [(one.concerns, one.open_concerns) for one in (the_row(desk, zofia), the_row(desk, other))] == [
        (1, 1),
        (0, 0),
    ]


def test_a_child_only_mentioned_has_no_concern_of_their_own(desk: Desk, zofia: RecordId) -> None:
    parts = (Involved(who=zofia, part=Part.MENTIONED),)
    desk.concerns.log(replace(a_concern(), children=parts))
    assert (the_row(desk, zofia).concerns, desk.today.look().new) == (0, ())


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (date(2008, 11, 18), "17, 18 in 1 day"),
        (date(2008, 11, 17), "18 today"),
        (date(2008, 11, 16), "18"),
        (date(2009, 2, 25), "17, 18 in 100 days"),
        (date(2009, 2, 26), "17"),
        (date(2026, 11, 18), ""),
        (None, ""),
    ],
)
def test_an_age_is_said_to_the_day_only_near_eighteen(born: date | None, words: str) -> None:
    assert age_words(born, date(2026, 11, 17)) == words
