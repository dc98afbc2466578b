"""Where in the window somebody is: a screen and the ids of what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dsl_desk.model.record import RecordId


class Where(StrEnum):
    """Every screen."""

    TODAY = "today"
    CHILDREN = "children"
    CHILD = "child"
    NEW_CHILD = "new child"
    IMPORT = "import"
    CONCERNS = "concerns"
    CONCERN = "concern"
    NOTE = "note"
    CONTACT = "contact"
    SUPPORT = "support"
    JUDGE = "judge"
    REFERRALS = "referrals"
    REFER = "refer"
    REPLY = "reply"
    ESCALATE = "escalate"
    PACK = "pack"
    SLIP = "slip"
    RECORD = "record"
    CORRECT = "correct"
    ADDRESS = "address"
    AUTHORITY = "authority"
    PERSON = "person"
    SEARCH = "search"
    DEADLINES = "deadlines"
    DRAFTS = "drafts"
    ACTIVITY = "activity"
    PROFILES = "profiles"
    SCHOOL = "school"
    WIZARD = "wizard"
    SETTINGS = "settings"
    HELP = "help"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One screen and what it is about. `part` is a tab or a filter, `words` what was searched for.

    Held in memory only; `words` go when the casebook is locked.
    """

    screen: Where
    child: RecordId | None = None
    record: RecordId | None = None
    draft: str = ""
    part: str = ""
    words: str = ""


SENT, ADDRESS, AUTHORITY = "sent", "address", "authority"
"""Parts of a record to correct alone; the last two go with the number of the line, counted from 0."""

TODAY = Place(screen=Where.TODAY)
