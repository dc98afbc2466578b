"""Search and draft-save while a full check runs, beside the same with nothing else to do.

A ledger is closed while it is checked, so the check works through a copy, in a thread of its own.
Run it: python -m tests.bench.busy
"""

from __future__ import annotations

import shutil
import statistics
import threading
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from dsl_desk.casebook.unlock import unlock
from dsl_desk.casebook.verify import verify_ledger
from dsl_desk.model.access import PROTECTION
from tests.bench.corpus import PASSPHRASE, built
from tests.bench.measure import RUNS, Figure, timed
from tests.bench.search import type_into

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.bench.corpus import Corpus

COUNT = 60
TARGET = 2.0
DRAFT = b"d" * 1_000


def figures(corpus: Corpus) -> Iterator[Figure]:
    """Do each so many times idle and so many times beside a check, three times over."""
    copy = corpus.folder.with_suffix(".checked")
    shutil.copyfile(corpus.folder / f"{PROTECTION}.ledger", copy)
    with closing(corpus.open()) as book:
        questions = iter([corpus.typed_question() for _ in range(2 * RUNS * COUNT)])
        drafts = iter([book.new_id() for _ in range(2 * RUNS * COUNT)])

        def keep_draft() -> None:
            book.keep_draft(PROTECTION, next(drafts), DRAFT)

        yield beside_a_check(
            corpus, copy, "search while a check runs", lambda: type_into(book, next(questions))
        )
        yield beside_a_check(corpus, copy, "keep a draft while a check runs", keep_draft)
    copy.unlink()


def beside_a_check(corpus: Corpus, copy: Path, path: str, action: Callable[[], object]) -> Figure:
    """Take the medians idle and busy, in turn."""
    idle: list[float] = []
    busy: list[float] = []
    for _ in range(RUNS):
        idle.append(statistics.median(timed(action) for _ in range(COUNT)))
        with checking(corpus, copy):
            busy.append(statistics.median(timed(action) for _ in range(COUNT)))
    return Figure(path=path, ours=tuple(busy), floor=tuple(idle), target=TARGET, count=COUNT)


@contextmanager
def checking(corpus: Corpus, copy: Path) -> Iterator[None]:
    """Check the copy over and over until told to stop."""
    unlocked = unlock(corpus.folder, PASSPHRASE)
    key, book, done = unlocked.ledger_keys[PROTECTION], unlocked.file.roster.book, threading.Event()

    def check() -> None:
        while not done.is_set():
            for _ in verify_ledger(copy, key, book, PROTECTION, (), {}):
                if done.is_set():
                    return

    thread = threading.Thread(target=check)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def main() -> None:
    """Print the two figures."""
    with built() as corpus:
        for figure in figures(corpus):
            print(figure, flush=True)


if __name__ == "__main__":
    main()
