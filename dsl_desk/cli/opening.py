"""From a command line to an open casebook with every answer in hand, and to what was kept."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from dsl_desk.cli.ask import ask_all, check_answers, refuse_faults
from dsl_desk.cli.command import YES
from dsl_desk.cli.problems import DONE, Misused
from dsl_desk.cli.questions import Scene
from dsl_desk.errors import Faults, Wrong, WrongPassphrase
from dsl_desk.model.days import read_day
from dsl_desk.model.working_days import LONDON

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from dsl_desk.cli.ask import Questions
    from dsl_desk.cli.command import Call
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import Written

T = TypeVar("T")

TRIES = 3
TRAINING = "training"


def no_more(scene: Scene) -> Questions:
    """Ask nothing beyond the command's own questions."""
    del scene
    return ()


def no_more_to_say(scene: Scene, written: Written) -> None:
    """Say nothing beyond what was kept."""
    del scene, written


def no_lead(desk: Desk) -> str:
    """Say nothing before the questions."""
    del desk
    return ""


@contextmanager
def answered(
    call: Call,
    more: Callable[[Scene], Questions] = no_more,
    lead: Callable[[Desk], str] = no_lead,
) -> Iterator[Scene]:
    """Open the casebook and get every answer. `more` gives questions that only the first answers raise.

    `lead` gives what is said above everything. Where nobody can be asked, what is missing or wrong is
    raised at once as `Misused`, before any passphrase.
    """
    now = call.computer().now().astimezone(LONDON)
    if not call.terminal.is_asked:
        here = tuple(one for one in call.command.questions if one.name != call.piped)
        refuse_faults(here, call.said, Scene(now))
    with opened(call) as desk:
        if lead(desk):
            call.terminal.say(lead(desk))
        scene = Scene(now, desk)
        if call.piped:
            call.said[call.piped] = (call.terminal.read_rest(),)
        _understand(call, scene, more)
        yield scene


def day_given(call: Call, setting: str, today: date) -> date | None:
    """Read a day given under a setting, or None. Raises `Misused`."""
    if not call.word(setting):
        return None
    try:
        return read_day(call.word(setting), today)
    except Wrong as fault:
        raise Misused(f"The day for --{setting} {fault}.") from None


def answers_given(call: Call) -> Scene:
    """Get the answers to a command that needs no open casebook. Raises `Misused`."""
    scene = Scene(call.computer().now().astimezone(LONDON))
    _understand(call, scene, no_more)
    return scene


def keep(
    call: Call,
    do: Callable[[Scene], Written],
    more: Callable[[Scene], Questions] = no_more,
    lead: Callable[[Desk], str] = no_lead,
    then: Callable[[Scene, Written], None] = no_more_to_say,
) -> int:
    """Get every answer, let them be checked, keep the record and say what was kept; `then` says more.

    At the keyboard a refusal loses no answer: they are shown again to be changed.
    """
    from dsl_desk.cli.show import show_written

    with answered(call, more, lead) as scene:
        if call.terminal.is_asked and not call.is_on(YES):
            _check(call, scene, more)
        written = _kept(call, scene, do, more)
        show_written(written, call.terminal)
        then(scene, written)
    return DONE


@contextmanager
def opened(call: Call) -> Iterator[Desk]:
    """Open the casebook the command names, say what was noticed, and close it whatever happens."""
    from dsl_desk.practice.desk import open_desk

    computer = call.computer()
    folder = call.path("casebook")
    desk = with_passphrase(call, folder, lambda passphrase: open_desk(folder, passphrase, computer))
    try:
        for notice in desk.notices:
            call.terminal.say_wrong(notice)
        yield desk
    finally:
        desk.close()


def with_passphrase(call: Call, folder: Path, use: Callable[[str], T]) -> T:
    """Do something that needs the passphrase: the published one for a training casebook, else one asked for.

    At a terminal a wrong one is asked for again, three times in all. Raises `WrongPassphrase`.
    """
    from dsl_desk.casebook.unlock import read_file
    from dsl_desk.practice.training import TRAINING_PASSPHRASE

    if read_file(folder)[0].roster.purpose == TRAINING:
        try:
            done = use(TRAINING_PASSPHRASE)
        except WrongPassphrase:
            pass
        else:
            call.terminal.say("Training casebook: opened with its published passphrase.")
            return done
    for _ in range(TRIES - 1 if call.terminal.is_asked else 0):
        try:
            return use(call.terminal.read_secret("Passphrase:"))
        except WrongPassphrase as fault:
            call.terminal.say_wrong(str(fault))
    return use(call.terminal.read_secret("Passphrase:"))


def _understand(call: Call, scene: Scene, more: Callable[[Scene], Questions]) -> Questions:
    """Get the answers to the command's questions, then to those that they raise; give them all."""
    first = call.command.questions
    if call.terminal.is_asked:
        ask_all(first, call.said, scene, call.terminal)
        then = more(scene)
        ask_all(then, call.said, scene, call.terminal)
    else:
        refuse_faults(first, call.said, scene)
        then = more(scene)
        refuse_faults(then, call.said, scene)
    return (*first, *then)


def _check(call: Call, scene: Scene, more: Callable[[Scene], Questions]) -> None:
    check_answers(lambda: _understand(call, scene, more), call.said, scene, call.terminal)


def _kept(
    call: Call, scene: Scene, do: Callable[[Scene], Written], more: Callable[[Scene], Questions]
) -> Written:
    while True:
        try:
            return do(scene)
        except Faults as fault:
            if not call.terminal.is_asked:
                raise
            call.terminal.say_problem(fault.faults, fault.heading)
            _check(call, scene, more)
