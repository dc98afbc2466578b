"""The operating system's keyring: asked politely, and its absence or its faults stop nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from dsl_desk.device import secrets

if TYPE_CHECKING:
    from collections.abc import Iterator


class Cabinet(KeyringBackend):
    """A keyring that works, in a dict."""

    priority = 1.0

    held: ClassVar[dict[tuple[str, str], str]] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password


class Broken(KeyringBackend):
    """A keyring whose service has gone away."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        raise OSError("the bus is closed")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError("locked")


class PlaintextKeyring(Cabinet):
    """A keyring that would write what it is given in clear."""


@pytest.fixture(autouse=True)
def _put_the_keyring_back() -> Iterator[None]:
    before = keyring.get_keyring()
    Cabinet.held.clear()
    yield
    keyring.set_keyring(before)


def use(backend: type[KeyringBackend]) -> None:
    keyring.set_keyring(backend())


def test_what_is_remembered_is_recalled_under_the_program_s_own_name() -> None:
    use(Cabinet)
    assert secrets.recall("anchors") == ""
    assert secrets.remember("anchors", "text")
    assert secrets.recall("anchors") == "text"
    assert Cabinet.held == {("DSL Desk", "anchors"): "text"}


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring, Broken, PlaintextKeyring])
def test_a_keyring_that_is_not_there_or_not_fit_gives_nothing_and_never_raises(
    backend: type[KeyringBackend],
) -> None:
    use(backend)
    assert secrets.remember("anchors", "text") is False
    assert secrets.recall("anchors") == ""


def test_a_plaintext_keyring_is_given_nothing_to_write() -> None:
    use(PlaintextKeyring)
    secrets.remember("anchors", "text")
    assert Cabinet.held == {}
