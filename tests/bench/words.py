"""Invented running text whose words fall as English words do: a few very often, most hardly ever (Zipf)."""

from __future__ import annotations

import itertools
import random

VOCABULARY = 8_000

_STEEPNESS = 1.05
_COMMON = """
the to and of a in was she he that her his said with for on it at not had school they mum be home
from this class when after child been dad has about were would teacher again today there who which
told them their no all morning if what did by got so very out up is before then lunch bag coat late
tired hungry friend brother sister playground asked went came quiet upset angry crying worried
smiled laughed sat outside inside office phone called answer message week weekend night sleep house
room door car bus walk street shop food breakfast dinner dirty clean clothes shoes uniform reading
book lesson maths art music sport hall library nurse doctor visit meeting letter plan help family
grandmother uncle cousin neighbour police social worker hospital mark bruise arm leg face left right
small large red blue old new fell pushed hit hurt shouted swore hid ran stayed
"""
_STARTS = (
    "b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sm sn sp st t th tr v w"
)
_MIDDLES = "a ai au e ea ee i ie o oa oo ou u"
_ENDS = "b ck d ft g l ld ll lt m mp n nd ng nk nt p r rd rk rm rn rt s sh ss st t tch th x"
_TAILS = ("", "", "", "ed", "er", "es", "ing", "ly", "ness", "ment", "al", "ish")


class Words:
    """A vocabulary with its frequencies; the same seed gives the same text on every machine."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.vocabulary = _vocabulary(self.chance)
        weights = (1 / rank**_STEEPNESS for rank in range(1, VOCABULARY + 1))
        self._weights = tuple(itertools.accumulate(weights))

    def some(self, count: int) -> list[str]:
        """Give words as they fall."""
        return self.chance.choices(self.vocabulary, cum_weights=self._weights, k=count)

    def text(self, length: int) -> str:
        """Give sentences of about this many characters."""
        sentences: list[str] = []
        written = 0
        while written < length:
            sentence = " ".join(self.some(self.chance.randint(4, 18)))
            sentences.append(f"{sentence.capitalize()}.")
            written += len(sentences[-1]) + 1
        return " ".join(sentences)


def _vocabulary(chance: random.Random) -> tuple[str, ...]:
    made = dict.fromkeys(_COMMON.split())
    while len(made) < VOCABULARY:
        stem = _syllable(chance) + (_syllable(chance) if chance.random() < 0.5 else "")
        made[stem + chance.choice(_TAILS)] = None
    return tuple(made)


def _syllable(chance: random.Random) -> str:
    return "".join(chance.choice(part.split()) for part in (_STARTS, _MIDDLES, _ENDS))
