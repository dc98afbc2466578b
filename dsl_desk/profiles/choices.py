"""The closed lists a profile chooses from. Local words are never in them: those are the file's own text."""

from __future__ import annotations

from enum import StrEnum


class Version(StrEnum):
    """Shapes of file this reader knows. 1.0 is 0.1 with more that may be said; nothing was taken away."""

    DRAFT = "0.1"
    FIRST = "1.0"


class Status(StrEnum):
    """How far an edition may be relied on. `ADOPTED` drives live work; `TRAINING` training casebooks only."""

    RESEARCH_DRAFT = "research_draft"
    LOCAL_DRAFT = "local_draft"
    REVIEWED = "reviewed"
    ADOPTED = "adopted"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    TRAINING = "training"


class AreaKind(StrEnum):
    """Whom a profile speaks for."""

    SINGLE_LA = "single_la"
    JOINT_LAS = "joint_las"
    REGIONAL_BASE = "regional_base"


class ModelKind(StrEnum):
    """How an authority sets out need."""

    NUMBERED_LEVELS = "numbered_levels"
    NAMED_LEVELS = "named_levels"
    NUMBERED_TIERS = "numbered_tiers"
    CONVERSATION_NO_THRESHOLDS = "conversation_no_thresholds"
    NOT_SEEN = "not_seen"


class Voice(StrEnum):
    """Who speaks in the authority's document."""

    PRACTITIONER = "practitioner"
    CHILD_FIRST_PERSON = "child_first_person"
    MIXED = "mixed"
    NOT_SEEN = "not_seen"


class Direction(StrEnum):
    """Which way a second scale runs."""

    HIGH_IS_SAFER = "high_is_safer"
    HIGH_IS_MORE_NEED = "high_is_more_need"
    UNKNOWN = "unknown"


class Anchor(StrEnum):
    """What a level covers in law, by which two authorities' levels can be set side by side."""

    UNIVERSAL = "universal"
    SINGLE_AGENCY_EXTRA = "single_agency_extra"
    MULTI_AGENCY_EARLY_HELP = "multi_agency_early_help"
    TARGETED_EARLY_HELP = "targeted_early_help"
    S17 = "s17"
    S47 = "s47"
    S20 = "s20"
    S31 = "s31"
    EHCP_INCLUDED = "ehcp_included"
    YOUTH_JUSTICE = "youth_justice"
    DISABILITY_ALL_AREAS = "disability_all_areas"
    NOT_SEEN = "not_seen"


class Weight(StrEnum):
    """Whether one indicator is enough, as the authority says; nobody adds them up."""

    SINGLE_SUFFICIENT = "single_sufficient"
    CONTRIBUTORY = "contributory"


class Canonical(StrEnum):
    """Our name for an authority's domain."""

    CHILD_DEVELOPMENT = "child_development"
    PARENTING_CAPACITY = "parenting_capacity"
    FAMILY_ENVIRONMENT = "family_environment"
    ABUSE_NEGLECT = "abuse_neglect"
    EXTRA_FAMILIAL = "extra_familial"
    CROSS_CUTTING = "cross_cutting"


class Channel(StrEnum):
    """How a route is used."""

    PHONE_FIRST = "phone_first"
    ONLINE_FORM = "online_form"
    PORTAL = "portal"
    DOCUMENT_FORM = "document_form"
    EMAIL_FORM = "email_form"
    CONSULTATION_ONLY = "consultation_only"
    NOT_SEEN = "not_seen"


class Asked(StrEnum):
    """Whether a section of a form must be filled, may be, or is left for the authority."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    WITHHELD = "withheld"


class Field(StrEnum):
    """What a section of a form asks for, in our terms, so that it can be filled from the records."""

    REFERRER = "referrer"
    CHILDREN = "children"
    HOUSEHOLD = "household"
    SIGNIFICANT_OTHERS = "significant_others"
    PARENTAL_RESPONSIBILITY = "parental_responsibility"
    LANGUAGE = "language"
    DISABILITY = "disability"
    WHEREABOUTS = "whereabouts"
    AGENCIES = "agencies"
    CONSENT = "consent"
    PARENTS_VIEW = "parents_view"
    IMMEDIATE_DANGER = "immediate_danger"
    REASON = "reason"
    WHY_NOW = "why_now"
    IMPACT = "impact"
    LEVEL = "level"
    CRITERIA = "criteria"
    STRENGTHS = "strengths"
    SUPPORT_TRIED = "support_tried"
    PREVIOUS_REFERRALS = "previous_referrals"
    CHRONOLOGY = "chronology"
    CHILD_WORDS = "child_words"
    CONTACT_ATTEMPTS = "contact_attempts"
    RISKS_TO_STAFF = "risks_to_staff"
    OUTCOME_WANTED = "outcome_wanted"
    IF_NOTHING_CHANGES = "if_nothing_changes"
    ATTACHMENTS = "attachments"
    SIGNATURES = "signatures"
    OFFICE_USE = "office_use"
    OTHER = "other"


class ConsentRule(StrEnum):
    """What a level asks about the family's agreement. Source: national rule R57."""

    AGREEMENT_NEEDED = "agreement_needed"
    SEEK_UNLESS_RISK = "seek_unless_risk"
    TELL_UNLESS_RISK = "tell_unless_risk"
    NOT_STATED = "not_stated"


class DurationKind(StrEnum):
    """How a policy fixes a time, or that it does not."""

    FIXED = "fixed"
    IMMEDIATE = "immediate"
    SAME_DAY = "same_day"
    LEAST_OF = "least_of"
    AGREED_BY_PARTIES = "agreed_by_parties"
    CHILDS_TIMESCALE_ONLY = "childs_timescale_only"
    NOT_SEEN = "not_seen"


class DurationUnit(StrEnum):
    """What a local clock counts in. `clock_days` are calendar days."""

    HOURS = "hours"
    CLOCK_DAYS = "clock_days"
    WORKING_DAYS = "working_days"
    SCHOOL_DAYS = "school_days"
    WEEKS = "weeks"
    WORKING_WEEKS = "working_weeks"
    MONTHS = "months"


class Override(StrEnum):
    """Whether a risk to the child shortens a time."""

    SOONER_IF_CHILD_AT_RISK = "sooner_if_child_at_risk"
    NONE = "none"


class Side(StrEnum):
    """Whose post it is."""

    SCHOOL = "school"
    AUTHORITY = "authority"
    PARTNERSHIP = "partnership"
    POLICE = "police"
    HEALTH = "health"
    OTHER = "other"


class TeamRole(StrEnum):
    """What a team is for."""

    FRONT_DOOR = "front_door"
    MASH = "mash"
    EARLY_HELP = "early_help"
    OUT_OF_HOURS = "out_of_hours"
    LADO = "lado"
    ADVICE_LINE = "advice_line"
    CHILDREN_SOCIAL_CARE = "children_social_care"
    DISABILITY = "disability"
    OTHER = "other"


class Seen(StrEnum):
    """How much of a required content was seen; `not_seen` is no evidence that it is absent."""

    SEEN = "seen"
    PARTLY_SEEN = "partly_seen"
    NOT_SEEN = "not_seen"


class EvidenceKind(StrEnum):
    """Where a fact in a profile was read."""

    OFFICIAL_EXCERPT = "stored_page_excerpt_official"
    THIRD_PARTY_EXCERPT = "stored_page_excerpt_third_party_copy"
    REPOSITORY_FILE = "stored_repository_file"
    GENERAL_KNOWLEDGE = "general_knowledge"
    LIVE_DOCUMENT = "live_document"
    INVENTED = "invented_for_training"
