"""What every test shares: hostile text, no way to the network, and no thread left running."""

from __future__ import annotations

import functools
import socket
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.hostile import Hostile

NETWORK_ATTEMPTS = pytest.StashKey[list[str]]()
NETWORK_EVENTS = {
    "socket.connect",
    "socket.sendto",
    "socket.sendmsg",
    "socket.getaddrinfo",
    "socket.gethostbyname",
}


class NetworkRefusedError(RuntimeError):
    """A test reached for the network. Not an `OSError`, which careful code would take for a broken line."""


def pytest_configure(config: pytest.Config) -> None:
    """Refuse the network for the whole run; Python itself reports each attempt, however it is made."""
    attempts: list[str] = []
    config.stash[NETWORK_ATTEMPTS] = attempts
    sys.addaudithook(functools.partial(refuse_network, attempts))


def refuse_network(attempts: list[str], event: str, arguments: tuple[object, ...]) -> None:
    """Note and refuse an attempt to reach another computer, or this one by its network."""
    if event not in NETWORK_EVENTS:
        return
    if isinstance(arguments[0], socket.socket) and arguments[0].family == getattr(socket, "AF_UNIX", None):
        return  # a pipe between programs on this computer, as D-Bus uses
    attempts.append(f"{event} {arguments[1:]!r}")
    raise NetworkRefusedError(f"no test may use the network: {event}")


@pytest.fixture(scope="session")
def network_attempts(pytestconfig: pytest.Config) -> list[str]:
    """What was refused since the list was last cleared: a test of the refusal itself clears it."""
    return pytestconfig.stash[NETWORK_ATTEMPTS]


@pytest.fixture(autouse=True)
def _stay_off_the_network(network_attempts: list[str]) -> Iterator[None]:
    yield
    refused = tuple(network_attempts)
    network_attempts.clear()
    assert not refused, f"the test reached for the network: {refused}"


@pytest.fixture(autouse=True)
def _leave_no_thread_behind() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [one.name for one in threading.enumerate() if one not in before and not one.daemon]
    assert not left, f"the test left threads running: {left}"


@pytest.fixture(scope="session")
def hostile_texts() -> tuple[Hostile, ...]:
    """Every hostile text, by name. To run a test once for each, parametrize over `tests.hostile.HOSTILE`."""
    return HOSTILE
