"""Everything stops while `casebook.json` is being replaced: the casebook opens again all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dsl_desk.casebook.unlock import FILE, PREVIOUS
from tests.casebook.computer import Computer
from tests.casebook.samples import concern, found, put, reopen
from tests.casebook.tampering import findings

if TYPE_CHECKING:
    from pathlib import Path


class PowerCut(BaseException):
    """Nothing after this happens; no code of ours is meant to catch it."""


class FailingComputer(Computer):
    """A computer that stops before it has written so many files."""

    def __init__(self, writes: int) -> None:
        super().__init__()
        self._left = writes

    def write_file(self, path: Path, data: bytes) -> None:
        if not self._left:
            raise PowerCut
        self._left -= 1
        super().write_file(path, data)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "Oak.casebook"
    found(path, Computer()).close()
    return path


@pytest.mark.parametrize("torn", [b"", b'{"anchors":', bytes(4_096)])
def test_a_torn_file_and_then_a_power_cut_leave_one_that_is_whole(folder: Path, torn: bytes) -> None:
    """The damaged file must not be written over the sound one before it."""
    (folder / FILE).write_bytes(torn)
    book = reopen(folder, FailingComputer(writes=0))
    (said,) = book.notices
    assert PREVIOUS in said
    kept = put(book, concern())
    with pytest.raises(PowerCut):
        book.close()
    book = reopen(folder, FailingComputer(writes=1))
    assert book.latest(kept.record_id) == kept
    book.close()  # the one write is of `casebook.json` itself
    computer = Computer()
    book = reopen(folder, computer)
    assert book.notices == ()
    book.close()
    assert findings(folder, computer) == []


@pytest.mark.parametrize("writes", [0, 1])
def test_a_power_cut_at_an_ordinary_close_loses_nothing(folder: Path, writes: int) -> None:
    book = reopen(folder, FailingComputer(writes))
    kept = put(book, concern())
    with pytest.raises(PowerCut):
        book.close()
    book = reopen(folder, Computer())
    assert book.notices == ()
    assert book.latest(kept.record_id) == kept
    book.close()


@pytest.mark.parametrize("missing", [FILE, PREVIOUS])
def test_one_of_the_two_files_is_enough(folder: Path, missing: str) -> None:
    (folder / missing).unlink()
    book = reopen(folder, Computer())
    assert bool(book.notices) is (missing == FILE)
    book.close()
    assert {FILE, PREVIOUS} <= {path.name for path in folder.iterdir()}
