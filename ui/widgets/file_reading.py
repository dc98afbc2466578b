"""Reading a file that somebody wants to attach: whole and within bounds, off the GUI thread."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from mimetypes import guess_type
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImageWriter

from dsl_desk.errors import DeskError
from dsl_desk.practice.written import NewFile

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage

MOST_BYTES = 25 * 1024 * 1024
"""What one attachment may have."""

MOST_IN_DRAFT = 2_000_000
"""Characters of base64 that the files of one draft may have together; beyond, it keeps their names."""

PASTED = "Pasted picture.png"
TOO_LARGE = (
    "The file is larger than 25 MB. Keep it where it is; note in the record where that is, and who holds it."
)
EMPTY = "The file is empty. Check that it is the right one, and choose it again."
NO_FILE = "That is a folder, or a file that is not there any more. Choose the files themselves."


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFile:
    """A file of a form. `encoded` is its base64 as a draft keeps it; without it only the name was kept."""

    name: str
    size: int
    encoded: str = ""

    @property
    def is_here(self) -> bool:
        """Say whether the bytes are here, not only the name."""
        return bool(self.encoded)

    @property
    def is_picture(self) -> bool:
        """Say whether it is a picture or a film, by its name."""
        guessed = guess_type(self.name)[0] or ""
        return guessed.startswith(("image/", "video/"))

    def new_file(self) -> NewFile:
        """Give the file to keep with a record."""
        return NewFile(name=self.name, data=b64decode(self.encoded))


def read_file(path: Path) -> HeldFile:
    """Read a file. Raises `DeskError` where it cannot be kept with a record."""
    try:
        if not path.is_file():
            raise DeskError(NO_FILE)
        if path.stat().st_size > MOST_BYTES:
            raise DeskError(TOO_LARGE)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as fault:
        why = (fault.strerror if isinstance(fault, OSError) else "") or "its name is not one a file can have"
        raise DeskError(f"The file could not be read: {why}. Close it elsewhere and try again.") from None
    return held_file(path.name, data)


def write_picture(picture: QImage) -> HeldFile:
    """Make a file of a picture from the clipboard. Raises `DeskError` where it is too large."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return held_file(PASTED, bytes(buffer.data().data()))


def held_file(name: str, data: bytes) -> HeldFile:
    """Hold these bytes under a name. Raises `DeskError` where they cannot be kept with a record."""
    if not data:
        raise DeskError(EMPTY)
    if len(data) > MOST_BYTES:
        raise DeskError(TOO_LARGE)
    return HeldFile(name=name, size=len(data), encoded=b64encode(data).decode("ascii"))


def is_base64(text: str) -> bool:
    """Say whether a text is base64, as an old or damaged draft might not be."""
    try:
        b64decode(text, validate=True)
    except (NotBase64, ValueError):
        return False
    return True
