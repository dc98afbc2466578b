"""One indicator of an edition: a box to tick, which words met it, and the facts it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout

from dsl_desk.profiles.choices import Weight
from dsl_desk.profiles.match import fold
from ui import words
from ui.theme import dress
from ui.widgets.fields_choice import Option, OptionRow
from ui.widgets.fields_facts import FactsField
from ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dsl_desk.model.judgement import Fact
    from dsl_desk.practice.drafts import Plain
    from dsl_desk.profiles.profile import Listed
    from ui.room import Room
    from ui.widgets.fields_facts import FactSource

BY_THEMSELVES = "The authority says that one such sign is enough"
LONGEST_QUOTED = 60
LONGEST_WORD = 40


class IndicatorRow(QFrame):
    """One indicator. Ticked, it opens the question for its facts."""

    changed = Signal()
    ticked = Signal()

    def __init__(self, room: Room, listed: Listed, parent: QWidget) -> None:
        """Stand unticked."""
        super().__init__(parent)
        self.room = room
        self.listed = listed
        one = listed.indicator
        self.words = one.theirs or one.in_our_words
        self.search = fold(" ".join((one.theirs, one.in_our_words, one.domain, *one.tags)))
        self.facts: FactsField | None = None
        self.met: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self.box = QCheckBox(self)
        option = Option(value=one.id, words=words.shown(self.quote()), hint=_hint(listed))
        self._column.addWidget(OptionRow(room.theme, self.box, option, self))
        self._named = self.box.accessibleName()
        self._met = label("", "met", self)
        self._met.hide()
        self._column.addWidget(self._met)
        self.box.toggled.connect(self._tick)
        self._dress()
        self._space()
        room.theme.changed.connect(self._space)

    @property
    def is_ticked(self) -> bool:
        """Say whether it is ticked."""
        return self.box.isChecked()

    def quote(self) -> str:
        """Give its words: the authority's in quotation marks, ours without."""
        return words.quoted(self.words) if self.listed.indicator.theirs else words.sentence(self.words)

    def mark(self, met: tuple[str, ...]) -> None:
        """Say which words of the account met it; none takes the mark away."""
        self.met = met
        named = words.listed(tuple(words.one_line(one, LONGEST_WORD) for one in met))
        said = f"Words met: {named}" if met else ""
        self._met.setText(said)
        self._met.setVisible(bool(met))
        self.box.setAccessibleName(". ".join(filter(None, (self._named, said))))

    def open_facts(self, sources: tuple[FactSource, ...]) -> FactsField:
        """Ask for its facts."""
        if self.facts is None:
            self.facts = FactsField(
                self.room,
                f"facts {self.listed.indicator.id}",
                f"Dated facts for “{words.one_line(self.words, LONGEST_QUOTED)}”",
                hint="Each is a record of the child, or a day and what happened.",
                parent=self,
            )
            self.facts.offer(sources)
            self._column.addWidget(self.facts)
            self.facts.changed.connect(self.changed)
        self.facts.show()
        return self.facts

    def put(self, is_ticked: object) -> None:
        """Tick or untick it without a word to anybody."""
        self.box.blockSignals(True)
        self.box.setChecked(bool(is_ticked))
        self.box.blockSignals(False)
        self._dress()

    def given_facts(self) -> tuple[Fact, ...]:
        """Give the facts that are whole."""
        return self.facts.facts() if self.facts else ()

    def facts_value(self) -> Plain:
        """Give what stands in the facts, as a draft keeps it."""
        return self.facts.value() if self.facts else []

    def said(self) -> str:
        """Give its words and its facts."""
        facts = self.facts.said().split("\n") if self.facts else []
        return "\n".join((self.quote(), *(f"• {one}" for one in facts if one)))

    def _tick(self, _: object) -> None:
        self._dress()
        self.ticked.emit()

    def _dress(self) -> None:
        dress(self, "indicator_on" if self.is_ticked else "indicator")
        if self.facts is not None:
            self.facts.setVisible(self.is_ticked)

    def _space(self) -> None:
        theme = self.room.theme
        edge = theme.space("m")
        self._column.setContentsMargins(edge, theme.space("xs"), edge, edge)
        self._column.setSpacing(theme.space("xs"))


def _hint(listed: Listed) -> str:
    one = listed.indicator
    said = (
        f"In our words: {one.in_our_words}" if one.theirs and one.in_our_words else "",
        "" if one.theirs else "In our words, not the authority's",
        f"Page {one.page}" if one.page else "",
        BY_THEMSELVES if one.weight is Weight.SINGLE_SUFFICIENT else "",
    )
    return words.shown(". ".join(filter(None, said)))
