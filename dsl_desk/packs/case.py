"""What a pack says about the case: finished values, already redacted and decided, in the order they print.

Nothing here is looked up or worked out. An empty field prints "No information"; a `Withheld` prints its
reason; nothing is ever left blank. Times are `When`: no more exact than they are known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from dsl_desk.model.body_figure import Drawing
from dsl_desk.model.body_map import Mark
from dsl_desk.model.judgement import Wording
from dsl_desk.packs.text import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """Something deliberately not given to this recipient, and why, in words fit for them to read."""

    reason: str


Answer: TypeAlias = str | Withheld


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One label with its answer, in the label the authority or the school uses."""

    label: str
    answer: Answer = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Labels and answers, one under another."""

    rows: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """An address; `label` says which ("Lives at", "Until June 2026"), `dates` from when to when."""

    label: str
    lines: tuple[str, ...] | Withheld = ()
    dates: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """The child the pack is about. `counted_on` is the day the age is counted to.

    `authorities` pairs each part with its holder: ("Home authority", "Northmoor").
    """

    name: str
    known_as: str = ""
    other_names: tuple[str, ...] = ()
    born_on: date | None = None
    counted_on: date
    upn: str = ""
    year_group: str = ""
    homes: tuple[Home, ...] = ()
    authorities: tuple[tuple[str, str], ...] = ()
    more: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An adult, or another child under their label, and what they are to the child."""

    name: str
    relation: str = ""
    born: str = ""
    responsibility: str = ""
    lives_with: str = ""
    contact: Answer = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """Everyone in the household and involved with the child."""

    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What the family was told and said, and why not where they were not asked."""

    told: str = ""
    agreed: str = ""
    why_not: str = ""
    asked: When = ""
    asked_by: str = ""
    covers: str = ""
    child_view: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedFact:
    """Something that happened, when, and the record it stands in."""

    when: When
    text: str
    recorded: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What happened, dated."""

    facts: tuple[DatedFact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Danger:
    """Whether the child is in danger now, and what was done about it."""

    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Free text, under a small heading of its own if it has one."""

    text: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """A short list, under a small heading of its own if it has one."""

    items: tuple[str, ...] = ()
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One of the authority's criteria and the dated facts that meet it.

    `wording` decides how `words` print: in quotation marks with edition and page, as ours with their page, or
    as typed by the school from their document. `level` is the authority's own label. The two views are for a
    disputed point.
    """

    words: str
    wording: Wording
    level: str = ""
    edition: str = ""
    page: str = ""
    facts: tuple[DatedFact, ...] = ()
    their_view: str = ""
    our_view: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The level a person chose, under the authority's label; or none, with `no_level_because`."""

    level: str = ""
    no_level_because: str = ""
    why: str = ""
    judged_by: str = ""
    judged: When = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """The authority's criteria one by one; `document` names it with its edition."""

    document: str = ""
    criteria: tuple[Criterion, ...] = ()
    judged: Judged | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Help given or offered: what, by whom, at which level, when, and what it did."""

    what: str
    agency: str = ""
    level: str = ""
    began: When = ""
    ended: When = ""
    how_often: str = ""
    effect: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What has been tried."""

    supports: tuple[Support, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try at reaching an agency. `working_days_waited` is None where nothing was waited for."""

    when: When
    agency: str
    person: str = ""
    how: str = ""
    asked: str = ""
    result: str = ""
    by: str = ""
    working_days_waited: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempts:
    """Contact attempts and delays."""

    attempts: tuple[Attempt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyMap:
    """Marks seen, numbered in this order, and the drawings they stand on: front, then back."""

    marks: tuple[Mark, ...]
    drawings: tuple[Drawing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the chronology; `on` places it under its month."""

    on: date
    when: When
    kind: str
    title: str
    text: str = ""
    child_words: str = ""
    source: str = ""
    body_map: BodyMap | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronology:
    """Events in the order they are to print; a month heads each run of events in it."""

    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What the child said, as spoken, to whom and when."""

    words: str
    when: When = ""
    told: str = ""
    recorded: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildWords:
    """The child's own words."""

    said: tuple[Spoken, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What is asked for, by when, and what is likely if nothing changes."""

    sought: tuple[str, ...] = ()
    by: When = ""
    otherwise: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A date in force: the rule it comes from, its source, and why it is this date."""

    what: str
    by: When
    rule: str = ""
    source: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """Deadlines in force."""

    rows: tuple[Due, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """Something sent with the pack."""

    title: str
    pages: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosures:
    """What is enclosed."""

    rows: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The decision challenged, and the reason given for it in their words."""

    what: str
    decided: When = ""
    by: str = ""
    their_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierStage:
    """A stage or attempt already gone through, and what came of it."""

    label: str
    to_post: str = ""
    opened: When = ""
    result: str = ""
    closed: When = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """Earlier stages and attempts."""

    stages: tuple[EarlierStage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A place to sign."""

    name: str
    role: str = ""
    statement: str = ""


Block: TypeAlias = (
    Withheld
    | Facts
    | Child
    | Household
    | Consent
    | Happened
    | Danger
    | Passage
    | Points
    | Criteria
    | Tried
    | Attempts
    | BodyMap
    | Chronology
    | ChildWords
    | Outcome
    | Deadlines
    | Enclosures
    | Decision
    | Earlier
)
