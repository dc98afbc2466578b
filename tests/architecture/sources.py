"""The files of this house as the tests of its rules see them: which are kept, and what they import."""

from __future__ import annotations

import ast
import functools
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ("dsl_desk", "ui", "resources")
NOT_KEPT = {"__pycache__", "dist", "demo"}


@functools.cache
def kept_files() -> tuple[str, ...]:
    """Every file git keeps or would keep, from the root, with `/`; without git, every file but litter."""
    listed = _listed_by_git()
    return listed if "pyproject.toml" in listed else tuple(sorted(_walked()))


def _listed_by_git() -> tuple[str, ...]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ()
    names = done.stdout.decode("utf-8").split("\0")
    return tuple(sorted({name for name in names if name and (ROOT / name).is_file()}))


def _walked() -> Iterable[str]:
    for folder, inner, files in os.walk(ROOT):
        inner[:] = [
            name
            for name in inner
            if name == ".ci" or not (name.startswith(".") or name in NOT_KEPT or name.endswith(".casebook"))
        ]
        yield from ((Path(folder) / name).relative_to(ROOT).as_posix() for name in files)


def python_files(*folders: str) -> tuple[str, ...]:
    """The kept Python files of these top folders, or of all."""
    return tuple(
        name
        for name in kept_files()
        if name.endswith(".py") and (not folders or name.split("/")[0] in folders)
    )


def text_of(name: str) -> str:
    """A kept file's text, line endings as they are."""
    return (ROOT / name).read_bytes().decode("utf-8")


def parse(text: str) -> ast.Module:
    """A sample's syntax tree."""
    return ast.parse(text)


def findings(names: Iterable[str], look: Callable[[str], Iterable[tuple[int, str]]]) -> list[str]:
    """What `look` finds in each file's text, as `file:line: what`, in reading order."""
    return [f"{name}:{line}: {what}" for name in names for line, what in sorted(look(text_of(name)))]


def imported_names(tree: ast.AST) -> dict[str, str]:
    """Each name an import binds anywhere in the tree, and what it stands for in full."""
    bound: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for one in node.names:
                outer = one.name.split(".")[0]
                bound[one.asname or outer] = one.name if one.asname else outer
        elif isinstance(node, ast.ImportFrom):
            for one in node.names:
                bound[one.asname or one.name] = f"{node.module}.{one.name}"
    return bound


def imports(tree: ast.AST) -> Iterable[tuple[int, str]]:
    """Each thing imported anywhere, with its line: `a.b` for `import a.b` and for `from a import b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, one.name) for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{one.name}") for one in node.names)


def full_name(node: ast.expr, bound: dict[str, str]) -> str:
    """What a dotted expression names in full, through the file's imports; empty when it names nothing."""
    if isinstance(node, ast.Name):
        return bound.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        outer = full_name(node.value, bound)
        return f"{outer}.{node.attr}" if outer else ""
    return ""
