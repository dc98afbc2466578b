"""Frozen values to plain JSON shapes and back: one mechanism, driven by the dataclass itself.

Fields equal to their default are left out; dates are ISO text, bytes strict base64, enums their value.
Reading is strict: an unknown field, a missing one or another type raises `TypeError`, `ValueError` or
`KeyError`.
"""

from __future__ import annotations

import types
from base64 import b64decode, b64encode
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, TypeVar, Union, cast, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Step = Callable[[object], object]

T = TypeVar("T")

_NO_DEFAULT = object()


def to_plain(value: object) -> object:
    """Turn a value into dicts, lists, text, numbers and None."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str) or value is None:
        return value
    if isinstance(value, tuple):
        return [to_plain(one) for one in value]
    if is_dataclass(value):
        return {
            name: to_plain(held)
            for name, default in field_defaults(value)
            if (held := getattr(value, name)) != default
        }
    if isinstance(value, (date, time)):
        return value.isoformat()
    return b64encode(value).decode() if isinstance(value, bytes) else value


def from_plain(kind: type[T], plain: object) -> T:
    """Read a value of this kind back."""
    wanted: object = kind
    return cast("T", _step(wanted)(plain))


def field_defaults(value: object) -> tuple[tuple[str, object], ...]:
    """Give each field's name and default, in order; a field without one has a default nothing equals."""
    kind: type = type(value)
    return _defaults_of(kind)


@cache
def _defaults_of(kind: type) -> tuple[tuple[str, object], ...]:
    return tuple(_named_defaults(kind))


def _named_defaults(kind: type) -> Iterator[tuple[str, object]]:
    for one in fields(kind):
        yield one.name, _NO_DEFAULT if one.default is MISSING else one.default


@cache
def _step(wanted: object) -> Step:
    """Build, once per type, the function that reads it."""
    origin = get_origin(wanted)
    if origin is tuple:
        return _each(_step(get_args(wanted)[0]))
    if origin in (types.UnionType, Union):
        return _perhaps(_step(next(one for one in get_args(wanted) if one is not types.NoneType)))
    supertype = getattr(wanted, "__supertype__", None)
    if supertype is not None:
        return _step(supertype)
    if not isinstance(wanted, type):
        raise TypeError(wanted)
    return _dataclass_step(wanted) if is_dataclass(wanted) else _simple_step(wanted)


def _simple_step(wanted: type) -> Step:
    if issubclass(wanted, (date, datetime, time)):
        parse: Callable[[str], object] = wanted.fromisoformat
        return lambda value: parse(_text(value))
    if issubclass(wanted, StrEnum):
        return lambda value: wanted(_text(value))
    if wanted is bytes:
        return lambda value: b64decode(_text(value), validate=True)
    return _exactly(wanted)


def _exactly(wanted: type) -> Step:
    def read(value: object) -> object:
        if type(value) is not wanted:
            raise TypeError(wanted)
        return value

    return read


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(str)
    return value


def _each(one: Step) -> Step:
    def read(values: object) -> object:
        if not isinstance(values, list):
            raise TypeError(list)
        return tuple([one(value) for value in values])

    return read


def _perhaps(one: Step) -> Step:
    return lambda value: None if value is None else one(value)


def _dataclass_step(wanted: type) -> Step:
    hints = get_type_hints(wanted)
    steps = {one.name: _step(hints[one.name]) for one in fields(wanted)}

    def read(values: object) -> object:
        if not isinstance(values, dict):
            raise TypeError(dict)
        return wanted(**{name: steps[name](value) for name, value in values.items()})

    return read
