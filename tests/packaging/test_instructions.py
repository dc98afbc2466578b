"""What the README tells people to type is what there is, and what runs unattended is the same."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
UNATTENDED = ROOT / ".ci" / "run"
TEST = "python3 packaging/bootstrap.py test"


def commands_in(text: str) -> set[str]:
    """The bootstrap's commands that a text names, without what follows them."""
    return set(re.findall(r"python3? packaging/bootstrap\.py(?: [a-z]+)?", text))


def test_the_readme_names_exactly_the_commands_there_are() -> None:
    assert commands_in(README.read_text(encoding="utf-8")) == {
        "python3 packaging/bootstrap.py window",
        "python3 packaging/bootstrap.py demo",
        TEST,
    }


def test_what_runs_unattended_ends_with_the_readme_s_test_command() -> None:
    lines = UNATTENDED.read_text(encoding="ascii").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert lines[-1] == TEST
    assert "set -euo pipefail" in lines


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such mark")
def test_what_runs_unattended_can_be_run() -> None:
    assert os.access(UNATTENDED, os.X_OK)


def test_another_command_would_be_seen() -> None:
    assert commands_in(
        "    python3 packaging/bootstrap.py tset\n`python packaging/bootstrap.py demo out`"
    ) == {
        "python3 packaging/bootstrap.py tset",
        "python packaging/bootstrap.py demo",
    }
