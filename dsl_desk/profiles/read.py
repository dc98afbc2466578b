"""Reads a threshold profile from its file's bytes, or says everything that is wrong with it at once."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from unicodedata import normalize

from pydantic import ValidationError

from dsl_desk.profiles.branches import entries, text
from dsl_desk.profiles.checks import find_faults
from dsl_desk.profiles.fault import Fault, ProfileFaults, refusal
from dsl_desk.profiles.profile import Profile
from dsl_desk.profiles.shape import absent_faults, shape_faults
from dsl_desk.profiles.strict_yaml import read_strictly

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dsl_desk.profiles.strict_yaml import Branch

LONGEST_SLUG = 60


def read_profile(data: bytes, name: str) -> Profile:
    """Read a profile. `name` is the file's name, for the heading of a refusal.

    Raises ProfileFaults with a sentence for each fault, its line and its place. Nothing else is raised.
    """
    reading = read_strictly(data)
    faults = list(reading.faults)
    if reading.whole:
        faults.extend(
            Fault(line=reading.line_of(path), path=path, words=words)
            for path, words in find_faults(reading.tree)
        )
        faults.extend(absent_faults(Profile, reading))
        name_parts(reading.tree)
        try:
            profile = Profile.of(reading.tree, data, reading.text)
        except ValidationError as error:
            faults.extend(shape_faults(error, Profile, reading))
        else:
            if not faults:
                return profile
    raise ProfileFaults(*refusal(name, "a threshold profile", faults))


def name_parts(tree: Branch) -> None:
    """Give an id to each indicator, route and clock that has none, made of its level and its words.

    The same words under the same level get the same id in any order; other words are another criterion.
    """
    taken = {
        text(one, "id") for _, level in entries(tree, "levels") for _, one in entries(level, "indicators")
    }
    for _, level in entries(tree, "levels"):
        within = _slug(text(level, "id"), "level")
        _name_each((one for _, one in entries(level, "indicators")), within, taken)
    for keys in (("referral", "routes"), ("referral", "clocks")):
        listed = [one for _, one in entries(tree, *keys)]
        _name_each(listed, "", {text(one, "id") for one in listed})


def _name_each(parts: Iterable[Branch], within: str, taken: set[str]) -> None:
    """Give each part without an id one that nothing else has."""
    times: Counter[str] = Counter()
    for number, part in enumerate(parts, 1):
        if "id" in part:
            continue
        words = next(filter(None, (text(part, key) for key in ("ours", "text", "theirs", "name"))), "")
        stem = ".".join(filter(None, (within, _slug(words, str(number)))))
        own = stem
        while own in taken:
            times[stem] += 1
            own = f"{stem}-{times[stem] + 1}"
        taken.add(own)
        part["id"] = own


def _slug(words: str, otherwise: str) -> str:
    """Make a short plain name of words: small letters and figures joined by hyphens."""
    plain = normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_SLUG].strip("-") or otherwise
