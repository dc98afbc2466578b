"""Which level a person says the facts reach, under which edition, and why. Software never answers this."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from dsl_desk.model.access import PROTECTION
from dsl_desk.model.record import ChronologyLine, Involved, Moment, Part, Record, RecordId, ask_for


class Wording(StrEnum):
    """Whose words a criterion is in."""

    THEIRS = "the authority's own words"
    OURS = "our own words"
    TYPED = "copied by the school from the authority's document"


class Decision(StrEnum):
    """What the judge decided to do. Not to refer is a decision too, and needs its reason."""

    REFER = "refer"
    NOT_REFER = "not refer"
    EARLY_HELP = "offer early help"
    CONSULT = "consult the front door"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A dated fact that a criterion rests on, and the record it stands in."""

    on: date
    text: str
    record: RecordId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One of the authority's criteria as it was shown that day, tied to facts.

    `quoted` is the wording shown, `wording` whose it is; `page` is in the edition the judgement names.
    """

    indicator_id: str = ""
    level_label: str = ""
    domain: str = ""
    quoted: str
    wording: Wording
    page: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionShown:
    """The edition judged under, kept as it read that day so that a later edition re-labels nothing."""

    profile_id: str
    edition_id: str
    title: str
    authority: str
    digest: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Record):
    """A level chosen by a person, or none where the authority has no ladder, with the reason."""

    kind: ClassVar[str] = "judgement"
    compartments: ClassVar[tuple[str, ...]] = (PROTECTION,)

    child: RecordId
    concerns: tuple[RecordId, ...] = ()
    edition: EditionShown
    level_id: str = ""
    level_label: str = ""
    level_summary: str = ""
    criteria: tuple[Criterion, ...] = ()
    decision: Decision
    why: str
    advice: str = ""
    judged: Moment
    judged_by: str

    def involves(self) -> tuple[Involved, ...]:
        """It is about one child."""
        return (Involved(who=self.child, part=Part.SUBJECT),)

    def line(self) -> ChronologyLine:
        """Show the level in the authority's label and the reason."""
        level = self.level_label or "no level chosen"
        return ChronologyLine(
            when=self.judged,
            title="Judgement",
            headline=f"{self.edition.authority}: {level}",
            body=self.why,
            status=self.decision.value,
        )

    def missing(self) -> tuple[str, ...]:
        """A judgement without its reason, or a criterion without a fact, is not finished."""
        bare = [one for one in self.criteria if not one.facts]
        return ask_for(
            (self.why, "Write why, including why not to refer if that is the decision."),
            (not bare, "Tie each criterion to at least one dated fact."),
        )
