"""An escalation pack opens with a letter and ties every disputed criterion to dated facts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsl_desk.packs.case import Decision
from dsl_desk.packs.escalation import escalation_pack
from tests.packs.reading import bookmarks, page_texts, words
from tests.packs.samples import ESCALATION


@pytest.fixture(scope="module")
def pack() -> bytes:
    return escalation_pack(ESCALATION)


@pytest.fixture(scope="module")
def letter(pack: bytes) -> str:
    return page_texts(pack)[0]


def test_the_letter_says_what_is_challenged_under_which_rule_and_what_is_asked_by_when(letter: str) -> None:
    assert "Dear Mr Farquharson," in letter
    assert "Zofia \u017b\u00f3\u0142kiewska, born 14 March 2013" in letter
    assert (
        "I write under Northmoor Resolving Professional Disagreements, edition 4, April 2026 (Stage 2: team "
        "managers), to ask you to look again at the decision of Wednesday 25 November 2026" in letter
    )
    assert "\u201cDoes not meet threshold for statutory services." in letter
    assert "We ask, by Friday 4 December 2026, for:" in letter
    assert all(wanted in letter for wanted in ESCALATION.outcome.sought)
    assert "Copies to: Helen Achterberg, Headteacher; Northmoor Safeguarding" in letter
    assert "Ruth Okafor Designated Safeguarding Lead, Rowan High School" in letter


def test_the_letter_is_one_page_and_the_contents_follow_it(pack: bytes) -> None:
    pages = page_texts(pack)
    assert "Yours sincerely," in pages[0]
    assert "Contents 1. The decision we challenge 2 " in pages[1]


def test_the_callers_own_opening_replaces_ours() -> None:
    said = page_texts(escalation_pack(replace(ESCALATION, opening=("We met on Monday and did not agree.",))))[
        0
    ]
    assert "We met on Monday and did not agree." in said
    assert "look again at" not in said


def test_no_reason_given_is_said_to_be_none() -> None:
    silent = replace(ESCALATION, decision=Decision(what="no further action"))
    said = words(escalation_pack(silent))
    assert "No reason was given to us." in said
    assert "\u201c\u201d" not in said


def test_the_clock_stands_as_written_and_as_counted(pack: bytes) -> None:
    said = words(pack)
    assert ESCALATION.stage.clock_written in said
    assert ESCALATION.stage.clock_counted in said


def test_an_authority_that_says_step_reads_step() -> None:
    said = words(escalation_pack(replace(ESCALATION, stage=replace(ESCALATION.stage, word="step"))))
    assert "This step of the policy" in said
    assert "Earlier steps and attempts" in said


def test_each_disputed_point_has_their_criterion_our_facts_and_both_views(pack: bytes) -> None:
    said = words(pack)
    for criterion in ESCALATION.disputed:
        assert criterion.words in said
        assert all(fact.text in said for fact in criterion.facts)
    assert said.count("They say: the family can be supported") == 3
    assert said.count("We say: that was tried for fourteen weeks") == 3


def test_the_chapters_come_in_the_order_somebody_deciding_needs(pack: bytes) -> None:
    assert [label.partition(". ")[2].strip() or label for label, _ in bookmarks(pack)] == [
        "The decision we challenge",
        "This stage of the policy",
        "What we agree on",
        "Where we disagree, criterion by criterion",
        "Why it matters now",
        "The law and guidance that apply",
        "What we ask for, and by when",
        "The child",
        "The child\u2019s own words",
        "What has been tried",
        "Contact attempts and delays",
        "Earlier stages and attempts",
        "How the child is kept safe meanwhile",
        "Deadlines in force",
        "What happens next",
        "Chronology",
        "Enclosed, and copied to",
        "Signed",
        "How this pack was made",
    ]


def test_without_standing_grounds_there_is_no_chapter_for_them() -> None:
    labels = [label for label, _ in bookmarks(escalation_pack(replace(ESCALATION, grounds=())))]
    assert not any("law and guidance" in label for label in labels)


def test_the_same_value_gives_the_same_bytes(pack: bytes) -> None:
    assert escalation_pack(ESCALATION) == pack
