"""Nothing of a session stays outside the casebook, nothing of it in view or in memory after the lock."""

from __future__ import annotations

import gc
import tempfile
import threading
from itertools import chain, cycle, islice
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from tests.practice.rowan import a_child, a_concern
from tests.ui.seat import let_go, words_in_view
from ui.places import Place, Where
from ui.screen import Screen
from ui.shell import Shell
from ui.shortcuts import Shortcut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from tests.ui.seat import Seat

MARKED = ("Quillfeather", "Ambrosine", "marzipan lantern", "thistledown")
"""Words that stand nowhere but in this test."""

OPENED, TIMES_EACH = 1_000, 1
"""Screens opened and closed in all, and how often each: the rest are those that are soonest made."""

LIGHT = (Place(screen=Where.IMPORT), Place(screen=Where.DRAFTS))


def tell_marked(desk: Desk) -> RecordId:
    child = desk.children.add(a_child("Ambrosine", "Quillfeather")).record_id
    desk.concerns.log(a_concern(child, account="She hid a marzipan lantern under the stairs."))
    return child


def keys_of(desk: Desk) -> list[bytearray]:
    return list(desk.casebook._unlocked.ledger_keys.values())


def live_models() -> Iterator[QAbstractItemModel]:
    """Every model of ours that is alive, in a window or held by Python alone."""
    for one in gc.get_objects():
        if isinstance(one, QAbstractItemModel) and isValid(one) and type(one).__module__.startswith("ui."):
            yield one


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, which is watched."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return place


def test_a_session_leaves_none_of_its_words_outside_the_casebook(open_seat: Seat, temporary: Path) -> None:
    titles: list[str] = []
    open_seat.window.windowTitleChanged.connect(titles.append)
    given: list[RecordId] = []
    open_seat.window.room.tasks.ask(tell_marked, given.append)
    open_seat.settle()
    child = given[0]
    for place in (
        Place(screen=Where.TODAY),
        Place(screen=Where.CHILDREN),
        Place(screen=Where.CHILD, child=child),
        Place(screen=Where.SEARCH, words="marzipan lantern"),
        Place(screen=Where.CONCERN, child=child),
        Place(screen=Where.ACTIVITY),
        Place(screen=Where.NOTE, child=child),
    ):
        open_seat.go(place)
    focus = open_seat.window.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "thistledown")
    open_seat.press(Shortcut.PALETTE.keys)
    QTest.keyClicks(open_seat.shell.palette_box.asked, "quillfeather")
    open_seat.settle()
    assert any("Quillfeather" in words for words in words_in_view())
    open_seat.press(Shortcut.COVER.keys)
    open_seat.press("Space")
    open_seat.press(Shortcut.LOCK.keys)
    open_seat.unlock()
    open_seat.window.close()
    assert len(set(titles)) > 1
    files = [one for place in (open_seat.state, open_seat.folder, temporary) for one in place.rglob("*")]
    assert open_seat.state / "window.ini" in files
    for word in MARKED:
        assert not [title for title in titles if word.lower() in title.lower()]
        for file in filter(lambda one: one.is_file(), files):
            data = file.read_bytes().lower()
            assert word.lower().encode() not in data, file.name
            assert word.lower().encode("utf-16-le") not in data, file.name
            assert word.lower() not in file.name.lower()


def test_after_the_lock_no_model_holds_a_row_and_no_key_is_left(open_seat: Seat) -> None:
    before = set(map(id, shown_pages())) - {id(one) for one in (open_seat.window.shell, open_seat.screen)}
    for where in (Where.CHILDREN, Where.CONCERNS, Where.REFERRALS, Where.DEADLINES, Where.ACTIVITY):
        open_seat.go(Place(screen=where))
    open_seat.go(Place(screen=Where.CHILD, child=open_seat.case.child))
    assert any(one.rowCount() for one in live_models())
    held: list[list[bytearray]] = []
    open_seat.window.room.tasks.ask(keys_of, held.append)
    open_seat.settle()
    (keys,) = held
    assert keys
    assert all(any(key) for key in keys)
    open_seat.press(Shortcut.LOCK.keys)
    open_seat.lock_screen()
    gc.collect()
    assert not [type(one).__name__ for one in live_models() if one.rowCount()]
    assert not open_seat.window.room.tasks.has_desk
    assert not any(any(key) for key in keys)
    assert not [type(one).__name__ for one in shown_pages() if id(one) not in before]


def shown_pages() -> list[Screen | Shell]:
    """Every screen and shell that Python still holds."""
    return [one for one in gc.get_objects() if isinstance(one, Screen | Shell)]


def test_a_thousand_screens_closed_in_the_middle_of_their_work_leave_nothing(open_seat: Seat) -> None:
    room, case = open_seat.window.room, open_seat.case
    places = [
        Place(
            screen=where,
            child=case.child if where in OF_A_CHILD else None,
            record=records(open_seat).get(where),
        )
        for where in Where
    ]
    for place in places:  # once, so that what is kept for good is there
        open_seat.go(place)
    open_seat.go(Place(screen=Where.SETTINGS))
    before = counted()
    open_seat.window.hide()  # a screen is made, asks and goes the same, and nothing is painted
    for place in islice(chain(places * TIMES_EACH, cycle(LIGHT)), OPENED):
        room.go(place)
        let_go()
    open_seat.window.show()
    open_seat.go(Place(screen=Where.SETTINGS))
    after = counted()
    assert after == before


OF_A_CHILD = {
    Where.CHILD,
    Where.CONCERN,
    Where.NOTE,
    Where.CONTACT,
    Where.SUPPORT,
    Where.JUDGE,
    Where.REFER,
    Where.REPLY,
    Where.ESCALATE,
    Where.PACK,
    Where.RECORD,
    Where.CORRECT,
    Where.ADDRESS,
    Where.AUTHORITY,
    Where.PERSON,
}


def records(seat: Seat) -> dict[Where, RecordId | None]:
    case = seat.case
    return {
        Where.JUDGE: case.concern,
        Where.REFER: case.judgement,
        Where.REPLY: case.referral,
        Where.ESCALATE: case.referral,
        Where.PACK: case.referral,
        Where.RECORD: case.concern,
        Where.CORRECT: case.concern,
    }


def counted() -> dict[str, int]:
    """Count what is alive: windows, threads, running timers, screens, and widgets of any kind."""
    let_go()
    gc.collect()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    alive = [one for one in gc.get_objects() if isinstance(one, QObject) and isValid(one)]
    return {
        "windows": len(QApplication.topLevelWidgets()),
        "threads": threading.active_count(),
        "timers": sum(one.isActive() for one in alive if isinstance(one, QTimer)),
        "screens": sum(isinstance(one, Screen) for one in alive),
        "widgets": len(QApplication.allWidgets()),
    }
