"""Where a disagreement stands on an authority's ladder, which stage comes next, and the time each gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from dsl_desk.model.deadline import END_OF_DAY, Deadline, counted_at, say_day, say_moment
from dsl_desk.model.escalation import Escalation
from dsl_desk.model.rule import Standing, Trigger
from dsl_desk.model.working_days import LONDON
from dsl_desk.practice.written import Sheet
from dsl_desk.profiles.clocks import stage_deadline, stage_rule, urgent_deadline
from dsl_desk.profiles.ladder import Stage
from dsl_desk.profiles.profile import NotInProfile, Profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dsl_desk.model.record import Moment, RecordId
    from dsl_desk.model.working_days import Calendar
    from dsl_desk.profiles.ladder import Urgent

FIRST = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One stage as it is taken: its label, who raises it with whom, who is copied in.

    `time_words` are the words the time was given in; `due_on` is only for a stage in the school's own words,
    where a day was agreed or told.
    """

    ordinal: int
    label: str
    from_post: str
    to_post: str
    is_informal: bool = False
    copies_to: tuple[str, ...] = ()
    due_on: date | None = None
    time_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb:
    """How far a challenge over one referral has come, under the edition it was referred under.

    `answered_at` is when the decision was notified, `closed_at` when the last stage was answered.
    """

    profile: Profile
    taken: tuple[Sheet[Escalation], ...]
    answered_at: datetime | None
    closed_at: datetime | None

    @property
    def last(self) -> Sheet[Escalation] | None:
        """The stage taken last."""
        return self.taken[-1] if self.taken else None

    @property
    def reached(self) -> int | None:
        """The number of the stage taken last."""
        return self.last.record.stage if self.last else None

    @property
    def word(self) -> str:
        """What the authority calls a stage."""
        return self.profile.word("stage")


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStage:
    """The stage that comes next, with the deadline it would set if opened now; or none, and a note."""

    word: str
    stage: Rung | None
    deadline: Deadline | None
    note: str
    urgent: str = ""


def in_turn(taken: Iterable[Sheet[Escalation]]) -> tuple[Sheet[Escalation], ...]:
    """Put the stages over one referral in the order they were taken, each after the one it names."""
    after = {one.record.before: one for one in taken}
    ordered: list[Sheet[Escalation]] = []
    reached: RecordId | None = None
    while reached in after:
        ordered.append(after.pop(reached))
        reached = ordered[-1].record_id
    return tuple(ordered)


def next_stage_of(climb: Climb, opened: Moment, calendar: Calendar) -> NextStage:
    """Say what comes next, in the authority's words."""
    stage = climb.profile.stage_after(climb.reached)
    branch = climb.profile.escalation.urgent
    urgent = f"{branch.when}: {climb.profile.stage(branch.stage).label}" if branch else ""
    if stage is None:
        return NextStage(word=climb.word, stage=None, deadline=None, note=_no_more(climb), urgent=urgent)
    deadlines = stage_deadlines(climb, stage.ordinal, opened, calendar, why_out_of_turn="")
    return NextStage(
        word=climb.word,
        stage=rung_of(climb, stage.ordinal),
        deadline=deadlines[0],
        note=stage.then,
        urgent=urgent,
    )


def rung_of(climb: Climb, ordinal: int) -> Rung:
    """Give a stage of the edition. Raises `NotInProfile`."""
    profile, stage = climb.profile, climb.profile.stage(ordinal)
    return Rung(
        ordinal=stage.ordinal,
        label=stage.label,
        from_post=profile.post(stage.from_post).title if stage.from_post else stage.raised_by,
        to_post=profile.post(stage.to_post).title if stage.to_post else stage.raised_with,
        is_informal=stage.informal,
        copies_to=tuple(profile.post(one).title for one in stage.copies_to),
        time_words=stage.clock.as_written if stage.clock else "",
    )


def rung_above(climb: Climb, ordinal: int) -> Rung | None:
    """Give the stage after one, or None at the top of what the edition gives."""
    above = climb.profile.stage_after(ordinal)
    return rung_of(climb, above.ordinal) if above else None


def stage_deadlines(
    climb: Climb, ordinal: int, opened: Moment, calendar: Calendar, *, why_out_of_turn: str
) -> tuple[Deadline, ...]:
    """Fix a stage's clock, or the urgent branch's where it is joined by that: one, dated or not."""
    profile, opened_at = climb.profile, counted_at(opened)
    urgent = urgent_deadline(profile, opened_at, calendar)
    if urgent is not None and urgent_branch(climb, ordinal, why_out_of_turn) is not None:
        return (urgent,)
    return (stage_deadline(profile, profile.stage(ordinal), _starts(climb, opened_at), calendar),)


def urgent_branch(climb: Climb, ordinal: int, why_out_of_turn: str) -> Urgent | None:
    """Give the ladder's urgent branch where a stage is joined by it: there, out of turn and with a reason."""
    branch = climb.profile.escalation.urgent
    joins = branch is not None and branch.stage == ordinal
    expected = climb.profile.stage_after(climb.reached)
    passes_over = expected is not None and expected.ordinal < ordinal
    return branch if joins and passes_over and why_out_of_turn.strip() else None


