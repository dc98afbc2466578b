"""Holding editions, and which of them speaks for a child on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dsl_desk.errors import DeskError, Faults
from dsl_desk.model.access import SUPPORT
from dsl_desk.model.place import AuthorityPart, AuthorityPeriod
from dsl_desk.practice.profiles import NoProfile, Profiles
from dsl_desk.practice.refusal import NoSuchRecord
from tests.practice.rowan import NOBODY, a_child, hold, shipped

if TYPE_CHECKING:
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.profiles import Edition

TODAY = date(2026, 11, 17)


def lives_in(desk: Desk, *periods: AuthorityPeriod) -> RecordId:
    return desk.children.add(replace(a_child(), authorities=periods)).record_id


def test_an_edition_is_held_whole_and_read_back(desk: Desk) -> None:
    written = desk.profiles.hold(shipped("northmoor"), "northmoor.yaml")
    edition = desk.profiles.edition(written.record_id)
    assert written.kept.compartment == SUPPORT
    assert desk.casebook.blob(edition.sheet.record.source.digest) == shipped("northmoor")
    assert edition.shown().digest == edition.sheet.record.source.digest
    assert edition.shown().authority == "Northmoor"
    assert desk.profiles.held() == (edition,)
    assert desk.profiles.edition_named("northmoor.right-help-together.3") == edition
    assert desk.profiles.kept_as(edition.shown()) == edition
    assert Profiles(desk.records).edition(written.record_id).profile.digest == edition.profile.digest


def test_the_same_file_is_held_once_and_another_under_its_name_is_refused(desk: Desk) -> None:
    first = desk.profiles.hold(shipped("leeds"))
    again = desk.profiles.hold(shipped("leeds"))
    assert again.record_id == first.record_id
    assert again.warnings == ("This edition is held already.",)
    with pytest.raises(DeskError, match="An edition never changes"):
        desk.profiles.hold(shipped("leeds").replace(b"cut off", b"cut") + b"# another\n")
    assert len(desk.profiles.held()) == 1


def test_a_broken_file_is_refused_with_every_fault(desk: Desk) -> None:
    with pytest.raises(Faults) as refused:
        desk.profiles.hold(
            shipped("leeds").replace(b"kind: single_la", b"kind: duchy").replace(b"'0.1'", b"'9'")
        )
    assert len(refused.value.faults) >= 2
    assert desk.profiles.held() == ()


def test_the_case_holder_decides_before_the_home(desk: Desk, northmoor: Edition, eastvale: Edition) -> None:
    home = AuthorityPeriod(part=AuthorityPart.HOME, name="Northmoor", profile_id="northmoor")
    holder = AuthorityPeriod(
        part=AuthorityPart.CASE_HOLDING, name="Eastvale", profile_id="eastvale", from_on=date(2026, 9, 1)
    )
    child = lives_in(desk, home, holder)
    assert desk.profiles.for_child(child, TODAY) == eastvale
    assert desk.profiles.for_child(child, date(2026, 8, 31)) == northmoor


def test_an_authority_is_known_by_its_code_or_name_where_no_profile_was_chosen(
    desk: Desk, northmoor: Edition
) -> None:
    hold(desk, "kent")
    by_code = lives_in(desk, AuthorityPeriod(part=AuthorityPart.HOME, name="KCC", code="886"))
    by_name = lives_in(desk, AuthorityPeriod(part=AuthorityPart.HOME, name="northmoor"))
    assert desk.profiles.for_child(by_code, TODAY).profile.profile_id == "kent"
    assert desk.profiles.for_child(by_name, TODAY) == northmoor


def test_what_is_missing_is_said(desk: Desk, northmoor: Edition) -> None:
    del northmoor
    with pytest.raises(NoProfile, match="No authority is entered"):
        desk.profiles.for_child(lives_in(desk), TODAY)
    surrey = lives_in(desk, AuthorityPeriod(part=AuthorityPart.HOME, name="Surrey"))
    with pytest.raises(NoProfile, match="No edition for Surrey"):
        desk.profiles.for_child(surrey, TODAY)
    not_yet = lives_in(desk, AuthorityPeriod(part=AuthorityPart.HOME, name="Northmoor"))
    with pytest.raises(NoProfile, match="that may be used on that day"):
        desk.profiles.for_child(not_yet, date(2026, 4, 12))
    with pytest.raises(NoProfile, match="Hold its file first"):
        desk.profiles.edition_named("surrey.2023")
    with pytest.raises(NoSuchRecord):
        desk.profiles.edition(NOBODY)


def test_of_two_editions_in_force_a_person_chooses(desk: Desk, northmoor: Edition) -> None:
    other = shipped("northmoor").replace(b"right-help-together.3", b"right-help-together.3a")
    desk.profiles.hold(other)
    child = lives_in(desk, AuthorityPeriod(part=AuthorityPart.HOME, name="Northmoor"))
    with pytest.raises(NoProfile) as refused:
        desk.profiles.for_child(child, TODAY)
    assert northmoor.profile.edition_id in str(refused.value)
    assert "right-help-together.3a" in str(refused.value)


def test_a_withdrawn_edition_drives_nothing(desk: Desk) -> None:
    withdrawn = shipped("leeds").replace(b"status: research_draft", b"status: withdrawn")
    edition = desk.profiles.edition(desk.profiles.hold(withdrawn).record_id)
    assert "is withdrawn" in desk.profiles.fault_of(edition)


def test_offers_suggest_and_tick_nothing(desk: Desk, northmoor: Edition) -> None:
    offers = desk.profiles.offer(northmoor.record_id, "He is often late, hungry and has no coat.")
    assert "n2-hygiene" in [one.listed.indicator.id for one in offers.offers]
    none = desk.profiles.offer(northmoor.record_id, "Zzz.")
    assert (none.offers, none.sentence != "") == ((), True)
