"""One edition of an authority's threshold profile, and the questions practice asks of it.

The values mirror the YAML file key for key, so their names are the file's. Everything is optional that a
researched draft may not know; what a file leaves out or gives as null is absent, never guessed. Texts are
plain. No line of code is about any one authority.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from pydantic import BaseModel, PrivateAttr

from dsl_desk.errors import DeskError
from dsl_desk.profiles import choices
from dsl_desk.profiles.atoms import EditionId, Name, ProfileId, Text
from dsl_desk.profiles.document import Area, Coverage, Document, Evidence
from dsl_desk.profiles.ladder import Escalation, Post, Stage
from dsl_desk.profiles.need import Domain, EarlyHelp, Indicator, Level, Model
from dsl_desk.profiles.referring import Form, LevelConsent, Referral, Route, Service, Team

if TYPE_CHECKING:
    from dsl_desk.profiles.strict_yaml import Branch


class NotInProfile(DeskError):
    """Something was looked up that this edition does not have."""

    def __init__(self, edition: str, what: str) -> None:
        """Name the edition and the missing part."""
        super().__init__(f"The edition {edition} has no {what}. Choose from what the edition lists.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An indicator with the level it stands under."""

    level: Level
    indicator: Indicator


class Profile(BaseModel, frozen=True, extra="forbid"):
    """One edition, as its file says it. `inherits` is kept and shown; nothing is merged from it yet."""

    schema_version: choices.Version
    profile_id: ProfileId
    edition_id: EditionId
    status: choices.Status
    inherits: tuple[ProfileId, ...] = ()
    area: Area
    document: Document
    model: Model
    levels: tuple[Level, ...]
    domains: tuple[Domain, ...] = ()
    early_help: EarlyHelp = EarlyHelp()
    referral: Referral
    escalation: Escalation
    posts: tuple[Post, ...] = ()
    teams: tuple[Team, ...] = ()
    services: tuple[Service, ...] = ()
    wt_coverage: Coverage = Coverage()
    terminology: dict[Name, Name] = {}
    evidence: tuple[Evidence, ...]
    gaps: tuple[Text, ...]

    _digest: str = PrivateAttr(default="")
    _source: str = PrivateAttr(default="")

    @classmethod
    def of(cls, tree: Branch, data: bytes, text: str) -> Profile:
        """Make the profile of a file's tree. Raises pydantic.ValidationError where the shape is wrong."""
        profile = cls.model_validate(tree)
        profile._digest = sha256(data).hexdigest()
        profile._source = text
        return profile

    @property
    def digest(self) -> str:
        """SHA-256 of the file's bytes, in lower-case hex: which edition exactly was used."""
        return self._digest

    @property
    def source(self) -> str:
        """The file's own text."""
        return self._source

    @property
    def authority(self) -> str:
        """The authority's name; several in one document are joined."""
        return ", ".join(one.name for one in self.area.authorities)

    @property
    def title(self) -> str:
        """The document's title with its version or, failing that, its date."""
        which = self.document.version or self.document.published or self.document.effective_from
        return f"{self.document.title} ({which})" if which else self.document.title

    @property
    def is_draft(self) -> bool:
        """Say whether nobody has yet checked it against the live document."""
        return self.status in (choices.Status.RESEARCH_DRAFT, choices.Status.LOCAL_DRAFT)

    @property
    def is_training(self) -> bool:
        """Say whether it is invented, and so for training casebooks only."""
        return self.status is choices.Status.TRAINING

    @property
    def has_levels(self) -> bool:
        """Say whether there is a ladder of need to judge against; a judgement without one is complete."""
        return bool(self.levels)

    def level(self, level_id: str) -> Level:
        """Find a level. Raises NotInProfile."""
        for level in self.levels:
            if level.id == level_id:
                return level
        raise NotInProfile(self.edition_id, f'level "{level_id}"')

    def label_of(self, level: Level) -> str:
        """Name a level as the authority shows it: "Level 3: Intensive", "Tier 3: …", or the label alone."""
        if not self.model.numbers_shown or level.number is None:
            return level.label
        word = self.word("level")
        return f"{word[0].upper()}{word[1:]} {level.number}: {level.label}"

    def word(self, ours: str) -> str:
        """Give the authority's word for one of ours ("referral", "lead role"), or ours where it has none."""
        return self.terminology.get(ours) or self._elsewhere().get(ours) or ours

    def indicators(self) -> tuple[Listed, ...]:
        """List every indicator with its level, in the file's order: all are always in view."""
        return tuple(Listed(level=level, indicator=one) for level in self.levels for one in level.indicators)

    def indicator(self, indicator_id: str) -> Listed:
        """Find an indicator. Raises NotInProfile."""
        for listed in self.indicators():
            if listed.indicator.id == indicator_id:
                return listed
        raise NotInProfile(self.edition_id, f'indicator "{indicator_id}"')

    def stage(self, ordinal: int) -> Stage:
        """Find a stage of the ladder. Raises NotInProfile."""
        for stage in self.escalation.stages:
            if stage.ordinal == ordinal:
                return stage
        raise NotInProfile(self.edition_id, f"{self.word('stage')} {ordinal}")

    def stage_after(self, ordinal: int | None) -> Stage | None:
        """Give the next stage up, or the first; None at the top, or where no ladder is known."""
        higher = (one for one in self.escalation.stages if ordinal is None or one.ordinal > ordinal)
        return min(higher, key=lambda one: one.ordinal, default=None)

    def routes_for(self, level_id: str) -> tuple[Route, ...]:
        """List the routes open to a level: those that name it, and those that name none."""
        return tuple(one for one in self.referral.routes if not one.levels or level_id in one.levels)

    def form_of(self, route: Route) -> Form | None:
        """Give the form a route uses, or None where its sections are not known."""
        return next((form for form in self.referral.forms if form.id == route.form), None)

    def consent_for(self, level_id: str) -> LevelConsent | None:
        """Give what a level asks about the family's agreement; None where only the general rule is known."""
        return next((one for one in self.referral.consent_by_level if one.level == level_id), None)

    def post(self, post_id: str) -> Post:
        """Find a post. Raises NotInProfile."""
        for post in self.posts:
            if post.id == post_id:
                return post
        raise NotInProfile(self.edition_id, f'post "{post_id}"')

    def _elsewhere(self) -> dict[str, str]:
        """Words the file gives outside its list of terms."""
        tiers = self.model.kind is choices.ModelKind.NUMBERED_TIERS
        return {
            "level": "tier" if tiers else "",
            "stage": self.terminology.get("escalation stage", "") or self.escalation.stage_word,
            "lead role": self.terminology.get("lead professional", "") or self.early_help.lead_role,
            "meeting": self.early_help.meeting,
            "assessment": self.early_help.assessment,
            "plan": self.early_help.plan,
            "front door": self.referral.front_door_name,
            "escalation": self.escalation.policy_name,
        }
