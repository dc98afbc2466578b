"""Words on a screen: always plain text, in one of the styles."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.theme import dress

if TYPE_CHECKING:
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


def narrative(words: str, parent: QWidget | None = None) -> QLabel:
    """Make a label for a passage, with air between its lines; its words can be selected."""
    made = label("", "body", parent)
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
