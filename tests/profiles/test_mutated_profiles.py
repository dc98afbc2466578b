"""Whatever is done to a file, it is accepted or refused in sentences: nothing else happens."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsl_desk.profiles.read import read_profile
from dsl_desk.profiles.report import check
from tests.hostile import HOSTILE
from tests.profiles.samples import SMALL, shipped

UNHURRIED = settings(deadline=None, max_examples=150)
WHOLE = SMALL.encode()
LINES = SMALL.splitlines(keepends=True)
ODD = (
    "",
    " ",
    "null",
    "~",
    "[]",
    "{}",
    "- a",
    "&a b",
    "*a",
    "!!int 3",
    "0123",
    "NO",
    "1e999",
    "9" * 30,
    "-1",
    "2015-13",
    "'",
    '"',
    '"\\ud83d"',
    '"\\0"',
    "<b>",
    "|\n",
    ">-\n  x",
    "? [a]\n: b",
    "---",
    "...",
    "%YAML 1.1",
    "# note",
    "\t",
    "\u202e",
    "\u0661\u0662",
    "a: b: c",
    "[" * 40,
)


def judge(data: bytes) -> None:
    """Read a file: a profile that can be described, or faults that are printable sentences."""
    result = check(data, "mutated.yaml")
    if result.accepted:
        assert read_profile(data, "mutated.yaml").source
    else:
        assert len(result.lines) > 1
        assert all(line.isprintable() and line.endswith(".") for line in result.lines)


@UNHURRIED
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    judge(data)


@UNHURRIED
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    judge(text.encode("utf-8", "surrogatepass"))


@UNHURRIED
@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
def test_any_byte_changed(place: int, byte: int) -> None:
    judge(WHOLE[:place] + bytes((byte,)) + WHOLE[place + 1 :])


@UNHURRIED
@given(st.integers(0, len(WHOLE)), st.integers(0, len(WHOLE)))
def test_any_part_cut_out(first: int, second: int) -> None:
    start, end = sorted((first, second))
    judge(WHOLE[:start] + WHOLE[end:])


@pytest.mark.parametrize("value", ODD)
def test_every_value_replaced(value: str) -> None:
    for line, words in enumerate(LINES):
        key, colon, _ = words.partition(":")
        judge("".join((*LINES[:line], f"{key}{colon} {value}\n", *LINES[line + 1 :])).encode())


@UNHURRIED
@given(st.integers(0, len(LINES) - 1), st.integers(0, len(LINES) - 1), st.integers(-4, 4))
def test_any_line_moved_and_indented_otherwise(line: int, to: int, indent: int) -> None:
    moved = " " * max(indent, 0) + (LINES[line][-indent:] if indent < 0 else LINES[line])
    rest = LINES[:line] + LINES[line + 1 :]
    judge("".join((*rest[:to], moved, *rest[to:])).encode())


@UNHURRIED
@given(st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.sampled_from(ODD)), min_size=2, max_size=6))
def test_many_values_replaced_at_once(changes: list[tuple[int, str]]) -> None:
    lines = list(LINES)
    for line, value in changes:
        key, colon, _ = lines[line].partition(":")
        lines[line] = f"{key}{colon} {value}\n"
    judge("".join(lines).encode())


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda one: str(one.name))
@pytest.mark.parametrize("quoting", ["'{}'", '"{}"', "{}", "|\n    {}"])
def test_hostile_text_as_a_label(hostile: tuple[str, str], quoting: str) -> None:
    text = SMALL.replace("summary: Harm.", f"summary: {quoting.format(hostile[1])}")
    judge(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("name", ["northmoor.yaml", "kent.yaml"])
def test_a_shipped_file_cut_anywhere(name: str) -> None:
    data = shipped(name)
    for place in range(0, len(data), 997):
        judge(data[:place])
