"""Every key of the program, in one place: the menus, the list behind Ctrl+/ and the palette all read it."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QKeySequence


class Shortcut(Enum):
    """A key, and what it does in words."""

    PALETTE = ("Ctrl+K", "Search or go to")
    NEW_CONCERN = ("Ctrl+N", "Record a concern")
    NEW_CHILD = ("Ctrl+Shift+N", "Add a child")
    FIND = ("Ctrl+F", "Find here")
    KEEP = ("Ctrl+S", "Keep the draft now")
    PACK = ("Ctrl+P", "Print or save a pack")
    UNDO = ("Ctrl+Z", "Undo")
    REDO = ("Ctrl+Y", "Redo")
    REFRESH = ("F5", "Read again")
    CONTINUE = ("Ctrl+Return", "Continue, or keep")
    TODAY = ("Alt+1", "Today")
    CHILDREN = ("Alt+2", "Children")
    CONCERNS = ("Alt+3", "Concerns")
    REFERRALS = ("Alt+4", "Referrals")
    DEADLINES = ("Alt+5", "Deadlines")
    DRAFTS = ("Alt+6", "Drafts")
    ACTIVITY = ("Alt+7", "Activity")
    BACK = ("Alt+Left", "Go back")
    NEXT_PANE = ("F6", "Next part of the window")
    HELP = ("F1", "Help with this screen")
    KEYS = ("Ctrl+/", "All shortcuts")
    LARGER = ("Ctrl++", "Larger text")
    SMALLER = ("Ctrl+-", "Smaller text")
    USUAL_SIZE = ("Ctrl+0", "Usual text size")
    COVER = ("F9", "Cover the screen")
    LOCK = ("Ctrl+L", "Lock the casebook")
    SETTINGS = ("Ctrl+,", "Settings")
    QUIT = ("Ctrl+Q", "Close DSL Desk")

    def __init__(self, keys: str, words: str) -> None:
        """Keep the keys as Qt writes them, and the words."""
        self.keys = keys
        self.words = words

    def sequence(self) -> QKeySequence:
        """Give the key for Qt."""
        return QKeySequence(self.keys)

    def shown(self) -> str:
        """Give the key as people read it on this computer."""
        return self.sequence().toString(QKeySequence.SequenceFormat.NativeText)
