"""Every figure of the casebook, on one corpus: 100,000 entries of about 1 kB in three ledgers.

Run it: python -m tests.bench.casebook, with --entries for another number; --million adds a million's cost.
"""

from __future__ import annotations

import argparse

from tests.bench import append, busy, million, rebuild, search, size, verify
from tests.bench.corpus import ENTRIES, built


def main() -> None:
    """Build the corpus once and print a line for each figure, the files first, before anything is added."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--entries", type=int, default=ENTRIES)
    asked.add_argument("--million", action="store_true")
    options = asked.parse_args()
    with built(options.entries) as corpus:
        for bench in (size, verify, rebuild, search, busy, append):
            for figure in bench.figures(corpus):
                print(figure, flush=True)
    if options.million:
        million.main()


if __name__ == "__main__":
    main()
