"""The computer's clock and randomness: the only places that ask the operating system for them."""

from __future__ import annotations

import secrets
from datetime import UTC, date, datetime

from dsl_desk.model.working_days import LONDON


def now() -> datetime:
    """Give the time as this computer states it, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Give the local day."""
    return now().astimezone(LONDON).date()


def random(length: int) -> bytes:
    """Give this many unguessable bytes."""
    return secrets.token_bytes(length)
