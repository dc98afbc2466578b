"""Records as stored bytes, and back.

A body is UTF-8 JSON `{"values": {...}, "why": "..."}`. Text is kept exactly as typed; what cannot be UTF-8
(half a surrogate pair) makes that one body plain ASCII JSON.
"""

from __future__ import annotations

import json
from dataclasses import is_dataclass
from typing import TYPE_CHECKING

from dsl_desk.casebook.plain import field_defaults, from_plain, to_plain
from dsl_desk.errors import CasebookDamaged, Faults, NotKept
from dsl_desk.model.record import LONGEST_TEXT, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class TooLong(Faults, NotKept):
    """One or more fields hold more text than a field may."""


def encode(record: Record, why: str) -> bytes:
    """Write a record and the reason for this revision as stored bytes. `TooLong` names every such field."""
    long = [
        f"{path} holds {length:,} characters; a field holds at most {LONGEST_TEXT:,}. "
        "Put the rest in a file attached to the record."
        for path, length in (*_long_texts(record, ""), *_long_texts(why, "The reason"))
    ]
    if long:
        raise TooLong("This was not kept, because some of it is too long.", tuple(long))
    body = {"values": to_plain(record)} | ({"why": why} if why else {})
    try:
        return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return json.dumps(body, separators=(",", ":")).encode()


def decode(body: bytes, kind: type[Record], version: int) -> tuple[Record, str]:
    """Read stored bytes back into a record and its reason, upgrading an older shape."""
    try:
        stored = json.loads(body)
        values = stored["values"]
        if version < kind.version:
            values = kind.upgrade(version, values)
        return from_plain(kind, values), stored.get("why", "")
    except (KeyError, TypeError, ValueError, RecursionError) as fault:
        raise CasebookDamaged(
            f"An entry of kind “{kind.kind}” ({len(body):,} bytes) is not one that DSL Desk wrote."
        ) from fault


def kinds_by_name(kinds: tuple[type[Record], ...]) -> Mapping[str, type[Record]]:
    """Index the kinds by the name their entries carry."""
    return {kind.kind: kind for kind in kinds}


def _long_texts(value: object, path: str) -> Iterator[tuple[str, int]]:
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            yield path, len(value)
    elif isinstance(value, tuple):
        for place, one in enumerate(value, 1):
            yield from _long_texts(one, f"{path}, number {place}")
    elif is_dataclass(value):
        for name, _ in field_defaults(value):
            words = name.replace("_", " ")
            yield from _long_texts(getattr(value, name), f"{path}, {words}" if path else words.capitalize())
