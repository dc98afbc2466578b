"""What gives a hidden child or a confidential address away in a text: every spelling, as phrases."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from dsl_desk.model.place import Address
from dsl_desk.model.record import RecordId
from dsl_desk.model.spelling import tokens_of
from dsl_desk.model.wordlists import ORDINARY, PARTICLES, STREETS, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHORTEST = 2
"""Letters in a name that is looked for on its own."""

_DOOR = re.compile(r"\d+[a-z]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A child and every name they go by: full names, preferred and earlier ones, initials used as a name."""

    who: RecordId
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenPlace:
    """A confidential address; `also` is what else gives it away: its telephone number, the refuge's name."""

    what: RecordId
    address: Address
    also: tuple[str, ...] = ()


class Kind(Enum):
    """What finding a phrase means."""

    KEPT = auto()
    NAME = auto()
    PLACE = auto()
    TOWN = auto()
    DOUBTFUL = auto()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words in a row; `ordinary` if in lower case they are only a word."""

    tokens: tuple[str, ...]
    kind: Kind
    hides: tuple[RecordId, ...] = ()
    ordinary: bool = False


def index(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    """File phrases under their first word, longest first, and what is kept before what is hidden."""
    index: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        index[phrase.tokens[0]].append(phrase)
    return {
        first: tuple(sorted(filed, key=lambda phrase: (-len(phrase.tokens), phrase.kind.value)))
        for first, filed in index.items()
    }


def kept_phrases(names: Iterable[str]) -> Iterator[Phrase]:
    """Give what stays, whatever it shares with a hidden name."""
    for name in names:
        tokens = tokens_of(name)
        if tokens:
            yield Phrase(tokens, Kind.KEPT)


def name_phrases(hidden: Iterable[Named], own: frozenset[str]) -> Iterator[Phrase]:
    """Give what finds each hidden child: whole names either way round, and each name alone.

    `own` are the words and initials of the pack's own child: what is only those is doubtful, never hidden.
    """
    bearers: dict[tuple[str, ...], list[RecordId]] = defaultdict(list)
    for one in hidden:
        for spelt in (spelling for name in one.names for spelling in _spellings(name)):
            if one.who not in bearers[spelt]:
                bearers[spelt].append(one.who)
    for spelt, who in bearers.items():
        singular = (*spelt[:-1], spelt[-1].removesuffix("s"))
        doubtful = own.issuperset(spelt) or own.issuperset(singular)
        ordinary = len(spelt) == 1 and not ORDINARY.isdisjoint((spelt[0], singular[0]))
        yield Phrase(spelt, Kind.DOUBTFUL if doubtful else Kind.NAME, tuple(who), ordinary)


def _spellings(name: str) -> Iterator[tuple[str, ...]]:
    """Give a name whole, surname first, run together, with an initial for either end, and each part alone."""
    parts = [part for part in map(tokens_of, name.split()) if part]
    for part in parts:
        yield from _alone(part, len(parts))
    if len(parts) <= 1:
        return
    first, last = parts[0], parts[-1]
    whole = tuple(token for part in parts for token in part)
    yield whole
    yield (*last, *whole[: -len(last)])
    yield (*first, *last)
    yield (*last, *first)
    yield ("".join(whole),)
    yield ("".join((*first, *last)),)
    yield (first[0][0], *last)
    yield (*first, last[0][0])


def _alone(part: tuple[str, ...], parts: int) -> Iterator[tuple[str, ...]]:
    """Give one of a name's parts: "Anne-Marie" and "O’Brien" also run together, and by each half."""
    if len(part) > 1:
        yield part
    for token in dict.fromkeys(("".join(part), *part)):
        if len(token) >= _SHORTEST and (token not in PARTICLES or parts == 1):
            yield (token,)
            yield (f"{token}s",)


def place_phrases(places: Iterable[HiddenPlace], public: set[tuple[str, ...]]) -> Iterator[Phrase]:
    """Give what finds each line of each address and its postcode; `public` lines hide only beside those."""
    for place in places:
        lines = [tokens_of(line) for line in (*place.address.lines, *place.also)]
        for tokens in filter(None, lines):
            kind = Kind.TOWN if tokens in public else Kind.PLACE
            for spelt in _line_spellings(tokens):
                yield Phrase(spelt, kind, (place.what,))
        code = tokens_of(place.address.postcode)
        for spelt in {code, ("".join(code),)} if code else ():
            yield Phrase(spelt, Kind.PLACE, (place.what,))


def _line_spellings(tokens: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Give a line whole and without its door number, with the kind of street in full and short."""
    street = tokens
    while street and is_door(street[0]):
        street = street[1:]
    for line in {tokens, street}:
        if not any(len(token) >= _SHORTEST and not token.isdecimal() for token in line):
            continue
        yield line
        for kind in STREETS.get(line[-1], ()):
            yield (*line[:-1], kind)


def tokens_in(names: Iterable[str]) -> frozenset[str]:
    """Give every word of the names, and every initial."""
    tokens = [token for name in names for token in tokens_of(name)]
    return frozenset((*tokens, *(token[0] for token in tokens)))


def is_door(word: str) -> bool:
    """Say whether a folded word is a door number or stands before one."""
    return word in UNITS or _DOOR.fullmatch(word) is not None
