"""A concern handed in by somebody who may not read where it goes: sealed, signed, and bound to one place."""

from __future__ import annotations

import random
import struct
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from dsl_desk.casebook.codec import kinds_by_name
from dsl_desk.casebook.deposits import MAGIC, open_deposit, receipt_of, seal_deposit
from dsl_desk.casebook.keys import make_keys, open_sealed, recovery_key, seal_to
from dsl_desk.errors import CasebookDamaged, CasebookRefused
from dsl_desk.model.access import PROTECTION, SUPPORT, LedgerOpened
from dsl_desk.model.kinds import KINDS
from dsl_desk.model.record import RecordId
from tests.casebook.samples import concern, reopen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.casebook.computer import Computer

BOOK = bytes(range(16))
RECORD_ID = RecordId("ab" * 16)
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DEPOSITOR = "5e" * 8
KEYS = make_keys()
COMPARTMENT = recovery_key(bytes(16))
PUBLIC, PRIVATE = COMPARTMENT.public_key().public_bytes_raw(), COMPARTMENT.private_bytes_raw()
FILES = (b"a photograph" * 50, b"", b"a letter")
INFO = b"dsldesk/deposit/v1" + BOOK + PROTECTION.encode()

seal = partial(
    seal_deposit,
    concern(account="Łucja said she was hungry."),
    RECORD_ID,
    FILES,
    depositor=DEPOSITOR,
    signing=KEYS.signing,
    at=AT,
    book=BOOK,
    compartment=PROTECTION,
    deposit_public=PUBLIC,
)
unseal = partial(
    open_deposit,
    book=BOOK,
    compartment=PROTECTION,
    deposit_private=PRIVATE,
    signing_keys={DEPOSITOR: KEYS.signing_public},
    kinds=kinds_by_name(KINDS),
)


def test_what_was_handed_in_comes_out_as_it_was() -> None:
    deposit, record, files = unseal(seal())
    assert record == concern(account="Łucja said she was hungry.")
    assert files == FILES
    assert (deposit.record_id, deposit.depositor, deposit.at) == (RECORD_ID, DEPOSITOR, AT.isoformat())


def test_it_may_be_handed_in_without_files() -> None:
    _, _, files = unseal(seal_with_files(()))
    assert files == ()


def seal_with_files(files: tuple[bytes, ...]) -> bytes:
    return seal_deposit(concern(), RECORD_ID, files, **seal.keywords)


def test_the_file_says_nothing_of_what_is_in_it() -> None:
    sealed = seal()
    assert sealed.startswith(MAGIC)
    for word in ("Łucja", "hungry", "a photograph", "concern", RECORD_ID, DEPOSITOR):
        assert word.encode() not in sealed
    assert seal() != sealed


def test_the_receipt_names_the_file_and_no_word() -> None:
    sealed = seal()
    assert receipt_of(sealed) == sha256(sealed).hexdigest()
    assert receipt_of(seal()) != receipt_of(sealed)


def test_a_byte_altered_anywhere_is_noticed() -> None:
    sealed = seal()
    chance = random.Random(2)
    places = {*range(len(MAGIC) + 4), len(sealed) - 1, *chance.sample(range(len(sealed)), 200)}
    for place in places:
        altered = bytearray(sealed)
        altered[place] ^= 1 << chance.randrange(8)
        with pytest.raises((CasebookDamaged, CasebookRefused)):
            unseal(bytes(altered))


@pytest.mark.parametrize("kept", [0, 5, 11, 12, 43, 60, 200])
def test_a_file_cut_short_is_noticed(kept: int) -> None:
    with pytest.raises((CasebookDamaged, CasebookRefused)):
        unseal(seal()[:kept])
    with pytest.raises((CasebookDamaged, CasebookRefused)):
        unseal(seal() + b"\0")


def test_it_opens_in_its_own_casebook_and_compartment_alone() -> None:
    sealed = seal()
    for other in (
        {"book": bytes(16)},
        {"compartment": SUPPORT},
        {"deposit_private": make_keys().sealing.private_bytes_raw()},
    ):
        with pytest.raises(CasebookRefused):
            partial(unseal, **other)(sealed)


def test_somebody_not_enrolled_here_is_not_believed() -> None:
    with pytest.raises(CasebookDamaged, match="not made by anyone enrolled here"):
        unseal(seal(depositor="00" * 8))


def test_somebody_writing_in_another_s_name_is_not_believed() -> None:
    with pytest.raises(CasebookDamaged, match="altered, or was not made by anyone"):
        unseal(seal(signing=make_keys().signing))


def resealed(inner: bytes) -> bytes:
    """Seal other contents, as anybody can: the compartment's public key is public."""
    return MAGIC + seal_to(PUBLIC, inner, INFO)


def test_contents_changed_by_somebody_who_can_open_it_are_not_believed() -> None:
    inner = bytes(open_sealed(COMPARTMENT, seal()[len(MAGIC) :], INFO))
    assert unseal(resealed(inner))[2] == FILES
    header = struct.unpack_from(">I", inner)[0] + 4
    changed = {
        "header": inner.replace(RECORD_ID.encode(), b"cd" * 16),
        "signature": inner[:header] + bytes(64) + inner[header + 64 :],
        "a file": inner.replace(b"a letter", b"a ladder"),
        "a file less": inner[: -len(b"a letter") - 4],
        "a file more": inner + struct.pack(">I", 3) + b"abc",
        "files in another order": inner[: header + 64]
        + b"".join(struct.pack(">I", len(one)) + one for one in reversed(FILES)),
        "a length too great": inner[:-12] + struct.pack(">I", 2**31) + b"a letter",
        "half a length": inner + b"\0\0",
        "a header longer than all": struct.pack(">I", 2**32 - 1) + inner[4:],
        "nothing": b"",
        "three bytes": b"abc",
    }
    for what, other in changed.items():
        with pytest.raises(CasebookDamaged):
            assert unseal(resealed(other)) is None, what


def test_another_casebook_s_signature_is_not_this_one_s() -> None:
    elsewhere = seal(book=bytes(16))
    inner = bytes(
        open_sealed(COMPARTMENT, elsewhere[len(MAGIC) :], b"dsldesk/deposit/v1" + bytes(16) + b"protection")
    )
    with pytest.raises(CasebookDamaged):
        unseal(resealed(inner))


def test_a_kind_that_is_not_known_here_is_left_where_it_is() -> None:
    with pytest.raises(CasebookDamaged, match="left where it is"):
        partial(unseal, kinds={})(seal())


def test_a_casebook_opens_what_was_sealed_to_its_own_roster(filled: Path, computer: Computer) -> None:
    book = reopen(filled, computer)
    opened = next(
        one.record
        for one in book.of_kind(LedgerOpened.kind)
        if isinstance(one.record, LedgerOpened) and one.compartment == PROTECTION
    )
    to_here = partial(
        seal,
        book=book.book,
        depositor=book.member.id,
        deposit_public=bytes.fromhex(opened.deposit_public),
    )
    unseal_here = partial(unseal, book=book.book, deposit_private=bytes.fromhex(opened.deposit_private))
    known = {book.member.id: book.member.signing_public}
    with pytest.raises(CasebookDamaged):  # signed by another than the member it names
        unseal_here(to_here(), signing_keys=known)
    _, record, _ = unseal_here(to_here(signing=book.pen.keys.signing), signing_keys=known)
    assert record == concern(account="Łucja said she was hungry.")
    book.close()
