"""A school, and a referral of Zofia that names other children and a refuge, to draw packs of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from dsl_desk.model.place import Address, ConfidentialAddress
from dsl_desk.model.record import RecordId
from dsl_desk.model.school import School
from dsl_desk.practice.criteria import Chosen
from tests.practice.rowan import a_child, a_concern, a_fact, a_judgement, a_referral

if TYPE_CHECKING:
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.profiles import Edition

ROWAN = School(
    name="Rowan High School",
    urn="100001",
    address=("Rowan Lane", "Northmoor", "NM4 2QX"),
    head="Helen Marsh",
    signatory="Ruth Okafor",
    stated_on=date(2026, 9, 1),
)
REFUGE = Address(lines=("Flat 9, 41 Tannery Court", "Northmoor"), postcode="NM7 3ZZ", confidential=True)
TOLD = (
    "Came hungry and without a coat. Her brother Kacper was the same, and Jayden Poole gave her his crisps. "
    "They sleep at 41 Tannery Court, NM7 3ZZ. She will not say why."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred:
    """The ids of what was kept."""

    zofia: RecordId
    kacper: RecordId
    jayden: RecordId
    refuge: RecordId
    referral: RecordId


def refer(desk: Desk, northmoor: Edition, zofia: RecordId) -> Referred:
    """Enter the school, two other children and a refuge, log, judge and refer."""
    desk.school.state(ROWAN)
    kacper = desk.children.add(a_child("Kacper", "Żółkiewski")).record_id
    jayden = desk.children.add(a_child("Jayden", "Poole")).record_id
    refuge = keep_refuge(desk, zofia)
    concern = desk.concerns.log(a_concern(zofia, account=TOLD)).record_id
    level = northmoor.profile.levels[2]
    chosen = tuple(Chosen(indicator_id=one.id, facts=(a_fact(concern),)) for one in level.indicators[:2])
    draft = replace(a_judgement(zofia, northmoor, level.id), chosen=chosen, concerns=(concern,))
    judgement = desk.judgements.judge(draft).record_id
    form = desk.referrals.draft_form(
        zofia, northmoor.record_id, "mash-form", concerns=(concern,), judgement=judgement
    )
    answers = form.answers({one.label: "Nothing more is known." for one in form.sections if one.missing})
    sent = replace(a_referral(zofia, northmoor, "mash-form", judgement), answers=answers, concerns=(concern,))
    referral = desk.referrals.refer(sent).record_id
    return Referred(zofia=zofia, kacper=kacper, jayden=jayden, refuge=refuge, referral=referral)


def keep_refuge(desk: Desk, child: RecordId) -> RecordId:
    """Keep the refuge as a child's confidential address."""
    kept = ConfidentialAddress(
        child=child, address=REFUGE, why="Left a violent home.", told_on=date(2026, 11, 2)
    )
    return desk.children.keep_confidential_address(kept).record_id
