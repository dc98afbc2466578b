"""What a correction changed: words taken out struck through, words put in underlined."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt

from ui import words
from ui.theme import dress
from ui.widgets.text import LINE_HEIGHT, WrappedWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtWidgets import QLabel, QWidget

    from ui.passages import Passage

MOST_COMPARED = 1_500
"""Words on either side that are compared one by one; longer passages are shown whole, before and after."""

_WORD = re.compile(r"\s+|[^\s]+")


class Difference(NamedTuple):
    """One field before and after."""

    label: str
    before: str
    after: str


def differences(before: Iterable[Passage], after: Iterable[Passage]) -> tuple[Difference, ...]:
    """Name each field whose words differ, in the order they are read."""
    old, new = {one.field: one for one in before}, {one.field: one for one in after}
    order = dict.fromkeys((*new, *old))
    return tuple(_differing(order, old, new))


def _differing(
    order: Iterable[str], old: dict[str, Passage], new: dict[str, Passage]
) -> Iterator[Difference]:
    for name in order:
        was, now = old.get(name), new.get(name)
        said = (was.words if was else ""), (now.words if now else "")
        shown = now or was
        if said[0] != said[1] and shown is not None:
            yield Difference(shown.label, *said)


def difference_label(one: Difference, parent: QWidget) -> QLabel:
    """Show one difference; a screen reader hears both sides in full."""
    made = WrappedWords(parent)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setText(marked(one.before, one.after))
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setAccessibleName(f"{one.label}. Before: {one.before or 'empty'}. Now: {one.after or 'empty'}")
    dress(made, "body")
    return made


def marked(before: str, after: str) -> str:
    """Write both sides as one text with what went and what came marked. Every word is escaped."""
    old, new = _words(before), _words(after)
    if max(len(old), len(new)) > MOST_COMPARED:
        pieces = [_gone("".join(old)), " ", _come("".join(new))]
    else:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        pieces = [
            piece
            for what, a, b, c, d in matcher.get_opcodes()
            for piece in _pieces(what, "".join(old[a:b]), "".join(new[c:d]))
        ]
    said = "".join(pieces).replace("\n", "<br>")
    return f'<div style="line-height:{LINE_HEIGHT}%">{said}</div>'


def _words(text: str) -> list[str]:
    return _WORD.findall(words.breakable(words.shown(text)))


def _pieces(what: str, old: str, new: str) -> tuple[str, ...]:
    if what == "equal":
        return (escape(new),)
    return (_gone(old) if old else "", " " if old and new else "", _come(new) if new else "")


def _gone(text: str) -> str:
    return f"<s>{escape(text)}</s>"


def _come(text: str) -> str:
    return f'<span style="font-weight:600"><u>{escape(text)}</u></span>'
