"""The points of a disagreement: each criterion disputed with its dated facts, their view and ours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dsl_desk.cli.command import Setting
from dsl_desk.cli.facts import FACT, TYPED, fact_question, spread_facts, typed_criteria
from dsl_desk.cli.pick import CHILD, records_of
from dsl_desk.cli.problems import Misused
from dsl_desk.cli.questions import Choice, Question, Style
from dsl_desk.cli.readers import AnyOf, OneOf, text
from dsl_desk.model.escalation import Dispute
from dsl_desk.model.judgement import Criterion, Wording
from dsl_desk.model.referral import Referral

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.cli.ask import Questions
    from dsl_desk.cli.command import Call
    from dsl_desk.cli.questions import Scene
    from dsl_desk.profiles.profile import Profile

THEIR_VIEW = "their-view"
OUR_VIEW = "our-view"
EQUALS = "="
VIEWS = (
    Setting(name=THEIR_VIEW, help="What they say to a disputed point.", shown="CRITERION=TEXT"),
    Setting(name=OUR_VIEW, help="What you say to a disputed point.", shown="CRITERION=TEXT"),
)

_REFERRALS = records_of(CHILD, Referral)


def _last_referral(scene: Scene) -> str:
    sent = _REFERRALS(scene)
    return sent[-1].code if sent else ""


REFERRAL = Question(
    name="referral",
    prompt="Over which referral is the disagreement?",
    noun="The referral",
    missing="Enter over which referral the disagreement is.",
    read=OneOf(_REFERRALS),
    suggest=_last_referral,
)


def profile_of(scene: Scene) -> Profile:
    """Give the edition that the disputed referral was made under."""
    referral = scene.desk.referrals.sheet(scene[REFERRAL]).record
    return scene.desk.profiles.kept_as(referral.edition).profile


def _disputable(scene: Scene) -> tuple[Choice[str], ...]:
    """Offer the criteria of the judgement that was referred on."""
    return tuple(
        Choice(value=key, label=one.quoted, code=key, note=one.level_label)
        for key, one in _judged(scene).items()
    )


def _judged(scene: Scene) -> dict[str, Criterion]:
    judgement = scene.desk.referrals.sheet(scene[REFERRAL]).record.judgement
    disputes = scene.desk.escalations.disputes_of(judgement) if judgement else ()
    return {
        one.criterion.indicator_id or f"judged {place}": one.criterion
        for place, one in enumerate(disputes, 1)
    }


DISPUTED = Question(
    name="dispute",
    prompt="On which criteria of the judgement do you disagree?",
    noun="Points disputed",
    style=Style.MANY,
    read=AnyOf(_disputable),
)


def _levels(scene: Scene) -> tuple[Choice[str], ...]:
    profile = profile_of(scene)
    return tuple(Choice(value=one.id, label=profile.label_of(one), code=one.id) for one in profile.levels)


TYPED_DISPUTES = typed_criteria(_levels)


def points_of(scene: Scene) -> dict[str, Criterion]:
    """Give each disputed criterion by what names it: the judgement's with their facts, then those copied."""
    judged = _judged(scene)
    profile = profile_of(scene)
    copied = {
        f"{TYPED} {place}": Criterion(
            level_label=profile.label_of(profile.level(one.level_id)) if one.level_id else "",
            quoted=one.quoted,
            wording=Wording.TYPED,
            page=one.page,
        )
        for place, one in enumerate(scene[TYPED_DISPUTES], 1)
    }
    return {key: judged[key] for key in scene[DISPUTED]} | copied


def dispute_questions(scene: Scene, call: Call) -> Questions:
    """Ask for each point what they say, what you say and, where it was copied just now, its facts."""
    points = points_of(scene)
    spread_facts(call.each(FACT), [key for key, one in points.items() if not one.facts], call.said)
    for setting in (THEIR_VIEW, OUR_VIEW):
        _spread_views(call, setting, points)
    return tuple(_asked_of_each(points))


def disputes(scene: Scene) -> tuple[Dispute, ...]:
    """Give every point with what was answered about it."""
    return tuple(
        Dispute(
            criterion=one if one.facts else replace(one, facts=scene[fact_question(key, "", lists=False)]),
            their_view=scene[_view(THEIR_VIEW, key, "")],
            our_view=scene[_view(OUR_VIEW, key, "")],
        )
        for key, one in points_of(scene).items()
    )


def _asked_of_each(points: dict[str, Criterion]) -> Iterator[Question[object]]:
    for place, (key, one) in enumerate(points.items()):
        if not one.facts:
            yield fact_question(key, one.quoted, lists=place == 0)
        yield _view(THEIR_VIEW, key, one.quoted)
        yield _view(OUR_VIEW, key, one.quoted)


def _view(whose: str, key: str, quoted: str) -> Question[str]:
    who = "do they" if whose == THEIR_VIEW else "do you"
    side = "Their" if whose == THEIR_VIEW else "Our"
    return Question(
        name=f"{whose} {key}",
        prompt=f"What {who} say to “{quoted}”?",
        noun=f"{side} view of “{quoted}”",
        style=Style.LONG,
        read=text,
    )


def _spread_views(call: Call, setting: str, points: dict[str, Criterion]) -> None:
    strange = []
    for one in call.each(setting):
        key, _, said = one.partition(EQUALS)
        if key.strip() in points:
            call.said[f"{setting} {key.strip()}"] = (said,)
        else:
            strange.append(f"A view is given of “{key.strip()}”, which is not among the points disputed.")
    if strange:
        raise Misused(*strange)
