"""Buttons, with an icon in the colour of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from ui.theme import ICON, dress

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme

_ICON_COLOURS = {"primary": "on_primary", "large": "on_primary", "link": "primary_ink", "danger": "danger"}


class Button(QPushButton):
    """A button with words. Looks: primary, secondary, quiet, link, danger, large."""

    def __init__(
        self,
        theme: Theme,
        words: str,
        look: str = "secondary",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make it; Enter presses it too when it has the focus."""
        super().__init__(parent)
        self._theme = theme
        self._look = look
        self._icon = icon
        self.say(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        dress(self, look)
        self._colour_icon()
        theme.changed.connect(self._colour_icon)

    def say(self, words: str) -> None:
        """Change its words."""
        shown = words.replace("&", "&&")  # a single one would mark a key
        self.setText(f" {shown}" if self._icon else shown)
        self.setAccessibleName(words)

    def _colour_icon(self) -> None:
        if self._icon:
            self.setIcon(self._theme.icon(self._icon, _ICON_COLOURS.get(self._look, "text")))
            self.setIconSize(QSize(self._theme.px(ICON), self._theme.px(ICON)))


class IconButton(QToolButton):
    """A button that is only an icon: its name is spoken and shown when pointed at."""

    def __init__(self, theme: Theme, icon: str, name: str, parent: QWidget | None = None) -> None:
        """Make it."""
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.rename(name)
        self._colour_icon()
        theme.changed.connect(self._colour_icon)

    def rename(self, name: str) -> None:
        """Change what it is called."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def _colour_icon(self) -> None:
        self.setIcon(self._theme.icon(self._icon))
        self.setIconSize(QSize(self._theme.px(ICON), self._theme.px(ICON)))
