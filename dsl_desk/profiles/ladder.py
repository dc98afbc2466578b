"""How professionals disagree in an area: the ladder's stages, its urgent branch, and the posts it names."""

from __future__ import annotations

from pydantic import BaseModel, Field

from dsl_desk.profiles import choices
from dsl_desk.profiles.atoms import Ev, Name, PartialDate, PartId, Text, Whole
from dsl_desk.profiles.duration import Duration


class Stage(BaseModel, frozen=True, extra="forbid"):
    """One stage of the ladder: who takes it up with whom, by when, who signs and who is copied in.

    `raised_by` and `raised_with` are the policy's words (keys `from` and `to`); posts tie them to who's who.
    """

    ordinal: Whole
    label: Name
    informal: bool = False
    raised_by: Text = Field(alias="from")
    raised_with: Text = Field(alias="to")
    from_post: PartId | None = None
    to_post: PartId | None = None
    signed_by: PartId | None = None
    copies_to: tuple[PartId, ...] = ()
    clock: Duration | None = None
    then: Text = ""
    variant: Text = ""


class Urgent(BaseModel, frozen=True, extra="forbid"):
    """Where a challenge joins the ladder when the child cannot wait, and how fast it then runs."""

    when: Text
    stage: Whole
    clock: Duration


class Escalation(BaseModel, frozen=True, extra="forbid"):
    """The area's ladder for professional disagreement: any number of stages, or none known."""

    policy_name: Name = ""
    policy_date: PartialDate | None = None
    stage_word: Name = ""
    stage_count: Whole | None = None
    overall_clock: Duration | None = None
    scope_notes: Text = ""
    records_required: Text = ""
    immediate_risk_rule: Text = ""
    urgent: Urgent | None = None
    stages: tuple[Stage, ...]
    ev: Ev | None = None


class Post(BaseModel, frozen=True, extra="forbid"):
    """A post, never a person: names and numbers are the school's own records."""

    id: PartId
    title: Name
    organisation: Name = ""
    side: choices.Side
    answers_to: PartId | None = None
    what_for: Text = ""
