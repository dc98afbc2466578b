"""Settings: the look, the size of the text and the time after which it locks, kept for the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QComboBox, QRadioButton

from ui.memory import Memory
from ui.places import Place, Where
from ui.theme import Look
from ui.widgets.button import Button

if TYPE_CHECKING:
    from tests.ui.seat import Seat


@pytest.fixture
def at_settings(open_seat: Seat) -> Seat:
    """Somebody at the settings."""
    open_seat.go(Place(screen=Where.SETTINGS))
    return open_seat


def test_a_look_is_shown_at_once_and_remembered(at_settings: Seat) -> None:
    at_settings.one(QRadioButton, "Dark").click()
    assert at_settings.window.room.theme.look == "dark"
    at_settings.memory.write()
    assert Memory(at_settings.state).look is Look.DARK


def test_a_size_of_text_is_shown_at_once_and_remembered(at_settings: Seat) -> None:
    sizes = at_settings.one(QComboBox, "Text size")
    assert [sizes.itemData(place) for place in range(sizes.count())] == list(range(80, 201, 10))
    sizes.setCurrentIndex(sizes.findData(150))
    sizes.activated.emit(sizes.currentIndex())
    assert at_settings.window.room.theme.text == 150
    assert at_settings.memory.text == 150


def test_it_can_lock_sooner_and_never_later(at_settings: Seat) -> None:
    minutes = at_settings.one(QComboBox, "Lock after")
    assert [minutes.itemData(place) for place in range(minutes.count())] == [1, 2, 3, 4, 5]
    assert at_settings.guard.minutes == 5
    minutes.setCurrentIndex(0)
    minutes.activated.emit(0)
    assert at_settings.guard.minutes == 1
    assert at_settings.memory.idle_minutes == 1


@pytest.mark.parametrize(
    ("words", "where"),
    [("The school’s letterhead and terms", Where.SCHOOL), ("What was done in this casebook", Where.ACTIVITY)],
)
def test_what_belongs_to_the_casebook_is_a_step_away(at_settings: Seat, words: str, where: Where) -> None:
    at_settings.one(Button, words).click()
    at_settings.settle()
    assert at_settings.screen.place.screen is where
