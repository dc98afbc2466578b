"""An escalation on paper: the letter at its stage, and the case for it point by point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.model.escalation import Escalation
from dsl_desk.model.referral import Referral, Reply
from dsl_desk.packs import case, contents
from dsl_desk.practice import gathering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.gathering import Story
    from dsl_desk.practice.written import Sheet


def escalation_contents(
    story: Story,
    sheet: Sheet[Escalation],
    letterhead: contents.Letterhead,
    header: contents.PackHeader,
    signature: case.Signature,
) -> contents.EscalationPack:
    """Give one stage of a challenge as one finished value, nobody's name hidden yet."""
    one = sheet.record
    referral = next((held for held in story.of(Referral) if held.record_id == one.referral), None)
    return contents.EscalationPack(
        letterhead=letterhead,
        header=header,
        child=gathering.child_of(story),
        stage=stage_of(one),
        decision=decision_of(one),
        agreed=one.agreed_points,
        disputed=disputed_of(story, one),
        document=", ".join(filter(None, (one.edition.authority, one.edition.title))),
        why_now=one.why_it_matters_now,
        grounds=tuple(case.Passage(heading=ground.title, text=ground.text) for ground in one.grounds),
        outcome=case.Outcome(sought=(one.outcome_wanted,), by=one.outcome_wanted_by or ""),
        tried=gathering.tried_of(story),
        earlier=earlier_of(story, sheet.record_id, one),
        attempts=gathering.attempts_of(story),
        interim_plan=one.interim_plan,
        child_words=gathering.words_of(story),
        chronology=gathering.chronology_of(story),
        deadlines=gathering.deadlines_of(
            (*(referral.record.set_deadlines if referral else ()), *one.set_deadlines)
        ),
        next_stage=next_stage_of(one),
        copies=one.copies_to,
        signatures=(signature,),
    )


def decision_of(one: Escalation) -> case.Decision:
    """Say which decision is challenged, and their reason in their words."""
    return case.Decision(
        what=one.decision_challenged,
        decided=one.decided_on or "",
        by=one.decided_by,
        their_reason=one.their_reason,
    )


def stage_of(one: Escalation) -> contents.Stage:
    """Say at which stage of whose ladder this stands, with its clock as written and as counted."""
    return contents.Stage(
        label=one.stage_label,
        word=one.stage_word,
        from_post=one.from_post,
        to_post=", ".join(filter(None, (one.to_post, one.to_name))),
        clock_written=one.clock_as_written,
        clock_counted=" ".join(deadline.why for deadline in one.set_deadlines),
        policy=one.policy,
        edition=one.edition.title,
    )


def next_stage_of(one: Escalation) -> contents.NextStage:
    """Say what follows if this stage does not settle it."""
    return contents.NextStage(
        label=one.next_label,
        to_post=one.next_post,
        when=one.outcome_wanted_by or "",
        words="" if one.next_label else "This is the last stage that the policy names.",
    )


def disputed_of(story: Story, one: Escalation) -> tuple[case.Criterion, ...]:
    """Tie each disputed criterion to our dated facts, with both views."""
    return tuple(
        gathering.criterion_of(
            story, point.criterion, one.edition.title, their=point.their_view, our=point.our_view
        )
        for point in one.disputes
    )


def earlier_of(story: Story, this: RecordId, one: Escalation) -> case.Earlier:
    """List the stages of the same challenge already gone through, and what came of each."""
    answers = {sheet.record.answers: sheet for sheet in story.of(Reply)}
    return case.Earlier(stages=tuple(_earlier(answers, sheet) for sheet in _before(story, this, one)))


def _before(story: Story, this: RecordId, one: Escalation) -> Iterator[Sheet[Escalation]]:
    for sheet in story.of(Escalation):
        if sheet.record_id == this:
            return
        if sheet.record.referral == one.referral:
            yield sheet


def _earlier(answers: dict[RecordId, Sheet[Reply]], sheet: Sheet[Escalation]) -> case.EarlierStage:
    answer = answers.get(sheet.record_id)
    result = answer.record if answer else None
    return case.EarlierStage(
        label=sheet.record.stage_label,
        to_post=sheet.record.to_post,
        opened=sheet.record.opened,
        result=": ".join(filter(None, (result.outcome.value, result.reason_words)))
        if result
        else "No answer recorded",
        closed=gathering.when_of(result.received if result else None),
    )
