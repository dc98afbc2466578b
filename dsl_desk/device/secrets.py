"""The operating system's keyring, which may be absent: it holds anchors and never a key or a passphrase."""

from __future__ import annotations

import keyring

SERVICE = "DSL Desk"
_REFUSED = ("null", "plaintext", "fail")


def recall(name: str) -> str:
    """Give what the keyring holds under a name, or nothing. Never raises: its absence stops nobody."""
    try:
        return keyring.get_password(SERVICE, name) or "" if _is_usable() else ""
    except Exception:  # each system's keyring raises errors of its own kinds, not all of them keyring's
        return ""


def remember(name: str, value: str) -> bool:
    """Ask the keyring to hold a value; says whether it did. Never raises."""
    try:
        if not _is_usable():
            return False
        keyring.set_password(SERVICE, name, value)
    except Exception:
        return False
    return True


def _is_usable() -> bool:
    backend = type(keyring.get_keyring())
    return not any(word in f"{backend.__module__}.{backend.__name__}".lower() for word in _REFUSED)
