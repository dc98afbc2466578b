"""A passphrase typed at this computer's terminal, unseen."""

from __future__ import annotations

from getpass import getpass


def ask_unseen(prompt: str) -> str:
    """Read one line without showing it. Raises `EOFError` where nothing more is typed."""
    return getpass(f"{prompt} ")
