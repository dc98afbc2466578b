"""Who on the register a row of a list is, or why nobody can say: a doubt is never settled by software.

The same UPN with the same name is the same child, and so is the same name and date of birth where no UPN
speaks against it. Everything between that and nobody is doubtful: two files must never become one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from dsl_desk.model.child import Child
from dsl_desk.model.record import RecordId
from dsl_desk.practice.names import plain_name
from dsl_desk.practice.written import Sheet

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from dsl_desk.exchange.pupils import PupilRow

K = TypeVar("K", bound="Hashable")
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtfulRow:
    """A row that may be a child on the register, or another row's child: somebody must say.

    `candidates` are children on the register; `other_rows` are rows of the same file that look the same.
    """

    row: int
    why: str
    candidates: tuple[RecordId, ...] = ()
    other_rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """Rows that are a child on the register, rows that are nobody there, and those that need a person."""

    same: Mapping[int, Sheet[Child]]
    new: frozenset[int]
    doubtful: tuple[DoubtfulRow, ...]


@dataclass(frozen=True, slots=True)
class _Person:
    """What tells one child from another, as it is compared."""

    name: str
    family: str
    born_on: date | None
    upn: str

    @property
    def identity(self) -> tuple[str, date | None]:
        return self.name, self.born_on


def match_rows(rows: tuple[PupilRow, ...], register: tuple[Sheet[Child], ...]) -> Matches:
    """Find each row's child, from the rows and the register as they are now."""
    return _Matching(rows, register).matches()


class _Matching:
    """One comparison of a file with a register."""

    def __init__(self, rows: tuple[PupilRow, ...], register: tuple[Sheet[Child], ...]) -> None:
        self._rows = {one.row: _person(one) for one in rows}
        self._children = {sheet.record_id: sheet for sheet in register}
        self._known = {sheet.record_id: _person(sheet.record) for sheet in register}
        self._by_upn = _grouped((one.upn, key) for key, one in self._known.items() if one.upn)
        self._by_identity = _grouped((one.identity, key) for key, one in self._known.items())
        self._by_name = _grouped((one.name, key) for key, one in self._known.items())
        self._by_family = _grouped(
            ((one.family, one.born_on), key) for key, one in self._known.items() if one.born_on
        )

    def matches(self) -> Matches:
        """Settle what is sure, then say what is not."""
        doubtful: dict[int, DoubtfulRow] = {}
        same: dict[int, RecordId] = {}
        repeats = self._repeated_rows()
        for row, person in self._rows.items():
            found = self._found(row, person)
            if row in repeats:
                candidates = found.candidates if isinstance(found, DoubtfulRow) else _one(found)
                doubtful[row] = _doubt(row, _REPEATED, candidates, repeats[row])
            elif isinstance(found, DoubtfulRow):
                doubtful[row] = found
            elif found is not None:
                same[row] = found
        self._part_shared(same, doubtful)
        taken = frozenset(same.values())
        for row, person in self._rows.items():
            if row not in same and row not in doubtful:
                twins = self._twins(person, taken)
                if twins:
                    doubtful[row] = _doubt(row, _TWIN, twins)
        return Matches(
            same={row: self._children[key] for row, key in same.items()},
            new=frozenset(self._rows.keys() - same.keys() - doubtful.keys()),
            doubtful=tuple(doubtful[row] for row in sorted(doubtful)),
        )

    def _found(self, row: int, person: _Person) -> RecordId | DoubtfulRow | None:
        """Find the one child a row is; a doubt; or nobody."""
        by_upn = self._by_upn.get(person.upn, ())
        by_identity = self._by_identity.get(person.identity, ()) if person.born_on else ()
        if len(by_upn) > 1 or len(by_identity) > 1:
            return _doubt(row, _SEVERAL, (*by_upn, *by_identity))
        if by_upn:
            return self._same_upn(row, person, by_upn[0], by_identity)
        if by_identity:
            known = self._known[by_identity[0]]
            if person.upn and known.upn:
                return _doubt(row, _OTHER_UPN, by_identity)
            return self._unless_left(row, by_identity[0])
        unsure = [
            key
            for key in self._by_name.get(person.name, ())
            if person.born_on is None or self._known[key].born_on is None
        ]
        return _doubt(row, _NO_BIRTHDAY, unsure) if unsure else None

    def _same_upn(
        self, row: int, person: _Person, key: RecordId, by_identity: tuple[RecordId, ...]
    ) -> RecordId | DoubtfulRow:
        known = self._known[key]
        born_alike = person.born_on == known.born_on or None in (person.born_on, known.born_on)
        if known.name != person.name or not born_alike:
            return _doubt(row, _OTHER_NAME, (key, *by_identity))
        return self._unless_left(row, key)

    def _unless_left(self, row: int, key: RecordId) -> RecordId | DoubtfulRow:
        if self._children[key].record.left_on is None:
            return key
        return _doubt(row, _CAME_BACK, (key,))

    def _twins(self, person: _Person, taken: frozenset[RecordId]) -> tuple[RecordId, ...]:
        """Find children of the same family name and birthday whom no row is: a twin, or another spelling."""
        alike = self._by_family.get((person.family, person.born_on), ()) if person.born_on else ()
        return tuple(key for key in alike if key not in taken)

    def _repeated_rows(self) -> dict[int, tuple[int, ...]]:
        """Give for each row the other rows with its UPN, or its name and date of birth."""
        upns = _grouped((one.upn, row) for row, one in self._rows.items() if one.upn)
        identities = _grouped((one.identity, row) for row, one in self._rows.items())
        repeated: dict[int, tuple[int, ...]] = {}
        for row, one in self._rows.items():
            alike = {*upns.get(one.upn, ()), *identities[one.identity]} - {row}
            if alike:
                repeated[row] = tuple(sorted(alike))
        return repeated

    @staticmethod
    def _part_shared(same: dict[int, RecordId], doubtful: dict[int, DoubtfulRow]) -> None:
        """Take back what two rows claim: one child cannot be both."""
        for key, rows in _grouped((key, row) for row, key in same.items()).items():
            if len(rows) > 1:
                for row in rows:
                    del same[row]
                    others = tuple(one for one in rows if one != row)
                    doubtful[row] = _doubt(row, _REPEATED, (key,), others)


_REPEATED = "Another row of the file has the same UPN, or the same name and date of birth."
_SEVERAL = "Several children on the register have this UPN, or this name and date of birth."
_OTHER_UPN = "A child of this name and date of birth is on the register with another UPN."
_OTHER_NAME = "A child on the register has this UPN, with another name or date of birth."
_NO_BIRTHDAY = "A child of this name is on the register, and one of the two has no date of birth."
_CAME_BACK = "This child is marked as having left, and is in the file again."
_TWIN = (
    "A child of this family name and date of birth is on the register and in no other row: "
    "a twin, or the same child under another spelling."
)


def _doubt(
    row: int, why: str, candidates: Iterable[RecordId] = (), other_rows: tuple[int, ...] = ()
) -> DoubtfulRow:
    return DoubtfulRow(row=row, why=why, candidates=tuple(dict.fromkeys(candidates)), other_rows=other_rows)


def _person(one: PupilRow | Child) -> _Person:
    return _Person(
        plain_name(f"{one.given_name} {one.family_name}"), plain_name(one.family_name), one.born_on, one.upn
    )


def _one(found: RecordId | None) -> tuple[RecordId, ...]:
    return () if found is None else (found,)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
