"""The authority's own form: its sections, in its order, under its labels, for a person to finish."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from dsl_desk.profiles.choices import Asked
from dsl_desk.profiles.choices import Field as Asks
from ui.widgets.composed import ComposedField
from ui.widgets.section_row import MUST, SectionRow
from ui.widgets.text import label
from ui.words import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from dsl_desk.model.referral import FormAnswer
    from dsl_desk.practice.drafts import Plain
    from dsl_desk.practice.forms import DraftForm
    from ui.room import Room
    from ui.widgets.field import Field

NO_FORM = "Choose a route first: the form comes with it."
PLAIN = "The authority's own form is not in the edition, so a plain one stands in."


class SectionsField(ComposedField):
    """A question answered by finishing a form. A draft keeps what was typed, by the section's label."""

    def __init__(self, room: Room, name: str, words: str, *, parent: QWidget | None = None) -> None:
        """Wait for a form."""
        super().__init__(room, name, words, parent=parent)
        self.form: DraftForm | None = None
        self._rows: dict[str, SectionRow] = {}
        self._wanted: dict[str, str] = {}
        self._left_out: dict[str, str] = {}
        self._about = label(NO_FORM, "muted", self)
        self.body.addWidget(self._about)
        self._list = QVBoxLayout()
        self._list.setSpacing(room.theme.space("m"))
        self.body.addLayout(self._list)

    def offer(self, form: DraftForm | None, known: Mapping[Asks, str]) -> None:
        """Show a form. `known` are answers given already that belong in one, before what was drafted."""
        if self._labels(form) != self._labels(self.form):
            self._rebuild(form)
        self.form = form
        for section in form.sections if form else ():
            if section.ask is not Asked.WITHHELD:
                self._rows[section.label].draft(known.get(section.field) or section.text)
        self._restore()
        said = (shown(form.name), "" if form.is_theirs else PLAIN) if form else (NO_FORM,)
        self._about.setText(". ".join(filter(None, said)))

    def asks(self, field: Asks) -> bool:
        """Say whether a section asks for this."""
        return any(row.section.field is field for row in self._asked())

    def words_for(self, field: Asks) -> str:
        """Give what the first section that asks for this says, "" where none does."""
        return next((row.passage.words() for row in self._asked() if row.section.field is field), "")

    def answers(self) -> tuple[FormAnswer, ...]:
        """Give the sections as a referral keeps them."""
        if self.form is None:
            return ()
        written = {row.section.label: row.passage.words() for row in self._asked()}
        why = {
            row.section.label: row.left_out.words()
            for row in self._asked()
            if row.lacks or not row.passage.words()
        }
        return tuple(
            replace(one, left_out_because=why[one.label]) if why.get(one.label) else one
            for one in self.form.answers(written)
        )

    def lacking(self) -> tuple[str, ...]:
        """Say which sections the form requires and stand empty without a reason."""
        return tuple(
            f"Fill in “{row.section.label}”, or say why it is empty." for row in self._asked() if row.lacks
        )

    def rows(self) -> Mapping[str, SectionRow]:
        """Give every section on the page by its label."""
        return dict(self._rows)

    def inner(self) -> tuple[Field, ...]:
        """Each section's words, and why it is empty."""
        return tuple(one for row in self._asked() for one in (row.passage, row.left_out))

    def sentence(self, one: Field, fault: str) -> str:
        """Name the section, as the authority does."""
        return f"{one.label_words}: {fault[:1].lower()}{fault[1:]}"

    def value(self) -> Plain:
        """Give what was typed in place of what the casebook drafted, and why sections are empty."""
        self._remember()
        return {"written": {**self._wanted}, "left_out": {**self._left_out}}

    def fill(self, value: Plain) -> None:
        """Show what `value` gave, as far as the form has its sections."""
        if not isinstance(value, dict):
            return
        self._wanted, self._left_out = _texts(value.get("written")), _texts(value.get("left_out"))
        self._restore()
        self.changed.emit()

    def said(self) -> str:
        """Give every section that is filled, under its label."""
        return "\n\n".join(
            f"{row.section.label}\n{row.passage.said() or f'Left empty: {row.left_out.words()}'}"
            for row in self._asked()
            if row.passage.said() or row.left_out.words()
        )

    def _asked(self) -> tuple[SectionRow, ...]:
        return tuple(row for row in self._rows.values() if row.is_asked)

    def _labels(self, form: DraftForm | None) -> tuple[object, ...]:
        return tuple((one.label, one.field, one.ask) for one in form.sections) if form else ()

    def _rebuild(self, form: DraftForm | None) -> None:
        self._remember()
        for row in self._rows.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        seen: set[Asks] = set()
        for section in form.sections if form else ():
            must = "" if section.field in seen else MUST.get(section.field, "")
            seen.add(section.field)
            row = SectionRow(self.room, section, must, self)
            self._rows[section.label] = row
            self._list.addWidget(row)
            row.changed.connect(self.changed)

    def _remember(self) -> None:
        """Take what is typed now; what belongs to another form waits for it."""
        for row in self._asked():
            self._wanted.pop(row.section.label, None)
            self._left_out.pop(row.section.label, None)
            if row.is_typed:
                self._wanted[row.section.label] = row.passage.value()
            if row.left_out.value():
                self._left_out[row.section.label] = row.left_out.value()

    def _restore(self) -> None:
        for row in self._asked():
            if row.section.label in self._wanted:
                row.passage.fill(self._wanted[row.section.label])
            if row.section.label in self._left_out:
                row.left_out.fill(self._left_out[row.section.label])


def _texts(value: Plain) -> dict[str, str]:
    held = value if isinstance(value, dict) else {}
    return {label: text for label, text in held.items() if isinstance(text, str)}
