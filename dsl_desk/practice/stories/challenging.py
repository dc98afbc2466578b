"""The steps that put a case to an authority: judging, referring, its reply, escalating, and the packs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dsl_desk.model.referral import Referral
from dsl_desk.practice.criteria import Chosen, Typed
from dsl_desk.practice.escalations import EscalationDraft
from dsl_desk.practice.judgements import JudgementDraft
from dsl_desk.practice.referrals import ReferralDraft
from dsl_desk.practice.replies import ReplyDraft
from dsl_desk.practice.stories.steps import DSL, POST, Escalated, Judged, Packed, Referred, Replied
from dsl_desk.practice.stories.telling import Done, SavedPack, Telling, said_dates
from dsl_desk.profiles.choices import Field

if TYPE_CHECKING:
    from dsl_desk.model.escalation import Dispute, Ground
    from dsl_desk.model.record import RecordId


def judge(step: Judged, telling: Telling) -> Done:
    """Judge under the edition in force for the child; the level is the person's, or none."""
    edition = telling.edition
    written = telling.desk.judgements.judge(
        JudgementDraft(
            child=telling.child,
            edition=edition.record_id,
            decision=step.decision,
            why=step.why,
            level_id=step.level or None,
            concerns=tuple(map(telling.record, step.concerns)),
            chosen=tuple(
                Chosen(indicator_id=one.indicator, facts=telling.facts(one.facts)) for one in step.ticked
            ),
            typed=tuple(
                Typed(quoted=one.quoted, page=one.page, facts=telling.facts(one.facts)) for one in step.copied
            ),
            advice=step.advice,
            judged_by=f"{DSL}, {POST}",
        )
    )
    telling.keep(step, written)
    kept = telling.desk.judgements.sheet(written.record_id).record
    reached = kept.level_label or f"no {edition.profile.word('level')} is known"
    return Done(
        line=f"Judged under {kept.edition.authority}'s words: {reached}. Decision: {kept.decision}.",
        asides=written.warnings,
    )


def refer(step: Referred, telling: Telling) -> Done:
    """Refer on the authority's own form, filled from the casebook and finished in the writer's words."""
    desk, edition = telling.desk, telling.edition.record_id
    concerns, judgement = tuple(map(telling.record, step.concerns)), telling.record(step.judgement)
    form = desk.referrals.draft_form(
        telling.child, edition, step.route, concerns=concerns, judgement=judgement
    )
    says = {Field.REASON: step.reason, **step.says}
    said = {one.label: says[one.field] for one in form.sections if one.field in says}
    written = desk.referrals.refer(
        ReferralDraft(
            child=telling.child,
            edition=edition,
            purpose=step.purpose,
            route=step.route,
            channel=step.channel,
            consent=step.consent,
            consent_words=step.consent_words,
            reason=step.reason,
            why_now=step.why_now,
            child_words=step.child_words,
            outcome_wanted=step.outcome,
            judgement=judgement,
            concerns=concerns,
            sent_by=f"{DSL}, {POST}",
            spoken_to=step.spoken_to,
            reference=step.reference,
            answers=form.answers(said),
        )
    )
    telling.keep(step, written)
    kept = desk.referrals.sheet(written.record_id).record
    return Done(
        line=f"Referred to {kept.sent_to} by “{kept.route}”, for {kept.purpose}.",
        asides=(*written.warnings, *written.missing, *said_dates(kept.set_deadlines)),
    )


def reply(step: Replied, telling: Telling) -> Done:
    """Record an answer, who decided, and their reason in their words."""
    written = telling.desk.replies.record(
        ReplyDraft(
            answers=telling.record(step.to),
            outcome=step.outcome,
            channel=step.channel,
            reason_words=step.reason,
            reason_code=step.code,
            decider_name=step.decider,
            decider_post=step.post,
            decider_organisation=step.organisation,
            decided_on=step.decided_on or step.at.date(),
            level_offered=step.offered,
            asks_of_school=step.asks,
        )
    )
    telling.keep(step, written)
    answered = telling.record(step.to)
    waited = telling.desk.replies.waited(answered)
    when = f"The answer, after {waited} working day{'' if waited == 1 else 's'}"
    if len(telling.desk.replies.to(answered)) > 1:
        when = "A later answer"
    return Done(line=f"{when}: {step.outcome}. “{step.reason}”", asides=written.warnings)


def escalate(step: Escalated, telling: Telling) -> Done:
    """Open a stage, each disputed point tied to the criterion and the facts that were judged."""
    written = telling.desk.escalations.open_stage(
        EscalationDraft(
            referral=telling.record(step.referral),
            why_it_matters_now=step.why_now,
            outcome_wanted=step.wanted,
            disputes=_disputes(step, telling),
            stage=step.stage,
            why_out_of_turn=step.why_out_of_turn,
            to_name=step.to_name,
            opened_by=step.by,
            reply=telling.record(step.reply) if step.reply else None,
            decision_challenged=step.decision,
            agreed_points=step.agreed,
            outcome_wanted_by=step.wanted_by,
            interim_plan=step.interim,
            grounds=_grounds(step, telling),
        )
    )
    telling.keep(step, written)
    kept = telling.desk.escalations.sheet(written.record_id).record
    return Done(
        line=f"{kept.stage_label}: {kept.opened_by} to {kept.to_post}, on {len(kept.disputes)} disputed "
        f"point{'' if len(kept.disputes) == 1 else 's'}.",
        asides=(*written.warnings, *written.missing, *said_dates(kept.set_deadlines)),
    )


def pack(step: Packed, telling: Telling) -> Done:
    """Draw a pack and save it under its number, which says nothing about the child."""
    desk, record_id = telling.desk, telling.record(step.of)
    drawn = (
        desk.packs.referral(record_id)
        if _is_referral(telling, record_id)
        else desk.packs.escalation(record_id)
    )
    path = telling.folder / f"Pack {drawn.number}.pdf"
    desk.packs.save(drawn, path)
    what = desk.records.kept(drawn.disclosure).record.line().headline
    child = desk.children.sheet(telling.child).record.name
    telling.packs.append(SavedPack(path=path, pages=drawn.pages, what=what, child=child))
    return Done(line=f"{what}: saved as “{path.name}”, {drawn.pages} pages.")


def _disputes(step: Escalated, telling: Telling) -> tuple[Dispute, ...]:
    judged = telling.desk.escalations.disputes_of(telling.record(step.judgement))
    return tuple(
        replace(judged[point.place - 1], their_view=point.they_say, our_view=point.we_say)
        for point in step.points
    )


def _grounds(step: Escalated, telling: Telling) -> tuple[Ground, ...] | None:
    """Give the standing facts chosen, or None to leave them to the desk."""
    if not step.standing:
        return None
    facts = telling.desk.replies.challenges(telling.record(step.reply))
    return tuple(one.ground for one in facts if not one.applies or one.applies in step.standing)


def _is_referral(telling: Telling, record_id: RecordId) -> bool:
    return isinstance(telling.desk.records.kept(record_id).record, Referral)
