"""Taking other children's names and confidential addresses out of what one recipient is given.

Rules only: the caller says who and what is to be hidden, under every name they go by. Names are found as
whole words in any spelling (see `spelling.py`), together, in either order, and one by one. What is doubtful
is hidden, save three cases that a person should look at, told in `Recomposed.left`: a name the pack's own
child bears too, a name that is an ordinary word in lower case ("will"), and a month in a date ("12 May").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum
from itertools import chain, count, islice, pairwise, product
from string import ascii_uppercase
from typing import TYPE_CHECKING, TypeVar, cast

from dsl_desk.errors import DeskError
from dsl_desk.model.hidden import (
    HiddenPlace,
    Kind,
    Named,
    Phrase,
    index,
    is_door,
    kept_phrases,
    name_phrases,
    place_phrases,
    tokens_in,
)
from dsl_desk.model.record import RecordId
from dsl_desk.model.spelling import Word, tokens_of, words_of
from dsl_desk.model.wordlists import MONTHS, TITLES

if TYPE_CHECKING:
    from dsl_desk.model.sharing import Unhidden

Value = TypeVar("Value")

ADDRESS_WITHHELD = "[address withheld]"
NUMBER_WITHHELD = "[number withheld]"
NAME_WITHHELD = "[name withheld]"

_MOST_NAMESAKES = 2
"""Bearers of one name told apart by letter; more are "another child"."""

_WIDEST_GAP = 3
"""Characters between two words of one name or address."""

_NUMBER = re.compile(r"(?<!\w)\+?\d[\d ().\u2010-\u2015-]{5,}\d(?!\w)")
_SHORTEST_NUMBER = 7
_SAME_NAME = re.compile(r"[\s,.\u2010-\u2015-]{0,3}(?:[^\W\d_]\.?\s)?")
_SAME_LINE = re.compile(r"[,;\s]{0,3}")
_APOSTROPHES = re.compile("['\u2019\u02bc\u2018`\u00b4]")


class ReasonNeeded(DeskError):
    """Something hidden was to be shown without a reason."""

    def __init__(self) -> None:
        """Ask for the reason."""
        super().__init__("Write why each name or address you leave readable is needed by this recipient.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """Who or what was hidden, what stands there now, and the `words` that stood there (for the writer)."""

    what: tuple[RecordId, ...]
    label: str
    words: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recomposed:
    """A text with what is hidden taken out; `left` are words left in that a person should look at."""

    text: str
    replaced: tuple[Replaced, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A phrase found, from its first word up to but not including `end`."""

    phrase: Phrase
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """What is hidden from one recipient, and the letter of each child. Made by `plan_redaction`."""

    letters: Mapping[RecordId, str]
    phrases: Mapping[str, tuple[Phrase, ...]]
    numbers: frozenset[str] = frozenset()

    def label(self, *who: RecordId) -> str:
        """Give what stands in the place of a child, or of one of several who bear the same name."""
        if len(who) > _MOST_NAMESAKES:
            return "another child"
        letters = sorted((self.letters[one] for one in who), key=lambda letter: (len(letter), letter))
        return f"another child ({' or '.join(letters)})"

    def recompose(self, text: str) -> Recomposed:
        """Give a text with hidden names and addresses replaced by what they are."""
        text, numbers = _hide_numbers(text, self.numbers)
        words = words_of(text)
        found, left = _find(self.phrases, text, words)
        replaced: list[Replaced] = []
        pieces: list[str] = []
        at = 0
        for span in _spans(text, words, found):
            label = span.label or self.label(*span.what)
            start, end = words[span.start].start, words[span.end - 1].end
            replaced.append(Replaced(what=span.what, label=label, words=text[start:end]))
            pieces += [text[at:start], label]
            at = end
        return Recomposed(
            text="".join((*pieces, text[at:])), replaced=(*replaced, *numbers), left=tuple(left)
        )

    def recompose_within(self, value: Value) -> Value:
        """Give a frozen value with every text in it recomposed, however deep it lies."""
        if isinstance(value, Enum):
            return value
        if isinstance(value, str):
            return cast("Value", self.recompose(value).text)
        if isinstance(value, tuple):
            return cast("Value", tuple(self.recompose_within(one) for one in value))
        if is_dataclass(value) and not isinstance(value, type):
            changed = {one.name: self.recompose_within(getattr(value, one.name)) for one in fields(value)}
            return cast("Value", replace(value, **changed))
        return value


