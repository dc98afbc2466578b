"""Looking at a pack before it leaves: what may be chosen, one intention, the same bytes given."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from dsl_desk.errors import Faults
from dsl_desk.model.access import PROTECTION
from dsl_desk.model.sharing import Disclosure, DisclosureState, Means, Unhidden
from dsl_desk.packs.press import MissingGlyph
from dsl_desk.practice.packs import DrawnAgain
from dsl_desk.practice.refusal import NoSuchRecord
from tests.practice.packing import Referred, keep_refuge, refer
from tests.practice.rowan import a_child, a_referral

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.packs import Drawn
    from dsl_desk.practice.profiles import Edition
    from tests.practice.rowan import FixedClock


@pytest.fixture
def referred(desk: Desk, northmoor: Edition, zofia: RecordId) -> Referred:
    return refer(desk, northmoor, zofia)


def text_of(drawn: Drawn) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(drawn.data)).pages).split())


def all_disclosures(desk: Desk) -> list[Disclosure]:
    return [one.record for one in desk.records.all_of(Disclosure)]


def read_words(desk: Desk) -> list[tuple[str, str]]:
    desk.casebook.write_seen()
    return [(one.act, one.words) for one in desk.casebook.reads(PROTECTION)]


def test_choices_name_whoever_is_hidden_and_write_nothing(desk: Desk, referred: Referred) -> None:
    heads = desk.casebook.heads()
    choices = desk.packs.choices(referred.referral)
    assert {one.name for one in choices.hidden.children} == {"Kacper Żółkiewski", "Jayden Poole"}
    assert all(one.places > 0 for one in choices.hidden.children)
    (address,) = choices.hidden.addresses
    assert address.what == referred.refuge
    assert address.words == "Flat 9, 41 Tannery Court, Northmoor, NM7 3ZZ"
    assert address.places > 0
    assert (choices.child, choices.child_name, choices.missing) == (referred.zofia, "Zofia Żółkiewska", ())
    assert choices.recipient
    assert "18" in choices.lawful_basis
    entries = [one for one in desk.casebook.heads() if one.chain == "entry"]
    assert entries == [one for one in heads if one.chain == "entry"]
    assert ("open", "Referral pack") in read_words(desk)


def test_what_is_counted_is_what_the_pack_hides(desk: Desk, referred: Referred) -> None:
    choices = desk.packs.choices(referred.referral)
    text = text_of(desk.packs.preview(referred.referral))
    places = sum(one.places for one in choices.hidden.children)
    assert text.count("another child (") == places
    assert text.count("[address withheld]") == choices.hidden.addresses[0].places


def test_a_name_that_many_bear_is_told_and_offers_only_the_linked(desk: Desk, referred: Referred) -> None:
    for family in ("Marsh", "Birch"):
        desk.children.add(a_child("Jayden", family))
    choices = desk.packs.choices(referred.referral)
    assert {one.name for one in choices.hidden.children} == {"Kacper Żółkiewski", "Jayden Poole"}
    shown = (Unhidden(what=referred.jayden, reason="He will be spoken to."),)
    assert "Jayden Poole gave her" in text_of(desk.packs.preview(referred.referral, shown))


def test_a_word_that_may_be_a_name_is_told(desk: Desk, referred: Referred) -> None:
    desk.children.add(a_child("Will", "Birch"))
    assert "will" in [one.words for one in desk.packs.choices(referred.referral).hidden.doubtful]


def test_a_place_shared_with_a_brother_is_left_readable_once(desk: Desk, referred: Referred) -> None:
    keep_refuge(desk, referred.kacper)
    choices = desk.packs.choices(referred.referral)
    assert [one.what for one in choices.hidden.addresses] == [referred.refuge]
    shown = (Unhidden(what=referred.refuge, reason="The social worker must visit."),)
    text = text_of(desk.packs.preview(referred.referral, shown))
    assert "41 Tannery Court" in text
    assert "[address withheld]" not in text


def test_another_childs_confidential_address_cannot_be_chosen(desk: Desk, referred: Referred) -> None:
    theirs = keep_refuge(desk, referred.jayden)
    with pytest.raises(Faults, match="of another child"):
        desk.packs.preview(referred.referral, (Unhidden(what=theirs, reason="Why not."),))
    assert not all_disclosures(desk)


def test_what_is_missing_is_told_and_nothing_is_drawn(
    desk: Desk, northmoor: Edition, zofia: RecordId
) -> None:
    sent = desk.referrals.refer(a_referral(zofia, northmoor, "mash-form"))
    missing = desk.packs.choices(sent.record_id).missing
    assert missing[:-1] == sent.missing
    assert "letterhead" in missing[-1]
    with pytest.raises(Faults):
        desk.packs.preview(sent.record_id)
    assert not all_disclosures(desk)


def test_only_a_referral_or_a_stage_has_a_pack(desk: Desk, referred: Referred) -> None:
    with pytest.raises(NoSuchRecord):
        desk.packs.choices(referred.jayden)


def test_drawing_again_keeps_one_intention_and_its_number(desk: Desk, referred: Referred) -> None:
    first = desk.packs.preview(referred.referral)
    shown = (Unhidden(what=referred.jayden, reason="He will be spoken to."),)
    second = desk.packs.preview(referred.referral, shown, instead_of=first)
    (kept,) = all_disclosures(desk)
    assert (kept.state, kept.unhidden) == (DisclosureState.INTENDED, shown)
    assert second.number == first.number
    assert second.disclosure == first.disclosure
    assert "Jayden Poole" in text_of(second)
    assert "Jayden Poole" not in text_of(first)


def test_the_file_is_the_one_looked_at(desk: Desk, referred: Referred, tmp_path: Path) -> None:
    drawn = desk.packs.preview(referred.referral)
    desk.packs.save(drawn, tmp_path / "pack.pdf")
    (kept,) = all_disclosures(desk)
    assert (tmp_path / "pack.pdf").read_bytes() == drawn.data
    assert (kept.state, kept.sha256, kept.pages) == (DisclosureState.GIVEN, drawn.sha256, drawn.pages)
    assert [one.means for one in kept.givings] == [Means.FILE]
    assert ("export", "Referral pack") in read_words(desk)


def test_an_older_drawing_never_leaves(desk: Desk, referred: Referred, tmp_path: Path) -> None:
    first = desk.packs.preview(referred.referral)
    shown = (Unhidden(what=referred.jayden, reason="He will be spoken to."),)
    desk.packs.preview(referred.referral, shown, instead_of=first)
    with pytest.raises(DrawnAgain):
        desk.packs.save(first, tmp_path / "pack.pdf")
    with pytest.raises(DrawnAgain):
        desk.packs.may_leave(first)
    with pytest.raises(DrawnAgain):
        desk.packs.printed(first, "Office")
    assert not list(tmp_path.glob("*.pdf"))


def test_printed_then_saved_are_two_givings_of_one_pack(
    desk: Desk, referred: Referred, tmp_path: Path, clock: FixedClock
) -> None:
    drawn = desk.packs.preview(referred.referral)
    desk.packs.printed(drawn, "Office printer")
    clock.move_to(2026, 11, 17, 11, 30)
    desk.packs.save(drawn, tmp_path / "pack.pdf")
    (kept,) = all_disclosures(desk)
    assert [(one.means, one.printer) for one in kept.givings] == [
        (Means.PAPER, "Office printer"),
        (Means.FILE, ""),
    ]
    assert kept.given == kept.givings[0].at
    assert kept.givings[0].at != kept.givings[1].at


def test_after_it_was_given_other_choices_are_another_pack(desk: Desk, referred: Referred) -> None:
    first = desk.packs.preview(referred.referral)
    desk.packs.printed(first, "Office printer")
    second = desk.packs.preview(referred.referral, instead_of=first)
    assert second.number != first.number
    assert [one.state for one in all_disclosures(desk)] == [DisclosureState.GIVEN, DisclosureState.INTENDED]


def test_looked_at_and_let_go_is_said_and_taken_up_again(
    desk: Desk, referred: Referred, clock: FixedClock, tmp_path: Path
) -> None:
    first = desk.packs.preview(referred.referral)
    desk.packs.let_go(first)
    assert [one.state for one in all_disclosures(desk)] == [DisclosureState.ABANDONED]
    with pytest.raises(DrawnAgain):
        desk.packs.save(first, tmp_path / "pack.pdf")
    clock.move_to(2026, 11, 18)
    again = desk.packs.preview(referred.referral)
    assert again.number == first.number
    assert [one.state for one in all_disclosures(desk)] == [DisclosureState.INTENDED]
    clock.move_to(2027, 1, 5)
    desk.packs.let_go(again)
    assert desk.packs.preview(referred.referral).number != first.number


def test_what_was_given_is_not_let_go(desk: Desk, referred: Referred) -> None:
    drawn = desk.packs.preview(referred.referral)
    desk.packs.printed(drawn, "Office printer")
    desk.packs.let_go(drawn)
    assert [one.state for one in all_disclosures(desk)] == [DisclosureState.GIVEN]


def test_a_pack_neither_given_nor_let_go_is_not_taken_up(desk: Desk, referred: Referred) -> None:
    first = desk.packs.preview(referred.referral)
    assert desk.packs.preview(referred.referral).number != first.number


def test_a_preview_that_cannot_be_printed_is_let_go(desk: Desk, referred: Referred) -> None:
    sheet = desk.referrals.sheet(referred.referral)
    unprintable = replace(sheet.record, outcome_wanted="\u4f60\u597d")
    desk.records.revise(referred.referral, sheet.revision, unprintable, "Typed again.")
    with pytest.raises(MissingGlyph):
        desk.packs.preview(referred.referral)
    assert [one.state for one in all_disclosures(desk)] == [DisclosureState.ABANDONED]


def test_a_blank_slip_leaves_no_trace(desk: Desk, referred: Referred) -> None:
    heads = desk.casebook.heads()
    slip = desk.packs.blank_slip()
    assert len(desk.packs.page_sizes(slip)) == 2
    assert desk.packs.page_image(slip, 1, 200).width == 200
    assert b"Zofia" not in slip
    assert desk.casebook.heads() == heads
