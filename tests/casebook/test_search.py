"""Finding records by words: as somebody types, newest first, whatever alphabet, and never with an error."""

from __future__ import annotations

import re
import shutil
import sys
import unicodedata
from datetime import date, time
from typing import TYPE_CHECKING

import pytest
import sqlcipher3.dbapi2 as sqlite
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dsl_desk.casebook.search import LONGEST_QUESTION, question
from dsl_desk.model.access import PROTECTION, SUPPORT
from tests.bench.bare import search_table
from tests.casebook.computer import Computer
from tests.casebook.samples import amend, child, concern, put, reopen
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dsl_desk.casebook.casebook import Casebook
    from dsl_desk.casebook.entries import Kept
    from tests.hostile import Hostile


@pytest.fixture(scope="module")
def shared(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    """One casebook for the tests that only add to it."""
    folder = shutil.copytree(template, tmp_path_factory.mktemp("search") / "Shared.casebook")
    book = reopen(folder, Computer())
    yield book
    book.close()


def finds(book: Casebook, typed: str, kept: Kept) -> bool:
    return any(one.record_id == kept.record_id for one in book.search(typed, limit=1_000))


def headlines(book: Casebook, typed: str, limit: int = 50) -> list[str]:
    return [one.headline for one in book.search(typed, limit)]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Żółkiewska", "zolk"),
        ("Żółkiewska", "ŻÓŁKIEWSKA"),
        ("Zolkiewska", "żół"),
        ("Łucja", "lucja"),
        ("Ørjan Đorđević", "orjan dordevic"),
        ("Weiß", "weiss"),
        ("WEIẞ", "weiß"),
        ("Æthelred", "aethel"),
        ("Þóra", "thora"),
        ("Nguyễn Thị Đặng", "nguyen dang"),
        ("Ẹ̀kẹ́", "eke"),
        ("Ẹ̀kẹ́", "Ẹ̀kẹ́"),
        ("İPEK IŞIK", "ipek isik"),
        ("Zoe\u0308", "zoë"),
        ("ﬁona’s oﬃce", "fiona office"),
        ("Ａｎｎａ", "anna"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("O’Brien", "O'Brien"),
        ("d’Arcy-Jones", "arcy jon"),
        ("smith_jones", "jones"),
        ("مُحَمَّد", "محمد"),
        ("מֹשֶׁה", "משה"),
        ("সুমন", "সুমন"),
        ("王小明", "王小明"),
        ("Da\u200bni\u00adel", "daniel"),
        ("Room 101", "101"),
    ],
)
def test_a_name_is_found_however_it_is_typed(shared: Casebook, written: str, typed: str) -> None:
    kept = put(shared, concern(account=f"Seen with {written} at the gate."))
    other = put(shared, concern(account="Somebody else altogether."))
    assert finds(shared, typed, kept)
    assert not finds(shared, typed, other)


@pytest.mark.parametrize("typed", ["", " ", "a", "ab", "ab cd", "!?", "'\"", "* *", "\x00\x00\x00", "\ud83d"])
def test_less_than_three_letters_finds_nothing(shared: Casebook, typed: str) -> None:
    put(shared, concern(account="ab cd abcd"))
    assert shared.search(typed) == ()


def test_the_last_word_is_unfinished_until_a_space_follows(book: Casebook) -> None:
    kept = put(book, concern(account="grandmother"))
    for end in range(3, len("grandmother") + 1):
        assert finds(book, "grandmother"[:end], kept)
    assert not finds(book, "grand ", kept)
    assert not finds(book, "grand mother", kept)
    assert finds(book, "grandmother ", kept)


def test_every_word_must_be_there_in_any_order_and_short_ones_are_passed_over(book: Casebook) -> None:
    both = put(book, concern(account="bruise on the left arm"))
    put(book, concern(account="bruise on a knee"))
    assert [one.record_id for one in book.search("arm bruise")] == [both.record_id]
    assert [one.record_id for one in book.search("an arm of it")] == [both.record_id]


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        '""" "',
        "bruise NOT coat",
        "NOT bruise",
        "bruise OR",
        "AND AND AND",
        "NEAR(bruise coat, 2)",
        "words:bruise",
        "-bruise",
        "^bruise",
        "bruise*",
        "*",
        "(bruise",
        "bruise)",
        "d'arcy",
        "smith-jones",
        "{bruise} : +",
        "bruise; DROP TABLE entry",
        "%bru_se%",
        "a\x00b\x00bruise",
    ],
)
def test_what_fts5_takes_for_syntax_is_only_words(shared: Casebook, typed: str) -> None:
    kept = put(shared, concern(account="bruise"))
    shared.search(typed)
    assert finds(shared, "bruise", kept)


