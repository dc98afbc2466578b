"""A concern handed in by somebody who may not read `protection`: one sealed file, opened there.

    sealed file = "DSLDEPOSIT1" ‖ HPKE(compartment's deposit key, signed part), info bound to book and
    compartment signed part = length(4) ‖ header JSON ‖ signature(64) ‖ attachments, each length(4) ‖ bytes

The signature is the depositor's, over book, header and every attachment's digest. No ledger need be open or
free.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from dsl_desk.casebook.codec import decode, encode
from dsl_desk.casebook.keys import is_signed, open_sealed, seal_to
from dsl_desk.casebook.plain import from_plain, to_plain
from dsl_desk.casebook.roster import json_bytes
from dsl_desk.errors import CasebookDamaged

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from dsl_desk.model.record import Record, RecordId

MAGIC = b"DSLDEPOSIT1"
_INFO = b"dsldesk/deposit/v1"
_SIGNED = b"dsldesk/deposit/v1\0"
_LENGTH = struct.Struct(">I")
_SIGNATURE_LENGTH = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Deposit:
    """What was handed in: filed under the id it carries, so that filing it twice changes nothing."""

    record_id: str
    kind: str
    version: int
    depositor: str
    at: str
    body: bytes
    files: tuple[bytes, ...] = ()


def seal_deposit(
    record: Record,
    record_id: RecordId,
    files: tuple[bytes, ...],
    *,
    depositor: str,
    signing: Ed25519PrivateKey,
    at: datetime,
    book: bytes,
    compartment: str,
    deposit_public: bytes,
) -> bytes:
    """Sign a record and its attachments and seal them to a compartment. The receipt is this file's digest."""
    deposit = Deposit(
        record_id=record_id,
        kind=record.kind,
        version=record.version,
        depositor=depositor,
        at=at.isoformat(),
        body=encode(record, ""),
        files=tuple(sha256(file).digest() for file in files),
    )
    header = json_bytes(to_plain(deposit))
    signature = signing.sign(_SIGNED + book + header)
    inner = _LENGTH.pack(len(header)) + header + signature
    inner += b"".join(_LENGTH.pack(len(file)) + file for file in files)
    return MAGIC + seal_to(deposit_public, inner, _bound(book, compartment))


def receipt_of(sealed: bytes) -> str:
    """Give the digest a depositor keeps: it names the file and none of its words."""
    return sha256(sealed).hexdigest()


def open_deposit(
    sealed: bytes,
    *,
    book: bytes,
    compartment: str,
    deposit_private: bytes,
    signing_keys: Mapping[str, bytes],
    kinds: Mapping[str, type[Record]],
) -> tuple[Deposit, Record, tuple[bytes, ...]]:
    """Open a deposit and check who made it. `CasebookDamaged`: it was altered, or is nobody's here."""
    if not sealed.startswith(MAGIC):
        raise _damaged()
    private = X25519PrivateKey.from_private_bytes(deposit_private)
    inner = bytes(open_sealed(private, sealed[len(MAGIC) :], _bound(book, compartment)))
    try:
        header, signature, files = _parts(inner)
        deposit = from_plain(Deposit, json.loads(header))
        signer, kind = signing_keys[deposit.depositor], kinds[deposit.kind]
    except (KeyError, TypeError, ValueError, struct.error):
        raise _damaged() from None
    digests = tuple(sha256(file).digest() for file in files)
    if not is_signed(signer, signature, _SIGNED + book + header) or digests != deposit.files:
        raise _damaged()
    return deposit, decode(deposit.body, kind, deposit.version)[0], files


def _parts(inner: bytes) -> tuple[bytes, bytes, tuple[bytes, ...]]:
    end = _LENGTH.size + _LENGTH.unpack_from(inner)[0]
    header, signature = inner[_LENGTH.size : end], inner[end : end + _SIGNATURE_LENGTH]
    place, files = end + _SIGNATURE_LENGTH, []
    while place < len(inner):
        length = _LENGTH.unpack_from(inner, place)[0]
        place += _LENGTH.size
        if place + length > len(inner):
            raise ValueError(length)
        files.append(inner[place : place + length])
        place += length
    return header, signature, tuple(files)


def _bound(book: bytes, compartment: str) -> bytes:
    return _INFO + book + compartment.encode()


def _damaged() -> CasebookDamaged:
    return CasebookDamaged(
        "A deposited concern was altered, or was not made by anyone enrolled here. It has been left where "
        "it is: "
        "ask the person who handed it in to hand it in again."
    )
