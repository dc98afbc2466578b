"""The fonts of a pack: which file holds which characters, how words are shaped, how they copy back as typed.

HarfBuzz chooses and places the glyphs. Where a glyph is not simply one character's (a joined Arabic letter, a
tabular figure), it gets a code of its own in the PDF and a note of what it stands for, so that a search or a
screen reader finds the words as they were written. Of several glyphs that make one letter (a base and its
accent) one stands for all and the others are drawn as outlines, because PDF readers stumble over glyphs that
stand for nothing. Fonts: Inter, Noto Sans Arabic, Noto Emoji (OFL 1.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

import uharfbuzz
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream

_FIRST_OWN_CODE = 0xF0000
"""Codes for glyphs that are not one character's own lie in a private-use plane no text uses."""

_EM = 1000
"""PDF counts glyph widths in thousandths of the type size."""

_Point: TypeAlias = tuple[float, float]


class Weight(StrEnum):
    """The three faces a pack is set in."""

    REGULAR = "regular"
    STRONG = "strong"
    SLANTED = "slanted"


PLAIN_FONT = "pack-Inter_400Regular.ttf"
"""What ReportLab calls the face that unmarked text is set in."""

_EMOJI = "NotoEmoji_400Regular.ttf"
_FILES: Mapping[Weight, tuple[str, ...]] = {
    Weight.REGULAR: ("Inter_400Regular.ttf", "NotoSansArabic_400Regular.ttf", _EMOJI),
    Weight.STRONG: ("Inter_600SemiBold.ttf", "NotoSansArabic_600SemiBold.ttf", _EMOJI),
    Weight.SLANTED: ("Inter_400Regular_Italic.ttf", "NotoSansArabic_400Regular.ttf", _EMOJI),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """One drawn shape, in thousandths of the type size.

    `code` names it to the PDF; a glyph without one is drawn as `outline`, in PDF path operators.
    """

    code: int | None
    outline: str = ""
    width: float
    advance: float
    right: float
    up: float


class Face(TTFont):
    """One font file in one pack. Not shared between packs: the codes it gives out are that pack's."""

    def __init__(self, name: str, data: bytes) -> None:
        """Read the font; `name` is how ReportLab knows it."""
        super().__init__(name, BytesIO(data), shapable=False)
        self._shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(data)))
        self._scale = _EM / self._shaper.face.upem
        self._codes: dict[tuple[int, str], int] = {}
        self._meanings: dict[int, str] = {}

    def holds(self, character: str) -> bool:
        """Say whether the font can draw a character."""
        return bool(self.face.charToGlyph.get(ord(character)))

    def shape(self, text: str, *, direction: str, features: Mapping[str, object]) -> tuple[Glyph, ...]:
        """Choose and place the glyphs of one run; `direction` is "ltr" or "rtl". Given in drawing order."""
        buffer = uharfbuzz.Buffer()
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_GRAPHEMES
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = direction
        uharfbuzz.shape(self._shaper, buffer, dict(features))
        numbers = [info.codepoint for info in buffer.glyph_infos]
        places = [self._place(position) for position in buffer.glyph_positions]
        said = _said_by_each(text, [info.cluster for info in buffer.glyph_infos], places)
        return tuple(
            self._glyph(number, place, meaning)
            for number, place, meaning in zip(numbers, places, said, strict=True)
        )

    def addObjects(self, doc: PDFDocument) -> None:
        """Write the font into the PDF, with our own table of what each code stands for."""
        subsets = list(self.state[doc].subsets)
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("latin-1")
            table = cast("PDFStream", doc.idToObject[f"toUnicodeCMap:{name}"])
            table.content = self._table_of_meanings(subset)

    def _place(self, position: uharfbuzz.GlyphPosition) -> _Place:
        scale = self._scale
        return _Place(position.x_advance * scale, position.x_offset * scale, position.y_offset * scale)

    def _glyph(self, number: int, place: _Place, meaning: str) -> Glyph:
        pen = _Outline(self._scale)
        if not meaning:
            self._shaper.draw_glyph_with_pen(number, pen)
        return Glyph(
            code=self._code_of(number, meaning) if meaning else None,
            outline=pen.path(),
            width=self.face.hmetrics[number][0] * self._scale,
            advance=place.advance,
            right=place.right,
            up=place.up,
        )

    def _code_of(self, glyph: int, meaning: str) -> int:
        if len(meaning) == 1 and self.face.charToGlyph.get(ord(meaning)) == glyph:
            return ord(meaning)
        key = (glyph, meaning)
        code = self._codes.get(key)
        if code is None:
            code = self._codes[key] = _FIRST_OWN_CODE + len(self._codes)
            self._meanings[code] = meaning
            self.face.charToGlyph[code] = glyph
            self.face.charWidths[code] = self.face.hmetrics[glyph][0] * self._scale
        return code

    def _table_of_meanings(self, subset: Sequence[int]) -> str:
        lines = [
            f"<{code:02X}> <{meaning.encode('utf-16-be').hex().upper()}>"
            for code, meaning in enumerate(self._meanings.get(value, chr(value)) for value in subset)
        ]
        return _TABLE.format(count=len(lines), lines="\n".join(lines))


