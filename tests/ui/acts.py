"""A child with a concern, a judgement, a referral and a reply, for the screens that act on them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from dsl_desk.model.record import Moment, Record, RecordId
from dsl_desk.model.referral import Outcome, ReasonCode
from dsl_desk.practice.criteria import Chosen
from dsl_desk.practice.replies import ReplyDraft
from tests.practice.rowan import a_concern, a_fact, a_judgement, a_referral, add_child

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dsl_desk.model.concern import Concern
    from dsl_desk.practice.desk import Desk
    from ui.places import Place
    from ui.room import Room
    from ui.screen import Screen
    from ui.screens.act_screen import ActScreen

R = TypeVar("R", bound=Record)
S = TypeVar("S")
T = TypeVar("T")
A = TypeVar("A", bound="Screen")

BRUISES = "Two bruises on the left arm; he said his uncle hit him with a belt. Afraid to go home."
ROUTES = {"northmoor": "mash-phone", "eastvale": "doorway-call"}
LEVELS = {"northmoor": "l4", "eastvale": "protecting"}
SIGNS = {"northmoor": "n4-injury", "eastvale": "ev-s-hurt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The ids of what was kept, as far as the story was told."""

    child: RecordId
    concern: RecordId
    other: RecordId
    judgement: RecordId | None = None
    referral: RecordId | None = None
    reply: RecordId | None = None


def told(profile: str, desk: Desk) -> Case:
    """Enter a child of an authority and two concerns."""
    child = add_child(desk, profile.capitalize(), profile)
    first = desk.concerns.log(a_concern(child)).record_id
    second = desk.concerns.log(hurt(child)).record_id
    return Case(child=child, concern=second, other=first)


def hurt(child: RecordId) -> Concern:
    """A concern whose words meet indicators of harm."""
    return replace(
        a_concern(child, account=BRUISES),
        headline="Bruises on the arm",
        happened=Moment(on=date(2026, 11, 17), at=time(9, 0)),
        told=Moment(on=date(2026, 11, 17), at=time(9, 10)),
        child_words="He did it because I was late.",
    )


def judged(profile: str, desk: Desk) -> Case:
    """Judge it, with one criterion tied to a fact."""
    case = told(profile, desk)
    edition = desk.profiles.for_child(case.child, desk.records.today())
    draft = replace(
        a_judgement(case.child, edition, LEVELS[profile]),
        concerns=(case.concern,),
        chosen=(Chosen(indicator_id=SIGNS[profile], facts=(a_fact(case.concern),)),),
    )
    return replace(case, judgement=desk.judgements.judge(draft).record_id)


def referred(profile: str, desk: Desk) -> Case:
    """Refer it by telephone."""
    case = judged(profile, desk)
    edition = desk.profiles.for_child(case.child, desk.records.today())
    draft = a_referral(case.child, edition, ROUTES[profile], case.judgement)
    return replace(case, referral=desk.referrals.refer(draft).record_id)


def refused(profile: str, desk: Desk) -> Case:
    """Have it answered: no further action."""
    case = referred(profile, desk)
    assert case.referral is not None
    draft = ReplyDraft(
        answers=case.referral,
        outcome=Outcome.NO_FURTHER_ACTION,
        reason_words="The threshold is not met; he is nearly eighteen.",
        reason_code=ReasonCode.AGE,
        decider_name="Morwenna Ashdown",
        decider_post="Duty social worker",
        decider_organisation="Northmoor MASH",
        decided_on=date(2026, 11, 17),
    )
    return replace(case, reply=desk.replies.record(draft).record_id)


def on_desk(qtbot: QtBot, room: Room, job: Callable[[Desk], T]) -> T:
    """Do something with the open casebook on the worker, and wait for what it gives."""
    given: list[T] = []
    errors: list[Exception] = []
    room.tasks.ask(job, given.append, failed=errors.append)
    qtbot.waitUntil(lambda: bool(given or errors), timeout=30_000)
    if errors:
        raise errors[0]
    return given[0]


def tell(qtbot: QtBot, room: Room, story: Callable[[str, Desk], Case], profile: str = "northmoor") -> Case:
    """Tell a story up to a point."""
    return on_desk(qtbot, room, partial(story, profile))


def settle(qtbot: QtBot, room: Room) -> None:
    """Wait until everything asked for is answered."""
    qtbot.waitUntil(lambda: room.tasks.is_idle, timeout=30_000)


def open_screen(qtbot: QtBot, room: Room, make: Callable[[Room, Place, QWidget], A], place: Place) -> A:
    """Open a screen in a window and wait until it can be filled in."""
    window = QWidget()
    qtbot.addWidget(window, before_close_func=partial(_hold, window))
    window.resize(1196, 842)
    screen = make(room, place, window)
    screen.resize(1196, 842)
    with qtbot.waitExposed(window):
        window.show()
    settle(qtbot, room)
    return screen


def _hold(window: QWidget, _: QWidget) -> None:
    """Keep a window until the test is over: nothing else does."""
    window.hide()


def unnamed(screen: QWidget) -> list[str]:
    """Name the kinds of visible part that somebody can go to and that have no name for a screen reader."""
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)
    return [
        type(one).__name__
        for one in screen.findChildren(QWidget)
        if isinstance(one, kinds)
        and one.isVisible()
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()))
    ]


def words_on(screen: QWidget) -> str:
    """Give every word that stands on labels of a screen and is shown."""
    return "\n".join(one.text() for one in screen.findChildren(QLabel) if _is_shown(one, screen))


def _is_shown(part: QWidget | None, screen: QWidget) -> bool:
    """Say whether nobody hid a part, or what it stands in; one just made shows with the next layout."""
    while part is not None and part is not screen:
        if part.isHidden() and part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            return False
        part = part.parentWidget()
    return True


def go_through(screen: ActScreen[R, S]) -> tuple[str, ...]:
    """Press Continue until the check of answers; gives the problems that stood in the way."""
    for _ in range(screen.stepper.last):
        screen.proceed()
        said = screen.stepper.head.problems.sentences()
        if said:
            return said
    return ()
