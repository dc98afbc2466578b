"""This computer: its clock, its id, and anchors small enough for any keyring."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from dsl_desk.casebook.roster import Anchor
from dsl_desk.practice.computer import LONGEST_NOTE, ThisComputer, read_anchors, write_anchors
from dsl_desk.practice.desk import open_desk
from tests.practice.rowan import (
    PASSPHRASE,
    FixedClock,
    Keyring,
    NoKeyring,
    a_child,
    make_desk,
    on_the_clock,
)

if TYPE_CHECKING:
    from pathlib import Path

BOOK = "ab" * 16


def anchors(count: int) -> tuple[Anchor, ...]:
    return tuple(
        Anchor(
            compartment=("support", "protection", "staff", "sealed-3fa9")[n % 4],
            chain=("entry", "seen")[n // 4 % 2],
            device=sha256(bytes([n // 8])).digest()[:8],
            seq=n * 1_000 + 7,
            digest=sha256(bytes([n])).digest(),
        )
        for n in range(count)
    )


@pytest.mark.parametrize("count", [0, 1, 4, 8, 11])
def test_anchors_come_back_as_they_were(count: int) -> None:
    text = write_anchors(anchors(count))
    assert read_anchors(text) == anchors(count)
    assert len(text) <= LONGEST_NOTE
    assert text.isascii()


def test_of_too_many_anchors_the_first_are_kept() -> None:
    text = write_anchors(anchors(60))
    kept = read_anchors(text)
    assert len(text) <= LONGEST_NOTE
    assert len(kept) >= 10
    assert kept == anchors(60)[: len(kept)]


@pytest.mark.parametrize("text", ["", "x", "a:b:c", "a:0000000000:", "support:0:zzzz", "::é", ":" * 5])
def test_what_the_keyring_should_not_hold_is_no_anchor(text: str) -> None:
    assert read_anchors(text) == ()


def test_the_keyring_is_asked_and_its_absence_stops_nobody(tmp_path: Path) -> None:
    held = on_the_clock(tmp_path / "one", FixedClock(), Keyring())
    held.remember_anchors(BOOK, anchors(4))
    assert held.remembered_anchors(BOOK) == anchors(4)
    assert held.remembered_anchors("cd" * 16) == ()
    without = on_the_clock(tmp_path / "two", FixedClock(), NoKeyring())
    without.remember_anchors(BOOK, anchors(4))
    assert without.remembered_anchors(BOOK) == ()


def test_the_id_of_this_computer_is_made_once(tmp_path: Path) -> None:
    first = ThisComputer(tmp_path, memory=NoKeyring())
    again = ThisComputer(tmp_path, memory=NoKeyring())
    assert first.device == again.device
    assert len(first.device) == 8


def test_today_is_the_day_in_england(tmp_path: Path) -> None:
    clock = FixedClock()
    clock.at = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert on_the_clock(tmp_path, clock, NoKeyring()).today() == date(2026, 7, 1)


def test_an_older_copy_put_back_is_said_from_the_keyring_alone(tmp_path: Path) -> None:
    computer = on_the_clock(tmp_path / "state", FixedClock(), Keyring())
    folder = tmp_path / "Rowan High.casebook"
    make_desk(folder, computer).close()
    older = {path.name: path.read_bytes() for path in folder.iterdir()}
    with open_desk(folder, PASSPHRASE, computer) as desk:
        desk.children.add(a_child())
    for name, data in older.items():
        (folder / name).write_bytes(data)
    with open_desk(folder, PASSPHRASE, computer) as desk:
        assert any("support ledger does not hold entry" in one for one in desk.notices)
