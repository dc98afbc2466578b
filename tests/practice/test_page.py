"""One child's page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dsl_desk.model.concern import Reporter
from dsl_desk.model.people import Person, Relationship, Responsibility
from dsl_desk.model.place import Address, AuthorityPart, AuthorityPeriod, ConfidentialAddress
from dsl_desk.model.record import Involved, Part
from dsl_desk.model.support import ContactAttempt, ContactResult, Effect, SupportGiven
from dsl_desk.practice.page import NotKnownThen
from dsl_desk.practice.refusal import NoSuchRecord
from dsl_desk.practice.written import NewFile
from tests.practice.rowan import NOBODY, a_child, a_concern, a_judgement, a_referral

if TYPE_CHECKING:
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.profiles import Edition
    from tests.practice.rowan import FixedClock

PHOTO = NewFile(name="slip.txt", data=b"a slip of paper")


def an_adult(child: RecordId, name: str = "Ewa Żółkiewska", relation: str = "mother") -> Person:
    """An adult who lives with a child and answers for them."""
    tie = Relationship(
        child=child, relation=relation, parental_responsibility=Responsibility.YES, lives_with=True
    )
    return Person(name=name, relationships=(tie,), telephone="07700 900123", noted_on=date(2026, 11, 17))


def an_attempt(child: RecordId, desk: Desk) -> ContactAttempt:
    """A call that nobody answered."""
    return ContactAttempt(
        child=child,
        tried=desk.records.this_minute(),
        agency="MASH",
        how="telephone",
        asked="What was decided?",
        result=ContactResult.NO_ANSWER,
        made_by="Deputy DSL",
    )


def test_the_head_of_the_page_says_who_the_child_is(desk: Desk, northmoor: Edition) -> None:
    child = replace(
        a_child(upn="P207000016049"),
        year_group="8",
        form="8K",
        addresses=(
            Address(lines=("1 Old Row",), from_on=date(2020, 1, 1), to_on=date(2026, 1, 1)),
            Address(lines=("2 New Row",), from_on=date(2026, 1, 2)),
        ),
        authorities=(AuthorityPeriod(part=AuthorityPart.HOME, name="Northmoor", profile_id="northmoor"),),
    )
    child_id = desk.children.add(child).record_id
    desk.people.add(an_adult(child_id))
    desk.people.add(an_adult(child_id, "Iga Nowak", "aunt"))
    desk.children.keep_confidential_address(
        ConfidentialAddress(
            child=child_id, address=Address(lines=("3 Far Away",)), why="Safety.", told_on=date(2026, 11, 17)
        )
    )
    page = desk.page.of(child_id)
    assert page.facts == "Year 8, 8K · Born 4 May 2013 (13) · Lives with mother and aunt · UPN P207000016049"
    assert (page.name, page.initials, page.year_words) == ("Zofia Żółkiewska", "ZŻ", "Year 8, 8K")
    assert [one.lines for one in page.addresses] == [("2 New Row",)]
    assert page.confidential_addresses == 1
    assert [(one.name, one.guides) for one in page.authorities] == [("Northmoor", True)]
    assert [(one.name, one.relation, one.lives_with) for one in page.adults] == [
        ("Ewa Żółkiewska", "mother", True),
        ("Iga Nowak", "aunt", True),
    ]
    assert (page.edition, page.edition_id) == (northmoor.profile.title, northmoor.record_id)
    assert page.edition_fault == ""
    assert "3 Far Away" not in repr(page), "that there is one is said, not where"


def test_without_an_edition_the_page_says_what_to_do(desk: Desk) -> None:
    page = desk.page.of(desk.children.add(a_child()).record_id)
    assert (page.edition, page.edition_id) == ("", None)
    assert page.edition_fault.startswith("No authority is entered for this child")


def test_lines_come_newest_first_with_who_wrote_and_who_saw(
    desk: Desk, northmoor: Edition, zofia: RecordId, clock: FixedClock
) -> None:
    concern = desk.concerns.log(a_concern(zofia), files=(PHOTO,))
    clock.move_to(2026, 11, 18)
    desk.concerns.correct(
        concern.record_id, 1, replace(desk.concerns.sheet(concern.record_id).record, opinion="Cold."), "More."
    )
    desk.judgements.judge(replace(a_judgement(zofia, northmoor, "l3"), concerns=(concern.record_id,)))
    judgement, first = desk.page.of(zofia).lines
    assert (judgement.kind, judgement.by, judgement.reporter) == ("judgement", "DSL", "DSL")
    assert (first.by, first.reporter) == ("DSL", "Imogen Prewett, form tutor")
    assert (first.revision, first.why, first.kept_at) == (2, "More.", clock.at)
    assert (first.child_words, first.part) == ("I'm not cold, I'm used to it.", Part.SUBJECT)
    assert [one.name for one in first.files] == ["slip.txt"]
    assert (first.compartment, first.reference[0]) == ("protection", "P")


def test_a_line_says_this_childs_own_part(desk: Desk, zofia: RecordId) -> None:
    other = desk.children.add(a_child("Jan", "Nowak")).record_id
    both = (Involved(who=zofia, part=Part.SUBJECT), Involved(who=other, part=Part.WITNESS))
    desk.concerns.log(replace(a_concern(), children=both))
    assert [one.part for one in desk.page.of(other).lines] == [Part.WITNESS]


def test_what_was_tried_and_what_is_due_stand_beside(
    desk: Desk, northmoor: Edition, zofia: RecordId, clock: FixedClock
) -> None:
    desk.support.note(
        SupportGiven(
            child=zofia, what="Breakfast club", agency="School", from_on=date(2026, 9, 7), effect=Effect.SOME
        )
    )
    desk.contacts.note(an_attempt(zofia, desk))
    desk.judgements.judge(a_judgement(zofia, northmoor, "l3"))
    referral = desk.referrals.refer(a_referral(zofia, northmoor, "mash-phone")).record_id
    clock.move_to(2026, 11, 19)
    page = desk.page.of(zofia)
    assert [one.record.what for one in page.support] == ["Breakfast club"]
    assert [one.working_days for one in page.waits] == [2]
    assert page.counts == {"support given": 1, "contact attempt": 1, "judgement": 1, "referral": 1}
    assert {one.record_id for one in page.next} == {referral}
    assert [one.open for one in page.next] == list(desk.deadlines.of_child(zofia))
    assert all(one.deadline.why for one in page.next)
    assert (page.level_words, page.level_place) == ("Level 3: Intensive, Northmoor", 3)
    assert page.status_words == "Referred: no answer yet"


def test_the_page_as_known_on_a_day_shows_nothing_learned_later(
    desk: Desk, northmoor: Edition, zofia: RecordId, clock: FixedClock
) -> None:
    desk.judgements.judge(a_judgement(zofia, northmoor, "l2"))
    clock.move_to(2026, 11, 20)
    desk.judgements.judge(a_judgement(zofia, northmoor, "l3"))
    desk.children.correct(
        zofia, 2, replace(desk.children.sheet(zofia).record, preferred_name="Zosia"), "She asked."
    )
    desk.referrals.refer(a_referral(zofia, northmoor, "mash-phone"))
    then = desk.page.of(zofia, date(2026, 11, 18))
    assert (then.name, then.level_place, len(then.lines)) == ("Zofia Żółkiewska", 2, 1)
    assert (then.as_known_on, then.day, then.next) == (date(2026, 11, 18), date(2026, 11, 18), ())
    now = desk.page.of(zofia)
    assert (now.name, now.level_place, len(now.lines)) == ("Zosia Żółkiewska", 3, 3)
    assert now.next


def test_before_the_child_was_known_there_is_no_page(desk: Desk, zofia: RecordId) -> None:
    with pytest.raises(NotKnownThen, match="by Monday 16 November 2026"):
        desk.page.of(zofia, date(2026, 11, 16))


def test_nobody_has_no_page_and_nothing_is_noted(desk: Desk) -> None:
    with pytest.raises(NoSuchRecord):
        desk.page.of(NOBODY)
    assert desk.casebook.my_reads("open") == ()


def test_opening_a_page_is_noted(desk: Desk, zofia: RecordId) -> None:
    desk.page.of(zofia)
    assert {(one.act, one.what) for one in desk.casebook.my_reads("open")} == {("open", zofia)}


def test_names_are_of_children_and_adults(desk: Desk, zofia: RecordId) -> None:
    mother = desk.people.add(an_adult(zofia)).record_id
    concern = desk.concerns.log(replace(a_concern(zofia), reported_by=Reporter(name="A"))).record_id
    assert desk.page.names((zofia, mother, concern, NOBODY)) == {
        zofia: "Zofia Żółkiewska",
        mother: "Ewa Żółkiewska",
    }
