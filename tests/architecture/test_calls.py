"""Calls with one home, or none: text run as code, modal loops, printing, the clock, ids, the environment."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.architecture.sources import findings, full_name, imported_names, imports, parse, python_files

if TYPE_CHECKING:
    from collections.abc import Iterable

PROGRAM = ("dsl_desk", "ui", "resources", "packaging")
RUNS_TEXT = {
    "exec",
    "eval",
    "compile",
    "__import__",
    "builtins.exec",
    "builtins.eval",
    "importlib.import_module",
}

# The clock, chance, ids, this computer: read in `dsl_desk/device` and handed in. `time.monotonic` is free: it
# measures how long a piece of work has taken and says nothing about when.
OF_THE_DEVICE = {
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "datetime.datetime.today",
    "datetime.date.today",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
    "time.ctime",
    "time.strftime",
    "os.environ",
    "os.environb",
    "os.getenv",
    "os.putenv",
    "os.urandom",
    "os.getlogin",
    "os.path.expanduser",
    "pathlib.Path.home",
}
MODULES_OF_THE_DEVICE = {"uuid", "secrets", "random", "getpass", "keyring", "platformdirs", "socket"}


def code_from_text(text: str) -> Iterable[tuple[int, str]]:
    """Each call that runs text as code or names a module by text."""
    tree = parse(text)
    bound = imported_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and full_name(node.func, bound) in RUNS_TEXT:
            yield node.lineno, full_name(node.func, bound)


def modal_loops(text: str) -> Iterable[tuple[int, str]]:
    """Each `.exec()` of a dialog, menu or loop."""
    for node in ast.walk(parse(text)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in {"exec", "exec_"}
        ):
            yield node.lineno, ".exec()"


def prints(text: str) -> Iterable[tuple[int, str]]:
    """Each `print`."""
    for node in ast.walk(parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            yield node.lineno, "print"


def reads_of_the_device(text: str) -> Iterable[tuple[int, str]]:
    """Each use or import of what only `device` may read, under whatever name it was imported."""
    tree = parse(text)
    bound = imported_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and full_name(node, bound) in OF_THE_DEVICE:
            yield node.lineno, full_name(node, bound)
    for line, name in imports(tree):
        if name in OF_THE_DEVICE or name.split(".")[0] in MODULES_OF_THE_DEVICE:
            yield line, name


def test_nothing_runs_text_as_code() -> None:
    assert findings(python_files(*PROGRAM), code_from_text) == []


def test_only_prompts_waits_in_a_loop_of_its_own() -> None:
    # The application's own loop is the program itself; every other wait inside it belongs to the prompts.
    elsewhere = [
        name for name in python_files(*PROGRAM) if name not in {"ui/prompts.py", "ui/application.py"}
    ]
    assert findings(elsewhere, modal_loops) == []


def test_only_the_terminal_s_own_code_prints() -> None:
    quiet = [
        name
        for name in python_files("dsl_desk", "ui", "resources")
        if not name.startswith("dsl_desk/cli/") and name != "dsl_desk/__main__.py"
    ]
    assert findings(quiet, prints) == []


def test_only_device_reads_the_clock_chance_and_the_environment() -> None:
    elsewhere = [
        name
        for name in python_files("dsl_desk", "ui", "resources")
        if not name.startswith("dsl_desk/device/")
    ]
    assert findings(elsewhere, reads_of_the_device) == []


@pytest.mark.parametrize(
    "call", ["exec('x')", "eval('x')", "import builtins\nbuiltins.eval('x')", "__import__('x')"]
)
def test_text_run_as_code_is_caught(call: str) -> None:
    assert len(list(code_from_text(call))) == 1


def test_compiling_a_pattern_is_not_running_text() -> None:
    assert list(code_from_text("import re\nre.compile('x')")) == []


@pytest.mark.parametrize("call", ["dialog.exec()", "self.menu.exec_(at)"])
def test_a_modal_loop_is_caught(call: str) -> None:
    assert len(list(modal_loops(call))) == 1


def test_a_print_is_caught_and_a_method_of_that_name_is_not() -> None:
    assert list(prints("def f():\n    print('x')\npack.print()")) == [(2, "print")]


@pytest.mark.parametrize(
    "sample",
    [
        "import datetime\nx = datetime.datetime.now()",
        "import datetime as d\nx = d.date.today()",
        "from datetime import datetime\nx = datetime.now(UTC)",
        "from datetime import datetime as when\nx = when.now()",
        "import time\nx = time.time()",
        "from time import time",
        "import os\nx = os.environ['HOME']",
        "from os import environ",
        "import os as system\nx = system.urandom(16)",
        "import uuid",
        "def f():\n    import secrets",
        "from random import choice",
        "from pathlib import Path\nx = Path.home()",
    ],
)
def test_a_read_of_the_device_is_caught(sample: str) -> None:
    assert len(list(reads_of_the_device(sample))) == 1


@pytest.mark.parametrize(
    "sample",
    [
        "x = clock.now()",
        "from datetime import time\nx = time.min",
        "from time import monotonic\nx = monotonic()",
        "x = moment.time()",
        "from datetime import datetime\nx = datetime.combine(day, hour)",
        "import os\nos.replace(a, b)",
    ],
)
def test_what_is_handed_in_passes(sample: str) -> None:
    assert list(reads_of_the_device(sample)) == []
