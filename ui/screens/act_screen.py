"""A form over what the casebook and the edition say: read first, and again where answers change it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.model.record import Record
from ui.places import Place, Where
from ui.screen import Act, Crumb
from ui.screens.form_screen import FormScreen
from ui.widgets.button import Button
from ui.widgets.composed import ComposedField
from ui.widgets.kept_page import KeptPage, Next
from ui.widgets.notice import Notice
from ui.widgets.page import Page
from ui.widgets.tab_order import order_tabs

if TYPE_CHECKING:
    from collections.abc import Callable

    from dsl_desk.errors import DeskError
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import Written
    from ui.screens.autosave import Slot

R = TypeVar("R", bound=Record)
S = TypeVar("S")

DANGER = "Immediate danger: ring 999 now, then the front door."
"""Stands at the top until the guidance's own words are read."""

SET_AUTHORITY = "Set the authority"
SIDE = 30
"""Design pixels left and right, as on every page."""


class ActScreen(FormScreen[R], Generic[R, S]):
    """A form of type `R` beside a reading of type `S`, made by one function on the casebook's worker.

    A subclass says what is read (`look`), on which answers that depends (`question`), and what it changes
    (`see`). What is filled in for somebody is no change of theirs: it alone makes no draft.
    """

    sight: S
    has_seen: bool
    """Whether `sight` has been read."""

    after_page: KeptPage
    """What is shown once it is kept."""

    _is_over: bool
    _asked_about: object
    _ordered: tuple[int, ...]

    def look(self) -> Callable[[Desk], S]:
        """Give the job that reads what stands beside the form, as the answers are now."""
        raise NotImplementedError

    def question(self) -> object:
        """Give the answers on which the reading depends: where they change it is read again."""
        return None

    def see(self, sight: S) -> None:
        """Show what was read."""
        raise NotImplementedError

    def child(self) -> RecordId | None:
        """Say which child it is about."""
        return self.place.child

    def child_name(self) -> str:
        """Name the child, once read."""
        return ""

    # What the window asks of a screen.

    def crumbs(self) -> tuple[Crumb, ...]:
        """Lead back to the child."""
        child = self.child()
        if child is None or not self.child_name():
            return (Crumb(self.heading),)
        return (Crumb(self.child_name(), Place(screen=Where.CHILD, child=child)), Crumb(self.heading))

    def acts(self) -> tuple[Act, ...]:
        """Nothing can be given up once it is kept."""
        return () if self._is_over else super().acts()

    def refresh(self) -> None:
        """Read what stands beside the form; at first, that comes before anything is filled in."""
        if self._is_over:
            return
        if not self.autosave.has_begun:
            self.stepper.show_step(0)
            self.stepper.setEnabled(False)
        self._ask()

    def proceed(self) -> None:
        """Go on; from what was kept, to what comes next."""
        if self._is_over:
            self.after_page.buttons[0].click()
        else:
            super().proceed()

    def retreat(self) -> bool:
        """Go back one step; what is kept stays."""
        return False if self._is_over else super().retreat()

    def go_to(self, name: str) -> None:
        """Go to a question; of a long one, to the part that has the focus."""
        super().go_to(name)
        focused = self.focusWidget()
        if focused is not None and self.stepper.isAncestorOf(focused):
            self.stepper.show_part(focused)

    # Building.

    def _build(self) -> None:
        self._is_over = self.has_seen = False
        self._asked_about = None
        self._ordered = ()
        super()._build()
        self._above = QWidget(self)
        self._above_column = QVBoxLayout(self._above)
        self.danger = Notice(self.room.theme, DANGER, "danger", "phone", self._above)
        self.no_profile = Notice(self.room.theme, "", "warn", parent=self._above)
        self.set_authority = Button(self.room.theme, SET_AUTHORITY, parent=self.no_profile)
        self.no_profile.add_button(self.set_authority)
        self.no_profile.hide()
        self._above_column.addWidget(self.danger)
        self._above_column.addWidget(self.no_profile)
        self._outer().setSpacing(0)
        self._outer().insertWidget(0, self._above)
        self._space_above()

    def _connect(self) -> None:
        super()._connect()
        self.set_authority.clicked.connect(self._go_to_authority)
        self.room.theme.changed.connect(self._space_above)

    def _space_above(self) -> None:
        theme = self.room.theme
        self._above_column.setContentsMargins(
            theme.px(SIDE), theme.space("m"), theme.px(SIDE), theme.space("xs")
        )
        self._above_column.setSpacing(theme.space("s"))

    def _outer(self) -> QVBoxLayout:
        outer = self.layout()
        if not isinstance(outer, QVBoxLayout):
            raise TypeError
        return outer

    def _go_to_authority(self, _: object = None) -> None:
        self.room.go(Place(screen=Where.AUTHORITY, child=self.child()))

    def say_no_profile(self, fault: str) -> None:
        """Say why nobody can name the edition, "" where one can be named."""
        self.no_profile.say(fault)
        self.no_profile.setVisible(bool(fault))

    # Reading.

    def _ask(self) -> None:
        self._asked_about = self.question()
        self.room.tasks.ask(
            self.look(), self._saw, failed=self._not_seen, words="Reading the casebook", instead_of="sight"
        )

    def _saw(self, sight: S) -> None:
        was_changed = self.autosave.has_begun and self.autosave.is_changed()
        self.sight, self.has_seen = sight, True
        self.see(sight)
        self.headed.emit()
        if not self.autosave.has_begun:
            super().refresh()
        elif not was_changed:
            self.autosave.begin()
        self._hide_skipped()
        self._ordered = ()
        self._order_tabs()

    def _not_seen(self, error: DeskError) -> None:
        if self.autosave.has_begun:
            self.room.say(str(error))
        else:
            self._not_read(error)

    def _begun(self, slot: Slot | None = None) -> None:
        super()._begun(slot)
        self._look_again()

    def _changed(self) -> None:
        super()._changed()
        self._look_again()
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go by what is read, where questions came or went since."""
        fields = self.stepper.fields.values()
        made = tuple(len(one.inner()) if isinstance(one, ComposedField) else 0 for one in fields)
        if made != self._ordered:
            self._ordered = made
            order_tabs(self.stepper.content)

    def _look_again(self) -> None:
        if self.autosave.has_begun and self.question() != self._asked_about:
            self._ask()


class KeptAct(ActScreen[R, S], Generic[R, S]):
    """Such a form that says, once it is kept, what that set off and what comes next."""

    def afterwards(self, written: Written) -> Callable[[Desk], object]:
        """Give the job that reads what is worth saying once it is kept."""
        raise NotImplementedError

    def cards(self, written: Written, read: object, parent: QWidget) -> tuple[QWidget, ...]:
        """Make what is shown between what was kept and what comes next."""
        raise NotImplementedError

    def nexts(self, written: Written) -> tuple[Next, ...]:
        """Say where to go from here, the likeliest first."""
        raise NotImplementedError

    def kept(self, written: Written) -> Place:
        """The likeliest next place."""
        return self.nexts(written)[0].place

    def _logged(self, written: Written) -> None:
        self.autosave.stop()
        self.room.tell(written.changed)
        self.room.tasks.ask(
            self.afterwards(written), partial(self._show_kept, written), failed=partial(self._go_on, written)
        )

    def _go_on(self, written: Written, error: DeskError) -> None:
        """It is kept; what there is to say about it could not be read."""
        self.room.say(f"{self.kept_words}. {error}")
        self.room.go(self.kept(written))

    def _show_kept(self, written: Written, read: object) -> None:
        self._is_over = True
        page = Page(self.room.theme, self)
        self.after_page = KeptPage(self.room, page.content)
        self.after_page.show_kept(self.kept_words, "Kept in the casebook.", written, self.nexts(written))
        column = self.after_page.layout()
        if isinstance(column, QVBoxLayout):
            for card in self.cards(written, read, self.after_page):
                column.insertWidget(column.count() - 1, card)
        page.body.addWidget(self.after_page)
        self.stepper.hide()
        self.no_profile.hide()
        self._outer().addWidget(page)
        self.headed.emit()
        self.after_page.buttons[0].setFocus()
        self.room.announce(f"{self.kept_words}. {self.after_page.said()}")
