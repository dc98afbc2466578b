"""Making a casebook: all of it or nothing, each ledger accounting for itself from its first entry."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import pytest

from dsl_desk.casebook.casebook import LOCK
from dsl_desk.casebook.founding import Founder, found_casebook
from dsl_desk.casebook.keys import open_sealed, recovery_key
from dsl_desk.casebook.roster import RECOVERY, TRAINING, grant_info
from dsl_desk.casebook.unlock import FILE, read_file, unlock
from dsl_desk.errors import CasebookRefused, NotKept
from dsl_desk.model.access import GRANTED, STAFF, LedgerOpened, Member, Role
from dsl_desk.model.kinds import KINDS
from tests.casebook.computer import Computer
from tests.casebook.samples import LABEL, PASSPHRASE, QUICK, RECOVERY_SECRET, found

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.casebook.casebook import Casebook


class FullDisk(Computer):
    """A computer whose disk is full by the time one file is to be written."""

    def __init__(self, full_at: str) -> None:
        super().__init__()
        self._full_at = full_at

    def write_file(self, path: Path, data: bytes) -> None:
        if path.name == self._full_at:
            raise NotKept("The disk is full.")
        super().write_file(path, data)


@pytest.mark.parametrize("role", [Role.DSL, Role.HEAD])
def test_a_founder_gets_the_ledgers_of_their_role(tmp_path: Path, computer: Computer, role: Role) -> None:
    book = found(tmp_path / "a.casebook", computer, role)
    assert book.compartments == GRANTED[role]
    assert (book.member.label, book.member.role) == (LABEL, role.value)
    assert book.purpose == TRAINING
    assert book.notices == ()
    book.close()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.DSL, Role.HEAD}))
def test_only_those_who_may_sign_the_list_of_members_found(
    tmp_path: Path, computer: Computer, role: Role
) -> None:
    with pytest.raises(CasebookRefused, match=role.value):
        found(tmp_path / "a.casebook", computer, role)
    assert not (tmp_path / "a.casebook").exists()


def test_each_ledger_begins_by_saying_what_it_is_and_who_founded_it(book: Casebook) -> None:
    for compartment in book.compartments:
        (opened,) = (kept for kept in book.of_kind("ledger") if kept.compartment == compartment)
        (member,) = (kept for kept in book.of_kind("member") if kept.compartment == compartment)
        assert (opened.seq, member.seq) == (1, 2)
        assert isinstance(opened.record, LedgerOpened)
        assert (opened.record.book, opened.record.compartment) == (book.book.hex(), compartment)
        assert isinstance(member.record, Member)
        assert member.record.signing_key == book.member.signing_public.hex()


def test_a_new_casebook_holds_exactly_its_files(folder: Path) -> None:
    names = {path.name for path in folder.iterdir() if path.stat().st_size or path.name == LOCK}
    ledgers = {"support.ledger", "protection.ledger"}
    assert names == {FILE, "casebook.prev.json", LOCK, "README.txt", *ledgers}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in lists, not in modes")
def test_nobody_else_on_the_computer_may_read_it(tmp_path: Path, computer: Computer) -> None:
    found(tmp_path / "a.casebook", computer).close()
    assert stat.S_IMODE((tmp_path / "a.casebook").stat().st_mode) == 0o700
    for path in (tmp_path / "a.casebook").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


def test_it_may_be_made_in_an_empty_folder(tmp_path: Path, computer: Computer) -> None:
    found(tmp_path, computer).close()
    assert (tmp_path / FILE).exists()


@pytest.mark.parametrize("there", ["a file", "a folder with something in it"])
def test_what_is_there_already_is_left_alone(tmp_path: Path, computer: Computer, there: str) -> None:
    place = tmp_path / "a.casebook"
    mine = place if there == "a file" else place / "mine.txt"
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine", "utf-8")
    with pytest.raises(CasebookRefused, match="something at"):
        found(place, computer)
    assert mine.read_text("utf-8") == "mine"
    assert list(tmp_path.rglob("*.ledger")) == []


@pytest.mark.parametrize("full_at", ["README.txt", FILE])
def test_a_casebook_that_cannot_be_finished_leaves_nothing(tmp_path: Path, full_at: str) -> None:
    with pytest.raises(NotKept):
        found(tmp_path / "a.casebook", FullDisk(full_at))
    assert list(tmp_path.iterdir()) == []
    found(tmp_path / "a.casebook", Computer()).close()


def test_a_list_of_members_too_long_to_read_back_is_never_written(tmp_path: Path, computer: Computer) -> None:
    with pytest.raises(CasebookRefused, match="longer"):
        found_casebook(
            tmp_path / "a.casebook",
            Founder(label="\u0142" * 49_000, role=Role.DSL, passphrase=PASSPHRASE),
            computer,
            KINDS,
            purpose=TRAINING,
            recovery_public=recovery_key(RECOVERY_SECRET).public_key().public_bytes_raw(),
            stretch=QUICK,
        )
    assert list(tmp_path.iterdir()) == []


def test_recovery_opens_the_key_of_every_ledger(folder: Path) -> None:
    file, _ = read_file(folder)
    held = unlock(folder, PASSPHRASE).ledger_keys
    private = recovery_key(RECOVERY_SECRET)
    assert len(file.roster.compartments) == len(held) > 0
    for one in file.roster.compartments:
        grant = file.roster.grant(one, RECOVERY)
        assert grant is not None
        info = grant_info(file.roster.book, one.name, one.epoch, RECOVERY)
        assert open_sealed(private, grant.ciphertext, info) == held[one.name]


def test_each_ledger_has_a_key_of_its_own(folder: Path) -> None:
    keys = [bytes(key) for key in unlock(folder, PASSPHRASE).ledger_keys.values()]
    assert len(set(keys)) == len(keys)
    assert all(len(key) == 32 for key in keys)


def test_a_ledger_that_the_member_does_not_hold_is_refused_in_words(book: Casebook) -> None:
    with pytest.raises(CasebookRefused, match="does not open the staff ledger"), book.writing(STAFF):
        pass


def test_a_casebook_is_not_made_over_another(folder: Path, computer: Computer) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(CasebookRefused, match="Choose a new folder"):
        found(folder, computer)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
