"""Referring on screen: the authority's route, consent rule and form, and the deadlines that were set."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from dsl_desk.model.record import LONGEST_TEXT, Involved, Part
from dsl_desk.model.referral import Consent, Purpose, Referral
from dsl_desk.practice.forms import DraftSection
from dsl_desk.profiles.choices import Asked, Channel, Field
from tests.hostile import HOSTILE
from tests.practice.rowan import a_child, a_judgement
from tests.ui.acts import (
    Case,
    go_through,
    judged,
    on_desk,
    open_screen,
    settle,
    tell,
    told,
    unnamed,
    words_on,
)
from ui.places import Place, Where
from ui.screens.form_screen import draft_place
from ui.screens.refer import NO_JUDGEMENT, ReferScreen
from ui.widgets.fields_children import OTHER_PARTS, OthersField
from ui.widgets.fields_choice import ChoiceField, Picker, TicksField
from ui.widgets.fields_text import LineField, PassageField
from ui.widgets.route import NOT_FOR_LEVEL, OTHER
from ui.widgets.section_row import SectionRow
from ui.widgets.sections import SectionsField
from ui.widgets.told_choice import ToldChoice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.drafts import OpenDraft
    from ui.room import Room

WHY_NOW = "10. Why are you referring today?"
WORDS = "11. The child's own words"
ASKS = "18. What needs to change and what you ask for"
CONSENT = "8. Agreement to this referral"
WITHHELD = "MASH use only: screening outcome"
LANGUAGE = "4. Language, communication and interpreter"


def referring(qtbot: QtBot, room: Room, case: Case) -> ReferScreen:
    place = Place(screen=Where.REFER, child=case.child, record=case.judgement)
    return open_screen(qtbot, room, ReferScreen, place)


def form(screen: ReferScreen) -> SectionsField:
    return screen.of("form", SectionsField)


def write(screen: ReferScreen, label: str, words: str) -> None:
    form(screen).rows()[label].passage.fill(words)


def choose(qtbot: QtBot, room: Room, screen: ReferScreen, route: str = "mash-phone") -> None:
    screen.of("purpose", ChoiceField).fill(Purpose.PROTECTION.value)
    screen.of("route", ChoiceField).fill(route)
    screen.of("consent", ToldChoice).fill(Consent.TOLD.value)
    settle(qtbot, room)


def referrals(child: RecordId, desk: Desk) -> tuple[Referral, ...]:
    return tuple(one.record for one in desk.referrals.of_child(child))


def drafts(desk: Desk) -> tuple[OpenDraft, ...]:
    return desk.drafts.list()


def keep(qtbot: QtBot, room: Room, screen: ReferScreen) -> None:
    assert go_through(screen) == ()
    screen.proceed()
    settle(qtbot, room)
    assert screen.stepper.head.problems.sentences() == ()


def test_the_routes_are_the_authoritys_with_their_steps(qtbot: QtBot, desk_room: Room) -> None:
    screen = referring(qtbot, desk_room, tell(qtbot, desk_room, judged))
    choose(qtbot, desk_room, screen)
    shown = words_on(screen)
    assert "Ring the MASH and ask for the duty social worker" in shown
    assert "With: MASH duty social worker" in shown
    hints = [one.text() for one in screen.of("route", ChoiceField).findChildren(QLabel)]
    assert sum(NOT_FOR_LEVEL in one for one in hints) == 2
    assert screen.of("judgement", ChoiceField).chosen() == screen.place.record
    assert len(screen.of("concerns", TicksField).chosen()) == 1


def test_the_consent_rule_of_the_level_is_said_in_the_authoritys_words(qtbot: QtBot, desk_room: Room) -> None:
    screen = referring(qtbot, desk_room, tell(qtbot, desk_room, judged))
    consent = screen.of("consent", ToldChoice)
    assert consent.told.text().startswith("Northmoor says of Level 4: Specialist: Agreement is not needed.")
    screen.of("judgement", ChoiceField).fill(NO_JUDGEMENT)
    settle(qtbot, desk_room)
    assert "Agreement is sought for levels 2 and 3" in consent.told.text()


def test_the_form_is_theirs_in_its_order_with_what_the_casebook_drafted(
    qtbot: QtBot, desk_room: Room
) -> None:
    screen = referring(qtbot, desk_room, tell(qtbot, desk_room, judged))
    choose(qtbot, desk_room, screen)
    edition = screen.sight.editions.chosen
    assert edition is not None
    rows = form(screen).rows()
    assert list(rows) == [one.label for one in edition.profile.referral.forms[0].sections]
    assert "He did it because I was late." in rows[WORDS].passage.words()
    assert Consent.TOLD.value in rows[CONSENT].passage.words()
    assert not rows[WITHHELD].is_asked
    assert rows[LANGUAGE].lacks
    rows[LANGUAGE].left_out.fill("Not known; the family speaks English with us.")
    assert not rows[LANGUAGE].lacks


def test_a_known_answer_reaches_its_section_until_somebody_types_there(qtbot: QtBot, desk_room: Room) -> None:
    screen = referring(qtbot, desk_room, tell(qtbot, desk_room, judged))
    choose(qtbot, desk_room, screen)
    words = form(screen).rows()[CONSENT].passage
    screen.of("consent_words", PassageField).fill("Mother said yes.")
    assert words.words() == f"{Consent.TOLD.value}. Mother said yes."
    words.fill("Asked on the doorstep.")
    screen.of("consent_words", PassageField).fill("Mother said no.")
    assert words.words() == "Asked on the doorstep."
    form(screen).rows()[CONSENT].again.click()
    assert words.words() == f"{Consent.TOLD.value}. Mother said no."


def test_a_referral_is_kept_with_its_deadlines_and_leads_to_the_pack(qtbot: QtBot, desk_room: Room) -> None:
    case = tell(qtbot, desk_room, judged)
    screen = referring(qtbot, desk_room, case)
    choose(qtbot, desk_room, screen)
    screen.of("spoken_to", LineField).fill("Morwenna Ashdown, duty social worker")
    screen.of("reference", LineField).fill("MASH 4471")
    write(screen, WHY_NOW, "He is afraid to go home today.")
    write(screen, ASKS, "A strategy discussion today.")
    keep(qtbot, desk_room, screen)
    (kept,) = on_desk(qtbot, desk_room, partial(referrals, case.child))
    assert (kept.judgement, kept.concerns) == (case.judgement, (case.concern,))
    assert (kept.why_now, kept.outcome_wanted) == (
        "He is afraid to go home today.",
        "A strategy discussion today.",
    )
    assert (kept.reference, kept.purpose, kept.consent) == ("MASH 4471", Purpose.PROTECTION, Consent.TOLD)
    assert kept.sent_to == "Multi-Agency Safeguarding Hub (MASH)"
    assert [one.typed for one in kept.form if one.label == WHY_NOW] == [True]
    assert "Two bruises on the left arm" in kept.reason
    said = words_on(screen)
    for one in kept.set_deadlines:
        assert one.why in said
    with qtbot.waitSignal(desk_room.going) as gone:
        screen.proceed()
    (place,) = gone.args
    assert isinstance(place, Place)
    assert (place.screen, place.child) == (Where.PACK, case.child)
    assert not on_desk(qtbot, desk_room, drafts)


def test_every_fault_is_said_at_once_and_names_the_section(qtbot: QtBot, desk_room: Room) -> None:
    screen = referring(qtbot, desk_room, tell(qtbot, desk_room, judged))
    assert go_through(screen) == (
        "Choose whether support or protection is asked for",
        "Choose the route it goes by",
    )
    choose(qtbot, desk_room, screen)
    assert go_through(screen) == (
        f"{WHY_NOW}: write why you refer now",
        f"{ASKS}: write what you ask for",
    )
    screen.stepper.head.problems.chosen.emit("form")
    box = form(screen).rows()[WHY_NOW].passage.box
    assert box.hasFocus()
    assert 0 < box.mapTo(screen, QPoint(0, 0)).y() < screen.height() - box.height()


def test_the_form_begins_at_its_first_section(qtbot: QtBot, desk_room: Room) -> None:
    screen = referring(qtbot, desk_room, tell(qtbot, desk_room, judged))
    choose(qtbot, desk_room, screen)
    screen.show_step(2)
    assert next(iter(form(screen).rows().values())).passage.box.hasFocus()


def test_a_section_counts_what_the_form_takes(qtbot: QtBot, room: Room) -> None:
    held = QWidget()
    qtbot.addWidget(held)
    section = DraftSection(label="Why", field=Field.WHY_NOW, ask=Asked.REQUIRED, longest=10, text="Nine char")
    row = SectionRow(room, section, "", held)
    row.draft(section.text)
    assert row.length.text() == "9 of 10 characters"
    row.passage.fill("Fourteen chars")
    assert row.length.text().startswith("4 characters more than the authority's form takes.")
    assert row.state.text() == "Your own words."
    row.passage.fill("")
    assert row.lacks
    assert not row.left_out.isHidden()


def test_what_practice_refuses_is_shown_and_nothing_written_is_lost(qtbot: QtBot, desk_room: Room) -> None:
    """At a level that needs agreement a request for help does not go without it; for protection it does."""
    case = tell(qtbot, desk_room, early_help)
    screen = referring(qtbot, desk_room, case)
    choose(qtbot, desk_room, screen, "hub-consult")
    screen.of("purpose", ChoiceField).fill(Purpose.SUPPORT.value)
    screen.of("consent", ToldChoice).fill(Consent.REFUSED.value)
    for name in ("reason", "why_now", "outcome_wanted"):
        if not screen.skips(screen.field(name)):
            screen.of(name, PassageField).fill("As told.")
    fill_what_must_be(screen)
    assert go_through(screen) == ()
    screen.proceed()
    settle(qtbot, desk_room)
    (said,) = screen.stepper.head.problems.sentences()
    assert "without the written agreement of a parent" in said
    screen.of("purpose", ChoiceField).fill(Purpose.PROTECTION.value)
    screen.proceed()
    settle(qtbot, desk_room)
    assert len(on_desk(qtbot, desk_room, partial(referrals, case.child))) == 1


def early_help(profile: str, desk: Desk) -> Case:
    case = told(profile, desk)
    edition = desk.profiles.for_child(case.child, desk.records.today())
    judgement = desk.judgements.judge(a_judgement(case.child, edition, "l2")).record_id
    return replace(case, judgement=judgement)


def fill_what_must_be(screen: ReferScreen) -> None:
    for row in form(screen).rows().values():
        if row.passage.faults():
            row.passage.fill("As told.")


def test_a_way_of_ones_own_is_asked_for_in_words(qtbot: QtBot, desk_room: Room) -> None:
    case = tell(qtbot, desk_room, judged)
    screen = referring(qtbot, desk_room, case)
    choose(qtbot, desk_room, screen, OTHER)
    assert go_through(screen) == ("Enter how it was sent", "Choose what kind of way it is")
    screen.of("own_route", LineField).fill("Handed to the duty desk")
    screen.of("channel", ChoiceField).fill(Channel.DOCUMENT_FORM.value)
    fill_what_must_be(screen)
    for name in ("reason", "why_now", "outcome_wanted"):
        if not screen.skips(screen.field(name)):
            screen.of(name, PassageField).fill("As told.")
    keep(qtbot, desk_room, screen)
    (kept,) = on_desk(qtbot, desk_room, partial(referrals, case.child))
    assert (kept.route, kept.channel) == ("Handed to the duty desk", "document form")


def test_eastvale_asks_in_its_own_words_and_order(qtbot: QtBot, desk_room: Room) -> None:
    screen = referring(qtbot, desk_room, tell(qtbot, desk_room, judged, "eastvale"))
    choose(qtbot, desk_room, screen, "doorway-call")
    rows = form(screen).rows()
    assert next(iter(rows)) == "What is life like for this child?"
    assert "What needs to happen next and who will do it" in rows
    assert screen.of("sent_to", LineField).words() == "Family Help Doorway"


def test_other_children_are_named_with_their_part_and_find_it_in_their_chronology(
    qtbot: QtBot, desk_room: Room
) -> None:
    case = tell(qtbot, desk_room, judged)
    brother = on_desk(qtbot, desk_room, add_brother)
    screen = referring(qtbot, desk_room, case)
    others = screen.of("others", OthersField)
    for typed in ("zofia", "tadeusz"):
        QTest.keyClicks(others.finder.box, typed)
        qtbot.waitUntil(others.finder.list.isVisible)
        QTest.keyClick(others.finder.box, Qt.Key.Key_Down)
        QTest.keyClick(others.finder.list, Qt.Key.Key_Return)
        settle(qtbot, desk_room)
    assert others.involved() == (Involved(who=brother, part=Part.MENTIONED),)
    (part,) = others.findChildren(Picker)
    assert [part.itemData(place) for place in range(part.count())] == [one.value for one in OTHER_PARTS]
    others.fill([{"who": brother, "part": Part.SIBLING.value}])
    choose(qtbot, desk_room, screen)
    write(screen, WHY_NOW, "He is afraid to go home today.")
    write(screen, ASKS, "A strategy discussion today.")
    keep(qtbot, desk_room, screen)
    (kept,) = on_desk(qtbot, desk_room, partial(referrals, brother))
    assert kept.child == case.child
    assert kept.also == (Involved(who=brother, part=Part.SIBLING),)


def add_brother(desk: Desk) -> RecordId:
    return desk.children.add(a_child("Tadeusz", "Żółkiewski")).record_id


def test_a_draft_keeps_what_was_typed_in_the_form(qtbot: QtBot, desk_room: Room) -> None:
    case = tell(qtbot, desk_room, judged)
    screen = referring(qtbot, desk_room, case)
    choose(qtbot, desk_room, screen)
    write(screen, WHY_NOW, "Today.")
    write(screen, WORDS, "")
    form(screen).rows()[WORDS].left_out.fill("He asked us not to pass them on.")
    screen.leave()
    (draft,) = on_desk(qtbot, desk_room, drafts)
    place = draft_place(draft)
    assert place is not None
    again = open_screen(qtbot, desk_room, ReferScreen, place)
    assert again.values()["answers"] == screen.values()["answers"]
    assert form(again).answers() == form(screen).answers()
    assert form(again).rows()[WHY_NOW].passage.words() == "Today."
    assert form(again).rows()[WORDS].left_out.words() == "He asked us not to pass them on."


def test_looking_alone_makes_no_draft(qtbot: QtBot, desk_room: Room) -> None:
    screen = referring(qtbot, desk_room, tell(qtbot, desk_room, judged))
    screen.leave()
    assert not on_desk(qtbot, desk_room, drafts)


def test_not_asking_wants_words_and_stops_nothing(qtbot: QtBot, desk_room: Room) -> None:
    screen = referring(qtbot, desk_room, tell(qtbot, desk_room, judged))
    choose(qtbot, desk_room, screen)
    screen.of("consent", ToldChoice).fill(Consent.NOT_ASKED_RISK_CHILD.value)
    assert screen.lacking()[0] == "Write down why the family was not asked, and who decided that."
    screen.of("consent_words", PassageField).fill("The uncle lives there; the DSL decided.")
    assert all("was not asked" not in one for one in screen.lacking())


def test_every_part_that_takes_the_focus_has_a_name(qtbot: QtBot, desk_room: Room) -> None:
    screen = referring(qtbot, desk_room, tell(qtbot, desk_room, judged))
    choose(qtbot, desk_room, screen)
    for place in range(screen.stepper.last + 1):
        screen.show_step(place)
        assert unnamed(screen) == []
    assert screen.danger.isVisible()


def test_hostile_text_is_kept_as_typed_in_every_passage(qtbot: QtBot, desk_room: Room) -> None:
    screen = referring(qtbot, desk_room, tell(qtbot, desk_room, judged))
    choose(qtbot, desk_room, screen)
    for one in HOSTILE:
        if 0 < len(one.text) <= LONGEST_TEXT:
            write(screen, WHY_NOW, one.text)
            screen.of("danger", PassageField).fill(one.text)
            assert form(screen).rows()[WHY_NOW].passage.value() == one.text, one.name
            assert screen.of("danger", PassageField).value() == one.text, one.name


def test_without_a_judgement_the_screen_still_refers(qtbot: QtBot, desk_room: Room) -> None:
    case = tell(qtbot, desk_room, told)
    screen = open_screen(qtbot, desk_room, ReferScreen, Place(screen=Where.REFER, child=case.child))
    assert go_through(screen)[0] == "Choose the judgement, or that there is none"
    screen.of("judgement", ChoiceField).fill(NO_JUDGEMENT)
    choose(qtbot, desk_room, screen)
    fill_what_must_be(screen)
    keep(qtbot, desk_room, screen)
    (kept,) = on_desk(qtbot, desk_room, partial(referrals, case.child))
    assert kept.judgement is None
