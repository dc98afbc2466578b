"""What was found broken by pressing everything in no order at all, and stays mended."""

from __future__ import annotations

import threading
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from tests.practice.rowan import HUNGRY, PASSPHRASE
from tests.ui.shown import settle, shown
from ui.places import TODAY, Place, Where
from ui.screens.correct import CorrectScreen
from ui.screens.cover import Cover
from ui.screens.drafts import DraftsScreen
from ui.screens.form_screen import FormScreen
from ui.screens.import_pupils import ImportScreen
from ui.screens.list_screen import ListScreen
from ui.screens.wizard import WizardScreen
from ui.shortcuts import Shortcut
from ui.tasks import WaitStopped
from ui.widgets.button import Button
from ui.widgets.fields_files import FilesField
from ui.widgets.sidebar import SideButton

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dsl_desk.practice.desk import Desk
    from tests.ui.seat import Seat
    from ui.room import Room
    from ui.screen import Screen
    from ui.widgets.field import Field

LONG = 30_000
AWAY = 10_000.0
CORRECTED = "Came to school without a coat or shoes."
LIST = "Surname,Forename,DOB,Year,UPN,Home LA\nBell,Ada,04/05/2013,Year 8,,Northmoor\n"


class Asker(QObject):
    """Somebody who waits."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []
        self.refusals: list[object] = []

    def take(self, answer: object) -> None:
        self.answers.append(answer)

    def refuse(self, error: object) -> None:
        self.refusals.append(error)


def wait_for(gate: threading.Event, desk: Desk) -> str:
    del desk
    gate.wait(20)
    return "done all the same"


def child_count(desk: Desk) -> int:
    return len(desk.roll.rows())


def field_of(screen: Screen, name: str) -> Field:
    assert isinstance(screen, FormScreen)
    return screen.field(name)


def begin_note(seat: Seat) -> None:
    """Begin a note about the child, and write down what happened."""
    screen = seat.go(Place(screen=Where.NOTE, child=seat.case.child))
    field_of(screen, "account").fill(HUNGRY)


def test_the_buttons_of_the_side_bar_cover_and_lock(open_seat: Seat) -> None:
    open_seat.one(SideButton, "Cover screen").click()
    assert open_seat.window.findChildren(Cover)[0].isVisible()
    open_seat.press("Space")
    open_seat.one(SideButton, "Lock casebook").click()
    open_seat.lock_screen()
    assert not open_seat.window.room.tasks.has_desk


def test_what_was_being_written_is_in_its_form_again_after_the_lock(open_seat: Seat) -> None:
    begin_note(open_seat)
    open_seat.press(Shortcut.LOCK.keys)
    open_seat.unlock()
    assert open_seat.screen.place.screen is Where.NOTE
    assert field_of(open_seat.screen, "account").value() == HUNGRY


def test_a_correction_is_in_its_form_again_after_the_lock(open_seat: Seat) -> None:
    case = open_seat.case
    screen = open_seat.go(Place(screen=Where.CORRECT, child=case.child, record=case.concern))
    assert isinstance(screen, CorrectScreen)
    assert screen.form is not None
    field_of(screen.form, "account").fill(CORRECTED)
    open_seat.press(Shortcut.LOCK.keys)
    open_seat.unlock()
    again = open_seat.screen
    assert isinstance(again, CorrectScreen)
    assert again.form is not None
    assert field_of(again.form, "account").value() == CORRECTED


def test_going_back_leads_to_what_was_being_written_however_soon(open_seat: Seat) -> None:
    begin_note(open_seat)
    open_seat.window.room.go(Place(screen=Where.HELP))
    open_seat.window.room.back()  # before the draft was kept on the worker
    open_seat.settle()
    assert field_of(open_seat.screen, "account").value() == HUNGRY
    drafts: list[int] = []
    open_seat.window.room.tasks.ask(lambda desk: len(desk.drafts.list()), drafts.append)
    open_seat.settle()
    assert drafts == [1]


def test_going_back_never_leads_into_a_form_that_became_a_record(open_seat: Seat) -> None:
    begin_note(open_seat)
    screen = open_seat.screen
    field_of(screen, "happened").fill("2026-11-16")
    field_of(screen, "headline").fill("No coat")
    assert isinstance(screen, FormScreen)
    for _ in range(screen.stepper.last + 1):
        open_seat.press(Shortcut.CONTINUE.keys)
        open_seat.settle()
    assert screen.autosave.slot.is_over
    open_seat.go(Place(screen=Where.CHILD, child=open_seat.case.child))
    open_seat.window.room.back()
    open_seat.settle()
    assert open_seat.screen.place == TODAY


def test_a_list_is_come_back_to_as_it_was_left(open_seat: Seat) -> None:
    screen = open_seat.go(Place(screen=Where.CHILDREN))
    assert isinstance(screen, ListScreen)
    begun = {key for key, chip in screen.chips.items() if chip.isChecked()}
    for key in (*begun, "open concerns"):
        screen.chips[key].click()
    QTest.keyClicks(screen.search, "zolk")
    open_seat.go(Place(screen=Where.CHILD, child=open_seat.case.child))
    open_seat.window.room.back()
    open_seat.settle()
    again = open_seat.screen
    assert isinstance(again, ListScreen)
    assert {key for key, chip in again.chips.items() if chip.isChecked()} == {"open concerns"}
    assert again.search.text() == "zolk"
    for key in ("open concerns",):
        again.chips[key].click()
    open_seat.go(Place(screen=Where.SETTINGS))
    open_seat.window.room.back()
    open_seat.settle()
    last = open_seat.screen
    assert isinstance(last, ListScreen)
    assert begun
    assert not any(chip.isChecked() for chip in last.chips.values())


def test_a_child_is_come_back_to_at_the_tab_that_was_shown(open_seat: Seat) -> None:
    child = Place(screen=Where.CHILD, child=open_seat.case.child)
    open_seat.go(Place(screen=Where.CHILD, child=open_seat.case.child, part="people"))
    open_seat.press(Shortcut.LOCK.keys)
    open_seat.unlock()
    assert open_seat.screen.place.part == "people and places"
    open_seat.go(child)
    open_seat.window.lock()
    open_seat.unlock()
    assert open_seat.screen.place == child


def test_where_a_list_is_empty_its_button_has_the_focus(open_seat: Seat) -> None:
    screen = open_seat.go(Place(screen=Where.DRAFTS))
    assert isinstance(screen, DraftsScreen)
    assert open_seat.window.focusWidget() is screen.empty.button
    open_seat.press(Shortcut.COVER.keys)
    open_seat.press("Space")
    assert open_seat.window.focusWidget() is screen.empty.button


def test_a_list_of_pupils_is_imported_once_however_often_it_is_asked_for(
    qtbot: QtBot, desk_room: Room, worked: Callable[[Callable[[Desk], object]], object], tmp_path: Path
) -> None:
    said: list[str] = []
    desk_room.said.connect(lambda words, _: said.append(words))
    path = tmp_path / "list.csv"
    path.write_text(LIST, "utf-8")
    screen = shown(qtbot, desk_room, ImportScreen, Where.IMPORT)
    screen.take(path)
    settle(qtbot, desk_room)
    screen.import_all()
    assert screen.acts() == ()
    screen.proceed()
    settle(qtbot, desk_room)
    assert worked(child_count) == 1
    assert said == ["1 child imported."]


def test_whoever_waited_hears_that_somebody_stopped_waiting(qtbot: QtBot, desk_room: Room) -> None:
    gate, asker = threading.Event(), Asker()
    tasks = desk_room.tasks
    tasks.ask(partial(wait_for, gate), asker.take, failed=asker.refuse, words="Writing the file")
    tasks.stop_waiting()
    assert [type(one) for one in asker.refusals] == [WaitStopped]
    gate.set()
    qtbot.waitUntil(lambda: tasks.is_idle, timeout=LONG)
    assert not asker.answers


def test_the_settings_show_the_size_that_a_key_chose(open_seat: Seat) -> None:
    open_seat.go(Place(screen=Where.SETTINGS))
    open_seat.press(Shortcut.LARGER.keys)
    assert open_seat.one(QComboBox, "Text size").currentText() == "110 %"


def test_the_palette_closes_where_a_key_leads_elsewhere(open_seat: Seat) -> None:
    open_seat.shell.palette_box.open()
    open_seat.settle()
    open_seat.press(Shortcut.CHILDREN.keys)
    open_seat.settle()
    assert not open_seat.shell.palette_box.isVisible()
    assert isinstance(open_seat.screen, ListScreen)
    assert open_seat.window.focusWidget() is open_seat.screen.search


def test_of_what_is_left_to_set_up_only_the_next_step_stands_out(qtbot: QtBot, desk_room: Room) -> None:
    screen = shown(qtbot, desk_room, WizardScreen, Where.WIZARD)
    looks = {one.text(): one.property("look") for one in screen.findChildren(Button) if one.isVisible()}
    assert looks == {"Enter the school": "primary", "Look": "secondary", "Import a list": "secondary"}
    assert not screen.offers_concern


def test_words_that_come_without_a_key_are_a_sign_of_life(
    qtbot: QtBot, seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat.guard.watch(5)
    line = seat.sit_down().typed
    assert isinstance(line, QLineEdit)
    monkeypatch.setattr(seat.guard, "_alive_at", time.monotonic() - AWAY)
    assert seat.guard.idle_seconds >= AWAY
    dictated = QInputMethodEvent()
    dictated.setCommitString(PASSPHRASE)
    QApplication.sendEvent(line, dictated)
    assert seat.guard.idle_seconds < AWAY
    assert line.text() == PASSPHRASE


def test_the_focus_stays_on_an_answer_that_is_shown_anew(open_seat: Seat) -> None:
    screen = open_seat.go(Place(screen=Where.CONCERN, child=open_seat.case.child))
    assert isinstance(screen, FormScreen)
    screen.show_step(screen.stepper.last)
    open_seat.settle()
    first = open_seat.window.focusWidget()
    assert isinstance(first, Button)
    name = first.accessibleName()
    field_of(screen, "children").resaid.emit()
    open_seat.settle()
    again = open_seat.window.focusWidget()
    assert isinstance(again, Button)
    assert again is not first
    assert again.accessibleName() == name


def test_a_picture_that_is_dropped_is_taken_and_not_what_is_on_the_clipboard(
    qtbot: QtBot, desk_room: Room
) -> None:
    dropped, copied = QImage(4, 4, QImage.Format.Format_RGB32), QImage(9, 9, QImage.Format.Format_RGB32)
    dropped.fill(QColor("white"))
    copied.fill(QColor("black"))
    window = QWidget()
    qtbot.addWidget(window)
    field = FilesField(desk_room, "files", "Files", parent=window)
    given = QMimeData()
    given.setImageData(dropped)
    drop = QDropEvent(
        field.rect().center().toPointF(),
        Qt.DropAction.CopyAction,
        given,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QGuiApplication.clipboard().setImage(copied)
    with qtbot.waitSignal(field.changed, timeout=LONG):
        field.dropEvent(drop)
    QGuiApplication.clipboard().clear()
    assert QImage.fromData(field.files()[0].data).width() == dropped.width()


@pytest.mark.parametrize("where", [Where.PROFILES, Where.WIZARD])
def test_what_is_read_late_takes_the_focus_from_nobody(open_seat: Seat, where: Where) -> None:
    open_seat.window.room.go(Place(screen=where))
    open_seat.shell.palette_box.open()
    open_seat.settle()
    assert open_seat.window.focusWidget() is open_seat.shell.palette_box.asked
    open_seat.press("Esc")
    open_seat.go(TODAY)
    screen = open_seat.go(Place(screen=where))
    assert open_seat.window.focusWidget() is screen.first_focus()
