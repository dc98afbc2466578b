"""Every kind of record the house knows, in one tuple that is handed to whoever reads entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.model.access import LedgerOpened, Member
from dsl_desk.model.child import Child
from dsl_desk.model.concern import Concern
from dsl_desk.model.escalation import Escalation
from dsl_desk.model.judgement import Judgement
from dsl_desk.model.note import Note
from dsl_desk.model.people import Person
from dsl_desk.model.place import ConfidentialAddress
from dsl_desk.model.referral import Referral, Reply
from dsl_desk.model.school import ProfileEdition, School
from dsl_desk.model.sharing import Disclosure
from dsl_desk.model.support import ContactAttempt, SupportGiven

if TYPE_CHECKING:
    from dsl_desk.model.record import Record

KINDS: tuple[type[Record], ...] = (
    LedgerOpened,
    Member,
    School,
    ProfileEdition,
    Child,
    Person,
    ConfidentialAddress,
    Concern,
    Note,
    Judgement,
    ContactAttempt,
    SupportGiven,
    Referral,
    Reply,
    Escalation,
    Disclosure,
)
