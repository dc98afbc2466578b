"""One command as data: what it takes by place, what it asks, what it does; and one run of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk.cli.questions import Question

if TYPE_CHECKING:
    from dsl_desk.cli.ask import Said
    from dsl_desk.cli.terminal import Terminal
    from dsl_desk.practice.computer import ThisComputer

YES = "yes"


class Call:
    """One run of a command: where to read and write, and what was said on the command line.

    `said` holds answers by their question and words by their place; `piped` names the one answer that comes
    from standard input.
    """

    def __init__(
        self,
        command: Command,
        terminal: Terminal,
        computer: Callable[[], ThisComputer],
        said: Said,
        on: frozenset[str],
        piped: str,
    ) -> None:
        """Take what was understood."""
        self.command = command
        self.terminal = terminal
        self.computer = computer
        self.said = said
        self.piped = piped
        self._on = on

    def word(self, name: str) -> str:
        """Give what stands at a place or under a setting, as one text; nothing where it was left out."""
        return " ".join(self.said.get(name, ()))

    def each(self, name: str) -> tuple[str, ...]:
        """Give every text at a place or under a setting that takes several."""
        return self.said.get(name, ())

    def path(self, name: str) -> Path:
        """Give it as a path."""
        return Path(self.word(name))

    def paths(self, name: str) -> tuple[Path, ...]:
        """Give every path under a setting."""
        return tuple(Path(one) for one in self.each(name))

    def is_on(self, switch: str) -> bool:
        """Say whether a switch was given."""
        return switch in self._on


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Something given by its place. `count` is argparse's: "?" perhaps, "*" any number, "+" some."""

    name: str
    help: str
    count: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """An option that is no question, as `--to FILE`: it is never asked for. Repeated, it gives several."""

    name: str
    help: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """Something that is on or off, as `--force`."""

    name: str
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command with what it takes; a question named as a place is answered there. `run` gives the code."""

    name: str
    run: Callable[[Call], int]
    places: tuple[Place, ...] = ()
    questions: tuple[Question[object], ...] = ()
    settings: tuple[Setting, ...] = ()
    switches: tuple[Switch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A word that is followed by one of several commands, as `profile check`."""

    name: str
    commands: tuple[Listed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A command as help lists it. `load` gets it, with others of its module, only once it is wanted."""

    name: str
    does: str
    load: Callable[[], tuple[Command | Group, ...]]

    def command(self) -> Command | Group:
        """Get the command itself."""
        return next(one for one in self.load() if one.name == self.name)


CASEBOOK = Place(name="casebook", help="The casebook's folder.")
AGREED = Switch(name=YES, help="Keep without showing the answers to be checked first.")
