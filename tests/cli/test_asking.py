"""At the keyboard: one question after another, wrong answers again, everything checked before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.typist import OWN_PASSPHRASE

if TYPE_CHECKING:
    from tests.cli.typist import Shown, Typist

NOTE = (
    "zofia",  # which child
    "",  # nobody else
    "yesterday morning",
    "Home visit",
    "Nobody opened.",
    "A neighbour looked out.",
    ".",
    "",  # no source
    ".",  # no words of the child
)


def kept_notes(typist: Typist) -> str:
    return typist.types("child", str(typist.casebook), "zofia").words


def take_note(typist: Typist, *lines: str) -> Shown:
    return typist.answers("note", str(typist.casebook), lines=lines)


def test_every_question_is_asked_and_the_answers_are_checked(zofia: Typist) -> None:
    shown = take_note(zofia, *NOTE, "y")
    assert (shown.code, shown.err, shown.unread) == (0, "", ())
    assert "Which child?" in shown.out
    assert "Part of any of their names, or the UPN." in shown.out
    assert "What happened?" in shown.out
    assert "End with a line that holds a single full stop." in shown.out
    assert "Check your answers" in shown.out
    assert "1 The child: Zofia Żółkiewska, born 3 May 2009" in shown.words
    assert "When it happened: Sunday 22 November 2026, morning" in shown.words
    assert "The note: Nobody opened. A neighbour looked out." in shown.words
    assert "Keep this?" in shown.out
    assert "Kept: note" in shown.out
    assert "Nobody opened. A neighbour looked out." in kept_notes(zofia)


def test_what_was_given_as_an_option_is_not_asked(zofia: Typist) -> None:
    lines = ("", "Home visit", "Nobody opened.", ".", "", ".", "y")
    shown = zofia.answers("note", str(zofia.casebook), "--child=zofia", "--when=yesterday", lines=lines)
    assert (shown.code, shown.unread) == (0, ())
    assert "Which child?" not in shown.out


def test_a_wrong_answer_is_asked_again_with_the_reason(zofia: Typist) -> None:
    lines = ("nobody", "zofia", "", "31/11/26", "tomorrow", "20 Nov", "", "Home visit", *NOTE[4:], "y")
    shown = take_note(zofia, *lines)
    assert (shown.code, shown.unread) == (0, ())
    assert "The child was not found: no child here answers to “nobody”." in shown.err
    assert "When it happened must be a real date, the day before the month" in shown.err
    assert "When it happened must be today or in the past." in shown.err
    assert "Enter a short heading." in shown.err


def test_an_answer_can_be_changed_before_it_is_kept(zofia: Typist) -> None:
    shown = take_note(zofia, *NOTE, "4", "A visit", "9", "x", "y")
    assert shown.code == 0
    assert shown.err.count("Type y, n or the number of an answer.") == 2
    assert "A visit" in kept_notes(zofia)
    assert "Home visit" not in kept_notes(zofia)


def test_nothing_is_kept_when_the_answer_is_no(zofia: Typist) -> None:
    shown = take_note(zofia, *NOTE, "n")
    assert (shown.code, shown.err) == (1, "Nothing was kept.\n")
    assert "Home visit" not in kept_notes(zofia)


@pytest.mark.parametrize("answered", [0, 3, 6, len(NOTE)])
def test_nothing_is_kept_when_somebody_goes_away(zofia: Typist, answered: int) -> None:
    shown = take_note(zofia, *NOTE[:answered])
    assert (shown.code, shown.err) == (130, "Stopped. Nothing was kept.\n")
    assert "Nothing is recorded yet." in kept_notes(zofia)


def test_yes_skips_the_check(zofia: Typist) -> None:
    shown = zofia.answers("note", str(zofia.casebook), "--yes", lines=NOTE)
    assert (shown.code, shown.unread) == (0, ())
    assert "Check your answers" not in shown.out


def test_among_several_children_the_right_one_is_chosen(zofia: Typist) -> None:
    book = str(zofia.casebook)
    zofia.types("add", book, "--given-name=Zofia", "--family-name=Alder", "--born=1/1/14")
    shown = take_note(zofia, "zofia", "1", *NOTE[1:], "y")
    assert (shown.code, shown.unread) == (0, ())
    assert "The child could be any of these 2:" in shown.err
    assert "1 Zofia Alder, born 1 January 2014" in shown.words
    assert "Kept: note" in shown.out
    assert "Home visit" in zofia.types("child", book, "alder").words


def test_after_a_change_what_rests_on_it_is_asked_again(zofia: Typist) -> None:
    book = str(zofia.casebook)
    zofia.types("add", book, "--given-name=Sam", "--family-name=Birch")
    logged = zofia.types(
        "log",
        book,
        "--child=zofia",
        "--when=20 Nov",
        "--reported-by=Sam Reed",
        "--how-told=in writing",
        "--heading=No coat",
        f"--account-file={zofia.writes('a.txt', 'Cold.')}",
    )
    assert logged.code == 0
    reached = ("", "MASH", "", "phone", "what was decided", "reached", ".", "", "", "", "", "")
    shown = zofia.answers("contact", book, lines=("zofia", *reached, "1", "birch", "y"))
    assert (shown.code, shown.unread) == (0, ())
    assert "MASH: reached" in zofia.types("child", book, "birch").words


def test_choices_are_numbered_words(zofia: Typist) -> None:
    reached = ("", "MASH", "", "phone", "what was decided", "4", ".", "", "", "", "", "")
    shown = zofia.answers("contact", str(zofia.casebook), lines=("zofia", *reached, "y"))
    assert (shown.code, shown.unread) == (0, ())
    assert "4 call back promised" in shown.words
    assert "What came of it: call back promised" in shown.words
    assert "Who tried: DSL" in shown.words


def test_a_suggestion_is_taken_or_left_empty(rowan: Typist) -> None:
    book = str(rowan.casebook)
    first = ("Rowan High", "123456", "1 High Street", "", "01632 960123", "", "", "", "", "", "", "y")
    assert rowan.answers("school", book, lines=first).code == 0
    again = ("", "-", "", "", "", "", "", "", "", "", "The URN was wrong.", "y")
    shown = rowan.answers("school", book, lines=again)
    assert (shown.code, shown.unread) == (0, ())
    assert "Enter takes: 123456 (- leaves it empty)" in shown.words
    assert "The URN: (nothing)" in shown.words
    assert "The address: 1 High Street" in shown.words
    assert "The telephone number: 01632 960123" in shown.words


def test_a_refusal_loses_no_answer(rowan: Typist) -> None:
    """The school's terms are looked at only when they are kept; the rest stays as it was typed."""
    answers = (
        "Rowan High",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "18/12/26 to 2/9/26",
        "",
        "",
        "y",
        "9",
        "2/9/26 to 18/12/26",
        "",
        "y",
    )
    shown = rowan.answers("school", str(rowan.casebook), lines=answers)
    assert (shown.code, shown.unread) == (0, ())
    assert "Term 1 ends before it begins. Check both dates." in shown.err
    assert shown.out.count("Check your answers") == 3
    assert shown.out.count("What is the school called?") == 1


