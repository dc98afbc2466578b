"""The register: entering, correcting, moving, finding, and what was known when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dsl_desk.errors import AmendedMeanwhile, Faults
from dsl_desk.model.access import PROTECTION, SUPPORT
from dsl_desk.model.child import authority_on
from dsl_desk.model.place import Address, AuthorityPart, AuthorityPeriod, ConfidentialAddress
from tests.practice.rowan import NOBODY, a_child, a_concern

if TYPE_CHECKING:
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from tests.practice.rowan import FixedClock

MILL_LANE = Address(lines=("3 Mill Lane", "Northmoor"), postcode="NM1 1AA", from_on=date(2024, 9, 1))
HIGH_STREET = Address(lines=("12 High Street",), postcode="EV2 2BB", from_on=date(2026, 11, 14))


def home(name: str, from_on: date | None = None) -> AuthorityPeriod:
    return AuthorityPeriod(part=AuthorityPart.HOME, name=name, from_on=from_on)


def test_a_child_is_entered_and_corrected_and_the_first_words_stay(desk: Desk) -> None:
    written = desk.children.add(a_child())
    assert written.changed == ("child",)
    assert written.missing == ("Say which authority the child lives in.",)
    mended = replace(a_child(), given_name="Zosia")
    desk.children.correct(written.record_id, written.revision, mended, "The family's own spelling.")
    first, second = desk.casebook.revisions(written.record_id)
    assert first.record == a_child()
    assert second.record == mended
    assert second.why == "The family's own spelling."


def test_a_correction_says_everything_that_stops_it(desk: Desk) -> None:
    written = desk.children.add(a_child())
    with pytest.raises(Faults) as refused:
        desk.children.correct(written.record_id, 1, a_child(), "  ")
    assert refused.value.faults == (
        "Say why this is corrected: the reason stays with the correction.",
        "Nothing in it has changed.",
    )


def test_a_correction_of_what_was_corrected_meanwhile_is_refused(desk: Desk) -> None:
    child = desk.children.add(a_child()).record_id
    desk.children.correct(child, 1, replace(a_child(), form="7B"), "New form.")
    with pytest.raises(AmendedMeanwhile):
        desk.children.correct(child, 1, replace(a_child(), form="7C"), "New form.")


def test_nobody_without_a_name_and_no_address_without_lines(desk: Desk) -> None:
    nameless = replace(a_child(" ", ""), addresses=(Address(lines=()),))
    with pytest.raises(Faults) as refused:
        desk.children.add(nameless)
    assert refused.value.faults == ("Enter at least one name of the child.", "Address 1: Enter the address.")


def test_somebody_like_them_is_said_and_not_stopped(desk: Desk) -> None:
    desk.children.add(a_child(upn="P207000016049"))
    second = desk.children.add(a_child("ZOFIA", "Zolkiewska", upn="P207000016049"))
    assert len(second.warnings) == 2
    assert all("same child" in one for one in second.warnings)
    assert len(desk.children.register()) == 2


def test_unlikely_details_warn(desk: Desk) -> None:
    written = desk.children.add(a_child(born_on=date(1993, 5, 4), upn="Q207000016049"))
    assert len(written.warnings) == 2
    ahead = desk.children.add(a_child("Ivo", born_on=date(2027, 1, 1)))
    assert ahead.warnings == ("The date of birth, Friday 1 January 2027, is after today. Check the date.",)


def test_moving_closes_the_old_address_and_opens_the_new_authority(desk: Desk) -> None:
    child = desk.children.add(
        replace(a_child(), addresses=(MILL_LANE,), authorities=(home("Northmoor"),))
    ).record_id
    desk.children.move(child, 1, HIGH_STREET, "Told by mother.", home=home("Eastvale", date(2026, 11, 14)))
    moved = desk.children.sheet(child).record
    assert [one.to_on for one in moved.addresses] == [date(2026, 11, 13), None]
    before = authority_on(moved, AuthorityPart.HOME, date(2026, 11, 13))
    after = authority_on(moved, AuthorityPart.HOME, date(2026, 11, 14))
    assert before is not None
    assert after is not None
    assert (before.name, after.name) == ("Northmoor", "Eastvale")


def test_a_second_home_is_added_beside_the_first(desk: Desk) -> None:
    child = desk.children.add(replace(a_child(), addresses=(MILL_LANE,))).record_id
    desk.children.add_address(child, 1, HIGH_STREET, "Weekends with father.")
    assert [one.to_on for one in desk.children.sheet(child).record.addresses] == [None, None]


def test_the_three_authorities_are_kept_apart_and_may_not_overlap(desk: Desk) -> None:
    child = desk.children.add(replace(a_child(), authorities=(home("Northmoor"),))).record_id
    holder = AuthorityPeriod(part=AuthorityPart.CASE_HOLDING, name="Kent", from_on=date(2026, 1, 1))
    desk.children.set_authority(child, 1, holder, "Their social worker rang.")
    with pytest.raises(Faults) as refused:
        desk.children.set_authority(child, 2, home("Eastvale"), "Moved.")
    assert "Enter from which day" in refused.value.faults[0]
    earlier = replace(holder, name="Surrey", from_on=date(2025, 1, 1))
    with pytest.raises(Faults, match="stands for some of these days"):
        desk.children.set_authority(child, 2, earlier, "Found in the file.")
    backwards = replace(holder, name="", from_on=date(2026, 5, 1), to_on=date(2026, 4, 1))
    with pytest.raises(Faults) as refused:
        desk.children.set_authority(child, 2, backwards, "")
    assert len(refused.value.faults) == 3
    assert len(desk.children.sheet(child).record.authorities) == 2


def test_a_confidential_address_lives_in_protection_alone(desk: Desk) -> None:
    child = desk.children.add(replace(a_child(), addresses=(MILL_LANE,))).record_id
    hidden = ConfidentialAddress(
        child=child,
        address=Address(lines=("9 Hidden Close",), postcode="NM9 9ZZ"),
        why="Fled domestic abuse.",
        told_on=date(2026, 11, 17),
    )
    written = desk.children.keep_confidential_address(hidden)
    assert written.kept.compartment == PROTECTION
    held = desk.children.confidential_addresses(child)
    assert [one.record.address.confidential for one in held] == [True]
    assert "Hidden" not in repr(desk.children.sheet(child).record)
    told_already = replace(hidden, address=replace(MILL_LANE, lines=("3, mill lane", "NORTHMOOR.")))
    assert "stands in the register too" in desk.children.keep_confidential_address(told_already).warnings[0]


def test_a_confidential_address_needs_lines_and_a_child(desk: Desk) -> None:
    empty = ConfidentialAddress(child=NOBODY, address=Address(lines=()), why="", told_on=date(2026, 11, 17))
    with pytest.raises(Faults) as refused:
        desk.children.keep_confidential_address(empty)
    assert len(refused.value.faults) == 2


FOUND_BY: tuple[tuple[str, list[str]], ...] = (
    ("zolk", ["Żółkiewska"]),
    ("ŻÓŁ", ["Żółkiewska"]),
    ("kiew", ["Żółkiewska"]),
    ("zof zol", ["Żółkiewska"]),
    ("zol zof", ["Żółkiewska"]),
    ("zosia", ["Żółkiewska"]),
    ("nowak", ["Żółkiewska"]),
    ("nguyen", ["Nguyễn"]),
    ("o'brien", ["O’Brien-D'Arcy"]),
    ("darcy", []),
    ("brien d", ["O’Brien-D'Arcy"]),
    ("p207", ["Nguyễn"]),
    ("ms", ["Adams"]),
    ("xyz", []),
    ("", []),
    (" ! ", []),
)


def test_a_child_is_found_by_any_name(desk: Desk) -> None:
    zofia = replace(a_child(), preferred_name="Zosia", other_names=("Nowak",))
    desk.children.add(zofia)
    desk.children.add(a_child("Thị Đặng", "Nguyễn", upn="P207000016049"))
    desk.children.add(a_child("Orla", "O’Brien-D'Arcy"))
    desk.children.add(a_child("Ada", "Adams"))
    for typed, found in FOUND_BY:
        assert [one.record.family_name for one in desk.children.find(typed)] == found, typed


def test_the_likest_come_first_and_those_who_left_last(desk: Desk) -> None:
    for given, family, left in (
        ("Ann", "Marsh", date(2026, 1, 1)),
        ("Joann", "Abel", None),
        ("Anna", "Zeller", None),
        ("Anneke", "Berg", None),
    ):
        desk.children.add(replace(a_child(given, family), left_on=left))
    found = [one.record.given_name for one in desk.children.find("ann")]
    assert found == ["Anneke", "Anna", "Joann", "Ann"]
    assert len(desk.children.find("ann", limit=2)) == 2


def test_opening_a_child_is_noted_once_in_each_ledger(desk: Desk, zofia: RecordId) -> None:
    desk.children.open(zofia)
    desk.children.sheet(zofia)
    desk.casebook.write_seen()
    for compartment in (SUPPORT, PROTECTION):
        reads = desk.casebook.reads(compartment)
        assert [(one.act, one.what.hex()) for one in reads] == [("open", zofia)]


def test_the_chronology_is_in_order_and_as_it_was_known(
    desk: Desk, zofia: RecordId, clock: FixedClock
) -> None:
    logged = desk.concerns.log(a_concern(zofia))
    clock.move_to(2026, 11, 20)
    desk.concerns.correct(logged.record_id, 1, a_concern(zofia, account="It was a Tuesday."), "Wrong day.")
    earlier = replace(a_concern(zofia), happened=replace(a_concern().happened, on=date(2026, 11, 2)))
    desk.concerns.log(earlier)
    now = desk.children.chronology(zofia)
    assert [one.record.line().when.on.day for one in now] == [2, 16]
    then = desk.children.chronology(zofia, as_known_on=date(2026, 11, 19))
    assert [one.record for one in then] == [a_concern(zofia)]
    assert desk.children.chronology(zofia, as_known_on=date(2026, 11, 16)) == ()


def test_the_child_is_shown_as_known_on_a_day(desk: Desk, zofia: RecordId, clock: FixedClock) -> None:
    clock.move_to(2026, 11, 20)
    sheet = desk.children.sheet(zofia)
    desk.children.correct(zofia, sheet.revision, replace(sheet.record, given_name="Zosia"), "Own spelling.")
    then = desk.children.as_known_on(zofia, date(2026, 11, 17))
    assert then is not None
    assert then.record.given_name == "Zofia"
    assert desk.children.as_known_on(zofia, date(2026, 11, 16)) is None
