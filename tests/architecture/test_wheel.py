"""What is installed is whole: every file of the program is in its wheel, and nothing of the workshop is."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.architecture.sources import ROOT, SOURCE, kept_files

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, built with what is installed and no network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout
    return next(folder.glob("*.whl"))


def test_every_file_of_the_program_is_installed(wheel: Path) -> None:
    program = {name for name in kept_files() if name.split("/")[0] in SOURCE}
    with zipfile.ZipFile(wheel) as archive:
        installed = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert installed == program
    assert any(name.startswith("resources/fonts/") for name in installed)
    assert any(name.startswith("dsl_desk/casebook/schema/") for name in installed)


def test_each_installed_file_is_the_kept_one(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        changed = [
            name
            for name in archive.namelist()
            if ".dist-info/" not in name and archive.read(name) != (ROOT / name).read_bytes()
        ]
    assert changed == []


def test_the_licence_and_both_commands_are_installed(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name.partition(".dist-info/")[2]: name for name in archive.namelist()}
        commands = archive.read(names["entry_points.txt"]).decode("utf-8")
        assert archive.read(names["licenses/LICENSE"]) == (ROOT / "LICENSE").read_bytes()
    assert "dsl-desk = dsl_desk.__main__:main" in commands
    assert "dsl-desk-window = ui.main:main" in commands