def plan_redaction(
    child: Named,
    others: Iterable[Named],
    places: Iterable[HiddenPlace],
    *,
    kept: Iterable[str] = (),
    public_places: Iterable[str] = (),
    unhidden: Iterable[Unhidden] = (),
    texts: Iterable[str] = (),
) -> Redaction:
    """Work out what to hide: every child but the pack's own, and every confidential address.

    `kept` are names that stay whatever they share: adults the pack names, the school. `public_places` are
    towns and authorities that stay readable on their own though they end a hidden address. `unhidden` are the
    writer's choices, each with its reason (`ReasonNeeded` without): such a child's whole name stays, a part
    of it that a hidden child bears too does not. Children are labelled B, C, and so on in the order they
    first appear in `texts`, then as given; the pack's own child would be A.
    """
    choices = tuple(unhidden)
    if not all(choice.reason.strip() for choice in choices):
        raise ReasonNeeded
    shown = {choice.what for choice in choices}
    everyone = [one for one in others if one.who != child.who]
    hidden = [one for one in everyone if one.who not in shown]
    readable = [name for one in everyone if one.who in shown for name in one.names if len(name.split()) > 1]
    hidden_places = [one for one in places if one.what not in shown]
    phrases = index(
        chain(
            kept_phrases((*child.names, *readable, *kept)),
            name_phrases(hidden, tokens_in(child.names)),
            place_phrases(hidden_places, {tokens_of(place) for place in public_places}),
        )
    )
    order = _order_of_appearance(phrases, texts, [one.who for one in hidden])
    numbers = frozenset(filter(None, (_digits(one) for place in hidden_places for one in place.also)))
    letters = dict(zip(order, _letters(), strict=False))
    return Redaction(letters=letters, phrases=phrases, numbers=numbers)


