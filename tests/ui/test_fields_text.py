"""Lines and passages give exactly what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest

from dsl_desk.model.record import LONGEST_TEXT
from tests.hostile import HOSTILE, Hostile
from tests.ui.trial_form import show
from ui.widgets.exact_text import from_document, from_line, into_document, into_line
from ui.widgets.fields_text import LineField, LinesField, PassageField
from ui.widgets.text_boxes import too_long

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.room import Room

SHORT = [one for one in HOSTILE if len(one.text) <= LONGEST_TEXT]
LONG = [one for one in HOSTILE if len(one.text) > LONGEST_TEXT]
OWN_SIGNS = "".join(map(chr, range(0x206A, 0x2070)))


def line(qtbot: QtBot, room: Room) -> LineField:
    made = LineField(room, "heading", "A short heading", required="Give it a heading")
    show(qtbot, made)
    return made


def passage(qtbot: QtBot, room: Room) -> PassageField:
    made = PassageField(room, "account", "What did you see or hear?", required="Write what was seen")
    show(qtbot, made)
    return made


@pytest.mark.parametrize("hostile", SHORT, ids=lambda one: one.name)
def test_what_is_filled_in_comes_back_to_the_letter(qtbot: QtBot, room: Room, hostile: Hostile) -> None:
    for field in (line(qtbot, room), passage(qtbot, room)):
        field.fill(hostile.text)
        assert field.value() == hostile.text
        field.fill("")
        assert field.value() == ""


@pytest.mark.parametrize("hostile", SHORT, ids=lambda one: one.name)
def test_what_is_pasted_comes_back_to_the_letter(qtbot: QtBot, room: Room, hostile: Hostile) -> None:
    given = QMimeData()
    given.setText(hostile.text)
    expected = given.text()  # Qt's own clipboard drops half of a surrogate pair before anybody sees it
    field = passage(qtbot, room)
    field.box.insertFromMimeData(given)
    assert field.value() == expected
    one_line = line(qtbot, room)
    one_line.box.take(expected)
    assert one_line.value() == expected


@pytest.mark.parametrize(
    "text", [OWN_SIGNS, f"a{OWN_SIGNS}\r\n{OWN_SIGNS}\ufeff\u2029\u2060", "\ue000\u206f\ue000"]
)
def test_the_signs_that_carry_what_qt_loses_are_kept_too(text: str) -> None:
    assert from_document(into_document(text).replace("\n", "\u2029")) == text
    assert from_line(into_line(text)) == text


def test_a_line_ending_taken_away_on_screen_is_gone(qtbot: QtBot, room: Room) -> None:
    field = passage(qtbot, room)
    field.fill("one\r\ntwo")
    cursor = field.box.textCursor()
    cursor.setPosition(field.box.document().findBlockByNumber(1).position())
    cursor.deletePreviousChar()
    assert field.value() == "onetwo"


@pytest.mark.parametrize("hostile", LONG, ids=lambda one: one.name)
def test_what_is_too_long_is_refused_whole_and_said(qtbot: QtBot, room: Room, hostile: Hostile) -> None:
    for field in (line(qtbot, room), passage(qtbot, room)):
        field.fill("as it stood")
        with qtbot.waitSignal(room.announced):
            field.fill(hostile.text)
        assert field.value() == "as it stood"
        assert field.shown_fault() == too_long(len(hostile.text))


def test_a_paste_that_is_too_long_is_refused_whole(qtbot: QtBot, room: Room) -> None:
    field = passage(qtbot, room)
    field.fill("x" * (LONGEST_TEXT - 2))
    given = QMimeData()
    given.setText("abc")
    field.box.insertFromMimeData(given)
    assert field.value() == "x" * (LONGEST_TEXT - 2)
    assert field.shown_fault() == too_long(LONGEST_TEXT + 1)
    cursor = field.box.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
    field.box.setTextCursor(cursor)
    field.box.insertFromMimeData(given)
    assert field.value() == "abc" + "x" * (LONGEST_TEXT - 3)


def test_a_line_pasted_by_key_or_let_in_otherwise_keeps_within_bounds(qtbot: QtBot, room: Room) -> None:
    field = line(qtbot, room)
    field.fill("kept")
    QGuiApplication.clipboard().setText("y" * (LONGEST_TEXT + 1))
    QTest.keyClick(field.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.value() == "kept"
    field.show_fault("")
    field.box.paste()
    assert field.value() == "kept"
    assert field.shown_fault()
    QGuiApplication.clipboard().clear()


def test_a_full_passage_refuses_one_more_key(qtbot: QtBot, room: Room) -> None:
    field = passage(qtbot, room)
    field.fill("z" * LONGEST_TEXT)
    QTest.keyClick(field.box, Qt.Key.Key_A)
    assert field.value() == "z" * LONGEST_TEXT
    assert field.shown_fault() == too_long(LONGEST_TEXT + 1)
    QTest.keyClick(field.box, Qt.Key.Key_Delete)
    assert len(field.value()) == LONGEST_TEXT - 1


def test_tab_leaves_a_passage_and_undo_brings_words_back(qtbot: QtBot, room: Room) -> None:
    field = passage(qtbot, room)
    assert field.box.tabChangesFocus()
    QTest.keyClicks(field.box, "hungry")
    assert field.value() == "hungry"
    QTest.keyClick(field.box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.value() == ""


def test_a_passage_grows_with_its_words_up_to_a_bound(qtbot: QtBot, room: Room) -> None:
    field = passage(qtbot, room)
    small = field.box.height()
    field.fill("line\n" * 10)
    grown = field.box.height()
    field.fill("line\n" * 5_000)
    assert small < grown < field.box.height() < room.theme.px(500)


def test_lines_are_given_one_by_one(qtbot: QtBot, room: Room) -> None:
    field = LinesField(room, "names", "Other names")
    qtbot.addWidget(field)
    field.fill("Ada\n\n  Zosia \n")
    assert field.lines() == ("Ada", "Zosia")
    assert field.value() == "Ada\n\n  Zosia \n"


def test_a_missing_answer_is_said_in_its_own_words(qtbot: QtBot, room: Room) -> None:
    field = line(qtbot, room)
    assert field.faults() == ("Give it a heading",)
    field.fill("   ")
    assert field.faults() == ("Give it a heading",)
    field.fill("No coat")
    assert field.faults() == ()


def test_every_box_has_a_name_and_says_its_fault(qtbot: QtBot, room: Room) -> None:
    field = line(qtbot, room)
    assert field.box.accessibleName() == "A short heading"
    field.show_fault("Give it a heading")
    assert field.box.accessibleDescription() == "Error: Give it a heading"
    field.show_fault("")
    assert field.box.accessibleDescription() == ""
