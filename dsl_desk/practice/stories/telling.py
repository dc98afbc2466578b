"""A story while it is told: the desk, its movable clock, and who and what has been named so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk.model.judgement import Fact
from dsl_desk.model.record import Moment, RecordId
from dsl_desk.practice.desk import Desk
from dsl_desk.practice.stories.steps import Tale
from dsl_desk.practice.written import NewFile

if TYPE_CHECKING:
    from datetime import date

    from dsl_desk.model.deadline import Deadline
    from dsl_desk.practice.profiles import Edition
    from dsl_desk.practice.stories.steps import Dated, Step
    from dsl_desk.practice.written import Written


class StoryClock:
    """The time as the story has it: it stands still until the next step moves it on."""

    def __init__(self, at: datetime) -> None:
        """Begin at a moment."""
        self._at = at.astimezone(UTC)

    def now(self) -> datetime:
        """Give the story's time, in UTC."""
        return self._at

    def move_on(self, at: datetime) -> None:
        """Go to a later moment. Going back would be a fault in the story's data."""
        if at.astimezone(UTC) < self._at:
            raise ValueError(f"the story goes back in time, to {at:%d %B %H:%M}")
        self._at = at.astimezone(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPack:
    """A pack as it lies beside the casebook."""

    path: Path
    pages: int
    what: str
    child: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a step did, in one plain line, and what the desk said about it."""

    line: str
    asides: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Telling:
    """An open desk, the folder packs are saved in, and the ids of what was kept, by tale and key."""

    desk: Desk
    folder: Path
    tale: Tale | None = None
    packs: list[SavedPack] = field(default_factory=list)
    _kept: dict[tuple[int, str], RecordId] = field(default_factory=dict)
    _children: dict[str, RecordId] = field(default_factory=dict)

    @property
    def child(self) -> RecordId:
        """The child whose tale is told."""
        return self.child_named(self._told.child)

    @property
    def edition(self) -> Edition:
        """The edition in force for the child today."""
        return self.desk.profiles.for_child(self.child, self.desk.records.today())

    @property
    def _told(self) -> Tale:
        if self.tale is None:
            raise ValueError("this step belongs to a child's tale")
        return self.tale

    def child_named(self, name: str) -> RecordId:
        """Find a child by given and family name, as the register writes them."""
        if name not in self._children:
            self._children = {
                f"{sheet.record.given_name} {sheet.record.family_name}": sheet.record_id
                for sheet in self.desk.children.register()
            }
        return self._children[name]

    def keep(self, step: Step, written: Written) -> None:
        """Remember what a step kept, under its key."""
        if step.key:
            self._kept[self._told.number, step.key] = written.record_id

    def record(self, key: str) -> RecordId:
        """Give the id of what was kept under a key of this tale."""
        return self._kept[self._told.number, key]

    def facts(self, dated: tuple[Dated, ...]) -> tuple[Fact, ...]:
        """Give dated facts, each pointing at its record."""
        return tuple(
            Fact(on=one.on, text=one.text, record=self.record(one.record) if one.record else None)
            for one in dated
        )


def story_file(name: str) -> bytes:
    """Read a file of the story."""
    return files("resources").joinpath("training", name).read_bytes()


def story_files(names: tuple[str, ...]) -> tuple[NewFile, ...]:
    """Give files of the story to attach."""
    return tuple(NewFile(name=name, data=story_file(name)) for name in names)


def moment(when: datetime | date) -> Moment:
    """Give a time as records keep it, or a day whose time is not known."""
    return Moment.of(when) if isinstance(when, datetime) else Moment(on=when)


def said_dates(deadlines: tuple[Deadline, ...]) -> tuple[str, ...]:
    """Say the dates that a record has set, each with how it was counted."""
    return tuple(f"Due: {one.what}. {one.why}" for one in deadlines)
