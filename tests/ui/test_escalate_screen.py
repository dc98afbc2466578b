"""Escalating on screen: the authority's ladder, the points disputed, the clock."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dsl_desk.model.judgement import Wording
from dsl_desk.model.record import LONGEST_TEXT
from tests.hostile import HOSTILE
from tests.practice.rowan import a_referral, add_child, hold
from tests.ui.acts import Case, go_through, on_desk, open_screen, refused, settle, tell, unnamed, words_on
from ui.places import Place, Where
from ui.screens.escalate import EscalateScreen
from ui.screens.form_screen import draft_place
from ui.widgets.copied import CopiedField
from ui.widgets.disputes import DisputesField
from ui.widgets.fields_choice import ChoiceField, TicksField
from ui.widgets.fields_text import LineField, LinesField, PassageField
from ui.widgets.ladder import OWN

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dsl_desk.model.escalation import Escalation
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.drafts import OpenDraft, Plain
    from ui.room import Room

POINT = "n4-injury"
COPIED: list[Plain] = [
    {
        "quoted": "The account keeps changing.",
        "page": "33",
        "level": "l4",
        "facts": [],
        "their_view": "They heard one account.",
        "our_view": "We heard three.",
    }
]


def escalating(qtbot: QtBot, room: Room, case: Case) -> EscalateScreen:
    place = Place(screen=Where.ESCALATE, child=case.child, record=case.referral)
    return open_screen(qtbot, room, EscalateScreen, place)


def dispute(screen: EscalateScreen) -> None:
    row = screen.of("disputes", DisputesField).rows()[POINT]
    row.box.click()
    row.their_view.fill("Boys bruise.")
    row.our_view.fill("Not in the shape of a belt.")


def ask(screen: EscalateScreen) -> None:
    screen.of("why_it_matters_now", PassageField).fill("He sleeps there tonight.")
    screen.of("outcome_wanted", PassageField).fill("A strategy discussion.")
    screen.of("interim_plan", PassageField).fill("He stays with his aunt.")


def keep(qtbot: QtBot, room: Room, screen: EscalateScreen) -> None:
    assert go_through(screen) == ()
    screen.proceed()
    settle(qtbot, room)
    assert screen.stepper.head.problems.sentences() == ()


def stages(referral: RecordId | None, desk: Desk) -> tuple[Escalation, ...]:
    assert referral is not None
    return tuple(one.record for one in desk.escalations.of_referral(referral))


def drafts(desk: Desk) -> tuple[OpenDraft, ...]:
    return desk.drafts.list()


def test_the_ladder_is_the_authoritys_with_the_next_stage_and_its_clock(
    qtbot: QtBot, desk_room: Room
) -> None:
    screen = escalating(qtbot, desk_room, tell(qtbot, desk_room, refused))
    shown = words_on(screen)
    for label in ("Stage 1 (informal)", "Stage 2 (informal)", "Stage 3", "Stage 4", "Stage 5"):
        assert label in shown
    following = screen.sight.following
    assert following.deadline is not None
    assert following.deadline.why in shown
    assert "Urgent: where the child may come to harm before the stages could be gone through" in shown
    assert "Stage 3, within 24 hours" in shown
    assert screen.of("stage", ChoiceField).chosen() == "1"


def test_the_decision_is_taken_from_the_reply(qtbot: QtBot, desk_room: Room) -> None:
    screen = escalating(qtbot, desk_room, tell(qtbot, desk_room, refused))
    assert screen.of("decision_challenged", PassageField).words() == "No further action"
    assert screen.of("decided_by", LineField).words().startswith("Morwenna Ashdown, Duty social worker")
    assert "nearly eighteen" in screen.of("their_reason", PassageField).words()
    assert len(screen.of("grounds", TicksField).chosen()) == sum(
        not one.applies for one in screen.sight.challenges
    )


def test_a_stage_is_opened_with_its_points_and_leads_to_the_pack(qtbot: QtBot, desk_room: Room) -> None:
    case = tell(qtbot, desk_room, refused)
    screen = escalating(qtbot, desk_room, case)
    assert not screen.of("disputes", DisputesField).disputed()
    dispute(screen)
    screen.of("typed", CopiedField).fill(COPIED)
    screen.of("agreed_points", LinesField).fill("He is bruised.\n\nHe is thirteen.")
    ask(screen)
    keep(qtbot, desk_room, screen)
    (kept,) = on_desk(qtbot, desk_room, partial(stages, case.referral))
    assert (kept.stage, kept.stage_label, kept.reply) == (1, "Stage 1", case.reply)
    assert kept.agreed_points == ("He is bruised.", "He is thirteen.")
    first, second = kept.disputes
    assert (first.criterion.wording, second.criterion.wording) == (Wording.THEIRS, Wording.TYPED)
    assert (first.their_view, first.our_view) == ("Boys bruise.", "Not in the shape of a belt.")
    assert first.criterion.facts[0].record == case.concern
    assert (second.our_view, second.criterion.level_label) == ("We heard three.", "Level 4: Specialist")
    assert len(kept.grounds) == len(screen.of("grounds", TicksField).chosen())
    qtbot.waitUntil(lambda: kept.set_deadlines[0].why in words_on(screen))
    with qtbot.waitSignal(desk_room.going) as gone:
        screen.proceed()
    (place,) = gone.args
    assert isinstance(place, Place)
    assert (place.screen, place.child) == (Where.PACK, case.child)


def test_the_next_time_the_stage_reached_is_marked_and_the_next_chosen(qtbot: QtBot, desk_room: Room) -> None:
    case = tell(qtbot, desk_room, refused)
    screen = escalating(qtbot, desk_room, case)
    ask(screen)
    keep(qtbot, desk_room, screen)
    again = escalating(qtbot, desk_room, case)
    assert again.of("stage", ChoiceField).chosen() == "2"
    assert "Taken Tue 17 Nov" in words_on(again)


def test_the_urgent_branch_is_joined_out_of_turn_with_a_reason(qtbot: QtBot, desk_room: Room) -> None:
    case = tell(qtbot, desk_room, refused)
    screen = escalating(qtbot, desk_room, case)
    screen.of("stage", ChoiceField).fill("3")
    screen.proceed()
    assert screen.stepper.head.problems.sentences() == ("Say why it is taken out of turn",)
    screen.of("why_out_of_turn", PassageField).fill("He may be hurt tonight.")
    ask(screen)
    keep(qtbot, desk_room, screen)
    (kept,) = on_desk(qtbot, desk_room, partial(stages, case.referral))
    assert kept.stage == 3
    assert "24 hours" in kept.clock_as_written


def test_where_the_edition_gives_no_ladder_a_stage_is_entered_in_words(qtbot: QtBot, desk_room: Room) -> None:
    case = on_desk(qtbot, desk_room, without_ladder)
    screen = escalating(qtbot, desk_room, case)
    assert screen.sight.following.stage is None
    assert screen.sight.following.note in words_on(screen)
    assert screen.of("stage", ChoiceField).chosen() == OWN
    screen.proceed()
    assert screen.stepper.head.problems.sentences() == (
        "Enter what the authority calls it",
        "Enter from which post it goes",
        "Enter to which post it goes",
    )
    for name, words in (("own_label", "Step one"), ("own_from", "DSL"), ("own_to", "Team manager")):
        screen.of(name, LineField).fill(words)
    screen.of("own_time", LineField).fill("within two working days, by telephone")
    ask(screen)
    keep(qtbot, desk_room, screen)
    (kept,) = on_desk(qtbot, desk_room, partial(stages, case.referral))
    assert (kept.stage, kept.stage_label, kept.to_post) == (1, "Step one", "Team manager")


def without_ladder(desk: Desk) -> Case:
    """Refer under an edition that gives no stages."""
    edition = hold(desk, "bradford")
    assert not edition.profile.escalation.stages
    child = add_child(desk, edition.profile.authority, edition.profile.profile_id)
    route = edition.profile.referral.routes[0]
    referral = desk.referrals.refer(a_referral(child, edition, route.id or route.name)).record_id
    return Case(child=child, concern=referral, other=referral, referral=referral)


def test_eastvale_says_step(qtbot: QtBot, desk_room: Room) -> None:
    screen = escalating(qtbot, desk_room, tell(qtbot, desk_room, refused, "eastvale"))
    shown = words_on(screen)
    assert "Step one: think again (informal)" in shown
    assert "A step in your own words" in shown


def test_a_draft_keeps_points_facts_and_views(qtbot: QtBot, desk_room: Room) -> None:
    screen = escalating(qtbot, desk_room, tell(qtbot, desk_room, refused))
    dispute(screen)
    screen.of("typed", CopiedField).fill(COPIED)
    ask(screen)
    screen.leave()
    (draft,) = on_desk(qtbot, desk_room, drafts)
    place = draft_place(draft)
    assert place is not None
    again = open_screen(qtbot, desk_room, EscalateScreen, place)
    assert again.values()["answers"] == screen.values()["answers"]
    assert again.of("disputes", DisputesField).disputed() == screen.of("disputes", DisputesField).disputed()


def test_looking_alone_makes_no_draft(qtbot: QtBot, desk_room: Room) -> None:
    screen = escalating(qtbot, desk_room, tell(qtbot, desk_room, refused))
    screen.leave()
    assert not on_desk(qtbot, desk_room, drafts)


def test_what_a_challenge_lacks_is_said_and_stops_nothing(qtbot: QtBot, desk_room: Room) -> None:
    screen = escalating(qtbot, desk_room, tell(qtbot, desk_room, refused))
    assert screen.lacking() == (
        "Name at least one point you disagree on.",
        "Say how the child is kept safe meanwhile.",
    )
    screen.of("typed", CopiedField).fill(COPIED)
    assert screen.lacking()[0] == "Tie each disputed point to at least one dated fact."


def test_every_part_that_takes_the_focus_has_a_name(qtbot: QtBot, desk_room: Room) -> None:
    screen = escalating(qtbot, desk_room, tell(qtbot, desk_room, refused))
    dispute(screen)
    screen.of("typed", CopiedField).add_row()
    for place in range(screen.stepper.last + 1):
        screen.show_step(place)
        assert unnamed(screen) == []
    assert screen.danger.isVisible()


def test_hostile_text_is_kept_as_typed(qtbot: QtBot, desk_room: Room) -> None:
    screen = escalating(qtbot, desk_room, tell(qtbot, desk_room, refused))
    dispute(screen)
    row = screen.of("disputes", DisputesField).rows()[POINT]
    for one in HOSTILE:
        if len(one.text) <= LONGEST_TEXT:
            row.our_view.fill(one.text)
            screen.of("why_it_matters_now", PassageField).fill(one.text)
            assert row.our_view.value() == one.text, one.name
            assert screen.of("why_it_matters_now", PassageField).value() == one.text, one.name
            screen.of("disputes", DisputesField).said()
