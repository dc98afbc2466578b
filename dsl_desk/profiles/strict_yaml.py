"""A YAML file as plain texts, lists and mappings, with every fault at once and the line of everything.

Stricter than YAML on purpose: every scalar stays the text that was typed (0123, NO and 12:30:45 are never
turned into something else), and anchors, aliases, tags, repeated keys, deep nesting, mark-up and hidden
characters are refused. A plain `null`, `~` or nothing means absent. The parser's events are read one by one,
so nothing is built from a construct before it is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from dsl_desk.profiles.fault import MOST_SHOWN, Fault, Path, shown

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"
Branch: TypeAlias = "dict[str, Tree]"

LARGEST = 1_000_000
"""Bytes a file may have; the richest profile needs a tenth of it."""

DEEPEST = 20
"""Lists and mappings inside one another; a profile needs eight."""

MOST_VALUES = 20_000
"""Texts, lists and mappings in a file; the richest profile has a tenth of it."""

ABSENT = frozenset(("", "~", "null", "Null", "NULL"))
HIDDEN = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f"
    r"\ufeff\ufff9-\uffff\U000e0000-\U000e007f"
)
"""Control characters, and those that turn, split or hide text: bidi controls, zero-width spaces, tags."""

MANY_HIDDEN = 20
HIDDEN_CHARACTER = re.compile(f"[{HIDDEN}]")
NEEDS_A_LOOK = re.compile(r"[<\\]")
MARK_UP = re.compile(r"<[A-Za-z/!?][^<>]*>")
LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a file holds: its text, its tree, the line of each thing in it, and what is wrong with it.

    `absent` are the keys given as null, which the tree leaves out. `whole` means that the tree is otherwise
    all the file says, so that its shape can be judged too.
    """

    text: str
    tree: Branch
    lines: dict[int, dict[str, int] | list[int]]
    absent: tuple[Path, ...]
    faults: tuple[Fault, ...]
    whole: bool

    def line_of(self, path: Path) -> int:
        """Give the line (from 1) of the thing at a path, or of the nearest thing around it."""
        node: Tree = self.tree
        line = 1
        for key in path:
            marks = self.lines.get(id(node))
            if isinstance(node, dict) and isinstance(marks, dict) and isinstance(key, str) and key in marks:
                line = marks[key]
                node = node.get(key)
            elif (
                isinstance(node, list)
                and isinstance(marks, list)
                and isinstance(key, int)
                and key < len(marks)
            ):
                line = marks[key]
                node = node[key]
            else:
                break
        return line


def read_strictly(data: bytes) -> Reading:
    """Read a file's bytes; a file too broken to have a tree gives an empty one, and its faults."""
    if len(data) > LARGEST:
        return _broken(f"the file has {len(data):,} bytes; {LARGEST:,} are the most a profile may have")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _broken(_not_utf8(data, error))
    plain, faults = _without_hidden(text)
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    look = NEEDS_A_LOOK.search(plain) is not None
    builder = _Builder(events=yaml.parse(plain, Loader=loader), look=look, faults=faults)
    try:
        tree, whole = builder.document(), True
    except yaml.YAMLError as error:
        tree, whole = {}, False
        faults.append(_not_yaml(error))
    except _Enough:
        tree, whole = {}, False
    return Reading(
        text=text,
        tree=tree,
        lines=builder.lines,
        absent=tuple(builder.absent),
        faults=tuple(faults),
        whole=whole,
    )


def _broken(words: str) -> Reading:
    """Give the reading of a file that is no text at all."""
    return Reading(text="", tree={}, lines={}, absent=(), faults=(Fault(words=words),), whole=False)


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> str:
    """Say which encoding it looks like, and which byte is wrong."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "the file is in UTF-16; save it as UTF-8"
    line = data.count(b"\n", 0, error.start) + 1
    return (
        f"the file is not UTF-8: byte {error.start + 1}, on line {line}, fits no character; save it as UTF-8"
    )


def _without_hidden(text: str) -> tuple[str, list[Fault]]:
    """Replace hidden characters by spaces, so that the rest can still be read, and name each of them."""
    found = tuple(HIDDEN_CHARACTER.finditer(text))
    if not found:
        return text, []
    faults = [
        Fault(
            line=len(LINE_END.findall(text, 0, one.start())) + 1,
            words=f"the hidden character U+{ord(one.group()):04X}; take it out",
        )
        for one in found[:MANY_HIDDEN]
    ]
    if len(found) > MANY_HIDDEN:
        faults.append(Fault(words=f"{len(found):,} hidden characters in all; is this a text file?"))
    return HIDDEN_CHARACTER.sub(" ", text), faults


def _not_yaml(error: yaml.YAMLError) -> Fault:
    """Say where the file stops being YAML, in the parser's words."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return Fault(
            line=error.problem_mark.line + 1,
            words=f"the file cannot be read past here ({error.problem}); check indents, colons and quotes",
        )
    return Fault(words="the file cannot be read: it is not YAML text")


