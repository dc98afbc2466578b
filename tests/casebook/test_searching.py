"""Ending a search from another thread, and nothing else."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

import pytest
import sqlcipher3.dbapi2 as sqlite

from dsl_desk.casebook.search import Searching, SearchInterrupted

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDLESS = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def connection() -> Iterator[sqlite.Connection]:
    """A connection to a database of its own."""
    opened = sqlite.connect(":memory:", isolation_level=None)
    yield opened
    opened.close()


def test_another_thread_ends_a_search_that_runs() -> None:
    searching, raised = Searching(), list[type[BaseException]]()

    def search() -> None:
        own = sqlite.connect(":memory:", isolation_level=None)
        try:
            with searching.over((own,)):
                own.execute(ENDLESS).fetchone()
        except SearchInterrupted:
            raised.append(SearchInterrupted)
        finally:
            own.close()

    worker = Thread(target=search)
    worker.start()
    while worker.is_alive():
        searching.end()
        worker.join(0.01)
    assert raised == [SearchInterrupted]


def test_one_ended_between_two_statements_is_ended_too(connection: sqlite.Connection) -> None:
    searching = Searching()
    with pytest.raises(SearchInterrupted), searching.over((connection,)):
        searching.end()


def test_what_comes_after_a_search_is_not_touched(connection: sqlite.Connection) -> None:
    searching = Searching()
    with searching.over((connection,)):
        connection.execute("SELECT 1").fetchone()
    searching.end()
    connection.execute("CREATE TABLE kept (x)")
    with searching.over((connection,)):
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)


def test_another_fault_stays_what_it_is(connection: sqlite.Connection) -> None:
    searching = Searching()
    with pytest.raises(sqlite.OperationalError, match="no such table"), searching.over((connection,)):
        connection.execute("SELECT * FROM nowhere")
    with searching.over((connection,)):
        assert connection.execute("SELECT 1").fetchone() == (1,)
