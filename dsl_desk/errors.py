"""What can go wrong in words a person can act on: one family, each carrying a finished sentence."""

from __future__ import annotations


class DeskError(Exception):
    """Something a person should know: `str(error)` says what happened and what to do, and names no child."""


class Faults(DeskError):
    """Several things are wrong at once: `faults` holds a finished sentence for each, in reading order."""

    def __init__(self, heading: str, faults: tuple[str, ...]) -> None:
        """Keep the heading sentence and every fault's own sentence."""
        super().__init__("\n".join((heading, *(f"  - {fault}" for fault in faults))))
        self.heading = heading
        self.faults = faults


class Wrong(DeskError):
    """An answer cannot be read. Its words follow the name of what was asked: "must be a real date"."""


class WrongPassphrase(DeskError):
    """No slot opened. The words are always the same, so that they tell a guesser nothing."""

    def __init__(self) -> None:
        """Say the one sentence."""
        super().__init__("That passphrase was not recognised. Check Caps Lock and type it again.")


class CasebookMissing(DeskError):
    """The casebook, or one of its files, is not where it should be. Nothing is ever created in its place."""


class CasebookDamaged(DeskError):
    """A file of the casebook cannot be read as it was written. It is left as it is."""


class CasebookTooNew(DeskError):
    """A newer DSL Desk made this casebook."""


class CasebookInUse(DeskError):
    """Somebody else has it open."""


class CasebookRefused(DeskError):
    """The casebook would not do what was asked, and says why."""


class AmendedMeanwhile(DeskError):
    """A correction was based on a revision that is no longer the latest."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "This record was corrected after you opened it. Read the newer words, then make your "
            "correction again."
        )


class NotKept(DeskError):
    """A record could not be kept; nothing of it was written."""
