"""A choice with something to read before it, such as what the authority says to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.fields_choice import ChoiceField
from ui.widgets.text import label
from ui.words import shown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.room import Room
    from ui.widgets.fields_choice import Option


class ToldChoice(ChoiceField):
    """Radio buttons with a passage above them; none is chosen beforehand."""

    def __init__(
        self,
        room: Room,
        name: str,
        words: str,
        options: tuple[Option, ...] = (),
        *,
        hint: str = "",
        required: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Ask, with nothing told yet."""
        super().__init__(room, name, words, options, hint=hint, required=required, parent=parent)
        self.told = label("", "told", self)
        self.told.hide()
        self.body.insertWidget(0, self.told)

    def tell(self, words: str) -> None:
        """Put words above the choice; "" puts none."""
        self.told.setText(shown(words))
        self.told.setVisible(bool(words))
