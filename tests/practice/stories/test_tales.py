"""The story's data by itself: dates that can be, keys that lead somewhere, names that hide nothing else."""

from __future__ import annotations

import csv
import re
from datetime import date, datetime, time
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from dsl_desk.model.child import upn_fault
from dsl_desk.model.redaction import texts_within
from dsl_desk.model.spelling import tokens_of
from dsl_desk.model.working_days import is_working_day
from dsl_desk.practice.stories.acting import act
from dsl_desk.practice.stories.rowan_high import BEGINS_AT, OWN_DAYS, ROWAN_HIGH, TALES
from dsl_desk.practice.stories.steps import (
    Answered,
    Contacted,
    Corrected,
    Dated,
    Ended,
    Escalated,
    Judged,
    Logged,
    Packed,
    Referred,
    Replied,
    Step,
)
from dsl_desk.practice.stories.telling import StoryClock, story_file
from dsl_desk.profiles.guidance import england_calendar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.practice.stories.steps import Tale

PUPILS = ("pupils_2026-04.csv", "pupils_2026-09.csv")
NUMBER = re.compile(r"\+?\d[\d ]{8,}\d")
DRAMA = re.compile(r"01632 ?960\d{3}|07700 ?900\d{3}|0113 ?496 ?0\d{3}|020 ?7946 ?0\d{3}|08081 ?570\d{3}")
"""Ofcom's numbers for drama use."""

WORKING_HOURS = time(7, 30), time(18, 0)
each_tale = pytest.mark.parametrize("tale", TALES, ids=lambda tale: f"tale {tale.number}")


def pupils(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(story_file(name).decode())))


def everybody() -> dict[str, dict[str, str]]:
    return {f"{one['Legal Forename']} {one['Legal Surname']}": one for name in PUPILS for one in pupils(name)}


def texts_of(step: Step) -> Iterator[str]:
    yield from texts_within(step)
    if isinstance(step, Referred):
        yield from step.says.values()


def points_at(step: Step) -> Iterator[str]:
    """The keys of earlier records that a step names."""
    match step:
        case Corrected() | Ended() | Answered() | Packed():
            yield step.of
        case Contacted():
            yield from (one.of for one in step.chases)
            yield step.about
        case Referred():
            yield from (step.judgement, *step.concerns)
        case Escalated():
            yield from (step.judgement, step.referral, step.reply)
        case Replied():
            yield step.to
        case Judged():
            yield from step.concerns


def facts_of(step: Step) -> Iterator[Dated]:
    if isinstance(step, Judged):
        for ticked in step.ticked:
            yield from ticked.facts
        for copied in step.copied:
            yield from copied.facts


def days_in(step: Step) -> Iterator[datetime | date]:
    """The days a step tells of, which cannot lie after it was written."""
    yield from (fact.on for fact in facts_of(step))
    if isinstance(step, Logged):
        yield from (step.happened, step.told or step.at)
    if isinstance(step, Contacted):
        yield step.tried or step.at


def test_there_is_one_tale_for_each_of_nine_comments() -> None:
    assert [tale.number for tale in TALES] == list(range(1, 10))
    assert len({tale.child for tale in TALES}) == len({tale.comment for tale in TALES}) == 9


@each_tale
def test_a_tale_is_told_on_school_days_in_school_hours(tale: Tale) -> None:
    calendar = england_calendar(ROWAN_HIGH.terms)
    for step in tale.steps:
        day = step.at.date()
        term = next(one for one in ROWAN_HIGH.terms if one.from_on <= day <= one.to_on)
        assert day not in term.closed
        assert is_working_day(day, calendar)
        assert WORKING_HOURS[0] <= step.at.time() <= WORKING_HOURS[1]


@each_tale
def test_nothing_told_lies_after_it_was_written(tale: Tale) -> None:
    for step in tale.steps:
        for day in days_in(step):
            told = day <= step.at if isinstance(day, datetime) else day <= step.at.date()
            assert told, (step.at, day)


@each_tale
def test_every_key_leads_to_something_earlier(tale: Tale) -> None:
    known: set[str] = set()
    for step in sorted(tale.steps, key=lambda one: one.at):
        named = {*points_at(step), *(fact.record for fact in facts_of(step))} - {""}
        assert named <= known
        assert step.key not in known - {""}
        known.add(step.key)


@each_tale
def test_every_telephone_number_is_nobodys(tale: Tale) -> None:
    for step in tale.steps:
        for text in texts_of(step):
            assert [one for one in NUMBER.findall(text) if not DRAMA.fullmatch(one)] == []


@each_tale
def test_a_tale_names_no_child_but_its_own_cast(tale: Tale) -> None:
    """An adult or a word that is also a child's name would be hidden in the packs."""
    cast = (tale.child, *tale.others)
    assert set(cast) <= set(everybody())
    others = {word for name in everybody() if name not in cast for word in tokens_of(name)}
    own = {word for name in cast for word in tokens_of(name)}
    said = {word for step in tale.steps for text in texts_of(step) for word in tokens_of(text)}
    assert said & (others - own) == set()


@pytest.mark.parametrize("name", PUPILS)
def test_the_schools_lists_are_sound(name: str) -> None:
    rows = pupils(name)
    numbers = [one["UPN"] for one in rows if one["UPN"]]
    assert len(rows) >= 40
    assert len(numbers) == len(set(numbers)) >= len(rows) - 1
    assert [upn_fault(one) for one in numbers] == [None] * len(numbers)
    began = 2026 if name == PUPILS[1] else 2025
    for one in rows:
        _, month, year = map(int, one["Date of Birth"].split("/"))
        turned_eleven_in = year + 11 + (month >= 9)
        assert one["Year Group"] == f"Year {began - turned_eleven_in + 7}"


def test_only_one_row_is_marked_confidential_and_one_child_is_there_twice() -> None:
    confidential = [one for name in PUPILS for one in pupils(name) if one["Address Confidential"] == "Y"]
    assert [one["Preferred Forename"] for one in confidential] == ["Temi"]
    named = [(one["Legal Forename"], one["Legal Surname"]) for one in pupils(PUPILS[0])]
    assert len(named) - len(set(named)) == 1


def test_the_schools_own_number_is_for_drama_too() -> None:
    assert DRAMA.fullmatch(ROWAN_HIGH.telephone)


def test_the_clock_stands_still_until_it_is_moved_on_and_never_goes_back() -> None:
    clock = StoryClock(BEGINS_AT)
    assert clock.now() == clock.now() == BEGINS_AT
    clock.move_on(OWN_DAYS[-1].at)
    assert clock.now() == OWN_DAYS[-1].at
    with pytest.raises(ValueError, match="goes back in time"):
        clock.move_on(BEGINS_AT)


def test_every_kind_of_step_can_be_done() -> None:
    kinds = {type(step) for tale in TALES for step in tale.steps} | {type(step) for step in OWN_DAYS}
    unknown = act.dispatch(Step)
    assert [kind.__name__ for kind in kinds if act.dispatch(kind) is unknown] == []
