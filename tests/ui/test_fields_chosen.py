"""Choices, ticks, children and files as they are answered."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest

from dsl_desk.model.judgement import Fact
from dsl_desk.model.record import Involved, Part, RecordId
from dsl_desk.practice.written import NewFile, file_faults
from tests.practice.rowan import a_child
from tests.ui.trial_form import show
from ui.widgets.fields_children import UNCHOSEN, ChildField, InvolvedField, plain_involved
from ui.widgets.fields_choice import ChoiceField, Option, PickField, TicksField
from ui.widgets.fields_facts import FactsField, FactSource, plain_facts
from ui.widgets.fields_files import AGAIN, NOTHING_TO_PASTE, FilesField
from ui.widgets.file_reading import EMPTY, MOST_BYTES, NO_FILE, TOO_LARGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dsl_desk.practice.desk import Desk
    from ui.room import Room
    from ui.widgets.field import Field

    Work = Callable[[Callable[[Desk], object]], object]

OPTIONS = (
    Option(value="a", words="First & foremost"),
    Option(value="b", words="Second", hint="A line beneath"),
    Option(value="c", words="Third"),
)
ID = RecordId("ab" * 16)


def add_children(desk: Desk) -> tuple[RecordId, ...]:
    named = (("Zofia", "Żółkiewska"), ("Amina", "Zolkar"), ("Bea", "Ahn"))
    return tuple(desk.children.add(a_child(*one, born_on=date(2013, 5, 4))).record_id for one in named)


@pytest.fixture
def children(worked: Work) -> tuple[RecordId, ...]:
    found = worked(add_children)
    assert isinstance(found, tuple)
    return found


def idle(qtbot: QtBot, room: Room) -> None:
    qtbot.waitUntil(lambda: room.tasks.is_idle, timeout=30_000)


# Choices.


def test_one_of_a_few_is_chosen_by_its_words_and_kept(qtbot: QtBot, room: Room) -> None:
    field = ChoiceField(room, "how", "How?", OPTIONS, required="Choose how")
    show(qtbot, field)
    assert field.chosen() == ""
    assert field.faults() == ("Choose how",)
    row = field._rows["b"]
    with qtbot.waitSignal(field.changed):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, row.rect().center())
    assert (field.value(), field.said(), field.faults()) == ("b", "Second", ())
    field.fill("c")
    assert [value for value, one in field._rows.items() if one.button.isChecked()] == ["c"]


@pytest.mark.parametrize("made", [ChoiceField, PickField])
def test_what_is_filled_in_waits_for_its_option(
    qtbot: QtBot, room: Room, made: Callable[..., ChoiceField | PickField]
) -> None:
    field = made(room, "how", "How?")
    show(qtbot, field)
    field.fill("b")
    assert (field.value(), field.chosen(), field.said()) == ("b", "", "")
    with qtbot.waitSignal(field.resaid):
        field.offer(OPTIONS)
    assert (field.value(), field.chosen(), field.said()) == ("b", "b", "Second")
    field.offer(OPTIONS[:1])
    assert (field.value(), field.chosen()) == ("b", "")


def test_any_may_be_ticked(qtbot: QtBot, room: Room) -> None:
    field = TicksField(room, "kinds", "What kind?", OPTIONS)
    show(qtbot, field)
    field.fill(["c"])
    QTest.keyClick(field._rows["a"].button, Qt.Key.Key_Space)
    assert field.value() == ["a", "c"]
    assert field.chosen() == ("a", "c")
    QTest.keyClick(field._rows["c"].button, Qt.Key.Key_Space)
    assert field.value() == ["a"]


def test_nothing_is_picked_beforehand_and_the_wheel_changes_nothing(qtbot: QtBot, room: Room) -> None:
    field = PickField(room, "where", "Where?", OPTIONS)
    show(qtbot, field)
    assert field.value() == ""
    QTest.keyClick(field.control(), Qt.Key.Key_Down)
    assert field.value() == "a"


# Children.


def test_a_child_is_found_by_part_of_a_name_and_chosen_by_key_only(
    qtbot: QtBot, desk_room: Room, children: tuple[RecordId, ...]
) -> None:
    field = ChildField(desk_room, "child", "Which child?", required="Say which child")
    show(qtbot, field)
    box, found = field.finder.box, field.finder.list
    box.setFocus()
    QTest.keyClicks(box, "zolk")
    qtbot.waitUntil(found.isVisible)
    idle(qtbot, desk_room)
    assert found.count() == 2
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert field.child() is None
    assert field.faults() == (UNCHOSEN,)
    QTest.keyClick(box, Qt.Key.Key_Down)
    names = [found.item(place).text() for place in range(2)]
    QTest.keyClick(found, Qt.Key.Key_Return)
    assert field.said() == names[0]
    assert field.child() in children[:2]
    assert not found.isVisible()
    QTest.keyClicks(box, "x")
    assert field.child() is None


def test_esc_puts_the_list_away_and_a_stranger_is_said(
    qtbot: QtBot, desk_room: Room, children: tuple[RecordId, ...]
) -> None:
    field = ChildField(desk_room, "child", "Which child?")
    show(qtbot, field)
    QTest.keyClicks(field.finder.box, "zol")
    qtbot.waitUntil(field.finder.list.isVisible)
    QTest.keyClick(field.finder.box, Qt.Key.Key_Escape)
    assert not field.finder.list.isVisible()
    with qtbot.waitSignal(desk_room.announced):
        QTest.keyClicks(field.finder.box, "qqq")
    idle(qtbot, desk_room)
    assert field.finder.nobody.isVisible()


def test_a_child_goes_round_by_id_and_the_name_is_read(
    qtbot: QtBot, desk_room: Room, children: tuple[RecordId, ...]
) -> None:
    field = ChildField(desk_room, "child", "Which child?")
    show(qtbot, field)
    with qtbot.waitSignal(field.resaid):
        field.fill(children[2])
    assert field.said() == "Bea Ahn, born 4 May 2013"
    assert field.value() == {"child": children[2]}
    field.fill({"typed": "half a na"})
    assert field.value() == {"typed": "half a na"}
    assert field.child() is None


def test_children_have_a_part_each_and_come_back_when_taken_out(
    qtbot: QtBot, desk_room: Room, children: tuple[RecordId, ...]
) -> None:
    field = InvolvedField(desk_room, "children", "Which children?", required="Say which")
    show(qtbot, field)
    assert field.faults() == ("Say which",)
    field.start_with(children[0])
    QTest.keyClicks(field.finder.box, "ahn")
    qtbot.waitUntil(field.finder.list.isVisible)
    QTest.keyClick(field.finder.box, Qt.Key.Key_Down)
    QTest.keyClick(field.finder.list, Qt.Key.Key_Return)
    idle(qtbot, desk_room)
    expected = (
        Involved(who=children[0], part=Part.SUBJECT),
        Involved(who=children[2], part=Part.MENTIONED),
    )
    assert field.involved() == expected
    assert field.said() == ("Zofia Żółkiewska, born 4 May 2013: subject\nBea Ahn, born 4 May 2013: mentioned")
    with qtbot.waitSignal(desk_room.said) as toast:
        field._rows[0].remove.click()
    assert field.involved() == expected[1:]
    assert toast.args
    toast.args[1]()
    assert field.involved() == expected
    other = InvolvedField(desk_room, "children", "Which children?")
    show(qtbot, other)
    other.fill(field.value())
    assert other.involved() == expected
    assert other.value() == plain_involved(expected)
    idle(qtbot, desk_room)


# Files.


def files_field(qtbot: QtBot, room: Room) -> FilesField:
    field = FilesField(room, "files", "Files")
    show(qtbot, field)
    return field


def test_a_file_is_read_kept_taken_out_and_brought_back(qtbot: QtBot, room: Room, tmp_path: Path) -> None:
    field = files_field(qtbot, room)
    path = tmp_path / "n\u202eotes.txt"
    path.write_bytes(b"three words here")
    with qtbot.waitSignal(field.changed):
        field.read((path,))
    assert field.files() == (NewFile(name=path.name, data=b"three words here"),)
    with qtbot.waitSignal(room.said) as toast:
        field._rows[0].remove.click()
    assert field.is_empty()
    assert toast.args
    toast.args[1]()
    other = files_field(qtbot, room)
    other.fill(field.value())
    assert other.files() == field.files()
    assert not field._warning.isVisible()


@pytest.mark.parametrize(
    ("size", "sentence"), [(0, EMPTY), (MOST_BYTES + 1, TOO_LARGE), (None, NO_FILE)], ids=str
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(
    qtbot: QtBot, room: Room, tmp_path: Path, size: int | None, sentence: str
) -> None:
    field = files_field(qtbot, room)
    path = tmp_path / "scan.pdf"
    if size is not None:
        with path.open("wb") as file:
            file.truncate(size)
    with qtbot.waitSignal(room.announced):
        field.read((path,))
    assert field.shown_fault() == sentence
    assert field.files() == ()


def test_the_bound_is_that_of_the_casebook() -> None:
    assert not [*file_faults((NewFile(name="a", data=bytes(MOST_BYTES)),))]
    assert [*file_faults((NewFile(name="a", data=bytes(MOST_BYTES + 1)),))]


def test_a_large_file_leaves_its_name_in_the_draft_and_is_asked_for_again(
    qtbot: QtBot, room: Room, tmp_path: Path
) -> None:
    field = files_field(qtbot, room)
    path = tmp_path / "scan.pdf"
    path.write_bytes(bytes(1_600_000))
    with qtbot.waitSignal(field.changed):
        field.read((path,))
    other = files_field(qtbot, room)
    other.fill(field.value())
    assert other.files() == ()
    assert other.faults() == (AGAIN,)
    with qtbot.waitSignal(other.changed):
        other.read((path,))
    assert other.faults() == ()
    assert len(other.files()) == 1


def test_a_picture_is_pasted_and_warned_about(qtbot: QtBot, room: Room) -> None:
    field = files_field(qtbot, room)
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    QGuiApplication.clipboard().setImage(picture)
    with qtbot.waitSignal(field.changed):
        QTest.keyClick(field.choose_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.files()[0].data.startswith(b"\x89PNG")
    assert field._warning.isVisible()
    QGuiApplication.clipboard().setText("words only")
    field.paste()
    assert field.shown_fault() == NOTHING_TO_PASTE
    QGuiApplication.clipboard().clear()


def test_files_are_dropped(qtbot: QtBot, room: Room, tmp_path: Path) -> None:
    field = files_field(qtbot, room)
    path = tmp_path / "letter.txt"
    path.write_bytes(b"x")
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        field.rect().center().toPointF(),
        Qt.DropAction.CopyAction,
        given,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(field.changed):
        field.dropEvent(drop)
    assert [file.name for file in field.files()] == ["letter.txt"]


# Facts.


def test_facts_are_added_changed_taken_out_and_brought_back(qtbot: QtBot, room: Room) -> None:
    field = FactsField(room, "facts", "Which facts?", required="Give a fact")
    show(qtbot, field)
    assert field.faults() == ("Give a fact",)
    field.offer((FactSource(record=ID, on=date(2026, 11, 3), words="Hungry again"),))
    field.add_button.click()
    row = field._rows[0]
    QTest.keyClicks(row.day.boxes["day"], "3")
    assert field.faults() == ("Fact 1: the day must include a month and year",)
    QTest.keyClicks(row.day.boxes["day"], " nov")
    assert field.faults() == ("Fact 1: write what happened",)
    QTest.keyClick(row.record, Qt.Key.Key_Down)
    expected = (Fact(on=date(2026, 11, 3), text="Hungry again", record=ID),)
    assert field.facts() == expected
    with qtbot.waitSignal(room.said) as toast:
        row.remove.click()
    assert field.facts() == ()
    assert toast.args
    toast.args[1]()
    assert field.facts() == expected
    other = FactsField(room, "facts", "Which facts?")
    show(qtbot, other)
    other.fill(plain_facts(expected))
    assert other.facts() == expected


STRANGE = (None, 3, "x", ["x", 3, None], {"day": 3, "child": 4, "children": [3, {"who": 5}]}, [{"name": 1}])


@pytest.mark.parametrize("value", STRANGE, ids=repr)
def test_a_value_of_another_shape_is_let_be(qtbot: QtBot, desk_room: Room, value: object) -> None:
    kinds: tuple[Callable[..., Field], ...] = (ChoiceField, PickField, TicksField, FilesField, FactsField)
    for kind in (*kinds, InvolvedField, ChildField):
        field = kind(desk_room, "name", "Label")
        show(qtbot, field)
        fill: Callable[..., None] = partial(field.fill)
        fill(value)
        field.value()
    idle(qtbot, desk_room)
