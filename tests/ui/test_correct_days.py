"""Days that others count from: an address or an authority that ends, a referral sent on another day."""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from dsl_desk.model.child import Child
from dsl_desk.model.place import Address, AuthorityPart, AuthorityPeriod
from dsl_desk.model.record import Moment, RecordId
from dsl_desk.model.referral import Referral
from dsl_desk.practice.written import Kept
from tests.practice.rowan import a_child
from tests.ui.acts import Case, referred
from tests.ui.records_asked import answer, keep
from ui.places import ADDRESS, AUTHORITY, SENT, Place, Where
from ui.screens.correct import CorrectScreen
from ui.screens.correct_days import CorrectAuthorityDays
from ui.screens.record_form import RecordForm
from ui.widgets.child_tabs import END
from ui.widgets.fields_days import plain_day, plain_moment

if TYPE_CHECKING:
    from dsl_desk.practice.desk import Desk
    from tests.ui.records_asked import Form
    from tests.ui.seat import Seat

MILL = Address(lines=("2 Mill Lane", "Northmoor"), from_on=date(2025, 1, 6))
WHY = "The mother told us."


def moved_about(desk: Desk) -> RecordId:
    """Enter a child with an address before and one now, and an authority before and one now."""
    child = desk.children.add(a_child("Ambrose", "Quill")).record_id
    left = Address(lines=("1 Dock Street",), from_on=date(2020, 1, 1), to_on=date(2025, 1, 5))
    for after, address in enumerate((left, MILL), 1):
        desk.children.add_address(child, after, address, "Told at the gate.")
    for after, name, from_on in ((3, "Eastvale", date(2020, 1, 1)), (4, "Northmoor", date(2025, 1, 6))):
        period = AuthorityPeriod(part=AuthorityPart.HOME, name=name, from_on=from_on)
        desk.children.set_authority(child, after, period, "With the address.")
    return child


def done(seat: Seat, job: object) -> object:
    given: list[object] = []
    assert callable(job)
    seat.window.room.tasks.ask(job, given.append)
    seat.settle()
    return given[0]


def kept(record: RecordId, desk: Desk) -> Kept:
    return desk.records.kept(record)


def latest(seat: Seat, record: RecordId) -> Kept:
    found = done(seat, partial(kept, record))
    assert isinstance(found, Kept)
    return found


def form(seat: Seat) -> Form:
    """Give the form that is shown, once it is filled."""
    screen = seat.screen
    assert isinstance(screen, CorrectScreen)
    seat.bot.waitUntil(lambda: screen.form is not None and seat.window.room.tasks.is_idle)
    assert isinstance(screen.form, RecordForm)
    return screen.form


def child_of(seat: Seat, child: RecordId) -> Child:
    record = latest(seat, child).record
    assert isinstance(record, Child)
    return record


@pytest.fixture
def child(open_seat: Seat) -> RecordId:
    """A child who has moved."""
    made = done(open_seat, moved_about)
    return RecordId(str(made))


def test_an_address_is_ended_from_the_childs_page_with_a_day_and_a_reason(
    open_seat: Seat, child: RecordId
) -> None:
    open_seat.go(Place(screen=Where.CHILD, child=child, part="people"))
    buttons = [one for one in open_seat.screen.findChildren(QPushButton) if one.text().strip() == END]
    assert [one.accessibleName() for one in buttons] == [
        "End or correct: From 6 January 2025, 2 Mill Lane, Northmoor",
        "End or correct: Home authority, Northmoor, since 6 January 2025. Its thresholds and clocks apply.",
    ]
    buttons[0].click()
    open_seat.settle()
    asked = form(open_seat)
    assert asked.place.part == f"{ADDRESS} 1"
    answer(open_seat.bot, asked, {"to_on": plain_day(date(2026, 11, 13))})
    asked.proceed()
    assert asked.stepper.head.problems.sentences() == ("Say why it is corrected",)
    answer(open_seat.bot, asked, {"why": WHY})
    keep(open_seat.bot, asked)
    left, mill = child_of(open_seat, child).addresses
    assert (left.to_on, mill.from_on, mill.to_on) == (date(2025, 1, 5), MILL.from_on, date(2026, 11, 13))
    assert latest(open_seat, child).why == WHY
    open_seat.settle()


def test_days_that_do_not_fit_are_said_and_nothing_is_kept(open_seat: Seat, child: RecordId) -> None:
    open_seat.go(Place(screen=Where.CORRECT, child=child, record=child, part=f"{ADDRESS} 1"))
    asked = form(open_seat)
    answer(open_seat.bot, asked, {"to_on": plain_day(date(2024, 1, 1)), "why": WHY})
    asked.proceed()
    assert asked.stepper.head.problems.sentences() == (
        "The last day at the address is before the first. Check both dates.",
    )
    open_seat.go(Place(screen=Where.CORRECT, child=child, record=child, part=f"{AUTHORITY} 0"))
    asked = form(open_seat)
    answer(open_seat.bot, asked, {"to_on": plain_day(date(2025, 6, 1)), "why": WHY})
    asked.proceed()
    (said,) = asked.stepper.head.problems.sentences()
    assert said.startswith("Another home authority stands for some of these days.")
    assert latest(open_seat, child).revision == 5


def test_an_authoritys_days_are_corrected(open_seat: Seat, child: RecordId) -> None:
    open_seat.go(Place(screen=Where.CORRECT, child=child, record=child, part=f"{AUTHORITY} 1"))
    asked = form(open_seat)
    assert isinstance(asked, CorrectAuthorityDays)
    assert asked.shown.text() == "Northmoor, home authority"
    answer(open_seat.bot, asked, {"to_on": plain_day(date(2026, 11, 16)), "why": WHY})
    keep(open_seat.bot, asked)
    before, after = child_of(open_seat, child).authorities
    assert (before.to_on, after.to_on) == (date(2025, 1, 5), date(2026, 11, 16))
    open_seat.settle()


def test_a_referral_sent_on_another_day_has_its_deadlines_counted_again(open_seat: Seat) -> None:
    case = done(open_seat, partial(referred, "northmoor"))
    assert isinstance(case, Case)
    assert case.referral is not None
    before = latest(open_seat, case.referral).record
    assert isinstance(before, Referral)
    open_seat.go(Place(screen=Where.RECORD, child=case.child, record=case.referral))
    open_seat.one(QPushButton, "Correct when sent").click()
    open_seat.settle()
    asked = form(open_seat)
    assert asked.place.part == SENT
    sent = Moment(on=before.sent.on - timedelta(days=4), at=time(9, 30))
    answer(open_seat.bot, asked, {"sent": plain_moment(sent), "why": "The post book says so."})
    keep(open_seat.bot, asked)
    after = latest(open_seat, case.referral).record
    assert isinstance(after, Referral)
    assert after.sent == sent
    assert after.set_deadlines != before.set_deadlines
    assert len(after.set_deadlines) == len(before.set_deadlines)
    open_seat.settle()
