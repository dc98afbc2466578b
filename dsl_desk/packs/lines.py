"""Breaking text into lines: words as they are shaped, at spaces and hyphens, each line in drawing order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dsl_desk.packs import bidi
from dsl_desk.packs.press import Look, Run, letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dsl_desk.packs.press import Press

_TOKENS = re.compile(r" +|[^ ]*?[-/\u2013\u2014](?=[A-Za-z\u00c0-\u024f])|[^ ]+")


@dataclass(frozen=True, slots=True)
class Span:
    """Clean text in one look."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Line:
    """One line in drawing order, `width` in thousandths of the type size; `base` 1 if right to left."""

    runs: tuple[Run, ...]
    width: float
    base: int


def break_lines(press: Press, spans: Sequence[Span], room: float) -> list[Line]:
    """Lay spans out in lines no wider than `room` thousandths. A newline in the text always ends a line."""
    lines: list[Line] = []
    for paragraph in _paragraphs(spans):
        text = "".join(span.text for span in paragraph)
        base, levels = 0, None
        if bidi.has_right_to_left(text):
            base = bidi.base_level(text)
            levels = bidi.levels(text, base)
        runs = _runs(press, paragraph, levels)
        lines.extend(_line(filled, base) for filled in _fill(press, runs, room))
    return lines


def _paragraphs(spans: Sequence[Span]) -> Iterator[list[Span]]:
    paragraph: list[Span] = []
    for span in spans:
        first, *others = span.text.split("\n")
        paragraph.append(Span(first, span.look))
        for text in others:
            yield paragraph
            paragraph = [Span(text, span.look)]
    yield paragraph


def _runs(press: Press, spans: Sequence[Span], levels: Sequence[int] | None) -> Iterator[Run]:
    start = 0
    for span in spans:
        shape = press.setting(span.look).shape
        for token in _TOKENS.findall(span.text):
            if levels is None:
                yield shape(token, 0)
            else:
                yield from (shape(text, level) for text, level in _by_level(token, start, levels))
            start += len(token)


def _by_level(token: str, start: int, levels: Sequence[int]) -> Iterator[tuple[str, int]]:
    begun = 0
    for at in range(1, len(token) + 1):
        if at == len(token) or levels[start + at] != levels[start + begun]:
            yield token[begun:at], levels[start + begun]
            begun = at


class _Word:
    """Runs that must stay on one line, and the spaces before them, with both widths."""

    __slots__ = ("gap", "gap_width", "runs", "width")

    def __init__(self) -> None:
        self.gap: list[Run] = []
        self.gap_width = 0.0
        self.runs: list[Run] = []
        self.width = 0.0

    def add(self, run: Run) -> None:
        """Take the next run."""
        if run.text[0] == " ":
            self.gap.append(run)
            self.gap_width += run.width
        else:
            self.runs.append(run)
            self.width += run.width


def _fill(press: Press, runs: Iterator[Run], room: float) -> Iterator[list[Run]]:
    line: list[Run] = []
    width = 0.0
    for word in _cut_words(press, runs, room):
        if width + word.gap_width + word.width > room:
            if line:
                yield line
            line, width = word.runs, word.width
        else:
            line += word.gap + word.runs
            width += word.gap_width + word.width
    yield line


def _cut_words(press: Press, runs: Iterator[Run], room: float) -> Iterator[_Word]:
    for word in _words(runs):
        if word.width <= room:
            yield word
            continue
        for number, part in enumerate(_cut(press, word.runs, room)):
            cut = _Word()
            for run in (*(word.gap if number == 0 else ()), part):
                cut.add(run)
            yield cut


def _words(runs: Iterator[Run]) -> Iterator[_Word]:
    """Group runs into words: a word ends before a space, and after a hyphen that may end a line."""
    word = _Word()
    for run in runs:
        if word.runs and (run.text[0] == " " or word.runs[-1].text[-1] in "-/\u2013\u2014"):
            yield word
            word = _Word()
        word.add(run)
    if word.runs:
        yield word


def _cut(press: Press, word: Sequence[Run], room: float) -> Iterator[Run]:
    """Cut a word wider than the line between letters, as few times as will do."""
    for run in word:
        setting = press.setting(run.look)
        text, width = "", 0.0
        for letter in letters(run.text):
            wide = setting.shape(letter, run.level).width
            if text and width + wide > room:
                yield setting.shape(text, run.level)
                text, width = "", 0.0
            text, width = text + letter, width + wide
        yield setting.shape(text, run.level)


def _line(runs: Sequence[Run], base: int) -> Line:
    width = sum(run.width for run in runs)
    if any(run.level for run in runs):
        runs = bidi.in_order(runs, lambda run: run.level)
    return Line(tuple(runs), width, base)
