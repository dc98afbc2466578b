"""Professional challenge, stage by stage, on the authority's own ladder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dsl_desk.model.access import PROTECTION
from dsl_desk.model.deadline import Deadline
from dsl_desk.model.judgement import Criterion, EditionShown
from dsl_desk.model.record import ChronologyLine, Involved, Moment, Part, Record, RecordId, ask_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """One point disagreed: their criterion, our dated facts (in the criterion), and what they said to it."""

    criterion: Criterion
    their_view: str = ""
    our_view: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A standing passage of law or guidance that a challenge rests on, as it was worded that day."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation(Record):
    """One stage taken: who challenges whom, over which decision, and what is asked by when.

    `stage_label` and `stage_word` are the authority's ("Stage 2", "step"); never print "level" for a stage.
    The clock's own wording and the stage above are kept as the policy had them that day.
    """

    kind: ClassVar[str] = "escalation"
    compartments: ClassVar[tuple[str, ...]] = (PROTECTION,)

    child: RecordId
    referral: RecordId
    reply: RecordId | None = None
    before: RecordId | None = None
    edition: EditionShown
    policy: str = ""
    stage: int
    stage_word: str = "stage"
    stage_label: str
    informal: bool = False
    from_post: str
    to_post: str
    to_name: str = ""
    opened: Moment
    opened_by: str
    decision_challenged: str
    decided_by: str = ""
    decided_on: date | None = None
    their_reason: str = ""
    agreed_points: tuple[str, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    why_it_matters_now: str
    outcome_wanted: str
    outcome_wanted_by: date | None = None
    interim_plan: str = ""
    copies_to: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
    clock_as_written: str = ""
    next_label: str = ""
    next_post: str = ""
    set_deadlines: tuple[Deadline, ...] = ()

    def involves(self) -> tuple[Involved, ...]:
        """It is about one child."""
        return (Involved(who=self.child, part=Part.SUBJECT),)

    def line(self) -> ChronologyLine:
        """Show the stage and whom it went to."""
        return ChronologyLine(
            when=self.opened,
            title="Escalation",
            headline=f"{self.stage_label}: to {self.to_post}",
            body=self.why_it_matters_now,
            status="informal" if self.informal else "formal",
        )

    def deadlines(self) -> tuple[Deadline, ...]:
        """The dates fixed when the stage was opened."""
        return self.set_deadlines

    def missing(self) -> tuple[str, ...]:
        """A challenge needs the decision, a disputed point with facts, and what is asked by when."""
        bare = [one for one in self.disputes if not one.criterion.facts]
        return ask_for(
            (self.decision_challenged, "Say which decision is challenged."),
            (self.disputes, "Name at least one point you disagree on."),
            (not bare, "Tie each disputed point to at least one dated fact."),
            (self.why_it_matters_now, "Say why it matters to the child now."),
            (self.outcome_wanted, "Say what outcome you ask for."),
            (self.outcome_wanted_by, "Say by when."),
            (self.interim_plan, "Say how the child is kept safe meanwhile."),
        )
