"""Boxes to type in that keep every character and refuse, instead of cutting, what is too long."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSizeF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from dsl_desk.model.record import LONGEST_TEXT
from ui.theme import dress
from ui.widgets.exact_text import from_document, from_line, into_document, into_line

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent, QInputMethodEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme

_NEVER_CUT = 2**30
"""Qt cuts silently at its own limit, so that limit is put out of reach."""

TALLEST = 18
"""Lines a passage shows before it scrolls."""


class LineBox(QLineEdit):
    """One line. `refused` gives how many characters it would have had."""

    refused = Signal(int)
    pasted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Stand empty."""
        super().__init__(parent)
        self._last = ""
        self.setMaxLength(_NEVER_CUT)
        self.textChanged.connect(self._keep_within)

    def words(self) -> str:
        """Give exactly what was typed."""
        return from_line(self.text())

    def put(self, words: str) -> None:
        """Show words instead of those that stand here."""
        if len(words) > LONGEST_TEXT:
            self.refused.emit(len(words))
        elif words != self.words():
            self.setText(into_line(words))
            self.setCursorPosition(0)

    def take(self, words: str) -> None:
        """Put words in where the cursor is, if there is room for all of them."""
        room_for = LONGEST_TEXT - len(self.words()) + len(from_line(self.selectedText()))
        if len(words) > room_for:
            self.refused.emit(len(words) + LONGEST_TEXT - room_for)
        else:
            self.insert(into_line(words))
            self.pasted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look at the length of what is pasted before it goes in."""
        if event.matches(QKeySequence.StandardKey.Paste) and not self.isReadOnly():
            self.take(QGuiApplication.clipboard().text())
            event.accept()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the length of what is dropped before it goes in."""
        self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
        self.take(event.mimeData().text())
        event.acceptProposedAction()

    def _keep_within(self, text: str) -> None:
        """Put back what stood here where another entrance let in too much."""
        if len(text) > LONGEST_TEXT and len(from_line(text)) > LONGEST_TEXT:
            self.setText(self._last)
            self.refused.emit(len(from_line(text)))
        else:
            self._last = text


class PassageBox(QPlainTextEdit):
    """A passage of plain text that grows with its words. `refused` gives how long it would have been."""

    refused = Signal(int)

    def __init__(self, theme: Theme, rows: int, parent: QWidget | None = None) -> None:
        """Stand empty, `rows` lines tall."""
        super().__init__(parent)
        self._theme = theme
        self._rows = rows
        dress(self, "passage")
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        theme.changed.connect(self._grow_again)
        self._grow_again()

    def words(self) -> str:
        """Give exactly what was typed or pasted."""
        return from_document(self.document().toRawText())

    def put(self, words: str) -> None:
        """Show words instead of those that stand here; Undo brings those back."""
        if len(words) > LONGEST_TEXT:
            self.refused.emit(len(words))
        elif words != self.words():
            cursor = self.textCursor()
            cursor.select(cursor.SelectionType.Document)
            cursor.insertText(into_document(words))
            cursor.setPosition(0)
            self.setTextCursor(cursor)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted or dropped as plain text, whole or not at all."""
        words = source.text()
        cursor = self.textCursor()
        room_for = LONGEST_TEXT - len(self.words()) + len(from_document(cursor.selectedText()))
        if len(words) > room_for:
            self.refused.emit(len(words) + LONGEST_TEXT - room_for)
            return
        cursor.insertText(into_document(words))
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the words as they were given, and nothing but words."""
        copied = QMimeData()
        copied.setText(from_document(self.textCursor().selectedText()))
        return copied

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Refuse one more character where the passage is full."""
        typed = event.text()
        if typed and (typed.isprintable() or typed in "\r\n\t") and self._is_full():
            self.refused.emit(LONGEST_TEXT + 1)
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Refuse dictated or composed words that no longer fit."""
        new = len(event.commitString())
        if new and self._is_full(new):
            self.refused.emit(len(self.words()) + new)
            return
        super().inputMethodEvent(event)

    def _is_full(self, new: int = 1) -> bool:
        if self.document().characterCount() + new <= LONGEST_TEXT or self.textCursor().hasSelection():
            return False
        return len(self.words()) + new > LONGEST_TEXT

    def _grow_again(self) -> None:
        self._grow(self.document().size())

    def _grow(self, size: QSizeF) -> None:
        """Be as tall as the lines (a plain document's height is counted in lines), within bounds."""
        lines = max(self._rows, min(TALLEST, ceil(size.height())))
        round_it = 2 * (self.document().documentMargin() + self._theme.space("xs") + self._theme.px(2))
        height = ceil(lines * self.fontMetrics().lineSpacing() + round_it)
        bars = Qt.ScrollBarPolicy
        policy = bars.ScrollBarAsNeeded if lines == TALLEST else bars.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        if height != self.minimumHeight():
            self.setFixedHeight(height)


def too_long(length: int) -> str:
    """Say that something could not go into a field, and what to do instead."""
    return (
        f"That makes {length:,} characters; one answer may have {LONGEST_TEXT:,}. Nothing of it was put in. "
        "Keep the long passage as a file and attach it to the record."
    )
