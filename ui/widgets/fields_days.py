"""Questions answered with a day, or with a moment as exactly as it is known."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from dsl_desk.errors import Wrong
from dsl_desk.model.days import PARTS_OF_DAY, Side, read_day, read_moment, read_time
from dsl_desk.model.record import Moment
from ui.widgets.button import Button
from ui.widgets.day_boxes import DayBoxes, Labelled, spread
from ui.widgets.field import Field
from ui.widgets.fields_choice import Picker
from ui.widgets.flow import Flow
from ui.widgets.text_boxes import LineBox
from ui.words import clock_words, day_words, listed, moment_words, sentence

if TYPE_CHECKING:
    from dsl_desk.practice.drafts import Plain
    from ui.room import Room

NOT_SAID = "Not known"
_TIME_WIDTH, _PART_WIDTH = 96.0, 180.0
_NEAR = {
    Side.PAST: (("Today", 0), ("Yesterday", -1)),
    Side.COMING: (("Today", 0), ("Tomorrow", 1)),
    Side.EITHER: (("Today", 0), ("Yesterday", -1)),
}


def plain_day(day: date | None) -> Plain:
    """Give a day as a `DayField` fills in."""
    return dict(spread(day)) if day else {}


def plain_moment(moment: Moment | None) -> Plain:
    """Give a moment as a `MomentField` fills in."""
    if moment is None:
        return {}
    at = clock_words(moment.at) if moment.at else ""
    return {**spread(moment.on), "time": at, "about": moment.about, "part": moment.words}


class DayField(Field):
    """A question answered with a day. `noun` begins the sentence that says what is wrong with it."""

    def __init__(
        self,
        room: Room,
        name: str,
        label: str,
        *,
        noun: str = "The day",
        side: Side = Side.PAST,
        hint: str = "",
        required: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Ask for a day on this side of today."""
        super().__init__(room, name, label, hint=hint, required=required, parent=parent)
        self.noun = noun
        self.side = side
        self.boxes = DayBoxes(room.theme, self)
        self.body.addWidget(self.boxes)
        for part, box in self.boxes.boxes.items():
            self.look_after(box, part.capitalize())
        self._add_beside()
        self._add_near()
        self.boxes.changed.connect(self.changed)
        self.boxes.odd.connect(self.spread)

    def day(self) -> date | None:
        """Give the day, None where there is none or it cannot be read."""
        try:
            return self.read()
        except Wrong:
            return None

    def read(self) -> date | None:
        """Read the day, None where there is none. Raises `Wrong`, whose words follow the noun."""
        lacking = self.boxes.lacking()
        if set(lacking) == set(self.boxes.boxes):
            return None
        if lacking:
            raise Wrong(f"must include a {listed(lacking)}")
        return read_day(self.boxes.said(), self.room.today(), self.side)

    def spread(self, typed: str) -> None:
        """Put a whole day typed into one box into all three; what cannot be read is left as it is."""
        try:
            self.boxes.put_day(read_day(typed, self.room.today(), self.side))
        except Wrong:
            return
        self.show_fault("")

    def value(self) -> Plain:
        """Give what stands in the boxes."""
        return {part: typed for part, typed in self.boxes.written().items() if typed}

    def fill(self, value: Plain) -> None:
        """Fill the boxes; an ISO day such as "2026-11-20" will do too."""
        if isinstance(value, str):
            value = _of_iso(value)
        if isinstance(value, dict):
            self.boxes.put({part: typed for part, typed in value.items() if isinstance(typed, str)})

    def said(self) -> str:
        """Give the day in full, or what was typed where it is none."""
        day = self.day()
        return day_words(day) if day else self.boxes.said()

    def is_empty(self) -> bool:
        """Nothing stands in any box."""
        return not self.boxes.said()

    def impossible(self) -> tuple[str, ...]:
        """Say why it is no day, or none that can be."""
        try:
            self.read()
        except Wrong as wrong:
            return (f"{self.noun} {wrong}",)
        return ()

    def parts_at_fault(self) -> tuple[QWidget, ...]:
        """The boxes that stand empty, or all three."""
        lacking = self.boxes.lacking()
        named = self.boxes.boxes
        return tuple(named[part] for part in lacking) if lacking else tuple(named.values())

    def put_near(self, days: int, _: object = None) -> None:
        """Fill in a day near today."""
        day = self.room.today() + timedelta(days=days)
        self.boxes.put_day(day)
        self.show_fault("")
        self.room.announce(day_words(day))

    def _add_beside(self) -> None:
        """Add what stands beside the day, before the buttons."""

    def _add_near(self) -> None:
        theme = self.room.theme
        held = QWidget(self.boxes)
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("s"))
        self.boxes.row.addWidget(Labelled(theme, "", held, self.boxes))
        for words, days in _NEAR[self.side]:
            button = Button(theme, words, "secondary", parent=held)
            row.addWidget(button)
            button.clicked.connect(partial(self.put_near, days))
            self.look_after(button, words)


