"""A casebook on disk under every order of acts that Hypothesis thinks of, and killed in the middle of them.

Killing a process shows what the program and SQLite leave half-done; what a disk loses when its power goes is
another matter. `HYPOTHESIS_PROFILE=long` runs many more and longer lives.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, event, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from dsl_desk.errors import AmendedMeanwhile
from tests.hostile import HOSTILE
from tests.properties.lives import CHILDREN, DEVICES, Life, Start, Tally, begin
from tests.properties.memory import check_child
from tests.properties.passages import HOMES, Form, compose, digest_of, form_of, mark, mark_of
from tests.properties.writer import BULK, POINTS, ROUNDS, SINGLES, Act, Manner, Way

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORT_ENOUGH = 12_000
MOST = {Way.SINGLES: SINGLES // 3, Way.REBUILD: ROUNDS, Way.CLOSE: ROUNDS // 2}

PROFILES = {
    "ordinary": settings(max_examples=8, stateful_step_count=30),
    "long": settings(max_examples=400, stateful_step_count=60),
}
CHOSEN = settings(
    PROFILES[os.environ.get("HYPOTHESIS_PROFILE", "ordinary")],
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

NUMBER = st.integers(min_value=0, max_value=9_999)
HOURS = st.integers(min_value=-100, max_value=100)
TEXT = st.one_of(
    st.text(max_size=60),
    st.sampled_from([one.text for one in HOSTILE if len(one.text) <= SHORT_ENOUGH]),
)


class Undone(Exception):
    """Raised inside a transaction so that nothing of it is kept."""


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Start:
    return begin(tmp_path_factory.mktemp("lives") / "start")


class CasebookMachine(RuleBasedStateMachine):
    """The acts. What is drawn never depends on how far a killed process happened to come."""

    def __init__(self, start: Start, tally: Tally) -> None:
        super().__init__()
        self._tally = tally
        self._place = Path(tempfile.mkdtemp(dir=start.place.parent))
        self._life = Life(start, self._place, tally)

    def teardown(self) -> None:
        try:
            self._life.end()
        finally:
            shutil.rmtree(self._place)

    @rule(
        form=st.sampled_from(Form),
        home=NUMBER,
        who=NUMBER,
        text=TEXT,
        days=NUMBER,
        file=st.binary(max_size=90),
        hours=HOURS,
    )
    def put(self, form: Form, home: int, who: int, text: str, days: int, file: bytes, hours: int) -> None:
        self._life.computer.pass_time(hours=hours)
        self._put([form], home, who, text, days % 60 - 30, file)

    @rule(forms=st.lists(st.sampled_from((Form.NOTE, Form.CONCERN)), min_size=2, max_size=4), who=NUMBER)
    def put_several(self, forms: list[Form], who: int) -> None:
        self._put(forms, who, who, "", -1, b"")

    def _put(self, forms: list[Form], home: int, who: int, text: str, days: int, file: bytes) -> None:
        life = self._life
        compartment = HOMES[forms[0]][home % len(HOMES[forms[0]])]
        with life.book.writing(compartment) as writing:
            if file and forms[0] is Form.CONCERN:
                writing.add_file(digest_of(file), file)
            kept = [
                writing.put(
                    compose(form, life.number(), life.about(who), life.day(days), text, file),
                    life.book.new_id(),
                )
                for form in forms
            ]
        for one in kept:
            life.memory.keep(one)
        life.wrote(compartment)
        self._tally.kept_here += len(kept)

    @rule(which=NUMBER, who=NUMBER, text=TEXT, days=NUMBER, hours=HOURS)
    def amend(self, which: int, who: int, text: str, days: int, hours: int) -> None:
        life = self._life
        life.computer.pass_time(hours=hours)
        before = life.memory.pick(which)
        form = form_of(before.record)
        record = compose(form, life.number(), life.about(who), life.day(days % 60 - 30), text)
        with life.book.writing(before.compartment) as writing:
            kept = writing.put(record, before.record_id, after=before.revision, why=text)
        life.memory.keep(kept)
        life.wrote(before.compartment)
        self._tally.kept_here += 1

    @rule(which=NUMBER, off=st.sampled_from((-1, 1, 2)))
    def amend_what_was_amended(self, which: int, off: int) -> None:
        life = self._life
        before = life.memory.pick(which)
        with pytest.raises(AmendedMeanwhile), life.book.writing(before.compartment) as writing:
            writing.put(before.record, before.record_id, after=before.revision + off)

    @rule(count=st.integers(min_value=1, max_value=9), who=NUMBER)
    def give_up_half_way(self, count: int, who: int) -> None:
        life = self._life
        with suppress(Undone), life.book.writing("protection") as writing:
            for _ in range(count):
                record = compose(Form.NOTE, life.number(), life.about(who), life.day(0))
                writing.put(record, life.book.new_id())
            raise Undone
        assert life.book.search(mark(life.next_number - 1)) == ()

    @rule(home=st.sampled_from(("support", "protection")))
    def note_read(self, home: str) -> None:
        self._life.note_read(home)

    @rule(which=NUMBER, body=st.binary(max_size=200))
    def keep_draft(self, which: int, body: bytes) -> None:
        drafts = list(self._life.memory.drafts)
        new = "support", self._life.book.new_id()
        key = [*drafts, new][which % (len(drafts) + 1)]
        self._life.book.keep_draft(*key, body)
        self._life.memory.drafts[key] = body
        self._life.wrote(key[0])

    @rule(which=NUMBER)
    def drop_draft(self, which: int) -> None:
        drafts = list(self._life.memory.drafts)
        if drafts:
            key = drafts[which % len(drafts)]
            self._life.book.drop_draft(*key)
            del self._life.memory.drafts[key]
            self._life.wrote(key[0])

    @rule(which=NUMBER, text=TEXT)
    def search(self, which: int, text: str) -> None:
        life = self._life
        kept = life.memory.pick(which)
        *old, latest = (mark_of(one.record) for one in life.memory.records[kept.record_id])
        assert [one.record_id for one in life.book.search(latest[:-1])] == [kept.record_id]
        assert not [word for word in old if life.book.search(word)]
        found = life.book.search(text)
        assert len(found) == len({one.record_id for one in found})

    @rule(who=NUMBER, days=st.none() | st.integers(min_value=-6, max_value=6))
    def read_a_child(self, who: int, days: int | None) -> None:
        life = self._life
        day = None if days is None else life.day(days)
        check_child(life.book, life.memory, life.children[who % CHILDREN], day)

    @rule(hours=HOURS)
    def move_the_clock(self, hours: int) -> None:
        self._life.computer.pass_time(hours=hours)

    @rule(device=st.sampled_from(DEVICES))
    def close_and_open(self, device: bytes) -> None:
        self._life.close()
        self._life.open(device)

    @rule()
    def rebuild(self) -> None:
        for _ in self._life.book.rebuild():
            pass

    @rule(
        where=st.sampled_from([(way, point) for way, points in POINTS.items() for point in points]),
        count=st.integers(min_value=1, max_value=BULK),
        manner=st.sampled_from(Manner),
        first=st.booleans(),
    )
    def kill_a_writer(self, where: tuple[Way, Act], count: int, manner: Manner, first: bool) -> None:
        way, point = where
        event(f"killed {way} at {point}")
        most = BULK if point is Act.PUT else MOST.get(way, 1)
        toll = self._life.kill(way, point, 1 + count % most, manner, verified_first=first)
        note(f"after {toll.last}: {len(toll.acknowledged)} acknowledged, {len(toll.pending)} under way")

    @invariant()
    def chains_are_as_long_as_they_should_be(self) -> None:
        heads = sum(one.seq for one in self._life.book.heads() if one.chain == "entry")
        founding = 2 * len(self._life.book.compartments)
        assert heads == founding + sum(map(len, self._life.memory.records.values()))


@pytest.fixture
def life(start: Start, tmp_path: Path) -> Iterator[Life]:
    """One life outside the machine."""
    begun = Life(start, tmp_path / "life", Tally())
    yield begun
    begun.end()


def test_whatever_is_done_and_wherever_it_is_killed_nothing_kept_is_lost(start: Start) -> None:
    tally = Tally()

    class OfThisRun(CasebookMachine):
        def __init__(self) -> None:
            super().__init__(start, tally)

    run_state_machine_as_test(OfThisRun, settings=CHOSEN)
    print(tally)
    assert tally.kept_here
    assert tally.acknowledged


@pytest.mark.parametrize("way", Way)
def test_killed_at_each_point(life: Life, way: Way) -> None:
    for place, point in enumerate(POINTS[way]):
        life.kill(way, point, 1, Manner.STANDING, verified_first=bool(place % 2))


@pytest.mark.parametrize(
    ("way", "point"),
    [
        (Way.SINGLES, Act.COMMITTING),
        (Way.BULK, Act.COMMITTING),
        (Way.REBUILD, Act.REBUILDING),
        (Way.CLOSE, Act.WRITING_FILE),
    ],
)
def test_killed_while_pages_are_being_written(life: Life, way: Way, point: Act) -> None:
    life.kill(way, point, 1, Manner.AT_A_WRITE, verified_first=False)
    life.kill(way, point, 1, Manner.AT_A_WRITE, verified_first=True)


@pytest.mark.parametrize("put", [41, 199])
def test_killed_with_part_of_a_large_transaction_on_the_disk(life: Life, put: int) -> None:
    life.kill(Way.BULK, Act.PUT, put, Manner.STANDING, verified_first=False)
    assert len(life.memory.records) == CHILDREN


def test_a_writer_left_alone_keeps_everything(life: Life) -> None:
    life.kill(Way.SINGLES, Act.DONE, 1, Manner.RUNNING, verified_first=False)
    assert sum(map(len, life.memory.records.values())) + len(life.memory.drafts) == CHILDREN + SINGLES