def own_deadlines(climb: Climb, own: Rung, opened: Moment, calendar: Calendar) -> tuple[Deadline, ...]:
    """Fix the time of a stage in the school's own words: as given, else the whole ladder's."""
    opened_at = counted_at(opened)
    if own.due_on is None and not own.time_words:
        return (stage_deadline(climb.profile, _stage_of(own), _starts(climb, opened_at), calendar),)
    due_at = datetime.combine(own.due_on, END_OF_DAY, tzinfo=LONDON) if own.due_on else None
    said = say_day(own.due_on) if own.due_on else own.time_words
    return (
        Deadline(
            rule=f"{climb.profile.profile_id}:{climb.word}-{own.ordinal}",
            what=f"An answer or an agreed plan: {own.label}",
            who=own.to_post,
            due_at=due_at,
            words="" if due_at else own.time_words,
            counted_from=opened_at,
            edition=f"{climb.profile.authority}: {climb.profile.title}",
            source=climb.profile.escalation.policy_name or climb.profile.document.title,
            standing=Standing.LOCAL,
            why=f"The edition gives no time for this {climb.word}. The school entered it when it was opened "
            f"on {say_moment(opened_at)}: {said}.",
        ),
    )


def stage_faults(climb: Climb, stage: int | None, own: Rung | None, why_out_of_turn: str) -> Iterator[str]:
    """Say why a stage cannot be opened: not on the ladder, out of turn, or without a time."""
    expected = climb.profile.stage_after(climb.reached)
    wanted = _wanted(stage, own, expected)
    if wanted is None:
        yield _no_more(climb)
        return
    if own is not None:
        yield from _own_faults(climb, own)
    elif all(one.ordinal != wanted for one in climb.profile.escalation.stages):
        yield str(NotInProfile(climb.profile.edition_id, f"{climb.word} {wanted}"))
    if not why_out_of_turn.strip():
        yield _out_of_turn(climb, wanted, expected)


def _wanted(stage: int | None, own: Rung | None, expected: Stage | None) -> int | None:
    if own is not None:
        return own.ordinal
    return stage if stage is not None else (expected.ordinal if expected else None)


def _out_of_turn(climb: Climb, wanted: int, expected: Stage | None) -> str:
    """Say that a stage was taken already, or that others come before it."""
    reached = climb.reached
    if reached is not None and wanted <= reached:
        return (
            f"This {climb.word} was taken already, or lies below the last. "
            f"Take the one after it, or say why it is taken again."
        )
    due = expected.ordinal if expected else (reached or 0) + 1
    if wanted <= due:
        return ""
    label = f"“{expected.label}”" if expected else f"{climb.word} {due}"
    return (
        f"{label} comes before this {climb.word}. Take it first, or give the reason for going past it, "
        "such as the urgent branch."
    )


def _own_faults(climb: Climb, own: Rung) -> Iterator[str]:
    known = next((one for one in climb.profile.escalation.stages if one.ordinal == own.ordinal), None)
    if known is not None and stage_rule(climb.profile, known).spans:
        yield f"The edition gives this {climb.word} and its time. Take it as the edition has it."
    if not own.label.strip():
        yield f"Enter what the authority calls this {climb.word}."
    if not (own.from_post.strip() and own.to_post.strip()):
        yield "Enter from which post it goes, and to which."
    if own.ordinal < FIRST:
        yield f"Number the {climb.word} from 1."
    if own.due_on is None and not own.time_words.strip() and climb.profile.escalation.overall_clock is None:
        yield f"Enter by when this {climb.word} is to be answered, or in which words the time was given."


def _no_more(climb: Climb) -> str:
    if not climb.profile.escalation.stages:
        return (
            f"The edition gives no ladder. Ask the authority for its policy and enter the {climb.word} in "
            "your own words: its name, the posts, and the time."
        )
    return (
        f"The edition gives no {climb.word} after the last. Ask the authority what comes next and enter it "
        "in your own words, or take it to the safeguarding partnership."
    )


def _starts(climb: Climb, opened_at: datetime) -> Mapping[Trigger, datetime]:
    starts = {
        Trigger.STAGE_OPENED: opened_at,
        Trigger.PREVIOUS_STAGE_OPENED: counted_at(climb.last.record.opened) if climb.last else None,
        Trigger.PREVIOUS_STAGE_CLOSED: climb.closed_at,
        Trigger.DECISION_NOTIFIED: climb.answered_at,
    }
    return {trigger: at for trigger, at in starts.items() if at is not None}


def _stage_of(own: Rung) -> Stage:
    """Make the school's words a stage without a clock, so that the whole ladder's is counted."""
    return Stage.model_validate(
        {"ordinal": own.ordinal, "label": own.label, "from": own.from_post, "to": own.to_post}
    )
