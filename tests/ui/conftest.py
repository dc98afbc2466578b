"""Windows under test: a theme, a room, an open training casebook, and nothing left behind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.practice.rowan import PASSPHRASE, FixedClock, NoKeyring, hold, make_desk, on_the_clock
from ui.memory import Memory
from ui.prompts import Prompts
from ui.room import Room
from ui.tasks import Tasks
from ui.theme import Look, Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dsl_desk.practice.computer import ThisComputer
    from dsl_desk.practice.desk import Desk
    from tests.ui.seat import Sample, Seat


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The light look at the usual size, whatever this computer is set to."""
    return Theme(qapp, Look.LIGHT)


@pytest.fixture(autouse=True)
def _leave_no_window_behind(qapp: QApplication) -> Iterator[None]:
    before = set(QApplication.topLevelWidgets())
    yield
    let_go()
    left = [type(one).__name__ for one in QApplication.topLevelWidgets() if one not in before]
    assert not left, f"the test left windows: {left}"
    running = [one for one in qapp.findChildren(QTimer) if one.isActive()]
    assert not running, f"the test left {len(running)} timers running"


def let_go() -> None:
    """Delete what is to be deleted, now."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands still: Tuesday 17 November 2026, 10:15."""
    return FixedClock()


@pytest.fixture
def computer(tmp_path: Path, clock: FixedClock) -> ThisComputer:
    """A computer without a keyring, its state in a folder of its own."""
    return on_the_clock(tmp_path / "state", clock, NoKeyring())


@pytest.fixture
def room(qtbot: QtBot, theme: Theme, computer: ThisComputer, tmp_path: Path) -> Iterator[Room]:
    """A room without a casebook."""
    window = QWidget()
    tasks = Tasks()
    yield Room(theme, tasks, Prompts(theme, window), Memory(tmp_path / "state"), computer)
    tasks.end()
    window.deleteLater()
    theme.choose(Look.LIGHT, 100)


def furnish(desk: Desk) -> Desk:
    """Hold the two invented authorities."""
    for name in ("northmoor", "eastvale"):
        hold(desk, name)
    return desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the casebook of the test lies."""
    return tmp_path / "Rowan High.casebook"


def _made(folder: Path, computer: ThisComputer) -> Desk:
    return furnish(make_desk(folder, computer))


@pytest.fixture
def desk_room(qtbot: QtBot, room: Room, folder: Path, computer: ThisComputer) -> Room:
    """A room over an open training casebook that holds Northmoor and Eastvale, and nobody yet."""
    opened: list[object] = []
    room.tasks.open_desk(partial(_made, folder, computer), opened.append, opened.append, str)
    qtbot.waitUntil(lambda: bool(opened), timeout=30_000)
    assert room.tasks.has_desk, opened
    return room


@pytest.fixture
def worked(qtbot: QtBot, desk_room: Room) -> Callable[[Callable[[Desk], object]], object]:
    """Do something with the open casebook on the worker, and wait for what it gives."""

    def work(job: Callable[[Desk], object]) -> object:
        given: list[object] = []
        desk_room.tasks.ask(job, given.append, failed=given.append)
        qtbot.waitUntil(lambda: bool(given), timeout=30_000)
        if isinstance(given[0], Exception):
            raise given[0]
        return given[0]

    return work


@pytest.fixture
def passphrase() -> str:
    """What opens the casebook of the test."""
    return PASSPHRASE


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """A casebook made once, to be copied: Zofia's concern was judged, referred and refused."""
    from tests.ui.seat import make_sample

    return make_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def seat(
    qtbot: QtBot, theme: Theme, sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Seat]:
    """Somebody before the real window, which shows nothing yet."""
    from tests.ui.seat import Seat

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    sitting = Seat(qtbot, theme, sample, tmp_path)
    yield sitting
    sitting.leave()
    theme.choose(Look.LIGHT, 100)


@pytest.fixture
def open_seat(seat: Seat) -> Seat:
    """The same with the casebook open, at Today."""
    seat.sit_down()
    seat.unlock()
    return seat
