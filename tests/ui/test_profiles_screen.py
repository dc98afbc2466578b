"""Threshold profiles: held, read in full in their own words, and refused with every fault at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.practice.rowan import shipped
from tests.ui.seat import words_in_view
from ui.places import Place, Where
from ui.screens.profiles import ProfilesScreen, hold_file
from ui.widgets.button import Button

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.practice.desk import Desk
    from tests.ui.seat import Seat


@pytest.fixture
def at_profiles(open_seat: Seat) -> Seat:
    """Somebody at the list of profiles."""
    open_seat.go(Place(screen=Where.PROFILES))
    return open_seat


def editions(desk: Desk) -> tuple[str, ...]:
    return tuple(one.profile.authority for one in desk.profiles.held())


def test_what_is_held_and_what_comes_with_the_program_stand_apart(at_profiles: Seat) -> None:
    names = {one.accessibleName() for one in at_profiles.window.findChildren(Button) if one.isVisible()}
    assert {"Read Northmoor", "Read Eastvale", "Hold Lincolnshire"} <= names
    assert "Hold Northmoor" not in names
    assert any("A draft drives a training casebook only" in words for words in words_in_view())


def test_one_more_is_held_at_a_press(at_profiles: Seat) -> None:
    at_profiles.one(Button, "Hold Lincolnshire").click()
    at_profiles.settle()
    at_profiles.settle()
    given: list[tuple[str, ...]] = []
    at_profiles.window.room.tasks.ask(editions, given.append)
    at_profiles.settle()
    assert "Lincolnshire" in given[0]
    assert at_profiles.one(Button, "Read Lincolnshire").isVisible()


def test_an_edition_reads_in_the_authority_s_words(at_profiles: Seat) -> None:
    at_profiles.one(Button, "Read Eastvale").click()
    at_profiles.settle()
    said = "\n".join(words_in_view())
    for words in ("Levels and what they say", "Gaps in this edition", "Eastvale"):
        assert words in said
    assert at_profiles.screen.crumbs()[-1].words == "Eastvale"


def test_a_file_that_is_no_profile_is_refused_with_what_is_wrong(at_profiles: Seat, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_bytes(shipped("northmoor").replace(b"status: training", b"status: perhaps", 1))
    screen = at_profiles.screen
    assert isinstance(screen, ProfilesScreen)
    at_profiles.window.room.tasks.ask(partial(hold_file, bad), screen.show_held, failed=screen.refuse)
    at_profiles.settle()
    assert any("status" in words and "line" in words for words in words_in_view())
