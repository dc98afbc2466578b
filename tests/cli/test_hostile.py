"""Hostile text through every entrance: kept or refused in a sentence, and never playing with the terminal."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from dsl_desk.cli.questions import Scene
from dsl_desk.cli.readers import text
from dsl_desk.errors import Wrong
from dsl_desk.model.child import Child
from dsl_desk.model.note import Note
from dsl_desk.model.record import LONGEST_TEXT, Involved, Moment, Part
from dsl_desk.practice.desk import open_desk
from dsl_desk.practice.training import TRAINING_PASSPHRASE
from tests.cli.typist import MONDAY
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from tests.cli.typist import Shown, Typist
    from tests.hostile import Hostile

JOINERS = "\u200c\u200d\n"


def assert_harmless(shown: Shown) -> None:
    """Nothing but words and line ends reached the terminal, and nothing went wrong with us."""
    played = {one for one in shown.out + shown.err if unicodedata.category(one) in {"Cc", "Cf", "Cs", "Co"}}
    assert played - set(JOINERS) == set()
    assert shown.code in (0, 1, 2)


@pytest.mark.parametrize("one", HOSTILE, ids=lambda one: one.name)
def test_words_that_are_no_text_or_too_long_are_refused(one: Hostile) -> None:
    scene = Scene(MONDAY)
    if readable(one.text):
        assert text((one.text,), scene).value == one.text.strip()
        return
    with pytest.raises(Wrong, match=r"characters or fewer|characters that are no text"):
        text((one.text,), scene)


def readable(words: str) -> bool:
    """Say whether words can be kept as they are."""
    return len(words) <= LONGEST_TEXT and not any("\ud800" <= one <= "\udfff" or one == "\0" for one in words)


def test_hostile_names_are_shown_harmless(zofia: Typist) -> None:
    kept = [one for one in HOSTILE if readable(one.text) and one.text.strip()]
    with open_desk(zofia.casebook, TRAINING_PASSPHRASE, zofia.computer()) as desk:
        for one in kept:
            desk.children.add(Child(given_name=one.text, family_name="Birch", on_register_on=MONDAY.date()))
    listed = zofia.types("children", str(zofia.casebook))
    assert_harmless(listed)
    assert f"{len(kept) + 1} children." in listed.out
    opened = zofia.types("child", str(zofia.casebook), "birch")
    assert_harmless(opened)
    assert opened.code == 2


def test_hostile_accounts_are_shown_harmless(zofia: Typist) -> None:
    kept = [one for one in HOSTILE if readable(one.text)]
    with open_desk(zofia.casebook, TRAINING_PASSPHRASE, zofia.computer()) as desk:
        who = desk.children.register()[0].record_id
        for one in kept:
            desk.notes.keep(
                Note(
                    children=(Involved(who=who, part=Part.SUBJECT),),
                    happened=Moment(on=MONDAY.date(), words=one.text),
                    headline=one.text,
                    account=one.text,
                    child_words=one.text,
                )
            )
    file = zofia.types("child", str(zofia.casebook), "zofia")
    assert_harmless(file)
    assert file.words.count("Note (P-") == len(kept)
    begun = [line for line in file.out.splitlines() if line[:1].strip()]
    assert not [line for line in begun if line.startswith(("done", "2026-01-01", "line", "two"))]


@pytest.mark.parametrize("name", ["terminal escapes", "right-to-left override", "mark-up", "log forging"])
def test_a_hostile_note_goes_through_whole(zofia: Typist, name: str) -> None:
    words = next(one.text for one in HOSTILE if one.name == name)
    said = ("--when=today", f"--heading={words}", f"--account-file={zofia.writes('a.txt', words)}")
    noted = zofia.types("note", str(zofia.casebook), "--child=zofia", *said)
    assert_harmless(noted)
    assert noted.code == 0


LOOKED_FOR = [
    one
    for one in HOSTILE
    if one.name in {"NUL", "SQL", "search syntax", "terminal escapes", "lone surrogate"}
]


@pytest.mark.parametrize("one", LOOKED_FOR, ids=lambda one: one.name)
def test_hostile_words_are_looked_for(zofia: Typist, one: Hostile) -> None:
    assert_harmless(zofia.types("search", str(zofia.casebook), one.text))
    assert_harmless(zofia.types("child", str(zofia.casebook), one.text))


@pytest.mark.parametrize("one", [one for one in HOSTILE if len(one.text) < 100_000], ids=lambda one: one.name)
def test_a_hostile_command_line_is_refused(typist: Typist, one: Hostile) -> None:
    assert_harmless(typist.types(one.text))
    assert_harmless(typist.types("log", one.text.replace("\0", ""), f"--{one.text}"))


def test_an_answer_typed_at_the_keyboard_is_shown_back_harmless(zofia: Typist) -> None:
    lines = ("zofia", "", "today", "\x1b[2J\u202egpj.exe", "seen", ".", "", ".", "y")
    shown = zofia.answers("note", str(zofia.casebook), lines=lines)
    assert_harmless(shown)
    assert "The heading: ‹U+001B›[2J‹U+202E›gpj.exe" in shown.out
