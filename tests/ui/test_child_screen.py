"""A child's page over a real casebook: what it shows, where it leads, what it says when there is nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListView, QMenu, QWidget

from dsl_desk.model.place import Address, ConfidentialAddress
from dsl_desk.model.record import RecordId
from dsl_desk.model.referral import Outcome
from dsl_desk.practice.desk import Desk
from dsl_desk.practice.escalations import EscalationDraft
from dsl_desk.practice.replies import ReplyDraft
from tests.practice.rowan import NOBODY, a_child, a_concern, a_fact, a_judgement, a_referral, add_child
from ui.memory import Kept
from ui.places import Place, Where
from ui.screens.child import ORIGINAL, TABS, ChildScreen
from ui.tables.chronology import Order
from ui.theme import Look
from ui.widgets.chip import Chip
from ui.widgets.chronology_view import ChronologyView
from ui.widgets.entry import Entry
from ui.widgets.page import Columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.room import Room
    from ui.theme import Theme

Worked: TypeAlias = Callable[[Callable[[Desk], object]], object]
W = TypeVar("W", bound=QWidget)


def tell_a_story(desk: Desk) -> RecordId:
    """A child of Northmoor with a concern, a judgement, a referral and no reply."""
    child = add_child(desk, "Northmoor", "northmoor")
    edition = desk.profiles.for_child(child, desk.records.today())
    concern = desk.concerns.log(a_concern(child)).record_id
    levels = edition.profile.levels
    judged = replace(a_judgement(child, edition, levels[2].id), concerns=(concern,))
    judgement = desk.judgements.judge(judged).record_id
    desk.referrals.refer(a_referral(child, edition, "mash-phone", judgement))
    return child


def add_only(desk: Desk) -> RecordId:
    """A child about whom nothing is recorded, with no authority."""
    return desk.children.add(a_child(upn="P207000016049")).record_id


@pytest.fixture
def gone(desk_room: Room) -> list[Place]:
    """Where the screen asked to go."""
    places: list[Place] = []
    desk_room.going.connect(places.append)
    return places


@pytest.fixture
def show(qtbot: QtBot, desk_room: Room) -> Iterator[Callable[..., ChildScreen]]:
    """Show a child's page and wait until it is read."""
    windows: list[QWidget] = []

    def make(child: RecordId, part: str = "", width: int = 1_188) -> ChildScreen:
        windows.append(QWidget())
        windows[-1].resize(width, 820)
        screen = ChildScreen(desk_room, Place(screen=Where.CHILD, child=child, part=part), windows[-1])
        screen.resize(width, 820)
        windows[-1].show()
        qtbot.waitUntil(lambda: desk_room.tasks.is_idle, timeout=20_000)
        QApplication.processEvents()
        return screen

    yield make
    for window in windows:
        window.close()
        window.deleteLater()


def child_of(worked: Worked, story: Callable[[Desk], RecordId] = tell_a_story) -> RecordId:
    """Tell a story in the open casebook, and give the child it is about."""
    return RecordId(str(worked(story)))


def words_on(screen: QWidget, kind: type[QLabel] = QLabel) -> str:
    """Everything that can be read on a screen."""
    return "\n".join(one.text() for one in screen.findChildren(kind) if one.isVisibleTo(screen))


def named(screen: QWidget, kind: type[W], name: str) -> W:
    """Find a visible widget by the beginning of its accessible name."""
    found = [one for one in screen.findChildren(kind) if one.accessibleName().startswith(name)]
    assert found, f"nothing is called {name}"
    return next((one for one in found if one.isVisibleTo(screen)), found[0])


def test_the_head_says_who_it_is_and_where_things_stand(
    worked: Worked, show: Callable[..., ChildScreen]
) -> None:
    screen = show(child_of(worked))
    said = words_on(screen)
    for words in ("Zofia Żółkiewska", "Born 4 May 2013 (13)", "ZŻ", "Northmoor"):
        assert words in said
    chips = [chip.text() for chip in screen.findChildren(Chip) if chip.isVisibleTo(screen)]
    assert any(chip.startswith("Level 3") and chip.endswith("Northmoor") for chip in chips)
    assert [crumb.words for crumb in screen.crumbs()] == ["Children", "Zofia Żółkiewska"]


def test_the_middle_of_a_upn_is_left_out(worked: Worked, show: Callable[..., ChildScreen]) -> None:
    said = words_on(show(child_of(worked, add_only)))
    assert "UPN P2070…049" in said
    assert "P207000016049" not in said


