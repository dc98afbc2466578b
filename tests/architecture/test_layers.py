"""Imports go one way: the contracts of `pyproject.toml` hold here, and each catches what it forbids."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.architecture.sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CHECK = "from importlinter.cli import lint_imports_command as check; check()"
LAYERS = (
    "__main__",
    "cli",
    "practice",
    "casebook",
    "packs",
    "exchange",
    "device",
    "profiles",
    "model",
    "errors",
)


def check_contracts(root: Path, cache: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter over the packages in `root`, with the house's own contracts."""
    command = [
        sys.executable,
        "-c",
        CHECK,
        "--config",
        str(ROOT / "pyproject.toml"),
        "--cache-dir",
        str(cache),
    ]
    surroundings = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "200"}
    return subprocess.run(
        command, cwd=root, env=surroundings, capture_output=True, encoding="utf-8", check=False
    )


def make_house(root: Path) -> None:
    """A small house that keeps every contract: each package, empty."""
    for name in (*(f"dsl_desk/{layer}" for layer in LAYERS), "ui", "resources", "dsl_desk"):
        folder = root / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "__init__.py").write_text("", encoding="utf-8")


def test_the_house_keeps_its_contracts(tmp_path: Path) -> None:
    done = check_contracts(ROOT, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_house_that_keeps_them_passes(tmp_path: Path) -> None:
    make_house(tmp_path)
    done = check_contracts(tmp_path, tmp_path / "cache")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("dsl_desk/model", "import dsl_desk.casebook", "Imports go one way, down BROKEN"),
        ("dsl_desk/packs", "import dsl_desk.casebook", "Imports go one way, down BROKEN"),
        ("dsl_desk/practice", "import dsl_desk.cli", "Imports go one way, down BROKEN"),
        ("dsl_desk/errors", "import dsl_desk.model", "Imports go one way, down BROKEN"),
        ("dsl_desk/unplaced", "", "unplaced"),
        ("ui", "import dsl_desk.casebook", "The window is a thin skin over practice BROKEN"),
        ("ui", "import sqlcipher3", "The window is a thin skin over practice BROKEN"),
        ("dsl_desk/cli", "import ui", "Nothing below the window knows it, or Qt BROKEN"),
        ("dsl_desk/packs", "from PySide6 import QtCore", "Nothing below the window knows it, or Qt BROKEN"),
        ("dsl_desk/model", "import pydantic", "The model is the standard library's and ours BROKEN"),
        ("dsl_desk/practice", "import sqlcipher3", "Only the casebook opens ledgers"),
        ("dsl_desk/exchange", "import sqlite3", "Only the casebook opens ledgers"),
        ("dsl_desk/practice", "import reportlab", "Only packs draw paper BROKEN"),
    ],
)
def test_each_contract_catches_what_it_forbids(tmp_path: Path, module: str, line: str, contract: str) -> None:
    make_house(tmp_path)
    (tmp_path / module).mkdir(exist_ok=True)
    (tmp_path / module / "__init__.py").write_text(f"{line}\n", encoding="utf-8")
    done = check_contracts(tmp_path, tmp_path / "cache")
    assert done.returncode == 1
    assert contract in done.stdout
