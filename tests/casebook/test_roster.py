"""`casebook.json`: one reading or none, and nothing in it can be changed by somebody without a key."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dsl_desk.casebook.keys import make_keys, open_sealed
from dsl_desk.casebook.roster import (
    MOST_BYTES,
    Anchors,
    grant_info,
    json_bytes,
    read_casebook_file,
    write_casebook_file,
)
from dsl_desk.casebook.unlock import read_one, unlock
from dsl_desk.errors import CasebookDamaged, CasebookRefused, CasebookTooNew, DeskError, WrongPassphrase
from dsl_desk.model.access import PROTECTION, SUPPORT
from tests.casebook.forging import change_roster, enrol_otherwise, forge, rewrite
from tests.casebook.samples import PASSPHRASE, concern, put, reopen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dsl_desk.casebook.roster import CasebookFile, Enrolled, Roster
    from tests.casebook.computer import Computer

    Change = Callable[[bytes], bytes]

MUTATIONS = 2_000


def spaced(data: bytes) -> bytes:
    return json.dumps(json.loads(data), ensure_ascii=False, sort_keys=True).encode()


def reordered(data: bytes) -> bytes:
    plain = json.loads(data)
    return json.dumps(dict(reversed(plain.items())), ensure_ascii=False, separators=(",", ":")).encode()


def same_twice(data: bytes) -> bytes:
    return data.replace(b'{"anchors":', b'{"anchors":{},"anchors":', 1)


def with_settings(**settings: object) -> Change:
    def change(data: bytes) -> bytes:
        plain = json.loads(data)
        plain["slots"][0]["stretch"].update(settings)
        return json_bytes(plain)

    return change


def with_roster(**values: object) -> Change:
    def change(data: bytes) -> bytes:
        plain = json.loads(data)
        plain["roster"].update(values)
        return json_bytes(plain)

    return change


BROKEN: dict[str, Change] = {
    "empty": lambda data: b"",
    "torn in the middle": lambda data: data[: len(data) // 2],
    "last byte gone": lambda data: data[:-1],
    "written with spaces": spaced,
    "keys in another order": reordered,
    "a key twice": same_twice,
    "a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "another encoding": lambda data: data.decode().encode("utf-16"),
    "not JSON": lambda data: b"Dear DSL,",
    "a list": lambda data: b"[" + data + b"]",
    "nested 20,000 deep": lambda data: b"[" * 20_000 + b"]" * 20_000,
    "nested deep inside": lambda data: data[:-1] + b',"x":' + b"[" * 9 + b"]" * 9 + b"}",
    "over 64 KB": lambda data: data + b" " * MOST_BYTES,
    "a field nobody knows": lambda data: data[:-1] + b',"zebra":1}',
    "a number without end": lambda data: data.replace(b'"generation":1', b'"generation":1e400'),
    "a number of 5,000 figures": lambda data: data.replace(
        b'"generation":1', b'"generation":' + b"9" * 5_000
    ),
    "NaN": lambda data: data.replace(b'"generation":1', b'"generation":NaN'),
    "memory below the least": with_settings(memory=65_535),
    "memory of a terabyte": with_settings(memory=2**30),
    "a million passes": with_settings(passes=1_000_000),
    "nine lanes": with_settings(lanes=9),
    "memory as text": with_settings(memory="65536"),
    "memory as a truth": with_settings(memory=True),
    "a salt too short": with_settings(salt="AAAA"),
    "a salt that is not base64": with_settings(salt="****"),
    "another magic": with_roster(magic="OTHER"),
    "version as text": with_roster(version="1"),
    "version as a truth": with_roster(version=True),
    "members as a mapping": with_roster(members={}),
    "a member that is text": with_roster(members=["x"]),
    "no signer": with_roster(signer=None),
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN.keys())
def test_a_file_with_another_reading_is_refused(full_template: Path, change: Change) -> None:
    data = (full_template / "casebook.json").read_bytes()
    altered = change(data)
    assert altered != data
    with pytest.raises(CasebookDamaged):
        read_casebook_file(altered)


def test_what_is_read_is_written_back_to_the_same_bytes(full_template: Path) -> None:
    data = (full_template / "casebook.json").read_bytes()
    assert write_casebook_file(read_casebook_file(data)) == data


@pytest.mark.parametrize("version", [2, 3, 2**40])
def test_a_newer_casebook_says_so(full_template: Path, version: int) -> None:
    data = (full_template / "casebook.json").read_bytes()
    with pytest.raises(CasebookTooNew, match="newer DSL Desk"):
        read_casebook_file(with_roster(version=version)(data))


def test_a_newer_casebook_is_not_passed_over_for_the_older_file(filled: Path, computer: Computer) -> None:
    path = filled / "casebook.json"
    path.write_bytes(with_roster(version=2)(path.read_bytes()))
    with pytest.raises(CasebookTooNew):
        reopen(filled, computer)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Change, drop, add or repeat a few bytes."""
    altered = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(altered))
        length = chance.randint(1, 4)
        match chance.randrange(4):
            case 0:
                altered[place] = chance.randrange(256)
            case 1:
                del altered[place : place + length]
            case 2:
                altered[place:place] = chance.randbytes(length)
            case _:
                altered[place:place] = altered[place : place + length * 8]
    return bytes(altered)


