"""What no single value shows: whether the parts of a profile agree with one another.

Run on the parsed tree, beside the check of shapes, so that one reading of a file finds the faults of both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.profiles.branches import branch, entries, every_branch, text, texts, whole
from dsl_desk.profiles.check_times import find_time_faults
from dsl_desk.profiles.choices import ModelKind, Status, Version
from dsl_desk.profiles.fault import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.profiles.branches import Found
    from dsl_desk.profiles.strict_yaml import Branch

UNIQUE = (
    (("levels",), "id"),
    (("levels",), "ordinal"),
    (("levels",), "number"),
    (("escalation", "stages"), "ordinal"),
    (("evidence",), "id"),
    (("referral", "routes"), "id"),
    (("referral", "forms"), "id"),
    (("referral", "clocks"), "id"),
    (("referral", "consent_by_level"), "level"),
    (("posts",), "id"),
    (("area", "authorities"), "dfe_code"),
)
NUMBERS = ("ordinal", "number", "stage")
DRAFTS = (Status.RESEARCH_DRAFT, Status.LOCAL_DRAFT)
NUMBERED = (ModelKind.NUMBERED_LEVELS, ModelKind.NUMBERED_TIERS)


def find_faults(tree: Branch) -> Iterator[Found]:
    """Give every place where the parts of a profile disagree, and how."""
    for keys, name in UNIQUE:
        yield from _repeated(tree, keys, name)
    yield from _indicators(tree)
    yield from _counts(tree)
    yield from _numbers(tree)
    yield from _evidence(tree)
    yield from _levels_named(tree)
    yield from _posts_named(tree)
    yield from _answering(tree)
    yield from _others_named(tree)
    yield from find_time_faults(tree)


def _repeated(tree: Branch, keys: tuple[str, ...], name: str) -> Iterator[Found]:
    """Find a value that should stand once in a list and stands again."""
    seen: set[str] = set()
    for path, entry in entries(tree, *keys):
        value = _value(entry, name)
        if value and value in seen:
            yield (
                (*path, name),
                f"{shown(value)} stands here a second time; each {name} in {keys[-1]} must differ",
            )
        seen.add(value)


def _value(entry: Branch, name: str) -> str:
    """Give a value to compare: 01 and 1 are one number, but two ids."""
    number = whole(entry, name) if name in NUMBERS else None
    return text(entry, name) if number is None else str(number)


def _indicators(tree: Branch) -> Iterator[Found]:
    """Each indicator has words, in one key or the other, a page with a quotation, and an id of its own."""
    finished = text(tree, "schema_version") == Version.FIRST
    seen: set[str] = set()
    for level_path, level in entries(tree, "levels"):
        for path, one in entries(level, "indicators"):
            here = (*level_path, *path)
            own = text(one, "id")
            if own and own in seen:
                yield (
                    (*here, "id"),
                    f"{shown(own)} stands here a second time; each indicator needs its own id",
                )
            seen.add(own)
            yield from ((here, words) for words in _indicator_faults(one))
            if finished and not own:
                yield here, "an indicator needs an id from version 1.0 on, so that judgements can name it"


def _indicator_faults(one: Branch) -> Iterator[str]:
    """Say what an indicator's words lack."""
    if not any(text(one, key) for key in ("ours", "text", "theirs")):
        yield "an indicator needs words: ours, or theirs with the page"
    if "ours" in one and "text" in one:
        yield '"text" is the old name of "ours"; keep one of them'
    if "theirs" in one and "page" not in one:
        yield "their words need the page they stand on"


def _counts(tree: Branch) -> Iterator[Found]:
    """As many levels and stages are listed as are said; only a draft that lists gaps may lack some."""
    open_draft = text(tree, "status") in DRAFTS and bool(tree.get("gaps"))
    for block, said, keys in (
        ("model", "level_count", ("levels",)),
        ("escalation", "stage_count", ("escalation", "stages")),
    ):
        counted = whole(branch(tree, block), said)
        listed = sum(1 for _ in entries(tree, *keys))
        if counted is None or counted == listed or (listed < counted and open_draft):
            continue
        yield (block, said), f"{counted} is said here, and {listed} are listed in {'.'.join(keys)}"


