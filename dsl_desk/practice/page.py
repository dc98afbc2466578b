"""One child's page: who they are, what is due, and everything that happened, newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dsl_desk.errors import DeskError
from dsl_desk.model.child import Child, authority_on, guiding_authority
from dsl_desk.model.deadline import say_day
from dsl_desk.model.people import Person, Responsibility
from dsl_desk.model.place import Address, AuthorityPart, ConfidentialAddress
from dsl_desk.model.record import RecordId
from dsl_desk.model.support import ContactAttempt, SupportGiven
from dsl_desk.model.working_days import working_days_between
from dsl_desk.practice.age import age_words, left_words, year_words
from dsl_desk.practice.contacts import Wait
from dsl_desk.practice.profiles import NoProfile
from dsl_desk.practice.standing import sheets_of
from dsl_desk.practice.story_line import StoryLine, story_lines
from dsl_desk.practice.today import DueItem
from dsl_desk.practice.written import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import Kept

ROUND_THE_CHILD = (Child, Person)
"""Kinds that are no events: they stand at the head of the page."""


class NotKnownThen(DeskError):
    """Nothing was known of a child at the end of that day."""

    def __init__(self, day: date) -> None:
        """Say which day, and what to do."""
        super().__init__(f"Nothing was kept about this child by {say_day(day)}. Choose a later day.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityNow:
    """One authority's part for the child; `guides` says that its thresholds and clocks apply."""

    part: AuthorityPart
    name: str
    profile_id: str
    from_on: date | None
    guides: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Adult:
    """An adult round the child, and what they are to this child."""

    person_id: RecordId
    revision: int
    name: str
    relation: str
    parental_responsibility: Responsibility
    lives_with: bool | None
    post: str
    organisation: str
    telephone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildPage:
    """Everything one child's page shows, now or as it was known at a day's end (`as_known_on`).

    `day` is the day it is shown for. `next` is empty for an earlier day: what is due is due now. `counts` are
    of records by kind. `edition_fault` says why no edition can be named.
    """

    child_id: RecordId
    sheet: Sheet[Child]
    as_known_on: date | None
    day: date
    name: str
    initials: str
    age_words: str
    year_words: str
    facts: str
    status_words: str
    level_words: str
    level_place: int
    authorities: tuple[AuthorityNow, ...]
    addresses: tuple[Address, ...]
    confidential_addresses: int
    adults: tuple[Adult, ...]
    edition: str
    edition_id: RecordId | None
    edition_fault: str
    next: tuple[DueItem, ...]
    support: tuple[Sheet[SupportGiven], ...]
    waits: tuple[Wait, ...]
    counts: Mapping[str, int]
    lines: tuple[StoryLine, ...]


