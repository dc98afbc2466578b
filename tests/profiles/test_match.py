"""Indicators offered beside an account: which words met, nothing ticked, nothing hidden."""

from __future__ import annotations

from dataclasses import fields

import pytest

from dsl_desk.profiles.match import NO_WORDING_MATCHED, Offer, fold, offer_indicators
from tests.hostile import HOSTILE
from tests.profiles.samples import SMALL, accepted, broken, shipped

NORTHMOOR = accepted(shipped("northmoor.yaml"))


@pytest.mark.parametrize(
    ("account", "indicator"),
    [
        ("Kacper had a bruise on his arm and said his dad hit him with a belt.", "n4-injury"),
        ("She is nearly 18 and sofa surfing; her mother has thrown her out.", "n3-homeless"),
        ("Dad is in and out of prison and there were drugs at home again.", "n3-household-crime"),
        ("We have tried early help three times at level 2 and there is no improvement.", "n3-no-change"),
        ("Attendance has fallen; truancy most Fridays.", "n2-attendance"),
        ("He talked about county lines and older boys who gave him a new phone.", "n3-exploitation"),
        ("CUTTING again, and says she wants to die", "n3-self-harm"),
        ("Bedtimes and routines have gone; no uniform.", "n2-routines"),
    ],
)
def test_an_indicator_whose_words_meet_is_among_the_first_offered(account: str, indicator: str) -> None:
    offers = offer_indicators(NORTHMOOR, account).offers
    assert indicator in [one.listed.indicator.id for one in offers[:5]]


def test_the_words_that_met_are_shown_as_the_account_has_them() -> None:
    offers = offer_indicators(NORTHMOOR, "A BRUISE, and marks from a Belt").offers
    first = next(one for one in offers if one.listed.indicator.id == "n4-injury")
    assert set(first.words) == {"BRUISE", "marks", "Belt"}


def test_nothing_met_says_nothing_about_the_level() -> None:
    offers = offer_indicators(NORTHMOOR, "He was there and so was she.")
    assert offers.offers == ()
    assert offers.sentence == NO_WORDING_MATCHED == "No wording matched. That says nothing about the level."


@pytest.mark.parametrize("name", ["leeds.yaml", "lincolnshire.yaml"])
def test_an_authority_without_indicators_offers_none(name: str) -> None:
    assert offer_indicators(accepted(shipped(name)), "a bruise").sentence == NO_WORDING_MATCHED


def test_an_offer_holds_no_score_and_no_tick() -> None:
    assert {one.name for one in fields(Offer)} == {"listed", "words"}


def test_every_offer_says_which_words_met() -> None:
    for one in offer_indicators(NORTHMOOR, "hungry, dirty uniform, bruise, police called, missing").offers:
        assert one.words


def test_case_accents_and_endings_do_not_keep_words_apart() -> None:
    assert fold("Zo\u00eb \u0141UCJA Stra\u00dfe") == "zoe lucja strasse"
    profile = accepted(broken("ours: often tired", "ours: hitting and b\u00fcllying others"))
    assert offer_indicators(profile, "He HITS out and bullied Ola").offers


def test_a_tag_of_several_words_needs_all_of_them() -> None:
    profile = accepted(SMALL.replace("tags: [bruise]", "tags: [forced marriage abroad]"))
    assert not offer_indicators(profile, "nothing of the kind").offers
    assert offer_indicators(profile, "fears a forced marriage abroad").offers


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda one: str(one.name))
def test_hostile_accounts_are_only_text(hostile: tuple[str, str]) -> None:
    offers = offer_indicators(NORTHMOOR, hostile[1])
    assert bool(offers.offers) != bool(offers.sentence)
