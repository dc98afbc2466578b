"""Which way each letter runs: the Unicode bidirectional algorithm for text without explicit controls.

`text.clean` has already taken out embeddings, overrides and isolates, so rules X1 to X8 have nothing to do.
Source: Unicode Standard Annex #9, rules HL1, W1 to W7, N0 to N2, I1, I2 and L2.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_Thing = TypeVar("_Thing")

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_STRONG = {"L": 0, "R": 1, "AL": 1}
_NEUTRAL = ("B", "S", "WS", "ON")
_OPENERS = {"(": ")", "[": "]", "{": "}", "\u2329": "\u232a", "\u27e8": "\u27e9", "\u3008": "\u3009"}
_CLOSERS = {closer: opener for opener, closer in _OPENERS.items()}
_DEEPEST = 63
"""Brackets open at once before pairing is given up (rule BD16)."""


def has_right_to_left(text: str) -> bool:
    """Say whether any letter runs right to left; if not, all levels are 0 and nothing need be worked out."""
    return _RIGHT_TO_LEFT.search(text) is not None


def base_level(text: str) -> int:
    """Give 1 where most letters run right to left, else 0.

    The annex would go by the first letter alone (P2, P3) and lets a house rule stand instead (HL1): an
    English line that begins with an Arabic name stays an English line.
    """
    strong = [_STRONG.get(unicodedata.bidirectional(character)) for character in text]
    return 1 if strong.count(1) > strong.count(0) else 0


def levels(text: str, base: int) -> list[int]:
    """Give each character its embedding level in a paragraph: even runs left to right, odd right to left."""
    before = [unicodedata.bidirectional(character) or "L" for character in text]
    kinds = _weak(before, base)
    _pair_brackets(text, before, kinds, base)
    _neutral(kinds, base)
    return [_implicit(kind, base) for kind in kinds]


def in_order(things: Sequence[_Thing], level_of: Callable[[_Thing], int]) -> list[_Thing]:
    """Put a line's pieces in the order they are drawn, left to right (rule L2)."""
    ordered = list(things)
    found = [level_of(thing) for thing in ordered]
    lowest_odd = min((level for level in found if level % 2), default=0)
    for level in range(max(found, default=0), lowest_odd - 1, -1):
        if level == 0:
            break
        start = 0
        while start < len(ordered):
            if found[start] < level:
                start += 1
                continue
            end = start
            while end < len(ordered) and found[end] >= level:
                end += 1
            ordered[start:end] = ordered[start:end][::-1]
            found[start:end] = found[start:end][::-1]
            start = end
    return ordered


def _weak(before: Sequence[str], base: int) -> list[str]:
    kinds = _resolve_marks_and_digits(before, base)
    _resolve_separators(kinds)
    _resolve_terminators(kinds)
    last_strong = "R" if base else "L"
    for at, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):
            kinds[at] = "ON"
        elif kind in ("L", "R"):
            last_strong = kind
        elif kind == "EN" and last_strong == "L":
            kinds[at] = "L"
    return kinds


def _resolve_marks_and_digits(before: Sequence[str], base: int) -> list[str]:
    """Rules W1, W2 and W3: a mark follows its letter, a digit after Arabic letters is an Arabic number."""
    kinds: list[str] = []
    previous = last_strong = "R" if base else "L"
    for kind in before:
        now = previous if kind == "NSM" else kind
        previous = now
        if now in _STRONG:
            last_strong = now
        if now == "EN" and last_strong == "AL":
            now = "AN"
        kinds.append(now)
    return ["R" if kind == "AL" else "ON" if kind == "BN" else kind for kind in kinds]


def _resolve_separators(kinds: list[str]) -> None:
    """Rule W4: a single separator between two numbers of one kind belongs to them."""
    for at in range(1, len(kinds) - 1):
        left, here, right = kinds[at - 1], kinds[at], kinds[at + 1]
        if left == right and ((here == "ES" and left == "EN") or (here == "CS" and left in ("EN", "AN"))):
            kinds[at] = left


def _resolve_terminators(kinds: list[str]) -> None:
    """Rule W5: signs such as the pound and per cent belong to the number they stand beside."""
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        beside_left = at > 0 and kinds[at - 1] == "EN"
        beside_right = end < len(kinds) and kinds[end] == "EN"
        if end > at and (beside_left or beside_right):
            kinds[at:end] = ["EN"] * (end - at)
        at = max(end, at + 1)


def _pair_brackets(text: str, before: Sequence[str], kinds: list[str], base: int) -> None:
    """Rule N0: a pair of brackets runs the way of what it holds, or of the context before it."""
    own = "R" if base else "L"
    for opened, closed in _bracket_pairs(text, kinds):
        inside = {_as_strong(kind) for kind in kinds[opened + 1 : closed]}
        if own in inside:
            way = own
        elif inside & {"L", "R"}:
            earlier = (_as_strong(kind) for kind in reversed(kinds[:opened]))
            way = next((kind for kind in earlier if kind in ("L", "R")), own)
        else:
            continue
        for at in (opened, closed):
            kinds[at] = way
            following = at + 1
            while following < len(kinds) and before[following] == "NSM":
                kinds[following] = way
                following += 1


def _bracket_pairs(text: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for at, character in enumerate(text):
        if kinds[at] != "ON":
            continue
        if character in _OPENERS:
            if len(waiting) == _DEEPEST:
                return []
            waiting.append((character, at))
        elif character in _CLOSERS:
            match = [n for n, (opener, _) in enumerate(waiting) if opener == _CLOSERS[character]]
            if match:
                pairs.append((waiting[match[-1]][1], at))
                del waiting[match[-1] :]
    return sorted(pairs)


def _neutral(kinds: list[str], base: int) -> None:
    """Rules N1 and N2: spaces and signs run with what stands on both sides, else with the paragraph."""
    edge = "R" if base else "L"
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > at:
            left = _as_strong(kinds[at - 1]) if at else edge
            right = _as_strong(kinds[end]) if end < len(kinds) else edge
            kinds[at:end] = [left if left == right else edge] * (end - at)
        at = max(end, at + 1)


def _as_strong(kind: str) -> str:
    return "R" if kind in ("EN", "AN") else kind


def _implicit(kind: str, base: int) -> int:
    """Rules I1 and I2."""
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)
