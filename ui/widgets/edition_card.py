"""Which edition of whose thresholds is worked under, of what date, and how far it may be relied on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dsl_desk.profiles.choices import Status
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.fields_choice import Option
from ui.widgets.text import label
from ui.words import plain_day, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from dsl_desk.practice.profiles import Edition
    from dsl_desk.profiles.profile import Profile
    from ui.room import Room

STATUS = {
    Status.RESEARCH_DRAFT: ("Draft, training only", "warn"),
    Status.LOCAL_DRAFT: ("Draft, training only", "warn"),
    Status.REVIEWED: ("Reviewed, not adopted: training only", "warn"),
    Status.ADOPTED: ("Adopted", "ok"),
    Status.SUPERSEDED: ("Superseded: not for new work", "danger"),
    Status.WITHDRAWN: ("Withdrawn: not for new work", "danger"),
    Status.TRAINING: ("Invented, training only", "warn"),
}
NONE_CHOSEN = "No edition is chosen yet."


def edition_option(edition: Edition) -> Option:
    """Offer an edition by its authority and title, with its status."""
    profile = edition.profile
    return Option(
        value=edition.record_id,
        words=shown(f"{profile.authority}: {profile.title}"),
        hint=STATUS[profile.status][0],
    )


def edition_options(editions: Iterable[Edition]) -> tuple[Option, ...]:
    """Offer editions."""
    return tuple(map(edition_option, editions))


def edition_dates(profile: Profile) -> str:
    """Say when an edition was published and from when it holds, as exactly as it says."""
    document = profile.document
    said = (
        f"Published {_said(document.published)}" if document.published else "",
        f"in force from {_said(document.effective_from)}" if document.effective_from else "",
        f"until {_said(document.effective_to)}" if document.effective_to else "",
    )
    words = ", ".join(filter(None, said))
    return f"{words[:1].upper()}{words[1:]}" if words else "No date is known"


class EditionCard(Card):
    """The edition worked under."""

    def __init__(self, room: Room, parent: QWidget) -> None:
        """Wait for an edition."""
        super().__init__(room.theme, "The authority's edition", "landmark", parent)
        self.named = label(NONE_CHOSEN, "body_strong", self)
        self.dated = label("", "muted", self)
        self.chip = Chip(room.theme, "", "warn", parent=self)
        self.fault = label("", "danger", self)
        for part in (self.named, self.dated, self.chip, self.fault):
            self.body.addWidget(part)
        self.show_edition(None)

    def show_edition(self, edition: Edition | None, fault: str = "") -> None:
        """Show an edition; `fault` says why no live work may be done under it."""
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        self.dated.setVisible(edition is not None)
        self.chip.setVisible(edition is not None)
        if edition is None:
            self.named.setText(NONE_CHOSEN)
            return
        self.named.setText(shown(f"{edition.profile.authority}: {edition.profile.title}"))
        self.dated.setText(edition_dates(edition.profile))
        self.chip.show_words(*STATUS[edition.profile.status])


def _said(partial: str) -> str:
    """Write a day in full; a date of which only the month or year is known stays as it is."""
    try:
        return plain_day(date.fromisoformat(partial))
    except ValueError:
        return partial
