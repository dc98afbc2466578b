"""What comes back from reading and writing a record: the record with its type, and what a screen shows."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from mimetypes import guess_type
from typing import TYPE_CHECKING, Generic, TypeVar

from dsl_desk.casebook.casebook import LARGEST_FILE
from dsl_desk.casebook.entries import Kept, Listed
from dsl_desk.model.record import Attachment, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dsl_desk.model.record import RecordId

__all__ = [
    "Kept",
    "Listed",
    "NewFile",
    "R",
    "Sheet",
    "Written",
    "attachments_of",
    "file_faults",
]

R = TypeVar("R", bound=Record)

_UNKNOWN_TYPE = "application/octet-stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Generic[R]):
    """One revision of a record with its own type: `kept` says where it stands, `record` what it says."""

    kept: Kept
    record: R

    @property
    def record_id(self) -> RecordId:
        """The record's id."""
        return self.kept.record_id

    @property
    def revision(self) -> int:
        """Which revision this is: what a correction is based on."""
        return self.kept.revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was just kept. `warnings` are sentences about what looks mistaken; they stopped nothing."""

    kept: Kept
    warnings: tuple[str, ...] = ()

    @property
    def record_id(self) -> RecordId:
        """The record's id."""
        return self.kept.record_id

    @property
    def revision(self) -> int:
        """The revision just written."""
        return self.kept.revision

    @property
    def changed(self) -> tuple[str, ...]:
        """The kinds of thing that changed: a screen that shows any of them refreshes."""
        return (self.kept.record.kind,)

    @property
    def missing(self) -> tuple[str, ...]:
        """What still stops the record being complete, a sentence each."""
        return self.kept.record.missing()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file to keep with a record. Its name is kept as given; the type is guessed from it if not said."""

    name: str
    data: bytes
    media_type: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, in lower-case hex."""
        return sha256(self.data).hexdigest()


def attachments_of(files: Iterable[NewFile]) -> tuple[Attachment, ...]:
    """Give the values a record carries for these files."""
    return tuple(
        Attachment(
            digest=file.digest,
            name=file.name,
            media_type=file.media_type or guess_type(file.name)[0] or _UNKNOWN_TYPE,
            size=len(file.data),
        )
        for file in files
    )


def file_faults(files: Iterable[NewFile]) -> Iterator[str]:
    """Say which files cannot be kept. A file is named by its place, never by its name."""
    for place, file in enumerate(files, 1):
        if not file.name.strip():
            yield f"File {place} has no name. Give it one."
        if not file.data:
            yield f"File {place} is empty. Choose the file again."
        if len(file.data) > LARGEST_FILE:
            yield (
                f"File {place} is larger than 25 MB. "
                "Keep the recording where it is; note where, and who holds it."
            )
