"""What an authority answered, who decided it and why; then how long it took, and what to say to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from dsl_desk.model.escalation import Escalation
from dsl_desk.model.record import Moment, RecordId
from dsl_desk.model.referral import Outcome, ReasonCode, Reply
from dsl_desk.practice.replies import ReplyDraft
from ui.places import Place, Where
from ui.screens.act_screen import KeptAct
from ui.screens.reply_reading import ReplyAftermath, ReplySight, look_for_replying, read_aftermath
from ui.widgets.card import Card
from ui.widgets.deadlines_card import DeadlinesCard
from ui.widgets.fields_choice import ChoiceField, Option, PickField
from ui.widgets.fields_days import DayField, MomentField, plain_moment
from ui.widgets.fields_text import LineField, PassageField
from ui.widgets.form import Step
from ui.widgets.kept_page import Next
from ui.widgets.reply_cards import AnsweredCard, ChallengesCard
from ui.widgets.suggested_field import SuggestedField
from ui.widgets.text import label
from ui.words import choice_words, counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import Written
    from ui.widgets.field import Field

OUTCOMES = {
    Outcome.ACCEPTED: "They take it on.",
    Outcome.STEPPED_DOWN: "Early help instead of what was asked for.",
    Outcome.MORE_INFORMATION: "They decide once they have it.",
    Outcome.SCHOOL_TO_LEAD: "They hand it back, and expect school to lead.",
    Outcome.NO_FURTHER_ACTION: "They do nothing more.",
    Outcome.NO_REPLY: "Nobody has answered. That meets no deadline.",
    Outcome.UPHELD: "The answer to a challenge of ours.",
    Outcome.NOT_UPHELD: "The answer to a challenge of ours.",
}
OF_STAGES = (Outcome.UPHELD, Outcome.NOT_UPHELD)
ANSWERS = "What it answers"
GRANTED = (Outcome.ACCEPTED.value, Outcome.UPHELD.value)
DECIDED = (
    "decider_name",
    "decider_post",
    "decider_organisation",
    "decided_on",
    "level_offered",
    "asks_of_school",
)
CHANNELS = ("Telephone", "E-mail", "Portal", "Letter", "At a meeting")


class ReplyScreen(KeptAct[Reply, ReplySight]):
    """Asks for the answer to one referral or escalation."""

    draft_kind: ClassVar[str] = Where.REPLY.value
    heading: ClassVar[str] = "Record a reply"
    submit_words: ClassVar[str] = "Keep this reply"
    kept_words: ClassVar[str] = "Reply kept"
    seen_by: ClassVar[str] = "Designated safeguarding leads of this school."

    def steps(self) -> tuple[Step, ...]:
        """Ask what came, then who decided it and what they ask."""
        self.answered = (AnsweredCard(self.room, ANSWERS, self), AnsweredCard(self.room, ANSWERS, self))
        first, second = self.answered
        return (
            Step(title="What they answered", fields=self._answer(), beside=first),
            Step(
                title="Who decided, and what they ask",
                lead="A decision is challenged by its maker, its day and its reason.",
                fields=self._decision(),
                beside=second,
            ),
        )

    def _answer(self) -> tuple[Field, ...]:
        room = self.room
        return (
            ChoiceField(
                room,
                "outcome",
                "What did they decide?",
                required="Choose what they decided",
                parent=self,
            ),
            MomentField(
                room,
                "received",
                "When did it come?",
                noun="The day it came",
                hint="If nothing came: the day you say so.",
                required="Enter when it came",
                parent=self,
            ),
            SuggestedField(room, "channel", "How did it come?", CHANNELS, parent=self),
            PassageField(
                room,
                "reason_words",
                "What is their reason, in their words?",
                hint="Word for word.",
                parent=self,
            ),
            PickField(
                room,
                "reason_code",
                "What kind of reason is that?",
                tuple(Option(value=one.value, words=choice_words(one)) for one in ReasonCode),
                hint="For counting; their words stand beside it.",
                parent=self,
            ),
        )

    def _decision(self) -> tuple[Field, ...]:
        room = self.room
        return (
            LineField(room, "decider_name", "Who decided?", parent=self),
            LineField(room, "decider_post", "In which post?", parent=self),
            LineField(room, "decider_organisation", "In which organisation?", parent=self),
            DayField(
                room, "decided_on", "On which day did they decide?", noun="The day they decided", parent=self
            ),
            SuggestedField(
                room, "level_offered", "Which level did they offer instead?", hint="If they did.", parent=self
            ),
            PassageField(room, "asks_of_school", "What do they ask of school?", rows=3, parent=self),
        )

    def look(self) -> Callable[[Desk], ReplySight]:
        """Read what is answered."""
        return partial(look_for_replying, self.place.record)

    def see(self, sight: ReplySight) -> None:
        """Show what is answered."""
        self.danger.hide()
        for card in self.answered:
            card.show_answered(sight.answered, sight.waited)
        self.of("level_offered", SuggestedField).suggest(sight.levels)
        is_stage = isinstance(sight.answered, Escalation)
        self.of("outcome", ChoiceField).offer(
            tuple(
                Option(value=one.value, words=choice_words(one), hint=hint)
                for one, hint in OUTCOMES.items()
                if is_stage or one not in OF_STAGES
            )
        )

    def child(self) -> RecordId | None:
        """Whom it is about, once read."""
        return self.sight.child if self.has_seen else self.place.child

    def child_name(self) -> str:
        """Name the child, once read."""
        return self.sight.child_name if self.has_seen else ""

    def begin(self) -> None:
        """Begin with this minute."""
        self.of("received", MomentField).fill(plain_moment(Moment.of(self.room.now())))

    def skips(self, field: Field) -> bool:
        """Where nothing came nobody decided, and no reason was given."""
        is_silent = self.of("outcome", ChoiceField).chosen() == Outcome.NO_REPLY.value
        return is_silent and field.name in (*DECIDED, "reason_words", "reason_code", "channel")

    def lacking(self) -> tuple[str, ...]:
        """Say what a challenge would miss."""
        if self.of("outcome", ChoiceField).chosen() == Outcome.NO_REPLY.value:
            return ()
        draft = self._draft()
        asked = (
            (draft.decider_name or draft.decider_post, "Say who decided: a name or at least a post."),
            (draft.reason_words, "Write the reason in their words."),
            (draft.decided_on, "Enter the day they decided."),
        )
        return tuple(said for answer, said in asked if not answer)

    def job(self) -> Callable[[Desk], Written]:
        """Keep it."""
        return partial(keep_reply, self._draft())

    def afterwards(self, written: Written) -> Callable[[Desk], object]:
        """Read how long it took, and what there is to say to it."""
        return partial(read_aftermath, written.record_id, self._draft().answers)

    def cards(self, written: Written, read: object, parent: QWidget) -> tuple[QWidget, ...]:
        """Say how long it took, and what the law and guidance say to that reason."""
        del written
        if not isinstance(read, ReplyAftermath):
            return ()
        waited = Card(self.room.theme, "How long it took", "hourglass", parent)
        is_silent = self._draft().outcome is Outcome.NO_REPLY
        days = counted(read.waited, "working day")
        said = (
            f"{days} waited so far; nobody has answered." if is_silent else f"{days} from sending to answer."
        )
        waited.body.addWidget(label(said, "body", waited))
        answers = ChallengesCard(self.room, read.challenges, parent)
        return (
            waited,
            answers,
            *((DeadlinesCard(self.room, read.deadlines, parent),) if read.deadlines else ()),
        )

    def nexts(self, written: Written) -> tuple[Next, ...]:
        """Challenge it, unless what was asked for was given."""
        del written
        challenge = Next(
            words="Escalate",
            place=Place(screen=Where.ESCALATE, child=self.child(), record=self.sight.referral),
            icon="trending-up",
        )
        back = Next(words="Back to the child", place=Place(screen=Where.CHILD, child=self.child()))
        is_granted = self._draft().outcome.value in GRANTED
        return (back, challenge) if is_granted else (challenge, back)

    def _draft(self) -> ReplyDraft:
        is_silent = self.of("outcome", ChoiceField).chosen() == Outcome.NO_REPLY.value
        base = ReplyDraft(
            answers=RecordId(self.place.record or ""),
            outcome=Outcome(self.of("outcome", ChoiceField).chosen() or Outcome.NO_REPLY.value),
            received=self.of("received", MomentField).moment(),
        )
        if is_silent:
            return base
        reason = self.of("reason_code", PickField).chosen()
        return ReplyDraft(
            answers=base.answers,
            outcome=base.outcome,
            received=base.received,
            channel=self._line("channel"),
            reason_words=self.of("reason_words", PassageField).words(),
            reason_code=ReasonCode(reason) if reason else ReasonCode.NONE_GIVEN,
            decider_name=self._line("decider_name"),
            decider_post=self._line("decider_post"),
            decider_organisation=self._line("decider_organisation"),
            decided_on=self.of("decided_on", DayField).day(),
            level_offered=self._line("level_offered"),
            asks_of_school=self.of("asks_of_school", PassageField).words(),
        )

    def _line(self, name: str) -> str:
        return self.of(name, LineField).words()


def keep_reply(draft: ReplyDraft, desk: Desk) -> Written:
    """Keep a reply."""
    return desk.replies.record(draft)
