"""The first screen of the day: what needs somebody, by when, and where things stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from dsl_desk.practice.lists import list_drafts
from dsl_desk.practice.setup import Setup
from dsl_desk.practice.today import TodayPage
from ui.places import Place, Where
from ui.screen import Crumb, Screen
from ui.screens.drafts import DRAFT
from ui.screens.today_needs import groups_of, this_week
from ui.theme import dress
from ui.widgets.button import Button
from ui.widgets.card import Card, line
from ui.widgets.notice import EmptyState
from ui.widgets.page import Columns, Page
from ui.widgets.text import label
from ui.widgets.tiles import Tiles
from ui.widgets.today_parts import CountCard, NeedRow, Person, Share
from ui.words import day_words, listed, one_line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from dsl_desk.practice.desk import Desk
    from ui.screens.today_needs import Group

TILE = 176.0
MOST_ROWS, MOST_DAYS = 8, 6
"""Rows of a group, and lines of the week, before the rest is left to the list of deadlines."""

NEW = Place(screen=Where.CONCERNS, part="new")
"""Where what does not fit under "Today" is listed: of that, new concerns are the most."""

COUNTS = (
    ("overdue", "triangle-alert", "danger", Place(screen=Where.DEADLINES, part="overdue")),
    ("due today", "clock", "warn", Place(screen=Where.DEADLINES, part="today")),
    ("awaiting a reply", "send", "info", Place(screen=Where.REFERRALS, part="awaiting")),
    ("new concerns", "flag", "neutral", NEW),
    ("drafts", "file-text", "neutral", Place(screen=Where.DRAFTS)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What the worker read: the page, whom each draft is about, and how far the casebook is set up."""

    page: TodayPage
    drafts: Mapping[str, str]
    setup: Setup


