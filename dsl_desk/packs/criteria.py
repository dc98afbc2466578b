"""Criterion by criterion: the authority's words, our dated facts, where each is recorded, what was judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsl_desk.model.judgement import Wording
from dsl_desk.packs.answers import NO_INFORMATION, joined, lead, nothing
from dsl_desk.packs.fonts import Weight
from dsl_desk.packs.prose import Part, Prose
from dsl_desk.packs.styles import CELL_EMPTY, CELL_FACT, CELL_NOTE, CELL_QUOTE, KEY_POINT, NOTE, QUIET
from dsl_desk.packs.tables import Cell, grid, side_by_side
from dsl_desk.packs.text import in_quotes, short_when, when_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from dsl_desk.packs.case import Criteria, Criterion, DatedFact, Judged
    from dsl_desk.packs.press import Press

_SHARES = (0.38, 0.44, 0.18)
_HEADS = ("Their criterion", "Our dated facts", "Where recorded")


def criteria_rows(criteria: Criteria, press: Press, _key: str) -> list[Flowable]:
    """Set out the criteria, the document they come from, and the level judged or why there is none."""
    laid: list[Flowable] = []
    if criteria.document:
        laid.append(Prose(press, f"Criteria from: {criteria.document}", NOTE))
    laid += criterion_table(press, criteria.criteria)
    if criteria.judged is not None:
        laid.append(_judged(press, criteria.judged))
    return laid


def criterion_table(press: Press, criteria: Sequence[Criterion]) -> list[Flowable]:
    """Set out criteria against dated facts; disputed ones with both views."""
    if not criteria:
        return nothing(press)
    return [grid(press, _HEADS, [_row(press, criterion) for criterion in criteria], _SHARES)]


def wording_note(criterion: Criterion) -> str:
    """Say whose words a criterion is in and where it stands: never our words as theirs."""
    page = f"page {criterion.page}" if criterion.page else ""
    if criterion.wording is Wording.THEIRS:
        return joined((criterion.edition, page))
    if criterion.wording is Wording.OURS:
        return joined((f"In our words; see {page or 'their document'}", criterion.edition))
    return joined(("Typed by the school from the authority\u2019s document", criterion.edition, page))


def _row(press: Press, criterion: Criterion) -> list[Cell]:
    words = in_quotes(criterion.words) if criterion.wording is Wording.THEIRS else criterion.words
    theirs: Cell = []
    if criterion.level:
        theirs.append(Prose(press, [Part(criterion.level, weight=Weight.STRONG)], CELL_NOTE))
    theirs.append(Prose(press, words, CELL_QUOTE))
    theirs.append(Prose(press, wording_note(criterion), CELL_NOTE))
    facts, recorded = _facts(press, criterion.facts)
    if criterion.their_view:
        facts.append(Prose(press, lead("They say:", criterion.their_view), CELL_FACT))
    if criterion.our_view:
        facts.append(Prose(press, lead("We say:", criterion.our_view), CELL_FACT))
    return [theirs, facts, recorded]


def _facts(press: Press, facts: Sequence[DatedFact]) -> tuple[Cell, Cell]:
    if not facts:
        return [Prose(press, NO_INFORMATION, CELL_EMPTY)], [Prose(press, NO_INFORMATION, CELL_EMPTY)]
    told = [Prose(press, lead(f"{short_when(fact.when)}.", fact.text), CELL_FACT) for fact in facts]
    kept = [Prose(press, fact.recorded or NO_INFORMATION, CELL_FACT) for fact in facts]
    return side_by_side(told, kept, _SHARES[1:])


def _judged(press: Press, judged: Judged) -> Prose:
    parts = [Part(f"{_level_words(judged)}\n", weight=Weight.STRONG)]
    if judged.why:
        parts.append(Part(f"{judged.why}\n"))
    by = joined((judged.judged_by, when_words(judged.judged)))
    parts.append(Part(f"Judged by {by}." if by else "", colour=QUIET))
    return Prose(press, parts, KEY_POINT)


def _level_words(judged: Judged) -> str:
    if judged.level:
        return f"We judge that these facts reach: {judged.level}"
    why = judged.no_level_because or "this authority\u2019s document has no ladder of levels"
    return f"No level is given: {why}"
