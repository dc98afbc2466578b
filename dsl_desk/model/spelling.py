"""Finding words however they are spelt: case, accents, strokes and invisible characters aside."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_STROKED = {
    "\u0142": "l",
    "\u00f8": "o",
    "\u0111": "d",
    "\u00f0": "d",
    "\u0127": "h",
    "\u0167": "t",
    "\u0131": "i",
    "\u0153": "oe",
    "\u00e6": "ae",
    "\u00fe": "th",
}
"""Letters that do not decompose into a base and a mark. NFKD and casefold do the rest, sharp s included."""

_UNSEEN = ("Mn", "Me", "Cf", "Cc")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as folded, and where it stands in the text as written."""

    folded: str
    start: int
    end: int


def fold(text: str) -> str:
    """Write text as it is compared: one case, no accents, strokes or invisible characters."""
    return _fold_with_places(text)[0]


def words_of(text: str) -> tuple[Word, ...]:
    """Give each word of a text, folded, with its place; accents written apart belong to their letter."""
    folded, places = _fold_with_places(text)
    return tuple(
        Word(found.group(), places[found.start()], _end_of(text, places[found.end() - 1]))
        for found in _WORD.finditer(folded)
    )


def tokens_of(text: str) -> tuple[str, ...]:
    """Give the words of a text, folded, without their places."""
    return tuple(_WORD.findall(fold(text)))


def _fold_with_places(text: str) -> tuple[str, list[int]]:
    if text.isascii() and not _CONTROL.search(text):
        return text.lower(), list(range(len(text)))
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in _folded(character):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def _folded(character: str) -> str:
    if character in "\n\t":
        return character
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(_STROKED.get(part, part) for part in parts if unicodedata.category(part) not in _UNSEEN)


def _end_of(text: str, last: int) -> int:
    end = last + 1
    while end < len(text) and unicodedata.category(text[end]) in ("Mn", "Me"):
        end += 1
    return end
