"""What stands beside a referral: routes, the consent rule, and the form as the casebook fills it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.model.concern import Concern
from dsl_desk.model.judgement import Judgement
from dsl_desk.model.record import RecordId
from dsl_desk.practice.forms import DraftForm
from dsl_desk.practice.written import Sheet
from dsl_desk.profiles.referring import LevelConsent, Route
from ui.screens.edition_reading import Editions, read_editions

if TYPE_CHECKING:
    from dsl_desk.practice.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferAsked:
    """The answers the reading depends on."""

    child: RecordId | None
    judgement: str
    edition: str
    route: str
    concerns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferSight:
    """What is read for a referral. `form` is that of the route, once one is chosen."""

    child: RecordId
    child_name: str
    danger: str
    signer: str
    editions: Editions
    judgements: tuple[Sheet[Judgement], ...]
    judgement: Sheet[Judgement] | None
    concerns: tuple[Sheet[Concern], ...]
    route: Route | None
    form: DraftForm | None

    @property
    def level_id(self) -> str:
        """The level judged, "" where none was."""
        return self.judgement.record.level_id if self.judgement else ""

    def consent(self) -> LevelConsent | None:
        """Give what the level judged asks about the family's agreement."""
        chosen = self.editions.chosen
        return chosen.profile.consent_for(self.level_id) if chosen and self.level_id else None

    def sent_to(self) -> str:
        """Name the front door."""
        chosen = self.editions.chosen
        return (chosen.profile.referral.front_door_name or chosen.profile.authority) if chosen else ""


def look_for_referring(asked: ReferAsked, desk: Desk) -> ReferSight:
    """Read everything a referral is made beside. Raises `NoSuchRecord` where there is no such child."""
    child = asked.child or desk.judgements.sheet(RecordId(asked.judgement)).record.child
    name = desk.children.sheet(child).record.name
    judgements = tuple(reversed(desk.judgements.of_child(child)))
    judgement = next((one for one in judgements if one.record_id == asked.judgement), None)
    editions = read_editions(child, asked.edition or _judged_under(judgement, desk), desk)
    chosen = editions.chosen
    routes = chosen.profile.referral.routes if chosen else ()
    drafts = desk.referrals.draft_form
    concerns = tuple(reversed(desk.concerns.of_child(child)))
    known = {one.record_id for one in concerns}
    form = None
    if chosen is not None and asked.route:
        form = drafts(
            child,
            chosen.record_id,
            asked.route,
            concerns=tuple(RecordId(one) for one in asked.concerns if one in known),
            judgement=judgement.record_id if judgement else None,
        )
    return ReferSight(
        child=child,
        child_name=name,
        danger=desk.referrals.danger_words(),
        signer=desk.who,
        editions=editions,
        judgements=judgements,
        judgement=judgement,
        concerns=concerns,
        route=next((one for one in routes if asked.route and asked.route in (one.id, one.name)), None),
        form=form,
    )


def _judged_under(judgement: Sheet[Judgement] | None, desk: Desk) -> str:
    """Give the edition that was judged under."""
    return desk.profiles.kept_as(judgement.record.edition).record_id if judgement else ""
