"""The tabs of a child's page beside the chronology: overview, referrals, people and places, files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from dsl_desk.model.escalation import Escalation
from ui import words
from ui.places import ADDRESS, AUTHORITY, Place, Where
from ui.tables.chronology import status_of
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.child_header import MOST_NAME
from ui.widgets.chip import Chip
from ui.widgets.chronology_look import disc_of, tone_of
from ui.widgets.entry import Answer, Entry
from ui.widgets.flow import Flow
from ui.widgets.notice import EmptyState, Notice
from ui.widgets.stack import Stack
from ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dsl_desk.model.record import RecordId
    from dsl_desk.model.referral import Reply
    from dsl_desk.practice.page import Adult, AuthorityNow, ChildPage
    from dsl_desk.practice.written import Kept, Sheet
    from ui.room import Room
    from ui.widgets.child_reading import ChildReading, Exchange

MOST_FILES = 200
MOST_LISTED = 60
"""Lines of support and of contacts; older ones stand in the chronology, which is said."""

MOST_SAID = 240
END = "End or correct"


class ChildTab(Stack):
    """Cards under each other, made again each time the page is read."""

    def __init__(self, room: Room, parent: QWidget) -> None:
        """Make it, empty."""
        super().__init__(room.theme, "l", parent)
        self.room = room

    def card(self, title: str, icon: str) -> Card:
        """Begin a card."""
        made = Card(self.room.theme, title, icon, self)
        self.add(made)
        return made

    def button(self, words_on: str, place: Place, parent: QWidget, icon: str = "plus") -> Button:
        """Make a button that leads somewhere."""
        made = Button(self.room.theme, words_on, "secondary", icon, parent)
        made.clicked.connect(partial(self.room.go, place))
        return made

    def show_reading(self, reading: ChildReading) -> None:
        """Show what was read."""
        raise NotImplementedError

    def entry(self, kept: Kept, child: RecordId, parent: QWidget, about: str = "", when: str = "") -> Entry:
        """Make a line that opens a record; `when` stands in the place of its own day."""
        line = kept.record.line()
        status = "" if line.status in line.headline else words.one_line(line.status, 40)
        when = when or words.short_moment(line.when, self.room.today())
        made = Entry(
            self.room.theme,
            words.one_line(line.headline, 160) or line.title,
            " · ".join(filter(None, (when, about))),
            disc=disc_of(kept.record.kind),
            chip=(words.sentence(status), tone_of(kept.record.kind, line.status)) if status else None,
            parent=parent,
        )
        made.clicked.connect(partial(self.room.go, _record(kept.record_id, child)))
        return made


class Overview(ChildTab):
    """What is known of the child, the support tried, and who was waited for."""

    def show_reading(self, reading: ChildReading) -> None:
        """Show it."""
        self.clear()
        page = reading.page
        self._facts(page)
        support = self.card("Support tried", "hand-helping")
        support.head.addWidget(
            self.button("Add support", Place(screen=Where.SUPPORT, child=page.child_id), support)
        )
        for given in page.support[-MOST_LISTED:]:
            dates = words.dates_words(given.record.from_on, given.record.to_on)
            level = words.one_line(given.record.level_label, 90)
            support.body.addWidget(
                self.entry(given.kept, page.child_id, support, level, words.sentence(dates))
            )
        if not page.support:
            support.body.addWidget(label("No support is recorded yet.", "muted", support))
        waits = self.card("Contacts, and how long they were waited for", "phone")
        for wait in reversed(page.waits[-MOST_LISTED:]):
            days = words.counted(wait.working_days, "working day")
            said = f"Answered after {days}" if wait.is_over else f"No answer yet, {days}"
            waits.body.addWidget(self.entry(wait.sheet.kept, page.child_id, waits, said))
        for card, number in ((support, len(page.support)), (waits, len(page.waits))):
            if number > MOST_LISTED:
                said = f"And {words.counted(number - MOST_LISTED, 'older one')}, in the chronology."
                card.body.addWidget(label(said, "muted", card))
        if not page.waits:
            waits.body.addWidget(label("Nobody has been tried yet.", "muted", waits))

    def _facts(self, page: ChildPage) -> None:
        card, child = self.card("About", "user"), page.sheet.record
        full = f"{child.given_name} {child.family_name}".strip()
        born = f"{words.plain_day(child.born_on)} ({page.age_words})" if child.born_on else ""
        facts = (
            ("Full name", full if full != page.name or len(full) > MOST_NAME else ""),
            ("Other names", ", ".join(child.other_names)),
            ("Born", born or "Not known"),
            ("Year and form", page.year_words),
            ("First language", child.first_language),
            ("Interpreter needed for", child.interpreter_for),
            ("Thresholds used", page.edition),
            ("On the register since", words.plain_day(child.on_register_on)),
        )
        grid = QGridLayout()
        grid.setSpacing(self.room.theme.space("m"))
        for place, (name, said) in enumerate(fact for fact in facts if fact[1]):
            shown = Answer(self.room.theme, name, words.one_line(said, MOST_SAID), card)
            grid.addWidget(shown, place // 2, place % 2)
        card.body.addLayout(grid)


class Referrals(ChildTab):
    """Each referral with what came of it."""

    def show_reading(self, reading: ChildReading) -> None:
        """Show it."""
        self.clear()
        for exchange in reading.exchanges:
            self._exchange(exchange, reading.page.child_id)
        if not reading.exchanges:
            place = Place(screen=Where.JUDGE, child=reading.page.child_id)
            empty = EmptyState(self.room.theme, "Nothing has been referred yet.", "Judge", "send", self)
            empty.chosen.connect(partial(self.room.go, place))
            self.add(empty)

    def _exchange(self, exchange: Exchange, child: RecordId) -> None:
        sent = exchange.referral.record
        title = words.one_line(f"Referral to {sent.sent_to}, {sent.edition.authority}", 120)
        card = self.card(words.breakable(title), "send")
        card.body.addWidget(
            self.entry(exchange.referral.kept, child, card, words.one_line(sent.reference, 40))
        )
        for one in exchange.after:
            card.body.addWidget(self.entry(one.kept, child, card))
        if not exchange.after:
            card.body.addWidget(Chip(self.room.theme, "Awaiting a reply", "warn", "hourglass", card))
        row = Flow(gap=self.room.theme.space("s"))
        sent_id, stages = exchange.referral.record_id, [one for one in exchange.after if _is_stage(one)]
        waits = exchange.after[-1:] == tuple(stages[-1:])
        asked = exchange.after[-1].record_id if stages and waits else sent_id
        buttons = [
            ("Record a reply", Where.REPLY, "message-square", asked),
            ("Escalate", Where.ESCALATE, "trending-up", sent_id),
            ("Referral pack", Where.PACK, "printer", sent_id),
            *(("Escalation pack", Where.PACK, "printer", one.record_id) for one in stages[-1:]),
        ]
        for said, where, icon, record_id in buttons:
            place = Place(screen=where, child=child, record=record_id)
            row.addWidget(self.button(said, place, card, icon))
        card.body.addLayout(row)


class PeopleAndPlaces(ChildTab):
    """The adults round the child, where the child lives, which authority answers for what."""

    def show_reading(self, reading: ChildReading) -> None:
        """Show it."""
        self.clear()
        page = reading.page
        self._people(page)
        self._places(page)
        self._authorities(page)

    def _people(self, page: ChildPage) -> None:
        card = self.card("People", "users")
        place = Place(screen=Where.PERSON, child=page.child_id)
        card.head.addWidget(self.button("Add a person", place, card, "user-plus"))
        for adult in page.adults:
            icon = "building-2" if adult.organisation else "user"
            shown = Entry(
                self.room.theme,
                words.one_line(adult.name, 120),
                words.one_line(" · ".join(filter(None, _about(adult))), MOST_SAID),
                disc=(icon, "l1"),
                parent=card,
            )
            shown.clicked.connect(partial(self.room.go, _record(adult.person_id, page.child_id)))
            card.body.addWidget(shown)
        if not page.adults:
            card.body.addWidget(label("Nobody has been entered yet.", "muted", card))

    def _places(self, page: ChildPage) -> None:
        card = self.card("Addresses", "house")
        place = Place(screen=Where.ADDRESS, child=page.child_id)
        card.head.addWidget(self.button("Add an address", place, card))
        if page.confidential_addresses:
            held = words.counted(
                page.confidential_addresses, "confidential address", "confidential addresses"
            )
            said = f"{held} held. Tell nobody where the child lives without checking first."
            card.body.addWidget(Notice(self.room.theme, said, "warn", "lock", card))
        for address in page.addresses:
            when = words.dates_words(address.from_on, address.to_on)
            name = words.sentence(when) or "Address"
            said = words.one_line(words.address_words(address), MOST_SAID)
            number = page.sheet.record.addresses.index(address)
            self._answer(card, page, name, said, f"{ADDRESS} {number}")
        if not page.addresses:
            card.body.addWidget(label("No address is entered in the register.", "muted", card))

    def _authorities(self, page: ChildPage) -> None:
        card = self.card("Authorities", "landmark")
        place = Place(screen=Where.AUTHORITY, child=page.child_id)
        card.head.addWidget(self.button("Set an authority", place, card))
        for one in page.authorities:
            since = f", since {words.plain_day(one.from_on)}" if one.from_on else ""
            guides = " Its thresholds and clocks apply." if one.guides else ""
            name = f"{words.sentence(one.part.value)} authority"
            said = f"{words.one_line(one.name, 120)}{since}.{guides}"
            self._answer(card, page, name, said, f"{AUTHORITY} {_number_of(one, page)}")
        if not page.authorities:
            card.body.addWidget(label("Enter which authority the child lives in.", "muted", card))

    def _answer(self, card: Card, page: ChildPage, name: str, said: str, part: str) -> None:
        """Say what holds, with the way to correct its days; of what was known once nothing is corrected."""
        answer = Answer(self.room.theme, name, said, card)
        if page.as_known_on is not None:
            card.body.addWidget(answer)
            return
        row = QHBoxLayout()
        row.addWidget(answer, 1)
        place = Place(screen=Where.CORRECT, child=page.child_id, record=page.child_id, part=part)
        end = self.button(END, place, card, "pencil")
        end.setAccessibleName(f"{END}: {name}, {said}")
        row.addWidget(end, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)


class Files(ChildTab):
    """Every file kept with a record of this child."""

    def show_reading(self, reading: ChildReading) -> None:
        """Show it."""
        self.clear()
        found = [(line, file) for line in reading.page.lines for file in line.files]
        if not found:
            self.add(
                EmptyState(
                    self.room.theme, "No files are kept with this child's records.", "", "paperclip", self
                )
            )
            return
        card = self.card("Files", "paperclip")
        for line, file in found[:MOST_FILES]:
            when = words.short_moment(line.when, self.room.today())
            told = (words.size_words(file.size), words.one_line(line.headline, 120), when, status_of(line))
            icon = "image" if file.media_type.startswith("image/") else "file-text"
            shown = Entry(
                self.room.theme,
                words.one_line(file.name, 120),
                " · ".join(filter(None, told)),
                disc=(icon, "l1"),
                parent=card,
            )
            place = Place(
                screen=Where.RECORD, record=line.record_id, child=reading.page.child_id, part=file.digest
            )
            shown.clicked.connect(partial(self.room.go, place))
            card.body.addWidget(shown)
        left = len(found) - MOST_FILES
        if left > 0:
            said = f"And {words.counted(left, 'older file')}, in the records they were kept with."
            card.body.addWidget(label(said, "muted", card))


def _record(record: RecordId, child: RecordId) -> Place:
    return Place(screen=Where.RECORD, record=record, child=child)


def _number_of(now: AuthorityNow, page: ChildPage) -> int:
    """Find the period of an authority that holds, in the child's record."""
    return next(
        place
        for place, one in enumerate(page.sheet.record.authorities)
        if (one.part, one.name, one.from_on) == (now.part, now.name, now.from_on) and one.covers(page.day)
    )


def _is_stage(sheet: Sheet[Reply] | Sheet[Escalation]) -> bool:
    return isinstance(sheet.record, Escalation)


def _about(adult: Adult) -> tuple[str, ...]:
    lives = {True: "lives with the child", False: "lives elsewhere"}
    work = ", ".join(filter(None, (adult.post, adult.organisation)))
    duty = "" if work else f"parental responsibility: {adult.parental_responsibility.value}"
    home = lives[adult.lives_with] if adult.lives_with is not None else ""
    return (adult.relation, work, duty, home, adult.telephone)
