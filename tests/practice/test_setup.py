"""How far a new casebook is set up, and the profiles that come with the program."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from dsl_desk.model.school import School
from dsl_desk.practice.profiles import NoProfile
from dsl_desk.practice.setup import Setup
from dsl_desk.profiles.choices import Status
from tests.practice.rowan import a_child

if TYPE_CHECKING:
    from dsl_desk.practice.desk import Desk


def test_a_new_casebook_has_everything_before_it(desk: Desk) -> None:
    assert desk.setup() == Setup(school=False, profiles=0, children=0)
    desk.school.state(School(name="Rowan High", stated_on=date(2026, 11, 17)))
    desk.profiles.hold_shipped("northmoor")
    for name in ("Ann", "Bo"):
        desk.children.add(a_child(name))
    assert desk.setup() == Setup(school=True, profiles=1, children=2)


def test_every_profile_that_ships_is_listed_by_authority(desk: Desk) -> None:
    listed = desk.profiles.shipped()
    ships = {one.name for one in files("resources").joinpath("authorities").iterdir()}
    assert {f"{one.name}.yaml" for one in listed} == ships
    assert [one.authority for one in listed] == sorted(one.authority for one in listed)
    northmoor = next(one for one in listed if one.name == "northmoor")
    assert (northmoor.authority, northmoor.status) == ("Northmoor", Status.TRAINING)
    assert northmoor.title.startswith("Right Help Together")


def test_one_is_held_by_its_name(desk: Desk) -> None:
    held = desk.profiles.edition(desk.profiles.hold_shipped("eastvale").record_id)
    assert held.profile.authority == "Eastvale"
    assert desk.profiles.hold_shipped("eastvale").warnings == ("This edition is held already.",)


@pytest.mark.parametrize("name", ["nowhere", "", "../qss/x", "northmoor.yaml"])
def test_one_that_does_not_ship_is_refused(desk: Desk, name: str) -> None:
    with pytest.raises(NoProfile, match="comes with this program"):
        desk.profiles.hold_shipped(name)
