"""Starting a writer, listening to it, and killing it at once when it has said enough."""

from __future__ import annotations

import multiprocessing
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from signal import SIGTERM
from typing import TYPE_CHECKING

from tests.properties.writer import Act, Manner, Plan, Said, write

if sys.platform == "win32":
    _KILLED = -SIGTERM  # how `multiprocessing` tells of TerminateProcess
else:
    from signal import SIGKILL

    _KILLED = -SIGKILL

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

_KEEPING = {Act.PUT, Act.DRAFT, Act.READ}
_KEPT = {Act.COMMITTED, Act.CLOSED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What a killed writer had acknowledged, and what it had announced and not acknowledged yet."""

    acknowledged: tuple[Said, ...]
    pending: tuple[Said, ...]
    last: Act


def write_and_kill(plan: Plan) -> Toll:
    """Let a writer follow its plan and kill it at the plan's point. What it wrote must be looked up after.

    The writer is forked from a server process that has no other thread; where there is no fork, it is a new
    process.
    """
    hear, tell = multiprocessing.Pipe(duplex=False)
    if sys.platform == "win32":
        process = multiprocessing.get_context("spawn").Process(target=write, args=(plan, tell))
    else:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([write.__module__])
        process = context.Process(target=write, args=(plan, tell))
    process.start()
    tell.close()
    with hear:
        heard = _listen(hear, plan)
        if plan.manner is Manner.AT_A_WRITE:
            _watch(hear, plan.folder)
        process.kill()
        heard += _drain(hear)
    process.join()
    ended = process.exitcode
    process.close()
    failed = [one.name for one in heard if one.act is Act.FAILED]
    assert not failed, failed[0]
    assert ended == _KILLED, f"the writer ended by itself: {ended}"
    return _reckon(heard)


def _listen(hear: Connection, plan: Plan) -> list[Said]:
    heard: list[Said] = []
    left = plan.count
    while left:
        try:
            said: Said = hear.recv()
        except EOFError:
            break  # it ended by itself; its exit code says so
        heard.append(said)
        left -= said.act is plan.point
        if said.act in (Act.DONE, Act.FAILED):
            break
    return heard


def _watch(hear: Connection, folder: Path) -> None:
    """Wait until a page or a file is being written, or until the writer says something more."""
    before = _stamps(folder)
    while not hear.poll() and _stamps(folder) == before:
        pass


def _stamps(folder: Path) -> set[tuple[str, int, int]]:
    found = set()
    for one in os.scandir(folder):
        if not one.name.endswith("-journal"):
            with suppress(FileNotFoundError):
                state = one.stat()
                found.add((one.name, state.st_mtime_ns, state.st_size))
    return found


def _drain(hear: Connection) -> list[Said]:
    """Take what was said before the kill; the last message may be cut off."""
    heard: list[Said] = []
    try:
        while True:
            heard.append(hear.recv())
    except (EOFError, OSError):
        return heard


def _reckon(heard: list[Said]) -> Toll:
    acknowledged: list[Said] = []
    pending: list[Said] = []
    for said in heard:
        if said.act in _KEEPING:
            pending.append(said)
        elif said.act in _KEPT:
            acknowledged += pending
            pending = []
    return Toll(acknowledged=tuple(acknowledged), pending=tuple(pending), last=heard[-1].act)
