"""What this installation remembers about itself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.device import clock
from dsl_desk.device.files import write_file

if TYPE_CHECKING:
    from pathlib import Path

DEVICE_LENGTH = 8
_FILE = "device.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The id this installation's chains carry: random, made once, never derived from the machine."""

    device: bytes


def read_settings(folder: Path) -> Settings:
    """Read the settings, making them at the first start.

    A file that cannot be read is made anew: a new device id begins a new chain and spoils none.
    """
    path = folder / _FILE
    try:
        device = bytes.fromhex(json.loads(path.read_text("utf-8"))["device"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        device = b""
    if len(device) == DEVICE_LENGTH:
        return Settings(device=device)
    settings = Settings(device=clock.random(DEVICE_LENGTH))
    write_file(path, json.dumps({"device": settings.device.hex()}).encode())
    return settings
