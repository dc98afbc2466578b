"""Where a command reads and writes: a value handed in, so that a test can hand in its own."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from dsl_desk.cli.safe_text import clean, one_line, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDEST = 100
NARROWEST = 20
BETWEEN_COLUMNS = "  "
THERE_IS_A_PROBLEM = "There is a problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """Somebody at a keyboard, or a script.

    `read_line` gives the next line without its end and raises EOFError after the last; `read_rest` gives all
    that is left. `is_asked` says whether anybody is there to answer questions.
    """

    read_line: Callable[[], str]
    read_rest: Callable[[], str]
    read_secret: Callable[[str], str]
    out: TextIO
    err: TextIO
    is_asked: bool
    columns: int

    def say(self, text: str = "", first: str = "", rest: str | None = None) -> None:
        """Show a passage, wrapped; whatever is in it, only words reach the terminal.

        `first` begins its first line; `rest` its other lines, as far in as `first` where not said.
        """
        self._write(self.out, text, first, rest)

    def say_line(self, text: str, first: str = "", rest: str | None = None) -> None:
        """Show a heading or a list's line: a line end in it is a space, so that nothing forges a line."""
        self.say(one_line(text), first, rest)

    def say_unbroken(self, text: str) -> None:
        """Show one line however long it is: a path or a command that somebody will copy."""
        self.out.write(f"{one_line(text)}\n")

    def say_wrong(self, text: str, first: str = "") -> None:
        """Show what went wrong."""
        self._write(self.err, text, first, None)

    def say_problem(self, sentences: Iterable[str], more: str = "") -> None:
        """Show everything that is wrong under one heading, `more` said first."""
        self.say_wrong(THERE_IS_A_PROBLEM)
        if more:
            self.say_wrong(more, "  ")
        for sentence in sentences:
            self.say_wrong(sentence, "  - ")

    def ask_line(self, prompt: str) -> str:
        """Ask for one line. Raises EOFError when there is nobody left to answer."""
        self.out.write(f"{one_line(prompt)} ")
        self.out.flush()
        return self.read_line()

    def title(self, text: str) -> None:
        """Show a heading, with a line under it."""
        said = one_line(text)
        self.say(said)
        self.say("-" * min(width(said), self.columns))

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Show rows under headings; where they do not fit side by side, each row as a small list."""
        cells = [[one_line(cell) for cell in row] for row in rows]
        widths = [max(map(width, column)) for column in zip(headings, *cells, strict=True)]
        if sum(widths) + len(BETWEEN_COLUMNS) * (len(widths) - 1) > self.columns:
            self._stack(headings, cells)
            return
        for row in (headings, *cells):
            padded = (cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True))
            self.out.write(BETWEEN_COLUMNS.join(padded).rstrip() + "\n")

    def _stack(self, headings: Sequence[str], cells: list[list[str]]) -> None:
        for row in cells:
            for place, (heading, cell) in enumerate(zip(headings, row, strict=True)):
                if cell:
                    self.say(f"{heading}: {cell}", "  " if place else "- ", "    ")

    def _write(self, stream: TextIO, text: str, first: str, rest: str | None) -> None:
        hanging = " " * width(first) if rest is None else rest
        for line in wrap(clean(text), self.columns, first, hanging):
            stream.write(f"{line}\n")


def this_terminal() -> Terminal:
    """Give the terminal, or the pipes, this program was started with; UTF-8 on every system."""
    for stream in (sys.stdout, sys.stderr):
        _use_utf8(stream, "utf-8", "replace")
    _use_utf8(sys.stdin, "utf-8-sig", "strict")
    is_asked = sys.stdin.isatty() and sys.stdout.isatty()
    columns = min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)
    if sys.stdin.isatty():
        _forget_what_is_typed()
    return Terminal(
        read_line=input if sys.stdin.isatty() else _next_line,
        read_rest=sys.stdin.read,
        read_secret=_read_secret if sys.stdin.isatty() else _first_line,
        out=sys.stdout,
        err=sys.stderr,
        is_asked=is_asked,
        columns=columns,
    )


def _use_utf8(stream: TextIO, encoding: str, errors: str) -> None:
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding=encoding, errors=errors)


def _forget_what_is_typed() -> None:
    """Edit lines with readline where there is one, as a bare terminal cuts them short, and remember none."""
    with suppress(ImportError):
        import readline

        readline.set_auto_history(False)


def _next_line() -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\n")


def _first_line(prompt: str) -> str:
    del prompt
    return _next_line()


def _read_secret(prompt: str) -> str:
    from dsl_desk.device.passphrase import ask_unseen

    return ask_unseen(prompt)
