"""From a key in the window's palette (Ctrl+K) to its rows painted, over three ledgers.

Each key is typed into the real window over an open casebook, and its time ends when the list has been painted
with what that key found: the worker's turn, the search, the model, the paint. Run it:
python -m tests.bench.palette
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest

from dsl_desk.practice.computer import ThisComputer
from tests.bench.corpus import ENTRIES, PASSPHRASE, Corpus
from tests.bench.measure import RUNS, at_percentile
from tests.bench.window import register
from tests.practice.rowan import NoKeyring
from ui.application import Application, make_qt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.widgets.palette import Palette

COUNT = 100
"""Questions typed to their ends in a run."""

LOOKS = 25
"""Milliseconds between looks whether the next key may be typed: one that looked all the time would hinder."""

SLOWEST = 0.020
"""Seconds from a key to its rows, at the 95th percentile."""


class Typist(QObject):
    """Types questions into the palette, a key as soon as the rows of the one before are painted."""

    def __init__(self, application: Application, questions: list[tuple[str, ...]]) -> None:
        """Wait for the lock screen."""
        super().__init__(application)
        self._window = application.window
        self._questions = questions
        self._keys: Iterator[str] = iter(())
        self._started = 0.0
        self.taken: list[float] = []
        self._timer = QTimer(self, interval=LOOKS)
        self._timer.timeout.connect(self._unlock)
        self._timer.start()

    def _wait_for(self, following: str) -> None:
        self._timer.timeout.disconnect()
        self._timer.timeout.connect(getattr(self, following))

    def _unlock(self) -> None:
        if self._window.room.tasks.is_idle:
            self._window.unlock("", PASSPHRASE)
            self._wait_for("_open")

    def _open(self) -> None:
        if self._window.shell is not None and self._window.room.tasks.is_idle:
            self._palette.open()
            self._palette.model.modelReset.connect(self._stop_the_clock)
            self._wait_for("_type")

    @property
    def _palette(self) -> Palette:
        shell = self._window.shell
        if shell is None:
            raise RuntimeError("the casebook is not open")
        return shell.palette_box

    def _type(self) -> None:
        """Type the next key of a question, or begin the next question."""
        if self._started or not self._window.room.tasks.is_idle:
            return
        key = next(self._keys, "")
        if key:
            self._started = time.perf_counter()
            QTest.keyClick(self._palette.asked, ord(key))
        elif self._questions:
            self._keys = iter(self._questions.pop()[-1])
            self._palette.asked.clear()
        else:
            self._timer.stop()
            self._window.close()

    def _stop_the_clock(self) -> None:
        if self._started:
            self._palette.list.repaint()
            self.taken.append(time.perf_counter() - self._started)
            self._started = 0.0


def main() -> None:
    """Print the figure of three runs."""
    qt = make_qt(["bench"])
    with TemporaryDirectory(prefix="dsl-desk-bench-") as place:
        folder, state = Path(place) / "bench.casebook", Path(place) / "state"
        state.mkdir()
        corpus = Corpus(folder, ENTRIES)
        register(corpus)
        runs: list[list[float]] = []
        for _ in range(RUNS):
            application = Application(qt, ThisComputer(state, memory=NoKeyring()), state)
            typist = Typist(application, [corpus.typed_question() for _ in range(COUNT)])
            application.run(folder)
            runs.append(typist.taken)
            application.deleteLater()
    slowest = [at_percentile(taken, 95) for taken in runs]
    middle = at_percentile([one for taken in runs for one in taken], 50)
    said = ", ".join(f"{one * 1000:.2f}" for one in slowest)
    verdict = "kept" if sorted(slowest)[RUNS // 2] <= SLOWEST else "MISSED"
    sys.stdout.write(
        f"palette, key to rows painted, {ENTRIES:,} entries | median {middle * 1000:.2f} ms | "
        f"95th percentile {said} ms | target {SLOWEST * 1000:.0f} ms: {verdict} | "
        f"n {sum(map(len, runs)):,}, three runs\n"
    )


if __name__ == "__main__":
    main()
