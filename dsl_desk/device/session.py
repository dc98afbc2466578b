"""What this computer says of the session it runs in: that it was locked, or is about to sleep.

Linux says it over D-Bus, macOS not in any way that is read here, Windows in messages to a window.
"""

from __future__ import annotations

import ctypes
import os
import sys
from ctypes import wintypes
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

SYSTEM_BUS = "unix:path=/var/run/dbus/system_bus_socket"
"""The system's bus, unless the environment names another. Source: D-Bus specification, well-known buses."""

OWN_SESSION = 0
"""NOTIFY_FOR_THIS_SESSION. Source for this and the rest: wtsapi32.h and winuser.h of the Windows SDK."""

SESSION_CHANGE = 0x02B1
SESSION_GONE = frozenset({0x2, 0x4, 0x7})
"""WTS_CONSOLE_DISCONNECT (another user's turn), WTS_REMOTE_DISCONNECT, WTS_SESSION_LOCK."""

POWER_BROADCAST = 0x0218
SUSPEND = 0x4

_PIPE = "unix:"


class Happening(StrEnum):
    """What was said."""

    LOCKED = "locked"
    SLEEPS = "sleeps"


@dataclass(frozen=True, slots=True, kw_only=True)
class Buses:
    """Addresses of the D-Bus buses that may say something; "" where there is none."""

    system: str = ""
    session: str = ""


def buses() -> Buses:
    """Give the buses of this computer, without looking whether anybody is there.

    Only pipes on this computer are given: an address can also name another computer, or a program to start.
    """
    found = Buses()
    if sys.platform == "linux":
        folder = os.environ.get("XDG_RUNTIME_DIR", "")
        usual = f"{_PIPE}path={Path(folder) / 'bus'}" if folder else ""
        found = Buses(
            system=_pipes(os.environ.get("DBUS_SYSTEM_BUS_ADDRESS") or SYSTEM_BUS),
            session=_pipes(os.environ.get("DBUS_SESSION_BUS_ADDRESS") or usual),
        )
    return found


def register(window: int) -> bool:
    """Ask Windows to tell a window of its session's locks; says whether it will. Elsewhere it will not."""
    will_tell = False
    if sys.platform == "win32":
        ask = ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification
        ask.argtypes = (wintypes.HWND, wintypes.DWORD)
        ask.restype = wintypes.BOOL
        will_tell = bool(ask(window, OWN_SESSION))
    return will_tell


def read_message(address: int) -> Happening | None:
    """Say what a message of Windows (a MSG at this address in memory) tells, if it is one of these."""
    message = wintypes.MSG.from_address(address)
    if message.message == SESSION_CHANGE and message.wParam in SESSION_GONE:
        return Happening.LOCKED
    if message.message == POWER_BROADCAST and message.wParam == SUSPEND:
        return Happening.SLEEPS
    return None


def _pipes(addresses: str) -> str:
    """Keep of a list of addresses those that are pipes."""
    return ";".join(one for one in addresses.split(";") if one.startswith(_PIPE))
