"""A file of separated values as rows of text, or sentences for what stops that; no silent guesses."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from charset_normalizer import from_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LARGEST_FILE = 20_000_000
"""Bytes: ten thousand children with every column need a quarter of it."""

LONGEST_CELL = 1_000
MOST_COLUMNS = 300
SEPARATORS = (",", ";", "\t", "|")

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_NO_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b")
_SEPARATOR_LINE = 5
_SAVE_AGAIN = "Open it in the spreadsheet and save it as “CSV UTF-8 (comma delimited)”."


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of cells. `row` counts as a spreadsheet shows it: the headings are row 1."""

    row: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Separated:
    """The rows below the headings, how the file was read, and what is wrong with it as a file."""

    headings: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    warnings: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


def read_separated(data: bytes, score: Callable[[list[str]], int]) -> Separated:
    """Read a file's bytes. `score` says how many headings of a row are known, to tell the separator by."""
    fault = _not_text(data)
    if fault:
        return Separated(faults=(fault,))
    text, warning = _decode(data)
    if text is None:
        return Separated(faults=(warning,))
    warnings = (warning,) if warning else ()
    nul = text.find("\0")
    if nul >= 0:
        line = text.count("\n", 0, nul) + 1
        fault = (
            f"The file holds a NUL character (byte 0) on line {line}, so it is not plain text. {_SAVE_AGAIN}"
        )
        return Separated(warnings=warnings, faults=(fault,))
    return _rows(text, warnings, score)


def _not_text(data: bytes) -> str:
    if len(data) > LARGEST_FILE:
        return (
            f"The file has {len(data):,} bytes; at most {LARGEST_FILE:,} are read. "
            "Export fewer columns, or one year group at a time."
        )
    if not data.strip():
        return "The file is empty. Export the list again."
    if data.startswith(_NO_TEXT):
        return f"This is not a CSV file but another kind (a workbook, a PDF or an archive). {_SAVE_AGAIN}"
    return ""


def _decode(data: bytes) -> tuple[str | None, str]:
    """Give the text and, where its encoding had to be assumed, a warning; or None and a fault."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ""
            except UnicodeDecodeError:
                return (
                    None,
                    f"The file begins as {encoding.upper()} but goes on as something else. {_SAVE_AGAIN}",
                )
    if data[:400].count(0) > len(data[:400]) // 4:
        return None, f"The file looks like UTF-16 without the mark that says so. {_SAVE_AGAIN}"
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _western(data)


def _western(data: bytes) -> tuple[str | None, str]:
    """Read what is no UTF-8 as Windows writes it in Western Europe or, where that cannot be, as it looks."""
    try:
        return data.decode("cp1252"), _assumed("Windows Western European (cp1252)")
    except UnicodeDecodeError:
        found = from_bytes(data).best()
    if found is None:
        return None, f"The file's encoding was not recognised. {_SAVE_AGAIN}"
    return str(found), _assumed(found.encoding)


def _assumed(encoding: str) -> str:
    return (
        f"The file is not in UTF-8; it was read as {encoding}. Check letters with accents before importing."
    )


def _rows(text: str, warnings: tuple[str, ...], score: Callable[[list[str]], int]) -> Separated:
    text, given = _said_separator(text)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = given or max(SEPARATORS, key=lambda one: _score(first, one, score))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        return Separated(warnings=warnings, faults=(_broken(error, text, separator),))
    if given:
        rows = [[], *rows]
    numbered = [(row, cells) for row, cells in enumerate(rows, 1) if any(cell.strip() for cell in cells)]
    if not numbered:
        return Separated(warnings=warnings, faults=("The file has no rows. Export the list again.",))
    headings = tuple(cell.strip() for cell in numbered[0][1])
    lines = tuple(Line(row=row, cells=tuple(cells)) for row, cells in numbered[1:])
    return Separated(
        headings=headings,
        lines=tuple(_squared(line, len(headings)) for line in lines),
        warnings=warnings,
        faults=tuple(_shape_faults(headings, lines, separator)),
    )


def _said_separator(text: str) -> tuple[str, str]:
    """Take off the first line `sep=;` that some spreadsheets write."""
    first, _, rest = text.partition("\n")
    first = first.strip("\r\n")
    if first.lower().startswith("sep=") and len(first) == _SEPARATOR_LINE:
        return rest, first[-1]
    return text, ""


def _score(first: str, separator: str, score: Callable[[list[str]], int]) -> tuple[int, int]:
    try:
        cells = next(csv.reader([first], delimiter=separator), [])
    except csv.Error:
        return 0, 0
    return score(cells), len(cells)


def _broken(error: csv.Error, text: str, separator: str) -> str:
    """Say where the parser stopped, and the usual reason."""
    row = 1 + _whole_rows(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    if "field larger" in str(error):
        return (
            f"Row {row} holds a cell too long to be a child's detail. "
            "Look for a quotation mark that is never closed."
        )
    return (
        f"Row {row} cannot be read: a quotation mark in it is not closed, or stands where none should. "
        "Nothing after it was read. Mend the row and try again."
    )


def _whole_rows(rows: Iterator[list[str]]) -> int:
    """Count the rows before the one that cannot be read."""
    count = 0
    with suppress(csv.Error):
        for _ in rows:
            count += 1
    return count


def _squared(line: Line, width: int) -> Line:
    """Give a row as many cells as there are headings; the ones over or missing were said as faults."""
    cells = (*line.cells[:width], *("" for _ in range(width - len(line.cells))))
    return Line(row=line.row, cells=cells)


def _shape_faults(headings: tuple[str, ...], lines: tuple[Line, ...], separator: str) -> Iterator[str]:
    width = len(headings)
    if width > MOST_COLUMNS:
        yield f"The file has {width:,} columns; at most {MOST_COLUMNS} are read. Export only the ones needed."
    if not lines:
        yield "The file has headings and no rows below them. Export the list again."
    for line in lines:
        full = len(line.cells)
        if full < width or any(cell.strip() for cell in line.cells[width:]):
            yield f"Row {line.row} has {full} cells where the headings have {width}. Mend the row."
        for place, cell in enumerate(line.cells[:width]):
            if _swallowed(cell, place, separator, width):
                yield (
                    f"Row {line.row}, column “{headings[place]}”: a quotation mark is not closed, so the "
                    "cell has taken in the rows below it. Mend the row."
                )
            elif len(cell) > LONGEST_CELL:
                yield (
                    f"Row {line.row}, column “{headings[place]}” holds {len(cell):,} characters; "
                    f"at most {LONGEST_CELL:,} are read."
                )


def _swallowed(cell: str, place: int, separator: str, width: int) -> bool:
    """Say whether a cell took in whole rows, which is what a quotation mark closed rows too late does.

    Such a cell begins with the rest of its own row and ends with the beginning of another, cut at the same
    place, or has whole rows between.
    """
    first, *others = [line.count(separator) for line in cell.splitlines()] or [0]
    if not others:
        return False
    return max(others[:-1], default=0) >= width - 1 or (first == width - 1 - place and others[-1] == place)
