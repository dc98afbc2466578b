"""What a casebook needs from the computer it lies on; handed in, so that a test can hand in its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from dsl_desk.casebook.roster import Anchor


class Held(Protocol):
    """A lock that is held until let go."""

    def let_go(self) -> None:
        """Release it."""


class Surroundings(Protocol):
    """The clock, randomness, files and keyring of this computer, and its own device id (8 bytes)."""

    device: bytes

    def now(self) -> datetime:
        """Give the time, aware, in UTC."""

    def today(self) -> date:
        """Give the local day."""

    def random(self, length: int) -> bytes:
        """Give this many unguessable bytes."""

    def write_file(self, path: Path, data: bytes) -> None:
        """Replace a file whole: after a crash there is the old one or the new one, never half."""

    def hold(self, path: Path) -> Held:
        """Take the lock at this path, or raise `CasebookInUse`."""

    def remembered_anchors(self, book: str) -> tuple[Anchor, ...]:
        """Give the anchors this computer's keyring holds; none where there is no keyring."""

    def remember_anchors(self, book: str, anchors: tuple[Anchor, ...]) -> None:
        """Ask the keyring to hold these. Its absence stops nobody."""
