"""The press of one pack: picks the font for each letter, shapes words, refuses what no font can draw."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from reportlab.pdfbase import pdfmetrics

from dsl_desk.errors import DeskError
from dsl_desk.packs.fonts import Face, Glyph, Weight, load_faces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reportlab.pdfbase.pdfdoc import PDFDocument

_DIGITS = re.compile("[0-9]+")
_UNSEEN = re.compile("[\n\u200c\u200d\ufe00-\ufe0f]")
_AS_PICTURE = "\ufe0f"
_JOINER = "\u200d"
_SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_FIRST_RIGHT_TO_LEFT = "\u0590"
_LEAST_MOVE = 0.5
"""Thousandths of the type size too small to see."""

_MOST_NAMED = 12
"""Characters named one by one in a refusal; beyond that a count."""

_SCRIPTS = {
    "CJK": "Chinese, Japanese or Korean",
    "HANGUL": "Korean",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
}


class Figures(Enum):
    """How wide figures are: each its own width in prose, all one width where they stand in columns."""

    OWN_WIDTH = "own width"
    ONE_WIDTH = "one width"


class MissingGlyph(DeskError):
    """A pack would have printed empty boxes: some characters are in none of its fonts."""

    def __init__(self, characters: Iterable[str]) -> None:
        """Name each character by its code and its script, never the words it stood in."""
        found = sorted(set(characters))
        codes = ", ".join(f"U+{ord(character):04X}" for character in found[:_MOST_NAMED])
        more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
        scripts = " and ".join(sorted({_script_of(character) for character in found}))
        super().__init__(
            f"This pack was not made, because its fonts cannot print {codes}{more} ({scripts}). "
            "Packs print Latin, Greek, Cyrillic and Arabic writing and emoji: add the same words in one of "
            "these to the record, or enclose the original as a picture."
        )
        self.characters = tuple(found)


class Look(NamedTuple):
    """How a word looks, its size apart."""

    weight: Weight
    colour: tuple[float, float, float]
    figures: Figures


@dataclass(frozen=True, slots=True)
class Run:
    """A word or space shaped in one direction: glyphs in drawing order, width in thousandths of the size."""

    text: str
    look: Look
    level: int
    parts: tuple[tuple[Face, tuple[Glyph, ...]], ...]
    width: float


@dataclass(frozen=True, slots=True)
class Ink:
    """A run as PDF operators: glyph strings by font; outlines with how far right and up they lie."""

    strings: tuple[tuple[str, str], ...]
    outlines: tuple[tuple[float, float, str], ...]


class Press:
    """Fonts and shaped words of one pack. Make a new one for each pack: two packs never share a press."""

    def __init__(self) -> None:
        """Read the fonts."""
        self._faces = load_faces()
        pdfmetrics.registerFont(self.plain_face)
        self._settings: dict[Look, Setting] = {}
        self._inks: dict[int, tuple[Run, Ink]] = {}
        self._document: PDFDocument | None = None
        self._known: set[str] = set()
        self._missing: set[str] = set()

    @property
    def plain_face(self) -> Face:
        """The face everything unmarked is set in."""
        return self._faces[Weight.REGULAR][0]

    def require(self, text: str) -> None:
        """Note every character of the text that no font holds; `refuse_missing` then says so."""
        if text.isascii():
            return
        for letter in letters(text):
            if letter not in self._known:
                self._known.add(letter)
                face = self._face_for(letter, Weight.REGULAR)
                self._missing.update(one for one in _UNSEEN.sub("", letter) if not face.holds(one))

    def refuse_missing(self) -> None:
        """Raise `MissingGlyph` if anything required cannot be drawn."""
        if self._missing:
            raise MissingGlyph(self._missing)

    def setting(self, look: Look) -> Setting:
        """Give the setting for a look; every word set in it is shaped once."""
        setting = self._settings.get(look)
        if setting is None:
            setting = self._settings[look] = Setting(look, self._by_face)
        return setting

    def ink(self, run: Run, document: PDFDocument) -> Ink:
        """Write a run in the codes this document gives its glyphs."""
        if document is not self._document:
            self._document = document
            self._inks.clear()
        known = self._inks.get(id(run))
        if known is None:
            # The run is kept beside its ink, so that its id stays its own.
            known = self._inks[id(run)] = (run, _ink(run, document))
        return known[1]

    def _by_face(self, text: str, weight: Weight) -> list[tuple[Face, str]]:
        if text.isascii():
            return [(self._faces[weight][0], text)]
        parts: list[tuple[Face, str]] = []
        for letter in letters(text):
            face = self._face_for(letter, weight)
            if parts and parts[-1][0] is face:
                parts[-1] = (face, parts[-1][1] + letter)
            else:
                parts.append((face, letter))
        return parts

    def _face_for(self, letter: str, weight: Weight) -> Face:
        chain = self._faces[weight]
        if _AS_PICTURE in letter:
            chain = chain[::-1]
        seen = _UNSEEN.sub("", letter) or " "
        whole = (face for face in chain if all(map(face.holds, seen)))
        base = (face for face in self._faces[weight] if face.holds(seen[0]))
        return next(whole, None) or next(base, None) or chain[0]


class Setting:
    """One look, and the words shaped in it so far."""

    def __init__(self, look: Look, by_face: Callable[[str, Weight], list[tuple[Face, str]]]) -> None:
        """Take the look, and what divides a word between fonts."""
        self._look = look
        self._by_face = by_face
        self._runs: dict[str, Run] = {}
        self._backwards: dict[str, Run] = {}

    def shape(self, text: str, level: int) -> Run:
        """Shape one word or space; an odd level runs right to left."""
        runs = self._backwards if level % 2 else self._runs
        run = runs.get(text)
        if run is None or run.level != level:
            run = runs[text] = self._shaped(text, level)
        return run

    def _shaped(self, text: str, level: int) -> Run:
        parts = self._by_face(text, self._look.weight)
        direction = "rtl" if level % 2 else "ltr"
        shaped = tuple(
            (face, face.shape(part, direction=direction, features=_features(part, self._look.figures)))
            for face, part in (reversed(parts) if level % 2 else parts)
        )
        width = sum(glyph.advance for _, glyphs in shaped for glyph in glyphs)
        return Run(text, self._look, level, shaped, width)


def letters(text: str) -> Iterator[str]:
    """Break text into letters as people count them: a base with its accents, an emoji with all its parts."""
    letter = ""
    for character in text:
        joined = letter.endswith(_JOINER) or character in _SKIN_TONES
        if letter and not joined and unicodedata.category(character) not in ("Mn", "Me", "Mc", "Cf"):
            yield letter
            letter = ""
        letter += character
    if letter:
        yield letter


def _features(text: str, figures: Figures) -> dict[str, object]:
    """Leave contextual alternates off in European scripts, so that "->" does not print as an arrow."""
    features: dict[str, object] = {}
    if max(text) < _FIRST_RIGHT_TO_LEFT:
        features["calt"] = False
    runs_of_digits = [(found.start(), found.end(), True) for found in _DIGITS.finditer(text)]
    if runs_of_digits and figures is Figures.ONE_WIDTH:
        features["tnum"] = runs_of_digits
    return features


def _script_of(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in ("So", "Sk", "Sm"):
        return "symbols"
    if kind in ("Cn", "Co", "Cs"):
        return "no known script"
    word = unicodedata.name(character, "unknown").split()[0]
    return _SCRIPTS.get(word, word.capitalize())


def _ink(run: Run, document: PDFDocument) -> Ink:
    """Write each glyph at its place: PDF moves on by a glyph's own width, HarfBuzz by its advance."""
    strings = _Strings()
    outlines: list[tuple[float, float, str]] = []
    at = 0.0
    for face, glyphs in run.parts:
        codes = _codes(face, glyphs, document)
        for glyph in glyphs:
            if glyph.code is None:
                outlines.append((at + glyph.right, glyph.up, glyph.outline))
                strings.move(glyph.advance)
            else:
                strings.move(glyph.right)
                strings.strike(*next(codes))
                strings.move(glyph.advance - glyph.width - glyph.right)
            at += glyph.advance
    return Ink(strings.finished(), tuple(outlines))


