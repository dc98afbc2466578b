"""What is wrong with a data file: each fault a sentence with its line and its place, all of them at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from dsl_desk.errors import Faults

Path: TypeAlias = "tuple[str | int, ...]"

PLAIN_KEY = re.compile(r"[A-Za-z0-9_ -]+")
MOST_SHOWN = 200
"""Faults listed in full; a file with more is not a profile with slips but another kind of file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong: where, and what in words. Line 0 is the file as a whole."""

    line: int = 0
    path: Path = ()
    words: str

    def sentence(self) -> str:
        """Say it: `line 41, levels[2].anchors[0]: "s18" is not one of …`."""
        where = ", ".join(filter(None, (f"line {self.line}" if self.line else "", say_path(self.path))))
        said = f"{where}: {self.words}." if where else f"{self.words[0].upper()}{self.words[1:]}."
        return "".join(letter if letter.isprintable() else "?" for letter in said)


class ProfileFaults(Faults):
    """A threshold profile cannot be used, for every reason listed."""


class GuidanceFaults(Faults):
    """A file of national rules cannot be used, for every reason listed. It ships with the program."""


def refusal(name: str, what: str, faults: list[Fault]) -> tuple[str, tuple[str, ...]]:
    """Give a refusal's heading and its sentences: every fault once, in the file's order.

    Past the first 200 it says how many more there are.
    """
    ordered = sorted(faults, key=lambda one: (one.line, [str(key) for key in one.path]))
    said = tuple(dict.fromkeys(fault.sentence() for fault in ordered))
    count = "1 fault" if len(said) == 1 else f"{len(said):,} faults"
    heading = f"{name} cannot be used as {what}: {count}."
    if len(said) <= MOST_SHOWN:
        return heading, said
    return heading, (*said[:MOST_SHOWN], f"And {len(said) - MOST_SHOWN:,} more faults like these.")


def say_path(path: Path) -> str:
    """Write a path as people read it: `levels[2].anchors[0]`; a key that is no plain word is quoted."""
    said = "".join(
        f"[{key}]" if isinstance(key, int) else f".{key if PLAIN_KEY.fullmatch(key) else shown(key)}"
        for key in path
    )
    return said.removeprefix(".")


def shown(value: object) -> str:
    """Quote a value from the file, shortened; a list or mapping is only named."""
    match value:
        case str() if len(value) > LONGEST_QUOTE:
            return f'"{value[:LONGEST_QUOTE]}…"'
        case list() | tuple():
            return "a list"
        case dict():
            return "a set of keys"
        case None:
            return "nothing"
        case _:
            return f'"{value}"'


LONGEST_QUOTE = 60
