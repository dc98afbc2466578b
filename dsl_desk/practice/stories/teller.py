"""Telling the story from its first day to its last, a plain line for each step, and what is left behind."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk.errors import CasebookRefused, NotKept
from dsl_desk.model.deadline import say_day, say_due, say_moment
from dsl_desk.model.support import ContactResult
from dsl_desk.model.working_days import LONDON
from dsl_desk.practice.computer import ThisComputer
from dsl_desk.practice.desk import create_desk
from dsl_desk.practice.stories.acting import act
from dsl_desk.practice.stories.rowan_high import BEGINS_AT, OWN_DAYS, TALES
from dsl_desk.practice.stories.steps import DSL
from dsl_desk.practice.stories.telling import SavedPack, StoryClock, Telling
from dsl_desk.practice.training import TRAINING_PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dsl_desk.casebook.keys import Stretch
    from dsl_desk.practice.computer import Memory
    from dsl_desk.practice.stories.steps import Step, Tale

CASEBOOK_NAME = "Rowan High training.casebook"
LABEL = f"{DSL}, DSL"

INVENTED = (
    "Every child, adult, school and event below is invented. Northmoor and Eastvale are invented too; "
    "Lincolnshire is a real authority, and nothing told of it here ever happened."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the story left behind."""

    casebook: Path
    packs: tuple[SavedPack, ...]
    steps: int


def tell(
    folder: Path, say: Callable[[str], None], state: Path, memory: Memory, stretch: Stretch | None
) -> Told:
    """Tell the whole story in a folder: see `training.tell_story`."""
    _take(folder)
    told = _in_order()
    clock = StoryClock(BEGINS_AT)
    computer = ThisComputer(state, now=clock.now, memory=memory)
    casebook = folder / CASEBOOK_NAME
    for line in _opening():
        say(line)
    with create_desk(casebook, LABEL, TRAINING_PASSPHRASE, "training", computer, stretch=stretch) as desk:
        telling = Telling(desk=desk, folder=folder)
        say(f"Step 1 of {len(told) + 1}. {say_moment(BEGINS_AT)}. A training casebook is made.")
        for place, (tale, step) in enumerate(told, 2):
            clock.move_on(step.at)
            telling.tale = tale
            done = act(step, telling)
            who = f"{desk.children.sheet(telling.child).record.name}: " if tale else ""
            say(f"Step {place} of {len(told) + 1}. {say_moment(step.at)}. {who}{done.line}")
            for aside in done.asides:
                say(f"    {aside}")
        for line in _closing(telling):
            say(line)
    for line in _left_behind(casebook, telling):
        say(line)
    return Told(casebook=casebook, packs=tuple(telling.packs), steps=len(told) + 1)


def _take(folder: Path) -> None:
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CasebookRefused(
                f"There is something in {folder.name} already, so the story was not told there. "
                "Choose another folder, or delete that one first."
            )
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise NotKept(
            f"The folder {folder.name} could not be made ({fault.strerror or 'unknown reason'}). "
            "Choose another place, on this computer's own disk."
        ) from fault


def _in_order() -> tuple[tuple[Tale | None, Step], ...]:
    """Give every step of the school's own days and of the nine tales, as the days went by."""
    own: list[tuple[Tale | None, Step]] = [(None, step) for step in OWN_DAYS]
    tales = [(tale, step) for tale in TALES for step in tale.steps]
    return tuple(sorted(chain(own, tales), key=lambda told: told[1].at))


def _opening() -> Iterator[str]:
    yield "Nine children at Rowan High School, from April to November 2026."
    yield INVENTED
    for tale in TALES:
        known_as = f", known as {tale.known_as}" if tale.known_as else ""
        yield f"  {tale.number}. {tale.child}{known_as}: {tale.comment}."
    yield ""


def _closing(telling: Telling) -> Iterator[str]:
    desk = telling.desk
    yield ""
    yield f"The story ends on {say_day(desk.records.now().astimezone(LONDON).date())}. What came of it:"
    for tale in TALES:
        telling.tale = tale
        yield f"  {tale.number}. {desk.children.sheet(telling.child).record.name}: {_came_of(telling)}."
    yield ""
    due = desk.deadlines.open()
    yield f"Still due: {len(due)}." if due else "Nothing is due."
    for one in due:
        late = ", overdue" if one.is_overdue else ""
        yield f"  {one.child_name}: {one.deadline.what}: {say_due(one.deadline)}{late} ({one.deadline.rule})."


def _came_of(telling: Telling) -> str:
    replies = telling.desk.replies.of_child(telling.child)
    attempts = telling.desk.contacts.of_child(telling.child)
    absent = sum(one.record.result is ContactResult.DID_NOT_ATTEND for one in attempts)
    outcomes = "; then ".join(one.record.outcome for one in replies) or "no referral was made"
    if not absent:
        return outcomes
    return f"{outcomes}; {absent} {'invitation' if absent == 1 else 'invitations'} that nobody came to"


def _left_behind(casebook: Path, telling: Telling) -> Iterator[str]:
    yield ""
    yield f"The casebook: {casebook}"
    yield f"Its passphrase, published because it protects nothing: {TRAINING_PASSPHRASE}"
    yield f"Its packs, beside it in {telling.folder}:"
    for pack in telling.packs:
        yield f"  {pack.path.name}, {pack.pages} pages: {pack.what}"
    yield "To check every page, entry and signature:"
    yield f'  dsl-desk verify "{casebook}"'
