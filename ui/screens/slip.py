"""The blank slip for staff without a login: looked at, printed or saved. Nothing of it goes on record."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.places import TODAY
from ui.screen import Act, Crumb, Screen
from ui.widgets.pdf_pane import PdfPane
from ui.widgets.print_job import PrintJob

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.packs import PageSize

NAME = "Concern slip"
KINDS = "PDF (*.pdf)"


class Slip(NamedTuple):
    """The slip's bytes and its pages' sizes."""

    data: bytes
    sizes: tuple[PageSize, ...]


def draw_slip(desk: Desk) -> Slip:
    """Print the slip."""
    data = desk.packs.blank_slip()
    return Slip(data, desk.packs.page_sizes(data))


def write_slip(data: bytes, path: Path, desk: Desk) -> Path:
    """Write the slip, whole or not at all."""
    desk.records.computer.write_file(path, data)
    return path


class SlipScreen(Screen):
    """One sheet, two sides."""

    slip: Slip | None
    """What is shown."""

    _printing: PrintJob | None

    def crumbs(self) -> tuple[Crumb, ...]:
        """Lead back to today."""
        return (Crumb("Today", TODAY), Crumb("Blank slip"))

    def acts(self) -> tuple[Act, ...]:
        """Print and save it."""
        if self.slip is None or self._printing is not None:
            return ()
        return (Act("Save as", self.save_it, "download"), Act("Print", self.print_pack, "printer", "primary"))

    def refresh(self) -> None:
        """Draw it with the letterhead of today."""
        self.room.tasks.ask(draw_slip, self._show, words="Drawing the slip", instead_of="slip")

    def first_focus(self) -> QWidget:
        """Begin at the pages."""
        return self.pane.view

    def print_pack(self) -> None:
        """Ask for a printer, and print it (Ctrl+P)."""
        printer = self.room.prompts.printer("Print the blank slip") if self.acts() else None
        if printer is not None:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print it there."""
        if self.slip is not None:
            self._printing = PrintJob(self.room, NAME, self.slip.data, self.slip.sizes, printer, self)
            self._printing.done.connect(self._say_printed)
            self.headed.emit()
            self._printing.start()

    def save_it(self) -> None:
        """Ask where to, and write it."""
        path = self.room.prompts.save_as("Save the blank slip", f"{NAME}.pdf", KINDS)
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write it there."""
        if self.slip is not None:
            self.room.tasks.ask(partial(write_slip, self.slip.data, path), self._say_saved)

    def leave(self) -> None:
        """Print no more of it."""
        if self._printing is not None:
            self._printing.stop()

    def _build(self) -> None:
        self.slip = self._printing = None
        self.pane = PdfPane(self.room, "The blank slip", self)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.pane)
        self._space()

    def _connect(self) -> None:
        self.room.theme.changed.connect(self._space)

    def _show(self, slip: Slip) -> None:
        self.slip = slip
        self.pane.show_pdf(slip.data, slip.sizes)
        self.headed.emit()

    def _say_printed(self, printed: int, pages: int) -> None:
        job, self._printing = self._printing, None
        if job is not None:
            job.deleteLater()
        self.headed.emit()
        self.room.say("Sent to the printer." if printed == pages else "Not every side was printed.")

    def _say_saved(self, _: Path) -> None:
        self.room.say("The blank slip was saved.")

    def _space(self) -> None:
        edge = self.room.theme.space("xl")
        self._column.setContentsMargins(edge, edge, edge, edge)
