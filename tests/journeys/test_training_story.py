"""The story of nine children, from the first concern to the last pack, and what it leaves on the disk."""

from __future__ import annotations

import re
from datetime import date, time
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from dsl_desk.errors import CasebookRefused
from dsl_desk.model.deadline import END_OF_DAY
from dsl_desk.model.judgement import Decision, Wording
from dsl_desk.model.place import AuthorityPart, ConfidentialAddress
from dsl_desk.model.referral import Consent, Outcome, ReasonCode
from dsl_desk.model.sharing import Disclosure, DisclosureState
from dsl_desk.model.support import ContactResult
from dsl_desk.practice.audit import Checked, verify_casebook
from dsl_desk.practice.stories.rowan_high import TALES
from dsl_desk.practice.stories.steps import Introduced, Logged
from dsl_desk.practice.training import TRAINING_PASSPHRASE, tell_story
from tests.journeys.told import child_of, close, names_of, tale_of, words_in
from tests.practice.rowan import QUICK, NoKeyring, rules

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from tests.journeys.told import Pack, Story

STEP = re.compile(r"Step (\d+) of (\d+)\. \w+ \d+ \w+ 2026( at \d\d:\d\d)?\. \S")
MARKED = ("crackers", "Curlew Rise", "Mottram", "Żurek", "guardianship", "bus station", "threshold")
"""Words that stand in records of both ledgers."""

LONG_ENOUGH = 6
"""Letters in a name that do not stand in a file's compressed bytes by chance."""


def outcomes(desk: Desk, child: RecordId) -> list[Outcome]:
    return [one.record.outcome for one in desk.replies.of_child(child)]


def absent(desk: Desk, child: RecordId) -> list[str]:
    attempts = (one.record for one in desk.contacts.of_child(child))
    return [one.agency for one in attempts if one.result is ContactResult.DID_NOT_ATTEND]


def test_every_step_is_said_in_order(story: Story) -> None:
    steps = [found for line in story.said if (found := STEP.match(line))]
    assert [int(found.group(1)) for found in steps] == list(range(1, story.told.steps + 1))
    assert {int(found.group(2)) for found in steps} == {story.told.steps}
    assert len([line for line in story.said if line.startswith("Step ")]) == story.told.steps


def test_the_end_says_what_was_left_and_how_to_check_it(story: Story) -> None:
    last = "\n".join(story.said[-len(story.told.packs) - 6 :])
    assert str(story.told.casebook) in last
    assert TRAINING_PASSPHRASE in last
    assert f'dsl-desk verify "{story.told.casebook}"' in last
    for pack in story.told.packs:
        assert f"{pack.path.name}, {pack.pages} pages" in last


def test_nothing_but_the_casebook_and_neutrally_named_packs_is_left(story: Story) -> None:
    names = {one.name for one in story.folder.iterdir()}
    assert names == {story.told.casebook.name, *(pack.path.name for pack in story.told.packs)}
    assert all(re.fullmatch(r"Pack 2026-[0-9A-F]{4}-\d{4}\.pdf", pack.path.name) for pack in story.told.packs)


def test_a_referral_returned_for_the_school_to_lead(desk: Desk) -> None:
    child = child_of(desk, 1)
    reply = desk.replies.of_child(child)[-1].record
    assert reply.outcome is Outcome.SCHOOL_TO_LEAD
    assert "minutes" in reply.asks_of_school
    assert any(one.record.decision is Decision.EARLY_HELP for one in desk.judgements.of_child(child))


def test_meetings_that_nobody_attends(desk: Desk) -> None:
    child = child_of(desk, 2)
    assert desk.referrals.of_child(child) == ()
    assert len(absent(desk, child)) >= 7
    assert len(set(absent(desk, child))) >= 4
    assert len(desk.support.tried(child)) >= 4


def test_the_lead_role_pushed_to_the_school(desk: Desk) -> None:
    child = child_of(desk, 3)
    assert outcomes(desk, child) == [Outcome.STEPPED_DOWN]
    stayed_away = absent(desk, child)
    assert len(set(stayed_away)) == 3
    assert all(stayed_away.count(agency) == 3 for agency in set(stayed_away))
    assert "lead professional" in desk.replies.of_child(child)[0].record.asks_of_school


def test_a_father_in_and_out_of_prison(desk: Desk) -> None:
    child = child_of(desk, 4)
    assert outcomes(desk, child) == [Outcome.SCHOOL_TO_LEAD]
    results = {one.record.result for one in desk.contacts.of_child(child)}
    assert {ContactResult.REFUSED, ContactResult.NO_ANSWER, ContactResult.MESSAGE_LEFT} <= results


