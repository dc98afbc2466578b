"""The ledgers' size on disk, beside the bytes of text that people typed into them.

Run it: python -m tests.bench.size
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.corpus import built
from tests.bench.measure import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.corpus import Corpus

TARGET = 3.5


def figures(corpus: Corpus) -> Iterator[Figure]:
    """Add the three files up."""
    size = sum(path.stat().st_size for path in corpus.folder.glob("*.ledger"))
    yield Figure(
        path=f"file size of {corpus.entries:,} entries",
        ours=(float(size),),
        floor=(float(corpus.typed),),
        target=TARGET,
        count=corpus.entries,
        unit="bytes",
    )


def main() -> None:
    """Print the one figure."""
    with built() as corpus:
        for figure in figures(corpus):
            print(figure, flush=True)


if __name__ == "__main__":
    main()
