"""Children, where they live, which authority answers for them, and the adults round them."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from dsl_desk.model.child import Child
from dsl_desk.model.people import Person, Relationship, Responsibility
from dsl_desk.model.place import Address, AuthorityPart, AuthorityPeriod, ConfidentialAddress
from tests.ui.records_asked import (
    DAY,
    Heard,
    a_new_child,
    answer,
    close,
    keep,
    opened_at,
    register,
    settle,
)
from ui.places import Place, Where
from ui.screens.address import SECRET_KEPT, AddressScreen
from ui.screens.authority import AuthorityScreen
from ui.screens.new_child import NO_NAME, NewChildScreen
from ui.screens.person import PersonScreen
from ui.widgets.fields_choice import PickField
from ui.widgets.suggested_field import SuggestedField
from ui.widgets.upn_field import UpnField

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.desk import Desk
    from ui.room import Room

    Work = Callable[[Callable[[Desk], object]], object]

MISTYPED = "A207000016049"
TO = date(2026, 11, 15)


def child_of(child: RecordId, desk: Desk) -> Child:
    return desk.children.sheet(child).record


def secrets_of(child: RecordId, desk: Desk) -> list[ConfidentialAddress]:
    return [one.record for one in desk.children.confidential_addresses(child)]


def adults_of(child: RecordId, desk: Desk) -> list[Person]:
    return [one.record for one in desk.people.of_child(child)]


def test_a_child_is_entered_with_a_mistyped_upn_said(qtbot: QtBot, desk_room: Room, worked: Work) -> None:
    form = opened_at(qtbot, desk_room, NewChildScreen, Place(screen=Where.NEW_CHILD))
    upn = form.of("upn", UpnField)
    answer(
        qtbot,
        form,
        {
            "given_name": "Zofia",
            "family_name": "Żółkiewska",
            "other_names": "Zosia\n\nZofia Nowak ",
            "born_on": {"day": "4", "month": "5", "year": "2013"},
            "upn": MISTYPED,
            "home": "northmoor",
        },
    )
    upn.look()
    assert "mistyped" in upn.doubt.text()
    assert upn.doubt.isVisible()
    assert upn.faults() == ()
    keep(qtbot, form)
    assert "mistyped" in form.kept_page.said()
    kept = worked(register)
    assert isinstance(kept, tuple)
    assert kept[0].upn == MISTYPED
    assert kept[0].other_names == ("Zosia", "Zofia Nowak")
    assert kept[0].authorities[0].code == form.line("home_code") != ""


def test_a_upn_put_right_is_no_longer_doubted(qtbot: QtBot, desk_room: Room) -> None:
    form = opened_at(qtbot, desk_room, NewChildScreen, Place(screen=Where.NEW_CHILD))
    upn = form.of("upn", UpnField)
    upn.fill(MISTYPED)
    upn.look()
    assert upn.doubt.isVisible()
    upn.fill("P207000016049")
    assert not upn.doubt.isVisible()
    close(form)


def test_a_child_without_any_name_is_not_entered(qtbot: QtBot, desk_room: Room) -> None:
    form = opened_at(qtbot, desk_room, NewChildScreen, Place(screen=Where.NEW_CHILD))
    form.proceed()
    assert form.stepper.head.problems.sentences() == (NO_NAME,)
    close(form)


def test_a_move_closes_the_address_before_and_changes_the_authority(
    qtbot: QtBot, desk_room: Room, worked: Work
) -> None:
    child = a_new_child(worked)
    place = Place(screen=Where.ADDRESS, child=child)
    form = opened_at(qtbot, desk_room, AddressScreen, place)
    answer(
        qtbot,
        form,
        {
            "what": "beside",
            "lines": "1 High Street\nNorthmoor",
            "postcode": "NM1 1AA",
            "address_why": "List.",
        },
    )
    assert not form.field("home").isVisible()
    keep(qtbot, form)
    form = opened_at(qtbot, desk_room, AddressScreen, place)
    answer(qtbot, form, {"what": "moved", "lines": "2 Low Road", "address_why": "The mother rang."})
    assert not form.field("to_on").isVisible()
    form.proceed()
    assert form.stepper.head.problems.sentences() == ("Enter from which day the child lives there",)
    answer(qtbot, form, {"from_on": DAY, "home": "Eastvale"})
    keep(qtbot, form)
    kept = worked(partial(child_of, child))
    assert isinstance(kept, Child)
    assert kept.addresses == (
        Address(lines=("1 High Street", "Northmoor"), postcode="NM1 1AA", to_on=TO),
        Address(lines=("2 Low Road",), from_on=date(2026, 11, 16)),
    )
    assert [(one.part, one.name, one.from_on) for one in kept.authorities] == [
        (AuthorityPart.HOME, "Eastvale", date(2026, 11, 16))
    ]


def test_a_confidential_address_never_enters_the_register(
    qtbot: QtBot, desk_room: Room, worked: Work
) -> None:
    child = a_new_child(worked)
    form = opened_at(qtbot, desk_room, AddressScreen, Place(screen=Where.ADDRESS, child=child))
    assert form.field("what").isVisible()
    answer(qtbot, form, {"confidential": ["yes"], "lines": "3 Quiet Lane", "address_why": "A refuge."})
    assert not form.field("what").isVisible()
    keep(qtbot, form)
    assert SECRET_KEPT in form.kept_page.said()
    kept = worked(partial(child_of, child))
    assert isinstance(kept, Child)
    assert kept.addresses == ()
    held = worked(partial(secrets_of, child))
    assert isinstance(held, list)
    assert held[0].address == Address(lines=("3 Quiet Lane",), confidential=True)
    assert held[0].why == "A refuge."


def test_an_authority_is_chosen_from_the_editions_held(qtbot: QtBot, desk_room: Room, worked: Work) -> None:
    child = a_new_child(worked)
    form = opened_at(qtbot, desk_room, AuthorityScreen, Place(screen=Where.AUTHORITY, child=child))
    assert form.of("name", SuggestedField).suggestions() == ("Eastvale", "Northmoor")
    answer(
        qtbot,
        form,
        {"part": "case-holding", "profile": "eastvale", "from_on": DAY, "authority_why": "Post."},
    )
    assert form.of("profile", PickField).said().startswith("Eastvale")
    assert form.line("name") == "Eastvale"
    keep(qtbot, form)
    kept = worked(partial(child_of, child))
    assert isinstance(kept, Child)
    assert kept.authorities == (
        AuthorityPeriod(
            part=AuthorityPart.CASE_HOLDING,
            name="Eastvale",
            code=form.line("code"),
            profile_id="eastvale",
            from_on=date(2026, 11, 16),
        ),
    )


def test_what_the_register_refuses_is_said_and_nothing_is_lost(
    qtbot: QtBot, desk_room: Room, worked: Work
) -> None:
    child = a_new_child(worked)
    place = Place(screen=Where.AUTHORITY, child=child)
    for _ in range(2):
        form = opened_at(qtbot, desk_room, AuthorityScreen, place)
        answer(qtbot, form, {"part": "home", "name": "Northmoor", "authority_why": "Letter."})
        form.proceed()
        settle(qtbot, form)
    assert not form.is_kept
    assert "another stands there already" in " ".join(form.stepper.head.problems.sentences())
    assert form.passage("authority_why") == "Letter."
    close(form)


def test_an_adult_is_entered_with_what_they_are_to_the_child(
    qtbot: QtBot, desk_room: Room, worked: Work
) -> None:
    heard = Heard(desk_room)
    child = a_new_child(worked)
    form = opened_at(qtbot, desk_room, PersonScreen, Place(screen=Where.PERSON, child=child))
    form.of("relation", SuggestedField).write("Social worker")
    answer(
        qtbot,
        form,
        {
            "name": "Idris Bello",
            "responsibility": "no",
            "lives_with": "no",
            "post": "Social worker",
            "organisation": "Northmoor Council",
            "telephone": "01632 960123",
        },
    )
    keep(qtbot, form)
    kept = worked(partial(adults_of, child))
    assert kept == [
        Person(
            name="Idris Bello",
            relationships=(
                Relationship(
                    child=child,
                    relation="Social worker",
                    parental_responsibility=Responsibility.NO,
                    lives_with=False,
                ),
            ),
            post="Social worker",
            organisation="Northmoor Council",
            telephone="01632 960123",
            noted_on=date(2026, 11, 17),
        )
    ]
    assert heard.told == [frozenset({"person"})]
