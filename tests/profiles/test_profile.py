"""The questions practice asks of a profile."""

from __future__ import annotations

from typing import get_args

import pydantic
import pytest

from dsl_desk.profiles.choices import ConsentRule
from dsl_desk.profiles.profile import NotInProfile, Profile
from tests.profiles.samples import SMALL, accepted, broken, shipped


def test_levels_are_found_and_named_as_the_authority_shows_them() -> None:
    profile = accepted(SMALL)
    assert profile.label_of(profile.level("l2")) == "Level 2: Protection"
    unnumbered = accepted(broken("numbers_shown: true", "numbers_shown: false"))
    assert unnumbered.label_of(unnumbered.level("l2")) == "Protection"
    named = accepted(SMALL + "terminology: {level: window, referral: request}\n")
    assert named.label_of(named.level("l2")) == "Window 2: Protection"
    assert named.word("referral") == "request"
    assert named.word("lead role") == "lead role"


def test_what_an_edition_lacks_is_said_in_words() -> None:
    profile = accepted(SMALL)
    with pytest.raises(NotInProfile, match=r'The edition smallham\.2026 has no level "l9"'):
        profile.level("l9")
    with pytest.raises(NotInProfile, match='no indicator "x"'):
        profile.indicator("x")
    with pytest.raises(NotInProfile, match="no stage 4"):
        profile.stage(4)
    with pytest.raises(NotInProfile, match='no post "x"'):
        profile.post("x")


def test_indicators_are_listed_with_their_level() -> None:
    profile = accepted(SMALL)
    assert [(one.level.id, one.indicator.id) for one in profile.indicators()] == [("l1", "i1"), ("l2", "i2")]
    assert profile.indicator("i2").indicator.theirs == "The child is hurt."
    assert profile.indicator("i1").indicator.in_our_words == "often tired"


def test_the_ladder_is_climbed_one_stage_at_a_time() -> None:
    profile = accepted(shipped("northmoor.yaml"))
    climbed = []
    stage = profile.stage_after(None)
    while stage is not None:
        climbed.append(stage.ordinal)
        stage = profile.stage_after(stage.ordinal)
    assert climbed == [1, 2, 3, 4, 5]
    assert accepted(shipped("kent.yaml")).stage_after(None) is None
    second = profile.stage(2)
    assert second.to_post is not None
    assert profile.post(second.to_post).title == "MASH team manager"


def test_routes_forms_and_consent_are_found_by_level() -> None:
    profile = accepted(SMALL)
    assert profile.routes_for("l1") == ()
    route = profile.routes_for("l2")[0]
    form = profile.form_of(route)
    assert form is not None
    assert form.id == "sheet"
    consent = profile.consent_for("l1")
    assert consent is not None
    assert consent.rule is ConsentRule.AGREEMENT_NEEDED
    assert profile.consent_for("l2") is None


def test_a_route_without_an_id_is_named_by_its_words() -> None:
    profile = accepted(shipped("kent.yaml"))
    assert [route.id for route in profile.referral.routes] == [
        "request-for-support-children-s-portal",
        "district-conversation-with-early-help",
    ]
    assert [clock.id for clock in profile.referral.clocks] == [
        "early-help-manager-answers-a-request-for-advice"
    ]


def test_the_same_words_twice_under_a_level_get_two_ids() -> None:
    text = (
        broken("schema_version: '1.0'", "schema_version: '0.1'")
        .replace("id: i1, domain: Health, ours: often tired", "domain: Health, text: often tired")
        .replace("  ev: [e1]\n- id: l2", "  - {domain: Home, text: often tired}\n  ev: [e1]\n- id: l2")
    )
    ids = [one.indicator.id for one in accepted(text).indicators()]
    assert ids == ["l1.often-tired", "l1.often-tired-2", "i2"]


def test_words_in_another_script_still_get_an_id() -> None:
    text = broken("schema_version: '1.0'", "schema_version: '0.1'").replace(
        "id: i1, domain: Health, ours: often tired", "domain: Health, text: \u0645\u062a\u0639\u0628"
    )
    assert accepted(text).indicators()[0].indicator.id == "l1.1"


@pytest.mark.parametrize("name", ["status", "levels", "digest"])
def test_a_profile_never_changes(name: str) -> None:
    profile = accepted(SMALL)
    with pytest.raises((pydantic.ValidationError, AttributeError)):
        setattr(profile, name, "other")


def test_the_title_names_the_version_or_the_date() -> None:
    assert accepted(SMALL).title == "Levels of need in Smallham (2026-04)"
    assert accepted(shipped("northmoor.yaml")).title.endswith("(edition 3)")
    assert accepted(shipped("derbyshire.yaml")).authority == "Derbyshire, Derby"


def test_every_part_of_a_profile_is_frozen_and_refuses_keys_it_does_not_know() -> None:
    parts = _parts_of(Profile)
    assert len(parts) > 20
    assert all(part.model_config.get("frozen") for part in parts)
    assert all(part.model_config.get("extra") == "forbid" for part in parts)


def _parts_of(annotation: object) -> set[type[pydantic.BaseModel]]:
    inner: set[type[pydantic.BaseModel]] = set()
    if isinstance(annotation, type) and issubclass(annotation, pydantic.BaseModel):
        inner = {annotation}.union(*(_parts_of(one.annotation) for one in annotation.model_fields.values()))
    return inner.union(*(_parts_of(one) for one in get_args(annotation)))
