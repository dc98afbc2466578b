"""Activity: what was read and written, newest first, narrowed by chips, each line a way to its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

from ui.places import Place, Where
from ui.widgets.chip import FilterChip

if TYPE_CHECKING:
    from tests.ui.seat import Seat


@pytest.fixture
def at_activity(open_seat: Seat) -> Seat:
    """Somebody at the list, after reading Zofia's file."""
    open_seat.go(Place(screen=Where.CHILD, child=open_seat.case.child))
    open_seat.go(Place(screen=Where.ACTIVITY))
    return open_seat


def table(seat: Seat) -> QTableView:
    return next(one for one in seat.window.findChildren(QTableView) if one.isVisible())


def spoken(seat: Seat) -> list[str]:
    model = table(seat).model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


def test_reading_and_writing_stand_there(at_activity: Seat) -> None:
    said = spoken(at_activity)
    assert any("Zofia" in one for one in said)
    assert all(one.endswith(".") for one in said)


def test_the_chips_narrow_it_and_count(at_activity: Seat) -> None:
    every = len(spoken(at_activity))
    written = next(one for one in at_activity.window.findChildren(FilterChip) if "Written" in one.text())
    read = next(one for one in at_activity.window.findChildren(FilterChip) if "Read" in one.text())
    written.click()
    first = len(spoken(at_activity))
    read.click()
    assert first + len(spoken(at_activity)) == every
    assert 0 < first < every


def test_enter_goes_to_what_was_done(at_activity: Seat) -> None:
    view = table(at_activity)
    row = next(place for place, one in enumerate(spoken(at_activity)) if "Zofia" in one)
    view.setCurrentIndex(view.model().index(row, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    at_activity.settle()
    assert at_activity.screen.place.screen in {Where.CHILD, Where.RECORD}
