"""Getting a command's answers: from its options, or one question after another at the keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dsl_desk.cli.problems import Misused, Stopped
from dsl_desk.cli.questions import NotAnswered, Several, Style
from dsl_desk.cli.readers import BETWEEN, AnyOf, Lines, OneOf, OneOfOrOwn
from dsl_desk.errors import Wrong

if TYPE_CHECKING:
    from collections.abc import Callable

    from dsl_desk.cli.questions import Choice, Question, Scene
    from dsl_desk.cli.terminal import Terminal

    Questions = tuple[Question[object], ...]
    Said = dict[str, tuple[str, ...]]

FULL_STOP = "."
LEAVE_EMPTY = "-"
LINES_SHOWN, MOST_SHOWN = 8, 800
"""Lines and characters of a long answer shown back when answers are checked."""

_NUMBERS = re.compile(r"\d+(?:[ ,;]+\d+)*[ ,;]*")


def faults_in(questions: Questions, said: Said, scene: Scene) -> tuple[str, ...]:
    """Read every answer that can be read by now; give a sentence for each that is missing or wrong.

    A question that rests on what is not there yet is passed over: its turn comes, or its ground is at fault.
    """
    faults = []
    for question in questions:
        try:
            if question.applies(scene):
                _read(question, _answer_to(question, said, scene), scene)
        except NotAnswered:
            continue
        except Wrong as fault:
            faults.append(str(fault))
    return tuple(faults)


def refuse_faults(questions: Questions, said: Said, scene: Scene) -> None:
    """Raise `Misused` with everything that is missing or wrong."""
    faults = faults_in(questions, said, scene)
    if faults:
        raise Misused(*faults)


def ask_all(questions: Questions, said: Said, scene: Scene, terminal: Terminal) -> None:
    """Ask whatever was not said, in order, and again whatever cannot be understood; `said` grows by it."""
    for question in questions:
        while question.applies(scene):
            try:
                if question.name not in said:
                    said[question.name] = _ask(question, scene, terminal)
                _read(question, said[question.name], scene)
                break
            except Several as several:
                terminal.say_wrong(str(several))
                del said[question.name]
                if question.style is not Style.MANY:
                    said[question.name] = _choose(several.fitting, terminal)
            except Wrong as fault:
                terminal.say_wrong(str(fault))
                said.pop(question.name, None)


def check_answers(ask: Callable[[], Questions], said: Said, scene: Scene, terminal: Terminal) -> None:
    """Show every answer until it is agreed to. `ask` asks what is open and gives the questions that apply.

    Raises `Stopped` where nothing is to be kept.
    """
    while True:
        questions = [one for one in ask() if one.applies(scene)]
        terminal.say()
        terminal.title("Check your answers")
        for number, question in enumerate(questions, 1):
            _show_answer(number, question, scene, terminal)
        answer = terminal.ask_line(
            "Keep this? y to keep it, a number to change that answer, n to keep nothing:"
        )
        answer = answer.strip().lower()
        if answer in ("y", "yes"):
            return
        if answer in ("n", "no"):
            raise Stopped
        if answer.isdecimal() and 0 < int(answer) <= len(questions):
            said.pop(questions[int(answer) - 1].name)
        else:
            terminal.say_wrong("Type y, n or the number of an answer.")


def _answer_to(question: Question[object], said: Said, scene: Scene) -> tuple[str, ...]:
    if question.name in said:
        return said[question.name]
    suggested = question.suggest(scene)
    return (suggested,) if suggested else ()


def _read(question: Question[object], raw: tuple[str, ...], scene: Scene) -> None:
    """Understand one answer. Raises `Wrong` with a finished sentence, or `Several`."""
    if question.missing and not any(one.strip() for one in raw):
        raise Wrong(question.missing)
    try:
        scene.keep(question, question.read(raw, scene))
    except Several as several:
        raise several.about(question.noun) from None
    except Wrong as fault:
        raise Wrong(f"{question.noun} {fault}.") from None


def _ask(question: Question[object], scene: Scene, terminal: Terminal) -> tuple[str, ...]:
    """Put one question to whoever is at the keyboard."""
    terminal.say()
    optional = "" if question.missing else " (Enter leaves it empty)"
    suggested = _suggested(question, scene, terminal)
    terminal.say_line(f"{question.prompt}{'' if suggested else optional}")
    if question.hint:
        terminal.say_line(question.hint, "  ")
    offered = _offered(question, scene, terminal)
    if question.style is Style.LONG:
        _say_suggested(question, suggested, terminal)
        return _ask_passage(suggested, terminal)
    if question.style is Style.MANY and not isinstance(question.read, AnyOf):
        _say_suggested(question, suggested, terminal)
        return tuple(_begun(line, offered) for line in _ask_lines(suggested, terminal))
    if suggested:
        empty = "" if question.missing else f" ({LEAVE_EMPTY} leaves it empty)"
        terminal.say_line(f"Enter takes: {suggested}{empty}", "  ")
    return _ask_line(suggested, offered, terminal)


def _suggested(question: Question[object], scene: Scene, terminal: Terminal) -> str:
    try:
        return question.suggest(scene)
    except Wrong as why:
        terminal.say(str(why))
        return ""


def _offered(question: Question[object], scene: Scene, terminal: Terminal) -> tuple[Choice[object], ...]:
    """Give what can be chosen by its number, and show it."""
    if not isinstance(question.read, (OneOf, OneOfOrOwn, AnyOf, Lines)):
        return ()
    offered = question.read.offer(scene)
    if not isinstance(question.read, Lines) or question.read.lists:
        show_choices(offered, terminal)
    return offered


def _begun(line: str, offered: tuple[Choice[object], ...]) -> str:
    """Turn the number that a line begins with into what means that choice."""
    number, between, rest = line.partition(BETWEEN)
    return "".join((*_numbered(number.strip(), offered), between, rest))


def _say_suggested(question: Question[object], suggested: str, terminal: Terminal) -> None:
    """Show a passage that stands if nothing is written."""
    if suggested:
        empty = "" if question.missing else f"{LEAVE_EMPTY} leaves it empty; "
        terminal.say(suggested, "  | ", "  | ")
        terminal.say(f"Enter takes this; {empty}or write it anew.", "  ")


def _ask_line(suggested: str, offered: tuple[Choice[object], ...], terminal: Terminal) -> tuple[str, ...]:
    answer = terminal.ask_line(">").strip()
    if suggested and answer in ("", LEAVE_EMPTY):
        return () if answer else (suggested,)
    return _numbered(answer, offered) if answer else ()


def _ask_passage(suggested: str, terminal: Terminal) -> tuple[str, ...]:
    terminal.say("End with a line that holds a single full stop.", "  ")
    written: list[str] = []
    while (line := terminal.read_line()).strip() != FULL_STOP:
        if not written and (not line.strip() or (suggested and line.strip() == LEAVE_EMPTY)):
            return () if line.strip() or not suggested else (suggested,)
        written.append(line)
    return ("\n".join(written),)


def _ask_lines(suggested: str, terminal: Terminal) -> tuple[str, ...]:
    terminal.say("One a line; an empty line ends.", "  ")
    written: list[str] = []
    while line := terminal.ask_line(">").strip():
        written.append(line)
    if suggested and written in ([], [LEAVE_EMPTY]):
        return () if written else (suggested,)
    return tuple(written)


def _numbered(answer: str, offered: tuple[Choice[object], ...]) -> tuple[str, ...]:
    """Turn the numbers of choices into what means them; anything else stays as it was typed.

    Raises `Wrong` for a number that is none of theirs.
    """
    if not offered or not _NUMBERS.fullmatch(answer):
        return (answer,)
    numbers = [int(one) for one in re.findall(r"\d+", answer)]
    if not all(0 < number <= len(offered) for number in numbers):
        raise Wrong(f"Type a number from 1 to {len(offered)}.")
    return tuple(offered[number - 1].exact for number in numbers)


def _choose(fitting: tuple[Choice[object], ...], terminal: Terminal) -> tuple[str, ...]:
    """Let one of several that fit be chosen; what is typed instead of a number is read as a new answer."""
    show_choices(fitting, terminal)
    while True:
        try:
            return _numbered(terminal.ask_line("Which number?").strip(), fitting)
        except Wrong as fault:
            terminal.say_wrong(str(fault))


def show_choices(offered: tuple[Choice[object], ...], terminal: Terminal) -> None:
    """List choices with their numbers, and what more there is to say about each."""
    for number, one in enumerate(offered, 1):
        terminal.say_line(one.label, f"  {number:>2}  ")
        if one.note:
            terminal.say_line(one.note, "      ")


def _show_answer(number: int, question: Question[object], scene: Scene, terminal: Terminal) -> None:
    words = scene.given(question).words
    begun = "\n".join(words[:MOST_SHOWN].split("\n")[:LINES_SHOWN])
    terminal.say(f"{question.noun}: {begun}", f"{number:>3}  ", "     ")
    if begun != words:
        terminal.say(f"… and {len(words) - len(begun):,} more characters", "     ")
