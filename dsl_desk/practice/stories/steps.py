"""What a training story is made of: one small value for each thing a DSL does, at its own moment.

A record is named by a `key` within its tale, so that later steps can point at it. Times are England's, in
2026 unless said. What a step leaves out is taken as the desk takes it: kept now, by whoever is signed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from dsl_desk.model.concern import HowTold
from dsl_desk.model.judgement import Decision
from dsl_desk.model.people import Responsibility
from dsl_desk.model.place import Address, AuthorityPeriod
from dsl_desk.model.record import Part
from dsl_desk.model.referral import Consent, Outcome, Purpose, ReasonCode
from dsl_desk.model.school import School
from dsl_desk.model.support import ContactResult, Effect
from dsl_desk.model.working_days import LONDON
from dsl_desk.profiles.choices import Channel, Field

STORY_YEAR = 2026
DSL = "Ruth Okafor"
POST = "Designated Safeguarding Lead"


def at(day: int, month: int, hour: int, minute: int = 0) -> datetime:
    """Give a local time of the story's year."""
    return datetime(STORY_YEAR, month, day, hour, minute, tzinfo=LONDON)


def on(day: int, month: int, year: int = STORY_YEAR) -> date:
    """Give a day, of the story's year unless said."""
    return date(year, month, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something kept at the desk. `at` is when it was written: the clock stands there."""

    at: datetime
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated(Step):
    """The school's letterhead and terms; `logo` names a file of the story."""

    school: School
    logo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(Step):
    """An authority's edition taken into the casebook, by the name of its file."""

    authority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported(Step):
    """The school's list of children; whoever it no longer names left on `left_on`."""

    file: str
    left_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Another child in a record, by the name on the register, and the part they have in it."""

    child: str
    part: Part = Part.MENTIONED


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced(Step):
    """An adult round the child. `other_children` are brothers and sisters to whom they are the same."""

    name: str
    relation: str
    responsibility: Responsibility = Responsibility.UNKNOWN
    lives_with: bool | None = None
    post: str = ""
    organisation: str = ""
    telephone: str = ""
    first_language: str = ""
    other_children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed(Step):
    """An authority given a part for the child."""

    period: AuthorityPeriod
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden(Step):
    """A confidential address kept in protection, and the register's address closed the day before."""

    address: Address
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(Step):
    """The register's address closed after the last day the child lived there, with no new one known."""

    last_on: date
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged(Step):
    """A concern. `happened` and `told` are a time, or a day where the time is not known."""

    headline: str
    account: str
    happened: datetime | date
    told: datetime | date | None = None
    by: str
    post: str = ""
    how: HowTold = HowTold.SEEN
    words: str = ""
    questions: str = ""
    opinion: str = ""
    where: str = ""
    source_of_harm: str = ""
    done: str
    parents: str
    categories: tuple[str, ...] = ()
    others: tuple[Other, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Step):
    """A concern corrected with a reason; what is None stays as it was written."""

    of: str
    why: str
    happened: datetime | date | None = None
    account: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Step):
    """A dated note; it happened when it was written unless said."""

    headline: str
    account: str
    source: str = ""
    words: str = ""
    happened: datetime | date | None = None
    others: tuple[Other, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried(Step):
    """Help given or offered. `level` is the id of one of the authority's levels, where it has any."""

    what: str
    agency: str
    level: str = ""
    from_on: date
    to_on: date | None = None
    how_often: str = ""
    effect: Effect = Effect.NOT_KNOWN
    result: str = ""
    waited: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(Step):
    """What an earlier help did, once that was known; `to_on` if it has ended."""

    of: str
    to_on: date | None = None
    effect: Effect
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A deadline of an earlier record in the tale: that record's key and the rule's id."""

    of: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacted(Step):
    """A try at reaching somebody; `chases` are deadlines that it meets.

    It is answered at once where somebody spoke, or the absent sent word, unless `answered_on` says when.
    """

    agency: str
    person: str = ""
    how: str = "telephone"
    asked: str
    result: ContactResult
    said: str = ""
    tried: datetime | date | None = None
    made_by: str = DSL
    answered_on: date | None = None
    next_try_on: date | None = None
    about: str = ""
    chases: tuple[Due, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(Step):
    """An answer to an earlier attempt, which had been left open."""

    of: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A dated fact under a criterion, and the key of the record it stands in."""

    on: date
    text: str
    record: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """An indicator of the edition, ticked by a person, and its facts."""

    indicator: str
    facts: tuple[Dated, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A criterion typed by the DSL because the edition has none, with its page, and its facts."""

    quoted: str
    page: str
    facts: tuple[Dated, ...]


def fact(on: date, text: str, record: str = "") -> Dated:
    """Give a dated fact in one line."""
    return Dated(on=on, text=text, record=record)


def tick(indicator: str, *facts: Dated) -> Ticked:
    """Tick an indicator and tie it to facts."""
    return Ticked(indicator=indicator, facts=facts)


def copy_out(quoted: str, page: str, *facts: Dated) -> Copied:
    """Type a criterion from the authority's document and tie it to facts."""
    return Copied(quoted=quoted, page=page, facts=facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged(Step):
    """A judgement under the edition in force for the child that day."""

    level: str = ""
    decision: Decision
    why: str
    concerns: tuple[str, ...] = ()
    ticked: tuple[Ticked, ...] = ()
    copied: tuple[Copied, ...] = ()
    advice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred(Step):
    """A referral by one of the authority's routes, or one in the school's words with its `channel`.

    `says` fills sections of the form by what they ask; what nobody says is filled from the casebook.
    """

    judgement: str
    concerns: tuple[str, ...]
    purpose: Purpose
    route: str
    channel: Channel | None = None
    consent: Consent
    consent_words: str
    reason: str
    why_now: str
    child_words: str = ""
    outcome: str
    spoken_to: str = ""
    reference: str = ""
    says: Mapping[Field, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied(Step):
    """An answer to a referral or to a stage, by its key: received now, and decided today unless said."""

    to: str
    outcome: Outcome
    code: ReasonCode = ReasonCode.NONE_GIVEN
    reason: str
    decider: str = ""
    post: str = ""
    organisation: str = ""
    decided_on: date | None = None
    channel: str = "telephone"
    offered: str = ""
    asks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One disputed criterion by its place in the judgement, from 1, with what they say and what we say."""

    place: int
    they_say: str
    we_say: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalated(Step):
    """A stage of the authority's ladder: the next one unless `stage` is given, with why it is out of turn.

    `standing` are conditions that a person has checked, under which further standing facts apply to the
    reason given in the `reply` challenged.
    """

    referral: str
    judgement: str
    points: tuple[Point, ...]
    why_now: str
    wanted: str
    wanted_by: date | None = None
    agreed: tuple[str, ...] = ()
    interim: str
    to_name: str = ""
    by: str = DSL
    decision: str = ""
    stage: int | None = None
    why_out_of_turn: str = ""
    reply: str = ""
    standing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed(Step):
    """The pack of a referral or of a stage, by its key, drawn and saved beside the casebook."""

    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """One child's story. `comment` is the head teachers' comment it stands for, in our words.

    `others` are further children the story names: brothers and sisters on the register, and friends.
    """

    number: int
    comment: str
    child: str
    known_as: str = ""
    others: tuple[str, ...] = ()
    steps: tuple[Step, ...]
