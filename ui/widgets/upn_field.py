"""The unique pupil number: looked at as it is typed, and kept whatever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.model.child import upn_fault
from ui.widgets.fields_text import LineField
from ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.room import Room

WIDTH = 240


class UpnField(LineField):
    """A UPN. What looks mistyped is said beneath it; it never stops the child being entered."""

    def __init__(self, room: Room, name: str, label_words: str, *, hint: str = "", parent: QWidget) -> None:
        """Ask for the number."""
        super().__init__(room, name, label_words, hint=hint, width=WIDTH, parent=parent)
        self.doubt = label("", "warn", self)
        self.doubt.hide()
        self.body.addWidget(self.doubt)
        self.left.connect(self.look)
        self.changed.connect(self._clear_when_right)

    def fault(self) -> str:
        """Say what looks mistyped, "" where nothing does or nothing is there."""
        typed = self.words()
        return (upn_fault(typed) or "") if typed else ""

    def look(self) -> None:
        """Say beneath it what looks mistyped."""
        found = self.fault()
        self.doubt.setText(f"Check this: {found} It can be kept as it is." if found else "")
        self.doubt.setVisible(bool(found))
        if found:
            self.room.announce(self.doubt.text())

    def _clear_when_right(self) -> None:
        if not self.doubt.isHidden() and not self.fault():
            self.look()
