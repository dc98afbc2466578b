"""Referring: the authority's own route and form, section by section, filled from the casebook."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dsl_desk.cli.command import AGREED, CASEBOOK, Command, Setting
from dsl_desk.cli.files import read_attachments
from dsl_desk.cli.form import LEFT_OUT, SECTION, SECTION_FILE, Form
from dsl_desk.cli.judging import danger
from dsl_desk.cli.opening import keep
from dsl_desk.cli.pick import CHILD, EDITION, OTHERS, records_of
from dsl_desk.cli.questions import Choice, NotAnswered, Question, Style
from dsl_desk.cli.readers import APART, AnyOf, OneOf, OneOfOrOwn, WordsOf, moment, text
from dsl_desk.cli.records import ATTACH, WHEN_HINT
from dsl_desk.model.concern import Concern
from dsl_desk.model.judgement import Judgement
from dsl_desk.model.referral import Consent, Purpose
from dsl_desk.profiles.choices import Channel, Field

if TYPE_CHECKING:
    from dsl_desk.cli.ask import Questions
    from dsl_desk.cli.command import Call
    from dsl_desk.cli.questions import Scene
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.written import Written
    from dsl_desk.profiles.profile import Profile

DANGER = Question(
    name="danger",
    prompt="Is anybody in immediate danger now? If so, say what the danger is.",
    noun="The immediate danger",
    read=text,
)
JUDGEMENT: Question[RecordId | None] = Question(
    name="judgement",
    prompt="On which judgement does the referral rest?",
    noun="The judgement",
    read=OneOf(records_of(CHILD, Judgement), otherwise=(None,)),
)


def _concerns_judged(scene: Scene) -> str:
    """Suggest the concerns that the judgement rests on."""
    judgement = scene[JUDGEMENT]
    if judgement is None:
        return ""
    concerns = scene.desk.judgements.sheet(judgement).record.concerns
    return APART.join(scene.desk.concerns.sheet(one).kept.reference for one in concerns)


CONCERNS = Question(
    name="concern",
    prompt="Which concerns does it report?",
    noun="The concerns",
    style=Style.MANY,
    read=AnyOf(records_of(CHILD, Concern)),
    suggest=_concerns_judged,
)


def _edition_judged(scene: Scene) -> str:
    """Suggest the edition that was judged under, else the one in force."""
    judgement = scene[JUDGEMENT]
    if judgement is None:
        return EDITION.suggest(scene)
    return scene.desk.judgements.sheet(judgement).record.edition.edition_id


REFER_EDITION = replace(EDITION, suggest=_edition_judged)


def _profile(scene: Scene) -> Profile:
    return scene.desk.profiles.edition(scene[REFER_EDITION]).profile


def _routes(scene: Scene) -> tuple[Choice[str], ...]:
    return tuple(
        Choice(
            value=one.id,
            label=one.name,
            code=one.id,
            note=f"{one.channel.value.replace('_', ' ')}; for {one.purpose}",
        )
        for one in _profile(scene).referral.routes
    )


ROUTE = Question(
    name="route",
    prompt="By which route does it go?",
    noun="The route",
    hint="One of the authority's own; where none is listed or fits, say in your own words how it was sent.",
    missing="Enter by which route it goes.",
    read=OneOfOrOwn(_routes),
)
CHANNEL: Question[Channel | None] = Question(
    name="channel",
    prompt="What kind of way is that?",
    noun="The kind of way",
    missing="Enter what kind of way that is.",
    read=OneOf(WordsOf(Channel)),
    applies=lambda scene: all(scene[ROUTE] != one.value for one in _routes(scene)),
)
PURPOSE = Question(
    name="purpose",
    prompt="Is support asked for, or protection?",
    noun="The purpose",
    missing="Enter whether support or protection is asked for.",
    read=OneOf(WordsOf(Purpose)),
)
CONSENT = Question(
    name="consent",
    prompt="What were the parents asked, and what did they say?",
    noun="The parents' agreement",
    hint="Waiting for agreement never stands in the way of protecting a child.",
    missing="Enter whether the parents were asked and agreed.",
    read=OneOf(WordsOf(Consent)),
)
CONSENT_WORDS = Question(
    name="consent-words",
    prompt="In which words, or why were they not asked and who decided that?",
    noun="What was said of it",
    read=text,
)
SENT = Question(
    name="when",
    prompt="When was it sent?",
    noun="When it was sent",
    hint=WHEN_HINT,
    missing="Enter when it was sent.",
    read=moment,
    suggest=lambda scene: "now",
)
SENT_TO = Question(
    name="sent-to",
    prompt="To whom?",
    noun="To whom it was sent",
    missing="Enter to whom it was sent.",
    read=text,
    suggest=lambda scene: _profile(scene).referral.front_door_name or _profile(scene).authority,
)
SENT_BY = Question(
    name="sent-by",
    prompt="By whom?",
    noun="Who sent it",
    missing="Enter who sent it.",
    read=text,
    suggest=lambda scene: scene.desk.who,
)
SPOKEN_TO = Question(name="spoken-to", prompt="Who was spoken to?", noun="Who was spoken to", read=text)
REFERENCE = Question(
    name="reference", prompt="Which reference did they give?", noun="Their reference", read=text
)


def _is_asked_apart(scene: Scene, field: Field) -> bool:
    """Say whether the form has no section for it. Before the form is known it is asked for in any case."""
    try:
        return not _form(scene).has(field)
    except NotAnswered:
        return True


REASON = Question(
    name="reason",
    prompt="What has happened, and when?",
    noun="What has happened",
    missing="Enter what has happened and when.",
    style=Style.LONG,
    read=text,
    applies=lambda scene: _is_asked_apart(scene, Field.REASON),
)
WHY_NOW = Question(
    name="why-now",
    prompt="Why now?",
    noun="Why now",
    missing="Enter why you refer now.",
    style=Style.LONG,
    read=text,
    applies=lambda scene: _is_asked_apart(scene, Field.WHY_NOW),
)
WORDS = Question(
    name="child-words",
    prompt="What did the child say, word for word?",
    noun="The child's words",
    style=Style.LONG,
    read=text,
    applies=lambda scene: _is_asked_apart(scene, Field.CHILD_WORDS),
)
OUTCOME = Question(
    name="outcome",
    prompt="What do you ask for?",
    noun="What you ask for",
    missing="Enter what you ask for.",
    style=Style.LONG,
    read=text,
    applies=lambda scene: _is_asked_apart(scene, Field.OUTCOME_WANTED),
)
OWN = {
    Field.REASON: REASON,
    Field.WHY_NOW: WHY_NOW,
    Field.CHILD_WORDS: WORDS,
    Field.OUTCOME_WANTED: OUTCOME,
}
"""Answers a referral holds apart: a form that has a section for one asks it there, under its own label."""


def _form(scene: Scene) -> Form:
    """Give the route's form as the casebook fills it, with what was said to other questions."""
    drafted = scene.desk.referrals.draft_form(
        scene[CHILD],
        scene[REFER_EDITION],
        scene[ROUTE],
        concerns=scene[CONCERNS],
        judgement=scene[JUDGEMENT],
    )
    agreed = ". ".join(filter(None, (scene[CONSENT].value, scene[CONSENT_WORDS])))
    return Form(
        drafted=drafted,
        own=OWN,
        known={Field.IMMEDIATE_DANGER: scene[DANGER], Field.CONSENT: agreed},
    )


