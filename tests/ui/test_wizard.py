"""The first run: five steps that show what is done, and can be left and taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.practice.setup import Setup
from tests.ui.seat import words_in_view
from ui.places import Place, Where
from ui.screens.wizard import stages
from ui.widgets.button import Button

if TYPE_CHECKING:
    from tests.ui.seat import Seat


def at(seat: Seat) -> Where:
    return seat.screen.place.screen


def test_a_new_casebook_has_three_steps_to_go() -> None:
    steps = stages(Setup(school=False, profiles=0, children=0), True)
    assert len(steps) == 5
    assert [one.act for one in steps if not one.done] == [
        "Enter the school",
        "Choose profiles",
        "Import a list",
    ]
    assert steps[0].done == "Training"


def test_what_is_there_is_said_in_figures() -> None:
    steps = stages(Setup(school=True, profiles=1, children=1_204), False)
    assert [one.done for one in steps] == ["Real records", "Chosen", "Entered", "1 profile", "1,204 children"]


def test_each_step_leads_to_where_it_is_done_and_shows_it_afterwards(open_seat: Seat) -> None:
    open_seat.go(Place(screen=Where.WIZARD))
    assert {"Entered", "2 profiles", "1 child"} <= set(words_in_view())
    open_seat.one(Button, "Import again").click()
    open_seat.settle()
    assert at(open_seat) is Where.IMPORT
    open_seat.window.room.back()
    open_seat.settle()
    assert at(open_seat) is Where.WIZARD


def test_it_can_be_left_at_any_time(open_seat: Seat) -> None:
    open_seat.go(Place(screen=Where.WIZARD))
    open_seat.one(Button, "Go to Today").click()
    open_seat.settle()
    assert at(open_seat) is Where.TODAY