class _Enough(Exception):
    """Reading further would help nobody."""


@dataclass(slots=True)
class _Builder:
    """Builds the tree from the parser's events, noting the line of each thing and every fault."""

    events: Iterator[Event]
    look: bool
    faults: list[Fault]
    lines: dict[int, dict[str, int] | list[int]] = field(default_factory=dict)
    absent: list[Path] = field(default_factory=list)
    values: int = 0

    def document(self) -> Branch:
        """Build the one document a file should hold. Raises yaml.YAMLError, or _Enough."""
        root: Tree = None
        seen = 0
        for event in self.events:
            if not isinstance(event, DocumentStartEvent):
                continue
            seen += 1
            if seen > 1:
                self._note((), event, "a second document begins here; keep one to a file")
                raise _Enough
            root = self._node(next(self.events), ())
        if isinstance(root, dict):
            return root
        self.faults.append(Fault(words=f"the file should be a set of keys, and holds {shown(root)}"))
        raise _Enough

    def _node(self, event: Event, path: Path) -> Tree:
        """Build what begins with an event."""
        self.values += 1
        if self.values > MOST_VALUES:
            self._note((), event, f"the file holds more than {MOST_VALUES:,} values; no profile is so long")
            raise _Enough
        if isinstance(event, ScalarEvent):
            return self._text(event, path)
        if isinstance(event, AliasEvent):
            self._note(path, event, f'the alias "*{event.anchor}" is not allowed; write it out')
            return None
        if isinstance(event, CollectionStartEvent):
            self._refuse_marks(event, path)
        if len(path) >= DEEPEST:
            self._note((), event, f"lists and keys stand more than {DEEPEST} deep inside one another here")
            raise _Enough
        return self._items(path) if isinstance(event, SequenceStartEvent) else self._mapping(path)

    def _items(self, path: Path) -> list[Tree]:
        """Build a list up to its end."""
        items: list[Tree] = []
        lines: list[int] = []
        self.lines[id(items)] = lines
        for event in self.events:
            if isinstance(event, SequenceEndEvent):
                break
            lines.append(_line(event))
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> Branch:
        """Build a set of keys up to its end. Keys given as null are left out; repeated ones are faults."""
        values: Branch = {}
        lines: dict[str, int] = {}
        self.lines[id(values)] = lines
        for event in self.events:
            if isinstance(event, MappingEndEvent):
                break
            key = self._key(event, path)
            value = self._node(next(self.events), (*path, key))
            if key in lines:
                again = f"the key {shown(key)} is given twice, first on line {lines[key]}; keep one"
                self._note((*path, key), event, again)
                continue
            lines[key] = _line(event)
            if value is None:
                self.absent.append((*path, key))
            else:
                values[key] = value
        return values

    def _key(self, event: Event, path: Path) -> str:
        """Take a key, which must be a text."""
        if isinstance(event, ScalarEvent):
            self._text(event, path)
            return event.value
        self._note(path, event, "a key must be a plain text")
        self._node(event, path)
        return "?"

    def _text(self, event: ScalarEvent, path: Path) -> str | None:
        """Take a scalar as the text typed; an unquoted null is absent."""
        if event.anchor or event.tag:
            self._refuse_marks(event, path)
        if self.look:
            self._look_at(event, path)
        if event.implicit[0] and event.value in ABSENT:
            return None
        return event.value

    def _look_at(self, event: ScalarEvent, path: Path) -> None:
        """Refuse mark-up, and characters that an escape hid until now."""
        found = MARK_UP.search(event.value)
        if found:
            self._note(path, event, f"the text holds mark-up ({shown(found.group())}); write plain text")
        hidden = HIDDEN_CHARACTER.search(event.value)
        if hidden:
            self._note(path, event, f"the text holds the hidden character U+{ord(hidden.group()):04X}")

    def _refuse_marks(self, event: ScalarEvent | CollectionStartEvent, path: Path) -> None:
        """Refuse anchors and tags: nothing needs them, and they can make a small file huge or hostile."""
        if event.anchor:
            self._note(path, event, f'the anchor "&{event.anchor}" is not allowed; take it out')
        if event.tag:
            self._note(path, event, f'the tag "{event.tag}" is not allowed; take it out')

    def _note(self, path: Path, event: Event, words: str) -> None:
        """Keep one fault, and stop when there are so many that the rest would not be read."""
        self.faults.append(Fault(line=_line(event), path=path, words=words))
        if len(self.faults) > MOST_SHOWN:
            raise _Enough


def _line(event: Event) -> int:
    """Give an event's line, from 1."""
    return event.start_mark.line + 1 if event.start_mark else 0
