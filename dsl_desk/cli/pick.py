"""Choosing things of the casebook by words or by reference: a child, a record, a deadline, an edition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dsl_desk.cli.questions import Choice, Given, Question, Several, Style
from dsl_desk.cli.readers import BETWEEN, MOST_LISTED, Found, OneOf, quoted, say_when
from dsl_desk.cli.show import say_child
from dsl_desk.errors import Wrong
from dsl_desk.model.deadline import say_due
from dsl_desk.model.record import Involved, Met, Part, Record, RecordId

if TYPE_CHECKING:
    from collections.abc import Callable

    from dsl_desk.casebook.entries import Kept
    from dsl_desk.cli.questions import Scene
    from dsl_desk.model.child import Child
    from dsl_desk.practice.written import Sheet


REFERENCE = re.compile(r"[A-Z]-[0-9a-f]{4}-\d+")
OTHER_PARTS = (Part.ALLEGED_HARMER, Part.WITNESS, Part.SIBLING, Part.MENTIONED)


def find_children(words: str, scene: Scene) -> tuple[Choice[RecordId], ...]:
    """Find children by any name, the UPN or the reference of their record."""
    children = scene.desk.children
    if REFERENCE.fullmatch(words):
        return tuple(child_choice(one) for one in children.register() if one.kept.reference == words)
    return tuple(map(child_choice, children.find(words, MOST_LISTED + 1)))


def child_choice(sheet: Sheet[Child]) -> Choice[RecordId]:
    """Offer a child."""
    return Choice(value=sheet.record_id, label=say_child(sheet.record), code=sheet.kept.reference)


CHILD: Question[RecordId] = Question(
    name="child",
    prompt="Which child?",
    noun="The child",
    hint="Part of any of their names, or the UPN.",
    missing="Enter which child it is about.",
    read=Found(find_children, "child"),
)


def read_others(raw: tuple[str, ...], scene: Scene) -> Given[tuple[Involved, ...]]:
    """Read other children in a record, each `NAME: PART`."""
    found = [_other(one, scene) for one in raw if one.strip()]
    words = "; ".join(f"{choice.label} ({part.value})" for choice, part in found)
    involved = tuple(Involved(who=choice.value, part=part) for choice, part in found)
    return Given(value=involved, words=words or "nobody else")


OTHERS: Question[tuple[Involved, ...]] = Question(
    name="also",
    prompt="Who else is in it?",
    noun="Another child in it",
    hint=f"NAME: PART, the part being one of {', '.join(one.value for one in OTHER_PARTS)}.",
    style=Style.MANY,
    read=read_others,
)


def involved(scene: Scene) -> tuple[Involved, ...]:
    """Give the child chosen as the subject, then the others in the record with their parts."""
    return (Involved(who=scene[CHILD], part=Part.SUBJECT), *scene[OTHERS])


def child_named(words: str, scene: Scene) -> Choice[RecordId]:
    """Find the one child that words name. Raises `Wrong` or `Several`."""
    fitting = find_children(words.strip(), scene)
    if not fitting:
        raise Wrong(f"was not found: no child here answers to {quoted(words.strip())}. Try part of the name")
    if len(fitting) > 1:
        raise Several(fitting[:MOST_LISTED])
    return fitting[0]


def _editions(scene: Scene) -> tuple[Choice[RecordId], ...]:
    return tuple(
        Choice(
            value=one.record_id,
            label=f"{one.profile.authority}: {one.profile.title}",
            code=one.profile.edition_id,
            note=one.profile.status.value.replace("_", " "),
        )
        for one in scene.desk.profiles.held()
    )


def _edition_in_force(scene: Scene) -> str:
    """Suggest the edition of the authority that answers for the child. Raises `Wrong`: why there is none."""
    from dsl_desk.practice.profiles import NoProfile

    try:
        return scene.desk.profiles.for_child(scene[CHILD], scene.now.date()).profile.edition_id
    except NoProfile as fault:
        raise Wrong(str(fault)) from None


EDITION = Question(
    name="edition",
    prompt="Under which edition of which authority's thresholds?",
    noun="The edition",
    missing="Enter under which edition.",
    read=OneOf(_editions),
    suggest=_edition_in_force,
)


def records_of(
    child: Question[RecordId], *kinds: type[Record]
) -> Callable[[Scene], tuple[Choice[RecordId], ...]]:
    """Offer the records about the child chosen, of these kinds or of any, oldest first."""

    def offer(scene: Scene) -> tuple[Choice[RecordId], ...]:
        kept = scene.desk.children.chronology(scene[child])
        return tuple(record_choice(one) for one in kept if not kinds or isinstance(one.record, kinds))

    return offer


def record_choice(kept: Kept) -> Choice[RecordId]:
    """Offer a record by its day, what it is and its heading; its reference names it exactly."""
    line = kept.record.line()
    label = f"{say_when(line.when)}, {line.title.lower()}: {line.headline}"
    return Choice(value=kept.record_id, label=label, code=kept.reference)


def deadlines_of(child: Question[RecordId]) -> Callable[[Scene], tuple[Choice[Met], ...]]:
    """Offer what is due for the child chosen."""

    def offer(scene: Scene) -> tuple[Choice[Met], ...]:
        return tuple(
            Choice(
                value=Met(record=one.record_id, rule=one.deadline.rule),
                label=f"{one.deadline.what}, {say_due(one.deadline)}",
                code=f"{one.kept.reference}/{one.deadline.rule}",
            )
            for one in scene.desk.deadlines.of_child(scene[child])
        )

    return offer


def _other(words: str, scene: Scene) -> tuple[Choice[RecordId], Part]:
    name, _, part = words.rpartition(BETWEEN)
    known = next((one for one in OTHER_PARTS if one.value == part.strip().lower()), None)
    if known is None:
        named = ", ".join(one.value for one in OTHER_PARTS)
        raise Wrong(f"must be written NAME: PART, and the part be one of {named}")
    return child_named(name, scene), known
