"""What a damaged page means to somebody who was only reading."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from dsl_desk.casebook.connection import DatabaseError
from dsl_desk.errors import CasebookDamaged

if TYPE_CHECKING:
    from collections.abc import Iterator


class PartUnreadable(CasebookDamaged):
    """A page that was asked for is damaged; others may still be read."""

    def __init__(self) -> None:
        """Say what to do first."""
        super().__init__(
            "A part of this casebook cannot be read, because one of its files is damaged. Nothing has "
            "been changed. Copy the whole folder somewhere safe before anything else, run the check to see "
            "what is lost, then restore from a backup."
        )


@contextmanager
def said_plainly() -> Iterator[None]:
    """Turn what SQLCipher says of a page it cannot read into a sentence; also serves as a decorator."""
    try:
        yield
    except DatabaseError as fault:
        raise PartUnreadable from fault
