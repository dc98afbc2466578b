"""Beside and after a reply: what it answers, and what the law and guidance say to the reason it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.card import Card, line
from ui.widgets.text import label
from ui.words import counted, moment_words, sentence, shown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dsl_desk.model.escalation import Escalation
    from dsl_desk.model.referral import Referral
    from dsl_desk.practice.grounds import Answer
    from ui.room import Room

NO_ANSWERS = "There is no standard answer to that reason. The criteria and the dated facts are yours."


class AnsweredCard(Card):
    """What is answered: when it went, to whom, what it asked for."""

    def __init__(self, room: Room, title: str, parent: QWidget) -> None:
        """Wait for it."""
        super().__init__(room.theme, title, "send", parent)
        self.headline = label("", "body_strong", self)
        self.sent = label("", "small", self)
        self.asked = label("", "body", self)
        self.waited = label("", "muted", self)
        for part in (self.headline, self.sent, self.asked, self.waited):
            self.body.addWidget(part)

    def show_answered(self, answered: Referral | Escalation, waited: int) -> None:
        """Show it; `waited` is in working days."""
        shown_line = answered.line()
        self.headline.setText(shown(shown_line.headline))
        self.sent.setText(shown(moment_words(shown_line.when)))
        self.asked.setText(shown(f"Asked for: {answered.outcome_wanted}"))
        self.waited.setText(f"Waited for an answer: {counted(waited, 'working day')}")


class ChallengesCard(Card):
    """What the law and guidance say to the reason given, each with its source."""

    def __init__(self, room: Room, answers: tuple[Answer, ...], parent: QWidget) -> None:
        """Show each."""
        super().__init__(room.theme, "What the law and guidance say to that reason", "scale", parent)
        if not answers:
            self.body.addWidget(label(NO_ANSWERS, "muted", self))
        for place, one in enumerate(answers):
            if place:
                self.body.addWidget(line(self))
            self.body.addWidget(label(shown(one.text), "body", self))
            applies = f"Applies: {one.applies}" if one.applies else ""
            self.body.addWidget(
                label(shown(". ".join(filter(None, (one.source, sentence(applies))))), "small", self)
            )
