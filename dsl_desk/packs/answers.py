"""Answers in cells: what was said, what was withheld and why, or that there is no information."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.packs.case import Answer, Withheld
from dsl_desk.packs.fonts import Weight
from dsl_desk.packs.prose import Part, Prose
from dsl_desk.packs.styles import CELL, CELL_EMPTY, CELL_NOTE, CELL_STRONG, EMPTY, LABEL
from dsl_desk.packs.text import When, short_when

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from dsl_desk.packs.press import Press
    from dsl_desk.packs.tables import Cell

NO_INFORMATION = "No information"


def nothing(press: Press) -> list[Flowable]:
    """Say in a section that there is no information."""
    return [Prose(press, NO_INFORMATION, EMPTY)]


def withheld_words(withheld: Withheld) -> str:
    """Say that something is withheld, and why."""
    return f"Withheld: {withheld.reason or 'the school will say why if asked'}"


def label(press: Press, said: str) -> Cell:
    """Set the label of an answer."""
    return [Prose(press, said, LABEL)]


def answered(press: Press, answer: Answer) -> Cell:
    """Set an answer; an empty one says so."""
    if isinstance(answer, Withheld):
        return [Prose(press, withheld_words(answer), CELL_EMPTY)]
    if not answer.strip():
        return [Prose(press, NO_INFORMATION, CELL_EMPTY)]
    return [Prose(press, answer, CELL)]


def on(press: Press, when: When) -> Cell:
    """Set a time, short."""
    return answered(press, short_when(when))


def titled(press: Press, title: str, *notes: str) -> Cell:
    """Set a main line with quieter ones under it; empty notes are left out, an empty title says so."""
    cell: Cell = [Prose(press, title, CELL_STRONG)] if title.strip() else answered(press, "")
    return [*cell, *(Prose(press, note, CELL_NOTE) for note in notes if note.strip())]


def noted(press: Press, answer: Answer, *notes: str) -> Cell:
    """Set an answer with quieter lines under it; empty notes are left out."""
    return [*answered(press, answer), *(Prose(press, note, CELL_NOTE) for note in notes if note.strip())]


def from_to(began: When, ended: When) -> str:
    """Write a stretch of time: "from … to …", "since …"."""
    if began and ended:
        return f"{short_when(began)} to {short_when(ended)}"
    if began:
        return f"Since {short_when(began)}"
    return f"Until {short_when(ended)}" if ended else ""


def joined(parts: Sequence[str], mark: str = ", ") -> str:
    """Join the parts that say anything."""
    return mark.join(part for part in parts if part.strip())


def lead(word: str, words: str) -> list[Part]:
    """Set a lead-in before words, for instance "Why now: …"."""
    return [Part(f"{word} ", weight=Weight.STRONG), Part(words)]
