"""Steps, drafts, problems, answers checked, and keeping."""

from __future__ import annotations

import gc
from datetime import date, time
from typing import TYPE_CHECKING
from weakref import ref

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QPushButton

from dsl_desk.model.concern import Concern
from dsl_desk.model.record import LONGEST_TEXT, Involved, Moment, Part, RecordId
from dsl_desk.practice.drafts import OpenDraft
from tests.hostile import HOSTILE
from tests.practice.rowan import a_child, a_concern
from tests.ui.conftest import let_go
from tests.ui.trial_form import TrialForm, show
from ui.places import Place, Where
from ui.screens.autosave import AFTER
from ui.screens.form_screen import draft_place
from ui.widgets.fields_children import InvolvedField
from ui.widgets.fields_facts import FactsField
from ui.widgets.fields_text import PassageField
from ui.widgets.problems import HEADING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.drafts import Plain
    from ui.room import Room

    Work = Callable[[Callable[[Desk], object]], object]
NEW = Place(screen=Where.CONCERN)


class Heard(QObject):
    """What a room was told, as the window would hear it."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.places: list[Place | None] = []
        self.said: list[str] = []
        self.announced: list[str] = []
        self.told: list[frozenset[str]] = []
        room.going.connect(self.places.append)
        room.said.connect(self._said)
        room.announced.connect(self.announced.append)
        room.told.connect(self.told.append)

    def _said(self, words: str, undo: object) -> None:
        del undo
        self.said.append(words)


@pytest.fixture
def heard(desk_room: Room) -> Heard:
    return Heard(desk_room)


@pytest.fixture
def child(worked: Work) -> RecordId:
    found = worked(add_child)
    assert isinstance(found, str)
    return RecordId(found)


def add_child(desk: Desk) -> RecordId:
    return desk.children.add(a_child()).record_id


def concerns(desk: Desk) -> list[Concern]:
    return [one.record for one in desk.records.all_of(Concern)]


def drafts(desk: Desk) -> tuple[OpenDraft, ...]:
    return desk.drafts.list()


def opened(qtbot: QtBot, room: Room, place: Place) -> TrialForm:
    form = TrialForm(room, place)
    show(qtbot, form)
    qtbot.waitUntil(lambda: form.autosave.has_begun and room.tasks.is_idle, timeout=30_000)
    return form


def fill(qtbot: QtBot, form: TrialForm) -> None:
    form.field("happened").fill({"day": "16", "month": "11", "year": "2026", "time": "8.40am"})
    form.field("account").fill("Came without a coat.\r\nHungry.")
    form.field("headline").fill("No coat")
    form.field("how").fill("seen by the reporter")
    form.field("reporter").fill("Imogen Prewett")
    qtbot.waitUntil(lambda: form.room.tasks.is_idle, timeout=30_000)


def close(form: TrialForm) -> None:
    form.leave()
    form.autosave.stop()


def test_a_concern_goes_from_the_first_question_to_the_ledger(
    qtbot: QtBot, desk_room: Room, heard: Heard, child: RecordId, worked: Work
) -> None:
    form = opened(qtbot, desk_room, Place(screen=Where.CONCERN, child=child))
    fill(qtbot, form)
    form.proceed()
    form.proceed()
    assert form.stepper.checks
    assert form.stepper.on.text() == "Log this concern"
    form.keep()
    form.proceed()
    qtbot.waitUntil(lambda: bool(heard.places), timeout=30_000)
    kept = worked(concerns)
    assert isinstance(kept, list)
    assert kept == [form.concern()]
    assert kept[0].account == "Came without a coat.\r\nHungry."
    assert kept[0].happened == Moment(on=date(2026, 11, 16), at=time(8, 40))
    assert heard.told == [frozenset({"concern"})]
    assert heard.said[0].startswith("Concern logged. Still missing: Enter when school was told.")
    assert isinstance(heard.places[0], Place)
    assert heard.places[0].screen is Where.RECORD
    form.leave()
    assert worked(drafts) == ()


def test_pressing_twice_keeps_one(
    qtbot: QtBot, desk_room: Room, heard: Heard, child: RecordId, worked: Work
) -> None:
    form = opened(qtbot, desk_room, Place(screen=Where.CONCERN, child=child))
    fill(qtbot, form)
    form.show_step(form.stepper.last)
    form.stepper.on.click()
    form.stepper.on.click()
    form.proceed()
    assert not form.retreat()
    qtbot.waitUntil(lambda: bool(heard.places), timeout=30_000)
    form.proceed()
    kept = worked(concerns)
    assert isinstance(kept, list)
    assert len(kept) == 1


def test_problems_are_said_at_once_and_lead_to_their_questions(
    qtbot: QtBot, desk_room: Room, heard: Heard
) -> None:
    form = opened(qtbot, desk_room, NEW)
    form.field("happened").fill({"month": "11", "year": "2026"})
    form.proceed()
    problems = form.stepper.head.problems
    assert form.stepper.at == 0
    assert problems.isVisible()
    assert QApplication.focusWidget() is problems
    assert problems.sentences() == (
        "Say which child this is about",
        "The day it happened must include a day",
        "Write what was seen or heard",
        "Give it a short heading",
    )
    assert heard.announced[-1].startswith(HEADING)
    problems.findChildren(QPushButton)[1].click()
    assert QApplication.focusWidget() is form.field("happened").control()
    assert form.field("account").shown_fault() == "Write what was seen or heard"
    form.field("headline").fill("No coat")
    form.proceed()
    assert len(problems.sentences()) == 3
    assert form.field("headline").shown_fault() == ""
    close(form)


def test_leaving_a_question_looks_at_its_form_but_not_at_what_is_missing(
    qtbot: QtBot, desk_room: Room
) -> None:
    form = opened(qtbot, desk_room, NEW)
    field = form.field("happened")
    field.control().setFocus()
    form.field("headline").control().setFocus()
    assert field.shown_fault() == ""
    field.fill({"day": "16"})
    field.control().setFocus()
    form.field("headline").control().setFocus()
    assert field.shown_fault() == "The day it happened must include a month and year"
    field.fill({"day": "16", "month": "11", "year": "2026"})
    field.control().setFocus()
    form.field("headline").control().setFocus()
    assert field.shown_fault() == ""
    close(form)


def test_change_leads_to_the_question_and_continue_back_to_the_check(
    qtbot: QtBot, desk_room: Room, child: RecordId
) -> None:
    form = opened(qtbot, desk_room, Place(screen=Where.CONCERN, child=child))
    fill(qtbot, form)
    form.show_step(form.stepper.last)
    check = form.stepper.check
    assert check is not None
    assert QApplication.focusWidget() is check.first
    names = [one.accessibleName() for one in check.findChildren(QPushButton)]
    assert names[:2] == ["Change: Which children is this about?", "Change: When did it happen?"]
    check.findChildren(QPushButton)[3].click()
    assert form.stepper.at == 0
    assert QApplication.focusWidget() is form.field("headline").control()
    form.proceed()
    assert form.stepper.checks
    close(form)


def test_esc_goes_back_one_step_at_a_time(qtbot: QtBot, desk_room: Room, child: RecordId) -> None:
    form = opened(qtbot, desk_room, Place(screen=Where.CONCERN, child=child))
    fill(qtbot, form)
    form.show_step(2)
    assert [form.retreat(), form.retreat(), form.retreat()] == [True, True, False]
    close(form)


def test_a_question_not_asked_is_hidden_and_not_in_the_check(qtbot: QtBot, desk_room: Room) -> None:
    form = opened(qtbot, desk_room, NEW)
    form.field("how").fill("seen online")
    assert form.field("where").isHidden()
    assert form.field("where") not in form.asked()
    form.field("how").fill("in writing")
    assert not form.field("where").isHidden()
    close(form)


# Drafts.


def test_a_draft_keeps_itself_and_comes_back_whole(
    qtbot: QtBot, desk_room: Room, heard: Heard, child: RecordId, worked: Work
) -> None:
    form = opened(qtbot, desk_room, Place(screen=Where.CONCERN, child=child))
    fill(qtbot, form)
    form.field("told").fill({"day": "31", "month": "2"})
    form.field("kinds").fill(["told by the child"])
    form.field("facts").fill([{"day": {"day": "3"}, "words": "Came hungry.", "record": ""}])
    qtbot.waitUntil(lambda: "Draft kept" in heard.announced, timeout=AFTER + 20_000)
    assert form.stepper.head.state_words() == "Draft kept 10:15"
    form.show_step(1)
    form.field("categories").fill("neglect")
    form.leave()
    values = form.values()
    qtbot.waitUntil(lambda: desk_room.tasks.is_idle, timeout=30_000)
    assert heard.announced.count("Draft kept") == 1
    kept = worked(drafts)
    assert isinstance(kept, tuple)
    assert [one.values for one in kept] == [values]
    place = draft_place(kept[0])
    assert place == Place(screen=Where.CONCERN, child=child, draft=kept[0].draft_id)
    again = opened(qtbot, desk_room, place)
    assert again.values() == values
    assert again.stepper.at == 1
    again.field("categories").fill("neglect, again")
    again.leave()
    after = worked(drafts)
    assert isinstance(after, tuple)
    assert [one.draft_id for one in after] == [kept[0].draft_id]


def test_nothing_written_leaves_no_draft(qtbot: QtBot, desk_room: Room, worked: Work) -> None:
    form = opened(qtbot, desk_room, NEW)
    form.leave()
    form.keep()
    assert worked(drafts) == ()


def test_a_form_closed_while_its_draft_is_being_kept_keeps_it_once(
    qtbot: QtBot, desk_room: Room, worked: Work
) -> None:
    form = TrialForm(desk_room, NEW)
    form.field("headline").fill("One")
    form.keep()
    form.field("headline").fill("Two")
    form.leave()
    form.deleteLater()
    let_go()
    kept = worked(drafts)
    assert isinstance(kept, tuple)
    answers: list[Plain] = [one.values["answers"] for one in kept]
    assert [one["headline"] for one in answers if isinstance(one, dict)] == ["Two"]


def test_a_closed_form_is_let_go_of(qtbot: QtBot, desk_room: Room, child: RecordId) -> None:
    for _ in range(5):
        form = TrialForm(desk_room, Place(screen=Where.CONCERN, child=child))
        form.field("headline").fill("One")
        form.of("facts", FactsField).add_row()
        form.show_step(2)
        gone = ref(form)
        form.leave()
        form.deleteLater()
        del form
        qtbot.waitUntil(lambda: desk_room.tasks.is_idle, timeout=30_000)
        let_go()
        gc.collect()
        assert gone() is None


def test_a_draft_that_is_gone_is_said(qtbot: QtBot, desk_room: Room, heard: Heard) -> None:
    form = TrialForm(desk_room, Place(screen=Where.CONCERN, draft="0" * 32))
    show(qtbot, form)
    qtbot.waitUntil(lambda: heard.places == [None], timeout=30_000)
    assert heard.said == ["That draft is not there any more. It was kept as a record, or discarded."]


def test_a_draft_of_an_unknown_form_leads_nowhere(worked: Work, qtbot: QtBot, desk_room: Room) -> None:
    form = opened(qtbot, desk_room, NEW)
    form.field("headline").fill("x")
    form.leave()
    kept = worked(drafts)
    assert isinstance(kept, tuple)
    one = kept[0]
    strange = OpenDraft(draft_id=one.draft_id, kind="poem", values=one.values, kept_at=one.kept_at)
    assert draft_place(strange) is None


@pytest.mark.parametrize("part", ["account", "headline"])
def test_every_hostile_text_goes_through_a_draft_and_back(
    qtbot: QtBot, desk_room: Room, worked: Work, part: str
) -> None:
    form = opened(qtbot, desk_room, NEW)
    for hostile in HOSTILE:
        if len(hostile.text) > LONGEST_TEXT:
            continue
        form.field(part).fill(hostile.text)
        form.keep()
        kept = worked(drafts)
        assert isinstance(kept, tuple)
        answers = [one.values["answers"] for one in kept]
        if answers:
            assert isinstance(answers[0], dict)
            assert answers[0][part] == hostile.text, hostile.name
    close(form)


# Refusals and corrections.


def test_what_practice_refuses_is_shown_and_nothing_is_lost(
    qtbot: QtBot, desk_room: Room, heard: Heard, worked: Work
) -> None:
    stranger = RecordId("0" * 32)
    form = opened(qtbot, desk_room, Place(screen=Where.CONCERN, child=stranger))
    fill(qtbot, form)
    form.show_step(form.stepper.last)
    form.proceed()
    qtbot.waitUntil(form.stepper.head.problems.isVisible, timeout=30_000)
    assert form.stepper.head.problems.sentences()
    assert form.stepper.on.isEnabled()
    assert form.stepper.on.text() == "Log this concern"
    assert form.field("headline").value() == "No coat"
    assert heard.places == []
    form.leave()
    kept = worked(drafts)
    assert isinstance(kept, tuple)
    assert len(kept) == 1


def test_a_record_is_corrected_with_a_reason(
    qtbot: QtBot, desk_room: Room, heard: Heard, child: RecordId, worked: Work
) -> None:
    def log(desk: Desk) -> RecordId:
        return desk.concerns.log(a_concern(child)).record_id

    record = RecordId(str(worked(log)))
    form = opened(qtbot, desk_room, Place(screen=Where.CONCERN, record=record))
    assert form.after == 1
    assert form.of("children", InvolvedField).involved() == (Involved(who=child, part=Part.SUBJECT),)
    form.field("headline").fill("No coat, hungry and tired")
    form.proceed()
    form.proceed()
    assert form.stepper.head.problems.sentences() == ("Say why it is corrected",)
    form.of("why", PassageField).fill("The tutor added that the child was tired.")
    form.proceed()
    form.proceed()
    qtbot.waitUntil(lambda: bool(heard.places), timeout=30_000)

    def standing(desk: Desk) -> tuple[int, str]:
        sheet = desk.concerns.sheet(record)
        return sheet.revision, sheet.record.headline

    assert worked(standing) == (2, "No coat, hungry and tired")


def test_every_part_of_a_form_is_named_and_reached_by_key(
    qtbot: QtBot, desk_room: Room, child: RecordId
) -> None:
    form = opened(qtbot, desk_room, Place(screen=Where.CONCERN, child=child))
    for step in range(2):
        form.show_step(step)
        for field in form.asked():
            if field.isVisible():
                for part in field._parts:
                    assert part.accessibleName(), field.name
    close(form)
