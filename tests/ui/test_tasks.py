"""The worker: who goes first, who is answered, who is not, and that nothing is left behind."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from dsl_desk.errors import DeskError
from tests.ui.conftest import let_go
from ui.tasks import BrokenDown, Progress, Urgency

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from pytestqt.qtbot import QtBot

    from dsl_desk.practice.desk import Desk
    from ui.room import Room


class Asker(QObject):
    """Somebody who waits for answers."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []
        self.threads: list[int] = []

    def take(self, answer: object) -> None:
        self.answers.append(answer)
        self.threads.append(threading.get_ident())

    def never(self, answer: object) -> None:
        raise AssertionError(answer)

    def take_named(self, name: str, answer: object) -> None:
        self.answers.append((name, answer))


def thread_name(desk: Desk) -> str:
    del desk
    return "here" if threading.get_ident() == threading.main_thread().ident else "casebook"


def refuse(desk: Desk) -> None:
    raise DeskError("It was refused.")


def break_down(desk: Desk) -> None:
    raise RuntimeError("a fault of the program")


def slices(log: list[str], count: int, desk: Desk) -> Iterator[Progress]:
    for done in range(count):
        log.append("slice")
        yield Progress(done=done, of=count)
    log.append("end")


def wait_for(gate: threading.Event, desk: Desk) -> str:
    gate.wait(20)
    return "waited"


def test_a_job_runs_on_the_worker_and_is_answered_here(qtbot: QtBot, desk_room: Room) -> None:
    asker = Asker()
    desk_room.tasks.ask(thread_name, asker.take)
    qtbot.waitUntil(lambda: bool(asker.answers))
    assert asker.answers == ["casebook"]
    assert asker.threads == [threading.main_thread().ident]
    assert desk_room.tasks.is_idle


def test_a_partial_of_a_method_is_answered_with_what_it_was_given(qtbot: QtBot, desk_room: Room) -> None:
    asker = Asker()
    desk_room.tasks.ask(thread_name, partial(asker.take_named, "one"))
    qtbot.waitUntil(lambda: bool(asker.answers))
    assert asker.answers == [("one", "casebook")]


def test_what_goes_wrong_is_answered_in_words(qtbot: QtBot, desk_room: Room) -> None:
    asker = Asker()
    desk_room.tasks.ask(refuse, asker.never, failed=asker.take)
    qtbot.waitUntil(lambda: bool(asker.answers))
    assert [str(one) for one in asker.answers] == ["It was refused."]
    with qtbot.waitSignal(desk_room.tasks.refused) as caught:
        desk_room.tasks.ask(refuse, asker.take)
    assert str(caught.args[0]) == "It was refused."


def test_a_fault_of_the_program_is_raised_where_it_is_seen(qtbot: QtBot, desk_room: Room) -> None:
    asker = Asker()
    with qtbot.captureExceptions() as caught:
        desk_room.tasks.ask(break_down, asker.never, failed=asker.take)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is RuntimeError
    assert [type(one) for one in asker.answers] == [BrokenDown]
    assert "a fault of the program" not in str(asker.answers[0])


def test_nobody_is_answered_after_they_are_gone(qtbot: QtBot, desk_room: Room) -> None:
    gate, stays, goes = threading.Event(), Asker(), Asker()
    desk_room.tasks.ask(partial(wait_for, gate), goes.take)
    desk_room.tasks.ask(partial(wait_for, gate), stays.take)
    goes.deleteLater()
    let_go()
    gate.set()
    qtbot.waitUntil(lambda: bool(stays.answers))
    assert not goes.answers


def test_a_newer_question_replaces_the_older_of_the_same_asker(qtbot: QtBot, desk_room: Room) -> None:
    gate, asker, other = threading.Event(), Asker(), Asker()
    desk_room.tasks.ask(partial(wait_for, gate), other.take, instead_of="search")
    for word in ("z", "zo", "zol"):
        desk_room.tasks.ask(thread_name, partial(asker.take_named, word), instead_of="search")
    gate.set()
    qtbot.waitUntil(lambda: desk_room.tasks.is_idle)
    assert asker.answers == [("zol", "casebook")]
    assert other.answers == ["waited"]


