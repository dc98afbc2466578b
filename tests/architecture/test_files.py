"""What every file of the house keeps to: its length, its name, how it begins, and what no file may say."""

from __future__ import annotations

import ast
import io
import re
import tokenize
import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.architecture.sources import findings, kept_files, parse, python_files, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 400
SAYS_NOTHING = {
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "manager",
    "managers",
    "logic",
    "base",
    "misc",
}
PLAIN_TEXT = (
    ".py",
    ".sql",
    ".toml",
    ".lock",
    ".yaml",
    ".yml",
    ".csv",
    ".md",
    ".json",
    ".qss",
    ".svg",
    ".ci/run",
)

# Letters that take room and show nothing: Unicode calls them letters, so the categories below miss them.
BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"

# Each with one letter in brackets, so that this file does not say it.
NOT_OURS_TO_SAY = re.compile(
    r"[/]work/|[/]tmp/|[/]root/|\.\.[/]shared|py[p]i\.org|python[h]osted|np[m]js\.|deb\.[d]ebian"
    r"|an[t]hropic|open[a]i|chat[g]pt|clau[d]e|co[p]ilot|language [m]odel",
    re.IGNORECASE,
)
EXCUSES = re.compile(r"noqa|type:\s*ignore|pragma:\s*no|pylint:|mypy:|ruff:")


def too_long(text: str) -> Iterable[tuple[int, str]]:
    """The length of a file over the limit."""
    lines = len(text.splitlines())
    if lines > LONGEST:
        yield lines, f"more than {LONGEST} lines"


def empty_names(name: str) -> set[str]:
    """The parts of a file's path that say nothing of what is in it."""
    return set(re.split(r"[/._]", name.removesuffix(".py"))) & SAYS_NOTHING


def beginnings(text: str) -> Iterable[tuple[int, str]]:
    """What a module's first two statements lack."""
    tree = parse(text)
    if ast.get_docstring(tree) is None:
        yield 1, "no docstring"
    second = tree.body[1] if len(tree.body) > 1 else None
    if not (isinstance(second, ast.ImportFrom) and second.module == "__future__"):
        yield 1, "no import from __future__ after the docstring"


def unseen(text: str) -> Iterable[tuple[int, str]]:
    """Each character that a reader of the file would not see, or not see where it is."""
    for line, words in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        for one in sorted({one for one in words if _is_unseen(one)}):
            yield line, f"U+{ord(one):04X} {unicodedata.name(one, 'a control')}"


def _is_unseen(one: str) -> bool:
    if one in " \t":
        return False
    return (
        unicodedata.category(one) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"} or one in BLANK_LETTERS
    )


def foreign_identifiers(text: str) -> Iterable[tuple[int, str]]:
    """Each name in code with a letter outside ASCII, which may be another letter's twin."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.NAME and not token.string.isascii():
            yield token.start[0], f"the name {token.string!a}"


def excuses(text: str) -> Iterable[tuple[int, str]]:
    """Each comment that asks a checker to look away."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT and EXCUSES.search(token.string):
            yield token.start[0], token.string


def strangers(text: str) -> Iterable[tuple[int, str]]:
    """Each mention of a place or a party that means nothing to a reader of this repository."""
    for line, words in enumerate(text.split("\n"), 1):
        yield from ((line, found.group()) for found in NOT_OURS_TO_SAY.finditer(words))


def test_no_file_is_too_long() -> None:
    assert findings(python_files(), too_long) == []


def test_no_name_says_nothing() -> None:
    assert [name for name in python_files() if empty_names(name)] == []


def test_every_module_begins_with_what_it_is() -> None:
    assert findings(python_files(), beginnings) == []


def test_nothing_in_the_source_is_unseen() -> None:
    assert findings((name for name in kept_files() if name.endswith(PLAIN_TEXT)), unseen) == []


def test_names_in_code_are_ascii() -> None:
    assert findings(python_files(), foreign_identifiers) == []


def test_no_comment_excuses_a_fault() -> None:
    assert findings(python_files(), excuses) == []


def test_no_file_speaks_of_places_a_reader_cannot_go() -> None:
    assert findings((name for name in kept_files() if name.endswith(PLAIN_TEXT)), strangers) == []


def test_the_tests_see_the_house() -> None:
    """A list of files that went wrong would make every rule here pass."""
    assert {"pyproject.toml", ".ci/run", "packaging/bootstrap.py", "dsl_desk/errors.py"} <= set(kept_files())
    assert not [name for name in kept_files() if name.startswith((".venv/", ".git/"))]
    assert "class DeskError" in text_of("dsl_desk/errors.py")


def test_a_long_file_is_caught() -> None:
    assert list(too_long("x\n" * LONGEST)) == []
    assert list(too_long("x\n" * (LONGEST + 1))) == [(LONGEST + 1, f"more than {LONGEST} lines")]


@pytest.mark.parametrize("name", ["dsl_desk/utils.py", "ui/common/x.py", "dsl_desk/model/date_helpers.py"])
def test_an_empty_name_is_caught(name: str) -> None:
    assert empty_names(name)


@pytest.mark.parametrize(
    "name", ["dsl_desk/casebook/ledger.py", "dsl_desk/database.py", "tests/model/test_logical.py"]
)
def test_a_telling_name_passes(name: str) -> None:
    assert not empty_names(name)


@pytest.mark.parametrize(
    ("sample", "faults"),
    [
        ('"""What it is."""\n\nfrom __future__ import annotations\n', 0),
        ("from __future__ import annotations\n", 2),
        ('"""What it is."""\n\nimport os\nfrom __future__ import annotations\n', 1),
        ("", 2),
    ],
)
def test_a_wrong_beginning_is_caught(sample: str, faults: int) -> None:
    assert len(list(beginnings(sample))) == faults


@pytest.mark.parametrize(
    "one",
    [
        "\u202e",
        "\u2066",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u00ad",
        "\u00a0",
        "\x00",
        "\x1b",
        "\u2028",
        "\u3164",
    ],
)
def test_an_unseen_character_is_caught(one: str) -> None:
    assert [line for line, _ in unseen(f"first\nsecond {one} word")] == [2]


def test_seen_text_passes() -> None:
    assert list(unseen("\u0141ucja\t\u00a3 \u201cquoted\u201d \U0001f600\r\n")) == []


def test_a_twin_letter_in_a_name_is_caught() -> None:
    sample = "child = 1\n\u0441hild = 2  # \u0441\nx = '\u0441'\n"
    assert [line for line, _ in foreign_identifiers(sample)] == [2]


@pytest.mark.parametrize("comment", ["# noqa", "# noqa: E501", "# type: ignore[arg-type]", "# ruff: off"])
def test_an_excuse_is_caught(comment: str) -> None:
    assert len(list(excuses(f"x = 1  {comment}\n"))) == 1
    assert list(excuses(f"x = '{comment}'\n")) == []


@pytest.mark.parametrize("said", ["see {}tmp/x", "..{}Shared/notes", "https:{0}{0}PyP{1}.org{0}x", "Clau{2}"])
def test_a_stranger_is_caught(said: str) -> None:
    assert [line for line, _ in strangers("first\n" + said.format("/", "i", "de"))] == [2]