def test_the_chronology_is_shown_and_opens(
    worked: Worked, show: Callable[..., ChildScreen], gone: list[Place], qtbot: QtBot
) -> None:
    child = child_of(worked)
    screen = show(child)
    view = named(screen, ChronologyView, "Chronology")
    assert view.model().rowCount() == 4
    assert screen.first_focus() is view
    view.setCurrentIndex(view.model().index(3, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(gone))
    assert (gone[0].screen, gone[0].child) == (Where.RECORD, child)
    line = view.line_of(view.currentIndex())
    assert line is not None
    assert gone[0].record == line.record_id
    view.original_asked.emit(line)
    view.correcting.emit(line)
    assert [(one.screen, one.part) for one in gone[1:]] == [(Where.RECORD, ORIGINAL), (Where.CORRECT, "")]


def test_filters_narrow_and_escape_shows_everything_again(
    worked: Worked, show: Callable[..., ChildScreen]
) -> None:
    screen = show(child_of(worked))
    view = named(screen, ChronologyView, "Chronology")
    named(screen, QAbstractButton, "Concerns, 1").click()
    assert view.model().rowCount() == 2
    screen.find_here()
    named(screen, QLineEdit, "Find").setText("bicycle")
    assert view.model().rowCount() == 0
    assert "Nothing here fits" in words_on(screen)
    assert screen.retreat()
    assert view.model().rowCount() == 4
    assert not screen.retreat()


def test_a_day_that_cannot_be_one_is_said_and_one_that_can_is_gone_to(
    worked: Worked, show: Callable[..., ChildScreen]
) -> None:
    screen = show(child_of(worked))
    screen.find_here()
    day = named(screen, QLineEdit, "Go to")
    QTest.keyClicks(day, "31 Feb")
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert "The day must be a real date" in words_on(screen)
    day.setText("16 Nov")
    QTest.keyClick(day, Qt.Key.Key_Return)
    assert "must be" not in words_on(screen)
    view = named(screen, ChronologyView, "Chronology")
    line = view.line_of(view.currentIndex())
    assert line is not None
    assert line.when.on == date(2026, 11, 16)


def test_order_and_room_are_remembered_without_a_name(
    worked: Worked, show: Callable[..., ChildScreen], desk_room: Room
) -> None:
    child = child_of(worked)
    screen = show(child)
    screen.find_here()
    named(screen, QAbstractButton, Order.NEWEST.value).click()
    named(screen, QAbstractButton, "Comfortable").click()
    assert desk_room.memory.number(Kept.NEWEST_FIRST, 1) == 0
    again = show(child)
    assert named(again, QAbstractButton, Order.OLDEST.value)
    assert named(again, QAbstractButton, "Compact")


def test_what_is_due_says_why_on_demand(worked: Worked, show: Callable[..., ChildScreen]) -> None:
    screen = show(child_of(worked))
    before = words_on(screen)
    assert "Next for Zofia" in before
    assert "Rule " not in before
    why = next(one for one in screen.findChildren(QAbstractButton) if one.text() == "Why this date")
    why.click()
    assert "Rule " in words_on(screen)


def test_the_latest_judgement_names_its_edition(worked: Worked, show: Callable[..., ChildScreen]) -> None:
    said = words_on(show(child_of(worked)))
    assert "Latest judgement" in said
    assert "Under Right Help Together" in said


def test_the_tabs_are_gone_through_by_keyboard(worked: Worked, show: Callable[..., ChildScreen]) -> None:
    screen = show(child_of(worked))
    screen.tabs.setFocus()
    interface = QAccessible.queryAccessibleInterface(screen.tabs)
    assert interface.role() == QAccessible.Role.PageTabList
    assert [screen.tabs.tabText(place) for place in range(screen.tabs.count())] == list(TABS)
    QTest.keyClick(screen.tabs, Qt.Key.Key_Right)
    assert "Support tried" in words_on(screen)
    QTest.keyClick(screen.tabs, Qt.Key.Key_Right)
    assert "Awaiting a reply" in words_on(screen)


def test_a_referral_leads_to_its_reply_and_pack(
    worked: Worked, show: Callable[..., ChildScreen], gone: list[Place]
) -> None:
    screen = show(child_of(worked), "referrals")
    for name in ("Record a reply", "Escalate", "Referral pack"):
        named(screen, QAbstractButton, name).click()
    assert [one.screen for one in gone] == [Where.REPLY, Where.ESCALATE, Where.PACK]
    assert len({one.record for one in gone}) == 1
    assert gone[0].record is not None


def test_a_reply_stands_under_its_referral(worked: Worked, show: Callable[..., ChildScreen]) -> None:
    child = child_of(worked)

    def reply(desk: Desk) -> None:
        sent = desk.referrals.of_child(child)[0].record_id
        desk.replies.record(
            ReplyDraft(answers=sent, outcome=Outcome.NO_FURTHER_ACTION, decider_post="Manager")
        )

    worked(reply)
    screen = show(child, "referrals")
    assert "Awaiting a reply" not in words_on(screen)
    assert named(screen, Entry, "Reply: no further action")


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_stage_that_waits_is_what_a_reply_answers(
    worked: Worked, show: Callable[..., ChildScreen], gone: list[Place]
) -> None:
    child = child_of(worked)

    def escalate(desk: Desk) -> RecordId:
        sent = desk.referrals.of_child(child)[0].record_id
        draft = EscalationDraft(
            referral=sent,
            why_it_matters_now="It is November.",
            outcome_wanted="A social work assessment.",
            disputes=(),
        )
        return desk.escalations.open_stage(draft).record_id

    stage = RecordId(str(worked(escalate)))
    screen = show(child, "referrals")
    named(screen, QAbstractButton, "Record a reply").click()
    named(screen, QAbstractButton, "Escalation pack").click()
    assert [(one.screen, one.record) for one in gone] == [(Where.REPLY, stage), (Where.PACK, stage)]
    screen.print_pack()
    menu = screen.findChildren(QMenu)[0]
    assert [action.text().split(":")[0] for action in menu.actions()] == ["Escalation", "Referral"]
    menu.actions()[1].trigger()
    menu.close()
    assert gone[-1].screen is Where.PACK
    assert gone[-1].record != stage


def test_larger_text_is_taken_up_at_once(
    worked: Worked, show: Callable[..., ChildScreen], theme: Theme
) -> None:
    screen = show(child_of(worked))
    view = named(screen, ChronologyView, "Chronology")
    before = view.height()
    theme.choose(Look.DARK, 150)
    QApplication.processEvents()
    assert view.height() > before
    assert not screen.grab().isNull()


def test_people_and_places_have_buttons_to_add(
    worked: Worked, show: Callable[..., ChildScreen], gone: list[Place]
) -> None:
    child = child_of(worked)
    screen = show(child, "people and places")
    for name in ("Add a person", "Add an address", "Set an authority"):
        named(screen, QAbstractButton, name).click()
    assert [one.screen for one in gone] == [Where.PERSON, Where.ADDRESS, Where.AUTHORITY]
    assert {one.child for one in gone} == {child}


def test_a_confidential_address_is_said_without_saying_where(
    worked: Worked, show: Callable[..., ChildScreen]
) -> None:
    child = child_of(worked)

    def hide(desk: Desk) -> None:
        place = Address(lines=("9 Larkfield Mews",), postcode="NM4 1AA", confidential=True)
        told = desk.records.today()
        desk.children.keep_confidential_address(
            ConfidentialAddress(child=child, address=place, why="Fled violence.", told_on=told)
        )

    worked(hide)
    said = words_on(show(child, "people and places"))
    assert "A confidential address is held" in said
    assert "Larkfield" not in said


def test_nothing_recorded_is_one_sentence_and_one_button(
    worked: Worked, show: Callable[..., ChildScreen], gone: list[Place]
) -> None:
    screen = show(child_of(worked, add_only))
    assert "Nothing has been recorded about this child yet." in words_on(screen)
    assert not named(screen, ChronologyView, "Chronology").isVisibleTo(screen)
    named(screen, QAbstractButton, "Record a concern").click()
    assert gone[0].screen is Where.CONCERN
    assert [act.words for act in screen.acts()] == ["Record a concern"]


def test_no_authority_is_said_with_the_way_to_enter_one(
    worked: Worked, show: Callable[..., ChildScreen], gone: list[Place]
) -> None:
    screen = show(child_of(worked, add_only))
    named(screen, QAbstractButton, "Set an authority").click()
    assert gone[0].screen is Where.AUTHORITY


def test_one_pack_is_gone_to_and_the_primary_act_is_a_concern(
    worked: Worked, show: Callable[..., ChildScreen], gone: list[Place]
) -> None:
    screen = show(child_of(worked))
    acts = {act.words: act for act in screen.acts()}
    assert [act.words for act in acts.values() if act.look == "primary"] == ["Record a concern"]
    acts["Print pack"].do()
    acts["Record a concern"].do()
    assert [one.screen for one in gone] == [Where.PACK, Where.CONCERN]
    assert not screen.findChildren(QMenu)


def test_a_child_who_is_not_here_is_said(show: Callable[..., ChildScreen]) -> None:
    said = words_on(show(NOBODY))
    assert "child" in said
    assert "Next" not in said


def test_it_folds_where_there_is_no_room(worked: Worked, show: Callable[..., ChildScreen]) -> None:
    child = child_of(worked)
    wide, narrow = show(child), show(child, width=640)
    assert not wide.findChildren(Columns)[0].is_folded
    assert narrow.findChildren(Columns)[0].is_folded


@pytest.mark.parametrize("part", [name.lower() for name in TABS])
def test_everything_that_takes_the_focus_has_a_name(
    worked: Worked, show: Callable[..., ChildScreen], part: str
) -> None:
    screen = show(child_of(worked), part)
    for widget in screen.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(screen):
            assert widget.accessibleName(), f"{type(widget).__name__} has no name"
            assert widget.height() >= 24, f"{widget.accessibleName()} is {widget.height()} high"


def test_leaving_lets_go_of_every_word(worked: Worked, show: Callable[..., ChildScreen]) -> None:
    screen = show(child_of(worked))
    screen.leave()
    assert named(screen, QListView, "Chronology").model().rowCount() == 0


def test_a_fact_kept_meanwhile_is_read(
    worked: Worked, show: Callable[..., ChildScreen], qtbot: QtBot
) -> None:
    child = child_of(worked)
    screen = show(child)
    worked(lambda desk: desk.concerns.log(a_concern(child, account=a_fact().text)))
    screen.refresh()
    view = named(screen, ChronologyView, "Chronology")
    qtbot.waitUntil(lambda: view.model().rowCount() == 5, timeout=20_000)
