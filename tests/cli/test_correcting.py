"""Correcting a record of any kind, field by field, however deep the field stands."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from tests.cli.typist import Typist

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.typist import Shown


@pytest.fixture(scope="module")
def with_a_concern(first_days: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to copy, where a concern was logged about Zofia, with little beside."""
    folder = tmp_path_factory.mktemp("logged")
    copytree(first_days / "zofia", folder, dirs_exist_ok=True)
    typist = Typist(folder)
    shown = typist.types(
        "log",
        str(typist.casebook),
        "--child=zofia",
        "--when=20 Nov",
        "--reported-by=Sam Reed",
        "--how-told=in writing",
        "--heading=No coat",
        f"--account-file={typist.writes('a.txt', 'Came without a coat.')}",
    )
    assert shown.code == 0
    return folder


@pytest.fixture
def logged(with_a_concern: Path, tmp_path: Path) -> Typist:
    copytree(with_a_concern, tmp_path, dirs_exist_ok=True)
    return Typist(tmp_path)


def correct(typist: Typist, *options: str) -> Shown:
    return typist.types("correct", str(typist.casebook), "--child=zofia", *options, "--why=It was mistaken.")


@pytest.mark.parametrize(
    ("field", "text", "seen"),
    [
        ("account", "Came without a coat and shoes.", "Came without a coat and shoes."),
        ("headline", "No coat, no shoes", "No coat, no shoes"),
        ("happened", "19 Nov 8:40", "Thursday 19 November 2026 at 08:40: Concern"),
        ("child words", "I am cold.", "In the child's words: | I am cold."),
    ],
)
def test_a_field_is_corrected_and_the_reason_stays(logged: Typist, field: str, text: str, seen: str) -> None:
    shown = correct(logged, "--record=no coat", f"--field={field}", f"--text={text}")
    assert (shown.code, shown.err) == (0, "")
    file = logged.types("child", str(logged.casebook), "zofia").words
    assert seen in file
    assert "Corrected (revision 2): It was mistaken." in file


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("how told", "seen online"),
        ("reported by name", "Ada Holt"),
        ("told", "20 Nov"),
        ("categories", "neglect"),
    ],
)
def test_every_sort_of_field_is_read_as_it_should_be(logged: Typist, field: str, text: str) -> None:
    shown = correct(logged, "--record=no coat", f"--field={field}", f"--text={text}")
    assert (shown.code, shown.err) == (0, "")
    again = correct(logged, "--record=no coat", f"--field={field}", f"--text={text}")
    assert (again.code, "Nothing in it has changed." in again.words) == (1, True)


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("happened", "31/11/26", "The correction must be a real date"),
        ("how told", "by owl", "The correction must be one of: seen by the reporter;"),
        ("happened", "-", "The correction cannot be left empty."),
        ("colour", "red", "What is corrected must be one of:"),
        ("where", "", "Enter how it should read."),
    ],
)
def test_what_cannot_be_read_is_said(logged: Typist, field: str, text: str, words: str) -> None:
    shown = correct(logged, "--record=no coat", f"--field={field}", f"--text={text}")
    assert shown.code == 2
    assert words in shown.words


def test_a_field_can_be_emptied(logged: Typist) -> None:
    assert correct(logged, "--record=no coat", "--field=where", "--text=at the gate").code == 0
    assert correct(logged, "--record=no coat", "--field=where", "--text=-").code == 0
    assert "gate" not in logged.types("search", str(logged.casebook), "gate").out


def test_the_child_s_own_record_is_corrected_too(logged: Typist) -> None:
    shown = correct(logged, "--record=żółkiewska", "--field=preferred name", "--text=Zosia")
    assert (shown.code, shown.err) == (0, "")
    assert "Zosia Żółkiewska" in logged.types("children", str(logged.casebook)).out


def test_words_come_from_a_file(logged: Typist) -> None:
    path = logged.writes("words.txt", "Came without a coat.\n\nAnd hungry.")
    assert correct(logged, "--record=no coat", "--field=account", f"--text-file={path}").code == 0
    assert "And hungry." in logged.types("child", str(logged.casebook), "zofia").words


def test_facts_are_added_to_a_judgement(logged: Typist) -> None:
    why = logged.writes("why.txt", "She is cold.")
    judged = logged.types(
        "judge",
        str(logged.casebook),
        "--child=zofia",
        "--indicator=n2-hygiene",
        "--level=level 2",
        "--decision=offer early help",
        f"--why-file={why}",
    )
    assert "Tie each criterion to at least one dated fact." in judged.words
    shown = correct(
        logged, "--record=judgement", "--field=facts", "--fact=20 Nov: no coat", "--fact=16 Nov: hungry"
    )
    assert (shown.code, shown.err) == (0, "")
    assert "Still to complete" not in shown.out


def test_what_was_fixed_that_day_is_not_offered(logged: Typist) -> None:
    why = logged.writes("why.txt", "She is cold.")
    logged.types(
        "judge",
        str(logged.casebook),
        "--child=zofia",
        "--level=level 2",
        "--decision=refer",
        f"--why-file={why}",
    )
    shown = correct(logged, "--record=judgement", "--field=level label", "--text=Level 4")
    assert shown.code == 2
    assert "level" not in shown.words.split("must be one of:")[1]


def test_at_the_keyboard_the_record_and_the_field_are_chosen_by_number(logged: Typist) -> None:
    lines = ("zofia", "2", "headline", "No coat, no shoes", ".", "It was mistaken.", "y")
    shown = logged.answers("correct", str(logged.casebook), lines=lines)
    assert (shown.code, shown.unread) == (0, ())
    assert "2 Friday 20 November 2026, concern: No coat" in shown.words
    assert "Kept: concern" in shown.out
