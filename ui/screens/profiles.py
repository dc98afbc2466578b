"""The threshold profiles held here, and those that come with the program: in each authority's own words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dsl_desk.practice.profiles import Edition, Shipped
from ui.places import Place, Where
from ui.screen import Act, Crumb, Screen
from ui.widgets.button import Button
from ui.widgets.card import Card, line
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.notice import EmptyState, Notice
from ui.widgets.page import Page
from ui.widgets.text import label

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.errors import DeskError
    from dsl_desk.practice.desk import Desk
    from dsl_desk.practice.written import Written
    from dsl_desk.profiles.profile import Profile

TRAINING_FIRST = "training"
DRAFTS = (
    "Profiles that come with DSL Desk are drafts made from public documents, in our own words, with their "
    "sources and gaps. A draft drives a training casebook only, until you have checked it against the "
    "authority’s current document."
)
TONES = {"adopted": "ok", "training": "info"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What is held, and what could be."""

    held: tuple[Edition, ...]
    shipped: tuple[Shipped, ...]


def _look(desk: Desk) -> Library:
    held = desk.profiles.held()
    named = {one.profile.title for one in held}
    others = (one for one in desk.profiles.shipped() if one.title not in named)
    return Library(
        held=held,
        shipped=tuple(sorted(others, key=lambda one: (one.status.value != TRAINING_FIRST, one.authority))),
    )


def _hold_shipped(name: str, desk: Desk) -> Written:
    return desk.profiles.hold_shipped(name)


def hold_file(path: Path, desk: Desk) -> Written:
    """Hold a profile from a file. Raises its faults, all at once."""
    return desk.profiles.hold(path.read_bytes(), path.name)


