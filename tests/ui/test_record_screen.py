"""One record over a real casebook: every field, its files shown inside, its revisions, what follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QWidget

from dsl_desk.errors import DeskError
from dsl_desk.model.access import LedgerOpened, Member
from dsl_desk.model.kinds import KINDS
from dsl_desk.model.record import Record, RecordId
from dsl_desk.model.referral import Outcome
from dsl_desk.practice.desk import Desk
from dsl_desk.practice.replies import ReplyDraft
from dsl_desk.practice.written import NewFile
from tests.hostile import HOSTILE, Hostile
from tests.practice.rowan import NOBODY, a_concern, a_judgement, a_referral, add_child
from ui.labels import BY_KIND, LEFT_OUT
from ui.places import Place, Where
from ui.screens.child import ORIGINAL
from ui.screens.record import RecordScreen, read_record
from ui.widgets.differences import Difference, difference_label, marked
from ui.widgets.file_view import NOT_SHOWN, name_for_copy, save_copy
from ui.widgets.record_cards import RevisionsCard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.room import Room

Worked: TypeAlias = Callable[[Callable[[Desk], object]], object]
Show: TypeAlias = "Callable[..., RecordScreen]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The records of one child's story."""

    child: RecordId
    concern: RecordId
    judgement: RecordId
    referral: RecordId
    reply: RecordId


def tell_a_story(desk: Desk) -> Story:
    """From a concern with files, corrected once, to a refusal."""
    child = add_child(desk, "Northmoor", "northmoor")
    edition = desk.profiles.for_child(child, desk.records.today())
    written = desk.concerns.log(a_concern(child), files=the_files(desk))
    concern = written.record_id
    kept = desk.concerns.sheet(concern).record
    better = replace(kept, account="Came to school without a coat again, hungry and late.")
    desk.concerns.correct(concern, 1, better, "He was late too: the register says so.")
    judged = replace(a_judgement(child, edition, edition.profile.levels[2].id), concerns=(concern,))
    judgement = desk.judgements.judge(judged).record_id
    referral = desk.referrals.refer(a_referral(child, edition, "mash-phone", judgement)).record_id
    outcome = ReplyDraft(answers=referral, outcome=Outcome.NO_FURTHER_ACTION, decider_post="Manager")
    reply = desk.replies.record(outcome).record_id
    return Story(child=child, concern=concern, judgement=judgement, referral=referral, reply=reply)


def the_files(desk: Desk) -> tuple[NewFile, ...]:
    """A text, a picture, a PDF of one page, and something that is not opened inside."""
    return (
        NewFile(name="slip.txt", data="Zośka was seen at 8:40.".encode()),
        NewFile(name="coat.png", data=a_picture()),
        NewFile(name="slip.pdf", data=desk.packs.blank_slip()),
        NewFile(name="../call:log.exe", data=b"MZ", media_type="application/octet-stream"),
    )


def a_picture() -> bytes:
    """A small red square."""
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0xFFAA0000)
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(held.data())


@pytest.fixture
def story(worked: Worked) -> Story:
    """The story, told in the open casebook."""
    told = worked(tell_a_story)
    assert isinstance(told, Story)
    return told


@pytest.fixture
def gone(desk_room: Room) -> list[Place]:
    """Where the screen asked to go."""
    places: list[Place] = []
    desk_room.going.connect(places.append)
    return places


@pytest.fixture
def show(qtbot: QtBot, desk_room: Room) -> Iterator[Show]:
    """Show a record and wait until it is read."""
    windows: list[QWidget] = []

    def make(record: RecordId, part: str = "", width: int = 1_188) -> RecordScreen:
        windows.append(QWidget())
        windows[-1].resize(width, 820)
        screen = RecordScreen(desk_room, Place(screen=Where.RECORD, record=record, part=part), windows[-1])
        screen.resize(width, 820)
        windows[-1].show()
        qtbot.waitUntil(lambda: desk_room.tasks.is_idle, timeout=20_000)
        QApplication.processEvents()
        return screen

    yield make
    for window in windows:
        window.close()
        window.deleteLater()


def words_on(screen: QWidget) -> str:
    """Everything that can be read on a screen, without the marks that let long words break."""
    said = "\n".join(one.text() for one in screen.findChildren(QLabel) if one.isVisibleTo(screen))
    return said.replace("\u200b", "")


