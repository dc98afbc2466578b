"""Every hostile text through every box of words of every form: kept as typed and shown so, or refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any, TypeAlias
from unicodedata import category

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from dsl_desk.errors import DeskError
from dsl_desk.model.record import LONGEST_TEXT, RecordId
from dsl_desk.practice.desk import Desk
from dsl_desk.practice.drafts import Plain
from dsl_desk.practice.escalations import EscalationDraft
from tests.hostile import HOSTILE
from tests.practice.rowan import a_child
from tests.ui.acts import Case, on_desk, open_screen, refused, settle, tell
from tests.ui.records_asked import ASKED
from ui.places import Place, Where
from ui.screens.escalate import EscalateScreen
from ui.screens.form_screen import FormScreen
from ui.screens.judge import JudgeScreen
from ui.screens.record import RecordScreen
from ui.screens.refer import ReferScreen
from ui.screens.reply import ReplyScreen
from ui.screens.school import SchoolScreen, read_school
from ui.widgets.fields_text import LineField, LinesField, PassageField
from ui.widgets.ladder import OWN
from ui.widgets.route import OTHER
from ui.words import shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dsl_desk.practice.written import Written
    from ui.room import Room

Box: TypeAlias = LineField | PassageField

PLAIN = "Plain words."
FITTING = tuple(one for one in HOSTILE if len(one.text) <= LONGEST_TEXT)
TOO_LONG = tuple(one for one in HOSTILE if len(one.text) > LONGEST_TEXT)
SHORT = 400
JOINT = " \u00b7 ".join(one.text for one in FITTING if len(one.text) < SHORT)
"""Every text but the long ones, looked at on every record's page; the long ones are looked at on a note's."""

OURS = {"div", "br", "span", "s", "u"}
"""Mark-up of the program's own: the air between lines, and what a correction took out and put in."""

TAG = re.compile(r"<\s*(\w+)")
DAY: Plain = {"day": "17", "month": "11", "year": "2026"}
FACTS: Plain = [{"day": DAY, "words": PLAIN, "record": ""}]


