"""What stops a command, and the exit code that says so. Every one ends in sentences, never in a traceback."""

from __future__ import annotations

from dsl_desk.errors import DeskError

DONE = 0
NOT_DONE = 1
MISUSED = 2
BROKEN = 3
STOPPED = 130


class Misused(DeskError):
    """The command line was not understood, or answers are missing: a finished sentence for each."""

    def __init__(self, *sentences: str, hint: str = "") -> None:
        """Keep every sentence, in the order of the questions, and what to try."""
        super().__init__(" ".join(sentences))
        self.sentences = sentences
        self.hint = hint


class Stopped(Exception):
    """Whoever was asked chose not to go on."""
