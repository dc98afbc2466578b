"""Whose names and which addresses one recipient is not given, worked out from the casebook for one pack.

Every other child on the register is hidden, and every confidential address, unless the writer left it
readable with a reason. Adults whom the records name stay.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from dsl_desk.model.child import Child
from dsl_desk.model.hidden import HiddenPlace, Named
from dsl_desk.model.place import ConfidentialAddress
from dsl_desk.model.redaction import plan_redaction, texts_within
from dsl_desk.packs.contents import EscalationPack, Letterhead, ReferralPack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.model.record import RecordId
    from dsl_desk.model.sharing import Unhidden
    from dsl_desk.practice.gathering import Story
    from dsl_desk.practice.records import Records

Pack = TypeVar("Pack", ReferralPack, EscalationPack)

_ADULTS = (
    "made_by",
    "judged_by",
    "sent_by",
    "sent_to",
    "spoken_to",
    "opened_by",
    "decider_name",
    "decided_by",
    "to_name",
    "person",
    "agency",
)
"""Fields of a record that name an adult or an agency."""


def hide(value: Pack, records: Records, story: Story, unhidden: tuple[Unhidden, ...]) -> Pack:
    """Give a pack with every text in it redacted, save the letterhead and the signatures."""
    letterhead: Letterhead = value.letterhead
    redaction = plan_redaction(
        Named(who=story.child_id, names=_names(story.child)),
        (
            Named(who=sheet.record_id, names=_names(sheet.record))
            for sheet in records.all_of(Child)
            if sheet.record_id != story.child_id
        ),
        (
            HiddenPlace(what=sheet.record_id, address=sheet.record.address)
            for sheet in records.all_of(ConfidentialAddress)
        ),
        kept=(
            letterhead.school,
            letterhead.head,
            letterhead.signatory,
            value.header.made_by,
            *letterhead.address,
            *(person.name for person in story.people),
            *_adults(story),
        ),
        public_places=(
            *(period.name for period in story.child.authorities),
            *letterhead.address,
            *(address.lines[-1] for address in story.child.addresses if address.lines),
        ),
        unhidden=unhidden,
        texts=texts_within(value),
    )
    return replace(redaction.recompose_within(value), letterhead=letterhead, signatures=value.signatures)


def unhidden_faults(records: Records, unhidden: tuple[Unhidden, ...]) -> Iterator[str]:
    """Say which choices to leave something readable cannot stand."""
    for choice in unhidden:
        if not choice.reason.strip():
            yield "Write why this recipient needs each name or address that you leave readable."
        if records.fault_of(choice.what, Child) and records.fault_of(choice.what, ConfidentialAddress):
            yield "Something left readable is no child or confidential address held here. Choose it again."


def shown_places(
    records: Records, child: RecordId, unhidden: tuple[Unhidden, ...]
) -> tuple[ConfidentialAddress, ...]:
    """Give the child's confidential addresses that the writer left readable."""
    chosen = {choice.what for choice in unhidden}
    held = records.about(child, ConfidentialAddress)
    return tuple(sheet.record for sheet in held if sheet.record_id in chosen)


def _names(child: Child) -> tuple[str, ...]:
    everyday = (f"{child.preferred_name} {child.family_name}",) if child.preferred_name else ()
    return (f"{child.given_name} {child.family_name}", *everyday, *child.other_names)


def _adults(story: Story) -> Iterator[str]:
    for kept in story.kept:
        for name in _ADULTS:
            named = getattr(kept.record, name, "")
            if named:
                yield named
        reporter = getattr(kept.record, "reported_by", None)
        if reporter is not None:
            yield reporter.name
