"""Where this computer keeps the program's own settings: never a child's name, never in a synced folder."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_state_path


def state_folder() -> Path:
    """Give the folder of this user's settings on this computer (not roaming), making it if need be."""
    return Path(user_state_path("DSLDesk", appauthor=False, roaming=False, ensure_exists=True))