class MomentField(DayField):
    """A question about when something was: a day, perhaps the time, the part of the day, perhaps "about"."""

    def __init__(
        self,
        room: Room,
        name: str,
        label: str,
        *,
        noun: str = "The day",
        hint: str = "",
        required: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Ask when something was."""
        super().__init__(room, name, label, noun=noun, hint=hint, required=required, parent=parent)
        self._add_how_exactly()

    def moment(self) -> Moment | None:
        """Give the moment, None where there is none or it cannot be read."""
        try:
            on, at = self.read(), self._time()
        except Wrong:
            return None
        if on is None:
            return None
        return Moment(on=on, at=at, about=self.about.isChecked(), words=self._part_words())

    def spread(self, typed: str) -> None:
        """Put a whole moment typed into one box where its parts belong."""
        try:
            moment = read_moment(typed, self.room.now())
        except Wrong:
            return
        self.boxes.put_day(moment.on)
        if moment.at is not None:
            self.time_box.put(clock_words(moment.at))
        if moment.words:
            self._choose_part(moment.words)
        if moment.about:
            self.about.setChecked(True)
        self.show_fault("")
        self.changed.emit()

    def read(self) -> date | None:
        """Read the day; a whole moment in one box counts by its day. Raises `Wrong`."""
        whole = self.boxes.whole()
        return read_moment(whole, self.room.now()).on if whole else super().read()

    def value(self) -> Plain:
        """Give what stands in the boxes, and what was chosen."""
        written = {part: typed for part, typed in self.boxes.written().items() if typed}
        typed = self.time_box.words()
        found: dict[str, Plain] = {**written, **({"time": typed} if typed else {})}
        if self.about.isChecked():
            found["about"] = True
        if self._part_words():
            found["part"] = self._part_words()
        return found

    def fill(self, value: Plain) -> None:
        """Fill in what `value` gave; an ISO day will do too."""
        super().fill(value)
        if isinstance(value, dict):
            at, part = value.get("time", ""), value.get("part", "")
            self.time_box.put(at if isinstance(at, str) else "")
            self._choose_part(part if isinstance(part, str) else "")
            self.about.setChecked(value.get("about") is True)

    def said(self) -> str:
        """Give the moment in full, or what was typed where it is none."""
        moment = self.moment()
        return moment_words(moment) if moment else " ".join(self._typed())

    def is_empty(self) -> bool:
        """Nothing of it was given."""
        return not self._typed()

    def impossible(self) -> tuple[str, ...]:
        """Say why it is no moment, or none that can have been."""
        try:
            on = self.read()
            if on is None:
                raise Wrong("must be given as well as the time or the part of the day")
        except Wrong as wrong:
            return (f"{self.noun} {wrong}",)
        try:
            at = self._time()
        except Wrong as wrong:
            return (f"The time {wrong}",)
        now = self.room.now()
        if at is not None and datetime.combine(on, at, now.tzinfo) > now:
            return ("The time must be in the past",)
        return ()

    def parts_at_fault(self) -> tuple[QWidget, ...]:
        """The time where the day is right, else the boxes of the day."""
        return (self.time_box,) if self.day() else super().parts_at_fault()

    def _time(self) -> time | None:
        typed = self.time_box.words().strip()
        return read_time(typed) if typed else None

    def _typed(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.boxes.said(), self.time_box.words().strip(), self._part_words())))

    def _add_beside(self) -> None:
        theme, row = self.room.theme, self.boxes.row
        self.time_box = LineBox(self.boxes)
        row.addWidget(Labelled(theme, "Time, if known", self.time_box, self.boxes, _TIME_WIDTH))
        self.look_after(self.time_box, "Time, if known")
        self.time_box.textChanged.connect(self.changed)

    def _add_how_exactly(self) -> None:
        theme, held = self.room.theme, QWidget(self)
        row = Flow(held, theme.space("m"))
        self.part = Picker(held)
        self.part.addItem(NOT_SAID, "")
        for words in PARTS_OF_DAY:
            self.part.addItem(sentence(words), words)
        row.addWidget(Labelled(theme, "Part of the day", self.part, held, _PART_WIDTH))
        self.about = QCheckBox("About this time", held)
        self.about.setMinimumHeight(theme.control("normal"))
        row.addWidget(Labelled(theme, "", self.about, held))
        self.body.addWidget(held)
        self.look_after(self.part, "Part of the day")
        self.look_after(self.about, "About this time")
        self.part.activated.connect(self.changed)
        self.about.toggled.connect(self.changed)

    def _part_words(self) -> str:
        return str(self.part.currentData() or "")

    def _choose_part(self, words: str) -> None:
        place = self.part.findData(words)
        if place < 0:
            self.part.addItem(sentence(words), words)
            place = self.part.count() - 1
        self.part.setCurrentIndex(place)


def _of_iso(text: str) -> Plain:
    try:
        return dict(spread(date.fromisoformat(text)))
    except ValueError:
        return {}
