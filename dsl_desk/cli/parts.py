"""The fields of a record that a person can correct by typing, however deep in it they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, get_args, get_type_hints

from dsl_desk.cli.facts import FACTS_READ
from dsl_desk.cli.questions import Given, Scene, Style
from dsl_desk.cli.readers import OneOf, WordsOf, day, lines, moment, text
from dsl_desk.model.days import Side
from dsl_desk.model.judgement import Criterion, Fact
from dsl_desk.model.record import Moment, Record
from dsl_desk.model.referral import FormAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator

    Step = str | int

FIXED = frozenset(
    (
        # what was fixed when the record was kept, in the authority's words or by its clocks
        "edition",
        "set_deadlines",
        "level_id",
        "level_label",
        "level_summary",
        "stage_word",
        "stage_label",
        "policy",
        "clock_as_written",
        "next_label",
        "next_post",
        "grounds",
        # what was shown: a criterion's words, a section's label
        "indicator_id",
        "quoted",
        "wording",
        "page",
        "domain",
        "label",
        "field",
        # who is in it, and files: other records' matter
        "children",
        "also",
        "files",
        "logo",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One field: the way to it from the record, what it is called, how it is read.

    `empty` holds what it is when left empty; nothing, where it cannot be.
    """

    path: tuple[str | int, ...]
    label: str
    read: Callable[[tuple[str, ...], Scene], Given[object]]
    empty: tuple[object, ...] = ()
    style: Style = Style.LINE

    @property
    def code(self) -> str:
        """Name it exactly."""
        return ".".join(map(str, self.path))


def parts_of(record: Record) -> tuple[Part, ...]:
    """List every part of a record that can be corrected, in the record's order."""
    return tuple(_parts(record, (), ""))


def part_value(record: Record, path: tuple[Step, ...]) -> object:
    """Give what a part holds now."""
    value: object = record
    for step in path:
        value = (
            value[step] if isinstance(value, tuple) and isinstance(step, int) else getattr(value, str(step))
        )
    return value


def with_part(record: Record, path: tuple[Step, ...], new: object) -> Record:
    """Give the record with a part changed; the one handed in stays as it is."""
    changed = _with(record, path, new)
    if not isinstance(changed, Record):
        raise TypeError(type(changed).__name__)
    return changed


def _with(value: object, path: tuple[Step, ...], new: object) -> object:
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(value, tuple) and isinstance(step, int):
        return (*value[:step], _with(value[step], rest, new), *value[step + 1 :])
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError(type(value).__name__)
    return replace(value, **{str(step): _with(getattr(value, str(step)), rest, new)})


def _parts(value: object, path: tuple[Step, ...], within: str) -> Iterator[Part]:
    """Walk a value: its own fields, then those of the values in it."""
    if not is_dataclass(value) or isinstance(value, type):
        return
    hints = get_type_hints(type(value))
    for one in fields(value):
        if one.name in FIXED:
            continue
        held, here = getattr(value, one.name), (*path, one.name)
        part = _part(here, _label(value, one.name, within), hints[one.name])
        if part is not None:
            yield part
        elif isinstance(held, tuple):
            for place, each in enumerate(held):
                yield from _parts(each, (*here, place), f"{within} {one.name} {place + 1}")
        else:
            yield from _parts(held, here, f"{within} {one.name}")


def _label(value: object, name: str, within: str) -> str:
    """Name a part as a person knows it: a section by its own label, a criterion's facts by its words."""
    if isinstance(value, FormAnswer):
        return value.label if name == "text" else f"why empty: {value.label}"
    if isinstance(value, Criterion):
        return f"facts for “{value.quoted}”"
    return f"{within} {name}".replace("_", " ").strip()


def _part(path: tuple[Step, ...], label: str, hint: object) -> Part | None:
    """Say how a field of this type is read; None where it cannot be typed."""
    if hint == tuple[str, ...]:
        return Part(path=path, label=label, read=lines, empty=((),), style=Style.LONG)
    if hint == tuple[Fact, ...]:
        return Part(path=path, label=label, read=FACTS_READ, empty=((),), style=Style.MANY)
    kinds = [one for one in get_args(hint) if one is not type(None)]
    may_be_none = type(None) in get_args(hint)
    kind: object = kinds[0] if may_be_none and len(kinds) == 1 else hint
    if kind is str:
        return Part(path=path, label=label, read=text, empty=("",), style=Style.LONG)
    read = _short(kind)
    empty = (None,) if may_be_none else ()
    return Part(path=path, label=label, read=read, empty=empty) if read else None


def _short(kind: object) -> Callable[[tuple[str, ...], Scene], Given[object]] | None:
    if kind is date:
        return day(Side.EITHER)
    if kind is Moment:
        return moment
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return OneOf(WordsOf(kind))
    return None
