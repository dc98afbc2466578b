"""What this installation remembers: an id of its own, made once, made anew when it cannot be read."""

from __future__ import annotations

import json
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from dsl_desk.device.settings import DEVICE_LENGTH, read_settings
from dsl_desk.errors import NotKept

if TYPE_CHECKING:
    from pathlib import Path


def test_the_id_is_made_at_the_first_start_and_stays(tmp_path: Path) -> None:
    first = read_settings(tmp_path)
    assert len(first.device) == DEVICE_LENGTH
    assert read_settings(tmp_path) == first
    assert json.loads((tmp_path / "device.json").read_text()) == {"device": first.device.hex()}


def test_two_installations_differ(tmp_path: Path) -> None:
    folders = [tmp_path / str(number) for number in range(20)]
    for folder in folders:
        folder.mkdir()
    assert len({read_settings(folder).device for folder in folders}) == 20


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"7",
        b"{}",
        b'{"device": null}',
        b'{"device": 7}',
        b'{"device": ""}',
        b'{"device": "zz"}',
        b'{"device": "0011223344556"}',
        b'{"device": "00112233445566"}',
        b'{"device": "001122334455667788"}',
        b"\xff\xfe",
        b"[" * 5_000,
    ],
)
def test_what_cannot_be_read_is_made_anew_and_then_stays(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "device.json").write_bytes(data)
    made = read_settings(tmp_path)
    assert len(made.device) == DEVICE_LENGTH
    assert read_settings(tmp_path) == made


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    read_settings(tmp_path)
    assert stat.S_IMODE((tmp_path / "device.json").stat().st_mode) == 0o600


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotKept, match=r"device\.json could not be written"):
        read_settings(tmp_path / "gone")
