"""Recording a concern: asked, checked, kept, judged; by keyboard alone; what stands beside it."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dsl_desk.model.access import PROTECTION
from dsl_desk.model.body_map import Mark
from dsl_desk.model.body_region import Region
from dsl_desk.model.concern import Concern, HowTold, Reporter
from dsl_desk.model.record import Involved, Moment, Part, RecordId
from tests.ui.records_asked import (
    DAY,
    Heard,
    a_new_child,
    answer,
    close,
    keep,
    log_concern,
    opened_at,
    settle,
)
from ui.places import Place, Where
from ui.screens.concern import ConcernScreen
from ui.screens.concern_words import KINDS_OF_CONCERN, SUBJECT_LACKING
from ui.widgets.beside_cards import NOBODY_CHOSEN, NOTHING_BEFORE, DangerCard
from ui.widgets.body_map_field import plain_mark
from ui.widgets.fields_children import InvolvedField, plain_involved

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.drafts import Plain
    from dsl_desk.practice.written import Kept
    from ui.room import Room

    Work = Callable[[Callable[[Desk], object]], object]

LEAST: dict[str, Plain] = {
    "how_told": "seen by the reporter",
    "happened": DAY,
    "account": "Came without a coat.\r\nHungry.",
}
MARK = Mark(region=Region("front-left-forearm"), x=300, y=400)


def recording(qtbot: QtBot, room: Room, child: RecordId | None) -> ConcernScreen:
    form = opened_at(qtbot, room, ConcernScreen, Place(screen=Where.CONCERN, child=child))
    assert isinstance(form, ConcernScreen)
    return form


def kept_concerns(child: RecordId, desk: Desk) -> list[Kept]:
    return [one.kept for one in desk.concerns.of_child(child)]


def the_concern(worked: Work, child: RecordId) -> Concern:
    found = worked(partial(kept_concerns, child))
    assert isinstance(found, list)
    assert len(found) == 1
    assert found[0].compartment == PROTECTION
    record = found[0].record
    assert isinstance(record, Concern)
    return record


def test_a_whole_concern_reaches_the_ledger(qtbot: QtBot, desk_room: Room, worked: Work) -> None:
    child, witness = a_new_child(worked), a_new_child(worked)
    involved = (Involved(who=child, part=Part.SUBJECT), Involved(who=witness, part=Part.WITNESS))
    form = recording(qtbot, desk_room, None)
    answer(
        qtbot,
        form,
        {
            **LEAST,
            "children": plain_involved(involved),
            "reporter": "Imogen Prewett",
            "post": "form tutor",
            "happened": {"day": "16", "month": "11", "year": "2026", "time": "8.40am"},
            "told": {"day": "16", "month": "11", "year": "2026", "time": "9:05"},
            "where": "At the gate",
            "headline": "No coat, hungry",
            "child_words": "I'm not cold,\nI'm used to it.",
            "questions_asked": "“Tell me about this morning.” Imogen Prewett.",
            "opinion": "It is the third time.",
            "harm_source": "At home",
            "categories": ["neglect", "young carer"],
            "has_mark": ["yes"],
            "marks": [plain_mark(MARK)],
            "done_at_once": "Breakfast.",
            "parents_told": "Mother rung at 9:20; no answer.",
        },
    )
    keep(qtbot, form)
    assert the_concern(worked, child) == Concern(
        children=involved,
        happened=Moment(on=date(2026, 11, 16), at=time(8, 40)),
        told=Moment(on=date(2026, 11, 16), at=time(9, 5)),
        reported_by=Reporter(name="Imogen Prewett", post="form tutor"),
        how_told=HowTold.SEEN,
        headline="No coat, hungry",
        account="Came without a coat.\r\nHungry.",
        child_words="I'm not cold,\nI'm used to it.",
        questions_asked="“Tell me about this morning.” Imogen Prewett.",
        opinion="It is the third time.",
        where="At the gate",
        harm_source="At home",
        done_at_once="Breakfast.",
        parents_told="Mother rung at 9:20; no answer.",
        categories=("neglect", "young carer"),
        marks=(MARK,),
    )


def test_what_is_missing_is_said_and_stops_nothing(qtbot: QtBot, desk_room: Room, worked: Work) -> None:
    child = a_new_child(worked)
    form = recording(qtbot, desk_room, child)
    answer(qtbot, form, LEAST)
    form.show_step(form.stepper.last)
    assert form.lacking() == (
        "Give the concern a short heading.",
        "Say who saw or heard it.",
        "Enter when school was told.",
        "Say what was done at once, even if nothing was.",
        "Say whether the parents were told, and if not, why.",
    )
    keep(qtbot, form)
    assert the_concern(worked, child).headline == ""
    assert "Enter when school was told." in form.kept_page.said()
    assert "Kept in protection." in form.kept_page.said()


def test_only_what_a_concern_cannot_be_without_stops_it(qtbot: QtBot, desk_room: Room) -> None:
    form = recording(qtbot, desk_room, None)
    form.show_step(form.stepper.last)
    form.proceed()
    assert form.stepper.head.problems.sentences() == (
        "Choose the child the concern is about",
        "Choose how school came to know",
        "Enter when it happened",
        "Write what was seen or heard",
    )
    close(form)


def test_a_witness_alone_is_no_concern(qtbot: QtBot, desk_room: Room, worked: Work) -> None:
    child = a_new_child(worked)
    form = recording(qtbot, desk_room, None)
    answer(
        qtbot,
        form,
        {**LEAST, "children": plain_involved((Involved(who=child, part=Part.WITNESS),))},
    )
    form.proceed()
    assert form.stepper.at == 0
    assert form.stepper.head.problems.sentences() == (SUBJECT_LACKING,)
    close(form)


def test_the_body_map_is_asked_only_where_there_is_a_mark(
    qtbot: QtBot, desk_room: Room, worked: Work
) -> None:
    child = a_new_child(worked)
    form = recording(qtbot, desk_room, child)
    form.show_step(2)
    assert not form.field("marks").isVisible()
    answer(qtbot, form, {**LEAST, "has_mark": ["yes"], "marks": [plain_mark(MARK)]})
    assert form.field("marks").isVisible()
    assert form.concern().marks == (MARK,)
    answer(qtbot, form, {"has_mark": []})
    assert not form.field("marks").isVisible()
    assert form.concern().marks == ()
    close(form)


def test_what_was_seen_before_stands_beside(qtbot: QtBot, desk_room: Room, worked: Work) -> None:
    child, other = a_new_child(worked), a_new_child(worked)
    worked(partial(log_concern, child))
    form = recording(qtbot, desk_room, None)
    card = form.seen_cards[0]
    assert card.said() == NOBODY_CHOSEN
    form.of("children", InvolvedField).start_with(child)
    settle(qtbot, form)
    assert card.lines() == ("No coat, hungry",)
    answer(qtbot, form, {"children": plain_involved((Involved(who=other, part=Part.SUBJECT),))})
    assert card.said() == NOTHING_BEFORE
    assert card.lines() == ()
    close(form)


def test_999_and_the_front_doors_stand_beside_every_step(qtbot: QtBot, desk_room: Room) -> None:
    form = recording(qtbot, desk_room, None)
    cards = form.findChildren(DangerCard)
    assert len(cards) == len(form.stepper.steps)
    for card in cards:
        assert "Ring 999" in card.said()
        assert "Northmoor" in card.said()
        assert "Eastvale" in card.said()
    close(form)


def test_after_keeping_it_can_be_judged(qtbot: QtBot, desk_room: Room, worked: Work) -> None:
    heard = Heard(desk_room)
    child = a_new_child(worked)
    form = recording(qtbot, desk_room, child)
    answer(qtbot, form, LEAST)
    keep(qtbot, form)
    assert [one.accessibleName() for one in form.kept_page.buttons] == [
        "Judge it",
        "Record another",
        "Open the child",
    ]
    for button in form.kept_page.buttons:
        button.click()
    judge, another, opened = heard.places
    found = worked(partial(kept_concerns, child))
    assert isinstance(found, list)
    assert judge == Place(screen=Where.JUDGE, child=child, record=found[0].record_id)
    assert another is not None
    assert (another.screen, another.child) == (Where.CONCERN, child)
    assert opened == Place(screen=Where.CHILD, child=child)


def tab_to(part: QWidget) -> None:
    """Press Tab until a part has the focus."""
    for _ in range(120):
        now = QApplication.focusWidget()
        if now is part:
            return
        assert now is not None
        QTest.keyClick(now, Qt.Key.Key_Tab)
    raise AssertionError(part.accessibleName())


def type_into(form: ConcernScreen, name: str, words: str) -> None:
    part = form.field(name).control()
    tab_to(part)
    QTest.keyClicks(part, words)


def press(button: QWidget) -> None:
    tab_to(button)
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_a_concern_is_logged_by_keyboard_alone(qtbot: QtBot, desk_room: Room, worked: Work) -> None:
    child = a_new_child(worked)
    form = recording(qtbot, desk_room, None)
    finder = form.of("children", InvolvedField).finder
    tab_to(finder.box)
    QTest.keyClicks(finder.box, "zolk")
    settle(qtbot, form)
    QTest.keyClick(finder.box, Qt.Key.Key_Down)
    QTest.keyClick(finder.list, Qt.Key.Key_Return)
    settle(qtbot, form)
    assert form.subject() == child
    type_into(form, "reporter", "Imogen Prewett")
    press(form.field("how_told").control())
    press(form.stepper.on)
    type_into(form, "happened", "yesterday 8:40")
    type_into(form, "headline", "No coat")
    type_into(form, "account", "Came without a coat.")
    type_into(form, "child_words", "I am used to it.")
    press(form.field("categories").control())
    press(form.stepper.on)
    assert form.stepper.at == 2
    press(form.stepper.on)
    type_into(form, "done_at_once", "Breakfast.")
    press(form.stepper.on)
    assert form.stepper.checks
    press(form.stepper.on)
    qtbot.waitUntil(lambda: form.is_kept, timeout=30_000)
    kept = the_concern(worked, child)
    assert kept.happened == Moment(on=date(2026, 11, 16), at=time(8, 40))
    assert (kept.account, kept.child_words) == ("Came without a coat.", "I am used to it.")
    assert kept.categories == KINDS_OF_CONCERN[:1]
    assert form.kept_page.buttons[0].hasFocus()


def test_the_kinds_of_concern_set_no_level() -> None:
    assert len(set(KINDS_OF_CONCERN)) == len(KINDS_OF_CONCERN)
    assert not any("level" in one or "tier" in one for one in KINDS_OF_CONCERN)
