"""An authority's referral form in its own order, filled with what is known, for a person to finish."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dsl_desk.model.referral import FormAnswer
from dsl_desk.profiles.choices import Asked, Field
from dsl_desk.profiles.guidance import plain_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dsl_desk.profiles.profile import Profile
    from dsl_desk.profiles.referring import Form, Route, Section

OPTIONAL_LEFT = "The authority's form does not require it, and nothing was added."
FOR_THEM = "The authority fills this in."


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSection:
    """One section under the authority's label: what it asks, what the casebook can say, what is missing.

    `longest` is how many characters the authority's form takes, or None where it does not say.
    """

    label: str
    field: Field
    ask: Asked
    note: str = ""
    longest: int | None = None
    text: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftForm:
    """A form to finish. `is_theirs` is false where a plain one stands in for theirs."""

    name: str
    is_theirs: bool
    sections: tuple[DraftSection, ...]

    def answers(self, written: Mapping[str, str] | None = None) -> tuple[FormAnswer, ...]:
        """Give the sections as a referral keeps them, `written` (by label) going before what was drafted."""
        own = written or {}
        return tuple(
            replace(
                _answer(one.label, one.field, one.ask, own.get(one.label, one.text)),
                typed=own.get(one.label, one.text) != one.text,
            )
            for one in self.sections
        )


def form_of(profile: Profile, route: Route | None) -> tuple[Form, bool]:
    """Give a route's form and whether it is the authority's own; else the plain one."""
    own = profile.form_of(route) if route else None
    return (own, True) if own else (plain_form(), False)


def drafted(form: Form, answers: Mapping[Field, Callable[[], str]], *, is_theirs: bool) -> DraftForm:
    """Fill a form's sections. A section the authority keeps for itself stays empty."""
    return DraftForm(
        name=form.name,
        is_theirs=is_theirs,
        sections=tuple(_section(one, answers) for one in form.sections),
    )


def completed(
    form: Form, given: tuple[FormAnswer, ...], besides: Mapping[Field, str]
) -> tuple[FormAnswer, ...]:
    """Put answers in the form's own order. An empty one takes what is said `besides`, by field."""
    by_label = {one.label: one for one in given if one.text}
    said = {one.label: one for one in given}
    return tuple(
        by_label.get(section.label) or _else(section, said.get(section.label), besides)
        for section in form.sections
    )


def form_faults(form: Form, given: tuple[FormAnswer, ...]) -> Iterator[str]:
    """Say which answers have no section on the form, or are given twice."""
    labels = [section.label for section in form.sections]
    for place, answer in enumerate(given):
        if answer.label not in labels:
            yield f"The form has no section “{answer.label}”. Choose from its sections."
        if answer.label in [one.label for one in given[:place]]:
            yield f"The section “{answer.label}” is answered twice. Put the answers together."


def form_warnings(form: Form, given: tuple[FormAnswer, ...]) -> Iterator[str]:
    """Say which answers are longer than the authority's own form takes."""
    longest = {section.label: section.longest for section in form.sections}
    for answer in given:
        most = longest.get(answer.label)
        if most is not None and len(answer.text) > most:
            yield (
                f"“{answer.label}” has {len(answer.text):,} characters and the authority's form takes "
                f"{most:,}. Shorten it, or attach the rest."
            )


def _section(section: Section, answers: Mapping[Field, Callable[[], str]]) -> DraftSection:
    known = answers.get(section.field) if section.ask is not Asked.WITHHELD else None
    text = known() if known else ""
    needed = section.ask is Asked.REQUIRED and not text
    return DraftSection(
        label=section.label,
        field=section.field,
        ask=section.ask,
        note=section.note,
        longest=section.longest,
        text=text,
        missing=f"Fill in “{section.label}”, or say why it is empty." if needed else "",
    )


def _else(section: Section, given: FormAnswer | None, besides: Mapping[Field, str]) -> FormAnswer:
    """Answer an empty section from elsewhere, else leave it empty for the reason given, or the form's."""
    text = besides.get(section.field, "") if section.ask is not Asked.WITHHELD else ""
    if not text and given is not None and given.left_out_because:
        return given
    return _answer(section.label, section.field, section.ask, text)


def _answer(label: str, field: Field, ask: Asked, text: str) -> FormAnswer:
    left = {Asked.OPTIONAL: OPTIONAL_LEFT, Asked.WITHHELD: FOR_THEM}.get(ask, "")
    return FormAnswer(label=label, field=field.value, text=text, left_out_because="" if text else left)
