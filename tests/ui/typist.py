"""The program as it is started, with somebody before it who unlocks a casebook and begins to write.

    python -m tests.ui.typist CASEBOOK CHILD WORDS

It says a line once the words stand in the window and nobody has kept them yet.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest

from dsl_desk.model.record import RecordId
from dsl_desk.practice import casebooks
from dsl_desk.practice.session import buses
from tests.practice.rowan import PASSPHRASE
from ui.application import Application, make_qt
from ui.places import Place, Where
from ui.screens.lock import LockScreen
from ui.screens.note import NoteScreen
from ui.shell import Shell
from ui.widgets.fields_text import PassageField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from ui.window import Window

WRITTEN = "the words stand there"
FIELD = "account"


class Typist(QObject):
    """Does one thing after the other, each once the window is ready for it."""

    def __init__(self, application: Application, child: RecordId, words: str) -> None:
        """Begin as soon as the window runs."""
        super().__init__(application)
        self._steps = write(application.window, child, words)
        self._timer = QTimer(self, interval=20)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _go_on(self) -> None:
        if next(self._steps, WRITTEN) == WRITTEN:
            self._timer.stop()
            print(WRITTEN, flush=True)


def write(window: Window, child: RecordId, words: str) -> Iterator[str]:
    """Unlock, go to a note about a child, and write."""
    while not window.findChildren(LockScreen):
        yield "nothing asks for a passphrase yet"
    typed = window.findChildren(LockScreen)[0].typed
    QTest.keyClicks(typed, PASSPHRASE)
    QTest.keyClick(typed, Qt.Key.Key_Return)
    while not is_ready(window, Shell):
        yield "it is not open yet"
    window.room.go(Place(screen=Where.NOTE, child=child))
    while not is_ready(window, NoteScreen):
        yield "the form is not filled yet"
    form = window.findChildren(NoteScreen)[0]
    QTest.keyClicks(form.of(FIELD, PassageField).box, words)


def is_ready(window: Window, kind: type[QWidget]) -> bool:
    """Say whether this is shown and nothing is being done."""
    return bool(window.findChildren(kind)) and window.room.tasks.is_idle


def main() -> int:
    """Run the program as `ui.main` does."""
    casebook, child, words = sys.argv[1:]
    qt = make_qt([sys.argv[0]])
    application = Application(qt, casebooks.usual_computer(), casebooks.usual_state(), buses())
    Typist(application, RecordId(child), words)
    return application.run(Path(casebook))


if __name__ == "__main__":
    raise SystemExit(main())
