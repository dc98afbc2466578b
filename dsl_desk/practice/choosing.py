"""What one pack would hide and what could be left readable, for the writer to choose from. Writes nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.model.child import Child
from dsl_desk.model.place import ConfidentialAddress
from dsl_desk.model.record import RecordId
from dsl_desk.model.redaction import ADDRESS_WITHHELD, NAME_WITHHELD, texts_within
from dsl_desk.practice.hiding import place_key, plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.model.redaction import Replaced
    from dsl_desk.packs.contents import EscalationPack, ReferralPack
    from dsl_desk.practice.gathering import Story
    from dsl_desk.practice.records import Records

_LIKELY = 2
"""Bearers of one name who are offered to choose from; of more, only those the child's records link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedChild:
    """Another child whose name stands in so many places of the pack and is hidden in each."""

    what: RecordId
    name: str
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldAddress:
    """A confidential address of the pack's own child, and in how many places of the pack it is hidden."""

    what: RecordId
    words: str
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """Words left readable that a person should look at: perhaps another child's name."""

    words: str
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What is hidden: what may be left readable, what stays hidden (a sentence each), what is doubtful."""

    children: tuple[NamedChild, ...] = ()
    addresses: tuple[HeldAddress, ...] = ()
    fixed: tuple[str, ...] = ()
    doubtful: tuple[Doubtful, ...] = ()


def choices_in(value: ReferralPack | EscalationPack, records: Records, story: Story) -> Choices:
    """Look through every text of a pack for what would be hidden if nothing were left readable."""
    redaction = plan(value, records, story, ())
    texts = Counter(texts_within(value))
    texts.subtract((*texts_within(value.letterhead), *texts_within(value.signatures)))
    hidden: list[Replaced] = []
    left: list[str] = []
    for text in texts.elements():
        read = redaction.recompose(text)
        hidden += read.replaced
        left += read.left
    return Choices(
        children=tuple(_children(records, story, hidden)),
        addresses=tuple(_addresses(records, story, hidden)),
        fixed=tuple(dict.fromkeys((*_shared(hidden), *_elsewhere(records, story, hidden)))),
        doubtful=tuple(
            Doubtful(words=words, places=places) for words, places in sorted(Counter(left).items())
        ),
    )


def _children(records: Records, story: Story, hidden: list[Replaced]) -> Iterator[NamedChild]:
    """Offer whoever a name points to; of many bearers of one name, those the child's records link."""
    linked = {one.who for kept in story.kept for one in kept.record.involves()}
    linked |= {tie.child for person in story.people for tie in person.relationships}
    places = Counter(
        who
        for one in hidden
        if one.label != ADDRESS_WITHHELD
        for who in one.what
        if len(one.what) <= _LIKELY or who in linked
    )
    named = ((who, records.sheet(who, Child).record.name, times) for who, times in places.items())
    for who, name, times in sorted(named, key=lambda one: (one[0] not in linked, -one[2], one[1])):
        yield NamedChild(what=who, name=name, places=times)


def _addresses(records: Records, story: Story, hidden: list[Replaced]) -> Iterator[HeldAddress]:
    places = _places(records, hidden)
    for sheet in records.about(story.child_id, ConfidentialAddress):
        address = sheet.record.address
        yield HeldAddress(
            what=sheet.record_id,
            words=", ".join(filter(None, (*address.lines, address.postcode))),
            places=places[place_key(sheet.record)],
        )


def _places(records: Records, hidden: list[Replaced]) -> Counter[tuple[tuple[str, ...], ...]]:
    """Count the places where each confidential address is hidden, one kept twice being one."""
    addresses = (one for one in hidden if one.label == ADDRESS_WITHHELD and one.what)
    return Counter(place_key(records.sheet(one.what[0], ConfidentialAddress).record) for one in addresses)


def _shared(hidden: list[Replaced]) -> Iterator[str]:
    """Tell which names stay hidden because more than one child answers to them, or an adult is meant."""
    for one in hidden:
        if one.label == NAME_WITHHELD:
            yield (
                f"\u201c{one.words}\u201d is hidden with the child who has this name, "
                "and readable if that child is."
            )
        elif one.label != ADDRESS_WITHHELD and len(one.what) > 1:
            yield (
                f"\u201c{one.words}\u201d could be any of {len(one.what)} children on the register: "
                "it stays hidden unless each of them is left readable."
            )


def _elsewhere(records: Records, story: Story, hidden: list[Replaced]) -> Iterator[str]:
    """Tell that other children's confidential addresses stand in the texts and stay hidden."""
    own = {place_key(one.record) for one in records.about(story.child_id, ConfidentialAddress)}
    others = sum(times for place, times in _places(records, hidden).items() if place not in own)
    if others:
        yield (
            f"A confidential address of another child stands in {others} "
            f"{'place' if others == 1 else 'places'}: it stays hidden."
        )
