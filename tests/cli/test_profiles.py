"""Profiles at the terminal: each shipped one accepted with its gaps, each broken one refused, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dsl_desk.profiles.library import shipped_files

if TYPE_CHECKING:
    from tests.cli.typist import Typist

SHIPPED = {one.name: one.data for one in shipped_files()}
NORTHMOOR = SHIPPED["northmoor.yaml"].decode("utf-8")


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_profile_is_accepted(typist: Typist, name: str) -> None:
    path = typist.folder / name
    path.write_bytes(SHIPPED[name])
    shown = typist.types("profile", "check", str(path))
    assert (shown.code, shown.err) == (0, "")
    assert f"{name}: accepted." in shown.out
    assert "  Gaps: " in shown.out
    assert shown.out.endswith("1 of 1 accepted.\n")


def test_all_at_once_need_no_path(typist: Typist) -> None:
    shown = typist.types("profile", "check")
    assert shown.code == 0
    assert shown.out.endswith(f"{len(SHIPPED)} of {len(SHIPPED)} accepted.\n")
    assert typist.types("profile", "check", "kent", "northmoor.yaml").out.endswith("2 of 2 accepted.\n")


BROKEN = {
    "wrong type": NORTHMOOR.replace("level_count: 4", "level_count: many", 1).encode(),
    "unknown key": NORTHMOOR.replace("numbers_shown:", "numbers_hidden:", 1).encode(),
    "duplicate id": NORTHMOOR.replace("- id: l2\n", "- id: l1\n", 1).encode(),
    "dangling reference": NORTHMOOR.replace("levels: [l3, l4]", "levels: [l3, l9]", 1).encode(),
    "impossible clock": NORTHMOOR.replace("value: 48", "value: -48", 1).encode(),
    "unknown version": NORTHMOOR.replace("schema_version: '1.0'", "schema_version: '9.9'", 1).encode(),
    "alias bomb": b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b, *b]\n",
    "ten megabytes": b"# " + b"x" * 10_000_000,
    "UTF-16": NORTHMOOR.encode("utf-16"),
    "deep nesting": b"[" * 5_000 + b"]" * 5_000,
    "mark-up and controls": NORTHMOOR.replace(
        "partnership: North", "partnership: <b>\x1b[31m\u202eNorth", 1
    ).encode(),
    "not YAML": b"{[}",
    "nothing": b"",
    "bytes": bytes(range(256)),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_profile_is_refused_with_every_fault(typist: Typist, name: str) -> None:
    path = typist.folder / f"{name}.yaml"
    path.write_bytes(BROKEN[name])
    shown = typist.types("profile", "check", str(path))
    assert (shown.code, shown.err) == (1, "")
    assert "cannot be used as a threshold profile" in shown.words
    assert shown.out.endswith("0 of 1 accepted.\n")
    assert not {"\x1b", "\u202e"} & set(shown.out)


def test_several_faults_are_said_together(typist: Typist) -> None:
    broken = NORTHMOOR.replace("level_count: 4", "level_count: many", 1).replace("value: 48", "value: -48", 1)
    shown = typist.types("profile", "check", typist.writes("two.yaml", broken), "kent")
    assert shown.code == 1
    assert "two.yaml cannot be used as a threshold profile: 2 faults." in shown.words
    assert shown.out.count("  line ") == 2
    assert shown.out.endswith("1 of 2 accepted.\n")


@pytest.mark.parametrize("kept", ["0123", "NO"])
def test_what_yaml_would_turn_into_something_else_stays_text(typist: Typist, kept: str) -> None:
    changed = NORTHMOOR.replace("version: edition 3", f"version: {kept}", 1)
    shown = typist.types("profile", "check", typist.writes("kept.yaml", changed))
    assert shown.code == 0
    assert f"levels of need in Northmoor ({kept})" in shown.words


def test_editions_are_held_and_listed(rowan: Typist) -> None:
    book = str(rowan.casebook)
    assert rowan.types("profile", "list", book).words.endswith("Hold one with dsl-desk profile hold.")
    path = rowan.folder / "own.yaml"
    path.write_bytes(SHIPPED["eastvale.yaml"])
    shown = rowan.types("profile", "hold", book, str(path))
    assert (shown.code, "Kept: profile edition" in shown.words) == (0, True)
    assert "This edition is held already." in rowan.types("profile", "hold", book, "eastvale").words
    listed = rowan.types("profile", "list", book)
    assert listed.code == 0
    assert "eastvale.side-by-side.2026-09" in listed.out


def test_a_broken_profile_is_not_held(rowan: Typist) -> None:
    path = rowan.writes("broken.yaml", NORTHMOOR.replace("value: 48", "value: -48", 1))
    shown = rowan.types("profile", "hold", str(rowan.casebook), path)
    assert shown.code == 1
    assert "There is a problem broken.yaml cannot be used as a threshold profile: 1 fault." in shown.words
    assert "No edition is held yet." in rowan.types("profile", "list", str(rowan.casebook)).out


def test_the_shipped_are_listed_without_a_casebook(typist: Typist) -> None:
    shown = typist.types("profile", "list")
    assert (shown.code, shown.err) == (0, "")
    assert "northmoor.right-help-together.3" in shown.out
    assert "lincs.meeting-the-needs.undated" in shown.out
