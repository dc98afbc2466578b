"""A casebook for each test, copied from one that is made once: making keys takes most of the time."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.casebook.computer import Computer
from tests.casebook.samples import found, reopen
from tests.casebook.tampering import write_concerns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dsl_desk.casebook.casebook import Casebook


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A DSL's casebook that nothing was put into yet, closed."""
    folder = tmp_path_factory.mktemp("template") / "Rowan High.casebook"
    found(folder, Computer()).close()
    return folder


@pytest.fixture
def computer() -> Computer:
    return Computer()


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """A closed casebook."""
    return shutil.copytree(template, tmp_path / template.name)


@pytest.fixture
def book(folder: Path, computer: Computer) -> Iterator[Casebook]:
    """An open casebook; closed afterwards unless the test did so."""
    opened = reopen(folder, computer)
    yield opened
    if opened.compartments:
        opened.close()


@pytest.fixture(scope="session")
def full_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed casebook with twenty concerns and two reads in `protection`. Nobody writes to it."""
    folder = tmp_path_factory.mktemp("template") / "Oak.casebook"
    write_concerns(folder, Computer())
    return folder


@pytest.fixture
def filled(full_template: Path, tmp_path: Path) -> Path:
    """A copy of it to do anything to."""
    return shutil.copytree(full_template, tmp_path / full_template.name)
