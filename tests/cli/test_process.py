"""The program as it is started: a process of its own, its exit codes, and what is left when it is stopped."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from dsl_desk import __main__
from dsl_desk.cli.command import Call, Command, Listed
from dsl_desk.cli.problems import BROKEN
from tests.architecture.sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.cli.typist import Typist


def start(folder: Path, *words: str, piped: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own, with a folder of its own for its settings."""
    surroundings = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "70",
        "HOME": str(folder),
        "XDG_STATE_HOME": str(folder / "state"),
        "LOCALAPPDATA": str(folder / "state"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "PYTHONIOENCODING": "ascii",
    }
    command = [sys.executable, "-m", "dsl_desk", *words]
    return subprocess.run(
        command, cwd=folder, env=surroundings, input=piped, capture_output=True, check=False
    )


def test_help(tmp_path: Path) -> None:
    done = start(tmp_path, "--help")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"usage: dsl-desk [-h] COMMAND ...")
    assert max(map(len, done.stdout.splitlines())) <= 70
    assert not (tmp_path / "state").exists()


def test_verify_and_a_list_in_utf_8(zofia: Typist) -> None:
    done = start(zofia.folder, "verify", str(zofia.casebook))
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Nothing was found: every page, entry, signature and read is as it was" in done.stdout.decode(
        "utf-8"
    )
    listed = start(zofia.folder, "children", str(zofia.casebook))
    assert "Zofia Żółkiewska" in listed.stdout.decode("utf-8")


def test_what_is_piped_in_must_be_text(zofia: Typist) -> None:
    words = (
        "note",
        str(zofia.casebook),
        "--child=zofia",
        "--when=today",
        "--heading=Visit",
        "--account-file=-",
    )
    done = start(zofia.folder, *words, piped=b"\xff\xfe")
    assert done.returncode == 2
    assert "not plain text in UTF-8" in done.stderr.decode("utf-8")
    done = start(zofia.folder, *words, piped="\ufeffŻółw przyszedł.\r\n".encode())
    assert (done.returncode, done.stderr) == (0, b"")
    shown = start(zofia.folder, "child", str(zofia.casebook), "zofia")
    assert "    Żółw przyszedł." in shown.stdout.decode("utf-8").splitlines()


def test_a_reader_that_goes_away_is_no_fault(typist: Typist) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "dsl_desk", "profile", "check"],
        cwd=typist.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        said = running.stderr.read()
    assert (running.returncode, said) == (1, b"")


def test_the_demonstration_leaves_what_is_there_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    done = start(tmp_path, "demo", str(tmp_path))
    assert done.returncode == 1
    assert b"fault of its own" not in done.stderr
    assert (tmp_path / "mine.txt").read_text("utf-8") == "mine"


def test_the_window_is_a_program_of_its_own(typist: Typist, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "no-such-screen")  # so that the window cannot stay
    done = start(typist.folder, "window")
    assert done.returncode == BROKEN
    assert b"no-such-screen" in done.stderr


def broken(call: Call) -> int:
    raise KeyError(call.word("secret"))


def interrupted(call: Call) -> int:
    del call
    raise KeyboardInterrupt


def faulty() -> tuple[Command, ...]:
    return (Command(name="broken", run=broken), Command(name="interrupted", run=interrupted))


FAULTY = tuple(Listed(name=name, does="Fail.", load=faulty) for name in ("broken", "interrupted"))


def test_a_fault_of_ours_says_where_and_nothing_else(
    typist: Typist, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(__main__, "COMMANDS", FAULTY)
    monkeypatch.setattr(sys, "argv", ["dsl-desk", "broken"])
    assert __main__.main() == 3
    shown = capsys.readouterr()
    assert "a fault of its own (KeyError at dsl_desk/cli/entry.py:" in " ".join(shown.err.split())
    assert "Traceback" not in shown.err
    assert str(ROOT) not in shown.err
    assert shown.out == ""
    monkeypatch.setattr(sys, "argv", ["dsl-desk", "interrupted"])
    assert __main__.main() == 130
    assert capsys.readouterr().err == "Stopped. Nothing was kept.\n"
