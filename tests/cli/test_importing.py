"""Importing a list of children: shown first, doubts decided by a person, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from tests.cli.typist import Typist

HEADINGS = "Surname,Forename,DOB,UPN,Year Group\n"
LIST = f"{HEADINGS}Birch,Sam,11/02/2012,,9\nAlder,Robin,03/05/2011,P207000016049,10\n"
TWIN = f"{HEADINGS}Birch,Sami,11/02/2012,,9\nAlder,Robin,03/05/2011,P207000016049,10\n"


def import_list(typist: Typist, words: str, *options: str) -> str:
    shown = typist.types("import", str(typist.casebook), typist.writes("pupils.csv", words), *options)
    assert shown.code == 0, shown.words
    return shown.words


def children(typist: Typist) -> str:
    return typist.types("children", str(typist.casebook)).words


def test_a_preview_writes_nothing(rowan: Typist) -> None:
    shown = import_list(rowan, LIST)
    assert "pupils.csv: 2 rows" in shown
    assert (
        "New: 2 - row 2: Sam Birch, 9, born 11 February 2012 - row 3: Robin Alder, 10, born 3 May 2011"
        in shown
    )
    assert "Nothing was imported yet" in shown
    assert "The register is empty." in children(rowan)


def test_what_changes_is_shown_field_by_field(rowan: Typist) -> None:
    import_list(rowan, LIST, "--yes")
    shown = import_list(rowan, LIST.replace(",,9", ",,10"), "--yes")
    assert "Changed: 1 - row 2: Sam Birch, 9, born 11 February 2012: year group “9” becomes “10”" in shown
    assert "The same as before: 1" in shown
    assert "Imported: 0 new, 1 changed, 0 left, 0 skipped." in shown


def test_whoever_is_not_on_the_list_stays_unless_said(rowan: Typist) -> None:
    import_list(rowan, LIST, "--yes")
    shorter = LIST.replace("Birch,Sam,11/02/2012,,9\n", "")
    shown = import_list(rowan, shorter, "--yes")
    assert "On roll but not on the list (nothing happens to them): 1 - Sam Birch" in shown
    assert "0 left" in shown
    assert "1 left" in import_list(rowan, shorter, "--yes", "--left=birch: 20 Nov")
    assert "Sam Birch (left)" in children(rowan)


def test_a_doubtful_row_must_be_decided(rowan: Typist) -> None:
    import_list(rowan, LIST, "--yes")
    path = rowan.writes("pupils.csv", TWIN)
    shown = rowan.types("import", str(rowan.casebook), path, "--yes")
    assert shown.code == 2
    assert "Say who row 2 is (--decide 2=same, different or skip)" in shown.words
    assert "0 new, 0 changed, 0 left, 1 skipped" in import_list(rowan, TWIN, "--yes", "--decide=2=skip")
    assert "Sami" not in children(rowan)
    assert "0 new, 1 changed" in import_list(rowan, TWIN, "--yes", "--decide=2=same")
    assert "Sami Birch" in children(rowan)
    assert "2 children." in children(rowan)


def test_at_the_keyboard_doubts_are_asked(rowan: Typist) -> None:
    import_list(rowan, LIST, "--yes")
    path = rowan.writes("pupils.csv", TWIN)
    asked = ("import", str(rowan.casebook), path)
    refused = rowan.answers(*asked, lines=("1", "n"))
    assert (refused.code, refused.err) == (1, "Nothing was kept.\n")
    assert "Row 2: A child of this family name and date of birth is on the register" in refused.words
    assert "1 same child as Sam Birch, 9, born 11 February 2012 2 different child 3 skip" in refused.words
    shown = rowan.answers(*asked, lines=("9", "different", "y"))
    assert (shown.code, shown.unread) == (0, ())
    assert shown.err == "Type a number from 1 to 3.\n"
    assert "3 children." in children(rowan)


def test_at_the_keyboard_leavers_are_asked(rowan: Typist) -> None:
    import_list(rowan, LIST, "--yes")
    path = rowan.writes("pupils.csv", LIST.replace("Birch,Sam,11/02/2012,,9\n", ""))
    lines = ("birch", "", "birch: 31/11", "", "birch: 20 Nov", "", "y")
    shown = rowan.answers("import", str(rowan.casebook), path, lines=lines)
    assert (shown.code, shown.unread) == (0, ())
    assert "Who left must be written NAME: DAY." in shown.err
    assert "Who left must be a real date" in shown.err
    assert "Sam Birch (left)" in children(rowan)


def test_a_file_with_faults_changes_nothing(rowan: Typist) -> None:
    wrong = f"{HEADINGS}Birch,Sam,31/02/2012,,9\n,,,,\nAlder,Robin,soon,XX,10\n"
    shown = rowan.types("import", str(rowan.casebook), rowan.writes("pupils.csv", wrong), "--yes")
    assert shown.code == 1
    assert "There is a problem Nothing can be imported from this file as it is." in shown.words
    assert shown.err.count("  - ") >= 2
    assert "The register is empty." in children(rowan)


def test_unknown_columns_can_be_named(rowan: Typist) -> None:
    odd = "Zuname,Vorname,DOB\nBirch,Sam,11/02/2012\n"
    path = rowan.writes("pupils.csv", odd)
    assert rowan.types("import", str(rowan.casebook), path).code == 1
    columns = ("--column=Zuname=family name", "--column=Vorname=given name")
    assert "New: 1 - row 2: Sam Birch" in import_list(rowan, odd, *columns)
    shown = rowan.types("import", str(rowan.casebook), path, "--column=Zuname=wing span")
    assert (shown.code, "What the column “Zuname” holds must be one of:" in shown.words) == (2, True)


def test_only_the_first_of_many_are_named(rowan: Typist) -> None:
    many = HEADINGS + "".join(f"Birch,Child {n},11/02/2012,,9\n" for n in range(30))
    assert "… and 10 more (--all names them)" in import_list(rowan, many)
    assert "Child 29 Birch" in import_list(rowan, many, "--all")


def test_a_file_that_cannot_be_read_is_said(rowan: Typist) -> None:
    shown = rowan.types("import", str(rowan.casebook), str(rowan.folder / "nowhere.csv"))
    assert (shown.code, shown.words) == (
        2,
        "There is a problem - The file nowhere.csv could not be read: No such file or directory.",
    )


@pytest.mark.parametrize("data", [b"", b"\x00" * 100, b"\xff\xfe\xff", b"PK\x03\x04", b"a" * 1_000_000])
def test_what_is_no_list_is_refused(rowan: Typist, data: bytes) -> None:
    path = rowan.folder / "pupils.csv"
    path.write_bytes(data)
    shown = rowan.types("import", str(rowan.casebook), str(path), "--yes")
    assert shown.code == 1
    assert "There is a problem" in shown.err


def test_hostile_names_are_shown_harmless(rowan: Typist) -> None:
    rows = [
        one.text for one in HOSTILE if len(one.text) < 200 and one.text.isprintable() and one.text.strip()
    ]
    quoted = "".join('"{}",Sam,11/02/2012,,9\n'.format(one.replace('"', '""')) for one in rows)
    shown = rowan.types("import", str(rowan.casebook), rowan.writes("pupils.csv", HEADINGS + quoted), "--all")
    assert shown.code in (0, 1)
    assert "\x1b" not in shown.out + shown.err
    assert "fault of its own" not in shown.words
