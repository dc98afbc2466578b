"""What a clock is: how much time, counted in what, from what, and how firmly it binds.

Numbers of days live in data: national rules in `resources/guidance`, local ones in an authority's profile.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum


class Unit(StrEnum):
    """What a clock counts in. None of these is ever read as another."""

    AT_ONCE = "at_once"
    HOURS = "hours"
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    SCHOOL_DAYS = "school_days"
    WEEKS = "weeks"
    WORKING_WEEKS = "working_weeks"
    MONTHS = "months"
    YEARS = "years"


class Trigger(StrEnum):
    """What starts a clock."""

    STAGE_OPENED = "stage_opened"
    PREVIOUS_STAGE_OPENED = "previous_stage_opened"
    PREVIOUS_STAGE_CLOSED = "previous_stage_closed"
    ESCALATION_CLOSED = "escalation_closed"
    DECISION_NOTIFIED = "decision_notified"
    REFERRAL_RECEIVED = "referral_received"
    PHONE_REFERRAL = "phone_referral"
    REFERRAL_SENDING = "referral_sending"
    NO_DECISION = "no_decision"
    SITUATION_REVIEWED = "situation_reviewed"
    ACCEPTED = "accepted"
    ENQUIRY_MADE = "enquiry_made"
    DANGER_BELIEVED = "danger_believed"
    CONCERN_KNOWN = "concern_known"
    INCIDENT = "incident"
    STRATEGY_DISCUSSION = "strategy_discussion"
    CONFERENCE = "conference"
    CORE_GROUP = "core_group"
    REVIEW_CONFERENCE = "review_conference"
    PLAN_MEETING = "plan_meeting"
    EARLY_HELP_AGREED = "early_help_agreed"
    TEAM_MEETING = "team_meeting"
    MEETING_PLANNED = "meeting_planned"
    MOVE_NOTIFIED = "move_notified"
    MOVE_KNOWN = "move_known"
    PLACE_CONFIRMED = "place_confirmed"
    FILE_SENT = "file_sent"
    FILE_RECEIVED = "file_received"
    ABSENCE_BEGAN = "absence_began"
    CHILD_DELETED = "child_deleted"
    BECAME_LOOKED_AFTER = "became_looked_after"
    ASSESSMENT_ASKED = "assessment_asked"
    REQUEST_RECEIVED = "request_received"
    BREACH_KNOWN = "breach_known"
    LAST_TRAINED = "last_trained"
    LAST_REVIEWED = "last_reviewed"
    PLACEMENT_BEGAN = "placement_began"
    NOT_STATED = "not_stated"


class Standing(StrEnum):
    """How firmly a rule binds: law and statutory guidance, good practice, or a local time."""

    STATUTORY = "statutory"
    GOOD_PRACTICE = "good_practice"
    LOCAL = "local"


class Status(StrEnum):
    """Whether a rule applies yet."""

    IN_FORCE = "in_force"
    MADE = "made"
    UNKNOWN = "unknown"


class Confidence(StrEnum):
    """How well the rule is known: read in a source and well known, partly, or from general knowledge."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class DayPart(StrEnum):
    """Which end of the last day a clock runs to: its end, or the start of the school's day."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """So much time. Nought days is the end of the same day; `AT_ONCE` has no amount."""

    amount: int = 0
    unit: Unit
    until: DayPart = DayPart.END


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHours:
    """When an office takes things in; what arrives outside counts from when it next opens."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One clock. Two spans are two readings of it, and the earlier counts; none is a time nobody has fixed.

    `title` says what is due, `who` must do it. `words` stand where there is no span ("agreed by the
    parties"); `caveat` is a finished sentence ("Sooner if the child is at risk."). `office_hours` is the
    switch for "received out of hours counts as the next working day". `edition` names what it is read from.
    """

    id: str
    title: str
    who: str
    trigger: Trigger
    spans: tuple[Span, ...] = ()
    words: str = ""
    caveat: str = ""
    source: str
    edition: str
    status: Status = Status.IN_FORCE
    confidence: Confidence = Confidence.HIGH
    standing: Standing
    office_hours: OfficeHours | None = None


TRIGGER_WORDS = {
    Trigger.STAGE_OPENED: "after it was opened on",
    Trigger.PREVIOUS_STAGE_OPENED: "after the one before was opened on",
    Trigger.PREVIOUS_STAGE_CLOSED: "after the one before was closed on",
    Trigger.ESCALATION_CLOSED: "after the escalation was closed on",
    Trigger.DECISION_NOTIFIED: "after the decision was notified on",
    Trigger.REFERRAL_RECEIVED: "after it was received on",
    Trigger.PHONE_REFERRAL: "after the phone referral on",
    Trigger.REFERRAL_SENDING: "before the referral of",
    Trigger.NO_DECISION: "after a decision was due on",
    Trigger.SITUATION_REVIEWED: "after the review on",
    Trigger.ACCEPTED: "after it was accepted on",
    Trigger.ENQUIRY_MADE: "after the enquiry on",
    Trigger.DANGER_BELIEVED: "when danger was believed on",
    Trigger.CONCERN_KNOWN: "after it was known on",
    Trigger.INCIDENT: "after the incident on",
    Trigger.STRATEGY_DISCUSSION: "after the strategy discussion on",
    Trigger.CONFERENCE: "after the conference on",
    Trigger.CORE_GROUP: "after the core group on",
    Trigger.REVIEW_CONFERENCE: "after the review conference on",
    Trigger.PLAN_MEETING: "after the plan meeting on",
    Trigger.EARLY_HELP_AGREED: "after early help was agreed on",
    Trigger.TEAM_MEETING: "after the team meeting on",
    Trigger.MEETING_PLANNED: "before the meeting on",
    Trigger.MOVE_NOTIFIED: "after the move was notified on",
    Trigger.MOVE_KNOWN: "after the move was known on",
    Trigger.PLACE_CONFIRMED: "after the new place was confirmed on",
    Trigger.FILE_SENT: "after the file was sent on",
    Trigger.FILE_RECEIVED: "after the file was received on",
    Trigger.ABSENCE_BEGAN: "after the absence began on",
    Trigger.CHILD_DELETED: "after the name was taken off the register on",
    Trigger.BECAME_LOOKED_AFTER: "after the child became looked after on",
    Trigger.ASSESSMENT_ASKED: "after the assessment was asked for on",
    Trigger.REQUEST_RECEIVED: "after the request was received on",
    Trigger.BREACH_KNOWN: "after the breach was known on",
    Trigger.LAST_TRAINED: "after the last training on",
    Trigger.LAST_REVIEWED: "after the last review on",
    Trigger.PLACEMENT_BEGAN: "after the placement began on",
    Trigger.NOT_STATED: "counted from",
}
