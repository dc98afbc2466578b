"""Keys: sealing and opening, what a seal is bound to, and the settings that are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dsl_desk.casebook.connection import connect, wipe
from dsl_desk.casebook.keys import (
    Sealed,
    Stretch,
    is_signed,
    make_keys,
    open_keys,
    open_sealed,
    recovery_key,
    seal_keys,
    seal_to,
)
from dsl_desk.casebook.roster import RECOVERY, grant_info
from dsl_desk.casebook.unlock import read_one, unlock
from dsl_desk.errors import CasebookDamaged, CasebookRefused, WrongPassphrase
from dsl_desk.model.access import Role
from tests.casebook.computer import Computer
from tests.casebook.samples import PASSPHRASE, QUICK, RECOVERY_SECRET, found

if TYPE_CHECKING:
    from pathlib import Path

NONCE = bytes(12)
SALT = bytes(16)


def a_slot(passphrase: str = "words", bound_to: bytes = b"slot", device_secret: bytes = b"") -> Sealed:
    return seal_keys(make_keys(), passphrase, QUICK, bound_to, NONCE, device_secret)


def test_a_member_s_keys_come_back_as_they_were() -> None:
    keys = make_keys()
    sealed = seal_keys(keys, "words", QUICK, b"slot", NONCE, b"device")
    opened = open_keys(sealed, "words", QUICK, b"slot", b"device")
    assert opened.sealing.private_bytes_raw() == keys.sealing.private_bytes_raw()
    assert opened.signing.private_bytes_raw() == keys.signing.private_bytes_raw()


@pytest.mark.parametrize(
    ("passphrase", "bound_to", "device_secret"),
    [
        ("other words", b"slot", b"device"),
        ("words", b"another slot", b"device"),
        ("words", b"slot", b"other device"),
        ("words", b"slot", b""),
    ],
)
def test_whatever_does_not_match_the_words_are_the_same(
    passphrase: str, bound_to: bytes, device_secret: bytes
) -> None:
    sealed = a_slot(device_secret=b"device")
    with pytest.raises(WrongPassphrase):
        open_keys(sealed, passphrase, QUICK, bound_to, device_secret)


@pytest.mark.parametrize("place", [0, 20, 63, 64, 79])
def test_a_slot_with_one_bit_changed_does_not_open(place: int) -> None:
    sealed = a_slot()
    assert len(sealed.ciphertext) == 80
    altered = bytearray(sealed.ciphertext)
    altered[place] ^= 1
    with pytest.raises(WrongPassphrase):
        open_keys(Sealed(nonce=NONCE, ciphertext=bytes(altered)), "words", QUICK, b"slot", b"")


def test_other_settings_give_another_key() -> None:
    sealed = a_slot()
    for other in (
        Stretch(memory=65_536, passes=2, lanes=1, salt=QUICK.salt),
        Stretch(memory=65_537, passes=1, lanes=1, salt=QUICK.salt),
        Stretch(memory=65_536, passes=1, lanes=2, salt=QUICK.salt),
        Stretch(memory=65_536, passes=1, lanes=1, salt=SALT),
    ):
        with pytest.raises(WrongPassphrase):
            open_keys(sealed, "words", other, b"slot", b"")


@pytest.mark.parametrize(
    ("memory", "passes", "lanes", "salt"),
    [
        (65_535, 1, 1, SALT),
        (0, 1, 1, SALT),
        (-1, 1, 1, SALT),
        (1_048_577, 1, 1, SALT),
        (2**63, 1, 1, SALT),
        (65_536, 0, 1, SALT),
        (65_536, 17, 1, SALT),
        (65_536, 1, 0, SALT),
        (65_536, 1, 9, SALT),
        (65_536, 1, 1, SALT[:-1]),
        (65_536, 1, 1, SALT + b"\0"),
        (65_536, 1, 1, b""),
    ],
)
def test_settings_that_are_too_weak_or_absurd_are_refused(
    memory: int, passes: int, lanes: int, salt: bytes
) -> None:
    with pytest.raises(CasebookDamaged, match="key settings"):
        Stretch(memory=memory, passes=passes, lanes=lanes, salt=salt)


def test_a_new_slot_asks_for_256_mib_unless_told_otherwise() -> None:
    usual = Stretch(salt=SALT)
    assert (usual.memory, usual.passes, usual.lanes) == (262_144, 3, 4)


def test_what_is_sealed_to_a_key_opens_with_it_alone_and_for_its_purpose() -> None:
    keys, other = make_keys(), make_keys()
    sealed = seal_to(keys.sealing_public, b"secret", b"purpose")
    assert bytes(open_sealed(keys.sealing, sealed, b"purpose")) == b"secret"
    assert b"secret" not in sealed
    for private, ciphertext, info in (
        (other.sealing, sealed, b"purpose"),
        (keys.sealing, sealed, b"another purpose"),
        (keys.sealing, sealed[:-1] + bytes([sealed[-1] ^ 1]), b"purpose"),
        (keys.sealing, sealed[1:], b"purpose"),
        (keys.sealing, b"", b"purpose"),
    ):
        with pytest.raises(CasebookRefused, match="not sealed for you"):
            open_sealed(private, ciphertext, info)


def test_two_seals_of_one_secret_are_not_alike() -> None:
    keys = make_keys()
    assert seal_to(keys.sealing_public, b"x", b"") != seal_to(keys.sealing_public, b"x", b"")


def test_recovery_opens_every_key_of_a_casebook(tmp_path: Path) -> None:
    folder = tmp_path / "Oak.casebook"
    found(folder, Computer(), Role.HEAD).close()
    roster = read_one(folder / "casebook.json").roster
    private = recovery_key(RECOVERY_SECRET)
    keys = unlock(folder, PASSPHRASE).ledger_keys
    assert len(keys) == len(roster.compartments) == 3
    for one in roster.compartments:
        grant = roster.grant(one, RECOVERY)
        assert grant is not None
        info = grant_info(roster.book, one.name, one.epoch, RECOVERY)
        assert open_sealed(private, grant.ciphertext, info) == keys[one.name]
        with pytest.raises(CasebookRefused):
            open_sealed(recovery_key(bytes(16)), grant.ciphertext, info)


@pytest.mark.parametrize("length", [0, 15, 17, 32])
def test_a_recovery_secret_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(CasebookRefused, match="each share"):
        recovery_key(bytes(length))


def test_every_ledger_has_a_key_of_its_own(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("Oak.casebook", "Elm.casebook")]
    for folder in folders:
        found(folder, Computer()).close()
    keys = [bytes(key) for folder in folders for key in unlock(folder, PASSPHRASE).ledger_keys.values()]
    assert len(set(keys)) == len(keys) == 4


@pytest.mark.parametrize("length", [0, 16, 31, 33, 48, 64, 80])
def test_a_ledger_key_of_another_length_never_becomes_a_passphrase(tmp_path: Path, length: int) -> None:
    path = tmp_path / "a.ledger"
    path.write_bytes(bytes(8192))
    with pytest.raises(ValueError, match="32 bytes"):
        connect(path, bytearray(length))


def test_wiping_overwrites_in_place() -> None:
    key = bytearray(b"\xff" * 32)
    same = key
    wipe(key)
    assert same == bytearray(32)


def test_a_signature_fits_its_message_and_its_key_alone() -> None:
    keys, other = make_keys(), make_keys()
    signature = keys.signing.sign(b"message")
    assert is_signed(keys.signing_public, signature, b"message")
    assert not is_signed(keys.signing_public, signature, b"massage")
    assert not is_signed(other.signing_public, signature, b"message")
    assert not is_signed(keys.signing_public, signature[:-1], b"message")
    assert not is_signed(b"short", signature, b"message")
