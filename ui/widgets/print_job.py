"""Printing a PDF held in memory: a page at a time, drawn by the worker and put on paper between events."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from ui.widgets.pdf_view import POINTS, draw_page, qt_image

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from dsl_desk.errors import DeskError
    from dsl_desk.practice.packs import PageImage, PageSize
    from ui.room import Room

FINENESS = 300
"""Dots an inch: type of six points stays clean, and a page is 35 MB while it is being printed."""


class PrintJob(QObject):
    """Prints every page, each in its own size. `done` says how it ended."""

    progressed = Signal(int, int)
    """Pages printed so far, and how many there are."""

    done = Signal(int, int)
    """How many pages went to the printer, and of how many."""

    def __init__(
        self,
        room: Room,
        name: str,
        pdf: bytes,
        sizes: tuple[PageSize, ...],
        printer: QPrinter,
        parent: QObject,
    ) -> None:
        """Take what is printed, and where. The queue of the printer shows `name`: no child's name in it."""
        super().__init__(parent)
        printer.setDocName(name)
        self._room = room
        self._pdf = pdf
        self._sizes = sizes
        self._pages = _pages_wanted(printer, len(sizes))
        self._printer = printer
        self._painter: QPainter | None = None
        self._at = 0

    @property
    def printer_name(self) -> str:
        """What the printer is called; a file on this computer where it writes one."""
        return self._printer.printerName() or "PDF file"

    def start(self) -> None:
        """Begin. Pages follow as the worker draws them."""
        self._size_page()
        self._painter = QPainter()
        if not self._pages or not self._painter.begin(self._printer):
            self._painter = None
            self._tell()
            return
        self._ask()

    def stop(self) -> None:
        """Print no more pages. What is printed already stays printed."""
        if self._painter is not None:
            self._printer.abort()
            self._end()
            self._tell()

    def _ask(self) -> None:
        page = self._pages[self._at]
        width = round(self._sizes[page].width / POINTS * FINENESS)
        job = partial(draw_page, self._pdf, page, width)
        self._room.tasks.ask(job, self._print, failed=self._fail, words="Printing")

    def _print(self, drawn: PageImage) -> None:
        if self._painter is None:
            return
        paper = self._printer.paperRect(self._printer.Unit.DevicePixel)
        self._painter.drawImage(QRectF(0, 0, paper.width(), paper.height()), qt_image(drawn))
        self._at += 1
        self.progressed.emit(self._at, len(self._pages))
        if self._at == len(self._pages):
            self._end()
            self._tell()
            return
        self._size_page()
        if self._printer.newPage():
            self._ask()
        else:
            self._end()
            self._tell()

    def _fail(self, fault: DeskError) -> None:
        self.stop()
        self._room.tasks.refused.emit(fault)

    def _tell(self) -> None:
        self.done.emit(self._at, len(self._pages))

    def _end(self) -> None:
        if self._painter is not None:
            self._painter.end()
            self._painter = None

    def _size_page(self) -> None:
        """Give the paper the size of the page to come: the margins are in the page itself."""
        if self._at >= len(self._pages):
            return
        size = self._sizes[self._pages[self._at]]
        paper = QPageSize(
            QSizeF(size.width, size.height),
            QPageSize.Unit.Point,
            "",
            QPageSize.SizeMatchPolicy.FuzzyMatch,
        )
        self._printer.setFullPage(True)
        self._printer.setPageLayout(
            QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Point)
        )


def _pages_wanted(printer: QPrinter, pages: int) -> tuple[int, ...]:
    """Give the pages chosen in the printer's own box, counted from 0."""
    first, last = printer.fromPage() or 1, printer.toPage() or pages
    return tuple(range(max(first, 1) - 1, min(last, pages)))
