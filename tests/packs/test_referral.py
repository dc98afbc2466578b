"""A referral pack says everything it was given, in the authority's order and words, on pages that add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pypdf
import pytest
from PIL import Image

from dsl_desk.packs.case import Facts, Home, Withheld
from dsl_desk.packs.contents import Section
from dsl_desk.packs.front import LogoUnreadable
from dsl_desk.packs.referral import referral_pack
from dsl_desk.packs.text import hash_words
from tests.packs.reading import bookmarks, letters, page_texts, unpacked, words
from tests.packs.samples import NO_LADDER, REFERRAL
from tests.packs.school import ANCHORS
from tests.packs.zofia import CRITERIA, WORDS


@pytest.fixture(scope="module")
def pack() -> bytes:
    return referral_pack(REFERRAL)


@pytest.fixture(scope="module")
def said(pack: bytes) -> str:
    return words(pack)


def only(*sections: Section) -> bytes:
    return referral_pack(replace(REFERRAL, sections=sections))


def test_sections_stand_in_the_authoritys_order_under_its_labels(pack: bytes) -> None:
    labels = [label for label, _ in bookmarks(pack)]
    assert labels == [*(section.label for section in REFERRAL.sections), "Signed", "How this pack was made"]


def test_the_contents_give_each_sections_page(pack: bytes) -> None:
    front = page_texts(pack)[0]
    for label, page in bookmarks(pack):
        assert f"{label} {page} " in f"{front} "


def test_every_page_says_which_of_how_many_whose_and_how_marked(pack: bytes) -> None:
    pages = page_texts(pack)
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Pack RH-2026-0041" in page
        assert hash_words(ANCHORS[0].head) in page
        assert "time stated by this computer" in page
        assert page.count("OFFICIAL-SENSITIVE: CHILD PROTECTION") >= 2
        assert "TRAINING: not a real child" in page


def test_a_real_pack_has_no_stripe() -> None:
    data = referral_pack(replace(REFERRAL, header=replace(REFERRAL.header, stripe="")))
    assert "TRAINING" not in words(data)


def test_every_anchor_stands_in_full_at_the_end(pack: bytes) -> None:
    last = page_texts(pack)[-1]
    assert all(letters(anchor.head) in letters(last) for anchor in ANCHORS)


def test_who_the_child_is_stands_in_front_with_the_age_to_the_day(pack: bytes) -> None:
    front = page_texts(pack)[0]
    assert "Zofia \u017b\u00f3\u0142kiewska" in front
    assert "Born 14 March 2013 (13 years and 255 days)" in front
    assert "Case-holding authority: Northmoor" in front
    assert front.index("Immediate danger.") < front.index("Zofia \u017b\u00f3\u0142kiewska")


def test_their_words_are_quoted_with_edition_and_page_and_ours_never_are(said: str) -> None:
    theirs, ours, typed = CRITERIA.criteria
    assert f"\u201c{theirs.words}\u201d" in said
    assert "Threshold of Need, September 2026, page 17" in said
    assert f"\u201c{ours.words}" not in said
    assert ours.words in said
    assert "In our words; see page 18" in said
    assert typed.words in said
    assert "Typed by the school from the authority\u2019s document" in said


def test_our_facts_stand_beside_each_criterion_with_date_and_record(said: str) -> None:
    for criterion in CRITERIA.criteria:
        for fact in criterion.facts:
            assert fact.text in said
            assert fact.recorded in said
    assert "Fri 20 Nov 2026, about 14:10." in said


def test_the_level_is_the_authoritys_label(said: str) -> None:
    assert "We judge that these facts reach: Level 4: Specialist" in said


def test_an_authority_without_a_ladder_gets_no_level() -> None:
    said = words(only(Section(label="Where we agree to respond", holds=(NO_LADDER,))))
    assert "No level is given: Southmere has no ladder of levels" in said
    assert "Level" not in said.replace("No level", "")


def test_nothing_is_left_blank(said: str) -> None:
    assert "Disability or SEND No information" in said
    assert "Withheld: a confidential address; ask the school by telephone" in said
    assert "Withheld: a police enquiry about another person is open" in said
    assert "Section 10: Pregnancy and unborn children No information" in said


def test_the_childs_words_stand_in_quotation_marks_as_spoken(said: str) -> None:
    for spoken in WORDS.said:
        assert letters(f"\u201c{spoken.words}\u201d") in letters(said)


def test_names_in_every_script_can_be_read_back(said: str) -> None:
    for name in (
        "\u1eccl\u00e1t\u00fand\u00e9 Ad\u00e9y\u1eb9m\u00ed",
        "Nguy\u1ec5n Th\u1ecb \u00c1nh",
        "Zosia",
    ):
        assert name in said
    assert "\u0645\u0631\u064a\u0645" in said
    assert "\u0627\u0644\u062d\u0633\u0646" in said


def test_how_long_was_waited_is_said(said: str) -> None:
    assert "3 contact attempts, from Mon 9 Nov 2026, 09:20 to Fri 20 Nov 2026, 14:40." in said
    assert "Longest wait: 7 working days." in said


def test_the_same_value_gives_the_same_bytes(pack: bytes) -> None:
    assert referral_pack(REFERRAL) == pack
    referral_pack(replace(REFERRAL, danger="Something else \u0645\u0631\u064a\u0645"))
    assert referral_pack(REFERRAL) == pack


def test_the_file_names_school_and_pack_but_no_child_and_no_place_on_this_computer(pack: bytes) -> None:
    about = pypdf.PdfReader(BytesIO(pack)).metadata
    assert about is not None
    assert about.title == "Referral to children\u2019s social care RH-2026-0041"
    assert about.author == "Rowan High School"
    assert about.creation_date == datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
    everything = " ".join(str(value) for value in about.values())
    assert "Zofia" not in everything
    assert b"/resources/" not in unpacked(pack)
    assert b"ReportLab PDF Library" not in pack


def test_the_file_is_sound_and_carries_all_its_fonts(pack: bytes) -> None:
    with pikepdf.open(BytesIO(pack)) as document:
        assert document.check_pdf_syntax() == []
        assert document.Root.Lang == "en-GB"
        fonts = [
            one
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/FontDescriptor")
        ]
        bare = [
            one
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"
        ]
        assert len(fonts) == len(bare)
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)
        assert all("/ToUnicode" in font for font in fonts)


def test_a_logo_is_printed_and_keeps_nothing_but_its_pixels() -> None:
    file = BytesIO()
    notes = Image.Exif()
    notes[0x9286] = "taken at 14 Alder Court"
    Image.new("RGB", (400, 200), "#0F5661").save(file, "JPEG", exif=notes)
    with_logo = replace(REFERRAL, letterhead=replace(REFERRAL.letterhead, logo=file.getvalue()))
    data = referral_pack(with_logo)
    images = pypdf.PdfReader(BytesIO(data)).pages[0].images
    assert [image.image.size for image in images if image.image] == [(400, 200)]
    assert b"Alder Court" not in unpacked(data)


@pytest.mark.parametrize(
    "logo", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\nbroken", b"%PDF-1.7", b"\xff\xd8\xff\xe0 torn"]
)
def test_a_logo_that_is_no_picture_is_refused_in_a_sentence(logo: bytes) -> None:
    with pytest.raises(LogoUnreadable, match="Choose a PNG or JPEG"):
        referral_pack(replace(REFERRAL, letterhead=replace(REFERRAL.letterhead, logo=logo)))


def test_an_address_may_be_given_or_withheld_line_by_line() -> None:
    homes = (
        Home(label="Lives at", lines=("3 Mill Yard", "Eastvale"), dates="since 2021"),
        Home(label="Also", lines=Withheld(reason="not to be passed on")),
        Home(label="Before"),
    )
    child = replace(REFERRAL.child, homes=homes)
    said = words(only(Section(label="Child", holds=(child,)), Section(label="Empty", holds=(Facts(),))))
    assert "Lives at 3 Mill Yard, Eastvale since 2021" in said
    assert "Also Withheld: not to be passed on" in said
    assert "Before No information" in said
