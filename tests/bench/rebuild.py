"""Rebuilding every index, beside decoding the same bodies and a bare FTS5 insert of the same words.

The floor's words are made ready beforehand and go into empty files; ours also lets go of the old index and
makes the other tables. Run it: python -m tests.bench.rebuild
"""

from __future__ import annotations

from contextlib import closing
from itertools import count
from typing import TYPE_CHECKING

from tests.bench.bare import bare_search
from tests.bench.corpus import built
from tests.bench.measure import Figure, compare
from tests.bench.stored import decode_all, each_ledger, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.corpus import Corpus

TARGET = 1.5


def figures(corpus: Corpus) -> Iterator[Figure]:
    """Rebuild the whole casebook."""
    with each_ledger(corpus) as ledgers:
        words = [words_of(connection) for connection in ledgers.values()]
    numbers = count()

    def rebuild() -> None:
        with closing(corpus.open()) as book:
            for _ in book.rebuild():
                pass

    def bare() -> None:
        with each_ledger(corpus) as ledgers:
            for connection in ledgers.values():
                decode_all(connection)
        for rows in words:
            path = corpus.folder.with_suffix(f".rebuild{next(numbers)}")
            bare_search(path, rows).close()
            path.unlink()

    yield compare(f"rebuild the index of {corpus.entries:,} entries", rebuild, bare, count=1, target=TARGET)


def main() -> None:
    """Print the one figure."""
    with built() as corpus:
        for figure in figures(corpus):
            print(figure, flush=True)


if __name__ == "__main__":
    main()
