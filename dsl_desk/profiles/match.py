"""Offers indicators whose words or tags meet an account. It never judges: no score, no level, nothing ticked.

Indicators that do not meet are never hidden; whoever shows these also shows `Profile.indicators()` in full.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from dsl_desk.profiles.profile import Listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dsl_desk.profiles.profile import Profile

NO_WORDING_MATCHED = "No wording matched. That says nothing about the level."

RARE = 2
"""A word in no more of a profile's indicators than this points at them by itself."""

SHORTEST_STEM = 3
ENDINGS = ("ingly", "edly", "ations", "ation", "ings", "ing", "ies", "ied", "es", "ed", "ly", "s", "y", "e")
"""Longest first: what comes off an English word so that "hitting" and "hits" meet."""

WORD = re.compile(r"[^\W_]+")

STOP_WORDS = frozenset(
    WORD.findall(
        """
        a about after again all also am an and any are as at be because been before being but by can child
        children could did do does father for from get gets go goes got had has have he her hers herself him
        himself his how i if in into is it its just may me more most mother my no not of off on one or our out
        own parent parents people person said say says school she should so some such than that the their them
        then there these they this those through to told too two under up us very was we were what when where
        which while who will with would year years you young your
        """
    )
)
"""Words too common in any account to point at an indicator."""

UNDECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An indicator worth reading beside the account, and the words of the account that met it."""

    listed: Listed
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What is worth reading first, the most telling words first; `sentence` stands where nothing met."""

    offers: tuple[Offer, ...]
    sentence: str = ""


def offer_indicators(profile: Profile, account: str) -> Offers:
    """Offer the indicators whose words or tags meet an account, case and accents aside."""
    told = {stem: word for word, stem in reversed(_stems(account))}
    listed = profile.indicators()
    common = Counter(stem for one in listed for stem in _vocabulary(one))
    met = [(one, _met(one, told, common)) for one in listed]
    found = sorted(
        ((one, stems) for one, stems in met if stems),
        key=lambda pair: -sum(log(1 + len(listed) / common[stem]) for stem in pair[1]),
    )
    offers = tuple(
        Offer(listed=one, words=tuple(told[stem] for stem in told if stem in stems)) for one, stems in found
    )
    return Offers(offers=offers, sentence="" if offers else NO_WORDING_MATCHED)


def fold(text: str) -> str:
    """Take case and accents off a text: "Zoë" and "zoe" are one word."""
    plain = normalize("NFKD", text.casefold().translate(UNDECOMPOSED))
    return "".join(letter for letter in plain if not combining(letter))


def _met(one: Listed, told: Mapping[str, str], common: Counter[str]) -> frozenset[str]:
    """Give the stems by which an indicator meets an account: a whole tag, two words, or one rare one."""
    tags = (frozenset(stem for _, stem in _stems(tag)) for tag in one.indicator.tags)
    by_tag = frozenset(stem for tag in tags if tag and tag <= told.keys() for stem in tag)
    by_word = _vocabulary(one) & told.keys()
    tells = len(by_word) > 1 or any(common[stem] <= RARE for stem in by_word)
    return by_tag | by_word if by_tag or tells else frozenset()


def _vocabulary(one: Listed) -> frozenset[str]:
    """Give the stems of an indicator's words, ours and theirs, and of its tags."""
    indicator = one.indicator
    return frozenset(
        stem
        for words in (indicator.in_our_words, indicator.theirs, *indicator.tags)
        for _, stem in _stems(words)
    )


def _stems(text: str) -> tuple[tuple[str, str], ...]:
    """Give each telling word of a text as it stands, with its stem."""
    return tuple(_each_stem(WORD.findall(text)))


def _each_stem(words: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Pair each word that is no stop word with its stem."""
    for word in words:
        plain = fold(word)
        if plain not in STOP_WORDS and len(plain) >= SHORTEST_STEM:
            yield word, _stem(plain)


def _stem(word: str) -> str:
    """Take the longest known ending off a word, and a doubled last letter with it."""
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST_STEM:
            doubled = len(stem) > SHORTEST_STEM and stem[-1] == stem[-2] and stem[-1] not in "ls"
            return stem[:-1] if doubled else stem
    return word
