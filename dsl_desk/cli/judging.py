"""Judging: the authority's levels and criteria beside the school's facts. A person decides and says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.cli.command import AGREED, CASEBOOK, Command
from dsl_desk.cli.facts import FACT, FACTS, TYPED, fact_question, spread_facts, typed_criteria
from dsl_desk.cli.opening import keep
from dsl_desk.cli.pick import CHILD, EDITION, records_of
from dsl_desk.cli.questions import Choice, Question, Style
from dsl_desk.cli.readers import AnyOf, OneOf, WordsOf, moment, text
from dsl_desk.model.concern import Concern
from dsl_desk.model.judgement import Decision

if TYPE_CHECKING:
    from dsl_desk.cli.ask import Questions
    from dsl_desk.cli.command import Call
    from dsl_desk.cli.questions import Scene
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import Written
    from dsl_desk.profiles.profile import Listed, Profile

CONCERNS = Question(
    name="concern",
    prompt="On which concerns does it rest?",
    noun="The concerns",
    style=Style.MANY,
    read=AnyOf(records_of(CHILD, Concern)),
)


def _profile(scene: Scene) -> Profile:
    return scene.desk.profiles.edition(scene[EDITION]).profile


def _levels(scene: Scene) -> tuple[Choice[str], ...]:
    profile = _profile(scene)
    return tuple(
        Choice(value=one.id, label=profile.label_of(one), code=one.id, note=one.summary)
        for one in profile.levels
    )


def _indicators(scene: Scene) -> tuple[Choice[str], ...]:
    """Offer every indicator: first those whose words meet the account, with those words, then all others."""
    account = "\n".join(
        passage for one in scene[CONCERNS] for passage in scene.desk.concerns.sheet(one).record.text()
    )
    profile = _profile(scene)
    met = {
        one.listed.indicator.id: one.words
        for one in scene.desk.profiles.offer(scene[EDITION], account).offers
    }
    ranked = {one: place for place, one in enumerate(met)}
    listed = sorted(profile.indicators(), key=lambda one: ranked.get(one.indicator.id, len(ranked)))
    return tuple(_indicator(profile, one, met.get(one.indicator.id, ())) for one in listed)


def _indicator(profile: Profile, one: Listed, met: tuple[str, ...]) -> Choice[str]:
    words = f"your words: {', '.join(met)}" if met else ""
    page = f"page {one.indicator.page}" if one.indicator.page else ""
    whose = "in their words" if one.indicator.theirs else "in our words"
    return Choice(
        value=one.indicator.id,
        label=one.indicator.theirs or one.indicator.in_our_words,
        code=one.indicator.id,
        note="; ".join(filter(None, (profile.label_of(one.level), one.indicator.domain, whose, page, words))),
    )


INDICATORS = Question(
    name="indicator",
    prompt="Which of the authority's criteria do the facts meet? Nothing is ticked for you.",
    noun="The criteria",
    hint="Those whose words meet the concerns come first. Whether words meet says nothing about the level.",
    style=Style.MANY,
    read=AnyOf(_indicators),
    applies=lambda scene: bool(_profile(scene).indicators()),
)


TYPED_CRITERIA = typed_criteria(_levels)
LEVEL: Question[str | None] = Question(
    name="level",
    prompt="Which level do the facts reach, in your judgement?",
    noun="The level",
    read=OneOf(_levels, otherwise=(None,)),
    applies=lambda scene: _profile(scene).has_levels,
)
DECISION = Question(
    name="decision",
    prompt="What do you decide to do?",
    noun="The decision",
    missing="Enter what you decide to do.",
    read=OneOf(WordsOf(Decision)),
)
WHY = Question(
    name="why",
    prompt="Why? Also why not to refer, or why no level, if that is the decision.",
    noun="The reason",
    missing="Enter why.",
    style=Style.LONG,
    read=text,
)
ADVICE = Question(
    name="advice",
    prompt="Whose advice was taken, and what was it?",
    noun="The advice",
    style=Style.LONG,
    read=text,
)
JUDGED = Question(
    name="when",
    prompt="When was it judged?",
    noun="When it was judged",
    missing="Enter when it was judged.",
    read=moment,
    suggest=lambda scene: "now",
)
JUDGED_BY = Question(
    name="judged-by",
    prompt="Who judged it?",
    noun="Who judged",
    missing="Enter who judged it.",
    read=text,
    suggest=lambda scene: scene.desk.who,
)


def _judge(call: Call) -> int:
    def more(scene: Scene) -> Questions:
        wanted = criteria(scene)
        spread_facts(call.each(FACT), wanted, call.said)
        return tuple(
            fact_question(key, quoted, lists=place == 0) for place, (key, quoted) in enumerate(wanted.items())
        )

    return keep(call, _kept, more, danger)


def danger(desk: Desk) -> str:
    """Say what stands above everything, whatever is filled in."""
    return desk.referrals.danger_words()


def criteria(scene: Scene) -> dict[str, str]:
    """Give the words of each criterion relied on by what names it: the indicator's id, or "typed 1"."""
    profile = _profile(scene)
    chosen = [profile.indicator(one).indicator for one in scene.of(INDICATORS, ())]
    typed = {f"{TYPED} {place}": one.quoted for place, one in enumerate(scene[TYPED_CRITERIA], 1)}
    return {one.id: one.theirs or one.in_our_words for one in chosen} | typed


def _kept(scene: Scene) -> Written:
    from dsl_desk.practice.criteria import Chosen, Typed
    from dsl_desk.practice.judgements import JudgementDraft

    facts = {key: scene[fact_question(key, "", lists=False)] for key in criteria(scene)}
    draft = JudgementDraft(
        child=scene[CHILD],
        edition=scene[EDITION],
        concerns=scene[CONCERNS],
        decision=scene[DECISION],
        why=scene[WHY],
        level_id=scene.of(LEVEL, None),
        chosen=tuple(Chosen(indicator_id=one, facts=facts[one]) for one in scene.of(INDICATORS, ())),
        typed=tuple(
            Typed(quoted=one.quoted, page=one.page, level_id=one.level_id, facts=facts[f"{TYPED} {place}"])
            for place, one in enumerate(scene[TYPED_CRITERIA], 1)
        ),
        advice=scene[ADVICE],
        judged=scene[JUDGED],
        judged_by=scene[JUDGED_BY],
    )
    return scene.desk.judgements.judge(draft)


JUDGE = Command(
    name="judge",
    run=_judge,
    places=(CASEBOOK,),
    questions=(
        CHILD,
        CONCERNS,
        EDITION,
        INDICATORS,
        TYPED_CRITERIA,
        LEVEL,
        DECISION,
        WHY,
        ADVICE,
        JUDGED,
        JUDGED_BY,
    ),
    settings=(FACTS,),
    switches=(AGREED,),
)
