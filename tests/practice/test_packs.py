"""Packs drawn from a real casebook: what they say, what they hide, and how each is accounted for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pypdf import PdfReader

from dsl_desk.errors import Faults
from dsl_desk.model.place import ConfidentialAddress
from dsl_desk.model.referral import Outcome
from dsl_desk.model.sharing import Disclosure, DisclosureState, Unhidden
from dsl_desk.packs.press import MissingGlyph
from dsl_desk.practice.criteria import Chosen
from dsl_desk.practice.escalations import EscalationDraft
from dsl_desk.practice.packs import NoSchool
from dsl_desk.practice.replies import ReplyDraft
from tests.practice.packing import REFUGE, ROWAN
from tests.practice.rowan import a_child, a_concern, a_fact, a_judgement, a_referral

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.model.record import RecordId
    from dsl_desk.model.school import School
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.packs import Drawn
    from dsl_desk.practice.profiles import Edition
    from tests.practice.rowan import FixedClock

TOLD = (
    "Came hungry and without a coat. Her brother Kacper was the same, and Jayden Poole gave her his crisps. "
    "They sleep at 41 Tannery Court, NM7 3ZZ."
)


@pytest.fixture
def school(desk: Desk) -> School:
    desk.school.state(ROWAN)
    return ROWAN


@pytest.fixture
def jayden(desk: Desk) -> RecordId:
    desk.children.add(a_child("Kacper", "Żółkiewski"))
    return desk.children.add(a_child("Jayden", "Poole")).record_id


@pytest.fixture
def refuge(desk: Desk, zofia: RecordId) -> RecordId:
    kept = ConfidentialAddress(
        child=zofia, address=REFUGE, why="Left a violent home.", told_on=date(2026, 11, 2)
    )
    return desk.children.keep_confidential_address(kept).record_id


@pytest.fixture
def referral(desk: Desk, school: School, zofia: RecordId, northmoor: Edition, jayden: RecordId) -> RecordId:
    concern = desk.concerns.log(a_concern(zofia, account=TOLD)).record_id
    level = northmoor.profile.levels[2]
    chosen = tuple(Chosen(indicator_id=one.id, facts=(a_fact(concern),)) for one in level.indicators[:2])
    draft = replace(a_judgement(zofia, northmoor, level.id), chosen=chosen, concerns=(concern,))
    judgement = desk.judgements.judge(draft).record_id
    form = desk.referrals.draft_form(
        zofia, northmoor.record_id, "mash-form", concerns=(concern,), judgement=judgement
    )
    answers = form.answers({one.label: "Nothing more is known." for one in form.sections if one.missing})
    sent = replace(a_referral(zofia, northmoor, "mash-form", judgement), answers=answers, concerns=(concern,))
    return desk.referrals.refer(sent).record_id


@pytest.fixture
def escalation(desk: Desk, referral: RecordId, clock: FixedClock) -> RecordId:
    clock.move_to(2026, 11, 19)
    desk.replies.record(
        ReplyDraft(
            answers=referral,
            outcome=Outcome.SCHOOL_TO_LEAD,
            reason_words="School to lead an early help plan.",
            decider_post="Duty manager",
            decided_on=date(2026, 11, 19),
        )
    )
    judgement = desk.referrals.sheet(referral).record.judgement
    assert judgement is not None
    draft = EscalationDraft(
        referral=referral,
        why_it_matters_now="She is hungry again and it is colder.",
        outcome_wanted="Look again at level 3.",
        disputes=desk.escalations.disputes_of(judgement),
        interim_plan="Breakfast each day; her tutor checks in at 8:40.",
    )
    return desk.escalations.open_stage(draft).record_id


def text_of(drawn: Drawn) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(drawn.data)).pages)


def every_byte(drawn: Drawn) -> bytes:
    """The file's bytes and, after them, every stream in it as it reads when unpacked."""
    with pikepdf.open(BytesIO(drawn.data)) as pdf:
        streams = [one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
    return drawn.data + b"".join(streams)


def disclosure(desk: Desk, drawn: Drawn) -> Disclosure:
    return desk.records.sheet(drawn.disclosure, Disclosure).record


def test_a_referral_pack_ties_their_criteria_to_our_dated_facts(desk: Desk, referral: RecordId) -> None:
    text = text_of(desk.packs.referral(referral))
    judgement = desk.referrals.sheet(referral).record.judgement
    assert judgement is not None
    for criterion in desk.judgements.sheet(judgement).record.criteria:
        assert "".join(criterion.quoted.split()) in "".join(text.split())
    assert "Zofia Żółkiewska" in text
    assert "Level 3: Intensive" in text
    assert "I'm not cold, I'm used to it." in text.replace("\u2019", "'").replace("\n", " ")
    assert "TRAINING" in text


def test_other_children_and_confidential_addresses_are_in_none_of_the_bytes(
    desk: Desk, referral: RecordId, refuge: RecordId, escalation: RecordId
) -> None:
    assert desk.records.kept(refuge)
    for drawn in (desk.packs.referral(referral), desk.packs.escalation(escalation)):
        text, found = text_of(drawn).casefold(), every_byte(drawn).lower()
        for hidden in ("kacper", "jayden", "poole", "tannery", "nm7 3zz", "nm73zz"):
            assert hidden not in text
            assert hidden.encode() not in found
        assert "another child (b)" in text
        assert "[address withheld]" in text


def test_what_the_writer_leaves_readable_needs_a_reason(
    desk: Desk, referral: RecordId, jayden: RecordId, refuge: RecordId
) -> None:
    with pytest.raises(Faults, match="Write why"):
        desk.packs.referral(referral, (Unhidden(what=jayden, reason=" "),))
    shown = (
        Unhidden(what=jayden, reason="He saw it and will be spoken to."),
        Unhidden(what=refuge, reason="The social worker must visit."),
    )
    drawn = desk.packs.referral(referral, shown)
    text = text_of(drawn)
    assert "Jayden Poole" in text
    assert "41 Tannery Court" in text
    assert "Kacper" not in text
    assert disclosure(desk, drawn).unhidden == shown


def test_the_intention_is_kept_before_and_the_digest_after(
    desk: Desk, referral: RecordId, tmp_path: Path
) -> None:
    drawn = desk.packs.referral(referral)
    intended = disclosure(desk, drawn)
    assert intended.state is DisclosureState.INTENDED
    assert not intended.sha256
    desk.packs.save(drawn, tmp_path / "pack.pdf")
    given = disclosure(desk, drawn)
    assert given.state is DisclosureState.GIVEN
    assert given.sha256 == drawn.sha256
    assert given.pages == len(PdfReader(BytesIO(drawn.data)).pages)
    assert (tmp_path / "pack.pdf").read_bytes() == drawn.data
    assert [one.revision for one in desk.casebook.revisions(drawn.disclosure)] == [1, 2]


def test_a_pack_that_cannot_be_printed_leaves_its_intention_on_record(desk: Desk, referral: RecordId) -> None:
    sheet = desk.referrals.sheet(referral)
    unprintable = replace(sheet.record, outcome_wanted="\u4f60\u597d")
    desk.records.revise(referral, sheet.revision, unprintable, "Typed again.")
    with pytest.raises(MissingGlyph, match=r"U\+4F60"):
        desk.packs.referral(referral)
    held = desk.records.all_of(Disclosure)
    assert [one.record.state for one in held] == [DisclosureState.INTENDED]


def test_pack_numbers_count_up_and_the_foot_names_the_chain(desk: Desk, referral: RecordId) -> None:
    first, second = desk.packs.referral(referral), desk.packs.referral(referral)
    assert first.number.endswith("-0001")
    assert second.number.endswith("-0002")
    heads = {one.digest.hex()[:8] for one in desk.casebook.heads() if one.chain == "entry"}
    text = text_of(second)
    assert all(head in text for head in heads)


def test_an_escalation_pack_says_what_is_challenged_and_what_follows(
    desk: Desk, escalation: RecordId
) -> None:
    text = " ".join(text_of(desk.packs.escalation(escalation)).split())
    one = desk.escalations.sheet(escalation).record
    reason = "School to lead an early help plan."
    for said in (one.to_post, reason, one.outcome_wanted, "Stage 2", one.interim_plan):
        assert said in text


def test_without_a_letterhead_there_is_no_pack(desk: Desk, zofia: RecordId, northmoor: Edition) -> None:
    sent = desk.referrals.refer(a_referral(zofia, northmoor, "mash-form"))
    complete = desk.referrals.sheet(sent.record_id).record
    answers = tuple(replace(one, text=one.text or "Nothing more is known.") for one in complete.form)
    desk.records.revise(sent.record_id, 1, replace(complete, form=answers), "Filled in.")
    with pytest.raises(NoSchool):
        desk.packs.referral(sent.record_id)


def test_an_incomplete_referral_says_everything_it_lacks(
    desk: Desk, school: School, zofia: RecordId, northmoor: Edition
) -> None:
    sent = desk.referrals.refer(a_referral(zofia, northmoor, "mash-form"))
    assert sent.missing
    with pytest.raises(Faults) as refused:
        desk.packs.referral(sent.record_id)
    assert refused.value.faults == sent.missing
    assert not desk.records.all_of(Disclosure)