class Pages:
    """Reads one child's page."""

    def __init__(self, desk: Desk) -> None:
        """Work on this desk."""
        self._desk = desk

    def of(self, child_id: RecordId, as_known_on: date | None = None) -> ChildPage:
        """Open a child's page, now or as known at a day's end; noted as read.

        Raises `NoSuchRecord`, or `NotKnownThen`.
        """
        desk = self._desk
        now = desk.children.open(child_id)
        story = desk.records.story(child_id, as_known_on)
        day = as_known_on or desk.records.today()
        sheet = now if as_known_on is None else _sheet_in(story, day)
        child, standing = sheet.record, desk.standings.of_story(story, child_id)
        level, edition = standing.levels.get(child_id), self._edition(child, day)
        adults = tuple(_adults(story, child_id))
        events = tuple(one for one in story if not isinstance(one.record, ROUND_THE_CHILD))
        return ChildPage(
            child_id=child_id,
            sheet=sheet,
            as_known_on=as_known_on,
            day=day,
            name=child.name,
            initials=initials_of(child),
            age_words=age_words(child.born_on, day),
            year_words=year_words(child),
            facts=facts_of(child, adults, day),
            status_words=left_words(child, day) or standing.words().get(child_id, ""),
            level_words=level.words if level else "",
            level_place=level.place if level else 0,
            authorities=tuple(_authorities(child, day)),
            addresses=tuple(one for one in child.addresses if _is_lived_at(one, day)),
            confidential_addresses=len(sheets_of(story, ConfidentialAddress)),
            adults=adults,
            edition=edition.title,
            edition_id=edition.record_id,
            edition_fault=edition.fault,
            next=desk.today.items(desk.deadlines.of_story(story, child_id)) if as_known_on is None else (),
            support=sheets_of(story, SupportGiven),
            waits=self._waits(story, day),
            counts=Counter(one.record.kind for one in events),
            lines=story_lines(events, child_id, desk.history.labels()),
        )

    def names(self, child_ids: Iterable[RecordId]) -> Mapping[RecordId, str]:
        """Give the names of children and adults by id; an id that names neither is left out."""
        wanted = tuple(dict.fromkeys(child_ids))
        found = dict(self._desk.roll.names(wanted))
        for who in wanted:
            kept = None if who in found else self._desk.casebook.latest(who)
            if kept is not None and isinstance(kept.record, Person):
                found[who] = kept.record.name
        return found

    def _edition(self, child: Child, day: date) -> _Named:
        try:
            edition = self._desk.profiles.speaking_for(child, day)
        except NoProfile as fault:
            return _Named(fault=str(fault))
        return _Named(title=edition.profile.title, record_id=edition.record_id)

    def _waits(self, story: Iterable[Kept], day: date) -> tuple[Wait, ...]:
        """Give each attempt with the working days waited, to the answer or the day shown."""
        calendar = self._desk.school.calendar()
        return tuple(
            Wait(
                sheet=one,
                working_days=working_days_between(
                    one.record.tried.on, one.record.answered_on or day, calendar
                ),
            )
            for one in sheets_of(story, ContactAttempt)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """An edition's title and record, or why there is none."""

    title: str = ""
    record_id: RecordId | None = None
    fault: str = ""


def initials_of(child: Child) -> str:
    """Give the first letters of the everyday and the family name."""
    names = (child.preferred_name or child.given_name, child.family_name)
    return "".join(one.strip()[:1].upper() for one in names)


def facts_of(child: Child, adults: Iterable[Adult], day: date) -> str:
    """Say the facts under the name in one line: year and form, birthday with age, with whom, the UPN."""
    born = child.born_on
    said = f"Born {born.day} {born:%B} {born.year} ({age_words(born, day)})" if born else "No date of birth"
    homes = [one.relation or one.name for one in adults if one.lives_with]
    lives = f"Lives with {_listed(homes)}" if homes else ""
    upn = f"UPN {child.upn}" if child.upn else ""
    return " · ".join(filter(None, (year_words(child), said, lives, upn)))


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _sheet_in(story: Iterable[Kept], day: date) -> Sheet[Child]:
    found = sheets_of(story, Child)
    if not found:
        raise NotKnownThen(day)
    return found[0]


def _authorities(child: Child, day: date) -> Iterator[AuthorityNow]:
    guiding = guiding_authority(child, day)
    for part in AuthorityPart:
        period = authority_on(child, part, day)
        if period is not None:
            yield AuthorityNow(
                part=part,
                name=period.name,
                profile_id=period.profile_id,
                from_on=period.from_on,
                guides=period == guiding,
            )


def _is_lived_at(address: Address, day: date) -> bool:
    return (address.from_on is None or address.from_on <= day) and (
        address.to_on is None or day <= address.to_on
    )


def _adults(story: Iterable[Kept], child_id: RecordId) -> Iterator[Adult]:
    for sheet in sheets_of(story, Person):
        for one in sheet.record.relationships:
            if one.child == child_id:
                yield Adult(
                    person_id=sheet.record_id,
                    revision=sheet.revision,
                    name=sheet.record.name,
                    relation=one.relation,
                    parental_responsibility=one.parental_responsibility,
                    lives_with=one.lives_with,
                    post=sheet.record.post,
                    organisation=sheet.record.organisation,
                    telephone=sheet.record.telephone,
                )
