"""Records as a terminal shows them: what was kept, a child's header, a chronology, what is due and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.cli.readers import say_when
from dsl_desk.model.child import age_on, turns_18_on
from dsl_desk.model.deadline import say_day, say_due

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from dsl_desk.casebook.entries import Kept, Listed
    from dsl_desk.cli.terminal import Terminal
    from dsl_desk.model.child import Child
    from dsl_desk.model.deadline import Deadline
    from dsl_desk.model.place import AuthorityPeriod
    from dsl_desk.practice.deadlines import OpenDeadline
    from dsl_desk.practice.written import Written

QUOTED = "    | "
BESIDE = "    "
COUNTED_FROM = 17
"""Age from which the days to the eighteenth birthday are counted: many duties and refusals turn on it."""


def show_written(written: Written, terminal: Terminal) -> None:
    """Say what was kept, what looks mistaken, what it still lacks and what a new record made due."""
    record = written.kept.record
    terminal.say()
    terminal.say_line(f"Kept: {record.kind} {written.kept.reference}, {record.line().headline}.")
    for warning in written.warnings:
        terminal.say_line(warning, "  Check: ")
    for deadline in record.deadlines() if written.revision == 1 else ():
        show_deadline(deadline, terminal)
    if written.missing:
        terminal.say("Still to complete (dsl-desk correct):")
        for sentence in written.missing:
            terminal.say_line(sentence, "  - ")


def show_deadline(deadline: Deadline, terminal: Terminal, lead: str = "Due") -> None:
    """Say what is due when, who must do it, and why this date."""
    terminal.say_line(f"{lead}: {say_due(deadline)}. {deadline.what} ({deadline.who})", "  ", BESIDE)
    terminal.say_line(f"Why this date: {deadline.why}", BESIDE)


def show_open_deadline(one: OpenDeadline, terminal: Terminal, whose: str = "") -> None:
    """Say one deadline that is not met, where it was set and, in a list of several children, whose it is."""
    terminal.say_line(f"{', '.join(filter(None, (whose, one.kept.reference)))}:")
    show_deadline(one.deadline, terminal, "OVERDUE since" if one.is_overdue else "Due")


def show_child(child: Child, today: date, terminal: Terminal) -> None:
    """Show who a child is: names, age, where they are in school, and who answers for them."""
    terminal.title(child.name)
    for label, said in _about(child, today):
        if said:
            terminal.say_line(f"{label}: {said}", "  ", BESIDE)


def say_age(born_on: date, today: date) -> str:
    """Say how old somebody is; from 17 on, how many days of childhood are left in law."""
    age = age_on(born_on, today)
    eighteen = turns_18_on(born_on)
    if today >= eighteen:
        return f"{age}, an adult in law since {say_day(eighteen)}"
    if age < COUNTED_FROM:
        return str(age)
    days = (eighteen - today).days
    left = "1 day" if days == 1 else f"{days} days"
    return f"{age}, and a child in law for {left} more: 18 on {say_day(eighteen)}"


def show_chronology(kept: Iterable[Kept], terminal: Terminal) -> None:
    """Show records oldest first, each child's words apart and each correction marked."""
    for one in kept:
        line = one.record.line()
        terminal.say()
        status = f", {line.status}" if line.status and line.status not in line.headline else ""
        terminal.say_line(f"{say_when(line.when)}: {line.title}{status} ({one.reference})", "", BESIDE)
        terminal.say_line(line.headline, "  ")
        if line.body and line.body != line.headline:
            terminal.say(line.body, BESIDE)
        if line.child_words:
            terminal.say("In the child's words:", BESIDE)
            terminal.say(line.child_words, QUOTED, QUOTED)
        if one.revision > 1:
            terminal.say_line(f"Corrected (revision {one.revision}): {one.why}", BESIDE)


def show_found(found: Iterable[Listed], terminal: Terminal) -> None:
    """Show what a search found, newest first."""
    terminal.table(
        ("Day", "What", "Heading", "Ledger"),
        [(f"{one.happened_on:%d/%m/%Y}", one.title, one.headline, one.compartment) for one in found],
    )


def say_child(child: Child) -> str:
    """Name a child so that two of the same name are told apart."""
    school = " ".join(filter(None, (child.year_group, child.form)))
    born = f"born {child.born_on.day} {child.born_on:%B %Y}" if child.born_on else ""
    left = "left" if child.left_on else ""
    return ", ".join(filter(None, (child.name, school, born, left)))


def _about(child: Child, today: date) -> Iterator[tuple[str, str]]:
    full = f"{child.given_name} {child.family_name}".strip()
    yield "Full name", full if full != child.name else ""
    yield "Other names", ", ".join(child.other_names)
    yield (
        "Born",
        f"{say_day(child.born_on)}; age {say_age(child.born_on, today)}" if child.born_on else "not known",
    )
    yield "Year and form", " ".join(filter(None, (child.year_group, child.form)))
    yield "UPN", child.upn
    yield "First language", child.first_language
    yield "Interpreter needed for", child.interpreter_for
    for address in child.addresses:
        if address.to_on is None:
            yield "Address", ", ".join(filter(None, (*address.lines, address.postcode)))
    for period in child.authorities:
        yield f"{period.part.value.capitalize()} authority", _say_period(period)
    yield "Left on", say_day(child.left_on) if child.left_on else ""


def _say_period(period: AuthorityPeriod) -> str:
    since = f" from {say_day(period.from_on)}" if period.from_on else ""
    until = f" until {say_day(period.to_on)}" if period.to_on else ""
    return f"{period.name}{since}{until}"
