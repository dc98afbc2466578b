"""What the family's agreement means for a referral, by the authority's rule for the level, else the nation's.

Nothing here ever stops a referral for protection, or one made in immediate danger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.model.referral import Consent, Purpose
from dsl_desk.practice.clocks import CONSENT
from dsl_desk.profiles.choices import ConsentRule
from dsl_desk.profiles.guidance import rules_in_force

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dsl_desk.profiles.profile import Profile
    from dsl_desk.profiles.referring import LevelConsent

NOT_ASKED = frozenset(
    {
        Consent.NOT_ASKED_RISK_CHILD,
        Consent.NOT_ASKED_RISK_OTHER,
        Consent.NOT_ASKED_POLICE,
        Consent.NOT_ASKED_DELAY,
    }
)


def consent_fault(profile: Profile, level_id: str, purpose: Purpose, consent: Consent) -> str:
    """Say why a request for help cannot go without agreement, or nothing."""
    own = profile.consent_for(level_id)
    if own is None or own.rule is not ConsentRule.AGREEMENT_NEEDED:
        return ""
    if purpose is Purpose.PROTECTION or consent is Consent.GIVEN:
        return ""
    return (
        f"{_their_rule(profile, own)} Ask the family and write down what they said; "
        "if you fear significant harm, refer for protection instead."
    )


def consent_warnings(
    profile: Profile, level_id: str, purpose: Purpose, consent: Consent, words: str, on: date
) -> Iterator[str]:
    """Say what the front door will ask about the family's agreement."""
    own = profile.consent_for(level_id)
    stated = own is not None and own.rule is not ConsentRule.NOT_STATED
    if own is not None and stated and _falls_short(own.rule, consent):
        yield f"{_their_rule(profile, own)} Say in your own words why the referral goes on without it."
    if not stated and purpose is Purpose.SUPPORT and consent is not Consent.GIVEN:
        national = rules_in_force(on).rule(CONSENT)
        yield f"{national.title}: {national.words} ({national.id}, {national.edition})."
    if consent in NOT_ASKED and not words.strip():
        yield "Write down why the family was not asked, and who decided that."


def _falls_short(rule: ConsentRule, consent: Consent) -> bool:
    """Say whether what was done is less than the level's rule asks. A risk in asking is a reason."""
    if consent is Consent.GIVEN or consent in NOT_ASKED:
        return False
    return rule in {ConsentRule.AGREEMENT_NEEDED, ConsentRule.SEEK_UNLESS_RISK}


def _their_rule(profile: Profile, own: LevelConsent) -> str:
    return f"{profile.authority} says of this level: {own.words.rstrip('.')}."
