"""An authority's form at the keyboard: each section a question, filled with what the casebook can say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dsl_desk.cli.files import read_passage
from dsl_desk.cli.problems import Misused
from dsl_desk.cli.questions import Choice, Question, Style
from dsl_desk.cli.readers import find_choice, text
from dsl_desk.errors import Wrong
from dsl_desk.profiles.choices import Asked, Field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dsl_desk.cli.ask import Questions
    from dsl_desk.cli.command import Call
    from dsl_desk.cli.questions import Scene
    from dsl_desk.model.referral import FormAnswer
    from dsl_desk.practice.forms import DraftForm, DraftSection

SECTION = "section"
SECTION_FILE = "section-file"
LEFT_OUT = "left-out"
EQUALS = "="


class Form:
    """A drafted form.

    `own` are the command's questions that stand for a section of their field; `known` are answers given
    already that belong in one.
    """

    def __init__(
        self,
        drafted: DraftForm,
        own: Mapping[Field, Question[str]],
        known: Mapping[Field, str],
    ) -> None:
        """Take the form as the casebook fills it."""
        self._drafted = drafted
        self._own = own
        self._known = known

    def has(self, field: Field) -> bool:
        """Say whether a section asks for this."""
        return any(one.field is field for one in self._asked())

    def questions(self) -> Questions:
        """Give a question for each section in the form's order and, where it is left empty, why."""
        return tuple(
            question
            for one in self._asked()
            for question in (self._question(one), _why_empty(one, self._question(one)))
        )

    def answers(self, scene: Scene) -> tuple[FormAnswer, ...]:
        """Give the sections as a referral keeps them."""
        written = {one.label: scene[self._question(one)] for one in self._asked()}
        why = {one.label: scene.of(_why_empty(one, self._question(one)), "") for one in self._asked()}
        return tuple(
            replace(answer, left_out_because=why[answer.label]) if why.get(answer.label) else answer
            for answer in self._drafted.answers(written)
        )

    def spread(self, call: Call) -> None:
        """Give what the command line says of sections to their questions. Raises `Misused`."""
        faults: list[str] = []
        for setting in (SECTION, SECTION_FILE, LEFT_OUT):
            for given in call.each(setting):
                label, _, said = given.partition(EQUALS)
                try:
                    one = self._labelled(label)
                    question = self._question(one)
                    name = _why_empty(one, question).name if setting == LEFT_OUT else question.name
                    call.said[name] = (read_passage(Path(said)) if setting == SECTION_FILE else said,)
                except Wrong as fault:
                    faults.append(f"The section “{label}” {fault}.")
        if faults:
            raise Misused(*faults)

    def _labelled(self, label: str) -> DraftSection:
        offered = tuple(Choice(value=one, label=one.label) for one in self._asked())
        return find_choice(label, offered).value

    def _asked(self) -> tuple[DraftSection, ...]:
        return tuple(one for one in self._drafted.sections if one.ask is not Asked.WITHHELD)

    def _question(self, one: DraftSection) -> Question[str]:
        first = next(each for each in self._asked() if each.field is one.field)
        own = self._own.get(one.field) if one is first else None
        suggested = self._known.get(one.field) or one.text
        most = f"At most {one.longest:,} characters." if one.longest else ""
        return Question(
            name=own.name if own else f"section {one.label}",
            prompt=one.label,
            noun=one.label,
            missing=own.missing if own else "",
            hint=" ".join(filter(None, (one.note, most))),
            style=Style.LONG,
            read=text,
            suggest=lambda scene: suggested,
        )


def _why_empty(one: DraftSection, question: Question[str]) -> Question[str]:
    """Ask why a section that must be filled is empty."""
    return Question(
        name=f"left out {one.label}",
        prompt=f"Why is “{one.label}” left empty?",
        noun=f"Why “{one.label}” is empty",
        read=text,
        applies=lambda scene: one.ask is Asked.REQUIRED and not scene[question],
    )
