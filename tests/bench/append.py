"""Appending a signed entry with its index, durably, beside a bare SQLCipher insert of the same bytes.

Run it: python -m tests.bench.append
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from dsl_desk.casebook.codec import encode
from dsl_desk.model.access import PROTECTION
from tests.bench.bare import bare_table, insert_bare
from tests.bench.corpus import built
from tests.bench.measure import RUNS, Figure, compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.corpus import Corpus

COUNT = 300
TARGET = 2.5
BESIDES_THE_BODY = 8 + 8 + 16 + 4 + 16 + 4 + 8 + 8 + 16 + 32 + 32 + 64
"""Bytes of an entry's other columns: header, salt, digests, signature."""


def figures(corpus: Corpus) -> Iterator[Figure]:
    """Append to the largest ledger, each entry in a transaction of its own."""
    records = [corpus.record(PROTECTION) for _ in range(RUNS * COUNT)]
    stored = [encode(record, "") + bytes(BESIDES_THE_BODY) for record in records]
    to_keep, to_store = iter(records), iter(stored)
    with closing(corpus.open()) as book, closing(bare_table(corpus.folder.with_suffix(".append"))) as bare:

        def keep() -> None:
            with book.writing(PROTECTION) as writing:
                writing.put(next(to_keep), book.new_id())

        yield compare(
            f"append, signed and indexed, at {corpus.entries:,} entries",
            keep,
            lambda: insert_bare(bare, next(to_store)),
            count=COUNT,
            target=TARGET,
        )


def main() -> None:
    """Print the one figure."""
    with built() as corpus:
        for figure in figures(corpus):
            print(figure, flush=True)


if __name__ == "__main__":
    main()
