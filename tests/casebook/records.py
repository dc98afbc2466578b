"""Any record that a kind allows, made from the kind's own fields."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Union, cast, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from dsl_desk.model.child import Child
from dsl_desk.model.place import Address
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from dsl_desk.model.record import Record

_SHORT = tuple(one.text for one in HOSTILE if len(one.text) < 100)
_SIMPLE: dict[object, st.SearchStrategy[object]] = {
    str: st.text(max_size=20) | st.sampled_from(_SHORT),
    bool: st.booleans(),
    int: st.integers(),
    bytes: st.binary(max_size=40),
    date: st.dates(),
    time: st.times(),
    datetime: st.datetimes(timezones=st.just(UTC)),
}


def records(kind: type[Record]) -> st.SearchStrategy[Record]:
    """Make any record of a kind."""
    return _values(kind).map(lambda one: cast("Record", one))


def _values(hint: object) -> st.SearchStrategy[object]:
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    origin, inside = get_origin(hint), get_args(hint)
    if origin is tuple:
        return st.lists(_values(inside[0]), max_size=3).map(tuple)
    if origin in (types.UnionType, Union):
        return st.none() | _values(next(one for one in inside if one is not types.NoneType))
    named = getattr(hint, "__supertype__", None)
    if named is not None:
        return _values(named)
    if not isinstance(hint, type):
        raise TypeError(hint)
    return st.sampled_from(list(hint)) if issubclass(hint, StrEnum) else _dataclass(hint)


def _dataclass(kind: type) -> st.SearchStrategy[object]:
    if not is_dataclass(kind):
        raise TypeError(kind)
    hints = get_type_hints(kind)
    parts = {one.name: _values(hints[one.name]) for one in fields(kind)}
    if kind is Child:
        parts["addresses"] = st.lists(_OPEN_ADDRESSES, max_size=3).map(tuple)
    return st.builds(kind, **parts)


_OPEN_ADDRESSES = _dataclass(Address).map(lambda one: replace(cast("Address", one), confidential=False))
