"""How far a new casebook is set up: what the first-run steps have still to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.model.child import Child
from dsl_desk.model.school import ProfileEdition, School

if TYPE_CHECKING:
    from dsl_desk.practice.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """Whether the school is stated, and how many threshold profiles and children there are."""

    school: bool
    profiles: int
    children: int


def setup_of(records: Records) -> Setup:
    """Count what is there."""
    count = records.book.count
    return Setup(
        school=count(School.kind) > 0, profiles=count(ProfileEdition.kind), children=count(Child.kind)
    )
