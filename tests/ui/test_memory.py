"""What the window remembers on this computer: numbers and states under names of its own, and nothing else."""

from __future__ import annotations

import configparser
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, QSettings

from ui.memory import FILE, Kept, Memory
from ui.theme import LARGEST, SMALLEST, Look

if TYPE_CHECKING:
    from pathlib import Path


def keys_of(state: Path) -> set[str]:
    return set(QSettings(str(state / FILE), QSettings.Format.IniFormat).allKeys())


def test_what_was_chosen_is_there_again(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    memory.look, memory.text, memory.idle_minutes = Look.DARK, 150, 2
    memory.keep_state(Kept.COLUMNS, QByteArray(b"widths"), "children 100")
    memory.keep_number(Kept.DENSITY, 3)
    memory.write()
    again = Memory(tmp_path)
    assert (again.look, again.text, again.idle_minutes) == (Look.DARK, 150, 2)
    assert again.state(Kept.COLUMNS, "children 100") == b"widths"
    assert again.number(Kept.DENSITY, 1) == 3


def test_only_the_names_of_the_program_are_kept(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    for what in Kept:
        memory.keep_number(what, 1, "part")
        memory.keep_number(what, 1)
    memory.write()
    assert {key.split("/")[0] for key in keys_of(tmp_path)} == {one.value for one in Kept}


def test_nothing_remembered_is_as_usual(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    assert (memory.look, memory.text, memory.idle_minutes) == (Look.SYSTEM, 100, 5)
    assert memory.state(Kept.GEOMETRY).isEmpty()


@pytest.mark.parametrize("bad", ["", "many", "99999", "-3", "@ByteArray(x)", "\x00"])
def test_what_cannot_be_right_stays_within_bounds(tmp_path: Path, bad: str) -> None:
    settings = QSettings(str(tmp_path / FILE), QSettings.Format.IniFormat)
    for what in Kept:
        settings.setValue(what.value, bad)
    settings.sync()
    memory = Memory(tmp_path)
    assert memory.look in set(Look)
    assert SMALLEST <= memory.text <= LARGEST
    assert 1 <= memory.idle_minutes <= 5
    memory.state(Kept.GEOMETRY)


def test_it_never_locks_later_than_five_minutes(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    memory.idle_minutes = 60
    assert memory.idle_minutes == 5


def test_the_file_is_plain_settings(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    memory.look = Look.LIGHT
    memory.write()
    read = configparser.ConfigParser()
    read.read(tmp_path / FILE, encoding="utf-8")
    assert read.sections() == ["General"]
