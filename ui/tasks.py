"""The one worker: the only thread that touches an open casebook. Whoever waits is answered on the GUI thread.

What somebody is waiting for goes before what works in the background; a job that is a generator is worked in
slices between which others are let through, and can be stopped.
"""

from __future__ import annotations

import heapq
import threading
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal

from dsl_desk.errors import DeskError
from dsl_desk.practice.refusal import DeskClosed
from ui.answers import Answer
from ui.sweep import Sweep

if TYPE_CHECKING:
    from dsl_desk.practice.desk import Desk

T = TypeVar("T")
Work = Callable[["Desk | None"], object]

SLICE = 0.05
"""Seconds a background job works before others are let through."""

SOON, LONG = 500, 5_000
"""Milliseconds after which a wait is shown in words, and after which it can be stopped."""


class WaitStopped(DeskError):
    """Somebody would not wait any longer. What cannot be done by halves is done all the same."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("You stopped waiting. It may be done all the same: look before you do it again.")


class BrokenDown(DeskError):
    """A fault of the program itself, for whoever waits; what went wrong is raised besides."""

    def __init__(self) -> None:
        """Say what to do; the fault's own words might be a record's."""
        super().__init__(
            "Something in DSL Desk went wrong, and this was not finished. What you wrote is still here: try "
            "once more, and if it happens again close DSL Desk and open it."
        )


class Urgency(IntEnum):
    """What goes first."""

    NOW = 0
    LATER = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a job in slices has come: what a generator yields."""

    done: int
    of: int
    words: str = ""


class Task:
    """One job asked for. `stop` lets go of it: nobody is answered any more."""

    def __init__(
        self, work: Work, words: str, urgency: Urgency, key: str, answer: Answer, refusal: Answer | None
    ) -> None:
        """Remember what was asked and who is to be answered."""
        self.work = work
        self.words = words
        self.urgency = urgency
        self.key = key
        self.answer = answer
        self.refusal = refusal
        self.slices: Generator[object, None, object] | None = None
        self.is_stopped = False

    def stop(self) -> None:
        """Let go: what it gives is dropped, and a job in slices does no more of them."""
        self.is_stopped = True

    def is_wanted(self) -> bool:
        """Say whether somebody is still there to be answered."""
        return not self.is_stopped and self.answer.is_wanted()


