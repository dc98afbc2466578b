"""A heading that opens and closes what stands under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.theme import ICON, dress
from ui.widgets.text import label

if TYPE_CHECKING:
    from ui.theme import Theme


class Fold(QWidget):
    """A heading and a body; the heading's button says whether the body is open."""

    def __init__(self, theme: Theme, heading: str, under: str = "", parent: QWidget | None = None) -> None:
        """Stand open. `under` is a line that says more about the heading."""
        super().__init__(parent)
        self._theme = theme
        self._heading = heading
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.button = QPushButton(self)
        self.button.setCheckable(True)
        self.button.setChecked(True)
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        dress(self.button, "fold")
        column.addWidget(self.button)
        self.held = QWidget(self)
        column.addWidget(self.held)
        self.body = QVBoxLayout(self.held)
        if under:
            self.body.addWidget(label(under, "muted", self.held))
        self._column = column
        self.button.toggled.connect(self._open)
        theme.changed.connect(self._draw)
        self.show_count("")
        self._draw()

    def is_open(self) -> bool:
        """Say whether the body is shown."""
        return self.button.isChecked()

    def show_count(self, words: str) -> None:
        """Say in the heading how many there are."""
        said = "   ".join(filter(None, (self._heading, words)))
        self.button.setText(said.replace("&", "&&"))
        self._said = ", ".join(filter(None, (self._heading, words)))
        self._name()

    def open(self) -> None:
        """Open the body."""
        self.button.setChecked(True)

    def _open(self, is_open: object) -> None:
        self.held.setVisible(bool(is_open))
        self._draw()
        self._name()

    def _name(self) -> None:
        self.button.setAccessibleName(self._said)
        self.button.setAccessibleDescription("Open" if self.is_open() else "Closed")

    def _draw(self) -> None:
        theme = self._theme
        self.button.setIcon(theme.icon("chevron-down" if self.is_open() else "chevron-right"))
        self.button.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))
        self._column.setSpacing(theme.space("xs"))
        self.body.setContentsMargins(theme.space("s"), 0, 0, theme.space("m"))
        self.body.setSpacing(theme.space("s"))
