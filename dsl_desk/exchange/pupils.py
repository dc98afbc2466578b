"""A school's list of children as its management system exports it: every row read, or every fault said.

Nothing here decides who a child is; that is practice's work. No sentence holds a child's name: rows are
numbered as a spreadsheet shows them. Cells are kept as typed, formulas included; only spaces round them go.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dsl_desk.exchange.dates import Doubtful, read_day
from dsl_desk.exchange.headings import Column, Layout, known_headings, lay_out, plain
from dsl_desk.exchange.separated import read_separated
from dsl_desk.model.child import age_on, upn_fault

if TYPE_CHECKING:
    from dsl_desk.exchange.separated import Line, Separated

MOST_CHILDREN = 10_000
YOUNGEST = 2
OLDEST = 20

_YES = frozenset({"y", "yes", "true", "t", "1", "x", "confidential"})
_NO = frozenset({"", "n", "no", "false", "f", "0", "-"})
_HOUSE = re.compile(r"\d+[a-z]?", re.IGNORECASE)
_CODE = re.compile(r"\d{1,3}")
_OTHERS = re.compile(r"[;\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilRow:
    """One child as one row says. Empty text and None mean that the row does not say.

    `row` counts as a spreadsheet shows it. A row marked confidential keeps no address at all: `withheld` says
    that it had one.
    """

    row: int
    given_name: str
    family_name: str
    preferred_name: str = ""
    other_names: tuple[str, ...] = ()
    born_on: date | None = None
    year_group: str = ""
    form: str = ""
    upn: str = ""
    first_language: str = ""
    interpreter_for: str = ""
    address: tuple[str, ...] = ()
    postcode: str = ""
    withheld: bool = False
    home_name: str = ""
    home_code: str = ""
    joined_on: date | None = None
    left_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilFile:
    """What a file of children says. With any fault there are no rows: a file is taken whole or not at all."""

    rows: tuple[PupilRow, ...] = ()
    columns: Mapping[str, Column] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


def read_pupils(data: bytes, today: date, chosen: Mapping[str, Column | None] | None = None) -> PupilFile:
    """Read a file's bytes. `chosen` says for a heading as written what it holds, or None to leave it out."""
    separated = read_separated(data, known_headings)
    if not separated.headings:
        return PupilFile(warnings=separated.warnings, faults=separated.faults)
    layout = lay_out(separated.headings, chosen or {})
    faults = [*separated.faults, *layout.faults, *_too_many(separated)]
    warnings = [*separated.warnings, *layout.warnings]
    if layout.faults or len(separated.lines) > MOST_CHILDREN:
        return PupilFile(warnings=tuple(warnings), faults=tuple(faults))
    reader = _RowReader(layout=layout, headings=separated.headings, today=today)
    rows = tuple(reader.read(line) for line in separated.lines)
    faults += reader.faults
    columns = {
        separated.headings[place]: column for column, found in layout.places.items() for place in found
    }
    return PupilFile(
        rows=() if faults else rows,
        columns=columns,
        warnings=(*warnings, *reader.warnings),
        faults=tuple(faults),
    )


def _too_many(separated: Separated) -> tuple[str, ...]:
    count = len(separated.lines)
    if count <= MOST_CHILDREN:
        return ()
    return (
        f"The file has {count:,} rows; at most {MOST_CHILDREN:,} are taken at once. Export one year group at "
        "a time and import each: children already here are recognised.",
    )


