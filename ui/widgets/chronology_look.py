"""Which icon and tone each kind of record has, and in which tone its status is shown."""

from __future__ import annotations

from dsl_desk.model.escalation import Escalation
from dsl_desk.model.judgement import Decision, Judgement
from dsl_desk.model.referral import Outcome, Purpose, Referral, Reply
from dsl_desk.model.sharing import Disclosure, DisclosureState
from dsl_desk.model.support import ContactAttempt, ContactResult, Effect, SupportGiven

_DISCS: dict[str, tuple[str, str]] = {
    "concern": ("flag", "warn"),
    "contact attempt": ("phone", "l1"),
    "judgement": ("scale", "voice"),
    "referral": ("send", "info"),
    "reply": ("message-square", "info"),
    "escalation": ("trending-up", "danger"),
    "support given": ("hand-helping", "ok"),
    "note": ("notebook-pen", "l1"),
    "disclosure": ("file-check", "l1"),
    "confidential address": ("map-pin", "warn"),
    "child": ("user", "l1"),
    "person": ("users", "l1"),
    "school": ("school", "l1"),
    "profile edition": ("book-open", "l1"),
}
_UNKNOWN = ("circle-help", "l1")

_TONES: dict[tuple[str, str], str] = {
    (Judgement.kind, Decision.REFER.value): "warn",
    (Judgement.kind, Decision.CONSULT.value): "info",
    (Judgement.kind, Decision.EARLY_HELP.value): "info",
    (Referral.kind, Purpose.PROTECTION.value): "danger",
    (Referral.kind, Purpose.SUPPORT.value): "info",
    (Reply.kind, Outcome.ACCEPTED.value): "ok",
    (Reply.kind, Outcome.UPHELD.value): "ok",
    (Reply.kind, Outcome.NO_FURTHER_ACTION.value): "danger",
    (Reply.kind, Outcome.SCHOOL_TO_LEAD.value): "warn",
    (Reply.kind, Outcome.NO_REPLY.value): "warn",
    (Escalation.kind, "formal"): "danger",
    (ContactAttempt.kind, ContactResult.REACHED.value): "ok",
    (ContactAttempt.kind, ContactResult.NO_ANSWER.value): "warn",
    (SupportGiven.kind, Effect.BETTER.value): "ok",
    (SupportGiven.kind, Effect.WORSE.value): "danger",
    (SupportGiven.kind, Effect.NONE.value): "warn",
    (Disclosure.kind, DisclosureState.GIVEN.value): "ok",
}
_PLAIN = "l1"


def disc_of(kind: str) -> tuple[str, str]:
    """Give a kind's icon and tone."""
    return _DISCS.get(kind, _UNKNOWN)


def tone_of(kind: str, status: str) -> str:
    """Give the tone a status is shown in; its word always stands with it."""
    return _TONES.get((kind, status), _PLAIN)
