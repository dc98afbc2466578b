"""The points disputed: each criterion of the judgement with its dated facts, their view and ours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout

from dsl_desk.model.escalation import Dispute
from ui.theme import dress
from ui.widgets.composed import LONGEST_NAMED, ComposedField
from ui.widgets.copied import View
from ui.widgets.fields_choice import Option, OptionRow
from ui.widgets.fields_facts import FactsField, plain_facts
from ui.widgets.fields_text import PassageField
from ui.widgets.text import label
from ui.words import one_line, quoted, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from dsl_desk.practice.drafts import Plain
    from ui.room import Room
    from ui.widgets.field import Field
    from ui.widgets.fields_facts import FactSource

THEIRS = View(name="their_view", asked="What do they say to it?")
OURS = View(name="our_view", asked="What do you say to it?")
NONE = "The referral rests on no judgement with criteria. Copy those you rely on below."


class DisputeRow(QFrame):
    """One criterion of the judgement. Ticked, it opens its facts and both views."""

    changed = Signal()

    def __init__(self, room: Room, key: str, dispute: Dispute, parent: QWidget) -> None:
        """Stand unticked, with the facts of the judgement."""
        super().__init__(parent)
        self._theme = room.theme
        self.dispute = dispute
        self.box = QCheckBox(self)
        criterion = dispute.criterion
        said = (criterion.level_label, criterion.domain, criterion.page and f"page {criterion.page}")
        hint = ", ".join(filter(None, (*said, criterion.wording.value)))
        option = Option(value=key, words=shown(quoted(criterion.quoted)), hint=shown(hint))
        named = one_line(criterion.quoted, LONGEST_NAMED)
        self.facts = FactsField(room, f"facts {key}", f"Dated facts for “{named}”", parent=self)
        self.facts.fill(plain_facts(criterion.facts))
        self.their_view = PassageField(room, f"{THEIRS.name} {key}", THEIRS.asked, rows=2, parent=self)
        self.our_view = PassageField(room, f"{OURS.name} {key}", OURS.asked, rows=2, parent=self)
        self._column = QVBoxLayout(self)
        self._column.addWidget(OptionRow(self._theme, self.box, option, self))
        for one in self.fields():
            self._column.addWidget(one)
            one.changed.connect(self.changed)
        self.box.toggled.connect(self._tick)
        self._open()
        self._space()
        self._theme.changed.connect(self._space)

    def fields(self) -> tuple[Field, ...]:
        """Give its questions."""
        return (self.facts, self.their_view, self.our_view)

    def put(self, value: Plain) -> None:
        """Tick it with what a draft kept; None unticks it."""
        self.box.blockSignals(True)
        self.box.setChecked(isinstance(value, dict))
        self.box.blockSignals(False)
        if isinstance(value, dict):
            for name, one in zip(("facts", THEIRS.name, OURS.name), self.fields(), strict=True):
                one.fill(value.get(name))
        self._open()

    def value(self) -> Plain:
        """Give its facts and views, as a draft keeps them."""
        return {
            "facts": self.facts.value(),
            THEIRS.name: self.their_view.value(),
            OURS.name: self.our_view.value(),
        }

    def disputed(self) -> Dispute:
        """Give the point with what was said to it."""
        return Dispute(
            criterion=replace(self.dispute.criterion, facts=self.facts.facts()),
            their_view=self.their_view.words(),
            our_view=self.our_view.words(),
        )

    def said(self) -> str:
        """Give its words, facts and views."""
        facts = tuple(f"• {one}" for one in self.facts.said().split("\n") if one)
        views = (("They say", self.their_view.said()), ("We say", self.our_view.said()))
        told = tuple(f"{who}: {words}" for who, words in views if words)
        return "\n".join((quoted(self.dispute.criterion.quoted), *facts, *told))

    def _tick(self, _: object) -> None:
        self._open()
        self.changed.emit()

    def _open(self) -> None:
        is_ticked = self.box.isChecked()
        dress(self, "indicator_on" if is_ticked else "indicator")
        for one in self.fields():
            one.setVisible(is_ticked)

    def _space(self) -> None:
        edge = self._theme.space("m")
        self._column.setContentsMargins(edge, self._theme.space("xs"), edge, edge)
        self._column.setSpacing(self._theme.space("m"))


class DisputesField(ComposedField):
    """A question answered by ticking the criteria that are disputed; none is ticked beforehand."""

    def __init__(
        self, room: Room, name: str, words: str, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        """Wait for the judgement's criteria."""
        super().__init__(room, name, words, hint=hint, parent=parent)
        self._rows: dict[str, DisputeRow] = {}
        self._disputes: tuple[Dispute, ...] | None = None
        self._wanted: dict[str, Plain] = {}
        self._none = label(NONE, "muted", self)
        self.body.addWidget(self._none)
        self._list = QVBoxLayout()
        self._list.setSpacing(room.theme.space("s"))
        self.body.addLayout(self._list)

    def offer(self, disputes: tuple[Dispute, ...], sources: tuple[FactSource, ...]) -> None:
        """Show the criteria; what was ticked stays ticked."""
        if disputes != self._disputes:
            self._wanted = self._ticked()
            self._disputes = disputes
            self._rebuild(disputes)
        for row in self._rows.values():
            row.facts.offer(sources)
        self._none.setVisible(not disputes)

    def disputed(self) -> tuple[Dispute, ...]:
        """Give the points ticked."""
        return tuple(row.disputed() for row in self._ticked_rows())

    def rows(self) -> Mapping[str, DisputeRow]:
        """Give every point on the page."""
        return dict(self._rows)

    def inner(self) -> tuple[Field, ...]:
        """The questions of the points ticked."""
        return tuple(one for row in self._ticked_rows() for one in row.fields())

    def control(self) -> QWidget:
        """Give the first box to tick."""
        return next((row.box for row in self._rows.values()), self)

    def focus_here(self) -> None:
        """Go to what is not whole, else to the first box."""
        if any(one.shown_fault() for one in self.inner()):
            super().focus_here()
        else:
            self.control().setFocus()

    def value(self) -> Plain:
        """Give what is ticked, by its place in the judgement or its indicator."""
        return self._ticked()

    def fill(self, value: Plain) -> None:
        """Tick what `value` gave."""
        if isinstance(value, dict):
            self._wanted = dict(value)
            self._restore()
            self.changed.emit()

    def said(self) -> str:
        """Give each point ticked."""
        return "\n\n".join(row.said() for row in self._ticked_rows())

    def _ticked_rows(self) -> tuple[DisputeRow, ...]:
        return tuple(row for row in self._rows.values() if row.box.isChecked())

    def _ticked(self) -> dict[str, Plain]:
        waiting = {key: value for key, value in self._wanted.items() if key not in self._rows}
        now = {key: row.value() for key, row in self._rows.items() if row.box.isChecked()}
        return {**waiting, **now}

    def _restore(self) -> None:
        for key, row in self._rows.items():
            row.put(self._wanted.get(key))

    def _rebuild(self, disputes: tuple[Dispute, ...]) -> None:
        for row in self._rows.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for place, one in enumerate(disputes, 1):
            key = one.criterion.indicator_id or f"judged {place}"
            row = DisputeRow(self.room, key, one, self)
            self._rows[key] = row
            self._list.addWidget(row)
            row.changed.connect(self.changed)
        self._restore()
