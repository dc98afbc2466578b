"""A pack before it leaves: the very file that is given, what it hides, who will see it; print or save it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dsl_desk.errors import DeskError, Faults
from dsl_desk.model.sharing import Disclosure
from ui.places import Place, Where
from ui.screen import Act, Crumb, Screen
from ui.theme import dress
from ui.widgets.notice import Notice
from ui.widgets.pack_side import NOT_ENCRYPTED, NOTHING_READABLE, WIDTH, PackSide
from ui.widgets.pdf_pane import PdfPane
from ui.widgets.print_job import PrintJob
from ui.widgets.problems import Problem, Problems
from ui.words import counted

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtPrintSupport import QPrinter

    from dsl_desk.model.record import RecordId
    from dsl_desk.model.sharing import Unhidden
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.packs import Drawn, PackChoices, PageSize

NOT_DRAWN = "The pack cannot be drawn yet"
CHECK = "Check before it leaves"
KINDS = "PDF (*.pdf)"
_MOST_BESIDE = 0.44
NOT_PRINTED = "Nothing was printed. Look whether the printer is on, then print again"
TO_CORRECT, TO_SCHOOL = "correct", "school"


class Looking:
    """The drawing that stands now, as the worker knows it: a screen may go while the next is being drawn."""

    def __init__(self) -> None:
        """Begin with none."""
        self.drawn: Drawn | None = None


class Shown(NamedTuple):
    """A drawing, its pages' sizes, and what it leaves readable."""

    drawn: Drawn
    sizes: tuple[PageSize, ...]
    unhidden: tuple[Unhidden, ...]


def read_choices(about: RecordId, desk: Desk) -> PackChoices:
    """Read what the pack would hide."""
    return desk.packs.choices(about)


def draw(looking: Looking, about: RecordId, unhidden: tuple[Unhidden, ...], desk: Desk) -> Shown:
    """Draw the pack, in the place of the last drawing."""
    drawn = looking.drawn = desk.packs.preview(about, unhidden, looking.drawn)
    return Shown(drawn, desk.packs.page_sizes(drawn.data), unhidden)


def let_go(looking: Looking, desk: Desk) -> None:
    """Say on record that the last drawing was not given."""
    if looking.drawn is not None:
        desk.packs.let_go(looking.drawn)


def save(drawn: Drawn, path: Path, desk: Desk) -> Path:
    """Write the drawing that was looked at."""
    desk.packs.save(drawn, path)
    return path


def may_leave(drawn: Drawn, desk: Desk) -> None:
    """Refuse an older drawing before a page of it is printed."""
    desk.packs.may_leave(drawn)


def keep_printed(drawn: Drawn, printer: str, desk: Desk) -> str:
    """Keep on record that it was printed."""
    desk.packs.printed(drawn, printer)
    return printer


