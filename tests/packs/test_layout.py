"""Pages hold together: heads repeat, headings stay with what they head, long packs add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pypdf
import pytest

from dsl_desk.packs.case import Attempts, Chronology, Event, Passage
from dsl_desk.packs.contents import Section
from dsl_desk.packs.referral import referral_pack
from tests.packs.reading import bookmarks, page_texts
from tests.packs.samples import REFERRAL, long_referral
from tests.packs.zofia import ATTEMPTS

HEADS = "When Agency and person How, and what was asked What came of it Waited"


def chronicle(*events: Event) -> bytes:
    section = Section(label="Chronology", holds=(Chronology(events=events),))
    return referral_pack(replace(REFERRAL, sections=(section,)))


def test_a_table_that_goes_overleaf_repeats_its_heads() -> None:
    many = Attempts(attempts=ATTEMPTS.attempts * 30)
    pages = page_texts(referral_pack(replace(REFERRAL, sections=(Section(label="Contact", holds=(many,)),))))
    with_rows = [page for page in pages if "Northmoor Early Help" in page]
    assert len(with_rows) > 3
    assert all(page.count(HEADS) == 1 for page in with_rows)


@pytest.mark.parametrize("lines", range(25, 50, 3))
def test_a_heading_never_stands_alone_at_the_foot_of_a_page(lines: int) -> None:
    filler = Passage(text="\n".join(f"line {number}" for number in range(lines)))
    sections = (Section(label="Before", holds=(filler,)), Section(label="Contact made", holds=(ATTEMPTS,)))
    pages = page_texts(referral_pack(replace(REFERRAL, sections=sections)))
    [page] = [page for page in pages[1:] if "Contact made" in page]
    assert HEADS in page
    assert "family worker had been allocated" in page


def test_an_event_that_goes_overleaf_is_said_to() -> None:
    day = REFERRAL.child.counted_on
    event = Event(on=day, when=day, kind="Concern", title="A long account", text="It went on. " * 900)
    pages = page_texts(chronicle(event))
    begun = next(number for number, page in enumerate(pages) if "A long account" in page)
    assert "continued" in pages[begun + 1]
    assert "continued" not in pages[begun]


@pytest.mark.parametrize("sentences", range(358, 376, 2))
def test_a_source_never_goes_overleaf_alone(sentences: int) -> None:
    day = REFERRAL.child.counted_on
    event = Event(
        on=day, when=day, kind="Concern", title="A", text="It went on. " * sentences, source="C-0107"
    )
    pages = page_texts(chronicle(event))
    [page] = [page for page in pages if "C-0107" in page]
    assert "It went on. " in page[: page.index("C-0107")]


def test_each_month_heads_its_own_events_and_is_a_bookmark_under_the_chronology() -> None:
    day = REFERRAL.child.counted_on
    days = [day + timedelta(days=20 * number) for number in range(4)]
    data = chronicle(
        *(Event(on=on, when=on, kind="Note", title=f"Event {number}") for number, on in enumerate(days))
    )
    said = " ".join(page_texts(data))
    order = ["November 2026", "Event 0", "December 2026", "Event 1", "January 2027", "Event 2", "Event 3"]
    begun = said.index("Chronology November")
    places = [said.index(one, begun) for one in order]
    assert places == sorted(places)
    nested = next(one for one in pypdf.PdfReader(BytesIO(data)).outline if isinstance(one, list))
    assert [str(one.title) for one in nested if isinstance(one, pypdf.generic.Destination)] == [
        "November 2026",
        "December 2026",
        "January 2027",
    ]


def test_a_long_pack_counts_its_pages_and_finds_its_sections() -> None:
    data = referral_pack(long_referral(110))
    pages = page_texts(data)
    assert len(pages) > 30
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))
    for label, page in bookmarks(data):
        assert label in pages[page - 1]
