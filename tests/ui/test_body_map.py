"""The body map in a form: by mouse or by keyboard alone, undone, kept in a draft, said to a screen reader."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from dsl_desk.model.body_map import Known, Mark, MarkKind
from dsl_desk.model.body_region import Region, View
from tests.hostile import HOSTILE
from ui.theme import Look
from ui.widgets.body_map import HOW, RULE, BodyMapShown
from ui.widgets.body_map_field import BodyMapField, plain_mark, read_mark
from ui.widgets.body_map_figures import BodyFigures, FiguresToMark
from ui.widgets.body_map_mark import MarkForm
from ui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from dsl_desk.practice.drafts import Plain
    from ui.room import Room

BRUISE = Mark(
    region=Region.BACK_LEFT_FOREARM,
    x=145,
    y=445,
    what=MarkKind.BRUISE,
    colour_words="purple",
    skin_broken=Known.NO,
    said="My uncle grabbed me.",
    said_by="the child",
)
BARE = Mark(region=Region.FRONT_RIGHT_KNEE, x=395, y=713)
FOCUSABLE = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, BodyFigures)


@pytest.fixture
def field(qtbot: QtBot, room: Room) -> Iterator[BodyMapField]:
    with shown_in(Page(room.theme), qtbot) as page:
        made = BodyMapField(room, "marks", "Did you see any marks on the child?", parent=page.content)
        page.body.addWidget(made)
        made.show()
        yield made


@contextmanager
def shown_in(page: Page, qtbot: QtBot) -> Iterator[Page]:
    qtbot.addWidget(page)
    page.resize(1200, 900)
    with qtbot.waitExposed(page):
        page.show()
    yield page
    page.hide()


@pytest.fixture
def heard(room: Room) -> list[str]:
    said: list[str] = []
    room.announced.connect(said.append)
    return said


def form_of(field: BodyMapField) -> MarkForm:
    (form,) = [one for one in field.findChildren(MarkForm) if one.isVisibleTo(field)]
    return form


def spot_of(field: BodyMapField, mark: Mark) -> QPoint:
    return field.map.figures.spot(mark).toPoint()


def button(field: QWidget, name: str) -> QAbstractButton:
    found = [
        one
        for one in field.findChildren(QAbstractButton)
        if one.accessibleName() == name and one.isVisibleTo(field)
    ]
    assert len(found) == 1, name
    return found[0]


def test_a_click_puts_a_mark_where_it_was_made_and_asks_about_it(
    qtbot: QtBot, field: BodyMapField, heard: list[str]
) -> None:
    with qtbot.waitSignal(field.changed):
        QTest.mouseClick(
            field.map.figures,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            spot_of(field, BRUISE),
        )
    (mark,) = field.marks()
    assert mark.region is Region.BACK_LEFT_FOREARM
    assert abs(mark.x - BRUISE.x) < 5
    assert abs(mark.y - BRUISE.y) < 5
    assert heard == ["Mark 1 added: Left forearm, back."]
    assert form_of(field).isAncestorOf(field.window().focusWidget())


def test_a_click_beside_the_body_puts_no_mark(qtbot: QtBot, field: BodyMapField) -> None:
    QTest.mouseClick(
        field.map.figures, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, 3)
    )
    QTest.mouseClick(
        field.map.figures, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, spot_of(field, BRUISE)
    )
    assert field.marks() == ()


def test_the_childs_left_stands_at_the_right_of_the_front_and_at_the_left_of_the_back(
    field: BodyMapField,
) -> None:
    front, back = field.map.figures.figures
    left_of_front, left_of_back = (
        field.map.figures.spot(Mark(region=region, x=x, y=600)).x()
        for region, x in ((Region.FRONT_LEFT_THIGH, 605), (Region.BACK_LEFT_THIGH, 395))
    )
    assert left_of_front > field.map.figures.place(front).center().x()
    assert left_of_back < field.map.figures.place(back).center().x()
    assert field.map.figures.under(field.map.figures.spot(BRUISE)) == (BRUISE.region, (BRUISE.x, BRUISE.y))


def test_pointing_at_a_part_names_it(qtbot: QtBot, field: BodyMapField) -> None:
    with qtbot.waitSignal(field.map.figures.pointed):
        QTest.mouseMove(field.map.figures, spot_of(field, BARE))
    assert field.map.figures.lit is Region.FRONT_RIGHT_KNEE
    assert shown_words(field, "Right knee")
    with qtbot.waitSignal(field.map.figures.pointed):
        QTest.mouseMove(field.map.figures, QPoint(2, 2))
    assert shown_words(field, HOW)


def shown_words(field: BodyMapField, words: str) -> bool:
    return any(
        child.property("text") == words and child.isVisibleTo(field) for child in field.findChildren(QWidget)
    )


def test_a_mark_is_made_described_and_removed_by_keyboard_alone(
    qtbot: QtBot, field: BodyMapField, heard: list[str]
) -> None:
    body = field.map
    body.picker.setFocus()
    for _ in range(tuple(Region).index(Region.BACK_LEFT_SHOULDER_BLADE) + 1):
        QTest.keyClick(body.picker, Qt.Key.Key_Down)
    assert body.picker.currentText() == "Left shoulder blade"
    assert body.figures.lit is Region.BACK_LEFT_SHOULDER_BLADE
    QTest.keyClick(body.add_button, Qt.Key.Key_Space)
    (mark,) = field.marks()
    assert mark.region is Region.BACK_LEFT_SHOULDER_BLADE
    assert body.figures.under(body.figures.spot(mark)) == (mark.region, (mark.x, mark.y))
    what = field.window().focusWidget()
    assert isinstance(what, QComboBox)
    QTest.keyClicks(what, "Red")
    what.activated.emit(what.currentIndex())
    for _ in range(2):
        QTest.keyClick(field.window().focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(field.window().focusWidget(), "a line, 5 cm")
    (mark,) = field.marks()
    assert (mark.what, mark.size_words) == (MarkKind.RED_MARK, "a line, 5 cm")
    QTest.keyClick(button(field, "Done with this mark"), Qt.Key.Key_Space)
    assert field.window().focusWidget() is button(field, "Change mark 1, Left shoulder blade")
    QTest.keyClick(button(field, "Remove mark 1, Left shoulder blade"), Qt.Key.Key_Space)
    assert field.marks() == ()
    assert field.window().focusWidget() is body.undo_button
    QTest.keyClick(body.undo_button, Qt.Key.Key_Space)
    assert field.marks() == (mark,)
    assert heard[0] == "Mark 1 added: Left shoulder blade."
    assert "Undone." in heard


def test_arrow_keys_go_from_part_to_part_and_enter_puts_a_mark(
    qtbot: QtBot, field: BodyMapField, heard: list[str]
) -> None:
    figures = field.map.figures
    figures.setFocus()
    QTest.keyClick(figures, Qt.Key.Key_Return)
    assert field.marks() == ()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(figures, key)
    assert heard == ["Top of the head", "Forehead", "Right eye", "Forehead"]
    QTest.keyClick(figures, Qt.Key.Key_Return)
    assert [mark.region for mark in field.marks()] == [Region.FRONT_FOREHEAD]


def test_going_up_from_nowhere_begins_at_the_feet(qtbot: QtBot, field: BodyMapField) -> None:
    figures = field.map.figures
    figures.setFocus()
    QTest.keyClick(figures, Qt.Key.Key_Up)
    assert figures.lit is tuple(Region)[-1]
    QTest.keyClick(figures, Qt.Key.Key_Down)
    assert figures.lit is Region.FRONT_TOP_OF_HEAD


def test_undo_takes_back_one_thing_at_a_time(field: BodyMapField) -> None:
    body = field.map
    assert not body.undo_button.isVisibleTo(field)
    body.add_mark(Region.FRONT_CHIN)
    line = form_of(field).findChildren(QLineEdit)[0]
    for words in ("f", "fi", "finger-shaped"):
        line.setText(words)
    body.remove_mark(0)
    for left in ("finger-shaped", "", None):
        body.undo()
        assert [mark.what_words for mark in field.marks()] == ([] if left is None else [left])
    assert not body.undo_button.isVisibleTo(field)


def test_a_click_on_a_mark_opens_it_instead_of_adding_one(qtbot: QtBot, field: BodyMapField) -> None:
    field.fill([plain_mark(BRUISE), plain_mark(BARE)])
    QTest.mouseClick(
        field.map.figures, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot_of(field, BRUISE)
    )
    assert field.marks() == (BRUISE, BARE)
    assert form_of(field).mark() == BRUISE


def test_what_is_answered_holds_at_once_and_only_for_its_mark(qtbot: QtBot, field: BodyMapField) -> None:
    field.fill([plain_mark(BRUISE), plain_mark(BARE)])
    field.map.open_mark(1)
    form = form_of(field)
    with qtbot.waitSignal(field.changed):
        form.findChildren(QPlainTextEdit)[0].setPlainText("I fell.")
    assert field.marks()[0] == BRUISE
    assert field.marks()[1].said == "I fell."
    assert field.marks()[1].skin_broken is Known.NOT_KNOWN


def test_a_draft_gives_back_every_mark(field: BodyMapField, room: Room, qtbot: QtBot) -> None:
    field.fill([plain_mark(BRUISE), plain_mark(BARE)])
    other = BodyMapField(room, "marks", "Marks")
    qtbot.addWidget(other)
    other.fill(field.value())
    assert other.marks() == (BRUISE, BARE)
    assert other.said() == (
        "1. Left forearm, back: bruise, purple. Skin not broken. “My uncle grabbed me.” (the child)\n"
        "2. Right knee: not described yet."
    )
    assert other.faults() == ()
    other.fill([])
    assert other.marks() == ()
    assert other.is_empty()


@pytest.mark.parametrize(
    "plain",
    [
        "x",
        None,
        {},
        {"region": "front-chin"},
        {"region": "left-wing", "x": 1, "y": 1},
        {**plain_mark(BARE), "x": "far"},
        {**plain_mark(BARE), "what": "halo"},
        {**plain_mark(BARE), "swelling": "perhaps"},
    ],
)
def test_what_is_no_mark_is_left_out_of_an_old_draft(plain: Plain, field: BodyMapField) -> None:
    assert read_mark(plain) is None
    field.fill([plain, plain_mark(BRUISE)])
    assert field.marks() == (BRUISE,)
    field.fill("nonsense")
    assert field.marks() == (BRUISE,)


@pytest.mark.parametrize("text", [one.text for one in HOSTILE if len(one.text) < 2_000][:40])
def test_words_are_kept_as_typed_whatever_they_are(text: str, field: BodyMapField) -> None:
    field.fill([{**plain_mark(BRUISE), "said": text, "size_words": text}])
    field.map.open_mark(0)
    kept = form_of(field).mark()
    assert (kept.said, kept.size_words) == (text, text)


def test_the_figures_are_one_element_that_says_every_mark(field: BodyMapField) -> None:
    figures = field.map.figures
    assert "No marks." in figures.accessibleDescription()
    field.fill([plain_mark(BRUISE), plain_mark(BARE)])
    said = QAccessible.queryAccessibleInterface(figures)
    assert said.text(QAccessible.Text.Name).startswith("Body map, front and back")
    told = said.text(QAccessible.Text.Description)
    assert told.startswith("Mark 1. Left forearm, back: bruise, purple.")
    assert "Mark 2. Right knee" in told
    assert said.childCount() == 0


def test_everything_that_takes_the_focus_has_a_name_and_room(field: BodyMapField) -> None:
    field.fill([plain_mark(BRUISE), plain_mark(BARE)])
    field.map.open_mark(0)
    found = [
        one for one in field.findChildren(QWidget) if isinstance(one, FOCUSABLE) and one.isVisibleTo(field)
    ]
    assert len(found) > 15
    for one in found:
        assert one.accessibleName(), one
        assert one.focusPolicy() & Qt.FocusPolicy.TabFocus, one
        assert one.minimumSizeHint().height() >= 24 or one.height() >= 24, one.accessibleName()


def test_the_rule_about_clothing_and_photographs_stands_above(field: BodyMapField) -> None:
    assert shown_words(field, RULE)


@pytest.mark.parametrize(("look", "text"), [(Look.LIGHT, 80), (Look.DARK, 150), (Look.CONTRAST, 200)])
@pytest.mark.parametrize("width", [420, 700, 1200])
def test_both_figures_fit_at_every_size(
    look: Look, text: int, width: int, field: BodyMapField, room: Room
) -> None:
    room.theme.choose(look, text)
    figures = field.map.figures
    wide = max(width, figures.minimumWidth())
    figures.resize(wide, figures.heightForWidth(wide))
    for figure in figures.figures:
        place = figures.place(figure)
        assert place.left() >= 0
        assert place.right() <= figures.width()
        assert place.bottom() <= figures.height()
    field.fill([plain_mark(BRUISE)])
    assert not figures.grab().isNull()


def test_a_kept_body_map_shows_the_marks_and_takes_none(qtbot: QtBot, room: Room) -> None:
    page = Page(room.theme)
    shown = BodyMapShown(room.theme, (BRUISE, BARE), page.content)
    page.body.addWidget(shown)
    with shown_in(page, qtbot):
        check_kept(shown)


def check_kept(shown: BodyMapShown) -> None:
    assert not isinstance(shown.figures, FiguresToMark)
    assert shown.figures.shown == (BRUISE, BARE)
    assert not shown.findChildren(QAbstractButton)
    words = [child.property("text") for child in shown.findChildren(QWidget)]
    assert "Left forearm, back" in words
    assert "“My uncle grabbed me.” (the child)" in words


def test_marks_are_one_colour_whatever_they_are(field: BodyMapField, room: Room) -> None:
    for what in (MarkKind.BRUISE, MarkKind.BURN):
        field.fill([{**plain_mark(BRUISE), "what": what.value}])
        picture = field.map.figures.grab().toImage()
        edge = spot_of(field, BRUISE) + QPoint(-room.theme.px(7), 0)
        ratio = picture.devicePixelRatio()
        colour = picture.pixelColor(round(edge.x() * ratio), round(edge.y() * ratio))
        assert colour.name() == room.theme.colour("danger").name()
    assert View.BACK is BRUISE.region.view
