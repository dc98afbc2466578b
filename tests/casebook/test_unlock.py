"""Opening and closing: the passphrase, who is signing in, and one opener at a time."""

from __future__ import annotations

import os
import platform
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from dsl_desk.casebook.casebook import open_casebook
from dsl_desk.casebook.founding import Founder, found_casebook
from dsl_desk.casebook.keys import recovery_key
from dsl_desk.casebook.roster import TRAINING
from dsl_desk.casebook.unlock import unlock
from dsl_desk.errors import CasebookInUse, CasebookMissing, CasebookRefused, WrongPassphrase
from dsl_desk.model.access import Role
from dsl_desk.model.kinds import KINDS
from tests.casebook.computer import Computer
from tests.casebook.samples import LABEL, PASSPHRASE, QUICK, concern, found, put, reopen

HOLDER = """
from __future__ import annotations

import sys
from pathlib import Path

from tests.casebook.computer import Computer
from tests.casebook.samples import concern, put, reopen

book = reopen(Path(sys.argv[1]), Computer())
with book.writing("protection") as writing:
    writing.put(concern(), book.new_id())
    sys.stdout.write("open\\n")
    sys.stdout.flush()
    sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "Oak.casebook"
    found(path, Computer()).close()
    return path


def test_what_was_kept_is_there_at_the_next_opening(folder: Path) -> None:
    computer = Computer()
    book = reopen(folder, computer)
    kept = put(book, concern())
    book.close()
    book = reopen(folder, computer)
    assert book.latest(kept.record_id) == kept
    assert book.notices == ()
    book.close()


@pytest.mark.parametrize(
    "typed", ["", " ", PASSPHRASE + " ", PASSPHRASE.upper(), "wrong", "\x00", "\ud800", "k" * 100_000]
)
def test_a_wrong_passphrase_is_answered_in_the_same_words_always(folder: Path, typed: str) -> None:
    with pytest.raises(WrongPassphrase) as refused:
        open_casebook(folder, typed, Computer(), KINDS)
    assert str(refused.value) == str(WrongPassphrase())
    assert refused.value.__cause__ is None
    reopen(folder, Computer()).close()  # and the lock was let go


def test_a_passphrase_typed_on_another_keyboard_opens(tmp_path: Path) -> None:
    composed = unicodedata.normalize("NFC", "caf\u00e9 \u0141\u00f3d\u017a \u1ec7 winter")
    folder = tmp_path / "Oak.casebook"
    found_casebook(
        folder,
        Founder(label=LABEL, role=Role.DSL, passphrase=composed),
        Computer(),
        KINDS,
        purpose=TRAINING,
        recovery_public=recovery_key(bytes(16)).public_key().public_bytes_raw(),
        stretch=QUICK,
    ).close()
    apart = unicodedata.normalize("NFD", composed)
    assert apart != composed
    open_casebook(folder, apart, Computer(), KINDS).close()


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(CasebookMissing, match="There is no folder"):
        reopen(tmp_path / "Elm.casebook", Computer())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_no_casebook_gets_nothing_put_into_it(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes(b"mine")
    with pytest.raises(CasebookMissing, match=r"no casebook\.json"):
        reopen(tmp_path, Computer())
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_somebody_who_is_not_enrolled_is_told_who_is(folder: Path) -> None:
    with pytest.raises(CasebookRefused, match=f"Enrolled here: {LABEL}"):
        open_casebook(folder, PASSPHRASE, Computer(), KINDS, who="Caretaker")


def test_a_member_is_known_by_label_and_by_id(folder: Path) -> None:
    member = unlock(folder, PASSPHRASE, LABEL).member
    assert unlock(folder, PASSPHRASE, member.id).member == member


def test_a_second_opener_is_told_at_once_on_which_computer_it_is_open(folder: Path) -> None:
    book = reopen(folder, Computer())
    with pytest.raises(CasebookInUse, match=f"already open on {platform.node()}"):
        reopen(folder, Computer(b"device-2"))
    kept = put(book, concern())  # the first is not disturbed
    book.close()
    book = reopen(folder, Computer(b"device-2"))
    assert book.latest(kept.record_id) == kept
    book.close()


def test_closing_wipes_the_keys(folder: Path) -> None:
    unlocked = unlock(folder, PASSPHRASE)
    keys = list(unlocked.ledger_keys.values())
    assert all(any(key) for key in keys)
    unlocked.wipe()
    assert [bytes(key) for key in keys] == [bytes(32)] * 2


@pytest.mark.skipif(sys.platform == "win32", reason="the signal is POSIX's")
def test_a_killed_program_lets_go_and_leaves_no_half_written_record(folder: Path) -> None:
    here = str(Path(__file__).parents[2])
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=here,
        env=os.environ | {"PYTHONPATH": here},
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(CasebookInUse):
            reopen(folder, Computer())
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    book = reopen(folder, Computer())
    assert book.of_kind("concern") == ()
    put(book, concern())
    book.close()
