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
from dsl_desk.model.sharing import Unhidden
from dsl_desk.model.spelling import tokens_of
from dsl_desk.packs.contents import EscalationPack, ReferralPack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.model.record import RecordId
    from dsl_desk.model.redaction import Redaction
    from dsl_desk.practice.gathering import Story
    from dsl_desk.practice.records import Records
    from dsl_desk.practice.written import Sheet

Pack = TypeVar("Pack", bound=ReferralPack | EscalationPack)

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
    redaction = plan(value, records, story, unhidden)
    return replace(
        redaction.recompose_within(value), letterhead=value.letterhead, signatures=value.signatures
    )


def plan(
    value: ReferralPack | EscalationPack, records: Records, story: Story, unhidden: tuple[Unhidden, ...]
) -> Redaction:
    """Work out what this pack hides, but for what the writer leaves readable."""
    letterhead = value.letterhead
    places = records.all_of(ConfidentialAddress)
    return plan_redaction(
        Named(who=story.child_id, names=_names(story.child)),
        (
            Named(who=sheet.record_id, names=_names(sheet.record))
            for sheet in records.all_of(Child)
            if sheet.record_id != story.child_id
        ),
        (HiddenPlace(what=sheet.record_id, address=sheet.record.address) for sheet in places),
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
        unhidden=(*unhidden, *_same_places(places, unhidden)),
        texts=texts_within(value),
    )


def unhidden_faults(records: Records, child: RecordId, unhidden: tuple[Unhidden, ...]) -> Iterator[str]:
    """Say which choices to leave something readable cannot stand in a pack about this child."""
    for choice in unhidden:
        if not choice.reason.strip():
            yield "Write why this recipient needs each name or address that you leave readable."
        if not records.fault_of(choice.what, Child):
            continue
        if records.fault_of(choice.what, ConfidentialAddress):
            yield "Something left readable is no child or confidential address held here. Choose it again."
        elif records.sheet(choice.what, ConfidentialAddress).record.child != child:
            yield "A confidential address of another child is not left readable. Take it out of your choices."


def shown_places(
    records: Records, child: RecordId, unhidden: tuple[Unhidden, ...]
) -> tuple[ConfidentialAddress, ...]:
    """Give the child's confidential addresses that the writer left readable."""
    chosen = {choice.what for choice in unhidden}
    held = records.about(child, ConfidentialAddress)
    return tuple(sheet.record for sheet in held if sheet.record_id in chosen)


def place_key(place: ConfidentialAddress) -> tuple[tuple[str, ...], ...]:
    """Give what is the same for the same place, however it is typed: brothers and sisters share one."""
    address = place.address
    return (*(tokens_of(line) for line in address.lines), tokens_of(address.postcode))


def _same_places(
    places: tuple[Sheet[ConfidentialAddress], ...], unhidden: tuple[Unhidden, ...]
) -> Iterator[Unhidden]:
    """Leave a place readable also where it is kept a second time, for a brother or a sister."""
    reasons = {choice.what: choice.reason for choice in unhidden}
    shown = {place_key(one.record): reasons[one.record_id] for one in places if one.record_id in reasons}
    for one in places:
        reason = shown.get(place_key(one.record))
        if reason is not None and one.record_id not in reasons:
            yield Unhidden(what=one.record_id, reason=reason)


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
