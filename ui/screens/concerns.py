"""The list of concerns: what nobody has judged yet, what is new this term, by authority."""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt

from dsl_desk.practice.lists import NOT_JUDGED, REFERRED, ConcernRow, list_concerns
from dsl_desk.practice.names import plain_name
from ui.places import Place, Where
from ui.screens.children import level_tone
from ui.screens.list_screen import Filter, ListScreen
from ui.tables.rows import Column
from ui.words import short_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.lists import ConcernList

LATELY = timedelta(days=30)
_TONES = {NOT_JUDGED: "info", REFERRED: "warn"}


class ConcernsScreen(ListScreen[ConcernRow]):
    """Every concern, newest first."""

    title: ClassVar[str] = "Concerns"
    part: ClassVar[str] = "concerns"
    things: ClassVar[tuple[str, str]] = ("concern", "concerns")
    searched: ClassVar[str] = "Search by child or heading"
    sorted_by: ClassVar[tuple[str, Qt.SortOrder]] = ("date", Qt.SortOrder.DescendingOrder)
    nothing: ClassVar[tuple[str, str]] = ("No concern has been recorded yet.", "Record a concern")
    reading: ClassVar[str] = "Reading the concerns"
    kinds: ClassVar[frozenset[str]] = frozenset({"concern", "judgement", "referral", "child"})

    _term_from: date | None = None

    def refresh(self) -> None:
        """Read the concerns and the first day of the term."""
        self.room.tasks.ask(list_concerns, self.show_list, words=self.reading, instead_of="rows")

    def show_list(self, found: ConcernList) -> None:
        """Show what was read."""
        self._term_from = found.term_from
        self.show_rows(found.rows)

    def job(self) -> Callable[[Desk], tuple[ConcernRow, ...]]:
        """Read the concerns alone."""
        return _rows

    def begin(self) -> None:
        """Record the first."""
        self.room.go(Place(screen=Where.CONCERN))

    def key(self, row: ConcernRow) -> RecordId:
        """The concern's id."""
        return row.record_id

    def place_of(self, row: ConcernRow) -> Place:
        """Open the concern."""
        return Place(screen=Where.RECORD, record=row.record_id, child=row.child_id)

    def search_words(self, row: ConcernRow) -> str:
        """The child's name and the heading."""
        return plain_name(f"{row.child_name} {row.headline}")

    def columns(self) -> tuple[Column[ConcernRow], ...]:
        """When, whom it is about, what, and what came of it."""
        today = self.room.today()
        return (
            Column(key="date", title="Date", text=partial(_when, today), order=_order, width=130, least=100),
            Column(key="child", title="Child", text=_child, width=190, least=110),
            Column(key="year", title="Year", text=attrgetter("year_group"), width=84, least=78),
            Column(
                key="what",
                title="What happened",
                text=attrgetter("headline"),
                width=240,
                least=120,
                grows=True,
            ),
            Column(
                key="level",
                title="Level",
                text=attrgetter("level_label"),
                order=_place,
                tone=_level_tone,
                width=170,
                least=110,
            ),
            Column(key="status", title="Status", text=attrgetter("status"), tone=_tone, width=150, least=116),
            Column(key="authority", title="Authority", text=attrgetter("authority"), width=130, least=84),
        )

    def filters(self, rows: tuple[ConcernRow, ...]) -> tuple[Filter[ConcernRow], ...]:
        """What is not judged, what is recent, and each authority."""
        since, words = self._term_from, "This term"
        if since is None:
            since, words = self.room.today() - LATELY, "Last 30 days"
        names = sorted({row.authority for row in rows if row.authority})
        return (
            Filter(key="new", words=NOT_JUDGED, holds=_is_new),
            Filter(key="recent", words=words, holds=partial(_is_since, since)),
            *(
                Filter(key=f"la {name}", words=name, holds=partial(_is_of, name), group="authority")
                for name in names
            ),
        )


def _rows(desk: Desk) -> tuple[ConcernRow, ...]:
    return list_concerns(desk).rows


def _when(today: date, row: ConcernRow) -> str:
    return short_day(row.happened_on, today)


def _order(row: ConcernRow) -> tuple[date, time]:
    return row.happened_on, row.happened_at or time.min


def _child(row: ConcernRow) -> str:
    return f"{row.child_name} and {row.others} more" if row.others else row.child_name


def _place(row: ConcernRow) -> int | None:
    return row.level_place or None


def _level_tone(row: ConcernRow) -> str:
    return level_tone(row.level_place, row.level_label)


def _tone(row: ConcernRow) -> str:
    return _TONES.get(row.status, "neutral")


def _is_new(row: ConcernRow) -> bool:
    return not row.is_judged


def _is_since(day: date, row: ConcernRow) -> bool:
    return row.happened_on >= day


def _is_of(name: str, row: ConcernRow) -> bool:
    return row.authority == name
