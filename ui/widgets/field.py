"""One question of a form: its label, hint, fault and control, framed alike everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.text import label

if TYPE_CHECKING:
    from dsl_desk.practice.drafts import Plain
    from ui.room import Room

_PASSING = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})
"""Ways of losing focus that do not leave the question: another window, or a list that opened."""

BAR = 4.0
ICON = 16.0


class Field(QWidget):
    """One question. Subclasses put their control into `body` and say what `value`, `fill` and `said` are.

    A value is plain JSON, as a draft keeps it. `fill` takes what `value` gave; a value of another shape
    is let be, so that an old draft never stops a form from opening.
    """

    changed = Signal()
    resaid = Signal()
    left = Signal()

    def __init__(
        self,
        room: Room,
        name: str,
        label: str,
        *,
        hint: str = "",
        required: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Ask `label`; `required` is the sentence said where there must be an answer and is none."""
        super().__init__(parent)
        self.room = room
        self.name = name
        self.label_words = label
        self._hint_words = hint
        self._required = required
        self._sentence = ""
        self._parts: list[QWidget] = []
        self._frame()
        Field.measure(self)
        room.theme.changed.connect(self.measure)
        self.left.connect(self._check_what_is_there)

    def value(self) -> Plain:
        """Give the answer as a draft keeps it."""
        raise NotImplementedError

    def fill(self, value: Plain) -> None:
        """Show an answer that `value` gave."""
        raise NotImplementedError

    def said(self) -> str:
        """Give the answer in words, to be checked before it is kept; "" where there is none."""
        raise NotImplementedError

    def is_empty(self) -> bool:
        """Say whether nothing was answered."""
        return not self.said()

    def impossible(self) -> tuple[str, ...]:
        """Say what is there and cannot be right, a sentence each."""
        return ()

    def faults(self) -> tuple[str, ...]:
        """Say what stops this answer: that it is missing, or what cannot be right in it."""
        if self.is_empty():
            return (self._required,) if self._required else ()
        return self.impossible()

    def show_fault(self, sentence: str) -> None:
        """Show what is wrong, with the bar, the sign and the marked control; "" shows that all is well."""
        self._sentence = sentence
        self._fault.setText(sentence)
        self._fault_line.setVisible(bool(sentence))
        self._bar.setVisible(bool(sentence))
        marked = self.parts_at_fault() if sentence else ()
        for part in self._parts:
            _mark(part, part in marked)
            part.setAccessibleDescription(self._described())

    def shown_fault(self) -> str:
        """Give the fault that is shown, "" where none is."""
        return self._sentence

    def parts_at_fault(self) -> tuple[QWidget, ...]:
        """Name the parts that the fault is in; all of them unless a subclass knows better."""
        return tuple(self._parts)

    def focus_here(self) -> None:
        """Put the focus where the fault is, or at the first part."""
        parts = (self.parts_at_fault() if self._sentence else ()) or tuple(self._parts)
        if parts:
            parts[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def control(self) -> QWidget:
        """Give the first part that takes the focus; the question itself while it has none."""
        return self._parts[0] if self._parts else self

    def look_after(self, part: QWidget, name: str = "") -> None:
        """Name a part for a screen reader, and watch when the focus leaves it.

        `name` is said before the label where a question has several parts ("Month, When did …").
        """
        if not self._parts:
            self._label.setBuddy(part)
        self._parts.append(part)
        part.setAccessibleName(f"{name}, {self.label_words}" if name else self.label_words)
        part.setAccessibleDescription(self._described())
        part.installEventFilter(self)

    def let_go(self, part: QWidget) -> None:
        """Stop watching a part that is taken away."""
        if part in self._parts:
            self._parts.remove(part)
            part.removeEventFilter(self)

    def measure(self) -> None:
        """Size what style sheets cannot, at the text size of now. Subclasses add to it."""
        theme = self.room.theme
        self._bar.setFixedWidth(theme.px(BAR))
        self._outer.setSpacing(theme.px(14))
        self._inner.setSpacing(theme.space("xs"))
        self.body.setContentsMargins(0, theme.space("xs"), 0, 0)
        self.body.setSpacing(theme.space("s"))
        self._sign.setPixmap(theme.pixmap("circle-alert", "danger", ICON))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the focus goes from this question to another."""
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _PASSING:
            now = QApplication.focusWidget()
            if now is None or not self.isAncestorOf(now):
                self.left.emit()
        return super().eventFilter(watched, event)

    def _frame(self) -> None:
        self._outer = QHBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._bar = QFrame(self)
        self._bar.setProperty("look", "field_bar")
        self._bar.hide()
        self._outer.addWidget(self._bar)
        self._inner = QVBoxLayout()
        self._outer.addLayout(self._inner, 1)
        self._label = label(self.label_words, "body_strong", self)
        self._inner.addWidget(self._label)
        self._hint = label(self._hint_words, "faint", self)
        self._hint.setVisible(bool(self._hint_words))
        self._inner.addWidget(self._hint)
        self._inner.addWidget(self._make_fault_line())
        self.body = QVBoxLayout()
        self._inner.addLayout(self.body)

    def _make_fault_line(self) -> QWidget:
        self._fault_line = QWidget(self)
        line = QHBoxLayout(self._fault_line)
        line.setContentsMargins(0, 0, 0, 0)
        self._sign = QLabel(self._fault_line)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._fault = label("", "danger", self._fault_line)
        line.addWidget(self._fault, 1)
        self._fault_line.hide()
        return self._fault_line

    def _described(self) -> str:
        said = f"Error: {self._sentence}" if self._sentence else ""
        return " ".join(filter(None, (said, self._hint_words)))

    def _check_what_is_there(self) -> None:
        """Look at the form of what was typed; that something is missing is said at the end of a step."""
        found = () if self.is_empty() else self.impossible()
        if found:
            self.show_fault(found[0])
        elif self._sentence and not self.faults():
            self.show_fault("")


def _mark(part: QWidget, fault: object) -> None:
    said = "true" if fault else "false"
    if part.property("fault") != said:
        part.setProperty("fault", said)
        part.style().unpolish(part)
        part.style().polish(part)
