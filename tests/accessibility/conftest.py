"""The training story, told once, and somebody before the window over a copy of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dsl_desk.practice.training import TRAINING_PASSPHRASE, tell_story
from tests.practice.rowan import QUICK, NoKeyring
from tests.ui.seat import Sample, Seat
from ui.theme import Look, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The light look at the usual size, whatever this computer is set to."""
    return Theme(qapp, Look.LIGHT)


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The casebook of the training story."""
    place = tmp_path_factory.mktemp("story")
    state = place / "state"
    state.mkdir()
    said: list[str] = []
    told = tell_story(place / "demo", said.append, state=state, memory=NoKeyring(), stretch=QUICK)
    return Sample(folder=told.casebook, state=state, passphrase=TRAINING_PASSPHRASE)


@pytest.fixture
def seat(
    qtbot: QtBot, theme: Theme, story: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Seat]:
    """Somebody before the real window, on the day after the story."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    sitting = Seat(qtbot, theme, story, tmp_path)
    sitting.clock.move_to(2026, 12, 1)
    yield sitting
    sitting.leave()
    theme.choose(Look.LIGHT, 100)
