"""What an authority answered, who decided it and why; and what there is to say against that reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.cli.command import AGREED, CASEBOOK, Command
from dsl_desk.cli.opening import keep
from dsl_desk.cli.pick import CHILD, records_of
from dsl_desk.cli.questions import Question, Style
from dsl_desk.cli.readers import OneOf, WordsOf, day, moment, perhaps, text
from dsl_desk.cli.records import WHEN_HINT
from dsl_desk.model.escalation import Escalation
from dsl_desk.model.referral import Outcome, ReasonCode, Referral

if TYPE_CHECKING:
    from dsl_desk.cli.command import Call
    from dsl_desk.cli.questions import Scene
    from dsl_desk.practice.written import Written

_ANSWERABLE = records_of(CHILD, Referral, Escalation)


def _last_sent(scene: Scene) -> str:
    """Suggest the referral or escalation that went last."""
    sent = _ANSWERABLE(scene)
    return sent[-1].code if sent else ""


ANSWERS = Question(
    name="answers",
    prompt="Which referral or escalation does it answer?",
    noun="What it answers",
    missing="Enter which referral or escalation it answers.",
    read=OneOf(_ANSWERABLE),
    suggest=_last_sent,
)
OUTCOME = Question(
    name="outcome",
    prompt="What did they decide?",
    noun="The outcome",
    missing="Enter what they decided.",
    read=OneOf(WordsOf(Outcome)),
)
RECEIVED = Question(
    name="when",
    prompt="When did it come?",
    noun="When it came",
    hint=WHEN_HINT,
    missing="Enter when it came.",
    read=moment,
    suggest=lambda scene: "now",
)
CHANNEL = Question(name="channel", prompt="How did it come?", noun="How it came", read=text)
REASON = Question(
    name="reason",
    prompt="What is their reason, in their words?",
    noun="Their reason",
    style=Style.LONG,
    read=text,
)
REASON_CODE = Question(
    name="reason-kind",
    prompt="What kind of reason is that?",
    noun="The kind of reason",
    missing="Enter what kind of reason it is.",
    read=OneOf(WordsOf(ReasonCode)),
    suggest=lambda scene: ReasonCode.NONE_GIVEN.value,
)
DECIDER = Question(name="decider", prompt="Who decided?", noun="Who decided", read=text)
DECIDER_POST = Question(name="decider-post", prompt="In which post?", noun="Their post", read=text)
DECIDER_ORGANISATION = Question(
    name="decider-organisation", prompt="In which organisation?", noun="Their organisation", read=text
)
DECIDED = Question(
    name="decided", prompt="On which day did they decide?", noun="The day they decided", read=perhaps(day())
)
LEVEL_OFFERED = Question(
    name="level-offered", prompt="Which level did they offer instead?", noun="The level offered", read=text
)
ASKS = Question(
    name="asks-of-school",
    prompt="What do they ask of school?",
    noun="What they ask of school",
    style=Style.LONG,
    read=text,
)


def _reply(call: Call) -> int:
    def record(scene: Scene) -> Written:
        from dsl_desk.practice.replies import ReplyDraft

        draft = ReplyDraft(
            answers=scene[ANSWERS],
            outcome=scene[OUTCOME],
            received=scene[RECEIVED],
            channel=scene[CHANNEL],
            reason_words=scene[REASON],
            reason_code=scene[REASON_CODE],
            decider_name=scene[DECIDER],
            decider_post=scene[DECIDER_POST],
            decider_organisation=scene[DECIDER_ORGANISATION],
            decided_on=scene[DECIDED],
            level_offered=scene[LEVEL_OFFERED],
            asks_of_school=scene[ASKS],
        )
        return scene.desk.replies.record(draft)

    def say_waited_and_facts(scene: Scene, written: Written) -> None:
        waited = scene.desk.replies.waited(scene[ANSWERS])
        if scene[OUTCOME] is Outcome.NO_REPLY:
            call.terminal.say(f"Waited for an answer: {waited} working days so far.")
        else:
            call.terminal.say(f"Waited for the answer: {waited} working days.")
        facts = scene.desk.replies.challenges(written.record_id)
        if facts:
            call.terminal.say("What the law and guidance say to that reason:")
        for one in facts:
            source = f"{one.source}; {one.applies}" if one.applies else one.source
            call.terminal.say(f"{one.text} ({source})", "  - ")

    return keep(call, record, then=say_waited_and_facts)


REPLY = Command(
    name="reply",
    run=_reply,
    places=(CASEBOOK,),
    questions=(
        CHILD,
        ANSWERS,
        OUTCOME,
        RECEIVED,
        CHANNEL,
        REASON,
        REASON_CODE,
        DECIDER,
        DECIDER_POST,
        DECIDER_ORGANISATION,
        DECIDED,
        LEVEL_OFFERED,
        ASKS,
    ),
    switches=(AGREED,),
)
