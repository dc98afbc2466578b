"""Icons: each one shipped is used, and each one used is shipped."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor

from tests.architecture.sources import ROOT, python_files
from ui import icons

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

SHIPPED = sorted(
    one.name.removesuffix(".svg")
    for one in files("resources").joinpath("icons").iterdir()
    if ".svg" in one.name
)


def test_no_icon_is_shipped_for_nothing() -> None:
    text = "".join((ROOT / name).read_text("utf-8") for name in python_files("ui"))
    quoted = set(re.findall(r'"([a-z0-9-]+)"', text))
    assert [name for name in SHIPPED if name not in quoted] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_each_icon_draws_something(qapp: QApplication, name: str) -> None:
    image = icons.draw(name, QColor("black"), 18, 1.0).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(18) for y in range(18))
