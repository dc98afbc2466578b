"""A chronology as one list that stands in a page at its full height; only what is seen of it is laid out.

The page scrolls, not the list. Rows out of sight have guessed heights; as they come into view they are
measured, and what somebody is looking at stays where it is.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu

from ui.tables.chronology import is_corrected
from ui.theme import dress
from ui.widgets.chronology_delegate import ChronologyDelegate
from ui.widgets.chronology_style import Density

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex as Index
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QScrollArea, QWidget

    from dsl_desk.practice.story_line import StoryLine
    from ui.tables.chronology import ChronologyModel
    from ui.theme import Theme

_PAGES = {
    QAbstractItemView.CursorAction.MovePageDown: 1,
    QAbstractItemView.CursorAction.MovePageUp: -1,
}


class ChronologyView(QListView):
    """The list: a click or Enter opens a record, the menu key or the right button offers more."""

    opened = Signal(object)
    """A `StoryLine` to open."""

    original_asked = Signal(object)
    """A corrected `StoryLine` whose first words are to be shown."""

    correcting = Signal(object)
    """A `StoryLine` to correct."""

    copied = Signal(object)
    """A `StoryLine` whose reference was asked for."""

    def __init__(
        self, theme: Theme, model: ChronologyModel, area: QScrollArea, parent: QWidget | None = None
    ) -> None:
        """Stand in a page, which scrolls it."""
        super().__init__(parent)
        self._theme = theme
        self._lines = model
        self._area = area
        self._density = Density.COMFORTABLE
        self._settling = False
        self._rows = ChronologyDelegate(theme, self)
        dress(self, "chronology")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Chronology")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(self._rows)
        self.setModel(model)
        model.modelReset.connect(self._start)
        area.verticalScrollBar().valueChanged.connect(self._settle)
        theme.changed.connect(self._start)

    @property
    def density(self) -> Density:
        """How much room a row takes."""
        return self._density

    @property
    def measured(self) -> int:
        """How many rows have been laid out so far."""
        return self._rows.measured

    def thicken(self, density: Density) -> None:
        """Show rows with more or less room."""
        self._density = density
        self._start()

    def jump_to(self, row: int) -> None:
        """Make a row current and bring it to the top of what is seen."""
        if 0 <= row < len(self._lines.rows):
            self.setCurrentIndex(self._lines.index(row))
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtTop)

    def line_of(self, index: Index | QPersistentModelIndex) -> StoryLine | None:
        """Give the record of a row; a month's name has none."""
        row = self._lines.rows[index.row()] if index.isValid() else ""
        return None if isinstance(row, str) else row

    def scrollTo(
        self,
        index: Index | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Scroll the page until a row is seen."""
        if not index.isValid() or not self.isVisible():
            return
        row, bar, band = index.row(), self._area.verticalScrollBar(), self._band()
        self._measure(max(0, row - 1), band.height())
        top, bottom = self._rows.tops[row], self._rows.tops[row + 1]
        if row and isinstance(self._lines.rows[row - 1], str):
            top = self._rows.tops[row - 1]
        at_top = hint == QAbstractItemView.ScrollHint.PositionAtTop
        band = self._band()
        if at_top or top < band.top() or bottom - top > band.height():
            bar.setValue(bar.value() + top - band.top())
        elif bottom > band.bottom():
            bar.setValue(bar.value() + bottom - band.bottom())

    def moveCursor(
        self, cursor_action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Move by what the page shows, since the list itself shows everything."""
        pages = _PAGES.get(cursor_action)
        if pages is None:
            return super().moveCursor(cursor_action, modifiers)
        here = self._rows.tops[max(0, self.currentIndex().row())] + pages * self._band().height()
        row = max(0, min(len(self._lines.rows) - 1, bisect_right(self._rows.tops, here) - 1))
        if isinstance(self._lines.rows[row], str):
            row += 1
        return self._lines.index(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the record."""
        line = self.line_of(self.currentIndex())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and line is not None:
            self.opened.emit(line)
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the hand over what a click opens."""
        super().mouseMoveEvent(event)
        line = self.line_of(self.indexAt(event.position().toPoint()))
        shape = Qt.CursorShape.ArrowCursor if line is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the record, or its first words where it is on "Corrected"."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        line = self.line_of(index)
        if line is None or event.button() is not Qt.MouseButton.LeftButton or index != self.currentIndex():
            return
        original = self._rows.laid(index.row()).original
        within = event.position() - self.visualRect(index).topLeft()
        asked = original is not None and original.contains(within)
        (self.original_asked if asked else self.opened).emit(line)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a record."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        line = self.line_of(index)
        if line is None:
            return
        self.setCurrentIndex(index)
        at = self.visualRect(index).topLeft() + QPoint(self._theme.px(52), self._theme.px(36))
        self.menu_of(line).popup(self.viewport().mapToGlobal(at if by_key else event.pos()))

    def menu_of(self, line: StoryLine) -> QMenu:
        """Make the menu of a record; it goes when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._theme.icon("eye"), "Open").triggered.connect(partial(self.opened.emit, line))
        if is_corrected(line):
            original = menu.addAction(self._theme.icon("history"), "See the original")
            original.triggered.connect(partial(self.original_asked.emit, line))
        correct = menu.addAction(self._theme.icon("pencil"), "Correct")
        correct.triggered.connect(partial(self.correcting.emit, line))
        copy = menu.addAction(self._theme.icon("copy"), "Copy reference")
        copy.triggered.connect(partial(self._copy_reference, line))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap to the new width."""
        super().resizeEvent(event)
        if self._rows.style is None or self._rows.style.width != self.viewport().width():
            self._start()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure what is seen first."""
        super().showEvent(event)
        self._settle()

    def _start(self) -> None:
        """Guess every height anew, measure what is seen, and stand at the full height."""
        self._rows.begin(self._lines.rows, self.viewport().width(), self._density, self._lines.today)
        self._rows.measure(self._row_at(self._band().top()), self._area.viewport().height())
        self._stand()

    def _settle(self) -> None:
        """Measure what has come into view, and keep what somebody looks at where it is."""
        if self._settling or not self.isVisible() or not self._lines.rows:
            return
        band = self._band()
        if band.isEmpty():
            return
        first = self._row_at(band.top())
        last = self._row_at(band.bottom())
        known = (row for row in range(first, last + 1) if self._rows.is_measured(row))
        anchor = next(known, first)
        self._keeping(anchor, max(0, first - 1), band.height() * 2)

    def _measure(self, row: int, room: int) -> None:
        """Measure rows before scrolling to one of them."""
        self._keeping(self._row_at(self._band().top()), row, room)

    def _keeping(self, anchor: int, row: int, room: int) -> None:
        """Measure rows, and scroll by what that moved the anchor."""
        top = self._rows.tops[anchor]
        if not self._rows.measure(row, room):
            return
        self._settling = True
        self._stand()
        moved = self._rows.tops[anchor] - top
        if moved:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + moved)
        self._settling = False

    def _stand(self) -> None:
        self.setFixedHeight(max(1, self._rows.tops[-1]))
        self.doItemsLayout()

    def _row_at(self, y: int) -> int:
        return max(0, min(len(self._rows.tops) - 2, bisect_right(self._rows.tops, y) - 1))

    def _band(self) -> QRect:
        """Give the part of the list that the page shows, in the list's own pixels."""
        window = self._area.viewport()
        top = self.mapFrom(window, QPoint(0, 0)).y() if window.isAncestorOf(self) else 0
        whole = QRect(0, 0, self.width(), max(1, self._rows.tops[-1]))
        return QRect(0, top, self.width(), window.height()).intersected(whole)

    def _copy_reference(self, line: StoryLine) -> None:
        QGuiApplication.clipboard().setText(line.reference)
        self.copied.emit(line)
