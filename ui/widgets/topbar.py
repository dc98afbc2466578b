"""The bar at the top: the way here, what is being waited for, and what can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from ui.theme import dress
from ui.widgets.button import Button
from ui.widgets.text import label

if TYPE_CHECKING:
    from ui.screen import Act, Crumb
    from ui.theme import Theme

HIGH = 58


class Topbar(QWidget):
    """The bar over a screen. `chosen` gives the `Place` of a crumb."""

    chosen = Signal(object)
    stop_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it, empty."""
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, "topbar")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._row = QHBoxLayout()
        column.addLayout(self._row, 1)
        self._crumbs = QHBoxLayout()
        self._row.addLayout(self._crumbs, 1)
        self._wait = label("", "caption", self, wraps=False)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Working")
        self._stop = Button(theme, "Stop", "link", parent=self)
        self._stop.clicked.connect(self.stop_wanted)
        for part in (self._wait, self._bar, self._stop):
            part.hide()
            self._row.addWidget(part)
        self._acts = QHBoxLayout()
        self._row.addLayout(self._acts)
        self._made: list[QWidget] = []
        self._space()
        theme.changed.connect(self._space)

    def show_head(self, crumbs: tuple[Crumb, ...], acts: tuple[Act, ...]) -> None:
        """Show the way here and what can be done. What had the focus has it still, if it is still there."""
        focus = self.window().focusWidget()
        named = focus.accessibleName() if focus in self._made and focus is not None else ""
        for widget in self._made:
            widget.hide()
            widget.deleteLater()
        self._made = []
        for place, crumb in enumerate(crumbs):
            self._add_crumb(crumb, place == len(crumbs) - 1)
        while self._acts.count():
            self._acts.takeAt(0)
        for act in acts:
            self._add_act(act)
        for widget in self._made:
            if named and widget.accessibleName() == named:
                widget.show()  # the layout would show it, but later
                widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_wait(self, words: str) -> None:
        """Say what is waited for; nothing hides it."""
        self._wait.setText(words)
        self._bar.setAccessibleDescription(words)
        self._wait.setVisible(bool(words))
        self._bar.setVisible(bool(words))

    def offer_stop(self, is_offered: bool) -> None:
        """Let a long wait be stopped."""
        self._stop.setVisible(is_offered)

    def show_progress(self, done: int, of: int) -> None:
        """Show how far it has come, where that is known."""
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def _add_crumb(self, crumb: Crumb, is_last: bool) -> None:
        if crumb.place is not None and not is_last:
            link = Button(self._theme, crumb.words, "link", parent=self)
            link.clicked.connect(partial(self.chosen.emit, crumb.place))
            self._take(self._crumbs, link)
            arrow = QLabel(self)
            arrow.setPixmap(self._theme.pixmap("chevron-right", "text3", 15))
            self._take(self._crumbs, arrow)
            return
        words = label(crumb.words, "body_strong", self, wraps=False)
        words.setSizePolicy(words.sizePolicy().Policy.Ignored, words.sizePolicy().Policy.Preferred)
        self._crumbs.addWidget(words, 1)
        self._made.append(words)

    def _add_act(self, act: Act) -> None:
        button = Button(self._theme, act.words, act.look, act.icon, self)
        if act.shortcut is not None:
            button.setToolTip(act.shortcut.shown())
        button.clicked.connect(act.do)
        self._take(self._acts, button)

    def _take(self, row: QHBoxLayout, widget: QWidget) -> None:
        row.addWidget(widget)
        self._made.append(widget)

    def _space(self) -> None:
        self._row.setContentsMargins(self._theme.px(30), 0, self._theme.px(24), 0)
        self._row.setSpacing(self._theme.space("m"))
        self._crumbs.setSpacing(self._theme.space("xs"))
        self._acts.setSpacing(self._theme.space("s"))
        self._bar.setFixedWidth(self._theme.px(96))
        self.setFixedHeight(self._theme.px(HIGH))
