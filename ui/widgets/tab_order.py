"""The order of the Tab key: as things are read, whenever they were made."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout


def order_tabs(root: QWidget) -> None:
    """Let Tab go through everything in a widget by its layouts, from top to bottom and left to right."""
    for one, following in pairwise(stops(root)):
        QWidget.setTabOrder(one, following)


def stops(root: QWidget) -> Iterator[QWidget]:
    """Give what takes the focus, in the order of the layouts."""
    layout = root.layout()
    if layout is not None:
        yield from _within(layout)


def _within(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = item.widget() if item is not None else None
        if widget is not None:
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                yield widget
            yield from stops(widget)
        elif item is not None and (held := item.layout()) is not None:
            yield from _within(held)
