"""The questions practice asks of one ledger's index."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from dsl_desk.casebook.chain import microseconds
from dsl_desk.casebook.entries import Due, Tie
from dsl_desk.casebook.search import listed as listed_row
from dsl_desk.casebook.seen import latest_reads, reads_before, reads_by
from dsl_desk.model.access import SIGNS_ROSTER, Member
from dsl_desk.model.record import Part, RecordId
from dsl_desk.model.working_days import LONDON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsl_desk.casebook.entries import Kept, Listed
    from dsl_desk.casebook.ledger import Ledger
    from dsl_desk.casebook.seen import Read

__all__ = [
    "count",
    "due",
    "involved",
    "last_entries",
    "last_reads",
    "latest_entry",
    "latest_reads",
    "listed",
    "member_reads",
    "of_child",
    "of_kind",
    "pinned_keys",
]


_PARTS = {part.value: part for part in Part}
_FAR_OFF = datetime(9999, 1, 1, tzinfo=LONDON)
_LATEST = """
SELECT id FROM entry WHERE record = ? ORDER BY revision DESC, at DESC, device DESC LIMIT 1
"""
_OF_KIND = "SELECT entry FROM record WHERE kind = ? ORDER BY row"
_LISTED = """
SELECT record, kind, revision, happened_on, happened_at, title, headline, status
FROM record WHERE kind = ? ORDER BY row DESC LIMIT ?
"""
_OF_CHILD = """
SELECT (SELECT id FROM entry WHERE record = about.record ORDER BY revision DESC, at DESC, device DESC LIMIT 1)
FROM (SELECT ?1 AS record UNION SELECT record FROM involves WHERE who = ?1) about
"""
_AS_KNOWN = """
SELECT max(e.id) FROM entry e LEFT JOIN known_later k ON k.entry = e.id
WHERE e.record IN (SELECT ?1 UNION SELECT record FROM involves WHERE who = ?1)
AND coalesce(k.known_at, e.at) < ?2 GROUP BY e.record
"""
_DUE = """
SELECT d.record, d.place, d.due_at FROM due d
WHERE NOT EXISTS (SELECT 1 FROM met m WHERE m.record = d.record AND m.rule = d.rule)
"""
_COUNT = "SELECT count(*) FROM record WHERE kind = ?"
_HEADS = "SELECT entry FROM record WHERE kind = ?"
_INVOLVED = "SELECT record, who, part, entry FROM involves"
_LAST = "SELECT id FROM entry WHERE at < ? ORDER BY id DESC LIMIT ?"
_MEMBERS = """
SELECT e.id FROM record r JOIN entry e ON e.record = r.record WHERE r.kind = 'member' ORDER BY e.id
"""


class _People(dict[bytes, RecordId]):
    """The ids of people, each made once: everybody is in many records."""

    def __missing__(self, raw: bytes) -> RecordId:
        made = self[raw] = RecordId(raw.hex())
        return made


def latest_entry(ledger: Ledger, record_id: RecordId) -> int | None:
    """Give the row of a record's latest revision."""
    row = ledger.connection.execute(_LATEST, (bytes.fromhex(record_id),)).fetchone()
    return row[0] if row else None


def of_kind(ledger: Ledger, kind: str) -> Iterator[Kept]:
    """Read the latest revision of every record of a kind."""
    for (entry,) in ledger.connection.execute(_OF_KIND, (kind,)).fetchall():
        yield ledger.kept(entry)


def listed(ledger: Ledger, kind: str, limit: int) -> list[Listed]:
    """List records of a kind, newest first."""
    rows = ledger.connection.execute(_LISTED, (kind, limit))
    return [listed_row(ledger.compartment, row) for row in rows]


def count(ledger: Ledger, kind: str) -> int:
    """Count the records of a kind."""
    return int(ledger.connection.execute(_COUNT, (kind,)).fetchone()[0])


def involved(ledger: Ledger, kind: str) -> list[Tie]:
    """Give who is in each record of a kind, by its latest revision, without opening it."""
    people = _People()
    heads = {entry for (entry,) in ledger.connection.execute(_HEADS, (kind,))}  # a join takes twice the time
    rows = ledger.connection.execute(_INVOLVED) if heads else ()
    return [
        Tie(RecordId(record.hex()), people[who], _PARTS[part])
        for record, who, part, entry in rows
        if entry in heads
    ]


def last_entries(ledger: Ledger, before: datetime, limit: int) -> Iterator[Kept]:
    """Read what was written last before a time, newest first: first words and corrections."""
    rows = ledger.connection.execute(_LAST, (microseconds(before), limit)).fetchall()
    for (entry,) in rows:
        yield ledger.kept(entry)


def last_reads(ledger: Ledger, before: datetime, limit: int) -> list[Read]:
    """Give what was read last before a time, newest first, with what waits to be written."""
    at = microseconds(before)
    waiting = [one for one in ledger.waiting_reads if one.at < at]
    return (waiting + reads_before(ledger.connection, at, limit))[:limit]


def member_reads(ledger: Ledger, member: bytes, act: str, among: int) -> list[Read]:
    """Give what one member did in one way lately, newest first, with what waits to be written."""
    waiting = [one for one in ledger.waiting_reads if (one.member, one.act) == (member, act)]
    return waiting + reads_by(ledger.connection, member, act, among)


def of_child(ledger: Ledger, who: RecordId, as_known_on: date | None) -> Iterator[Kept]:
    """Read the records about somebody, today's or as they stood at the end of a local day."""
    raw = bytes.fromhex(who)
    if as_known_on is None:
        rows = ledger.connection.execute(_OF_CHILD, (raw,)).fetchall()
    else:
        end = datetime.combine(as_known_on + timedelta(days=1), time.min, LONDON)
        rows = ledger.connection.execute(_AS_KNOWN, (raw, microseconds(end))).fetchall()
    for kept in (ledger.kept(entry) for (entry,) in rows if entry is not None):
        if kept.record_id == who or any(one.who == who for one in kept.record.involves()):
            yield kept


def due(ledgers: tuple[Ledger, ...]) -> tuple[Due, ...]:
    """Give the unmet deadlines of several ledgers, soonest first."""
    found = chain.from_iterable(_due(ledger) for ledger in ledgers)
    return tuple(sorted(found, key=lambda one: (one.due_at is None, one.due_at or _FAR_OFF)))


def _due(ledger: Ledger) -> Iterator[Due]:
    for record, place, due_at in ledger.connection.execute(_DUE).fetchall():
        yield Due(
            record_id=RecordId(record.hex()),
            compartment=ledger.compartment,
            place=place,
            due_at=datetime.fromisoformat(due_at) if due_at else None,
        )


def pinned_keys(ledger: Ledger) -> frozenset[bytes]:
    """Give the signing keys of those whose roster this ledger believes.

    The first member entry is the founder's; a later one counts only if somebody pinned by then wrote it.
    """
    pinned: dict[str, bytes] = {}
    for (entry,) in ledger.connection.execute(_MEMBERS).fetchall():
        kept = ledger.kept(entry)
        member = kept.record
        if not isinstance(member, Member) or (pinned and kept.author not in pinned):
            continue
        if member.role in SIGNS_ROSTER:
            pinned[member.member] = bytes.fromhex(member.signing_key)
    return frozenset(pinned.values())
