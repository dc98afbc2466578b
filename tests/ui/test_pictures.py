"""The pictures of the help and the README: one command takes them all, of the window as it is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from ui.album import IN_HELP
from ui.places import Where
from ui.screens.help import OF_SCREENS, PAGES, page_of, words_of

PICTURE = re.compile(r"!\[[^\]]+\]\((?:resources/help/)?pictures/([\w-]+)\.png\)")
LINK = re.compile(r"\]\(([\w-]+)\.md\)")
FEWEST_COLOURS = 12
README = Path(__file__).parents[2] / "README.md"


def test_one_command_takes_every_picture_that_is_shown(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ui.main", "--pictures", str(tmp_path)],
        capture_output=True,
        check=False,
        text=True,
        timeout=300,
        env={key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"},
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    assert {one.stem for one in tmp_path.iterdir()} == IN_HELP
    for one in tmp_path.iterdir():
        picture = QImage(str(one))
        assert (picture.width(), picture.height()) == (1_240, 780)
        assert (
            len({picture.pixel(x, y) for x in range(0, 1_240, 9) for y in range(0, 780, 9)}) > FEWEST_COLOURS
        )


@pytest.mark.parametrize("page", [page for page in PAGES if page != "shortcuts"])
def test_each_page_shows_and_names_only_what_is_there(page: str) -> None:
    words = words_of(page)
    shipped = {Path(one.name).stem for one in files("resources").joinpath("help", "pictures").iterdir()}
    assert words.startswith("# ")
    assert set(PICTURE.findall(words)) <= IN_HELP & shipped
    assert set(LINK.findall(words)) <= PAGES.keys()


def test_every_picture_taken_is_shown_somewhere() -> None:
    shown = set(PICTURE.findall(README.read_text("utf-8")))
    for page in PAGES:
        shown |= set(PICTURE.findall(words_of(page)))
    assert shown == IN_HELP


def test_every_screen_has_its_page() -> None:
    own = {one for one in Where if one.value in PAGES}
    for where in Where:
        assert page_of(where.value) in PAGES
    assert {where for where in Where if where not in own | OF_SCREENS.keys()} == {
        Where.TODAY,
        Where.HELP,
        Where.ACTIVITY,
    }
