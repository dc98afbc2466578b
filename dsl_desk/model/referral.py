"""What we send to an authority, and what they decide about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from dsl_desk.model.access import PROTECTION
from dsl_desk.model.deadline import Deadline
from dsl_desk.model.judgement import EditionShown
from dsl_desk.model.record import (
    Attachment,
    ChronologyLine,
    Involved,
    Met,
    Moment,
    Part,
    Record,
    RecordId,
    ask_for,
)


class Purpose(StrEnum):
    """Whether help is asked for or protection; printed at the top so asking for help is no accusation."""

    SUPPORT = "support"
    PROTECTION = "protection"


class Consent(StrEnum):
    """What the family was asked and said. Source: R57; the reasons not to ask are the forms' own four."""

    GIVEN = "parents agreed"
    REFUSED = "parents asked and did not agree"
    TOLD = "parents told; agreement not needed"
    NOT_ASKED_RISK_CHILD = "not asked: asking would put the child at risk"
    NOT_ASKED_RISK_OTHER = "not asked: asking would put another person at risk"
    NOT_ASKED_POLICE = "not asked: it could harm a police enquiry"
    NOT_ASKED_DELAY = "not asked: the delay would put the child at risk"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAnswer:
    """One section of the authority's form under its own label, in its own order.

    `field` is our name for what the section asks (see the profile); a section left empty says why. `typed`
    says that the words are the writer's own and not what the records gave.
    """

    label: str
    field: str
    text: str = ""
    left_out_because: str = ""
    typed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral(Record):
    """A referral as it was sent, with the deadlines it set that day."""

    kind: ClassVar[str] = "referral"
    compartments: ClassVar[tuple[str, ...]] = (PROTECTION,)

    child: RecordId
    also: tuple[Involved, ...] = ()
    judgement: RecordId | None = None
    concerns: tuple[RecordId, ...] = ()
    edition: EditionShown
    purpose: Purpose
    route: str
    channel: str
    sent: Moment
    sent_to: str
    sent_by: str
    reference: str = ""
    spoken_to: str = ""
    consent: Consent
    consent_words: str = ""
    reason: str
    why_now: str = ""
    child_words: str = ""
    outcome_wanted: str
    immediate_danger: str = ""
    form: tuple[FormAnswer, ...] = ()
    files: tuple[Attachment, ...] = ()
    set_deadlines: tuple[Deadline, ...] = ()

    def involves(self) -> tuple[Involved, ...]:
        """The child referred, and any others named on the form."""
        return (Involved(who=self.child, part=Part.SUBJECT), *self.also)

    def line(self) -> ChronologyLine:
        """Show to whom it went and why."""
        return ChronologyLine(
            when=self.sent,
            title="Referral",
            headline=f"Referred to {self.sent_to} ({self.edition.authority})",
            body=self.reason,
            child_words=self.child_words,
            status=self.purpose.value,
        )

    def deadlines(self) -> tuple[Deadline, ...]:
        """The dates fixed when it was sent."""
        return self.set_deadlines

    def attachments(self) -> tuple[Attachment, ...]:
        """List what went with it."""
        return self.files

    def missing(self) -> tuple[str, ...]:
        """Say what the front door would send it back for."""
        blank = tuple(
            (answer.text or answer.left_out_because, f'Fill in "{answer.label}", or say why it is empty.')
            for answer in self.form
        )
        return ask_for(
            (self.reason, "Write what happened and when."),
            (self.why_now, "Say why now."),
            (self.outcome_wanted, "Say what outcome you ask for."),
            *blank,
        )


class Outcome(StrEnum):
    """What an authority did with a referral or an escalation."""

    ACCEPTED = "accepted"
    STEPPED_DOWN = "stepped down to early help"
    MORE_INFORMATION = "more information asked for"
    SCHOOL_TO_LEAD = "returned: school to lead"
    NO_FURTHER_ACTION = "no further action"
    NO_REPLY = "no reply"
    UPHELD = "decision changed after our challenge"
    NOT_UPHELD = "decision kept after our challenge"


class ReasonCode(StrEnum):
    """Why, in a word that can be counted; their own words stand beside it."""

    THRESHOLD = "threshold said not to be met"
    AGE = "age: near or over 18"
    EARLY_HELP_FIRST = "early help to be tried first"
    NO_CONSENT = "no consent"
    MORE_DETAIL = "not enough detail"
    ALREADY_OPEN = "already open elsewhere"
    OTHER_AREA = "another authority's child"
    CAPACITY = "no capacity"
    NONE_GIVEN = "no reason given"
    OTHER = "another reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Record):
    """What came back, who decided it, and their reason in their words."""

    kind: ClassVar[str] = "reply"
    compartments: ClassVar[tuple[str, ...]] = (PROTECTION,)

    child: RecordId
    answers: RecordId
    received: Moment
    channel: str = ""
    outcome: Outcome
    reason_words: str = ""
    reason_code: ReasonCode = ReasonCode.NONE_GIVEN
    decider_name: str = ""
    decider_post: str = ""
    decider_organisation: str = ""
    decided_on: date | None = None
    level_offered: str = ""
    asks_of_school: str = ""
    settles: tuple[Met, ...] = ()
    set_deadlines: tuple[Deadline, ...] = ()

    def involves(self) -> tuple[Involved, ...]:
        """It is about one child."""
        return (Involved(who=self.child, part=Part.SUBJECT),)

    def line(self) -> ChronologyLine:
        """Show the outcome and the reason given."""
        return ChronologyLine(
            when=self.received,
            title="Reply",
            headline=f"Reply: {self.outcome.value}",
            body=" ".join(filter(None, (self.reason_words, self.asks_of_school))),
            status=self.outcome.value,
        )

    def text(self) -> tuple[str, ...]:
        """Search finds the decider as well as the words."""
        return (
            self.outcome.value,
            self.reason_words,
            self.asks_of_school,
            self.decider_name,
            self.decider_post,
        )

    def deadlines(self) -> tuple[Deadline, ...]:
        """The authority's own clocks that its answer started."""
        return self.set_deadlines

    def meets(self) -> tuple[Met, ...]:
        """A reply meets the authority's duty to answer."""
        return self.settles

    def missing(self) -> tuple[str, ...]:
        """Every external decision is kept with its decider, date and reason (needs 66)."""
        return ask_for(
            (self.decider_name or self.decider_post, "Say who decided: a name or at least a post."),
            (self.reason_words, "Write the reason in their words."),
            (self.decided_on, "Enter the day they decided."),
        )
