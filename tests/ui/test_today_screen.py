"""Today: counts that open their lists, what needs somebody in order, and the first day of a casebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from dsl_desk.model.record import RecordId
from dsl_desk.model.referral import Outcome
from dsl_desk.model.school import School
from dsl_desk.practice.replies import ReplyDraft
from tests.practice.rowan import FixedClock, a_concern, a_referral, add_child
from tests.ui.shown import Ears, settle, shown
from ui.places import Place, Where
from ui.screens.today import MOST_ROWS, TodayScreen
from ui.widgets.today_parts import NeedRow, Person, Share

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dsl_desk.practice.desk import Desk
    from ui.room import Room

    Worked = Callable[[Callable[[Desk], object]], object]


def a_busy_day(desk: Desk) -> RecordId:
    """A new concern, a draft, a referral taken on, and one that nobody answers."""
    edition = next(one for one in desk.profiles.held() if one.profile.profile_id == "northmoor")
    child = add_child(desk, "Northmoor", "northmoor")
    desk.concerns.log(a_concern(child))
    first = desk.referrals.refer(a_referral(child, edition, "mash-form")).record_id
    desk.replies.record(
        ReplyDraft(
            answers=first, outcome=Outcome.ACCEPTED, reason_words="Level 4 is met.", decider_post="MASH"
        )
    )
    desk.referrals.refer(a_referral(child, edition, "mash-form"))
    desk.drafts.keep("judge", {"place": {"child": child, "record": "", "part": ""}, "answers": {}})
    desk.page.of(child)
    return child


def many_new(desk: Desk) -> None:
    child = add_child(desk, "Northmoor", "northmoor")
    for number in range(MOST_ROWS + 2):
        desk.concerns.log(a_concern(child, account=f"Seen without a coat, {number}."))


def state_school(desk: Desk) -> None:
    desk.school.state(School(name="Rowan High", stated_on=desk.records.today()))


def rows_of(screen: TodayScreen) -> list[NeedRow]:
    return [row for row in screen.needs.findChildren(NeedRow) if row.isVisible()]


def test_every_count_opens_its_list(qtbot: QtBot, desk_room: Room, worked: Worked, clock: FixedClock) -> None:
    worked(a_busy_day)
    clock.move_to(2026, 11, 20)
    ears = Ears(desk_room)
    screen = shown(qtbot, desk_room, TodayScreen, Where.TODAY)
    said = [card.accessibleName() for card in screen.cards]
    assert said[2:] == ["1 awaiting a reply", "1 new concerns", "1 drafts"]
    assert int(said[0].split()[0]) >= 1
    for card in screen.cards:
        QTest.keyClick(card, Qt.Key.Key_Space)
    assert [(one.screen, one.part) for one in ears.gone] == [
        (Where.DEADLINES, "overdue"),
        (Where.DEADLINES, "today"),
        (Where.REFERRALS, "awaiting"),
        (Where.CONCERNS, "new"),
        (Where.DRAFTS, ""),
    ]


def test_what_needs_somebody_stands_in_order_with_its_button(
    qtbot: QtBot, desk_room: Room, worked: Worked, clock: FixedClock
) -> None:
    child = worked(a_busy_day)
    clock.move_to(2026, 11, 20)
    ears = Ears(desk_room)
    screen = shown(qtbot, desk_room, TodayScreen, Where.TODAY)
    headings = [one.text() for one in screen.needs.findChildren(QLabel) if one.property("look") == "group"]
    assert headings[:2] == ["Overdue", "Today"]
    rows = rows_of(screen)
    assert rows[0].chip.text().endswith("working days late")
    assert rows[0].button.text() in ("Escalate", "Chase")
    assert "Zofia Żółkiewska" in rows[0].button.accessibleName()
    words = [row.button.text() for row in rows]
    assert words.count("Continue") == 1
    assert words.count("Judge") == 1
    rows[words.index("Judge")].button.click()
    assert ears.gone[-1].screen is Where.JUDGE
    assert ears.gone[-1].child == child
    rows[words.index("Continue")].button.click()
    assert ears.gone[-1].screen is Where.JUDGE
    assert ears.gone[-1].draft


def test_a_concern_logged_today_is_to_be_read(qtbot: QtBot, desk_room: Room, worked: Worked) -> None:
    worked(a_busy_day)
    ears = Ears(desk_room)
    screen = shown(qtbot, desk_room, TodayScreen, Where.TODAY)
    row = next(row for row in rows_of(screen) if row.button.text() == "Read")
    assert row.chip.text() == "New"
    row.button.click()
    assert ears.gone[-1].screen is Where.RECORD


def test_the_side_says_the_week_the_files_and_what_was_accepted(
    qtbot: QtBot, desk_room: Room, worked: Worked
) -> None:
    child = worked(a_busy_day)
    ears = Ears(desk_room)
    screen = shown(qtbot, desk_room, TodayScreen, Where.TODAY)
    (person,) = screen.lately.findChildren(Person)
    assert person.accessibleName().startswith("Zofia Żółkiewska")
    person.click()
    assert ears.gone == [Place(screen=Where.CHILD, child=RecordId(str(child)))]
    (share,) = screen.accepted.findChildren(Share)
    assert share.accessibleName() == "Northmoor: 1 of 1 referrals accepted, 100 per cent"
    week = " ".join(one.text() for one in screen.week.findChildren(QLabel))
    assert "Zofia Żółkiewska" in week


def test_a_long_group_leaves_the_rest_to_its_list(qtbot: QtBot, desk_room: Room, worked: Worked) -> None:
    worked(many_new)
    ears = Ears(desk_room)
    screen = shown(qtbot, desk_room, TodayScreen, Where.TODAY)
    assert len(rows_of(screen)) == MOST_ROWS
    (more,) = [one for one in screen.more if one.text() == "2 more"]
    more.click()
    assert ears.gone[-1].screen is Where.CONCERNS


def test_a_new_casebook_says_one_sentence_and_offers_one_button(
    qtbot: QtBot, desk_room: Room, worked: Worked
) -> None:
    ears = Ears(desk_room)
    screen = shown(qtbot, desk_room, TodayScreen, Where.TODAY)
    assert screen.first_run.isVisible()
    assert not screen.counts.isVisible()
    screen.first_run.button.click()
    worked(state_school)
    screen.refresh()
    settle(qtbot, desk_room)
    assert screen.first_run.button.text() == "Import children"
    screen.first_run.button.click()
    assert [one.screen for one in ears.gone] == [Where.WIZARD, Where.IMPORT]


def test_it_is_read_again_without_leaving_old_rows(qtbot: QtBot, desk_room: Room, worked: Worked) -> None:
    worked(a_busy_day)
    screen = shown(qtbot, desk_room, TodayScreen, Where.TODAY)
    before = len(rows_of(screen))
    screen.refresh()
    settle(qtbot, desk_room)
    assert len(rows_of(screen)) == before


def test_the_counts_wrap_and_the_columns_fold_at_large_text(
    qtbot: QtBot, desk_room: Room, worked: Worked
) -> None:
    worked(a_busy_day)
    desk_room.theme.choose(desk_room.theme.choice, 150)
    screen = shown(qtbot, desk_room, TodayScreen, Where.TODAY)
    screen.resize(900, 524)
    qtbot.waitUntil(lambda: screen.columns.is_folded)
    tops = {card.geometry().top() for card in screen.cards}
    assert len(tops) > 1
    qtbot.waitUntil(lambda: screen.page.horizontalScrollBar().maximum() == 0)
