"""One child's page: who they are, what happened, what is due, and what can be done next."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QBoxLayout, QMenu, QTabBar, QWidget

from dsl_desk.model.kinds import KINDS
from ui import words
from ui.memory import Kept
from ui.places import Place, Where
from ui.screen import Act, Crumb, Screen
from ui.shortcuts import Shortcut
from ui.tables.chronology import ChronologyModel, Order
from ui.widgets.button import Button
from ui.widgets.card import Card, line
from ui.widgets.child_cards import Beside
from ui.widgets.child_header import ChildHeader
from ui.widgets.child_reading import read_child
from ui.widgets.child_tabs import ChildTab, Files, Overview, PeopleAndPlaces, Referrals
from ui.widgets.chronology_bar import ChronologyBar
from ui.widgets.chronology_style import Density
from ui.widgets.chronology_view import ChronologyView
from ui.widgets.notice import EmptyState, Notice
from ui.widgets.page import Columns, Page
from ui.widgets.stack import Stack
from ui.widgets.tab_order import order_tabs

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from dsl_desk.errors import DeskError
    from dsl_desk.practice.story_line import StoryLine
    from ui.widgets.child_reading import ChildReading

TABS = ("Chronology", "Overview", "Referrals", "People and places", "Files")
ORIGINAL = "original"
"""The part of a record's screen that shows its first words."""

_NOTHING_YET = "Nothing has been recorded about this child yet."
_NOTHING_FOUND = "Nothing here fits what you asked for."
_CONFIDENTIAL = (
    "A confidential address is held. Check before you write to this family or say where they live."
)


