"""The authority's ladder of challenge: every stage in its words, which were taken, which comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dsl_desk.model.deadline import say_due
from ui.theme import dress
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.fields_choice import Option
from ui.widgets.text import label
from ui.words import sentence, short_day, shown

if TYPE_CHECKING:
    from dsl_desk.model.escalation import Escalation
    from dsl_desk.practice.ladder import NextStage
    from dsl_desk.practice.written import Sheet
    from dsl_desk.profiles.ladder import Stage
    from dsl_desk.profiles.profile import Profile
    from ui.room import Room

OWN = "own"


def stage_options(profile: Profile, following: NextStage) -> tuple[Option, ...]:
    """Offer an edition's stages with their posts, and one in the school's own words."""
    next_ordinal = following.stage.ordinal if following.stage else None
    listed = tuple(
        Option(
            value=str(one.ordinal),
            words=stage_label(one),
            hint=shown(
                ". ".join(
                    filter(
                        None, (posts_of(profile, one), "Next in turn" if one.ordinal == next_ordinal else "")
                    )
                )
            ),
        )
        for one in profile.escalation.stages
    )
    word = following.word
    own = Option(
        value=OWN,
        words=f"A {word} in your own words",
        hint=f"Where the edition does not give this {word}: as the authority or its policy told you.",
    )
    return (*listed, own)


def stage_label(stage: Stage) -> str:
    """Name a stage as the authority does, and say where it is informal."""
    return shown(f"{stage.label} (informal)" if stage.informal else stage.label)


def posts_of(profile: Profile, stage: Stage) -> str:
    """Say from which post a stage goes to which."""
    giver = profile.post(stage.from_post).title if stage.from_post else stage.raised_by
    taker = profile.post(stage.to_post).title if stage.to_post else stage.raised_with
    return f"{sentence(giver)} to {taker}"


class LadderCard(Card):
    """Every stage with its posts and its clock; those taken and the next are marked."""

    def __init__(self, room: Room, parent: QWidget) -> None:
        """Wait for a ladder."""
        super().__init__(room.theme, "The ladder", "trending-up", parent)
        self._room = room
        self._held = QWidget(self)
        self.body.addWidget(self._held)

    def show_ladder(
        self, profile: Profile, following: NextStage, taken: tuple[Sheet[Escalation], ...]
    ) -> None:
        """Show how far a challenge has come."""
        self.body.removeWidget(self._held)
        self._held.hide()
        self._held.deleteLater()
        self._held = QWidget(self)
        self.body.addWidget(self._held)
        column = QVBoxLayout(self._held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._room.theme.space("s"))
        escalation = profile.escalation
        if escalation.policy_name:
            column.addWidget(label(shown(escalation.policy_name), "body_strong", self._held))
        reached = {one.record.stage: one.record for one in taken}
        for stage in escalation.stages:
            column.addWidget(self._rung(profile, stage, following, reached.get(stage.ordinal)))
        for one in taken:
            if all(stage.ordinal != one.record.stage for stage in escalation.stages):
                words = f"{one.record.stage_label}, taken {short_day(one.record.opened.on)}"
                column.addWidget(label(shown(words), "body", self._held))
        for said in _notes(profile, following):
            column.addWidget(label(shown(said), "told", self._held))
        if escalation.immediate_risk_rule:
            column.addWidget(label(shown(escalation.immediate_risk_rule), "small", self._held))

    def _rung(
        self, profile: Profile, stage: Stage, following: NextStage, taken: Escalation | None
    ) -> QWidget:
        theme = self._room.theme
        is_next = following.stage is not None and following.stage.ordinal == stage.ordinal
        held = QFrame(self._held)
        dress(held, "rung_next" if is_next else "rung")
        column = QVBoxLayout(held)
        edge = theme.space("m")
        column.setContentsMargins(edge, theme.space("s"), edge, theme.space("s"))
        column.setSpacing(theme.space("xxs"))
        head = QHBoxLayout()
        head.addWidget(label(stage_label(stage), "body_strong", held), 1)
        if taken is not None:
            head.addWidget(
                Chip(theme, f"Taken {short_day(taken.opened.on, self._room.today())}", "ok", parent=held)
            )
        if is_next:
            head.addWidget(Chip(theme, "Next", "info", parent=held))
        column.addLayout(head)
        column.addWidget(label(shown(posts_of(profile, stage)), "body", held))
        if stage.clock and stage.clock.as_written:
            column.addWidget(label(shown(f"Time: {stage.clock.as_written}"), "small", held))
        if is_next and following.deadline is not None:
            due = following.deadline
            column.addWidget(
                label(shown(f"Opened now, an answer is due {say_due(due)}. {due.why}"), "small", held)
            )
        if stage.then:
            column.addWidget(label(shown(f"Then: {stage.then}"), "small", held))
        return held


def _notes(profile: Profile, following: NextStage) -> tuple[str, ...]:
    urgent = profile.escalation.urgent
    branch = ""
    if urgent is not None:
        label_ = profile.stage(urgent.stage).label
        time = f", {urgent.clock.as_written}" if urgent.clock.as_written else ""
        branch = f"Urgent: where {urgent.when}, join at {label_}{time}. Choose it, and say why."
    note = following.note if following.stage is None else ""
    return tuple(filter(None, (branch, note)))