def press(screen: QWidget, words: str) -> None:
    """Press the visible button of this accessible name."""
    found = [
        one
        for one in screen.findChildren(QAbstractButton)
        if one.accessibleName().startswith(words) and one.isVisibleTo(screen)
    ]
    assert found, f"no button says {words}"
    found[0].click()


@pytest.mark.parametrize("kind", KINDS, ids=[kind.kind for kind in KINDS])
def test_every_field_of_a_kind_has_its_words(kind: type[Record]) -> None:
    held: set[str] = {one.name for one in fields(kind)} if is_dataclass(kind) else set()
    labels = BY_KIND.get(kind.kind, {})
    assert held
    assert held - labels.keys() <= LEFT_OUT or kind in (LedgerOpened, Member)
    assert labels.keys() <= held


def test_a_concern_says_everything_it_holds(story: Story, show: Show) -> None:
    said = words_on(show(story.concern))
    for words in (
        "No coat, hungry",
        "What was seen or heard",
        "hungry and late",
        "The child's own words",
        "Zofia Żółkiewska: subject",
        "Monday 16 November 2026, 08:40",
        "Imogen Prewett, form tutor",
        "Breakfast, a coat from the store.",
    ):
        assert words in said


def test_a_correction_shows_why_and_what_and_the_first_words(story: Story, show: Show) -> None:
    screen = show(story.concern)
    said = words_on(screen)
    assert "Why: He was late too: the register says so." in said
    assert "<s>" in said
    press(screen, "Show the original words")
    revisions = screen.findChildren(RevisionsCard)[0]
    assert "Came to school without a coat again, and hungry." in words_on(revisions)


def test_the_first_words_can_be_gone_to(story: Story, show: Show) -> None:
    screen = show(story.concern, ORIGINAL)
    revisions = screen.findChildren(RevisionsCard)[0]
    assert "Came to school without a coat again, and hungry." in words_on(revisions)


def test_a_difference_is_read_out_in_full_and_its_words_are_escaped(qtbot: QtBot) -> None:
    one = Difference("Account", "a <b>cold</b> day", "a <b>warm</b> day")
    holder = QWidget()
    qtbot.addWidget(holder)
    made = difference_label(one, holder)
    assert made.accessibleName() == "Account. Before: a <b>cold</b> day. Now: a <b>warm</b> day"
    assert "<b>" not in made.text()
    assert "<s>&lt;b&gt;cold&lt;/b&gt;</s>" in made.text()


def test_very_long_passages_are_shown_whole_on_both_sides() -> None:
    said = marked("one " * 3_000, "two " * 3_000)
    assert said.count("<s>") == 1
    assert said.count("<u>") == 1


def test_text_is_opened_inside(story: Story, show: Show, qtbot: QtBot) -> None:
    screen = show(story.concern)
    press(screen, "slip.txt")
    qtbot.waitUntil(lambda: bool(screen.findChildren(QPlainTextEdit)), timeout=20_000)
    assert screen.findChildren(QPlainTextEdit)[0].toPlainText() == "Zośka was seen at 8:40."
    assert screen.retreat()
    assert not screen.retreat()


@pytest.mark.parametrize(("name", "called"), [("coat.png", "coat.png"), ("slip.pdf", "slip.pdf, page 1")])
def test_pictures_and_pages_are_opened_inside(
    story: Story, show: Show, qtbot: QtBot, name: str, called: str
) -> None:
    screen = show(story.concern)
    press(screen, name)

    def picture() -> list[QLabel]:
        return [one for one in screen.findChildren(QLabel) if one.accessibleName() == called]

    qtbot.waitUntil(lambda: bool(picture()), timeout=20_000)
    assert not picture()[0].pixmap().isNull()


def test_other_files_are_not_opened_and_say_so(story: Story, show: Show, qtbot: QtBot) -> None:
    screen = show(story.concern)
    press(screen, "../call:log.exe")
    qtbot.waitUntil(lambda: NOT_SHOWN in words_on(screen), timeout=20_000)


def test_a_file_can_be_gone_to(story: Story, show: Show, qtbot: QtBot, worked: Worked) -> None:
    def digest(desk: Desk) -> str:
        return desk.concerns.sheet(story.concern).record.files[0].digest

    screen = show(story.concern, str(worked(digest)))
    qtbot.waitUntil(lambda: bool(screen.findChildren(QPlainTextEdit)), timeout=20_000)


