"""Hears this computer's own lock and sleep: over D-Bus on Linux, in a window's messages on Windows.

macOS is not heard: there a sleep is noticed when it is over (`ui.guard`), and a lock by nobody typing.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    Signal,
    Slot,
)

from dsl_desk.practice.session import Happening, read_message, register

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtDBus import QDBusMessage

    from dsl_desk.practice.session import Buses

LOGIN = "org.freedesktop.login1"
PROPERTIES = "org.freedesktop.DBus.Properties"
"""Source for the signals of the system's bus: systemd, org.freedesktop.login1(5)."""

SAVERS = tuple(f"org.{whose}.ScreenSaver" for whose in ("freedesktop", "gnome", "cinnamon", "mate"))


class Told(NamedTuple):
    """One signal of a bus, and the slot that hears it. `about` is its first word, where that matters."""

    interface: str
    member: str
    slot: str
    about: str = ""

    def rule(self) -> str:
        """Ask for it as a bus is asked. Source: D-Bus specification, match rules."""
        rule = f"type='signal',interface='{self.interface}',member='{self.member}'"
        return f"{rule},arg0='{self.about}'" if self.about else rule


SYSTEM = (
    Told(f"{LOGIN}.Manager", "PrepareForSleep", "_hear_sleep(bool)"),
    Told(f"{LOGIN}.Session", "Lock", "_hear_lock()"),
    Told(
        PROPERTIES, "PropertiesChanged", "_hear_change(QString,QVariantMap,QStringList)", f"{LOGIN}.Session"
    ),
)
SESSION = tuple(Told(saver, "ActiveChanged", "_hear_saver(bool)") for saver in SAVERS)

WINDOWS_MESSAGE = b"windows_generic_MSG"
"""How Qt names a message that has reached a window: each passes once under this name."""


class Connect(Protocol):
    """How PySide6 takes a slot: as the text `SLOT` gives. Its stub asks for bytes, which it refuses."""

    def __call__(
        self, service: str, path: str, interface: str, name: str, receiver: QObject, slot: str, /
    ) -> bool:
        """Join a signal to a slot."""


class SessionWatch(QObject):
    """Says that the computer was locked or goes to sleep. Where nothing can be heard it says nothing.

    On a computer that several use at once each one's lock is heard: once too often, never once too seldom.
    """

    locked = Signal()
    slept = Signal()

    def __init__(self, buses: Buses, parent: QObject | None = None) -> None:
        """Hear nothing yet."""
        super().__init__(parent)
        self._buses = buses
        self._names: list[str] = []
        self._messages: WindowMessages | None = None

    def begin(self, window: int) -> None:
        """Begin to hear, waiting for nobody. `window` is the system's handle of one that is shown."""
        if self._buses.system:
            self._hear_bus(self._buses.system, SYSTEM)
        if self._buses.session:
            self._hear_bus(self._buses.session, SESSION)
        application = QCoreApplication.instance()
        if sys.platform == "win32" and application is not None and register(window):
            self._messages = WindowMessages(self)
            application.installNativeEventFilter(self._messages)

    def end(self) -> None:
        """Hear no more."""
        if self._names:
            from PySide6.QtDBus import QDBusConnection

            for name in self._names:
                QDBusConnection.disconnectFromPeer(name)
        self._names = []
        self._messages = None

    def hear(self, happening: Happening | None) -> None:
        """Say what has happened, if anything has."""
        if happening is Happening.LOCKED:
            self.locked.emit()
        elif happening is Happening.SLEEPS:
            self.slept.emit()

    def _hear_bus(self, address: str, signals: Iterable[Told]) -> None:
        """Ask a bus for signals, from whomever they come.

        Qt's own way to a bus waits until the bus has answered, for half a minute where it never does. So the
        bus is spoken to as to any peer: it is greeted and asked, and its answers are not waited for.
        """
        from PySide6.QtDBus import QDBusConnection

        name = f"watch {id(self)} {len(self._names)}"
        bus = QDBusConnection.connectToPeer(address, name)
        if not bus.isConnected():
            return
        self._names.append(name)
        bus.send(_asking("Hello"))
        connect = cast("Connect", bus.connect)
        for told in signals:
            bus.send(_asking("AddMatch", told.rule()))
            connect("", "", told.interface, told.member, self, SLOT(told.slot))

    @Slot(bool)
    def _hear_saver(self, is_active: bool) -> None:
        self.hear(Happening.LOCKED if is_active else None)

    @Slot(bool)
    def _hear_sleep(self, is_near: bool) -> None:
        self.hear(Happening.SLEEPS if is_near else None)

    @Slot()
    def _hear_lock(self) -> None:
        self.hear(Happening.LOCKED)

    @Slot(str, "QVariantMap", "QStringList")
    def _hear_change(self, interface: str, changed: dict[str, object], _unread: list[str]) -> None:
        """Hear that a session was locked, or left for another user's."""
        is_gone = changed.get("LockedHint") is True or changed.get("Active") is False
        self.hear(Happening.LOCKED if interface == f"{LOGIN}.Session" and is_gone else None)


class WindowMessages(QAbstractNativeEventFilter):
    """Reads the messages that Windows sends to the window."""

    def __init__(self, watch: SessionWatch) -> None:
        """Tell this watch."""
        super().__init__()
        self._watch = watch

    def nativeEventFilter(
        self, eventType: QByteArray | bytes | bytearray | memoryview, message: int, /
    ) -> tuple[bool, int]:
        """Read a message and let it pass."""
        if QByteArray(eventType) == WINDOWS_MESSAGE:
            self._watch.hear(read_message(int(message)))
        return False, 0


def _asking(member: str, *arguments: str) -> QDBusMessage:
    from PySide6.QtDBus import QDBusMessage as Message

    bus = "org.freedesktop.DBus"
    message = Message.createMethodCall(bus, "/org/freedesktop/DBus", bus, member)
    message.setArguments(arguments)
    return message
