"""Correcting: each kind in its own form, with a reason, and two who correct at once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dsl_desk.model.concern import Concern
from dsl_desk.model.judgement import Judgement
from dsl_desk.model.record import RecordId
from dsl_desk.practice.written import Kept, NewFile
from tests.practice.rowan import a_concern, a_judgement, hold
from tests.ui.records_asked import (
    ASKED,
    Asked,
    Form,
    Heard,
    a_new_child,
    answer,
    close,
    drafts,
    keep,
    log_concern,
    opened,
    settle,
)
from tests.ui.trial_form import show
from ui.places import Place, Where
from ui.screens.correct import FORMS, OWN, CorrectScreen, passages_of, with_words
from ui.screens.form_screen import draft_place
from ui.screens.record_form import MEANWHILE, RecordForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dsl_desk.practice.desk import Desk
    from ui.room import Room

    Work = Callable[[Callable[[Desk], object]], object]

CORRECTED = tuple(one for one in ASKED if one.where not in {Where.ADDRESS, Where.AUTHORITY, Where.SCHOOL})
CHANGE = {
    Where.CONCERN: ("headline", "Two coats"),
    Where.NOTE: ("headline", "A second call"),
    Where.CONTACT: ("said", "They rang back."),
    Where.SUPPORT: ("result", "He eats breakfast now."),
    Where.NEW_CHILD: ("preferred_name", "Miro"),
    Where.PERSON: ("telephone", "01632 960123"),
}
TORN = NewFile(name="slip.txt", data=b"a torn slip")


def latest(record: RecordId, desk: Desk) -> Kept:
    return desk.records.kept(record)


def the_record(worked: Work, record: RecordId) -> Kept:
    found = worked(partial(latest, record))
    assert isinstance(found, Kept)
    return found


def correcting(qtbot: QtBot, room: Room, place: Place) -> CorrectScreen:
    screen = CorrectScreen(room, place)
    show(qtbot, screen)
    qtbot.waitUntil(lambda: screen.form is not None, timeout=30_000)
    form = inner(screen)
    qtbot.waitUntil(lambda: form.autosave.has_begun and room.tasks.is_idle, timeout=30_000)
    return screen


def inner(screen: CorrectScreen) -> Form:
    assert isinstance(screen.form, RecordForm)
    return screen.form


def kept_once(qtbot: QtBot, room: Room, worked: Work, asked: Asked) -> tuple[RecordId | None, RecordId]:
    """Keep a record with its own form."""
    child = None if asked.where is Where.NEW_CHILD else a_new_child(worked)
    form = opened(qtbot, room, asked, child)
    answer(qtbot, form, asked.enough)
    written = worked(form.job())
    close(form)
    settle(qtbot, form)
    return child, RecordId(getattr(written, "record_id", ""))


@pytest.mark.parametrize("asked", CORRECTED, ids=[one.where.value for one in CORRECTED])
def test_a_record_is_corrected_in_its_own_form_with_a_reason(
    qtbot: QtBot, desk_room: Room, worked: Work, asked: Asked
) -> None:
    child, record = kept_once(qtbot, desk_room, worked, asked)
    before = the_record(worked, record)
    screen = correcting(qtbot, desk_room, Place(screen=Where.CORRECT, child=child, record=record))
    form = inner(screen)
    assert isinstance(form, asked.screen)
    assert screen.crumbs()[-1].words.startswith("Correct")
    assert [one.words for one in screen.acts()] == ["Open the original", "Discard"]
    form.show_step(form.stepper.last)
    screen.proceed()
    assert form.stepper.head.problems.sentences() == ("Say why it is corrected",)
    name, words = CHANGE[asked.where]
    answer(qtbot, form, {name: words, "why": "It was noted wrongly."})
    keep(qtbot, form)
    after = the_record(worked, record)
    assert (after.revision, after.why) == (before.revision + 1, "It was noted wrongly.")
    assert after.record == with_words(before.record, {name: words})
    assert form.kept_page.isVisible()


def test_a_correction_keeps_the_files_and_leads_to_the_original(
    qtbot: QtBot, desk_room: Room, worked: Work
) -> None:
    heard = Heard(desk_room)
    child = a_new_child(worked)
    record = worked(partial(log_with_file, child))
    assert isinstance(record, str)
    place = Place(screen=Where.CORRECT, child=child, record=RecordId(record))
    screen = correcting(qtbot, desk_room, place)
    screen.acts()[0].do()
    assert heard.places == [Place(screen=Where.RECORD, child=child, record=RecordId(record))]
    answer(qtbot, inner(screen), {"headline": "Another heading", "why": "Clearer."})
    keep(qtbot, inner(screen))
    kept = the_record(worked, RecordId(record)).record
    assert isinstance(kept, Concern)
    assert [one.name for one in kept.files] == ["slip.txt"]


def test_a_correction_met_by_another_shows_what_stands_now(
    qtbot: QtBot, desk_room: Room, worked: Work
) -> None:
    child = a_new_child(worked)
    record = RecordId(str(worked(partial(log_concern, child))))
    screen = correcting(qtbot, desk_room, Place(screen=Where.CORRECT, child=child, record=record))
    form = inner(screen)
    answer(qtbot, form, {"headline": "Mine", "why": "My reason."})
    worked(partial(correct_first, record, child))
    form.show_step(form.stepper.last)
    screen.proceed()
    settle(qtbot, screen)
    assert not form.is_kept
    assert "corrected after you opened it" in " ".join(form.stepper.head.problems.sentences())
    assert form.meanwhile_words().startswith(MEANWHILE)
    assert "A short heading: Theirs" in form.meanwhile_words()
    assert form.line("headline") == "Mine"
    keep(qtbot, form)
    kept = the_record(worked, record)
    assert (kept.revision, kept.why) == (3, "My reason.")
    assert kept.record == replace(a_concern(child), headline="Mine")


def test_a_draft_of_a_correction_is_resumed(qtbot: QtBot, desk_room: Room, worked: Work) -> None:
    child = a_new_child(worked)
    record = RecordId(str(worked(partial(log_concern, child))))
    screen = correcting(qtbot, desk_room, Place(screen=Where.CORRECT, child=child, record=record))
    answer(qtbot, inner(screen), {"headline": "Half a correction"})
    screen.leave()
    settle(qtbot, screen)
    held = worked(drafts)
    assert isinstance(held, tuple)
    place = draft_place(held[0])
    assert place is not None
    assert (place.screen, place.record) == (Where.CORRECT, record)
    inner(screen).autosave.stop()
    again = correcting(qtbot, desk_room, place)
    assert inner(again).line("headline") == "Half a correction"
    inner(again).autosave.stop()


def test_the_words_of_a_judgement_are_corrected_and_its_level_is_not(
    qtbot: QtBot, desk_room: Room, worked: Work
) -> None:
    child = a_new_child(worked)
    record = RecordId(str(worked(partial(judge, child))))
    before = the_record(worked, record).record
    screen = correcting(qtbot, desk_room, Place(screen=Where.CORRECT, child=child, record=record))
    form = inner(screen)
    assert {f"{OWN}{name}" for name in passages_of(Judgement)} <= form.stepper.fields.keys()
    assert "level_label" not in passages_of(Judgement)
    answer(qtbot, form, {f"{OWN}advice": "Rang the MASH line.", "why": "The call was left out."})
    keep(qtbot, form)
    after = the_record(worked, record)
    assert isinstance(before, Judgement)
    assert after.record == replace(before, advice="Rang the MASH line.")
    assert after.why == "The call was left out."


def test_what_is_fixed_is_said_to_be(qtbot: QtBot, desk_room: Room, worked: Work) -> None:
    heard = Heard(desk_room)
    record = RecordId(str(worked(an_edition)))
    screen = CorrectScreen(desk_room, Place(screen=Where.CORRECT, record=record))
    show(qtbot, screen)
    settle(qtbot, screen)
    assert screen.form is None
    focus = screen.first_focus()
    assert focus is not None
    screen.proceed()
    screen.keep()
    screen.leave()
    assert not screen.retreat()
    screen.empty.button.click()
    assert heard.places == [Place(screen=Where.RECORD, record=record)]


def test_a_record_that_is_not_there_leads_back(qtbot: QtBot, desk_room: Room) -> None:
    heard = Heard(desk_room)
    screen = CorrectScreen(desk_room, Place(screen=Where.CORRECT, record=RecordId("0" * 32)))
    show(qtbot, screen)
    settle(qtbot, screen)
    assert heard.places == [None]


def test_every_kind_with_a_form_has_words_to_correct() -> None:
    assert {"concern", "note", "contact attempt", "support given", "judgement", "child"} <= FORMS.keys()


def log_with_file(child: RecordId, desk: Desk) -> RecordId:
    return desk.concerns.log(a_concern(child), files=(TORN,)).record_id


def correct_first(record: RecordId, child: RecordId, desk: Desk) -> None:
    desk.concerns.correct(record, 1, replace(a_concern(child), headline="Theirs"), "Their reason.")


def judge(child: RecordId, desk: Desk) -> RecordId:
    return desk.judgements.judge(a_judgement(child, hold(desk, "northmoor"), "l3")).record_id


def an_edition(desk: Desk) -> RecordId:
    return desk.profiles.held()[0].record_id
