"""Carrying text through Qt's text boxes unchanged.

A Qt document turns every line ending into its own mark, drops half of a surrogate pair and a leading byte
order mark when Python hands it over. What it would lose travels behind signs that show as nothing:
U+206A to U+206F, six format characters that Unicode deprecates. Where a text holds one of these itself, it is
doubled like a backslash. What a person deletes on screen is gone from the text too, sign and all.
"""

from __future__ import annotations

import re

BLOCK = "\u2029"
"""What a Qt document keeps between two paragraphs."""

_CRLF, _PARAGRAPH, _RETURN, _ESCAPE = "\u206a", "\u206b", "\u206c", "\u206f"
_ENDINGS = {"\r\n": f"{_CRLF}\n", "\u2029": f"{_PARAGRAPH}\n", "\r": f"{_RETURN}\n"}
_ENDINGS_BACK = {signed: ending for ending, signed in _ENDINGS.items()}
_SIGNS = tuple(map(chr, range(0x206A, 0x2070)))
_OTHERS = {
    **{sign: sign for sign in _SIGNS},
    "\ufeff": "\u2060",
    "\ufdd0": "\ufdd2",
    "\ufdd1": "\ufdd3",
    **{chr(0xD800 + place): chr(0xE000 + place) for place in range(0x800)},
}
_OTHERS_BACK = {stand_in: own for own, stand_in in _OTHERS.items()}

_LOST = re.compile("\r\n|[\r\u2029\u206a-\u206f\ufeff\ufdd0\ufdd1\ud800-\udfff]")
_LOST_IN_LINE = re.compile("[\u206a-\u206f\ufeff\ud800-\udfff]")
_SIGNED = re.compile(f"{_ESCAPE}(.?)|[{_CRLF}{_PARAGRAPH}{_RETURN}]\n?", re.DOTALL)


def into_document(text: str) -> str:
    """Make text ready for a Qt document of paragraphs."""
    return _LOST.sub(_sign, text)


def from_document(raw: str) -> str:
    """Give the text of a document's raw text (`QTextDocument.toRawText`)."""
    return from_line(raw.replace(BLOCK, "\n"))


def into_line(text: str) -> str:
    """Make text ready for a Qt line edit, which keeps line endings as they are."""
    return _LOST_IN_LINE.sub(_sign, text)


def from_line(raw: str) -> str:
    """Give the text that a line edit holds."""
    return _SIGNED.sub(_unsign, raw)


def _sign(found: re.Match[str]) -> str:
    own = found[0]
    return _ENDINGS.get(own) or _ESCAPE + _OTHERS[own]


def _unsign(found: re.Match[str]) -> str:
    if found[0].startswith(_ESCAPE):
        return _OTHERS_BACK.get(found[1], found[1])
    return _ENDINGS_BACK.get(found[0], "")
