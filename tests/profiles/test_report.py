"""What `profile check` prints."""

from __future__ import annotations

from dsl_desk.profiles.report import check
from tests.profiles.samples import SMALL, broken, shipped


def test_an_accepted_file_is_described_with_its_gaps() -> None:
    result = check(shipped("lincolnshire.yaml"), "lincolnshire.yaml")
    assert result.accepted
    assert result.lines[0] == "lincolnshire.yaml: accepted."
    text = "\n".join(result.lines)
    assert "  Lincolnshire: Meeting the Needs\n" in text
    assert "a researched draft: it drives no live case until it is checked and adopted" in text
    assert "  Levels: none listed (not seen)" in text
    assert "    1. Step 1 (formal): 48 hours, or 2 working days" in text
    assert "    4. Step 4 (formal): the policy's time is not known here" in text
    assert result.lines[-3:] == (
        "    - levels and indicators of Meeting the Needs not seen",
        "    - step 4 clock not seen",
        "    - which reading of step 2 is right (five days to meet, counted from step 1) "
        "needs checking against the live page",
    )


def test_a_complete_file_is_described() -> None:
    text = "\n".join(check(shipped("northmoor.yaml"), "northmoor.yaml").lines)
    assert "    Level 3: Intensive: 15 indicators, 13 in their own words" in text
    assert "    Telephone the MASH, then the form (phone first, form of 22 sections)" in text
    assert "    2. Stage 2 (informal): 48 hours, or 2 working days" in text


def test_levels_of_a_draft_that_lacks_some_are_counted_against_what_it_says() -> None:
    lines = check(shipped("northumberland.yaml"), "n.yaml").lines
    assert "  Levels: 1 of 4" in lines


def test_what_is_not_known_is_said() -> None:
    bare = SMALL.replace(
        "    clock: {kind: fixed, value: 2, unit: working_days, counts_from: stage_opened}\n", ""
    )
    lines = check(bare.encode() + b"inherits: [shire-base]\n", "s.yaml").lines
    assert "  Inherits shire-base (named only; nothing is merged from it)" in lines
    assert "    1. Stage 1 (formal): time not known" in lines
    assert "  Gaps: none listed" in lines
    assert "    Level 1: Early help: 1 indicator, none in their own words" in lines


def test_a_refused_file_lists_every_fault() -> None:
    text = broken("ordinal: 2", "ordinal: x").replace("anchors: [s47]", "anchors: [s18]")
    result = check(text.encode(), "s.yaml")
    assert not result.accepted
    assert result.lines[0] == "s.yaml cannot be used as a threshold profile: 2 faults."
    assert len(result.lines) == 3
