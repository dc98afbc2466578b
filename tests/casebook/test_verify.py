"""What somebody changed behind the program's back is found, and the entry named, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dsl_desk.casebook.chain import digest_body, digest_entry
from dsl_desk.casebook.keys import make_keys
from dsl_desk.casebook.unlock import unlock
from dsl_desk.casebook.verify import Fault
from dsl_desk.errors import CasebookInUse
from dsl_desk.model.access import PROTECTION, SUPPORT
from dsl_desk.practice.audit import Checked, verify_casebook
from tests.casebook.samples import PASSPHRASE, reopen
from tests.casebook.tampering import (
    CONCERNS,
    behind_the_guards,
    findings,
    rows,
    with_the_key,
    write_row,
)

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from dsl_desk.casebook.salvage import Row
    from tests.casebook.computer import Computer

ENTRIES = CONCERNS + 2
"""Before the concerns come the ledger's opening and its founder."""

OTHER_WORDS = b'{"values":{},"why":"never said"}'


def named(folder: Path, computer: Computer) -> list[tuple[Fault, int | None]]:
    return [(one.fault, one.entry) for one in findings(folder, computer)]


def test_in_a_whole_casebook_nothing_is_found(filled: Path, computer: Computer) -> None:
    before = {path.name: path.read_bytes() for path in filled.iterdir()}
    events = list(verify_casebook(filled, PASSPHRASE, computer))
    assert [one for one in events if isinstance(one, Checked)] == [
        Checked(compartment=SUPPORT, entries=2, reads=0),
        Checked(compartment=PROTECTION, entries=ENTRIES, reads=2),
    ]
    assert findings(filled, computer) == []
    assert {path.name: path.read_bytes() for path in filled.iterdir()} == before


def test_an_open_casebook_is_not_checked_under_somebody_s_hands(filled: Path, computer: Computer) -> None:
    book = reopen(filled, computer)
    with pytest.raises(CasebookInUse):
        findings(filled, computer)
    book.close()


@pytest.mark.parametrize("entry", [1, 2, 3, 12, ENTRIES])
def test_an_entry_whose_words_were_changed_is_named(filled: Path, computer: Computer, entry: int) -> None:
    with behind_the_guards(filled) as connection:
        connection.execute("UPDATE entry SET body = ? WHERE id = ?", (OTHER_WORDS, entry))
    (found,) = (one for one in findings(filled, computer) if one.fault is Fault.ALTERED)
    assert found.entry == entry
    assert found.sentence.startswith(f"protection ledger, entry {entry} (")
    assert found.sentence.endswith("its words are not those that were signed.")
    assert "never said" not in found.sentence
    if entry > 2:  # the founder's own entry is also where every signature's key stands
        assert named(filled, computer) == [(Fault.ALTERED, entry)]


HEADER: dict[str, object] = {
    "record": bytes(16),
    "revision": 7,
    "kind": "note",
    "version": 3,
    "author": bytes(8),
    "at": 1,
    "salt": bytes(16),
}


@pytest.mark.parametrize("column", HEADER)
def test_an_entry_whose_header_was_changed_is_named(filled: Path, computer: Computer, column: str) -> None:
    with behind_the_guards(filled) as connection:
        connection.execute(f"UPDATE entry SET {column} = ? WHERE id = 12", (HEADER[column],))
    assert named(filled, computer) == [(Fault.ALTERED, 12)]


def test_an_entry_stored_as_another_kind_of_value_is_named(filled: Path, computer: Computer) -> None:
    with behind_the_guards(filled) as connection:
        connection.execute("UPDATE entry SET body = CAST(body AS TEXT) WHERE id = 12")
    assert named(filled, computer) == [(Fault.ALTERED, 12)]


def rewritten(row: Row, previous: bytes, body: bytes, signing: Ed25519PrivateKey | None) -> Row:
    """Give an entry other words, all its digests right again; signed again if there is a key."""
    row = row._replace(body=body, body_digest=digest_body(row.salt, body))
    row = row._replace(digest=digest_entry(previous, *row[1:9], row.body_digest))
    return row._replace(signature=signing.sign(row.digest)) if signing else row


def rewrite_from(folder: Path, first: int, signing: Ed25519PrivateKey | None) -> None:
    """Change one entry's words and make the whole chain after it fit again."""
    with behind_the_guards(folder) as connection:
        kept = rows(connection)
        previous = kept[first - 2].digest
        for row in kept[first - 1 :]:
            body = OTHER_WORDS if row.id == first else row.body
            write_row(connection, again := rewritten(row, previous, body, signing))
            previous = again.digest


def test_words_and_digest_changed_together_are_caught_by_the_signature(
    filled: Path, computer: Computer
) -> None:
    with behind_the_guards(filled) as connection:
        kept = rows(connection)
        write_row(connection, rewritten(kept[11], kept[10].digest, OTHER_WORDS, None))
    # The next entry was signed over the old digest, so it does not follow the new one.
    assert named(filled, computer) == [(Fault.SIGNATURE, 12), (Fault.ALTERED, 13)]


