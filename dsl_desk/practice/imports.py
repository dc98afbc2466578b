"""Importing a school's list of children: said in full before anything is written, then whole or not at all.

A blank cell leaves what is held; a child whom no row names is shown as left and nothing else happens to them.
The register is the support ledger's, so confidential addresses never come in this way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from dsl_desk.errors import DeskError
from dsl_desk.exchange.headings import Column
from dsl_desk.exchange.pupils import PupilRow, read_pupils
from dsl_desk.model.access import SUPPORT
from dsl_desk.model.child import Child
from dsl_desk.model.place import ConfidentialAddress
from dsl_desk.model.record import RecordId
from dsl_desk.practice.matching import DoubtfulRow, match_rows
from dsl_desk.practice.refusal import refuse
from dsl_desk.practice.rows import Difference, child_of_row, differences, updated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dsl_desk.practice.matching import Matches
    from dsl_desk.practice.records import Records
    from dsl_desk.practice.written import Sheet

__all__ = [
    "WHY",
    "WHY_LEFT",
    "ChangedChild",
    "Column",
    "Decided",
    "Import",
    "ImportPreview",
    "Imported",
    "NewChild",
    "Twin",
]

WHY = "Brought up to date from the school's list of children."
WHY_LEFT = "Not on the school's list of children; the day of leaving was confirmed."
_NOT_IMPORTED = "Nothing was imported."


class Twin(StrEnum):
    """What somebody decided about a doubtful row."""

    SAME = "same"
    DIFFERENT = "different"
    SKIP = "skip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The answer to a doubtful row. `child` says whom it is the same as, where several could be meant."""

    what: Twin
    child: RecordId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewChild:
    """A row whose child is not on the register."""

    row: int
    child: Child


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedChild:
    """A row whose child is on the register with other details. `child` is how the record would read."""

    row: int
    child_id: RecordId
    after: int
    child: Child
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """Everything importing a file would do. With any fault nothing can be imported.

    `left` are children on roll whom no row names. `by_hand` are rows whose address was left out because it is
    confidential: each is to be entered as a confidential address.
    """

    rows: tuple[PupilRow, ...] = ()
    added: tuple[NewChild, ...] = ()
    changed: tuple[ChangedChild, ...] = ()
    unchanged: tuple[RecordId, ...] = ()
    left: tuple[RecordId, ...] = ()
    doubtful: tuple[DoubtfulRow, ...] = ()
    by_hand: tuple[int, ...] = ()
    columns: Mapping[str, Column] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did."""

    added: tuple[RecordId, ...]
    changed_children: tuple[RecordId, ...]
    left: tuple[RecordId, ...]
    skipped: tuple[int, ...]
    by_hand: tuple[int, ...]
    changed: tuple[str, ...] = (Child.kind,)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One revision to write: a new child, or the one after a revision."""

    child: Child
    child_id: RecordId | None = None
    after: int = 0
    why: str = ""


