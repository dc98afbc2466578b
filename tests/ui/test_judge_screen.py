"""Judging on screen: the authority's words beside the accounts, nothing ticked, everything kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from dsl_desk.model.judgement import Decision, Wording
from dsl_desk.model.record import LONGEST_TEXT
from dsl_desk.profiles.match import NO_WORDING_MATCHED
from tests.hostile import HOSTILE
from tests.practice.rowan import a_child, a_concern, add_child, hold
from tests.ui.acts import Case, go_through, on_desk, open_screen, settle, tell, told, unnamed, words_on
from ui.places import Place, Where
from ui.screens.form_screen import draft_place
from ui.screens.judge import NO_LADDER, NO_LEVEL, JudgeScreen
from ui.widgets.copied import CopiedField
from ui.widgets.fields_choice import PickField, TicksField
from ui.widgets.fields_text import PassageField
from ui.widgets.indicators import IndicatorsField
from ui.widgets.told_choice import ToldChoice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from dsl_desk.model.judgement import Judgement
    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.drafts import OpenDraft, Plain
    from dsl_desk.practice.written import Sheet
    from ui.room import Room

INJURY = "n4-injury"
MARKUP = "<b>bold</b> <img src='x'> &amp; =HYPERLINK(1)"
TYPED: list[Plain] = [
    {"quoted": "A child is hurt by an adult at home.", "page": "44", "level": "l4", "facts": []}
]


def judging(qtbot: QtBot, room: Room, case: Case) -> JudgeScreen:
    place = Place(screen=Where.JUDGE, child=case.child, record=case.concern)
    return open_screen(qtbot, room, JudgeScreen, place)


def indicators(screen: JudgeScreen) -> IndicatorsField:
    return screen.of("indicators", IndicatorsField)


def tick(screen: JudgeScreen, indicator: str) -> None:
    indicators(screen).rows()[indicator].box.click()


def decide(screen: JudgeScreen, level: str = "l4", decision: Decision = Decision.REFER) -> None:
    screen.of("level", ToldChoice).fill(level)
    screen.of("decision", ToldChoice).fill(decision.value)
    screen.of("why", PassageField).fill("The account does not fit the injury.")


def judgements(child: RecordId, desk: Desk) -> tuple[Sheet[Judgement], ...]:
    return desk.judgements.of_child(child)


def drafts(desk: Desk) -> tuple[OpenDraft, ...]:
    return desk.drafts.list()


def test_the_account_stands_beside_every_indicator_and_nothing_is_ticked(
    qtbot: QtBot, desk_room: Room
) -> None:
    case = tell(qtbot, desk_room, told)
    screen = judging(qtbot, desk_room, case)
    screen.proceed()
    field, profile = indicators(screen), screen.sight.editions.chosen
    assert profile is not None
    assert set(field.rows()) == {one.indicator.id for one in profile.profile.indicators()}
    assert not [one for one in field.rows().values() if one.is_ticked]
    shown = words_on(screen)
    assert "Two bruises on the left arm" in shown
    assert "“He did it because I was late.”" in shown
    assert [one.fold.button.text().split("   ")[0] for one in field.groups()][-1] == "Level 4: Specialist"


def test_what_met_is_marked_with_the_words_that_met_it(qtbot: QtBot, desk_room: Room) -> None:
    screen = judging(qtbot, desk_room, tell(qtbot, desk_room, told))
    row = indicators(screen).rows()[INJURY]
    assert {"Bruises", "belt", "hit"} <= set(row.met)
    assert "Words met: belt, hit and Bruises" in row.box.accessibleName()
    screen.of("concerns", TicksField).fill([])
    settle(qtbot, desk_room)
    assert not indicators(screen).rows()[INJURY].met


def test_where_no_wording_matched_the_screen_says_that_it_says_nothing(qtbot: QtBot, desk_room: Room) -> None:
    def quiet(desk: Desk) -> Case:
        child = add_child(desk, "Northmoor", "northmoor")
        concern = replace(a_concern(child, account="Qwxz."), headline="Zzz", child_words="", done_at_once="")
        concern = replace(concern, reported_by=replace(concern.reported_by, name="Xx"))
        record = desk.concerns.log(concern).record_id
        return Case(child=child, concern=record, other=record)

    screen = judging(qtbot, desk_room, on_desk(qtbot, desk_room, quiet))
    screen.proceed()
    assert NO_WORDING_MATCHED in words_on(screen)
    assert len(indicators(screen).rows()) > 40


def test_ticking_opens_its_facts_with_the_concern_that_met(qtbot: QtBot, desk_room: Room) -> None:
    case = tell(qtbot, desk_room, told)
    screen = judging(qtbot, desk_room, case)
    tick(screen, INJURY)
    (chosen,) = indicators(screen).chosen()
    (fact,) = chosen.facts
    assert (fact.on, fact.record) == (date(2026, 11, 17), case.concern)
    assert fact.text.startswith("Two bruises on the left arm")
    tick(screen, INJURY)
    assert not indicators(screen).chosen()


def test_everything_judged_is_kept_and_a_referral_comes_next(qtbot: QtBot, desk_room: Room) -> None:
    case = tell(qtbot, desk_room, told)
    screen = judging(qtbot, desk_room, case)
    tick(screen, INJURY)
    screen.of("typed", CopiedField).fill(TYPED)
    decide(screen)
    screen.of("advice", PassageField).fill("The MASH said to ring.")
    assert go_through(screen) == ()
    qtbot.waitUntil(lambda: "Tie each criterion to at least one dated fact." in words_on(screen))
    with qtbot.waitSignal(desk_room.going, timeout=20_000) as gone:
        screen.proceed()
    place = gone.args[0]
    assert isinstance(place, Place)
    assert (place.screen, place.child) == (Where.REFER, case.child)
    (kept,) = on_desk(qtbot, desk_room, partial(judgements, case.child))
    assert kept.record_id == place.record
    record = kept.record
    assert (record.level_label, record.decision) == ("Level 4: Specialist", Decision.REFER)
    assert (record.concerns, record.judged_by) == ((case.concern,), "DSL")
    assert record.advice == "The MASH said to ring."
    assert [(one.wording, one.page) for one in record.criteria] == [
        (Wording.THEIRS, "33"),
        (Wording.TYPED, "44"),
    ]
    assert record.criteria[0].facts[0].record == case.concern
    assert not on_desk(qtbot, desk_room, drafts)


def test_not_to_refer_needs_its_reason_and_leads_back_to_the_child(qtbot: QtBot, desk_room: Room) -> None:
    case = tell(qtbot, desk_room, told)
    screen = judging(qtbot, desk_room, case)
    decide(screen, NO_LEVEL, Decision.NOT_REFER)
    screen.of("why", PassageField).fill("  ")
    assert go_through(screen) == ("Write why",)
    screen.of("why", PassageField).fill("The bruises are from a fall seen by two adults.")
    assert go_through(screen) == ()
    with qtbot.waitSignal(desk_room.going, timeout=20_000) as gone:
        screen.proceed()
    assert gone.args == [Place(screen=Where.CHILD, child=case.child)]
    (kept,) = on_desk(qtbot, desk_room, partial(judgements, case.child))
    assert (kept.record.level_id, kept.record.decision) == ("", Decision.NOT_REFER)


def test_every_fault_is_said_at_once_and_leads_to_its_question(qtbot: QtBot, desk_room: Room) -> None:
    screen = judging(qtbot, desk_room, tell(qtbot, desk_room, told))
    screen.proceed()
    screen.proceed()
    screen.proceed()
    head = screen.stepper.head
    assert head.problems.sentences() == (
        "Choose a level, or that you choose none",
        "Choose what you decide to do",
        "Write why",
    )
    head.problems.chosen.emit("why")
    assert screen.of("why", PassageField).box.hasFocus()


def test_a_criterion_that_is_not_whole_is_named(qtbot: QtBot, desk_room: Room) -> None:
    screen = judging(qtbot, desk_room, tell(qtbot, desk_room, told))
    screen.proceed()
    tick(screen, INJURY)
    facts = indicators(screen).rows()[INJURY].facts
    assert facts is not None
    facts.fill([{"day": {"day": "31", "month": "2", "year": "2026"}, "words": "", "record": ""}])
    screen.of("typed", CopiedField).fill([{"quoted": "", "page": "9", "level": "", "facts": []}])
    screen.proceed()
    first, second = screen.stepper.head.problems.sentences()
    assert first.startswith("Dated facts for “The child has an injury")
    assert second == "Criterion 1: copy the words of the criterion"
    assert facts.shown_fault().startswith("Fact 1: the day")


def test_an_edition_without_levels_says_so_and_asks_for_none(qtbot: QtBot, desk_room: Room) -> None:
    def leeds(desk: Desk) -> Case:
        hold(desk, "leeds")
        child = add_child(desk, "Leeds", "leeds")
        record = desk.concerns.log(a_concern(child)).record_id
        return Case(child=child, concern=record, other=record)

    screen = judging(qtbot, desk_room, on_desk(qtbot, desk_room, leeds))
    assert "Draft, training only" in words_on(screen)
    screen.proceed()
    screen.proceed()
    assert NO_LADDER in words_on(screen)
    assert not screen.of("level", ToldChoice).isVisible()
    screen.of("decision", ToldChoice).fill(Decision.CONSULT.value)
    screen.of("why", PassageField).fill("To think it through with them.")
    screen.proceed()
    with qtbot.waitSignal(desk_room.going, timeout=20_000):
        screen.proceed()


def test_where_no_edition_speaks_for_the_child_the_screen_says_what_to_do(
    qtbot: QtBot, desk_room: Room
) -> None:
    def nowhere(desk: Desk) -> Case:
        child = desk.children.add(a_child()).record_id
        record = desk.concerns.log(a_concern(child)).record_id
        return Case(child=child, concern=record, other=record)

    case = on_desk(qtbot, desk_room, nowhere)
    screen = judging(qtbot, desk_room, case)
    assert "No authority is entered for this child" in words_on(screen)
    screen.proceed()
    assert screen.stepper.head.problems.sentences() == ("Choose the edition to judge under",)
    with qtbot.waitSignal(desk_room.going) as gone:
        screen.set_authority.click()
    assert gone.args == [Place(screen=Where.AUTHORITY, child=case.child)]
    screen.of("edition", PickField).fill(screen.sight.editions.held[0].record_id)
    settle(qtbot, desk_room)
    assert indicators(screen).rows()
    assert not screen.no_profile.isVisible()


def test_a_draft_keeps_ticks_facts_and_what_was_copied(qtbot: QtBot, desk_room: Room) -> None:
    case = tell(qtbot, desk_room, told)
    screen = judging(qtbot, desk_room, case)
    screen.proceed()
    tick(screen, INJURY)
    screen.of("typed", CopiedField).fill(TYPED)
    decide(screen)
    screen.leave()
    (draft,) = on_desk(qtbot, desk_room, drafts)
    place = draft_place(draft)
    assert place is not None
    again = open_screen(qtbot, desk_room, JudgeScreen, place)
    assert again.values()["answers"] == screen.values()["answers"]
    assert indicators(again).chosen() == indicators(screen).chosen()
    assert indicators(again).rows()[INJURY].is_ticked
    assert again.of("typed", CopiedField).copied() == screen.of("typed", CopiedField).copied()


def test_looking_alone_makes_no_draft(qtbot: QtBot, desk_room: Room) -> None:
    screen = judging(qtbot, desk_room, tell(qtbot, desk_room, told))
    screen.leave()
    assert not on_desk(qtbot, desk_room, drafts)


def test_the_indicators_are_filtered_by_words_and_fold_by_level(qtbot: QtBot, desk_room: Room) -> None:
    screen = judging(qtbot, desk_room, tell(qtbot, desk_room, told))
    screen.proceed()
    field = indicators(screen)
    field.finder.put("prison")
    shown = [one for one, row in field.rows().items() if row.isVisible()]
    assert shown == ["n2-prison", "n3-household-crime"]
    field.finder.put("prison unheard-of")
    assert not [row for row in field.rows().values() if row.isVisible()]
    field.finder.put("")
    field.only_met.click()
    assert {one for one, row in field.rows().items() if row.isVisible()} == {
        one for one, row in field.rows().items() if row.met
    }
    field.only_met.click()
    first = field.groups()[0]
    first.fold.button.click()
    assert not first.rows[0].isVisible()
    assert first.fold.button.accessibleDescription() == "Closed"


def test_the_accounts_stay_in_view_while_the_indicators_scroll(qtbot: QtBot, desk_room: Room) -> None:
    screen = judging(qtbot, desk_room, tell(qtbot, desk_room, told))
    screen.proceed()
    bar = screen.stepper.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 2_000)
    for place in (bar.maximum() // 2, bar.maximum(), 0):
        bar.setValue(place)
        top = screen.alongside.mapTo(screen, QPoint(0, 0)).y()
        assert 0 < top < screen.height() - screen.alongside.height()
    indicators(screen).rows()["n4-injury"].box.click()
    bar.setValue(bar.maximum() // 2)
    assert screen.alongside.mapTo(screen, QPoint(0, 0)).y() > 0


def test_tab_goes_through_the_page_as_it_is_read(qtbot: QtBot, desk_room: Room) -> None:
    screen = judging(qtbot, desk_room, tell(qtbot, desk_room, told))
    screen.proceed()
    tick(screen, INJURY)
    field = indicators(screen)
    facts = field.rows()[INJURY].facts
    assert facts is not None
    first = field.groups()[0]
    wanted: list[QWidget] = [field.finder, first.fold.button, first.rows[0].box]
    wanted += [field.rows()[INJURY].box, facts.add_button, screen.stepper.on]
    met: list[QWidget] = []
    at: QWidget | None = field.finder
    while at is not None and not (met and at is field.finder):
        met += [one for one in wanted if one is at]
        at = at.nextInFocusChain()
    assert met == wanted


def test_danger_stands_above_everything_in_the_guidances_words(qtbot: QtBot, desk_room: Room) -> None:
    screen = judging(qtbot, desk_room, tell(qtbot, desk_room, told))
    assert screen.danger.isVisible()
    assert screen.danger.words.text().startswith("Immediate danger: ring 999 now,")
    assert "ring 999 now" in screen.danger.words.text()


def test_every_part_that_takes_the_focus_has_a_name(qtbot: QtBot, desk_room: Room) -> None:
    screen = judging(qtbot, desk_room, tell(qtbot, desk_room, told))
    tick(screen, INJURY)
    screen.of("typed", CopiedField).add_row()
    for place in range(screen.stepper.last + 1):
        screen.show_step(place)
        assert unnamed(screen) == []


def test_hostile_text_is_kept_and_shown_as_typed(qtbot: QtBot, desk_room: Room) -> None:
    def hostile(desk: Desk) -> Case:
        case = told("northmoor", desk)
        concern = replace(a_concern(case.child, account=MARKUP), headline=MARKUP, child_words=MARKUP)
        return replace(case, concern=desk.concerns.log(concern).record_id)

    case = on_desk(qtbot, desk_room, hostile)
    screen = judging(qtbot, desk_room, case)
    assert MARKUP in words_on(screen)
    for one in HOSTILE:
        if len(one.text) <= LONGEST_TEXT:
            screen.of("why", PassageField).fill(one.text)
            screen.of("typed", CopiedField).fill([{"quoted": one.text, "page": one.text, "facts": []}])
            assert screen.of("why", PassageField).value() == one.text, one.name
            copied = screen.of("typed", CopiedField).copied()
            assert [each.quoted for each in copied] in ([], [one.text], [""]), one.name
    screen.of("why", PassageField).fill(MARKUP)
    screen.of("typed", CopiedField).fill([{"quoted": MARKUP, "page": "1", "facts": []}])
    screen.of("level", ToldChoice).fill("l1")
    screen.of("decision", ToldChoice).fill(Decision.CONSULT.value)
    assert go_through(screen) == ()
    qtbot.waitUntil(lambda: words_on(screen).count(MARKUP) > 1)
    with qtbot.waitSignal(desk_room.going, timeout=20_000):
        screen.proceed()
    (kept,) = on_desk(qtbot, desk_room, partial(judgements, case.child))
    assert (kept.record.why, kept.record.criteria[0].quoted) == (MARKUP, MARKUP)
