"""A PDF with its bar: which page, turning pages, and how large it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.button import Button, IconButton
from ui.widgets.flow import Flow
from ui.widgets.pdf_view import PdfView
from ui.widgets.text import label

if TYPE_CHECKING:
    from dsl_desk.practice.packs import PageSize
    from ui.room import Room


class PdfPane(QWidget):
    """The view under its bar. `view` takes the keys."""

    def __init__(self, room: Room, name: str, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        theme = room.theme
        self._theme = theme
        self.view = PdfView(room, name, self)
        self._before = IconButton(theme, "chevron-up", "Page before (Page Up)", self)
        self._next = IconButton(theme, "chevron-down", "Next page (Page Down)", self)
        self._page = label("", "body_strong", self, wraps=False)
        self._smaller = IconButton(theme, "zoom-out", "Smaller (Ctrl and minus)", self)
        self._larger = IconButton(theme, "zoom-in", "Larger (Ctrl and plus)", self)
        self._size = label("", "muted", self, wraps=False)
        self._fit = Button(theme, "Fit width", "quiet", "maximize", self)
        self._whole = Button(theme, "100 %", "quiet", parent=self)
        self._column = QVBoxLayout(self)
        self._bar = Flow()
        parts: tuple[QWidget, ...] = (
            self._before,
            self._next,
            self._page,
            self._smaller,
            self._size,
            self._larger,
            self._fit,
            self._whole,
        )
        for widget in parts:
            self._bar.addWidget(widget)
        self._column.addLayout(self._bar)
        self._column.addWidget(self.view, 1)
        self._size.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._space()
        self._connect()

    def show_pdf(self, pdf: bytes, sizes: tuple[PageSize, ...]) -> None:
        """Show a PDF."""
        self.view.show_pdf(pdf, sizes)

    def _connect(self) -> None:
        self._theme.changed.connect(self._space)
        self.view.paged.connect(self._say_page)
        self.view.sized.connect(self._say_size)
        self._before.clicked.connect(self._turn_back)
        self._next.clicked.connect(self._turn)
        self._smaller.clicked.connect(self.view.zoom_out)
        self._larger.clicked.connect(self.view.zoom_in)
        self._fit.clicked.connect(self.view.fit_width)
        self._whole.clicked.connect(self.view.whole_size)
        self._say_page(1, 0)

    def _turn(self) -> None:
        self.view.go_to(self.view.page + 1)

    def _turn_back(self) -> None:
        self.view.go_to(self.view.page - 1)

    def _say_page(self, page: int, pages: int) -> None:
        self._page.setText(f"Page {page} of {pages}" if pages else "")
        self._before.setEnabled(page > 1)
        self._next.setEnabled(page < pages)

    def _say_size(self, per_cent: int) -> None:
        self._size.setText(f"{per_cent} %" if self.view.pages else "")

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._theme.space("s"))
        self._bar.setSpacing(self._theme.space("s"))
        self._size.setMinimumWidth(self._theme.px(48))
        for words in (self._page, self._size):
            words.setMinimumHeight(self._theme.control("compact"))