def _numbers(tree: Branch) -> Iterator[Found]:
    """The kind of ladder fits the levels listed."""
    model = branch(tree, "model")
    kind = text(model, "kind")
    levels = tuple(entries(tree, "levels"))
    bare = [path for path, level in levels if not text(level, "number")]
    if text(model, "numbers_shown").casefold() == "true" and levels and len(bare) == len(levels):
        yield ("model", "numbers_shown"), "numbers are said to be shown, and no level has one"
    if kind in NUMBERED:
        yield from ((path, f"a level needs its number where the kind is {kind}") for path in bare)
    if kind == ModelKind.CONVERSATION_NO_THRESHOLDS and levels:
        yield ("levels",), "an authority without thresholds has no levels"


def _evidence(tree: Branch) -> Iterator[Found]:
    """Each evidence id used is listed."""
    known = {text(entry, "id") for _, entry in entries(tree, "evidence")}
    for path, entry in every_branch(tree):
        for index, used in texts(entry, "ev"):
            if used not in known:
                yield (*path, "ev", index), f"{shown(used)} is not in the list of evidence"


def _levels_named(tree: Branch) -> Iterator[Found]:
    """Each level named by a route, a service or a consent rule is listed."""
    known = {text(entry, "id") for _, entry in entries(tree, "levels")}
    for keys in (("referral", "routes"), ("services",)):
        for path, entry in entries(tree, *keys):
            for index, used in texts(entry, "levels"):
                if used not in known:
                    yield (*path, "levels", index), f"{shown(used)} is not the id of a level"
    for path, entry in entries(tree, "referral", "consent_by_level"):
        used = text(entry, "level")
        if used and used not in known:
            yield (*path, "level"), f"{shown(used)} is not the id of a level"


def _posts_named(tree: Branch) -> Iterator[Found]:
    """Each post named by a stage, a step or another post is listed."""
    known = {text(entry, "id") for _, entry in entries(tree, "posts")}
    for path, entry in every_branch(tree):
        for key in ("from_post", "to_post", "signed_by", "with_post", "answers_to"):
            used = text(entry, key)
            if used and used not in known:
                yield (*path, key), f"{shown(used)} is not the id of a post"
        for index, used in texts(entry, "copies_to"):
            if used not in known:
                yield (*path, "copies_to", index), f"{shown(used)} is not the id of a post"


def _answering(tree: Branch) -> Iterator[Found]:
    """Nobody answers to themselves, however far round."""
    above = {text(entry, "id"): text(entry, "answers_to") for _, entry in entries(tree, "posts")}
    cleared = {""}
    for path, entry in entries(tree, "posts"):
        passed: dict[str, None] = {}
        post = text(entry, "id")
        while post not in cleared and post not in passed:
            passed[post] = None
            post = above.get(post, "")
        if post in passed:
            yield (*path, "answers_to"), f"{shown(post)} would answer to itself"
        cleared.update(passed)


def _others_named(tree: Branch) -> Iterator[Found]:
    """Each form used and the stage an urgent challenge joins is listed; no profile is its own base."""
    forms = {text(entry, "id") for _, entry in entries(tree, "referral", "forms")}
    for path, entry in entries(tree, "referral", "routes"):
        used = text(entry, "form")
        if used and used not in forms:
            yield (*path, "form"), f"{shown(used)} is not the id of a form"
    stages = {_value(entry, "ordinal") for _, entry in entries(tree, "escalation", "stages")}
    joined = _value(branch(branch(tree, "escalation"), "urgent"), "stage")
    if joined and joined not in stages:
        yield ("escalation", "urgent", "stage"), f"{shown(joined)} is not the ordinal of a stage"
    for index, base in texts(tree, "inherits"):
        if base == text(tree, "profile_id"):
            yield ("inherits", index), "a profile cannot inherit from itself"