def test_a_copy_is_the_very_bytes_and_a_fault_is_a_sentence(
    story: Story, worked: Worked, tmp_path: Path
) -> None:
    def save(desk: Desk) -> None:
        file = desk.concerns.sheet(story.concern).record.files[1]
        save_copy(story.concern, file.digest, tmp_path / "copy.png", desk)
        with pytest.raises(DeskError, match="No copy was saved"):
            save_copy(story.concern, file.digest, tmp_path / "none" / "copy.png", desk)

    worked(save)
    assert (tmp_path / "copy.png").read_bytes() == a_picture()


@pytest.mark.parametrize(
    ("name", "suggested"),
    [("../../etc/passwd", "_.._etc_passwd"), ("a:b?.txt", "a_b_.txt"), ("", "copy"), (". .", "copy")],
)
def test_the_name_of_a_copy_is_no_path(name: str, suggested: str) -> None:
    assert name_for_copy(name) == suggested


def test_what_follows_depends_on_the_kind(story: Story, show: Show, gone: list[Place]) -> None:
    expected = {
        story.concern: ["Correct", "Judge"],
        story.judgement: ["Correct", "Refer"],
        story.referral: ["Correct", "Correct when sent", "Pack", "Record a reply"],
        story.reply: ["Correct", "Escalate"],
    }
    for record, words in expected.items():
        acts = show(record).acts()
        assert [act.words for act in acts] == words
        assert sum(act.look == "primary" for act in acts) == 1
        acts[-1].do()
    assert [one.screen for one in gone] == [Where.JUDGE, Where.REFER, Where.REPLY, Where.ESCALATE]
    assert [one.record for one in gone] == [*list(expected)[:3], story.referral]
    assert {one.child for one in gone} == {story.child}


def test_the_deadlines_it_set_say_where_they_come_from(story: Story, show: Show) -> None:
    said = words_on(show(story.referral))
    assert "Deadlines it set" in said
    assert "Source: " in said
    assert "Rule " in said


def test_what_it_rests_on_opens(story: Story, show: Show, gone: list[Place]) -> None:
    screen = show(story.judgement)
    press(screen, "No coat, hungry")
    press(screen, "Zofia Żółkiewska")
    assert [(one.screen, one.record or one.child) for one in gone] == [
        (Where.RECORD, story.concern),
        (Where.CHILD, story.child),
    ]


def test_the_way_here_leads_through_the_child(story: Story, show: Show) -> None:
    crumbs = show(story.referral).crumbs()
    assert [crumb.words for crumb in crumbs] == ["Children", "Zofia Żółkiewska", "Referral"]
    assert crumbs[1].place == Place(screen=Where.CHILD, child=story.child)


def test_a_record_that_is_not_here_is_said(show: Show) -> None:
    assert "record" in words_on(show(NOBODY))


def test_reading_a_record_is_noted(story: Story, worked: Worked) -> None:
    def seen(desk: Desk) -> int:
        read_record(story.concern, desk)
        return sum(one.record_id == story.concern and one.is_read for one in desk.activity.recent())

    assert int(str(worked(seen))) >= 1


@pytest.mark.qt_log_ignore("OpenType support missing")
@pytest.mark.parametrize("hostile", [one for one in HOSTILE if 0 < len(one.text.strip()) <= 50_000][::4])
def test_hostile_words_fit_the_screen(worked: Worked, show: Show, hostile: Hostile) -> None:
    def keep(desk: Desk) -> object:
        child = add_child(desk, "Northmoor", "northmoor")
        return desk.concerns.log(
            replace(a_concern(child, account=hostile.text), headline=hostile.text)
        ).record_id

    screen = show(RecordId(str(worked(keep))))
    page = screen.findChildren(QWidget)[0]
    assert page.width() <= 1_188
    widest = max(one.width() for one in screen.findChildren(QLabel) if one.isVisibleTo(screen))
    assert widest <= 1_188


def test_everything_that_takes_the_focus_has_a_name(story: Story, show: Show) -> None:
    for record in (story.concern, story.judgement, story.referral, story.reply):
        screen = show(record)
        for widget in screen.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(screen):
                assert widget.accessibleName(), f"{type(widget).__name__} has no name"
