"""The forms of records, each with answers that are enough to keep it, and where its words end up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from dsl_desk.model.record import RecordId
from dsl_desk.practice.drafts import Plain
from tests.practice.rowan import a_child, a_concern
from tests.ui.trial_form import show
from ui.places import Place, Where
from ui.screens.address import AddressScreen
from ui.screens.authority import AuthorityScreen
from ui.screens.concern import ConcernScreen
from ui.screens.contact import ContactScreen
from ui.screens.new_child import NewChildScreen
from ui.screens.note import NoteScreen
from ui.screens.person import PersonScreen
from ui.screens.record_form import RecordForm
from ui.screens.school import SchoolScreen
from ui.screens.support_given import SupportScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dsl_desk.model.child import Child
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.drafts import OpenDraft
    from ui.room import Room
    from ui.screen import Screen

    Work = Callable[[Callable[[Desk], object]], object]

Form = RecordForm[Any]

DAY: Plain = {"day": "16", "month": "11", "year": "2026"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A form: its place, enough answers, and for each field of words the way to them in the record."""

    screen: type[Form]
    where: Where
    enough: Mapping[str, Plain]
    words: Mapping[str, str]


ASKED = (
    Asked(
        screen=ConcernScreen,
        where=Where.CONCERN,
        enough={"how_told": "seen by the reporter", "happened": DAY, "account": "Came without a coat."},
        words={
            "reporter": "reported_by.name",
            "post": "reported_by.post",
            **{
                name: name
                for name in (
                    "where",
                    "headline",
                    "account",
                    "child_words",
                    "questions_asked",
                    "opinion",
                    "harm_source",
                    "done_at_once",
                    "parents_told",
                )
            },
        },
    ),
    Asked(
        screen=NoteScreen,
        where=Where.NOTE,
        enough={"happened": DAY, "account": "Rang the mother."},
        words={name: name for name in ("headline", "account", "child_words", "source")},
    ),
    Asked(
        screen=ContactScreen,
        where=Where.CONTACT,
        enough={
            "agency": "Northmoor MASH",
            "how": "Telephone",
            "asked": "A call back.",
            "result": "no answer",
            "made_by": "DSL",
        },
        words={name: name for name in ("agency", "person", "how", "asked", "said", "made_by")},
    ),
    Asked(
        screen=SupportScreen,
        where=Where.SUPPORT,
        enough={"what": "Breakfast club", "agency": "School", "from_on": DAY, "effect": "some change"},
        words={name: name for name in ("what", "agency", "level_label", "how_often", "result", "waited")},
    ),
    Asked(
        screen=NewChildScreen,
        where=Where.NEW_CHILD,
        enough={"given_name": "Amir", "family_name": "Haddad", "home": "Northmoor"},
        words={
            "home": "authorities.0.name",
            "home_code": "authorities.0.code",
            "other_names": "other_names",
            **{
                name: name
                for name in (
                    "given_name",
                    "family_name",
                    "preferred_name",
                    "year_group",
                    "form",
                    "upn",
                    "first_language",
                    "interpreter_for",
                )
            },
        },
    ),
    Asked(
        screen=AddressScreen,
        where=Where.ADDRESS,
        enough={"confidential": ["yes"], "lines": "1 High Street", "address_why": "A refuge."},
        words={"lines": "address.lines", "postcode": "address.postcode", "address_why": "why"},
    ),
    Asked(
        screen=AuthorityScreen,
        where=Where.AUTHORITY,
        enough={"part": "case-holding", "name": "Eastvale", "authority_why": "Their letter."},
        words={"name": "authorities.0.name", "code": "authorities.0.code", "authority_why": "why"},
    ),
    Asked(
        screen=PersonScreen,
        where=Where.PERSON,
        enough={
            "name": "Ewa Żółkiewska",
            "relation": "Mother",
            "responsibility": "yes",
            "lives_with": "not known",
        },
        words={
            "relation": "relationships.0.relation",
            **{
                name: name
                for name in ("name", "post", "organisation", "telephone", "email", "first_language")
            },
        },
    ),
    Asked(
        screen=SchoolScreen,
        where=Where.SCHOOL,
        enough={"name": "Rowan High", "signatory_role": "DSL"},
        words={
            name: name
            for name in (
                "name",
                "urn",
                "telephone",
                "email",
                "head",
                "signatory",
                "signatory_role",
                "marking",
                "address",
            )
        },
    ),
)


class Heard(QObject):
    """What a room was told, as the window would hear it."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.places: list[Place | None] = []
        self.announced: list[str] = []
        self.told: list[frozenset[str]] = []
        room.going.connect(self.places.append)
        room.announced.connect(self.announced.append)
        room.told.connect(self.told.append)


def add_child(desk: Desk) -> RecordId:
    return desk.children.add(a_child()).record_id


def a_new_child(work: Work) -> RecordId:
    made = work(add_child)
    assert isinstance(made, str)
    return RecordId(made)


def log_concern(child: RecordId, desk: Desk) -> RecordId:
    return desk.concerns.log(a_concern(child)).record_id


def drafts(desk: Desk) -> tuple[OpenDraft, ...]:
    return desk.drafts.list()


def register(desk: Desk) -> tuple[Child, ...]:
    return tuple(one.record for one in desk.children.register())


def opened(qtbot: QtBot, room: Room, asked: Asked, child: RecordId | None = None) -> Form:
    """Open a form and wait until it may be filled."""
    return opened_at(qtbot, room, asked.screen, Place(screen=asked.where, child=child))


def opened_at(qtbot: QtBot, room: Room, screen: type[Form], place: Place) -> Form:
    form = screen(room, place)
    show(qtbot, form)
    qtbot.waitUntil(lambda: form.autosave.has_begun and room.tasks.is_idle, timeout=30_000)
    return form


def settle(qtbot: QtBot, screen: Screen) -> None:
    """Wait until nothing is asked for."""
    qtbot.waitUntil(lambda: screen.room.tasks.is_idle, timeout=30_000)


def answer(qtbot: QtBot, form: Form, answers: Mapping[str, Plain]) -> None:
    """Fill in answers, and wait for what they make the form read."""
    form.fill_with(answers)
    settle(qtbot, form)


def keep(qtbot: QtBot, form: Form) -> None:
    """Go to the end and keep the record."""
    form.show_step(form.stepper.last)
    form.proceed()
    qtbot.waitUntil(lambda: form.is_kept, timeout=30_000)


def close(form: Form) -> None:
    form.leave()
    form.autosave.stop()


def found(value: object, way: str) -> object:
    """Go the way into a record: names of fields, and places in a tuple."""
    for step in way.split("."):
        value = value[int(step)] if isinstance(value, tuple) else getattr(value, step)
    return value
