"""Finding one's way in a parsed tree whose shape nobody has vouched for yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.profiles.fault import Path
    from dsl_desk.profiles.strict_yaml import Branch, Tree

Found: TypeAlias = "tuple[Path, str]"
"""A place in the file and what is wrong there."""


def branch(tree: Branch, key: str) -> Branch:
    """Give the keys under a key; none where something else stands there."""
    under = tree.get(key)
    return under if isinstance(under, dict) else {}


def entries(tree: Branch, *keys: str) -> Iterator[tuple[Path, Branch]]:
    """Give each entry of a list that is a set of keys, with its path; the last key names the list."""
    for key in keys[:-1]:
        tree = branch(tree, key)
    under = tree.get(keys[-1])
    for index, entry in enumerate(under if isinstance(under, list) else ()):
        if isinstance(entry, dict):
            yield (*keys, index), entry


def text(tree: Branch, key: str) -> str:
    """Give the text under a key, or an empty one."""
    under = tree.get(key)
    return under if isinstance(under, str) else ""


def texts(tree: Branch, key: str) -> Iterator[tuple[int, str]]:
    """Give each text of a list, with its place in it."""
    under = tree.get(key)
    for index, entry in enumerate(under if isinstance(under, list) else ()):
        if isinstance(entry, str):
            yield index, entry


def whole(tree: Branch, key: str) -> int | None:
    """Give the whole number under a key, or None."""
    said = text(tree, key)
    return int(said) if said.isascii() and said.isdigit() and len(said) < LONGEST_NUMBER else None


def every_branch(tree: Tree, path: Path = ()) -> Iterator[tuple[Path, Branch]]:
    """Give every set of keys in a tree with its path, outermost first."""
    if isinstance(tree, dict):
        yield path, tree
        for key, under in tree.items():
            if not isinstance(under, str):
                yield from every_branch(under, (*path, key))
    elif isinstance(tree, list):
        for index, under in enumerate(tree):
            if not isinstance(under, str):
                yield from every_branch(under, (*path, index))


LONGEST_NUMBER = 7
