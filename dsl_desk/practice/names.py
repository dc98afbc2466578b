"""Finding a child by any of their names as somebody types them, accents and strokes aside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from dsl_desk.casebook.index import fold

if TYPE_CHECKING:
    from dsl_desk.model.child import Child

_WORD = re.compile(r"\w+")


def plain_name(name: str) -> str:
    """Write a name as it is compared: one case, no accents, strokes or marks, single spaces."""
    bare = "".join(one for one in normalize("NFD", fold(name).casefold()) if category(one) != "Mn")
    return " ".join(_WORD.findall(bare))


def names_of(child: Child) -> str:
    """Give everything a child answers to as names are compared, and the UPN: each word begins a line."""
    known = plain_name(
        " ".join((child.given_name, child.family_name, child.preferred_name, *child.other_names))
    )
    return "".join(f"\n{one}" for one in (*known.split(), child.upn.casefold()))


def likeness(names: str, asked: tuple[str, ...]) -> int | None:
    """Say how well names made by `names_of` answer words made by `words_of`, the lower the better, or None.

    Every word must begin one of the names, or stand within one. It is asked of every child at every key.
    """
    within = 0
    for word in asked:
        if word not in names:
            return None
        within += f"\n{word}" not in names
    return within


def words_of(typed: str) -> tuple[str, ...]:
    """Give the words typed, as names are compared."""
    return tuple(plain_name(typed).split())
