"""A whole pack as one finished, frozen value: whose letterhead, for whom and why, its sections in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from dsl_desk.packs.case import (
    Attempts,
    Block,
    Child,
    ChildWords,
    Chronology,
    Criterion,
    Deadlines,
    Decision,
    Earlier,
    Enclosures,
    Outcome,
    Passage,
    Signature,
    Tried,
)
from dsl_desk.packs.text import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The school as its letters show it. `logo` is the bytes of a PNG or JPEG."""

    school: str
    address: tuple[str, ...] = ()
    telephone: str = ""
    email: str = ""
    urn: str = ""
    logo: bytes | None = None
    head: str = ""
    signatory: str = ""
    signatory_role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where one ledger's chain stood when the pack was made; `head` is 64 hexadecimal digits."""

    compartment: str
    device: str
    seq: int
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Who the pack is for; `sent_by` says how it reaches them ("secure e-mail")."""

    post: str
    name: str = ""
    greeted_as: str = ""
    organisation: str = ""
    address: tuple[str, ...] = ()
    sent_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackHeader:
    """What stands on every page or describes the pack itself.

    `title` also names the file to PDF readers, so it holds no child's name. `marking` is the school's chosen
    protective marking. `stripe` is the word across every page of a training pack, empty on a real one. The
    first of `anchors` stands in each footer, all of them at the end.
    """

    pack_number: str
    title: str
    purpose: str
    recipient: Recipient
    marking: str
    made_at: datetime
    made_by: str
    lawful_basis: str
    anchors: tuple[Anchor, ...]
    stripe: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section under its own label (the authority's, on its form), in the order given.

    `hint` is the form's own guidance under the label. A section that holds nothing says "No information".
    """

    label: str
    holds: tuple[Block, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralPack:
    """A referral, in the sections and order of the authority's own form. `danger` stands on the front."""

    letterhead: Letterhead
    header: PackHeader
    child: Child
    sections: tuple[Section, ...]
    danger: str = ""
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The stage of the authority's ladder this letter is written at.

    `word` is theirs ("stage", "step"); a clock is kept as written in the policy and as counted for this case.
    """

    label: str
    word: str = "stage"
    from_post: str = ""
    to_post: str = ""
    clock_written: str = ""
    clock_counted: str = ""
    policy: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStage:
    """What follows if this stage does not settle it."""

    label: str = ""
    to_post: str = ""
    when: When = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationPack:
    """A challenge to a decision: a letter, then the case for it point by point.

    `grounds` are standing passages of law or guidance that apply (for instance that a child is one until 18),
    each worded by the caller; `opening` replaces the letter's first paragraphs if given.
    """

    letterhead: Letterhead
    header: PackHeader
    child: Child
    stage: Stage
    decision: Decision
    opening: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    disputed: tuple[Criterion, ...] = ()
    document: str = ""
    why_now: str = ""
    grounds: tuple[Passage, ...] = ()
    outcome: Outcome
    tried: Tried = field(default_factory=Tried)
    earlier: Earlier = field(default_factory=Earlier)
    attempts: Attempts = field(default_factory=Attempts)
    interim_plan: str = ""
    child_words: ChildWords = field(default_factory=ChildWords)
    chronology: Chronology = field(default_factory=Chronology)
    deadlines: Deadlines = field(default_factory=Deadlines)
    next_stage: NextStage
    copies: tuple[str, ...] = ()
    enclosures: Enclosures = field(default_factory=Enclosures)
    signatures: tuple[Signature, ...] = ()
