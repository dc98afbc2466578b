"""One opener after another: what counts is what lies in the folder once the lock is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.casebook.unlock import FILE, PREVIOUS, read_one
from tests.casebook.computer import Computer
from tests.casebook.samples import concern, put, reopen

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.casebook.casebook import Casebook
    from dsl_desk.device.files import FolderLock


class NextInTurn(Computer):
    """A computer that gets the lock at the moment somebody else closes the casebook."""

    def __init__(self, before: Casebook) -> None:
        super().__init__(b"device-2")
        self._before = before

    def hold(self, path: Path) -> FolderLock:
        if self._before.compartments:
            self._before.close()
        return super().hold(path)


class TornMeanwhile(Computer):
    """A computer whose casebook is damaged while it waits for the lock."""

    def hold(self, path: Path) -> FolderLock:
        (path.parent / FILE).write_bytes(b"{")
        return super().hold(path)


def test_the_list_of_members_is_read_under_the_lock(folder: Path) -> None:
    book = reopen(folder, TornMeanwhile())
    (said,) = book.notices
    assert PREVIOUS in said
    book.close()


def test_the_heads_that_another_wrote_down_last_stay_written_down(folder: Path) -> None:
    first = reopen(folder, Computer())
    put(first, concern())
    heads = set(first.heads())
    second = reopen(folder, NextInTurn(first))
    assert second.notices == ()
    second.close()
    assert heads <= set(read_one(folder / FILE).anchors.heads)
