"""A computer for casebooks under test: real files and locks, a clock set by hand, a keyring in a dict."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from dsl_desk.device.files import FolderLock, write_file
from dsl_desk.model.working_days import LONDON

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from dsl_desk.casebook.roster import Anchor

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Computer:
    """One computer: its device id, its clock and its keyring. Files and locks are this one's own."""

    def __init__(self, device: bytes = b"device-1") -> None:
        self.device = device
        self.at = MONDAY
        self.keyring: dict[str, tuple[Anchor, ...]] = {}

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.astimezone(LONDON).date()

    def pass_time(self, **span: float) -> None:
        """Move the clock, forwards or back, by the words of `timedelta`."""
        self.at += timedelta(**span)

    def random(self, length: int) -> bytes:
        return secrets.token_bytes(length)

    def write_file(self, path: Path, data: bytes) -> None:
        write_file(path, data)

    def hold(self, path: Path) -> FolderLock:
        return FolderLock(path)

    def remembered_anchors(self, book: str) -> tuple[Anchor, ...]:
        return self.keyring.get(book, ())

    def remember_anchors(self, book: str, anchors: tuple[Anchor, ...]) -> None:
        self.keyring[book] = anchors
