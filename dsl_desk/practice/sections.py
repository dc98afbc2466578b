"""A referral's sections on paper: the authority's labels, in order, then what its form has no place for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.model.judgement import Judgement
from dsl_desk.model.referral import Consent, Referral
from dsl_desk.packs import case, contents
from dsl_desk.practice import gathering
from dsl_desk.practice.forms import FOR_THEM, OPTIONAL_LEFT
from dsl_desk.practice.gathering import Story
from dsl_desk.practice.written import Sheet
from dsl_desk.profiles.choices import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dsl_desk.model.referral import FormAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One referral within its child's story."""

    story: Story
    sheet: Sheet[Referral]
    judgement: Judgement | None

    @property
    def referral(self) -> Referral:
        """The referral itself."""
        return self.sheet.record


def asked_of(story: Story, sheet: Sheet[Referral]) -> Asked:
    """Find the judgement that a referral rests on."""
    judged = (one.record for one in story.of(Judgement) if one.record_id == sheet.record.judgement)
    return Asked(story=story, sheet=sheet, judgement=next(judged, None))


def referral_contents(
    story: Story,
    sheet: Sheet[Referral],
    letterhead: contents.Letterhead,
    header: contents.PackHeader,
    signature: case.Signature,
) -> contents.ReferralPack:
    """Give a referral as one finished value, nobody's name hidden yet."""
    asked = asked_of(story, sheet)
    return contents.ReferralPack(
        letterhead=letterhead,
        header=header,
        child=gathering.child_of(story),
        sections=sections_of(asked),
        danger=sheet.record.immediate_danger,
        signatures=(signature,),
    )


def sections_of(asked: Asked) -> tuple[contents.Section, ...]:
    """Give the form's sections, then each part of the case that the form did not ask for."""
    form = asked.referral.form
    on_form = {answer.field for answer in form}
    own = tuple(contents.Section(label=one.label, holds=tuple(_holds(asked, one))) for one in form)
    besides = tuple(
        contents.Section(label=label, holds=(_STRUCTURED[field](asked),))
        for field, label in _ALWAYS.items()
        if field not in on_form
    )
    deadlines = contents.Section(
        label="Dates that now run", holds=(gathering.deadlines_of(asked.referral.set_deadlines),)
    )
    return (*own, *besides, deadlines)


def _holds(asked: Asked, answer: FormAnswer) -> Iterator[case.Block]:
    """Show what the casebook holds for a section, then what was written there, or why nothing is."""
    if answer.field == Field.SIGNATURES:
        yield case.Passage(text="Signed at the end of this pack.")
        return
    if answer.left_out_because:
        yield _LEFT.get(answer.left_out_because) or case.Withheld(reason=answer.left_out_because)
        return
    structured = _STRUCTURED.get(answer.field)
    if structured:
        yield structured(asked)
    if answer.text and (structured is None or answer.typed):
        yield case.Passage(text=answer.text)


def _consent(asked: Asked) -> case.Block:
    told, agreed, why_not = _CONSENT[asked.referral.consent]
    return case.Consent(told=told, agreed=agreed, why_not=why_not, covers=asked.referral.consent_words)


_CONSENT = {
    Consent.GIVEN: ("yes", "yes", ""),
    Consent.REFUSED: ("yes", "no", ""),
    Consent.TOLD: ("yes", "agreement was not needed", ""),
    Consent.NOT_ASKED_RISK_CHILD: ("no", "not asked", "asking would put the child at risk"),
    Consent.NOT_ASKED_RISK_OTHER: ("no", "not asked", "asking would put another person at risk"),
    Consent.NOT_ASKED_POLICE: ("no", "not asked", "it could harm a police enquiry"),
    Consent.NOT_ASKED_DELAY: ("no", "not asked", "the delay would put the child at risk"),
}

_LEFT = {
    OPTIONAL_LEFT: case.Passage(),
    FOR_THEM: case.Passage(text="For the authority to fill in."),
}
"""Reasons the form itself gives for an empty section, and what stands there on paper."""


def _outcome(asked: Asked) -> case.Block:
    return case.Outcome(sought=tuple(filter(None, asked.referral.outcome_wanted.split("\n"))))


def _enclosures(asked: Asked) -> case.Block:
    return case.Enclosures(rows=tuple(case.Enclosure(title=file.name) for file in asked.referral.files))


_STRUCTURED: dict[str, Callable[[Asked], case.Block]] = {
    Field.HOUSEHOLD: lambda asked: gathering.household_of(asked.story),
    Field.CONSENT: _consent,
    Field.CRITERIA: lambda asked: gathering.criteria_of(asked.story, asked.judgement),
    Field.SUPPORT_TRIED: lambda asked: gathering.tried_of(asked.story),
    Field.PREVIOUS_REFERRALS: lambda asked: gathering.earlier_referrals(asked.story, asked.sheet.record_id),
    Field.CHRONOLOGY: lambda asked: gathering.chronology_of(asked.story),
    Field.CHILD_WORDS: lambda asked: gathering.words_of(asked.story),
    Field.CONTACT_ATTEMPTS: lambda asked: gathering.attempts_of(asked.story),
    Field.OUTCOME_WANTED: _outcome,
    Field.ATTACHMENTS: _enclosures,
}

_ALWAYS = {
    Field.CRITERIA: "Their criteria, and our dated facts",
    Field.SUPPORT_TRIED: "What has been tried",
    Field.CONTACT_ATTEMPTS: "Contact attempts and delays",
    Field.CHILD_WORDS: "The child's own words",
    Field.OUTCOME_WANTED: "What we ask for",
    Field.PREVIOUS_REFERRALS: "Earlier referrals",
    Field.CHRONOLOGY: "Chronology",
}
