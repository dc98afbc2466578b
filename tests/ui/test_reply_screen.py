"""Recording a reply on screen, how long it took, and what there is to say to it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from dsl_desk.model.record import LONGEST_TEXT
from dsl_desk.model.referral import Outcome, ReasonCode, Reply
from tests.hostile import HOSTILE
from tests.ui.acts import Case, go_through, on_desk, open_screen, referred, settle, tell, unnamed, words_on
from ui.places import Place, Where
from ui.screens.form_screen import draft_place
from ui.screens.reply import ReplyScreen
from ui.widgets.fields_choice import ChoiceField, PickField
from ui.widgets.fields_days import DayField, plain_day
from ui.widgets.fields_text import LineField, PassageField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.drafts import OpenDraft
    from tests.practice.rowan import FixedClock
    from ui.room import Room

REASON = "He is nearly eighteen and the threshold is not met."


def replying(qtbot: QtBot, room: Room, case: Case) -> ReplyScreen:
    place = Place(screen=Where.REPLY, child=case.child, record=case.referral)
    return open_screen(qtbot, room, ReplyScreen, place)


def answer(screen: ReplyScreen, outcome: Outcome = Outcome.NO_FURTHER_ACTION) -> None:
    screen.of("outcome", ChoiceField).fill(outcome.value)
    screen.of("reason_words", PassageField).fill(REASON)
    screen.of("reason_code", PickField).fill(ReasonCode.AGE.value)
    screen.of("decider_post", LineField).fill("Duty social worker")
    screen.of("decided_on", DayField).fill(plain_day(date(2026, 11, 17)))


def keep(qtbot: QtBot, room: Room, screen: ReplyScreen) -> None:
    assert go_through(screen) == ()
    screen.proceed()
    settle(qtbot, room)
    assert screen.stepper.head.problems.sentences() == ()


def replies(child: RecordId, desk: Desk) -> tuple[Reply, ...]:
    return tuple(one.record for one in desk.replies.of_child(child))


def drafts(desk: Desk) -> tuple[OpenDraft, ...]:
    return desk.drafts.list()


def test_what_is_answered_stands_beside_the_form(qtbot: QtBot, desk_room: Room) -> None:
    screen = replying(qtbot, desk_room, tell(qtbot, desk_room, referred))
    shown = words_on(screen)
    assert "Referred to Multi-Agency Safeguarding Hub (MASH) (Northmoor)" in shown
    assert "Asked for: A social work assessment." in shown


def test_a_refusal_is_kept_and_says_how_long_it_took_and_what_the_law_says(
    qtbot: QtBot, desk_room: Room, clock: FixedClock
) -> None:
    case = tell(qtbot, desk_room, referred)
    clock.move_to(2026, 11, 20)
    screen = replying(qtbot, desk_room, case)
    answer(screen)
    keep(qtbot, desk_room, screen)
    (kept,) = on_desk(qtbot, desk_room, partial(replies, case.child))
    assert (kept.outcome, kept.reason_words, kept.reason_code) == (
        Outcome.NO_FURTHER_ACTION,
        REASON,
        ReasonCode.AGE,
    )
    assert (kept.decider_post, kept.decided_on) == ("Duty social worker", date(2026, 11, 17))
    qtbot.waitUntil(lambda: "3 working days from sending to answer." in words_on(screen))
    assert "In law the young person is a child until" in words_on(screen)
    assert "Children Act 1989, section 105(1)" in words_on(screen)
    with qtbot.waitSignal(desk_room.going) as gone:
        screen.proceed()
    assert gone.args == [Place(screen=Where.ESCALATE, child=case.child, record=case.referral)]


def test_where_it_was_granted_the_child_comes_next(qtbot: QtBot, desk_room: Room) -> None:
    case = tell(qtbot, desk_room, referred)
    screen = replying(qtbot, desk_room, case)
    answer(screen, Outcome.ACCEPTED)
    keep(qtbot, desk_room, screen)
    with qtbot.waitSignal(desk_room.going) as gone:
        screen.proceed()
    assert gone.args == [Place(screen=Where.CHILD, child=case.child)]


def test_no_reply_asks_for_no_decider_and_meets_nothing(
    qtbot: QtBot, desk_room: Room, clock: FixedClock
) -> None:
    case = tell(qtbot, desk_room, referred)
    clock.move_to(2026, 11, 19)
    screen = replying(qtbot, desk_room, case)
    answer(screen)
    screen.of("outcome", ChoiceField).fill(Outcome.NO_REPLY.value)
    assert screen.skips(screen.field("decider_name"))
    assert screen.lacking() == ()
    keep(qtbot, desk_room, screen)
    (kept,) = on_desk(qtbot, desk_room, partial(replies, case.child))
    assert (kept.outcome, kept.settles, kept.decider_post) == (Outcome.NO_REPLY, (), "")
    qtbot.waitUntil(lambda: "2 working days waited so far" in words_on(screen))


def test_the_outcomes_of_a_challenge_are_offered_for_a_challenge_only(qtbot: QtBot, desk_room: Room) -> None:
    screen = replying(qtbot, desk_room, tell(qtbot, desk_room, referred))
    field = screen.of("outcome", ChoiceField)
    field.fill(Outcome.UPHELD.value)
    assert field.chosen() == ""
    field.fill(Outcome.SCHOOL_TO_LEAD.value)
    assert field.said() == "Returned: school to lead"


def test_what_is_missing_is_said_and_stops_nothing(qtbot: QtBot, desk_room: Room) -> None:
    screen = replying(qtbot, desk_room, tell(qtbot, desk_room, referred))
    assert go_through(screen) == ("Choose what they decided",)
    screen.of("outcome", ChoiceField).fill(Outcome.STEPPED_DOWN.value)
    assert screen.lacking() == (
        "Say who decided: a name or at least a post.",
        "Write the reason in their words.",
        "Enter the day they decided.",
    )
    keep(qtbot, desk_room, screen)


def test_a_draft_keeps_everything(qtbot: QtBot, desk_room: Room) -> None:
    screen = replying(qtbot, desk_room, tell(qtbot, desk_room, referred))
    answer(screen)
    screen.leave()
    (draft,) = on_desk(qtbot, desk_room, drafts)
    place = draft_place(draft)
    assert place is not None
    again = open_screen(qtbot, desk_room, ReplyScreen, place)
    assert again.values()["answers"] == screen.values()["answers"]


def test_a_record_that_cannot_be_answered_leads_back(qtbot: QtBot, desk_room: Room) -> None:
    case = tell(qtbot, desk_room, referred)
    with qtbot.waitSignal(desk_room.said) as said, qtbot.waitSignal(desk_room.going) as gone:
        place = Place(screen=Where.REPLY, child=case.child, record=case.concern)
        open_screen(qtbot, desk_room, ReplyScreen, place)
    assert "referral or escalation" in said.args[0]
    assert gone.args == [None]


def test_every_part_that_takes_the_focus_has_a_name(qtbot: QtBot, desk_room: Room) -> None:
    screen = replying(qtbot, desk_room, tell(qtbot, desk_room, referred))
    for place in range(screen.stepper.last + 1):
        screen.show_step(place)
        assert unnamed(screen) == []


def test_hostile_text_is_kept_as_typed(qtbot: QtBot, desk_room: Room) -> None:
    screen = replying(qtbot, desk_room, tell(qtbot, desk_room, referred))
    for one in HOSTILE:
        if len(one.text) <= LONGEST_TEXT:
            for name in ("reason_words", "asks_of_school", "decider_name"):
                screen.field(name).fill(one.text)
                assert screen.field(name).value() == one.text, (name, one.name)