_TABLE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{count} beginbfchar
{lines}
endbfchar
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def load_faces() -> dict[Weight, tuple[Face, ...]]:
    """Read every font file once, afresh for one pack; each weight lists its faces in order of preference."""
    folder = files("resources").joinpath("fonts")
    names = dict.fromkeys(name for chain in _FILES.values() for name in chain)
    read = {name: Face(f"pack-{name}", folder.joinpath(name).read_bytes()) for name in names}
    return {weight: tuple(read[name] for name in chain) for weight, chain in _FILES.items()}


class _Place(NamedTuple):
    advance: float
    right: float
    up: float


class _Outline:
    """A pen for HarfBuzz that writes PDF path operators, in thousandths of the type size."""

    def __init__(self, scale: float) -> None:
        self._scale = scale
        self._operators: list[str] = []
        self._at = (0.0, 0.0)

    def path(self) -> str:
        """Give all that was drawn."""
        return " ".join(self._operators)

    def moveTo(self, to: _Point) -> None:  # the method names are HarfBuzz's
        self._add("m", to)

    def lineTo(self, to: _Point) -> None:
        self._add("l", to)

    def curveTo(self, first: _Point, second: _Point, to: _Point) -> None:
        self._add("c", first, second, to)

    def qCurveTo(self, control: _Point, to: _Point) -> None:
        """Raise a quadratic curve to the cubic that PDF knows: both controls lie two thirds of the way."""
        (x0, y0), (x1, y1), (x2, y2) = self._at, control, to
        first = (x0 + 2 * (x1 - x0) / 3, y0 + 2 * (y1 - y0) / 3)
        second = (x2 + 2 * (x1 - x2) / 3, y2 + 2 * (y1 - y2) / 3)
        self._add("c", first, second, to)

    def closePath(self) -> None:
        self._operators.append("h")

    def _add(self, operator: str, *points: _Point) -> None:
        self._at = points[-1]
        numbers = " ".join(f"{x * self._scale:.1f} {y * self._scale:.1f}" for x, y in points)
        self._operators.append(f"{numbers} {operator}")


def _said_by_each(text: str, clusters: Sequence[int], places: Sequence[_Place]) -> list[str]:
    """Give what each glyph stands for: of a cluster's glyphs the widest says all of it, the rest nothing."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    speakers: dict[int, int] = {}
    for at, cluster in enumerate(clusters):
        best = speakers.setdefault(cluster, at)
        if places[at].advance > places[best].advance:
            speakers[cluster] = at
    return [
        text[cluster : ends[cluster]] if speakers[cluster] == at else ""
        for at, cluster in enumerate(clusters)
    ]
