"""Where everything is put together: the application, its look, its guard and its window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Qt
from PySide6.QtWidgets import QApplication

from dsl_desk.practice.session import Buses
from ui.guard import Guard
from ui.memory import Memory
from ui.session_watch import SessionWatch
from ui.theme import Theme
from ui.window import Window

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from dsl_desk.practice.computer import ThisComputer

NAME, ID = "DSL Desk", "uk.dsl-desk.DSLDesk"
LOCKED = "--locked"
BROKEN = (
    "Something in DSL Desk went wrong ({}). What you wrote is kept as a draft every two seconds, and nothing "
    "that was kept is lost. If it happens again, close DSL Desk and open it again."
)


class Application(QObject):
    """The program with its one window."""

    def __init__(
        self, qt: QApplication, computer: ThisComputer, state: Path, buses: Buses | None = None
    ) -> None:
        """Put it together; `state` is the folder of this computer's own settings.

        `buses` may say that the computer is locked or sleeps; without them none is listened to.
        """
        super().__init__(qt)
        self._qt = qt
        qt.setApplicationName(NAME)
        qt.setDesktopFileName(ID)
        memory = Memory(state)
        self.theme = Theme(qt, memory.look, memory.text)
        self.guard = Guard(qt, computer.now)
        self.window = Window(self.theme, memory, computer, state, self.guard)
        self.window.setWindowIcon(self.theme.icon("shield-check", "primary"))
        self.window.restart_wanted.connect(self._restart)
        self.watch = SessionWatch(buses or Buses(), self)
        self.watch.locked.connect(self.window.lock_hard)
        self.watch.slept.connect(self.window.lock_hard)
        qt.aboutToQuit.connect(self.watch.end)

    def run(self, folder: Path | None) -> int:
        """Show the window and stay until it is closed; gives the exit code."""
        sys.excepthook = self._tell_of_fault
        self.window.begin(folder)
        self.window.show()
        self.watch.begin(self.window.winId())
        return self._qt.exec()

    def _tell_of_fault(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Say that something broke, without a word of what it was about: that might be a record's."""
        del error, trace
        self.window.room.say(BROKEN.format(kind.__name__))

    def _restart(self, folder: Path | None) -> None:
        """End this program, with everything it read, and leave a fresh one that asks for the passphrase."""
        arguments = ["-m", "ui.main", *((LOCKED, str(folder)) if folder else ())]
        QProcess.startDetached(sys.executable, arguments)
        self.window.close()


def make_qt(arguments: list[str]) -> QApplication:
    """Make Qt's own application, sharp at any scale."""
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    return QApplication(arguments)
