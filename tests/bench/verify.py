"""Checking chain and signatures, beside bare SHA-256 and Ed25519 of the same bytes held in memory.

Ours also checks every page's seal, reads the file, and tries whether the guards still refuse.
Run it: python -m tests.bench.verify
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from dsl_desk.casebook.unlock import unlock
from dsl_desk.casebook.verify import Finding, verify_ledger
from tests.bench.corpus import PASSPHRASE, built
from tests.bench.measure import Figure, compare
from tests.bench.stored import Signed, each_ledger, signed_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.corpus import Corpus

TARGET = 1.15
CHAINED = bytes(150)
"""As many bytes as an entry's digest is made of: previous digest, header, digest of the body."""


def figures(corpus: Corpus) -> Iterator[Figure]:
    """Check the three ledgers in full."""
    unlocked = unlock(corpus.folder, PASSPHRASE)
    public = Ed25519PublicKey.from_public_bytes(unlocked.member.signing_public)
    with each_ledger(corpus) as ledgers:
        held = [signed for connection in ledgers.values() for signed in signed_by(connection)]

    def check() -> None:
        for name, key in unlocked.ledger_keys.items():
            path, file = unlocked.path_of(name), unlocked.file
            found = verify_ledger(path, key, file.roster.book, name, file.anchors.heads, {})
            faults = [one for one in found if isinstance(one, Finding)]
            if faults:
                raise RuntimeError(faults[0].sentence)

    yield compare(
        f"verify chain and signatures of {corpus.entries:,} entries",
        check,
        lambda: check_bare(held, public),
        count=1,
        target=TARGET,
    )


def check_bare(held: list[Signed], public: Ed25519PublicKey) -> None:
    """Hash each body, hash what binds it, verify the signature."""
    for one in held:
        sha256(one.hashed).digest()
        sha256(CHAINED).digest()
        public.verify(one.signature, one.digest)


def main() -> None:
    """Print the one figure."""
    with built() as corpus:
        for figure in figures(corpus):
            print(figure, flush=True)


if __name__ == "__main__":
    main()
