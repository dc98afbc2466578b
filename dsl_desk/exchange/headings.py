"""Which column of a pupil list holds what, by the headings that schools' management systems write."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CLOSE_ENOUGH = 82
"""Out of 100: how like a known heading an unknown one must be for the known one to be suggested."""

SHORTEST_SUGGESTED = 3
FEWEST_KNOWN = 2
"""Known headings that a first row needs to be taken for headings: a child may be called House or Town."""

_NO_HEADINGS = (
    "The first row does not hold headings that are known, such as “Surname”, “Forename” or “DOB”. "
    "Export the list with its headings, or put them in as the first row."
)
MOST_LISTED = 12


class Column(StrEnum):
    """What a column can hold. `ADDRESS` may come several times and is joined in order."""

    GIVEN = "given name"
    FAMILY = "family name"
    FULL = "full name, family name first"
    PREFERRED = "preferred name"
    OTHER = "other names"
    BORN = "date of birth"
    YEAR = "year group"
    FORM = "form"
    UPN = "UPN"
    LANGUAGE = "first language"
    INTERPRETER = "interpreter needed for"
    ADDRESS = "address"
    POSTCODE = "postcode"
    CONFIDENTIAL = "address confidential"
    HOME = "home authority"
    HOME_CODE = "home authority's code"
    JOINED = "date of joining"
    LEFT = "date of leaving"


MAY_REPEAT = frozenset({Column.ADDRESS, Column.OTHER})

_KNOWN: dict[Column, str] = {
    Column.GIVEN: "legal forename, legal first name, forename, first name, given name, pupil forename, "
    "student forename, student first name, forenames, forename 1",
    Column.FAMILY: "legal surname, legal last name, legal family name, surname, last name, family name, "
    "pupil surname, student surname, student last name",
    Column.FULL: "name, full name, pupil, student, pupil name, student name, legal name, child, child name",
    Column.PREFERRED: "preferred forename, preferred first name, preferred name, chosen name, "
    "chosen forename, known as, calling name",
    Column.OTHER: "other names, other name, middle name, middle names, middle name(s), former surname, "
    "former name, previous surname, preferred surname, preferred last name, alias, aliases, also known as",
    Column.BORN: "date of birth, dob, d.o.b., birth date, birthdate, birthday, born, born on",
    Column.YEAR: "year group, year, year taught in, nc year, nc year (actual), actual nc year, "
    "national curriculum year, national curriculum year group, current year group, yr",
    Column.FORM: "reg, reg group, registration group, registration form, form, form group, tutor group, "
    "tutor, class, class name, house group",
    Column.UPN: "upn, unique pupil number, pupil upn",
    Column.LANGUAGE: "first language, home language, language, mother tongue, native language",
    Column.INTERPRETER: "interpreter, interpreter needed for, interpreter language",
    Column.ADDRESS: "address, home address, full address, address line 1, address line 2, address line 3, "
    "address line 4, address line 5, address 1, address 2, address 3, address 4, address 5, address1, "
    "apartment, flat, house name, house number, house no, house number/name, house, street, road, locality, "
    "district, town, town/city, city, county, administrative area, address block, postal address",
    Column.POSTCODE: "postcode, post code, postal code, zip, home postcode",
    Column.CONFIDENTIAL: "confidential, address confidential, confidential address, address is confidential, "
    "confidential address flag, address confidential?",
    Column.HOME: "home la, home authority, home local authority, la, local authority, la name, "
    "local authority of residence, resident la, home lea, lea",
    Column.HOME_CODE: "la code, home la code, la number, home la number, local authority code, "
    "local authority number, lea code, lea number",
    Column.JOINED: "admission date, date of admission, entry date, date of entry, enrolment date, "
    "start date, joined, joined on, joining date, on roll from",
    Column.LEFT: "leaving date, date of leaving, leave date, left, left on, end date, on roll to",
}
"""Headings as SIMS, Arbor, Bromcom and others write them; the earlier of two wins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where each thing stands: places in a row by what they hold, in the file's order."""

    places: Mapping[Column, tuple[int, ...]]
    unused: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def place(self, column: Column) -> int | None:
        """Give the one place of a column, or None where the file has none."""
        found = self.places.get(column, ())
        return found[0] if found else None


