"""The list of children: found by any name as one types, narrowed by what is open, by authority, by age."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt

from dsl_desk.practice.names import plain_name
from ui.places import Place, Where
from ui.screen import Act
from ui.screens.list_screen import Filter, ListScreen
from ui.tables.rows import Column
from ui.words import sentence, short_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.roll import ChildRow

LAST_YEAR_AS_CHILD = 17
ROLL = "roll"
AUTHORITY = "authority"
MOST_TONES = 4


def level_tone(place: int, words: str) -> str:
    """Give the tone of a level's chip, by its place on the authority's own ladder; neutral without one."""
    if not words:
        return ""
    return f"l{min(place, MOST_TONES)}" if place else "neutral"


class ChildrenScreen(ListScreen["ChildRow"]):
    """Every child of the register, those who left too."""

    title: ClassVar[str] = "Children"
    part: ClassVar[str] = "children"
    things: ClassVar[tuple[str, str]] = ("child", "children")
    searched: ClassVar[str] = "Search by any name or UPN"
    begins_with: ClassVar[str] = "on roll"
    sorted_by: ClassVar[tuple[str, Qt.SortOrder]] = ("child", Qt.SortOrder.AscendingOrder)
    nothing: ClassVar[tuple[str, str]] = ("There are no children here yet.", "Import the school's list")
    reading: ClassVar[str] = "Reading the list of children"
    kinds: ClassVar[frozenset[str]] = frozenset(
        {"child", "concern", "judgement", "referral", "reply", "escalation", "contact attempt"}
    )

    def acts(self) -> tuple[Act, ...]:
        """Add one child, or import the list."""
        return (
            Act("Import", self.import_list, "upload"),
            Act("Add a child", self.add_child, "user-plus"),
        )

    def add_child(self) -> None:
        """Enter one child by hand."""
        self.room.go(Place(screen=Where.NEW_CHILD, words=self.search.text().strip()))

    def import_list(self) -> None:
        """Bring in the school's list."""
        self.room.go(Place(screen=Where.IMPORT))

    def begin(self) -> None:
        """Without any child, the list comes first."""
        self.import_list()

    def job(self) -> Callable[[Desk], tuple[ChildRow, ...]]:
        """Read the register with what is open for each."""
        return _rows

    def key(self, row: ChildRow) -> RecordId:
        """A child's id."""
        return row.child_id

    def place_of(self, row: ChildRow) -> Place:
        """Open the child's page."""
        return Place(screen=Where.CHILD, child=row.child_id)

    def search_words(self, row: ChildRow) -> str:
        """Every name and the UPN."""
        return row.search_words

    def columns(self) -> tuple[Column[ChildRow], ...]:
        """Who, where, what is open, what comes next."""
        today = self.room.today()
        return (
            Column(
                key="child",
                title="Child",
                text=attrgetter("name"),
                order=_sorted_name,
                width=180,
                least=120,
                grows=True,
            ),
            Column(
                key="year", title="Year", text=attrgetter("year_group"), order=_year_order, width=84, least=78
            ),
            Column(key="age", title="Age", text=attrgetter("age_words"), order=_born, width=134, least=56),
            Column(
                key="authority", title="Authority", text=authorities_words, width=150, least=90, grows=True
            ),
            Column(
                key="level",
                title="Level",
                text=_level,
                order=_level_order,
                tone=_level_tone,
                width=150,
                least=116,
            ),
            Column(
                key="status",
                title="Status",
                text=_status,
                tone=_status_tone,
                width=240,
                least=124,
            ),
            Column(
                key="next",
                title="Next due",
                text=partial(_next, today),
                order=attrgetter("next_due_on"),
                tone=partial(_next_tone, today),
                width=108,
                least=90,
            ),
            Column(key="form", title="Form", text=attrgetter("form"), spare=True, width=80),
            Column(key="upn", title="UPN", text=attrgetter("upn"), spare=True, width=150),
            Column(
                key="concerns",
                title="Concerns",
                text=_concerns,
                order=attrgetter("concerns"),
                spare=True,
                at_right=True,
            ),
        )

    def filters(self, rows: tuple[ChildRow, ...]) -> tuple[Filter[ChildRow], ...]:
        """What is open, who is nearly eighteen, who left, and each authority."""
        names = {name for row in rows for name in (row.home, row.case_holding) if name}
        return (
            Filter(key="on roll", words="On roll", holds=attrgetter("on_roll"), group=ROLL),
            Filter(key="open concerns", words="Open concerns", holds=_has_concerns),
            Filter(key="referral open", words="Referral open", holds=_has_referrals),
            Filter(key="overdue", words="Overdue", holds=_is_overdue),
            Filter(key="near 18", words="Near 18", holds=_is_near_18),
            Filter(key="left", words="Left", holds=_has_left, group=ROLL),
            *(
                Filter(key=f"la {name}", words=name, holds=partial(_is_of, name), group=AUTHORITY)
                for name in sorted(names)
            ),
        )


def authorities_words(row: ChildRow) -> str:
    """Name the authorities a child has; the case holder and the school's only where they differ from home."""
    said = [row.home or "Not known"]
    if row.case_holding and row.case_holding != row.home:
        said.append(f"case held by {row.case_holding}")
    if row.schools_authority and row.schools_authority not in (row.home, row.case_holding):
        said.append(f"school's {row.schools_authority}")
    return ", ".join(said)


def _rows(desk: Desk) -> tuple[ChildRow, ...]:
    return desk.roll.rows()


def _sorted_name(row: ChildRow) -> str:
    return plain_name(row.sorted_name)


def _year_order(row: ChildRow) -> int | None:
    digits = "".join(filter(str.isdigit, row.year_group))
    return int(digits) if digits else (0 if row.year_group else None)


def _born(row: ChildRow) -> int | None:
    return -row.born_on.toordinal() if row.born_on else None


def _level(row: ChildRow) -> str:
    """Leave out the authority where it is the one in its own column."""
    return row.level_words.removesuffix(f", {row.case_holding or row.home}")


def _status(row: ChildRow) -> str:
    return sentence(row.status_words.removeprefix("Referral: "))


def _level_order(row: ChildRow) -> int | None:
    return row.level_place or None


def _level_tone(row: ChildRow) -> str:
    return level_tone(row.level_place, row.level_words)


def _status_tone(row: ChildRow) -> str:
    if not row.on_roll or not row.status_words:
        return "neutral"
    return "info" if row.open_concerns or row.open_referrals else "neutral"


def _next(today: date, row: ChildRow) -> str:
    if row.next_due_on is None:
        return ""
    return f"{row.overdue} overdue" if row.overdue else short_day(row.next_due_on, today)


def _next_tone(today: date, row: ChildRow) -> str:
    if row.overdue:
        return "danger"
    return "warn" if row.next_due_on == today else ""


def _concerns(row: ChildRow) -> str:
    return str(row.concerns) if row.concerns else ""


def _has_left(row: ChildRow) -> bool:
    return not row.on_roll


def _has_concerns(row: ChildRow) -> bool:
    return row.open_concerns > 0


def _has_referrals(row: ChildRow) -> bool:
    return row.open_referrals > 0


def _is_overdue(row: ChildRow) -> bool:
    return row.overdue > 0


def _is_near_18(row: ChildRow) -> bool:
    return row.on_roll and row.age == LAST_YEAR_AS_CHILD


def _is_of(name: str, row: ChildRow) -> bool:
    return name in (row.home, row.case_holding)
