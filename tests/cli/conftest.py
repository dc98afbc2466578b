"""A terminal of its own for each test, with Rowan High's casebook where it is wanted."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from tests.cli.typist import Typist

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def first_days(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two folders to copy: an empty casebook, and one with Northmoor's profile and a child living there."""
    folder = tmp_path_factory.mktemp("first days")
    (folder / "empty").mkdir()
    empty = Typist(folder / "empty")
    empty.make_casebook()
    copytree(folder / "empty", folder / "zofia")
    typist = Typist(folder / "zofia")
    book = str(typist.casebook)
    assert typist.types("profile", "hold", book, "northmoor").code == 0
    child = ("--given-name=Zofia", "--family-name=Żółkiewska", "--born=3/5/09", "--home-authority=Northmoor")
    assert typist.types("add", book, *child).code == 0
    return folder


@pytest.fixture
def typist(tmp_path: Path) -> Typist:
    """Somebody at a terminal with no casebook yet."""
    return Typist(tmp_path)


@pytest.fixture
def rowan(first_days: Path, tmp_path: Path) -> Typist:
    """Somebody at a terminal with an empty training casebook."""
    copytree(first_days / "empty", tmp_path, dirs_exist_ok=True)
    return Typist(tmp_path)


@pytest.fixture
def zofia(first_days: Path, tmp_path: Path) -> Typist:
    """Rowan High with Northmoor's profile and one child, who lives there."""
    copytree(first_days / "zofia", tmp_path, dirs_exist_ok=True)
    return Typist(tmp_path)
