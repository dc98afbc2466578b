"""Questions in a frame of their own: the child's own words, and a choice that must not be missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.theme import dress
from ui.widgets.fields_choice import Option, TicksField
from ui.widgets.fields_text import PassageField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.room import Room
    from ui.widgets.field import Field

EDGE = "m"
ON = "yes"


class VoiceField(PassageField):
    """What a child said, set apart from what anybody makes of it."""

    def __init__(
        self,
        room: Room,
        name: str,
        label: str,
        *,
        hint: str = "",
        rows: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        """Ask for the words as spoken."""
        super().__init__(room, name, label, hint=hint, rows=rows, parent=parent)
        self.measure()

    def measure(self) -> None:
        """Keep the words off the frame."""
        super().measure()
        frame(self, "voice_field")


class OneTick(TicksField):
    """One thing that is so or is not."""

    def __init__(
        self,
        room: Room,
        name: str,
        label: str,
        words: str,
        *,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Ask whether it is so; `words` stand beside the box."""
        super().__init__(room, name, label, (Option(value=ON, words=words),), hint=hint, parent=parent)

    @property
    def is_ticked(self) -> bool:
        """Say whether it is so."""
        return ON in self.chosen()


class LoudTick(OneTick):
    """One tick that must not be missed, in a frame that is seen."""

    def __init__(
        self,
        room: Room,
        name: str,
        label: str,
        words: str,
        *,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Ask whether it is so."""
        super().__init__(room, name, label, words, hint=hint, parent=parent)
        self.measure()

    def measure(self) -> None:
        """Keep the words off the frame."""
        super().measure()
        frame(self, "loud_field")


def frame(field: Field, look: str) -> None:
    """Put a frame of this look round a question."""
    if field.property("look") != look:
        field.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(field, look)
    layout = field.layout()
    if layout is not None:
        layout.setContentsMargins(*(field.room.theme.space(EDGE),) * 4)
