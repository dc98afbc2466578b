"""The casebooks this computer knows, before any of them is unlocked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk.casebook.roster import TRAINING
from dsl_desk.casebook.unlock import read_file
from dsl_desk.device.files import write_file
from dsl_desk.device.folders import data_folder, state_folder
from dsl_desk.errors import DeskError
from dsl_desk.practice.computer import ThisComputer

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE = "casebooks.json"
ENDING = ".casebook"
MOST = 8
"""Casebooks remembered; the one opened longest ago is forgotten first."""

_NOT_IN_NAMES = frozenset('<>:"/\\|?*') | {chr(code) for code in range(32)}


@dataclass(frozen=True, slots=True, kw_only=True)
class CasebookCard:
    """A casebook as it can be told without its passphrase.

    `labels` are its members'. `problem` says why it cannot be opened now, and what to do; then no more is
    known than the folder and its name.
    """

    folder: Path
    name: str
    is_training: bool = False
    labels: tuple[str, ...] = ()
    book_id: str = ""
    problem: str = ""


def describe(folder: Path) -> CasebookCard:
    """Say what stands in a folder.

    Raises `CasebookMissing`, `CasebookDamaged` or `CasebookTooNew`, each with a finished sentence.
    """
    roster = read_file(folder)[0].roster
    return CasebookCard(
        folder=folder,
        name=name_of(folder),
        is_training=roster.purpose == TRAINING,
        labels=tuple(one.label for one in roster.members),
        book_id=roster.book.hex(),
    )


def recent(state: Path) -> tuple[CasebookCard, ...]:
    """Give the casebooks remembered, the last opened first. One that cannot be read says why."""
    return tuple(_card(folder) for folder in _read(state))


def remember(state: Path, folder: Path) -> None:
    """Put a casebook first among those remembered. Raises `NotKept`."""
    whole = folder.absolute()
    _write(state, (whole, *(one for one in _read(state) if one != whole)))


def forget(state: Path, folder: Path) -> None:
    """Remember a casebook no longer; the casebook itself stays as it is. Raises `NotKept`."""
    whole = folder.absolute()
    _write(state, (one for one in _read(state) if one != whole))


def name_of(folder: Path) -> str:
    """Give a casebook's name: its folder's, without the ending."""
    return folder.name.removesuffix(ENDING) or folder.name


def usual_state() -> Path:
    """Give the folder of this user's settings on this computer, making it if need be."""
    return state_folder()


def usual_computer() -> ThisComputer:
    """Give this computer, with its settings where they usually are."""
    return ThisComputer(usual_state())


def suggest_folder(name: str = "Casebook") -> Path:
    """Suggest a folder for a new casebook, where nothing stands yet, on this computer's own disk."""
    clean = "".join(" " if one in _NOT_IN_NAMES else one for one in name).strip(" .") or "Casebook"
    home = data_folder()
    number = 1
    while (home / _numbered(clean, number)).exists():
        number += 1
    return home / _numbered(clean, number)


def _numbered(name: str, number: int) -> str:
    return f"{name}{ENDING}" if number == 1 else f"{name} {number}{ENDING}"


def _card(folder: Path) -> CasebookCard:
    try:
        return describe(folder)
    except DeskError as fault:
        return CasebookCard(folder=folder, name=name_of(folder), problem=str(fault))


def _read(state: Path) -> tuple[Path, ...]:
    """Read the folders remembered; what is not readable is none."""
    try:
        held = json.loads((state / FILE).read_text("utf-8"))["folders"]
        return tuple(Path(one) for one in held)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()


def _write(state: Path, folders: Iterable[Path]) -> None:
    kept = [str(one) for one in folders][:MOST]
    write_file(state / FILE, json.dumps({"folders": kept}, ensure_ascii=False, indent=1).encode())
