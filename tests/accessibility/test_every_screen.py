"""Every screen, with the training story in it, for somebody who cannot see it or uses only the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from tests.accessibility.audit import audit, describe, disordered, hidden_focus, to_focus
from ui.album import find_story, shots
from ui.catalogue import SCREENS
from ui.screens.start import StartScreen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.seat import Seat
    from ui.album import Shot, Story
    from ui.theme import Theme


pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def places(seat: Seat) -> tuple[Shot, ...]:
    found: list[Story] = []
    seat.window.room.tasks.ask(find_story, found.append)
    seat.settle()
    first = {one.place: one for one in reversed(shots(found[0])) if one.place is not None}
    return tuple(reversed(first.values()))


def findings(seat: Seat, name: str) -> list[str]:
    return [f"{name}: {one}" for one in audit(seat.window)]


def test_every_screen_is_named_reachable_large_enough_and_read_aloud(seat: Seat) -> None:
    seat.sit_down()
    found = findings(seat, "lock")
    seat.unlock()
    wanted = places(seat)
    assert {one.place.screen for one in wanted if one.place} == set(SCREENS)
    for shot in wanted:
        assert shot.place is not None
        screen = seat.go(shot.place)
        assert list(to_focus(seat.window))
        found += findings(seat, shot.name)
        found += [f"{shot.name}: {one}" for one in disordered(screen)]
    seat.shell.palette_box.open()
    seat.settle()
    found += [f"palette: {one}" for one in audit(seat.shell.palette_box)]
    seat.shell.palette_box.shut()
    seat.window.cover()
    found += findings(seat, "cover")
    assert not found, "\n" + "\n".join(found)


def test_the_start_is_too(seat: Seat) -> None:
    seat.window.show()
    seat.window.begin(None)
    assert seat.window.findChildren(StartScreen)
    found = findings(seat, "start")
    assert not found, "\n" + "\n".join(found)


def test_the_focus_is_seen_on_every_screen(qtbot: QtBot, seat: Seat) -> None:
    seat.sit_down()
    seat.window.activateWindow()
    qtbot.waitUntil(seat.window.isActiveWindow)
    looks: set[tuple[str, str]] = set()
    found = [f"lock: {one}" for one in hidden_focus(of_each_look(seat.window, looks))]
    seat.unlock()
    for shot in places(seat):
        assert shot.place is not None
        seat.go(shot.place)
        found += [f"{shot.name}: {one}" for one in hidden_focus(of_each_look(seat.window, looks))]
    assert len(looks) > 20
    assert not found, "\n" + "\n".join(found)


def of_each_look(window: QWidget, looks: set[tuple[str, str]]) -> list[QWidget]:
    """Give one widget of each kind and style that was not looked at before."""
    found = []
    for widget in to_focus(window):
        look = (type(widget).__name__, str(widget.property("look")))
        if look not in looks:
            looks.add(look)
            found.append(widget)
    return found


@pytest.fixture
def trial(qtbot: QtBot, theme: Theme) -> QWidget:
    """A screen on which all is well."""
    made = QWidget()
    column = QVBoxLayout(made)
    for name in ("First", "Second"):
        line = QLineEdit(made)
        line.setAccessibleName(name)
        column.addWidget(line)
    column.addWidget(QPushButton("Keep", made))
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_is_found_where_all_is_well(trial: QWidget) -> None:
    assert audit(trial) == []
    assert disordered(trial) == []


def added(trial: QWidget, widget: QWidget) -> QWidget:
    layout = trial.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()
    return widget


def test_one_unnamed_field_is_found_though_it_has_a_placeholder_and_a_tip(trial: QWidget) -> None:
    field = QLineEdit(trial)
    field.setObjectName("the forgotten one")
    field.setPlaceholderText("A name")
    field.setToolTip("A name")
    added(trial, field)
    assert audit(trial) == [
        "QLineEdit “the forgotten one” in QWidget has no name: a screen reader says only what kind it is."
    ]


def test_a_button_too_small_to_hit_is_found(trial: QWidget) -> None:
    small = QPushButton("x", trial)
    small.setStyleSheet("min-height: 0; padding: 0; border: none")
    small.setFixedSize(12, 12)
    added(trial, small)
    assert audit(trial) == ["QPushButton “x” in QWidget is 12 by 12 pixels: at least 24 each way."]


def test_something_the_tab_key_goes_back_up_to_is_found(trial: QWidget) -> None:
    second, keep = trial.findChildren(QLineEdit)[1], trial.findChildren(QPushButton)[0]
    QWidget.setTabOrder(keep, second)
    assert disordered(trial) == [f"After {describe(keep)} the Tab key goes back up to {describe(second)}."]


def test_a_widget_that_says_nothing_of_what_it_is_is_found(trial: QWidget) -> None:
    own = QWidget(trial)
    own.setFocusPolicy(own.focusPolicy().StrongFocus)
    own.setMinimumSize(40, 40)
    own.setAccessibleName("Drawing")
    QHBoxLayout(own)
    added(trial, own)
    assert audit(trial) == ["QWidget “Drawing” in QWidget says it is a Client."]


def test_a_focus_that_does_not_show_is_found(qtbot: QtBot, trial: QWidget) -> None:
    plain = QWidget(trial)
    plain.setFocusPolicy(plain.focusPolicy().StrongFocus)
    plain.setMinimumSize(40, 40)
    added(trial, plain)
    trial.activateWindow()
    qtbot.waitUntil(trial.isActiveWindow)
    assert list(hidden_focus([plain])) == ["QWidget in QWidget looks the same with the focus as without it."]
    assert list(hidden_focus(trial.findChildren(QPlainTextEdit))) == []


def test_a_draft_kept_and_the_results_of_a_search_are_announced(seat: Seat) -> None:
    seat.sit_down()
    seat.unlock()
    said: list[str] = []
    seat.window.room.announced.connect(said.append)
    note = next(one for one in places(seat) if one.name == "note")
    assert note.place is not None
    seat.go(note.place)
    focus = seat.window.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "17/11/2026")
    seat.screen.keep()
    seat.settle()
    assert any("raft kept" in one for one in said), said
    seat.shell.palette_box.open()
    seat.shell.palette_box.asked.setText("mottram")
    seat.settle()
    assert said[-1].split()[-1] in {"result", "results"}
