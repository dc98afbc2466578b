"""Concerns, referrals, deadlines and drafts: one table, filtered, sorted, opened, copied, read out."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from dsl_desk.errors import DeskError
from dsl_desk.model.referral import Outcome
from dsl_desk.practice.replies import ReplyDraft
from tests.hostile import HOSTILE
from tests.practice.rowan import FixedClock, a_concern, a_referral, add_child
from tests.ui.shown import Ears, settle, shown
from ui.memory import Kept
from ui.places import Place, Where
from ui.screens.concerns import ConcernsScreen
from ui.screens.deadlines import DeadlinesScreen
from ui.screens.drafts import DraftsScreen
from ui.screens.referrals import ReferralsScreen
from ui.tables.rows import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from ui.room import Room
    from ui.widgets.page import Page

    Worked = Callable[[Callable[[Desk], object]], object]


def two_referrals(desk: Desk) -> RecordId:
    """One that came back, and one that nobody answered."""
    edition = next(one for one in desk.profiles.held() if one.profile.profile_id == "northmoor")
    child = add_child(desk, "Northmoor", "northmoor")
    desk.concerns.log(a_concern(child))
    first = desk.referrals.refer(a_referral(child, edition, "mash-form")).record_id
    desk.replies.record(
        ReplyDraft(
            answers=first, outcome=Outcome.SCHOOL_TO_LEAD, reason_words="Lead it.", decider_post="MASH"
        )
    )
    desk.referrals.refer(a_referral(child, edition, "mash-form"))
    return child


def keep_draft(desk: Desk) -> str:
    child = add_child(desk, "Northmoor", "northmoor")
    return desk.drafts.keep("concern", {"place": {"child": child, "record": "", "part": ""}, "answers": {}})


def count_drafts(desk: Desk) -> int:
    return len(desk.drafts.list())


def test_concerns_are_listed_filtered_and_opened(qtbot: QtBot, desk_room: Room, worked: Worked) -> None:
    child = worked(two_referrals)
    ears = Ears(desk_room)
    screen = shown(qtbot, desk_room, ConcernsScreen, Where.CONCERNS, part="new")
    assert screen.chips["new"].isChecked()
    assert screen.table.count_words() == "1 concern. Sorted by date, last first."
    QTest.keyClicks(screen.search, "zolk coat")
    assert screen.table.model.rowCount() == 1
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    assert ears.gone[-1].screen is Where.RECORD
    assert ears.gone[-1].child == child
    QTest.keyClicks(screen.search, "x")
    assert screen.table.stack.currentWidget() is screen.table.none
    assert screen.table.count_words() == "0 of 1 concern."
    QTest.mouseClick(screen.table.none.button, Qt.MouseButton.LeftButton)
    assert screen.search.text() == ""
    assert screen.table.model.rowCount() == 1


def test_referrals_say_how_they_stand(qtbot: QtBot, desk_room: Room, worked: Worked) -> None:
    worked(two_referrals)
    screen = shown(qtbot, desk_room, ReferralsScreen, Where.REFERRALS, part="awaiting")
    (row,) = screen.table.model.shown()
    assert row.status == "Awaiting a reply"
    assert screen.chips["returned"].text().endswith("1")
    screen.chips["awaiting"].click()
    screen.chips["returned"].click()
    (row,) = screen.table.model.shown()
    assert row.is_returned
    screen.chips["accepted"].click()
    assert not screen.chips["returned"].isChecked()
    assert screen.table.model.rowCount() == 0


def test_a_deadline_says_why_and_what_to_do_next(
    qtbot: QtBot, desk_room: Room, worked: Worked, clock: FixedClock
) -> None:
    worked(two_referrals)
    clock.move_to(2026, 11, 20)
    ears = Ears(desk_room)
    screen = shown(qtbot, desk_room, DeadlinesScreen, Where.DEADLINES)
    row = screen.table.current()
    assert row is not None
    assert row.is_overdue
    assert row.days_late > 0
    assert screen.detail.isVisible()
    assert screen.act.text() == "Escalate"
    screen.act.click()
    assert ears.gone[-1].screen is Where.ESCALATE
    assert ears.gone[-1].record == row.referral
    words = screen.table.model.index(0, 0).data(Qt.ItemDataRole.DisplayRole)
    assert words == f"{row.days_late} working days late"


def test_a_draft_is_dropped_and_brought_back(qtbot: QtBot, desk_room: Room, worked: Worked) -> None:
    draft_id = worked(keep_draft)
    ears = Ears(desk_room)
    screen = shown(qtbot, desk_room, DraftsScreen, Where.DRAFTS)
    desk_room.told.connect(lambda _: screen.refresh())
    screen.go_on.click()
    assert ears.gone[-1].screen is Where.CONCERN
    assert ears.gone[-1].draft == draft_id
    screen.table.view.setFocus()
    QTest.keyClick(screen.table.view, Qt.Key.Key_Delete)
    settle(qtbot, desk_room)
    assert ears.said == ["Draft dropped"]
    assert screen.empty.isVisible()
    assert not screen.deeds.isVisible()
    assert worked(count_drafts) == 0
    assert ears.undo is not None
    ears.undo()
    settle(qtbot, desk_room)
    (row,) = screen.table.model.shown()
    assert row.child_names == ("Zofia Żółkiewska",)


@pytest.mark.parametrize(
    ("kind", "where"),
    [(ConcernsScreen, Where.CONCERNS), (ReferralsScreen, Where.REFERRALS), (DraftsScreen, Where.DRAFTS)],
)
def test_a_list_without_anything_says_so_and_offers_one_thing(
    qtbot: QtBot,
    desk_room: Room,
    kind: type[ConcernsScreen | ReferralsScreen | DraftsScreen],
    where: Where,
) -> None:
    ears = Ears(desk_room)
    screen = shown(qtbot, desk_room, kind, where)
    assert screen.empty.isVisible()
    assert not screen.table.isVisible()
    screen.empty.button.click()
    assert len(ears.gone) == 1


def test_a_table_is_sorted_by_its_header_and_remembers_it(
    qtbot: QtBot, desk_room: Room, worked: Worked
) -> None:
    worked(two_referrals)
    screen = shown(qtbot, desk_room, DeadlinesScreen, Where.DEADLINES)
    header = screen.table.view.horizontalHeader()
    header.sectionClicked.emit(1)
    header.sectionClicked.emit(1)
    assert screen.table.count_words().endswith("Sorted by what, last first.")
    whats = [row.deadline.what for row in screen.table.model.shown()]
    assert whats == sorted(whats, reverse=True)
    kept = bytes(desk_room.memory.state(Kept.COLUMNS, "deadlines 100").data())
    assert kept
    assert "Zofia".encode("utf-16-be") not in kept
    again = shown(qtbot, desk_room, DeadlinesScreen, Where.DEADLINES)
    assert again.table.model.sorted_by == 1
    assert again.table.model.direction == Qt.SortOrder.DescendingOrder


def test_columns_are_chosen_and_a_row_is_copied_as_it_is_seen(
    qtbot: QtBot, desk_room: Room, worked: Worked
) -> None:
    worked(two_referrals)
    screen = shown(qtbot, desk_room, ReferralsScreen, Where.REFERRALS)
    table = screen.table
    place = next(place for place, one in enumerate(table.model.columns) if one.key == "waited")
    actions = table.columns_button.menu().actions()
    assert not actions[0].isEnabled()
    actions[place].setChecked(False)
    assert table.view.isColumnHidden(place)
    table.view.setCurrentIndex(table.model.index(0, 0))
    table.copy_row()
    copied = QGuiApplication.clipboard().text()
    assert "Zofia Żółkiewska" in copied.split("\t")
    assert "0 working days" not in copied
    assert "\n" not in copied


def test_a_reader_hears_a_row_and_a_cell_as_sentences(qtbot: QtBot, desk_room: Room, worked: Worked) -> None:
    worked(two_referrals)
    screen = shown(qtbot, desk_room, ConcernsScreen, Where.CONCERNS)
    model, role = screen.table.model, Qt.ItemDataRole.AccessibleTextRole
    said = model.index(0, 0).data(role)
    assert said.startswith("Mon 16 Nov, Child Zofia Żółkiewska")
    assert said.endswith(".")
    assert model.index(0, 1).data(role) == "Child: Zofia Żółkiewska"
    assert model.index(0, 4).data(role) == "Level: nothing"
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(QModelIndex()) == len(model.columns)


def test_the_current_row_stays_current_when_it_is_read_again(
    qtbot: QtBot, desk_room: Room, worked: Worked
) -> None:
    worked(two_referrals)
    screen = shown(qtbot, desk_room, ReferralsScreen, Where.REFERRALS)
    screen.table.view.setCurrentIndex(screen.table.model.index(1, 0))
    before = screen.table.current()
    worked(two_referrals)
    screen.refresh()
    settle(qtbot, desk_room)
    assert screen.table.current() == before
    assert screen.table.model.rowCount() == 4


def test_enter_opens_a_row_and_end_goes_to_the_last(qtbot: QtBot, desk_room: Room, worked: Worked) -> None:
    worked(two_referrals)
    ears = Ears(desk_room)
    screen = shown(qtbot, desk_room, ReferralsScreen, Where.REFERRALS)
    screen.find_here()
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    assert screen.table.view.currentIndex().row() == 0
    QTest.keyClick(screen.table.view, Qt.Key.Key_End)
    assert screen.table.view.currentIndex().row() == 1
    QTest.keyClick(screen.table.view, Qt.Key.Key_Return)
    last = screen.table.model.row_at(1)
    assert last is not None
    assert ears.gone == [Place(screen=Where.RECORD, record=last.record_id, child=last.child_id)]


def test_every_screen_fits_a_small_window_with_large_text(
    qtbot: QtBot, desk_room: Room, worked: Worked
) -> None:
    worked(two_referrals)
    desk_room.theme.choose(desk_room.theme.choice, 150)
    for screen in (
        shown(qtbot, desk_room, ConcernsScreen, Where.CONCERNS),
        shown(qtbot, desk_room, DeadlinesScreen, Where.DEADLINES),
    ):
        screen.resize(997, 524)
        qtbot.waitUntil(partial(_fits, screen.page))


def _fits(page: Page) -> bool:
    return page.horizontalScrollBar().maximum() == 0


def hostile_concerns(desk: Desk) -> int:
    """A concern for each hostile text that a heading may hold; how many were kept."""
    child = add_child(desk, "Northmoor", "northmoor")
    kept = 0
    for one in HOSTILE:
        with suppress(DeskError):
            desk.concerns.log(replace(a_concern(child), headline=one.text))
            kept += 1
    return kept


def test_hostile_headings_are_shown_on_one_line_and_freeze_nothing(
    qtbot: QtBot, desk_room: Room, worked: Worked
) -> None:
    kept = worked(hostile_concerns)
    screen = shown(qtbot, desk_room, ConcernsScreen, Where.CONCERNS)
    model = screen.table.model
    assert model.rowCount() == kept
    screen.table.sort(3, Qt.SortOrder.AscendingOrder)
    for place in range(model.rowCount()):
        said = model.index(place, 3).data()
        assert len(said) <= LONGEST
        assert "\n" not in said
        assert "\u202e" not in said
        screen.table.view.scrollTo(model.index(place, 0))
    assert not screen.grab().isNull()
