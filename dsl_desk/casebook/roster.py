"""`casebook.json`: who is enrolled, how each unlocks, which compartments there are, and the anchors.

Holds no child's data and no secret in clear. Written as canonical JSON and read back strictly: a file that
does not serialise to the very same bytes is refused, so that no two readings of it exist. The roster is
signed by a member whose key is pinned inside each ledger; each slot by its owner; the anchors by whoever
closed last.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace

from dsl_desk.casebook.keys import KEM, Sealed, Stretch, is_signed
from dsl_desk.casebook.plain import from_plain, to_plain
from dsl_desk.errors import CasebookDamaged, CasebookRefused, CasebookTooNew

MAGIC = "DSLDESK-CASEBOOK"
VERSION = 1
MOST_BYTES = 65_536
MOST_SLOTS = 64
DEEPEST = 8

TRAINING = "training"
RECOVERY = "recovery"
RECOVERY_SCHEME = "slip39-2of3"

_TEXT = re.compile(rb'"(?:[^"\\]|\\.)*"')
_ROSTER_DOMAIN = b"dsldesk/roster/v1\0"
_SLOT_DOMAIN = b"dsldesk/slot/v1\0"
_ANCHOR_DOMAIN = b"dsldesk/anchors/v1\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compartment:
    """One ledger: its name, its file, the epoch of its key, and the public key deposits are sealed to."""

    name: str
    file: str
    epoch: int
    deposit_public: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """A member as the roster knows them: a short label, never more personal data than that."""

    id: str
    label: str
    role: str
    sealing_public: bytes
    signing_public: bytes
    ends_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A compartment's key of one epoch, sealed to one member, or to recovery."""

    compartment: str
    epoch: int
    to: str
    kem: str = KEM
    ciphertext: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Members, compartments and grants; `recovery_public` is what every key is sealed to besides."""

    magic: str = MAGIC
    version: int
    book: bytes
    generation: int
    purpose: str
    compartments: tuple[Compartment, ...]
    members: tuple[Enrolled, ...]
    grants: tuple[Grant, ...]
    recovery_scheme: str
    recovery_public: bytes
    signer: str

    def member(self, member: str) -> Enrolled | None:
        """Find a member by id."""
        return next((one for one in self.members if one.id == member), None)

    def grant(self, compartment: Compartment, to: str) -> Grant | None:
        """Find the grant of a compartment's present key to a member."""
        wanted = (compartment.name, compartment.epoch, to)
        return next((one for one in self.grants if (one.compartment, one.epoch, one.to) == wanted), None)

    def signed_part(self) -> bytes:
        """The bytes the signer signs."""
        return _ROSTER_DOMAIN + _canonical(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """How one member unlocks, signed by that member."""

    id: str
    stretch: Stretch
    device_secret: bool
    sealed: Sealed
    signature: bytes = b""

    def signed_part(self) -> bytes:
        """The bytes its owner signs."""
        return _SLOT_DOMAIN + _canonical(replace(self, signature=b""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The head of one chain as it stood, written down outside it so that a rollback can be noticed.

    `chain` is "entry" or "seen".
    """

    compartment: str
    chain: str
    device: bytes
    seq: int
    digest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """The heads at the last close, who closed it and their signature."""

    by: str = ""
    heads: tuple[Anchor, ...] = ()
    signature: bytes = b""

    def signed_part(self, book: bytes) -> bytes:
        """The bytes whoever closes the casebook signs."""
        return _ANCHOR_DOMAIN + book + _canonical(replace(self, signature=b""))


@dataclass(frozen=True, slots=True, kw_only=True)
class CasebookFile:
    """The whole of `casebook.json`."""

    roster: Roster
    signature: bytes
    slots: tuple[Slot, ...]
    anchors: Anchors = field(default=Anchors())

    def is_signed(self) -> bool:
        """Say whether every part was signed by the member it names. Whether to believe them, the pins say."""
        parts = [(self.roster.signer, self.signature, self.roster.signed_part())]
        parts += [(one.id, one.signature, one.signed_part()) for one in self.slots]
        anchored = self.anchors.signed_part(self.roster.book)
        parts.append((self.anchors.by, self.anchors.signature, anchored))
        return all(self._has_signed(*part) for part in parts)

    def _has_signed(self, member: str, signature: bytes, part: bytes) -> bool:
        by = self.roster.member(member)
        return by is not None and is_signed(by.signing_public, signature, part)


def slot_binding(member: Enrolled, stretch: Stretch, *, device_secret: bool) -> bytes:
    """What a slot's ciphertext is bound to: changing role, keys or settings makes it unopenable."""
    return _SLOT_DOMAIN + json_bytes([to_plain(member), to_plain(stretch), device_secret])


def grant_info(book: bytes, compartment: str, epoch: int, to: str) -> bytes:
    """What a grant's ciphertext is bound to."""
    return json_bytes([book.hex(), compartment, epoch, to])


def write_casebook_file(value: CasebookFile) -> bytes:
    """Give the bytes of `casebook.json`. `CasebookRefused` if they could not be read back."""
    data = _canonical(value)
    if len(data) > MOST_BYTES or len(value.slots) > MOST_SLOTS:
        raise CasebookRefused(
            "The list of members would become longer than a casebook can hold. Nothing has been changed. "
            "Use shorter names, or remove members who have left."
        )
    return data


def read_casebook_file(data: bytes) -> CasebookFile:
    """Read `casebook.json`, or raise `CasebookDamaged` or `CasebookTooNew`. Signatures are checked apart."""
    if len(data) > MOST_BYTES or _depth(data) > DEEPEST:
        raise _damaged()
    try:
        plain = json.loads(data.decode())
        _refuse_newer(plain)
        value = from_plain(CasebookFile, plain)
    except (UnicodeDecodeError, ValueError, KeyError, TypeError, RecursionError):
        raise _damaged() from None
    if _canonical(value) != data or value.roster.magic != MAGIC or len(value.slots) > MOST_SLOTS:
        raise _damaged()
    return value


def _refuse_newer(plain: dict[str, dict[str, object]]) -> None:
    version = plain["roster"]["version"]
    if isinstance(version, int) and version > VERSION:
        raise CasebookTooNew(
            "This casebook was made by a newer DSL Desk. Install the newer version on this computer too; "
            "nothing has been changed."
        )


def _depth(data: bytes) -> int:
    deepest = depth = 0
    for byte in _TEXT.sub(b"", data):
        depth += (byte in b"[{") - (byte in b"]}")
        deepest = max(deepest, depth)
    return deepest


def _damaged() -> CasebookDamaged:
    return CasebookDamaged(
        "The file casebook.json is damaged or was altered. Nothing has been changed. "
        "Put back casebook.json from a backup of this casebook."
    )


def _canonical(value: object) -> bytes:
    return json_bytes(to_plain(value))


def json_bytes(plain: object) -> bytes:
    """Give the one canonical writing of a plain JSON shape."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