class Import:
    """Compares a list with the register, and writes what was agreed."""

    def __init__(self, records: Records) -> None:
        """Work on these records."""
        self._records = records

    def preview(self, data: bytes, chosen: Mapping[str, Column | None] | None = None) -> ImportPreview:
        """Read a file and compare it with the register as it is now."""
        file = read_pupils(data, self._records.today(), chosen)
        if file.faults:
            return ImportPreview(columns=file.columns, warnings=file.warnings, faults=file.faults)
        preview = self._compare(file.rows)
        return replace(preview, columns=file.columns, warnings=(*file.warnings, *preview.warnings))

    def run(
        self, preview: ImportPreview, decisions: Mapping[int, Decided], left: Mapping[RecordId, date]
    ) -> Imported:
        """Write everything in one transaction. Raises `Faults`, or `DeskError` if the register changed."""
        refuse(_NOT_IMPORTED, preview.faults)
        now = self._compare(preview.rows)
        if (now.added, now.changed, now.left, now.doubtful) != (
            preview.added,
            preview.changed,
            preview.left,
            preview.doubtful,
        ):
            raise DeskError(
                "Nothing was imported, because the register has changed since this was looked at. "
                "Look at it again, then import it."
            )
        refuse(_NOT_IMPORTED, (*_undecided(preview, decisions), *_not_left(preview, left)))
        entries = (
            *(_Entry(child=one.child) for one in preview.added),
            *(
                _Entry(child=one.child, child_id=one.child_id, after=one.after, why=WHY)
                for one in preview.changed
            ),
            *self._decided(preview, decisions),
            *self._leavers(left),
        )
        return self._write(entries, preview, decisions, left)

    def _write(
        self,
        entries: tuple[_Entry, ...],
        preview: ImportPreview,
        decisions: Mapping[int, Decided],
        left: Mapping[RecordId, date],
    ) -> Imported:
        added: list[RecordId] = []
        with self._records.writing(SUPPORT) as writer:
            for entry in entries:
                child_id = entry.child_id or self._records.book.new_id()
                writer.put(entry.child, child_id, after=entry.after, why=entry.why)
                if entry.child_id is None:
                    added.append(child_id)
        changed = tuple(one.child_id for one in entries if one.child_id and one.child_id not in left)
        return Imported(
            added=tuple(added),
            changed_children=changed,
            left=tuple(left),
            skipped=tuple(row for row, one in sorted(decisions.items()) if one.what is Twin.SKIP),
            by_hand=preview.by_hand,
        )

    def _compare(self, rows: tuple[PupilRow, ...]) -> ImportPreview:
        register = self._records.all_of(Child)
        today = self._records.today()
        matches = match_rows(rows, register)
        hidden = self._hidden_rows(matches.doubtful, matches.same)
        changed: list[ChangedChild] = []
        unchanged: list[RecordId] = []
        warnings: list[str] = []
        for row in rows:
            sheet = matches.same.get(row.row)
            if sheet is None:
                continue
            child, doubts = updated(sheet.record, _openly(row, hidden), today)
            warnings += doubts
            found = differences(sheet.record, child)
            if found:
                changed.append(_changed(row, sheet, child, found))
            else:
                unchanged.append(sheet.record_id)
        return ImportPreview(
            rows=rows,
            added=tuple(
                NewChild(row=row.row, child=child_of_row(row, today))
                for row in rows
                if row.row in matches.new
            ),
            changed=tuple(changed),
            unchanged=tuple(unchanged),
            left=_unnamed(register, matches),
            doubtful=matches.doubtful,
            by_hand=tuple(row.row for row in rows if row.withheld or (row.address and row.row in hidden)),
            warnings=tuple(warnings),
        )

    def _decided(self, preview: ImportPreview, decisions: Mapping[int, Decided]) -> Iterator[_Entry]:
        """Give what the answered doubts write."""
        today = self._records.today()
        hidden = self._hidden_rows(preview.doubtful, {})
        rows = {row.row: _openly(row, hidden) for row in preview.rows}
        for doubt in preview.doubtful:
            decided, row = decisions[doubt.row], rows[doubt.row]
            if decided.what is Twin.DIFFERENT:
                yield _Entry(child=child_of_row(row, today))
            elif decided.what is Twin.SAME:
                sheet = self._records.sheet(_meant(doubt, decided), Child)
                before = replace(sheet.record, left_on=None)
                child, _ = updated(before, row, today)
                if child != sheet.record:
                    yield _Entry(child=child, child_id=sheet.record_id, after=sheet.revision, why=WHY)

    def _hidden_rows(
        self, doubtful: tuple[DoubtfulRow, ...], same: Mapping[int, Sheet[Child]]
    ) -> frozenset[int]:
        """Give the rows that are, or may be, a child whose address is confidential: it may be the same."""
        hidden = {one.record.child for one in self._records.all_of(ConfidentialAddress)}
        return frozenset(
            (
                *(row for row, sheet in same.items() if sheet.record_id in hidden),
                *(one.row for one in doubtful if hidden.intersection(one.candidates)),
            )
        )

    def _leavers(self, left: Mapping[RecordId, date]) -> Iterator[_Entry]:
        for child_id, day in left.items():
            sheet = self._records.sheet(child_id, Child)
            child = replace(sheet.record, left_on=day)
            yield _Entry(child=child, child_id=child_id, after=sheet.revision, why=WHY_LEFT)


def _changed(row: PupilRow, sheet: Sheet[Child], child: Child, found: tuple[Difference, ...]) -> ChangedChild:
    return ChangedChild(
        row=row.row, child_id=sheet.record_id, after=sheet.revision, child=child, differences=found
    )


def _openly(row: PupilRow, hidden: frozenset[int]) -> PupilRow:
    """Take the address off a hidden row."""
    return replace(row, address=(), postcode="") if row.row in hidden else row


def _unnamed(register: tuple[Sheet[Child], ...], matches: Matches) -> tuple[RecordId, ...]:
    """Give the children on roll who are no row's, and whom no doubtful row could be."""
    named = {sheet.record_id for sheet in matches.same.values()}
    named.update(key for doubt in matches.doubtful for key in doubt.candidates)
    return tuple(
        one.record_id for one in register if one.record.left_on is None and one.record_id not in named
    )


def _meant(doubt: DoubtfulRow, decided: Decided) -> RecordId:
    return decided.child or doubt.candidates[0]


def _undecided(preview: ImportPreview, decisions: Mapping[int, Decided]) -> Iterator[str]:
    """Say which doubtful rows are not answered, or not so that it can be done."""
    doubts = {one.row: one for one in preview.doubtful}
    for row in sorted(decisions.keys() - doubts.keys()):
        yield f"Row {row} is not doubtful, so there is nothing to decide about it."
    taken = [one.child_id for one in preview.changed] + list(preview.unchanged)
    for row, doubt in doubts.items():
        decided = decisions.get(row)
        if decided is None:
            yield f"Row {row} is doubtful. Say if it is the same child, a different one, or to be skipped."
        elif decided.what is Twin.SAME:
            fault = _not_the_same(doubt, decided, taken)
            if fault:
                yield f"Row {row}: {fault}"
            else:
                taken.append(_meant(doubt, decided))


def _not_the_same(doubt: DoubtfulRow, decided: Decided, taken: list[RecordId]) -> str:
    if not doubt.candidates:
        return "it looks like another row, not like a child held here. Keep one row and skip the other."
    if decided.child is None and len(doubt.candidates) > 1:
        return "several children could be meant. Say which one."
    if decided.child is not None and decided.child not in doubt.candidates:
        return "the child chosen is not one of those it could be."
    if _meant(doubt, decided) in taken:
        return "another row is this child already."
    return ""


def _not_left(preview: ImportPreview, left: Mapping[RecordId, date]) -> Iterator[str]:
    if not left.keys() <= set(preview.left):
        yield "A day of leaving was given for somebody who is in the file, or not on roll."
