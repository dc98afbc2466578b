"""How an entry is bound to the one before it: digests over the stored bytes, and the author's signature.

    body_digest = SHA-256("dsldesk/body/v1" 0 ‖ salt ‖ body)
    digest      = SHA-256("dsldesk/entry/v1" 0 ‖ previous digest ‖ header ‖ body_digest)
    header      = device(8) seq(8) record(16) revision(4) version(4) author(8) at(8, µs since 1970 UTC)
                  length of kind(2) kind
    signature   = Ed25519(author, digest)

The first entry of a device follows SHA-256("dsldesk/start/v1" 0 ‖ book ‖ compartment). Integers are
big-endian.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

ENTRY = b"dsldesk/entry/v1\0"
BODY = b"dsldesk/body/v1\0"
START = b"dsldesk/start/v1\0"
SEEN = b"dsldesk/seen/v1\0"
SALT_LENGTH = 16

_HEADER = struct.Struct(">8sQ16sII8sqH")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last entry of one device's chain: its number and digest."""

    seq: int
    digest: bytes


def start_of(book: bytes, compartment: str) -> Head:
    """Give what the first entry of any device follows, so that a chain cannot be moved to another ledger."""
    return Head(seq=0, digest=sha256(START + book + compartment.encode()).digest())


def digest_body(salt: bytes, body: bytes) -> bytes:
    """Commit to the stored bytes; the salt keeps a disposed body from being guessed."""
    return sha256(BODY + salt + body).digest()


def digest_entry(
    previous: bytes,
    device: bytes,
    seq: int,
    record: bytes,
    revision: int,
    kind: str,
    version: int,
    author: bytes,
    at: int,
    body_digest: bytes,
) -> bytes:
    """Bind an entry's header and body to the entry before it."""
    name = kind.encode()
    header = _HEADER.pack(device, seq, record, revision, version, author, at, len(name))
    return sha256(ENTRY + previous + header + name + body_digest).digest()


def digest_seen(
    previous: bytes, device: bytes, seq: int, at: int, member: bytes, act: str, what: bytes, words: str
) -> bytes:
    """Bind a row of reads to the row before it."""
    parts = (act.encode(), what, words.encode("utf-8", "surrogatepass"))
    lengths = b"".join(struct.pack(">I", len(part)) + part for part in parts)
    header = struct.pack(">8sQq8s", device, seq, at, member)
    return sha256(SEEN + previous + header + lengths).digest()


def microseconds(at: datetime) -> int:
    """Turn an aware time into whole microseconds since 1970 UTC, exactly."""
    return (at - _EPOCH) // _MICROSECOND


def moment(at: int) -> datetime:
    """Turn stored microseconds back into an aware UTC time."""
    return _EPOCH + at * _MICROSECOND
