"""A pack on screen: the very file that is given, what it hides, and that leaving without giving is said."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, cast

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from dsl_desk.model.sharing import Disclosure, DisclosureState, Means
from tests.practice.packing import Referred, refer
from tests.practice.rowan import add_child, hold
from ui.places import Place, Where
from ui.screens.pack import PackScreen
from ui.widgets.pack_choices import REASON_NEEDED
from ui.widgets.pack_side import NOTHING_READABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dsl_desk.model.record import RecordId
    from dsl_desk.model.referral import FormAnswer
    from dsl_desk.practice.desk import Desk
    from ui.room import Room

    Worked = Callable[[Callable[[Desk], object]], object]


def _refer(desk: Desk) -> Referred:
    return refer(desk, hold(desk, "northmoor"), add_child(desk, "Northmoor", "northmoor"))


def _incomplete(desk: Desk) -> RecordId:
    held = _refer(desk)
    sheet = desk.referrals.sheet(held.referral)
    cut = tuple(_emptied(one, place) for place, one in enumerate(sheet.record.form))
    desk.records.revise(held.referral, sheet.revision, replace(sheet.record, form=cut), "Emptied.")
    return held.referral


def _emptied(answer: FormAnswer, place: int) -> FormAnswer:
    return replace(answer, text="") if place < 3 else answer


def _disclosures(desk: Desk) -> list[Disclosure]:
    return [one.record for one in desk.records.all_of(Disclosure)]


@pytest.fixture
def referred(worked: Worked) -> Referred:
    return cast("Referred", worked(_refer))


@pytest.fixture
def kept(worked: Worked) -> Callable[[], list[Disclosure]]:
    return lambda: cast("list[Disclosure]", worked(_disclosures))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window of a usual size, without a layout: a window with one says its least size aloud offscreen."""
    made = QWidget()
    made.resize(1190, 830)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def open_pack(qtbot: QtBot, desk_room: Room, window: QWidget) -> Iterator[Callable[[RecordId], PackScreen]]:
    made: list[PackScreen] = []

    def opened(record: RecordId) -> PackScreen:
        screen = in_a_window(window, desk_room, record)
        made.append(screen)
        qtbot.waitUntil(lambda: desk_room.tasks.is_idle and bool(screen.crumbs()[1:]), timeout=15_000)
        return screen

    yield opened
    for screen in made:
        screen.leave()
    settle(qtbot, desk_room)


@pytest.fixture
def pack(referred: Referred, open_pack: Callable[[RecordId], PackScreen]) -> PackScreen:
    return open_pack(referred.referral)


def in_a_window(window: QWidget, room: Room, record: RecordId) -> PackScreen:
    """Open the screen in a window."""
    screen = PackScreen(room, Place(screen=Where.PACK, record=record), window)
    screen.resize(window.size())
    window.show()
    return screen


def settle(qtbot: QtBot, room: Room) -> None:
    """Wait until nothing is asked for."""
    qtbot.waitUntil(lambda: room.tasks.is_idle, timeout=15_000)


def draw_again(qtbot: QtBot, pack: PackScreen, name: str, reason: str) -> None:
    choice = next(one for one in pack.side.hidden.choices if one.words.startswith(name))
    choice.tick.setChecked(True)
    choice.reason.setText(reason)
    pack.side.again.click()
    settle(qtbot, pack.room)


def text_of(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split())


def test_it_shows_the_first_page_as_sharp_as_the_screen(pack: PackScreen) -> None:
    image = pack.pane.view.image(0)
    assert image is not None
    assert image.deviceIndependentSize().width() == pytest.approx(
        595.28 * 96 / 72 * pack.pane.view.per_cent / 100, abs=6
    )
    assert not image.isNull()
    assert pack.pane.view.image(6) is None
    assert [one.words for one in pack.crumbs()] == ["Children", "Zofia Żółkiewska", "Referral pack"]
    assert [one.words for one in pack.acts()] == ["Print", "Save as"]


def test_the_file_on_disk_is_the_one_looked_at(
    qtbot: QtBot, pack: PackScreen, tmp_path: Path, kept: Callable[[], list[Disclosure]]
) -> None:
    assert pack.shown is not None
    pack.save_to(tmp_path / "pack.pdf")
    settle(qtbot, pack.room)
    data = (tmp_path / "pack.pdf").read_bytes()
    assert data == pack.shown.drawn.data
    (one,) = kept()
    assert (one.state, one.sha256) == (DisclosureState.GIVEN, sha256(data).hexdigest())
    said = [line.text() for line in pack.side.findChildren(QLineEdit) if line.isReadOnly()]
    assert said == [str(tmp_path / "pack.pdf"), one.sha256]


def test_leaving_something_readable_needs_a_reason(qtbot: QtBot, pack: PackScreen) -> None:
    choice = pack.side.hidden.choices[0]
    choice.tick.setChecked(True)
    assert pack.acts() == ()
    pack.side.again.click()
    assert choice.reason.accessibleDescription() == REASON_NEEDED
    assert choice.reason.hasFocus() or not pack.isActiveWindow()
    choice.tick.setChecked(False)
    assert len(pack.acts()) == 2


def test_what_is_left_readable_is_drawn_again_and_said_before_it_leaves(
    qtbot: QtBot, pack: PackScreen, kept: Callable[[], list[Disclosure]]
) -> None:
    assert NOTHING_READABLE in pack.check_words()
    draw_again(qtbot, pack, "Jayden", "He will be spoken to.")
    assert pack.shown is not None
    assert "Jayden Poole" in text_of(pack.shown.drawn.data)
    assert "Kacper" not in text_of(pack.shown.drawn.data)
    words = pack.check_words()
    assert "Multi-Agency Safeguarding Hub" in words
    assert "Jayden Poole: He will be spoken to." in words
    assert "not encrypted" in words
    (one,) = kept()
    assert [each.reason for each in one.unhidden] == ["He will be spoken to."]


