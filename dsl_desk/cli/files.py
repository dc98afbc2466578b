"""Files named on the command line: read whole and within bounds, or refused in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.cli.problems import Misused
from dsl_desk.errors import Wrong

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.practice.written import NewFile

MOST_TEXT = 1024 * 1024
MOST_BYTES = 25 * 1024 * 1024
"""As much as an attachment may have; a list of children or a profile has far less."""


def read_file(path: Path) -> bytes:
    """Read a file, at most one byte beyond what anything here takes. Raises `Misused`."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as fault:
        why = (fault.strerror if isinstance(fault, OSError) else "") or "its name is not one a file can have"
        raise Misused(f"The file {path.name} could not be read: {why}.") from None


def read_passage(path: Path) -> str:
    """Read a passage of words from a text file. Raises `Wrong`."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_TEXT + 1)
        words = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Wrong("could not be read from its file, which is not plain text in UTF-8") from None
    except (OSError, ValueError) as fault:
        why = (fault.strerror if isinstance(fault, OSError) else "") or "its name is not one a file can have"
        raise Wrong(f"could not be read from its file: {why}") from None
    if len(data) > MOST_TEXT:
        raise Wrong("could not be read from its file, which is larger than one megabyte")
    return words


def read_attachments(paths: tuple[Path, ...]) -> tuple[NewFile, ...]:
    """Read the files to keep with a record, each under its own name."""
    from dsl_desk.practice.written import NewFile

    return tuple(NewFile(name=path.name, data=read_file(path)) for path in paths)
