"""Escalating a decision, stage by stage, on the authority's own ladder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.cli.command import AGREED, CASEBOOK, Command
from dsl_desk.cli.disputes import (
    DISPUTED,
    REFERRAL,
    TYPED_DISPUTES,
    VIEWS,
    dispute_questions,
    disputes,
    profile_of,
)
from dsl_desk.cli.facts import FACTS
from dsl_desk.cli.judging import danger
from dsl_desk.cli.opening import keep
from dsl_desk.cli.pick import CHILD
from dsl_desk.cli.questions import Choice, Question, Style
from dsl_desk.cli.readers import OneOf, day, lines, moment, perhaps, text
from dsl_desk.cli.records import WHEN_HINT
from dsl_desk.model.days import Side
from dsl_desk.model.deadline import say_due

if TYPE_CHECKING:
    from dsl_desk.cli.ask import Questions
    from dsl_desk.cli.command import Call
    from dsl_desk.cli.questions import Scene
    from dsl_desk.practice.ladder import NextStage, Rung
    from dsl_desk.practice.written import Written


def _next(scene: Scene) -> NextStage:
    return scene.desk.escalations.next_stage(scene[REFERRAL])


def _stages(scene: Scene) -> tuple[Choice[int], ...]:
    profile, following = profile_of(scene), _next(scene)
    urgent = profile.escalation.urgent
    choices = []
    for one in profile.escalation.stages:
        notes = [f"{one.raised_by} to {one.raised_with}"]
        if following.stage and one.ordinal == following.stage.ordinal and following.deadline:
            notes.append(f"next; opened now its answer is due {say_due(following.deadline)}")
        if urgent and urgent.stage == one.ordinal:
            notes.append(f"urgent: {urgent.when}")
        label = f"{one.label} (informal)" if one.informal else one.label
        choices.append(Choice(value=one.ordinal, label=label, code=str(one.ordinal), note="; ".join(notes)))
    return tuple(choices)


def _next_label(scene: Scene) -> str:
    following = _next(scene)
    return str(following.stage.ordinal) if following.stage else ""


STAGE: Question[int | None] = Question(
    name="stage",
    prompt="Which stage of the authority's ladder is taken?",
    noun="The stage",
    hint="Left empty, it is entered in your own words, as the authority or its policy told you.",
    read=OneOf(_stages, otherwise=(None,)),
    suggest=_next_label,
)
WHY_OUT_OF_TURN = Question(
    name="why-out-of-turn",
    prompt="Why is this stage taken out of turn?",
    noun="Why out of turn",
    missing="Enter why this stage is taken out of turn.",
    read=text,
    applies=lambda scene: scene[STAGE] is not None and str(scene[STAGE]) != _next_label(scene),
)


def _is_own(scene: Scene) -> bool:
    return scene[STAGE] is None


OWN_LABEL = Question(
    name="own-label",
    prompt="What does the authority call this stage?",
    noun="The stage's name",
    missing="Enter what the authority calls this stage.",
    read=text,
    applies=_is_own,
)
OWN_FROM = Question(
    name="own-from",
    prompt="From which post does it go?",
    noun="From which post",
    missing="Enter from which post it goes.",
    read=text,
    applies=_is_own,
)
OWN_TO = Question(
    name="own-to",
    prompt="To which post?",
    noun="To which post",
    missing="Enter to which post it goes.",
    read=text,
    applies=_is_own,
)
OWN_DUE = Question(
    name="own-due",
    prompt="By which day is it to be answered?",
    noun="The day it is due",
    read=perhaps(day(Side.COMING)),
    applies=_is_own,
)
OWN_TIME = Question(
    name="own-time",
    prompt="Or in which words was the time given?",
    noun="The time in words",
    read=text,
    applies=_is_own,
)
TO_NAME = Question(name="to-name", prompt="Who holds that post now?", noun="Who holds that post", read=text)
OPENED = Question(
    name="when",
    prompt="When was the stage opened?",
    noun="When it was opened",
    hint=WHEN_HINT,
    missing="Enter when the stage was opened.",
    read=moment,
    suggest=lambda scene: "now",
)
OPENED_BY = Question(
    name="opened-by",
    prompt="By whom?",
    noun="Who opened it",
    missing="Enter who opened it.",
    read=text,
    suggest=lambda scene: scene.desk.who,
)
FROM_REPLY = "Left empty, it is taken from the latest reply."
CHALLENGED = Question(
    name="decision",
    prompt="Which decision is challenged?",
    noun="The decision challenged",
    hint=FROM_REPLY,
    read=text,
)
DECIDED_BY = Question(
    name="decided-by", prompt="Who decided it?", noun="Who decided it", hint=FROM_REPLY, read=text
)
DECIDED = Question(
    name="decided",
    prompt="On which day?",
    noun="The day it was decided",
    hint=FROM_REPLY,
    read=perhaps(day()),
)
THEIR_REASON = Question(
    name="their-reason",
    prompt="What is their reason, in their words?",
    noun="Their reason",
    hint=FROM_REPLY,
    style=Style.LONG,
    read=text,
)
AGREED_POINTS = Question(
    name="agreed",
    prompt="Which points do both sides agree on?",
    noun="Points agreed",
    style=Style.MANY,
    read=lines,
)


WHY_IT_MATTERS = Question(
    name="why-it-matters",
    prompt="Why does it matter to the child now?",
    noun="Why it matters now",
    missing="Enter why it matters to the child now.",
    style=Style.LONG,
    read=text,
)
OUTCOME = Question(
    name="outcome",
    prompt="What outcome do you ask for?",
    noun="The outcome asked for",
    missing="Enter what outcome you ask for.",
    style=Style.LONG,
    read=text,
)
BY = Question(
    name="by",
    prompt="By which day?",
    noun="By when",
    hint="Left empty, the day the stage's own clock ends.",
    read=perhaps(day(Side.COMING)),
)
INTERIM = Question(
    name="interim-plan",
    prompt="How is the child kept safe meanwhile?",
    noun="The plan meanwhile",
    style=Style.LONG,
    read=text,
)


def _escalate(call: Call) -> int:
    def more(scene: Scene) -> Questions:
        return dispute_questions(scene, call)

    return keep(call, _opened, more, danger)


def _opened(scene: Scene) -> Written:
    from dsl_desk.practice.escalations import EscalationDraft

    draft = EscalationDraft(
        referral=scene[REFERRAL],
        why_it_matters_now=scene[WHY_IT_MATTERS],
        outcome_wanted=scene[OUTCOME],
        disputes=disputes(scene),
        stage=scene[STAGE],
        why_out_of_turn=scene.of(WHY_OUT_OF_TURN, ""),
        own=_own_rung(scene) if _is_own(scene) else None,
        to_name=scene[TO_NAME],
        opened=scene[OPENED],
        opened_by=scene[OPENED_BY],
        decision_challenged=scene[CHALLENGED],
        decided_by=scene[DECIDED_BY],
        decided_on=scene[DECIDED],
        their_reason=scene[THEIR_REASON],
        agreed_points=scene[AGREED_POINTS],
        outcome_wanted_by=scene[BY],
        interim_plan=scene[INTERIM],
    )
    return scene.desk.escalations.open_stage(draft)


def _own_rung(scene: Scene) -> Rung:
    from dsl_desk.practice.ladder import Rung

    return Rung(
        ordinal=_own_ordinal(scene),
        label=scene[OWN_LABEL],
        from_post=scene[OWN_FROM],
        to_post=scene[OWN_TO],
        due_on=scene[OWN_DUE],
        time_words=scene[OWN_TIME],
    )


def _own_ordinal(scene: Scene) -> int:
    """Number a stage of one's own: in the place of the next one, or after the last that was taken."""
    following = _next(scene).stage
    if following is not None:
        return following.ordinal
    taken = scene.desk.escalations.of_referral(scene[REFERRAL])
    return taken[-1].record.stage + 1 if taken else 1


ESCALATE = Command(
    name="escalate",
    run=_escalate,
    places=(CASEBOOK,),
    questions=(
        CHILD,
        REFERRAL,
        STAGE,
        WHY_OUT_OF_TURN,
        OWN_LABEL,
        OWN_FROM,
        OWN_TO,
        OWN_DUE,
        OWN_TIME,
        TO_NAME,
        OPENED,
        OPENED_BY,
        CHALLENGED,
        DECIDED_BY,
        DECIDED,
        THEIR_REASON,
        AGREED_POINTS,
        DISPUTED,
        TYPED_DISPUTES,
        WHY_IT_MATTERS,
        OUTCOME,
        BY,
        INTERIM,
    ),
    settings=(FACTS, *VIEWS),
    switches=(AGREED,),
)
