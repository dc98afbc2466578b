"""The questions of a referral, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.model.referral import Consent, Purpose
from dsl_desk.profiles.choices import Channel
from dsl_desk.profiles.choices import Field as Asks
from ui.widgets.beside_cards import Beside
from ui.widgets.fields_children import OthersField
from ui.widgets.fields_choice import ChoiceField, Option, PickField, TicksField
from ui.widgets.fields_days import MomentField
from ui.widgets.fields_files import FilesField
from ui.widgets.fields_text import LineField, PassageField
from ui.widgets.form import Step
from ui.widgets.framed_fields import VoiceField
from ui.widgets.route import CHANNELS
from ui.widgets.section_row import MUST
from ui.widgets.sections import SectionsField
from ui.widgets.told_choice import ToldChoice
from ui.words import choice_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.room import Room
    from ui.widgets.edition_card import EditionCard
    from ui.widgets.field import Field
    from ui.widgets.route import RouteCard

OWN = {
    "reason": Asks.REASON,
    "why_now": Asks.WHY_NOW,
    "child_words": Asks.CHILD_WORDS,
    "outcome_wanted": Asks.OUTCOME_WANTED,
}
"""Answers a referral holds apart: a form that has a section for one asks it there, under its own label."""

OTHER_WAY = ("own_route", "channel")
PURPOSES = {
    Purpose.SUPPORT: "Help for the family. Nobody is accused.",
    Purpose.PROTECTION: "Significant harm has happened, or is feared.",
}
CONSENT_HINT = "Waiting for agreement never stands in the way of protecting a child."


def refer_steps(
    room: Room, edition: EditionCard, routes: tuple[RouteCard, RouteCard], parent: QWidget
) -> tuple[Step, ...]:
    """Make the pages: what it rests on and the way in, consent and sending, the form."""
    first, second = routes
    return (
        Step(
            title="What it rests on, and the way in",
            lead="The route and the form are the authority's own.",
            fields=(*_grounds(room, parent), *_route(room, parent)),
            beside=Beside(room, first, edition, parent=parent),
        ),
        Step(
            title="Agreement and sending",
            fields=(*_consent(room, parent), *_sending(room, parent)),
            beside=second,
        ),
        Step(
            title="The authority's form",
            lead="In its order, under its labels. What the casebook could say is filled in: read it all.",
            fields=(*_apart(room, parent), SectionsField(room, "form", "The form", parent=parent)),
        ),
    )


def _grounds(room: Room, parent: QWidget) -> tuple[Field, ...]:
    return (
        PassageField(
            room,
            "danger",
            "Is anybody in immediate danger now?",
            hint="If so, ring 999 first, then say here what the danger is. If not, leave it empty.",
            rows=2,
            parent=parent,
        ),
        ChoiceField(
            room,
            "judgement",
            "On which judgement does it rest?",
            required="Choose the judgement, or that there is none",
            parent=parent,
        ),
        TicksField(room, "concerns", "Which concerns does it report?", hint="Newest first.", parent=parent),
        OthersField(
            room,
            "others",
            "Which other children does it name?",
            hint="Brothers and sisters, others harmed, who is said to have harmed. It then stands in their "
            "chronologies too.",
            parent=parent,
        ),
        PickField(
            room,
            "edition",
            "Under which authority's edition?",
            hint="The one judged under, else the one in force for this child today, is chosen.",
            required="Choose the edition to refer under",
            parent=parent,
        ),
    )


def _route(room: Room, parent: QWidget) -> tuple[Field, ...]:
    purposes = tuple(
        Option(value=one.value, words=choice_words(one), hint=hint) for one, hint in PURPOSES.items()
    )
    channels = tuple(Option(value=one.value, words=words) for one, words in CHANNELS.items())
    return (
        ChoiceField(
            room,
            "purpose",
            "Is support asked for, or protection?",
            purposes,
            hint="It stands at the top of the paper.",
            required="Choose whether support or protection is asked for",
            parent=parent,
        ),
        ChoiceField(
            room, "route", "By which route does it go?", required="Choose the route it goes by", parent=parent
        ),
        LineField(
            room,
            "own_route",
            "How was it sent, in your words?",
            required="Enter how it was sent",
            parent=parent,
        ),
        ChoiceField(
            room,
            "channel",
            "What kind of way is that?",
            tuple(one for one in channels if one.value != Channel.NOT_SEEN.value),
            required="Choose what kind of way it is",
            parent=parent,
        ),
    )


def _consent(room: Room, parent: QWidget) -> tuple[Field, ...]:
    options = tuple(Option(value=one.value, words=choice_words(one)) for one in Consent)
    return (
        ToldChoice(
            room,
            "consent",
            "What were the parents asked, and what did they say?",
            options,
            hint=CONSENT_HINT,
            required="Choose what the parents were asked and said",
            parent=parent,
        ),
        PassageField(
            room,
            "consent_words",
            "In which words?",
            hint="Where they were not asked, or did not agree: why it goes on without, and who decided that.",
            rows=3,
            parent=parent,
        ),
    )


def _sending(room: Room, parent: QWidget) -> tuple[Field, ...]:
    return (
        MomentField(
            room,
            "sent",
            "When was it sent, or rung through?",
            noun="The day",
            hint="The authority's deadlines count from this moment.",
            required="Enter when it was sent",
            parent=parent,
        ),
        LineField(room, "sent_to", "To whom?", required="Enter to whom it was sent", parent=parent),
        LineField(room, "sent_by", "By whom?", required="Enter who sent it", parent=parent),
        LineField(
            room, "spoken_to", "Who was spoken to?", hint="Name and post, as they gave it.", parent=parent
        ),
        LineField(room, "reference", "Which reference did they give?", parent=parent),
        FilesField(room, "files", "Files that go with it", parent=parent),
    )


def _apart(room: Room, parent: QWidget) -> tuple[Field, ...]:
    """Ask what every referral needs and the form has no section for."""
    return (
        PassageField(
            room, "reason", "What has happened, and when?", required=MUST[Asks.REASON], rows=5, parent=parent
        ),
        PassageField(room, "why_now", "Why now?", required=MUST[Asks.WHY_NOW], rows=3, parent=parent),
        VoiceField(
            room,
            "child_words",
            "The child's own words",
            hint="As spoken. Leave the grammar as it was.",
            parent=parent,
        ),
        PassageField(
            room,
            "outcome_wanted",
            "What do you ask for?",
            required=MUST[Asks.OUTCOME_WANTED],
            rows=3,
            parent=parent,
        ),
    )
