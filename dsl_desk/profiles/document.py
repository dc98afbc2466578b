"""Whom a profile speaks for, the authority's document it is drawn from, and where each fact was read."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from dsl_desk.profiles import choices
from dsl_desk.profiles.atoms import (
    DFE_CODE,
    GSS_CODE,
    Ev,
    EvidenceId,
    Name,
    PartialDate,
    Text,
    WebAddress,
    Whole,
)


class GssCode(BaseModel, frozen=True, extra="forbid"):
    """A statistics code and the days it was used."""

    code: Annotated[str, StringConstraints(pattern=GSS_CODE)]
    from_on: PartialDate | None = Field(default=None, alias="from")
    to_on: PartialDate | None = Field(default=None, alias="to")


class Authority(BaseModel, frozen=True, extra="forbid"):
    """One authority: its name, and the DfE's three-digit code as text."""

    name: Name
    dfe_code: Annotated[str, StringConstraints(pattern=DFE_CODE)] | None = None
    gss_codes: tuple[GssCode, ...]


class Area(BaseModel, frozen=True, extra="forbid"):
    """For whom the profile speaks, and whom its thresholds cover."""

    kind: choices.AreaKind
    partnership: Text = ""
    residency_rule: Text = ""
    authorities: Annotated[tuple[Authority, ...], Field(min_length=1)]


class KnownEdition(BaseModel, frozen=True, extra="forbid"):
    """An edition of the authority's document that is known of."""

    label: Text
    date: PartialDate | None = None
    level_count: Whole | None = None
    change: Text = ""
    ev: Ev


class Licence(BaseModel, frozen=True, extra="forbid"):
    """Whether the document says how it may be reused."""

    statement_seen: bool
    note: Text = ""


class Document(BaseModel, frozen=True, extra="forbid"):
    """The authority's own document. Dates may be partial: 2013 or 2015-11."""

    title: Text
    version: Name = ""
    published: PartialDate | None = None
    effective_from: PartialDate | None = None
    effective_to: PartialDate | None = None
    review_due: PartialDate | None = None
    stated_status: Text = ""
    urls_seen: tuple[WebAddress, ...]
    editions_known: tuple[KnownEdition, ...] = ()
    supersedes: Text = ""
    superseded_by: Text = ""
    licence: Licence | None = None


class Coverage(BaseModel, frozen=True, extra="forbid"):
    """Which of the contents that Working Together asks for were seen."""

    early_help_process: choices.Seen | None = None
    criteria_s17_s47_s31_s20: choices.Seen | None = None
    disabled_children: choices.Seen | None = None
    abuse_exploitation: choices.Seen | None = None
    youth_secure_estate: choices.Seen | None = None


class Evidence(BaseModel, frozen=True, extra="forbid"):
    """Where facts of the profile were read."""

    id: EvidenceId
    kind: choices.EvidenceKind
    source: Text
    note: Text = ""