class PackScreen(Screen):
    """The preview at the left; who it is for, what is hidden and what was given at the right."""

    _choices: PackChoices | None
    shown: Shown | None
    """What is drawn now."""

    printing: PrintJob | None
    """What is being printed."""

    def crumbs(self) -> tuple[Crumb, ...]:
        """Lead back to the child."""
        choices = self._choices
        if choices is None:
            return (Crumb("Pack"),)
        child = Place(screen=Where.CHILD, child=choices.child)
        return (
            Crumb("Children", Place(screen=Where.CHILDREN)),
            Crumb(choices.child_name, child),
            Crumb(choices.pack),
        )

    def acts(self) -> tuple[Act, ...]:
        """Print and save what is shown, while it is what was chosen."""
        if self.shown is None or self._is_busy or self.side.hidden.unhidden() != self.shown.unhidden:
            return ()
        return (
            Act("Print", self.print_it, "printer"),
            Act("Save as", self.save_it, "download", "primary"),
        )

    def refresh(self) -> None:
        """Read what would be hidden, then draw."""
        if self.place.record is not None:
            job = partial(read_choices, self.place.record)
            self.room.tasks.ask(
                job,
                self._show_choices,
                failed=self._refuse,
                words="Reading what is hidden",
                instead_of="pack",
            )

    def first_focus(self) -> QWidget:
        """Begin at the pages."""
        return self.pane.view

    def keep(self) -> None:
        """Save it (Ctrl+S)."""
        if self.acts():
            self.save_it()

    def print_pack(self) -> None:
        """Print it (Ctrl+P)."""
        if self.acts():
            self.print_it()

    def leave(self) -> None:
        """Say that it was not given, unless it was."""
        if self.printing is not None:
            self.printing.stop()
        self.room.tasks.ask(partial(let_go, self._looking), _nothing, failed=_nothing)

    def save_it(self) -> None:
        """Ask once more, ask where to, and write it."""
        shown = self.shown
        if shown is None or not self.room.prompts.confirm(CHECK, self.check_words(), "Save the PDF"):
            return
        path = self.room.prompts.save_as("Save the pack", f"{shown.drawn.number}.pdf", KINDS)
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write it there."""
        if self.shown is not None:
            self._set_busy(busy=True)
            job = partial(save, self.shown.drawn, path)
            self.room.tasks.ask(job, self._say_saved, failed=self._refuse, words="Writing the file")

    def print_it(self) -> None:
        """Ask once more, ask for a printer, and print it."""
        if self.shown is None or not self.room.prompts.confirm(CHECK, self.check_words(), "Print"):
            return
        printer = self.room.prompts.printer("Print the pack")
        if printer is not None:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print it there, if it may still leave."""
        if self.shown is not None:
            self._set_busy(busy=True)
            shown = self.shown
            self.printing = PrintJob(
                self.room, shown.drawn.number, shown.drawn.data, shown.sizes, printer, self
            )
            self.printing.progressed.connect(self._say_printing)
            self.printing.done.connect(self._keep_printed)
            self.room.tasks.ask(partial(may_leave, shown.drawn), self._begin_printing, failed=self._refuse)

    def check_words(self) -> str:
        """Say who will see it and everything confidential that is left readable."""
        choices, shown = self._choices, self.shown
        if choices is None or shown is None:
            return ""
        to = ", ".join(filter(None, (choices.recipient, choices.organisation)))
        readable = self.side.hidden.words_of(shown.unhidden)
        listed = "\n".join(f"\u2022 {one}" for one in readable)
        left = f"Left readable:\n{listed}" if readable else NOTHING_READABLE
        pages = counted(shown.drawn.pages, "page")
        return f"{to} will see it: {pages} about {choices.child_name}.\n\n{left}\n\n{NOT_ENCRYPTED}"

    def _build(self) -> None:
        theme = self.room.theme
        self._choices = self.shown = self.printing = None
        self._looking = Looking()
        self._is_busy = False
        self._row = QHBoxLayout(self)
        left = QWidget(self)
        dress(left, "page")
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self.problems = Problems(self.room, left)
        self._news = Notice(theme, "", "ok", parent=left)
        self._news.hide()
        self.pane = PdfPane(self.room, "The pack as it will be given", left)
        self._missing_page = QScrollArea(left)
        self._missing_page.setWidgetResizable(True)
        self._missing_page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._missing_page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget(self._missing_page)
        dress(holder, "page")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        self.missing = Problems(self.room, holder)
        column.addWidget(self.missing)
        column.addStretch(1)
        self._missing_page.setWidget(holder)
        self._missing_page.hide()
        for widget in (self.problems, self._news):
            self._left.addWidget(widget)
        self._left.addWidget(self._missing_page, 1)
        self._left.addWidget(self.pane, 1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side = PackSide(self.room, self._scroll)
        self._scroll.setWidget(self.side)
        self._row.addWidget(left, 1)
        self._row.addWidget(self._scroll)
        self._space()

    def _connect(self) -> None:
        self.room.theme.changed.connect(self._space)
        self.side.hidden.changed.connect(self._weigh)
        self.side.again.clicked.connect(self._draw_again)
        self.missing.chosen.connect(self._go_and_correct)

    def _show_choices(self, choices: PackChoices) -> None:
        kept = self.shown.unhidden if self.shown else ()
        self._choices = choices
        self.side.show_choices(choices, kept)
        self.headed.emit()
        if choices.missing:
            self._show_missing(choices.missing)
            return
        self._missing_page.hide()
        self.pane.show()
        self._ask_to_draw(kept)

    def _show_missing(self, missing: tuple[str, ...]) -> None:
        """Say everything it lacks, each sentence leading to where it is put right."""
        self.pane.hide()
        self._missing_page.show()
        self.shown = None
        self.headed.emit()
        problems = (
            Problem(sentence=one.rstrip("."), field=TO_SCHOOL if "letterhead" in one else TO_CORRECT)
            for one in missing
        )
        self.missing.show_problems(tuple(problems), NOT_DRAWN)

    def _go_and_correct(self, what: str) -> None:
        if what == TO_SCHOOL:
            self.room.go(Place(screen=Where.SCHOOL))
        elif self._choices is not None:
            child = self._choices.child
            self.room.go(Place(screen=Where.CORRECT, child=child, record=self._choices.about))

    def _draw_again(self) -> None:
        if not self.side.hidden.show_faults():
            self._ask_to_draw(self.side.hidden.unhidden())

    def _ask_to_draw(self, unhidden: tuple[Unhidden, ...]) -> None:
        if self.place.record is not None:
            self._set_busy(busy=True)
            job = partial(draw, self._looking, self.place.record, unhidden)
            self.room.tasks.ask(
                job, self._show, failed=self._refuse, words="Drawing the pack", instead_of="pack"
            )

    def _show(self, shown: Shown) -> None:
        self.shown = shown
        self._news.hide()
        self.problems.clear()
        self.pane.show_pdf(shown.drawn.data, shown.sizes)
        self._set_busy(busy=False)
        self.side.show_drawn(shown.drawn, self.side.hidden.words_of(shown.unhidden))
        self.room.announce(f"The pack is drawn: {counted(shown.drawn.pages, 'page')}.")

    def _weigh(self) -> None:
        """Offer to draw again where what is chosen is not what is drawn."""
        shown = self.shown
        differs = shown is not None and self.side.hidden.unhidden() != shown.unhidden
        self.side.offer_again(differs=differs and not self._is_busy)
        self.headed.emit()

    def _refuse(self, fault: DeskError) -> None:
        job, self.printing = self.printing, None
        if job is not None:
            job.deleteLater()
        self._set_busy(busy=False)
        faults = fault.faults if isinstance(fault, Faults) else (str(fault),)
        problems = tuple(Problem(sentence=one.rstrip(".")) for one in faults)
        self.problems.show_problems(problems)

    def _say_saved(self, path: Path) -> None:
        self._set_busy(busy=False)
        if self.shown is not None:
            self.side.show_given(str(path), self.shown.drawn.sha256)
            self.room.tell((Disclosure.kind,))
        self._say(f"Saved. {NOT_ENCRYPTED}")

    def _begin_printing(self, _: None) -> None:
        if self.printing is not None:
            self.printing.start()

    def _say_printing(self, page: int, pages: int) -> None:
        self._say(f"Printing page {page} of {pages}")

    def _keep_printed(self, printed: int, pages: int) -> None:
        """Keep on record what went to the printer, also where it was stopped half-way."""
        job, self.printing = self.printing, None
        if job is None or self.shown is None:
            return
        job.deleteLater()
        if not printed:
            self._set_busy(busy=False)
            self.problems.show_problems((Problem(sentence=NOT_PRINTED),))
            return
        whole = printed == pages
        name = job.printer_name if whole else f"{job.printer_name} (stopped after page {printed})"
        kept = partial(keep_printed, self.shown.drawn, name)
        self.room.tasks.ask(kept, self._say_printed, failed=self._refuse)

    def _say_printed(self, printer: str) -> None:
        self._set_busy(busy=False)
        if self.shown is not None:
            self.side.show_given(f"Printed: {printer}", self.shown.drawn.sha256)
            self.room.tell((Disclosure.kind,))
        self._say(f"Sent to the printer {printer}. Fetch it at once: it must not lie there.")

    def _say(self, words: str) -> None:
        self._news.say(words)
        self._news.show()
        self.problems.clear()
        self._scroll.verticalScrollBar().setValue(0)
        self.room.announce(words)

    def _set_busy(self, *, busy: bool) -> None:
        self._is_busy = busy
        self._weigh()

    def _space(self) -> None:
        theme = self.room.theme
        edge = theme.space("xl")
        self._row.setContentsMargins(edge, edge, theme.space("l"), edge)
        self._row.setSpacing(theme.space("l"))
        self._left.setSpacing(theme.space("m"))
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep more than half for the pages, whatever the size of the text."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        self._scroll.setFixedWidth(min(self.room.theme.px(WIDTH), round(self.width() * _MOST_BESIDE)))


def _nothing(_: object) -> None:
    """Nobody waits for it."""
