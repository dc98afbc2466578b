"""What several acts read alike: which edition speaks for a child, and the records that facts may stand in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.model.concern import Concern
from dsl_desk.model.escalation import Escalation
from dsl_desk.model.note import Note
from dsl_desk.model.referral import Referral, Reply
from dsl_desk.model.support import ContactAttempt, SupportGiven
from dsl_desk.practice.profiles import Edition, NoProfile
from ui.widgets.fields_facts import FactSource

if TYPE_CHECKING:
    from dsl_desk.model.record import Record, RecordId
    from dsl_desk.practice.desk import Desk

FACTUAL = (Concern, Note, ContactAttempt, SupportGiven, Referral, Reply, Escalation)
"""Kinds of record that a dated fact may stand in."""

LONGEST_FACT = 400
"""Characters of an account that stand for the fact itself; a longer one gives its heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Editions:
    """The editions held, the one worked under, and why none speaks for the child by itself.

    `fault` says why no live work may be done under `chosen`.
    """

    held: tuple[Edition, ...]
    chosen: Edition | None
    no_profile: str = ""
    fault: str = ""


def read_editions(child: RecordId, wanted: str, desk: Desk) -> Editions:
    """Read the editions held, and the one wanted by its id; else the one in force for the child today."""
    held = desk.profiles.held()
    chosen = next((one for one in held if one.record_id == wanted), None)
    no_profile = ""
    if chosen is None:
        try:
            chosen = desk.profiles.for_child(child, desk.records.today())
        except NoProfile as fault:
            no_profile = str(fault)
    fault_said = desk.profiles.fault_of(chosen) if chosen else ""
    return Editions(held=held, chosen=chosen, no_profile=no_profile, fault=fault_said)


def fact_sources(child: RecordId, desk: Desk) -> tuple[FactSource, ...]:
    """Give the records of a child that facts may stand in, newest first."""
    kept = desk.children.chronology(child)
    return tuple(
        fact_source(one.record_id, one.record) for one in reversed(kept) if isinstance(one.record, FACTUAL)
    )


def fact_source(record_id: RecordId, record: Record) -> FactSource:
    """Offer a record with the words a fact begins with: its account where that is short, else its heading."""
    line = record.line()
    account = record.account if isinstance(record, (Concern, Note)) else ""
    words = account if account and len(account) <= LONGEST_FACT else line.headline
    return FactSource(record=record_id, on=line.when.on, words=words or line.title)
