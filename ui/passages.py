"""A record in full as passages: what each of its fields answers, under a plain label, in words.

The order is the order a reader asks in. A field that is empty gives no passage.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from dataclasses import fields as fields_of
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, TypeAlias

from dsl_desk.model.body_map import Mark, mark_words
from dsl_desk.model.concern import Reporter
from dsl_desk.model.deadline import Deadline, say_due
from dsl_desk.model.escalation import Dispute, Ground
from dsl_desk.model.judgement import Criterion, EditionShown, Fact
from dsl_desk.model.people import Relationship
from dsl_desk.model.place import Address, AuthorityPeriod
from dsl_desk.model.record import Attachment, Involved, Met, Moment, RecordId
from dsl_desk.model.referral import FormAnswer
from dsl_desk.model.school import Term
from dsl_desk.model.sharing import Giving, Unhidden
from ui import words
from ui.labels import BY_KIND, LEFT_OUT, LINKS, VOICES

if TYPE_CHECKING:
    from dsl_desk.model.record import Record

Names: TypeAlias = Mapping[RecordId, str]
"""What children, adults and records are called; one that is not in it is called a record."""

_ID = re.compile("[0-9a-f]{32}")

_APART = (Criterion, Dispute, Ground)

UNNAMED = "Somebody or something in this casebook"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One answered field. `opens` are the records it names, each on a line of `words`."""

    field: str
    label: str
    words: str
    is_voice: bool = False
    opens: tuple[RecordId, ...] = ()


def passages(record: Record, names: Names) -> tuple[Passage, ...]:
    """Give everything a record says, field by field."""
    labels = BY_KIND.get(record.kind, {})
    held = _fields(record)
    order = [*(name for name in labels if name in held), *(name for name in held if name not in labels)]
    found = (_passage(record, name, labels.get(name, ""), names) for name in order if name not in LEFT_OUT)
    return tuple(one for one in found if one.words.strip())


def said(value: object, names: Names) -> str:
    """Turn the value of a field into words; several are put on lines of their own."""
    if value is None or value == "":
        return ""
    if isinstance(value, (tuple, frozenset)):
        gap = "\n\n" if any(isinstance(one, _APART) for one in value) else "\n"
        return gap.join(filter(None, (said(one, names) for one in value)))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    write = next((_WRITERS[kind] for kind in type(value).__mro__ if kind in _WRITERS), None)
    return write(value, names) if write is not None else str(value)


def _passage(record: Record, name: str, label: str, names: Names) -> Passage:
    value: object = getattr(record, name)
    opens = tuple(map(RecordId, _ids(value))) if name in LINKS else ()
    written = "\n".join(names.get(one, UNNAMED) for one in opens) if name in LINKS else said(value, names)
    return Passage(
        field=name,
        label=label or words.sentence(name.replace("_", " ")),
        words=written,
        is_voice=name in VOICES,
        opens=opens,
    )


def _moment(value: Moment, names: Names) -> str:
    del names
    return words.moment_words(value)


def _day(value: date, names: Names) -> str:
    del names
    return words.day_words(value)


def _at(value: datetime, names: Names) -> str:
    del names
    return words.written_words(value)


def _choice(value: StrEnum, names: Names) -> str:
    del names
    return words.choice_words(value)


def _involved(value: Involved, names: Names) -> str:
    return f"{names.get(value.who, UNNAMED)}: {value.part.value}"


def _reporter(value: Reporter, names: Names) -> str:
    del names
    return ", ".join(filter(None, (value.name, value.post)))


def _mark(value: Mark, names: Names) -> str:
    del names
    return mark_words(value)


def _fact(value: Fact, names: Names) -> str:
    del names
    return f"{words.plain_day(value.on)}: {value.text}"


def _criterion(value: Criterion, names: Names) -> str:
    where = ", ".join(filter(None, (value.level_label, value.domain, value.page and f"page {value.page}")))
    lead = f"{words.quoted(value.quoted)} ({value.wording.value}{f'; {where}' if where else ''})"
    return "\n".join((lead, *(f"  • {said(fact, names)}" for fact in value.facts)))


def _dispute(value: Dispute, names: Names) -> str:
    theirs = f"Their view: {value.their_view}" if value.their_view else ""
    ours = f"Our view: {value.our_view}" if value.our_view else ""
    return "\n".join(filter(None, (_criterion(value.criterion, names), theirs, ours)))


def _ground(value: Ground, names: Names) -> str:
    del names
    return f"{value.title}: {value.text}"


def _edition(value: EditionShown, names: Names) -> str:
    del names
    return f"{value.authority}: {value.title} ({value.edition_id}, {value.status.replace('_', ' ')})"


def _answer(value: FormAnswer, names: Names) -> str:
    del names
    text = value.text or (f"Left empty: {value.left_out_because}" if value.left_out_because else "")
    return f"{value.label}\n{text}\n" if text else ""


def _deadline(value: Deadline, names: Names) -> str:
    del names
    return f"{value.what}: {say_due(value)}"


def _address(value: Address, names: Names) -> str:
    del names
    when = words.dates_words(value.from_on, value.to_on)
    return f"{words.address_words(value)}{f' ({when})' if when else ''}"


def _period(value: AuthorityPeriod, names: Names) -> str:
    del names
    return words.authority_words(value)


def _relationship(value: Relationship, names: Names) -> str:
    lives = {True: "lives with the child", False: "lives elsewhere"}.get(value.lives_with or False, "")
    duty = f"parental responsibility: {value.parental_responsibility.value}"
    told = (value.relation, duty, lives if value.lives_with is not None else "")
    return f"{names.get(value.child, UNNAMED)}: {', '.join(filter(None, told))}"


def _attachment(value: Attachment, names: Names) -> str:
    del names
    return f"{value.name} ({words.size_words(value.size)})"


def _met(value: Met, names: Names) -> str:
    return f"{value.rule}: {names.get(value.record, UNNAMED)}"


def _term(value: Term, names: Names) -> str:
    del names
    closed = f", closed on {words.counted(len(value.closed), 'day')}" if value.closed else ""
    return f"{words.plain_day(value.from_on)} to {words.plain_day(value.to_on)}{closed}"


def _giving(value: Giving, names: Names) -> str:
    del names
    means = f"on paper, by {value.printer}" if value.printer else f"as a {value.means.value}"
    return f"{words.moment_words(value.at)}, {means}"


def _unhidden(value: Unhidden, names: Names) -> str:
    return f"{names.get(value.what, UNNAMED)}: {value.reason}"


_WRITERS: dict[type, Callable[..., str]] = {
    Moment: _moment,
    datetime: _at,
    date: _day,
    Enum: _choice,
    Involved: _involved,
    Reporter: _reporter,
    Mark: _mark,
    Fact: _fact,
    Criterion: _criterion,
    Dispute: _dispute,
    Ground: _ground,
    EditionShown: _edition,
    FormAnswer: _answer,
    Deadline: _deadline,
    Address: _address,
    AuthorityPeriod: _period,
    Relationship: _relationship,
    Attachment: _attachment,
    Met: _met,
    Term: _term,
    Giving: _giving,
    Unhidden: _unhidden,
}


def named_in(record: Record) -> frozenset[RecordId]:
    """Name every id in a record: who is in it, and the records it rests on."""
    return frozenset(RecordId(one) for name in _fields(record) for one in _ids(getattr(record, name)))


def _fields(record: Record) -> list[str]:
    return [one.name for one in fields_of(record)] if is_dataclass(record) else []


def _ids(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if _ID.fullmatch(value):
            yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _ids(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields_of(value):
            yield from _ids(getattr(value, one.name))