def test_operators_are_looked_for_as_the_words_they_are(book: Casebook) -> None:
    kept = put(book, concern(account="He did not say where or when, and was near tears."))
    assert finds(book, "NOT", kept)
    assert finds(book, "near AND not", kept)


@pytest.mark.parametrize("hostile", HOSTILE, ids=[one.name for one in HOSTILE])
def test_hostile_text_is_kept_found_and_looked_for(shared: Casebook, hostile: Hostile) -> None:
    text = hostile.text[:20_000]
    kept = put(shared, concern(account=f"{text} signpost", headline=text))
    assert finds(shared, "signpost", kept)
    shared.search(hostile.text)
    assert not question(hostile.text) or finds(shared, hostile.text, kept)


@settings(max_examples=300, deadline=None)
@given(typed=st.text(max_size=60))
@example(typed="x" * 3 + "\u0301" * 100)
def test_nothing_that_can_be_typed_fails(shared: Casebook, typed: str) -> None:
    shared.search(typed)


def test_a_page_pasted_into_the_box_is_looked_at_in_its_first_line(book: Casebook) -> None:
    kept = put(book, concern(account="one two three " * 40))
    assert finds(book, "one two three " * 40_000, kept)
    assert len(question("word " * 200_000)) < 2 * LONGEST_QUESTION


def test_the_newest_come_first_by_when_it_happened_over_every_ledger(book: Casebook) -> None:
    days = [date(2026, 3, 1), date(2024, 5, 6), date(2026, 11, 20), date(1899, 12, 31), date(2026, 3, 1)]
    at = [time(9, 0), None, None, None, time(15, 30)]
    for place, (day, hour) in enumerate(zip(days, at, strict=True)):
        compartment = SUPPORT if place % 2 else PROTECTION
        put(book, concern(headline=f"number {place}", on=day, at=hour), compartment)
    assert headlines(book, "coat") == ["number 2", "number 4", "number 0", "number 1", "number 3"]


def test_no_more_than_asked_for_and_those_the_newest(book: Casebook) -> None:
    for day in range(1, 29):
        for compartment in (SUPPORT, PROTECTION):
            put(book, concern(headline=f"{day:02} {compartment}", on=date(2026, 2, day)), compartment)
    found = headlines(book, "coat", limit=5)
    assert {one[:2] for one in found[:4]} == {"28", "27"}
    assert found[4][:2] == "26"
    assert len(headlines(book, "coat")) == 50


def test_a_corrected_record_is_found_by_its_new_words_alone(book: Casebook) -> None:
    kept = put(book, concern(account="He wore sandals.", headline="Sandals"))
    amend(book, concern(account="He wore trainers.", headline="Trainers"), kept)
    assert not finds(book, "sandals", kept)
    (found,) = book.search("trainers")
    assert (found.record_id, found.revision, found.headline) == (kept.record_id, 2, "Trainers")


def test_a_correction_of_the_day_alone_moves_it(book: Casebook) -> None:
    first = put(book, concern(headline="first", on=date(2026, 1, 1)))
    put(book, concern(headline="second", on=date(2026, 2, 1)))
    assert headlines(book, "coat") == ["second", "first"]
    amend(book, concern(headline="first", on=date(2026, 3, 1)), first)
    assert headlines(book, "coat") == ["first", "second"]


def test_a_child_is_found_by_any_name_and_says_where_it_lives(book: Casebook) -> None:
    kept = put(book, child("Zofia", "Żółkiewska"), SUPPORT)
    (found,) = book.search("zolk")
    assert (found.record_id, found.compartment, found.kind) == (kept.record_id, SUPPORT, "child")
    assert (found.headline, found.status) == ("Zofia Żółkiewska", "on roll")


def test_what_lies_in_a_ledger_that_is_not_held_is_not_found(book: Casebook) -> None:
    put(book, concern(account="umbrella"), PROTECTION)
    assert [one.compartment for one in book.search("umbrella")] == [PROTECTION]


def test_what_search_takes_for_one_word_is_one_word_to_the_index() -> None:
    """Else FTS5 would read a phrase, and an index without positions refuses those with an error."""
    letters = (chr(code) for code in range(0x80, sys.maxunicode + 1))
    asked = " ".join(question(f"q{one}zz ") for one in letters if unicodedata.category(one)[0] in "LMN")
    words = sorted(set(re.findall('"(.*?)"', asked)))
    assert len(words) > 100_000
    connection = sqlite.connect(":memory:", isolation_level=None)
    search_table(connection)
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO search (rowid, words) VALUES (?, ?)", enumerate(words))
    connection.execute("CREATE VIRTUAL TABLE temp.kept USING fts5vocab(main, search, instance)")
    indexed = "SELECT count(*), count(DISTINCT doc) FROM temp.kept"
    assert connection.execute(indexed).fetchone() == (len(words), len(words))
    connection.close()
