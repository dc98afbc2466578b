"""From a passphrase to the first screen with everything on it, and what the window then takes of memory.

The floors: the passphrase stretched and an empty Qt window painted; the memory of a program with an empty
window. Each is a program of its own, so that nothing is warm. Run it: python -m tests.bench.window
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from dsl_desk.casebook.unlock import unlock
from dsl_desk.model.access import SUPPORT
from dsl_desk.model.child import Child
from dsl_desk.model.school import School
from tests.bench.corpus import ENTRIES, PASSPHRASE, Corpus
from tests.bench.measure import RUNS, Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNT = 1
UNLOCK_TARGET = 1.3
MEMORY_TARGET = 2.0
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def figures(folder: Path) -> Iterator[Figure]:
    """Take both figures three times, ours and the floor in turn."""
    ours: list[dict[str, float]] = []
    floor: list[dict[str, float]] = []
    run("ours", folder)  # the corpus has a kind of its own, so the first opening makes the index anew
    for _ in range(RUNS):
        ours.append(run("ours", folder))
        floor.append(run("floor", folder))
    for path, key, target, unit in (
        (f"unlock to the first screen, {ENTRIES:,} entries", "seconds", UNLOCK_TARGET, "ms"),
        (f"resident after unlock, {ENTRIES:,} entries", "bytes", MEMORY_TARGET, "bytes"),
    ):
        yield Figure(
            path=path,
            ours=tuple(one[key] for one in ours),
            floor=tuple(one[key] for one in floor),
            target=target,
            count=COUNT,
            unit=unit,
        )


def run(which: str, folder: Path) -> dict[str, float]:
    """Run one program and read what it measured."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.window", which, str(folder)],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def register(corpus: Corpus) -> None:
    """Enter the school, so that the first screen is Today, and every child that the corpus writes about."""
    book = corpus.open()
    try:
        with book.writing(SUPPORT) as writing:
            writing.put(School(name="Bench School", stated_on=corpus.computer.today()), book.new_id())
            for child in corpus.children:
                given, family = corpus.words.some(2)
                born = corpus.computer.today().replace(year=2012)
                record = Child(
                    given_name=given.title(),
                    family_name=family.title(),
                    born_on=born,
                    on_register_on=born.replace(year=2018),
                )
                writing.put(record, child)
    finally:
        book.close()


def measure_ours(folder: Path) -> None:
    """Unlock in the real window, and stop when everything on the first screen has come and is painted."""
    from PySide6.QtCore import QTimer

    from dsl_desk.practice.computer import ThisComputer
    from tests.practice.rowan import NoKeyring
    from ui.application import Application, make_qt

    qt = make_qt(["bench"])
    with TemporaryDirectory() as place:
        state = Path(place)
        application = Application(qt, ThisComputer(state, memory=NoKeyring()), state)
        window = application.window
        started: list[float] = []

        def look() -> None:
            if not window.room.tasks.is_idle:
                return
            if not started:
                started.append(time.perf_counter())
                window.unlock("", PASSPHRASE)
            elif window.shell is not None:
                window.grab()
                tell(time.perf_counter() - started[0])
                timer.stop()
                window.close()

        timer = QTimer(interval=1)
        timer.timeout.connect(look)
        timer.start()
        application.run(folder)


def measure_floor(folder: Path) -> None:
    """Stretch the passphrase and open its slot, then paint an empty window."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    qt = QApplication(["bench"])
    QTimer.singleShot(0, qt.quit)
    qt.exec()
    started = time.perf_counter()
    unlock(folder, PASSPHRASE).wipe()
    window = QMainWindow()
    window.resize(1_366, 860)
    window.show()
    window.grab()
    tell(time.perf_counter() - started)


def tell(seconds: float) -> None:
    """Print what was measured, for the program that asked."""
    resident = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * PAGE
    print(json.dumps({"seconds": seconds, "bytes": resident}), flush=True)


def main() -> None:
    """Print both figures; with arguments, take one measurement."""
    if len(sys.argv) > 1:
        measure = measure_ours if sys.argv[1] == "ours" else measure_floor
        measure(Path(sys.argv[2]))
        return
    with TemporaryDirectory(prefix="dsl-desk-bench-") as place:
        corpus = Corpus(Path(place) / "bench.casebook", ENTRIES, stretch=None)
        register(corpus)
        for figure in figures(corpus.folder):
            print(figure, flush=True)


if __name__ == "__main__":
    main()
