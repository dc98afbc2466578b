"""A card: a white surface with a line round it, perhaps a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from ui.theme import dress
from ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme


class Card(QFrame):
    """A surface for things that belong together. `head` takes a link at its right, `body` the rest."""

    def __init__(self, theme: Theme, title: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        """Make it, empty but for its title."""
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        dress(self, "card")
        self._outer = QVBoxLayout(self)
        self.head = QHBoxLayout()
        self.body = QVBoxLayout()
        self._picture = QLabel(self)
        self._picture.setVisible(bool(icon))
        self.head.addWidget(self._picture)
        self.title = label(title, "subtitle", self)
        self.title.setVisible(bool(title))
        self.head.addWidget(self.title, 1)
        if title:
            self._outer.addLayout(self.head)
            self.setAccessibleName(title)
        self._outer.addLayout(self.body)
        self._space()
        theme.changed.connect(self._space)

    def _space(self) -> None:
        edge = self._theme.px(20)
        self._outer.setContentsMargins(edge, self._theme.space("l"), edge, self._theme.px(20))
        self._outer.setSpacing(self._theme.space("m"))
        self.head.setSpacing(self._theme.space("s"))
        self.body.setSpacing(self._theme.space("s"))
        if self._icon:
            self._picture.setPixmap(self._theme.pixmap(self._icon, "text2", 17))


def line(parent: QWidget) -> QFrame:
    """Make a thin line between two things."""
    made = QFrame(parent)
    dress(made, "line")
    return made
