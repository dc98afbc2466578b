"""What each column of a school's list is taken for, so that somebody can say otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.exchange.headings import Column, known_headings, lay_out
from dsl_desk.exchange.separated import read_separated

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One column of the file as it is headed, and what it is taken for; None where it is not used."""

    words: str
    holds: Column | None


def headings_of(data: bytes, chosen: Mapping[str, Column | None]) -> tuple[Heading, ...]:
    """Give the columns of a file in its order, as an import would take them; none where it cannot be read."""
    headings = read_separated(data, known_headings).headings
    places = lay_out(headings, chosen).places if headings else {}
    held = {place: column for column, found in places.items() for place in found}
    return tuple(Heading(words=words, holds=held.get(place)) for place, words in enumerate(headings) if words)
