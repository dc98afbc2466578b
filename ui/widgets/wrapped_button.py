"""A link of several words that goes on in the next line where a button would be cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout

from ui.theme import dress
from ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme

LEAST = 26.0


class WrappedButton(QPushButton):
    """A link whose words wrap, for the sentences of a summary."""

    def __init__(self, theme: Theme, words: str, parent: QWidget) -> None:
        """Make it; Enter and Space press it."""
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        dress(self, "problem")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(theme.px(2), theme.px(2), theme.px(2), theme.px(2))
        self._label = label(words, "problem", self)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.addWidget(self._label)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of the wrapped words."""
        edge = self._theme.px(4)
        return max(self._theme.px(LEAST), self._label.heightForWidth(width - edge) + edge)

    def sizeHint(self) -> QSize:
        """As wide as the words on one line."""
        edge = self._theme.px(4)
        return QSize(self._label.sizeHint().width() + edge, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the column asks."""
        return QSize(self._theme.px(40), self._theme.px(LEAST))