def texts_within(value: object) -> Iterator[str]:
    """Give every text in a frozen value, in the order its fields stand."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_within(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from texts_within(getattr(value, one.name))


def _order_of_appearance(
    phrases: Mapping[str, tuple[Phrase, ...]], texts: Iterable[str], everyone: Iterable[RecordId]
) -> list[RecordId]:
    seen: dict[RecordId, None] = {}
    for text in texts:
        for found in _find(phrases, text, words_of(text))[0]:
            if found.phrase.kind is Kind.NAME and len(found.phrase.hides) == 1:
                seen.setdefault(found.phrase.hides[0])
    return [*seen, *(who for who in everyone if who not in seen)]


def _find(
    phrases: Mapping[str, tuple[Phrase, ...]], text: str, words: tuple[Word, ...]
) -> tuple[list[_Found], list[str]]:
    """Find what is hidden, longest first from the left; and what a person should look at."""
    found: list[_Found] = []
    left: list[str] = []
    at = 0
    while at < len(words):
        phrase = next(
            (one for one in phrases.get(words[at].folded, ()) if _stands(one, text, words, at)), None
        )
        end = at + (len(phrase.tokens) if phrase else 1)
        if phrase is not None and phrase.kind is not Kind.KEPT:
            if phrase.kind is Kind.DOUBTFUL or _reads_as_a_word(phrase, text, words, at):
                left.append(text[words[at].start : words[end - 1].end])
            else:
                found.append(_Found(phrase, at, end))
        at = end
    return found, left


def _stands(phrase: Phrase, text: str, words: tuple[Word, ...], at: int) -> bool:
    here = words[at : at + len(phrase.tokens)]
    if tuple(word.folded for word in here) != phrase.tokens:
        return False
    return all(_joins(text, first, second) for first, second in pairwise(here))


def _joins(text: str, first: Word, second: Word) -> bool:
    """Say whether two words can belong to one name: close by, and not a word with its possessive s."""
    gap = text[first.end : second.start]
    return len(gap) <= _WIDEST_GAP and not (len(second.folded) == 1 and _APOSTROPHES.search(gap))


def _reads_as_a_word(phrase: Phrase, text: str, words: tuple[Word, ...], at: int) -> bool:
    if phrase.kind is not Kind.NAME or len(phrase.tokens) > 1:
        return False
    if phrase.ordinary and text[words[at].start].islower():
        return True
    beside = words[max(at - 1, 0) : at] + words[at + 1 : at + 2]
    return phrase.tokens[0] in MONTHS and any(word.folded[0].isdecimal() for word in beside)


@dataclass(slots=True)
class _Span:
    """A run of words to replace; an empty label means the label of the children hidden."""

    start: int
    end: int
    what: tuple[RecordId, ...]
    label: str


def _spans(text: str, words: tuple[Word, ...], found: list[_Found]) -> list[_Span]:
    """Join what was found side by side into one replacement each."""
    spans: list[_Span] = []
    for one in _without_lone_towns(text, words, found):
        floor = spans[-1].end if spans else 0
        span = _place_span(text, words, one, floor)
        if one.phrase.kind is Kind.NAME:
            span = _name_span(text, words, one, floor)
        if spans and _is_one(text, words, spans[-1], span):
            spans[-1].end = span.end
        else:
            spans.append(span)
    return spans


def _is_one(text: str, words: tuple[Word, ...], first: _Span, second: _Span) -> bool:
    gap = text[words[first.end - 1].end : words[second.start].start]
    if first.label == second.label == ADDRESS_WITHHELD:
        return len(gap) <= _WIDEST_GAP + 1 and not any(map(str.isalnum, gap))
    return first.what == second.what and not second.label and _SAME_NAME.fullmatch(gap) is not None


def _name_span(text: str, words: tuple[Word, ...], one: _Found, floor: int) -> _Span:
    """Hide a title with the name it goes with: it may be an adult of the same family."""
    before = one.start - 1
    if before >= floor and words[before].folded in TITLES and _joins(text, words[before], words[one.start]):
        return _Span(before, one.end, one.phrase.hides, NAME_WITHHELD)
    return _Span(one.start, one.end, one.phrase.hides, "")


def _place_span(text: str, words: tuple[Word, ...], one: _Found, floor: int) -> _Span:
    """Hide the door number and "Flat" before an address with it."""
    start = one.start
    while start > floor and is_door(words[start - 1].folded):
        if not _joins(text, words[start - 1], words[start]):
            break
        start -= 1
    return _Span(start, one.end, one.phrase.hides, ADDRESS_WITHHELD)


def _without_lone_towns(text: str, words: tuple[Word, ...], found: list[_Found]) -> Iterator[_Found]:
    """Leave a public town readable, save where it ends a hidden address."""
    after_place = -1
    for one in found:
        if one.phrase.kind is Kind.TOWN:
            gap = text[words[after_place - 1].end : words[one.start].start] if after_place > 0 else "."
            if _SAME_LINE.fullmatch(gap) is None:
                continue
        if one.phrase.kind in (Kind.PLACE, Kind.TOWN):
            after_place = one.end
        yield one


def _letters() -> Iterator[str]:
    """Give B, C … Z, AA, AB …: the pack's own child would be A."""
    every = ("".join(letters) for size in count(1) for letters in product(ascii_uppercase, repeat=size))
    return islice(every, 1, None)


def _digits(number: str) -> str:
    """Give a telephone number as digits from its leading nought; nothing if it is not one."""
    digits = re.sub(r"\D", "", number) if not re.search(r"[^\W\d_]", number) else ""
    for abroad in ("0044", "44"):
        if digits.startswith(abroad):
            digits = f"0{digits.removeprefix(abroad)}"
    return digits if len(digits) >= _SHORTEST_NUMBER else ""


def _hide_numbers(text: str, numbers: frozenset[str]) -> tuple[str, list[Replaced]]:
    replaced: list[Replaced] = []

    def swap(found: re.Match[str]) -> str:
        if _digits(found.group()) not in numbers:
            return found.group()
        replaced.append(Replaced(what=(), label=NUMBER_WITHHELD))
        return NUMBER_WITHHELD

    return (_NUMBER.sub(swap, text) if numbers else text), replaced
