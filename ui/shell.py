"""The inside of the window while a casebook is open: side bar, top bar, one screen, palette and toast."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dsl_desk.practice.front_doors import FrontDoor
from dsl_desk.practice.setup import Setup
from ui.catalogue import make_screen
from ui.places import TODAY, Place, Where
from ui.screen import Act
from ui.shortcuts import Shortcut
from ui.theme import dress
from ui.widgets.button import Button
from ui.widgets.notice import Notice
from ui.widgets.palette import Palette
from ui.widgets.sidebar import Sidebar
from ui.widgets.text import label
from ui.widgets.toast import Toast
from ui.widgets.topbar import Topbar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from dsl_desk.practice.desk import Desk
    from ui.room import Room
    from ui.screen import Screen
    from ui.tables.palette import Deed
    from ui.tasks import Progress

RAIL_BELOW = 1_150
"""Effective pixels of the window below which the side bar becomes a rail."""

MOST_BACK = 30
TRAINING = "TRAINING CASEBOOK: keep only invented names in it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What the window knows of the casebook that is open."""

    name: str
    who: str
    is_training: bool
    notices: tuple[str, ...]
    setup: Setup
    doors: tuple[FrontDoor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many wait where, for the side bar."""

    waiting: dict[Where, int]
    late: int


def count_waiting(desk: Desk) -> Counts:
    """Count what waits."""
    today = desk.today.waiting()
    return Counts(
        waiting={
            Where.TODAY: today.overdue + today.due_today,
            Where.CHILDREN: desk.setup().children,
            Where.CONCERNS: today.new,
            Where.REFERRALS: today.awaiting,
            Where.DRAFTS: today.drafts,
        },
        late=today.overdue,
    )


class Shell(QWidget):
    """Shows one screen at a time, and the way between them."""

    def __init__(
        self, room: Room, opened: Opened, deeds: tuple[Deed, ...], parent: QWidget | None = None
    ) -> None:
        """Make it for an open casebook."""
        super().__init__(parent)
        self._room = room
        self._screen: Screen | None = None
        self._place = TODAY
        self._way: list[Place] = []
        dress(self, "page")
        self._build(opened, deeds)
        self._connect()

    @property
    def place(self) -> Place:
        """Where somebody is, without the words they looked for."""
        return replace(self._place, words="")

    @property
    def shown(self) -> Screen | None:
        """The screen shown."""
        return self._screen

    def go(self, place: Place | None) -> None:
        """Go to a place; None goes back to where one came from."""
        if place is None:
            self._drop()
            self._show(self._way.pop() if self._way else TODAY)
            return
        if place == self._place and self._screen is not None:
            self._screen.refresh()
            return
        left = self._drop()
        if left is not None:
            self._way = [*self._way[1 - MOST_BACK :], left]
        self._show(place)

    def leave(self) -> None:
        """Keep what is unfinished, close what lies above, and forget what is shown."""
        self._room.going.disconnect(self.go)  # an answer on its way must not show a screen again
        self._room.told.disconnect(self._hear)
        self.close_layers()
        self._place = self._drop() or (self._way.pop() if self._way else TODAY)
        self._way = []

    def close_layers(self) -> None:
        """Close what lies above the screen: somebody is about to cover it."""
        self.palette_box.shut()
        self.toast.fade()

    def retreat(self) -> None:
        """Close one layer: the palette, a toast, then whatever the screen has open."""
        if self.palette_box.isVisible():
            self.palette_box.shut()
            self.focus_screen()
        elif self.toast.isVisible():
            self.toast.fade()
        elif self._screen is not None:
            self._screen.retreat()

    def focus_screen(self) -> None:
        """Put the focus into the screen."""
        if self._screen is not None:
            (self._screen.first_focus() or self._screen).setFocus(Qt.FocusReason.OtherFocusReason)

    def next_pane(self) -> None:
        """Move the focus to the next part of the window: side bar, top bar, screen."""
        panes: list[QWidget] = [self.sidebar, self.topbar, self._host]
        holds = [pane.isAncestorOf(self.focusWidget()) if self.focusWidget() else False for pane in panes]
        following = panes[(holds.index(True) + 1) % len(panes)] if True in holds else panes[0]
        if following is self._host:
            self.focus_screen()
            return
        first = next((one for one in following.findChildren(QWidget) if _takes_focus(one)), None)
        if first is None:
            self.focus_screen()
        else:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes one layer, wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.retreat()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the side bar a rail where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _build(self, opened: Opened, deeds: tuple[Deed, ...]) -> None:
        theme = self._room.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sidebar = Sidebar(theme, opened.name, self)
        row.addWidget(self.sidebar)
        column = QVBoxLayout()
        column.setSpacing(0)
        row.addLayout(column, 1)
        if opened.is_training:
            column.addWidget(self._stripe())
        self.topbar = Topbar(theme, self)
        column.addWidget(self.topbar)
        for sentence in opened.notices:
            column.addWidget(self._notice(sentence))
        self._host = QStackedWidget(self)
        column.addWidget(self._host, 1)
        self.palette_box = Palette(self._room, deeds, self)
        self.toast = Toast(theme, self)

    def _connect(self) -> None:
        room = self._room
        room.going.connect(self.go)
        room.said.connect(self._say)
        room.announced.connect(self._announce)
        room.told.connect(self._hear)
        room.tasks.busy.connect(self.topbar.show_wait)
        room.tasks.stoppable.connect(self.topbar.offer_stop)
        room.tasks.progressed.connect(self._show_progress)
        room.tasks.refused.connect(self._show_fault)
        room.theme.changed.connect(self._fit)
        self.sidebar.chosen.connect(self.go)
        self.sidebar.palette_wanted.connect(self.palette_box.open)
        self.topbar.chosen.connect(self.go)
        self.topbar.stop_wanted.connect(room.tasks.stop_waiting)
        self.palette_box.closed.connect(self.focus_screen)

    def _stripe(self) -> QFrame:
        stripe = QFrame(self)
        dress(stripe, "stripe")
        row = QHBoxLayout(stripe)
        row.setContentsMargins(*(self._room.theme.space("xxs"),) * 4)
        words = label(TRAINING, "stripe_words", stripe, wraps=False)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(words)
        return stripe

    def _notice(self, sentence: str) -> Notice:
        notice = Notice(self._room.theme, sentence, "warn", parent=self)
        dismiss = Button(self._room.theme, "Dismiss", "quiet", parent=notice)
        dismiss.clicked.connect(notice.hide)
        notice.add_button(dismiss)
        return notice

    def _show(self, place: Place) -> None:
        if self.palette_box.isVisible():
            self.palette_box.shut()
        self._place = place
        self._screen = make_screen(self._room, place)
        self._screen.headed.connect(self._head)
        self._host.addWidget(self._screen)
        self._host.setCurrentWidget(self._screen)
        self.sidebar.show_place(place)
        self._head()
        self.focus_screen()
        self._count()

    def _drop(self) -> Place | None:
        """Leave the screen; gives where one comes back to, None where there is nothing to come back to."""
        screen, self._screen = self._screen, None
        if screen is None:
            return None
        screen.leave()
        self._host.removeWidget(screen)
        screen.hide()
        screen.deleteLater()
        return screen.place_again()

    def _head(self) -> None:
        if self._screen is not None:
            self.topbar.show_head(self._screen.crumbs(), (*self._screen.acts(), *self._offered(self._screen)))

    def _offered(self, screen: Screen) -> tuple[Act, ...]:
        """Offer to record a concern wherever nothing else is the point."""
        if not screen.offers_concern or any(act.look == "primary" for act in screen.acts()):
            return ()
        place = Place(screen=Where.CONCERN, child=screen.place.child)
        return (Act("Record a concern", partial(self.go, place), "plus", "primary", Shortcut.NEW_CONCERN),)

    def _count(self) -> None:
        self._room.tasks.ask(count_waiting, self._show_counts, instead_of="counts", failed=self._ignore)

    def _show_counts(self, counts: Counts) -> None:
        self.sidebar.show_counts(counts.waiting, counts.late)

    def _ignore(self, fault: Exception) -> None:
        """Counts that cannot be had now are had the next time; the screen says what is wrong."""

    def _hear(self, kinds: frozenset[str]) -> None:
        if self._screen is not None and self._screen.kinds & kinds:
            self._screen.refresh()
        self._count()

    def _say(self, words: str, undo: Callable[[], None] | None) -> None:
        self.toast.say(words, undo)
        self._announce(words)

    def _announce(self, words: str) -> None:
        """Say it to a screen reader, unless the screen is covered."""
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _show_fault(self, fault: Exception) -> None:
        self._say(str(fault), None)

    def _show_progress(self, progress: Progress) -> None:
        self.topbar.show_progress(progress.done, progress.of)

    def _fit(self) -> None:
        self.sidebar.set_rail(self.width() < self._room.theme.px(RAIL_BELOW))
        if self.palette_box.isVisible():
            self.palette_box.place()
        if self.toast.isVisible():
            self.toast.place()


def _takes_focus(widget: QWidget) -> bool:
    policy = widget.focusPolicy()
    return bool(policy & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
