"""Days and moments as people type them."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from dsl_desk.model.days import Side
from dsl_desk.model.record import Moment
from tests.hostile import HOSTILE
from tests.ui.trial_form import show
from ui.widgets.fields_days import DayField, MomentField, plain_day, plain_moment

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.room import Room

TOLD = "The day the child told you"


def told(qtbot: QtBot, room: Room, side: Side = Side.PAST) -> DayField:
    made = DayField(room, "told", "When?", noun=TOLD, side=side, required="Enter the day the child told you")
    show(qtbot, made)
    return made


def happened(qtbot: QtBot, room: Room) -> MomentField:
    made = MomentField(room, "happened", "When?", noun="The day it happened", required="Enter the day")
    show(qtbot, made)
    return made


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"day": "16", "month": "11", "year": "2026"}, date(2026, 11, 16)),
        ({"day": "16", "month": "nov", "year": "26"}, date(2026, 11, 16)),
        ({"day": "2", "month": "Sept", "year": "2026"}, date(2026, 9, 2)),
        ({"day": "16/11/26"}, date(2026, 11, 16)),
        ({"month": "16 Nov"}, date(2026, 11, 16)),
        ({"year": "yesterday"}, date(2026, 11, 16)),
        ({"day": "fri"}, date(2026, 11, 13)),
        ({"day": "18 Nov"}, date(2025, 11, 18)),
        ({"day": " 1 ", "month": "1", "year": "2026"}, date(2026, 1, 1)),
    ],
)
def test_a_day_is_read_however_it_is_typed(
    qtbot: QtBot, room: Room, typed: dict[str, str], expected: date
) -> None:
    field = told(qtbot, room)
    for part, words in typed.items():
        QTest.keyClicks(field.boxes.boxes[part], words)
    assert field.day() == expected
    assert field.faults() == ()


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({}, "Enter the day the child told you"),
        ({"month": "11", "year": "2026"}, f"{TOLD} must include a day"),
        ({"day": "16", "year": "2026"}, f"{TOLD} must include a month"),
        ({"day": "16", "month": "11"}, f"{TOLD} must include a year"),
        ({"day": "16"}, f"{TOLD} must include a month and year"),
        ({"day": "18", "month": "11", "year": "2026"}, f"{TOLD} must be today or in the past"),
    ],
)
def test_what_is_missing_or_impossible_is_said(
    qtbot: QtBot, room: Room, typed: dict[str, str], fault: str
) -> None:
    field = told(qtbot, room)
    field.fill(dict(typed))
    assert field.faults() == (fault,)
    assert field.day() is None


@pytest.mark.parametrize("day", ["31", "99", "x", "16/13/26"])
def test_what_is_no_day_must_be_a_real_date(qtbot: QtBot, room: Room, day: str) -> None:
    field = told(qtbot, room)
    field.fill({"day": day, "month": "2", "year": "2026"})
    assert field.faults()[0].startswith(f"{TOLD} must be a real date")
    assert field.value() == {"day": day, "month": "2", "year": "2026"}


def test_the_boxes_that_stand_empty_are_marked(qtbot: QtBot, room: Room) -> None:
    field = told(qtbot, room)
    field.fill({"month": "11", "year": "2026"})
    field.show_fault(field.faults()[0])
    marked = {part for part, box in field.boxes.boxes.items() if box.property("fault") == "true"}
    assert marked == {"day"}
    field.focus_here()
    assert field.boxes.boxes["day"].hasFocus()


def test_a_whole_day_is_spread_when_its_box_is_left_and_never_before(qtbot: QtBot, room: Room) -> None:
    field = told(qtbot, room)
    box = field.boxes.boxes["day"]
    box.setFocus()
    QTest.keyClicks(box, "16/11/2")
    assert field.boxes.written() == {"day": "16/11/2", "month": "", "year": ""}
    QTest.keyClicks(box, "6")
    assert box.hasFocus()
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert field.boxes.written() == {"day": "16", "month": "11", "year": "2026"}


def test_a_pasted_day_is_spread_at_once(qtbot: QtBot, room: Room) -> None:
    field = told(qtbot, room)
    QGuiApplication.clipboard().setText("16 November 2026")
    box = field.boxes.boxes["year"]
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.boxes.written() == {"day": "16", "month": "11", "year": "2026"}
    QGuiApplication.clipboard().clear()


def test_two_figures_do_not_move_the_focus_on(qtbot: QtBot, room: Room) -> None:
    field = told(qtbot, room)
    box = field.boxes.boxes["day"]
    box.setFocus()
    QTest.keyClicks(box, "16")
    assert box.hasFocus()


@pytest.mark.parametrize(("words", "days"), [("Today", 17), ("Yesterday", 16)])
def test_near_days_are_one_press_away(qtbot: QtBot, room: Room, words: str, days: int) -> None:
    field = told(qtbot, room)
    with qtbot.waitSignal(room.announced):
        field.put_near(0 if words == "Today" else -1)
    assert field.day() == date(2026, 11, days)


def test_a_day_still_to_come(qtbot: QtBot, room: Room) -> None:
    field = told(qtbot, room, Side.COMING)
    field.fill({"day": "18 nov"})
    assert field.day() == date(2026, 11, 18)
    field.fill("2026-11-16")
    assert field.faults() == (f"{TOLD} must be today or in the future",)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"day": "16", "month": "11", "year": "2026"}, Moment(on=date(2026, 11, 16))),
        (
            {"day": "16", "month": "11", "year": "2026", "time": "2.30pm", "about": True},
            Moment(on=date(2026, 11, 16), at=time(14, 30), about=True),
        ),
        (
            {"day": "16", "month": "11", "year": "2026", "part": "morning"},
            Moment(on=date(2026, 11, 16), words="morning"),
        ),
    ],
)
def test_a_moment_goes_round(
    qtbot: QtBot, room: Room, typed: dict[str, str | bool], expected: Moment
) -> None:
    field = happened(qtbot, room)
    field.fill(dict(typed))
    assert field.moment() == expected
    assert field.value() == typed
    other = happened(qtbot, room)
    other.fill(plain_moment(expected))
    assert other.moment() == expected


def test_a_whole_moment_in_one_box_is_spread(qtbot: QtBot, room: Room) -> None:
    field = happened(qtbot, room)
    field.spread("about yesterday morning")
    assert field.moment() == Moment(on=date(2026, 11, 16), about=True, words="morning")
    field.fill({})
    field.spread("16 Nov 14:30")
    assert field.moment() == Moment(on=date(2026, 11, 16), at=time(14, 30))


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"time": "25:10"}, "The time must be a time of day, such as 14:30 or 2.30pm"),
        ({"time": "23:59"}, "The time must be in the past"),
    ],
)
def test_a_time_that_cannot_be_is_said(qtbot: QtBot, room: Room, typed: dict[str, str], fault: str) -> None:
    field = happened(qtbot, room)
    field.fill({"day": "17", "month": "11", "year": "2026", **typed})
    assert field.faults() == (fault,)
    field.show_fault(fault)
    assert field.time_box.property("fault") == "true"


def test_a_time_without_a_day_is_not_lost_silently(qtbot: QtBot, room: Room) -> None:
    field = happened(qtbot, room)
    field.fill({"time": "14:30"})
    assert "must be given as well" in field.faults()[0]


@pytest.mark.parametrize(
    "hostile", [one for one in HOSTILE if len(one.text) < 10_000], ids=lambda one: one.name
)
def test_hostile_days_are_kept_as_typed_and_read_as_none(
    qtbot: QtBot, room: Room, hostile: tuple[str, str]
) -> None:
    text = hostile[1]
    field = happened(qtbot, room)
    field.fill({"day": text, "month": text, "year": text, "time": text})
    kept = field.value()
    assert isinstance(kept, dict)
    assert kept.get("day", "") == text
    assert field.impossible() or not text.strip()
    assert field.moment() is None


def test_plain_days() -> None:
    assert plain_day(date(2026, 11, 3)) == {"day": "3", "month": "11", "year": "2026"}
    assert plain_day(None) == {}
    assert plain_moment(None) == {}
