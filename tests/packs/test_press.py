"""The press picks fonts that hold every letter, and says which letters none holds."""

from __future__ import annotations

import pytest

from dsl_desk.packs.fonts import Weight
from dsl_desk.packs.press import Figures, Look, MissingGlyph, Press, letters

BLACK = (0.0, 0.0, 0.0)


@pytest.fixture(scope="module")
def press() -> Press:
    return Press()


@pytest.mark.parametrize("weight", list(Weight))
@pytest.mark.parametrize(
    "name",
    [
        "\u017b\u00f3\u0142kiewska \u0141ucja \u0106ma\u0144ska \u015aw\u0119ch",
        "Nguy\u1ec5n Th\u1ecb \u00c1nh \u0110\u1eb7ng Ph\u01b0\u01a1ng",
        "\u1eccl\u00e1t\u00fand\u00e9 \u1eb8\u0300k\u1eb9\u0301 \u1e62\u1ecd\u0301l\u00e1",
        "Ch\u1ecb\u0301d\u1ecb\u0300 \u1ee4zor \u1e44kechi",
        "\u0130rem \u015eahin I\u015f\u0131k G\u00fcl\u011fe",
        "Ll\u0177r \u0174yn T\u0177",
        "\u0395\u03bb\u03ad\u03bd\u03b7 \u039f\u03b4\u03c5\u03c3\u03c3\u03ad\u03b1\u03c2",
        "\u0421\u0435\u0440\u0433\u0456\u0439 \u0429\u0435\u0440\u0431\u0430\u043a \u0407\u0436\u0430\u043a",
        "\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f",
        "\u067e\u0631\u0648\u06cc\u0646 \u0679\u06c1\u0646\u06cc \u06a9\u06d2",
        "\U0001f622 \U0001f44d\U0001f3fd \U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\u2764\ufe0f 1\ufe0f\u20e3",
        "\u201cquotes\u201d \u2013 \u2014 \u2026 \u20ac \u00a3 \u2022 \u00bd \u2192",
    ],
)
def test_every_letter_of_these_is_drawn_from_a_font(press: Press, weight: Weight, name: str) -> None:
    press.require(name)
    press.refuse_missing()
    for word in name.split():
        run = press.setting(Look(weight, BLACK, Figures.OWN_WIDTH)).shape(word, 0)
        assert run.width > 0
        codes = [(face, glyph.code) for face, glyphs in run.parts for glyph in glyphs if glyph.code]
        assert codes
        assert all(face.face.charToGlyph[code] != 0 for face, code in codes)


def test_letters_no_font_holds_are_named_by_code_and_script_and_never_by_their_words() -> None:
    press = Press()
    press.require("plain and \u0986\u09ae\u09be\u09b0 \u738b")
    with pytest.raises(MissingGlyph) as refused:
        press.refuse_missing()
    said = str(refused.value)
    assert "U+0986" in said
    assert "Bengali" in said
    assert "Chinese" in said
    assert "\u0986" not in said
    assert "plain and" not in said


def test_many_missing_letters_are_counted_rather_than_listed() -> None:
    said = str(MissingGlyph(map(chr, range(0x0A95, 0x0AA9))))
    assert said.count("U+") == 12
    assert "more (Gujarati)" in said


def test_figures_in_columns_have_one_width(press: Press) -> None:
    def widths(figures: Figures) -> set[float]:
        setting = press.setting(Look(Weight.REGULAR, BLACK, figures))
        return {setting.shape(digit, 0).width for digit in "0123456789"}

    assert len(widths(Figures.ONE_WIDTH)) == 1
    assert len(widths(Figures.OWN_WIDTH)) > 1


def test_an_arrow_typed_with_two_signs_stays_two_signs(press: Press) -> None:
    run = press.setting(Look(Weight.REGULAR, BLACK, Figures.OWN_WIDTH)).shape("->", 0)
    assert [chr(glyph.code or 0) for _, glyphs in run.parts for glyph in glyphs] == ["-", ">"]


def test_letters_are_taken_as_people_count_them() -> None:
    assert list(letters("\u1ecd\u0301a")) == ["\u1ecd\u0301", "a"]
    assert list(letters("\U0001f468\u200d\U0001f469!\U0001f44d\U0001f3fd")) == [
        "\U0001f468\u200d\U0001f469",
        "!",
        "\U0001f44d\U0001f3fd",
    ]
