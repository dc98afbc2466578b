"""Whom to ring for a child in danger, told without a passphrase."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dsl_desk.model.school import School
from dsl_desk.practice.front_doors import (
    FILE,
    FrontDoor,
    front_doors_of,
    recall_front_doors,
    remember_front_doors,
)
from dsl_desk.profiles.read import read_profile
from tests.practice.rowan import shipped

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.profiles import Edition

BOOK, OTHER = "aa" * 16, "bb" * 16


def test_the_editions_held_say_whom_to_ring_and_when(
    desk: Desk, northmoor: Edition, eastvale: Edition
) -> None:
    assert northmoor.record_id != eastvale.record_id
    assert desk.front_doors()[:2] == (
        FrontDoor(
            authority="Northmoor",
            what="MASH",
            telephone="number on the partnership's page",
            hours="Monday to Thursday 08:45 to 17:00, Friday 08:45 to 16:30; at other times the Emergency "
            "Duty Team",
        ),
        FrontDoor(
            authority="Northmoor",
            what="Emergency Duty Team",
            telephone="number on the council's front page",
            hours="evenings, nights, weekends and bank holidays",
        ),
    )
    assert [one.what for one in desk.front_doors()[2:]] == ["Family Help Doorway", "Eastvale Night Line"]


def test_without_editions_there_is_nobody_to_name(desk: Desk) -> None:
    assert desk.front_doors() == ()


def test_a_draft_that_names_no_team_names_none() -> None:
    assert front_doors_of((read_profile(shipped("bedford"), "bedford.yaml"),)) == ()


def test_they_are_recalled_for_their_own_casebook(tmp_path: Path, desk: Desk, northmoor: Edition) -> None:
    assert northmoor.profile.authority == "Northmoor"
    remember_front_doors(tmp_path, BOOK, desk.front_doors())
    remember_front_doors(tmp_path, OTHER, ())
    assert recall_front_doors(tmp_path, BOOK) == desk.front_doors()
    assert recall_front_doors(tmp_path, OTHER) == ()
    assert recall_front_doors(tmp_path, "cc" * 16) == ()


def test_what_is_kept_is_names_of_authorities_and_hours_only(
    tmp_path: Path, desk: Desk, northmoor: Edition
) -> None:
    remember_front_doors(tmp_path, BOOK, desk.front_doors())
    kept = json.loads((tmp_path / FILE).read_text("utf-8"))
    assert {key for door in kept[BOOK] for key in door} == {"authority", "what", "telephone", "hours"}
    assert {door["authority"] for door in kept[BOOK]} == {northmoor.profile.authority}


@pytest.mark.parametrize(
    "said", ["", "[", "[]", "3", f'{{"{BOOK}": 3}}', f'{{"{BOOK}": [3]}}', f'{{"{BOOK}": [{{"what": "x"}}]}}']
)
def test_a_file_that_cannot_be_read_names_nobody(tmp_path: Path, said: str) -> None:
    (tmp_path / FILE).write_text(said, "utf-8")
    assert recall_front_doors(tmp_path, BOOK) == ()
    door = FrontDoor(authority="Northmoor", what="MASH", telephone="", hours="")
    remember_front_doors(tmp_path, BOOK, (door,))
    assert recall_front_doors(tmp_path, BOOK) == (door,)


def test_the_school_s_own_lines_come_before_what_editions_say(desk: Desk, northmoor: Edition) -> None:
    assert desk.front_doors()[0].authority == northmoor.profile.authority
    school = School(
        name="Rowan High",
        stated_on=date(2026, 11, 17),
        front_doors=("Northmoor front door: 01632 960140, day and night", "01632 960199"),
    )
    desk.school.state(school)
    assert [(one.name, one.where) for one in desk.front_doors()] == [
        ("Northmoor front door", "01632 960140, day and night"),
        ("", "01632 960199"),
    ]


def test_a_school_stated_before_there_were_such_lines_has_none() -> None:
    assert School.upgrade(1, {"name": "Rowan High"}) == {"name": "Rowan High", "front_doors": []}
