"""The program seen from outside: its own process on an X server of its own, read through AT-SPI over D-Bus.

That is the way a screen reader takes on Linux: nothing here shares a process with the window.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, TypeAlias

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import open_dbus_connection

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from jeepney.io.blocking import DBusConnection

Spot: TypeAlias = "tuple[str, str]"
"""A name on the bus and a path there."""

ACCESSIBLE = "org.a11y.atspi.Accessible"
EDITABLE = "org.a11y.atspi.EditableText"
ACTION = "org.a11y.atspi.Action"
PROPERTIES = "org.freedesktop.DBus.Properties"
REGISTRY: Spot = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
BUS: Spot = ("org.a11y.Bus", "/org/a11y/bus")

APPEARS_WITHIN, ANSWERS_WITHIN = 60.0, 10.0
"""Seconds after which something is not there, or a program does not answer any more."""

DEEPEST = 40
SHOWING = 25
"""The bit of a state. Source: AT-SPI, `atspi-constants.h`. What is hidden stands in the tree, unsaid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One thing in the tree: where it is, what it says it is, and its name."""

    spot: Spot
    role: str
    name: str


class Reader:
    """Reads the tree of every program on one accessibility bus."""

    def __init__(self, connection: DBusConnection) -> None:
        """Read over this connection."""
        self._connection = connection

    def wait_for(self, role: str, name: str) -> Seen:
        """Look until there is something of this role with these words in its name."""
        until = time.monotonic() + APPEARS_WITHIN
        there: list[Seen] = []
        while time.monotonic() < until:
            there = self.everything()
            found = next((one for one in there if one.role == role and name in one.name), None)
            if found is not None:
                return found
        told = "\n".join(f"{one.role}: {one.name}" for one in there)
        raise AssertionError(f"nothing is a {role} called {name}; there is\n{told}")

    def everything(self) -> list[Seen]:
        """Walk through the whole tree."""
        return list(self._below(REGISTRY, 0))

    def write(self, seen: Seen, words: str) -> None:
        """Put words into a field, as somebody dictates them."""
        assert call(self._connection, seen.spot, EDITABLE, "SetTextContents", "s", words) == [True]

    def press(self, seen: Seen) -> None:
        """Do the first thing that can be done with it."""
        assert call(self._connection, seen.spot, ACTION, "DoAction", "i", 0) == [True]

    def _below(self, spot: Spot, depth: int) -> Iterator[Seen]:
        for child in self._children(spot):
            if depth and not self._is_shown(child):
                continue
            role = call(self._connection, child, ACCESSIBLE, "GetRoleName")
            name = call(self._connection, child, PROPERTIES, "Get", "ss", ACCESSIBLE, "Name")
            if role and name:
                yield Seen(spot=child, role=str(role[0]), name=_variant(name[0]))
            if depth < DEEPEST:
                yield from self._below(child, depth + 1)

    def _is_shown(self, spot: Spot) -> bool:
        answer = call(self._connection, spot, ACCESSIBLE, "GetState")
        bits = answer[0] if answer else []
        return isinstance(bits, list) and bool(bits) and bool(bits[0] >> SHOWING & 1)

    def _children(self, spot: Spot) -> list[Spot]:
        answer = call(self._connection, spot, ACCESSIBLE, "GetChildren")
        given = answer[0] if answer else ()
        return [(str(name), str(path)) for name, path in given] if isinstance(given, list) else []


def call(
    connection: DBusConnection, spot: Spot, interface: str, method: str, signature: str = "", *body: object
) -> list[object]:
    """Ask something over D-Bus; nothing where whoever was asked went away meanwhile, or does not know it."""
    address = DBusAddress(spot[1], bus_name=spot[0], interface=interface)
    message = new_method_call(address, method, signature or None, tuple(body))
    answer = connection.send_and_get_reply(message, timeout=ANSWERS_WITHIN)
    return list(answer.body) if answer.header.message_type is MessageType.method_return else []


def _variant(value: object) -> str:
    """Give what a D-Bus variant holds: jeepney gives its signature and value."""
    return str(value[1]) if isinstance(value, tuple) else ""


@contextmanager
def shown(casebook: Path, home: Path) -> Iterator[Reader]:
    """Run the program on a casebook, on a screen that nobody sees; gives who reads it from outside."""
    with ExitStack() as held:
        plain = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "PYTHONPATH"}}
        surroundings = {**plain, **_folders(home)}
        display = _started(held, ["Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24"], surroundings)
        surroundings["DISPLAY"] = f":{_line(display)}"
        bus = _started(held, ["dbus-daemon", "--session", "--nofork", "--print-address=1"], surroundings)
        surroundings["DBUS_SESSION_BUS_ADDRESS"] = _line(bus)
        session = held.enter_context(open_dbus_connection(surroundings["DBUS_SESSION_BUS_ADDRESS"]))
        (address,) = call(session, BUS, "org.a11y.Bus", "GetAddress")
        reading = held.enter_context(open_dbus_connection(str(address)))
        program = [sys.executable, "-m", "ui.main", str(casebook)]
        _started(
            held, program, {**surroundings, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        )
        yield Reader(reading)


def _folders(home: Path) -> dict[str, str]:
    """Keep everything the program writes in one folder, and this computer's keyring out of it."""
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    return {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }


def _started(held: ExitStack, command: list[str], surroundings: Mapping[str, str]) -> IO[str]:
    """Start a program that is ended with everything else; gives what it says."""
    running = held.enter_context(
        subprocess.Popen(
            command, env=dict(surroundings), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
    )
    held.callback(running.kill)
    assert running.stdout is not None
    return running.stdout


def _line(said: IO[str]) -> str:
    line = said.readline().strip()
    assert line, "a program ended at once"
    return line
