"""The window as a whole: what it shows and holds while a casebook is open, locked or covered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu

from tests.ui.seat import LONG, words_in_view
from ui.places import TODAY, Place, Where
from ui.screens.cover import Cover
from ui.screens.lock import LockScreen
from ui.screens.school import SchoolScreen
from ui.screens.start import StartScreen
from ui.shortcuts import Shortcut
from ui.theme import USUAL
from ui.window import NAME

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.seat import Seat

NAMES = ("Zofia", "Żółkiewska")


def names_in_view() -> list[str]:
    return [words for words in words_in_view() if any(name in words for name in NAMES)]


def held_models() -> list[QAbstractItemModel]:
    """Models of ours with something in them, wherever they are."""
    found = [
        one
        for widget in QApplication.topLevelWidgets()
        for one in widget.findChildren(QAbstractItemModel)
        if type(one).__module__.startswith("ui.")
    ]
    return [one for one in found if one.rowCount()]


def test_the_window_opens_at_today_and_names_only_the_casebook(open_seat: Seat) -> None:
    assert open_seat.screen.place == TODAY
    assert open_seat.window.windowTitle() == f"Rowan High – {NAME}"
    open_seat.go(Place(screen=Where.CHILD, child=open_seat.case.child))
    assert names_in_view()
    assert open_seat.window.windowTitle() == f"Rowan High – {NAME}"


def test_the_lock_key_closes_the_casebook_and_forgets_what_was_shown(open_seat: Seat) -> None:
    open_seat.go(Place(screen=Where.CHILDREN))
    assert held_models()
    open_seat.press(Shortcut.LOCK.keys)
    open_seat.lock_screen()
    assert not open_seat.window.room.tasks.has_desk
    assert not names_in_view()
    assert not held_models()
    assert open_seat.window.windowTitle() == NAME
    assert open_seat.window.shell is None


def test_the_place_comes_back_after_the_lock_and_the_words_do_not(open_seat: Seat) -> None:
    child = Place(screen=Where.CHILD, child=open_seat.case.child)
    open_seat.go(child)
    open_seat.window.lock()
    open_seat.unlock()
    assert open_seat.screen.place == child
    open_seat.go(Place(screen=Where.SEARCH, words="hungry"))
    open_seat.window.lock()
    open_seat.unlock()
    assert open_seat.screen.place == Place(screen=Where.SEARCH)


def test_what_was_being_written_is_a_draft_after_the_lock(open_seat: Seat) -> None:
    screen = open_seat.go(Place(screen=Where.NOTE, child=open_seat.case.child))
    focus = open_seat.window.focusWidget()
    assert focus is not None
    assert screen.isAncestorOf(focus)
    QTest.keyClicks(focus, "17/11/2026")
    open_seat.press(Shortcut.LOCK.keys)
    open_seat.unlock()
    drafts: list[int] = []
    open_seat.window.room.tasks.ask(lambda desk: len(desk.drafts.list()), drafts.append)
    open_seat.settle()
    assert drafts == [1]


def test_nobody_there_locks_it(open_seat: Seat) -> None:
    open_seat.guard.idle.emit()
    open_seat.lock_screen()
    assert not open_seat.window.room.tasks.has_desk


def test_on_a_call_it_is_covered_and_not_locked_for_an_hour(open_seat: Seat) -> None:
    open_seat.shell.palette_box.open()
    open_seat.shell.palette_box.asked.setText("call")
    open_seat.settle()
    QTest.keyClick(open_seat.shell.palette_box.asked, Qt.Key.Key_Return)
    open_seat.guard.idle.emit()
    cover = open_seat.window.findChildren(Cover)[0]
    assert cover.isVisible()
    assert not [one for one in cover.findChildren(QTimer) if one.isActive()]
    assert any("while you are on the call" in words for words in words_in_view())
    open_seat.press("Space")
    hour = next(
        one
        for one in open_seat.window.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if one.isActive()
    )
    hour.stop()
    open_seat.guard.idle.emit()
    open_seat.lock_screen()


def test_the_cover_hides_everything_and_is_no_lock(open_seat: Seat) -> None:
    open_seat.go(Place(screen=Where.CHILD, child=open_seat.case.child))
    open_seat.press(Shortcut.COVER.keys)
    assert open_seat.window.windowTitle() == NAME
    assert not names_in_view()
    assert open_seat.window.room.tasks.has_desk
    assert any("This is not a lock" in words for words in words_in_view())
    open_seat.press("Space")
    assert names_in_view()
    assert open_seat.window.windowTitle() == f"Rowan High – {NAME}"


def test_other_keys_do_not_lift_the_cover(open_seat: Seat) -> None:
    open_seat.press(Shortcut.COVER.keys)
    for keys in ("A", "Esc", "Return", Shortcut.PALETTE.keys, Shortcut.CHILDREN.keys, Shortcut.COVER.keys):
        open_seat.press(keys)
    open_seat.settle()
    assert open_seat.window.findChildren(Cover)[0].isVisible()
    assert open_seat.shell.shown is not None
    assert open_seat.shell.shown.place == TODAY


def test_a_cover_that_lies_too_long_locks(open_seat: Seat) -> None:
    open_seat.press(Shortcut.COVER.keys)
    timer = running(open_seat.window.findChildren(Cover)[0])
    assert timer.interval() == 2 * 60_000
    timer.timeout.emit()
    open_seat.lock_screen()
    assert not open_seat.window.room.tasks.has_desk


def running(owner: Cover) -> QTimer:
    return next(one for one in owner.findChildren(QTimer) if one.isActive())


def test_it_can_be_locked_from_under_the_cover_which_then_counts_no_more(open_seat: Seat) -> None:
    open_seat.press(Shortcut.COVER.keys)
    open_seat.press(Shortcut.LOCK.keys)
    open_seat.unlock()
    assert not [one for one in open_seat.window.findChildren(Cover)[0].findChildren(QTimer) if one.isActive()]
    assert open_seat.shell.isVisible()


def test_shift_three_times_covers(open_seat: Seat) -> None:
    for _ in range(3):
        open_seat.press("Shift")
    assert open_seat.window.findChildren(Cover)[0].isVisible()


def test_a_sleep_locks_and_ends_the_program(qtbot: QtBot, open_seat: Seat) -> None:
    with qtbot.waitSignal(open_seat.window.restart_wanted, timeout=LONG) as wanted:
        open_seat.guard.slept.emit()
    assert wanted.args == [open_seat.folder]
    assert not open_seat.window.room.tasks.has_desk


def test_a_computer_that_locks_ends_no_program_that_has_read_nothing(seat: Seat) -> None:
    asked: list[object] = []
    seat.window.restart_wanted.connect(asked.append)
    screen = seat.sit_down()
    seat.window.lock_hard()
    seat.settle()
    assert not asked
    assert screen.isVisible()


def test_a_computer_that_locks_while_the_casebook_opens_finds_it_closed(qtbot: QtBot, seat: Seat) -> None:
    screen = seat.sit_down()
    QTest.keyClicks(screen.typed, seat.passphrase)
    QTest.keyClick(screen.typed, Qt.Key.Key_Return)
    with qtbot.waitSignal(seat.window.restart_wanted, timeout=LONG) as wanted:
        seat.window.lock_hard()
    seat.settle()
    assert wanted.args == [seat.folder]
    assert seat.window.shell is None
    assert not seat.window.room.tasks.has_desk


def test_the_lock_screen_has_the_numbers_told_last(open_seat: Seat) -> None:
    form = open_seat.go(Place(screen=Where.SCHOOL))
    assert isinstance(form, SchoolScreen)
    number = "Northmoor front door: 01632 960 777"
    form.fill_with({"front_doors": number, "reason": "The number has changed."})
    assert not any("960 777" in words for words in words_in_view() if words != number)
    form.proceed()
    open_seat.bot.waitUntil(lambda: form.is_kept, timeout=LONG)
    open_seat.window.lock()
    screen = open_seat.lock_screen()
    shown = [one.text() for one in screen.findChildren(QLabel) if one.isVisible()]
    assert "Northmoor front door. 01632 960 777" in shown
    assert not any("01632 960140" in words for words in shown)


def test_after_a_quarter_of_an_hour_locked_the_program_ends(qtbot: QtBot, open_seat: Seat) -> None:
    open_seat.window.lock()
    open_seat.lock_screen()
    timers = open_seat.window.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    timer = next(one for one in timers if one.isActive())
    assert timer.interval() == 15 * 60_000
    with qtbot.waitSignal(open_seat.window.restart_wanted, timeout=LONG) as wanted:
        timer.timeout.emit()
    assert wanted.args == [open_seat.folder]


def test_it_ends_too_where_somebody_left_the_lock_for_another_casebook(qtbot: QtBot, open_seat: Seat) -> None:
    open_seat.window.lock()
    open_seat.lock_screen().other.click()
    assert open_seat.window.findChildren(StartScreen)
    timers = open_seat.window.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    timer = next(one for one in timers if one.isActive())
    with qtbot.waitSignal(open_seat.window.restart_wanted, timeout=LONG) as wanted:
        timer.timeout.emit()
    assert wanted.args == [None]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_questions_and_menus_close_when_it_locks_or_is_covered(open_seat: Seat) -> None:
    answers: list[bool] = []
    prompts = open_seat.window.room.prompts
    for hide in (open_seat.window.cover, open_seat.window.lock):
        closing = QTimer(open_seat.window, singleShot=True, interval=0)
        closing.timeout.connect(hide)
        closing.start()
        answers.append(prompts.confirm("Discard?", "Zofia’s words are deleted.", "Discard"))
        closing.deleteLater()
        open_seat.settle()
        assert not [
            one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()
        ]
        assert not names_in_view()
        open_seat.press("Space")
    assert answers == [False, False]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_an_open_menu_closes_with_it(open_seat: Seat) -> None:
    menu = QMenu(open_seat.window)
    menu.addAction("Zofia Żółkiewska")
    menu.popup(open_seat.window.mapToGlobal(open_seat.window.rect().center()))
    open_seat.window.cover()
    assert QApplication.activePopupWidget() is None
    menu.deleteLater()


def test_every_shortcut_stands_in_the_menus_once(seat: Seat) -> None:
    heads = seat.window.menuBar().actions()
    actions = [one for head in heads for one in menu_of(head).actions() if not one.isSeparator()]
    assert sorted(one.text() for one in actions) == sorted(key.words for key in Shortcut)
    given = {one.text(): one.shortcut() for one in actions}
    assert given == {key.words: key.sequence() for key in Shortcut}
    assert len({one.shortcut().toString() for one in actions}) == len(Shortcut)


def menu_of(head: QAction) -> QMenu:
    menu = head.menu()
    assert isinstance(menu, QMenu)
    return menu


def allowed(seat: Seat) -> set[str]:
    return {one.text() for one in seat.window.findChildren(QAction) if one.isEnabled() and one.text()}


def test_little_can_be_done_while_nothing_is_in_view(seat: Seat) -> None:
    always = {Shortcut.QUIT.words, Shortcut.LARGER.words, Shortcut.SMALLER.words, Shortcut.USUAL_SIZE.words}
    keys = {key.words for key in Shortcut}
    seat.sit_down()
    assert allowed(seat) & keys == always
    seat.unlock()
    assert allowed(seat) & keys == keys
    seat.window.cover()
    assert allowed(seat) & keys == always | {Shortcut.LOCK.words}
    seat.window.lock()
    assert allowed(seat) & keys == always


def test_the_text_grows_and_shrinks_by_keys_between_its_bounds(open_seat: Seat) -> None:
    theme = open_seat.window.room.theme
    open_seat.press(Shortcut.LARGER.keys)
    assert theme.text == USUAL + 10
    for _ in range(12):
        open_seat.press(Shortcut.LARGER.keys)
    assert theme.text == 200
    for _ in range(14):
        open_seat.press(Shortcut.SMALLER.keys)
    assert theme.text == 80
    assert open_seat.memory.text == 80
    open_seat.press(Shortcut.USUAL_SIZE.keys)
    assert theme.text == USUAL


def test_every_place_has_its_key_and_one_can_go_back(open_seat: Seat) -> None:
    for key, where in (
        (Shortcut.CHILDREN, Where.CHILDREN),
        (Shortcut.CONCERNS, Where.CONCERNS),
        (Shortcut.DEADLINES, Where.DEADLINES),
        (Shortcut.SETTINGS, Where.SETTINGS),
        (Shortcut.KEYS, Where.HELP),
    ):
        open_seat.press(key.keys)
        open_seat.settle()
        assert open_seat.screen.place.screen is where
    open_seat.press(Shortcut.BACK.keys)
    assert open_seat.screen.place.screen is Where.SETTINGS
    open_seat.settle()


def test_help_opens_at_the_page_of_the_screen(open_seat: Seat) -> None:
    open_seat.go(Place(screen=Where.PROFILES))
    open_seat.press(Shortcut.HELP.keys)
    open_seat.settle()
    assert open_seat.screen.crumbs()[-1].words == "Judging"


def test_undo_takes_back_what_was_typed_where_the_focus_is(open_seat: Seat) -> None:
    open_seat.press(Shortcut.PALETTE.keys)
    asked = open_seat.shell.palette_box.asked
    QTest.keyClicks(asked, "zolk")
    open_seat.settle()
    open_seat.press(Shortcut.UNDO.keys)
    assert asked.text() == ""
    open_seat.settle()


def test_the_window_is_as_large_as_it_was_left(open_seat: Seat) -> None:
    open_seat.window.resize(1_111, 777)
    open_seat.window.close()
    text = (open_seat.state / "window.ini").read_text("utf-8")
    assert "geometry" in text
    assert not open_seat.window.room.tasks.has_desk


def test_a_broken_lock_is_said_at_the_lock_screen(seat: Seat) -> None:
    screen = seat.sit_down()
    (seat.folder / "casebook.json").write_bytes(b"{}")
    (seat.folder / "casebook.prev.json").write_bytes(b"{}")
    QTest.keyClicks(screen.typed, seat.passphrase)
    QTest.keyClick(screen.typed, Qt.Key.Key_Return)
    seat.settle()
    assert isinstance(seat.lock_screen(), LockScreen)
    assert seat.window.shell is None
    assert any("casebook.json" in words or "damaged" in words for words in words_in_view())


def test_a_folder_that_is_no_casebook_is_said_at_the_start(seat: Seat) -> None:
    seat.window.show()
    seat.window.begin(seat.state)
    seat.settle()
    assert seat.window.findChildren(StartScreen)
    assert any("casebook" in words for words in words_in_view())
