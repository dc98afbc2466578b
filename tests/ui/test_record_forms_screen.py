"""Every form of a record: kept, resumed, named, and proof against hostile words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

from dsl_desk.model.access import PROTECTION, SUPPORT
from dsl_desk.model.record import LONGEST_TEXT, Met, RecordId
from dsl_desk.practice.written import Written
from tests.hostile import HOSTILE
from tests.practice.rowan import a_referral, hold
from tests.practice.rowan import add_child as add_child_of
from tests.ui.records_asked import (
    ASKED,
    DAY,
    Asked,
    Heard,
    a_new_child,
    add_child,
    answer,
    close,
    drafts,
    found,
    keep,
    opened,
    opened_at,
    settle,
)
from ui.places import Place, Where
from ui.screens.contact import ContactScreen
from ui.screens.form_screen import draft_place
from ui.screens.note import NoteScreen
from ui.screens.school import SchoolScreen, read_school
from ui.screens.support_given import SupportScreen
from ui.widgets.fields_choice import TicksField
from ui.widgets.fields_text import LineField, LinesField
from ui.widgets.suggested_field import SuggestedField

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dsl_desk.model.support import ContactAttempt, SupportGiven
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.drafts import Plain
    from ui.room import Room
    from ui.screens.record_form import RecordForm

    Work = Callable[[Callable[[Desk], object]], object]

FORMS = pytest.mark.parametrize("asked", ASKED, ids=[one.where.value for one in ASKED])
BY_WHERE = {one.where: one for one in ASKED}
NO_CHILD = frozenset({Where.NEW_CHILD, Where.SCHOOL})
BLANK = ""
AGAIN = "Record another"


def place_child(asked: Asked, work: Work) -> RecordId | None:
    return None if asked.where in NO_CHILD else a_new_child(work)


def as_kept(form: RecordForm[Any], name: str, text: str) -> object:
    """Say how a field gives a text to the record."""
    field = form.field(name)
    if isinstance(field, LinesField):
        return tuple(line.strip() for line in text.split("\n") if line.strip())
    return text.strip() if isinstance(field, LineField) else text


@FORMS
def test_a_form_is_kept_and_says_where(qtbot: QtBot, desk_room: Room, worked: Work, asked: Asked) -> None:
    heard = Heard(desk_room)
    form = opened(qtbot, desk_room, asked, place_child(asked, worked))
    answer(qtbot, form, asked.enough)
    keep(qtbot, form)
    assert heard.told
    assert form.acts() == ()
    assert form.crumbs()[-1].words == asked.screen.kept_words
    assert form.kept_page.isVisible()
    assert form.kept_page.buttons[0].hasFocus()
    assert any(said.startswith(asked.screen.kept_words) for said in heard.announced)
    form.kept_page.buttons[0].click()
    assert heard.places
    assert worked(drafts) == ()
    form.refresh()
    assert form.kept_page.isVisible()


@FORMS
def test_an_empty_form_says_everything_that_is_missing(qtbot: QtBot, desk_room: Room, asked: Asked) -> None:
    form = opened(qtbot, desk_room, asked)
    for name in asked.enough:
        form.field(name).fill([] if name == "confidential" else BLANK)
        form.field(name).fill({})
    form.show_step(form.stepper.last)
    form.proceed()
    said = form.stepper.head.problems.sentences()
    assert said
    assert not form.is_kept
    assert all(not one.lower().startswith(("please", "invalid")) for one in said)
    close(form)


@FORMS
def test_every_part_has_a_name_and_the_keyboard_reaches_it(
    qtbot: QtBot, desk_room: Room, asked: Asked
) -> None:
    form = opened(qtbot, desk_room, asked)
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton)
    parts = [part for kind in kinds for part in form.findChildren(kind) if part.focusPolicy()]
    assert parts
    unnamed = [part for part in parts if not part.accessibleName() and part.isVisibleTo(form)]
    assert not [type(part).__name__ for part in unnamed]
    close(form)


@FORMS
def test_a_draft_is_resumed(qtbot: QtBot, desk_room: Room, worked: Work, asked: Asked) -> None:
    child = place_child(asked, worked)
    form = opened(qtbot, desk_room, asked, child)
    answer(qtbot, form, asked.enough)
    before = form.values()["answers"]
    form.leave()
    settle(qtbot, form)
    held = worked(drafts)
    assert isinstance(held, tuple)
    place = draft_place(held[0])
    assert place is not None
    assert place.screen is asked.where
    form.autosave.stop()
    again = opened_at(qtbot, desk_room, asked.screen, place)
    assert again.values()["answers"] == before
    keep(qtbot, again)
    assert worked(drafts) == ()


@FORMS
def test_hostile_words_are_kept_as_typed(qtbot: QtBot, desk_room: Room, worked: Work, asked: Asked) -> None:
    form = opened(qtbot, desk_room, asked, place_child(asked, worked))
    answer(qtbot, form, asked.enough)
    tried = 0
    for hostile in HOSTILE:
        if len(hostile.text) > LONGEST_TEXT or not hostile.text.strip():
            continue
        renew(qtbot, form, asked, worked)
        for name in asked.words:
            form.field(name).fill(hostile.text)
            assert form.field(name).value() == hostile.text, (name, hostile.name)
        written = worked(form.job())
        assert isinstance(written, Written)
        record = written.kept.record
        for name, way in asked.words.items():
            kept = written.kept.why if way == "why" and not hasattr(record, "why") else found(record, way)
            assert kept == as_kept(form, name, hostile.text), (name, hostile.name)
        tried += 1
    assert tried > 60
    settle(qtbot, form)
    close(form)


def renew(qtbot: QtBot, form: RecordForm[Any], asked: Asked, worked: Work) -> None:
    """Make room for one more of what there is only one of."""
    if asked.where is Where.AUTHORITY:
        answer(qtbot, form, {"child": a_new_child(worked)})
    if isinstance(form, SchoolScreen):
        stated: Any = worked(read_school)
        form.sheet = stated.sheet if stated else None
        form.field("reason").fill("It was said otherwise.")


@FORMS
def test_a_megabyte_is_refused_aloud(qtbot: QtBot, desk_room: Room, asked: Asked) -> None:
    heard = Heard(desk_room)
    form = opened(qtbot, desk_room, asked)
    for text in (one.text for one in HOSTILE if len(one.text) > LONGEST_TEXT):
        for name in asked.words:
            before = form.field(name).value()
            form.field(name).fill(text)
            assert form.field(name).value() == before
            assert f"{len(text):,}" in form.field(name).shown_fault()
            assert form.field(name).shown_fault() in heard.announced
    close(form)


def test_a_note_may_be_kept_in_support(qtbot: QtBot, desk_room: Room, worked: Work) -> None:
    child = a_new_child(worked)
    form = opened_at(qtbot, desk_room, NoteScreen, Place(screen=Where.NOTE, child=child))
    assert form.ledger() == PROTECTION
    answer(qtbot, form, {**BY_WHERE[Where.NOTE].enough, "ledger": SUPPORT})
    keep(qtbot, form)
    assert "SENCO" in form.kept_page.said()
    assert worked(partial(compartments, child)) == [SUPPORT]


def test_support_goes_to_support_with_the_levels_at_hand(qtbot: QtBot, desk_room: Room, worked: Work) -> None:
    made = worked(northmoor_child)
    assert isinstance(made, str)
    child = RecordId(made)
    form = opened_at(qtbot, desk_room, SupportScreen, Place(screen=Where.SUPPORT, child=child))
    assert form.ledger() == SUPPORT
    levels = form.of("level_label", SuggestedField)
    assert len(levels.suggestions()) > 2
    levels.write(levels.suggestions()[1])
    answer(qtbot, form, {**BY_WHERE[Where.SUPPORT].enough, "to_on": DAY, "effect": "not known yet"})
    keep(qtbot, form)
    assert "Say what the support did now that it has ended." in form.kept_page.said()
    kept = worked(partial(support_of, child))
    assert isinstance(kept, list)
    assert kept[0].level_label == levels.suggestions()[1]


def test_an_attempt_chases_the_deadline_of_its_place(qtbot: QtBot, desk_room: Room, worked: Work) -> None:
    case: Any = worked(referred)
    child, referral, rule = case
    place = Place(screen=Where.CONTACT, child=child, record=referral, part=rule)
    form = opened_at(qtbot, desk_room, ContactScreen, place)
    assert form.of("chases", TicksField).chosen() == (f"{referral}:{rule}",)
    assert form.field("about").value() == referral
    assert form.line("made_by") == "DSL"
    answer(qtbot, form, {**BY_WHERE[Where.CONTACT].enough, "result": "reached"})
    keep(qtbot, form)
    kept = worked(partial(attempts_of, child))
    assert isinstance(kept, list)
    assert kept[0].chases == (Met(record=referral, rule=rule),)
    assert kept[0].about == referral
    due = worked(partial(rules_due, child))
    assert isinstance(due, list)
    assert rule not in due


def test_what_looks_mistaken_is_said_after_keeping(qtbot: QtBot, desk_room: Room, worked: Work) -> None:
    child = a_new_child(worked)
    form = opened_at(qtbot, desk_room, NoteScreen, Place(screen=Where.NOTE, child=child))
    early: Plain = {"day": "1", "month": "1", "year": "2010"}
    answer(qtbot, form, {"happened": early, "account": "Long ago."})
    keep(qtbot, form)
    assert "is before the child was born. Check the date." in form.kept_page.said()


def test_another_one_is_a_form_of_its_own(qtbot: QtBot, desk_room: Room, worked: Work) -> None:
    heard = Heard(desk_room)
    child = a_new_child(worked)
    place = Place(screen=Where.NOTE, child=child)
    for _ in range(2):
        form = opened_at(qtbot, desk_room, NoteScreen, place)
        answer(qtbot, form, BY_WHERE[Where.NOTE].enough)
        keep(qtbot, form)
        next(one for one in form.kept_page.buttons if one.accessibleName() == AGAIN).click()
        gone = heard.places[-1]
        assert gone is not None
        assert gone != place
        assert (gone.screen, gone.child) == (Where.NOTE, child)
        place = gone


def compartments(child: RecordId, desk: Desk) -> list[str]:
    return [one.kept.compartment for one in desk.notes.of_child(child)]


def support_of(child: RecordId, desk: Desk) -> list[SupportGiven]:
    return [one.record for one in desk.support.tried(child)]


def attempts_of(child: RecordId, desk: Desk) -> list[ContactAttempt]:
    return [one.record for one in desk.contacts.of_child(child)]


def rules_due(child: RecordId, desk: Desk) -> list[str]:
    return [one.deadline.rule for one in desk.deadlines.of_child(child)]


def northmoor_child(desk: Desk) -> RecordId:
    return add_child_of(desk, "Northmoor", "northmoor")


def referred(desk: Desk) -> tuple[RecordId, RecordId, str]:
    """Refer a child, and give a deadline that set."""
    child = add_child(desk)
    edition = hold(desk, "northmoor")
    referral = desk.referrals.refer(a_referral(child, edition, "mash-phone")).record_id
    return child, referral, desk.deadlines.of_child(child)[0].deadline.rule
