"""A pack as a run of chapters: a front page that lists them, then each under its heading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.platypus import CondPageBreak, Flowable

from dsl_desk.packs.answers import nothing
from dsl_desk.packs.front import contents_block, making_block, signature_block
from dsl_desk.packs.headings import Heading, headed
from dsl_desk.packs.prose import Prose
from dsl_desk.packs.styles import HEADING, HINT, TEXT_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dsl_desk.packs.case import Signature
    from dsl_desk.packs.contents import PackHeader
    from dsl_desk.packs.press import Press

_FRESH_PAGE = TEXT_HEIGHT * 0.45
"""Points; with less room than this under the contents, the first chapter begins on the next page."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading and everything under it, the heading included in `laid`."""

    heading: Heading
    laid: list[Flowable]


def chapter(press: Press, said: str, key: str, body: Sequence[Flowable], hint: str = "") -> Chapter:
    """Put a heading, and the form's own guidance if there is any, over a body; an empty body says so."""
    heading = Heading(press, said, HEADING, key=key, depth=0)
    hinted = [Prose(press, hint, HINT)] if hint.strip() else []
    return Chapter(heading, headed(heading, [*hinted, *(body or nothing(press))]))


def closing_chapters(press: Press, header: PackHeader, signatures: Sequence[Signature]) -> list[Chapter]:
    """End every pack alike: signatures, then how it was made."""
    signed = signature_block(press, signatures)
    made = chapter(press, "How this pack was made", "made", making_block(press, header))
    return [*([chapter(press, "Signed", "signed", signed)] if signed else []), made]


def tell(press: Press, front: Sequence[Flowable], chapters: Sequence[Chapter]) -> list[Flowable]:
    """Put the front, the contents and the chapters in order."""
    contents = contents_block(press, [one.heading for one in chapters])
    told = [flowable for one in chapters for flowable in one.laid]
    return [*front, *contents, CondPageBreak(_FRESH_PAGE), *told]
