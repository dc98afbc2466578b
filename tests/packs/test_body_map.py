"""The body map on paper: vectors, every mark numbered and in words, and nothing hidden left in it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdf
import pytest

from dsl_desk.model.body_map import Known, Mark, MarkKind
from dsl_desk.model.body_region import Region, View
from dsl_desk.model.hidden import Named
from dsl_desk.model.record import RecordId
from dsl_desk.model.redaction import plan_redaction, texts_within
from dsl_desk.packs.case import BodyMap
from dsl_desk.packs.contents import ReferralPack, Section
from dsl_desk.packs.referral import referral_pack
from dsl_desk.practice.body_shapes import read_figures
from tests.hostile import HOSTILE
from tests.packs.reading import unpacked, words
from tests.packs.samples import REFERRAL
from tests.packs.zofia import CHRONOLOGY

CHILD, ADAM, PALM = (RecordId(f"{number:032x}") for number in range(3))
MARKS = (
    Mark(
        region=Region.BACK_LEFT_FOREARM,
        x=145,
        y=445,
        what=MarkKind.BRUISE,
        colour_words="purple and yellow",
        size_words="about 3 cm, oval",
        skin_broken=Known.NO,
        said="Adam Quillfeather grabbed me.",
        said_by="Zofia",
    ),
    Mark(region=Region.FRONT_LEFT_HAND, x=880, y=560, what=MarkKind.GRAZE, seen_by="Mrs Pennifold"),
)
DRAWINGS = tuple(figure.drawing for figure in read_figures())
MAP = BodyMap(marks=MARKS, drawings=DRAWINGS)


def told(body_map: BodyMap) -> ReferralPack:
    """The pack of a child one of whose concerns has marks."""
    *before, last = CHRONOLOGY.events
    events = (*before, replace(last, body_map=body_map))
    section = Section(label="Chronology", holds=(replace(CHRONOLOGY, events=events),))
    return replace(REFERRAL, sections=(section,))


def on_its_own(body_map: BodyMap) -> bytes:
    return referral_pack(replace(REFERRAL, sections=(Section(label="Marks", holds=(body_map,)),)))


def across(data: bytes) -> dict[str, list[float]]:
    """How far from the left edge each short text on the page of the figures begins."""
    found: dict[str, list[float]] = {}

    def note(text: str, matrix: list[float], line: list[float], *_: object) -> None:
        found.setdefault(text.strip(), []).append(matrix[4] + line[4])

    for page in pypdf.PdfReader(BytesIO(data)).pages:
        if "Front" in page.extract_text():
            page.extract_text(visitor_text=note)
    return found


def test_each_mark_stands_in_words_under_its_number_where_the_concern_is_told() -> None:
    said = words(referral_pack(told(MAP)))
    assert (
        "1. Left forearm, back: bruise, purple and yellow, about 3 cm, oval. Skin not broken. "
        "“Adam Quillfeather grabbed me.” (Zofia)"
    ) in said
    assert "2. Left palm or fingers: graze. Seen by Mrs Pennifold." in said
    assert "Left and right are the child’s own." in said
    assert said.count("Front") == said.count("Back") == 1


def test_a_concern_without_marks_gets_no_figures() -> None:
    assert referral_pack(told(replace(MAP, marks=()))) == referral_pack(
        replace(REFERRAL, sections=(Section(label="Chronology", holds=(CHRONOLOGY,)),))
    )


def test_a_body_map_may_stand_as_a_section_of_its_own_and_says_when_it_is_empty() -> None:
    assert "Left forearm, back: bruise" in words(on_its_own(MAP))
    assert "Marks No information" in words(on_its_own(replace(MAP, marks=())))


def test_the_figures_are_drawn_and_hold_no_picture() -> None:
    data = on_its_own(MAP)
    assert all(not page.images for page in pypdf.PdfReader(BytesIO(data)).pages)
    drawn = unpacked(data)
    assert drawn.count(b" l ") > sum(len(drawing.outline) for drawing in DRAWINGS)


@pytest.mark.parametrize(
    ("region", "at"), [(Region.FRONT_RIGHT_THIGH, (395, 600)), (Region.BACK_RIGHT_THIGH, (605, 600))]
)
def test_a_mark_stands_on_the_childs_own_side(region: Region, at: tuple[int, int]) -> None:
    mark = Mark(region=region, x=at[0], y=at[1], what=MarkKind.CUT)
    data = on_its_own(replace(MAP, marks=(mark,)))
    at_x = across(data)
    own, other = ("Front", "Back") if region.view is View.FRONT else ("Back", "Front")
    assert abs(at_x["1"][0] - at_x[own][0]) < abs(at_x["1"][0] - at_x[other][0])
    right = min(at_x["Right"], key=lambda x: abs(x - at_x[own][0]))
    left = min(at_x["Left"], key=lambda x: abs(x - at_x[own][0]))
    assert abs(at_x["1"][0] - right) < abs(at_x["1"][0] - left)


def test_names_in_a_mark_are_hidden_and_no_name_breaks_a_part_of_the_body() -> None:
    value = told(MAP)
    plan = plan_redaction(
        Named(who=CHILD, names=(value.child.name, value.child.known_as)),
        [
            Named(who=ADAM, names=("Adam Quillfeather",)),
            Named(who=PALM, names=("Palm Forearm", "Bruise Back")),
        ],
        [],
        texts=texts_within(value),
    )
    hidden = referral_pack(plan.recompose_within(value))
    said = words(hidden)
    assert "“another child (B) grabbed me.” (Zofia)" in said
    assert "Left forearm, back: bruise" in said
    assert "Left palm or fingers: graze" in said
    assert b"Quillfeather" not in unpacked(hidden)


def test_many_marks_and_hostile_words_print() -> None:
    texts = [one.text for one in HOSTILE if len(one.text) < 500]
    printable = [text for text in texts if text.isascii() or text.isalpha()][:20]
    marks = tuple(
        replace(MARKS[0], said=text, size_words=text, x=number * 9) for number, text in enumerate(printable)
    )
    said = words(on_its_own(replace(MAP, marks=marks * 3)))
    assert f"{len(marks) * 3}. Left forearm, back: bruise" in said
