"""Somebody at a terminal, for tests: real casebooks, a clock set by hand, everything shown caught as text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import TYPE_CHECKING

from dsl_desk.casebook.keys import Stretch
from dsl_desk.cli.commands import COMMANDS
from dsl_desk.cli.entry import run
from dsl_desk.cli.terminal import Terminal
from dsl_desk.practice.computer import ThisComputer
from dsl_desk.practice.desk import create_desk
from dsl_desk.practice.training import TRAINING_PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
QUICK = Stretch(memory=64 * 1024, passes=1, lanes=1, salt=b"salt for testing")
"""The least Argon2id that a casebook accepts."""

OWN_PASSPHRASE = "kettle orbit walnut drizzle"
ROWAN = "Rowan High.casebook"


class NoKeyring:
    """A keyring that remembers in this program only."""

    def __init__(self) -> None:
        self.held: dict[str, str] = {}

    def recall(self, name: str) -> str:
        return self.held.get(name, "")

    def remember(self, name: str, value: str) -> bool:
        self.held[name] = value
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a command left on the terminal."""

    code: int
    out: str
    err: str
    unread: tuple[str, ...]

    @property
    def words(self) -> str:
        """What was shown, as one line with single spaces: however it was wrapped."""
        return " ".join((self.out + self.err).split())


class Typist:
    """One computer, its folder and its clock. Each `types` is one run of the program."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.at = MONDAY
        self.keyring = NoKeyring()
        self.columns = 100

    @property
    def casebook(self) -> Path:
        """Where Rowan High's casebook lies, or would."""
        return self.folder / ROWAN

    def computer(self) -> ThisComputer:
        """Give this computer at the time its clock shows."""
        state = self.folder / "state"
        state.mkdir(exist_ok=True)
        return ThisComputer(state, now=lambda: self.at, memory=self.keyring)

    def pass_time(self, **span: float) -> None:
        """Move the clock by the words of `timedelta`."""
        self.at += timedelta(**span)

    def make_casebook(self, passphrase: str = TRAINING_PASSPHRASE) -> None:
        """Make the training casebook with the least stretching that is accepted."""
        create_desk(self.casebook, "DSL", passphrase, "training", self.computer(), stretch=QUICK).close()

    def writes(self, name: str, words: str) -> str:
        """Put words into a text file and give its path."""
        path = self.folder / name
        path.write_text(words, "utf-8")
        return str(path)

    def types(self, *words: str, piped: str = "") -> Shown:
        """Run a command where nobody can be asked; `piped` is standard input."""
        return self._run(words, piped.splitlines(keepends=True), (), is_asked=False)

    def answers(self, *words: str, lines: Iterable[str] = (), secrets: Iterable[str] = ()) -> Shown:
        """Run a command at the keyboard, typing these lines and these passphrases as they are asked for."""
        return self._run(words, [f"{line}\n" for line in lines], secrets, is_asked=True)

    def _run(
        self, words: tuple[str, ...], lines: list[str], secrets: Iterable[str], *, is_asked: bool
    ) -> Shown:
        waiting = iter(lines)
        out, err = StringIO(), StringIO()
        hidden = iter(secrets)
        terminal = Terminal(
            read_line=lambda: _next(waiting),
            read_rest=lambda: "".join(waiting),
            read_secret=(lambda prompt: _next(hidden)) if is_asked else (lambda prompt: _next(waiting)),
            out=out,
            err=err,
            is_asked=is_asked,
            columns=self.columns,
        )
        code = run(words, COMMANDS, terminal, self.computer)
        return Shown(code=code, out=out.getvalue(), err=err.getvalue(), unread=tuple(waiting))


def _next(waiting: Iterator[str]) -> str:
    line = next(waiting, None)
    if line is None:
        raise EOFError
    return line.rstrip("\n")
