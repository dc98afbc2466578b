"""A real training casebook on a fixed clock, with no keyring, for everything a DSL does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.practice.rowan import FixedClock, NoKeyring, add_child, hold, make_desk, on_the_clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.computer import ThisComputer
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.profiles import Edition


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands still, at 10:15 on Tuesday 17 November 2026, until a test moves it."""
    return FixedClock()


@pytest.fixture
def computer(tmp_path: Path, clock: FixedClock) -> ThisComputer:
    """A computer of its own, whose keyring is empty."""
    return on_the_clock(tmp_path / "state", clock, NoKeyring())


@pytest.fixture
def desk(tmp_path: Path, computer: ThisComputer) -> Iterator[Desk]:
    """An open training casebook of Rowan High's DSL."""
    with make_desk(tmp_path / "Rowan High.casebook", computer) as opened:
        yield opened


@pytest.fixture
def northmoor(desk: Desk) -> Edition:
    """Northmoor's edition: four numbered levels, a ladder of five stages."""
    return hold(desk, "northmoor")


@pytest.fixture
def eastvale(desk: Desk) -> Edition:
    """Eastvale's edition: five bands without numbers, a ladder of three steps."""
    return hold(desk, "eastvale")


@pytest.fixture
def zofia(desk: Desk) -> RecordId:
    """A child who lives in Northmoor."""
    return add_child(desk, "Northmoor", "northmoor")


@pytest.fixture(scope="module")
def hostile_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, RecordId]]:
    """One casebook and a child in it, shared by tests that only add to it."""
    folder = tmp_path_factory.mktemp("hostile")
    computer = on_the_clock(folder / "state", FixedClock(), NoKeyring())
    with make_desk(folder / "Rowan High.casebook", computer) as opened:
        yield opened, add_child(opened, "Northmoor", "northmoor")
