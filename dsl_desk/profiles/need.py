"""How an authority sets out need: its levels, their indicators, and its words for early help."""

from __future__ import annotations

from pydantic import BaseModel

from dsl_desk.profiles import choices
from dsl_desk.profiles.atoms import Ev, LevelId, Name, PartId, Text, Whole


class ParallelScale(BaseModel, frozen=True, extra="forbid"):
    """A second scale beside the levels, and which way it runs."""

    name: Name
    range: Name = ""
    direction: choices.Direction = choices.Direction.UNKNOWN
    note: Text
    ev: Ev


class Model(BaseModel, frozen=True, extra="forbid"):
    """How need is set out: a ladder of levels, bands, tiers, or none at all."""

    kind: choices.ModelKind
    level_count: Whole | None = None
    shape: Text
    numbers_shown: bool | None = None
    parallel_scales: tuple[ParallelScale, ...] = ()
    combination_rule: Text = ""
    voice: choices.Voice = choices.Voice.NOT_SEEN
    note: Text = ""


class Indicator(BaseModel, frozen=True, extra="forbid"):
    """One criterion. `ours` paraphrases it for finding; `theirs` quotes it, with the page it stands on.

    `id` is stable through an edition; where a draft gives none the reader derives it from level and words.
    """

    id: PartId = ""
    domain: Name
    ours: Text = ""
    text: Text = ""
    theirs: Text = ""
    page: Name = ""
    tags: tuple[Name, ...] = ()
    weight: choices.Weight | None = None

    @property
    def in_our_words(self) -> str:
        """The paraphrase, under the drafts' key or today's."""
        return self.ours or self.text


class Level(BaseModel, frozen=True, extra="forbid"):
    """One level, band or tier. `ordinal` only orders from low to high; `number` is the authority's own."""

    id: LevelId
    ordinal: Whole
    number: Whole | None = None
    label: Name
    alt_labels: tuple[Name, ...] = ()
    summary: Text
    anchors: tuple[choices.Anchor, ...]
    expected_action: Text = ""
    indicators: tuple[Indicator, ...] = ()
    ev: Ev


class Domain(BaseModel, frozen=True, extra="forbid"):
    """A heading the authority groups its indicators under."""

    label: Name
    canonical: choices.Canonical | None = None
    ev: Ev


class EarlyHelp(BaseModel, frozen=True, extra="forbid"):
    """The authority's words for early help."""

    assessment: Text = ""
    plan: Text = ""
    meeting: Text = ""
    lead_role: Text = ""
    system_or_register: Text = ""
    consent: Text = ""
    note: Text = ""
    ev: Ev | None = None
