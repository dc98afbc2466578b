"""A dated note: something worth keeping that is no concern of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dsl_desk.model.access import PROTECTION, SUPPORT
from dsl_desk.model.record import ChronologyLine, Involved, Moment, Record, ask_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """What happened on a day, in plain words, with where it came from."""

    kind: ClassVar[str] = "note"
    compartments: ClassVar[tuple[str, ...]] = (PROTECTION, SUPPORT)

    children: tuple[Involved, ...]
    happened: Moment
    headline: str
    account: str
    source: str = ""
    child_words: str = ""

    def involves(self) -> tuple[Involved, ...]:
        """Every child it names."""
        return self.children

    def line(self) -> ChronologyLine:
        """Show the note."""
        return ChronologyLine(
            when=self.happened,
            title="Note",
            headline=self.headline,
            body=self.account,
            child_words=self.child_words,
        )

    def missing(self) -> tuple[str, ...]:
        """A note needs a child, a heading and words."""
        return ask_for(
            (self.children, "Say which child the note is about."),
            (self.headline, "Give the note a short heading."),
            (self.account, "Write what happened."),
        )
