"""A trigger or a view that somebody with the key put into a ledger is named by the check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dsl_desk.casebook.verify import Fault
from tests.casebook.tampering import findings, with_the_key

if TYPE_CHECKING:
    from pathlib import Path

    from tests.casebook.computer import Computer


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER hides AFTER INSERT ON record BEGIN DELETE FROM record WHERE row = NEW.row; END",
        "CREATE VIEW hides AS SELECT * FROM entry WHERE id > 3",
    ],
)
def test_a_part_that_was_not_made_here_is_named(folder: Path, computer: Computer, statement: str) -> None:
    with with_the_key(folder) as connection:
        connection.execute(statement)
    (found,) = findings(folder, computer)
    assert found.fault is Fault.GUARD
    assert "a part “hides” that DSL Desk did not make" in found.sentence
