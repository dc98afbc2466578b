"""Correcting a record: its next revision with a reason. The original words stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dsl_desk.cli.command import AGREED, CASEBOOK, Command
from dsl_desk.cli.facts import FACT, FACTS_READ, HINT
from dsl_desk.cli.opening import keep
from dsl_desk.cli.parts import part_value, parts_of, with_part
from dsl_desk.cli.pick import CHILD, child_choice, record_choice
from dsl_desk.cli.questions import NOTHING, Choice, Given, Question, Style
from dsl_desk.cli.readers import OneOf, say_when, text
from dsl_desk.errors import Wrong
from dsl_desk.model.child import Child
from dsl_desk.model.deadline import say_day
from dsl_desk.model.judgement import Fact
from dsl_desk.model.people import Person
from dsl_desk.model.record import Moment, RecordId
from dsl_desk.model.referral import Referral
from dsl_desk.model.sharing import Disclosure
from dsl_desk.model.support import ContactAttempt

if TYPE_CHECKING:
    from collections.abc import Callable

    from dsl_desk.casebook.entries import Kept
    from dsl_desk.cli.command import Call
    from dsl_desk.cli.parts import Part
    from dsl_desk.cli.questions import Scene
    from dsl_desk.model.record import Record
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import Written

EMPTY = "-"
SHOWN = 200
"""Characters of a field shown beside its name."""


def _records(scene: Scene) -> tuple[Choice[RecordId], ...]:
    """Offer the child's own record, the people round the child, then everything recorded."""
    desk, child = scene.desk, scene[CHILD]
    recorded = (one for one in desk.children.chronology(child) if not isinstance(one.record, Disclosure))
    return (
        child_choice(desk.children.sheet(child)),
        *(record_choice(one.kept) for one in desk.people.of_child(child)),
        *map(record_choice, recorded),
    )


RECORD = Question(
    name="record",
    prompt="Which record is corrected?",
    noun="The record",
    missing="Enter which record is corrected.",
    read=OneOf(_records),
)


def _kept(scene: Scene) -> Kept:
    return scene.desk.records.kept(scene[RECORD])


def _fields(scene: Scene) -> tuple[Choice[Part], ...]:
    record = _kept(scene).record
    return tuple(
        Choice(value=one, label=one.label, code=one.code, note=_say(part_value(record, one.path)))
        for one in parts_of(record)
    )


FIELD = Question(
    name="field",
    prompt="What in it is corrected?",
    noun="What is corrected",
    missing="Enter what in it is corrected.",
    read=OneOf(_fields),
)


def _read_new(raw: tuple[str, ...], scene: Scene) -> Given[object]:
    part = scene[FIELD]
    if "".join(raw).strip() != EMPTY:
        return part.read(raw, scene)
    if not part.empty:
        raise Wrong("cannot be left empty")
    return Given(value=part.empty[0], words=NOTHING)


def _is(style: Style) -> Callable[[Scene], bool]:
    return lambda scene: scene[FIELD].style is style


NEW: Question[object] = Question(
    name="text",
    prompt="How should it read?",
    noun="The correction",
    hint=f"A single {EMPTY} leaves it empty.",
    missing="Enter how it should read.",
    read=_read_new,
    applies=_is(Style.LINE),
)
NEW_WORDS = replace(NEW, style=Style.LONG, applies=_is(Style.LONG))
NEW_FACTS = Question(
    name=FACT,
    prompt="Which dated facts meet it? Give every one again.",
    noun="The facts",
    hint=HINT,
    missing="Enter the facts, every one again.",
    style=Style.MANY,
    read=FACTS_READ,
    applies=_is(Style.MANY),
)
WHY = Question(
    name="why",
    prompt="Why is it corrected? The reason stays with the correction.",
    noun="The reason",
    missing="Enter why it is corrected.",
    read=text,
)


def _correct(call: Call) -> int:
    def correct(scene: Scene) -> Written:
        kept, part = _kept(scene), scene[FIELD]
        new = scene[NEW_FACTS] if part.style is Style.MANY else scene[NEW]
        return _amended(scene.desk, kept, with_part(kept.record, part.path, new), scene[WHY])

    return keep(call, correct)


def _amended(desk: Desk, kept: Kept, record: Record, why: str) -> Written:
    """Keep the correction as its kind asks: some look twice, a day of sending counts its deadlines again."""
    after, record_id = kept.revision, kept.record_id
    match record:
        case Child():
            return desk.children.correct(record_id, after, record, why)
        case Person():
            return desk.people.correct(record_id, after, record, why)
        case ContactAttempt():
            return desk.contacts.correct(record_id, after, record, why)
        case Referral() if isinstance(kept.record, Referral) and record.sent != kept.record.sent:
            return desk.referrals.correct_sent(record_id, after, record.sent, why)
    return desk.records.amend(record_id, after, record, why)


def _say(value: object) -> str:
    """Say what a field holds now, shortened."""
    match value:
        case Moment():
            said = say_when(value)
        case date():
            said = say_day(value)
        case tuple():
            said = "; ".join(one.text if isinstance(one, Fact) else str(one) for one in value) or NOTHING
        case _:
            said = str(value or NOTHING)
    return said if len(said) <= SHOWN else f"{said[:SHOWN]}…"


CORRECT = Command(
    name="correct",
    run=_correct,
    places=(CASEBOOK,),
    questions=(CHILD, RECORD, FIELD, NEW, NEW_WORDS, NEW_FACTS, WHY),
    switches=(AGREED,),
)
