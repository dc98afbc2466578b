"""The body of a screen: a column that scrolls, and two columns that fold into one where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import dress

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.theme import Theme

FOLDS_BELOW = 900
"""Effective pixels of the whole window below which columns fold."""

WIDEST = 1_240
LEAST_NARROW = 320
_SIDE = 180
"""What the side bar takes of a window, about."""


class Page(QScrollArea):
    """A column that scrolls down and never sideways."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, widest: int = WIDEST) -> None:
        """Make it, empty; things go into `body`, at most `widest` design pixels wide and in the middle."""
        super().__init__(parent)
        self._theme = theme
        self._widest = widest
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around = QWidget(self)
        dress(around, "page")
        self.content = QWidget(around)
        dress(self.content, "page")
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        self.body = QVBoxLayout()
        column.addLayout(self.body)
        column.addStretch(1)  # aligning the layout itself would cut what wraps
        middle = QHBoxLayout(around)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(0)
        middle.addWidget(self.content, 1)
        middle.addStretch(0)
        self.setWidget(around)
        self._space()
        theme.changed.connect(self._space)

    def show_part(self, widget: QWidget) -> None:
        """Scroll until a widget is in view."""
        self.ensureWidgetVisible(widget, 0, self._theme.space("xl"))

    def _space(self) -> None:
        side = self._theme.px(30)
        self.body.setContentsMargins(side, self._theme.space("xl"), side, self._theme.space("xl"))
        self.body.setSpacing(self._theme.space("l"))
        self.content.setMaximumWidth(self._theme.px(self._widest))


class Columns(QWidget):
    """A wide column and a narrow one beside it; below 900 effective pixels one under the other."""

    def __init__(self, theme: Theme, wide: QWidget, narrow: QWidget, parent: QWidget | None = None) -> None:
        """Put the two beside each other."""
        super().__init__(parent)
        self._theme = theme
        self._wide, self._narrow = wide, narrow
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(wide, 5)
        self._row.addWidget(narrow, 3)
        self._row.setAlignment(narrow, Qt.AlignmentFlag.AlignTop)
        self._space()
        theme.changed.connect(self._space)

    @property
    def is_folded(self) -> bool:
        """Say whether the columns stand under each other."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        folds = self.width() < self._theme.px(FOLDS_BELOW - _SIDE)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if folds else QBoxLayout.Direction.LeftToRight
        )

    def _space(self) -> None:
        self._row.setSpacing(self._theme.px(20))
        self._narrow.setMinimumWidth(self._theme.px(LEAST_NARROW))
        self._fold()
