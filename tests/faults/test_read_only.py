"""A folder that may not be written to: one sentence, and nothing in it changed."""

from __future__ import annotations

import subprocess
import sys
from itertools import takewhile
from typing import TYPE_CHECKING

import pytest

from tests.casebook.computer import Computer
from tests.casebook.samples import found

if TYPE_CHECKING:
    from pathlib import Path

OPENER = """
from __future__ import annotations

import os, sys
from pathlib import Path

from dsl_desk.casebook.keys import Stretch
from dsl_desk.errors import DeskError
from tests.casebook.computer import Computer
from tests.casebook.samples import concern, found, put, reopen

folder, spare = Path(sys.argv[1]), Path(sys.argv[2])
found(spare, Computer()).close()  # loads all that is needed, before the rights to read it are given up
if os.geteuid() == 0:
    os.setuid(65534)  # the superuser may write anywhere, so become nobody
try:
    put(reopen(folder, Computer()), concern())
except DeskError as fault:
    sys.stdout.write(f"{type(fault).__name__}: {fault}")
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in lists, not in modes")
READABLE, READ_ONLY, LOCKED_FOLDER = 0o755, 0o444, 0o555


@pytest.mark.parametrize(
    ("locked", "said"),
    [
        ("the folder and its files", "The folder Oak.casebook cannot be written to"),
        ("the ledgers", "The file protection.ledger could not be written to, so nothing was kept"),
    ],
)
def test_what_may_not_be_written_is_said_and_left_alone(tmp_path: Path, locked: str, said: str) -> None:
    folder = tmp_path / "Oak.casebook"
    found(folder, Computer()).close()
    own = takewhile(lambda one: one.name.startswith(("pytest-", "popen-")), tmp_path.parents)
    for above in (tmp_path, *own):
        above.chmod(READABLE)
    everything = locked == "the folder and its files"
    for path in folder.iterdir():
        path.chmod(READ_ONLY if everything or path.suffix == ".ledger" else 0o666)
    folder.chmod(LOCKED_FOLDER if everything else 0o777)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    command = [sys.executable, "-c", OPENER, str(folder), str(tmp_path / "spare.casebook")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    folder.chmod(0o700)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"NotKept: {said}")
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    after.pop("lock")
    before.pop("lock")
    assert after == before