def test_a_case_taken_on_and_closed_twice(desk: Desk) -> None:
    child = child_of(desk, 5)
    assert outcomes(desk, child) == [Outcome.ACCEPTED, Outcome.NO_FURTHER_ACTION] * 2
    first, second = desk.referrals.of_child(child)
    assert (second.record.sent.on - date(2026, 7, 21)).days < 50
    assert first.record.consent is Consent.NOT_ASKED_RISK_CHILD


def test_the_referral_of_a_friday_before_a_bank_holiday(desk: Desk) -> None:
    first = desk.referrals.of_child(child_of(desk, 5))[0].record
    assert (first.sent.on, first.sent.at) == (date(2026, 5, 1), time(16, 55))
    due = rules(first.set_deadlines)
    assert due["R01"].due_at is not None
    assert due["R01"].due_at.date() == date(2026, 5, 5)
    assert due["R01"].due_at.time() == END_OF_DAY
    assert "Early May bank holiday on Monday 4 May 2026" in due["R01"].why
    assert due["R04"].due_at is not None
    assert due["R04"].due_at.strftime("%d %H:%M") == "02 16:55"


def test_a_pack_of_the_summer_bears_englands_time(packs: tuple[Pack, ...]) -> None:
    assert "made Friday 1 May 2026, 17:45" in packs[0].pages[0]


def test_a_girl_who_is_nearly_eighteen_and_is_not(desk: Desk) -> None:
    child = child_of(desk, 6)
    replies = [one.record for one in desk.replies.of_child(child)]
    assert [one.outcome for one in replies if one.reason_code is ReasonCode.AGE] == [
        Outcome.NO_FURTHER_ACTION,
        Outcome.NO_FURTHER_ACTION,
        Outcome.NOT_UPHELD,
    ]
    assert replies[-1].outcome is Outcome.UPHELD
    urgent = desk.escalations.of_child(child)[-1].record
    assert urgent.stage == 3
    assert urgent.set_deadlines[0].rule == "northmoor:urgent"
    grounds = {one.title: one.text for one in urgent.grounds}
    assert "31 days away" in grounds["Children Act 1989, section 105(1)"]
    assert "R (G) v Southwark London Borough Council [2009] UKHL 26" in grounds


def test_level_2_tried_again_and_again(desk: Desk) -> None:
    child = child_of(desk, 7)
    replies = [one.record for one in desk.replies.of_child(child)]
    assert sum(one.reason_code is ReasonCode.THRESHOLD for one in replies) == 3
    assert replies[-1].outcome is Outcome.UPHELD
    assert [one.record.stage for one in desk.escalations.of_child(child)] == [1, 2]
    assert len(desk.children.chronology(child)) >= 25
    tried = [one.record for one in desk.support.tried(child)]
    assert {one.level_label for one in tried} == {"Level 2: Early Help"}
    assert len(tried) >= 6
    stage_2 = desk.escalations.of_child(child)[-1].record
    assert len(stage_2.disputes) == 4
    assert all(dispute.criterion.facts and dispute.our_view for dispute in stage_2.disputes)


def test_pressure_to_step_down_across_the_border(desk: Desk) -> None:
    child = child_of(desk, 8)
    parts = {one.part: one.name for one in desk.children.sheet(child).record.authorities}
    assert parts[AuthorityPart.CASE_HOLDING] == "Eastvale"
    assert parts[AuthorityPart.SCHOOL] == "Northmoor"
    assert outcomes(desk, child) == [Outcome.STEPPED_DOWN, Outcome.NOT_UPHELD, Outcome.UPHELD]
    assert {one.record.stage_word for one in desk.escalations.of_child(child)} == {"step"}


def test_a_school_alone_under_an_authority_without_known_levels(desk: Desk) -> None:
    child = child_of(desk, 9)
    judgement = desk.judgements.of_child(child)[0].record
    assert judgement.edition.authority == "Lincolnshire"
    assert (judgement.level_id, judgement.level_label) == ("", "")
    assert {one.wording for one in judgement.criteria} == {Wording.TYPED}
    assert all(one.page for one in judgement.criteria)
    assert outcomes(desk, child)[:2] == [Outcome.MORE_INFORMATION, Outcome.STEPPED_DOWN]
    assert len([one for one in desk.support.tried(child) if "Rowan High" in one.record.agency]) >= 3


