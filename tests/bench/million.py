"""Search and append at 1,000,000 entries, beside the same at 10,000. Takes half an hour and 4 GB of disk.

Run it: python -m tests.bench.million
"""

from __future__ import annotations

import statistics
from contextlib import closing
from typing import TYPE_CHECKING

from dsl_desk.model.access import PROTECTION
from tests.bench.corpus import built
from tests.bench.measure import RUNS, Figure, timed
from tests.bench.search import type_into

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.casebook.casebook import Casebook
    from tests.bench.corpus import Corpus

MANY = 1_000_000
FEW = 10_000
COUNT = 100
TARGET = 4.0


def figures(large: Corpus, small: Corpus) -> Iterator[Figure]:
    """Type the same questions into both; append to both."""
    with closing(large.open()) as many, closing(small.open()) as few:
        questions = [small.typed_question() for _ in range(RUNS * COUNT)]
        searches = [search_medians(book, questions) for book in (many, few)]
        appends = [append_medians(book, corpus) for book, corpus in ((many, large), (few, small))]
    for path, (ours, floor) in (("search", searches), ("append", appends)):
        yield Figure(
            path=f"{path} at {large.entries:,} entries beside {small.entries:,}",
            ours=ours,
            floor=floor,
            target=TARGET,
            count=COUNT,
        )


def search_medians(book: Casebook, questions: list[tuple[str, ...]]) -> tuple[float, ...]:
    """Time each question typed to its end, in three runs."""
    return tuple(
        statistics.median(timed(type_into, book, keys) for keys in questions[run::RUNS])
        for run in range(RUNS)
    )


def append_medians(book: Casebook, corpus: Corpus) -> tuple[float, ...]:
    """Time each append, in three runs."""
    records = iter([corpus.record(PROTECTION) for _ in range(RUNS * COUNT)])

    def keep() -> None:
        with book.writing(PROTECTION) as writing:
            writing.put(next(records), book.new_id())

    return tuple(statistics.median(timed(keep) for _ in range(COUNT)) for _ in range(RUNS))


def main() -> None:
    """Print the two figures."""
    with built(MANY) as large, built(FEW) as small:
        for figure in figures(large, small):
            print(figure, flush=True)


if __name__ == "__main__":
    main()
