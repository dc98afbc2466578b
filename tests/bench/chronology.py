"""The chronology of 5,000 lines, first paint, against the same list view over bare strings.

Run: python -m tests.bench.chronology. The floor shows the headings alone, one line each, painted by Qt:
no icon, no date, no wrapping, no passage.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from dsl_desk.model.record import Moment, Part, RecordId
from dsl_desk.practice.story_line import StoryLine
from tests.bench.measure import compare, timed
from tests.bench.words import Words
from ui.tables.chronology import ChronologyModel
from ui.theme import Look, Theme
from ui.widgets.chronology_view import ChronologyView
from ui.widgets.page import Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LINES = 5_000
PAINTS = 7
TARGET = 1.5
SIZE = (760, 800)
TODAY = date(2026, 11, 20)
_KINDS = ("concern", "contact attempt", "judgement", "referral", "reply", "note", "support given")


def story(count: int) -> tuple[StoryLine, ...]:
    """Make lines of invented words, some 400 characters each, a few a day, newest first."""
    words = Words(20_261_120)
    return tuple(_line(words, place) for place in range(count))


def _line(words: Words, place: int) -> StoryLine:
    happened = datetime(2026, 11, 20, 15, tzinfo=UTC) - timedelta(hours=7 * place)
    return StoryLine(
        record_id=RecordId(f"{place:032x}"),
        kind=_KINDS[place % len(_KINDS)],
        when=Moment(on=happened.date(), at=time(happened.hour, 10)),
        title="Record",
        headline=words.text(40),
        body=words.text(words.chance.randint(60, 700)),
        child_words=words.text(60) if place % 3 == 0 else "",
        status="formal" if place % 4 == 0 else "",
        by="DSL",
        reporter="Imogen Prewett, form tutor",
        kept_at=happened,
        revision=1 + (place % 9 == 0),
        why="",
        files=(),
        part=Part.SUBJECT,
        compartment="protection",
        reference=f"P-1a2b-{place}",
    )


def paint_ours(theme: Theme, lines: tuple[StoryLine, ...]) -> None:
    """Show the chronology and paint what is seen of it."""
    page = Page(theme)
    page.resize(*SIZE)
    model = ChronologyModel(TODAY, page)
    page.body.addWidget(ChronologyView(theme, model, page, page.content))
    model.show_lines(lines)
    _paint(page)


def paint_floor(strings: list[str]) -> None:
    """Show bare strings in Qt's own list and paint what is seen of them."""
    view = QListView()
    view.resize(*SIZE)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setModel(QStringListModel(strings, view))
    _paint(view)


def _paint(widget: QWidget) -> None:
    widget.show()
    QApplication.processEvents()
    widget.grab()
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def main() -> None:
    """Print the figures."""
    application = QApplication([])
    theme = Theme(application, Look.LIGHT)
    lines = story(LINES)
    ours = partial(paint_ours, theme, lines)
    floor = partial(paint_floor, [line.headline for line in lines])
    timed(ours)
    timed(floor)
    figure = compare(f"chronology of {LINES:,} lines, first paint", ours, floor, count=PAINTS, target=TARGET)
    sys.stdout.write(f"{figure}\n")


if __name__ == "__main__":
    main()
