"""What a pack is drawn for: a referral or one stage of an escalation, and who is to read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.model.child import Child
from dsl_desk.model.escalation import Escalation
from dsl_desk.model.record import RecordId
from dsl_desk.model.referral import Referral
from dsl_desk.packs import contents
from dsl_desk.packs.contents import EscalationPack, ReferralPack
from dsl_desk.packs.escalation import escalation_pack
from dsl_desk.packs.referral import referral_pack
from dsl_desk.practice.challenge import escalation_contents
from dsl_desk.practice.refusal import NoSuchRecord
from dsl_desk.practice.sections import referral_contents
from dsl_desk.practice.written import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from dsl_desk.packs import case
    from dsl_desk.practice.gathering import Story
    from dsl_desk.practice.records import Records

    Gather = Callable[
        [Story, contents.Letterhead, contents.PackHeader, case.Signature], ReferralPack | EscalationPack
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """One record that a pack is drawn for; `gather` gives its finished value, nobody's name hidden yet."""

    about: RecordId
    child: RecordId
    child_name: str
    pack: str
    title: str
    purpose: str
    to: contents.Recipient
    missing: tuple[str, ...]
    gather: Gather


def errand_of(records: Records, about: RecordId) -> Errand:
    """Read what a pack of this record is for. Raises `NoSuchRecord` unless it is a referral or a stage."""
    kept = records.kept(about)
    if isinstance(kept.record, Referral):
        return _referral(records, Sheet(kept=kept, record=kept.record))
    if isinstance(kept.record, Escalation):
        return _stage(records, Sheet(kept=kept, record=kept.record))
    raise NoSuchRecord("referral or escalation")


def press(value: ReferralPack | EscalationPack) -> bytes:
    """Print a finished value."""
    return referral_pack(value) if isinstance(value, ReferralPack) else escalation_pack(value)


def _referral(records: Records, sheet: Sheet[Referral]) -> Errand:
    one = sheet.record
    return Errand(
        about=sheet.record_id,
        child=one.child,
        child_name=records.sheet(one.child, Child).record.name,
        pack="Referral pack",
        title="Referral",
        purpose=one.outcome_wanted,
        to=contents.Recipient(post=one.sent_to, sent_by=one.channel),
        missing=one.missing(),
        gather=lambda story, *head: referral_contents(story, sheet, *head),
    )


def _stage(records: Records, sheet: Sheet[Escalation]) -> Errand:
    one = sheet.record
    return Errand(
        about=sheet.record_id,
        child=one.child,
        child_name=records.sheet(one.child, Child).record.name,
        pack="Escalation pack",
        title=f"Professional challenge, {one.stage_label}",
        purpose=one.outcome_wanted,
        to=contents.Recipient(post=one.to_post, name=one.to_name, organisation=one.edition.authority),
        missing=one.missing(),
        gather=lambda story, *head: escalation_contents(story, sheet, *head),
    )