def test_of_two_thousand_mutations_none_is_believed(full_template: Path) -> None:
    data = (full_template / "casebook.json").read_bytes()
    chance = random.Random(1)
    believed = []
    for _ in range(MUTATIONS):
        altered = mutated(data, chance)
        try:
            file = read_casebook_file(altered)
        except DeskError:
            continue
        if altered != data and file.is_signed():
            believed.append(altered)
    assert believed == []


CHANGES: dict[str, Callable[[Roster], Roster]] = {
    "purpose": lambda roster: replace(roster, purpose="real"),
    "generation": lambda roster: replace(roster, generation=2),
    "casebook": lambda roster: replace(roster, book=bytes(16)),
    "recovery key": lambda roster: replace(roster, recovery_public=bytes(32)),
    "signer": lambda roster: replace(roster, signer="00" * 8),
    "no grants": lambda roster: replace(roster, grants=()),
    "no compartments": lambda roster: replace(roster, compartments=()),
    "no members": lambda roster: replace(roster, members=()),
    "a member twice": lambda roster: replace(roster, members=roster.members * 2),
    "a role": lambda roster: replace(roster, members=(replace(roster.members[0], role="head"),)),
    "another file": lambda roster: replace(
        roster, compartments=tuple(replace(one, file="support.ledger") for one in roster.compartments)
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_roster_changed_without_its_signer_s_key_is_refused(
    filled: Path, computer: Computer, change: Callable[[Roster], Roster]
) -> None:
    change_roster(filled, change)
    read_one(filled / "casebook.json")  # well formed: only the signature tells
    with pytest.raises(CasebookDamaged, match="a signature in it does not fit"):
        reopen(filled, computer)


UNSIGNED: dict[str, Callable[[CasebookFile], CasebookFile]] = {
    "roster": lambda file: replace(file, signature=bytes(64)),
    "slot": lambda file: replace(file, slots=(replace(file.slots[0], signature=bytes(64)),)),
    "slot of nobody": lambda file: replace(file, slots=(replace(file.slots[0], id="00" * 8),)),
    "anchors": lambda file: replace(file, anchors=replace(file.anchors, signature=bytes(64))),
    "anchors by nobody": lambda file: replace(file, anchors=replace(file.anchors, by="00" * 8)),
    "an anchor less": lambda file: replace(file, anchors=replace(file.anchors, heads=file.anchors.heads[1:])),
    "an anchor's number": lambda file: replace(
        file, anchors=replace(file.anchors, heads=(replace(file.anchors.heads[0], seq=1),))
    ),
    "no anchors at all": lambda file: replace(file, anchors=Anchors()),
}


@pytest.mark.parametrize("change", UNSIGNED.values(), ids=UNSIGNED.keys())
def test_every_part_is_believed_by_its_own_signature_alone(
    filled: Path, computer: Computer, change: Callable[[CasebookFile], CasebookFile]
) -> None:
    rewrite(filled, change)
    with pytest.raises(CasebookDamaged, match="a signature in it does not fit"):
        reopen(filled, computer)


def test_a_roster_that_signs_itself_is_refused_once_the_ledgers_are_open(
    filled: Path, computer: Computer
) -> None:
    forge(filled, make_keys())
    assert read_one(filled / "casebook.json").is_signed()
    assert set(unlock(filled, PASSPHRASE).ledger_keys) == {SUPPORT, PROTECTION}
    with pytest.raises(CasebookDamaged, match="signed by somebody this casebook does not know"):
        reopen(filled, computer)


@pytest.mark.parametrize("damage", ["torn", "gone"])
def test_the_file_before_it_is_used_and_said_so(filled: Path, computer: Computer, damage: str) -> None:
    path = filled / "casebook.json"
    previous = (filled / "casebook.prev.json").read_bytes()
    if damage == "torn":
        path.write_bytes(path.read_bytes()[:100])
    else:
        path.unlink()
    book = reopen(filled, computer)
    assert any("casebook.json could not be used, so casebook.prev.json was" in one for one in book.notices)
    kept = put(book, concern())
    book.close()
    # The damaged file is never taken for "the one before"; the next close has made both whole.
    assert (filled / "casebook.prev.json").read_bytes() == previous
    book = reopen(filled, computer)
    assert book.latest(kept.record_id) == kept
    assert not any("could not be used" in one for one in book.notices)
    book.close()


def test_with_both_files_torn_nothing_is_opened_or_written(filled: Path, computer: Computer) -> None:
    for name in ("casebook.json", "casebook.prev.json"):
        (filled / name).write_bytes(b'{"roster"')
    before = {path.name: path.read_bytes() for path in filled.iterdir()}
    with pytest.raises(CasebookDamaged, match=r"casebook\.json is damaged"):
        reopen(filled, computer)
    assert {path.name: path.read_bytes() for path in filled.iterdir()} == before


ENROLLED_OTHERWISE: dict[str, Callable[[Enrolled], Enrolled]] = {
    "role": lambda member: replace(member, role="head"),
    "label": lambda member: replace(member, label="Head"),
    "end": lambda member: replace(member, ends_on="2030-01-01"),
    "key": lambda member: replace(member, sealing_public=bytes(32)),
}


@pytest.mark.parametrize("change", ENROLLED_OTHERWISE.values(), ids=ENROLLED_OTHERWISE.keys())
def test_a_slot_opens_for_the_member_it_was_made_for_alone(
    filled: Path, change: Callable[[Enrolled], Enrolled]
) -> None:
    enrol_otherwise(filled, change)
    assert read_one(filled / "casebook.json").is_signed()
    with pytest.raises(WrongPassphrase):
        unlock(filled, PASSPHRASE)


def test_a_grant_is_bound_to_casebook_compartment_epoch_and_member(full_template: Path) -> None:
    unlocked = unlock(full_template, PASSPHRASE)
    roster = unlocked.file.roster
    grant = roster.grant(roster.compartments[0], unlocked.member.id)
    assert grant is not None
    fits = (roster.book, SUPPORT, 1, unlocked.member.id)
    key = open_sealed(unlocked.keys.sealing, grant.ciphertext, grant_info(*fits))
    assert key == unlocked.ledger_keys[SUPPORT]
    for other in (
        (bytes(16), *fits[1:]),
        (fits[0], PROTECTION, *fits[2:]),
        (*fits[:2], 2, fits[3]),
        (*fits[:3], "00" * 8),
    ):
        with pytest.raises(CasebookRefused):
            open_sealed(unlocked.keys.sealing, grant.ciphertext, grant_info(*other))


def test_a_list_of_members_that_could_not_be_read_back_is_not_written(full_template: Path) -> None:
    file = read_one(full_template / "casebook.json")
    crowd = tuple(replace(file.roster.members[0], id=f"{n:016x}", label="n" * 100) for n in range(500))
    with pytest.raises(CasebookRefused, match="longer than a casebook can hold"):
        write_casebook_file(replace(file, roster=replace(file.roster, members=crowd)))
    with pytest.raises(CasebookRefused, match="longer than a casebook can hold"):
        write_casebook_file(replace(file, slots=file.slots * 65))
