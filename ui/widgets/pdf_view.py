"""A PDF held in memory, page under page: only pages in view are drawn, by the worker, sharp on any screen.

A page is asked for one at a time, the one most in view first, so that scrolling never waits for pages that
have gone by. Pages far from view are let go of.
"""

from __future__ import annotations

from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea

from ui.theme import dress

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.packs import PageImage, PageSize
    from ui.room import Room

POINTS, DOTS = 72, 96
"""An inch in points, and in the pixels that "100 %" means."""

STEPS = (50, 75, 100, 125, 150, 200, 300)
"""Sizes in per cent."""

FIT = 0
"""The size that fits the width."""

_KEPT = 3
"""Pages either side of those in view that stay drawn."""

_GAP, _EDGE, _LINE = 16, 16, 40
_NARROWEST = 120


def draw_page(pdf: bytes, page: int, width_px: int, desk: Desk) -> PageImage:
    """Draw one page on the worker."""
    return desk.packs.page_image(pdf, page, width_px)


def qt_image(drawn: PageImage) -> QImage:
    """Take a page's pixels over as Qt's own."""
    shape = QImage(drawn.data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
    return shape.copy()


class PdfView(QAbstractScrollArea):
    """Shows pages and moves among them by keyboard, wheel and scroll bar."""

    paged = Signal(int, int)
    """The page most in view, counted from 1, and how many there are."""

    sized = Signal(int)
    """The size in per cent that is shown; the real one, also where the width is fitted."""

    drawn = Signal(int)
    """A page, counted from 0, is on the screen."""

    def __init__(self, room: Room, name: str, parent: QWidget | None = None) -> None:
        """Show nothing yet. `name` is what a screen reader calls it."""
        super().__init__(parent)
        self._room = room
        self._name = name
        self._pdf = b""
        self._sizes: tuple[PageSize, ...] = ()
        self._size = FIT
        self._rects: tuple[QRect, ...] = ()
        self._images: dict[int, QImage] = {}
        self._asked: tuple[int, int] | None = None
        self._page = 0
        dress(self, "paper")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._moved)
        self.horizontalScrollBar().valueChanged.connect(self._moved)
        room.theme.changed.connect(self._lay_out)
        self._tell_page()

    @property
    def page(self) -> int:
        """The page most in view, counted from 0."""
        return self._page

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def per_cent(self) -> int:
        """The size shown."""
        if not self._rects:
            return 100
        return round(100 * self._rects[0].width() / (self._sizes[0].width * DOTS / POINTS))

    def image(self, page: int) -> QImage | None:
        """Give a page as it is drawn now, or nothing where it is not."""
        return self._images.get(page)

    def show_pdf(self, pdf: bytes, sizes: tuple[PageSize, ...]) -> None:
        """Show another PDF; where it has as many pages, the place in it stays."""
        stays = self._page if len(sizes) == len(self._sizes) else 0
        self._pdf, self._sizes = pdf, sizes
        self._images.clear()
        self._asked = None
        self._lay_out()
        self.go_to(stays)
        self._tell_page()

    def clear(self) -> None:
        """Let go of what is shown."""
        self.show_pdf(b"", ())

    def go_to(self, page: int) -> None:
        """Bring a page to the top."""
        if self._rects:
            at = max(0, min(page, self.pages - 1))
            self.verticalScrollBar().setValue(self._rects[at].top() - self._room.theme.px(_GAP) // 2)
            self._moved()

    def fit_width(self) -> None:
        """Make a page as wide as the view."""
        self._choose(FIT)

    def zoom_in(self) -> None:
        """Show it one step larger."""
        self._choose(next((one for one in STEPS if one > self.per_cent), STEPS[-1]))

    def zoom_out(self) -> None:
        """Show it one step smaller."""
        self._choose(next((one for one in reversed(STEPS) if one < self.per_cent), STEPS[0]))

    def whole_size(self) -> None:
        """Show it as large as it is on paper."""
        self._choose(100)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of size for the page while it has the focus; draw anew on another screen."""
        is_asked_first = event.type() is QEvent.Type.ShortcutOverride
        if is_asked_first and isinstance(event, QKeyEvent) and _size_key(event):
            event.accept()
            return True
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._lay_out()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and change the size."""
        size = _size_key(event)
        moves = {
            Qt.Key.Key_PageDown: self._page + 1,
            Qt.Key.Key_PageUp: self._page - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.pages - 1,
        }
        key = Qt.Key(event.key())
        if size:
            {"larger": self.zoom_in, "smaller": self.zoom_out, "usual": self.fit_width}[size]()
        elif key in moves:
            self.go_to(moves[key])
            self._room.announce(self.page_words())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the size with Ctrl held down, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in view."""
        theme = self._room.theme
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("sunken"))
        painter.setFont(theme.font("small"))
        for page in self._in_view():
            rect = self._rects[page].translated(-self._offset())
            image = self._images.get(page)
            if image is not None:
                painter.drawImage(rect, image)
            else:
                painter.fillRect(rect, theme.colour("surface"))
                painter.setPen(theme.colour("text2"))
                seen = rect.intersected(self.viewport().rect())
                painter.drawText(seen, Qt.AlignmentFlag.AlignCenter, f"Drawing page {page + 1}")
            painter.setPen(theme.colour("border"))
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        painter.end()

    def page_words(self) -> str:
        """Say which page is in view."""
        return f"Page {self._page + 1} of {self.pages}" if self.pages else "No page"

    def _choose(self, size: int) -> None:
        """Change the size, keeping what is at the top of the view there."""
        bar = self.verticalScrollBar()
        at = bar.value() / max(bar.maximum() + bar.pageStep(), 1)
        self._size = size
        self._lay_out()
        bar.setValue(round(at * (bar.maximum() + bar.pageStep())))
        self._moved()
        self._room.announce(f"{self.per_cent} per cent")

    def _lay_out(self) -> None:
        """Put the pages under each other; drawings of another width are let go of."""
        theme, view = self._room.theme, self.viewport()
        gap, edge = theme.px(_GAP), theme.px(_EDGE)
        widths = [self._width_of(one, view.width() - 2 * edge) for one in self._sizes]
        heights = [
            round(wide * one.height / one.width) for wide, one in zip(widths, self._sizes, strict=True)
        ]
        tops = accumulate((height + gap for height in heights), initial=gap)
        room = max([view.width(), *(wide + 2 * edge for wide in widths)])
        self._rects = tuple(
            QRect((room - wide) // 2, top, wide, height)
            for wide, top, height in zip(widths, tops, heights, strict=False)
        )
        bottom = self._rects[-1].bottom() + gap if self._rects else 0
        self._set_bar(bottom, view.height(), room, view.width())
        ratio = view.devicePixelRatioF()
        self._images = {
            page: image
            for page, image in self._images.items()
            if page < len(widths) and image.width() == round(widths[page] * ratio)
        }
        self.sized.emit(self.per_cent)
        self._moved()

    def _set_bar(self, tall: int, view_tall: int, wide: int, view_wide: int) -> None:
        line = self._room.theme.px(_LINE)
        for bar, whole, part in (
            (self.verticalScrollBar(), tall, view_tall),
            (self.horizontalScrollBar(), wide, view_wide),
        ):
            bar.setRange(0, max(whole - part, 0))
            bar.setPageStep(part)
            bar.setSingleStep(line)

    def _width_of(self, size: PageSize, room: int) -> int:
        if self._size == FIT:
            return max(room, _NARROWEST)
        return round(size.width * DOTS / POINTS * self._size / 100)

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _in_view(self) -> list[int]:
        """Give the pages that can be seen, the one most in view first."""
        seen = QRect(self._offset(), self.viewport().size())
        shares = {page: rect.intersected(seen).height() for page, rect in enumerate(self._rects)}
        return sorted((page for page, share in shares.items() if share > 0), key=lambda page: -shares[page])

    def _moved(self) -> None:
        """Something else is in view: draw it, and say which page it is."""
        seen = self._in_view()
        if seen and seen[0] != self._page:
            self._page = seen[0]
            self._tell_page()
        if seen:
            near = range(min(seen) - _KEPT, max(seen) + _KEPT + 1)
            self._images = {page: image for page, image in self._images.items() if page in near}
        self._ask(seen)
        self.viewport().update()

    def _ask(self, seen: list[int]) -> None:
        """Ask the worker for the first page in view that is not drawn; one at a time."""
        if self._asked is not None or not self.isVisible():
            return
        page = next((one for one in seen if one not in self._images), None)
        if page is not None:
            width = round(self._rects[page].width() * self.viewport().devicePixelRatioF())
            self._asked = (page, width)
            job = partial(draw_page, self._pdf, page, width)
            self._room.tasks.ask(
                job, partial(self._take, self._pdf, page, width), failed=self._take_none, instead_of="page"
            )

    def _take(self, pdf: bytes, page: int, width: int, drawn: PageImage) -> None:
        """Show a page that was drawn, unless another PDF or size is shown by now; ask for the next."""
        self._asked = None
        ratio = self.viewport().devicePixelRatioF()
        if pdf is self._pdf and width == round(self._rects[page].width() * ratio):
            image = qt_image(drawn)
            image.setDevicePixelRatio(ratio)
            self._images[page] = image
            self.drawn.emit(page)
        self._moved()

    def _take_none(self, _: object) -> None:
        self._asked = None

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what is in view now."""
        super().showEvent(event)
        self._moved()

    def _tell_page(self) -> None:
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(self.page_words())
        self.paged.emit(self._page + 1, self.pages)


def _size_key(event: QKeyEvent) -> str:
    """Say what a key does to the size; nothing where it does nothing."""
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return ""
    if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        return "larger"
    if event.key() == Qt.Key.Key_Minus:
        return "smaller"
    return "usual" if event.key() == Qt.Key.Key_0 else ""