class TodayScreen(Screen):
    """What needs you, in order."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {
            "child",
            "concern",
            "judgement",
            "referral",
            "reply",
            "escalation",
            "contact attempt",
            "school",
            DRAFT,
        }
    )

    _setup: Setup | None = None

    def crumbs(self) -> tuple[Crumb, ...]:
        """Today is where everything begins."""
        return (Crumb("Today"),)

    def refresh(self) -> None:
        """Read the day."""
        self.room.tasks.ask(_read, self.show_day, words="Reading the day", instead_of="day")

    def first_focus(self) -> QWidget | None:
        """The first count."""
        return self.cards[0]

    def show_day(self, read: Read) -> None:
        """Show what was read."""
        page = read.page
        self.day.setText(", ".join(filter(None, (day_words(page.day), page.week))))
        is_new = read.setup.children == 0 and not page.drafts
        self.first_run.setVisible(is_new)
        for part in (self.counts, self.columns):
            part.setVisible(not is_new)
        self._setup = read.setup
        if is_new:
            self._show_first_run(read.setup)
            return
        found = (page.overdue, page.due_today, page.awaiting, page.drafts)
        overdue, today, awaiting, drafts = map(len, found)
        figures = (overdue, today, awaiting, page.new_count, drafts)
        for card, count in zip(self.cards, figures, strict=True):
            card.show_count(count)
        self._show_needs(groups_of(page, self.room.now(), read.drafts))
        self._show_week(page)
        self._show_lately(page)
        self._show_acceptance(page)

    def set_up(self) -> None:
        """Go where the first thing that is lacking is asked."""
        ready = self._setup is not None and self._setup.school and self._setup.profiles
        self.room.go(Place(screen=Where.IMPORT if ready else Where.WIZARD))

    def _build(self) -> None:
        theme = self.room.theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.page = Page(theme, self)
        outer.addWidget(self.page)
        heading = QVBoxLayout()
        heading.setSpacing(theme.space("xs"))
        heading.addWidget(label("Today", "display", self))
        self.day = label(day_words(self.room.today()), "muted", self)
        heading.addWidget(self.day)
        self.counts = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.counts.setSizePolicy(policy)
        self._tiles = Tiles(self.counts, theme.px(TILE), theme.space("l"))
        self.cards = tuple(
            CountCard(theme, words, icon, tone, self.counts) for words, icon, tone, _ in COUNTS
        )
        for card in self.cards:
            self._tiles.addWidget(card)
        self.needs = Card(theme, "What needs you", parent=self)
        self.as_list = Button(theme, "Show as list", "link", parent=self.needs)
        self.needs.head.addWidget(self.as_list)
        self.columns = Columns(theme, self.needs, self._side(), self)
        self.first_run = EmptyState(theme, "", "Set up this casebook", "clipboard-check", self)
        self.first_run.hide()
        self.more: list[Button] = []
        body = self.page.body
        body.addLayout(heading)
        for widget in (self.counts, self.columns, self.first_run):
            body.addWidget(widget)

    def _side(self) -> QWidget:
        theme = self.room.theme
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        self.week = Card(theme, "This week", "calendar-days", side)
        self.lately = Card(theme, "Opened lately", "history", side)
        self.accepted = Card(theme, "Referrals accepted, last 12 months", "send", side)
        for card in (self.week, self.lately, self.accepted):
            column.addWidget(card)
        column.addStretch(1)
        return side

    def _connect(self) -> None:
        for card, (_, _, _, place) in zip(self.cards, COUNTS, strict=True):
            card.clicked.connect(partial(self._go, place))
        self.as_list.clicked.connect(partial(self._go, Place(screen=Where.DEADLINES)))
        self.first_run.chosen.connect(self.set_up)
        self.room.theme.changed.connect(self._space)

    def _go(self, place: Place, *_: object) -> None:
        self.room.go(place)

    def _space(self) -> None:
        self._tiles.set_least(self.room.theme.px(TILE), self.room.theme.space("l"))

    def _show_first_run(self, setup: Setup) -> None:
        ready = setup.school and setup.profiles
        self.first_run.sentence.setText(
            "There are no children here yet. Bring in the school's list."
            if ready
            else "This casebook is new. Say which school it is for, and which authorities it works with."
        )
        self.first_run.button.say("Import children" if ready else "Set up this casebook")

    def _show_needs(self, groups: tuple[Group, ...]) -> None:
        _empty(self.needs.body)
        self.more.clear()
        if not groups:
            self.needs.body.addWidget(label("Nothing needs you now.", "muted", self.needs))
        for group in groups:
            heading = label(group.heading, "group", self.needs)
            heading.setProperty("tone", group.tone)
            dress(heading, "group")
            self.needs.body.addWidget(heading)
            for place, need in enumerate(group.needs[:MOST_ROWS], 1):
                row = NeedRow(self.room.theme, need, self.needs)
                row.asked.connect(self._go)
                self.needs.body.addWidget(row)
                if place < min(len(group.needs), MOST_ROWS) or group is not groups[-1]:
                    self.needs.body.addWidget(line(self.needs))
            if len(group.needs) > MOST_ROWS:
                self._add_more(group)
        self.needs.body.addStretch(1)

    def _add_more(self, group: Group) -> None:
        words = f"{len(group.needs) - MOST_ROWS:,} more"
        more = Button(self.room.theme, words, "link", parent=self.needs)
        place = Place(screen=Where.DEADLINES, part=group.part)
        more.clicked.connect(partial(self._go, NEW if group.part == "today" else place))
        self.more.append(more)
        self.needs.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_week(self, page: TodayPage) -> None:
        theme = self.room.theme
        _empty(self.week.body)
        lines = tuple(this_week(page))
        if not lines:
            self.week.body.addWidget(label("Nothing is due in the next seven days.", "muted", self.week))
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space("m"))
        grid.setVerticalSpacing(theme.space("s"))
        grid.setColumnStretch(2, 1)
        for row, (day, at, what) in enumerate(lines[:MOST_DAYS]):
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(label(day, "muted", self.week, wraps=False), row, 0, top)
            grid.addWidget(label(at, "muted", self.week, wraps=False), row, 1, top)
            grid.addWidget(label(one_line(what), "body", self.week), row, 2)
        self.week.body.addLayout(grid)

    def _show_lately(self, page: TodayPage) -> None:
        _empty(self.lately.body)
        if not page.lately:
            self.lately.body.addWidget(label("No child's file has been opened yet.", "muted", self.lately))
        for one in page.lately:
            person = Person(self.room.theme, one, self.lately)
            person.clicked.connect(partial(self._go, Place(screen=Where.CHILD, child=one.child_id)))
            self.lately.body.addWidget(person)

    def _show_acceptance(self, page: TodayPage) -> None:
        _empty(self.accepted.body)
        if not page.acceptance:
            words = "No referral has been decided in the last twelve months."
            self.accepted.body.addWidget(label(words, "muted", self.accepted))
        for one in page.acceptance:
            self.accepted.body.addWidget(Share(self.room.theme, one, self.accepted))


def _read(desk: Desk) -> Read:
    drafts = {one.draft.draft_id: listed(one.child_names) for one in list_drafts(desk)}
    return Read(page=desk.today.look(), drafts=drafts, setup=desk.setup())


def _empty(layout: QLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            _empty(inner)
            inner.deleteLater()
