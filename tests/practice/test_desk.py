"""Making, opening and closing a casebook."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dsl_desk.errors import (
    CasebookInUse,
    CasebookMissing,
    CasebookRefused,
    Faults,
    NotKept,
    WrongPassphrase,
)
from dsl_desk.model.access import PROTECTION, SUPPORT
from dsl_desk.model.record import Moment
from dsl_desk.model.sharing import Disclosure, DisclosureState
from dsl_desk.practice.desk import create_desk, open_desk
from dsl_desk.practice.refusal import DeskClosed
from tests.practice.rowan import NOBODY, PASSPHRASE, QUICK, a_child, make_desk

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.practice.computer import ThisComputer
from dsl_desk.practice.desk import Desk


def test_a_training_casebook_is_made_opened_and_holds_what_was_kept(
    tmp_path: Path, computer: ThisComputer
) -> None:
    folder = tmp_path / "Rowan High.casebook"
    with make_desk(folder, computer) as desk:
        child = desk.children.add(a_child()).record_id
        assert desk.is_training
        assert desk.who == "DSL"
    with open_desk(folder, PASSPHRASE, computer, who="DSL") as desk:
        assert desk.notices == ()
        assert desk.children.sheet(child).record == a_child()
        assert desk.casebook.compartments == (SUPPORT, PROTECTION)


def test_a_real_casebook_is_refused_and_told_why(tmp_path: Path, computer: ThisComputer) -> None:
    folder = tmp_path / "Real.casebook"
    with pytest.raises(CasebookRefused, match="recovery sheets") as refused:
        create_desk(folder, "DSL", PASSPHRASE, "real", computer, stretch=QUICK)
    assert str(refused.value).endswith(".")
    assert not folder.exists()


def test_a_casebook_needs_a_label_and_a_passphrase(tmp_path: Path, computer: ThisComputer) -> None:
    with pytest.raises(Faults) as refused:
        create_desk(tmp_path / "x.casebook", " ", "", "training", computer, stretch=QUICK)
    assert len(refused.value.faults) == 2
    assert not (tmp_path / "x.casebook").exists()


def test_the_usual_ways_of_not_opening(tmp_path: Path, computer: ThisComputer) -> None:
    folder = tmp_path / "Rowan High.casebook"
    with make_desk(folder, computer), pytest.raises(CasebookInUse):
        open_desk(folder, PASSPHRASE, computer)
    with pytest.raises(WrongPassphrase):
        open_desk(folder, "five loud herons", computer)
    with pytest.raises(CasebookRefused, match="Say who is signing in"):
        open_desk(folder, PASSPHRASE, computer, who="SENCO")
    with pytest.raises(CasebookMissing):
        open_desk(tmp_path / "nowhere", PASSPHRASE, computer)


def test_a_closed_desk_says_so(desk: Desk) -> None:
    desk.close()
    desk.close()
    with pytest.raises(DeskClosed, match="Open it again"):
        desk.children.add(a_child())
    with pytest.raises(DeskClosed), desk.write(SUPPORT):
        pytest.fail("nothing can be written")
    with pytest.raises(DeskClosed):
        desk.children.find("zofia")


def keep_a_child_and_then_what_is_not_kept_there(desk: Desk) -> None:
    with desk.write(SUPPORT) as writer:
        writer.put(a_child(), desk.casebook.new_id())
        writer.put(
            Disclosure(
                child=NOBODY,
                pack_number="1",
                pack="referral",
                about=NOBODY,
                recipient="x",
                purpose="x",
                lawful_basis="x",
                state=DisclosureState.INTENDED,
                intended=Moment(on=date(2026, 11, 17)),
            ),
            desk.casebook.new_id(),
        )


def test_what_is_written_together_is_kept_together_or_not_at_all(desk: Desk) -> None:
    with pytest.raises(NotKept):
        keep_a_child_and_then_what_is_not_kept_there(desk)
    assert desk.children.register() == ()


def test_the_files_of_a_casebook_hold_no_word_of_it(tmp_path: Path, computer: ThisComputer) -> None:
    folder = tmp_path / "Rowan High.casebook"
    with make_desk(folder, computer) as desk:
        desk.children.add(a_child("Melisandre", "Quillfeather"))
        desk.drafts.keep("concern", {"account": "Quillfeather"})
    written = b"".join(path.read_bytes() for path in folder.iterdir())
    assert b"Quillfeather" not in written
    assert b"Melisandre" not in written


def test_an_id_that_names_nothing_is_a_sentence(desk: Desk) -> None:
    for wrong in (NOBODY, "", "not an id", "Z" * 32):
        with pytest.raises(Exception, match="There is no such child") as refused:
            desk.children.sheet(type(NOBODY)(wrong))
        assert str(refused.value).endswith(".")
