"""Referring by an authority's own route and form, with the deadlines fixed that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest

from dsl_desk.errors import Faults
from dsl_desk.model.deadline import END_OF_DAY
from dsl_desk.model.people import Person, Relationship, Responsibility
from dsl_desk.model.place import Address, ConfidentialAddress
from dsl_desk.model.record import Moment
from dsl_desk.model.referral import Consent, FormAnswer, Purpose
from dsl_desk.model.school import School, Term
from dsl_desk.model.support import Effect, SupportGiven
from dsl_desk.practice.criteria import Chosen
from dsl_desk.practice.forms import FOR_THEM, OPTIONAL_LEFT
from dsl_desk.practice.referrals import NO_DANGER
from dsl_desk.practice.written import NewFile
from dsl_desk.profiles.choices import Asked, Channel
from tests.practice.rowan import (
    NOBODY,
    a_concern,
    a_fact,
    a_judgement,
    a_referral,
    add_child,
    hold,
    rules,
)

if TYPE_CHECKING:
    from dsl_desk.model.deadline import Deadline
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.profiles import Edition
    from tests.practice.rowan import FixedClock


def due(deadline: Deadline) -> tuple[date, time]:
    assert deadline.due_at is not None
    return deadline.due_at.date(), deadline.due_at.time()


def test_a_friday_afternoon_before_christmas(
    desk: Desk, zofia: RecordId, northmoor: Edition, clock: FixedClock
) -> None:
    clock.move_to(2026, 12, 18, 16, 55)
    sent = desk.referrals.refer(a_referral(zofia, northmoor, "mash-phone"))
    set_that_day = rules(desk.referrals.sheet(sent.record_id).record.set_deadlines)
    assert set(set_that_day) == {"R01", "R02", "R04", "R06"}
    assert due(set_that_day["R01"]) == (date(2026, 12, 21), END_OF_DAY)
    assert due(set_that_day["R02"]) == (date(2026, 12, 22), END_OF_DAY)
    assert due(set_that_day["R04"]) == (date(2026, 12, 19), time(16, 55))
    assert due(set_that_day["R06"]) == (date(2027, 2, 10), END_OF_DAY)
    assert "Boxing Day (substitute day) on Monday 28 December 2026" in set_that_day["R06"].why
    assert all(one.source and one.edition and one.why.endswith(".") for one in set_that_day.values())


def test_on_the_last_working_day_of_the_year_the_substitute_day_is_passed_over(
    desk: Desk, zofia: RecordId, northmoor: Edition, clock: FixedClock
) -> None:
    clock.move_to(2026, 12, 24, 16, 55)
    sent = desk.referrals.refer(a_referral(zofia, northmoor, "mash-form"))
    set_that_day = rules(desk.referrals.sheet(sent.record_id).record.set_deadlines)
    assert set(set_that_day) == {"R01", "R02", "R06"}
    assert due(set_that_day["R01"])[0] == date(2026, 12, 29)


def test_a_local_time_never_loosens_a_statutory_one(desk: Desk, eastvale: Edition) -> None:
    child = add_child(desk, "Eastvale", "eastvale")
    sent = desk.referrals.refer(a_referral(child, eastvale, "Ring the Family Help Doorway"))
    set_that_day = rules(desk.referrals.sheet(sent.record_id).record.set_deadlines)
    assert due(set_that_day["R01"])[0] == date(2026, 11, 18)
    assert "cannot loosen" in set_that_day["R01"].why
    assert due(set_that_day["eastvale:welcome-call"])[0] == date(2026, 11, 20)


def test_what_was_fixed_stays_when_terms_and_clock_move(
    desk: Desk, zofia: RecordId, northmoor: Edition, clock: FixedClock
) -> None:
    sent = desk.referrals.refer(a_referral(zofia, northmoor, "mash-phone"))
    before = desk.referrals.sheet(sent.record_id).record
    desk.school.state(
        School(
            name="Rowan High",
            terms=(Term(from_on=date(2026, 9, 1), to_on=date(2026, 12, 18)),),
            stated_on=date(2026, 11, 17),
        )
    )
    clock.move_to(2027, 3, 1)
    assert desk.referrals.sheet(sent.record_id).record == before
    with pytest.raises(Faults, match="fixed when this was kept"):
        desk.records.amend(sent.record_id, 1, replace(before, set_deadlines=()), "Tidier.")


def test_a_wrong_day_of_sending_is_corrected_and_counted_again(
    desk: Desk, zofia: RecordId, northmoor: Edition
) -> None:
    sent = desk.referrals.refer(a_referral(zofia, northmoor, "mash-phone"))
    friday = Moment(on=date(2026, 11, 13), at=time(9, 0))
    with pytest.raises(Faults):
        desk.referrals.correct_sent(sent.record_id, 1, Moment(on=date(2026, 11, 17), at=time(10, 15)), "")
    desk.referrals.correct_sent(sent.record_id, 1, friday, "It was rung through on Friday.")
    first, second = desk.casebook.revisions(sent.record_id)
    assert due(rules(first.record.deadlines())["R01"])[0] == date(2026, 11, 18)
    assert due(rules(second.record.deadlines())["R01"])[0] == date(2026, 11, 16)
    assert len(desk.deadlines.open()) == 4


def test_immediate_danger_comes_first_and_stands_on_the_record(
    desk: Desk, zofia: RecordId, northmoor: Edition
) -> None:
    draft = replace(
        a_referral(zofia, northmoor, "mash-phone", consent=Consent.REFUSED),
        purpose=Purpose.SUPPORT,
        immediate_danger="Father is at the gate with a knife.",
    )
    written = desk.referrals.refer(draft)
    referral = desk.referrals.sheet(written.record_id).record
    assert written.warnings[0].startswith("Immediate danger: ring 999 now,")
    assert written.warnings[0] == desk.referrals.danger_words()
    assert referral.set_deadlines[0].rule == "R05"
    assert referral.set_deadlines[0].due_at == datetime(2026, 11, 17, 10, 15, tzinfo=UTC)
    assert referral.form[0].text == "Father is at the gate with a knife."
    assert desk.deadlines.open()[0].deadline.rule == "R05"


def test_the_form_is_the_authoritys_own_in_its_order(desk: Desk, zofia: RecordId, northmoor: Edition) -> None:
    desk.school.state(
        School(
            name="Rowan High", telephone="01632 960123", signatory="Ruth Amadi", stated_on=date(2026, 11, 17)
        )
    )
    mother = Relationship(
        child=zofia, relation="mother", parental_responsibility=Responsibility.YES, lives_with=True
    )
    worker = Relationship(child=zofia, relation="school nurse")
    desk.people.add(Person(name="Hanna Lis", relationships=(mother,), noted_on=date(2026, 11, 1)))
    desk.people.add(
        Person(
            name="Dilys Quaye",
            organisation="School nursing",
            relationships=(worker,),
            noted_on=date(2026, 11, 1),
        )
    )
    desk.support.note(
        SupportGiven(
            child=zofia, what="Breakfast club", agency="school", from_on=date(2026, 9, 7), effect=Effect.SOME
        )
    )
    concern = desk.concerns.log(a_concern(zofia)).record_id
    judged = replace(
        a_judgement(zofia, northmoor, "l3"),
        chosen=(Chosen(indicator_id="n3-neglect", facts=(a_fact(concern),)),),
    )
    judgement = desk.judgements.judge(judged).record_id
    form = desk.referrals.draft_form(
        zofia, northmoor.record_id, "mash-form", concerns=(concern,), judgement=judgement
    )
    own = northmoor.profile.referral.forms[0]
    assert form.is_theirs
    assert [one.label for one in form.sections] == [one.label for one in own.sections]
    text = {one.field.value: one.text for one in form.sections}
    assert text["referrer"] == "DSL\nDesignated Safeguarding Lead\nRowan High\n01632 960123"
    assert text["children"].startswith("Zofia Żółkiewska\nborn Saturday 4 May 2013")
    assert text["household"] == "Hanna Lis (mother); has parental responsibility"
    assert text["agencies"] == "Dilys Quaye (school nurse, School nursing)"
    assert "without a coat" in text["reason"]
    assert "I'm used to it" in text["child_words"]
    assert text["level"] == "Level 3: Intensive"
    assert "page 25" in text["criteria"]
    assert "Breakfast club (school): some change" in text["support_tried"]
    assert "Judgement. Northmoor: Level 3: Intensive" in text["chronology"]
    assert text["signatures"] == "Ruth Amadi, Designated Safeguarding Lead"
    missing = {one.label: one.missing for one in form.sections if one.missing}
    assert "17. Risks to a visiting worker" in missing
    withheld = [one for one in form.sections if one.ask is Asked.WITHHELD]
    assert [(one.text, one.missing) for one in withheld] == [("", "")]


def test_the_form_kept_has_every_section_answered_or_said_to_be_left(
    desk: Desk, zofia: RecordId, northmoor: Edition
) -> None:
    form = desk.referrals.draft_form(zofia, northmoor.record_id, "mash-form")
    answers = form.answers({"17. Risks to a visiting worker": "A dog."})
    written = desk.referrals.refer(replace(a_referral(zofia, northmoor, "mash-form"), answers=answers))
    kept = {one.field: one for one in desk.referrals.sheet(written.record_id).record.form}
    assert kept["risks_to_staff"].text == "A dog."
    assert kept["immediate_danger"].text == NO_DANGER
    assert kept["consent"].text == "parents agreed"
    assert kept["outcome_wanted"].text == "A social work assessment."
    assert kept["office_use"].left_out_because == FOR_THEM
    assert kept["significant_others"].left_out_because == OPTIONAL_LEFT
    assert 'Fill in "16. Agencies involved", or say why it is empty.' in written.missing


def test_a_confidential_address_is_never_put_on_a_form(
    desk: Desk, zofia: RecordId, northmoor: Edition
) -> None:
    sheet = desk.children.sheet(zofia)
    desk.children.add_address(zofia, sheet.revision, Address(lines=("3 Mill Lane",)), "Told.")
    open_form = desk.referrals.draft_form(zofia, northmoor.record_id, "mash-form")
    assert any("3 Mill Lane" in one.text for one in open_form.sections)
    hidden = Address(lines=("9 Hidden Close",))
    desk.children.keep_confidential_address(
        ConfidentialAddress(child=zofia, address=hidden, why="Refuge.", told_on=date(2026, 11, 17))
    )
    form = desk.referrals.draft_form(zofia, northmoor.record_id, "mash-form")
    assert not any("Mill Lane" in one.text or "Hidden" in one.text for one in form.sections)


def test_where_the_form_and_route_are_not_known_the_school_says_how_it_went(desk: Desk) -> None:
    lincolnshire = hold(desk, "lincolnshire")
    child = add_child(desk, "Lincolnshire", "lincolnshire")
    by_phone = replace(
        a_referral(child, lincolnshire, "Rang the customer service centre"), channel=Channel.PHONE_FIRST
    )
    written = desk.referrals.refer(by_phone)
    referral = desk.referrals.sheet(written.record_id).record
    assert (referral.route, referral.channel) == ("Rang the customer service centre", "phone first")
    assert referral.sent_to == "Lincolnshire"
    assert [one.rule for one in referral.set_deadlines] == ["R01", "R04", "R02", "R06"]
    assert rules(referral.set_deadlines)["R04"].due_at is None
    assert "24 hours to 2 working days" in rules(referral.set_deadlines)["R04"].words
    assert any("a plain one was used" in one for one in written.warnings)
    assert any("does not know this route" in one for one in written.warnings)
    assert desk.deadlines.open()[-1].deadline.rule == "R04"


@pytest.mark.parametrize(
    ("level", "purpose", "consent", "words", "stops", "warns"),
    [
        ("l2", Purpose.SUPPORT, Consent.REFUSED, "", True, ""),
        ("l2", Purpose.SUPPORT, Consent.GIVEN, "", False, ""),
        ("l2", Purpose.PROTECTION, Consent.REFUSED, "", False, "without it"),
        ("l3", Purpose.SUPPORT, Consent.REFUSED, "", False, "Seek agreement"),
        ("l3", Purpose.SUPPORT, Consent.NOT_ASKED_RISK_CHILD, "", False, "why the family was not asked"),
        ("l3", Purpose.SUPPORT, Consent.NOT_ASKED_RISK_CHILD, "Father listens in.", False, ""),
        ("l4", Purpose.PROTECTION, Consent.TOLD, "", False, ""),
        ("", Purpose.SUPPORT, Consent.TOLD, "", False, "R57"),
    ],
)
def test_the_familys_agreement_by_level(
    desk: Desk,
    zofia: RecordId,
    northmoor: Edition,
    level: str,
    purpose: Purpose,
    consent: Consent,
    words: str,
    stops: bool,
    warns: str,
) -> None:
    judgement = desk.judgements.judge(a_judgement(zofia, northmoor, level)).record_id
    draft = replace(
        a_referral(zofia, northmoor, "hub-consult", judgement, consent), purpose=purpose, consent_words=words
    )
    if stops:
        with pytest.raises(Faults, match="refer for protection instead"):
            desk.referrals.refer(draft)
        assert desk.referrals.of_child(zofia) == ()
        return
    said = " ".join(desk.referrals.refer(draft).warnings)
    assert warns in said
    assert ("agreement" in said or "family" in said) is bool(warns)


def test_everything_that_does_not_fit_is_said_at_once(
    desk: Desk, zofia: RecordId, northmoor: Edition, eastvale: Edition
) -> None:
    other = desk.judgements.judge(a_judgement(add_child(desk, "Eastvale", ""), eastvale)).record_id
    draft = replace(
        a_referral(zofia, northmoor, "pigeon post", other),
        concerns=(NOBODY,),
        answers=(
            FormAnswer(label="nowhere", field="other", text="x"),
            FormAnswer(label="nowhere", field="other", text="y"),
        ),
    )
    with pytest.raises(Faults) as refused:
        desk.referrals.refer(draft)
    said = "\n".join(refused.value.faults)
    for part in (
        "no such concern",
        "about another child",
        "under another edition",
        "This route is not in the edition",
        "no section “nowhere”",
    ):
        assert part in said
    assert desk.referrals.of_child(zofia) == ()


def test_an_unlikely_route_and_files_are_kept_with_a_word(
    desk: Desk, zofia: RecordId, northmoor: Edition
) -> None:
    judgement = desk.judgements.judge(a_judgement(zofia, northmoor, "l2")).record_id
    written = desk.referrals.refer(
        a_referral(zofia, northmoor, "mash-form", judgement),
        files=(NewFile(name="chronology.pdf", data=b"%PDF-1.7"),),
    )
    assert "does not name this route for the level judged" in written.warnings[0]
    (file,) = desk.referrals.sheet(written.record_id).record.files
    assert desk.casebook.blob(file.digest) == b"%PDF-1.7"
