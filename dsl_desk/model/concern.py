"""Something seen, heard or said about a child, in the reporter's words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from dsl_desk.model.access import PROTECTION, SUPPORT
from dsl_desk.model.body_map import Mark, mark_words, missing_of
from dsl_desk.model.record import (
    Attachment,
    ChronologyLine,
    Involved,
    Moment,
    Part,
    Record,
    ask_for,
)


class HowTold(StrEnum):
    """How school came to know."""

    SEEN = "seen by the reporter"
    CHILD_SAID = "told by the child"
    OTHER_CHILD_SAID = "told by another child"
    ADULT_SAID = "told by an adult"
    WRITTEN = "in writing"
    AGENCY = "told by another agency"
    ONLINE = "seen online"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """Who saw or heard it: rarely the author of the entry."""

    name: str
    post: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern(Record):
    """A concern, its three times kept apart: when it happened, when school was told, when it was written.

    The third is the entry's own time. Source: KCSIE Part one, record keeping; needs R51.
    Version 2 added the marks of the body map.
    """

    kind: ClassVar[str] = "concern"
    version: ClassVar[int] = 2
    compartments: ClassVar[tuple[str, ...]] = (PROTECTION, SUPPORT)

    children: tuple[Involved, ...]
    happened: Moment
    told: Moment | None = None
    reported_by: Reporter
    how_told: HowTold
    headline: str
    account: str
    child_words: str = ""
    questions_asked: str = ""
    opinion: str = ""
    where: str = ""
    harm_source: str = ""
    done_at_once: str = ""
    parents_told: str = ""
    categories: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    files: tuple[Attachment, ...] = ()

    def involves(self) -> tuple[Involved, ...]:
        """Every child in it, each with their own part."""
        return self.children

    def line(self) -> ChronologyLine:
        """Show what was seen or heard, the child's words apart."""
        return ChronologyLine(
            when=self.happened,
            title="Concern",
            headline=self.headline,
            body=self.account,
            child_words=self.child_words,
        )

    def text(self) -> tuple[str, ...]:
        """Search finds every passage that a person wrote."""
        return (
            self.headline,
            self.account,
            self.child_words,
            self.opinion,
            self.where,
            self.done_at_once,
            self.parents_told,
            self.reported_by.name,
            *self.categories,
            *map(mark_words, self.marks),
        )

    def attachments(self) -> tuple[Attachment, ...]:
        """List the files."""
        return self.files

    def missing(self) -> tuple[str, ...]:
        """Say what a reader in court, or the next school, would ask for first."""
        subjects = [one for one in self.children if one.part is Part.SUBJECT]
        asked = ask_for(
            (subjects, "Say which child the concern is about."),
            (self.headline, "Give the concern a short heading."),
            (self.account, "Write what was seen or heard."),
            (self.reported_by.name, "Say who saw or heard it."),
            (self.told, "Enter when school was told."),
            (self.done_at_once, "Say what was done at once, even if nothing was."),
            (self.parents_told, "Say whether the parents were told, and if not, why."),
        )
        return (*asked, *missing_of(self.marks))

    @classmethod
    def upgrade(cls, version: int, values: dict[str, Any]) -> dict[str, Any]:
        """Read version 1, which had no body map: its values are today's, without marks."""
        return {"marks": [], **values} if version == 1 else values