@dataclass(slots=True, kw_only=True)
class _RowReader:
    """Reads rows by one layout, gathering what is wrong and what looks mistaken."""

    layout: Layout
    headings: tuple[str, ...]
    today: date
    faults: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def read(self, line: Line) -> PupilRow:
        """Read one row."""
        given, family = self._names(line)
        withheld = self._is_confidential(line)
        address = _address(self._each(line, Column.ADDRESS))
        postcode = self._cell(line, Column.POSTCODE)
        name, code = self._home(line)
        preferred = self._cell(line, Column.PREFERRED)
        return PupilRow(
            row=line.row,
            given_name=given,
            family_name=family,
            preferred_name="" if preferred == given else preferred,
            other_names=tuple(self._others(line)),
            born_on=self._birthday(line),
            year_group=self._cell(line, Column.YEAR),
            form=self._cell(line, Column.FORM),
            upn=self._upn(line),
            first_language=self._cell(line, Column.LANGUAGE),
            interpreter_for=self._cell(line, Column.INTERPRETER),
            address=() if withheld else address,
            postcode="" if withheld else postcode,
            withheld=withheld and bool(address or postcode),
            home_name=name,
            home_code=code,
            joined_on=self._date(line, Column.JOINED),
            left_on=self._date(line, Column.LEFT),
        )

    def _cell(self, line: Line, column: Column) -> str:
        place = self.layout.place(column)
        return "" if place is None else line.cells[place].strip()

    def _each(self, line: Line, column: Column) -> list[str]:
        return [line.cells[place].strip() for place in self.layout.places.get(column, ())]

    def _fault(self, line: Line, column: Column, words: str) -> None:
        self.faults.append(f"{self._at(line, column)}: {words}.")

    def _warn(self, line: Line, column: Column, words: str) -> None:
        self.warnings.append(f"{self._at(line, column)}: {words}")

    def _at(self, line: Line, column: Column) -> str:
        place = self.layout.place(column)
        named = f", column “{self.headings[place]}”" if place is not None else ""
        return f"Row {line.row}{named}"

    def _names(self, line: Line) -> tuple[str, str]:
        given, family = self._cell(line, Column.GIVEN), self._cell(line, Column.FAMILY)
        if {Column.GIVEN, Column.FAMILY} <= self.layout.places.keys():
            for column, name in ((Column.GIVEN, given), (Column.FAMILY, family)):
                if not name:
                    self._fault(line, column, f"the {column.value} is missing")
            return given, family
        family, comma, given = (one.strip() for one in self._cell(line, Column.FULL).partition(","))
        if not (family and comma and given):
            self._fault(
                line,
                Column.FULL,
                "the name cannot be told apart; write the family name, a comma, then the given name, "
                "or export the two names in columns of their own",
            )
        return given, family

    def _others(self, line: Line) -> list[str]:
        cells = self._each(line, Column.OTHER)
        return [name.strip() for cell in cells for name in _OTHERS.split(cell) if name.strip()]

    def _date(self, line: Line, column: Column) -> date | None:
        written = self._cell(line, column)
        if not written:
            return None
        day = read_day(written)
        if isinstance(day, Doubtful):
            self._fault(line, column, day.why)
            return None
        return day

    def _birthday(self, line: Line) -> date | None:
        born = self._date(line, Column.BORN)
        if born is None:
            if not self._cell(line, Column.BORN):
                self._warn(line, Column.BORN, "there is no date of birth. Enter it when it is known.")
            return None
        if born > self.today or not YOUNGEST <= age_on(born, self.today) <= OLDEST:
            said = "the day is after today" if born > self.today else f"the age is {age_on(born, self.today)}"
            self._warn(line, Column.BORN, f"{said}. Check the date.")
        return born

    def _upn(self, line: Line) -> str:
        upn = self._cell(line, Column.UPN).upper()
        fault = upn_fault(upn) if upn else None
        if fault:
            self._warn(line, Column.UPN, fault)
        return upn

    def _is_confidential(self, line: Line) -> bool:
        """Take a flag nobody can read as a fault: an address must not come in by a slip."""
        written = self._cell(line, Column.CONFIDENTIAL).casefold()
        if written not in _YES | _NO:
            self._fault(line, Column.CONFIDENTIAL, "write yes or no, so that no address comes in by mistake")
        return written in _YES

    def _home(self, line: Line) -> tuple[str, str]:
        """Read the home authority's name and code; each fills in the other where only one is given."""
        name, code = self._cell(line, Column.HOME), self._cell(line, Column.HOME_CODE)
        if _CODE.fullmatch(name) and not code:
            name, code = "", name
        code = code.zfill(3) if _CODE.fullmatch(code) else code
        by_code, by_name = _authorities()
        if code and code not in by_code:
            self._warn(line, Column.HOME_CODE, "no authority in England has this code. Check it.")
        elif code and name and plain(name) != plain(by_code[code]):
            self._warn(line, Column.HOME_CODE, "the code belongs to another authority than the one named.")
        return name or by_code.get(code, ""), code or by_name.get(plain(name), "")


def _address(parts: list[str]) -> tuple[str, ...]:
    """Put an address's parts in lines; a house number of its own stands before the street."""
    lines = [line.strip() for part in parts for line in part.splitlines() if line.strip()]
    joined: list[str] = []
    for line in lines:
        if joined and _HOUSE.fullmatch(joined[-1]):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return tuple(joined)


@cache
def _authorities() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Give names by code, and codes by name as headings are compared; those of closed authorities too."""
    text = files("resources").joinpath("data", "local_authorities.csv").read_text("utf-8")
    listed = list(csv.DictReader(text.splitlines()))
    listed.sort(key=lambda one: one["to"] or "9999")
    by_code = {one["dfe_code"]: one["name"] for one in listed}
    return by_code, {plain(one["name"]): one["dfe_code"] for one in listed}