def test_what_is_waited_for_goes_before_what_works_in_the_background(qtbot: QtBot, desk_room: Room) -> None:
    gate, asker = threading.Event(), Asker()
    log: list[str] = []
    desk_room.tasks.ask(partial(wait_for, gate), asker.take)
    desk_room.tasks.ask(
        partial(slices, log, 3), partial(asker.take_named, "background"), urgency=Urgency.LATER
    )
    desk_room.tasks.ask(thread_name, partial(asker.take_named, "now"))
    gate.set()
    qtbot.waitUntil(lambda: desk_room.tasks.is_idle)
    assert asker.answers == ["waited", ("now", "casebook"), ("background", None)]
    assert log == ["slice", "slice", "slice", "end"]


def test_a_background_job_lets_others_through_between_slices(qtbot: QtBot, desk_room: Room) -> None:
    inside, asker = threading.Event(), Asker()
    desk_room.tasks.ask(partial(until_told, inside), asker.take, urgency=Urgency.LATER)
    desk_room.tasks.ask(partial(tell, inside), partial(asker.take_named, "between"))
    qtbot.waitUntil(lambda: desk_room.tasks.is_idle)
    assert asker.answers == [("between", None), "let through"]


def until_told(inside: threading.Event, desk: Desk) -> Generator[Progress, None, str]:
    while not inside.wait(0.01):
        yield Progress(done=0, of=1)
    return "let through"


def tell(inside: threading.Event, desk: Desk) -> None:
    inside.set()


def test_locking_lets_go_of_background_work_and_keeps_what_was_asked(qtbot: QtBot, desk_room: Room) -> None:
    never, asker = threading.Event(), Asker()
    desk_room.tasks.ask(
        partial(until_told, never), partial(asker.take_named, "background"), urgency=Urgency.LATER
    )
    desk_room.tasks.ask(thread_name, partial(asker.take_named, "kept"))
    desk_room.tasks.close_desk(partial(asker.take_named, "closed"))
    qtbot.waitUntil(lambda: desk_room.tasks.is_idle)
    assert asker.answers == [("kept", "casebook"), ("closed", None)]
    assert not desk_room.tasks.has_desk
    desk_room.tasks.ask(thread_name, asker.take, failed=partial(asker.take_named, "refused"))
    qtbot.waitUntil(lambda: desk_room.tasks.is_idle)
    assert len(asker.answers) == 3


def test_a_wait_is_said_in_words_and_can_be_stopped(qtbot: QtBot, desk_room: Room) -> None:
    never, asker = threading.Event(), Asker()
    tasks = desk_room.tasks
    with qtbot.waitSignal(tasks.busy, check_params_cb=lambda words: words == "Checking the casebook"):
        tasks.ask(partial(until_told, never), asker.take, words="Checking the casebook")
    with qtbot.waitSignal(tasks.stoppable, check_params_cb=bool, timeout=20_000):
        pass
    with qtbot.waitSignal(tasks.busy, check_params_cb=lambda words: words == ""):
        tasks.stop_waiting()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert not asker.answers


@pytest.mark.parametrize("times", [1_000])
def test_closing_in_the_middle_of_a_job_leaves_nothing(qtbot: QtBot, desk_room: Room, times: int) -> None:
    before = threading.active_count()
    askers: list[Callable[[], object]] = []
    for _ in range(times):
        asker = Asker()
        desk_room.tasks.ask(thread_name, asker.take, words="Reading", instead_of="page")
        asker.deleteLater()
        del asker
        let_go()
    qtbot.waitUntil(lambda: desk_room.tasks.is_idle, timeout=30_000)
    assert threading.active_count() == before
    assert not askers
