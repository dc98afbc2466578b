"""A child's age, year and leaving in words; the age to the day as the eighteenth birthday comes near."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.model.child import ADULT_AT, age_on, turns_18_on
from dsl_desk.model.deadline import say_day

if TYPE_CHECKING:
    from datetime import date

    from dsl_desk.model.child import Child

NEAR = 100
"""Days before the eighteenth birthday from which they are counted out."""


def age_words(born_on: date | None, day: date) -> str:
    """Say an age on a day: "13", "17, 18 in 23 days", "18 today"; nothing where no birthday is known."""
    if born_on is None or born_on > day:
        return ""
    age = age_on(born_on, day)
    left = (turns_18_on(born_on) - day).days
    if left == 0:
        return f"{ADULT_AT} today"
    if 0 < left <= NEAR:
        return f"{age}, {ADULT_AT} in {left} {'day' if left == 1 else 'days'}"
    return str(age)


def year_words(child: Child) -> str:
    """Say a child's year and form: "Year 8, 8K". A year given as a number alone gets its word."""
    year = child.year_group.strip()
    return ", ".join(filter(None, (f"Year {year}" if year.isdigit() else year, child.form.strip())))


def left_words(child: Child, day: date) -> str:
    """Say that a child has left: "Left Friday 3 July 2026"; nothing while they are on roll."""
    return f"Left {say_day(child.left_on)}" if child.left_on and child.left_on <= day else ""
