"""The computer's own lock and sleep are heard, and nothing waits for a bus that says nothing."""

from __future__ import annotations

import ctypes
import os
import shutil
import socket
import sys
from ctypes import wintypes
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray

from dsl_desk.practice.session import Buses, Happening
from tests.ui.seat import LONG
from ui.session_watch import WINDOWS_MESSAGE, SessionWatch, WindowMessages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.private_bus import PrivateBus
    from tests.ui.seat import Seat

has_bus = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None, reason="no D-Bus on this system"
)
LOGIN = "org.freedesktop.login1"


@pytest.fixture
def bus() -> Iterator[PrivateBus]:
    """A bus that nobody else is on."""
    from tests.ui.private_bus import private_bus

    with private_bus() as made:
        yield made


@pytest.fixture
def watch(qtbot: QtBot, bus: PrivateBus) -> Iterator[SessionWatch]:
    """Somebody who listens: the bus has heard what for."""
    made = SessionWatch(Buses(system=bus.address, session=bus.address))
    begin(qtbot, made, bus)
    yield made
    made.end()


def begin(qtbot: QtBot, watch: SessionWatch, bus: PrivateBus) -> None:
    watch.begin(0)
    with qtbot.waitSignal(watch.slept, timeout=LONG):
        qtbot.waitUntil(lambda: os.getpid() in bus.listeners(), timeout=LONG)
        bus.say(f"{LOGIN}.Manager", "PrepareForSleep", True)


def heard(watch: SessionWatch) -> list[str]:
    found: list[str] = []
    watch.locked.connect(lambda: found.append("locked"))
    watch.slept.connect(lambda: found.append("slept"))
    return found


@has_bus
@pytest.mark.parametrize("whose", ["freedesktop", "gnome", "cinnamon", "mate"])
def test_a_screensaver_that_comes_on_is_a_lock(
    qtbot: QtBot, watch: SessionWatch, bus: PrivateBus, whose: str
) -> None:
    with qtbot.waitSignal(watch.locked, timeout=LONG):
        bus.say(f"org.{whose}.ScreenSaver", "ActiveChanged", True)


@has_bus
def test_a_session_that_locks_or_is_left_is_a_lock(
    qtbot: QtBot, watch: SessionWatch, bus: PrivateBus
) -> None:
    with qtbot.waitSignal(watch.locked, timeout=LONG):
        bus.say(f"{LOGIN}.Session", "Lock")
    with qtbot.waitSignal(watch.locked, timeout=LONG):
        bus.change(f"{LOGIN}.Session", LockedHint=True)
    with qtbot.waitSignal(watch.locked, timeout=LONG):
        bus.change(f"{LOGIN}.Session", Active=False, IdleHint=False)


@has_bus
def test_coming_back_is_none_nor_is_anything_else(qtbot: QtBot, watch: SessionWatch, bus: PrivateBus) -> None:
    found = heard(watch)
    bus.say("org.gnome.ScreenSaver", "ActiveChanged", False)
    bus.say(f"{LOGIN}.Manager", "PrepareForSleep", False)
    bus.say(f"{LOGIN}.Session", "Unlock")
    bus.change(f"{LOGIN}.Session", LockedHint=False, Active=True)
    bus.change(f"{LOGIN}.Seat", Active=False)
    bus.say("org.gnome.ScreenSaver", "ActiveChanged", "true")
    with qtbot.waitSignal(watch.slept, timeout=LONG):
        bus.say(f"{LOGIN}.Manager", "PrepareForSleep", True)
    assert found == ["slept"]


@has_bus
def test_after_the_end_nothing_is_heard_and_the_bus_is_left(
    qtbot: QtBot, watch: SessionWatch, bus: PrivateBus
) -> None:
    watch.end()
    qtbot.waitUntil(lambda: not bus.listeners(), timeout=LONG)


@has_bus
def test_the_window_locks_hard_when_the_computer_does(
    qtbot: QtBot, open_seat: Seat, watch: SessionWatch, bus: PrivateBus
) -> None:
    watch.locked.connect(open_seat.window.lock_hard)
    asked: list[Path] = []
    open_seat.window.restart_wanted.connect(asked.append)
    with qtbot.waitSignal(open_seat.window.restart_wanted, timeout=LONG):
        bus.lock()
    assert open_seat.window.shell is None
    assert not open_seat.window.room.tasks.has_desk
    for said in (bus.lock, bus.lock):
        with qtbot.waitSignal(watch.locked, timeout=LONG):
            said()
    open_seat.settle()
    assert asked == [open_seat.folder]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipe")
def test_a_bus_that_never_answers_holds_nothing_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a pipe may be at most about 100 letters
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind("bus")
        silent.listen()
        watch = SessionWatch(Buses(system="unix:path=bus", session="unix:path=bus"))
        watch.begin(0)
        silent.setblocking(False)
        silent.accept()[0].close()  # it was called upon
        watch.end()


def test_no_bus_is_no_fault(qtbot: QtBot, tmp_path: Path) -> None:
    for buses in (Buses(), Buses(system=f"unix:path={tmp_path / 'none'}", session="unix:nonsense")):
        watch = SessionWatch(buses)
        found = heard(watch)
        watch.begin(0)
        watch.end()
        assert not found


def test_what_windows_tells_the_window_is_heard(qtbot: QtBot) -> None:
    watch = SessionWatch(Buses())
    found = heard(watch)
    messages = WindowMessages(watch)
    for number, parameter in ((0x02B1, 0x7), (0x0218, 0x4), (0x0100, 0x41)):
        told = wintypes.MSG(message=number, wParam=parameter)
        for name in (WINDOWS_MESSAGE, b"windows_dispatcher_MSG"):
            passed = messages.nativeEventFilter(QByteArray(name), ctypes.addressof(told))
            assert passed == (False, 0)
    assert found == ["locked", "slept"]


def test_what_did_not_happen_is_not_said(qtbot: QtBot) -> None:
    watch = SessionWatch(Buses())
    found = heard(watch)
    watch.hear(None)
    assert not found
    watch.hear(Happening.SLEEPS)
    assert found == ["slept"]
