"""Finding records by their words, newest first, as somebody types."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, time
from json import dumps
from threading import Lock
from typing import TYPE_CHECKING
from unicodedata import category

from dsl_desk.casebook.connection import DatabaseError
from dsl_desk.casebook.entries import Listed
from dsl_desk.casebook.index import fold
from dsl_desk.errors import DeskError
from dsl_desk.model.record import RecordId

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import sqlcipher3.dbapi2 as sqlite

SHORTEST_WORD = 3

LONGEST_QUESTION = 200
"""Characters that are looked at; a page pasted into the search box is cut, not looked for."""

_OF_WORDS = "LMN"  # Unicode's letters, marks and numbers
_FIND = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
_SHOW = """
SELECT record, kind, revision, happened_on, happened_at, title, headline, status
FROM record WHERE row IN (SELECT value FROM json_each(?)) ORDER BY row DESC
"""


class SearchInterrupted(DeskError):
    """A search was ended before it was done, because nobody waits for it any more."""

    def __init__(self) -> None:
        """Say so, for whoever shows it after all."""
        super().__init__("This search was ended. Search again if you still need it.")


class Searching:
    """The search that runs, if one does: another thread may end it, and nothing else but it."""

    def __init__(self) -> None:
        """Begin with none running."""
        self._lock = Lock()
        self._connections: tuple[sqlite.Connection, ...] = ()
        self._is_ended = False

    @contextmanager
    def over(self, connections: tuple[sqlite.Connection, ...]) -> Iterator[None]:
        """Run one search over these. Raises `SearchInterrupted` where it was ended, however late."""
        with self._lock:
            self._connections, self._is_ended = connections, False
        try:
            yield
        except DatabaseError:
            if not self._is_ended:
                raise
        finally:
            with self._lock:
                self._connections = ()
        if self._is_ended:
            raise SearchInterrupted

    def end(self) -> None:
        """End the search that runs; without one, do nothing. What is being written is never interrupted."""
        # Under the lock the search cannot finish, so that no interrupt reaches what comes after it.
        with self._lock:
            self._is_ended = bool(self._connections)
            for connection in self._connections:
                connection.interrupt()


def question(words: str) -> str:
    """Turn what was typed into an FTS5 question: each word of three letters or more, the last unfinished.

    Empty when there is nothing to look for. Nothing typed reaches FTS5 unquoted.
    """
    spaced = "".join(one if category(one)[0] in _OF_WORDS else " " for one in fold(words[:LONGEST_QUESTION]))
    *finished, unfinished = spaced.split(" ")
    asked = [f'"{word}"' for word in finished if len(word) >= SHORTEST_WORD]
    if len(unfinished) >= SHORTEST_WORD:
        asked.append(f'"{unfinished}"*')
    return " ".join(asked)


def find(ledgers: Mapping[str, sqlite.Connection], asked: str, limit: int) -> tuple[Listed, ...]:
    """Give the newest records of several ledgers that answer a question made by `question`, newest first.

    They are chosen by their rows' numbers alone, so that no more of them are read than are shown.
    """
    found = [
        (row, name)
        for name, connection in ledgers.items()
        for (row,) in connection.execute(_FIND, (asked, limit)).fetchall()
    ]
    rows: dict[str, list[int]] = {}
    for row, name in sorted(found, reverse=True)[:limit]:
        rows.setdefault(name, []).append(row)
    shown = (
        listed(name, row)
        for name, wanted in rows.items()
        for row in ledgers[name].execute(_SHOW, (dumps(wanted),)).fetchall()
    )
    return tuple(sorted(shown, key=Listed.order, reverse=True))


def listed(compartment: str, row: tuple[bytes, str, int, str, str | None, str, str, str]) -> Listed:
    """Make a row of the index a value."""
    record, kind, revision, happened_on, happened_at, title, headline, status = row
    return Listed(
        record_id=RecordId(record.hex()),
        compartment=compartment,
        kind=kind,
        revision=revision,
        happened_on=date.fromisoformat(happened_on),
        happened_at=time.fromisoformat(happened_at) if happened_at else None,
        title=title,
        headline=headline,
        status=status,
    )
