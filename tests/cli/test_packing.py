"""Packs at the terminal: written whole where they were asked for, never over another file, accounted for."""

from __future__ import annotations

from hashlib import sha256
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from tests.cli.typist import Typist

if TYPE_CHECKING:
    from pathlib import Path

SECTIONS = {
    "1.": "No",
    "4.": "English and Polish",
    "5.": "at home",
    "6.": "her mother",
    "14.": "breakfast club",
    "15.": "none",
    "16.": "none",
    "17.": "none known",
}


@pytest.fixture(scope="module")
def referred(first_days: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to copy, with a child who was referred and whose referral was turned down and challenged."""
    folder = tmp_path_factory.mktemp("referred")
    copytree(first_days / "zofia", folder, dirs_exist_ok=True)
    typist = Typist(folder)
    book, words = str(typist.casebook), typist.writes("words.txt", "She came cold and hungry.")
    steps = (
        ("school", "--name=Rowan High", "--urn=123456", "--address=1 High Street", "--signatory=Jo Finch"),
        ("add", "--given-name=Sam", "--family-name=Birch"),
        (
            "log",
            "--child=zofia",
            "--also=birch: sibling",
            "--when=20 Nov",
            "--reported-by=Sam Reed",
            "--how-told=in writing",
            "--heading=No coat",
            f"--account-file={words}",
        ),
        (
            "refer",
            "--child=zofia",
            "--concern=no coat",
            "--route=mash-phone",
            "--purpose=protection",
            "--consent=parents agreed",
            f"--reason-file={words}",
            f"--why-now-file={words}",
            f"--child-words-file={words}",
            f"--outcome-file={words}",
            "--section=12.=Level 3",
            "--section=13.=page 14",
            *(f"--section={label}={said}" for label, said in SECTIONS.items()),
        ),
        ("reply", "--child=zofia", "--outcome=no further action", "--decider-post=duty social worker"),
        (
            "escalate",
            "--child=zofia",
            "--criterion=Basic needs are unmet | 24",
            "--fact=typed 1=20 Nov: no coat",
            f"--why-it-matters-file={words}",
            f"--outcome-file={words}",
            f"--interim-plan-file={words}",
        ),
    )
    for name, *options in steps:
        shown = typist.types(name, book, *options)
        assert shown.code == 0, shown.words
    return folder


@pytest.fixture
def zofia_referred(referred: Path, tmp_path: Path) -> Typist:
    copytree(referred, tmp_path, dirs_exist_ok=True)
    return Typist(tmp_path)


@pytest.mark.parametrize("kind", ["referral", "escalation"])
def test_a_pack_is_written_whole_and_accounted_for(zofia_referred: Typist, kind: str) -> None:
    path = zofia_referred.folder / "pack.pdf"
    shown = zofia_referred.types("pack", kind, str(zofia_referred.casebook), "--child=zofia", f"--to={path}")
    assert (shown.code, shown.err) == (0, "")
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert f"SHA-256 {sha256(data).hexdigest()}" in shown.words
    assert f"{len(data):,} bytes" in shown.words
    assert "It is not encrypted." in shown.words
    file = zofia_referred.types("child", str(zofia_referred.casebook), "zofia").words
    assert "Disclosure, given (P-" in file
    assert f"{kind.capitalize()} pack 2026-" in file


def test_in_a_folder_its_number_is_its_name(zofia_referred: Typist) -> None:
    where = str(zofia_referred.folder)
    shown = zofia_referred.types(
        "pack", "referral", str(zofia_referred.casebook), "--child=zofia", f"--to={where}"
    )
    number = shown.words.split("Pack ")[1].split(" ")[0]
    assert (zofia_referred.folder / f"{number}.pdf").is_file()
    assert "Zofia" not in number


def test_no_file_is_written_over_unless_that_is_said(zofia_referred: Typist) -> None:
    path = zofia_referred.folder / "pack.pdf"
    path.write_bytes(b"mine")
    asked = ("pack", "referral", str(zofia_referred.casebook), "--child=zofia", f"--to={path}")
    shown = zofia_referred.types(*asked)
    assert (shown.code, path.read_bytes()) == (1, b"mine")
    assert (
        "There is a file pack.pdf already, and it was left as it is. Use --force to replace it."
        in shown.words
    )
    assert "Disclosure" not in zofia_referred.types("child", str(zofia_referred.casebook), "zofia").words
    assert zofia_referred.types(*asked, "--force").code == 0
    assert path.read_bytes().startswith(b"%PDF-")


def test_what_is_missing_stops_a_pack(zofia: Typist) -> None:
    asked = ("pack", "referral", str(zofia.casebook), f"--to={zofia.folder}")
    shown = zofia.types(*asked)
    assert (shown.code, shown.out) == (2, "")
    assert "Enter which child it is about." in shown.words
    shown = zofia.types(*asked, "--child=zofia")
    assert (shown.code, "Enter which referral." in shown.words) == (2, True)
    shown = zofia.types("pack", "referral", str(zofia.casebook), "--to=nowhere/at/all.pdf")
    assert "Where the PDF goes must be in a folder that is there." in shown.words


def test_whoever_is_left_readable_needs_a_reason(zofia_referred: Typist) -> None:
    path = zofia_referred.folder / "pack.pdf"
    asked = ("pack", "referral", str(zofia_referred.casebook), "--child=zofia", f"--to={path}")
    shown = zofia_referred.types(*asked, "--unhide=birch")
    assert (shown.code, path.exists()) == (2, False)
    assert "must be written WHO = WHY" in shown.words
    shown = zofia_referred.types(*asked, "--unhide=birch = the brother lives there too")
    assert (shown.code, shown.err) == (0, "")


def test_at_the_keyboard_everything_is_asked(zofia_referred: Typist) -> None:
    path = zofia_referred.folder / "pack.pdf"
    lines = ("zofia", "", str(path), "")
    shown = zofia_referred.answers("pack", "escalation", str(zofia_referred.casebook), lines=lines)
    assert (shown.code, shown.unread) == (0, ())
    assert path.read_bytes().startswith(b"%PDF-")