def test_no_record_of_a_child_is_left_unfinished(desk: Desk) -> None:
    for tale in TALES:
        for kept in desk.children.chronology(child_of(desk, tale.number)):
            assert kept.record.missing() == (), (tale.number, kept.record.line().headline)


def test_each_entry_stands_at_the_storys_own_time(desk: Desk) -> None:
    child = child_of(desk, 7)
    known = desk.children.chronology(child, date(2026, 5, 22))
    assert max(kept.at.date() for kept in known) == date(2026, 5, 22)
    assert len(known) < len(desk.children.chronology(child))


def test_a_correction_keeps_the_first_words_and_its_reason(desk: Desk) -> None:
    concern = next(one for one in desk.concerns.of_child(child_of(desk, 7)) if one.revision > 1)
    first, second = desk.casebook.revisions(concern.record_id)
    assert "Monday" in first.record.line().body
    assert "Friday" in second.record.line().body
    assert second.why.startswith("The register shows")


def test_what_was_attached_is_kept(desk: Desk) -> None:
    attached = [
        file
        for tale in TALES
        for one in desk.concerns.of_child(child_of(desk, tale.number))
        for file in one.record.files
    ]
    assert {file.name for file in attached} == {"first_aid_slip.txt", "attendance_note.csv"}
    for file in attached:
        data = desk.casebook.blob(file.digest)
        assert data is not None
        assert len(data) == file.size


def test_two_stages_in_two_authorities_and_several_referrals_are_packed(packs: tuple[Pack, ...]) -> None:
    assert sum(pack.is_referral for pack in packs) >= 3
    stages = {
        (one.escalation.edition.authority, one.escalation.stage) for one in packs if not one.is_referral
    }
    assert {("Northmoor", 2), ("Eastvale", 2), ("Lincolnshire", 1)} <= stages


def test_every_page_is_numbered_and_marked_and_every_section_is_bookmarked(packs: tuple[Pack, ...]) -> None:
    for pack in packs:
        count = len(pack.pages)
        for place, page in enumerate(pack.pages, 1):
            assert f"Page {place} of {count}" in page
            assert "TRAINING" in page
            assert "OFFICIAL-SENSITIVE" in page
        assert len(PdfReader(pack.path).outline) >= 10


def test_each_pack_ties_their_criteria_to_our_dated_facts(packs: tuple[Pack, ...]) -> None:
    for pack in packs:
        assert pack.criteria
        for criterion in pack.criteria:
            assert close(criterion.quoted) in pack.text
            for fact in criterion.facts:
                assert close(fact.text) in pack.text
                assert close(f"{fact.on:%a} {fact.on.day} {fact.on:%b %Y}") in pack.text


def test_each_pack_names_its_child_in_every_script(packs: tuple[Pack, ...]) -> None:
    for pack in packs:
        assert close(f"{pack.child.given_name} {pack.child.family_name}") in pack.text
    printed = {pack.child.given_name for pack in packs}
    assert {"Małgorzata", "Bảo Trân", "Temitọ́pẹ́", "Layla"} <= printed
    arabic = next(pack for pack in packs if pack.child.other_names)
    assert set(re.sub(r"[^\u0621-\u064a]", "", arabic.child.other_names[0])) <= set(arabic.text)


def test_no_other_child_and_no_confidential_address_is_in_any_byte(
    desk: Desk, packs: tuple[Pack, ...]
) -> None:
    children = [sheet.record for sheet in desk.children.register()]
    adults = {word for tale in TALES for one in tale.steps for word in _adult_words(one)}
    places = [sheet.record.address for sheet in desk.records.all_of(ConfidentialAddress)]
    assert places
    for pack in packs:
        own = names_of(pack.child)
        others = {word for one in children if one != pack.child for word in names_of(one)} - own - adults
        assert len(others) > 70
        assert set(words_in(" ".join(pack.pages))).isdisjoint(others)
        found = pack.every_byte.lower()
        for place in places:
            for secret in (place.lines[0], place.lines[0].partition(", ")[2], place.postcode):
                assert close(secret).casefold() not in pack.text.casefold()
                assert secret.lower().encode() not in found
        for name in others:
            if len(name) >= LONG_ENOUGH:
                assert name.encode() not in found


def _adult_words(step: object) -> set[str]:
    """The names of adults in a step, which stay as they are."""
    named = {Introduced: "name", Logged: "by"}.get(type(step))
    return set(words_in(str(getattr(step, named)))) if named else set()


