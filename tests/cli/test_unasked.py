"""Where nobody can be asked: everything missing or wrong in one list, exit codes, piped passphrases."""

from __future__ import annotations

from io import StringIO

import pytest

from dsl_desk.cli.command import Group, Listed
from dsl_desk.cli.commands import COMMANDS
from dsl_desk.cli.entry import run
from dsl_desk.cli.terminal import Terminal
from tests.cli.typist import OWN_PASSPHRASE, Typist


def test_all_that_is_missing_is_said_at_once_and_nothing_is_opened(rowan: Typist) -> None:
    shown = rowan.types("log", str(rowan.casebook), "--where=at the gate")
    assert (shown.code, shown.out) == (2, "")
    assert shown.err.splitlines() == [
        "There is a problem",
        "  - Enter which child it is about.",
        "  - Enter when it happened.",
        "  - Enter who saw or heard it.",
        "  - Enter how school came to know.",
        "  - Enter a short heading.",
        "  - Enter what was seen or heard.",
    ]


def test_what_is_wrong_stands_among_what_is_missing(zofia: Typist) -> None:
    shown = zofia.types("note", str(zofia.casebook), "--child=zofia", "--when=31/4/26", "--heading= ")
    assert (shown.code, shown.out) == (2, "")
    assert shown.words == (
        "There is a problem - When it happened must be a real date, the day before the month, "
        "such as 20/11/26 or 20 Nov. - Enter a short heading. - Enter what happened."
    )


def test_what_needs_the_casebook_is_said_once_it_is_open(zofia: Typist) -> None:
    account = zofia.writes("a.txt", "Nobody opened.")
    options = ("--when=today", "--heading=Visit", f"--account-file={account}")
    shown = zofia.types("note", str(zofia.casebook), "--child=nobody", "--also=nobody: sibling", *options)
    assert shown.code == 2
    assert "The child was not found: no child here answers to “nobody”. Try part of the name." in shown.words
    assert "Another child in it was not found: no child here answers to “nobody”." in shown.words


def test_a_choice_that_is_none_names_them(zofia: Typist) -> None:
    shown = zofia.types("support", str(zofia.casebook), "--child=zofia", "--effect=wonderful")
    assert shown.code == 2
    assert "What it did must be one of: things got better; some change;" in shown.words


def test_a_name_that_fits_several_children_lists_them(zofia: Typist) -> None:
    book = str(zofia.casebook)
    zofia.types("add", book, "--given-name=Zofia", "--family-name=Alder")
    shown = zofia.types("child", book, "zofia")
    assert shown.code == 2
    assert "The child could be any of these 2: Zofia Alder (S-" in shown.words
    reference = shown.words.split("Zofia Alder (")[1].split(")")[0]
    assert zofia.types("child", book, reference).code == 0


def test_the_passphrase_is_the_first_line_that_is_piped(typist: Typist) -> None:
    typist.make_casebook(OWN_PASSPHRASE)
    book = str(typist.casebook)
    assert "The register is empty." in typist.types("children", book, piped=f"{OWN_PASSPHRASE}\n").out
    wrong = typist.types("children", book, piped="wrong\n")
    assert (wrong.code, wrong.out) == (1, "")
    assert wrong.err == "That passphrase was not recognised. Check Caps Lock and type it again.\n"
    nothing = typist.types("children", book)
    assert (nothing.code, nothing.err) == (130, "Stopped. Nothing was kept.\n")


def test_a_long_answer_may_be_piped_after_the_passphrase(typist: Typist) -> None:
    typist.make_casebook(OWN_PASSPHRASE)
    book = str(typist.casebook)
    typist.types("add", book, "--given-name=Zofia", "--family-name=Alder", piped=f"{OWN_PASSPHRASE}\n")
    shown = typist.types(
        "note",
        book,
        "--child=zofia",
        "--when=today",
        "--heading=Visit",
        "--account-file=-",
        piped=f"{OWN_PASSPHRASE}\nNobody opened.\n\nA neighbour did.\n",
    )
    assert (shown.code, shown.err) == (0, "")
    file = typist.types("child", book, "zofia", piped=f"{OWN_PASSPHRASE}\n").words
    assert "Nobody opened. A neighbour did." in file
    assert OWN_PASSPHRASE not in file