def known_headings(headings: Sequence[str]) -> int:
    """Count the headings that are known."""
    return sum(plain(heading) in _BY_HEADING for heading in headings)


def plain(heading: str) -> str:
    """Take everything but letters and figures off a heading."""
    return re.sub(r"[\W_]+", "", heading.casefold())


def lay_out(headings: tuple[str, ...], chosen: Mapping[str, Column | None]) -> Layout:
    """Find what each column holds. `chosen` says it for headings as written; None leaves a column out."""
    if known_headings(headings) < FEWEST_KNOWN and not chosen:
        return Layout(places={}, faults=(_NO_HEADINGS,))
    places: dict[Column, tuple[int, ...]] = {}
    warnings: list[str] = []
    for column in Column:
        found = _ranked(headings, column, chosen)
        if len(found) > 1 and column not in MAY_REPEAT:
            first, *others = (headings[place] for place in found)
            warnings.append(
                f"Several columns could be the {column.value}: “{first}” is used, {_quoted(others)} not."
            )
            found = found[:1]
        if found:
            places[column] = tuple(sorted(found)) if column in MAY_REPEAT else found
    used = {place for found in places.values() for place in found}
    unused = tuple(heading for place, heading in enumerate(headings) if place not in used and heading)
    return Layout(
        places=places,
        unused=unused,
        faults=(*_repeated(headings), *_lacking(headings, places)),
        warnings=(*warnings, *_said_unused(unused)),
    )


def _ranked(
    headings: tuple[str, ...], column: Column, chosen: Mapping[str, Column | None]
) -> tuple[int, ...]:
    """Give the places that hold a column, those chosen first, then by how sure their heading is."""
    order = {plain(one): rank for rank, one in enumerate(_KNOWN[column].split(","))}
    found: list[tuple[int, int]] = []
    for place, heading in enumerate(headings):
        if heading in chosen:
            if chosen[heading] is column:
                found.append((-1, place))
        elif plain(heading) in order:
            found.append((order[plain(heading)], place))
    return tuple(place for _, place in sorted(found))


def _repeated(headings: tuple[str, ...]) -> Iterator[str]:
    seen: set[str] = set()
    for place, heading in enumerate(headings, 1):
        if not heading:
            continue
        if heading.casefold() in seen:
            yield f"Column {place} has the heading “{heading}” again. Rename or remove one of the two."
        seen.add(heading.casefold())


def _lacking(headings: tuple[str, ...], places: Mapping[Column, tuple[int, ...]]) -> Iterator[str]:
    named = Column.FULL in places or {Column.GIVEN, Column.FAMILY} <= places.keys()
    wanted = [] if named else [one for one in (Column.GIVEN, Column.FAMILY) if one not in places]
    if Column.BORN not in places:
        wanted.append(Column.BORN)
    for column in wanted:
        yield f"No column for the {column.value} was found. {_suggestion(headings, column)}"


def _suggestion(headings: tuple[str, ...], column: Column) -> str:
    """Suggest the unknown heading most like a known one; nothing is ever used because it is only like one."""
    known = [one.strip() for one in _KNOWN[column].split(",")]
    unknown = [one for one in headings if len(one) >= SHORTEST_SUGGESTED and plain(one) not in _BY_HEADING]
    scored = [
        (found[1], heading)
        for heading in unknown
        if (found := process.extractOne(heading.casefold(), known, scorer=fuzz.ratio)) is not None
    ]
    likeness, heading = max(scored, default=(0.0, ""))
    if likeness >= CLOSE_ENOUGH:
        return f"If “{heading}” is meant, rename it “{known[-1]}” or choose it for that."
    return f"Export it, or rename its heading “{known[-1]}”."


def _said_unused(unused: tuple[str, ...]) -> Iterator[str]:
    if unused:
        more = f" and {len(unused) - MOST_LISTED} more" if len(unused) > MOST_LISTED else ""
        yield f"These columns are not used: {_quoted(unused[:MOST_LISTED])}{more}."


def _quoted(headings: Sequence[str]) -> str:
    return ", ".join(f"“{heading}”" for heading in headings)


_BY_HEADING = {plain(one): column for column, known in _KNOWN.items() for one in known.split(",")}
