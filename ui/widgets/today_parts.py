"""The parts of the first screen: cards that count, rows that say what to do, people, bars in words too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import dress
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.text import label
from ui.words import initials, one_line

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from dsl_desk.practice.today import Acceptance, LatelyOpened
    from ui.screens.today_needs import Need
    from ui.theme import Theme

DISC, DISC_ICON = 30.0, 15.0
AVATAR = 36.0
BUTTON = 116.0
FOLDS_BELOW = 520.0
"""Effective pixels of a row below which its button stands under its words."""

_INKS = {"neutral": "l1"}


class Disc(QLabel):
    """An icon on a round ground."""

    def __init__(self, theme: Theme, icon: str, tone: str, parent: QWidget | None = None) -> None:
        """Make it; it says nothing to a screen reader, the words beside it do."""
        super().__init__(parent)
        self._theme = theme
        self._icon, self._tone = icon, tone
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("tone", tone)
        self._draw()
        theme.changed.connect(self._draw)

    def _draw(self) -> None:
        self.setFixedSize(self._theme.px(DISC), self._theme.px(DISC))
        self.setPixmap(self._theme.pixmap(self._icon, _INKS.get(self._tone, self._tone), DISC_ICON))
        dress(self, "disc")


class CountCard(QPushButton):
    """A number and what it counts; pressing it opens the list."""

    def __init__(self, theme: Theme, words: str, icon: str, tone: str, parent: QWidget | None = None) -> None:
        """Make it with no number yet."""
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(True)
        dress(self, "count")
        self._row = QHBoxLayout(self)
        self._figure = label("–", "figure", self, wraps=False)
        self._counts = label(words, "muted", self, wraps=False)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._figure)
        column.addWidget(self._counts)
        self._row.addLayout(column, 1)
        self._row.addWidget(Disc(theme, icon, tone, self), 0, Qt.AlignmentFlag.AlignVCenter)
        for part in (self._figure, self._counts):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._space()
        theme.changed.connect(self._space)
        self.setAccessibleName(words)

    def show_count(self, count: int) -> None:
        """Show how many."""
        self._figure.setText(f"{count:,}")
        self.setAccessibleName(f"{count:,} {self._words}")
        self.setAccessibleDescription("Opens the list")

    def sizeHint(self) -> QSize:
        """As its parts need it."""
        return self._row.sizeHint()

    def _space(self) -> None:
        edge = self._theme.px(18)
        self._row.setContentsMargins(edge, self._theme.space("m"), edge, self._theme.space("m"))


class NeedRow(QWidget):
    """One thing that needs somebody: what, whom it is about, by when, and the button for it."""

    asked = Signal(object)
    """A `Place`."""

    def __init__(self, theme: Theme, need: Need, parent: QWidget | None = None) -> None:
        """Make it."""
        super().__init__(parent)
        self._theme = theme
        self._need = need
        self._is_folded = False
        self._disc = Disc(theme, need.icon, need.tone, self)
        self._what = label(one_line(need.what), "body_strong", self)
        self._about = label(one_line(need.about), "small", self)
        self.chip = Chip(theme, need.chip, need.chip_tone, need.chip_icon, self)
        self.button = Button(theme, need.act, parent=self)
        self.button.setAccessibleName(
            f"{need.act}: {one_line(need.what)}, {one_line(need.about)}, {need.chip}"
        )
        self.button.clicked.connect(self._ask)
        words = QVBoxLayout()
        words.setSpacing(theme.space("xxs"))
        for part in (self._what, self._about):
            policy = part.sizePolicy()  # as high as the width it gets needs, not as a narrower one would
            policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
            part.setSizePolicy(policy)
            words.addWidget(part)
        self._outer = QVBoxLayout(self)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        self._first.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignVCenter)
        self._first.addLayout(words, 1)
        self._outer.addLayout(self._first)
        self._outer.addLayout(self._second)
        self._put()
        self._space()
        theme.changed.connect(self._space)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button below where there is no room beside."""
        super().resizeEvent(event)
        folds = self.width() < self._theme.px(FOLDS_BELOW)
        if folds != self._is_folded:
            self._is_folded = folds
            self._put()

    def _put(self) -> None:
        for row in (self._first, self._second):
            row.removeWidget(self.chip)
            row.removeWidget(self.button)
        if self._second.count():
            self._second.takeAt(0)
        row = self._second if self._is_folded else self._first
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        if self._is_folded:
            row.insertStretch(0, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _space(self) -> None:
        gap = self._theme.space("m")
        self._outer.setContentsMargins(0, self._theme.space("s"), 0, self._theme.space("s"))
        self._outer.setSpacing(self._theme.space("xs"))
        self._first.setSpacing(gap)
        self._second.setSpacing(gap)
        self.button.setMinimumWidth(self._theme.px(BUTTON))

    def _ask(self) -> None:
        self.asked.emit(self._need.place)


class Person(QPushButton):
    """A child whose file was opened lately."""

    def __init__(self, theme: Theme, one: LatelyOpened, parent: QWidget | None = None) -> None:
        """Make it; pressing it opens the file again."""
        super().__init__(parent)
        self._theme = theme
        said = ", ".join(filter(None, (one.said, one.year_group)))
        self.setAccessibleName(", ".join(filter(None, (one_line(one.name), said))))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        dress(self, "person")
        self._row = QHBoxLayout(self)
        self._avatar = label(initials(one.name), "disc_letters", self, wraps=False)
        self._avatar.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout()
        column.setSpacing(0)
        name, about = label(one_line(one.name), "body_strong", self), label(said, "small", self)
        column.addWidget(name)
        column.addWidget(about)
        about.setVisible(bool(said))
        self._row.addWidget(self._avatar)
        self._row.addLayout(column, 1)
        for part in (self._avatar, name, about):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._space()
        theme.changed.connect(self._space)

    def sizeHint(self) -> QSize:
        """As its parts need it."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As its parts need it."""
        return self._row.minimumSize()

    def _space(self) -> None:
        edge = self._theme.space("xs")
        self._row.setContentsMargins(edge, edge, edge, edge)
        self._row.setSpacing(self._theme.space("m"))
        self._avatar.setFixedSize(self._theme.px(AVATAR), self._theme.px(AVATAR))


class Share(QWidget):
    """How many of an authority's decisions took a referral on: a bar, and the same in words."""

    def __init__(self, theme: Theme, one: Acceptance, parent: QWidget | None = None) -> None:
        """Make it."""
        super().__init__(parent)
        self._theme = theme
        words = f"{one.accepted} of {one.decided} · {round(100 * one.accepted / one.decided)} %"
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("m"))
        name = label(one_line(one.authority, 60), "small", self, wraps=False)
        name.setMinimumWidth(theme.px(84))
        row.addWidget(name)
        row.addWidget(_Bar(theme, one.accepted / one.decided, self), 1)
        row.addWidget(label(words, "small", self, wraps=False))
        self.setAccessibleName(
            f"{one.authority}: {one.accepted} of {one.decided} referrals accepted, "
            f"{round(100 * one.accepted / one.decided)} per cent"
        )


class _Bar(QWidget):
    """A part of a whole."""

    def __init__(self, theme: Theme, part: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._part = part
        self.setMinimumWidth(theme.px(48))
        self.setFixedHeight(theme.px(10))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the whole and the part."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(0, 0, self.width(), self.height())
        corner = self.height() / 2
        painter.setBrush(self._theme.colour("grid"))
        painter.drawRoundedRect(whole, corner, corner)
        painter.setBrush(self._theme.colour("chart1"))
        if self._part:
            part = QRectF(0, 0, max(2 * corner, self.width() * self._part), self.height())
            painter.drawRoundedRect(part, corner, corner)
        painter.end()
