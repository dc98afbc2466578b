"""Tables that survive any text: heads repeat on each page, a row too tall for a page becomes several."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, TypeAlias

from reportlab.platypus import Flowable, Spacer, Table

from dsl_desk.packs.prose import Prose
from dsl_desk.packs.styles import CELL_HEAD, NO_OTHER_FONT, PETROL, RULE, TEXT_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dsl_desk.packs.press import Press

Cell: TypeAlias = list[Flowable]

PAD_SIDE = 4.0
PAD_ABOVE = 4.0
PAD_BELOW = 4.5
_TALLEST_ROW = 150.0
"""Points; a taller row is cut, so that it can begin at the foot of a page and go on overleaf."""

_SLICE_LINES = 6
_STRETCH = 80.0
_BETWEEN_STRETCHES = 1.5
_EVERYWHERE = ((0, 0), (-1, -1))
_Command: TypeAlias = tuple[str, tuple[int, int], tuple[int, int], *tuple[object, ...]]


class Grid(Table):
    """A table that knows how much room it needs, to begin and whole. ReportLab copies it at a page end."""

    begins_with: float = 0.0
    whole: float = 0.0

    def first_height(self, width: float) -> float:
        """Give the height that must be free for the table to begin: its head and first row."""
        del width
        return self.begins_with

    def keep_whole(self) -> Grid:
        """Begin only where the whole table fits on the page, if half a page can hold it."""
        self.begins_with = self.whole
        return self


def grid(press: Press, heads: Sequence[str], rows: Sequence[Sequence[Cell]], shares: Sequence[float]) -> Grid:
    """Lay out rows under heads; `shares` of the text width, one a column, sum to 1."""
    widths = [share * TEXT_WIDTH for share in shares]
    head: list[Cell] = [[Prose(press, said, CELL_HEAD)] for said in heads]
    laid, style = _laid(rows, widths, [head])
    style += [("LINEBELOW", (0, 0), (-1, 0), 0.9, PETROL), ("VALIGN", (0, 0), (-1, 0), "BOTTOM")]
    return _table(laid, widths, style, heads=1)


def pairs(rows: Sequence[tuple[Cell, Cell]], label_share: float) -> Grid:
    """Lay out labels with their answers, no head, a fine rule between."""
    widths = [label_share * TEXT_WIDTH, (1 - label_share) * TEXT_WIDTH]
    laid, style = _laid(rows, widths, [])
    return _table(laid, widths, style, heads=0)


def side_by_side(
    left: Sequence[Prose], right: Sequence[Prose], shares: tuple[float, float]
) -> tuple[Cell, Cell]:
    """Pad two columns of passages so that each pair begins at one height; shares are of the text width."""
    cells: tuple[Cell, Cell] = ([], [])
    for pair in zip(left, right, strict=True):
        heights = [
            passage.wrap(share * TEXT_WIDTH - 2 * PAD_SIDE, 0)[1]
            for passage, share in zip(pair, shares, strict=True)
        ]
        for cell, passage, height in zip(cells, pair, heights, strict=True):
            cell.append(passage)
            if height < max(heights):
                cell.append(Spacer(0, max(heights) - height))
    return cells


def _table(rows: list[list[Cell]], widths: Sequence[float], style: list[_Command], *, heads: int) -> Grid:
    heights = [_row_height(row, widths) for row in rows]
    table = Grid(rows, colWidths=list(widths), repeatRows=heads, style=style)
    table.spaceAfter = 9
    table.begins_with = sum(heights[: heads + 1])
    table.whole = sum(heights)
    return table


def _laid(
    rows: Sequence[Sequence[Cell]], widths: Sequence[float], heads: list[list[Cell]]
) -> tuple[list[list[Cell]], list[_Command]]:
    """Cut what is too tall, and rule off each whole row: the stretches of a cut row stand close."""
    style: list[_Command] = [
        NO_OTHER_FONT,
        ("VALIGN", *_EVERYWHERE, "TOP"),
        ("LEFTPADDING", *_EVERYWHERE, PAD_SIDE),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", *_EVERYWHERE, PAD_SIDE),
        ("TOPPADDING", *_EVERYWHERE, PAD_ABOVE),
        ("BOTTOMPADDING", *_EVERYWHERE, PAD_BELOW),
    ]
    laid = list(heads)
    for row in rows:
        first = len(laid)
        laid.extend(_cut_row(row, widths))
        last = len(laid) - 1
        style.append(("LINEBELOW", (0, last), (-1, last), 0.5, RULE))
        if last > first:
            style.append(("BOTTOMPADDING", (0, first), (-1, last - 1), 0))
            style.append(("TOPPADDING", (0, first + 1), (-1, last), _BETWEEN_STRETCHES))
    return laid, style


def _cut_row(row: Sequence[Cell], widths: Sequence[float]) -> Iterator[list[Cell]]:
    if _row_height(row, widths) <= _TALLEST_ROW:
        yield list(row)
        return
    columns = [_cut_cell(cell, width) for cell, width in zip(row, _inside(widths), strict=True)]
    for cells in zip_longest(*columns):
        yield [cell or [] for cell in cells]


def _cut_cell(cell: Cell, width: float) -> Iterator[Cell]:
    """Cut a cell into stretches of at most `_STRETCH` points, or of one slice of text."""
    stretch: Cell = []
    for flowable in cell:
        for part in _slices(flowable, width):
            if stretch and _cell_height([*stretch, part], width) > _STRETCH:
                yield stretch
                stretch = []
            stretch.append(part)
    yield stretch


def _slices(flowable: Flowable, width: float) -> Sequence[Flowable]:
    if isinstance(flowable, Prose):
        return flowable.in_slices(width, _SLICE_LINES)
    height = flowable.wrap(width, 0)[1]
    whole, rest = divmod(height, _STRETCH)
    return [Spacer(0, _STRETCH)] * int(whole) + [Spacer(0, rest)]


def _row_height(row: Sequence[Cell], widths: Sequence[float]) -> float:
    heights = (_cell_height(cell, width) for cell, width in zip(row, _inside(widths), strict=True))
    return max(heights, default=0.0) + PAD_ABOVE + PAD_BELOW


def _cell_height(cell: Cell, width: float) -> float:
    return sum(flowable.wrap(width, 0)[1] + flowable.getSpaceBefore() for flowable in cell)


def _inside(widths: Sequence[float]) -> list[float]:
    """Give the width text has in each column: the first begins flush with the text above it."""
    return [width - PAD_SIDE * (1 if number == 0 else 2) for number, width in enumerate(widths)]