class ChildScreen(Screen):
    """Where.CHILD. `place.part` is a tab's name or its beginning, in lower case."""

    kinds: ClassVar[frozenset[str]] = frozenset(kind.kind for kind in KINDS)
    _readings: tuple[ChildReading, ...] = ()

    def crumbs(self) -> tuple[Crumb, ...]:
        """From the list of children to this one."""
        names = [words.one_line(one.page.name, 80) for one in self._readings] or ["Child"]
        return (Crumb("Children", Place(screen=Where.CHILDREN)), *map(Crumb, names))

    def acts(self) -> tuple[Act, ...]:
        """A pack, where there is something to make one of; and the record made most often."""
        concern = Act("Record a concern", partial(self._go, Where.CONCERN), "plus", "primary")
        if not self._packable():
            return (concern,)
        return (Act("Print pack", self.print_pack, "printer", shortcut=Shortcut.PACK), concern)

    def first_focus(self) -> QWidget | None:
        """The chronology, where there is one to read."""
        return self._view if self._view.isVisibleTo(self) else self.tabs

    def find_here(self) -> None:
        """Find in the chronology."""
        self.tabs.setCurrentIndex(0)
        self._bar.ask_for_words()

    def retreat(self) -> bool:
        """Esc shows the whole chronology again."""
        return self._bar.close_more()

    def place_again(self) -> Place | None:
        """Come back to the tab that was shown."""
        tab = self.tabs.currentIndex()
        return replace(self.place, part=TABS[tab].lower() if tab else "")

    def leave(self) -> None:
        """Let go of every word shown."""
        self._readings = ()
        self._header.forget()
        self._model.forget()

    def refresh(self) -> None:
        """Read the page."""
        if self.place.child is not None:
            self.room.tasks.ask(
                partial(read_child, self.place.child),
                self.show_reading,
                failed=self._say_fault,
                words="Opening the file",
                instead_of="read",
            )

    def show_reading(self, reading: ChildReading) -> None:
        """Show what was read."""
        self._readings = (reading,)
        page = reading.page
        self._header.show_page(page)
        self._confidential.setVisible(page.confidential_addresses > 0)
        self._no_edition.say(page.edition_fault)
        self._no_edition.setVisible(bool(page.edition_fault))
        self._filled.clear()
        self._beside.show_reading(reading)
        self._model.show_lines(page.lines)
        self._bar.count()
        self._content.show()
        self._show_tab(self.tabs.currentIndex())
        self.headed.emit()

    def print_pack(self) -> None:
        """Go to the pack of the latest referral or escalation; where there are both, ask which."""
        found = self._packable()
        if len(found) == 1:
            self._go(Where.PACK, found[0])
        elif found:
            self._ask_which(found)

    def _ask_which(self, found: tuple[StoryLine, ...]) -> None:
        menu = QMenu(self)
        menu.setAccessibleName("Print pack")
        for one in found:
            when = words.short_moment(one.when, self.room.today())
            action = menu.addAction(
                f"{one.title}: {words.one_line(one.headline, 70)}, {when}".replace("&", "&&")
            )
            action.triggered.connect(partial(self._go, Where.PACK, one))
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.rect().topRight()
        corner.setX(max(0, corner.x() - menu.sizeHint().width() - self.room.theme.space("xl")))
        menu.popup(self.mapToGlobal(corner))

    def _build(self) -> None:
        theme = self.room.theme
        whole = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._page = Page(theme, self)
        whole.addWidget(self._page)
        self._content = Stack(theme, "l", self._page.content)
        self._page.body.addWidget(self._content)
        self._fault = Notice(theme, "", "danger", parent=self._page.content)
        self._page.body.addWidget(self._fault)
        self._header = ChildHeader(theme, self._content)
        self._confidential = Notice(theme, _CONFIDENTIAL, "warn", "lock", self._content)
        self._no_edition = Notice(theme, "", "info", parent=self._content)
        authority = Button(theme, "Set an authority", parent=self._no_edition)
        authority.clicked.connect(partial(self._go, Where.AUTHORITY))
        self._no_edition.add_button(authority)
        self._content.add(self._header, self._confidential, self._no_edition, self._build_tabs())
        wide = Stack(theme, "l", self._content)
        self._chronology = self._build_chronology(wide)
        self._others: tuple[ChildTab, ...] = tuple(
            kind(self.room, wide) for kind in (Overview, Referrals, PeopleAndPlaces, Files)
        )
        wide.add(self._chronology, *self._others)
        wide.body.addStretch(1)
        self._filled: set[ChildTab] = set()
        self._beside = Beside(self.room, self._content)
        self._content.add(Columns(theme, wide, self._beside, self._content))
        for hidden in (self._content, self._fault, self._confidential, self._no_edition):
            hidden.hide()
        self._show_tab(self.tabs.currentIndex())

    def _build_tabs(self) -> QWidget:
        theme = self.room.theme
        holder = QWidget(self._content)
        column = QBoxLayout(QBoxLayout.Direction.TopToBottom, holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._tab_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tab_row.setSpacing(theme.space("s"))
        column.addLayout(self._tab_row)
        column.addWidget(line(holder))
        self.tabs = QTabBar(holder)
        self.tabs.setAccessibleName("Parts of this child's file")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        for name in TABS:
            self.tabs.addTab(name)
        self._tab_row.addWidget(self.tabs, 1)
        self._buttons = QWidget(holder)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._buttons)
        row.setContentsMargins(0, 0, 0, theme.space("xs"))
        row.setSpacing(0)
        for said, where, icon in (
            ("Judge", Where.JUDGE, "scale"),
            ("Note", Where.NOTE, "notebook-pen"),
            ("Contact", Where.CONTACT, "phone"),
        ):
            button = Button(theme, said, "quiet", icon, self._buttons)
            button.clicked.connect(partial(self._go, where))
            row.addWidget(button)
        row.addStretch(1)
        self._tab_row.addWidget(self._buttons)
        named = (place for place, name in enumerate(TABS) if name.lower().startswith(self.place.part))
        self.tabs.setCurrentIndex(next(named, 0))
        return holder

    def _build_chronology(self, parent: QWidget) -> Card:
        theme, memory = self.room.theme, self.room.memory
        card = Card(theme, parent=parent)
        self._model = ChronologyModel(self.room.today(), self)
        if not memory.number(Kept.NEWEST_FIRST, 1):
            self._model.put_in_order(Order.OLDEST)
        self._view = ChronologyView(theme, self._model, self._page, card)
        densities = list(Density)
        density = densities[memory.number(Kept.DENSITY, 0, "chronology") % len(densities)]
        self._view.thicken(density)
        self._bar = ChronologyBar(self.room, self._model, self._view, card)
        self._bar.show_settings(self._model.order, density)
        self._empty = EmptyState(theme, _NOTHING_YET, "Record a concern", "flag", card)
        self._none_found = EmptyState(theme, _NOTHING_FOUND, "Show everything", "search", card)
        for widget in (self._bar, self._view, self._empty, self._none_found):
            card.body.addWidget(widget)
        order_tabs(card)
        return card

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_tab)
        self._model.modelReset.connect(self._show_emptiness)
        self._empty.chosen.connect(partial(self._go, Where.CONCERN))
        self._none_found.chosen.connect(self._bar.close_more)
        self._view.opened.connect(self._open)
        self._view.original_asked.connect(partial(self._open, part=ORIGINAL))
        self._view.correcting.connect(partial(self._go, Where.CORRECT))
        self._view.copied.connect(self._say_copied)
        self._bar.ordered.connect(self._keep_order)
        self._bar.thickened.connect(self._keep_density)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what can be added under the tabs where there is no room beside them."""
        super().resizeEvent(event)
        asked = self.tabs.sizeHint().width() + self._buttons.sizeHint().width() + self.room.theme.px(90)
        is_beside = self.width() >= asked
        self._tab_row.setDirection(
            QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.BottomToTop
        )

    def _show_tab(self, place: int) -> None:
        for reading in self._readings:
            for tab in self._others[place - 1 : place] if place else ():
                if tab not in self._filled:
                    tab.show_reading(reading)
                    self._filled.add(tab)
        for shown, part in enumerate((self._chronology, *self._others)):
            part.setVisible(shown == place)
        order_tabs(self._content)

    def _show_emptiness(self) -> None:
        is_new = self._model.held == 0
        self._bar.setVisible(not is_new)
        self._view.setVisible(self._model.shown > 0)
        self._empty.setVisible(is_new)
        self._none_found.setVisible(not is_new and self._model.shown == 0)

    def _say_fault(self, fault: DeskError) -> None:
        self._content.hide()
        self._fault.say(str(fault))
        self._fault.show()

    def _packable(self) -> tuple[StoryLine, ...]:
        """Give the latest referral and the latest escalation, newest first."""
        lines = [line for one in self._readings for line in one.page.lines]
        kinds = ("referral", "escalation")
        latest = [next((one for one in lines if one.kind == kind), None) for kind in kinds]
        return tuple(one for one in lines if one in latest)

    def _go(self, where: Where, of: StoryLine | None = None) -> None:
        record = of.record_id if of is not None else None
        self.room.go(Place(screen=where, child=self.place.child, record=record))

    def _open(self, of: StoryLine, part: str = "") -> None:
        self.room.go(Place(screen=Where.RECORD, child=self.place.child, record=of.record_id, part=part))

    def _say_copied(self) -> None:
        self.room.say("Reference copied")

    def _keep_order(self, order: Order) -> None:
        self.room.memory.keep_number(Kept.NEWEST_FIRST, int(order is Order.NEWEST))

    def _keep_density(self, density: Density) -> None:
        self.room.memory.keep_number(Kept.DENSITY, list(Density).index(density), "chronology")
