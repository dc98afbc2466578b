"""One run from outside: what a screen reader finds in the program, in another process, on a real X server."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from dsl_desk.practice.training import TRAINING_PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.seat import Sample

pytestmark = pytest.mark.skipif(
    sys.platform in {"win32", "darwin"}, reason="AT-SPI and Xvfb are how Linux does it"
)


def test_a_screen_reader_unlocks_the_casebook_and_reads_what_is_there(story: Sample, tmp_path: Path) -> None:
    from tests.accessibility.outside import shown

    casebook = shutil.copytree(story.folder, tmp_path / story.folder.name)
    shutil.copytree(story.state, tmp_path / "state" / "DSLDesk")
    with shown(casebook, tmp_path) as reader:
        field = reader.wait_for("text", "Passphrase")
        names = {(one.role, one.name) for one in reader.everything()}
        assert any("ring 999" in name for _, name in names)
        assert not any("Haddad" in name for _, name in names)
        reader.write(field, TRAINING_PASSPHRASE)
        reader.press(reader.wait_for("push button", "Unlock"))
        reader.wait_for("label", "Today")
        assert {("push button", "Settings"), ("push button", "Lock casebook")} <= {
            (one.role, one.name) for one in reader.everything()
        }
        reader.press(reader.wait_for("push button", "Children, "))
        row = reader.wait_for("cell", "Isla Fenwick")
        assert "Status Decision changed after our challenge" in row.name
