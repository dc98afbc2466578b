"""Words on a screen: always plain text, in one of the styles."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.theme import dress

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QWidget

LINE_HEIGHT = 140
"""Per cent, for what is read as a story."""


def label(words: str, look: str = "body", parent: QWidget | None = None, *, wraps: bool = True) -> QLabel:
    """Make a label of plain words: mark-up in them is shown as it was typed."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(words)
    made.setWordWrap(wraps)
    if wraps:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    dress(made, look)
    return made


class WrappedWords(QLabel):
    """A wrapping label that lays its words out once for each width: nested layouts ask many times over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Stand empty."""
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def setText(self, text: str) -> None:
        """Show other words."""
        self._heights.clear()
        super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Forget the heights where the font may be another."""
        self._heights.clear()
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:
        """Give the height at a width."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]


def narrative(words: str, parent: QWidget | None = None) -> QLabel:
    """Make a label for a passage, with air between its lines; its words can be selected."""
    made = WrappedWords(parent)
    dress(made, "body")
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setText(told(words))
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    made.setAccessibleName(words)
    return made


def told(words: str) -> str:
    """Give escaped words with their line height, for a label that shows rich text."""
    lines = "<br>".join(escape(line).replace("  ", " &nbsp;") for line in words.split("\n"))
    return f'<div style="line-height:{LINE_HEIGHT}%">{lines}</div>'