def test_one_s_own_passphrase_is_asked_for_again(typist: Typist) -> None:
    typist.make_casebook(OWN_PASSPHRASE)
    book = str(typist.casebook)
    shown = typist.answers("children", book, secrets=("wrong", OWN_PASSPHRASE))
    assert shown.code == 0
    assert "That passphrase was not recognised." in shown.err
    assert "The register is empty." in shown.out
    assert "published" not in shown.out
    shown = typist.answers("children", book, secrets=("one", "two", "three", OWN_PASSPHRASE))
    assert (shown.code, shown.err.count("was not recognised")) == (1, 3)
    assert "The register" not in shown.out


def test_a_chosen_passphrase_is_typed_twice(typist: Typist) -> None:
    book = str(typist.casebook)
    made = ("create", book, "--label=DSL", "--own-passphrase")
    shown = typist.answers(*made, secrets=(OWN_PASSPHRASE, "another"))
    assert (shown.code, typist.casebook.exists()) == (1, False)
    assert "The two passphrases differ" in shown.err
    shown = typist.answers(*made, secrets=(OWN_PASSPHRASE, OWN_PASSPHRASE))
    assert (shown.code, shown.err) == (0, "")
    assert "published" not in shown.out
    assert typist.types("children", book, piped=f"{OWN_PASSPHRASE}\n").code == 0
