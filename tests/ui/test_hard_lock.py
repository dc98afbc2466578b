"""The hard lock for real: the computer is locked, the program ends, a fresh one asks for the passphrase."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dsl_desk.practice.computer import ThisComputer
from dsl_desk.practice.desk import open_desk
from tests.practice.rowan import PASSPHRASE, NoKeyring
from tests.ui.seat import LONG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from dsl_desk.practice.drafts import OpenDraft
    from tests.ui.private_bus import PrivateBus
    from tests.ui.seat import Sample

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None, reason="no D-Bus on this system"
)
ROOT = Path(__file__).parent.parent.parent
WORDS = "She said the marzipan lantern was hers."


@pytest.fixture
def bus() -> Iterator[PrivateBus]:
    """A bus that nobody else is on."""
    from tests.ui.private_bus import private_bus

    with private_bus() as made:
        yield made


@pytest.fixture
def casebook(sample: Sample, tmp_path: Path) -> Path:
    """A copy of the sample, to be opened by another process."""
    return shutil.copytree(sample.folder, tmp_path / sample.folder.name)


def surroundings(home: Path, bus: PrivateBus) -> dict[str, str]:
    """Keep everything the program writes in one folder, and let it hear this bus alone."""
    (home / "runtime").mkdir(mode=0o700)
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "PYTHONPATH"}}
    return kept | {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "runtime"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "QT_QPA_PLATFORM": "offscreen",
        "DBUS_SESSION_BUS_ADDRESS": bus.address,
        "DBUS_SYSTEM_BUS_ADDRESS": bus.address,
    }


def command_of(process: int) -> list[str]:
    """Give the words a process was started with; none once it has gone."""
    try:
        return Path(f"/proc/{process}/cmdline").read_text("utf-8").split("\0")[:-1]
    except OSError:
        return []


def drafts(casebook: Path, state: Path) -> tuple[OpenDraft, ...]:
    """Open the casebook, and give what is unfinished in it."""
    state.mkdir()
    computer = ThisComputer(state, now=lambda: datetime.now(UTC), memory=NoKeyring())
    with open_desk(casebook, PASSPHRASE, computer) as desk:
        return desk.drafts.list()


def test_the_program_ends_and_a_fresh_one_asks_for_the_passphrase(
    qtbot: QtBot, bus: PrivateBus, sample: Sample, casebook: Path, tmp_path: Path
) -> None:
    from tests.ui.typist import WRITTEN

    assert sample.case is not None
    command = [sys.executable, "-m", "tests.ui.typist", str(casebook), sample.case.child, WORDS]
    home = tmp_path / "home"
    home.mkdir()
    with subprocess.Popen(
        command, cwd=ROOT, env=surroundings(home, bus), stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline().strip() == WRITTEN
        assert bus.listeners() == {first.pid}
        bus.lock()
        bus.change("org.freedesktop.login1.Session", LockedHint=True)
        assert first.wait(LONG / 1_000) == 0
    qtbot.waitUntil(
        lambda: bool(bus.listeners()), timeout=LONG
    )  # it begins to listen once its window is shown
    (fresh,) = bus.listeners()
    try:
        assert command_of(fresh)[1:] == ["-m", "ui.main", "--locked", str(casebook)]
        (draft,) = drafts(casebook, tmp_path / "state")  # so the fresh one does not hold the casebook
        assert WORDS in str(draft.values)
        assert bus.listeners() == {fresh}
    finally:
        os.kill(fresh, signal.SIGKILL)
