"""A list of children spoilt anywhere is taken whole or refused in sentences, never half read."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dsl_desk.exchange.pupils import read_pupils

TODAY = date(2026, 11, 17)
HEADINGS = "Forename,Surname,DOB,UPN,Year,Reg"


@settings(max_examples=150, deadline=None)
@given(
    cuts=st.lists(
        st.tuples(
            st.integers(0, 400),
            st.sampled_from(
                (b'"', b",", b"\n", b"\r", b"\0", b";", b"\t", b"\xff\xfe", b"\x9d", b"=1+1", b"")
            ),
            st.integers(0, 20),
        ),
        max_size=8,
    ),
    encoding=st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "cp1252")),
)
def test_a_file_spoilt_anywhere_is_taken_whole_or_refused_in_sentences(
    cuts: list[tuple[int, bytes, int]], encoding: str
) -> None:
    rows = '"Zoë","O\'Neil, Quill",04/03/2014,P207000016049,7,7B\n' * 5
    data = f"{HEADINGS}\n{rows}".encode(encoding)
    for at, put_in, left_out in cuts:
        data = data[:at] + put_in + data[at + left_out :]
    file = read_pupils(data, TODAY)
    assert not (file.rows and file.faults)
    assert file.rows or file.faults
    assert all(one.endswith(".") for one in (*file.faults, *file.warnings))
