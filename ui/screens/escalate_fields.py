"""The questions of an escalation, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.model.days import Side
from ui.widgets.copied import CopiedField
from ui.widgets.disputes import OURS, THEIRS, DisputesField
from ui.widgets.fields_choice import ChoiceField, TicksField
from ui.widgets.fields_days import DayField, MomentField
from ui.widgets.fields_text import LineField, LinesField, PassageField
from ui.widgets.form import Step

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.room import Room
    from ui.widgets.field import Field
    from ui.widgets.ladder import LadderCard
    from ui.widgets.reply_cards import AnsweredCard

OWN_STAGE = ("own_label", "own_from", "own_to", "own_due", "own_time")


def escalate_steps(
    room: Room, ladder: LadderCard, answered: AnsweredCard, parent: QWidget
) -> tuple[Step, ...]:
    """Make the pages: the stage, the decision challenged, the points disputed, what is asked."""
    return (
        Step(
            title="The stage",
            lead="The ladder is the authority's own, in its words.",
            fields=_stage(room, parent),
            beside=ladder,
        ),
        Step(
            title="The decision challenged",
            lead="Taken from the latest reply, as far as one is kept. Change what is not right.",
            fields=_decision(room, parent),
            beside=answered,
        ),
        Step(
            title="The points disputed",
            lead="Their criterion, our dated facts, what they say, what we say.",
            fields=_points(room, parent),
        ),
        Step(title="What you ask", fields=_asked(room, parent)),
    )


def _stage(room: Room, parent: QWidget) -> tuple[Field, ...]:
    return (
        ChoiceField(room, "stage", "Which stage is taken?", required="Choose the stage", parent=parent),
        PassageField(
            room,
            "why_out_of_turn",
            "Why is it taken out of turn?",
            hint="Such as that the child may come to harm before the stages could be gone through.",
            required="Say why it is taken out of turn",
            rows=2,
            parent=parent,
        ),
        LineField(
            room,
            "own_label",
            "What does the authority call it?",
            required="Enter what the authority calls it",
            parent=parent,
        ),
        LineField(
            room,
            "own_from",
            "From which post does it go?",
            required="Enter from which post it goes",
            parent=parent,
        ),
        LineField(room, "own_to", "To which post?", required="Enter to which post it goes", parent=parent),
        DayField(
            room,
            "own_due",
            "By which day is it to be answered?",
            noun="The day it is due",
            side=Side.COMING,
            parent=parent,
        ),
        LineField(room, "own_time", "Or in which words was the time given?", parent=parent),
        LineField(room, "to_name", "Who holds the post it goes to?", hint="If you know.", parent=parent),
        MomentField(
            room,
            "opened",
            "When was it opened?",
            noun="The day it was opened",
            hint="Its clock counts from this moment.",
            required="Enter when it was opened",
            parent=parent,
        ),
        LineField(room, "opened_by", "By whom?", required="Enter who opened it", parent=parent),
    )


def _decision(room: Room, parent: QWidget) -> tuple[Field, ...]:
    return (
        PassageField(
            room,
            "decision_challenged",
            "Which decision is challenged?",
            hint="Left empty, that nobody has decided.",
            rows=2,
            parent=parent,
        ),
        LineField(room, "decided_by", "Who decided it?", parent=parent),
        DayField(room, "decided_on", "On which day?", noun="The day it was decided", parent=parent),
        PassageField(room, "their_reason", "What is their reason, in their words?", rows=3, parent=parent),
        LinesField(
            room, "agreed_points", "Which points do both sides agree on?", hint="One a line.", parent=parent
        ),
    )


def _points(room: Room, parent: QWidget) -> tuple[Field, ...]:
    return (
        DisputesField(
            room,
            "disputes",
            "On which criteria of the judgement do you disagree?",
            hint="Nothing is ticked for you.",
            parent=parent,
        ),
        CopiedField(
            room,
            "typed",
            "Further criteria, copied from the authority's document",
            hint="Word for word, with the page.",
            views=(THEIRS, OURS),
            parent=parent,
        ),
        TicksField(
            room,
            "grounds",
            "What do the law and guidance say to their reason?",
            hint="Those that hold for every child of this age are ticked; tick others only where they apply.",
            parent=parent,
        ),
    )


def _asked(room: Room, parent: QWidget) -> tuple[Field, ...]:
    return (
        PassageField(
            room,
            "why_it_matters_now",
            "Why does it matter to the child now?",
            required="Write why it matters to the child now",
            rows=4,
            parent=parent,
        ),
        PassageField(
            room,
            "outcome_wanted",
            "What outcome do you ask for?",
            required="Write what outcome you ask for",
            rows=3,
            parent=parent,
        ),
        DayField(
            room,
            "outcome_wanted_by",
            "By which day?",
            noun="The day",
            side=Side.COMING,
            hint="Left empty, the day the stage's own clock ends.",
            parent=parent,
        ),
        PassageField(room, "interim_plan", "How is the child kept safe meanwhile?", rows=3, parent=parent),
    )
