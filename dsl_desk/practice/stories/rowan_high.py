"""Rowan High, an invented school between three authorities: its own days at the desk, and the nine tales."""

from __future__ import annotations

from datetime import date, timedelta

from dsl_desk.model.school import School, Term
from dsl_desk.practice.stories.alone import ALONE
from dsl_desk.practice.stories.empty_chairs import EMPTY_CHAIRS
from dsl_desk.practice.stories.knocked_back import KNOCKED_BACK
from dsl_desk.practice.stories.lead_role import LEAD_ROLE
from dsl_desk.practice.stories.moved_on import MOVED_ON
from dsl_desk.practice.stories.nearly_eighteen import NEARLY_EIGHTEEN
from dsl_desk.practice.stories.prison import PRISON
from dsl_desk.practice.stories.school_to_lead import SCHOOL_TO_LEAD
from dsl_desk.practice.stories.stepping_down import STEPPING_DOWN
from dsl_desk.practice.stories.steps import DSL, POST, Held, Imported, Stated, Step, at, on

BEGINS_AT = at(13, 4, 8, 15)
"""When the casebook is made: the first school day under Northmoor's third edition."""


def _week_from(monday: date) -> tuple[date, ...]:
    """Give Monday to Friday."""
    return tuple(monday + timedelta(days=days) for days in range(5))


ROWAN_HIGH = School(
    name="Rowan High School",
    urn="999417",
    address=("Rowan Lane", "Northmoor", "NM4 2QX"),
    telephone="01632 960400",
    email="safeguarding@rowanhigh.example",
    head="Helen Marsh",
    signatory=DSL,
    signatory_role=POST,
    terms=(
        Term(from_on=on(13, 4), to_on=on(22, 7), closed=(on(4, 5), *_week_from(on(25, 5)))),
        Term(from_on=on(2, 9), to_on=on(18, 12), closed=_week_from(on(26, 10))),
    ),
    stated_on=BEGINS_AT.date(),
    front_doors=(
        "Northmoor MASH: 01632 960140, Monday to Friday",
        "Northmoor, nights and weekends: 01632 960199",
        "Eastvale Family Help Doorway: 01632 960260",
        "Eastvale, nights: 01632 960299",
    ),
)

OWN_DAYS: tuple[Step, ...] = (
    Stated(at=at(13, 4, 8, 20), school=ROWAN_HIGH, logo="rowan_high_logo.png"),
    Held(at=at(13, 4, 8, 40), authority="northmoor"),
    Held(at=at(13, 4, 8, 45), authority="lincolnshire"),
    Imported(at=at(13, 4, 9, 0), file="pupils_2026-04.csv"),
    Held(at=at(1, 9, 10, 0), authority="eastvale"),
    Imported(at=at(2, 9, 8, 0), file="pupils_2026-09.csv", left_on=on(22, 7)),
)

TALES = (
    SCHOOL_TO_LEAD,
    EMPTY_CHAIRS,
    LEAD_ROLE,
    PRISON,
    MOVED_ON,
    NEARLY_EIGHTEEN,
    KNOCKED_BACK,
    STEPPING_DOWN,
    ALONE,
)
