"""Words are found however they are spelt, and their places are those of the text as written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.model.spelling import fold, tokens_of, words_of


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("\u017b\u00d3\u0141KIEWSKA", "zolkiewska"),
        ("Stra\u00dfe", "strasse"),
        ("\u0130rem I\u015f\u0131k", "irem isik"),
        ("\u00c6gir \u00d0\u00f3ra \u00d8rsted", "aegir dora orsted"),
        ("\uff21da\u00adm", "adam"),
        ("\ufb01ona", "fiona"),
    ],
)
def test_spellings_fold_alike(written: str, folded: str) -> None:
    assert fold(written) == folded
    assert fold(unicodedata.normalize("NFD", written)) == folded


@given(text=st.text(max_size=80))
def test_every_word_is_where_it_is_said_to_be(text: str) -> None:
    words = words_of(text)
    assert [word.folded for word in words] == list(tokens_of(text))
    for word in words:
        assert word.folded in fold(text[word.start : word.end])
    places = [(word.start, word.end) for word in words]
    assert places == sorted(places)
