"""What is hidden from a recipient is hidden in every spelling; what must stay readable stays."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl_desk.model.hidden import HiddenPlace, Named
from dsl_desk.model.judgement import Wording
from dsl_desk.model.place import Address
from dsl_desk.model.record import RecordId
from dsl_desk.model.redaction import ReasonNeeded, Redaction, plan_redaction, texts_within
from dsl_desk.model.sharing import Unhidden
from dsl_desk.model.spelling import tokens_of
from dsl_desk.model.wordlists import ORDINARY, PARTICLES

ZOFIA, ADAM, ANNE, ANH, MAY, WILL, JAN = (RecordId(f"{number:032x}") for number in range(7))
PLACE = RecordId("f" * 32)

OTHERS = (
    Named(who=ADAM, names=("Adam Jan Wierzbicki", "Ada\u015b")),
    Named(who=ANNE, names=("Anne-Marie O\u2019Brien",)),
    Named(who=ANH, names=("Nguy\u1ec5n Th\u1ecb \u00c1nh",)),
    Named(who=MAY, names=("May Harper", "\u0645\u0631\u064a\u0645 \u0627\u0644\u062d\u0633\u0646")),
    Named(who=WILL, names=("Will Hunter",)),
    Named(who=JAN, names=("Jan \u017b\u00f3\u0142kiewska",)),
)
OWN = Named(who=ZOFIA, names=("Zofia \u017b\u00f3\u0142kiewska", "Zosia"))
HOME = HiddenPlace(
    what=PLACE,
    address=Address(lines=("Flat 2, 14 Alder Court", "Little Alderby", "Northmoor"), postcode="NM3 4QT"),
    also=("01632 960 777", "Rosemead House"),
)


def redaction(*unhidden: Unhidden, texts: tuple[str, ...] = ()) -> Redaction:
    return plan_redaction(
        OWN,
        OTHERS,
        [HOME],
        kept=("Agnieszka \u017b\u00f3\u0142kiewska", "Harper Lane School"),
        public_places=("Northmoor",),
        unhidden=unhidden,
        texts=texts,
    )


@pytest.mark.parametrize(
    ("written", "given_out"),
    [
        ("Adam hit her.", "another child (B) hit her."),
        ("ADAM WIERZBICKI", "another child (B)"),
        ("Wierzbicki, Adam", "another child (B)"),
        ("Adam J. Wierzbicki", "another child (B)"),
        ("A. Wierzbicki and Adam W", "another child (B) and another child (B)"),
        ("adas\u2019s coat, Adam's bag", "another child (B)\u2019s coat, another child (B)'s bag"),
        ("AdamWierzbicki@example.org", "another child (B)@example.org"),
        ("A\u00addam and Ad\u200bam", "another child (B) and another child (B)"),
        ("the Wierzbickis", "the another child (B)"),
        ("Mrs Wierzbicki rang", "[name withheld] rang"),
        ("Adamson and Madam stay", "Adamson and Madam stay"),
        ("Anne Marie O'Brien", "another child (C)"),
        ("AnneMarie OBrien", "another child (C)"),
        ("anne\u2010marie", "another child (C)"),
        ("Nguyen Thi Anh", "another child (D)"),
        (unicodedata.normalize("NFD", "\u00c1nh Nguy\u1ec5n"), "another child (D)"),
        ("\u0642\u0627\u0644\u062a \u0645\u0631\u064a\u0645", "\u0642\u0627\u0644\u062a another child (E)"),
        ("Jan Zolkiewska", "another child (G)"),
        ("Jan said", "another child (B or G) said"),
    ],
)
def test_a_hidden_child_is_hidden_in_every_spelling(written: str, given_out: str) -> None:
    assert redaction().recompose(written).text == given_out


@pytest.mark.parametrize(
    "kept",
    [
        "Zofia \u017b\u00f3\u0142kiewska and Zosia",
        "Zolkiewska",
        "Agnieszka \u017b\u00f3\u0142kiewska rang",
        "Harper Lane School",
        "Northmoor MASH replied. Northmoor",
    ],
)
def test_the_childs_own_name_and_what_must_stay_are_left(kept: str) -> None:
    assert redaction().recompose(kept).text == kept


def test_a_name_shared_with_the_child_is_left_and_told() -> None:
    recomposed = redaction().recompose("\u017b\u00f3\u0142kiewska was late")
    assert recomposed.text == "\u017b\u00f3\u0142kiewska was late"
    assert recomposed.left == ("\u017b\u00f3\u0142kiewska",)


def test_an_ordinary_word_in_lower_case_and_a_month_are_left_and_told() -> None:
    recomposed = redaction().recompose("He will see May on 12 May 2026, and Will the hunter.")
    assert recomposed.text == (
        "He will see another child (E) on 12 May 2026, and another child (F) the hunter."
    )
    assert recomposed.left == ("will", "May", "hunter")


def test_two_children_of_one_name_are_not_told_apart_and_many_get_no_letter() -> None:
    def of(number: int) -> Redaction:
        others = [Named(who=RecordId(f"{n:032x}"), names=(f"Child{n}x Pennifold",)) for n in range(1, number)]
        return plan_redaction(OWN, others, [])

    assert of(3).recompose("Pennifold").text == "another child (B or C)"
    assert of(4).recompose("Pennifold").text == "another child"


def test_letters_go_on_past_z() -> None:
    others = [Named(who=RecordId(f"{n:032x}"), names=(f"Kw{n}z Abc{n}q",)) for n in range(1, 1500)]
    plan = plan_redaction(OWN, others, [])
    assert plan.label(others[24].who) == "another child (Z)"
    assert plan.label(others[25].who) == "another child (AA)"
    assert len(set(plan.letters.values())) == len(others)


@pytest.mark.parametrize(
    "written",
    [
        "14 Alder Court",
        "flat 2 14 alder ct",
        "Alder Court",
        "16 Alder Ct",
        "Little Alderby",
        "NM3 4QT",
        "nm34qt",
        "Flat 2, 14 Alder Court, Little Alderby, Northmoor, NM3 4QT",
        "Flat 2\n14 Alder Court\nNorthmoor",
        "Rosemead House",
    ],
)
def test_a_confidential_address_is_withheld_whole(written: str) -> None:
    assert redaction().recompose(f"She is at {written}.").text == "She is at [address withheld]."


@pytest.mark.parametrize("number", ["01632 960 777", "01632960777", "+44 1632 960777", "(01632) 960-777"])
def test_a_telephone_number_that_gives_the_place_away_is_withheld(number: str) -> None:
    text = redaction().recompose(f"Ring {number} today, or 01632 960 778.").text
    assert "960 777" not in text
    assert "[number withheld] today, or 01632 960 778." in text


def test_children_are_lettered_in_the_order_they_appear() -> None:
    plan = redaction(texts=("Will pushed May", "Adam saw it"))
    assert plan.label(WILL) == "another child (B)"
    assert plan.label(MAY) == "another child (C)"
    assert plan.label(ADAM) == "another child (D)"


def test_what_the_writer_unhides_with_a_reason_is_shown() -> None:
    plan = redaction(
        Unhidden(what=ADAM, reason="he is the sibling the assessment covers"),
        Unhidden(what=PLACE, reason="the social worker is to visit"),
    )
    assert plan.recompose("Adam at 14 Alder Court").text == "Adam at 14 Alder Court"
    assert "May" not in plan.recompose("May went").text


def test_nothing_is_unhidden_without_a_reason() -> None:
    with pytest.raises(ReasonNeeded):
        redaction(Unhidden(what=ADAM, reason="  "))


def test_what_was_replaced_is_told_by_id() -> None:
    recomposed = redaction().recompose("Adam at NM3 4QT, 01632 960 777")
    assert [(one.what, one.label) for one in recomposed.replaced] == [
        ((ADAM,), "another child (B)"),
        ((PLACE,), "[address withheld]"),
        ((), "[number withheld]"),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    text: str
    wording: Wording
    number: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    title: str
    parts: tuple[Inner, ...]
    logo: bytes = b"Adam"


def test_every_text_within_a_value_is_recomposed_and_nothing_else_changes() -> None:
    value = Outer(title="Adam", parts=(Inner(text="Adam and May", wording=Wording.THEIRS),))
    assert list(texts_within(value)) == ["Adam", "Adam and May"]
    hidden = redaction().recompose_within(value)
    assert hidden.parts[0].text == "another child (B) and another child (E)"
    assert hidden.parts[0].wording is Wording.THEIRS
    assert (hidden.parts[0].number, hidden.logo) == (3, b"Adam")


LETTERS = "abcdefghijklmnopqrstuvwxyz\u00e9\u00f3\u017c\u0142\u1ecd\u00f1\u0111\u1ea1"
NAME_PARTS = st.text(alphabet=LETTERS, min_size=3, max_size=9).filter(
    lambda name: name not in ORDINARY and name not in PARTICLES
)
FILLING = st.text(alphabet=" .,;:'-\n()/\u2019\u201c0123456789", max_size=6)


def spellings(word: str) -> st.SearchStrategy[str]:
    cased = (word, word.upper(), word.title())
    return st.sampled_from([*cased, *(unicodedata.normalize("NFD", one) for one in cased)])


def tokens(names: tuple[str, str]) -> set[str]:
    return {token for name in names for token in tokens_of(name)}


@given(
    hidden=st.lists(st.tuples(NAME_PARTS, NAME_PARTS), min_size=1, max_size=4),
    own=st.tuples(NAME_PARTS, NAME_PARTS),
    text=st.data(),
)
def test_no_hidden_name_is_left_whatever_the_text(
    hidden: list[tuple[str, str]], own: tuple[str, str], text: st.DataObject
) -> None:
    pool = [part for names in hidden for part in names]
    said = st.sampled_from([*pool, *own, "and", "the coat"]).flatmap(spellings)
    written = " ".join(text.draw(st.lists(st.builds(str.__add__, said, FILLING), max_size=12)))
    others = [
        Named(who=RecordId(f"{number:032x}"), names=(" ".join(names),))
        for number, names in enumerate(hidden, 1)
    ]
    plan = plan_redaction(Named(who=ZOFIA, names=(" ".join(own),)), others, [])
    given_out = re.sub(r"another child( \([A-Z](?: or [A-Z])*\))?", " ", plan.recompose(written).text)
    secret = set().union(*(tokens(names) for names in hidden)) - tokens(own)
    assert not secret & set(tokens_of(given_out))


@given(text=st.text(max_size=60))
def test_text_that_names_nobody_hidden_comes_back_as_it_was(text: str) -> None:
    plan = plan_redaction(OWN, [Named(who=ADAM, names=("Xqzadam Xqzwierz",))], [])
    assert plan.recompose(text).text == text
