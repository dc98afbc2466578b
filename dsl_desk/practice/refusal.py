"""Saying everything that is wrong at once, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.errors import DeskError, Faults

if TYPE_CHECKING:
    from collections.abc import Iterable


class NoSuchRecord(DeskError):
    """An id names nothing of the kind asked for, in the ledgers that are open."""

    def __init__(self, kind: str) -> None:
        """Name the kind."""
        super().__init__(f"There is no such {kind} in this casebook. Choose one from its list.")


class DeskClosed(DeskError):
    """Something was asked of a desk after it was closed."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("The casebook is closed. Open it again, then do this once more.")


def refuse(heading: str, faults: Iterable[str]) -> None:
    """Raise `Faults` under a heading sentence if there is any fault; empty ones are none."""
    found = tuple(dict.fromkeys(fault for fault in faults if fault))
    if found:
        raise Faults(heading, found)
