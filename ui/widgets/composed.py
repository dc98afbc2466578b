"""A question made of smaller questions, such as one for each criterion or for each section of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.field import Field
from ui.words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

LONGEST_NAMED = 60
"""Characters by which a sentence names the smaller question it is about."""


class ComposedField(Field):
    """One question of a form that asks several smaller ones. Each smaller one shows its own fault.

    `inner` are those asked now, in reading order. A sentence of theirs names the one it is about.
    """

    def inner(self) -> tuple[Field, ...]:
        """Give the smaller questions that are asked now."""
        raise NotImplementedError

    def faults(self) -> tuple[str, ...]:
        """Say what is wrong with the whole, then with each part."""
        return (*super().faults(), *(self.sentence(one, said) for one, said in self._inner_faults()))

    def impossible(self) -> tuple[str, ...]:
        """Nothing of the whole itself; the parts are looked at one by one."""
        return ()

    def show_fault(self, sentence: str) -> None:
        """Show each fault where it is; "" clears them all."""
        first: dict[Field, str] = {}
        for one, said in self._inner_faults() if sentence else ():
            first.setdefault(one, said)
        for one in self.inner():
            one.show_fault(first.get(one, ""))
        super().show_fault("" if first else sentence)

    def focus_here(self) -> None:
        """Go to the first part that shows a fault, else to the beginning."""
        parts = self.inner()
        faulty = next((one for one in parts if one.shown_fault()), None)
        if faulty is not None:
            faulty.focus_here()
        elif self._parts or not parts:
            super().focus_here()
        else:
            parts[0].focus_here()

    def control(self) -> QWidget:
        """Give the first part that takes the focus."""
        return self._parts[0] if self._parts else self.inner()[0].control()

    def named(self, one: Field) -> str:
        """Name a smaller question in a sentence."""
        return one_line(one.label_words, LONGEST_NAMED)

    def sentence(self, one: Field, fault: str) -> str:
        """Say the fault of a smaller question where it stands among others, above the form."""
        del one
        return fault

    def _inner_faults(self) -> Iterator[tuple[Field, str]]:
        for one in self.inner():
            for fault in one.faults():
                yield one, fault