def test_a_confidential_address_is_among_the_choices(qtbot: QtBot, pack: PackScreen) -> None:
    draw_again(qtbot, pack, "Flat 9", "She must be visited there.")
    assert pack.shown is not None
    assert "41 Tannery Court" in text_of(pack.shown.drawn.data)


def test_it_prints_every_page_and_says_so(
    qtbot: QtBot, pack: PackScreen, tmp_path: Path, kept: Callable[[], list[Disclosure]]
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    pack.print_on(printer)
    qtbot.waitUntil(lambda: pack.room.tasks.is_idle and bool(pack.acts()), timeout=20_000)
    assert pack.shown is not None
    printed = PdfReader(tmp_path / "printed.pdf")
    assert len(printed.pages) == pack.shown.drawn.pages
    size = printed.pages[0].mediabox
    assert (round(size.width), round(size.height)) == (595, 842)
    (one,) = kept()
    assert one.state is DisclosureState.GIVEN
    assert [(each.means, each.printer) for each in one.givings] == [(Means.PAPER, "PDF file")]


def test_leaving_half_way_through_printing_is_on_record(
    qtbot: QtBot, pack: PackScreen, tmp_path: Path, kept: Callable[[], list[Disclosure]]
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    pack.print_on(printer)
    assert pack.printing is not None
    with qtbot.waitSignal(pack.printing.progressed, timeout=15_000):
        pass
    pack.leave()
    (one,) = kept()
    assert one.state is DisclosureState.GIVEN
    assert "stopped after page" in one.givings[0].printer
    assert pack.shown is not None
    assert printer.docName() == pack.shown.drawn.number


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told_and_nothing_is_on_record(
    qtbot: QtBot, pack: PackScreen, tmp_path: Path, kept: Callable[[], list[Disclosure]]
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    pack.print_on(printer)
    settle(qtbot, pack.room)
    assert "Nothing was printed" in pack.problems.sentences()[0]
    (one,) = kept()
    assert one.state is DisclosureState.INTENDED


def test_leaving_says_that_it_was_not_given(
    qtbot: QtBot, pack: PackScreen, kept: Callable[[], list[Disclosure]]
) -> None:
    pack.leave()
    assert [one.state for one in kept()] == [DisclosureState.ABANDONED]


def test_leaving_while_it_is_drawn_says_so_too(
    qtbot: QtBot,
    desk_room: Room,
    window: QWidget,
    referred: Referred,
    kept: Callable[[], list[Disclosure]],
) -> None:
    screen = in_a_window(window, desk_room, referred.referral)
    with qtbot.waitSignal(screen.headed, timeout=15_000):
        pass
    screen.leave()
    screen.deleteLater()
    assert [one.state for one in kept()] == [DisclosureState.ABANDONED]


def test_what_is_missing_leads_to_where_it_is_put_right(
    qtbot: QtBot, worked: Worked, open_pack: Callable[[RecordId], PackScreen], desk_room: Room
) -> None:
    record = cast("RecordId", worked(_incomplete))
    pack = open_pack(record)
    assert pack.acts() == ()
    assert len(pack.missing.sentences()) == 3
    gone: list[Place] = []
    desk_room.going.connect(gone.append)
    pack.missing.chosen.emit("correct")
    assert [(one.screen, one.record) for one in gone] == [(Where.CORRECT, record)]


def test_pages_turn_and_sizes_change_by_keyboard(qtbot: QtBot, pack: PackScreen) -> None:
    view = pack.pane.view
    assert pack.shown is not None
    last = pack.shown.drawn.pages - 1
    for key, page in (
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_End, last),
        (Qt.Key.Key_PageUp, last - 1),
        (Qt.Key.Key_Home, 0),
    ):
        QTest.keyClick(view, key)
        assert view.page == page
        assert view.accessibleDescription() == f"Page {page + 1} of {last + 1}"
    fitted = view.per_cent
    QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.per_cent > fitted
    QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.per_cent == fitted
    QTest.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert view.per_cent < fitted
    settle(qtbot, pack.room)
    image = view.image(0)
    assert image is not None
    assert image.width() == round(595.28 * 96 / 72 * view.per_cent / 100)


def test_pages_far_from_view_are_let_go_of(qtbot: QtBot, pack: PackScreen) -> None:
    assert pack.pane.view.image(0) is not None
    QTest.keyClick(pack.pane.view, Qt.Key.Key_End)
    settle(qtbot, pack.room)
    assert pack.pane.view.image(pack.pane.view.pages - 1) is not None
    assert pack.pane.view.image(0) is None


def test_a_fault_while_saving_is_shown_and_it_can_be_saved_again(
    qtbot: QtBot, pack: PackScreen, tmp_path: Path, kept: Callable[[], list[Disclosure]]
) -> None:
    pack.save_to(tmp_path / "no such folder" / "pack.pdf")
    settle(qtbot, pack.room)
    assert pack.problems.sentences()
    assert [one.state for one in kept()] == [DisclosureState.INTENDED]
    pack.save_to(tmp_path / "pack.pdf")
    settle(qtbot, pack.room)
    assert pack.problems.sentences() == ()
    assert [one.state for one in kept()] == [DisclosureState.GIVEN]
