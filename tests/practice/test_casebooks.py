"""What is known of a casebook before it is unlocked."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from dsl_desk.errors import CasebookDamaged, CasebookMissing, CasebookTooNew
from dsl_desk.practice import casebooks
from dsl_desk.practice.computer import ThisComputer
from tests.practice.rowan import make_desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, computer: ThisComputer) -> Path:
    """A closed training casebook."""
    made = tmp_path / "Rowan High.casebook"
    make_desk(made, computer).close()
    return made


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """This computer's settings."""
    made = tmp_path / "settings"
    made.mkdir()
    return made


def test_a_card_says_what_needs_no_passphrase(folder: Path) -> None:
    card = casebooks.describe(folder)
    assert (card.name, card.is_training, card.labels) == ("Rowan High", True, ("DSL",))
    assert (len(card.book_id), card.problem) == (32, "")


def test_the_id_is_the_open_casebooks_own(tmp_path: Path, computer: ThisComputer) -> None:
    made = tmp_path / "Other.casebook"
    with make_desk(made, computer) as desk:
        assert casebooks.describe(made).book_id == desk.book_id


def test_what_is_no_casebook_is_said(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(CasebookMissing):
            casebooks.describe(place)


def test_a_damaged_casebook_is_said(folder: Path) -> None:
    for name in ("casebook.json", "casebook.prev.json"):
        (folder / name).write_bytes(b"{}")
    with pytest.raises(CasebookDamaged):
        casebooks.describe(folder)


def test_a_newer_casebook_is_said(folder: Path) -> None:
    file = folder / "casebook.json"
    plain = json.loads(file.read_text("utf-8"))
    plain["roster"]["version"] += 1
    file.write_text(json.dumps(plain), "utf-8")
    with pytest.raises(CasebookTooNew):
        casebooks.describe(folder)


def test_the_last_opened_comes_first_and_what_cannot_be_read_says_why(state: Path, folder: Path) -> None:
    gone = folder.with_name("Gone.casebook")
    for one in (folder, gone, folder):
        casebooks.remember(state, one)
    first, second = casebooks.recent(state)
    assert (first.folder, first.problem, first.labels) == (folder, "", ("DSL",))
    assert (second.folder, second.name, second.labels) == (gone, "Gone", ())
    assert second.problem.startswith("There is no folder at")


def test_only_folders_are_kept(state: Path, folder: Path) -> None:
    casebooks.remember(state, folder)
    assert json.loads((state / casebooks.FILE).read_text("utf-8")) == {"folders": [str(folder)]}


def test_one_forgotten_is_gone_from_the_list_and_nowhere_else(state: Path, folder: Path) -> None:
    casebooks.remember(state, folder)
    casebooks.forget(state, folder)
    assert casebooks.recent(state) == ()
    assert casebooks.describe(folder).labels == ("DSL",)


def test_no_more_than_eight_are_remembered(state: Path, tmp_path: Path) -> None:
    for number in range(12):
        casebooks.remember(state, tmp_path / f"{number}.casebook")
    assert [one.name for one in casebooks.recent(state)] == ["11", "10", "9", "8", "7", "6", "5", "4"]


@pytest.mark.parametrize("said", [b"", b"[", b"[]", b'{"folders": 3}', b'{"folders": [3]}', b"\xff", b"null"])
def test_a_list_that_cannot_be_read_is_empty_and_written_anew(state: Path, folder: Path, said: bytes) -> None:
    (state / casebooks.FILE).write_bytes(said)
    assert casebooks.recent(state) == ()
    casebooks.remember(state, folder)
    assert [one.folder for one in casebooks.recent(state)] == [folder]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows says where its folders are by other means")
def test_a_new_casebook_is_offered_a_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    first = casebooks.suggest_folder('Rowan: "High"')
    assert first.is_relative_to(tmp_path)
    assert first.name == "Rowan   High.casebook"
    first.mkdir(parents=True)
    assert casebooks.suggest_folder('Rowan: "High"') == first.with_name("Rowan   High 2.casebook")
    assert casebooks.suggest_folder(" .. ").name == "Casebook.casebook"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows says where its folders are by other means")
def test_the_usual_state_is_this_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert casebooks.usual_state().is_relative_to(tmp_path)
    assert len(casebooks.usual_computer().device) == len(ThisComputer(casebooks.usual_state()).device) > 0
