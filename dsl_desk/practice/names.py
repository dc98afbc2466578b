"""Finding a child by any of their names as somebody types them, accents and strokes aside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from dsl_desk.casebook.index import fold

if TYPE_CHECKING:
    from dsl_desk.model.child import Child

_WORD = re.compile(r"\w+")
_FIRST, _WITHIN, _NOT = 0, 1, 2


def plain_name(name: str) -> str:
    """Write a name as it is compared: one case, no accents, strokes or marks, single spaces."""
    bare = "".join(one for one in normalize("NFD", fold(name).casefold()) if category(one) != "Mn")
    return " ".join(_WORD.findall(bare))


def names_of(child: Child) -> tuple[str, ...]:
    """Give everything a child answers to, word by word as names are compared, and the UPN."""
    known = plain_name(
        " ".join((child.given_name, child.family_name, child.preferred_name, *child.other_names))
    )
    return (*known.split(), child.upn.casefold())


def likeness(names: tuple[str, ...], asked: tuple[str, ...]) -> int | None:
    """Say how well names made by `names_of` answer words made by `words_of`, the lower the better, or None.

    Every word must begin one of the names, or stand within one.
    """
    ranks = [_rank(word, names) for word in asked]
    return None if _NOT in ranks else sum(ranks)


def words_of(typed: str) -> tuple[str, ...]:
    """Give the words typed, as names are compared."""
    return tuple(plain_name(typed).split())


def _rank(word: str, names: tuple[str, ...]) -> int:
    if any(name.startswith(word) for name in names):
        return _FIRST
    return _WITHIN if any(word in name for name in names) else _NOT
