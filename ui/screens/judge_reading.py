"""What stands beside a judgement: the concerns, the edition, and which of its indicators their words met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.model.concern import Concern
from dsl_desk.model.record import Part, RecordId
from dsl_desk.practice.refusal import NoSuchRecord
from dsl_desk.practice.written import Sheet
from ui.screens.edition_reading import Editions, fact_source, fact_sources, read_editions
from ui.widgets.fields_facts import FactSource

if TYPE_CHECKING:
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.profiles import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeAsked:
    """The answers the reading depends on."""

    child: RecordId | None
    edition: str
    concerns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeSight:
    """What is read for a judgement.

    `met` gives the words of the chosen accounts by the indicator they met, `sentence` what to say where none
    did; `usual` the records that begin an indicator's facts when it is ticked, under "" those of any other.
    """

    child: RecordId
    child_name: str
    danger: str
    signer: str
    editions: Editions
    concerns: tuple[Sheet[Concern], ...]
    chosen: tuple[Sheet[Concern], ...]
    met: Mapping[str, tuple[str, ...]]
    sentence: str
    usual: Mapping[str, tuple[FactSource, ...]]
    sources: tuple[FactSource, ...]


def look_for_judging(asked: JudgeAsked, desk: Desk) -> JudgeSight:
    """Read everything a judgement is made beside. Raises `NoSuchRecord` where there is no such child."""
    child = asked.child or _subject(asked.concerns, desk)
    name = desk.children.sheet(child).record.name
    concerns = tuple(reversed(desk.concerns.of_child(child)))
    chosen = tuple(one for one in concerns if one.record_id in asked.concerns)
    editions = read_editions(child, asked.edition, desk)
    met, sentence = _offered(editions.chosen, chosen, desk)
    return JudgeSight(
        child=child,
        child_name=name,
        danger=desk.referrals.danger_words(),
        signer=desk.who,
        editions=editions,
        concerns=concerns,
        chosen=chosen,
        met=met,
        sentence=sentence,
        usual=_usual(editions.chosen, chosen, desk),
        sources=fact_sources(child, desk),
    )


def _subject(concerns: tuple[str, ...], desk: Desk) -> RecordId:
    for one in concerns:
        involved = desk.concerns.sheet(RecordId(one)).record.children
        for each in involved:
            if each.part is Part.SUBJECT:
                return each.who
    raise NoSuchRecord("child")


def _offered(
    edition: Edition | None, chosen: tuple[Sheet[Concern], ...], desk: Desk
) -> tuple[Mapping[str, tuple[str, ...]], str]:
    """Say which words of all accounts together met which indicator."""
    if edition is None or not chosen:
        return {}, ""
    account = "\n".join(passage for one in chosen for passage in one.record.text())
    offers = desk.profiles.offer(edition.record_id, account)
    return {one.listed.indicator.id: one.words for one in offers.offers}, offers.sentence


def _usual(
    edition: Edition | None, chosen: tuple[Sheet[Concern], ...], desk: Desk
) -> Mapping[str, tuple[FactSource, ...]]:
    """Begin an indicator's facts with the concerns whose own words met it, else with a single concern."""
    begun: dict[str, tuple[FactSource, ...]] = {}
    for one in chosen if edition is not None else ():
        source = fact_source(one.record_id, one.record)
        if edition is not None:
            for offer in desk.profiles.offer(edition.record_id, "\n".join(one.record.text())).offers:
                key = offer.listed.indicator.id
                begun[key] = (*begun.get(key, ()), source)
        if len(chosen) == 1:
            begun[""] = (source,)
    return begun
