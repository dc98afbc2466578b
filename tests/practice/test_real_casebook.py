"""In a casebook that is not for training, drafts and invented authorities drive nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dsl_desk.casebook.founding import Founder, found_casebook
from dsl_desk.casebook.keys import recovery_key
from dsl_desk.errors import Faults
from dsl_desk.model.access import Role
from dsl_desk.model.kinds import KINDS
from dsl_desk.practice.desk import Desk
from dsl_desk.practice.profiles import NoProfile
from tests.practice.rowan import PASSPHRASE, QUICK, a_judgement, a_referral, add_child, hold, shipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dsl_desk.practice.computer import ThisComputer


@pytest.fixture
def real(tmp_path: Path, computer: ThisComputer) -> Iterator[Desk]:
    """A casebook for real records, as one will be made once recovery sheets exist."""
    founder = Founder(label="DSL", role=Role.DSL, passphrase=PASSPHRASE)
    recovery = recovery_key(bytes(16)).public_key().public_bytes_raw()
    casebook = found_casebook(
        tmp_path / "Real.casebook",
        founder,
        computer,
        KINDS,
        purpose="real",
        recovery_public=recovery,
        stretch=QUICK,
    )
    with Desk(casebook, computer) as desk:
        yield desk


@pytest.mark.parametrize(("name", "status"), [("northmoor", "training"), ("lincolnshire", "research draft")])
def test_what_was_not_adopted_drives_no_live_work(real: Desk, name: str, status: str) -> None:
    edition = hold(real, name)
    child = add_child(real, edition.profile.authority, name)
    assert not real.is_training
    with pytest.raises(NoProfile):
        real.profiles.for_child(child, real.records.today())
    with pytest.raises(Faults) as refused:
        real.judgements.judge(a_judgement(child, edition))
    assert any(f"status “{status}”" in one for one in refused.value.faults)
    with pytest.raises(Faults, match="training casebooks only"):
        real.referrals.refer(a_referral(child, edition, "mash-phone"))
    assert real.children.chronology(child) == ()


def test_an_adopted_edition_drives_it(real: Desk) -> None:
    adopted = shipped("northmoor").replace(b"status: training", b"status: adopted", 1)
    edition = real.profiles.edition(real.profiles.hold(adopted).record_id)
    child = add_child(real, "Northmoor", "northmoor")
    assert real.profiles.for_child(child, real.records.today()) == edition
    assert real.judgements.judge(a_judgement(child, edition, "l3")).record_id
