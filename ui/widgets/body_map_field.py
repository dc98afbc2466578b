"""The question of a form that is answered on the body map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.model.body_map import Known, Mark, MarkKind, mark_words
from dsl_desk.model.body_region import Region
from ui.widgets.body_map import BodyMap
from ui.widgets.field import Field

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dsl_desk.practice.drafts import Plain
    from ui.room import Room

_TEXTS = ("what_words", "size_words", "colour_words", "said", "said_by", "seen_by")


class BodyMapField(Field):
    """Marks on the child's body. Never asked for: a concern without marks is whole."""

    def __init__(
        self, room: Room, name: str, label: str, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        """Ask for marks."""
        super().__init__(room, name, label, hint=hint, parent=parent)
        self.map = BodyMap(room, self)
        self.body.addWidget(self.map)
        self.look_after(self.map.picker, "Part of the body")
        self.map.changed.connect(self.changed)

    def marks(self) -> tuple[Mark, ...]:
        """Give the marks."""
        return self.map.marks()

    def value(self) -> list[Plain]:
        """Give the marks as a draft keeps them."""
        return [plain_mark(mark) for mark in self.map.marks()]

    def fill(self, value: Plain) -> None:
        """Show marks that `value` gave; what is no mark is left out."""
        if isinstance(value, list) and value != self.value():
            read = (read_mark(one) for one in value)
            self.map.show_marks(tuple(mark for mark in read if mark is not None))

    def said(self) -> str:
        """Give each mark on a line of its own."""
        return "\n".join(f"{number}. {mark_words(mark)}" for number, mark in enumerate(self.marks(), 1))

    def focus_here(self) -> None:
        """Begin at the figures."""
        self.map.figures.setFocus()


def plain_mark(mark: Mark) -> dict[str, Plain]:
    """Write a mark as a draft keeps it."""
    return {
        "region": mark.region.value,
        "x": mark.x,
        "y": mark.y,
        "what": mark.what.value if mark.what else "",
        "skin_broken": mark.skin_broken.value,
        "swelling": mark.swelling.value,
        **{name: getattr(mark, name) for name in _TEXTS},
    }


def read_mark(plain: Plain) -> Mark | None:
    """Read a mark back; None if this is none, as an older draft may hold."""
    if not isinstance(plain, dict):
        return None
    x, y = plain.get("x"), plain.get("y")
    if not isinstance(x, int) or not isinstance(y, int):
        return None
    words = {name: str(plain.get(name, "")) for name in _TEXTS}
    try:
        return Mark(
            region=Region(str(plain.get("region"))),
            x=x,
            y=y,
            what=MarkKind(str(plain["what"])) if plain.get("what") else None,
            skin_broken=Known(str(plain.get("skin_broken", Known.NOT_KNOWN))),
            swelling=Known(str(plain.get("swelling", Known.NOT_KNOWN))),
            **words,
        )
    except ValueError:
        return None
