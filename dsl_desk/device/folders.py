"""Where this computer keeps the program's own settings, and where a new casebook would lie: neither roams."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path, user_state_path


def state_folder() -> Path:
    """Give the folder of this user's settings on this computer (not roaming), making it if need be."""
    return Path(user_state_path("DSLDesk", appauthor=False, roaming=False, ensure_exists=True))


def data_folder() -> Path:
    """Give the folder of this user's casebooks on this computer's own disk, without making it.

    It is no folder that Windows or macOS carries to another computer, as Documents and Desktop may be.
    """
    return Path(user_data_path("DSLDesk", appauthor=False, roaming=False)) / "Casebooks"
