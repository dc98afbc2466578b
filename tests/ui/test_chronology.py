"""The chronology: its rows and sentences, and the list that lays out only what is seen of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from dsl_desk.model.record import Attachment, Moment, Part, RecordId
from dsl_desk.practice.story_line import StoryLine
from tests.hostile import HOSTILE, Hostile
from ui.tables.chronology import ROW, ChronologyModel, Group, Order, recorded_by, say_row
from ui.widgets.chronology_row import MORE, lay_out
from ui.widgets.chronology_style import Density, Style
from ui.widgets.chronology_view import ChronologyView
from ui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.theme import Theme

TODAY = date(2026, 11, 20)


def a_line(
    number: int,
    on: date = TODAY,
    *,
    kind: str = "concern",
    headline: str = "Came to school without a coat",
    body: str = "No marks seen.",
    child_words: str = "",
    status: str = "",
    reporter: str = "",
    revision: int = 1,
    files: tuple[Attachment, ...] = (),
) -> StoryLine:
    """One line of a chronology; its number is in its id."""
    return StoryLine(
        record_id=RecordId(f"{number:032x}"),
        kind=kind,
        when=Moment(on=on, at=time(14, 10)),
        title=kind.capitalize(),
        headline=headline,
        body=body,
        child_words=child_words,
        status=status,
        by="R. Okafor",
        reporter=reporter,
        kept_at=datetime(2026, 11, 20, 15, tzinfo=UTC),
        revision=revision,
        why="",
        files=files,
        part=Part.SUBJECT,
        compartment="protection",
        reference=f"P-1a2b-{number}",
    )


def three_months() -> tuple[StoryLine, ...]:
    """Four lines in three months, newest first."""
    return (
        a_line(1, date(2026, 11, 20), headline="Said Żółkiewska was out"),
        a_line(2, date(2026, 11, 3), kind="contact attempt"),
        a_line(3, date(2026, 10, 9), kind="reply"),
        a_line(4, date(2025, 12, 1), kind="referral", child_words="I ran."),
    )


def many(count: int) -> tuple[StoryLine, ...]:
    """Lines of very different heights."""
    return tuple(a_line(place, body="It went on. " * (1 + place % 37)) for place in range(count))


@pytest.fixture
def model(qapp: QApplication) -> ChronologyModel:
    """The rows of three months."""
    made = ChronologyModel(TODAY)
    made.show_lines(three_months())
    return made


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> Iterator[Page]:
    """A page on screen, 760 by 600."""
    made = Page(theme)
    qtbot.addWidget(made)
    made.resize(760, 600)
    yield made
    made.close()


def shown_in(page: Page, theme: Theme, lines: tuple[StoryLine, ...], qtbot: QtBot) -> ChronologyView:
    """Show lines in a page, and wait until it stands."""
    model = ChronologyModel(TODAY, page)
    view = ChronologyView(theme, model, page, page.content)
    page.body.addWidget(view)
    model.show_lines(lines)
    page.show()
    qtbot.waitUntil(lambda: view.isVisible() and page.verticalScrollBar().maximum() >= 0)
    QApplication.processEvents()
    return view


def heads_and_numbers(model: ChronologyModel) -> list[str | int]:
    """Say the rows shortly: months by name, records by number."""
    return [row if isinstance(row, str) else int(row.record_id, 16) for row in model.rows]


def test_months_stand_over_their_records(model: ChronologyModel) -> None:
    assert heads_and_numbers(model) == [
        "November 2026",
        1,
        2,
        "October 2026",
        3,
        "December 2025",
        4,
    ]
    assert (model.shown, model.held) == (4, 4)


def test_the_oldest_can_stand_first(model: ChronologyModel) -> None:
    model.put_in_order(Order.OLDEST)
    assert heads_and_numbers(model)[:4] == ["December 2025", 4, "October 2026", 3]


def test_a_group_narrows_and_chips_count_all(model: ChronologyModel) -> None:
    model.narrow(Group.REFERRALS)
    assert heads_and_numbers(model) == ["October 2026", 3, "December 2025", 4]
    assert model.count(Group.EVERYTHING) == 4
    assert model.count(Group.CONTACTS) == 1
    assert model.count(Group.SUPPORT) == 0


@pytest.mark.parametrize(
    ("asked", "found"), [("zolk", [1]), ("COAT ran", [4]), ("P-1a2b-3", [3]), ("bicycle", [])]
)
def test_words_find_however_they_are_spelt(model: ChronologyModel, asked: str, found: list[int]) -> None:
    model.find(asked)
    assert [row for row in heads_and_numbers(model) if isinstance(row, int)] == found


@pytest.mark.parametrize(
    ("order", "day", "number"),
    [
        (Order.NEWEST, date(2026, 11, 3), 2),
        (Order.NEWEST, date(2026, 11, 1), 3),
        (Order.NEWEST, date(2020, 1, 1), 4),
        (Order.OLDEST, date(2026, 10, 1), 3),
        (Order.OLDEST, date(2030, 1, 1), 1),
    ],
)
def test_a_day_is_found_or_the_next_one(model: ChronologyModel, order: Order, day: date, number: int) -> None:
    model.put_in_order(order)
    assert heads_and_numbers(model)[model.row_of_day(day)] == number


def test_no_day_is_found_where_there_is_nothing(model: ChronologyModel) -> None:
    model.forget()
    assert (model.row_of_day(TODAY), model.rows) == (-1, ())


def test_a_row_is_read_out_as_a_sentence(model: ChronologyModel) -> None:
    files = (Attachment(digest="0" * 64, name="a.txt", media_type="text/plain", size=3),)
    row = a_line(5, child_words="I'm used to it.", status="neglect", revision=2, files=files)
    assert say_row(row) == (
        "Friday 20 November 2026, 14:10. Concern: Came to school without a coat. Neglect. No marks seen. "
        "In the child's words: I'm used to it. Recorded by R. Okafor. 1 file. Corrected."
    )
    index = model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "November 2026"
    assert model.index(1).data(ROW) is model.rows[1]


def test_a_month_is_passed_over_and_a_record_is_not(model: ChronologyModel) -> None:
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsEnabled
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


@pytest.mark.parametrize(
    ("reporter", "said"),
    [
        ("", "Recorded by R. Okafor"),
        ("R. Okafor, DSL", "Reported by R. Okafor, DSL"),
        ("Imogen Prewett, tutor", "Reported by Imogen Prewett, tutor, recorded by R. Okafor"),
    ],
)
def test_who_saw_it_is_told_from_who_wrote_it(reporter: str, said: str) -> None:
    assert recorded_by(a_line(1, reporter=reporter)) == said


def test_only_what_is_seen_is_laid_out(page: Page, theme: Theme, qtbot: QtBot) -> None:
    view = shown_in(page, theme, many(2_000), qtbot)
    assert 3 < view.measured < 60
    assert view.height() == view.visualRect(view.model().index(2_000, 0)).bottom() + 1


def test_rows_stand_as_high_as_they_were_laid_out(page: Page, theme: Theme, qtbot: QtBot) -> None:
    view = shown_in(page, theme, many(12), qtbot)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    QApplication.processEvents()
    style = Style(theme, view.viewport().width(), Density.COMFORTABLE, TODAY)
    model = view.model()
    assert isinstance(model, ChronologyModel)
    for place, row in enumerate(model.rows):
        assert view.visualRect(model.index(place)).height() == lay_out(row, style).height


def test_what_is_looked_at_stays_while_rows_above_are_measured(
    page: Page, theme: Theme, qtbot: QtBot
) -> None:
    view = shown_in(page, theme, many(300), qtbot)
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    QApplication.processEvents()
    seen = view.indexAt(view.mapFrom(page.viewport(), QPoint(300, 300)))
    before = view.mapTo(page.viewport(), view.visualRect(seen).topLeft()).y()
    bar.setValue(bar.value() - 200)
    QApplication.processEvents()
    after = view.mapTo(page.viewport(), view.visualRect(seen).topLeft()).y()
    assert after == before + 200


def test_the_keyboard_goes_from_record_to_record_and_opens(page: Page, theme: Theme, qtbot: QtBot) -> None:
    view = shown_in(page, theme, three_months(), qtbot)
    view.setFocus()
    view.setCurrentIndex(view.model().index(2, 0))
    QTest.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].kind == "reply"


def test_page_down_moves_by_what_the_page_shows(page: Page, theme: Theme, qtbot: QtBot) -> None:
    view = shown_in(page, theme, many(200), qtbot)
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    row = view.currentIndex().row()
    assert 2 < row < 60
    top = view.mapTo(page.viewport(), view.visualRect(view.currentIndex()).topLeft()).y()
    assert 0 <= top < page.viewport().height()


def test_a_click_opens_and_on_corrected_shows_the_first_words(page: Page, theme: Theme, qtbot: QtBot) -> None:
    view = shown_in(page, theme, (a_line(1, revision=2),), qtbot)
    corner = view.visualRect(view.model().index(1, 0)).topLeft()
    style = Style(theme, view.viewport().width(), Density.COMFORTABLE, TODAY)
    original = lay_out(a_line(1, revision=2), style).original
    assert original is not None
    left = Qt.MouseButton.LeftButton
    with qtbot.waitSignal(view.opened):
        QTest.mouseClick(view.viewport(), left, Qt.KeyboardModifier.NoModifier, corner + QPoint(120, 20))
    with qtbot.waitSignal(view.original_asked):
        QTest.mouseClick(
            view.viewport(), left, Qt.KeyboardModifier.NoModifier, corner + original.center().toPoint()
        )


def test_the_menu_opens_corrects_and_copies(page: Page, theme: Theme, qtbot: QtBot) -> None:
    line = a_line(7, revision=2)
    view = shown_in(page, theme, (line,), qtbot)
    menu = view.menu_of(line)
    acts = {action.text(): action for action in menu.actions()}
    assert list(acts) == ["Open", "See the original", "Correct", "Copy reference"]
    with qtbot.waitSignal(view.correcting):
        acts["Correct"].trigger()
    acts["Copy reference"].trigger()
    assert QApplication.clipboard().text() == "P-1a2b-7"
    menu.close()
    QApplication.clipboard().clear()
    assert isinstance(menu, QMenu)


def test_a_long_body_ends_in_more_and_a_dense_list_shows_less(theme: Theme) -> None:
    line = a_line(1, body="Nothing was said of it at home. " * 80)
    heights = {}
    for density in Density:
        laid = lay_out(line, Style(theme, 600, density, TODAY))
        assert laid.said[-2].text == MORE
        heights[density] = laid.height
    assert heights[Density.COMPACT] < heights[Density.COMFORTABLE] / 1.5


def test_a_short_body_does_not_offer_more(theme: Theme) -> None:
    laid = lay_out(a_line(1), Style(theme, 600, Density.COMFORTABLE, TODAY))
    assert MORE not in {one.text for one in laid.said}


def test_a_status_the_heading_says_is_not_said_twice(theme: Theme) -> None:
    style = Style(theme, 600, Density.COMFORTABLE, TODAY)
    assert lay_out(a_line(1, headline="Mother: no answer", status="no answer"), style).labels == []
    assert [one.text for one in lay_out(a_line(1, status="neglect"), style).labels] == ["Neglect"]


def test_a_narrow_list_puts_the_date_under_the_heading(theme: Theme) -> None:
    wide = lay_out(a_line(1), Style(theme, 700, Density.COMFORTABLE, TODAY)).said[0]
    narrow = lay_out(a_line(1), Style(theme, 300, Density.COMFORTABLE, TODAY)).said[0]
    assert (wide.text, narrow.text) == ("Fri 20 Nov, 14:10",) * 2
    assert narrow.x < 100 < wide.x
    assert narrow.y > wide.y


@pytest.mark.qt_log_ignore("OpenType support missing")
@pytest.mark.parametrize("hostile", HOSTILE, ids=[one.name for one in HOSTILE])
def test_hostile_text_is_laid_out_within_bounds(
    page: Page, theme: Theme, qtbot: QtBot, hostile: Hostile
) -> None:
    text = hostile.text
    line = a_line(1, headline=text, body=text, child_words=text, status=text, reporter=text)
    view = shown_in(page, theme, (line,) * 2, qtbot)
    assert not page.grab().isNull()
    assert view.height() < 1_200
    assert len(say_row(line)) < 2_500
