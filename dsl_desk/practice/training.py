"""The demonstration: a training casebook at an invented school, and nine invented children in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.device import secrets
from dsl_desk.device.folders import state_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dsl_desk.casebook.keys import Stretch
    from dsl_desk.practice.computer import Memory
    from dsl_desk.practice.stories.teller import Told

TRAINING_PASSPHRASE = "training casebook only"
"""Published on purpose: a training casebook holds invented names and protects nothing."""


def tell_story(
    folder: Path,
    say: Callable[[str], None],
    *,
    state: Path | None = None,
    memory: Memory = secrets,
    stretch: Stretch | None = None,
) -> Told:
    """Make a training casebook in a new or empty folder, tell the story in it, leave its packs beside it.

    `say` is given one plain line at a time. The story's days are its own, and the same each time. `state`,
    `memory` and `stretch` are this computer's unless given. Raises `CasebookRefused` where there is something
    in the folder already.
    """
    # The tales take a moment to load, and every command that opens a casebook reads the passphrase above.
    from dsl_desk.practice.stories.teller import tell

    return tell(folder, say, state or state_folder(), memory, stretch)