def _codes(face: Face, glyphs: Iterable[Glyph], document: PDFDocument) -> Iterator[tuple[str, int]]:
    coded = "".join(chr(glyph.code) for glyph in glyphs if glyph.code is not None)
    for subset, string in face.splitString(coded, document):
        font = face.getSubsetInternalName(subset, document)
        for code in string:
            yield font, code


class _Strings:
    """Bodies of PDF's TJ operator: hexadecimal strings with moves between them, one body a font."""

    def __init__(self) -> None:
        self._done: list[tuple[str, str]] = []
        self._font = ""
        self._body: list[str] = []
        self._codes = bytearray()
        self._shift = 0.0

    def move(self, thousandths: float) -> None:
        """Go right by so much before the next glyph."""
        self._shift += thousandths

    def strike(self, font: str, code: int) -> None:
        """Print one glyph."""
        if font != self._font:
            self._end_body()
            self._font = font
        self._settle()
        self._codes.append(code)

    def finished(self) -> tuple[tuple[str, str], ...]:
        """Give every body with its font."""
        self._end_body()
        return tuple(self._done)

    def _settle(self) -> None:
        if abs(self._shift) >= _LEAST_MOVE:
            self._end_codes()
            self._body.append(f"{-self._shift:.0f}")
            self._shift = 0.0

    def _end_codes(self) -> None:
        if self._codes:
            self._body.append(f"<{self._codes.hex()}>")
            self._codes.clear()

    def _end_body(self) -> None:
        if not self._font:
            return
        self._settle()
        self._end_codes()
        self._done.append((self._font, "".join(self._body)))
        self._body = []
