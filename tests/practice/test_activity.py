"""Who did what and when."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from dsl_desk.practice.desk import open_desk
from tests.practice.rowan import PASSPHRASE, a_concern, make_desk

if TYPE_CHECKING:
    from pathlib import Path

    from dsl_desk.model.record import RecordId
    from dsl_desk.practice.computer import ThisComputer
    from dsl_desk.practice.desk import Desk
    from tests.practice.rowan import FixedClock


def later(clock: FixedClock) -> None:
    """Let five minutes pass."""
    clock.at += timedelta(minutes=5)


def test_what_was_written_and_read_is_told_newest_first(
    desk: Desk, zofia: RecordId, clock: FixedClock
) -> None:
    later(clock)
    concern = desk.concerns.log(a_concern(zofia)).record_id
    later(clock)
    desk.concerns.correct(concern, 1, a_concern(zofia, account="Less."), "He was unsure.")
    later(clock)
    desk.children.open(zofia)
    later(clock)
    desk.search.find("jacket")
    told = desk.activity.recent()[:4]
    assert [(one.act, one.child_name, one.words) for one in told] == [
        ("searched", "", "jacket"),
        ("opened the file of", "Zofia Żółkiewska", ""),
        ("corrected a concern", "Zofia Żółkiewska", ""),
        ("logged a concern", "Zofia Żółkiewska", ""),
    ]
    assert {one.who for one in told} == {"DSL"}
    assert (told[2].why, told[2].record_id, told[2].child_id) == ("He was unsure.", concern, zofia)
    assert [one.is_read for one in told] == [True, True, False, False]


def test_one_opening_noted_in_two_ledgers_is_told_once_and_a_later_one_again(
    desk: Desk, zofia: RecordId, clock: FixedClock
) -> None:
    desk.page.of(zofia)
    later(clock)
    desk.page.of(zofia)
    opened = [one for one in desk.activity.recent() if one.act == "opened the file of"]
    assert [one.at for one in opened] == [clock.at, clock.at - timedelta(minutes=5)]


def test_older_activities_follow_on_without_a_gap(desk: Desk, zofia: RecordId, clock: FixedClock) -> None:
    for number in range(6):
        later(clock)
        desk.concerns.log(a_concern(zofia, account=f"Number {number}"))
        later(clock)
        desk.search.find(f"number{number}")
    whole = desk.activity.recent(12)
    first = desk.activity.recent(5)
    second = desk.activity.recent(7, before=first[-1].at)
    assert (*first, *second) == whole


def test_reads_written_at_the_last_close_are_told(
    tmp_path: Path, computer: ThisComputer, clock: FixedClock
) -> None:
    folder = tmp_path / "Rowan High.casebook"
    with make_desk(folder, computer) as before:
        before.search.find("yesterday")
    later(clock)
    with open_desk(folder, PASSPHRASE, computer) as after:
        after.search.find("today")
        words = [one.words for one in after.activity.recent() if one.act == "searched"]
    assert words == ["today", "yesterday"]


def test_ones_own_reads_are_looked_for_among_the_last_only(
    tmp_path: Path, computer: ThisComputer, clock: FixedClock
) -> None:
    folder = tmp_path / "Rowan High.casebook"
    with make_desk(folder, computer) as before:
        for words in ("first", "second", "third"):
            later(clock)
            before.search.find(words)
    with open_desk(folder, PASSPHRASE, computer) as after:
        assert [one.words for one in after.casebook.my_reads("search", among=2)] == ["third", "second"]
        assert after.casebook.my_reads("print") == ()
