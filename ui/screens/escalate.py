"""Escalating: professional challenge, stage by stage, on the authority's own ladder and in its words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from dsl_desk.model.deadline import say_day
from dsl_desk.model.escalation import Dispute, Escalation
from dsl_desk.model.judgement import Criterion, Wording
from dsl_desk.model.record import Moment, RecordId
from dsl_desk.model.referral import Outcome
from dsl_desk.practice.escalations import EscalationDraft
from dsl_desk.practice.ladder import Rung
from ui.places import Place, Where
from ui.screens.act_screen import KeptAct
from ui.screens.escalate_fields import OWN_STAGE, escalate_steps
from ui.screens.escalate_reading import EscalateSight, look_for_escalating
from ui.screens.judge import level_options
from ui.widgets.copied import CopiedField
from ui.widgets.deadlines_card import DeadlinesCard
from ui.widgets.disputes import OURS, THEIRS, DisputesField
from ui.widgets.fields_choice import ChoiceField, Option, TicksField
from ui.widgets.fields_days import DayField, MomentField, plain_day, plain_moment
from ui.widgets.fields_text import LineField, LinesField, PassageField
from ui.widgets.kept_page import Next
from ui.widgets.ladder import OWN, LadderCard, stage_options
from ui.widgets.reply_cards import AnsweredCard
from ui.words import sentence, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from dsl_desk.model.deadline import Deadline
    from dsl_desk.model.referral import Reply
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import Written
    from ui.widgets.field import Field
    from ui.widgets.form import Step


class EscalateScreen(KeptAct[Escalation, EscalateSight]):
    """Asks for one stage of a challenge over one referral."""

    draft_kind: ClassVar[str] = Where.ESCALATE.value
    heading: ClassVar[str] = "Escalate"
    submit_words: ClassVar[str] = "Open this stage"
    kept_words: ClassVar[str] = "Escalation kept"
    seen_by: ClassVar[str] = (
        "Designated safeguarding leads of this school. DSL Desk sends nothing: the pack gives you the letter."
    )

    def steps(self) -> tuple[Step, ...]:
        """Ask for the stage, the decision, the points, and what is asked."""
        self.ladder, self.answered = (
            LadderCard(self.room, self),
            AnsweredCard(self.room, "The referral", self),
        )
        return escalate_steps(self.room, self.ladder, self.answered, self)

    # Reading.

    def look(self) -> Callable[[Desk], EscalateSight]:
        """Read the referral, its reply and the ladder."""
        return partial(look_for_escalating, self.place.record)

    def see(self, sight: EscalateSight) -> None:
        """Show the ladder, what is challenged, and the points."""
        self.danger.say(sight.danger)
        self.ladder.show_ladder(sight.profile, sight.following, sight.taken)
        self.answered.show_answered(sight.referral.record, sight.waited)
        self.of("stage", ChoiceField).offer(stage_options(sight.profile, sight.following))
        self.of("disputes", DisputesField).offer(sight.disputes, sight.sources)
        self.of("typed", CopiedField).offer(level_options(sight.profile), sight.sources)
        self.of("grounds", TicksField).offer(
            tuple(
                Option(
                    value=f"{place}",
                    words=shown(one.text),
                    hint=shown(
                        ". ".join(filter(None, (one.source, one.applies and f"Applies: {one.applies}")))
                    ),
                )
                for place, one in enumerate(sight.challenges)
            )
        )

    def child(self) -> RecordId | None:
        """Whom it is about, once read."""
        return self.sight.child if self.has_seen else self.place.child

    def child_name(self) -> str:
        """Name the child, once read."""
        return self.sight.child_name if self.has_seen else ""

    # Filling and keeping.

    def begin(self) -> None:
        """Begin with the next stage, and with what the latest reply says."""
        sight = self.sight
        self.of("stage", ChoiceField).fill(self._next())
        self.of("opened", MomentField).fill(plain_moment(Moment.of(self.room.now())))
        self.of("opened_by", LineField).fill(sight.signer)
        standing = [f"{place}" for place, one in enumerate(sight.challenges) if not one.applies]
        self.of("grounds", TicksField).fill(list(standing))
        due = sight.following.deadline.due_at if sight.following.deadline else None
        if due is not None:
            self.of("outcome_wanted_by", DayField).fill(plain_day(due.date()))
        if sight.reply is not None:
            reply = sight.reply.record
            self.of("decision_challenged", PassageField).fill(decision_words(reply))
            self.of("decided_by", LineField).fill(decider_words(reply))
            self.of("decided_on", DayField).fill(plain_day(reply.decided_on))
            self.of("their_reason", PassageField).fill(reply.reason_words)

    def skips(self, field: Field) -> bool:
        """Ask why out of turn only where it is, and for a stage's words only where it is the school's own."""
        if not self.has_seen:
            return False
        stage = self.of("stage", ChoiceField).chosen()
        if field.name in OWN_STAGE:
            return stage != OWN
        if field.name == "why_out_of_turn":
            return stage in ("", OWN, self._next())
        return field.name == "grounds" and not self.sight.challenges

    def lacking(self) -> tuple[str, ...]:
        """Say what a challenge would miss."""
        disputes = self._disputes()
        asked = (
            (disputes, "Name at least one point you disagree on."),
            (
                all(one.criterion.facts for one in disputes),
                "Tie each disputed point to at least one dated fact.",
            ),
            (self.of("interim_plan", PassageField).words(), "Say how the child is kept safe meanwhile."),
        )
        return tuple(said for answer, said in asked if not answer)

    def job(self) -> Callable[[Desk], Written]:
        """Open the stage."""
        return partial(open_stage, self._draft())

    def afterwards(self, written: Written) -> Callable[[Desk], object]:
        """Read the clock that was set."""
        return partial(read_clock, written.record_id)

    def cards(self, written: Written, read: object, parent: QWidget) -> tuple[QWidget, ...]:
        """Show the clock, and why it ends there."""
        del written
        return (DeadlinesCard(self.room, read if isinstance(read, tuple) else (), parent),)

    def nexts(self, written: Written) -> tuple[Next, ...]:
        """The pack; their answer, once it comes; the child."""
        child, record = self.child(), written.record_id
        return (
            Next(
                words="Make the pack",
                place=Place(screen=Where.PACK, child=child, record=record),
                icon="file-text",
            ),
            Next(
                words="Record their reply",
                place=Place(screen=Where.REPLY, child=child, record=record),
                icon="corner-down-right",
            ),
            Next(words="Back to the child", place=Place(screen=Where.CHILD, child=child)),
        )

    def _next(self) -> str:
        stage = self.sight.following.stage
        return f"{stage.ordinal}" if stage else OWN

    def _line(self, name: str) -> str:
        return self.of(name, LineField).words()

    def _passage(self, name: str) -> str:
        return self.of(name, PassageField).words()

    def _draft(self) -> EscalationDraft:
        stage = self.of("stage", ChoiceField).chosen()
        is_own = stage == OWN
        out_of_turn = "" if stage in (OWN, self._next()) else self._passage("why_out_of_turn")
        grounds = self.of("grounds", TicksField).chosen()
        reply = self.sight.reply
        return EscalationDraft(
            referral=self.sight.referral.record_id,
            stage=None if is_own or not stage else int(stage),
            own=self._own() if is_own else None,
            why_out_of_turn=out_of_turn,
            to_name=self._line("to_name"),
            opened=self.of("opened", MomentField).moment(),
            opened_by=self._line("opened_by"),
            reply=reply.record_id if reply else None,
            decision_challenged=self._passage("decision_challenged"),
            decided_by=self._line("decided_by"),
            decided_on=self.of("decided_on", DayField).day(),
            their_reason=self._passage("their_reason"),
            agreed_points=self.of("agreed_points", LinesField).lines(),
            disputes=self._disputes(),
            grounds=tuple(self.sight.challenges[int(one)].ground for one in grounds),
            why_it_matters_now=self._passage("why_it_matters_now"),
            outcome_wanted=self._passage("outcome_wanted"),
            outcome_wanted_by=self.of("outcome_wanted_by", DayField).day(),
            interim_plan=self._passage("interim_plan"),
        )

    def _own(self) -> Rung:
        return Rung(
            ordinal=self.sight.own_ordinal(),
            label=self._line("own_label"),
            from_post=self._line("own_from"),
            to_post=self._line("own_to"),
            due_on=self.of("own_due", DayField).day(),
            time_words=self._line("own_time"),
        )

    def _disputes(self) -> tuple[Dispute, ...]:
        """Give the judgement's points that are disputed, then those copied just now."""
        profile = self.sight.profile
        copied = tuple(
            Dispute(
                criterion=Criterion(
                    level_label=profile.label_of(profile.level(one.level_id)) if one.level_id else "",
                    quoted=one.quoted,
                    wording=Wording.TYPED,
                    page=one.page,
                    facts=one.facts,
                ),
                their_view=one.views[THEIRS.name],
                our_view=one.views[OURS.name],
            )
            for one in self.of("typed", CopiedField).copied()
        )
        return (*self.of("disputes", DisputesField).disputed(), *copied)


def decision_words(reply: Reply) -> str:
    """Say what was decided, or that nothing was."""
    if reply.outcome is Outcome.NO_REPLY:
        return f"No answer had come by {say_day(reply.received.on)}."
    return sentence(reply.outcome.value)


def decider_words(reply: Reply) -> str:
    """Name who decided, with post and organisation."""
    return ", ".join(filter(None, (reply.decider_name, reply.decider_post, reply.decider_organisation)))


def open_stage(draft: EscalationDraft, desk: Desk) -> Written:
    """Keep a stage."""
    return desk.escalations.open_stage(draft)


def read_clock(escalation: RecordId, desk: Desk) -> tuple[Deadline, ...]:
    """Read the clock a stage set."""
    return desk.escalations.sheet(escalation).record.set_deadlines
