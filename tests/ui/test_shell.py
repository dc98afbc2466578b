"""Inside the window: the way between screens, panes, layers, toasts, the rail and what is waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from dsl_desk.errors import DeskError
from tests.ui.seat import words_in_view
from ui.places import TODAY, Place, Where
from ui.shell import MOST_BACK, TRAINING
from ui.widgets.button import Button
from ui.widgets.sidebar import SideButton
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from dsl_desk.practice.desk import Desk
    from tests.ui.seat import Seat


def refuse(desk: Desk) -> None:
    del desk
    raise DeskError("That was not kept. Try it again.")


def test_the_training_stripe_is_on_every_screen(open_seat: Seat) -> None:
    for where in (Where.TODAY, Where.CHILDREN, Where.SETTINGS):
        open_seat.go(Place(screen=where))
        assert TRAINING in set(words_in_view())


def test_one_goes_back_the_way_one_came_and_then_to_today(open_seat: Seat) -> None:
    way = [Place(screen=Where.CHILDREN), Place(screen=Where.CHILD, child=open_seat.case.child)]
    for place in (*way, Place(screen=Where.SETTINGS)):
        open_seat.go(place)
    for place in (*reversed(way), TODAY, TODAY):
        open_seat.window.room.back()
        open_seat.settle()
        assert open_seat.screen.place == place


def test_going_where_one_is_reads_again_and_adds_nothing_to_the_way(open_seat: Seat) -> None:
    screen = open_seat.go(Place(screen=Where.CHILDREN))
    assert open_seat.go(Place(screen=Where.CHILDREN)) is screen
    open_seat.window.room.back()
    open_seat.settle()
    assert open_seat.screen.place == TODAY


def test_the_way_is_not_kept_for_ever(open_seat: Seat) -> None:
    for number in range(MOST_BACK + 5):
        open_seat.window.room.go(Place(screen=Where.HELP, part=("concern", "child")[number % 2]))
    for _ in range(MOST_BACK):
        open_seat.window.room.back()
    assert open_seat.screen.place.screen is Where.HELP
    open_seat.window.room.back()
    assert open_seat.screen.place == TODAY
    open_seat.settle()


def test_the_parts_of_the_window_follow_each_other_and_come_round(open_seat: Seat) -> None:
    open_seat.go(Place(screen=Where.CHILDREN))
    panes = (open_seat.shell.sidebar, open_seat.shell.topbar, open_seat.screen)
    found = []
    for _ in range(4):
        open_seat.press("F6")
        focus = open_seat.window.focusWidget()
        assert focus is not None
        found.append(next(place for place, pane in enumerate(panes) if pane.isAncestorOf(focus)))
    assert found in ([0, 1, 2, 0], [1, 2, 0, 1])


def test_esc_closes_one_layer_at_a_time(open_seat: Seat) -> None:
    open_seat.window.room.say("Kept")
    open_seat.shell.palette_box.open()
    open_seat.settle()
    open_seat.press("Esc")
    assert not open_seat.shell.palette_box.isVisible()
    assert open_seat.shell.toast.isVisible()
    open_seat.press("Esc")
    assert not open_seat.shell.toast.isVisible()
    open_seat.press("Esc")
    assert open_seat.screen.place == TODAY


def test_esc_goes_back_a_step_in_a_form_wherever_the_focus_is(open_seat: Seat) -> None:
    open_seat.go(Place(screen=Where.PROFILES))
    open_seat.press("Esc")
    open_seat.settle()
    assert open_seat.screen.place.screen is Where.PROFILES


def test_a_toast_can_be_taken_back_while_it_stays(open_seat: Seat) -> None:
    undone: list[str] = []
    open_seat.window.room.say("Taken off the list", lambda: undone.append("undone"))
    toast = open_seat.window.findChildren(Toast)[0]
    timer = toast.findChildren(QTimer)[0]
    assert timer.interval() == 10_000
    next(one for one in toast.findChildren(Button) if one.accessibleName() == "Undo").click()
    assert undone == ["undone"]
    assert not toast.isVisible()
    open_seat.window.room.say("Kept")
    assert [one.accessibleName() for one in toast.findChildren(Button) if one.isVisible()] == ["Dismiss"]
    timer.timeout.emit()
    assert not toast.isVisible()
    assert not any(one.text() for one in toast.findChildren(QLabel))


def test_a_refusal_that_nobody_takes_is_said(open_seat: Seat) -> None:
    given: list[None] = []
    open_seat.window.room.tasks.ask(refuse, given.append)
    open_seat.settle()
    assert "That was not kept. Try it again." in set(words_in_view())


def test_the_bar_becomes_a_rail_where_there_is_little_room(open_seat: Seat) -> None:
    wide = open_seat.shell.sidebar.width()
    assert "Children" in open_seat.one(SideButton, "Children, 1").text()
    open_seat.window.resize(1_093, 614)
    assert open_seat.shell.sidebar.width() < wide / 2
    children = open_seat.one(SideButton, "Children, 1")
    assert (children.text(), children.toolTip()) == ("", "Children, 1")
    open_seat.window.resize(1_440, 900)
    open_seat.window.room.theme.choose(open_seat.window.room.theme.choice, 150)
    assert open_seat.one(SideButton, "Children, 1").text() == ""


def test_the_side_bar_says_where_one_is_and_how_many_wait(open_seat: Seat) -> None:
    open_seat.go(Place(screen=Where.CHILD, child=open_seat.case.child))
    here = [one for one in open_seat.window.findChildren(SideButton) if one.is_here]
    assert [(one.words, one.accessibleDescription()) for one in here] == [("Children", "You are here")]
    open_seat.one(SideButton, "Settings").click()
    open_seat.settle()
    assert open_seat.screen.place.screen is Where.SETTINGS


def test_a_wait_is_said_in_the_bar_with_a_way_to_stop_it(open_seat: Seat) -> None:
    tasks, top = open_seat.window.room.tasks, open_seat.shell.topbar
    tasks.busy.emit("Drawing the pack")
    tasks.stoppable.emit(True)
    assert "Drawing the pack" in set(words_in_view())
    stop = next(one for one in top.findChildren(Button) if one.accessibleName() == "Stop")
    assert stop.isVisible()
    tasks.busy.emit("")
    tasks.stoppable.emit(False)
    assert not stop.isVisible()


@pytest.mark.parametrize("where", [Where.CHILDREN, Where.ACTIVITY])
def test_the_acts_of_a_screen_stand_in_the_bar_and_keep_the_focus(open_seat: Seat, where: Where) -> None:
    screen = open_seat.go(Place(screen=where))
    words = [one.words for one in screen.acts()]
    top = [one for one in open_seat.shell.topbar.findChildren(Button) if one.isVisible()]
    assert [one for one in words if one not in {button.accessibleName() for button in top}] == []
    name = top[-1].accessibleName()
    top[-1].setFocus()
    screen.headed.emit()
    focus = open_seat.window.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == name


def test_an_answer_after_the_lock_shows_no_screen_again(open_seat: Seat) -> None:
    shell = open_seat.shell
    open_seat.window.lock()
    open_seat.window.room.go(Place(screen=Where.CHILDREN))
    assert shell.shown is None
    open_seat.settle()