def test_two_answers_cannot_both_be_piped(zofia: Typist) -> None:
    shown = zofia.types("log", str(zofia.casebook), "--account-file=-", "--opinion-file=-", piped="words\n")
    assert (shown.code, shown.words) == (
        2,
        "There is a problem - Only one answer can come from standard input. Put the others in files.",
    )


def test_files_that_cannot_be_read_are_said_at_once(zofia: Typist) -> None:
    (zofia.folder / "bytes").write_bytes(b"\xff\xfe\x00")
    (zofia.folder / "huge").write_bytes(b"a" * (1024 * 1024 + 1))
    shown = zofia.types(
        "log",
        str(zofia.casebook),
        f"--account-file={zofia.folder / 'nowhere'}",
        f"--child-words-file={zofia.folder / 'bytes'}",
        f"--opinion-file={zofia.folder / 'huge'}",
        f"--done-at-once-file={zofia.folder}",
    )
    assert shown.code == 2
    assert "The account could not be read from its file: No such file or directory." in shown.words
    assert (
        "The child's words could not be read from its file, which is not plain text in UTF-8." in shown.words
    )
    assert (
        "The reporter's opinion could not be read from its file, which is larger than one megabyte."
        in shown.words
    )
    assert "What was done at once could not be read from its file: " in shown.words


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("nonsense",),
        ("log",),
        ("log", "x", "--nonsense"),
        ("profile",),
        ("profile", "nonsense"),
        ("log", "x", "--child"),
    ],
)
def test_a_misused_command_line_is_refused_in_a_sentence(typist: Typist, words: tuple[str, ...]) -> None:
    shown = typist.types(*words)
    assert (shown.code, shown.out) == (2, "")
    assert shown.err.startswith("There is a problem\n")
    assert "--help says how it is used." in shown.words


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("children",), "There is no folder at"),
        (("verify",), "There is no folder at"),
        (("rebuild",), "There is no folder at"),
    ],
)
def test_a_casebook_that_is_not_there_is_said(
    typist: Typist, command: tuple[str, ...], sentence: str
) -> None:
    shown = typist.types(*command, str(typist.casebook))
    assert (shown.code, shown.out) == (1, "")
    assert sentence in shown.words
    assert not typist.casebook.exists()


def test_a_second_opener_is_told(rowan: Typist) -> None:
    held = rowan.computer().hold(rowan.casebook / "lock")
    shown = rowan.types("children", str(rowan.casebook))
    held.let_go()
    assert shown.code == 1
    assert "This casebook is already open" in shown.words


def test_no_casebook_is_made_over_something(typist: Typist) -> None:
    typist.casebook.mkdir()
    (typist.casebook / "letter.txt").write_text("mine", "utf-8")
    shown = typist.types("create", str(typist.casebook), "--label=DSL")
    assert shown.code == 1
    assert "There is something at Rowan High.casebook already" in shown.words
    assert [one.name for one in typist.casebook.iterdir()] == ["letter.txt"]


def flat(commands: tuple[Listed, ...], before: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Give every command's words."""
    found = []
    for one in commands:
        command, words = one.command(), (*before, one.name)
        found += flat(command.commands, words) if isinstance(command, Group) else [words]
    return found


@pytest.mark.parametrize("words", [(), ("profile",), ("pack",), *flat(COMMANDS)], ids=" ".join)
def test_every_command_explains_itself(typist: Typist, words: tuple[str, ...]) -> None:
    shown = typist.types(*words, "--help")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith(" ".join(("usage: dsl-desk", *words)))
    assert max(map(len, shown.out.splitlines())) <= 100
    assert "%%" not in shown.out


def test_help_needs_no_computer() -> None:
    out = StringIO()
    terminal = Terminal(
        read_line=input,
        read_rest=input,
        read_secret=input,
        out=out,
        err=StringIO(),
        is_asked=False,
        columns=60,
    )
    assert run(("--help",), COMMANDS, terminal, lambda: pytest.fail("no computer is needed")) == 0
    listed = out.getvalue().split()
    assert [one.name for one in COMMANDS if one.name not in listed] == []
