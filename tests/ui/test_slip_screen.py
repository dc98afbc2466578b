"""The blank slip on screen: printed or saved as it is shown, and nothing of it on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from ui.places import Place, Where
from ui.screens.slip import SlipScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.room import Room


@pytest.fixture
def slip(qtbot: QtBot, desk_room: Room) -> Iterator[SlipScreen]:
    window = QWidget()
    window.resize(1000, 800)
    qtbot.addWidget(window)
    screen = SlipScreen(desk_room, Place(screen=Where.PACK), window)
    screen.resize(window.size())
    window.show()
    qtbot.waitUntil(lambda: desk_room.tasks.is_idle and screen.pane.view.image(0) is not None, timeout=15_000)
    yield screen
    screen.leave()


def test_it_is_saved_as_it_is_shown(qtbot: QtBot, slip: SlipScreen, tmp_path: Path) -> None:
    slip.save_to(tmp_path / "slip.pdf")
    qtbot.waitUntil(lambda: slip.room.tasks.is_idle, timeout=15_000)
    assert slip.slip is not None
    assert (tmp_path / "slip.pdf").read_bytes() == slip.slip.data


def test_both_sides_are_printed(qtbot: QtBot, slip: SlipScreen, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(slip.room.said, timeout=15_000) as said:
        slip.print_on(printer)
    assert said.args is not None
    assert said.args[0] == "Sent to the printer."
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2
    assert [one.words for one in slip.acts()] == ["Save as", "Print"]
