"""One line of a short list: an icon on its disc, a title, what is known of it, perhaps a chip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import words
from ui.theme import dress
from ui.widgets.chip import Chip
from ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.theme import Theme

DISC, ICON = 30, 16
SMALLEST = 24


class Disc(QWidget):
    """An icon on a soft disc."""

    def __init__(self, theme: Theme, icon: str, tone: str, parent: QWidget | None = None) -> None:
        """Make it; the words beside it say what it means."""
        super().__init__(parent)
        self._theme = theme
        self._icon, self._tone = icon, tone
        self._picture = QPixmap()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._space()
        theme.changed.connect(self._space)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc and the icon in its middle; in high contrast the disc is a line."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_outlined = self._theme.look == "contrast"
        painter.setPen(self._theme.colour(self._tone) if is_outlined else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(f"{self._tone}_soft"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        edge = (self.width() - self._theme.px(ICON)) / 2
        painter.drawPixmap(QPointF(edge, edge), self._picture)
        painter.end()

    def _space(self) -> None:
        self._picture = self._theme.pixmap(self._icon, self._tone, ICON)
        self.setFixedSize(self._theme.px(DISC), self._theme.px(DISC))
        self.update()


class Entry(QPushButton):
    """A line that opens what it names; its words wrap."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        about: str = "",
        *,
        disc: tuple[str, str] | None = None,
        chip: tuple[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make it. `disc` is an icon and a tone, `chip` words and a tone."""
        super().__init__(parent)
        self._theme = theme
        said = ". ".join(filter(None, (title, about, chip[0] if chip else "")))
        self.setAccessibleName(said)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        dress(self, "entry")
        row = QHBoxLayout(self)
        if disc is not None:
            row.addWidget(Disc(theme, *disc, parent=self), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.addWidget(_passed_over(label(words.breakable(title), "body_strong", self)))
        if about:
            column.addWidget(_passed_over(label(words.breakable(about), "small", self)))
        row.addLayout(column, 1)
        if chip is not None:
            row.addWidget(_passed_over(Chip(theme, *chip, parent=self)), 0, Qt.AlignmentFlag.AlignTop)
        self._row, self._column = row, column
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._space()
        theme.changed.connect(self._space)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of the wrapped words."""
        return max(self._theme.px(SMALLEST), self._row.totalHeightForWidth(width))

    def sizeHint(self) -> QSize:
        """As its words ask."""
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its words can be."""
        return QSize(self._row.totalMinimumSize().width(), self._theme.px(SMALLEST))

    def _space(self) -> None:
        edge = self._theme.space("xs")
        self._row.setContentsMargins(edge, edge, edge, edge)
        self._row.setSpacing(self._theme.space("m"))
        self._column.setSpacing(self._theme.space("xxs"))


def _passed_over(widget: QWidget) -> QWidget:
    """Let clicks through to the line that a widget stands in."""
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return widget


class Answer(QWidget):
    """A fact: its name, small, and beneath it what is known."""

    def __init__(self, theme: Theme, name: str, said: QLabel | str, parent: QWidget | None = None) -> None:
        """Make it; `said` is words, or a label made for them."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("xxs"))
        column.addWidget(label(name, "caption", self))
        column.addWidget(label(words.breakable(said), "body", self) if isinstance(said, str) else said)
