"""The look: contrast of every pair of colours that are read on each other, lengths, and filled templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor

from ui.theme import LARGEST, SMALLEST, Look, contrast_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.theme import Theme

LOOKS = (Look.LIGHT, Look.DARK, Look.CONTRAST)
_LINEAR, _TURNS_AT, _OFFSET, _SLOPE, _POWER = 12.92, 0.04045, 0.055, 1.055, 2.4


def luminance(colour: QColor) -> float:
    """Relative luminance. Source: WCAG 2.2, definitions."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        one / _LINEAR if one <= _TURNS_AT else ((one + _OFFSET) / _SLOPE) ** _POWER for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(autouse=True)
def _look_again(theme: Theme) -> Iterator[None]:
    yield
    theme.choose(Look.LIGHT, 100)


def test_contrast_is_reckoned_as_the_guideline_does() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("look", LOOKS)
def test_every_pair_of_colours_has_its_contrast(theme: Theme, look: Look) -> None:
    theme.choose(look, 100)
    assert len(contrast_pairs()) > 30
    low = [
        f"{ink} on {paper}: {contrast(theme.colour(ink), theme.colour(paper)):.2f}, not {least}"
        for ink, paper, least in contrast_pairs()
        if contrast(theme.colour(ink), theme.colour(paper)) < least
    ]
    assert not low


def test_words_and_focus_are_among_the_pairs() -> None:
    pairs = {(ink, paper): least for ink, paper, least in contrast_pairs()}
    for ink in ("text", "text2", "text3"):
        assert min(pairs[ink, paper] for paper in ("bg", "surface")) >= 4.5
    assert pairs["focus", "surface"] >= 3
    assert pairs["border_strong", "surface"] >= 3


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("text", [SMALLEST, 100, 150, LARGEST])
def test_the_style_sheet_is_filled_and_read(theme: Theme, look: Look, text: int, qtbot: QtBot) -> None:
    theme.choose(look, text)
    sheet = theme.style_sheet()
    outside = [line for line in sheet.splitlines() if "{colour" in line or "{px" in line or ":}" in line]
    assert not outside
    for kind in ("colour", "paper", "px", "space", "radius", "control", "font", "mark"):
        assert f"{{{kind}:" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_lengths_grow_with_the_text_and_no_further(theme: Theme) -> None:
    for text, scale in ((80, 0.8), (100, 1.0), (200, 2.0), (300, 2.0), (10, 0.8)):
        theme.choose(Look.LIGHT, text)
        assert theme.scale == scale
        assert theme.px(100) == round(100 * scale)
        assert theme.font("body").pixelSize() == theme.px(theme.font("body").pixelSize() / scale)
    theme.choose(Look.LIGHT, 100)
    usual = theme.font("body").pixelSize()
    theme.choose(Look.LIGHT, 200)
    assert theme.font("body").pixelSize() == 2 * usual


def test_another_look_is_said_once(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.choose(Look.DARK, 100)
    assert theme.look == "dark"
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(Look.DARK, 100)


def test_the_system_s_look_is_followed(theme: Theme) -> None:
    theme.choose(Look.SYSTEM, 100)
    assert theme.choice is Look.SYSTEM
    assert theme.look in {"light", "dark", "contrast"}


def test_icons_are_drawn_in_the_colour_asked_for(theme: Theme) -> None:
    picture = theme.pixmap("shield-check", "danger", 32).toImage()
    drawn = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert theme.colour("danger").name() in drawn
