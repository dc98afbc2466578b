"""The list of referrals: who has not answered, what came back, what was challenged."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt

from dsl_desk.practice.lists import ReferralRow, list_referrals
from dsl_desk.practice.names import plain_name
from ui.places import Place, Where
from ui.screens.list_screen import Filter, ListScreen
from ui.tables.rows import Column
from ui.words import counted, short_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk


class ReferralsScreen(ListScreen[ReferralRow]):
    """Every referral, the latest sent first."""

    title: ClassVar[str] = "Referrals"
    part: ClassVar[str] = "referrals"
    things: ClassVar[tuple[str, str]] = ("referral", "referrals")
    searched: ClassVar[str] = "Search by child or reference"
    sorted_by: ClassVar[tuple[str, Qt.SortOrder]] = ("sent", Qt.SortOrder.DescendingOrder)
    nothing: ClassVar[tuple[str, str]] = ("Nothing has been referred yet.", "See the concerns")
    reading: ClassVar[str] = "Reading the referrals"
    kinds: ClassVar[frozenset[str]] = frozenset(
        {"referral", "reply", "escalation", "contact attempt", "child"}
    )

    def job(self) -> Callable[[Desk], tuple[ReferralRow, ...]]:
        """Read the referrals with their answers."""
        return list_referrals

    def begin(self) -> None:
        """A referral begins with a concern."""
        self.room.go(Place(screen=Where.CONCERNS))

    def key(self, row: ReferralRow) -> RecordId:
        """The referral's id."""
        return row.record_id

    def place_of(self, row: ReferralRow) -> Place:
        """Open the referral."""
        return Place(screen=Where.RECORD, record=row.record_id, child=row.child_id)

    def search_words(self, row: ReferralRow) -> str:
        """The child's name, the reference, and whom it was sent to."""
        return plain_name(f"{row.child_name} {row.reference} {row.sent_to} {row.authority}")

    def columns(self) -> tuple[Column[ReferralRow], ...]:
        """When, whom it is about, to whom, what came, how long it took."""
        today = self.room.today()
        return (
            Column(
                key="sent",
                title="Sent",
                text=partial(_sent, today),
                order=attrgetter("sent_on"),
                width=126,
                least=96,
            ),
            Column(key="child", title="Child", text=attrgetter("child_name"), width=180, least=110),
            Column(key="year", title="Year", text=attrgetter("year_group"), width=84, least=64, spare=True),
            Column(key="to", title="Sent to", text=_to, width=200, least=110, grows=True),
            Column(key="status", title="Status", text=attrgetter("status"), tone=_tone, width=250, least=130),
            Column(
                key="waited", title="Waited", text=_waited, order=attrgetter("waited"), width=140, least=90
            ),
            Column(
                key="next",
                title="Next due",
                text=partial(_next, today),
                order=attrgetter("next_due_on"),
                tone=_next_tone,
                width=120,
                least=90,
            ),
            Column(
                key="reference", title="Their reference", text=attrgetter("reference"), spare=True, width=140
            ),
            Column(key="purpose", title="Asked for", text=_purpose, spare=True, width=110),
        )

    def filters(self, rows: tuple[ReferralRow, ...]) -> tuple[Filter[ReferralRow], ...]:
        """How they stand, and each authority."""
        names = sorted({row.authority for row in rows if row.authority})
        return (
            Filter(key="awaiting", words="Awaiting a reply", holds=attrgetter("is_awaiting")),
            Filter(key="overdue", words="Overdue", holds=attrgetter("is_overdue")),
            Filter(
                key="returned",
                words="Returned: school to lead",
                holds=attrgetter("is_returned"),
                group="came",
            ),
            Filter(key="accepted", words="Accepted", holds=attrgetter("is_taken_on"), group="came"),
            Filter(key="turned down", words="Turned down", holds=attrgetter("is_turned_down"), group="came"),
            Filter(key="escalated", words="Escalated", holds=attrgetter("is_escalated")),
            *(
                Filter(key=f"la {name}", words=name, holds=partial(_is_of, name), group="authority")
                for name in names
            ),
        )


def _sent(today: date, row: ReferralRow) -> str:
    return short_day(row.sent_on, today)


def _to(row: ReferralRow) -> str:
    told = row.authority in row.sent_to
    return row.sent_to if told else ", ".join(filter(None, (row.sent_to, row.authority)))


def _waited(row: ReferralRow) -> str:
    return counted(row.waited, "working day")


def _next(today: date, row: ReferralRow) -> str:
    if row.is_overdue:
        return "Overdue"
    return short_day(row.next_due_on, today) if row.next_due_on else ""


def _next_tone(row: ReferralRow) -> str:
    return "danger" if row.is_overdue else ""


def _purpose(row: ReferralRow) -> str:
    return row.purpose.capitalize()


def _tone(row: ReferralRow) -> str:
    if row.is_awaiting:
        return "info"
    if row.is_taken_on:
        return "ok"
    return "danger" if row.is_turned_down or row.is_returned else "warn"


def _is_of(name: str, row: ReferralRow) -> bool:
    return row.authority == name
