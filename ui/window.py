"""The window: what of start, lock screen, open casebook and cover is in view, and who may see what when."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QToolTip

from dsl_desk.practice import casebooks
from dsl_desk.practice.front_doors import recall_front_doors
from dsl_desk.practice.training import TRAINING_PASSPHRASE
from ui import opening
from ui.deeds import OF_A_SCREEN, PLACES, palette_deeds
from ui.memory import Kept
from ui.menus import allow, build_menus
from ui.places import TODAY, Place, Where
from ui.prompts import Prompts
from ui.room import Room
from ui.screens.cover import Cover
from ui.screens.lock import LockScreen
from ui.screens.start import StartScreen
from ui.shell import Opened, Shell
from ui.shortcuts import Shortcut
from ui.tasks import Tasks
from ui.theme import USUAL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from dsl_desk.errors import DeskError
    from dsl_desk.practice.casebooks import CasebookCard
    from dsl_desk.practice.computer import ThisComputer
    from dsl_desk.practice.front_doors import FrontDoor
    from ui.guard import Guard
    from ui.memory import Memory
    from ui.theme import Theme

NAME = "DSL Desk"
USUAL_SIZE = (1_366, 860)
SMALLEST = (800, 520)
STEP = 10
"""Per cent by which the text grows or shrinks at a key."""

HARD_AFTER = 15 * 60_000
"""Milliseconds locked after which the program ends, so that nothing it read stays in memory."""

LONGEST_CALL = 60 * 60_000
"""Milliseconds for which somebody on a call has the screen covered and not locked when nobody types."""


class Window(QMainWindow):
    """The one window."""

    restart_wanted = Signal(object)
    """The hard lock: end the program, and ask again for the passphrase of this folder, or for none."""

    def __init__(
        self, theme: Theme, memory: Memory, computer: ThisComputer, state: Path, guard: Guard
    ) -> None:
        """Make it, at the start."""
        super().__init__()
        self.setWindowTitle(NAME)
        self._theme, self._memory, self._state, self._guard = theme, memory, state, guard
        self.room = Room(theme, Tasks(self), Prompts(theme, self), memory, computer)
        self.room.setParent(self)
        self._card: CasebookCard | None = None
        self._place: Place = TODAY
        self._has_read = False
        """Whether a passphrase was typed, or a casebook opened, since the program began."""

        self._is_ending = False
        self._pages = QStackedWidget(self)
        self.setCentralWidget(self._pages)
        self._cover = Cover(theme, self)
        self._pages.addWidget(self._cover)
        self._start: StartScreen | None = None
        self._lock: LockScreen | None = None
        self.shell: Shell | None = None
        self._hard = QTimer(self, singleShot=True, interval=HARD_AFTER)
        self._call = QTimer(self, singleShot=True, interval=LONGEST_CALL)
        self._menus = build_menus(self, self._deeds())
        allow(self._menus, is_open=False)
        self._connect()
        self._size()

    def begin(self, folder: Path | None) -> None:
        """Show the lock screen of a casebook, else the start."""
        if folder is None:
            self._show_start()
        else:
            self.ask_for(folder)

    def ask_for(self, folder: Path) -> None:
        """Ask for the passphrase of a casebook."""
        self.room.tasks.aside(partial(casebooks.describe, folder), self._show_lock, failed=self._refuse_start)

    def lock(self) -> None:
        """Lock: keep drafts, close the ledgers, wipe the keys, forget what is shown."""
        if self.shell is None or self._card is None:
            return
        self._close_layers()
        self._cover.lift()
        self._call.stop()
        shell = self.shell
        self._drop_shell()
        self._place = shell.place
        self.room.tasks.close_desk(self._locked)
        self._show_lock(self._card)
        self._hard.start()

    def lock_hard(self) -> None:
        """Lock, then end the program: what Python read cannot be wiped from a program that runs on.

        A program that has read nothing goes on: a computer says in several ways at once that it locks, and
        the fresh program still hears some of them.
        """
        if self._is_ending or not self._has_read:
            return
        self._is_ending = True
        self.lock()
        self.room.tasks.close_desk(self._restart)

    def cover(self) -> None:
        """Hide everything at a glance. It is not a lock."""
        if self.shell is None or self._pages.currentWidget() is self._cover:
            return
        self._close_layers()
        self.shell.close_layers()
        self.setWindowTitle(NAME)
        allow(self._menus, is_open=False)
        self._menus[Shortcut.LOCK].setEnabled(True)
        self._pages.setCurrentWidget(self._cover)
        self._cover.lay()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep drafts, close the casebook, remember the size."""
        self._close_layers()
        self._guard.rest()
        self._hard.stop()
        self._call.stop()
        self._cover.lift()
        self._drop_shell()
        self._memory.keep_state(Kept.GEOMETRY, self.saveGeometry())
        self._memory.write()
        self.room.tasks.end()
        super().closeEvent(event)

    def _close_layers(self) -> None:
        """Close what lies above the window: questions, menus, lists of choices, tips."""
        self.room.prompts.close_all()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        QToolTip.hideText()

    def _connect(self) -> None:
        self.room.idle_changed.connect(self._watch)
        self.room.told.connect(self._hear)
        self._guard.idle.connect(self._when_idle)
        self._guard.slept.connect(self.lock_hard)
        self._guard.cover_wanted.connect(self.cover)
        self._cover.lifted.connect(self._uncover)
        self._cover.lock_wanted.connect(self._lock_from_cover)
        self._hard.timeout.connect(self.lock_hard)

    def _deeds(self) -> dict[Shortcut, Callable[[], object]]:
        """Say what each key does."""
        deeds: dict[Shortcut, Callable[[], object]] = {
            Shortcut.PALETTE: self._open_palette,
            Shortcut.BACK: self.room.back,
            Shortcut.NEXT_PANE: self._next_pane,
            Shortcut.COVER: self.cover,
            Shortcut.LOCK: self.lock,
            Shortcut.QUIT: self.close,
            Shortcut.LARGER: partial(self._resize_text, STEP),
            Shortcut.SMALLER: partial(self._resize_text, -STEP),
            Shortcut.USUAL_SIZE: partial(self._resize_text, 0),
            Shortcut.UNDO: partial(self._edit, "undo"),
            Shortcut.REDO: partial(self._edit, "redo"),
            Shortcut.HELP: self._help,
        }
        for key, act in OF_A_SCREEN.items():
            deeds[key] = partial(self._on_screen, act)
        for key, place in PLACES.items():
            deeds[key] = partial(self.room.go, place)
        return deeds

    # Start and lock.

    def _show_start(self) -> None:
        self._drop_front()
        recent = casebooks.recent(self._state)
        start = StartScreen(
            self._theme, self.room.prompts, recent, casebooks.suggest_folder("Training"), self._pages
        )
        start.open_wanted.connect(self.ask_for)
        start.create_wanted.connect(self._create)
        start.story_wanted.connect(self._tell_story)
        start.forget_wanted.connect(self._forget)
        self._start = start
        self._pages.addWidget(start)
        self._pages.setCurrentWidget(start)
        start.begin()

    def _refuse_start(self, fault: DeskError) -> None:
        if self._start is None:
            self._show_start()
        if self._start is not None:
            self._start.refuse(str(fault))

    def _show_lock(self, card: CasebookCard) -> None:
        self._drop_front()
        self._card = card
        doors = recall_front_doors(self._state, card.book_id)
        hint = TRAINING_PASSPHRASE if card.is_training else ""
        lock = LockScreen(self._theme, card, doors, hint, self._pages)
        lock.unlock_wanted.connect(self.unlock)
        lock.other_wanted.connect(self._another)
        self._lock = lock
        self._pages.addWidget(lock)
        self._pages.setCurrentWidget(lock)
        self.setWindowTitle(NAME)
        allow(self._menus, is_open=False)
        lock.begin()

    def _another(self) -> None:
        self._card, self._place = None, TODAY
        self._show_start()

    def unlock(self, who: str, passphrase: str) -> None:
        """Open the casebook whose lock screen is shown."""
        if self._card is None or self._is_ending:
            return
        self._has_read = True
        folder, computer = self._card.folder, self.room.computer
        self.room.tasks.open_desk(
            partial(opening.open_there, folder, passphrase, computer, who),
            self._opened,
            self._refuse_lock,
            partial(opening.look, self._card.name, folder, self._state),
        )

    def _refuse_lock(self, fault: DeskError) -> None:
        if self._lock is not None:
            self._lock.refuse(str(fault))
        else:
            self._refuse_start(fault)

    def _create(self, who: str, passphrase: str, folder: Path) -> None:
        if self._start is not None:
            self._start.set_busy("Making the casebook")
        self._has_read = True
        self.room.tasks.aside(
            partial(opening.create, folder, who, passphrase, self.room.computer),
            self._made,
            failed=self._refuse_start,
        )

    def _made(self, made: opening.Made) -> None:
        self._place = Place(screen=Where.WIZARD)
        self._card = made.card
        self.unlock("", made.passphrase)

    def _tell_story(self, folder: Path) -> None:
        if self._start is not None:
            self._start.set_busy("Making a casebook with a story in it: about ten seconds")
        self._has_read = True
        self.room.tasks.aside(
            partial(opening.tell, folder, self._state), self._told, failed=self._refuse_start
        )

    def _told(self, made: opening.Made) -> None:
        self._place, self._card = TODAY, made.card
        self.unlock("", made.passphrase)

    def _forget(self, folder: Path) -> None:
        casebooks.forget(self._state, folder)
        self._show_start()

    # Open.

    def _opened(self, opened: Opened) -> None:
        if self._is_ending:
            return  # the computer was locked while the casebook opened: it is closed next
        self._hard.stop()
        self._drop_front()
        self.shell = Shell(
            self.room, opened, palette_deeds(self.cover, self.lock, self._hold_for_a_call), self._pages
        )
        self.shell.sidebar.cover_wanted.connect(self.cover)
        self.shell.sidebar.lock_wanted.connect(self.lock)
        self._pages.addWidget(self.shell)
        self._pages.setCurrentWidget(self.shell)
        self.setWindowTitle(f"{opened.name} – {NAME}")
        allow(self._menus, is_open=True)
        self._watch()
        first = not opened.setup.school and self._place == TODAY
        self.shell.go(Place(screen=Where.WIZARD) if first else self._place)

    def _hear(self, kinds: frozenset[str]) -> None:
        """Remember anew whom to ring, where what was written may say so."""
        if self.shell is not None and kinds & opening.SAY_WHOM_TO_RING:
            self.room.tasks.ask(partial(opening.remember_doors, self._state), self._remembered)

    def _remembered(self, doors: tuple[FrontDoor, ...]) -> None:
        """The lock screen reads them where they are kept."""

    def _drop_shell(self) -> None:
        shell, self.shell = self.shell, None
        self._guard.watch(0)
        if shell is not None:
            shell.leave()
            self._drop(shell)

    def _drop_front(self) -> None:
        for page in (self._start, self._lock):
            if page is not None:
                self._drop(page)
        self._start = self._lock = None

    def _drop(self, page: StartScreen | LockScreen | Shell) -> None:
        self._pages.removeWidget(page)
        page.hide()
        page.deleteLater()

    def _locked(self, nothing: None) -> None:
        """The keys are wiped, and whom to ring is remembered as it was told last: show that."""
        if self._lock is not None and self._card is not None:
            self._lock.show_doors(recall_front_doors(self._state, self._card.book_id))

    def _restart(self, nothing: None) -> None:
        self.restart_wanted.emit(self._card.folder if self._card is not None else None)

    # Cover and idleness.

    def _watch(self) -> None:
        self._guard.watch(self._memory.idle_minutes)

    def _when_idle(self) -> None:
        if self._call.isActive():
            self.cover()
            self._cover.hold()
        else:
            self.lock()

    def _hold_for_a_call(self) -> None:
        self._call.start()
        self.room.say("For an hour the screen is covered when nobody types, and not locked.")

    def _uncover(self) -> None:
        self._cover.lift()
        if self.shell is not None:
            self._pages.setCurrentWidget(self.shell)
            name = self._card.name if self._card else ""
            self.setWindowTitle(f"{name} – {NAME}")
            allow(self._menus, is_open=True)
            self.shell.focus_screen()

    def _lock_from_cover(self) -> None:
        self._cover.lift()
        self.lock()

    # Keys.

    def _open_palette(self) -> None:
        if self.shell is not None:
            self.shell.palette_box.open()

    def _next_pane(self) -> None:
        if self.shell is not None:
            self.shell.next_pane()

    def _on_screen(self, act: str) -> None:
        screen = self.shell.shown if self.shell is not None else None
        if screen is not None:
            getattr(screen, act)()

    def _edit(self, act: str) -> None:
        do = getattr(self.focusWidget(), act, None)
        if do is not None:
            do()

    def _help(self) -> None:
        screen = self.shell.shown if self.shell is not None else None
        if screen is not None and screen.place.screen is not Where.HELP:
            self.room.go(Place(screen=Where.HELP, part=screen.place.screen.value))

    def _resize_text(self, step: int) -> None:
        self._theme.choose(self._theme.choice, self._theme.text + step if step else USUAL)
        self._memory.text = self._theme.text

    def _size(self) -> None:
        self.setMinimumSize(*SMALLEST)
        if not self.restoreGeometry(self._memory.state(Kept.GEOMETRY)):
            self.resize(*USUAL_SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
