"""Judging: the school's accounts beside the authority's levels, in its words. A person decides."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from dsl_desk.model.judgement import Decision, Judgement
from dsl_desk.model.record import Moment, RecordId
from dsl_desk.practice.criteria import Typed
from dsl_desk.practice.judgements import JudgementDraft
from ui.places import Place, Where
from ui.screens.act_screen import ActScreen
from ui.screens.judge_reading import JudgeAsked, JudgeSight, look_for_judging
from ui.widgets.accounts_card import AccountsCard
from ui.widgets.alongside import Alongside
from ui.widgets.beside_cards import Beside
from ui.widgets.copied import CopiedField
from ui.widgets.edition_card import EditionCard, edition_options
from ui.widgets.fields_choice import Option, PickField, TicksField
from ui.widgets.fields_days import MomentField, plain_moment
from ui.widgets.fields_text import LineField, PassageField
from ui.widgets.form import Step
from ui.widgets.indicators import IndicatorsField
from ui.widgets.told_choice import ToldChoice
from ui.words import choice_words, moment_words, one_line, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import Written
    from dsl_desk.profiles.profile import Profile
    from ui.widgets.field import Field

NO_LEVEL = "none"
NO_LADDER = (
    "This edition gives no levels to judge against. A judgement without a level is complete: decide, and "
    "say why."
)
DECISIONS = {
    Decision.REFER: "The referral opens next, with this judgement in it.",
    Decision.NOT_REFER: "A decision too: say below why not.",
    Decision.EARLY_HELP: "Support the family can accept now.",
    Decision.CONSULT: "Ask the front door for advice, perhaps without a name.",
}
LONGEST_HEADLINE = 120


class JudgeScreen(ActScreen[Judgement, JudgeSight]):
    """Asks for a judgement of one child's concerns."""

    draft_kind: ClassVar[str] = Where.JUDGE.value
    heading: ClassVar[str] = "Judge the level of need"
    submit_words: ClassVar[str] = "Keep this judgement"
    kept_words: ClassVar[str] = "Judgement kept"
    seen_by: ClassVar[str] = "Designated safeguarding leads of this school. Nothing is sent to anybody."

    def steps(self) -> tuple[Step, ...]:
        """Ask what it rests on, which criteria are met, then what is decided and why."""
        room = self.room
        self.edition_card = EditionCard(room, self)
        self.accounts = tuple(AccountsCard(room, self) for _ in range(3))
        first, second, third = self.accounts
        self.alongside = Alongside(room.theme, second, self)
        return (
            Step(
                title="What it rests on",
                lead="Software suggests; you decide. Nothing is ticked for you.",
                fields=self._grounds(),
                beside=Beside(room, self.edition_card, first, parent=self),
            ),
            Step(
                title="The authority's criteria",
                lead="All of them are in view. Tick those the facts meet, and tie each to dated facts.",
                fields=self._criteria(),
                beside=self.alongside,
            ),
            Step(
                title="Your judgement",
                fields=self._decision(),
                beside=third,
            ),
        )

    def _grounds(self) -> tuple[Field, ...]:
        return (
            TicksField(
                self.room,
                "concerns",
                "Which concerns does it rest on?",
                hint="Newest first. Each is read beside the criteria.",
                parent=self,
            ),
            PickField(
                self.room,
                "edition",
                "Under which authority's edition?",
                hint="The one in force for this child today is chosen; another may be.",
                required="Choose the edition to judge under",
                parent=self,
            ),
        )

    def _criteria(self) -> tuple[Field, ...]:
        return (
            IndicatorsField(
                self.room,
                "indicators",
                "Which of the authority's criteria do the facts meet?",
                hint="Words met are a help to find them, nothing more.",
                parent=self,
            ),
            CopiedField(
                self.room,
                "typed",
                "Criteria you copy from the authority's document yourself",
                hint="Where the edition held here leaves one out. Word for word, with its page.",
                parent=self,
            ),
        )

    def _decision(self) -> tuple[Field, ...]:
        room = self.room
        return (
            ToldChoice(
                room,
                "level",
                "Which level do the facts reach, in your judgement?",
                required="Choose a level, or that you choose none",
                parent=self,
            ),
            ToldChoice(
                room,
                "decision",
                "What do you decide to do?",
                tuple(
                    Option(value=one.value, words=choice_words(one), hint=hint)
                    for one, hint in DECISIONS.items()
                ),
                required="Choose what you decide to do",
                parent=self,
            ),
            PassageField(
                room,
                "why",
                "Why?",
                hint="Also why not to refer, or why no level, if that is the decision.",
                required="Write why",
                rows=5,
                parent=self,
            ),
            PassageField(
                room,
                "advice",
                "Whose advice was taken, and what was it?",
                hint="Leave it empty if none was.",
                rows=2,
                parent=self,
            ),
            MomentField(
                room,
                "judged",
                "When was it judged?",
                noun="The day",
                required="Enter when it was judged",
                parent=self,
            ),
            LineField(room, "judged_by", "Who judged it?", required="Enter who judged it", parent=self),
        )

    def _connect(self) -> None:
        super()._connect()
        self.alongside.follow(self.stepper)

    # Reading.

    def question(self) -> JudgeAsked:
        """The edition and the concerns decide which words met what."""
        ticked = tuple(str(one) for one in self.of("concerns", TicksField).value())
        if not self.autosave.has_begun and self.place.record is not None:
            ticked = ticked or (self.place.record,)
        edition = self.of("edition", PickField).value()
        return JudgeAsked(child=self.child(), edition=edition, concerns=ticked)

    def look(self) -> Callable[[Desk], JudgeSight]:
        """Read the concerns, the edition and what met."""
        return partial(look_for_judging, self.question())

    def see(self, sight: JudgeSight) -> None:
        """Show the accounts beside the authority's words."""
        self.danger.say(sight.danger)
        self.say_no_profile(sight.editions.no_profile)
        self.edition_card.show_edition(sight.editions.chosen, sight.editions.fault)
        for card in self.accounts:
            card.show_concerns(sight.chosen)
        self.of("concerns", TicksField).offer(
            tuple(
                Option(
                    value=one.record_id,
                    words=one_line(one.record.headline, LONGEST_HEADLINE) or "No heading",
                    hint=moment_words(one.record.happened),
                )
                for one in sight.concerns
            )
        )
        self.of("edition", PickField).offer(edition_options(sight.editions.held))
        if sight.editions.chosen is not None:
            self._see_profile(sight, sight.editions.chosen.profile)

    def _see_profile(self, sight: JudgeSight, profile: Profile) -> None:
        indicators, level = self.of("indicators", IndicatorsField), self.of("level", ToldChoice)
        indicators.offer(profile)
        indicators.mark(sight.met, sight.sentence)
        indicators.offer_facts(sight.sources, sight.usual)
        levels = level_options(profile)
        self.of("typed", CopiedField).offer(levels, sight.sources)
        none = Option(value=NO_LEVEL, words="No level", hint="Say under “Why?” why none is chosen.")
        level.offer((*levels, none) if levels else ())
        rule = profile.model.combination_rule
        level.tell(f"{profile.authority} says: {rule}" if rule else "")
        self.of("decision", ToldChoice).tell("" if levels else NO_LADDER)

    def child(self) -> RecordId | None:
        """The place's child; else, once read, whom the concern is about."""
        return self.place.child or (self.sight.child if self.has_seen else None)

    def child_name(self) -> str:
        """Name the child, once read."""
        return self.sight.child_name if self.has_seen else ""

    # Filling and keeping.

    def begin(self) -> None:
        """Begin with the concern of the place, the edition in force, this minute and who is signed in."""
        if self.place.record is not None:
            self.of("concerns", TicksField).fill([self.place.record])
        chosen = self.sight.editions.chosen
        if chosen is not None:
            self.of("edition", PickField).fill(chosen.record_id)
        self.of("judged", MomentField).fill(plain_moment(Moment.of(self.room.now())))
        self.of("judged_by", LineField).fill(self.sight.signer)

    def skips(self, field: Field) -> bool:
        """Ask for no level where the authority has none, and for no indicator where it lists none."""
        chosen = self.sight.editions.chosen if self.has_seen else None
        if chosen is None:
            return field.name in ("level", "indicators")
        if field.name == "level":
            return not chosen.profile.has_levels
        return field.name == "indicators" and not chosen.profile.indicators()

    def lacking(self) -> tuple[str, ...]:
        """Say which criteria rest on nothing yet."""
        draft = self._draft()
        facts = (*(one.facts for one in draft.chosen), *(one.facts for one in draft.typed))
        return () if all(facts) else ("Tie each criterion to at least one dated fact.",)

    def job(self) -> Callable[[Desk], Written]:
        """Keep the judgement."""
        return partial(keep_judgement, self._draft())

    def kept(self, written: Written) -> Place:
        """Go on to the referral where that was decided, else back to the child."""
        refers = self.of("decision", ToldChoice).chosen() == Decision.REFER.value
        return Place(
            screen=Where.REFER if refers else Where.CHILD,
            child=self.child(),
            record=written.record_id if refers else None,
        )

    def _draft(self) -> JudgementDraft:
        level = self.of("level", ToldChoice).chosen()
        decision = self.of("decision", ToldChoice).chosen()
        return JudgementDraft(
            child=self.sight.child,
            edition=RecordId(self.of("edition", PickField).chosen()),
            decision=Decision(decision) if decision else Decision.NOT_REFER,
            why=self.of("why", PassageField).words(),
            level_id=level if level not in ("", NO_LEVEL) else None,
            concerns=tuple(RecordId(one) for one in self.of("concerns", TicksField).chosen()),
            chosen=self.of("indicators", IndicatorsField).chosen(),
            typed=tuple(
                Typed(quoted=one.quoted, page=one.page, level_id=one.level_id, facts=one.facts)
                for one in self.of("typed", CopiedField).copied()
            ),
            advice=self.of("advice", PassageField).words(),
            judged=self.of("judged", MomentField).moment(),
            judged_by=self.of("judged_by", LineField).words(),
        )


def level_options(profile: Profile) -> tuple[Option, ...]:
    """Offer an edition's levels under its own labels, each with what the authority says it means."""
    return tuple(
        Option(value=one.id, words=shown(profile.label_of(one)), hint=shown(one.summary))
        for one in profile.levels
    )


def keep_judgement(draft: JudgementDraft, desk: Desk) -> Written:
    """Keep a judgement."""
    return desk.judgements.judge(draft)
