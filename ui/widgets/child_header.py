"""Who a child is, at the head of their page: initials, name, status and level in words, the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import words
from ui.theme import dress
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.stack import clear
from ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from dsl_desk.practice.page import ChildPage
    from ui.theme import Theme

AVATAR = 60
HIGHEST_LEVEL = 4
MOST_NAME = 44
"""Characters of a name that are shown in large; the whole of it is in the overview."""


class ChildHeader(QWidget):
    """The head of a child's page."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Make it, empty."""
        super().__init__(parent)
        self._theme = theme
        self._page: ChildPage | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._avatar = QLabel(self)
        self._avatar.setTextFormat(Qt.TextFormat.PlainText)
        self._avatar.setAlignment(Qt.AlignmentFlag.AlignCenter)
        dress(self._avatar, "child_avatar")
        self._row.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._heads = Flow()
        self.name = label("", "display", self)
        self._said = ""
        self.facts = label("", "muted", self)
        self._column.addLayout(self._heads)
        self._column.addWidget(self.facts)
        self._row.addLayout(self._column, 1)
        self._space()
        theme.changed.connect(self._space)

    def show_page(self, page: ChildPage) -> None:
        """Say who it is."""
        self._avatar.setText(page.initials)
        clear(self._heads)
        self._page = page
        self._said = words.one_line(page.name, MOST_NAME)
        self.name = label(self._said, "display", self, wraps=False)
        self.name.setMinimumWidth(1)
        self._shorten()
        self._heads.addWidget(self.name)
        for said, tone, icon in _chips(page):
            self._heads.addWidget(self._beside_name(said, tone, icon))
        upn = page.sheet.record.upn
        facts = page.facts.replace(upn, words.short_number(upn)) if upn else page.facts
        self.facts.setText(words.breakable(facts))

    def forget(self) -> None:
        """Show nothing of anybody."""
        clear(self._heads)
        self.name = label("", "display", self)
        self._said = ""
        self._page = None
        self._avatar.clear()
        self.facts.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten a name there is no room for."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        room = self.width() - self._theme.px(AVATAR) - self._row.spacing()
        metrics = self.name.fontMetrics()
        self.name.setText(metrics.elidedText(self._said, Qt.TextElideMode.ElideRight, max(1, room)))
        self.name.setAccessibleName(self._said)

    def sizeHint(self) -> QSize:
        """As high as its words ask."""
        return self._row.totalSizeHint()

    def _beside_name(self, said: str, tone: str, icon: str) -> QWidget:
        """Make a chip that stands at the middle of the name's height."""
        holder = QWidget(self)
        inside = QHBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Chip(self._theme, said, tone, icon, holder), 0, Qt.AlignmentFlag.AlignVCenter)
        holder.setFixedHeight(self.name.sizeHint().height())
        return holder

    def _space(self) -> None:
        size = self._theme.px(AVATAR)
        self._avatar.setFixedSize(size, size)
        self._row.setSpacing(self._theme.px(18))
        self._column.setSpacing(self._theme.space("xs"))
        self._heads.setSpacing(self._theme.space("s"))
        if self._page is not None:
            self.show_page(self._page)


def _chips(page: ChildPage) -> list[tuple[str, str, str]]:
    left_on = page.sheet.record.left_on
    place = min(page.level_place, HIGHEST_LEVEL)
    found = [
        (f"Left on {words.plain_day(left_on)}" if left_on else "", "neutral", "log-out"),
        (words.sentence(page.status_words), "info", "file-check"),
        (page.level_words, f"l{place}" if place else "neutral", ""),
    ]
    return [(words.one_line(said, 60), tone, icon) for said, tone, icon in found if said]
