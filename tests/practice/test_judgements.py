"""Judging under an edition: the words of that day, levels or none, and only what the edition has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dsl_desk.errors import Faults
from dsl_desk.model.judgement import Decision, Fact, Judgement, Wording
from dsl_desk.practice.criteria import Chosen, Typed
from dsl_desk.practice.refusal import NoSuchRecord
from tests.practice.rowan import NOBODY, a_concern, a_fact, a_judgement, add_child, hold

if TYPE_CHECKING:
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.profiles import Edition


def test_a_judgement_keeps_the_words_shown_that_day(desk: Desk, zofia: RecordId, northmoor: Edition) -> None:
    concern = desk.concerns.log(a_concern(zofia)).record_id
    draft = replace(
        a_judgement(zofia, northmoor, "l3"),
        concerns=(concern,),
        chosen=(
            Chosen(indicator_id="n3-neglect", facts=(a_fact(concern),)),
            Chosen(indicator_id="n3-caring-harm"),
        ),
    )
    written = desk.judgements.judge(draft)
    judgement = desk.judgements.sheet(written.record_id).record
    assert judgement.level_label == "Level 3: Intensive"
    assert judgement.level_summary.startswith("Needs are several")
    assert judgement.edition == northmoor.shown()
    assert judgement.judged_by == "DSL"
    assert (judgement.judged.on, str(judgement.judged.at)) == (date(2026, 11, 17), "10:15:00")
    theirs, ours = judgement.criteria
    assert (theirs.wording, theirs.page, theirs.facts) == (Wording.THEIRS, "25", (a_fact(concern),))
    assert theirs.quoted.startswith("Neglect of food")
    assert (ours.wording, ours.page) == (Wording.OURS, "23")
    assert written.missing == ("Tie each criterion to at least one dated fact.",)
    assert [one.record_id for one in desk.judgements.of_child(zofia)] == [written.record_id]


def test_unnumbered_bands_are_shown_as_the_authority_names_them(desk: Desk, eastvale: Edition) -> None:
    child = add_child(desk, "Eastvale", "eastvale")
    judged = desk.judgements.judge(a_judgement(child, eastvale, "family_help")).kept.record
    assert isinstance(judged, Judgement)
    assert judged.level_label == "Family Help"


@pytest.mark.parametrize("name", ["lincolnshire", "leeds"])
def test_without_levels_a_judgement_is_complete_and_criteria_are_typed(desk: Desk, name: str) -> None:
    edition = hold(desk, name)
    child = add_child(desk, edition.profile.authority, name)
    typed = Typed(
        quoted="Basic care is not given reliably.", page="14", domain="Parenting", facts=(a_fact(),)
    )
    written = desk.judgements.judge(replace(a_judgement(child, edition), typed=(typed,)))
    judgement = desk.judgements.sheet(written.record_id).record
    assert (judgement.level_id, judgement.level_label) == ("", "")
    assert [(one.wording, one.quoted, one.page) for one in judgement.criteria] == [
        (Wording.TYPED, "Basic care is not given reliably.", "14")
    ]
    assert written.missing == ()


def test_no_level_where_there_are_some_needs_a_reason(
    desk: Desk, zofia: RecordId, northmoor: Edition
) -> None:
    with pytest.raises(Faults, match="write why none is chosen"):
        desk.judgements.judge(replace(a_judgement(zofia, northmoor), why=" "))
    assert desk.judgements.judge(a_judgement(zofia, northmoor)).missing == ()


def test_not_referring_is_a_judgement_too(desk: Desk, zofia: RecordId, northmoor: Edition) -> None:
    draft = replace(a_judgement(zofia, northmoor, "l2"), decision=Decision.NOT_REFER, why="")
    assert desk.judgements.judge(draft).missing == (
        "Write why, including why not to refer if that is the decision.",
    )


def test_everything_that_does_not_fit_is_said_at_once(desk: Desk, northmoor: Edition) -> None:
    bare = Fact(on=date(2026, 11, 16), text=" ", record=NOBODY)
    draft = replace(
        a_judgement(NOBODY, northmoor, "level-9"),
        concerns=(NOBODY,),
        chosen=(
            Chosen(indicator_id="ev-s-told"),
            Chosen(indicator_id="n3-neglect"),
            Chosen(indicator_id="n3-neglect"),
        ),
        typed=(Typed(quoted="", page="", level_id="x", facts=(bare,)),),
    )
    with pytest.raises(Faults) as refused:
        desk.judgements.judge(draft)
    said = refused.value.faults
    assert len(said) == 10
    assert all(one.endswith(".") for one in said)
    assert any('has no indicator "ev-s-told"' in one for one in said)
    assert any('has no level "level-9"' in one for one in said)


def test_facts_that_lie_ahead_are_doubted(desk: Desk, zofia: RecordId, northmoor: Edition) -> None:
    ahead = replace(a_fact(), on=date(2026, 12, 25))
    draft = replace(
        a_judgement(zofia, northmoor), chosen=(Chosen(indicator_id="n3-neglect", facts=(ahead,)),)
    )
    assert desk.judgements.judge(draft).warnings == (
        "A fact under criterion 1 is dated Friday 25 December 2026, after today. Check it.",
    )


def test_the_edition_of_a_judgement_is_never_corrected(
    desk: Desk, zofia: RecordId, northmoor: Edition, eastvale: Edition
) -> None:
    written = desk.judgements.judge(a_judgement(zofia, northmoor, "l3"))
    before = desk.judgements.sheet(written.record_id).record
    with pytest.raises(Faults, match="fixed when this was kept"):
        desk.records.amend(written.record_id, 1, replace(before, edition=eastvale.shown()), "They moved.")
    desk.records.amend(written.record_id, 1, replace(before, why="Because it recurs."), "Clearer.")
    assert desk.judgements.sheet(written.record_id).record.why == "Because it recurs."
    with pytest.raises(NoSuchRecord):
        desk.judgements.judge(replace(a_judgement(zofia, northmoor), edition=zofia))
