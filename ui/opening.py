"""What the worker does to open and make casebooks, before there is anything to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.model.school import ProfileEdition, School
from dsl_desk.practice import casebooks
from dsl_desk.practice.casebooks import CasebookCard
from dsl_desk.practice.desk import create_desk, open_desk
from dsl_desk.practice.front_doors import remember_front_doors
from dsl_desk.practice.training import TRAINING_PASSPHRASE, tell_story
from ui.shell import Opened

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.practice.computer import ThisComputer
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.front_doors import FrontDoor

ENDING = casebooks.ENDING
SAY_WHOM_TO_RING = frozenset({School.kind, ProfileEdition.kind})
"""Kinds of record that name the numbers of the lock screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A casebook that was just made, and what opens it."""

    card: CasebookCard
    passphrase: str


def open_there(folder: Path, passphrase: str, computer: ThisComputer, who: str) -> Desk:
    """Open a casebook."""
    return open_desk(folder, passphrase, computer, who)


def look(name: str, folder: Path, state: Path, desk: Desk) -> Opened:
    """Say what the window must know of an open casebook; remember where it lies and its front doors."""
    doors = remember_doors(state, desk)
    casebooks.remember(state, folder)
    return Opened(
        name=name,
        who=desk.who,
        is_training=desk.is_training,
        notices=desk.notices,
        setup=desk.setup(),
        doors=doors,
    )


def remember_doors(state: Path, desk: Desk) -> tuple[FrontDoor, ...]:
    """Remember whom to ring for the lock screen, as the school and its editions say now; gives them."""
    doors = desk.front_doors()
    remember_front_doors(state, desk.book_id, doors)
    return doors


def create(folder: Path, label: str, passphrase: str, computer: ThisComputer) -> Made:
    """Make a training casebook; without a passphrase it gets the published one."""
    chosen = passphrase or TRAINING_PASSPHRASE
    place = folder if folder.suffix == ENDING else folder.with_name(folder.name + ENDING)
    create_desk(place, label, chosen, "training", computer).close()
    return Made(card=casebooks.describe(place), passphrase=chosen)


def tell(folder: Path, state: Path) -> Made:
    """Make a training casebook with a story in it."""
    told = tell_story(folder, _say_nothing, state=state)
    return Made(card=casebooks.describe(told.casebook), passphrase=TRAINING_PASSPHRASE)


def _say_nothing(line: str) -> None:
    """The window shows that it is busy; the story's lines are for a terminal."""
    del line
