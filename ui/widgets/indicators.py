"""The authority's indicators, all in view: which met the account is marked, and nothing is ever ticked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsl_desk.model.judgement import Fact
from dsl_desk.practice.criteria import Chosen
from dsl_desk.profiles.match import fold
from ui.widgets.chip import FilterChip
from ui.widgets.composed import ComposedField
from ui.widgets.fields_facts import plain_facts
from ui.widgets.flow import Flow
from ui.widgets.fold import Fold
from ui.widgets.indicator_row import IndicatorRow
from ui.widgets.text import label
from ui.widgets.text_boxes import LineBox
from ui.words import counted, shown

if TYPE_CHECKING:
    from dsl_desk.practice.drafts import Plain
    from dsl_desk.profiles.profile import Listed, Profile
    from ui.room import Room
    from ui.widgets.field import Field
    from ui.widgets.fields_facts import FactSource

SAYS_NOTHING = "That says nothing about the level."


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One level on the page: its fold, its indicators, and the headings of its domains."""

    fold: Fold
    rows: tuple[IndicatorRow, ...]
    headings: Mapping[str, QWidget]


class IndicatorsField(ComposedField):
    """A question answered by ticking indicators of an edition and tying dated facts to each.

    What is ticked of an edition that is not shown yet, or no longer, waits until that edition is offered.
    """

    def __init__(
        self, room: Room, name: str, words: str, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        """Stand empty until an edition is offered."""
        super().__init__(room, name, words, hint=hint, parent=parent)
        self._digest = ""
        self._rows: dict[str, IndicatorRow] = {}
        self._groups: list[Group] = []
        self._wanted: dict[str, Plain] = {}
        self._sources: tuple[FactSource, ...] = ()
        self._usual: Mapping[str, tuple[FactSource, ...]] = {}
        self._build_filter()
        self._list = QVBoxLayout()
        self._list.setSpacing(room.theme.space("s"))
        self.body.addLayout(self._list)

    def offer(self, profile: Profile) -> None:
        """Show the indicators of an edition; what was ticked stays ticked where the edition has it."""
        if profile.digest == self._digest:
            return
        self._wanted = self._ticked()
        for group in self._groups:
            self._list.removeWidget(group.fold)
            group.fold.hide()
            group.fold.deleteLater()
        self._digest, self._rows, self._groups = profile.digest, {}, []
        for level in profile.levels:
            under = tuple(one for one in profile.indicators() if one.level.id == level.id)
            self._add_level(
                Fold(self.room.theme, shown(profile.label_of(level)), shown(level.summary), self), under
            )
        self._restore()

    def mark(self, met: Mapping[str, tuple[str, ...]], sentence: str) -> None:
        """Mark those that words of the account met; `sentence` is said where none did."""
        for indicator_id, row in self._rows.items():
            row.mark(met.get(indicator_id, ()))
        marked = counted(sum(bool(row.met) for row in self._rows.values()), "indicator")
        self._sentence_line.setText(sentence or f"Words of the account met {marked}. {SAYS_NOTHING}")
        self._sentence_line.setVisible(bool(self._rows))
        self._show_counts()

    def offer_facts(
        self, sources: tuple[FactSource, ...], usual: Mapping[str, tuple[FactSource, ...]]
    ) -> None:
        """Offer the records facts may stand in, and those that begin an indicator's facts when it is ticked.

        `usual` is by indicator; under "" stands what begins the facts of any other.
        """
        self._sources, self._usual = sources, usual
        for row in self._rows.values():
            if row.facts is not None:
                row.facts.offer(sources)

    def chosen(self) -> tuple[Chosen, ...]:
        """Give what is ticked, with its facts, in the edition's order."""
        return tuple(
            Chosen(indicator_id=one, facts=row.given_facts())
            for one, row in self._rows.items()
            if row.is_ticked
        )

    def rows(self) -> Mapping[str, IndicatorRow]:
        """Give every indicator on the page by its id, in the edition's order."""
        return dict(self._rows)

    def groups(self) -> tuple[Group, ...]:
        """Give the levels on the page, from low to high."""
        return tuple(self._groups)

    def inner(self) -> tuple[Field, ...]:
        """The facts of each indicator ticked."""
        return tuple(row.facts for row in self._rows.values() if row.facts and row.is_ticked)

    def sentence(self, one: Field, fault: str) -> str:
        """Name the indicator whose facts are not whole."""
        return f"{one.label_words}: {fault[:1].lower()}{fault[1:]}"

    def value(self) -> Plain:
        """Give what is ticked, with what stands in its facts, even while no edition is shown."""
        return self._ticked()

    def fill(self, value: Plain) -> None:
        """Tick what `value` gave, with its facts."""
        if isinstance(value, dict):
            self._wanted = dict(value)
            self._restore()
            self.changed.emit()

    def said(self) -> str:
        """Give each indicator ticked with its facts."""
        return "\n\n".join(row.said() for row in self._rows.values() if row.is_ticked)

    def filter(self, _: object = None) -> None:
        """Show those that hold every word typed and, where asked, only those met or ticked."""
        wanted = fold(self.finder.words()).split()
        count = 0
        for group in self._groups:
            fitting = [row for row in group.rows if self._fits(row, wanted)]
            for row in group.rows:
                row.setVisible(row in fitting)
            domains = {row.listed.indicator.domain for row in fitting}
            for domain, heading in group.headings.items():
                heading.setVisible(domain in domains)
            group.fold.setVisible(bool(fitting))
            count += len(fitting)
        self._none_line.setVisible(bool(self._rows) and not count)
        self.room.announce(counted(count, "indicator"))

    def _fits(self, row: IndicatorRow, wanted: list[str]) -> bool:
        if self.only_met.isChecked() and not row.met:
            return False
        if self.only_ticked.isChecked() and not row.is_ticked:
            return False
        return all(word in row.search for word in wanted)

    def _ticked(self) -> dict[str, Plain]:
        waiting = {one: facts for one, facts in self._wanted.items() if one not in self._rows}
        return {**waiting, **{one: row.facts_value() for one, row in self._rows.items() if row.is_ticked}}

    def _restore(self) -> None:
        for indicator_id, row in self._rows.items():
            row.put(indicator_id in self._wanted)
            if indicator_id in self._wanted:
                row.open_facts(self._sources).fill(self._wanted[indicator_id])
        self._show_counts()

    def _tick(self, indicator_id: str) -> None:
        row = self._rows[indicator_id]
        if row.is_ticked:
            facts = row.open_facts(self._sources)
            if facts.is_empty():
                begun = self._usual.get(indicator_id) or self._usual.get("", ())
                facts.fill(plain_facts(Fact(on=one.on, text=one.words, record=one.record) for one in begun))
        self._show_counts()
        self.changed.emit()

    def _build_filter(self) -> None:
        theme = self.room.theme
        self._sentence_line = label("", "body", self)
        self.finder = LineBox(self)
        self.finder.setPlaceholderText("Filter by words, such as hungry or bruise")
        held = QWidget(self)
        row = Flow(held, theme.space("s"))
        self.only_met = FilterChip(theme, "Words met", parent=held)
        self.only_ticked = FilterChip(theme, "Ticked", parent=held)
        for chip in (self.only_met, self.only_ticked):
            row.addWidget(chip)
            chip.toggled.connect(self.filter)
        self._none_line = label(
            "No indicator has all of these words. Take one out of the filter.", "muted", self
        )
        for part in (self._sentence_line, self.finder, held, self._none_line):
            self.body.addWidget(part)
        self._sentence_line.hide()
        self._none_line.hide()
        self.look_after(self.finder, "Filter by words")
        self.finder.textChanged.connect(self.filter)

    def _add_level(self, group: Fold, under: tuple[Listed, ...]) -> None:
        rows: list[IndicatorRow] = []
        headings: dict[str, QWidget] = {}
        for one in under:
            domain = one.indicator.domain
            if domain not in headings:
                headings[domain] = label(shown(domain), "domain", group.held)
                group.body.addWidget(headings[domain])
            row = IndicatorRow(self.room, one, group.held)
            group.body.addWidget(row)
            rows.append(row)
            self._rows[one.indicator.id] = row
            row.ticked.connect(partial(self._tick, one.indicator.id))
            row.changed.connect(self.changed)
        if not under:
            group.body.addWidget(label("The edition lists no indicators here.", "muted", group.held))
        self._list.addWidget(group)
        self._groups.append(Group(fold=group, rows=tuple(rows), headings=headings))

    def _show_counts(self) -> None:
        for group in self._groups:
            ticked = sum(row.is_ticked for row in group.rows)
            met = sum(bool(row.met) for row in group.rows)
            said = (
                f"{ticked} ticked" if ticked else "",
                f"{met} with words met" if met else "",
                f"{len(group.rows)} in all",
            )
            group.fold.show_count(", ".join(filter(None, said)))
        self.only_met.set_count(sum(bool(row.met) for row in self._rows.values()))
        self.only_ticked.set_count(sum(row.is_ticked for row in self._rows.values()))
