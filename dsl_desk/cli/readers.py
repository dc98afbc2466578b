"""How answers are understood: words, days, moments, and choices from a list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from dsl_desk.cli.questions import NOTHING, Choice, Given, Scene, Several
from dsl_desk.errors import Wrong
from dsl_desk.model.days import Side, read_day, read_moment
from dsl_desk.model.deadline import say_day
from dsl_desk.model.record import LONGEST_TEXT

if TYPE_CHECKING:
    from datetime import date

    from dsl_desk.model.record import Moment

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=StrEnum)

APART = ";"
BETWEEN = ":"
"""What stands between the thing meant and what is said of it."""

MOST_LISTED = 12
"""Choices named in a sentence or listed at once when words fit too many."""

MOST_QUOTED = 60
SHORTEST_WORD = 3
"""Letters at least one of the words must have by which a choice is found within its label."""

_WORD = re.compile(r"\w+")


def text(raw: tuple[str, ...], scene: Scene) -> Given[str]:
    """Read words, a passage too. Raises `Wrong` where they could not be kept as they are."""
    del scene
    said = _keepable("\n".join(raw)).strip()
    return Given(value=said, words=said or NOTHING)


def lines(raw: tuple[str, ...], scene: Scene) -> Given[tuple[str, ...]]:
    """Read several answers, one a line."""
    del scene
    said = tuple(line for one in raw for each in _keepable(one).split("\n") if (line := each.strip()))
    return Given(value=said, words="; ".join(said) or NOTHING)


def day(side: Side = Side.PAST) -> Callable[[tuple[str, ...], Scene], Given[date]]:
    """Read a day."""

    def read(raw: tuple[str, ...], scene: Scene) -> Given[date]:
        found = read_day(" ".join(raw), scene.now.date(), side)
        return Given(value=found, words=say_day(found))

    return read


def moment(raw: tuple[str, ...], scene: Scene) -> Given[Moment]:
    """Read when something was, as exactly as is known."""
    found = read_moment(" ".join(raw), scene.now)
    return Given(value=found, words=say_when(found))


def perhaps(
    read: Callable[[tuple[str, ...], Scene], Given[T]],
) -> Callable[[tuple[str, ...], Scene], Given[T | None]]:
    """Read an answer that may be left empty: then it is None."""

    def read_or_none(raw: tuple[str, ...], scene: Scene) -> Given[T | None]:
        if not any(raw):
            return Given(value=None, words=NOTHING)
        found = read(raw, scene)
        return Given(value=found.value, words=found.words)

    return read_or_none


@dataclass(frozen=True, slots=True)
class OneOf(Generic[T_co]):
    """Read a choice by its words or its code. `otherwise` holds what an empty answer means, if anything."""

    offer: Callable[[Scene], tuple[Choice[T_co], ...]]
    otherwise: tuple[T_co, ...] = ()

    def __call__(self, raw: tuple[str, ...], scene: Scene) -> Given[T_co]:
        """Find the one choice that was meant."""
        said = " ".join(raw).strip()
        if not said and self.otherwise:
            return Given(value=self.otherwise[0], words=NOTHING)
        found = find_choice(said, self.offer(scene))
        return Given(value=found.value, words=found.label)


@dataclass(frozen=True, slots=True)
class OneOfOrOwn:
    """Read a choice by its words or its code; anything that is none of them stands as it was said."""

    offer: Callable[[Scene], tuple[Choice[str], ...]]

    def __call__(self, raw: tuple[str, ...], scene: Scene) -> Given[str]:
        """Find the choice that was meant, or take the words."""
        own = text(raw, scene)
        wanted = fold(own.value)
        begun = [one for one in self.offer(scene) if fold(one.label).startswith(wanted)]
        exact = [one for one in self.offer(scene) if wanted in (fold(one.code), fold(one.label))]
        found = exact or (begun if len(begun) == 1 else [])
        return Given(value=found[0].value, words=found[0].label) if found else own


@dataclass(frozen=True, slots=True)
class AnyOf(Generic[T_co]):
    """Read any number of choices, each by its words or its code; several in one line stand apart by `;`."""

    offer: Callable[[Scene], tuple[Choice[T_co], ...]]

    def __call__(self, raw: tuple[str, ...], scene: Scene) -> Given[tuple[T_co, ...]]:
        """Find every choice that was meant, once each, in the order offered."""
        offered = self.offer(scene)
        chosen = [find_choice(one, offered) for line in raw for one in line.split(APART) if one.strip()]
        kept = tuple(one for one in offered if one in chosen)
        words = "; ".join(one.label for one in kept) or NOTHING
        return Given(value=tuple(one.value for one in kept), words=words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines(Generic[T_co]):
    """Read several answers, each a line of its own that begins with one of the things offered, or with a day.

    `each` reads one line. `lists` says whether what is offered is shown again.
    """

    offer: Callable[[Scene], tuple[Choice[object], ...]]
    each: Callable[[str, Scene], Given[T_co]]
    lists: bool = True

    def __call__(self, raw: tuple[str, ...], scene: Scene) -> Given[tuple[T_co, ...]]:
        """Read every line."""
        found = [self.each(_keepable(one).strip(), scene) for one in raw if one.strip()]
        words = "; ".join(one.words for one in found) or NOTHING
        return Given(value=tuple(one.value for one in found), words=words)


@dataclass(frozen=True, slots=True)
class Found(Generic[T_co]):
    """Read something looked for by words among too many to list, as a child is."""

    search: Callable[[str, Scene], tuple[Choice[T_co], ...]]
    what: str

    def __call__(self, raw: tuple[str, ...], scene: Scene) -> Given[T_co]:
        """Find the one that answers to the words. Raises `Wrong`, or `Several`."""
        said = " ".join(raw).strip()
        fitting = self.search(said, scene)
        if not fitting:
            raise Wrong(f"was not found: no {self.what} here answers to {quoted(said)}. Try part of the name")
        exact = [one for one in fitting if said in (one.code, one.label)]
        if len(exact or fitting) > 1:
            raise Several(fitting[:MOST_LISTED])
        one = (exact or fitting)[0]
        return Given(value=one.value, words=one.label)


@dataclass(frozen=True, slots=True)
class WordsOf(Generic[E]):
    """Offer every value of a closed list, in its own words, whatever was answered before."""

    kind: type[E]

    def __call__(self, scene: Scene) -> tuple[Choice[E], ...]:
        """Give them."""
        del scene
        return tuple(
            Choice(value=one, label=label) for one, label in zip(self.kind, self.words(), strict=True)
        )

    def words(self) -> tuple[str, ...]:
        """Give their words alone."""
        return tuple(one.value.replace("_", " ") for one in self.kind)


def find_choice(said: str, offered: tuple[Choice[T], ...]) -> Choice[T]:
    """Find the choice meant: by code, by its whole label, by its beginning, by words in it.

    Raises `Wrong` where there is none and `Several` where there is more than one.
    """
    wanted = fold(said)
    telling = len(max(_WORD.findall(wanted), key=len, default="")) >= SHORTEST_WORD
    tests: tuple[Callable[[Choice[T]], bool], ...] = (
        lambda one: wanted in (fold(one.code), fold(one.label)),
        lambda one: bool(wanted) and fold(one.label).startswith(wanted),
        lambda one: telling and _has_words(fold(one.label), wanted),
    )
    for test in tests:
        fitting = tuple(one for one in offered if test(one))
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            raise Several(fitting[:MOST_LISTED])
    if not offered:
        raise Wrong("cannot be chosen: there is nothing to choose from yet")
    named = "; ".join(one.label for one in offered[:MOST_LISTED])
    raise Wrong(f"must be one of: {named}{'; and more' if len(offered) > MOST_LISTED else ''}")


def _has_words(label: str, wanted: str) -> bool:
    """Say whether each word wanted begins one of the label's."""
    words = _WORD.findall(label)
    return all(any(word.startswith(one) for word in words) for one in _WORD.findall(wanted))


def fold(words: str) -> str:
    """Make words comparable: small letters, no accents, single spaces."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", words) if not unicodedata.combining(one))
    return " ".join(plain.casefold().split())


def quoted(words: str) -> str:
    """Quote what was said, its beginning where it is long."""
    return f"“{words}”" if len(words) <= MOST_QUOTED else f"“{words[:MOST_QUOTED]}…”"


def say_when(when: Moment) -> str:
    """Say a moment as exactly as it is known."""
    said = f"about {say_day(when.on)}" if when.about else say_day(when.on)
    if when.at is not None:
        said = f"{said} at {when.at:%H:%M}"
    return f"{said}, {when.words}" if when.words else said


def _keepable(words: str) -> str:
    if len(words) > LONGEST_TEXT:
        raise Wrong(f"must be {LONGEST_TEXT:,} characters or fewer; this has {len(words):,}")
    if any("\ud800" <= one <= "\udfff" or one == "\0" for one in words):
        raise Wrong("holds characters that are no text. Type it again, or paste it as plain text")
    return words
