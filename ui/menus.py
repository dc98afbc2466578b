"""The menu bar: every key of the program, under the words that say what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from ui.shortcuts import Shortcut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QMainWindow

MENUS: tuple[tuple[str, tuple[Shortcut | None, ...]], ...] = (
    (
        "Casebook",
        (
            Shortcut.NEW_CONCERN,
            Shortcut.NEW_CHILD,
            None,
            Shortcut.COVER,
            Shortcut.LOCK,
            Shortcut.SETTINGS,
            None,
            Shortcut.QUIT,
        ),
    ),
    (
        "Edit",
        (
            Shortcut.UNDO,
            Shortcut.REDO,
            None,
            Shortcut.FIND,
            Shortcut.KEEP,
            Shortcut.CONTINUE,
            Shortcut.PACK,
            None,
            Shortcut.REFRESH,
        ),
    ),
    (
        "Go",
        (
            Shortcut.PALETTE,
            None,
            Shortcut.TODAY,
            Shortcut.CHILDREN,
            Shortcut.CONCERNS,
            Shortcut.REFERRALS,
            Shortcut.DEADLINES,
            Shortcut.DRAFTS,
            Shortcut.ACTIVITY,
            None,
            Shortcut.BACK,
            Shortcut.NEXT_PANE,
        ),
    ),
    ("View", (Shortcut.LARGER, Shortcut.SMALLER, Shortcut.USUAL_SIZE)),
    ("Help", (Shortcut.HELP, Shortcut.KEYS)),
)
ALWAYS = frozenset({Shortcut.QUIT, Shortcut.LARGER, Shortcut.SMALLER, Shortcut.USUAL_SIZE})
"""What can be done while nothing is open, or everything is covered."""


def build_menus(
    window: QMainWindow, deeds: Mapping[Shortcut, Callable[[], object]]
) -> dict[Shortcut, QAction]:
    """Fill a window's menu bar; gives the action of each key."""
    actions: dict[Shortcut, QAction] = {}
    bar = window.menuBar()
    for title, keys in MENUS:
        menu = bar.addMenu(title)
        for key in keys:
            if key is None:
                menu.addSeparator()
                continue
            action = QAction(key.words, window)
            action.setShortcut(key.sequence())
            action.triggered.connect(deeds[key])
            menu.addAction(action)
            actions[key] = action
    return actions


def allow(actions: Mapping[Shortcut, QAction], *, is_open: bool) -> None:
    """Let everything be done while a casebook is open and in view; little otherwise."""
    for key, action in actions.items():
        action.setEnabled(is_open or key in ALWAYS)