def climbed(profile: str, desk: Desk) -> Case:
    """Take every stage of the ladder, so that the next is in the school's own words."""
    case = refused(profile, desk)
    assert case.referral is not None
    for stage in range(1, 6):
        desk.escalations.open_stage(
            EscalationDraft(
                referral=case.referral,
                stage=stage,
                disputes=(),
                why_it_matters_now=PLAIN,
                outcome_wanted=PLAIN,
            )
        )
    return case


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form and answers that are enough to keep it.

    `fussy` boxes take only some words, as practice says. `only` are the boxes to type in, all unless given:
    another form has the others.
    """

    name: str
    screen: type[FormScreen[Any]]
    where: Where
    enough: Mapping[str, Plain]
    record: Callable[[Case], RecordId | None] = lambda _: None
    fussy: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    story: Callable[[str, Desk], Case] = refused


FUSSY = {Where.NEW_CHILD: ("given_name",), Where.SCHOOL: ("signatory",)}
"""A child has a name; and to state the school again as it was is no change."""

FORMS = (
    *(
        Form(
            name=one.where.value,
            screen=one.screen,
            where=one.where,
            enough=one.enough,
            fussy=FUSSY.get(one.where, ()),
        )
        for one in ASKED
    ),
    Form(
        name="judge",
        screen=JudgeScreen,
        where=Where.JUDGE,
        record=lambda case: case.concern,
        enough={
            "indicators": {"n4-injury": FACTS},
            "typed": [{"quoted": PLAIN, "page": "3", "facts": FACTS}],
            "level": "l4",
            "decision": "refer",
            "why": PLAIN,
        },
    ),
    Form(
        name="refer",
        screen=ReferScreen,
        where=Where.REFER,
        record=lambda case: case.judgement,
        enough={"purpose": "protection", "route": "mash-phone", "consent": "parents agreed"},
    ),
    Form(
        name="refer in another way",
        screen=ReferScreen,
        where=Where.REFER,
        record=lambda case: case.judgement,
        enough={"purpose": "support", "route": OTHER, "channel": "portal", "consent": "parents agreed"},
        fussy=("own_route",),
        only=("own_route",),
    ),
    Form(
        name="reply",
        screen=ReplyScreen,
        where=Where.REPLY,
        record=lambda case: case.referral,
        enough={"outcome": "returned: school to lead"},
    ),
    Form(
        name="escalate in a stage of one's own",
        screen=EscalateScreen,
        where=Where.ESCALATE,
        record=lambda case: case.referral,
        enough={"stage": OWN, "own_time": PLAIN},
        fussy=("own_label", "own_time"),
        only=("own_label", "own_from", "own_to", "own_time"),
        story=climbed,
    ),
    Form(
        name="escalate",
        screen=EscalateScreen,
        where=Where.ESCALATE,
        record=lambda case: case.referral,
        enough={
            "stage": "3",
            "disputes": {"n4-injury": {"facts": FACTS, "their_view": PLAIN, "our_view": PLAIN}},
            "typed": [{"quoted": PLAIN, "page": "3", "facts": FACTS}],
        },
    ),
)

every_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)


@every_form
@pytest.mark.qt_log_ignore("OpenType support missing")
def test_hostile_words_are_kept_as_typed_and_shown_as_plain_words(
    qtbot: QtBot, desk_room: Room, form: Form
) -> None:
    case = tell(qtbot, desk_room, form.story)
    screen = opened(qtbot, desk_room, form, case)
    for place, text in enumerate((JOINT, *(one.text for one in FITTING))):
        renew(qtbot, desk_room, screen, form)
        typed = type_everywhere(screen, form, text)
        written = keep(qtbot, desk_room, screen, form)
        said = frozenset(texts_of((written.kept.record, written.kept.why)))
        for box in typed:
            assert not (as_kept(box) - said), (box.name, text[:80])
        if place == 0 or (form.where is Where.NOTE and len(text) >= SHORT):
            look_at(qtbot, desk_room, written, case, typed)
            assert not screen.grab().isNull()
            screen.window().hide()  # the rest is kept without being laid out each time
    settle(qtbot, desk_room)
    close(screen)


@every_form
def test_a_megabyte_pasted_into_any_box_is_refused_in_a_sentence(
    qtbot: QtBot, desk_room: Room, form: Form
) -> None:
    screen = opened(qtbot, desk_room, form, tell(qtbot, desk_room, form.story))
    tried = 0
    for one in TOO_LONG:
        QGuiApplication.clipboard().setText(one.text)
        for box in boxes(screen):
            before = box.value()
            QTest.keyClick(box.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
            assert box.value() == before
            assert f"{len(one.text) + len(before):,} characters" in box.shown_fault()
            assert "Nothing of it was put in." in box.shown_fault()
            tried += 1
    QGuiApplication.clipboard().clear()
    assert tried >= len(TOO_LONG)
    close(screen)


def opened(qtbot: QtBot, room: Room, form: Form, case: Case) -> FormScreen[Any]:
    """Open a form and answer what is not words."""
    place = Place(screen=form.where, child=case.child, record=form.record(case))
    screen = open_screen(qtbot, room, form.screen, place)
    for name, value in form.enough.items():
        screen.field(name).fill(value)
        settle(qtbot, room)
    for box in boxes(screen):
        if box.faults():
            box.fill(PLAIN)
    return screen


def close(screen: FormScreen[Any]) -> None:
    """Let go of it without a draft."""
    screen.autosave.stop()


def boxes(screen: FormScreen[Any]) -> tuple[Box, ...]:
    """Give every box of words that is asked now, on whatever page, inside whatever question."""
    asked = {*screen.asked()}
    every: list[Box] = [*screen.findChildren(LineField), *screen.findChildren(PassageField)]
    return tuple(
        box
        for box in every
        if not box.isHidden()
        and not box.box.isHidden()
        and (box in asked or box.name not in screen.stepper.fields)
    )


def type_everywhere(screen: FormScreen[Any], form: Form, text: str) -> tuple[Box, ...]:
    """Put a text into every box; plain words where a box says in a sentence that it cannot be."""
    for box in boxes(screen):
        if not form.only or box.name in form.only:
            box.fill(text)
            assert box.value() == text, box.name
    for box in boxes(screen):
        if box.faults():
            assert all(box.faults())
            box.fill(PLAIN)
    return tuple(box for box in boxes(screen) if not form.only or box.name in form.only)


def keep(qtbot: QtBot, room: Room, screen: FormScreen[Any], form: Form) -> Written:
    """Keep the record; where practice refuses it, in sentences, then with plain words in the fussy boxes."""
    try:
        return on_desk(qtbot, room, screen.job())
    except DeskError:
        if not form.fussy:
            raise
    for name in form.fussy:
        was = screen.field(name).value()
        screen.field(name).fill(PLAIN if was != PLAIN else PLAIN.upper())
    return on_desk(qtbot, room, screen.job())


def renew(qtbot: QtBot, room: Room, screen: FormScreen[Any], form: Form) -> None:
    """Make room for one more of what there is only one of."""
    if form.where is Where.AUTHORITY:
        screen.field("child").fill(on_desk(qtbot, room, another_child))
    if form.story is climbed:
        screen.refresh()
        settle(qtbot, room)
    if isinstance(screen, SchoolScreen):
        stated = on_desk(qtbot, room, read_school)
        screen.sheet = stated.sheet if stated else None


def another_child(desk: Desk) -> str:
    return desk.children.add(a_child()).record_id


def as_kept(box: Box) -> frozenset[str]:
    """Say how a box gives its words to the record: a list by its lines, a line without spaces round it."""
    if isinstance(box, LinesField):
        return frozenset(box.lines())
    words = box.words()
    return frozenset((words,)) if words else frozenset()


def texts_of(value: object) -> Iterator[str]:
    """Give every text in a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_of(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts_of(getattr(value, one.name))


def look_at(qtbot: QtBot, room: Room, written: Written, case: Case, typed: tuple[Box, ...]) -> None:
    """Open the record's page, paint it, and find the words on it, as words and nothing else."""
    place = Place(screen=Where.RECORD, child=case.child, record=written.record_id)
    page = open_screen(qtbot, room, RecordScreen, place)
    assert not page.grab().isNull()
    on_page = letters("\n".join(map(plain_words, page.findChildren(QLabel))))
    for box in typed:
        assert [one for one in as_kept(box) if letters(one) not in on_page] == [], box.name


def plain_words(one: QLabel) -> str:
    """Give the words of a label, which shows plain text, or a passage set with nothing but air in it."""
    if one.textFormat() is Qt.TextFormat.PlainText:
        return one.text()
    assert one.textFormat() is Qt.TextFormat.RichText or not one.text()
    assert set(TAG.findall(one.text())) <= OURS, one.text()
    document = QTextDocument()
    document.setHtml(one.text())
    return document.toPlainText()


def letters(words: str) -> str:
    """Take out what may differ between a text and its picture: spaces, line ends and what never shows."""
    return "".join(one for one in shown(words) if category(one)[0] in "LMNPS")
