"""The list of children: everyone on the register in a row each, read in one pass over each kind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dsl_desk.model.child import age_on, authority_on
from dsl_desk.model.place import AuthorityPart
from dsl_desk.model.record import RecordId
from dsl_desk.model.working_days import LONDON
from dsl_desk.practice.age import age_words, left_words
from dsl_desk.practice.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from dsl_desk.model.child import Child
    from dsl_desk.practice.children import Children
    from dsl_desk.practice.records import Records
    from dsl_desk.practice.standing import Level, Standings
    from dsl_desk.practice.written import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildRow:
    """One child as a list shows them.

    `age` counts whole years. `level_place` counts from 1 at the lowest, 0 is none. `open_concerns` are those
    that no judgement or referral names yet; `open_referrals` await an answer, or were asked for more.
    `search_words` are every name and the UPN, folded, for narrowing the list as somebody types.
    """

    child_id: RecordId
    name: str
    sorted_name: str
    search_words: str
    year_group: str
    form: str
    born_on: date | None
    age: int | None
    age_words: str
    upn: str
    home: str
    case_holding: str
    schools_authority: str
    on_roll: bool
    left_on: date | None
    level_words: str
    level_place: int
    judged_on: date | None
    concerns: int
    open_concerns: int
    open_referrals: int
    overdue: int
    next_due_on: date | None
    status_words: str


class Roll:
    """The list of children."""

    def __init__(self, records: Records, children: Children, standings: Standings) -> None:
        """Work on these records, the register and where its children stand."""
        self._records = records
        self._children = children
        self._standings = standings

    def rows(self) -> tuple[ChildRow, ...]:
        """Give everyone on the register by family name, those who left too."""
        tally = _Tally(self._standings, self._records.now())
        today = self._records.today()
        return tuple(_row(sheet, tally, today) for sheet in self._children.register())

    def names(self, child_ids: Iterable[RecordId]) -> Mapping[RecordId, str]:
        """Give the everyday names of children; an id that is no child's is left out."""
        wanted = set(child_ids)
        return {
            one.record_id: one.record.name for one in self._children.register() if one.record_id in wanted
        }


class _Tally:
    """What is counted for each child."""

    def __init__(self, standings: Standings, now: datetime) -> None:
        standing = standings.now()
        self.levels: Mapping[RecordId, Level] = standing.levels
        self.words = standing.words()
        self.concerns = standing.concerns
        self.fresh = _counted(child for _, child in standing.fresh)
        self.referrals = _counted(one.child_id for one in standing.cases if one.is_open)
        self.overdue: defaultdict[RecordId, int] = defaultdict(int)
        self.next_due: dict[RecordId, date] = {}
        for child, due_at in standings.dues():
            if due_at is not None:
                self.overdue[child] += due_at < now
                self.next_due.setdefault(child, due_at.astimezone(LONDON).date())


def _counted(children: Iterable[RecordId]) -> defaultdict[RecordId, int]:
    counts: defaultdict[RecordId, int] = defaultdict(int)
    for child in children:
        counts[child] += 1
    return counts


def _row(sheet: Sheet[Child], tally: _Tally, today: date) -> ChildRow:
    child, key = sheet.record, sheet.record_id
    level = tally.levels.get(key)
    left = left_words(child, today)
    return ChildRow(
        child_id=key,
        name=child.name,
        sorted_name=", ".join(filter(None, (child.family_name, child.preferred_name or child.given_name))),
        search_words=" ".join(names_of(child).split()),
        year_group=child.year_group,
        form=child.form,
        born_on=child.born_on,
        age=age_on(child.born_on, today) if child.born_on else None,
        age_words=age_words(child.born_on, today),
        upn=child.upn,
        home=_authority(child, AuthorityPart.HOME, today),
        case_holding=_authority(child, AuthorityPart.CASE_HOLDING, today),
        schools_authority=_authority(child, AuthorityPart.SCHOOL, today),
        on_roll=not left,
        left_on=child.left_on,
        level_words=level.words if level else "",
        level_place=level.place if level else 0,
        judged_on=level.judged_on if level else None,
        concerns=tally.concerns.get(key, 0),
        open_concerns=tally.fresh.get(key, 0),
        open_referrals=tally.referrals.get(key, 0),
        overdue=tally.overdue.get(key, 0),
        next_due_on=tally.next_due.get(key),
        status_words=left or tally.words.get(key, ""),
    )


def _authority(child: Child, part: AuthorityPart, day: date) -> str:
    period = authority_on(child, part, day)
    return period.name if period else ""
