"""A casebook of many entries: three ledgers, about 1 kB an entry, eight years, 1,500 children."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, ClassVar

from dsl_desk.casebook.casebook import Casebook, open_casebook
from dsl_desk.casebook.founding import Founder, found_casebook
from dsl_desk.casebook.keys import Stretch, recovery_key
from dsl_desk.casebook.roster import TRAINING
from dsl_desk.device.files import FolderLock, write_file
from dsl_desk.model.access import PROTECTION, STAFF, SUPPORT, Role
from dsl_desk.model.concern import Concern, HowTold, Reporter
from dsl_desk.model.kinds import KINDS
from dsl_desk.model.record import ChronologyLine, Involved, Moment, Part, Record, RecordId
from tests.bench.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.casebook.roster import Anchor

ENTRIES = 100_000
CHILDREN = 1_500
SHARES = ((PROTECTION, 0.6), (SUPPORT, 0.3), (STAFF, 0.1))
"""Which part of all entries lies in each ledger."""

PASSPHRASE = "kettle orbit walnut drizzle"
_STRETCH = Stretch(memory=64 * 1024, passes=1, lanes=1, salt=b"salt for benches")
_BEGINS = date(2018, 9, 3)
_DAYS = 3_000
_TOGETHER = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Record):
    """Something kept about an adult: `staff` has no kinds of its own yet, and three ledgers are needed."""

    kind: ClassVar[str] = "remark"
    compartments: ClassVar[tuple[str, ...]] = (STAFF,)

    about: RecordId
    made: Moment
    headline: str
    account: str

    def involves(self) -> tuple[Involved, ...]:
        return (Involved(who=self.about, part=Part.SUBJECT),)

    def line(self) -> ChronologyLine:
        return ChronologyLine(when=self.made, title="Remark", headline=self.headline, body=self.account)


BENCH_KINDS: tuple[type[Record], ...] = (*KINDS, Remark)


class BenchComputer:
    """This computer's files and locks, an even clock, no keyring."""

    def __init__(self) -> None:
        self.device = b"bench-01"
        self._at = datetime(2018, 9, 3, 8, 0, tzinfo=UTC)

    def now(self) -> datetime:
        self._at += timedelta(minutes=1)
        return self._at

    def today(self) -> date:
        return self._at.date()

    def random(self, length: int) -> bytes:
        return secrets.token_bytes(length)

    def write_file(self, path: Path, data: bytes) -> None:
        write_file(path, data)

    def hold(self, path: Path) -> FolderLock:
        return FolderLock(path)

    def remembered_anchors(self, _book: str) -> tuple[Anchor, ...]:
        return ()

    def remember_anchors(self, _book: str, _anchors: tuple[Anchor, ...]) -> None:
        return


class Corpus:
    """A casebook on disk and what it is made from. `typed` counts the bytes people would have written."""

    def __init__(self, folder: Path, entries: int, stretch: Stretch | None = _STRETCH) -> None:
        """Build it with the product's own code, a thousand entries in a transaction.

        Without a `stretch` its passphrase is stretched as in a casebook of the product.
        """
        self.folder = folder
        self.entries = entries
        self.computer = BenchComputer()
        self.words = Words(seed=entries)
        self.children = tuple(RecordId(secrets.token_bytes(16).hex()) for _ in range(CHILDREN))
        self.typed = 0
        self._made = 0
        book = found_casebook(
            folder,
            Founder(label="Bench", role=Role.HEAD, passphrase=PASSPHRASE),
            self.computer,
            BENCH_KINDS,
            purpose=TRAINING,
            recovery_public=recovery_key(bytes(16)).public_key().public_bytes_raw(),
            stretch=stretch,
        )
        try:
            for compartment, share in SHARES:
                self._fill(book, compartment, int(entries * share))
        finally:
            book.close()

    def open(self) -> Casebook:
        """Open it."""
        return open_casebook(self.folder, PASSPHRASE, self.computer, BENCH_KINDS)

    def _fill(self, book: Casebook, compartment: str, count: int) -> None:
        for start in range(0, count, _TOGETHER):
            with book.writing(compartment) as writing:
                for _ in range(min(_TOGETHER, count - start)):
                    writing.put(self.record(compartment), book.new_id())

    def record(self, compartment: str) -> Concern | Remark:
        """Make a record of about 1 kB that happened within a month before it was told."""
        self._made += 1
        chance = self.words.chance
        day = _BEGINS + timedelta(days=self._made * _DAYS // self.entries - int(chance.expovariate(0.3)))
        when = Moment(on=day, at=time(chance.randint(8, 16), chance.randint(0, 59)))
        headline = " ".join(self.words.some(chance.randint(3, 7))).capitalize()
        account = self.words.text(chance.randint(700, 1_100))
        who = chance.choice(self.children)
        self.typed += len(headline) + len(account)
        if compartment == STAFF:
            return Remark(about=who, made=when, headline=headline, account=account)
        reporter = Reporter(name=" ".join(self.words.some(2)).title(), post="class teacher")
        done = self.words.text(60)
        self.typed += len(reporter.name) + len(reporter.post) + len(done)
        return Concern(
            children=(Involved(who=who, part=Part.SUBJECT),),
            happened=when,
            told=when,
            reported_by=reporter,
            how_told=HowTold.SEEN,
            headline=headline,
            account=account,
            done_at_once=done,
        )

    def typed_question(self) -> tuple[str, ...]:
        """Give what stands in the search box after each key from the third as one or two words are typed."""
        question = " ".join(self.words.some(self.words.chance.choice((1, 1, 2))))
        return tuple(question[:end] for end in range(3, len(question) + 1))


@contextmanager
def built(entries: int = ENTRIES) -> Iterator[Corpus]:
    """Build a corpus in a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="dsl-desk-bench-") as folder:
        yield Corpus(Path(folder) / "bench.casebook", entries)
