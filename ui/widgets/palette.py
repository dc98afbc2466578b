"""The palette (Ctrl+K): go to a child, do something, find a record, without leaving the keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import icons
from ui.tables.palette import PaletteModel, lines_of
from ui.theme import dress
from ui.widgets.card import line
from ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QPersistentModelIndex
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.palette import Palette as Found
    from ui.room import Room
    from ui.tables.palette import Deed, Line

WIDE, TALLEST = 680, 460
ROW, HEAD = 36, 30
LONGEST_ASKED = 200
_SCRIM = 0.45
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


def _look(words: str, desk: Desk) -> Found:
    return desk.palette.look(words)


def _note(words: str, desk: Desk) -> None:
    desk.palette.opened(words)


class Palette(QWidget):
    """Lies over the whole shell while it is open."""

    closed = Signal()

    def __init__(self, room: Room, deeds: tuple[Deed, ...], parent: QWidget) -> None:
        """Make it, hidden."""
        super().__init__(parent)
        self._room = room
        self._deeds = deeds
        self._around = parent
        theme = room.theme
        self._box = QFrame(self)
        dress(self._box, "palette")
        column = QVBoxLayout(self._box)
        column.setContentsMargins(*(theme.space("m"),) * 4)
        column.setSpacing(theme.space("s"))
        asking = QHBoxLayout()
        self._glass = QLabel(self._box)
        self.asked = QLineEdit(self._box)
        self.asked.setPlaceholderText("A child, something to do, or words in a record")
        self.asked.setAccessibleName("Search or go to")
        self.asked.setMaxLength(LONGEST_ASKED)
        dress(self.asked, "bare")
        self.asked.textChanged.connect(self._ask)
        self.asked.installEventFilter(self)
        asking.addWidget(self._glass)
        asking.addWidget(self.asked, 1)
        column.addLayout(asking)
        column.addWidget(line(self._box))
        self.model = PaletteModel()
        self.list = QListView(self._box)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(room, self.list))
        self.list.setAccessibleName("What was found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        dress(self.list, "palette_list")
        self.list.clicked.connect(self._choose)
        column.addWidget(self.list, 1)
        self._empty = label("", "muted", self._box)
        self._empty.hide()
        column.addWidget(self._empty)
        column.addWidget(line(self._box))
        column.addWidget(label("Up and Down to move, Enter to open, Esc to close", "small", self._box))
        self.hide()
        self._draw()
        theme.changed.connect(self._draw)

    def open(self) -> None:
        """Open with what was opened lately."""
        self.place()
        self.show()
        self.raise_()
        self.asked.clear()
        self.asked.setFocus()
        self._ask("")

    def shut(self) -> None:
        """Close, and forget what was found."""
        self.model.show(())
        self.asked.blockSignals(True)
        self.asked.clear()
        self.asked.blockSignals(False)
        self.hide()
        self.closed.emit()

    def place(self) -> None:
        """Cover what lies beneath."""
        theme, around = self._room.theme, self._around
        self.setGeometry(around.rect())
        width = min(theme.px(WIDE), around.width() - theme.px(48))
        height = min(theme.px(TALLEST), around.height() - theme.px(48))
        top = max(theme.px(24), min(theme.px(110), (around.height() - height) // 2))
        self._box.setGeometry((around.width() - width) // 2, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list while the typing stays where it is."""
        if watched is self.asked and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._step(_STEPS[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentIndex())
                return True
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what lies beneath."""
        del event
        painter = QPainter(self)
        scrim = self._room.theme.colour("scrim")
        scrim.setAlphaF(_SCRIM)
        painter.fillRect(self.rect(), scrim)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close when somebody clicks beside it."""
        if not self._box.geometry().contains(event.position().toPoint()):
            self.shut()

    def _draw(self) -> None:
        self._glass.setPixmap(self._room.theme.pixmap("search"))

    def _ask(self, words: str) -> None:
        self._room.tasks.ask(
            partial(_look, words.strip()),
            partial(self._show, words.strip()),
            failed=self._show_fault,
            instead_of="palette",
        )

    def _show(self, asked: str, found: Found) -> None:
        if not self.isVisible():
            return
        self.model.show(lines_of(found, self._deeds, asked))
        self._empty.setVisible(not self.model.lines)
        self._empty.setText("" if self.model.lines else "Nothing here has these words.")
        self._select(self.model.step(-1, 1))
        count = sum(not one.is_head for one in self.model.lines)
        if asked:
            self._room.announce(f"{count} results" if count != 1 else "1 result")

    def _show_fault(self, fault: Exception) -> None:
        self._empty.setText(str(fault))
        self._empty.show()

    def _step(self, by: int) -> None:
        row, one = self.list.currentIndex().row(), 1 if by > 0 else -1
        for _ in range(abs(by)):
            row = self.model.step(row, one)
        self._select(row)

    def _select(self, row: int) -> None:
        if 0 <= row < len(self.model.lines):
            self.list.setCurrentIndex(self.model.index(row, 0))

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        chosen: Line = self.model.lines[index.row()]
        asked = self.asked.text().strip()
        self.shut()
        if asked and chosen.child is not None:
            self._room.tasks.ask(partial(_note, asked), self._noted)
        if chosen.place is not None:
            self._room.go(chosen.place)
        elif chosen.do is not None:
            chosen.do()

    def _noted(self, nothing: None) -> None:
        """Nobody waits for this."""


class _Delegate(QStyledItemDelegate):
    """Paints a line: icon, words, what is said of it, a key at the right."""

    def __init__(self, room: Room, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = room.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A head is lower than a line."""
        chosen = _line_at(index)
        return QSize(0, self._theme.px(HEAD if chosen.is_head else ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one line."""
        theme, shown = self._theme, _line_at(index)
        rect = QRect(option.rect)
        state = option.state
        painter.save()
        inner = rect.adjusted(theme.space("m"), 0, -theme.space("m"), 0)
        if shown.is_head:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("text2"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignBottom, shown.words)
            painter.restore()
            return
        if state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(theme.colour("primary_soft"))
            painter.setPen(theme.colour("primary"))
            painter.drawRoundedRect(
                rect.adjusted(1, 1, -1, -1), theme.radius("control"), theme.radius("control")
            )
        self._paint_words(painter, inner, shown)
        painter.restore()

    def _paint_words(self, painter: QPainter, place: QRect, shown: Line) -> None:
        theme, middle = self._theme, Qt.AlignmentFlag.AlignVCenter
        size = theme.px(18)
        icons.paint(
            painter,
            shown.icon,
            theme.colour("text2"),
            QRect(place.x(), place.center().y() - size // 2, size, size).toRectF(),
        )
        rest = place.adjusted(size + theme.space("m"), 0, 0, 0)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text2"))
        if shown.key:
            painter.drawText(rest, middle | Qt.AlignmentFlag.AlignRight, shown.key)
            rest.setRight(rest.right() - painter.fontMetrics().horizontalAdvance(shown.key) - size)
        painter.setFont(theme.font("body_strong" if shown.child and shown.icon == "user" else "body"))
        painter.setPen(theme.colour("text"))
        metrics = painter.fontMetrics()
        words = metrics.elidedText(shown.words, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, middle, words)
        rest.setLeft(rest.left() + metrics.horizontalAdvance(words) + theme.space("m"))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text2"))
        if rest.width() > size:
            said = painter.fontMetrics().elidedText(shown.said, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, middle, said)


def _line_at(index: QModelIndex | QPersistentModelIndex) -> Line:
    model = index.model()
    assert isinstance(model, PaletteModel)
    return model.lines[index.row()]
