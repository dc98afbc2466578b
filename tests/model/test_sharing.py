"""What an older disclosure reads as today."""

from __future__ import annotations

import json
from datetime import date, time

from dsl_desk.casebook.codec import decode, encode
from dsl_desk.model.record import Moment, RecordId
from dsl_desk.model.sharing import Disclosure, DisclosureState, Giving, Means

KEPT_BY_VERSION_1 = {
    "child": "1" * 32,
    "pack_number": "2026-7C1E-0001",
    "pack": "Referral pack",
    "about": "2" * 32,
    "recipient": "Duty team",
    "purpose": "An assessment.",
    "lawful_basis": "Public task.",
    "unhidden": [{"what": "3" * 32, "reason": "He saw it."}],
    "state": "given",
    "intended": {"on": "2026-11-17", "at": "10:15:00"},
    "given": {"on": "2026-11-17", "at": "10:16:00"},
    "pages": 7,
    "sha256": "ab" * 32,
}


def read(values: dict[str, object]) -> Disclosure:
    record, _ = decode(json.dumps({"values": values}).encode(), Disclosure, 1)
    assert isinstance(record, Disclosure)
    return record


def test_version_1_wrote_a_file_once() -> None:
    moment = Moment(on=date(2026, 11, 17), at=time(10, 16))
    record = read(dict(KEPT_BY_VERSION_1))
    assert record.givings == (Giving(means=Means.FILE, at=moment),)
    assert record.given == moment
    assert record.unhidden[0].what == RecordId("3" * 32)
    assert record.state is DisclosureState.GIVEN


def test_version_1_that_was_only_intended_was_given_to_nobody() -> None:
    held = {
        name: value for name, value in KEPT_BY_VERSION_1.items() if name not in {"given", "sha256", "pages"}
    }
    record = read(held | {"state": "intended"})
    assert (record.givings, record.given) == ((), None)
    assert record.line().when == record.intended


def test_todays_reads_as_it_was_written() -> None:
    record = read(dict(KEPT_BY_VERSION_1))
    assert decode(encode(record, ""), Disclosure, Disclosure.version) == (record, "")
