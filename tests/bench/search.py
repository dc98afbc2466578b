"""Search as you type over three ledgers, newest 50, beside the bare FTS5 query of the same order and limit.

A sample is one question typed to its end: a search after each key, from the third letter on. The floor gives
row numbers only; ours gives what a list shows. Run it: python -m tests.bench.search
"""

from __future__ import annotations

from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from dsl_desk.casebook.search import question
from tests.bench.bare import NEWEST, bare_search
from tests.bench.corpus import built
from tests.bench.measure import RUNS, Figure, at_percentile, compare, timed
from tests.bench.stored import each_ledger, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import sqlcipher3.dbapi2 as sqlite

    from dsl_desk.casebook.casebook import Casebook
    from tests.bench.corpus import Corpus

COUNT = 100
TARGET = 1.5
SLOWEST = 0.020
"""Seconds from a key to its rows, at the 95th percentile."""


def figures(corpus: Corpus) -> Iterator[Figure | str]:
    """Type the same questions into ours and into the floor."""
    questions = [corpus.typed_question() for _ in range(RUNS * COUNT)]
    with each_ledger(corpus) as ledgers:
        words = {name: words_of(connection) for name, connection in ledgers.items()}
    with ExitStack() as open_files:
        bare = [
            open_files.enter_context(closing(bare_search(corpus.folder.with_suffix(f".{name}"), rows)))
            for name, rows in words.items()
        ]
        book = open_files.enter_context(closing(corpus.open()))
        ours, floor = iter(questions), iter(questions)
        yield compare(
            f"search, each key of a question, three ledgers, {corpus.entries:,} entries",
            lambda: type_into(book, next(ours)),
            lambda: type_bare(bare, next(floor)),
            count=COUNT,
            target=TARGET,
        )
        yield slowest_keys(book, questions)


def type_into(book: Casebook, keys: tuple[str, ...]) -> None:
    """Search after each key."""
    for typed in keys:
        book.search(typed)


def type_bare(files: list[sqlite.Connection], keys: tuple[str, ...]) -> None:
    """Ask each bare file the question our search asks, after each key."""
    for typed in keys:
        asked = question(typed)
        for file in files if asked else ():
            file.execute(NEWEST, (asked,)).fetchall()


def slowest_keys(book: Casebook, questions: list[tuple[str, ...]]) -> str:
    """Time every key by itself."""
    taken = [timed(book.search, typed) for keys in questions for typed in keys]
    slowest = at_percentile(taken, 95)
    verdict = "kept" if slowest <= SLOWEST else "MISSED"
    middle = at_percentile(taken, 50)
    return (
        f"search, key to rows | median {middle * 1000:.2f} ms | 95th percentile {slowest * 1000:.2f} ms | "
        f"target {SLOWEST * 1000:.0f} ms: {verdict} | n {len(taken):,}"
    )


def main() -> None:
    """Print the two figures."""
    with built() as corpus:
        for figure in figures(corpus):
            print(figure, flush=True)


if __name__ == "__main__":
    main()
