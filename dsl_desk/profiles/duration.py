"""How long a policy gives, in its own words and as it can be counted."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, StringConstraints

from dsl_desk.model.rule import DayPart, Trigger
from dsl_desk.profiles import choices
from dsl_desk.profiles.atoms import RULE_ID, Amount, Ev, Name, PartId, Text


class Reading(BaseModel, frozen=True, extra="forbid"):
    """Another way a policy states the same time; the earlier counts."""

    value: Amount
    unit: choices.DurationUnit


class Duration(BaseModel, frozen=True, extra="forbid"):
    """How long a policy gives. `as_written` keeps its wording; `also` holds a second reading or limit.

    `office_hours_only` means that what arrives out of hours counts from when the front door next opens.
    """

    kind: choices.DurationKind
    value: Amount | None = None
    unit: choices.DurationUnit | None = None
    until: DayPart = DayPart.END
    also: tuple[Reading, ...] = ()
    as_written: Text = ""
    counts_from: Trigger | None = None
    indicative: bool = False
    override: choices.Override = choices.Override.NONE
    office_hours_only: bool = False


class Clock(BaseModel, frozen=True, extra="forbid"):
    """A local time. `rule` names the national rule it fills or tightens."""

    id: PartId = ""
    name: Text
    who_acts: Name = ""
    duration: Duration | None = None
    rule: Annotated[str, StringConstraints(pattern=RULE_ID)] | None = None
    ev: Ev
