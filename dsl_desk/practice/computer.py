"""What a casebook needs from this computer, and how its anchors are written small enough for any keyring."""

from __future__ import annotations

import struct
from base64 import b85decode, b85encode
from typing import TYPE_CHECKING, Protocol

from dsl_desk.casebook.roster import Anchor
from dsl_desk.device import clock, files, secrets
from dsl_desk.device.settings import DEVICE_LENGTH, read_settings
from dsl_desk.model.working_days import LONDON

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

LONGEST_NOTE = 600
"""Characters kept in the keyring for one casebook: Windows holds no more than 1,280 under a name."""

_CHAINS = ("entry", "seen")
_ANCHOR = struct.Struct(">BBI32s")
_BETWEEN = ":"


class Memory(Protocol):
    """Something outside the casebook that keeps a short text under a name: the keyring, as a rule."""

    def recall(self, name: str) -> str:
        """Give the text, or nothing."""

    def remember(self, name: str, value: str) -> bool:
        """Keep the text; says whether it was kept."""


class ThisComputer:
    """The clock, chance, files and keyring of this computer, and the id its chains carry."""

    def __init__(
        self,
        state: Path,
        *,
        now: Callable[[], datetime] = clock.now,
        random: Callable[[int], bytes] = clock.random,
        memory: Memory = secrets,
    ) -> None:
        """Read this installation's settings in `state`, making them at the first start.

        `now` gives an aware time; `memory` is where the anchors are kept besides the casebook's own folder.
        """
        self.device = read_settings(state).device
        self._now = now
        self._random = random
        self._memory = memory

    def now(self) -> datetime:
        """Give the time as this computer states it."""
        return self._now()

    def today(self) -> date:
        """Give the local day."""
        return self._now().astimezone(LONDON).date()

    def random(self, length: int) -> bytes:
        """Give this many unguessable bytes."""
        return self._random(length)

    def write_file(self, path: Path, data: bytes) -> None:
        """Replace a file whole, or raise `NotKept`."""
        files.write_file(path, data)

    def hold(self, path: Path) -> files.FolderLock:
        """Take the lock at this path, or raise `CasebookInUse`."""
        return files.FolderLock(path)

    def remembered_anchors(self, book: str) -> tuple[Anchor, ...]:
        """Give the anchors kept outside the casebook; none where nothing readable is kept."""
        return read_anchors(self._memory.recall(_name(book)))

    def remember_anchors(self, book: str, anchors: tuple[Anchor, ...]) -> None:
        """Keep the anchors outside the casebook. Where that is refused, the casebook's own copy stands."""
        self._memory.remember(_name(book), write_anchors(anchors))


def write_anchors(anchors: tuple[Anchor, ...]) -> str:
    """Write anchors as one short text: `compartments:devices:anchors`, the last two in base 85.

    Where not all fit into 600 characters the last are left out: those a ledger does not hold come first.
    """
    for count in range(len(anchors), -1, -1):
        written = _write(anchors[:count])
        if len(written) <= LONGEST_NOTE:
            return written
    return ""


def read_anchors(text: str) -> tuple[Anchor, ...]:
    """Read what `write_anchors` wrote; anything else gives none."""
    try:
        names, devices, body = text.split(_BETWEEN)
        compartments = names.split(",")
        ids = b85decode(devices)
        return tuple(
            Anchor(
                compartment=compartments[which >> 1],
                chain=_CHAINS[which & 1],
                device=ids[device * DEVICE_LENGTH : (device + 1) * DEVICE_LENGTH],
                seq=seq,
                digest=digest,
            )
            for which, device, seq, digest in _ANCHOR.iter_unpack(b85decode(body))
        )
    except (ValueError, IndexError, struct.error):
        return ()


def _write(anchors: tuple[Anchor, ...]) -> str:
    names = tuple(dict.fromkeys(one.compartment for one in anchors))
    devices = tuple(dict.fromkeys(one.device for one in anchors))
    body = b"".join(
        _ANCHOR.pack(
            names.index(one.compartment) << 1 | _CHAINS.index(one.chain),
            devices.index(one.device),
            one.seq,
            one.digest,
        )
        for one in anchors
    )
    return _BETWEEN.join((",".join(names), _b85(b"".join(devices)), _b85(body)))


def _b85(data: bytes) -> str:
    return b85encode(data).decode()


def _name(book: str) -> str:
    return f"anchors {book}"
