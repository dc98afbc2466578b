"""One casebook with what it ought to hold beside it: opened, written to, killed, and looked at each time."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk.casebook.anchors import remembered
from dsl_desk.casebook.entries import Kept
from dsl_desk.casebook.unlock import read_file, unlock
from dsl_desk.casebook.verify import Finding, verify_ledger
from dsl_desk.practice.audit import verify_casebook
from tests.casebook.samples import PASSPHRASE, found, reopen
from tests.properties.derived import check_index
from tests.properties.killing import Toll, write_and_kill
from tests.properties.memory import Memory, adopt, check, opening
from tests.properties.passages import Form, compose
from tests.properties.writer import NUMBERS, Act, LastingComputer, Manner, Plan, Way

if TYPE_CHECKING:
    from datetime import date

    from dsl_desk.model.record import RecordId

DEVICES = (b"device-1", b"device-2")
CHILDREN = 3


@dataclass
class Tally:
    """What a run did, for the figures it prints."""

    lives: int = 0
    kills: dict[str, int] = field(default_factory=dict)
    kept_here: int = 0
    acknowledged: int = 0
    survived: int = 0

    def count(self, way: Way, toll: Toll, survived: int) -> None:
        """Count one kill."""
        self.kills[way] = self.kills.get(way, 0) + 1
        self.acknowledged += len(toll.acknowledged)
        self.survived += survived


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A folder with a casebook just made, its keyring, the ledgers' keys and the children in it."""

    place: Path
    keys: dict[str, bytes]
    opened: tuple[Kept, ...]
    children: list[Kept]


def begin(place: Path) -> Start:
    """Make one casebook that every life begins with a copy of."""
    book = found(place / "book", LastingComputer(place / "keyring", DEVICES[0]))
    opened = opening(book)
    children = []
    for number in range(CHILDREN):
        with book.writing("support") as writing:
            child = compose(Form.CHILD, number, (), LastingComputer(place, b"").today())
            children.append(writing.put(child, book.new_id()))
    book.close()
    keys = unlock(place / "book", PASSPHRASE).ledger_keys
    return Start(
        place=place, keys={name: bytes(key) for name, key in keys.items()}, opened=opened, children=children
    )


class Life:
    """One casebook in its own folder, open, with what it ought to hold beside it."""

    def __init__(self, start: Start, place: Path, tally: Tally) -> None:
        self.folder = place / "book"
        self._keyring = place / "keyring"
        self._keys = start.keys
        self._tally = tally
        tally.lives += 1
        shutil.copytree(start.place, place, dirs_exist_ok=True)
        self.computer = LastingComputer(self._keyring, DEVICES[0])
        self.memory = Memory(start.opened)
        for one in start.children:
            self.memory.keep(one)
        self.children = tuple(self.memory.records)
        self.next_number = CHILDREN
        self._waiting: list[tuple[str, str]] = []
        self.open(DEVICES[0])

    def open(self, device: bytes) -> None:
        """Open it on one of two computers that share a keyring and a clock; nothing is amiss."""
        at = self.computer.at
        self.computer = LastingComputer(self._keyring, device)
        self.computer.at = at
        self.book = reopen(self.folder, self.computer)
        assert self.book.notices == ()

    def close(self) -> None:
        """Close it; every read that waited is written."""
        self.book.close()
        self.memory.reads += self._waiting
        self._waiting = []

    def number(self) -> int:
        """Take the next number for a record."""
        self.next_number += 1
        return self.next_number - 1

    def about(self, first: int) -> tuple[RecordId, ...]:
        """Choose one child, or two."""
        return tuple(dict.fromkeys(self.children[one % CHILDREN] for one in (first, first // CHILDREN)))

    def day(self, days: int) -> date:
        """Choose a day near today."""
        return self.computer.today() + timedelta(days=days)

    def wrote(self, compartment: str) -> None:
        """Remember that the reads waiting in a ledger went with its transaction."""
        self.memory.reads += [one for one in self._waiting if one[0] == compartment]
        self._waiting = [one for one in self._waiting if one[0] != compartment]

    def note_read(self, compartment: str) -> None:
        """Note a read. One that waited a minute takes all that wait in its ledger with it."""
        words = f"read {self.number()}"
        self.book.note_read(compartment, "search", words=words)
        self._waiting.append((compartment, words))
        if words in {one.words for one in self.book.reads(compartment, 1)}:
            self.wrote(compartment)

    def kill(self, way: Way, point: Act, count: int, manner: Manner, *, verified_first: bool) -> Toll:
        """Close, let another process write and be killed, look at what it left, and judge it."""
        self.close()
        plan = Plan(
            folder=self.folder,
            keyring=self._keyring,
            device=self.computer.device,
            at=self.computer.at,
            way=way,
            about=self.children[:2],
            first=self.next_number,
            point=point,
            count=count,
            manner=manner,
        )
        self.next_number += NUMBERS
        toll = write_and_kill(plan)
        if verified_first:
            self.verify()
        self.open(plan.device)
        survived = adopt(self.book, self.memory, toll)
        self._tally.count(way, toll, survived)
        check(self.book, self.memory)
        self.close()
        self.check_files()
        self.open(plan.device)
        return toll

    def check_files(self) -> None:
        """Check the closed files: chains, signatures and anchors, and the index against its rebuild."""
        self.verify()
        for compartment, key in self._keys.items():
            check_index(self.folder / f"{compartment}.ledger", key)

    def verify(self) -> None:
        """Find nothing wrong with any ledger."""
        file = read_file(self.folder)[0]
        known = remembered(file, self.computer)
        for compartment, key in self._keys.items():
            path, book = self.folder / f"{compartment}.ledger", file.roster.book
            found = verify_ledger(path, bytearray(key), book, compartment, known, {})
            assert [one for one in found if isinstance(one, Finding)] == []

    def end(self) -> None:
        """Check everything once more, as somebody would who is shown the closed casebook."""
        check(self.book, self.memory)
        self.close()
        self.check_files()
        found = verify_casebook(self.folder, PASSPHRASE, self.computer)
        assert [one for one in found if isinstance(one, Finding)] == []
