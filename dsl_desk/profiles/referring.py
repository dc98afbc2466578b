"""How to ask an authority for help or protection: routes step by step, forms, consent, teams, services."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from dsl_desk.profiles import choices
from dsl_desk.profiles.atoms import Amount, ClockTime, Ev, LevelId, Name, PartId, Text
from dsl_desk.profiles.duration import Clock, Duration


class Step(BaseModel, frozen=True, extra="forbid"):
    """One thing to do on a route, in order."""

    do: Text
    with_post: PartId | None = None
    clock: Duration | None = None


class Route(BaseModel, frozen=True, extra="forbid"):
    """One way in: what it is for, when it is open, its steps, its form, and how writing must follow."""

    id: PartId = ""
    name: Name
    channel: choices.Channel
    purpose: Text = Field(alias="for")
    levels: tuple[LevelId, ...] = ()
    hours: Text = ""
    steps: tuple[Step, ...] = ()
    secure_channel: Text = ""
    written_follow_up: Text = ""
    follow_up_clock: Duration | None = None
    form: PartId | None = None
    ev: Ev


class Section(BaseModel, frozen=True, extra="forbid"):
    """One section of a form, under the authority's label, in its order, filled from one of our fields."""

    label: Name
    ask: choices.Asked
    field: choices.Field
    note: Text = ""
    longest: Amount | None = None


class Form(BaseModel, frozen=True, extra="forbid"):
    """A referral form or its like."""

    id: PartId
    name: Name
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    ev: Ev | None = None


class LevelConsent(BaseModel, frozen=True, extra="forbid"):
    """What a level asks about the family's agreement."""

    level: LevelId
    rule: choices.ConsentRule
    words: Text


class OfficeTimes(BaseModel, frozen=True, extra="forbid"):
    """When the front door takes things in, on working days; 24-hour local time."""

    opens: ClockTime
    closes: ClockTime


class Referral(BaseModel, frozen=True, extra="forbid"):
    """How to ask the authority for help or protection."""

    front_door_name: Name = ""
    office_times: OfficeTimes | None = None
    routes: tuple[Route, ...]
    forms: tuple[Form, ...] = ()
    consent_rule: Text = ""
    consent_by_level: tuple[LevelConsent, ...] = ()
    preconditions: Text = ""
    clocks: tuple[Clock, ...] = ()
    ev: Ev | None = None


class Team(BaseModel, frozen=True, extra="forbid"):
    """A team and what it is for. `contact_seen` says where a contact is published, never the number."""

    name: Name
    role: choices.TeamRole
    contact_seen: Text = ""
    ev: Ev


class Service(BaseModel, frozen=True, extra="forbid"):
    """Help a family can be offered, at which levels, and how to ask for it."""

    name: Name
    what_for: Text
    levels: tuple[LevelId, ...] = ()
    eligibility: Text = ""
    funding: Text = ""
    wait: Text = ""
    how_to_ask: Text = ""
    ev: Ev
