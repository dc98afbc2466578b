"""A project just large enough for the real bootstrap to set up and run, from files alone."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.packaging.small_backend import write_wheel

ROOT = Path(__file__).resolve().parents[2]

PYPROJECT = """
[build-system]
requires = []
build-backend = "small_backend"
backend-path = ["."]
"""

# What stands where the program and the checkers stand: each says how it was called, and fails when told to.
STAND_IN = """
import os, sys
screen = os.environ.get("QT_QPA_PLATFORM")
print("{name}", sys.argv[1:], "screen", screen, "utf8", sys.flags.utf8_mode, flush=True)
code = 1 if "{name}" in os.environ.get("FAILING", "").split() else 0
"""
CALLED = "\nsys.exit(code)\n"
CALLED_BY_FUNCTION = "\ndef lint_imports_command():\n    sys.exit(code)\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallProject:
    """A project's folder, and the folder of files its packages come from."""

    root: Path
    wheels: Path

    @property
    def lock(self) -> Path:
        """Its lock."""
        return self.root / "packaging" / "requirements.lock"

    @property
    def venv(self) -> Path:
        """Where the bootstrap makes its environment."""
        return self.root / ".venv"

    def run(self, *words: str, **changed: str) -> tuple[int, str]:
        """Run the bootstrap, with these changes to the environment; its exit code and all it said."""
        return run([sys.executable, str(self.root / "packaging" / "bootstrap.py"), *words], self, changed)


def run(command: list[str], project: SmallProject, changed: dict[str, str]) -> tuple[int, str]:
    """Run a command with no package index, no system packages and none of the user's pip settings."""
    plain = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PIP_") and name not in {"PYTHONPATH", "QT_QPA_PLATFORM"}
    }
    surroundings = {
        **plain,
        "PATH": str(project.wheels),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(project.wheels),
        **changed,
    }
    done = subprocess.run(
        command,
        cwd=project.wheels,
        env={name: value for name, value in surroundings.items() if value},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


def make_project(folder: Path) -> SmallProject:
    """Make a project and the one package it needs, in folders with a space and letters beyond ASCII."""
    project = SmallProject(root=folder / "Rowan High \u017b", wheels=folder / "wheels")
    for one in (project.root / "packaging", project.root / "dsl_desk", project.wheels):
        one.mkdir(parents=True)
    shutil.copy(ROOT / "packaging" / "bootstrap.py", project.root / "packaging")
    shutil.copy(ROOT / "tests" / "packaging" / "small_backend.py", project.root)
    (project.root / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    program = STAND_IN.format(name="dsl_desk") + CALLED
    (project.root / "dsl_desk" / "__main__.py").write_text(program, encoding="utf-8")
    tools = {
        f"{name}/__main__.py": STAND_IN.format(name=name) + CALLED for name in ("ruff", "mypy", "pytest")
    }
    tools["importlinter/cli.py"] = STAND_IN.format(name="importlinter") + CALLED_BY_FUNCTION
    wheel = project.wheels / write_wheel(str(project.wheels), "tools", tools)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    project.lock.write_text(f"tools==1.0 \\\n    --hash=sha256:{digest}\n", encoding="ascii")
    return project
