"""What the worker does for an import: reads the file, compares it, writes what was agreed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from dsl_desk.errors import DeskError
from dsl_desk.model.record import RecordId
from dsl_desk.practice.imports import ImportPreview
from dsl_desk.practice.pupil_columns import Heading, headings_of
from ui.words import counted, plain_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.imports import Column, Decided, Imported
    from dsl_desk.practice.roll import ChildRow

LARGEST = 20_000_000
"""Bytes that are read at most: a list of ten thousand children has a quarter of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One file as it was read, and who its rows may be: `about` tells children apart by year and birthday."""

    name: str
    data: bytes
    headings: tuple[Heading, ...]
    preview: ImportPreview
    about: Mapping[RecordId, str]

    def name_of(self, row: int) -> str:
        """Give the name that a row has."""
        found = next((one for one in self.preview.rows if one.row == row), None)
        return f"{found.given_name} {found.family_name}".strip() if found else ""


def read_list(path: Path) -> Callable[[Desk], Look]:
    """Give the job that reads a file and compares it."""
    return partial(_read, path)


def look_again(look: Look, chosen: Mapping[str, Column | None]) -> Callable[[Desk], Look]:
    """Give the job that compares the same file with its columns taken otherwise."""
    return partial(_compare, look.name, look.data, chosen)


def import_list(
    look: Look, decisions: Mapping[int, Decided], left: Mapping[RecordId, date]
) -> Callable[[Desk], Imported]:
    """Give the job that writes it, whole or not at all."""
    return partial(_import, look.preview, decisions, left)


def done_words(done: Imported) -> str:
    """Say what was written: "30 children imported, 4 changed, 2 left"."""
    said = (
        f"{counted(len(done.added), 'child', 'children')} imported",
        f"{len(done.changed_children):,} changed" if done.changed_children else "",
        f"{len(done.left):,} left" if done.left else "",
        f"{counted(len(done.skipped), 'row')} skipped" if done.skipped else "",
    )
    return ", ".join(filter(None, said))


def _read(path: Path, desk: Desk) -> Look:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as fault:
        raise DeskError("The file could not be read. Check that it is still there and not in use.") from fault
    return _compare(path.name, data, {}, desk)


def _compare(name: str, data: bytes, chosen: Mapping[str, Column | None], desk: Desk) -> Look:
    return Look(
        name=name,
        data=data,
        headings=headings_of(data, chosen),
        preview=desk.children.preview_import(data, chosen),
        about={row.child_id: _about(row) for row in desk.roll.rows()},
    )


def _about(row: ChildRow) -> str:
    born = f"born {plain_day(row.born_on)}" if row.born_on else ""
    return ", ".join(filter(None, (row.name, row.year_group, born)))


def _import(
    preview: ImportPreview, decisions: Mapping[int, Decided], left: Mapping[RecordId, date], desk: Desk
) -> Imported:
    return desk.children.import_pupils(preview, decisions, left)
