"""Checking a casebook: every finding a line, a table per ledger, an exit code that says if all was well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.casebook.connection import open_unguarded
from dsl_desk.casebook.unlock import unlock
from dsl_desk.practice.training import TRAINING_PASSPHRASE
from tests.cli.typist import OWN_PASSPHRASE, Typist

if TYPE_CHECKING:
    from pathlib import Path

ALL_WELL = "Nothing was found: every page, entry, signature and read is as it was written."


def ledger(typist: Typist, compartment: str) -> Path:
    return typist.casebook / f"{compartment}.ledger"


def test_nothing_is_found_in_a_casebook_as_it_was_written(zofia: Typist) -> None:
    shown = zofia.types("verify", str(zofia.casebook))
    assert (shown.code, shown.err) == (0, "")
    lines = shown.out.splitlines()
    assert lines[0] == "Training casebook: opened with its published passphrase."
    assert lines[1] == "Checking Rowan High.casebook …"
    assert "support     4        0      UPDATE, DELETE and REPLACE refused  nothing found" in lines
    assert "protection  2        0      UPDATE, DELETE and REPLACE refused  nothing found" in lines
    assert lines[-1] == ALL_WELL


def test_an_altered_entry_is_named_and_the_exit_code_says_so(zofia: Typist) -> None:
    key = unlock(zofia.casebook, TRAINING_PASSPHRASE).ledger_keys["support"]
    connection = open_unguarded(ledger(zofia, "support"), key)
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute("UPDATE entry SET body = CAST(replace(body, 'Zofia', 'Sofia') AS BLOB) WHERE id = 4")
    connection.commit()
    connection.close()
    shown = zofia.types("verify", str(zofia.casebook))
    assert shown.code == 1
    assert (
        "support ledger, entry 4 (child, kept 23 November 2026): its words are not those that were signed."
        in (shown.words)
    )
    assert "not all refused" in shown.words
    assert ALL_WELL not in shown.words
    assert "Zofia" not in shown.words
    assert "Sofia" not in shown.words


def test_a_damaged_page_is_named_and_nothing_is_claimed_of_guards(zofia: Typist) -> None:
    path = ledger(zofia, "support")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    shown = zofia.types("verify", str(zofia.casebook))
    assert shown.code == 1
    assert "the seal is broken, so this part of the file was damaged or altered." in shown.words
    assert "not known: damaged" in shown.words
    assert "protection 2 0 UPDATE, DELETE and REPLACE refused nothing found" in shown.words


def test_a_missing_ledger_is_a_finding(zofia: Typist) -> None:
    ledger(zofia, "protection").unlink()
    shown = zofia.types("verify", str(zofia.casebook))
    assert shown.code == 1
    assert "protection.ledger" in shown.words
    assert not ledger(zofia, "protection").exists()


def test_an_older_copy_put_back_is_noticed(zofia: Typist) -> None:
    older = ledger(zofia, "support").read_bytes()
    assert zofia.types("add", str(zofia.casebook), "--given-name=Sam", "--family-name=Birch").code == 0
    ledger(zofia, "support").write_bytes(older)
    shown = zofia.types("verify", str(zofia.casebook))
    assert shown.code == 1
    assert "the last 1 are gone, or an older copy was put back" in shown.words
    opened = zofia.types("children", str(zofia.casebook))
    assert opened.code == 0
    assert opened.err != ""


def test_the_passphrase_is_needed(typist: Typist) -> None:
    typist.make_casebook(OWN_PASSPHRASE)
    shown = typist.types("verify", str(typist.casebook), piped="wrong\n")
    assert (shown.code, shown.out) == (1, "")
    assert "That passphrase was not recognised." in shown.err
    assert ALL_WELL in typist.types("verify", str(typist.casebook), piped=f"{OWN_PASSPHRASE}\n").words


def test_the_index_is_made_again(zofia: Typist) -> None:
    before = zofia.types("children", str(zofia.casebook)).out
    shown = zofia.types("rebuild", str(zofia.casebook))
    assert (shown.code, shown.err) == (0, "")
    assert "The index was made again from the entries." in shown.out
    assert zofia.types("children", str(zofia.casebook)).out == before
    assert ALL_WELL in zofia.types("verify", str(zofia.casebook)).words
