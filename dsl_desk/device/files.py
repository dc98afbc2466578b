"""Files written whole, and a lock that a crash lets go of by itself."""

from __future__ import annotations

import os
import platform
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from dsl_desk.errors import CasebookInUse, NotKept

if TYPE_CHECKING:
    from io import BufferedRandom
    from pathlib import Path

_ONLY_ME = 0o600


def write_file(path: Path, data: bytes) -> None:
    """Replace a file whole: written beside it, flushed to the disk, then renamed over it.

    After a crash there is the old file or the new one. Raises `NotKept` with the reason in words.
    """
    partial = path.with_name(path.name + ".partial")
    try:
        descriptor = os.open(partial, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, _ONLY_ME)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
        _sync_folder(path.parent)
    except OSError as fault:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise NotKept(
            f"The file {path.name} could not be written ({fault.strerror or 'unknown reason'}). "
            "What was there before is still there. Check the disk and the folder, then try again."
        ) from fault


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return  # Windows syncs a rename with the file
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class FolderLock:
    """Held on an open file: the operating system lets go of it when the program ends, however it ends."""

    def __init__(self, path: Path) -> None:
        """Take the lock at once, or raise `CasebookInUse` with who holds it, as far as they said."""
        try:
            descriptor = os.open(path, os.O_CREAT | os.O_RDWR, _ONLY_ME)
        except OSError as fault:
            raise NotKept(
                f"The folder {path.parent.name} cannot be written to ({fault.strerror or 'unknown reason'}). "
                "Check that it is on this computer's own disk and is not marked read-only."
            ) from fault
        self._file: BufferedRandom = os.fdopen(descriptor, "r+b")
        if not _lock(self._file):
            holder = self._file.read().decode("utf-8", "replace").strip()
            self._file.close()
            raise CasebookInUse(
                f"This casebook is already open{f' on {holder}' if holder else ''}. "
                "Close it there first; nothing is lost."
            )
        self._file.truncate(0)
        self._file.write(platform.node().encode())
        self._file.flush()

    def let_go(self) -> None:
        """Let somebody else open it. Doing so twice does no harm."""
        if not self._file.closed:
            self._file.truncate(0)
            self._file.close()


if sys.platform == "win32":
    import msvcrt

    _BEYOND = 1 << 20

    def _lock(file: BufferedRandom) -> bool:
        # A byte far behind the text, so that others may still read who holds it.
        file.seek(_BEYOND)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            file.seek(0)
        return True

else:
    import fcntl

    def _lock(file: BufferedRandom) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
