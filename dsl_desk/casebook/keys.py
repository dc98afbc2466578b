"""Members' keys, and how a compartment's key reaches them.

    passphrase ─NFC, UTF-8→ Argon2id ─HKDF(device secret or nothing)→ KEK ─AES-256-GCM→ the member's two
    private keys compartment key ─HPKE (RFC 9180, X25519, HKDF-SHA256, AES-256-GCM)→ each member who may
    read it, and recovery

A grant is sealed to a public key, so that somebody absent can be given one. Argon2id runs with 256 MiB; a
casebook asking for an absurd amount is refused before memory is taken.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from dsl_desk.errors import CasebookDamaged, CasebookRefused, DeskError, WrongPassphrase

KEM = "X25519"
SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
SALT_LENGTH = 16
NONCE_LENGTH = 12
SECRET_LENGTH = 16

_KEK_INFO = b"dsldesk/kek/v1"
_RECOVERY_INFO = b"dsldesk/recovery/v1"
_RAW = 32
_MEMORY_KIB = range(64 * 1024, 1024 * 1024 + 1)
_PASSES = range(1, 17)
_LANES = range(1, 9)


class OutOfMemory(DeskError):
    """Argon2id could not have the memory it needs; a weaker setting is never used instead."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("There is not enough free memory to unlock. Close other programs, then try again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Argon2id v1.3 settings: memory in KiB, passes, lanes, salt."""

    memory: int = 256 * 1024
    passes: int = 3
    lanes: int = 4
    salt: bytes

    def __post_init__(self) -> None:
        """Refuse settings that are too weak, or that would exhaust this computer."""
        within = self.memory in _MEMORY_KIB and self.passes in _PASSES and self.lanes in _LANES
        if not within or len(self.salt) != SALT_LENGTH:
            raise CasebookDamaged(
                "The casebook's key settings are not ones that DSL Desk writes. It was not opened; "
                "restore casebook.json from a backup."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """One person's two private keys, held while they are signed in."""

    sealing: X25519PrivateKey
    signing: Ed25519PrivateKey

    @property
    def sealing_public(self) -> bytes:
        """The X25519 public key, 32 bytes: what others seal to."""
        return self.sealing.public_key().public_bytes_raw()

    @property
    def signing_public(self) -> bytes:
        """The Ed25519 public key, 32 bytes: what signatures are checked against."""
        return self.signing.public_key().public_bytes_raw()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """AES-256-GCM ciphertext and its nonce."""

    nonce: bytes
    ciphertext: bytes


def make_keys() -> Keys:
    """Make a new pair of pairs."""
    return Keys(sealing=X25519PrivateKey.generate(), signing=Ed25519PrivateKey.generate())


def seal_keys(
    keys: Keys, passphrase: str, stretch: Stretch, bound_to: bytes, nonce: bytes, device_secret: bytes
) -> Sealed:
    """Seal a member's private keys under a passphrase, bound to the slot they belong in."""
    kek = _kek(passphrase, stretch, device_secret)
    private = keys.sealing.private_bytes_raw() + keys.signing.private_bytes_raw()
    return Sealed(nonce=nonce, ciphertext=AESGCM(kek).encrypt(nonce, private, bound_to))


def open_keys(
    sealed: Sealed, passphrase: str, stretch: Stretch, bound_to: bytes, device_secret: bytes
) -> Keys:
    """Open a slot, or raise `WrongPassphrase`: the same words whatever did not match."""
    kek = _kek(passphrase, stretch, device_secret)
    try:
        private = AESGCM(kek).decrypt(sealed.nonce, sealed.ciphertext, bound_to)
    except InvalidTag:
        raise WrongPassphrase from None
    return Keys(
        sealing=X25519PrivateKey.from_private_bytes(private[:_RAW]),
        signing=Ed25519PrivateKey.from_private_bytes(private[_RAW:]),
    )


def _kek(passphrase: str, stretch: Stretch, device_secret: bytes) -> bytes:
    text = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    kdf = Argon2id(
        salt=stretch.salt,
        length=_RAW,
        iterations=stretch.passes,
        lanes=stretch.lanes,
        memory_cost=stretch.memory,
    )
    try:
        stretched = kdf.derive(text)
    except MemoryError:
        raise OutOfMemory from None
    return HKDF(algorithm=SHA256(), length=_RAW, salt=device_secret, info=_KEK_INFO).derive(stretched)


def seal_to(public: bytes, secret: bytes, info: bytes) -> bytes:
    """Seal a secret to an X25519 public key; `info` binds it to its purpose."""
    return SUITE.encrypt(secret, X25519PublicKey.from_public_bytes(public), info)


def open_sealed(private: X25519PrivateKey, ciphertext: bytes, info: bytes) -> bytearray:
    """Open what was sealed to this key for this purpose, or raise `CasebookRefused`."""
    try:
        return bytearray(SUITE.decrypt(ciphertext, private, info))
    except (InvalidTag, ValueError):
        raise CasebookRefused(
            "A key in this casebook was not sealed for you, or was altered. Restore casebook.json from a "
            "backup."
        ) from None


def recovery_key(secret: bytes) -> X25519PrivateKey:
    """Derive the recovery key from the secret that the printed shares carry (SLIP-39, 16 bytes)."""
    if len(secret) != SECRET_LENGTH:
        raise CasebookRefused("A recovery secret has 16 bytes: check that each share was typed in full.")
    derived = HKDF(algorithm=SHA256(), length=_RAW, salt=b"", info=_RECOVERY_INFO).derive(secret)
    return X25519PrivateKey.from_private_bytes(derived)


def is_signed(public: bytes, signature: bytes, message: bytes) -> bool:
    """Say whether the holder of this key signed these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
