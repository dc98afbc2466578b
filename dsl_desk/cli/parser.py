"""The command line: built from each command's own data, understood by argparse, refused in sentences."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Protocol

from dsl_desk.cli.command import Call, Command, Group, Listed
from dsl_desk.cli.files import read_passage
from dsl_desk.cli.problems import Misused
from dsl_desk.cli.questions import Style
from dsl_desk.cli.readers import OneOf, WordsOf
from dsl_desk.errors import Wrong

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dsl_desk.cli.ask import Said
    from dsl_desk.cli.questions import Question
    from dsl_desk.cli.terminal import Terminal
    from dsl_desk.practice.computer import ThisComputer

PROGRAM = "dsl-desk"
FROM_STDIN = "-"
FROM_FILE = "-file"

ABOUT = (
    "A desk for the people who keep children safe in English schools. "
    "If a child is in danger now, ring 999 first."
)
AFTER = (
    "Leave an answer out and it is asked for, one question after another. The passphrase is always asked "
    "for, or is the first line of what is piped in; it is never an option. dsl-desk COMMAND --help says more."
)


class HelpWanted(Exception):
    """Somebody asked how it works: the text says it."""


class _Shape(Protocol):
    """How help is laid out."""

    def __call__(self, *, prog: str) -> argparse.HelpFormatter:
        """Give the layout for one program name."""


class _Help(argparse.Action):
    """Give the help as text, so that it is shown like everything else."""

    def __call__(self, parser: argparse.ArgumentParser, *rest: object) -> NoReturn:
        """Stop and say it."""
        del rest
        raise HelpWanted(parser.format_help())


class _Parser(argparse.ArgumentParser):
    """Argparse, but refusing in a sentence."""

    def error(self, message: str) -> NoReturn:
        """Say what was not understood, and where help is."""
        words = message[:1].upper() + message[1:]
        raise Misused(f"{words.rstrip('.')}.", hint=f"{self.prog} --help says how it is used.")


def read_arguments(
    arguments: Sequence[str],
    commands: tuple[Listed, ...],
    terminal: Terminal,
    computer: Callable[[], ThisComputer],
) -> Call:
    """Understand the command line. Raises `Misused`, or `HelpWanted`."""

    def shape(*, prog: str) -> argparse.HelpFormatter:
        return argparse.HelpFormatter(prog, width=terminal.columns)

    parser = _Parser(
        prog=PROGRAM,
        description=ABOUT,
        epilog=AFTER,
        add_help=False,
        allow_abbrev=False,
        formatter_class=shape,
    )
    parser.add_argument("-h", "--help", action=_Help, nargs=0, help="say this")
    wanted = [one for one in arguments if not one.startswith("-")]
    command = _add_commands(parser, commands, wanted, shape)
    found = vars(parser.parse_args(arguments))
    if command is None:
        raise Misused("Say which command.")
    said = {name: _several(value) for name, value in found.items() if value and not isinstance(value, bool)}
    piped = _read_passages(command, said)
    on = frozenset(name for name, value in found.items() if value is True)
    return Call(command, terminal, computer, said, on, piped)


def _add_commands(
    parser: argparse.ArgumentParser,
    commands: tuple[Listed, ...],
    wanted: Sequence[str],
    shape: _Shape,
) -> Command | None:
    """List the commands, and fill in the one that the first word wants; give it."""
    inner = parser.add_subparsers(metavar="COMMAND", required=True, title="commands", parser_class=_Parser)
    chosen: Command | None = None
    for one in commands:
        child = inner.add_parser(
            one.name,
            help=_plain(one.does),
            description=_plain(one.does),
            add_help=False,
            allow_abbrev=False,
            formatter_class=shape,
        )
        child.add_argument("-h", "--help", action=_Help, nargs=0, help="say this")
        if one.name == next(iter(wanted), ""):
            command = one.command()
            if isinstance(command, Group):
                chosen = _add_commands(child, command.commands, wanted[1:], shape)
            else:
                _fill(child, command)
                chosen = command
    return chosen


def _fill(parser: argparse.ArgumentParser, command: Command) -> None:
    for place in command.places:
        parser.add_argument(
            place.name, metavar=place.name.upper(), help=_plain(place.help), nargs=place.count or None
        )
    placed = {place.name for place in command.places}
    for question in command.questions:
        if question.name not in placed:
            _add_question(parser, question)
    for setting in command.settings:
        parser.add_argument(
            f"--{setting.name}",
            dest=setting.name,
            action="append",
            metavar=setting.shown,
            help=_plain(setting.help),
        )
    for switch in command.switches:
        parser.add_argument(
            f"--{switch.name}", dest=switch.name, action="store_true", help=_plain(switch.help)
        )


def _add_question(parser: argparse.ArgumentParser, question: Question[object]) -> None:
    said = " ".join(filter(None, (question.prompt, question.hint, _choices(question), _how(question))))
    if question.style is Style.LONG:
        name = f"{question.name}{FROM_FILE}"
        parser.add_argument(f"--{name}", dest=name, metavar="FILE", help=_plain(said))
    elif question.style is Style.MANY:
        parser.add_argument(
            f"--{question.name}", dest=question.name, action="append", metavar="TEXT", help=_plain(said)
        )
    else:
        parser.add_argument(f"--{question.name}", dest=question.name, metavar="TEXT", help=_plain(said))


def _choices(question: Question[object]) -> str:
    if not (isinstance(question.read, OneOf) and isinstance(question.read.offer, WordsOf)):
        return ""
    return f"One of: {'; '.join(question.read.offer.words())}."


def _how(question: Question[object]) -> str:
    style = {
        Style.LINE: "",
        Style.LONG: "In a text file, or - for standard input.",
        Style.MANY: "May be given more than once.",
    }[question.style]
    return f"{style}{'' if question.missing else ' (optional)'}".strip()


def _plain(words: str) -> str:
    """Keep argparse from reading a percent sign as its own."""
    return words.replace("%", "%%")


def _several(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def _read_passages(command: Command, said: Said) -> str:
    """Read the files that hold long answers, and name the answer that comes from standard input, if one does.

    Raises `Misused` with every file that cannot be read.
    """
    piped: list[str] = []
    faults: list[str] = []
    for question in command.questions:
        place = " ".join(said.pop(f"{question.name}{FROM_FILE}", ()))
        if place == FROM_STDIN:
            piped.append(question.name)
        elif place:
            try:
                said[question.name] = (read_passage(Path(place)),)
            except Wrong as fault:
                faults.append(f"{question.noun} {fault}.")
    if len(piped) > 1:
        faults.append("Only one answer can come from standard input. Put the others in files.")
    if faults:
        raise Misused(*faults)
    return "".join(piped)