def test_a_brother_a_friend_and_an_address_are_hidden_by_what_they_are(packs: tuple[Pack, ...]) -> None:
    by_number = {tale.number: [one for one in packs if one.child.given_name in tale.child] for tale in TALES}
    sibling, friend, place = by_number[1][0], by_number[5][0], by_number[3][0]
    assert "anotherchild(C)toldhistutor" in sibling.text
    assert "anotherchild(B)waitedoutside" in friend.text
    assert "[addresswithheld]" in place.text


def test_the_intention_is_kept_before_and_the_digest_after(desk: Desk, packs: tuple[Pack, ...]) -> None:
    for pack in packs:
        first, second = (kept.record for kept in desk.casebook.revisions(pack.disclosure.record_id))
        assert isinstance(first, Disclosure)
        assert isinstance(second, Disclosure)
        assert (first.state, first.sha256) == (DisclosureState.INTENDED, "")
        assert (second.state, second.sha256) == (
            DisclosureState.GIVEN,
            sha256(pack.path.read_bytes()).hexdigest(),
        )
        assert first.lawful_basis
        assert first.unhidden == ()


def test_each_deadline_is_printed_with_its_rule_and_source(packs: tuple[Pack, ...]) -> None:
    for pack in packs:
        assert pack.deadlines
        for deadline in pack.deadlines:
            for said in (deadline.what, deadline.rule, deadline.source, deadline.why):
                assert said
                assert close(said) in pack.text


def test_lincolnshires_criteria_are_printed_as_the_school_typed_them(packs: tuple[Pack, ...]) -> None:
    of_lincolnshire = [pack for pack in packs if pack.referral.edition.authority == "Lincolnshire"]
    assert len(of_lincolnshire) == 2
    for pack in of_lincolnshire:
        assert "Typedbytheschoolfromtheauthority'sdocument" in pack.text
        assert re.search(r"\b[Ll]evel \d", " ".join(pack.pages)) is None
        assert "Weinjudgethatthesefactsreach" not in pack.text
    referral = next(pack for pack in of_lincolnshire if pack.is_referral)
    assert "Nolevelisgiven" in referral.text
    step = next(pack for pack in of_lincolnshire if not pack.is_referral)
    assert step.escalation.stage_word == "step"
    assert "Thetimeallowedatthisstepis" in step.text
    assert "Thisstage" not in step.text


def test_verify_finds_nothing(story: Story) -> None:
    found = list(verify_casebook(story.copy, TRAINING_PASSPHRASE, story.computer))
    checked = {one.compartment: one.entries for one in found if isinstance(one, Checked)}
    assert set(checked) == {"support", "protection"}
    assert min(checked.values()) > 100
    assert not [one for one in found if hasattr(one, "sentence")]


def test_no_ledger_holds_a_word_in_clear(story: Story) -> None:
    marked = [*MARKED, *(tale.child for tale in TALES)]
    marked += [step.words for tale in TALES for step in tale.steps if isinstance(step, Logged) and step.words]
    ledgers = list(story.copy.glob("*.ledger"))
    assert len(ledgers) == 2
    for file in story.copy.iterdir():
        data = file.read_bytes()
        assert not data.startswith(b"SQLite format 3")
        for word in marked:
            assert word.encode() not in data
            assert word.encode("utf-16-le") not in data


def test_a_folder_with_something_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    mine = tmp_path / "demo"
    mine.mkdir()
    (mine / "letter.txt").write_text("mine")
    said: list[str] = []
    with pytest.raises(CasebookRefused, match="Choose another folder, or delete that one first"):
        tell_story(mine, said.append, state=tmp_path, memory=NoKeyring(), stretch=QUICK)
    assert said == []
    assert [one.name for one in mine.iterdir()] == ["letter.txt"]


def test_told_again_it_says_the_same(story: Story, tmp_path: Path) -> None:
    said: list[str] = []
    state = tmp_path / "state"
    state.mkdir()
    again = tell_story(tmp_path / "demo", said.append, state=state, memory=NoKeyring(), stretch=QUICK)

    def lasting(lines: tuple[str, ...], folder: Path) -> list[str]:
        return [re.sub(r"2026-[0-9A-F]{4}-", "2026-", one.replace(str(folder), "")) for one in lines]

    assert lasting(tuple(said), tmp_path / "demo") == lasting(story.said, story.folder)
    assert [one.pages for one in again.packs] == [one.pages for one in story.told.packs]


@pytest.mark.parametrize("number", range(1, 10))
def test_each_comment_has_its_child_and_is_said(story: Story, number: int) -> None:
    tale = tale_of(number)
    assert any(tale.child in line and tale.comment in line for line in story.said)
