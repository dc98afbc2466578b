"""A small whole profile as text, and ways to break it."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from dsl_desk.profiles.fault import ProfileFaults
from dsl_desk.profiles.read import read_profile

if TYPE_CHECKING:
    from dsl_desk.profiles.profile import Profile

AUTHORITIES = files("resources").joinpath("authorities")
DRAFTS = tuple(
    sorted(
        one.name
        for one in AUTHORITIES.iterdir()
        if one.name.endswith(".yaml") and one.name not in ("northmoor.yaml", "eastvale.yaml")
    )
)

SMALL = """\
schema_version: '1.0'
profile_id: smallham
edition_id: smallham.2026
status: local_draft
area:
  kind: single_la
  authorities:
  - name: Smallham
    dfe_code: '992'
    gss_codes:
    - {code: E06000999, from: '2009-04-01', to: '2020-03-31'}
document:
  title: Levels of need in Smallham
  published: '2026-04'
  effective_from: '2026-04-13'
  urls_seen: [https://smallham.example/levels]
model:
  kind: numbered_levels
  level_count: 2
  shape: two levels
  numbers_shown: true
levels:
- id: l1
  ordinal: 1
  number: 1
  label: Early help
  summary: A little more.
  anchors: [multi_agency_early_help]
  indicators:
  - {id: i1, domain: Health, ours: often tired, page: '4'}
  ev: [e1]
- id: l2
  ordinal: 2
  number: 2
  label: Protection
  summary: Harm.
  anchors: [s47]
  indicators:
  - {id: i2, domain: Health, theirs: The child is hurt., page: '7', tags: [bruise]}
  ev: [e1]
referral:
  front_door_name: Front Room
  routes:
  - id: call
    name: Ring
    channel: phone_first
    for: everything
    levels: [l2]
    form: sheet
    follow_up_clock: {kind: fixed, value: 24, unit: hours, counts_from: phone_referral}
    ev: [e1]
  forms:
  - id: sheet
    name: Sheet
    sections:
    - {label: Why, ask: required, field: reason}
  consent_by_level:
  - {level: l1, rule: agreement_needed, words: Ask first.}
escalation:
  stage_count: 1
  stages:
  - ordinal: 1
    label: Stage 1
    from: the school
    to: the team manager
    from_post: dsl
    to_post: manager
    clock: {kind: fixed, value: 2, unit: working_days, counts_from: stage_opened}
posts:
- {id: dsl, title: Designated Safeguarding Lead, side: school}
- {id: manager, title: Team manager, side: authority, answers_to: head-of-service}
- {id: head-of-service, title: Head of service, side: authority}
evidence:
- {id: e1, kind: live_document, source: the document itself}
gaps: []
"""


def shipped(name: str) -> bytes:
    """Give a shipped profile's bytes."""
    return AUTHORITIES.joinpath(name).read_bytes()


def broken(old: str, new: str) -> str:
    """Give the small profile with one passage, which must be there, replaced."""
    assert SMALL.count(old) == 1, old
    return SMALL.replace(old, new)


def faults_of(data: str | bytes) -> tuple[str, ...]:
    """Give the faults of a file that must be refused."""
    with pytest.raises(ProfileFaults) as refused:
        accepted(data)
    assert refused.value.faults
    return refused.value.faults


def accepted(data: str | bytes) -> Profile:
    """Give the profile of a file that must be accepted."""
    return read_profile(data if isinstance(data, bytes) else data.encode(), "smallham.yaml")


def line_of(passage: str, text: str = SMALL) -> int:
    """Give the line (from 1) a passage first stands on."""
    assert passage in text, passage
    return text[: text.index(passage)].count("\n") + 1
