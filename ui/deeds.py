"""What can be done from anywhere, by a key, a menu or the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.places import TODAY, Place, Where
from ui.shortcuts import Shortcut
from ui.tables.palette import Deed

if TYPE_CHECKING:
    from collections.abc import Callable


PLACES = {
    Shortcut.NEW_CONCERN: Place(screen=Where.CONCERN),
    Shortcut.NEW_CHILD: Place(screen=Where.NEW_CHILD),
    Shortcut.TODAY: TODAY,
    Shortcut.CHILDREN: Place(screen=Where.CHILDREN),
    Shortcut.CONCERNS: Place(screen=Where.CONCERNS),
    Shortcut.REFERRALS: Place(screen=Where.REFERRALS),
    Shortcut.DEADLINES: Place(screen=Where.DEADLINES),
    Shortcut.DRAFTS: Place(screen=Where.DRAFTS),
    Shortcut.ACTIVITY: Place(screen=Where.ACTIVITY),
    Shortcut.SETTINGS: Place(screen=Where.SETTINGS),
    Shortcut.KEYS: Place(screen=Where.HELP, part="shortcuts"),
}
OF_A_SCREEN = {
    Shortcut.FIND: "find_here",
    Shortcut.KEEP: "keep",
    Shortcut.CONTINUE: "proceed",
    Shortcut.REFRESH: "refresh",
    Shortcut.PACK: "print_pack",
}
_ICONS = (
    (Shortcut.NEW_CONCERN, "plus"),
    (Shortcut.NEW_CHILD, "user-plus"),
    (Shortcut.TODAY, "inbox"),
    (Shortcut.CHILDREN, "users"),
    (Shortcut.CONCERNS, "flag"),
    (Shortcut.REFERRALS, "send"),
    (Shortcut.DEADLINES, "clock"),
    (Shortcut.DRAFTS, "notebook-pen"),
    (Shortcut.ACTIVITY, "activity"),
    (Shortcut.SETTINGS, "settings"),
    (Shortcut.KEYS, "keyboard"),
)


def palette_deeds(
    cover: Callable[[], object], lock: Callable[[], object], call: Callable[[], object]
) -> tuple[Deed, ...]:
    """Give what the palette offers to do."""
    return (
        *(Deed(words=key.words, icon=icon, shortcut=key, place=PLACES[key]) for key, icon in _ICONS),
        Deed(words="Import a list of children", icon="upload", place=Place(screen=Where.IMPORT)),
        Deed(words="Threshold profiles", icon="building-2", place=Place(screen=Where.PROFILES)),
        Deed(words="The school's letterhead", icon="school", place=Place(screen=Where.SCHOOL)),
        Deed(words="Print the blank slip for staff", icon="printer", place=Place(screen=Where.SLIP)),
        Deed(words="Set up this casebook", icon="clipboard-check", place=Place(screen=Where.WIZARD)),
        Deed(words="Cover the screen", icon="eye-off", shortcut=Shortcut.COVER, do=cover),
        Deed(words="Lock the casebook", icon="lock", shortcut=Shortcut.LOCK, do=lock),
        Deed(words="I am on a call: cover instead of locking", icon="phone", do=call),
    )
