"""A D-Bus bus of a test's own, and somebody on it who says that the computer is locked."""

from __future__ import annotations

import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtDBus import QDBusConnection, QDBusMessage

if TYPE_CHECKING:
    from collections.abc import Iterator

BUS = "org.freedesktop.DBus"


class PrivateBus:
    """A bus with a voice on it."""

    def __init__(self, address: str) -> None:
        """Speak on the bus at this address."""
        self.address = address
        self._voice = QDBusConnection.connectToBus(address, address)
        assert self._voice.isConnected()

    def say(self, interface: str, member: str, *words: object) -> None:
        """Send a signal to whoever wants to hear it."""
        message = QDBusMessage.createSignal("/somewhere", interface, member)
        message.setArguments(words)
        assert self._voice.send(message)

    def lock(self) -> None:
        """Say it as GNOME does."""
        self.say("org.gnome.ScreenSaver", "ActiveChanged", True)

    def change(self, interface: str, **changed: bool) -> None:
        """Say that properties have changed."""
        self.say("org.freedesktop.DBus.Properties", "PropertiesChanged", interface, changed, ["Other"])

    def listeners(self) -> set[int]:
        """Give the numbers of the processes on the bus; of this one where it listens besides."""
        names = self._ask("ListNames")[0]
        assert isinstance(names, list)
        own = self._voice.baseService()
        others = [str(one) for one in names if str(one).startswith(":") and one != own]
        found = [self._ask("GetConnectionUnixProcessID", one) for one in others]
        return {one[0] for one in found if isinstance(one[0], int)}

    def close(self) -> None:
        """Say no more."""
        QDBusConnection.disconnectFromBus(self.address)

    def _ask(self, member: str, *words: str) -> list[object]:
        message = QDBusMessage.createMethodCall(BUS, "/org/freedesktop/DBus", BUS, member)
        message.setArguments(words)
        return list(self._voice.call(message).arguments())


@contextmanager
def private_bus() -> Iterator[PrivateBus]:
    """Run a bus of its own."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        try:
            assert daemon.stdout is not None
            bus = PrivateBus(daemon.stdout.readline().strip())
            yield bus
            bus.close()
        finally:
            daemon.kill()
