"""No more room: what was kept stays, what was not is said, and with room again writing goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from dsl_desk.model.record import RecordId
from tests.casebook.computer import Computer
from tests.casebook.samples import found, reopen
from tests.casebook.tampering import findings

if TYPE_CHECKING:
    from pathlib import Path

WRITER = """
from __future__ import annotations

import json, resource, signal, sys
from pathlib import Path

from dsl_desk.errors import DeskError
from tests.casebook.computer import Computer
from tests.casebook.samples import concern, put, reopen

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder, room = Path(sys.argv[1]), int(sys.argv[2])
book = reopen(folder, Computer())
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
largest = (folder / "protection.ledger").stat().st_size + room
resource.setrlimit(resource.RLIMIT_FSIZE, (largest, hard))
kept, refused = [], []
while len(refused) < 3:
    try:
        kept.append(put(book, concern(account="words " * 200)).record_id)
    except DeskError as fault:
        refused.append(str(fault))
        book.keep_draft("support", book.new_id(), b"the other ledger has room")
readable = all(book.latest(one) is not None for one in kept)
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
kept.append(put(book, concern()).record_id)
book.close()
print(json.dumps({"kept": kept, "refused": refused, "readable": readable}))
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")


@pytest.mark.parametrize("room", [0, 3_000, 20_000, 100_000])
def test_a_file_that_may_not_grow(tmp_path: Path, room: int) -> None:
    folder = tmp_path / "Oak.casebook"
    computer = Computer()
    found(folder, computer).close()
    command = [sys.executable, "-c", WRITER, str(folder), str(room)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["readable"]
    assert all("nothing was kept" in one for one in said["refused"])
    assert len(said["kept"]) > room // 10_000
    book = reopen(folder, computer)
    assert book.notices == ()
    assert {kept.record_id for kept in book.of_kind("concern")} == {RecordId(one) for one in said["kept"]}
    assert len(book.search("coat", limit=1_000)) == len(said["kept"])
    assert len(book.drafts("support")) == 3
    book.close()
    assert findings(folder, computer) == []
