"""What the computer says of its session: where Linux says it, and what Windows' messages mean."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes

import pytest

from dsl_desk.device.session import SYSTEM_BUS, Buses, Happening, buses, read_message, register

linux = pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is how Linux says it")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment that says nothing of buses."""
    for name in ("DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@linux
def test_the_buses_are_where_they_usually_are(bare: pytest.MonkeyPatch) -> None:
    assert buses() == Buses(system=SYSTEM_BUS)
    bare.setenv("XDG_RUNTIME_DIR", "/run/user/1000")
    assert buses().session == "unix:path=/run/user/1000/bus"


@linux
def test_the_environment_may_name_others(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/there")
    bare.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:abstract=here,guid=1")
    assert buses() == Buses(system="unix:path=/there", session="unix:abstract=here,guid=1")


@linux
@pytest.mark.parametrize(
    "address", ["tcp:host=192.0.2.1,port=9", "unixexec:path=sh", "autolaunch:", "nonsense"]
)
def test_an_address_that_is_no_pipe_on_this_computer_is_left_alone(
    bare: pytest.MonkeyPatch, address: str
) -> None:
    bare.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert buses().session == ""
    bare.setenv("DBUS_SESSION_BUS_ADDRESS", f"{address};unix:path=/here")
    assert buses().session == "unix:path=/here"


def read(message: int, parameter: int) -> Happening | None:
    made = wintypes.MSG(message=message, wParam=parameter)
    return read_message(ctypes.addressof(made))


@pytest.mark.parametrize(
    ("message", "parameter", "meant"),
    [
        (0x02B1, 0x7, Happening.LOCKED),
        (0x02B1, 0x2, Happening.LOCKED),
        (0x02B1, 0x4, Happening.LOCKED),
        (0x02B1, 0x8, None),  # unlocked
        (0x02B1, 0x1, None),  # connected
        (0x0218, 0x4, Happening.SLEEPS),
        (0x0218, 0x7, None),  # woken
        (0x0218, 0x12, None),
        (0x0100, 0x7, None),  # a key
    ],
)
def test_windows_messages_are_read(message: int, parameter: int, meant: Happening | None) -> None:
    assert read(message, parameter) is meant


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks a real window")
def test_elsewhere_no_window_is_told() -> None:
    assert not register(1)