class ProfilesScreen(Screen):
    """A list of editions; with a record in its place, one edition in full."""

    kinds: ClassVar[frozenset[str]] = frozenset({"profile edition"})

    def crumbs(self) -> tuple[Crumb, ...]:
        """One edition stands under the list."""
        if self.place.record is None:
            return (Crumb("Threshold profiles"),)
        return (Crumb("Threshold profiles", Place(screen=Where.PROFILES)), Crumb(self._name or "One edition"))

    def acts(self) -> tuple[Act, ...]:
        """A file of one's own can be held."""
        return (Act("Hold a file…", self._choose_file, "file-plus"),)

    def refresh(self) -> None:
        """Read what is held."""
        self.room.tasks.ask(_look, self._show, words="Reading the profiles", instead_of="profiles")

    def first_focus(self) -> QWidget | None:
        """Begin with the first thing that can be chosen."""
        return next((one for one in self._page.findChildren(Button) if one.isVisibleTo(self)), None)

    def _build(self) -> None:
        self._name = ""
        self._page = Page(self.room.theme, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        self._fault = Notice(self.room.theme, "", "danger", parent=self)
        self._fault.hide()
        self._page.body.addWidget(self._fault)
        self._shown = QWidget(self)
        self._page.body.addWidget(self._shown)

    def _show(self, library: Library) -> None:
        was_here = self.has_focus()
        found = [one for one in library.held if one.record_id == self.place.record]
        content = self._one(found[0].profile) if found else self._list(library)
        self._page.body.replaceWidget(self._shown, content)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = content
        content.show()  # the layout would show it, but later
        self.headed.emit()
        focus = self.first_focus()
        if focus is not None and was_here:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _column(self) -> tuple[QWidget, QVBoxLayout]:
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.room.theme.space("l"))
        return content, column

    def _list(self, library: Library) -> QWidget:
        theme = self.room.theme
        content, column = self._column()
        column.addWidget(label("Threshold profiles", "display", content))
        column.addWidget(label(DRAFTS, "muted", content))
        held = Card(theme, "Held in this casebook", "building-2", content)
        for edition in library.held:
            place = Place(screen=Where.PROFILES, record=edition.record_id)
            profile = edition.profile
            held.body.addLayout(
                self._row(
                    profile.authority,
                    profile.title,
                    profile.status.value,
                    "Read",
                    partial(self.room.go, place),
                    held,
                )
            )
        if not library.held:
            empty = "No profile is held yet. Choose the authorities your children live in, below."
            held.body.addWidget(EmptyState(theme, empty, parent=held))
        column.addWidget(held)
        others = Card(theme, "Come with DSL Desk", "file-stack", content)
        for shipped in library.shipped:
            act = partial(self._hold, shipped.name)
            others.body.addLayout(
                self._row(shipped.authority, shipped.title, shipped.status.value, "Hold", act, others)
            )
        column.addWidget(others)
        return content

    def _row(
        self, authority: str, title: str, status: str, act: str, do: partial[None], card: Card
    ) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.room.theme.space("m"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(authority, "body_strong", card))
        words.addWidget(label(title, "small", card))
        row.addLayout(words, 1)
        tone = TONES.get(status, "neutral")
        row.addWidget(Chip(self.room.theme, status.replace("_", " ").capitalize(), tone, parent=card))
        button = Button(self.room.theme, act, parent=card)
        button.setAccessibleName(f"{act} {authority}")
        button.clicked.connect(do)
        row.addWidget(button)
        return row

    def _one(self, profile: Profile) -> QWidget:
        theme = self.room.theme
        self._name = profile.authority
        content, column = self._column()
        column.addWidget(label(profile.authority, "display", content))
        chips = Flow(gap=theme.space("s"))
        chips.addWidget(
            Chip(theme, profile.status.value.replace("_", " ").capitalize(), "info", parent=content)
        )
        chips.addWidget(Chip(theme, profile.edition_id, "neutral", parent=content))
        column.addWidget(label(profile.title, "muted", content))
        column.addLayout(chips)
        column.addWidget(self._levels(profile, content))
        column.addWidget(self._routes(profile, content))
        column.addWidget(self._ladder(profile, content))
        column.addWidget(self._words(profile, content))
        return content

    def _levels(self, profile: Profile, content: QWidget) -> Card:
        card = Card(self.room.theme, "Levels and what they say", "layout-list", content)
        card.body.addWidget(label(profile.model.shape, "muted", card))
        for level in sorted(profile.levels, key=lambda one: one.ordinal):
            self._part(card, profile.label_of(level), level.summary, level.expected_action)
            for one in level.indicators:
                said = f"“{one.theirs}” ({one.page})" if one.theirs else one.in_our_words
                card.body.addWidget(label(f"•  {one.domain}: {said}", "small", card))
        return card

    def _routes(self, profile: Profile, content: QWidget) -> Card:
        card = Card(self.room.theme, profile.word("front door").capitalize(), "phone", content)
        for route in profile.referral.routes:
            self._part(card, route.name, route.purpose, route.hours, route.written_follow_up)
            for number, step in enumerate(route.steps, 1):
                card.body.addWidget(label(f"{number}.  {step.do}", "small", card))
        if profile.referral.consent_rule:
            self._part(card, "The family’s agreement", profile.referral.consent_rule)
        return card

    def _ladder(self, profile: Profile, content: QWidget) -> Card:
        card = Card(self.room.theme, profile.word("escalation").capitalize(), "megaphone", content)
        for stage in profile.escalation.stages:
            clock = stage.clock.as_written if stage.clock else "No time is given."
            self._part(card, stage.label, f"{stage.raised_by} to {stage.raised_with}", clock, stage.then)
        if not profile.escalation.stages:
            card.body.addWidget(label("This edition gives no ladder.", "muted", card))
        return card

    def _words(self, profile: Profile, content: QWidget) -> Card:
        card = Card(self.room.theme, "Gaps in this edition", "circle-help", content)
        for gap in profile.gaps:
            card.body.addWidget(label(f"•  {gap}", "small", card))
        if not profile.gaps:
            card.body.addWidget(label("None is noted.", "muted", card))
        return card

    def _part(self, card: Card, title: str, *words: str) -> None:
        rule: QFrame = line(card)
        card.body.addWidget(rule)
        card.body.addWidget(label(title, "body_strong", card))
        for said in words:
            if said:
                card.body.addWidget(label(said, "body", card))

    def _hold(self, name: str) -> None:
        self._fault.hide()
        self.room.tasks.ask(
            partial(_hold_shipped, name), self.show_held, failed=self.refuse, words="Checking the profile"
        )

    def _choose_file(self) -> None:
        chosen = self.room.prompts.open_files("A threshold profile", "Profiles (*.yaml *.yml)")
        if chosen:
            self._fault.hide()
            job = partial(hold_file, chosen[0])
            self.room.tasks.ask(job, self.show_held, failed=self.refuse, words="Checking the profile")

    def show_held(self, written: Written) -> None:
        """Say that it is held, and show it."""
        self.room.say(
            "Held. " + " ".join(written.warnings) if written.warnings else "The profile is held here."
        )
        self.room.tell(written.changed)

    def refuse(self, fault: DeskError) -> None:
        """Say what was wrong."""
        self._fault.say(str(fault))
        self._fault.show()
        self._page.show_part(self._fault)
