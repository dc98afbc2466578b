"""What a corpus holds, read straight from its ledgers: the same bytes and words for ours and for floors."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from dsl_desk.casebook.codec import decode, kinds_by_name
from dsl_desk.casebook.connection import open_unguarded
from dsl_desk.casebook.index import fold
from dsl_desk.casebook.unlock import unlock
from tests.bench.corpus import BENCH_KINDS, PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    import sqlcipher3.dbapi2 as sqlite

    from tests.bench.corpus import Corpus

_KINDS = kinds_by_name(BENCH_KINDS)
_BODIES = "SELECT kind, version, body FROM entry ORDER BY id"
_HEADS = "SELECT r.row, e.kind, e.version, e.body FROM record r JOIN entry e ON e.id = r.entry ORDER BY e.id"
_SIGNED = "SELECT CAST(salt || body AS BLOB), digest, signature FROM entry ORDER BY id"


class Signed(NamedTuple):
    """The bytes that a check hashes and the signature it verifies, for one entry."""

    hashed: bytes
    digest: bytes
    signature: bytes


@contextmanager
def each_ledger(corpus: Corpus) -> Iterator[dict[str, sqlite.Connection]]:
    """Open the ledgers of a closed casebook without their guards, by compartment."""
    keys = unlock(corpus.folder, PASSPHRASE).ledger_keys
    opened = {name: open_unguarded(corpus.folder / f"{name}.ledger", key) for name, key in keys.items()}
    try:
        yield opened
    finally:
        for connection in opened.values():
            connection.close()


def decode_all(connection: sqlite.Connection) -> int:
    """Read and decode every body, as any rebuild must; gives how many."""
    count = 0
    for kind, version, body in connection.execute(_BODIES):
        decode(body, _KINDS[kind], version)
        count += 1
    return count


def words_of(connection: sqlite.Connection) -> list[tuple[int, str]]:
    """Give each record's row and the words it is found by."""
    return [
        (row, fold("\n".join(filter(None, decode(body, _KINDS[kind], version)[0].text()))))
        for row, kind, version, body in connection.execute(_HEADS)
    ]


def signed_by(connection: sqlite.Connection) -> list[Signed]:
    """Give what a check of each entry hashes and verifies."""
    return [Signed(*row) for row in connection.execute(_SIGNED)]
