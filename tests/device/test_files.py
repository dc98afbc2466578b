"""Files written whole or not at all, and a lock that one program holds."""

from __future__ import annotations

import os
import platform
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dsl_desk.device.files import FolderLock, write_file
from dsl_desk.errors import CasebookInUse, NotKept

HERE = Path(__file__).parents[2]
FULL_DISK = """
from __future__ import annotations

import resource
import signal
import sys
from pathlib import Path

from dsl_desk.device.files import write_file
from dsl_desk.errors import NotKept

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_file(Path(sys.argv[1]), b"n" * 10_000)
except NotKept as fault:
    sys.stdout.write(str(fault))
"""
KILLED = """
from __future__ import annotations

import os
import sys
from pathlib import Path

from dsl_desk.device.files import write_file

written = os.fsync


def die(descriptor: int) -> None:
    written(descriptor)
    os._exit(9)


os.fsync = die
write_file(Path(sys.argv[1]), b"new" * 1000)
"""
LOCKS = """
from __future__ import annotations

import sys
from pathlib import Path

from dsl_desk.device.files import FolderLock
from dsl_desk.errors import CasebookInUse

try:
    FolderLock(Path(sys.argv[1]))
    sys.stdout.write("taken")
except CasebookInUse as fault:
    sys.stdout.write(str(fault))
"""

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="modes and limits are POSIX's")


def run(program: str, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, str(path)],
        cwd=HERE,
        env=os.environ | {"PYTHONPATH": str(HERE)},
        capture_output=True,
        text=True,
        check=False,
    )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("data", [b"", b"words", bytes(1_000_000)])
def test_a_file_is_written_and_replaced_whole(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "casebook.json"
    write_file(path, data)
    assert path.read_bytes() == data
    write_file(path, b"other")
    assert path.read_bytes() == b"other"
    assert names(tmp_path) == ["casebook.json"]


@posix_only
def test_nobody_else_may_read_it_even_where_they_could_before(tmp_path: Path) -> None:
    path = tmp_path / "casebook.json"
    path.write_bytes(b"old")
    path.chmod(0o644)
    write_file(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@posix_only
def test_on_a_full_disk_the_old_file_stays_and_the_reason_is_said(tmp_path: Path) -> None:
    path = tmp_path / "casebook.json"
    path.write_bytes(b"old")
    done = run(FULL_DISK, path)
    assert "casebook.json could not be written (File too large)" in done.stdout, done.stderr
    assert "What was there before is still there" in done.stdout
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["casebook.json"]


@posix_only
def test_a_program_that_ends_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "casebook.json"
    path.write_bytes(b"old")
    assert run(KILLED, path).returncode == 9
    assert path.read_bytes() == b"old"
    write_file(path, b"newer")  # what it left half-written is in nobody's way
    assert path.read_bytes() == b"newer"
    assert names(tmp_path) == ["casebook.json"]


def test_a_folder_of_that_name_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "casebook.json"
    path.mkdir()
    (path / "inside").write_bytes(b"x")
    with pytest.raises(NotKept, match=r"casebook\.json could not be written"):
        write_file(path, b"new")
    assert names(tmp_path) == ["casebook.json"]
    assert (path / "inside").read_bytes() == b"x"


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NotKept, match="could not be written") as refused:
        write_file(tmp_path / "gone" / "casebook.json", b"new")
    assert str(tmp_path) not in str(refused.value)
    assert names(tmp_path) == []


def test_a_lock_is_held_by_one_and_taken_again_when_let_go(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    lock = FolderLock(path)
    assert path.read_text() == platform.node()
    with pytest.raises(CasebookInUse, match=f"already open on {platform.node()}"):
        FolderLock(path)
    lock.let_go()
    lock.let_go()
    assert path.read_bytes() == b""
    FolderLock(path).let_go()


def test_another_program_is_refused_while_it_is_held(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    lock = FolderLock(path)
    assert f"already open on {platform.node()}" in run(LOCKS, path).stdout
    lock.let_go()
    assert run(LOCKS, path).stdout == "taken"
    FolderLock(path).let_go()  # that program has ended without letting go


def test_what_an_earlier_holder_wrote_is_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    path.write_text("a-computer-with-a-very-long-name-that-lost-its-power" * 10)
    lock = FolderLock(path)
    assert path.read_text() == platform.node()
    lock.let_go()


@posix_only
def test_nobody_else_may_read_the_lock(tmp_path: Path) -> None:
    FolderLock(tmp_path / "lock").let_go()
    assert stat.S_IMODE((tmp_path / "lock").stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotKept, match="folder gone cannot be written to"):
        FolderLock(tmp_path / "gone" / "lock")
