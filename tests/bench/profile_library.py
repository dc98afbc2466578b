"""Reading and checking the whole profile library, beside PyYAML's C loader on the same files.

Run it: python -m tests.bench.profile_library
"""

from __future__ import annotations

import yaml

from dsl_desk.profiles.library import read_library, shipped_files
from tests.bench.measure import compare

COUNT = 5
TARGET = 3.0


def main() -> None:
    """Print the one figure."""
    library = shipped_files()

    def parse() -> list[object]:
        return [yaml.load(one.data, Loader=yaml.CSafeLoader) for one in library]

    figure = compare(
        f"read and check {len(library)} profiles",
        lambda: read_library(library),
        parse,
        count=COUNT,
        target=TARGET,
    )
    print(figure)


if __name__ == "__main__":
    main()
