"""Python's garbage is swept on the GUI thread only: a widget that dies on another thread takes Qt with it."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 250
"""Milliseconds between two looks at how much there is to sweep."""


class Sweep(QObject):
    """Does by a timer what Python would do on whichever thread happens to run."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Do nothing until a second thread begins."""
        super().__init__(parent)
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Take over from Python: another thread is about to begin."""
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        """Give it back: there is one thread again."""
        self._timer.stop()
        gc.enable()

    def _look(self) -> None:
        """Sweep the oldest generation whose own measure is full, as Python itself would."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