def test_a_chain_made_to_fit_is_caught_by_every_signature_after(filled: Path, computer: Computer) -> None:
    rewrite_from(filled, 12, None)
    entries = [(Fault.SIGNATURE, entry) for entry in range(12, ENTRIES + 1)]
    assert named(filled, computer) == [*entries, (Fault.ANCHOR, ENTRIES)]


def test_a_chain_signed_again_by_another_key_is_caught_in_the_same_places(
    filled: Path, computer: Computer
) -> None:
    rewrite_from(filled, 12, make_keys().signing)
    entries = [(Fault.SIGNATURE, entry) for entry in range(12, ENTRIES + 1)]
    assert named(filled, computer) == [*entries, (Fault.ANCHOR, ENTRIES)]


def test_a_chain_signed_again_by_its_own_author_is_caught_by_the_anchor_alone(
    filled: Path, computer: Computer
) -> None:
    rewrite_from(filled, 12, unlock(filled, PASSPHRASE).keys.signing)
    (found,) = findings(filled, computer)
    assert found.fault is Fault.ANCHOR
    assert f"entry {ENTRIES} is not the one that was written down" in found.sentence


def test_the_last_entry_signed_by_another_key_is_named_and_no_other(filled: Path, computer: Computer) -> None:
    other = make_keys().signing
    with behind_the_guards(filled) as connection:
        row = rows(connection)[11]
        write_row(connection, row._replace(signature=other.sign(row.digest)))
    assert named(filled, computer) == [(Fault.SIGNATURE, 12)]


def test_an_entry_taken_out_of_the_middle_is_missed_by_the_next(filled: Path, computer: Computer) -> None:
    with behind_the_guards(filled) as connection:
        connection.execute("DELETE FROM entry WHERE id = 12")
    (found,) = findings(filled, computer)
    assert (found.fault, found.entry) == (Fault.MISSING, 13)
    assert "number 12 is missing before it" in found.sentence


def test_several_entries_taken_out_are_all_counted(filled: Path, computer: Computer) -> None:
    with behind_the_guards(filled) as connection:
        connection.execute("DELETE FROM entry WHERE id BETWEEN 12 AND 15")
    (found,) = findings(filled, computer)
    assert (found.fault, found.entry) == (Fault.MISSING, 16)
    assert "number 12 to 15 are missing before it" in found.sentence


def test_an_entry_taken_out_and_the_rest_moved_up_is_named(filled: Path, computer: Computer) -> None:
    with behind_the_guards(filled) as connection:
        connection.execute("DELETE FROM entry WHERE id = 12")
        connection.execute("UPDATE entry SET id = id - 1, seq = seq - 1 WHERE id > 12")
    found = named(filled, computer)
    assert (Fault.ALTERED, 12) in found
    assert all(entry is None or entry >= 12 for _, entry in found)


def test_the_words_of_two_entries_changed_over_are_both_named(filled: Path, computer: Computer) -> None:
    with behind_the_guards(filled) as connection:
        first, second = (rows(connection)[place] for place in (9, 15))
        write_row(connection, first._replace(body=second.body, salt=second.salt))
        write_row(connection, second._replace(body=first.body, salt=first.salt))
    assert named(filled, computer) == [(Fault.ALTERED, 10), (Fault.ALTERED, 16)]


def test_two_whole_entries_changed_over_are_named(filled: Path, computer: Computer) -> None:
    with behind_the_guards(filled) as connection:
        first, second = (rows(connection)[place] for place in (9, 15))
        connection.execute("DELETE FROM entry WHERE id IN (10, 16)")
        write_row(connection, second._replace(id=10, seq=10))
        write_row(connection, first._replace(id=16, seq=16))
    found = named(filled, computer)
    assert {(Fault.ALTERED, entry) for entry in (10, 11, 16, 17)} == set(found)


def test_an_entry_nobody_signed_in_could_have_written_is_named(filled: Path, computer: Computer) -> None:
    stranger = make_keys().signing
    with behind_the_guards(filled) as connection:
        last = rows(connection)[-1]
        added = last._replace(id=last.id + 1, seq=last.seq + 1, author=b"stranger")
        write_row(connection, rewritten(added, last.digest, last.body, stranger))
    (found,) = findings(filled, computer)
    assert (found.fault, found.entry) == (Fault.SIGNATURE, ENTRIES + 1)
    assert "never enrolled in this ledger" in found.sentence


def test_dropped_triggers_left_dropped_are_named(filled: Path, computer: Computer) -> None:
    with with_the_key(filled) as connection:
        connection.execute("DROP TRIGGER entry_stays")
        connection.execute("UPDATE entry SET body = ? WHERE id = 12", (OTHER_WORDS,))
    found = findings(filled, computer)
    assert [one.fault for one in found] == [Fault.GUARD, Fault.GUARD, Fault.ALTERED]
    assert "its part “entry_stays” is gone" in found[0].sentence
    assert "UPDATE of an entry was not refused" in found[1].sentence