class Tasks(QObject):
    """Runs jobs on the worker and answers on the GUI thread."""

    busy = Signal(str)
    """What has been waited for over half a second, in words; empty when nothing is."""

    stoppable = Signal(bool)
    """Whether the wait has lasted over five seconds and can be stopped."""

    progressed = Signal(object)
    refused = Signal(object)
    """A `DeskError` that nobody else takes."""

    _answered = Signal(object, object, object)
    _stepped = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start no thread yet: the first job does."""
        super().__init__(parent)
        self._condition = threading.Condition()
        self._waiting: list[tuple[int, int, Task]] = []
        self._order = count()
        self._thread: _Worker | None = None
        self._ending = False
        self._desk: Desk | None = None
        self._running: Task | None = None
        self._awaited: list[Task] = []
        self._sweep = Sweep(self)
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._long = QTimer(self, singleShot=True, interval=LONG)
        self._soon.timeout.connect(self._show_wait)
        self._long.timeout.connect(self._offer_stop)
        queued = Qt.ConnectionType.QueuedConnection
        self._answered.connect(self._answer, queued)
        self._stepped.connect(self._step, queued)

    @property
    def has_desk(self) -> bool:
        """Say whether a casebook is open on the worker."""
        return self._desk is not None

    @property
    def is_idle(self) -> bool:
        """Say whether nothing is asked for or being done."""
        return not self._awaited

    def ask(
        self,
        job: Callable[[Desk], T] | Callable[[Desk], Generator[Any, None, T]],
        done: Callable[[T], object],
        *,
        failed: Callable[[DeskError], object] | None = None,
        words: str = "",
        urgency: Urgency = Urgency.NOW,
        instead_of: str = "",
    ) -> Task:
        """Do a job with the open casebook; `done` is answered, or `failed` with what went wrong, in words.

        `done` is a bound method of a `QObject`, or a partial of one: when that object is gone nobody is
        answered, and the job is done all the same. `words` say what is waited for. With `instead_of`, what
        the same object asked under this key before is let go of.
        """
        return self._put(partial(_with_desk, job), done, failed, words, urgency, instead_of)

    def aside(
        self,
        job: Callable[[], T],
        done: Callable[[T], object],
        *,
        failed: Callable[[DeskError], object] | None = None,
        words: str = "",
        instead_of: str = "",
    ) -> Task:
        """Do a job that needs no casebook, such as reading a file; otherwise as `ask`."""
        return self._put(partial(_without_desk, job), done, failed, words, Urgency.NOW, instead_of)

    def open_desk(
        self,
        make: Callable[[], Desk],
        done: Callable[[Any], object],
        failed: Callable[[DeskError], object],
        look: Callable[[Desk], Any],
    ) -> Task:
        """Open a casebook with `make` and keep it; `done` gets what `look` reads of it."""
        return self._put(partial(self._open, make, look), done, failed, "Unlocking", Urgency.NOW, "")

    def close_desk(self, done: Callable[[None], object]) -> Task:
        """Close the casebook after what is already asked for; what works in the background is let go of."""
        with self._condition:
            for _, _, task in self._waiting:
                if task.urgency is Urgency.LATER:
                    task.stop()
        return self._put(self._close, done, None, "Locking", Urgency.NOW, "")

    def stop_waiting(self) -> None:
        """Let go of everything that somebody waits for in words; whoever asked hears that it was stopped."""
        waited = [task for task in self._awaited if task.words and task.is_wanted()]
        for task in waited:
            task.stop()
        self._settle()
        for task in waited:
            self._refuse(task, WaitStopped())

    def end(self) -> None:
        """Do what is asked for, close the casebook, end the thread. The GUI is about to go."""
        with self._condition:
            self._ending = True
            self._condition.notify()
        if self._thread is not None:
            self._thread.wait()
            self._thread = None
            self._sweep.end()
        self._awaited.clear()

    def _put(
        self,
        work: Work,
        done: Callable[[Any], object],
        failed: Callable[[DeskError], object] | None,
        words: str,
        urgency: Urgency,
        key: str,
    ) -> Task:
        task = Task(work, words, urgency, key, Answer(done), Answer(failed) if failed else None)
        with self._condition:
            if key:
                self._let_go_of(task)
            if self._thread is None:
                self._sweep.begin()
                self._thread = _Worker(self._work)
                self._thread.start()
            heapq.heappush(self._waiting, (urgency, next(self._order), task))
            self._condition.notify()
        self._awaited.append(task)
        if words and not self._soon.isActive():
            self._soon.start()
        return task

    def _let_go_of(self, newer: Task) -> None:
        """Let go of older jobs of this owner and key; a search that runs is interrupted."""
        for task in self._awaited:
            if task.key == newer.key and task.answer.owner is newer.answer.owner:
                task.stop()
                if task is self._running and self._desk is not None:
                    self._desk.search.interrupt()

    # On the worker.

    def _work(self) -> None:
        while True:
            with self._condition:
                while not self._waiting and not self._ending:
                    self._condition.wait()
                if not self._waiting:
                    break
                urgency, order, task = heapq.heappop(self._waiting)
                self._running = task
            unfinished = self._do(task)
            with self._condition:
                self._running = None
                if unfinished:
                    heapq.heappush(self._waiting, (urgency, order, task))
        self._close(None)

    def _do(self, task: Task) -> bool:
        """Do a job, or a slice of it; says whether there is more to do."""
        try:
            if task.is_stopped and task.slices is None:
                result = None
            elif task.slices is None:
                result = task.work(self._desk)
                if isinstance(result, Generator):
                    task.slices = result
                    return True
            else:
                result, more = self._slice(task, task.slices)
                if more:
                    return True
        except Exception as error:
            self._answered.emit(task, None, error)
        else:
            self._answered.emit(task, result, None)
        return False

    def _slice(self, task: Task, slices: Generator[object, None, object]) -> tuple[object, bool]:
        until = time.monotonic() + SLICE
        while True:
            if task.is_stopped or self._ending:
                slices.close()
                task.stop()
                return None, False
            try:
                step = next(slices)
            except StopIteration as over:
                return over.value, False
            if time.monotonic() >= until:
                self._stepped.emit(task, step)
                return None, True

    def _open(self, make: Callable[[], Desk], look: Callable[[Desk], object], desk: Desk | None) -> object:
        if desk is not None:
            desk.close()
        self._desk = None
        self._desk = make()
        return look(self._desk)

    def _close(self, desk: Desk | None) -> None:
        del desk
        held, self._desk = self._desk, None
        if held is not None:
            held.close()

    # On the GUI thread.

    def _answer(self, task: Task, result: object, error: Exception | None) -> None:
        if task in self._awaited:
            self._awaited.remove(task)
        self._settle()
        if not task.is_wanted():
            return
        if error is None:
            task.answer(result)
        elif isinstance(error, DeskError):
            self._refuse(task, error)
        else:
            self._refuse(task, BrokenDown())
            raise error

    def _refuse(self, task: Task, error: DeskError) -> None:
        if task.refusal is not None:
            task.refusal(error)
        else:
            self.refused.emit(error)

    def _step(self, task: Task, step: object) -> None:
        if task.is_wanted() and isinstance(step, Progress):
            self.progressed.emit(step)

    def _settle(self) -> None:
        """Show the next wait, or none."""
        if not any(task.words and not task.is_stopped for task in self._awaited):
            self._soon.stop()
            self._long.stop()
            self.stoppable.emit(False)
            self.busy.emit("")

    def _show_wait(self) -> None:
        words = next((task.words for task in self._awaited if task.words and not task.is_stopped), "")
        if words:
            self.busy.emit(words)
            self._long.start()

    def _offer_stop(self) -> None:
        self.stoppable.emit(True)


class _Worker(QThread):
    """Qt's own thread: one of Python's that emits signals takes Qt's data of it along as it ends."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work
        self.setObjectName("casebook")

    def run(self) -> None:
        """Work until there is nothing more to do and the end was asked for."""
        self._work()


def _with_desk(job: Callable[[Desk], object], desk: Desk | None) -> object:
    if desk is None:
        raise DeskClosed
    return job(desk)


def _without_desk(job: Callable[[], object], desk: Desk | None) -> object:
    del desk
    return job()
