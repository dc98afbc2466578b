"""Hostile text in every field prints as typed or is refused in a sentence; nothing crashes or is fetched."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from dsl_desk.packs.case import (
    ChildWords,
    Chronology,
    Criteria,
    Danger,
    DatedFact,
    Event,
    Fact,
    Facts,
    Happened,
    Passage,
    Spoken,
)
from dsl_desk.packs.contents import ReferralPack, Section
from dsl_desk.packs.escalation import escalation_pack
from dsl_desk.packs.press import MissingGlyph
from dsl_desk.packs.referral import referral_pack
from dsl_desk.packs.text import clean
from tests.hostile import HOSTILE, Hostile
from tests.packs.reading import filled, letters, words
from tests.packs.samples import ESCALATION, REFERRAL
from tests.packs.zofia import CRITERIA

TYPED = 120
"""Characters of each hostile text put into every field; very long ones have their own test."""

TEXTS = {one.name: one.text for one in HOSTILE}
UNPRINTABLE = {
    "Hebrew with points",
    "two directions in one line",
    "Chinese, Bengali and Ethiopic",
    "letters beyond the first plane",
    "lone surrogate",
    "surrogates in the wrong order",
    "not a character",
    "replacement and object marks",
    "private use",
    "other digits",
}
"""Texts with a letter that no font of a pack holds."""

PRINTED_AS_TYPED = [
    one
    for one in HOSTILE
    if one.text.isascii() and one.text.isprintable() and one.text.strip() and len(one.text) < TYPED
]


@pytest.mark.parametrize(
    "hostile", [one for one in HOSTILE if one.name not in UNPRINTABLE], ids=lambda one: str(one.name)
)
def test_a_referral_full_of_it_is_a_sound_file_with_no_picture(hostile: Hostile) -> None:
    data = referral_pack(filled(REFERRAL, hostile.text[:TYPED]))
    with pikepdf.open(BytesIO(data)) as document:
        assert document.check_pdf_syntax() == []
        streams = [one for one in document.objects if isinstance(one, pikepdf.Stream)]
        assert not [one for one in streams if one.get("/Subtype") == "/Image"]


@pytest.mark.parametrize("name", sorted(UNPRINTABLE))
def test_a_referral_with_letters_no_font_holds_is_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(MissingGlyph, match=r"^This pack was not made, because its fonts cannot print U\+"):
        referral_pack(filled(REFERRAL, TEXTS[name]))


@pytest.mark.parametrize(
    "name", ["mark-up that fetches", "Arabic", "long number", "every line ending", "empty"]
)
def test_so_is_an_escalation(name: str) -> None:
    data = escalation_pack(filled(ESCALATION, TEXTS[name][:TYPED]))
    with pikepdf.open(BytesIO(data)) as document:
        assert document.check_pdf_syntax() == []


@pytest.mark.parametrize("hostile", PRINTED_AS_TYPED, ids=lambda one: str(one.name))
def test_what_looks_like_mark_up_or_code_prints_as_typed(hostile: Hostile) -> None:
    notes = Section(label="Notes", holds=(Passage(text=hostile.text),))
    data = referral_pack(replace(REFERRAL, sections=(notes,)))
    assert letters(clean(hostile.text)) in letters(words(data))


@pytest.mark.parametrize("name", ["Polish", "Vietnamese", "Yoruba", "Turkish dotted capital", "Arabic"])
def test_names_are_read_back_letter_for_letter(name: str) -> None:
    child = replace(REFERRAL.child, name=TEXTS[name])
    said = unicodedata.normalize("NFC", words(referral_pack(replace(REFERRAL, child=child, sections=()))))
    assert all(word in said for word in unicodedata.normalize("NFC", TEXTS[name]).split())


def long_everywhere(text: str) -> ReferralPack:
    last = f"{text} the very end"
    day = REFERRAL.child.counted_on
    fact = DatedFact(when=day, text=last)
    events = (
        Event(on=day, when=last[-700:], kind=last[-400:], title=last[-900:], text=last, child_words=last),
        Event(on=day, when=day, kind="Concern", title="", source=last),
    )
    blocks = (
        Passage(text=last, heading=last[-200:]),
        Facts(rows=(Fact(label="Told", answer=last), Fact(label=last[-2_000:], answer="Yes"))),
        Happened(facts=(replace(fact, recorded=last[-3_000:]), DatedFact(when=last[-900:], text="x"))),
        Criteria(criteria=(replace(CRITERIA.criteria[0], words=last, facts=(fact,)),)),
        ChildWords(said=(Spoken(words=last, told=last[-500:]),)),
        Danger(words=last),
        Chronology(events=events),
    )
    return replace(REFERRAL, danger=last, sections=(Section(label=last[-1_000:], holds=blocks, hint=last),))


@pytest.mark.parametrize("unit", ["word ", "x", "\u0645\u0631\u064a\u0645 ", "\u1eb8\u0300 "])
def test_fifty_thousand_characters_in_one_field_go_on_from_page_to_page(unit: str) -> None:
    data = referral_pack(long_everywhere((unit * 50_000)[:50_000]))
    with pikepdf.open(BytesIO(data)) as document:
        assert len(document.pages) > 50


def test_a_long_field_loses_no_word_on_the_way() -> None:
    def numbered(letter: str) -> str:
        return " ".join(f"q{letter}{number}" for number in range(700))

    day = REFERRAL.child.counted_on
    fact = DatedFact(when=day, text=numbered("d"), recorded=numbered("e"))
    event = Event(on=day, when=day, kind="Note", title="", text=numbered("f"), child_words=numbered("g"))
    blocks = (
        Passage(text=numbered("a")),
        Facts(rows=(Fact(label="Told", answer=numbered("b")),)),
        Criteria(criteria=(replace(CRITERIA.criteria[0], words=numbered("c"), facts=(fact,)),)),
        Chronology(events=(event,)),
        ChildWords(said=(Spoken(words=numbered("h")),)),
    )
    said = words(referral_pack(replace(REFERRAL, sections=(Section(label="Long", holds=blocks),))))
    found = re.findall(r"\bq[a-h]\d+\b", said)
    assert sorted(found) == sorted(" ".join(map(numbered, "abcdefgh")).split())


def test_a_thousand_lines_in_one_field_are_a_thousand_lines() -> None:
    text = "".join(f"line {number}\n" for number in range(1_000))
    said = words(
        referral_pack(replace(REFERRAL, sections=(Section(label="Notes", holds=(Passage(text=text),)),)))
    )
    assert "line 0 line 1 line 2 " in said
    assert "line 999" in said