def _refer(call: Call) -> int:
    files = read_attachments(call.paths(ATTACH.name))

    def more(scene: Scene) -> Questions:
        form = _form(scene)
        form.spread(call)
        return form.questions()

    def refer(scene: Scene) -> Written:
        from dsl_desk.practice.referrals import ReferralDraft

        form = _form(scene)
        draft = ReferralDraft(
            child=scene[CHILD],
            edition=scene[REFER_EDITION],
            purpose=scene[PURPOSE],
            route=scene[ROUTE],
            consent=scene[CONSENT],
            reason=scene[REASON],
            outcome_wanted=scene[OUTCOME],
            channel=scene.of(CHANNEL, None),
            judgement=scene[JUDGEMENT],
            concerns=scene[CONCERNS],
            also=scene[OTHERS],
            sent=scene[SENT],
            sent_to=scene[SENT_TO],
            sent_by=scene[SENT_BY],
            reference=scene[REFERENCE],
            spoken_to=scene[SPOKEN_TO],
            consent_words=scene[CONSENT_WORDS],
            why_now=scene[WHY_NOW],
            child_words=scene[WORDS],
            immediate_danger=scene[DANGER],
            answers=form.answers(scene),
        )
        return scene.desk.referrals.refer(draft, files=files)

    return keep(call, refer, more, danger)


REFER = Command(
    name="refer",
    run=_refer,
    places=(CASEBOOK,),
    questions=(
        CHILD,
        DANGER,
        OTHERS,
        JUDGEMENT,
        CONCERNS,
        REFER_EDITION,
        ROUTE,
        CHANNEL,
        PURPOSE,
        CONSENT,
        CONSENT_WORDS,
        SENT,
        SENT_TO,
        SENT_BY,
        SPOKEN_TO,
        REFERENCE,
        REASON,
        WHY_NOW,
        WORDS,
        OUTCOME,
    ),
    settings=(
        Setting(
            name=SECTION,
            help="What to write in a section of the form, in place of what the casebook fills in. "
            "The label may be shortened.",
            shown="LABEL=TEXT",
        ),
        Setting(name=SECTION_FILE, help="The same from a text file.", shown="LABEL=FILE"),
        Setting(name=LEFT_OUT, help="Why a section is left empty.", shown="LABEL=WHY"),
        ATTACH,
    ),
    switches=(AGREED,),
)
