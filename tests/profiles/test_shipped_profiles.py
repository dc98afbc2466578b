"""The shipped library: twenty researched drafts read as they are, and two invented authorities, complete."""

from __future__ import annotations

import csv
from datetime import date
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
import yaml

from dsl_desk.profiles.choices import Asked, Channel, Field, Status
from dsl_desk.profiles.guidance import rules_in_force
from dsl_desk.profiles.library import read_library, shipped_files, shipped_profiles
from dsl_desk.profiles.report import check
from tests.profiles.samples import DRAFTS, accepted, broken, faults_of, shipped

if TYPE_CHECKING:
    from dsl_desk.profiles.profile import Profile

FEWEST_SECTIONS = 12
FEWEST_INDICATORS = 8


def training(name: str) -> Profile:
    return accepted(shipped(f"{name}.yaml"))


def test_there_are_twenty_drafts() -> None:
    assert len(DRAFTS) == 20


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_is_read_whole_and_lists_its_gaps(name: str) -> None:
    profile = accepted(shipped(name))
    assert profile.status is Status.RESEARCH_DRAFT
    assert profile.is_draft
    assert profile.gaps
    assert profile.digest == sha256(shipped(name)).hexdigest()
    assert profile.source == shipped(name).decode()
    lines = check(shipped(name), name).lines
    assert [line for line in lines if line.strip().startswith("- ")] == [
        f"    - {gap}" for gap in profile.gaps
    ]


@pytest.mark.parametrize("name", DRAFTS)
def test_every_indicator_of_a_draft_has_an_id_that_its_place_does_not_change(name: str) -> None:
    profile = accepted(shipped(name))
    ids = [one.indicator.id for one in profile.indicators()]
    assert all(ids)
    assert len(set(ids)) == len(ids)
    words = {one.indicator.id: one.indicator.in_our_words for one in profile.indicators()}
    added = shipped(name).replace(
        b"  indicators:\n", b"  indicators:\n  - domain: New\n    text: a new criterion of no kind\n"
    )
    later = {one.indicator.id: one.indicator.in_our_words for one in accepted(added).indicators()}
    assert words.items() <= later.items()


def test_the_drafts_differ_as_authorities_do() -> None:
    by_id = {profile.profile_id: profile for profile in shipped_profiles()}
    assert len(by_id["surrey"].levels) == 5
    assert not by_id["leeds"].has_levels
    surrey, kent, london = by_id["surrey"], by_id["kent"], by_id["london-pan"]
    assert surrey.label_of(surrey.level("getting_help")) == "Targeted Support: Getting help"
    assert kent.label_of(kent.level("l3")) == "Support level 3: Intensive Support"
    assert london.label_of(london.level("l3")) == "Tier 3: Children with complex multiple needs"
    assert by_id["lincolnshire"].word("stage") == "step"
    assert kent.word("referral") == "request for support"


def test_a_computer_without_the_fast_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = shipped_profiles()
    faults = faults_of(broken("anchors: [s47]", "anchors: [s18]").replace("label: Early", "label: &a Early"))
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert shipped_profiles() == fast
    assert (
        faults_of(broken("anchors: [s47]", "anchors: [s18]").replace("label: Early", "label: &a Early"))
        == faults
    )


def test_every_profile_and_edition_is_named_once() -> None:
    library = read_library(shipped_files())
    assert len({profile.profile_id for profile in library}) == len(library) == 22
    assert len({profile.edition_id for profile in library}) == len(library)


@pytest.mark.parametrize("name", ["northmoor", "eastvale"])
def test_an_invented_authority_is_complete_and_no_real_one(name: str) -> None:
    profile = training(name)
    assert profile.is_training
    assert not profile.is_draft
    with files("resources").joinpath("data", "local_authorities.csv").open(encoding="utf-8") as listed:
        real = {value for row in csv.DictReader(listed) for value in (row["dfe_code"], row["name"])}
    assert {"886", "Kent"} <= real
    for authority in profile.area.authorities:
        assert authority.dfe_code not in real
        assert authority.name not in real
        assert authority.gss_codes == ()
    for term in ("referral", "level", "stage", "lead role", "meeting", "front door", "referral form"):
        assert profile.word(term)
    known = {rule.id for rule in rules_in_force(date(2026, 11, 22)).rules}
    assert {one.rule for one in profile.referral.clocks if one.rule} <= known


@pytest.mark.parametrize("name", ["northmoor", "eastvale"])
def test_an_invented_authoritys_forms_have_sections_in_its_own_order(name: str) -> None:
    profile = training(name)
    phone_first = [route for route in profile.referral.routes if route.channel is Channel.PHONE_FIRST]
    assert phone_first
    for route in phone_first:
        form = profile.form_of(route)
        assert form is not None
        assert len(form.sections) >= FEWEST_SECTIONS
        asked = {section.ask for section in form.sections}
        assert asked == set(Asked)
        fields = [section.field for section in form.sections]
        assert {Field.REASON, Field.WHY_NOW, Field.CHILD_WORDS, Field.CONSENT, Field.OUTCOME_WANTED} <= set(
            fields
        )
        assert len(set(fields)) == len(fields)


def test_the_two_forms_do_not_ask_in_the_same_order_or_words() -> None:
    first, second = (training(name).referral.forms[0].sections for name in ("northmoor", "eastvale"))
    assert [one.field for one in first] != [one.field for one in second]
    assert not {one.label for one in first} & {one.label for one in second}


def test_northmoor_has_four_numbered_levels_and_five_stages_two_of_them_informal() -> None:
    profile = training("northmoor")
    assert [profile.label_of(level) for level in profile.levels] == [
        "Level 1: Universal",
        "Level 2: Early Help",
        "Level 3: Intensive",
        "Level 4: Specialist",
    ]
    assert all(len(level.indicators) >= FEWEST_INDICATORS for level in profile.levels[1:])
    assert [stage.informal for stage in profile.escalation.stages] == [True, True, False, False, False]
    assert profile.escalation.urgent is not None
    assert any(one.indicator.theirs for one in profile.indicators())
    assert any(not one.indicator.theirs and one.indicator.page for one in profile.indicators())


def test_eastvale_has_five_bands_without_numbers_and_three_steps() -> None:
    profile = training("eastvale")
    assert [profile.label_of(level) for level in profile.levels] == [
        "Flourishing",
        "A Helping Hand",
        "Family Help",
        "Intensive Family Help",
        "Protecting",
    ]
    assert profile.word("stage") == "step"
    assert len(profile.escalation.stages) == 3
    assert profile.word("meeting") == "Family Help Circle"
