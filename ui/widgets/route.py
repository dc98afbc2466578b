"""The authority's way in, step by step, in its own words and order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dsl_desk.profiles.choices import Channel
from ui.widgets.card import Card
from ui.widgets.fields_choice import Option
from ui.widgets.text import label
from ui.words import sentence, shown

if TYPE_CHECKING:
    from dsl_desk.profiles.profile import Profile
    from dsl_desk.profiles.referring import Route, Step
    from ui.room import Room

OTHER = "other"
NOT_FOR_LEVEL = "The authority does not name it for the level judged."
NONE_CHOSEN = "Choose a route to see its steps."
NO_STEPS = "The edition gives no steps for this route."
CHANNELS = {
    Channel.PHONE_FIRST: "Telephone first",
    Channel.ONLINE_FORM: "Form on a website",
    Channel.PORTAL: "Portal",
    Channel.DOCUMENT_FORM: "Form sent as a document",
    Channel.EMAIL_FORM: "Form sent by e-mail",
    Channel.CONSULTATION_ONLY: "Advice only",
    Channel.NOT_SEEN: "Not known",
}


def route_options(profile: Profile, level_id: str) -> tuple[Option, ...]:
    """Offer an edition's routes, each with its kind and what it is for, and a way of one's own."""
    fitting = profile.routes_for(level_id) if level_id else profile.referral.routes
    listed = tuple(
        Option(
            value=one.id or one.name,
            words=shown(one.name),
            hint=shown(
                ". ".join(
                    filter(
                        None,
                        (
                            CHANNELS[one.channel],
                            f"For {one.purpose}",
                            sentence(one.hours),
                            "" if one in fitting else NOT_FOR_LEVEL,
                        ),
                    )
                )
            ),
        )
        for one in profile.referral.routes
    )
    none = "The edition lists no route." if not listed else "Where none of these was used."
    return (*listed, Option(value=OTHER, words="Another way, in your own words", hint=none))


class RouteCard(Card):
    """The steps of the route chosen."""

    def __init__(self, room: Room, parent: QWidget) -> None:
        """Wait for a route."""
        super().__init__(room.theme, "The way in", "list", parent)
        self._room = room
        self._shown: tuple[object, ...] = ()
        self._held: QWidget | None = None
        self.show_route(None, None)

    def show_route(self, profile: Profile | None, route: Route | None) -> None:
        """Show a route's steps, and how writing must follow."""
        if self._held is not None and self._shown == (profile, route):
            return
        self._shown = (profile, route)
        if self._held is not None:
            self.body.removeWidget(self._held)
            self._held.hide()
            self._held.deleteLater()
        self._held = QWidget(self)
        self.body.addWidget(self._held)
        column = QVBoxLayout(self._held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._room.theme.space("s"))
        if profile is None or route is None:
            column.addWidget(label(NONE_CHOSEN, "muted", self._held))
            return
        column.addWidget(label(shown(route.name), "body_strong", self._held))
        for place, step in enumerate(route.steps, 1):
            column.addWidget(self._step(place, step, profile, self._held))
        if not route.steps:
            column.addWidget(label(NO_STEPS, "muted", self._held))
        for said in _besides(profile, route):
            column.addWidget(label(shown(said), "small", self._held))

    def _step(self, place: int, step: Step, profile: Profile, parent: QWidget) -> QWidget:
        held = QWidget(parent)
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._room.theme.space("s"))
        number = label(str(place), "step_number", held, wraps=False)
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(label(shown(step.do), "body", held))
        post = f"With: {profile.post(step.with_post).title}" if step.with_post else ""
        clock = sentence(step.clock.as_written) if step.clock and step.clock.as_written else ""
        if post or clock:
            column.addWidget(label(shown(". ".join(filter(None, (post, clock)))), "small", held))
        row.addLayout(column, 1)
        return held


def _besides(profile: Profile, route: Route) -> tuple[str, ...]:
    follow = route.follow_up_clock.as_written if route.follow_up_clock else ""
    return tuple(
        filter(
            None,
            (
                f"Open: {route.hours}" if route.hours else "",
                f"Send by: {route.secure_channel}" if route.secure_channel else "",
                ": ".join(filter(None, (route.written_follow_up, follow))),
                f"Beforehand: {profile.referral.preconditions}" if profile.referral.preconditions else "",
            ),
        )
    )
