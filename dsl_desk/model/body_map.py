"""Marks seen on a child's body: where each is, what it looks like, and how it was explained.

Only what can be seen without moving clothing; nothing is photographed. Source: KCSIE Part one, record
keeping. A mark says nothing about a level: people judge.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dsl_desk.model.body_region import Region

WHOLE = 1000
"""A drawing's whole width, and its whole height, as a mark's `x` and `y` count them."""

_OPENING_QUOTES = ("\u201c", "\u2018", '"', "'", "\u00ab")
_ENDS = (".", "!", "?", "\u2026", "\u201d")


class MarkKind(StrEnum):
    """What a mark looks like to someone who is no doctor."""

    BRUISE = "bruise"
    GRAZE = "graze"
    CUT = "cut"
    BURN = "burn or scald"
    SWELLING = "swelling"
    BITE = "bite mark"
    RED_MARK = "red mark"
    SCRATCH = "scratch"
    LINE = "line or shape, as from an object"
    RASH = "rash"
    SCAR = "scar"
    OTHER = "other mark"


class Known(StrEnum):
    """An answer to something that may not have been looked at."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark. `x` and `y` are thousandths of the width and height of the drawing of the region's view.

    `said` is the explanation in the words of `said_by`; without it, nobody gave one or was asked. `seen_by`
    is empty where the concern's reporter saw it.
    """

    region: Region
    x: int
    y: int
    what: MarkKind | None = None
    what_words: str = ""
    size_words: str = ""
    colour_words: str = ""
    skin_broken: Known = Known.NOT_KNOWN
    swelling: Known = Known.NOT_KNOWN
    said: str = ""
    said_by: str = ""
    seen_by: str = ""

    def point(self) -> tuple[int, int]:
        """Give the place within the drawing, whatever was kept: never outside it."""
        return min(max(self.x, 0), WHOLE), min(max(self.y, 0), WHOLE)

    def is_described(self) -> bool:
        """Say whether anyone wrote what it looks like."""
        return self.what is not None or bool(self.what_words.strip())


def mark_words(mark: Mark) -> str:
    """Say a mark whole: "Left forearm, back: bruise, purple, about 3 cm. “My uncle grabbed me.”"."""
    sentences = (f"{mark.region.words}: {seen_words(mark)}", said_words(mark), seen_by_words(mark))
    return " ".join(filter(None, sentences))


def seen_words(mark: Mark) -> str:
    """Say what was seen, without where: "bruise, purple, about 3 cm. Skin broken."."""
    kind = "" if mark.what is None else mark.what.value
    if mark.what is MarkKind.OTHER and mark.what_words.strip():
        kind = ""
    told = [one.strip() for one in (kind, mark.what_words, mark.colour_words, mark.size_words)]
    first = _ended(", ".join(one.rstrip(".") for one in told if one) or "not described yet")
    return " ".join(filter(None, (first, _SKIN[mark.skin_broken], _SWOLLEN[mark.swelling])))


def said_words(mark: Mark) -> str:
    """Give the explanation in quotation marks, and whose it is; nothing where none was given."""
    said = mark.said.strip()
    if not said:
        return ""
    quoted = said if said.startswith(_OPENING_QUOTES) else f"\u201c{said}\u201d"
    return f"{quoted} ({mark.said_by.strip()})" if mark.said_by.strip() else quoted


def seen_by_words(mark: Mark) -> str:
    """Name who saw it, where that is not the concern's reporter."""
    return _ended(f"Seen by {mark.seen_by.strip()}") if mark.seen_by.strip() else ""


def missing_of(marks: tuple[Mark, ...]) -> tuple[str, ...]:
    """Ask, a sentence each, for what a mark still lacks: its description."""
    return tuple(
        f"Say what mark {number} looks like ({mark.region.words})."
        for number, mark in enumerate(marks, 1)
        if not mark.is_described()
    )


def _ended(words: str) -> str:
    return words if words.endswith(_ENDS) else f"{words}."


_SKIN = {Known.YES: "Skin broken.", Known.NO: "Skin not broken.", Known.NOT_KNOWN: ""}
_SWOLLEN = {Known.YES: "Swollen.", Known.NO: "Not swollen.", Known.NOT_KNOWN: ""}
